#!/bin/sh
# Holds the workflows of the forge to what zizmor knows of them: that they can be read, that every action is pinned to a commit,
# that no job may do more than it needs. Nothing is asked of the network but the linter itself. Usage: sh scripts/workflows.sh,
# from the repository's root.
set -eu
. scripts/skipped.sh
zizmor=$(command -v zizmor || true)
if [ -z "$zizmor" ]; then
  zizmor=target/tools/zizmor/bin/zizmor
  if [ ! -x "$zizmor" ]; then
    python3 -c 'import venv, ensurepip' 2>/dev/null ||
      { skipped "the workflows of the forge, which need zizmor, or python3-venv to fetch it"; exit 0; }
    python3 -m venv target/tools/zizmor
    echo "zizmor==1.32.0 --hash=sha256:84a6acb975accc13408786a2bd274b572537ca19c933ebbc13e78f3988562071" |
      target/tools/zizmor/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement /dev/stdin ||
      { rm -rf target/tools/zizmor; skipped "the workflows of the forge, for which zizmor could not be fetched"; exit 0; }
  fi
fi
"$zizmor" --quiet --offline --no-progress .github
