"""Each recipe of the guide gives for every case what it says alone, by whatever engine hands it out."""

from __future__ import annotations

from typing import Any

import pyarrow
import pytest
import recipes


def of(rows: Any) -> dict[str | None, str | None]:
    return {row["case"] or None: row["concern"] for row in rows}


def test_duckdb(rows: list[dict[str, Any]], expected: dict[str, str | None]) -> None:
    duckdb = pytest.importorskip("duckdb")
    database = duckdb.connect()
    given = pyarrow.Table.from_pylist(rows)
    database.execute("create table cases as select * from given")
    assert given.num_rows == len(expected)
    [space] = recipes.run("duckdb", database=database)
    assert {name for (name,) in space["concerning"]} == {
        name for name, concern in expected.items() if concern == "suspect"
    }


def test_polars(rows: list[dict[str, Any]], expected: dict[str, str | None]) -> None:
    polars = pytest.importorskip("polars")
    from neglect_screen import Screener

    frame = polars.DataFrame(rows).select("case_json")
    schema = Screener.england().screen_rows(frame.clear()).schema
    [space] = recipes.run("polars", frame=frame, polars_schema=schema)
    assert of(space["rows"].to_dicts()) == expected


def test_dask(rows: list[dict[str, Any]], expected: dict[str, str | None]) -> None:
    dataframe = pytest.importorskip("dask.dataframe")
    import pandas

    frame = dataframe.from_pandas(pandas.DataFrame(rows)[["case_json"]], npartitions=3)
    [space] = recipes.run("dask", frame=frame)
    done = space["rows"].compute(scheduler="processes")
    assert of(done.astype(object).where(done.notna(), None).to_dict("records")) == expected


def test_ray(rows: list[dict[str, Any]], expected: dict[str, str | None]) -> None:
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        import ray.data

        dataset = ray.data.from_arrow(pyarrow.Table.from_pylist(rows).select(["case_json"])).repartition(3)
        [space] = recipes.run("ray", dataset=dataset)
        assert of(space["rows"].take_all()) == expected
    finally:
        ray.shutdown()
