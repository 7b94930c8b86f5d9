"""The vectors that every language replays: the same bytes from Python as from Rust and C (`docs/vectors.md`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY, fnv1a
from neglect_screen import CaseError, Report, Screener

VECTORS = sorted((REPOSITORY / "tests" / "vectors").glob("*.json"))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_every_vector_gives_the_same_bytes(path: Path) -> None:
    file: dict[str, Any] = json.loads(path.read_bytes())
    assert file["format"] == 1
    made = file["screener"]
    packs = [REPOSITORY / "packs" / pack for pack in made["packs"]]
    screener = Screener(packs, england=made["england"], readings=made["readings"], strict=made["strict"])
    assert [{"id": pack.id, "version": pack.version, "digest": pack.digest} for pack in screener.packs()] == file[
        "packs"
    ]
    # One by one and many at once.
    together = screener.screen_many(vector["case"] for vector in file["vectors"])
    for vector, outcome in zip(file["vectors"], together, strict=True):
        name = f"{path.stem}: {vector['name']}"
        if "refused" in vector:
            with pytest.raises(CaseError) as raised:
                screener.screen(vector["case"])
            for why in (raised.value, outcome):
                assert isinstance(why, CaseError), name
                assert [{"path": fault.path, "code": fault.code} for fault in why.faults] == vector["refused"], name
            continue
        report = screener.screen(vector["case"])
        assert report == outcome, name
        assert isinstance(outcome, Report)
        assert outcome.concern == vector["concern"] and outcome.hazard == vector.get("hazard"), name
        assert {finding.rule for finding in (*report.findings, *report.patterns)} == set(vector.get("rules", [])), name
        if "report" in vector:
            assert report.to_json() == vector["report"], name
        else:
            assert fnv1a(report.to_json().encode()) == vector["report_fnv1a"], name
