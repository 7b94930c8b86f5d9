"""A row for each case: the same answers as case by case, and columns that are as they were announced."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas
import polars
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CASES, REPOSITORY
from neglect_screen import Case, InvalidArgument, Screener, TableError, schemas
from neglect_screen.screener import default
from neglect_screen.testing import cases

Make = Callable[[dict[str, list[Any]]], Any]

LIBRARIES: list[tuple[Make, type]] = [
    (pandas.DataFrame, pandas.DataFrame),
    (polars.DataFrame, polars.DataFrame),
    (pyarrow.table, pyarrow.Table),
]


def published_cases() -> list[dict[str, Any]]:
    return [json.loads(path.read_bytes())["case"] for path in CASES]


def in_parts(many: list[dict[str, Any]]) -> pyarrow.Table:
    """Cases in the columns that `schemas.CASE` declares; codes of other systems are not among them."""
    as_texts = {True: "yes", False: "no"}

    def answered(assessment: dict[str, Any]) -> dict[str, Any]:
        answers = assessment.get("answers", {}).items()
        texts = [(name, as_texts[value] if isinstance(value, bool) else str(value)) for name, value in answers]
        return {**assessment, "answers": texts, "evidence": [*assessment.get("evidence", {}).items()]}

    rows = []
    for whole in many:
        # Days are written as texts, and read as what the schema says they are.
        case = json.loads(json.dumps(whole), object_hook=_with_days)
        row = {name: value for name, value in case.items() if name != "schema"}
        row["assessments"] = [answered(one) for one in case.get("assessments", [])]
        row["observations"] = [{**one, "with": [*one.get("with", {}).items()]} for one in case.get("observations", [])]
        rows.append(row)
    frame = pyarrow.array(rows, pyarrow.struct(schemas.arrow(schemas.CASE)))
    return pyarrow.Table.from_struct_array(frame)


_DAYS = {"as_of", "born", "due", "on", "until", "recorded", "from"}


def _with_days(record: dict[str, Any]) -> dict[str, Any]:
    def read(name: str, value: Any) -> Any:
        is_day = name in _DAYS or (name == "to" and isinstance(value, str))
        return date.fromisoformat(value) if is_day and isinstance(value, str) else value

    return {name: read(name, value) for name, value in record.items()}


def is_plain(case: dict[str, Any]) -> bool:
    """Whether no word of a case is a code of another system, and no score a fraction that no float is."""
    return '"system"' not in json.dumps(case) and not any("/" in str(one) for one in case.get("growth", []))


def assert_as_alone(rows: pyarrow.Table, many: list[dict[str, Any]], screener: Screener) -> None:
    assert rows.num_rows == len(many)
    for row, case in zip(rows.to_pylist(), many):
        report = screener.screen(case).to_dict()
        assert (row["case"], row["concern"]) == (report["case"], report["concern"])
        assert row["could_reach"] == report.get("could_reach")
        found = [*report.get("findings", []), *report.get("patterns", [])]
        assert [one["rule"] for one in row["each_finding"]] == [one["rule"] for one in found]
        assert [one["input"] for one in row["each_input"]] == [one["input"] for one in report["account"]]
        assert row["each_problem"] == [] and row["problems"] == 0


@pytest.mark.parametrize("library", LIBRARIES, ids=["pandas", "polars", "pyarrow"])
def test_published_cases_come_out_as_alone_in_the_callers_own_frame(
    library: tuple[Make, type], screener: Screener
) -> None:
    make, kind = library
    many = published_cases()
    rows = screener.screen_rows(make({"case_json": [json.dumps(case) for case in many]}), account=True)
    assert isinstance(rows, kind)
    if isinstance(rows, pyarrow.Table):
        assert_as_alone(rows, many, screener)


def test_published_cases_come_out_as_alone_from_their_parts(screener: Screener) -> None:
    many = [case for case in published_cases() if is_plain(case)]
    assert len(many) > 40
    assert_as_alone(screener.screen_rows(in_parts(many), account=True), many, screener)


@settings(max_examples=15)
@given(st.lists(cases(), min_size=1, max_size=4))
def test_any_cases_come_out_as_alone(many: list[Case]) -> None:
    written = [json.loads(default().canonical(case)) for case in many]
    whole = pyarrow.table({"case_json": [json.dumps(case) for case in written]})
    assert_as_alone(default().screen_rows(whole, account=True), written, default())


@pytest.mark.parametrize("findings", [True, False])
@pytest.mark.parametrize("account", [True, False])
def test_what_comes_back_has_the_columns_that_were_announced(findings: bool, account: bool, screener: Screener) -> None:
    rows = pyarrow.table({"case_json": pyarrow.array([], pyarrow.string())})
    announced = schemas.arrow(schemas.result(findings=findings, account=account))
    assert screener.screen_rows(rows, findings=findings, account=account).schema == announced


def test_the_columns_of_a_case_are_those_of_its_schema() -> None:
    schema = json.loads((REPOSITORY / "schema" / "case.schema.json").read_bytes())

    def compare(of: Any, fields: Any) -> None:
        while "$ref" in of or "anyOf" in of:
            of = schema["$defs"][of["$ref"].rpartition("/")[2]] if "$ref" in of else of["anyOf"][0]
        if pyarrow.types.is_list(fields):
            compare(of.get("items", of), fields.value_type)
        elif pyarrow.types.is_struct(fields):
            named = {fields.field(at).name: fields.field(at).type for at in range(fields.num_fields)}
            assert set(named) == set(of["properties"]) - {"schema"}
            for name, kind in named.items():
                compare(of["properties"][name], kind)

    compare(schema, pyarrow.struct(schemas.arrow(schemas.CASE)))


def test_a_reader_gives_a_reader_that_screens_as_it_is_read(screener: Screener) -> None:
    text = json.dumps(published_cases()[0])
    read = 0

    def batches() -> Iterator[pyarrow.RecordBatch]:
        nonlocal read
        for _ in range(3):
            read += 1
            yield pyarrow.record_batch({"case_json": [text, "{"]})

    reader = pyarrow.RecordBatchReader.from_batches(pyarrow.schema([("case_json", pyarrow.string())]), batches())
    rows = screener.screen_rows(reader)
    assert isinstance(rows, pyarrow.RecordBatchReader)
    first = rows.read_next_batch()
    assert read == 1
    assert first.column("concern").null_count == 1
    assert rows.read_all().num_rows == 4


def test_what_outlives_the_interpreter_s_modules_is_still_let_go_of() -> None:
    program = """
import pyarrow
from neglect_screen import Screener

class Last:
    pass

last = Last()
last.itself = last
rows = pyarrow.table({"case_json": ["{}"]})
last.reader = Screener.england().screen_rows(rows.to_reader())
last.frame = Screener.england().screen_rows(rows)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_column_that_no_case_has_is_refused(screener: Screener) -> None:
    with pytest.raises(TableError) as refused:
        screener.screen_rows(pyarrow.table({"case_json": ["{}"], "a_name": ["x"]}))
    assert [fault.code for fault in refused.value.faults] == ["unknown_column"]
    assert "a_name" not in str(refused.value)


def test_what_is_no_frame_is_refused(screener: Screener) -> None:
    with pytest.raises(InvalidArgument):
        screener.screen_rows([1])


@pytest.mark.parametrize("columns", ["case", "case TEXT", "case ARRAY<STRING", "case STRING,", "case STRING>"])
def test_what_declares_no_columns_is_refused(columns: str) -> None:
    with pytest.raises(ValueError):
        schemas.arrow(columns)
