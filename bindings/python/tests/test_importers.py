"""Files of other systems become cases, and every value has its fate."""

from __future__ import annotations

from datetime import date
from pathlib import Path

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


def test_what_is_no_source_is_refused() -> None:
    with pytest.raises(InvalidArgument):
        importers.read("nothing", {"a": ""}, as_of="2026-11-20")


WEEK = [
    ("2026-11-19", "am", "\\"),
    (date(2026, 11, 19), "PM", "/"),
    ("2026-11-17", "AM", "I"),
    ("2026-11-17", "PM", "I"),
    ("2026-11-16", "AM", "/"),
]
"""Without its Wednesday, and without the afternoon of its Monday."""


def test_marks_of_sessions_become_registers() -> None:
    registers = importers.marks_from_sessions(WEEK)
    assert [(register.from_, register.to, register.marks) for register in registers] == [
        (date(2026, 11, 16), date(2026, 11, 17), "/-II"),
        (date(2026, 11, 19), date(2026, 11, 19), "\\/"),
    ]


def test_frames_of_sessions_become_registers() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(WEEK, columns=["date", "session", "code"])
    frame["date"] = pandas.to_datetime(frame["date"])
    assert importers.marks_from_sessions(frame) == importers.marks_from_sessions(WEEK)


def test_rows_of_sessions_that_cannot_be_taken_are_named() -> None:
    with pytest.raises(InvalidArgument) as refused:
        importers.marks_from_sessions([*WEEK, ("2026-11-19", "AM", "Q"), ("2026-11-21", "AM", "/")])
    faults = [(fault.path, fault.code) for fault in refused.value.faults]
    assert faults == [("rows[5]", "contradicts"), ("rows[6]", "weekend")]
    assert "Q" not in str(refused.value)
