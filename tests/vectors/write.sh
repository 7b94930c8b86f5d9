#!/bin/sh
# Writes the vectors of this folder with the program as it stands. `docs/vectors.md` says what is in each file.
set -eu
cd "$(dirname "$0")/../.."
cargo build --quiet --bin neglect-screen
write() {
  name=$1
  shift
  target/debug/neglect-screen vectors "$@" > "tests/vectors/$name.json"
}
write england-cases --title "Published cases and worked negatives, screened with the built-in packs" \
  tests/cases/*.json docs/examples/case.json
write england-examples --examples --title "Examples of the built-in rules, at their boundaries"
write england-strict --strict --keep hash --title "Published cases, where what no pack knows is an error" tests/cases/*.json
write refused --title "Cases that are refused, with every place and code" tests/vectors/refused/*.json
write local-levels --keep hash --title "Published cases with the levels of named partnerships" \
  --pack local/levels-neutral.toml --pack local/nottinghamshire.toml --pack local/dudley.toml \
  --pack local/northumberland.toml tests/cases/*.json
write local-sleep --keep hash --examples --reading safe-sleep/nice --title "Local thresholds of safe sleep" \
  --pack local/sleep-first-two-years.toml --pack local/sleep-leaflet-edges.toml tests/cases/sleep-*.json
write tools --keep hash --examples --title "Further published tools" \
  --pack tools/home-conditions.toml --pack tools/quality-of-care.toml --pack tools/four-columns.toml \
  --pack tools/four-states.toml --pack tools/evidence-gate.toml --pack tools/companion-scales.toml \
  --pack tools/baby-check.toml
# What people read of the published cases, as hashes.
NEGLECT_WRITE_VECTORS=1 cargo test --quiet -p neglect-render --all-features --test rendering -- vectors > /dev/null
