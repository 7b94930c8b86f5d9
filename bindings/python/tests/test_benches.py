"""The benches hold their sides to the same answers; here they only do that."""

from __future__ import annotations

import subprocess
import sys

from conftest import REPOSITORY


def test_all_sides_of_the_benches_say_the_same() -> None:
    bench = REPOSITORY / "bindings" / "python" / "benches" / "ratios.py"
    done = subprocess.run([sys.executable, str(bench), "--quick"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "dicts: sixty rules as plain Python" in done.stdout
