#!/bin/sh
# Builds the documentation as a site in target/site, the API's pages beside it, and sees that no link within it leads nowhere.
# Usage: docs/site.sh, from the repository's root. mdBook is built under target/tools where it is not at hand.
set -eu
. scripts/skipped.sh
version=0.5.4
PATH=$(pwd)/target/tools/bin:$PATH
command -v mdbook > /dev/null 2>&1 ||
  cargo install --quiet --locked --debug --no-default-features --features search --version $version --root target/tools mdbook ||
  { skipped "the documentation as a site: mdBook could not be built"; exit 0; }
rm -rf target/site
mdbook build docs
if [ -d target/doc ]; then
  cp -r target/doc target/site/api
fi
command -v python3 > /dev/null 2>&1 || { skipped "the links of the site, which need Python"; exit 0; }
python3 docs/links.py target/site
echo "the site is in target/site"
