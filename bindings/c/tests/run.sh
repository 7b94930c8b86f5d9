#!/bin/sh
# Tests of the C ABI that need a C compiler: the header alone in every language, the exports of the library, and the C
# programs, under valgrind where there is one. Usage: run.sh TARGET-FOLDER-WITH-THE-LIBRARY, from the repository's root.
set -eu
lib=$1
here=bindings/c/tests
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

command -v gcc >/dev/null 2>&1 || { echo "skipped: the tests of the C ABI need gcc, and there is none"; exit 0; }

warnings="-Wall -Wextra -Wpedantic -Wundef -Werror -fsyntax-only -Iinclude"
echo '#include "neglect_screen.h"' > "$out/alone.c"
cp "$out/alone.c" "$out/alone.cpp"
for family in "gcc g++" "clang clang++"; do
  cc=${family% *} cxx=${family#* }
  command -v "$cc" >/dev/null 2>&1 || { echo "skipped: the header under $cc, which is not here"; continue; }
  # C23 is c2x to compilers of 2022.
  for standard in c99 c11 c2x; do "$cc" -std=$standard $warnings "$out/alone.c"; done
  # Where the fields lie.
  if [ "$(getconf LONG_BIT)" = 64 ]; then "$cc" -std=c11 $warnings "$here/c/layout.c"; fi
  command -v "$cxx" >/dev/null 2>&1 || { echo "skipped: the header under $cxx, which is not here"; continue; }
  for standard in c++11 c++20; do "$cxx" -std=$standard $warnings "$out/alone.cpp"; done
done

nm -D --defined-only "$lib/libneglect_screen_ffi.so" | awk '{ print $3 }' | LC_ALL=C sort > "$out/exports"
diff bindings/c/exports.txt "$out/exports" || { echo "the library does not export what bindings/c/exports.txt lists"; exit 1; }

for name in use typed partnership null; do
  gcc -std=c99 -g -Wall -Wextra -Wpedantic -Werror -Wno-unused-function -Wno-missing-field-initializers -Iinclude "$here/c/$name.c" -o "$out/$name" \
    -L"$lib" -lneglect_screen_ffi -Wl,-rpath,"$lib"
  if command -v valgrind >/dev/null 2>&1; then
    valgrind --quiet --suppressions="$here/valgrind.supp" --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all --error-exitcode=3 "$out/$name"
  else
    echo "skipped: $name under valgrind, which is not here; run without it"
    "$out/$name"
  fi
done
# The vectors, without valgrind: a library built for tests takes a while over a thousand of them.
gcc -std=c99 -O2 -Wall -Wextra -Wpedantic -Werror -Wno-unused-function -Iinclude "$here/c/vectors.c" -o "$out/vectors" \
  -L"$lib" -lneglect_screen_ffi -Wl,-rpath,"$lib"
"$out/vectors" . tests/vectors/*.json
gcc -std=c99 -Iinclude "$here/c/use.c" "$lib/libneglect_screen_ffi.a" -lpthread -ldl -lm -lgcc_s -o "$out/static"
"$out/static"
echo "the C ABI holds"
