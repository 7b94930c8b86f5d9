"""Cases that lie in Spark, screened where they lie.

Nothing of Spark is imported here: what is called is a `pyspark.sql.DataFrame` of whatever version has `mapInArrow`. Each
Python worker makes one screener and keeps it; it uses one thread, for cores are Spark's to give.
"""

from __future__ import annotations

import functools
import pickle
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from neglect_screen import schemas
from neglect_screen.errors import InvalidArgument
from neglect_screen.partnership import Measures
from neglect_screen.report import Report
from neglect_screen.screener import Screener, default

_WHOLE = "case_json"

Batches = Callable[[Iterator[Any]], Iterator[Any]]


def screen(
    cases: Any,
    screener: Screener | None = None,
    *,
    keep: Sequence[str] = (),
    findings: bool = True,
    account: bool = False,
) -> Any:
    """Screens a DataFrame in which each case is one row, and gives a DataFrame with a row for each.

    Args:
        cases: A case in each row: whole in `case_json`, or in parts (`schemas.CASE`).
        screener: Whose packs count; those for England where none is given. It is sent as its settings.
        keep: Columns that are no part of a case and stand before the result's, such as an authority.
        findings: Whether the column `each_finding` is wanted.
        account: Whether the column `each_input`, the fate of every input, is wanted.

    Raises:
        InvalidArgument: where a column to be kept is not there, or bears the name of one of the result's.
    """
    columns = schemas.result(findings=findings, account=account)
    taken = {name for name, _ in _named(columns)}
    for name in keep:
        if name not in cases.columns or name in taken:
            message = f"{name} is no column, or bears the name of one of the result's"
            raise InvalidArgument.at("keep", message, "name columns of the frame; rename one that stands in the way")
    kept = [f"`{name}` {cases.schema[name].dataType.simpleString()}" for name in keep]
    screened = _screening(_sent(screener), tuple(keep), findings, account)
    return cases.mapInArrow(screened, ", ".join([*kept, quoted(columns)]))


def quoted(columns: str) -> str:
    """Columns as Spark reads them, some of whose names are words of its language."""
    return re.sub(r"\b([a-z_]+)(:| [A-Z])", r"`\1`\2", columns)


def measures(cases: Any, screener: Screener | None = None, *, options: dict[str, Any] | None = None) -> Measures:
    """What a partnership counts of all cases of a DataFrame: counted where they lie, and put together here.

    Args:
        cases: A case in each row, whole in `case_json`.
        screener: As in `screen`.
        options: As `Measures` takes them.

    Raises:
        InvalidArgument: where a case is wrong or its report cannot be counted: none is left out in silence.
    """
    options = options or {}
    counted = (
        cases.select(_WHOLE).mapInArrow(_counting(_sent(screener), options), "counted STRING, refused INT").collect()
    )
    refused = sum(row["refused"] for row in counted)
    if refused:
        message = f"{refused} cases could not be counted"
        raise InvalidArgument.at("cases", message, "screen them, and look at each_problem")
    whole = Measures(**options)
    for row in counted:
        whole.merge(row["counted"])
    return whole


def _sent(screener: Screener | None) -> bytes:
    return pickle.dumps(screener or default())


@functools.lru_cache(maxsize=4)
def _kept(sent: bytes) -> Screener:
    """The screener of this worker. Making one takes some milliseconds, and every task of the worker uses it."""
    made: Screener = pickle.loads(sent)
    return made


def _screening(sent: bytes, keep: tuple[str, ...], findings: bool, account: bool) -> Batches:
    def screened(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        screener = _kept(sent)
        for batch in batches:
            of_a_case = [name for name in batch.schema.names if name not in keep]
            rows = pyarrow.Table.from_batches([batch.select(of_a_case)])
            result = screener.screen_rows(rows, findings=findings, account=account, threads=1)
            for name in reversed(keep):
                result = result.add_column(0, batch.schema.field(name), batch.column(name))
            yield from result.to_batches()

    return screened


def _counting(sent: bytes, options: dict[str, Any]) -> Batches:
    def counted(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        screener, refused = _kept(sent), 0
        with Measures(**options) as measures:
            for batch in batches:
                outcomes = list(screener.screen_many(batch.column(_WHOLE).to_pylist(), threads=1))
                reports = [outcome for outcome in outcomes if isinstance(outcome, Report)]
                refused += len(outcomes) - len(reports) + len(measures.count(reports))
            yield pyarrow.RecordBatch.from_pylist(
                [{"counted": measures.to_json(), "refused": refused}],
                pyarrow.schema([("counted", pyarrow.string()), ("refused", pyarrow.int32())]),
            )

    return counted


def _named(columns: str) -> Iterator[tuple[str, Any]]:
    return ((field.name, field.type) for field in schemas.arrow(columns))
