#!/bin/sh
# The header alone, in every language and under every compiler that is here, without a warning; and where the fields of
# its structs lie. Usage: header.sh INCLUDE-FOLDER, from the repository's root.
set -eu
. scripts/skipped.sh
include=$1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

warnings="-Wall -Wextra -Wpedantic -Wundef -Werror -fsyntax-only -I$include"
echo '#include "neglect_screen.h"' > "$out/alone.c"
cp "$out/alone.c" "$out/alone.cpp"
for family in "gcc g++" "clang clang++"; do
  cc=${family% *} cxx=${family#* }
  command -v "$cc" >/dev/null 2>&1 || { skipped "the header under $cc, which is not here"; continue; }
  # C23 is c2x to compilers of 2022.
  for standard in c99 c11 c2x; do "$cc" -std=$standard $warnings "$out/alone.c"; done
  if [ "$(getconf LONG_BIT)" = 64 ]; then "$cc" -std=c11 $warnings bindings/c/tests/c/generated/layout.c; fi
  command -v "$cxx" >/dev/null 2>&1 || { skipped "the header under $cxx, which is not here"; continue; }
  for standard in c++11 c++20; do "$cxx" -std=$standard $warnings "$out/alone.cpp"; done
done
