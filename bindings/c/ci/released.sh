#!/bin/sh
# Holds the library of today to every released version of its major version: what abidiff sees of each library of then, and
# programs of then, compiled with their own header, run with the library of today: what a vendor has who updates the
# library and not the program. A release is a tag `v0.1.0`, and each is built anew from it, so nothing of it is copied into
# the tree. Usage: released.sh TREE, from the repository's root; the library in TREE has debug information.
set -eu
tree=$1
out=$(mktemp -d)
then=
trap '[ -z "$then" ] || git worktree remove --force "$then"; rm -rf "$out"' EXIT

major=$(sed -n 's/^#define NEGLECT_ABI_MAJOR //p' include/neglect_screen.h)
for tag in $(git tag --list 'v*'); do
  [ "$(git show "$tag:include/neglect_screen.h" | sed -n 's/^#define NEGLECT_ABI_MAJOR //p')" = "$major" ] || continue
  then=$out/$tag
  git worktree add --quiet --detach "$then" "$tag"
  make --silent -C "$then" c-debug
  sh bindings/c/ci/abi.sh "$then/target/debug/libneglect_screen_ffi.so" "$tree/lib/libneglect_screen.so"
  for source in "$then"/bindings/c/tests/c/*.c; do
    gcc -std=c99 -w -DOLD_CLIENT "-I$then/include" "$source" -o "$out/program" "-L$tree/lib" -lneglect_screen \
      "-Wl,-rpath,$tree/lib" -pthread
    words=
    # The vectors of today: what a case says changes with its packs, and not with a program.
    [ "$(basename "$source")" != vectors.c ] || words=". $(echo tests/vectors/*.json)"
    # shellcheck disable=SC2086
    "$out/program" $words || { echo "$tag: $(basename "$source") no longer holds"; exit 1; }
  done
  git worktree remove --force "$then"
  then=
done
