#!/bin/sh
# Every C program, tests and examples, as many at once as there are cores: see program.sh. Usage: programs.sh TREE, from
# the repository's root.
set -eu
. scripts/skipped.sh
command -v valgrind >/dev/null 2>&1 || skipped "C programs under valgrind, which is not here; they run without it"
grep -l '^int main' bindings/c/tests/c/*.c bindings/c/examples/*.c |
  xargs -P "$(getconf _NPROCESSORS_ONLN)" -n 1 sh bindings/c/ci/program.sh "$1"
