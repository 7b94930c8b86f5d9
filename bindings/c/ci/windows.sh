#!/bin/sh
# The library for Windows (x86-64, GNU): built, and its C programs run under wine. Too slow for every run; `make windows`
# calls it, and docs/platforms.md has the last result. Usage: windows.sh, from the repository's root.
#
# The Rust for it is rustup's, or else that of Debian (rustc-web, rust-web-src), which builds its standard library itself.
# It leaves in target/windows what is shipped: bin/neglect_screen.dll, lib/libneglect_screen.dll.a and the header.
set -eu
. scripts/skipped.sh
triple=x86_64-pc-windows-gnu
mingw=x86_64-w64-mingw32
tree=target/windows
c=bindings/c/tests/c

sh scripts/need.sh gcc-mingw-w64-x86-64 wine64 wine
command -v $mingw-gcc >/dev/null 2>&1 || { skipped "Windows, which needs mingw"; exit 0; }

# library OPTIONS-OF-RUSTC...: builds the DLL.
if [ "${NEGLECT_WINDOWS_RUST:-}" != debian ] && rustup target add $triple >/dev/null 2>&1; then
  echo "with rustup's Rust: $(rustc --version)"
  built=target/$triple/release
  library() { cargo rustc --quiet --release -p neglect-screen-c --target $triple --crate-type cdylib -- "$@"; }
else
  sh scripts/need.sh rustc-web rust-web-src
  [ -x /usr/bin/rustc ] || { skipped "Windows, which needs a Rust that compiles for it"; exit 0; }
  echo "with Debian's Rust: $(/usr/bin/rustc --version)"
  built=target/windows-debian/$triple/release
  library() {
    RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target/windows-debian cargo rustc --quiet --release \
      -Zbuild-std=std,panic_unwind -p neglect-screen-c --target $triple --crate-type cdylib -- "$@"
  }
fi

# What is tested is what is shipped; then once more with a function that panics.
library -C strip=symbols
rm -rf $tree
mkdir -p $tree/bin $tree/lib $tree/include $tree/tests
cp "$built/neglect_screen_ffi.dll" $tree/bin/neglect_screen.dll
cp include/neglect_screen.h $tree/include/
{ echo EXPORTS; cat bindings/c/exports.txt; } > $tree/lib/neglect_screen.def
$mingw-dlltool -d $tree/lib/neglect_screen.def -D neglect_screen.dll -l $tree/lib/libneglect_screen.dll.a

$mingw-objdump -p $tree/bin/neglect_screen.dll > $tree/tests/about
sed -n '/Ordinal.*Name Pointer/,/^$/s/.*\[ *[0-9]*\] \(neglect_[a-z_0-9]*\).*/\1/p' $tree/tests/about | LC_ALL=C sort |
  diff bindings/c/exports.txt - || { echo "the DLL does not export what bindings/c/exports.txt lists"; exit 1; }
needed=$(sed -n 's/.*DLL Name: //p' $tree/tests/about | tr 'A-Z' 'a-z' | LC_ALL=C sort -u)
echo "needs" $needed
# What comes with Windows and nothing else: no runtime that must be installed first.
if echo "$needed" | grep -Evx '(kernel32|ntdll|msvcrt|userenv|ws2_32|bcrypt|bcryptprimitives|advapi32|api-ms-win-.*)\.dll'; then
  echo "the DLL needs the above, which Windows does not bring"
  exit 1
fi

# Fields lie there as they lie here.
$mingw-gcc -std=c11 -fsyntax-only -Wall -Werror -I$tree/include $c/generated/layout.c

# Debian keeps it out of the path.
wine=$(command -v wine64 || command -v /usr/lib/wine/wine64) || { skipped "the DLL under wine, which is not here"; exit 0; }
export WINEPREFIX="$(pwd)/$tree/wine" WINEDEBUG=-all RUST_BACKTRACE=0

# Wine 8 has no bcryptprimitives.dll; every Windows since 8 has. For tests only.
cat > $tree/tests/bcryptprimitives.c <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);
__declspec(dllexport) BOOL ProcessPrng(PBYTE data, SIZE_T length) { return SystemFunction036(data, (ULONG)length); }
C
$mingw-gcc -shared $tree/tests/bcryptprimitives.c -o $tree/tests/bcryptprimitives.dll -ladvapi32
cp $tree/bin/neglect_screen.dll $tree/tests/

# runs SOURCE WORDS...: compiles a program and runs it beside the DLL.
runs() {
  source=$1
  shift
  name=$(basename "$source" .c)
  $mingw-gcc -std=c99 -Wall -Wextra -Wpedantic -Werror -Wno-unused-function -Wno-missing-field-initializers \
    -D__USE_MINGW_ANSI_STDIO=1 -I$tree/include "$source" -o "$tree/tests/$name.exe" -L$tree/lib -lneglect_screen \
    -static-libgcc -Wl,-Bstatic -lpthread -Wl,-Bdynamic
  "$wine" "$tree/tests/$name.exe" "$@" > "$tree/tests/$name.said" 2>&1 ||
    { cat "$tree/tests/$name.said"; echo "$source does not hold on Windows"; exit 1; }
}

for source in $c/use.c $c/typed.c $c/null.c $c/threads.c bindings/c/examples/*.c; do runs "$source"; done
runs $c/vectors.c . tests/vectors/*.json
tail -1 $tree/tests/vectors.said

library -C strip=symbols --cfg neglect_panics
cp "$built/neglect_screen_ffi.dll" $tree/tests/neglect_screen.dll
echo neglect_panics >> $tree/lib/neglect_screen.def
$mingw-dlltool -d $tree/lib/neglect_screen.def -D neglect_screen.dll -l $tree/tests/libneglect_screen.dll.a
$mingw-gcc -std=c99 -I$tree/include bindings/c/ci/panics.c -o $tree/tests/panics.exe -L$tree/tests -lneglect_screen
"$wine" $tree/tests/panics.exe > $tree/tests/panics.said 2>&1 ||
  { cat $tree/tests/panics.said; echo "a panic does not become a status on Windows"; exit 1; }
rm $tree/lib/neglect_screen.def

echo "neglect_screen.dll: $(wc -c < $tree/bin/neglect_screen.dll) bytes"
echo "the C ABI holds on Windows"
