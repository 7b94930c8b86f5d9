"""What the tests share: a screener, and the repository's own cases with what they must say."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from neglect_screen import Screener

REPOSITORY = Path(__file__).resolve().parents[3]

CASES = sorted((REPOSITORY / "tests" / "cases").glob("*.json"))

# Building cases is what takes time here; a slow machine is no failure.
settings.register_profile(
    "default",
    max_examples=int(os.environ.get("NEGLECT_EXAMPLES", "40")),
    # The same examples for everybody in continuous integration; others on every laptop.
    derandomize="CI" in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("default")


def fnv1a(data: bytes) -> str:
    """The 64-bit FNV-1a hash, as sixteen hexadecimal digits."""
    digest = 0xCBF29CE484222325
    for byte in data:
        digest = ((digest ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{digest:016x}"


@pytest.fixture(scope="session")
def screener() -> Screener:
    return Screener.england()


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def published(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One of the repository's cases: `case` as it is sent, and the whole report that must come of it."""
    path: Path = request.param
    expected = json.loads((path.parent / "expected" / path.name).read_bytes())
    return {"case": json.loads(path.read_bytes())["case"], "expected": expected}


@pytest.fixture
def persistent() -> dict[str, Any]:
    """A small case that raises suspicion."""
    return {
        "schema": 1,
        "case": "c1",
        "as_of": "2026-11-21",
        "child": {"born": "2020-03-01"},
        "observations": [
            {
                "id": "o1",
                "code": "hygiene.smelly_and_dirty",
                "on": "2026-10-02",
                "by": "education",
                "with": {"pattern": "persistent"},
            }
        ],
    }
