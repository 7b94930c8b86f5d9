"""Cases as an engine holds them: a row each, whole, with the authority that they are of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def rows() -> list[dict[str, Any]]:
    paths = sorted((REPOSITORY / "tests" / "cases").glob("*.json"))
    cases = [json.loads(path.read_bytes())["case"] for path in paths]
    many = [{**case, "case": f"{case['case']}-{turn}"} for turn in range(4) for case in cases]
    good = [{"case_json": json.dumps(case), "authority": f"authority {at % 3}"} for at, case in enumerate(many)]
    return [*good, {"case_json": '{"schema": 1, "case": "wrong"}', "authority": "authority 0"}]


@pytest.fixture(scope="session")
def expected(rows: list[dict[str, Any]]) -> dict[str, str | None]:
    """The concern of each case, as it is screened alone; none of the one that is wrong."""
    from neglect_screen import NeglectScreenError, Screener

    screener = Screener.england()
    concerns: dict[str, str | None] = {}
    for row in rows:
        try:
            report = screener.screen(row["case_json"])
            concerns[json.loads(row["case_json"])["case"]] = str(report.concern.value)
        except NeglectScreenError:
            concerns["wrong"] = None
    return concerns
