#!/bin/sh
# Builds the R package and runs its checks, its guide and `R CMD check`. Usage: test.sh FOLDER-WITH-THE-C-LIBRARY, from the
# repository's root. The last line is 'N passed, N failed'.
set -eu
lib=$(cd "$1" && pwd)
root=$PWD
built=$root/target/r
. scripts/skipped.sh
sh scripts/need.sh r-base-dev r-cran-jsonlite
command -v R >/dev/null 2>&1 || { skipped "the tests of R, which need R; there is none"; exit 0; }
Rscript --vanilla -e 'library(jsonlite)' >/dev/null 2>&1 || { skipped "the tests of R, which need the package jsonlite"; exit 0; }
R --version | sed -n '1s/ (.*//p'

rm -rf "$built"
mkdir -p "$built/lib" "$built/site" "$built/tests"
case $(uname -s) in
  Darwin) cp "$lib/libneglect_screen_ffi.dylib" "$built/lib/libneglect_screen.dylib" ;;
  *)
    cp "$lib/libneglect_screen_ffi.so" "$built/lib/libneglect_screen.so"
    major=$(sed -n 's/^#define NEGLECT_ABI_MAJOR //p' include/neglect_screen.h)
    ln -s libneglect_screen.so "$built/lib/libneglect_screen.so.$major"
    ;;
esac
export NEGLECT_SCREEN_CFLAGS="-I$root/include"
export NEGLECT_SCREEN_LIBS="-L$built/lib -lneglect_screen -Wl,-rpath,$built/lib"
export R_LIBS="$built/site" NEGLECT_R_BUILT="$built/tests"

passed=0 failed=0
holds() {
  what=$1; shift
  if "$@" > "$built/holds.txt" 2>&1; then
    echo "ok     $what"
    passed=$((passed + 1))
  else
    echo "FAILED $what"
    cat "$built/holds.txt"
    failed=$((failed + 1))
  fi
}

cp -r bindings/r/neglectscreen "$built/neglectscreen"
(cd "$built" && R CMD build neglectscreen > build.txt 2>&1) || { cat "$built/build.txt"; exit 1; }
# Without the manual, which needs TeX. What it says is all that it may say: a note that the package is new.
checked() {
  (cd "$built" && _R_CHECK_FORCE_SUGGESTS_=false R CMD check --no-manual --library="$built/site" neglectscreen_*.tar.gz) &&
    ! grep -E '^\* .*(WARNING|ERROR|NOTE)$' "$built/neglectscreen.Rcheck/00check.log"
}
R CMD INSTALL --library="$built/site" "$built"/neglectscreen_*.tar.gz > "$built/install.txt" 2>&1 ||
  { cat "$built/install.txt"; exit 1; }
holds "R CMD check has nothing to say" checked

cp bindings/r/tests/helpers.c "$built/tests"
(cd "$built/tests" && R CMD SHLIB helpers.c > shlib.txt 2>&1) || { cat "$built/tests/shlib.txt"; exit 1; }
Rscript --vanilla bindings/r/tests/checks.R > "$built/checks.txt" 2>&1 || true
cat "$built/checks.txt"
counts=$(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$built/checks.txt")
counts=${counts:-0 1}
passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))

# The blocks of the guide are one program.
awk '/^```r$/ { inside = 1; next } /^```$/ { inside = 0 } inside { print }' docs/r.md > "$built/guide.R"
holds "the guide" Rscript --vanilla "$built/guide.R"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
