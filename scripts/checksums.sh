#!/bin/sh
# Writes the SHA-256 of every file of a folder, those in folders within it among them, to SHA256SUMS in it, by name: `sha256sum
# --check SHA256SUMS` holds them. For target/c after `make c-library`, a folder with a wheel, a release. Usage: sh
# scripts/checksums.sh FOLDER.
set -eu
cd "$1"
rm -f SHA256SUMS
# Names as they are, without `./`, so that a release can be checked wherever its files lie.
sums=$(find . -type f | LC_ALL=C sort | sed 's|^\./||' | while IFS= read -r file; do sha256sum "$file"; done)
[ -n "$sums" ] || { echo "no file in $1" >&2; exit 1; }
printf '%s\n' "$sums" > SHA256SUMS
