#!/bin/sh
# An installed tree as a vendor finds it: programs that know of the library only through pkg-config or through CMake, and
# one that holds another Rust library besides. Usage: installed.sh TREE, from the repository's root. The tree stands
# elsewhere than it was installed to, so that what it says of places is seen to move with it.
set -eu
. scripts/skipped.sh
tree=$1
program=$(pwd)/bindings/c/tests/c/use.c
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# A neglect_str of a program is never of another library's make: what the system's libraries are is rustc's to say.
if command -v pkg-config >/dev/null 2>&1; then
  export PKG_CONFIG_PATH="$tree/lib/pkgconfig"
  pkg-config --exists 'neglect_screen >= 0.1'
  # shellcheck disable=SC2046
  gcc -std=c99 "$program" -o "$out/shared" $(pkg-config --cflags --libs neglect_screen) \
    "-Wl,-rpath,$(pkg-config --variable=libdir neglect_screen)"
  "$out/shared"
  # Of the libraries that --static lists, only ours is static.
  # shellcheck disable=SC2046
  gcc -std=c99 -DNEGLECT_STATIC "$program" -o "$out/static" $(pkg-config --static --cflags --libs neglect_screen |
    sed 's/-lneglect_screen/-l:libneglect_screen.a/')
  "$out/static"
else
  skipped "a program built through pkg-config, which is not here"
fi

if command -v cmake >/dev/null 2>&1; then
  cmake -S bindings/c/ci/consumers -B "$out/cmake" "-DPROGRAM=$program" "-DCMAKE_PREFIX_PATH=$tree" > "$out/log" &&
    cmake --build "$out/cmake" > "$out/log" || { cat "$out/log"; exit 1; }
  for built in neglect_screen static hidden; do "$out/cmake/with_$built"; done
  # The static ones ask for no library of ours when they start.
  for built in static hidden; do
    if readelf -d "$out/cmake/with_$built" | grep neglect_screen; then echo "$built is not static"; exit 1; fi
  done
else
  skipped "a program built through CMake, which is not here"
fi

seen=$(nm -g --defined-only "$tree/lib/libneglect_screen_hidden.a" | awk 'NF == 3 { print $3 }' | LC_ALL=C sort)
[ "$seen" = "$(cat bindings/c/exports.txt)" ] || { echo "the hidden library shows more or less than our functions"; exit 1; }
rustc --edition 2024 --crate-type staticlib -C opt-level=1 -C lto=fat bindings/c/ci/consumers/other.rs -o "$out/libother.a"
system=$(PKG_CONFIG_PATH="$tree/lib/pkgconfig" sed -n 's/^Libs.private: //p' "$tree/lib/pkgconfig/neglect_screen.pc")
for order in "$tree/lib/libneglect_screen_hidden.a $out/libother.a" "$out/libother.a $tree/lib/libneglect_screen_hidden.a"; do
  # shellcheck disable=SC2086
  gcc -std=c99 "-I$tree/include" bindings/c/ci/consumers/beside.c $order $system -o "$out/beside"
  "$out/beside"
done
