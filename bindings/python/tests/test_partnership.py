"""The partnership's side: the answers of the C ABI, read from every source, and as frames of every library."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow
import pytest

from conftest import REPOSITORY
from neglect_screen import InvalidArgument, PartnershipError, Screener, Status, _library
from neglect_screen.case import Response as CaseResponse
from neglect_screen.partnership import (
    Answer,
    Counted,
    DifferencingWarning,
    Measures,
    Response,
    check,
    confidence,
    confidence_html,
    convert,
    convert_text,
    matrix,
    matrix_text,
    overview,
    template,
)
from neglect_screen.words import Agency, ResponseKind

STORED = REPOSITORY / "crates" / "partnership" / "tests" / "data"
PAGE = (REPOSITORY / "docs" / "partnership.md").read_text(encoding="utf-8")

LIBRARIES: dict[str, type] = {"pandas": pandas.DataFrame, "polars": polars.DataFrame, "pyarrow": pyarrow.Table}


def examples(kind: str) -> list[tuple[Any, Any]]:
    """Requests of the page with the answers that it shows."""
    found = re.findall(rf"^```json {kind}\n(.*?)^```\n+```json answer\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return [(json.loads(request), json.loads(answer)) for request, answer in found]


def covers(said: Any, shown: Any) -> bool:
    """Whether an answer says at least what is shown of it."""
    if isinstance(shown, dict):
        return isinstance(said, dict) and all(key in said and covers(said[key], one) for key, one in shown.items())
    if isinstance(shown, list):
        rest = iter(said)
        return all(any(covers(one, wanted) for one in rest) for wanted in shown)
    return bool(said == shown)


def lines() -> list[str]:
    return (STORED / "reports.jsonl").read_text(encoding="utf-8").splitlines()


def test_measures_say_what_the_c_abi_says() -> None:
    text = (STORED / "reports.jsonl").read_bytes()
    options = {"by": ["agency", "age_band"], "period": "quarter", "check_children": True, "measures": None}
    lib = _library.lib
    tally = _library.make(
        "tally",
        lib.neglect_tally_new,
        _library.Argument(json.dumps({k: v for k, v in options.items() if v is not None})),
    )
    told = json.loads(_library.make_text(lib.neglect_tally_count, tally, _library.Argument(text)))
    published = json.loads(_library.make_text(lib.neglect_tally_publish, tally, _library.Argument("{}")))
    with Measures(by=["agency", "age_band"], period="quarter", check_children=True) as measures:
        refused = measures.count(lines())
        assert [(one.line, one.path, one.code) for one in refused] == [
            (one["line"], one["path"], one["code"]) for one in told
        ]
        assert measures.to_json().encode() == _library.make_text(lib.neglect_tally_json, tally)
        assert measures.publish().answer == published
        assert measures.publish().rows() == published["rows"]
        assert measures.publish_text("csv").startswith("measure,title,")


def test_any_split_counts_the_same() -> None:
    whole, one, other = (Measures(by=["concern"], period="year") for _ in range(3))
    whole.count(lines())
    one.count(lines()[:13])
    other.count(lines()[13:])
    other.merge(one)
    assert json.loads(other.to_json())["groups"] == json.loads(whole.to_json())["groups"]
    assert other.publish() == whole.publish()
    other.merge(Measures(by=["concern"], period="year").to_json())
    with pytest.raises(PartnershipError) as raised:
        other.merge(Measures(by=["hazard"], period="year"))
    assert raised.value.status == Status.PARTNERSHIP
    assert raised.value.faults[0].code == "measures.tallies_differ"


def test_reports_are_counted_as_they_come_from_a_screening(persistent: dict[str, Any], screener: Screener) -> None:
    def many() -> Iterator[Any]:
        report = screener.screen(persistent)
        for at in range(3000):
            yield [
                report,
                report.to_dict(),
                report.to_json(),
                json.dumps(report.to_dict(), indent=2),
                report.to_json().encode(),
            ][at % 5]

    measures = Measures()
    assert measures.count(many()) == []
    assert json.loads(measures.to_json())["counted"] == 3000


def test_refused_lines_keep_their_rank_over_many_chunks(persistent: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(persistent)
    wrong = {5, 1024, 1025, 2999}
    refused = Measures().count("{" if at + 1 in wrong else report for at in range(3000))
    assert [one.line for one in refused] == sorted(wrong)


def test_cases_that_could_not_be_screened_are_refused_and_not_lost(
    persistent: dict[str, Any], screener: Screener
) -> None:
    measures = Measures()
    refused = measures.count(screener.screen_many([persistent, "{", persistent, {**persistent, "as_of": "soon"}]))
    assert [(one.line, one.path, one.code) for one in refused] == [(2, "", "not_json"), (4, "as_of", "not_a_date")]
    assert json.loads(measures.to_json())["counted"] == 2


def test_what_came_of_a_report_is_counted_with_it(persistent: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(persistent)
    done = CaseResponse(on=date(2026, 10, 5), by=Agency.EDUCATION, kind=ResponseKind.REFERRAL)
    measures = Measures(by=["agency"])
    assert measures.count([Counted(report=report, by=Agency.POLICE, responses=[done], decisions=[])] * 10) == []
    assert measures.count([Counted(report=report.to_dict(), by="police")] * 10) == []
    rows = measures.publish().rows()
    assert {"measure": "children_screened", "row": "police", "count": 20}.items() <= next(
        row for row in rows if row["measure"] == "children_screened" and row["row"] == "police"
    ).items()


def test_a_hidden_figure_is_no_number(persistent: dict[str, Any], screener: Screener) -> None:
    measures = Measures()
    measures.count([screener.screen(persistent)] * 3)
    shown = [row for row in measures.publish().rows() if row["measure"] == "children_screened"]
    assert shown and all(row["count"] is None and row["mark"] for row in shown)


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(PartnershipError) as raised:
        Measures(by=["shoe_size"])  # type: ignore[list-item]
    assert raised.value.faults[0].code == "request.value"
    with pytest.raises(PartnershipError, match="measures.definition_unreadable"):
        Measures(measures="nonsense = 1")
    measures = Measures()
    with pytest.raises(PartnershipError):
        measures.publish(settings="threshold = 1")
    measures.close()
    measures.close()
    with pytest.raises(InvalidArgument, match="closed"):
        measures.count(["{}"])


def test_threads_take_turns_at_one_tally(persistent: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(persistent)
    measures = Measures()
    threads = [threading.Thread(target=lambda: measures.count([report] * 2500)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert json.loads(measures.to_json())["counted"] == 10_000


@pytest.mark.parametrize("library", LIBRARIES)
def test_rows_come_as_frames_of_every_library(library: Any) -> None:
    measures = Measures(by=["concern"], period="year")
    measures.count(lines())
    sources = [STORED / "returns.csv", STORED / "health-visiting.json"]
    frames: list[Any] = [
        measures.publish().rows(library),
        check(sources, frame=library).rows,
        matrix(sources, frame=library),
        *(
            getattr(overview(sources, frame=library), part)
            for part in ("held", "held_by_nobody", "movement", "progress")
        ),
        confidence(files=[STORED / "answers.csv"], frame=library).rows,
    ]
    assert {type(frame) for frame in frames} == {LIBRARIES[library]}
    assert all(len(frame) for frame in frames)
    with pytest.raises(InvalidArgument, match="frame"):
        measures.publish().rows("excel")  # type: ignore[arg-type]


COMMANDS: dict[str, Callable[[dict[str, Any], list[Any]], Any]] = {
    "check": lambda request, sources: check(sources),
    "matrix": lambda request, sources: {"rows": matrix(sources)},
    "overview": lambda request, sources: overview(
        sources, as_of=date.fromisoformat(request["as_of"]), stale_after=request["stale_after"]
    ),
    "template": lambda request, sources: {
        "responses": [template(request["organisation"], date.fromisoformat(request["date"])).to_dict()]
    },
    "convert": lambda request, sources: {"text": convert_text(sources)},
}


@pytest.mark.parametrize(("request_", "answer"), examples("response"), ids=lambda one: one.get("command", ""))
def test_responses_are_answered_as_the_page_shows(
    request_: dict[str, Any], answer: dict[str, Any], tmp_path: Path
) -> None:
    sources: list[Any] = list(request_.get("responses", []))
    for at, text in enumerate(request_.get("csv", [])):
        path = tmp_path / f"returned{at}.csv"
        path.write_text(text)
        sources.append(path)
    said = COMMANDS[request_["command"]](request_, sources)
    if request_["command"] == "check":
        assert (said.responses, said.answers, said.refused) == (
            answer["responses"],
            answer["answers"],
            answer["refused"],
        )
        assert [row["source"] for row in said.rows] == ["sources[0]", "returned0.csv"]
        [fault] = said.problems
        assert (fault.path, fault.code) == ("sources[0]: answers[0].priority", answer["problems"][0]["code"])
    elif request_["command"] == "template":
        assert covers(said["responses"][0], {**answer["responses"][0], "answers": [{"priority": "R1"}]})
    elif request_["command"] == "overview":
        assert all(covers(getattr(said, part), shown) for part, shown in answer.items())
    else:
        shown = {part: one for part, one in answer.items() if part in said}
        assert shown and covers(said, shown)


def police(**given: Any) -> Response:
    return Response(
        **{
            "organisation": "Police",
            "date": date(2026, 10, 1),
            "answers": [Answer(priority="R1", action="posters")],
            **given,
        }
    )


def test_responses_come_from_every_form_and_go_into_every_other(tmp_path: Path) -> None:
    one = police(contact="front desk")
    written = tmp_path / "police.json"
    written.write_text(json.dumps(one.to_dict()))
    again = tmp_path / "police.csv"
    again.write_text(convert_text([one]))
    for source in (one, one.to_dict(), written, again):
        [read] = convert([source])
        assert (read.organisation, read.contact, read.date) == ("Police", "front desk", date(2026, 10, 1))
        assert [answer for answer in read.answers if answer.action] == list(one.answers)
    assert "Police" in matrix_text([one], "text") and "<table" in matrix_text([one], "html")


def test_mistakes_are_named_by_the_file_they_stand_in(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps({"organisation": "", "date": "2026-10-01", "answers": []}))
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    rows = tmp_path / "rows.csv"
    rows.write_text("organisation,date,priority\nSecret,2026-10-01,R77\n")
    found = check([police(), wrong, broken, rows])
    assert found.refused == 3
    assert {fault.path.partition(":")[0] for fault in found.problems} == {"wrong.json", "broken.json", "rows.csv"}
    assert "Secret" not in str(found.problems)
    for path in (wrong, broken):
        with pytest.raises(PartnershipError) as raised:
            matrix([police(), path])
        assert raised.value.faults[0].path.startswith(path.name)
    other = tmp_path / "notes.txt"
    other.write_text("")
    with pytest.raises(InvalidArgument, match="must end in"):
        check([other])


def test_confidence_takes_records_frames_and_files(tmp_path: Path) -> None:
    records = [{"role": "teacher", "period": "2026", "item": "C3", "value": "very"}] * 7 + [
        {"role": "pirate", "period": "2026", "item": "C3", "value": "very"}
    ]
    told = confidence(records)
    assert (told.counted, [(fault.path, fault.code) for fault in told.refused]) == (
        7,
        [("answers[7].role", "confidence.unknown_role")],
    )
    for frame in (pandas.DataFrame(records), polars.DataFrame(records), pyarrow.Table.from_pylist(records)):
        assert confidence(frame).answer == told.answer
    with_gaps = pandas.DataFrame(
        [{**record, "sector": "schools" if at % 2 else None} for at, record in enumerate(records)]
    )
    assert confidence(with_gaps).counted == 7
    path = tmp_path / "survey.csv"
    path.write_text("role,period,item,value\nteacher,2026,C3,very\npirate,2026,C3,very\n")
    assert confidence(files=[path]).refused[0].path.startswith("survey.csv: line 3")


def test_confidence_is_answered_as_the_page_shows(tmp_path: Path) -> None:
    for request, answer in examples("confidence"):
        path = tmp_path / "answers.csv"
        path.write_text(request["csv"][0])
        told = confidence(request.get("answers", []), files=[path])
        assert covers(told.answer, answer)


def test_pages_are_asked_for_as_the_tables_are(tmp_path: Path) -> None:
    with Measures(by=["age_band"], period="year") as measures:
        measures.count(
            [{"schema": 1, "case": "a", "as_of": "2026-11-21", "age": {"unborn": True}, "concern": "prompt"}]
        )
        assert measures.publish_html(area="national").startswith("<!DOCTYPE html>")
    path = tmp_path / "survey.csv"
    path.write_text("role,period,item,value\nteacher,2026,C3,very\npirate,2026,C3,very\n")
    page, refused = confidence_html(
        [{"role": "teacher", "period": "2026", "item": "C3", "value": "very"}], files=[path]
    )
    assert page.startswith("<!DOCTYPE html>")
    assert refused == confidence(files=[path]).refused
    with pytest.raises(PartnershipError, match="settings"):
        confidence_html(settings="threshold = 1")


def report_of(at: int) -> dict[str, Any]:
    return {
        "schema": 1,
        "case": str(at),
        "as_of": "2026-11-21",
        "age": {"unborn": False, "years": 3},
        "concern": "prompt",
    }


def test_publishing_warns_of_what_it_gives_away_with_the_publication_before(tmp_path: Path) -> None:
    measures = Measures(by=["age_band"])
    measures.count(report_of(at) for at in range(20))
    first = measures.publish()
    assert not first.warnings
    assert not measures.publish(earlier=first).warnings
    measures.count([report_of(20)])
    path = tmp_path / "first.json"
    path.write_text(json.dumps(first.answer), encoding="utf-8")
    for earlier in (first, first.answer, path):
        with pytest.warns(DifferencingWarning, match="small number") as told:
            later = measures.publish(earlier=earlier)
        assert told[0].filename == __file__
        assert ("Children screened: 1 to 4, children", "disclosure.small_difference") in [
            (one.path, one.code) for one in later.warnings
        ]
        assert later.answer == measures.publish().answer
    path.write_text("no JSON", encoding="utf-8")
    with pytest.raises(InvalidArgument):
        measures.publish(earlier=path)
    with pytest.raises(PartnershipError) as raised:
        measures.publish(earlier={"tables": [{"table": 1}]})
    assert raised.value.faults[0].path == "earlier.tables[0].table"


def test_confidence_warns_of_what_it_gives_away_with_the_tables_before() -> None:
    answer = {"role": "teacher", "period": "2026", "item": "C3", "value": "very"}
    first = confidence([answer] * 20)
    with pytest.warns(DifferencingWarning, match="C3 know when to refer, 2026: teachers, confident"):
        assert confidence([answer] * 22, earlier=first).warnings
