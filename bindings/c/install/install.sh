#!/bin/sh
# Installs a built library for C programs: header, shared library by ABI version, static library, pkg-config file and
# CMake config; with GNU binutils also the hidden static library (hidden.sh). Usage, from the repository's root:
#
#   [DESTDIR=...] [PREFIX=/usr/local] [LIBDIR=lib] sh bindings/c/install/install.sh FOLDER-WITH-THE-BUILT-LIBRARIES
set -eu
built=$1
here=bindings/c/install
prefix=${PREFIX:-/usr/local}
libdir=${LIBDIR:-lib}
root=${DESTDIR:-}$prefix
lib=$root/$libdir

defined() { sed -n "s/^#define NEGLECT_ABI_$1 //p" include/neglect_screen.h; }
manifest() { sed -n '/^\[workspace.package\]/,/^$/s/^'"$1"' = "\(.*\)"$/\1/p' Cargo.toml; }
up() { echo "$1" | sed 's,[^/][^/]*,..,g'; }
major=$(defined MAJOR)
minor=$(defined MINOR)
system=$(tr '\n' ' ' < "$built/native-static-libs" | sed 's/ *$//')

fill() {
  sed -e "s,@TO_PREFIX@,$(up "$libdir/pkgconfig"),g" -e "s,@TO_INCLUDE@,$(up "$libdir")/include,g" \
    -e "s,@LIBDIR@,$libdir,g" -e "s,@ABI_MAJOR@,$major,g" -e "s,@VERSION@,$(manifest version),g" \
    -e "s,@URL@,$(manifest repository),g" -e "s,@POINTER_BYTES@,$(($(getconf LONG_BIT) / 8)),g" \
    -e "s,@SYSTEM_LIBRARIES@,$system,g" -e "s,@SYSTEM_LIBRARIES_CMAKE@,$(echo "$system" | sed 's/ /;/g'),g" \
    "$here/$1.in" > "$2/$1"
}

mkdir -p "$root/include" "$lib/pkgconfig" "$lib/cmake/NeglectScreen"
install -m 644 include/neglect_screen.h "$root/include/"
install -m 755 "$built/libneglect_screen_ffi.so" "$lib/libneglect_screen.so.$major.$minor.0"
ln -sf "libneglect_screen.so.$major.$minor.0" "$lib/libneglect_screen.so.$major"
ln -sf "libneglect_screen.so.$major" "$lib/libneglect_screen.so"
install -m 644 "$built/libneglect_screen_ffi.a" "$lib/libneglect_screen.a"
if command -v objcopy >/dev/null 2>&1; then
  sh "$here/hidden.sh" "$built/libneglect_screen_ffi.a" "$lib/libneglect_screen_hidden.a"
fi
fill neglect_screen.pc "$lib/pkgconfig"
fill NeglectScreenConfig.cmake "$lib/cmake/NeglectScreen"
fill NeglectScreenConfigVersion.cmake "$lib/cmake/NeglectScreen"
