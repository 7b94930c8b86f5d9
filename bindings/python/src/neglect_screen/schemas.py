"""The columns of rows of cases and of what comes back, for engines that must know them before anything runs.

They are in the language in which Spark, DuckDB and others declare columns; `arrow` makes an Arrow schema of them.
"""

from __future__ import annotations

import importlib
import itertools
import re
from collections.abc import Iterator
from typing import Any

_EXPLANATION = "STRUCT<kind: STRING, status: STRING, by: STRING>"

CASE = (
    "case STRING, as_of DATE, "
    "child STRUCT<born: DATE, due: DATE, gestation_weeks: INT, gestation_days: INT, birth_weight_g: INT, "
    "birth_weight_sds: DOUBLE, mid_parental_height_sds: DOUBLE, sex: STRING>, "
    "observations ARRAY<STRUCT<id: STRING, code: STRING, on: DATE, until: DATE, recorded: DATE, event: STRING, by: STRING, "
    f"subject: STRING, with: MAP<STRING, STRING>, explanation: {_EXPLANATION}, note: STRING>>, "
    "assessments ARRAY<STRUCT<id: STRING, tool: STRING, on: DATE, recorded: DATE, by: STRING, accredited: BOOLEAN, "
    "answers: MAP<STRING, STRING>, evidence: MAP<STRING, STRING>>>, "
    "attendance ARRAY<STRUCT<id: STRING, from: DATE, to: DATE, recorded: DATE, by: STRING, marks: STRING, "
    "totals: STRUCT<possible: INT, present: INT, authorised: INT, unauthorised: INT>>>, "
    "appointments ARRAY<STRUCT<id: STRING, on: DATE, recorded: DATE, by: STRING, service: STRING, outcome: STRING, "
    f"essential: BOOLEAN, subject: STRING, books_alone: BOOLEAN, explanation: {_EXPLANATION}>>, "
    "growth ARRAY<STRUCT<id: STRING, on: DATE, recorded: DATE, by: STRING, weight_g: INT, weight_sds: DOUBLE, "
    "weight_centile: DOUBLE, height_mm: INT, height_sds: DOUBLE, bmi_sds: DOUBLE>>, "
    "responses ARRAY<STRUCT<id: STRING, on: DATE, recorded: DATE, by: STRING, kind: STRING, to: ARRAY<STRING>>>"
)
"""A case in parts. A score may be a STRING, which is exact, and a code of another system is
`STRUCT<system: STRING, value: STRING>` where a word stands here; columns and fields of which no case has anything may be left out."""

CASE_JSON = "case_json STRING"
"""A case whole."""

_REPORT = (
    "case STRING, as_of DATE, concern STRING, hazard STRING, levels ARRAY<STRING>, findings INT, patterns INT, held_back INT, "
    "undetermined INT, inputs INT, not_recognised INT, after_as_of INT, problems INT, concern_ever STRING, could_reach STRING, "
    "hazard_could_reach STRING, could_be ARRAY<STRING>, undecided INT, questions INT"
)
_FINDING = (
    "rule: STRING, pattern: BOOLEAN, concern: STRING, hazard: STRING, forms: ARRAY<STRING>, from: DATE, to: DATE, "
    "agencies: ARRAY<STRING>, inputs: ARRAY<STRING>, standing: STRING"
)
_INPUT = "kind: STRING, input: STRING, fate: STRING, reason: STRING"
_PROBLEM = "path: STRING, code: STRING, message: STRING, help: STRING"


def result(*, findings: bool = True, account: bool = False) -> str:
    """The columns that `Screener.screen_rows` gives."""
    lists = [("each_finding", _FINDING, findings), ("each_input", _INPUT, account), ("each_problem", _PROBLEM, True)]
    return ", ".join([_REPORT, *(f"{name} ARRAY<STRUCT<{of}>>" for name, of, is_wanted in lists if is_wanted)])


def arrow(columns: str) -> Any:
    """The same columns as a schema of pyarrow.

    Raises:
        ImportError: where pyarrow is not installed.
        ValueError: for what does not declare columns.
    """
    pyarrow = importlib.import_module("pyarrow")
    words = itertools.chain(re.findall(r"\w+|[<>,:]", columns), itertools.repeat(""))
    fields, end = _fields(words, pyarrow)
    if end:
        raise ValueError(f"no column begins at {end}")
    return pyarrow.schema(fields)


def _fields(words: Iterator[str], pyarrow: Any) -> tuple[list[Any], str]:
    """Names with their types until something else than a comma, which is given as well."""
    fields = []
    while True:
        name = next(words)
        kind = next(words)
        if kind == ":":
            kind = next(words)
        of, then = _type(kind, words, pyarrow)
        fields.append(pyarrow.field(name, of))
        if then != ",":
            return fields, then


def _type(kind: str, words: Iterator[str], pyarrow: Any) -> tuple[Any, str]:
    """A type, and what stands behind it."""
    plain = {"STRING": "string", "DATE": "date32", "INT": "int32", "DOUBLE": "float64", "BOOLEAN": "bool_"}
    if kind in plain:
        return getattr(pyarrow, plain[kind])(), next(words)
    if kind not in ("ARRAY", "STRUCT", "MAP") or next(words) != "<":
        raise ValueError(f"{kind} declares no type")
    if kind == "STRUCT":
        fields, end = _fields(words, pyarrow)
        of = pyarrow.struct(fields)
    else:
        first, end = _type(next(words), words, pyarrow)
        of = pyarrow.list_(first)
        if kind == "MAP":
            second, end = _type(next(words), words, pyarrow)
            of = pyarrow.map_(first, second)
    if end != ">":
        raise ValueError(f"{kind} has no end")
    return of, next(words)
