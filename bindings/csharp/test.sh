#!/bin/sh
# Builds the C# package and runs its checks on .NET and on Mono. Usage: test.sh FOLDER-WITH-THE-C-LIBRARY, from the
# repository's root. The last line is 'N passed, N failed'.
set -eu
lib=$1
here=bindings/csharp
built=$PWD/target/csharp
passed=0 failed=0

. scripts/skipped.sh
. $here/sdk.sh
if [ -z "$dotnet" ]; then
  skipped "the tests of C#: $no_dotnet"
  exit 0
fi
. $here/mono.sh
echo "C#: SDK $sdk_version${DOTNET_ROOT:+ (fetched into target/dotnet)}, for $framework${mono:+ and Mono}"
[ -n "$mono" ] || skipped "the checks on Mono: $no_mono"

case $(uname -s) in
  Darwin) system=osx file=libneglect_screen.dylib from=libneglect_screen_ffi.dylib ;;
  *) system=linux file=libneglect_screen.so from=libneglect_screen_ffi.so ;;
esac
case $(uname -m) in
  arm64 | aarch64) rid=$system-arm64 ;;
  *) rid=$system-x64 ;;
esac
mkdir -p "$built/native/$rid"
cp "$lib/$from" "$built/native/$rid/$file"

settings="-nologo -v quiet -p:ModernFramework=$framework -p:WithoutFeed=true -p:MonoFolder=${mono:+$mono_folder}"
"$dotnet" build $settings "-p:NativeLibrary=$built/native/$rid/$file" $here/NeglectScreen.Conformance > "$built/build.txt" 2>&1 \
  || { cat "$built/build.txt"; exit 1; }

# The programs that were built, to be run by name and framework.
on_dotnet() { name=$1; shift; "$dotnet" "$built/bin/$name/$framework/$name.dll" "$@"; }
on_mono() { name=$1; shift; "$mono" "$built/bin/$name/net462/$name.exe" "$@"; }

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

# What a runner printed, and its counts; one that did not get to its last line has failed.
count() {
  sed "s/^/$1  /" "$2"
  counts=$(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$2")
  counts=${counts:-0 1}
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
}

# Both runtimes at once, and meanwhile what needs no runner.
if [ -n "$mono" ]; then
  on_mono NeglectScreen.Conformance > "$built/mono.txt" 2>&1 &
  mono_run=$!
fi
on_dotnet NeglectScreen.Conformance > "$built/dotnet.txt" 2>&1 &
dotnet_run=$!

. $here/loading.sh
. $here/package.sh

wait $dotnet_run || true
count ".NET" "$built/dotnet.txt"
if [ -n "$mono" ]; then
  wait $mono_run || true
  count "Mono" "$built/mono.txt"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
