"""Reports: the library's own bytes, read part by part, and as dataclasses without a loss."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from neglect_screen import Case, Concern, Hazard, InvalidArgument, Report, Screener, _library
from neglect_screen._codec import plain, reader
from neglect_screen._part import Part
from neglect_screen.findings import Between, FactLine, Ratio, Unanswered
from neglect_screen.generated.report_parts import ReportParts
from neglect_screen.screener import default
from neglect_screen.testing import cases

PARTS = [name for name, part in vars(ReportParts).items() if isinstance(part, Part)]


def as_plain(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, tuple):
        return [as_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, (str, int)) else plain(value)


def rebuilt(report: Report) -> dict[str, Any]:
    """The report as its dataclasses tell it."""
    written = {name: as_plain(getattr(report, name)) for name in PARTS}
    optional = {name for name, part in vars(ReportParts).items() if isinstance(part, Part) and part.optional}
    written = {name: value for name, value in written.items() if value not in ([], None) or name not in optional}
    written["concern"] = str(report.concern)
    if report.hazard is not None:
        written["hazard"] = str(report.hazard)
    return written


def test_published_cases_give_the_reports_that_were_agreed(published: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(published["case"])
    # What is kept leaves out what changes with every release.
    assert {**report.to_dict(), "library": "", "packs": []} == published["expected"]


def test_published_reports_come_back_from_their_dataclasses(published: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(published["case"])
    assert rebuilt(report) == report.to_dict()


@given(cases())
def test_any_report_comes_back_from_its_dataclasses(case: Case) -> None:
    report = default().screen(case)
    assert rebuilt(report) == report.to_dict()
    assert Report(report.to_json()) == report


def test_the_json_is_the_library_s_to_the_byte(published: dict[str, Any], screener: Screener) -> None:
    case = screener._case(published["case"])
    out = _library.make("report", _library.lib.neglect_screen, screener._held(), case)
    assert (
        _library.make_text(_library.lib.neglect_report_json, out).decode()
        == screener.screen(published["case"]).to_json()
    )


def test_concern_and_hazard_are_the_same_looked_at_and_read(published: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(published["case"])
    looked_at = (report.concern, report.hazard)
    # Not a word of it was made for that.
    assert report._written is None
    assert report.concern == published["expected"]["concern"]
    # Written with other spaces it cannot be looked at, and is read as a whole.
    slowly = Report(json.dumps(report.to_dict(), indent=1))
    assert (slowly.concern, slowly.hazard) == looked_at
    # What is only JSON by now, or was kept as such, says the same without being read.
    for kept in (report, Report(report.to_json())):
        assert (kept.concern, kept.hazard) == looked_at
        assert kept._made is None and kept._data is None


def test_a_reference_that_looks_like_a_concern_deceives_nobody(persistent: dict[str, Any], screener: Screener) -> None:
    persistent["case"] = '","concern":"immediate","levels":[],"x":"'
    assert screener.screen(persistent).concern is Concern.SUSPECT


def test_concerns_and_hazards_have_an_order() -> None:
    assert Concern.NONE_RECORDED < Concern.PROMPT < Concern.CONSIDER < Concern.SUSPECT < Concern.IMMEDIATE
    assert Hazard.MODIFIABLE < Hazard.AVOID < Hazard.STRONG < Hazard.NEVER < Hazard.IMMEDIATE
    assert max(Concern.PROMPT, Concern.CONSIDER) is Concern.CONSIDER
    for one in Concern:
        assert one <= one and one >= one and not one < one and not one > one
    with pytest.raises(TypeError):
        _ = Concern.IMMEDIATE < Hazard.IMMEDIATE
    with pytest.raises(TypeError):
        _ = Concern.IMMEDIATE < "suspect"


def test_words_are_texts() -> None:
    word: str = "none_recorded"
    assert word == Concern.NONE_RECORDED
    assert f"{Concern.NONE_RECORDED}" == "none_recorded"
    assert Concern.NONE_RECORDED.words == "none recorded"
    assert json.dumps(Concern.SUSPECT) == '"suspect"'


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ({"known": {"flag": True}}, True),
        ({"known": {"number": 3}}, 3),
        ({"known": {"ratio": {"part": 3, "whole": 70}}}, Ratio(3, 70)),
        ({"known": {"between": {"low": 1, "high": 4}}}, Between(1, 4)),
        ({"known": {"text": "not_known"}}, "not_known"),
        ({"known": {"date": "2026-11-21"}}, date(2026, 11, 21)),
        ("not_known", Unanswered.NOT_KNOWN),
        ("not_applicable", Unanswered.NOT_APPLICABLE),
    ],
)
def test_each_kind_of_answer_is_told_apart(answer: Any, value: Any) -> None:
    written = {"fact": "f", "answer": answer, "words": "", "from": []}
    fact = reader(FactLine)(written)
    assert fact.answer == value
    assert type(fact.answer) is type(value)
    assert plain(fact) == written


def test_a_report_is_kept_and_passed_on(persistent: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(persistent)
    assert pickle.loads(pickle.dumps(report)) == report
    assert copy.deepcopy(report) == report
    assert len({report, Report(report.to_json())}) == 1
    assert report != screener.screen({**persistent, "case": "c2"})
    changed = report.to_dict()
    changed["findings"].clear()
    assert report.findings and report.to_dict() != changed


def test_a_repr_shows_nothing_of_a_case(persistent: dict[str, Any], screener: Screener) -> None:
    persistent["case"] = "Zebulon"
    report = screener.screen(persistent)
    parts = [report.age, *report.findings, *report.patterns, *report.account, *report.questions, *report.caveats]
    parts += [*report.facts, *report.next_steps, *report.undecided, screener.replay(persistent)]
    for part in parts:
        assert not any(word in repr(part) for word in ("Zebulon", "2026", "hygiene", "suspect", "nice", "lousy"))
    assert repr(screener.screen(persistent)) == "<Report: 1 findings, 2 patterns>"


@pytest.mark.parametrize("written", ["", "null", "[]", "{}", '{"concern": "sure"}', '{"concern": 3}'])
def test_what_is_no_report_is_refused_when_it_is_read(written: str) -> None:
    with pytest.raises(InvalidArgument, match=r"report"):
        _ = Report(written).concern
    with pytest.raises(InvalidArgument, match=r"report"):
        _ = Report(written).findings
