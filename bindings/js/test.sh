#!/bin/sh
# Tests of the package for JavaScript and of the playground: builds both, replays the vectors in Node and in Chromium, compiles
# the types, and uses the pages as people do. Tools are installed once, under target/. From the repository's root:
#
#     sh bindings/js/test.sh [PROFILE]
set -eu
. scripts/skipped.sh
here=bindings/js
tools=target/js-tools

command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 ||
  { skipped "the tests of the package for JavaScript, which need Node; there is none"; exit 0; }
sh $here/build.sh "${1:-wasm-test}"
[ -f target/js/neglect_screen.wasm ] || exit 0
node playground/build.mjs

# The tools, anew only where their pins have changed.
mkdir -p $tools
if ! cmp -s $here/tests/package.json $tools/pins.json; then
  cp $here/tests/package.json $tools/package.json
  npm install --silent --no-audit --no-fund --prefix $tools ||
    { skipped "the tests of the package for JavaScript, for which npm gave no tools"; exit 0; }
  cp $here/tests/package.json $tools/pins.json
fi

sh $here/types.sh $tools --check
mkdir -p $tools/use
cp $here/tests/use.mts $tools/use/
rm -rf $tools/node_modules/neglect-screen
cp -r target/js $tools/node_modules/neglect-screen
node $tools/node_modules/typescript/bin/tsc --noEmit --strict --target es2022 --module nodenext --skipLibCheck $tools/use/use.mts

node --test --test-reporter=dot $here/tests/node.test.mjs
if $tools/node_modules/.bin/deno --version >/dev/null 2>&1; then
  # Deno keeps what it compiles beside the tools, reads the repository, and may reach nothing else.
  DENO_DIR=$tools/deno DENO_NO_UPDATE_CHECK=1 $tools/node_modules/.bin/deno test --quiet --no-check --no-config --no-lock \
    --node-modules-dir=none --allow-read=. $here/tests/deno.test.mjs > $tools/said 2>&1 || { cat $tools/said; exit 1; }
else
  skipped "the package in Deno, which npm did not give"
fi
sh scripts/need.sh chromium
command -v chromium >/dev/null 2>&1 || { skipped "the pages in a browser, which need Chromium"; exit 0; }
node --test --test-reporter=spec --test-concurrency=2 $here/tests/browser.test.mjs playground/tests/*.test.mjs > $tools/said 2>&1 ||
  { cat $tools/said; exit 1; }
grep -h "first report\|start-up\|a quiet case:\|longest task" $tools/said || true
echo "the package and the playground hold in Node and in Chromium"
