"""Cases from what other systems export, with an account of what became of every value: docs/import.md.

>>> from neglect_screen import importers
>>> rows = "child,born,date,session,code\\n7,2016-03-01,2026-11-16,AM,/\\n7,2016-03-01,2026-11-16,PM,O\\n"
>>> imported = importers.read("sessions", {"sessions.csv": rows}, as_of="2026-11-20")
>>> imported.cases[0]["attendance"][0]["marks"]
'/O'
>>> imported.account["fields"]["not_understood"]
0
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Union

from neglect_screen import _england, _library
from neglect_screen._library import lib
from neglect_screen.generated.case import Attendance
from neglect_screen.screener import Screener

SOURCES = ("fhir", "csc-api", "ssd", "cin", "annex-a", "ssda903", "ctf", "sessions", "census", "rcpch")
"""What a file can have been exported as."""

File = Union[str, "os.PathLike[str]"]
Files = Union[File, Iterable[File], Mapping[str, Any]]
"""A path or several; or names with what the files hold: text, bytes, or a frame of pandas, polars or pyarrow."""


@dataclass(frozen=True)
class Imported:
    """What came out of an import."""

    cases: list[dict[str, Any]] = field(repr=False)
    """Cases, each of which has passed its check: `neglect_screen.screen` takes them."""
    homes: list[dict[str, Any]] = field(repr=False)
    """Homes with their children's reports, where they were asked for; whom nobody has seen stands first."""
    account: dict[str, Any] = field(repr=False)
    """What became of every row and every value."""


def read(
    source: str | None,
    files: Files,
    *,
    map: File | None = None,
    as_of: date | str | None = None,
    by: str | None = None,
    households: bool = False,
    replays: bool = False,
    screener: Screener | None = None,
) -> Imported:
    """Reads files of one source, or tables with a map of their own (its file; `source` is None then).

    With `households` the children of one home are screened together, and with `replays` each has its replay as well, which
    `home_html` draws.

    Raises:
        InvalidArgument: where the source is none, the map cannot be used, or nothing says from which date the cases
            are seen. What is wrong with single files, rows and children stands in the account.
        OSError: where a file cannot be read.
    """
    request = {
        "source": source,
        "map": None if map is None else Path(map).read_text(encoding="utf-8"),
        "as_of": None if as_of is None else str(as_of),
        "by": by,
        "households": households,
        "replays": replays,
    }
    answer = json.loads(_import(request, files, screener))
    return Imported(answer.get("cases", []), answer.get("homes", []), answer["account"])


def home_html(home: dict[str, Any]) -> str:
    """The page of a home, one of `Imported.homes`: whom nobody has seen, then each child's report.

    Raises:
        InvalidArgument: where it is no home of an import.
    """
    return _library.make_text(lib.neglect_household_html, _library.Argument(json.dumps(home))).decode()


def propose_map(files: Files, *, screener: Screener | None = None) -> str:
    """A first map for a table, as TOML: read each line; what is not sure stands behind `#`.

    Raises:
        InvalidArgument: where it is no table.
        OSError: where the file cannot be read.
    """
    return _import({"propose": True}, files, screener).decode()


def marks_from_sessions(rows: Iterable[Sequence[Any] | Mapping[str, Any]] | Any) -> list[Attendance]:
    """The registers of one child's sessions, given in any order.

    Rows are (date, session, code), mappings with these keys, or a frame of pandas, polars or pyarrow with these columns.

    >>> [register] = marks_from_sessions([("2026-11-16", "AM", "/"), ("2026-11-16", "PM", "O")])
    >>> register.marks
    '/O'

    Raises:
        InvalidArgument: names each row and field that cannot be taken, and says why.
    """
    argument = _library.Argument(json.dumps([_row_of_session(row) for row in _rows_of_sessions(rows)]))
    return [
        Attendance(
            from_=date.fromisoformat(register["from"]), to=date.fromisoformat(register["to"]), marks=register["marks"]
        )
        for register in json.loads(_library.make_text(lib.neglect_marks_from_sessions, argument))
    ]


_SESSION = ("date", "session", "code")


def _rows_of_sessions(rows: Any) -> Iterable[Any]:
    if hasattr(rows, "to_pylist"):  # pyarrow, whose columns have no names of their own
        return rows.to_pylist()  # type: ignore[no-any-return]
    return zip(*(rows[name] for name in _SESSION), strict=True) if hasattr(rows, "columns") else rows


def _row_of_session(row: Any) -> list[str | None]:
    return [_text(value) for value in ([row.get(name) for name in _SESSION] if isinstance(row, Mapping) else row)]


def _text(value: Any) -> str | None:
    """A text, or a day as it is written. What is neither is none, so that its row is named and its content is not."""
    if isinstance(value, datetime):
        # Frames hold days as the moments at which they begin, and a day that is missing as one that equals nothing.
        return value.date().isoformat() if value == value else None
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else None


def _import(request: dict[str, Any], files: Files, screener: Screener | None) -> bytes:
    handle = _england.handle() if screener is None else screener._held()
    given, held = _library.byte_pairs(_contents(files))
    written = _library.Argument(json.dumps({name: value for name, value in request.items() if value is not None}))
    answer = _library.make_text(lib.neglect_import, handle, written, given, len(held) // 2)
    held.clear()
    return answer


def _contents(files: Files) -> dict[str, bytes]:
    if isinstance(files, Mapping):
        return {name: _bytes(held) for name, held in files.items()}
    paths = [files] if isinstance(files, (str, os.PathLike)) else list(files)
    return {str(path): Path(path).read_bytes() for path in paths}


def _bytes(held: Any) -> bytes:
    """What a file holds: bytes and text as they are, a frame as CSV."""
    if isinstance(held, bytes):
        return held
    if isinstance(held, str):
        return held.encode()
    if hasattr(held, "write_csv"):  # polars
        text: str = held.write_csv()
        return text.encode()
    if hasattr(held, "to_pandas"):  # pyarrow
        held = held.to_pandas()
    text = held.to_csv(index=False)
    return text.encode()
