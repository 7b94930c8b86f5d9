#!/bin/sh
# Shows that abi.sh sees what it is there to see: changed copies of the C crate are compiled, one slip each, and compared.
# Only the crate itself is compiled again, and it is not linked to the rest. Usage: abi-negative-tests.sh LIBRARY ARGUMENTS..., from
# the repository's root: the library that the copies are compared with, and the arguments of `cargo rustc` that built it.
set -eu
library=$1
shift
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# Where cargo has put what the crate depends on.
externs=$(cargo rustc --message-format=json "$@" 2>/dev/null | grep -o '"[^"]*/deps/lib[^"]*\.rlib"' | tr -d '"' |
  sed 's,.*/lib\(.*\)-[0-9a-f]*\.rlib$,--extern \1=&,')
# What a vendor builds who chooses nothing.
features=$(sed -n 's/^default = \[\(.*\)\]$/\1/p' bindings/c/Cargo.toml | tr -d '" ' | tr ',' '\n' | sed 's/.*/--cfg feature="&"/')
deps=$(echo "$externs" | sed -n '1s,.*=\(.*\)/[^/]*$,\1,p')

# compiled NAME FILE SED-SCRIPT: a copy with one slip, as a shared library.
compiled() {
  rm -rf "$out/crate"
  mkdir "$out/crate"
  cp -r bindings/c/src bindings/c/abi.json "$out/crate/"
  sed -i "$3" "$out/crate/src/$2"
  if cmp -s "$out/crate/src/$2" "bindings/c/src/$2"; then echo "$1: the slip was not made"; exit 1; fi
  # shellcheck disable=SC2086
  CARGO_PKG_VERSION=0 rustc --edition 2024 --crate-name neglect_screen_ffi --crate-type rlib --emit "obj=$out/$1.o" \
    -C debuginfo=2 -C codegen-units=1 --cap-lints allow -L "dependency=$deps" $features $externs "$out/crate/src/lib.rs"
  gcc -shared "$out/$1.o" -o "$out/$1.so" -Wl,-soname,libneglect_screen.so.0
}

# slip NAME EXPECTED FILE SED-SCRIPT: what abi.sh must say to it, `passes` or `fails`.
slip() {
  compiled "$1" "$3" "$4"
  if sh bindings/c/ci/abi.sh "$library" "$out/$1.so" > "$out/said" 2>&1; then did=passes; else did=fails; fi
  [ "$did" = "$2" ] || { cat "$out/said"; echo "$1: the comparison $did"; exit 1; }
}

slip a_function_is_added passes version.rs '$a #[unsafe(no_mangle)] pub extern "C" fn neglect_added() -> i32 { 0 }'
slip a_function_is_lost fails version.rs '/fn neglect_version/s/neglect_version/neglect_release/'
slip a_status_has_another_number fails status.rs 's/^\( *\)Pack = 100/\1Pack = 101/'
slip an_argument_is_wider fails version.rs 's/header_abi: u32\(.*\) {$/header_abi: u64\1 { let header_abi = header_abi as u32;/'
slip fields_change_places fails error.rs 's/pub path: neglect_str/pub XX: neglect_str/; s/pub help: neglect_str/pub path: neglect_str/; s/pub XX: neglect_str/pub help: neglect_str/'
