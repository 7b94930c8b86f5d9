#!/bin/sh
# Tests of the C ABI that need a C compiler: they install what was built and look at it as a vendor would, each check in a
# script of its own. Usage: run.sh FOLDER-WITH-THE-BUILT-LIBRARIES
# [ARGUMENTS-OF-THE-CARGO-RUSTC-THAT-BUILT-THEM...], from the repository's root.
set -eu
ci=bindings/c/ci
. scripts/skipped.sh
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

command -v gcc >/dev/null 2>&1 || { skipped "the tests of the C ABI, which need gcc; there is none"; exit 0; }

DESTDIR="$out" PREFIX=/opt/neglect sh bindings/c/install/install.sh "$1"
tree=$out/opt/neglect
sh $ci/header.sh "$tree/include"
sh $ci/library.sh "$tree"
if command -v abidiff >/dev/null 2>&1; then
  sh $ci/released.sh "$tree"
  # Compiles the crate again, as cargo has built it: the arguments of that build.
  shift
  [ $# = 0 ] || sh $ci/abi-negative-tests.sh "$tree/lib/libneglect_screen.so" "$@"
else
  skipped "the ABI beside those that were released, which needs abidiff (abigail-tools)"
fi
sh $ci/programs.sh "$tree"
sh $ci/installed.sh "$tree"
echo "the C ABI holds"
