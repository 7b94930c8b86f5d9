#!/bin/sh
# Builds the package for browsers, Node and Deno in target/js. Usage: bindings/js/build.sh [PROFILE], from the repository's
# root: `wasm` is what is shipped, and `wasm-test` is built in a third of the time.
#
# The Rust for it is rustup's, or else that of Debian (rustc-web, rust-web-src, lld-19), which builds its standard library
# itself. Leaves target/js without a .wasm file, and says so, where neither is there.
set -eu
. scripts/skipped.sh
triple=wasm32-unknown-unknown
tree=target/js
profile=${1:-wasm}
rm -rf $tree
mkdir -p $tree

if [ "${NEGLECT_WASM_RUST:-}" != debian ] && timeout 120 rustup target add $triple >/dev/null 2>&1; then
  echo "with rustup's Rust: $(rustc --version)"
  built=target/$triple/$profile
  cargo build --quiet --profile "$profile" -p neglect-screen-js --lib --target $triple
else
  sh scripts/need.sh rustc-web rust-web-src lld-19
  command -v wasm-ld-19 >/dev/null 2>&1 && [ -x /usr/bin/rustc ] ||
    { skipped "WebAssembly, which needs a Rust that compiles for it"; exit 0; }
  echo "with Debian's Rust: $(/usr/bin/rustc --version)"
  built=target/wasm-debian/$triple/$profile
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target/wasm-debian \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 \
    cargo build --quiet --profile "$profile" -Zbuild-std=std,panic_abort -p neglect-screen-js --lib --target $triple
fi

cp "$built/neglect_screen_js.wasm" $tree/neglect_screen.wasm
cp bindings/js/package/* $tree/
# The packs as a module, so that they load wherever modules do. Built with the features of the workspace's tests, which have
# built nearly all of it.
cargo build --quiet --workspace --all-features --example pack_texts
{
  printf 'export const england = '
  target/debug/examples/pack_texts
  printf ';\n'
} > $tree/england.js
echo "neglect_screen.wasm: $(wc -c < $tree/neglect_screen.wasm) bytes, $(gzip -9c $tree/neglect_screen.wasm | wc -c) compressed"
echo "england.js: $(wc -c < $tree/england.js) bytes, $(gzip -9c $tree/england.js | wc -c) compressed"
