#!/bin/sh
# The long attack: each target for so many seconds, under the address sanitizer, from its seeds and what earlier runs found
# (fuzz/corpus). Needs a nightly compiler. A crash is kept in fuzz/artifacts.
# Usage: sh fuzz/run.sh [SECONDS [TARGET...]], from the repository's root.
set -eu
seconds=${1:-300}
[ $# = 0 ] || shift
[ $# != 0 ] || set -- $(cd fuzz/fuzz_targets && ls | sed 's/\.rs$//')
host=$(rustc +nightly -vV | sed -n 's/^host: //p')

# What `cargo fuzz` builds with; the host is named so that build scripts are built without it.
coverage="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
  -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
RUSTFLAGS="--cfg fuzzing -Zsanitizer=address -Cdebug-assertions $(echo $coverage)" CARGO_TARGET_DIR=target/fuzz \
  cargo +nightly build --quiet --locked --release --target "$host" --manifest-path fuzz/Cargo.toml --bins

for target; do
  mkdir -p "fuzz/corpus/$target" "fuzz/artifacts/$target"
  # Inputs may be long from the beginning: what is read, and programs of many steps, has much in it.
  "target/fuzz/$host/release/$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -max_total_time="$seconds" \
    -max_len=16384 -len_control=0 -timeout=60 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix="fuzz/artifacts/$target/" > "fuzz/corpus/$target.log" 2>&1 ||
    { tail -40 "fuzz/corpus/$target.log"; echo "$target does not hold"; exit 1; }
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "fuzz/corpus/$target.log")
  echo "$target: $runs executions; fuzz/corpus/$target.log"
done
