"""Files of other systems become cases, and every value has its fate."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from neglect_screen import InvalidArgument, importers, screen

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples" / "import"


def test_a_bundle_becomes_cases_that_can_be_screened() -> None:
    imported = importers.read("fhir", EXAMPLES / "bundle.json", as_of="2026-11-20")
    assert [case["case"] for case in imported.cases] == ["child-1", "child-2"]
    assert imported.account["fields"]["not_understood"] == 0
    assert screen(imported.cases[0]).case == "child-1"


def test_a_workbook_is_read_from_its_bytes() -> None:
    held = (EXAMPLES / "annex-a.xlsx").read_bytes()
    assert importers.read("annex-a", {"a.xlsx": held}, as_of="2026-11-20").cases[0]["case"] == "801"


def test_frames_are_read_as_tables() -> None:
    pandas = pytest.importorskip("pandas")
    rows = [("7", "2016-03-01", "2026-11-16", "AM", "/"), ("7", "2016-03-01", "2026-11-16", "PM", "O")]
    frame = pandas.DataFrame(rows, columns=["child", "born", "date", "session", "code"])
    imported = importers.read("sessions", {"sessions": frame}, as_of="2026-11-20")
    assert imported.cases[0]["attendance"][0]["marks"] == "/O"


def test_children_of_one_home_are_screened_together() -> None:
    imported = importers.read("ssd", sorted((EXAMPLES / "ssd").iterdir()), as_of="2026-11-20", households=True)
    assert [child["report"]["case"] for child in imported.homes[0]["children"]] == ["c302", "c301"]


def test_a_map_is_proposed_and_used() -> None:
    assert "[map]" in importers.propose_map(EXAMPLES / "chronology.csv")
    imported = importers.read(None, EXAMPLES / "chronology.csv", map=EXAMPLES / "chronology.toml", as_of="2026-11-20")
    assert len(imported.cases[0]["observations"]) == 3


def test_the_page_of_a_home_shows_each_child_with_its_time() -> None:
    [home] = importers.read("fhir", EXAMPLES / "bundle.json", as_of="2026-11-20", households=True, replays=True).homes
    page = importers.home_html(home)
    for child in home["children"]:
        assert child["report"]["case"] in page
    assert "<svg" in page
    with pytest.raises(InvalidArgument):
        importers.home_html({})


def test_what_is_no_source_is_refused() -> None:
    with pytest.raises(InvalidArgument):
        importers.read("nothing", {"a": ""}, as_of="2026-11-20")


GIVEN = json.loads((Path(__file__).parents[3] / "tests/sessions.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("given", GIVEN, ids=lambda given: given["what"])
def test_rows_of_sessions_become_the_registers_that_every_language_gives(given: dict[str, Any]) -> None:
    if "registers" in given:
        registers = importers.marks_from_sessions(given["rows"])
        said = [
            {"from": str(register.from_), "to": str(register.to), "marks": register.marks} for register in registers
        ]
        assert said == given["registers"]
        return
    with pytest.raises(InvalidArgument) as refused:
        importers.marks_from_sessions(given["rows"])
    assert [[fault.path, fault.code] for fault in refused.value.faults] == given["problems"]
    assert "Q" not in str(refused.value)


def test_mappings_and_days_become_the_same_registers() -> None:
    rows = GIVEN[0]["rows"]
    mappings = [{"date": date.fromisoformat(day), "session": session, "code": code} for day, session, code in rows]
    assert importers.marks_from_sessions(mappings) == importers.marks_from_sessions(rows)


def test_frames_of_sessions_become_the_same_registers() -> None:
    pandas = pytest.importorskip("pandas")
    rows = GIVEN[0]["rows"]
    frame = pandas.DataFrame(rows, columns=["date", "session", "code"])
    frame["date"] = pandas.to_datetime(frame["date"])
    assert importers.marks_from_sessions(frame) == importers.marks_from_sessions(rows)
    frame.loc[1, "date"] = None
    with pytest.raises(InvalidArgument) as refused:
        importers.marks_from_sessions(frame)
    assert [fault.path for fault in refused.value.faults] == ["rows[1]"]
