#!/bin/sh
# Builds the documentation as a site in target/site, the API's pages beside it. Usage: docs/site.sh [--install], from the
# repository's root; with --install, mdBook is built where it is not at hand, which takes minutes.
set -eu
. scripts/skipped.sh
PATH=$PATH:$(pwd)/target/tools/bin
if [ "${1:-}" = --install ] && ! command -v mdbook >/dev/null 2>&1; then
  cargo install --quiet --locked --root target/tools mdbook
fi
command -v mdbook >/dev/null 2>&1 || { skipped "the documentation as a site, which needs mdBook: make site installs it"; exit 0; }
mdbook build docs
[ ! -d target/doc ] || cp -r target/doc target/site/api
echo "the site is in target/site"
