"""Tables: many cases from columns, and a few columns of every report back, in the caller's own library.

Frames cross through Arrow's C stream, which pandas, polars, pyarrow and others speak. What a table may hold, and what
comes back, is told in `docs/tables.md`. Polars frames need nothing else; pandas frames need pyarrow (the extra
`tables`).
"""

from __future__ import annotations

import ctypes
import importlib
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from neglect_screen import _library
from neglect_screen._library import ffi, lib
from neglect_screen.errors import InvalidArgument

Frame = TypeVar("Frame")

# The two functions of Python's C API that capsules need; PYFUNCTYPE keeps the interpreter's lock and passes exceptions
# on.
_CAPSULE = b"arrow_array_stream"
_pointer_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
_new_capsule = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)(
    ("PyCapsule_New", ctypes.pythonapi)
)


@dataclass(frozen=True, slots=True)
class Frames(Generic[Frame]):
    """What became of many cases, as frames of the caller's library. `docs/tables.md` lists the columns."""

    reports: Frame
    """A row for each case, in the order of the cases. One that is wrong has no `concern`, which is not
    `none_recorded`."""
    findings: Frame | None
    """A row for each finding and pattern; None where they were not asked for."""
    account: Frame | None
    """A row for each input and its fate; None where it was not asked for."""
    problems: Frame
    """A row for each thing that is wrong, with its table, row (from 0) and column."""


def screen_frames(
    screener: _library.Handle, tables: Mapping[str, Any], findings: bool, account: bool, threads: int
) -> Frames[Any]:
    """Screens the cases of tables, by their names."""
    held = _library.make("tables", lib.neglect_tables_new)
    for name, frame in tables.items():
        with _Given(name, frame) as stream:
            _library.call(lib.neglect_tables_add, held, getattr(lib, f"NEGLECT_TABLE_{name.upper()}"), stream)
    _library.call(lib.neglect_tables_screen, held, screener, findings + 2 * account, threads)
    taken = _like(tables["cases"])

    def result(which: int) -> Any:
        stream = _Result()
        _library.call(lib.neglect_tables_result, held, which, stream.pointer)
        return taken(stream)

    return Frames(
        result(lib.NEGLECT_RESULT_REPORTS),
        result(lib.NEGLECT_RESULT_FINDINGS) if findings else None,
        result(lib.NEGLECT_RESULT_ACCOUNT) if account else None,
        result(lib.NEGLECT_RESULT_PROBLEMS),
    )


def screen_rows(screener: _library.Handle, rows: Any, findings: bool, account: bool, threads: int) -> Any:
    """Screens cases of which each is a row, batch by batch."""
    stream = _Result()
    with _Given("rows", rows) as given:
        _library.call(lib.neglect_rows_screen, screener, given, findings + 2 * account, threads, stream.pointer)
    return _like(rows)(stream)


class _Given:
    """A caller's frame as a stream, which the library reads and releases."""

    def __init__(self, name: str, frame: Any) -> None:
        if _library_of(frame) == "pandas":
            # Its own stream would carry the index as a column.
            frame = _pyarrow().Table.from_pandas(frame, preserve_index=False)
        elif _library_of(frame) == "polars" and hasattr(frame, "__arrow_c_stream__"):
            # Columns without a type hold nothing, and Polars writes them in a way that not every reader takes.
            empty = importlib.import_module("polars").Null
            frame = frame.select([name for name, kind in frame.schema.items() if kind != empty])
        if not hasattr(frame, "__arrow_c_stream__"):
            help = "pass a pandas, polars or pyarrow frame; a lazy one is collected first"
            raise InvalidArgument.at(name, "this is no frame that Arrow's C stream knows", help)
        self._capsule = frame.__arrow_c_stream__()

    def __enter__(self) -> Any:
        return ffi.cast("struct ArrowArrayStream *", _pointer_of(self._capsule, _CAPSULE))

    def __exit__(self, *_: object) -> None:
        # The library has moved the stream out; the capsule frees only what held it.
        del self._capsule


class _Result:
    """A stream that the library fills, for one reader.

    It hands itself on as a capsule without a destructor: one written in Python would hide what its reader raises. What
    nobody reads is released with this object.
    """

    def __init__(self) -> None:
        # Arrow's stream: get_schema, get_next, get_last_error, release, private_data.
        self._memory = ffi.new("void *[5]")
        self.pointer = ffi.cast("struct ArrowArrayStream *", self._memory)
        freeing = weakref.finalize(self, _release, self._memory)
        freeing.atexit = False

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _new_capsule(int(ffi.cast("uintptr_t", self._memory)), _CAPSULE, None)


def _release(memory: Any) -> None:
    # A reader takes the stream by setting its release to NULL.
    if memory[3]:
        ffi.cast("void (*)(void *)", memory[3])(memory)


def _library_of(frame: Any) -> str:
    return type(frame).__module__.partition(".")[0]


def _pyarrow() -> Any:
    try:
        return importlib.import_module("pyarrow")
    except ImportError:
        raise ImportError("this frame crosses through pyarrow: pip install 'neglect-screen[tables]'") from None


def _like(frame: Any) -> Callable[[_Result], Any]:
    """How a result becomes a frame of the library that this one is of; of pyarrow for any other library."""
    library = _library_of(frame)
    if library == "polars":
        return cast("Callable[[_Result], Any]", importlib.import_module("polars").DataFrame)
    pyarrow = _pyarrow()
    if isinstance(frame, pyarrow.RecordBatchReader):
        return cast("Callable[[_Result], Any]", pyarrow.RecordBatchReader.from_stream)
    table = pyarrow.table
    if library == "pandas":
        return lambda result: table(result).to_pandas(date_as_object=False)
    return cast("Callable[[_Result], Any]", table)
