#!/bin/sh
# The C programs with a library that watches its own accesses to memory: first for wrong and lost memory, with undefined
# behaviour of the C side (address, leak, undefined), then for races (thread). Needs the nightly compiler, with `rust-src`
# for races. Usage: sanitize.sh, from the repository's root; `make sanitize` calls it.
#
# What is so about the tools, on x86-64 Linux:
#
# - For addresses the standard library need not be built again: it calls malloc, free and memcpy, which are watched, and
#   gcc's runtime serves the library too.
# - For races it must be (-Zbuild-std), or what its locks and counters order is not seen and looks like a race. gcc's
#   runtime is too old for that; the one that comes with the nightly compiler serves gcc's code as well.
set -eu
. scripts/skipped.sh
target=$(uname -m)-unknown-linux-gnu
c=bindings/c/tests/c
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export RUST_BACKTRACE=0

sysroot=$(rustc +nightly --print sysroot 2>/dev/null) || { skipped "sanitizers, which need the nightly compiler"; exit 0; }

# library SANITIZER PREFIX OPTIONS...: builds the library, and holds that it is watched: what is not shows no fault.
library() {
  sanitizer=$1 prefix=$2
  shift 2
  built=target/$sanitizer/$target/debug
  RUSTFLAGS="-Zsanitizer=$sanitizer" CARGO_TARGET_DIR="target/$sanitizer" cargo +nightly rustc --quiet "$@" \
    -p neglect-screen-c --target "$target" --crate-type cdylib -- --cfg neglect_panics
  nm -D --undefined-only "$built/libneglect_screen_ffi.so" | grep -q " $prefix" ||
    { echo "the library was not built with -Zsanitizer=$sanitizer"; exit 1; }
}

# sees FAULT WORDS: a program with that fault is stopped, with those words.
sees() {
  if "$out/faults" "$1" > "$out/said" 2>&1 || ! grep -q "$2" "$out/said"; then
    cat "$out/said"
    echo "$1 is not seen as $2"
    exit 1
  fi
}

library address __asan_report_load
for source in $(grep -l '^int main' $c/*.c bindings/c/examples/*.c) bindings/c/ci/panics.c bindings/c/ci/faults.c; do
  name=$(basename "$source" .c)
  words=
  case $name in
    vectors) words=". $(echo tests/vectors/*.json)" ;;
    # It stands in for functions of the C library, and so does the sanitizer.
    quiet) continue ;;
  esac
  gcc -std=c99 -g -fsanitize=address,undefined -fno-sanitize-recover=all -Iinclude "$source" -o "$out/$name" \
    "-L$built" -lneglect_screen_ffi "-Wl,-rpath,$built" -pthread
  # shellcheck disable=SC2086
  "$out/$name" $words > "$out/said" 2>&1 || { cat "$out/said"; echo "$source does not hold under the address sanitizer"; exit 1; }
done
sees text_too_long 'heap-buffer-overflow'
grep -q ' in .*neglect_screen.*\.rs:' "$out/said" || { cat "$out/said"; echo "the library itself is not watched"; exit 1; }
sees read_after_free 'heap-use-after-free'
sees never_freed 'LeakSanitizer: detected memory leaks'
echo "no wrong and no lost memory"

[ -d "$sysroot/lib/rustlib/src/rust/library" ] || { skipped "races, which need: rustup component add rust-src --toolchain nightly"; exit 0; }
library thread __tsan_read -Zbuild-std
for source in $c/threads.c bindings/c/ci/faults.c; do
  name=$(basename "$source" .c)
  gcc -std=c99 -g -fsanitize=thread -Iinclude -c "$source" -o "$out/$name.o"
  gcc "$out/$name.o" -o "$out/$name" "-L$built" -lneglect_screen_ffi "-Wl,-rpath,$built" -Wl,--export-dynamic \
    -Wl,--whole-archive "$sysroot/lib/rustlib/$target/lib/librustc-nightly_rt.tsan.a" -Wl,--no-whole-archive \
    -lpthread -lrt -lm -ldl -lresolv
  "$out/$name" > "$out/said" 2>&1 || { cat "$out/said"; echo "$source does not hold under the thread sanitizer"; exit 1; }
done
sees changed_at_once 'ThreadSanitizer: data race'
grep -q 'neglect_screener_builder_set_limit' "$out/said" || { cat "$out/said"; echo "the library itself is not watched"; exit 1; }
echo "no races"
