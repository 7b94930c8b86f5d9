#!/bin/sh
# Writes down the ABI as it stands: what `abi.sh` and `old-client.sh` hold every later library to. Run it when a minor
# version is released, and until 0.1 is, in the commit that adds a function; docs/abi.md has the rules.
# Usage: baseline.sh TREE, from the repository's root.
set -eu
lib=$1/lib/libneglect_screen.so
defined() { sed -n "s/^#define NEGLECT_ABI_$1 //p" include/neglect_screen.h; }
major=$(defined MAJOR)
version=$major.$(defined MINOR)
client=bindings/c/abi/$version
if grep -q "^$version " bindings/c/abi/released.txt; then
  echo "ABI $version is out, and what is written down of it stays: raise NEGLECT_ABI_MINOR"
  exit 1
fi

# As abidw writes it, without places on this machine; units of compilation that show nothing of ours are left out, and
# the others are numbered.
abidw --no-corpus-path --no-comp-dir-path --no-show-locs --type-id-style hash "$lib" |
  awk '/<abi-instr / { unit = $0; next }
    unit != "" && /<\/abi-instr>/ { unit = ""; next }
    unit != "" { sub(/ path=[^ ]*/, " path=\047" ++units "\047", unit); print unit; unit = "" }
    { print }' > "bindings/c/abi/neglect_screen.$major.abi.xml"

# A program of this version: its header and the tests that it has.
rm -rf "$client"
mkdir -p "$client"
cp include/neglect_screen.h bindings/c/abi.json bindings/c/tests/c/check.h "$client/"
for test in use typed partnership null threads vectors; do cp "bindings/c/tests/c/$test.c" "$client/"; done
