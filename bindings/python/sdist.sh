#!/bin/sh
# The source distribution: built, then a wheel from it alone, as whoever has no wheel for their platform does, and every vector with
# that. Compiles the library anew, so `make sdist` is a target of its own. From the repository's root:
#
#     sh bindings/python/sdist.sh
set -eu
. scripts/skipped.sh
here=bindings/python
out=target/sdist

command -v python3 >/dev/null 2>&1 || { skipped "the source distribution, which needs Python; there is none"; exit 0; }
rm -rf "$out"
mkdir -p "$out"
python3 -m venv "$out/tools"
"$out/tools/bin/pip" install --quiet --disable-pip-version-check build --requirement "$here/requirements.txt"
PATH=$(pwd)/$out/tools/bin:$PATH
export PATH
python -m build --sdist --no-isolation --outdir "$out/dist" "$here" > "$out/said" 2>&1 || { cat "$out/said"; exit 1; }
# Outside the repository: what is missing from the archive is missed.
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
cp "$out"/dist/*.tar.gz "$elsewhere"
(cd "$elsewhere" && MATURIN_PEP517_ARGS="--profile dev" python -m pip wheel --quiet --disable-pip-version-check --no-build-isolation \
  --no-deps --wheel-dir wheel ./*.tar.gz)
python -m pip install --quiet --disable-pip-version-check --no-deps "$elsewhere"/wheel/*.whl
python -m pytest -p no:cacheprovider -c $here/pyproject.toml $here/tests/test_vectors.py $here/tests/test_wheel.py
archive=$(ls "$out"/dist/*.tar.gz)
echo "$(basename "$archive"): $(wc -c < "$archive") bytes; a wheel of it holds"
