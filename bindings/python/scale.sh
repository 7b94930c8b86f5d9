#!/bin/sh
# What engines on many machines do with the Python binding: a Spark cluster of two executors here, and the recipes of
# docs/scale.md. It installs them (some 800 MB under target/scale), and needs Java 17 or later and the wheel that
# bindings/python/test.sh leaves in target/python/wheel. From the repository's root:
#
#     sh bindings/python/scale.sh [pytest arguments]
set -eu
. scripts/skipped.sh
here=bindings/python/scale
out=target/scale
command -v java > /dev/null || { skipped "engines on many machines, which need Java; there is none"; exit 0; }
ls target/python/wheel/*.whl > /dev/null 2>&1 || sh bindings/python/test.sh --collect-only -q > /dev/null
mkdir -p "$out"
if ! cmp -s "$here/requirements.txt" "$out/requirements.txt"; then
  rm -rf "$out/tools"
  "${PYTHON:-python3}" -m venv "$out/tools"
  "$out/tools/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$out/requirements.txt"
fi
python=$(cd "$out/tools/bin" && pwd)/python
"$python" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps target/python/wheel/*.whl
# Workers run the Python that the driver runs.
PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python RAY_ENABLE_UV_RUN_RUNTIME_ENV=0 PYTHONDONTWRITEBYTECODE=1
export PYSPARK_PYTHON PYSPARK_DRIVER_PYTHON RAY_ENABLE_UV_RUN_RUNTIME_ENV PYTHONDONTWRITEBYTECODE
cd "$here"
# Engines warn of what lies ahead of them, which is theirs to mend.
"$python" -m pytest -p no:cacheprovider -o filterwarnings=default --disable-warnings "$@"
