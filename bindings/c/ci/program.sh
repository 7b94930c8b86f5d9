#!/bin/sh
# One C program, test or example, built against an installed tree: as C99, run under valgrind, and as C++11, which says the
# same. Usage: program.sh TREE SOURCE, from the repository's root.
set -eu
tree=$1 source=$2
name=$(basename "$source" .c)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

flags="-g -Wall -Wextra -Wpedantic -Werror -Wno-unused-function -Wno-missing-field-initializers -I$tree/include"
link="-L$tree/lib -lneglect_screen -Wl,-rpath,$tree/lib -pthread -rdynamic -lm"
run="valgrind --quiet --suppressions=bindings/c/tests/valgrind.supp --leak-check=full --show-leak-kinds=all
  --errors-for-leak-kinds=all --error-exitcode=3"
command -v valgrind >/dev/null 2>&1 || run=
words=
case $name in
  # valgrind lets one thread run at a time; for races there is `make sanitize`.
  threads) run= ;;
  # These are about the process itself: its memory, stacks, signals and children.
  memory | process) run= ;;
  # Loads the library by its name, and is not linked with it.
  plug_in) run= words=$tree/lib/libneglect_screen.so flags="$flags -Wl,--as-needed" ;;
  # More than a thousand cases; a library built for tests takes a while over them.
  vectors) run= words=". $(echo tests/vectors/*.json)" ;;
esac

gcc -std=c99 $flags "$source" -o "$out/c" $link
# With backtraces, the standard library would keep what it has read of the library's symbols for good.
export RUST_BACKTRACE=0
$run "$out/c" $words > "$out/said" || { cat "$out/said"; echo "$source does not hold"; exit 1; }
# What stands in for functions of the C library cannot be C++, which declares them otherwise.
[ "$name" != no_syscalls ] || exit 0
g++ -std=c++11 -x c++ $flags "$source" -x none -o "$out/cpp" $link
"$out/cpp" $words | cmp - "$out/said"
