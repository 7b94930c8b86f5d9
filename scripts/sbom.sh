#!/bin/sh
# Writes the bill of materials (CycloneDX 1.5, JSON) of the C library, the program and the library for JavaScript: what is linked into
# them on any platform, from Cargo.lock, with licences and digests. The features of the whole workspace are taken together, so a bill
# also names crates that only tests turn on, such as proptest; it leaves none out. By cargo-cyclonedx, built into target/ where it is not
# at hand. Usage: sh scripts/sbom.sh FOLDER, from the repository's root.
set -eu
mkdir -p "$1"
export PATH="$PATH:$(pwd)/target/tools/bin"
command -v cargo-cyclonedx >/dev/null 2>&1 || cargo install --quiet --locked --root target/tools cargo-cyclonedx
# It reads the lock file as it is: a bill of other versions than those that are built would be wrong.
cargo metadata --quiet --locked --format-version 1 > /dev/null
# It writes beside the manifest of every crate of the workspace.
cargo cyclonedx --quiet --format json --spec-version 1.5 --target all --no-build-deps --override-filename sbom
for crate in bindings/c crates/cli bindings/js; do
  name=$(sed -n 's/^name = "\(neglect-screen[a-z-]*\)"/\1/p' "$crate/Cargo.toml" | head -1)
  # Our own crates stand in it by where they lie on this machine.
  sed "s,path+file://$(pwd),path+file:///neglect-screen,g" "$crate/sbom.json" > "$1/$name.cdx.json"
  rm "$crate/sbom.json"
done
rm -f sbom.json crates/*/sbom.json
