#!/bin/sh
# The crates as a registry would get them: each packed, unpacked and built from what was packed alone; then the C library out of its
# package, as cargo-c builds it. Usage: sh scripts/packages.sh, from the root of a clean checkout; `make packages`.
set -eu
. scripts/skipped.sh
out=target/packages
crates="neglect-screen neglect-partnership neglect-render neglect-import neglect-compare neglect-screen-cli neglect-screen-c"

rm -rf $out/package
# shellcheck disable=SC2046
cargo package --quiet --target-dir $out $(printf -- '-p %s ' $crates)

version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
rm -rf $out/from
mkdir -p $out/from
patches=
for crate in $crates; do
  packed=$out/package/$crate-$version.crate
  tar -xzf "$packed" -C $out/from
  for licence in LICENSE-APACHE LICENSE-MIT; do
    cmp $licence "$out/from/$crate-$version/$licence" || { echo "$crate is packed without its licence"; exit 1; }
  done
  echo "$crate: $(wc -c < "$packed") bytes"
  patches="$patches --config patch.crates-io.$crate.path=\"$(pwd)/$out/from/$crate-$version\""
done
cmp include/neglect_screen.h "$out/from/neglect-screen-c-$version/include/neglect_screen.h"

if cargo cinstall --help >/dev/null 2>&1; then
  # shellcheck disable=SC2086
  (cd "$out/from/neglect-screen-c-$version" && cargo cinstall --quiet --debug $patches --target-dir "$OLDPWD/$out/cargo-c" \
    --destdir "$OLDPWD/$out/installed" --prefix /usr --libdir /usr/lib)
  cmp include/neglect_screen.h $out/installed/usr/include/neglect_screen.h
else
  skipped "the C library out of its package by cargo-c, which needs: cargo install cargo-c --locked"
fi
echo "the packages hold"
