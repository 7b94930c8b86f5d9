#!/bin/sh
# Programs of every version of the ABI so far, compiled with the header of their own version and run with the library of
# today: what a vendor has who updates the library and not the program. Usage: old-client.sh TREE, from the repository's
# root.
set -eu
tree=$1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

major=$(sed -n 's/^#define NEGLECT_ABI_MAJOR //p' include/neglect_screen.h)
for client in bindings/c/abi/"$major".*/; do
  for source in "$client"*.c; do
    gcc -std=c99 -w -DOLD_CLIENT "-I$client" "$source" -o "$out/program" "-L$tree/lib" -lneglect_screen "-Wl,-rpath,$tree/lib" -pthread
    words=
    # The vectors of today: what a case says changes with its packs, and not with a program.
    [ "$(basename "$source")" != vectors.c ] || words=". $(echo tests/vectors/*.json)"
    # shellcheck disable=SC2086
    "$out/program" $words || { echo "$source no longer holds"; exit 1; }
  done
done
