#!/bin/sh
# The benches of the Python binding, over the library as it is shipped. From the repository's root:
#
#     sh bindings/python/bench.sh
set -eu
here=bindings/python
out=target/python
test -d "$out/tools" || { echo "run bindings/python/test.sh first: it installs the tools"; exit 1; }
tools=$(cd "$out/tools" && pwd)
PATH=$tools/bin:$PATH
export PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
rm -rf "$out/wheel-release" "$out/bench"
pip wheel --quiet --no-build-isolation --no-deps --wheel-dir "$out/wheel-release" "$here"
"${PYTHON:-python3}" -m venv --without-pip "$out/bench"
pip --quiet --python "$out/bench/bin/python" install --no-deps "$out"/wheel-release/*.whl
site=$("$out/bench/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
"$tools/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))' > "$site/tools.pth"
exec "$out/bench/bin/python" "$here/benches/ratios.py" "$@"
