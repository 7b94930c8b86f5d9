"""On a cluster of executors in processes of their own: every case once, whatever becomes of an executor."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import recipes

from neglect_screen import InvalidArgument, Screener, schemas, spark

pyspark = pytest.importorskip("pyspark")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("neglect-screen")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
        "spark.driver.host": "localhost",
        "spark.executor.memory": "700m",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def cases(session: Any, rows: list[dict[str, Any]]) -> Any:
    return session.createDataFrame(rows).repartition(6)


def concerns(frame: Any) -> dict[str | None, str | None]:
    return {row["case"] or None: row["concern"] for row in frame.collect()}


def test_every_case_has_its_row_from_whichever_executor(cases: Any, expected: dict[str, str | None]) -> None:
    screened = spark.screen(cases, keep=["authority"])
    assert screened.columns[0] == "authority"
    assert screened.count() == cases.count() == len(expected)
    assert concerns(screened) == expected


def test_the_recipes_of_the_guide(session: Any, rows: list[dict[str, Any]], expected: dict[str, str | None]) -> None:
    good = session.createDataFrame(rows[:-1]).repartition(4)
    screening, counting = recipes.run("spark", cases=good)
    suspected = {row["case"] for row in screening["concerning"].collect()}
    assert suspected == {name for name, concern in expected.items() if concern == "suspect"}
    from neglect_screen.partnership import Measures

    with Measures() as alone:
        assert alone.count([Screener.england().screen(row["case_json"]) for row in rows[:-1]]) == []
        assert counting["tables"] == alone.publish().rows(), "parts add up to the whole"


def test_cases_in_parts_come_out_as_whole_ones(session: Any) -> None:
    from datetime import date

    observation = ("o1", "clothing.dirty", date(2026, 11, 1), "education", {"pattern": "frequent"})
    columns = (
        "`case` STRING, as_of DATE, child STRUCT<born: DATE>, "
        "observations ARRAY<STRUCT<id: STRING, code: STRING, `on`: DATE, `by`: STRING, `with`: MAP<STRING, STRING>>>"
    )
    row = ("c", date(2026, 11, 21), (date(2020, 3, 1),), [observation])
    [screened] = spark.screen(session.createDataFrame([row], columns), account=True).collect()
    case = {
        "schema": 1,
        "case": "c",
        "as_of": "2026-11-21",
        "child": {"born": "2020-03-01"},
        "observations": [
            {
                "id": "o1",
                "code": "clothing.dirty",
                "on": "2026-11-01",
                "by": "education",
                "with": {"pattern": "frequent"},
            }
        ],
    }
    report = Screener.england().screen(case)
    assert screened["concern"] == report.concern.value
    assert [one["rule"] for one in screened["each_finding"]] == [one.rule for one in report.findings]
    assert [one["input"] for one in screened["each_input"]] == ["o1"]


def test_the_columns_that_are_published_are_columns_of_spark(session: Any) -> None:
    for columns in (schemas.CASE, schemas.CASE_JSON, schemas.result(account=True)):
        declared = spark.quoted(columns)
        assert session.createDataFrame([], declared).columns == [field.name for field in schemas.arrow(columns)]


def test_an_executor_that_is_lost_loses_no_case(
    session: Any, cases: Any, expected: dict[str, str | None], tmp_path: Path
) -> None:
    marker = str(tmp_path / "lost")

    def killing(batches: Iterator[Any]) -> Iterator[Any]:
        yield from batches
        try:
            os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.kill(_executor(), signal.SIGKILL)

    held = cases.mapInArrow(killing, cases.schema)
    assert concerns(spark.screen(held, keep=["authority"])) == expected
    assert os.path.exists(marker), "an executor was lost on the way"


def _executor() -> int:
    """The Java process in which this worker's task runs."""
    process = os.getppid()
    while process > 1:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        if "Name:\tjava" in status:
            return process
        process = int(status.split("PPid:\t")[1].split()[0])
    raise RuntimeError("no executor stands above this worker")


def test_a_column_that_stands_in_the_way_is_refused(cases: Any) -> None:
    for name in ("elsewhere", "case"):
        with pytest.raises(InvalidArgument):
            spark.screen(cases.withColumn("case", cases["authority"]), keep=[name])


def test_no_case_is_left_out_of_what_is_counted(cases: Any) -> None:
    with pytest.raises(InvalidArgument, match="1 cases"):
        spark.measures(cases)
