"""The door for tables: the same answers as case by case, in the caller's own library, and nothing lost."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas
import polars
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CASES
from neglect_screen import Case, InvalidArgument, Screener, TableError
from neglect_screen.case import Coded
from neglect_screen.screener import default
from neglect_screen.testing import cases

Rows = dict[str, list[dict[str, Any]]]


def rows_of(many: list[dict[str, Any]]) -> Rows:
    """Cases as the rows of their tables, as a case-management system would hold them."""
    tables: Rows = {}

    def add(table: str, row: dict[str, Any]) -> None:
        explanation = row.pop("explanation", None) or {}
        row.update({f"explanation_{key}": value for key, value in explanation.items()})
        row.update({f"with.{name}": value for name, value in row.pop("with", {}).items()})
        if isinstance(row.get("code"), dict):
            coded = row.pop("code")
            row.update(code=coded["value"], system=coded["system"])
        row.update(row.pop("totals", None) or {})
        row.pop("note", None)
        tables.setdefault(table, []).append(row)

    for at, case in enumerate(many):
        name = f"{at}"
        add("cases", {"case": name, "as_of": case["as_of"], **case["child"]})
        for table in ("observations", "attendance", "appointments", "growth", "responses"):
            for one in case.get(table, []):
                add(table, {"case": name, **one})
        for one in case.get("assessments", []):
            head = {key: value for key, value in one.items() if key not in ("answers", "evidence")}
            if not one["answers"]:
                add("answers", {"case": name, **head})
            for question, answer in one["answers"].items():
                kind = "yes" if isinstance(answer, bool) else "word" if isinstance(answer, str) else "number"
                evidence = one.get("evidence", {}).get(question)
                # Exact, whatever the column's other numbers are.
                answer = str(answer) if kind == "number" else answer
                add("answers", {"case": name, **head, "question": question, kind: answer, "evidence": evidence})
    return tables


def columns_of(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {name: [row.get(name) for row in rows] for name in names}


def typed(columns: dict[str, list[Any]]) -> Any:
    """Columns as Arrow types would have them: scores as text, since some are fractions, lists as lists of text."""
    types = (
        {"to": pyarrow.list_(pyarrow.string())}
        if isinstance(next(iter(columns.get("kind", [None])), None), str)
        else {}
    )
    return pyarrow.table(
        {
            name: pyarrow.array(
                [str(one) if name.endswith(("sds", "centile")) and one is not None else one for one in values],
                types.get(name),
            )
            for name, values in columns.items()
        }
    )


Make = Callable[[Any], Any]
LIBRARIES: dict[str, tuple[Make, type]] = {
    "pyarrow": (lambda table: table, pyarrow.Table),
    "polars": (polars.DataFrame, polars.DataFrame),
    "pandas": (lambda table: table.to_pandas(), pandas.DataFrame),
}


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> tuple[Make, type]:
    return LIBRARIES[request.param]


def lines(frame: Any) -> Iterator[dict[str, Any]]:
    if isinstance(frame, pandas.DataFrame):
        frame = pyarrow.Table.from_pandas(frame)
    elif isinstance(frame, polars.DataFrame):
        frame = frame.to_arrow()
    for line in frame.to_pylist():
        yield {key: value.date() if hasattr(value, "date") else value for key, value in line.items()}


def screened(screener: Screener, many: list[dict[str, Any]], make: Make, **wanted: Any) -> Any:
    return screener.screen_frame(
        **{name: make(typed(columns_of(rows))) for name, rows in rows_of(many).items()}, **wanted
    )


def agrees(screener: Screener, many: list[dict[str, Any]], make: Make) -> None:
    frames = screened(screener, many, make, account=True)
    assert list(lines(frames.problems)) == []
    reports = [screener.screen({**case, "case": f"{at}"}) for at, case in enumerate(many)]
    told = list(lines(frames.reports))
    assert [line["case"] for line in told] == [report.case for report in reports]
    for line, report in zip(told, reports):
        assert line["as_of"] == report.as_of
        assert line["concern"] == report.concern
        assert line["hazard"] == report.hazard
        counts = ("findings", "patterns", "held_back")
        assert [line[count] for count in counts] == [len(getattr(report, count)) for count in counts]
        assert list(line["levels"]) == [level.level for level in report.levels]
        assert line["inputs"] == len(report.account)
        assert line["concern_ever"] == report.concern_ever
        assert line["could_reach"] == report.could_reach
        assert line["hazard_could_reach"] == report.hazard_could_reach
        assert line["undecided"] == len({undecided.input for undecided in report.undecided})
        assert line["questions"] == len(report.questions)
        assert line["problems"] == 0
    findings = [
        (line["case"], line["rule"], line["pattern"], line["concern"], line["standing"], line["from"], line["to"])
        for line in lines(frames.findings)
    ]
    assert findings == [
        (report.case, one.rule, pattern, one.concern, one.standing, one.from_, one.to)
        for report in reports
        for pattern, some in ((False, report.findings), (True, report.patterns))
        for one in some
    ]
    account = [
        (line["case"], line["kind"], line["input"], line["fate"], line["reason"]) for line in lines(frames.account)
    ]
    told_alone = [
        (report.case, one.kind, one.input, one.fate, one.reason) for report in reports for one in report.account
    ]
    assert sorted(account, key=repr_of) == sorted(told_alone, key=repr_of)


def repr_of(line: tuple[Any, ...]) -> str:
    return " ".join(map(str, line))


def test_published_cases_come_out_as_case_by_case(library: tuple[Make, type], screener: Screener) -> None:
    agrees(screener, [json.loads(path.read_bytes())["case"] for path in CASES], library[0])


@settings(max_examples=15)
@given(st.lists(cases(), min_size=1, max_size=4))
def test_any_cases_come_out_as_case_by_case(many: list[Case]) -> None:
    agrees(default(), [case.to_dict() for case in many], lambda table: table)


def test_findings_name_the_inputs_behind_them(screener: Screener) -> None:
    many = [json.loads(path.read_bytes())["case"] for path in CASES]
    frames = screened(screener, many, lambda table: table)
    # The table names the answer where the report names its assessment, and every input of a fact where the report names the
    # first; what a pattern rests on are findings.
    rests = [
        {one.partition("/")[0] for one in line["inputs"]} for line in lines(frames.findings) if not line["pattern"]
    ]
    reports = [screener.screen(case) for case in many]
    named = [{rest.input for rest in one.rests_on} for report in reports for one in report.findings]
    assert len(rests) == len(named) and all(report <= table for report, table in zip(named, rests))


def test_what_comes_back_is_of_the_caller_s_library(
    library: tuple[Make, type], persistent: dict[str, Any], screener: Screener
) -> None:
    make, kind = library
    frames = screened(screener, [persistent], make)
    assert isinstance(frames.reports, kind) and isinstance(frames.findings, kind) and isinstance(frames.problems, kind)
    assert frames.account is None
    assert screened(screener, [persistent], make, findings=False).findings is None


def test_polars_needs_no_pyarrow(
    persistent: dict[str, Any], screener: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: dict[str, Any] = {name: polars.DataFrame(columns_of(rows)) for name, rows in rows_of([persistent]).items()}
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    assert screener.screen_frame(**frames).reports["concern"].to_list() == ["suspect"]
    with pytest.raises(ImportError, match="tables"):
        screener.screen_frame(pandas.DataFrame({"case": ["1"], "as_of": ["2026-11-21"]}))


def test_a_case_that_is_wrong_stops_no_other_and_loses_nothing(
    library: tuple[Make, type], persistent: dict[str, Any], screener: Screener
) -> None:
    late = {**persistent, "child": {"born": "2027-01-01"}}
    frames = screened(screener, [persistent, late, persistent], library[0])
    reports = list(lines(frames.reports))
    assert [line["concern"] for line in reports] == ["suspect", None, "suspect"]
    [problem] = lines(frames.problems)
    assert (problem["case"], problem["code"]) == ("1", "born_after_as_of")
    assert reports[1]["problems"] == 1


def test_a_row_whose_case_is_not_there_is_told(screener: Screener) -> None:
    cases = polars.DataFrame({"case": ["a"], "as_of": [date(2026, 11, 21)], "born": [date(2020, 3, 1)]})
    observations = polars.DataFrame(
        {
            "case": ["a", "b"],
            "id": ["o1", "o2"],
            "code": ["home.cold"] * 2,
            "on": [date(2026, 10, 1)] * 2,
            "by": ["police"] * 2,
        }
    )
    frames = screener.screen_frame(cases, observations)
    [problem] = frames.problems.to_dicts()
    assert (problem["case"], problem["table"], problem["row"]) == (None, "observations", 1)


def test_an_index_of_pandas_is_no_column(persistent: dict[str, Any], screener: Screener) -> None:
    frames = {
        name: pandas.DataFrame(columns_of(rows), index=["x"] * len(rows))
        for name, rows in rows_of([persistent]).items()
    }
    assert screener.screen_frame(**frames).reports["concern"].tolist() == ["suspect"]


def test_categories_and_times_at_midnight_are_taken(persistent: dict[str, Any], screener: Screener) -> None:
    tables = {name: pandas.DataFrame(columns_of(rows)) for name, rows in rows_of([persistent]).items()}
    tables["observations"]["on"] = pandas.to_datetime(tables["observations"]["on"])
    tables["observations"]["code"] = tables["observations"]["code"].astype("category")
    assert screener.screen_frame(**tables).reports["concern"].tolist() == ["suspect"]


def test_a_stream_of_batches_is_taken(persistent: dict[str, Any], screener: Screener) -> None:
    tables = {name: typed(columns_of(rows)) for name, rows in rows_of([persistent]).items()}
    reader = pyarrow.RecordBatchReader.from_batches(
        tables["observations"].schema, (batch for batch in tables["observations"].to_batches())
    )
    frames = screener.screen_frame(tables["cases"], reader)
    assert frames.reports["concern"].to_pylist() == ["suspect"]


def test_a_source_that_breaks_off_is_an_error_and_not_a_short_table(screener: Screener) -> None:
    schema = pyarrow.schema([("case", pyarrow.string()), ("as_of", pyarrow.string())])

    def breaks() -> Iterator[pyarrow.RecordBatch]:
        yield pyarrow.RecordBatch.from_pydict({"case": ["a"], "as_of": ["2026-11-21"]}, schema)
        raise OSError("the disk is gone")

    with pytest.raises(TableError):
        screener.screen_frame(pyarrow.RecordBatchReader.from_batches(schema, breaks()))


def test_columns_that_do_not_fit_are_named(screener: Screener) -> None:
    cases = polars.DataFrame({"case": ["a"], "as_of": [True], "born": ["2020-01-01"], "nickname": ["Zebulon"]})
    with pytest.raises(TableError) as raised:
        screener.screen_frame(cases)
    assert {fault.path for fault in raised.value.faults} == {"cases.as_of", "cases."}
    assert "Zebulon" not in str(raised.value)


def test_what_is_no_frame_is_refused(screener: Screener) -> None:
    with pytest.raises(InvalidArgument) as raised:
        screener.screen_frame([{"case": "a"}])
    assert raised.value.faults[0].path == "cases"
    with pytest.raises(InvalidArgument, match="collected first"):
        screener.screen_frame(polars.LazyFrame({"case": ["a"], "as_of": ["2026-11-21"]}))


def test_a_result_that_nobody_reads_is_released(
    persistent: dict[str, Any], screener: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from neglect_screen import tables

    released: list[bool] = []
    release = tables._release

    def told(memory: Any) -> None:
        held = bool(memory[3])
        release(memory)
        released.append(held and not memory[3])

    monkeypatch.setattr(tables, "_release", told)
    monkeypatch.setattr(tables, "_like", lambda _: lambda result: None)
    screened(screener, [persistent], lambda table: table)
    gc.collect()
    assert released == [True, True, True]


def test_codes_of_other_systems_have_a_column_of_their_own() -> None:
    coded = Coded("cin_factor", "16A")
    assert rows_of(
        [{"as_of": "", "child": {}, "observations": [{"code": {"system": coded.system, "value": coded.value}}]}]
    )["observations"] == [{"case": "0", "code": "16A", "system": "cin_factor"}]
