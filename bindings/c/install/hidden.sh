#!/bin/sh
# Makes of the static library one that shows nothing but our functions, so that it links beside another Rust library:
# both carry the Rust runtime, and its names would be defined twice. What no function of ours reaches is left out.
# Needs GNU ld and objcopy. Usage: hidden.sh STATIC-LIBRARY RESULT, from the repository's root.
set -eu
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# Groups of sections that linkers fold together are dissolved: a local symbol in a folded group would be lost.
roots=$(sed 's/^/-u /' bindings/c/exports.txt)
# shellcheck disable=SC2086
ld -r --force-group-allocation --gc-sections $roots "$1" -o "$out/neglect_screen.o"
# The standard library's bitcode is for nobody any more, and what is left of it upsets archivers that know LLVM.
objcopy --remove-section=.llvmbc --remove-section=.llvmcmd "$out/neglect_screen.o"
objcopy --keep-global-symbols=bindings/c/exports.txt --strip-debug "$out/neglect_screen.o"
rm -f "$2"
ar rcsD "$2" "$out/neglect_screen.o"
