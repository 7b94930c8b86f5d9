#!/bin/sh
# What cargo-c installs beside what `make install` does: the same files for programs, with the same words in them, and a
# program that knows of the library only through the pkg-config file of cargo-c. Usage: cargo-c.sh TREE, from the
# repository's root, where TREE is what install.sh laid out.
set -eu
. scripts/skipped.sh
ours=$1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

cargo cinstall --help >/dev/null 2>&1 || { skipped "what cargo-c installs, which needs: cargo install cargo-c --locked"; exit 0; }
command -v pkg-config >/dev/null 2>&1 || { skipped "what cargo-c installs, which needs pkg-config"; exit 0; }

cargo cinstall --debug -p neglect-screen-c \
  --destdir "$out" --prefix /opt/neglect --libdir /opt/neglect/lib > "$out/log" 2>&1 ||
  { cat "$out/log"; exit 1; }
tree=$out/opt/neglect
lib=$tree/lib/libneglect_screen.so

wrong() { echo "what cargo-c installs: $1"; exit 1; }

# cargo-c puts a header into a folder of the library's name unless told; a vendor's #include must not depend on who installed.
cmp "$ours/include/neglect_screen.h" "$tree/include/neglect_screen.h" || wrong "another header, or elsewhere"
[ -e "$tree/lib/libneglect_screen.a" ] || wrong "no static library"
soname() { readelf -d "$1" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p'; }
[ "$(soname "$lib")" = "$(soname "$ours/lib/libneglect_screen.so")" ] || wrong "the SONAME $(soname "$lib")"
nm -D --defined-only "$lib" | awk '{ print $3 }' | LC_ALL=C sort > "$out/exports"
diff bindings/c/exports.txt "$out/exports" || wrong "other exports"
told() { PKG_CONFIG_PATH="$1/lib/pkgconfig" pkg-config --modversion neglect_screen; }
[ "$(told "$tree")" = "$(told "$ours")" ] || wrong "version $(told "$tree") to pkg-config, and not $(told "$ours")"

export PKG_CONFIG_PATH="$tree/lib/pkgconfig"
# The tree stands elsewhere than it was installed to.
there="--define-variable=prefix=$tree --define-variable=exec_prefix=$tree"
# shellcheck disable=SC2046,SC2086
gcc -std=c99 bindings/c/tests/c/use.c -o "$out/use" "-I$tree/include" "-L$tree/lib" \
  $(pkg-config $there --cflags --libs neglect_screen) "-Wl,-rpath,$tree/lib"
"$out/use"
