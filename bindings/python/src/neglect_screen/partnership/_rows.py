"""Rows as frames, and frames as rows, of whatever library the caller has."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from typing import Any, Literal, Union

from neglect_screen.errors import InvalidArgument

FrameOf = Union[Literal["pandas", "polars", "pyarrow"], None]
"""The library of a frame that is wanted; None for a list of dicts."""

Rows = Any
"""A frame of that library, or a list of dicts."""


def as_frame(rows: list[dict[str, Any]], frame: FrameOf) -> Rows:
    """Rows as a frame.

    Raises:
        InvalidArgument: for a library that is none of the three.
        ImportError: where it is not installed.
    """
    if frame is None:
        return rows
    if frame == "pandas":
        return importlib.import_module("pandas").DataFrame(rows)
    if frame == "polars":
        return importlib.import_module("polars").DataFrame(rows, infer_schema_length=None)
    if frame == "pyarrow":
        return importlib.import_module("pyarrow").Table.from_pylist(rows)
    raise InvalidArgument.at("frame", "no library of frames is called so", "pass pandas, polars, pyarrow or nothing")


def as_rows(given: Any) -> list[dict[str, Any]]:
    """Records, or a frame of any of the three libraries, as rows; what is empty in a frame is left out."""
    library = type(given).__module__.partition(".")[0]
    if library == "pandas":
        filled = given.notna().to_dict("records")
        return [
            {name: value for name, value in row.items() if there[name]}
            for row, there in zip(given.to_dict("records"), filled)
        ]
    if library in ("polars", "pyarrow"):
        rows: Iterable[Mapping[str, Any]] = given.to_dicts() if library == "polars" else given.to_pylist()
        return [{name: value for name, value in row.items() if value is not None} for row in rows]
    return [dict(row) for row in given]
