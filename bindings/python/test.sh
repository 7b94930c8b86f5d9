#!/bin/sh
# Tests of the Python binding: builds the wheel, installs it into a fresh virtual environment, and there runs the type
# checker, the suite and the guide. Never the source tree. Tools are installed once, under target/. From the repository's root:
#
#     sh bindings/python/test.sh [pytest arguments]
#
# NEGLECT_PROFILE names the cargo profile of the library; `dev` where it is not set, which the tests of the C ABI build too.
set -eu
. scripts/skipped.sh
here=bindings/python
out=target/python
profile=${NEGLECT_PROFILE:-dev}
python=${PYTHON:-python3}

serves() { "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; }
serves || sh scripts/need.sh python3 python3-venv
serves ||
  { skipped "the tests of the Python binding, which need Python 3.10 or later with venv; there is none"; exit 0; }

# The tools, anew only where their pins have changed.
mkdir -p "$out"
if ! cmp -s "$here/requirements.txt" "$out/tools/requirements.txt"; then
  rm -rf "$out/tools"
  "$python" -m venv "$out/tools"
  "$out/tools/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$out/tools/requirements.txt"
fi
tools=$(cd "$out/tools" && pwd)
PATH=$tools/bin:$PATH
export PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1

# The wheel, through its build backend as any installer builds it.
rm -rf "$out/wheel" "$out/fresh"
MATURIN_PEP517_ARGS="--profile $profile" \
  pip wheel --quiet --no-build-isolation --no-deps --wheel-dir "$out/wheel" "$here"

# A fresh environment that holds the wheel; the tools are only put behind it.
"$python" -m venv --without-pip "$out/fresh"
pip --quiet --python "$out/fresh/bin/python" install --no-deps "$out"/wheel/*.whl
site=$("$out/fresh/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
"$tools/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))' > "$site/tools.pth"
fresh=$(cd "$out/fresh" && pwd)

cd "$here"
ruff format --quiet --check --no-cache . || { echo "run: ruff format $here"; exit 1; }
ruff check --quiet --no-cache .
mypy --python-executable "$fresh/bin/python" --cache-dir "$fresh/../mypy" --package neglect_screen
MYPYPATH=tests mypy --python-executable "$fresh/bin/python" --cache-dir "$fresh/../mypy" tests benches
"$fresh/bin/python" -m pytest -p no:cacheprovider "$@"
