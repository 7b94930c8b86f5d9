"""The C library: the only place that calls it.

cffi lets other Python threads run while a call is under way. Every object of the library stands behind a `Handle`,
which frees it once nobody holds it any more, so that a call in one thread never loses what another thread closes.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Mapping
from typing import Any

from neglect_screen import errors
from neglect_screen._native import ffi as _ffi
from neglect_screen._native import lib as _lib

# cffi's objects have no types.
ffi: Any = _ffi
lib: Any = _lib

# Frames of other libraries may end after this module does, at the end of the interpreter, and call the library to let go of
# what it made: it is never unloaded.
ctypes.pythonapi.Py_IncRef(ctypes.py_object(lib))

ABI_VERSION = (lib.NEGLECT_ABI_MAJOR << 16) | lib.NEGLECT_ABI_MINOR
"""The ABI version that this package was made for: major in the upper 16 bits, minor in the lower."""

_MADE = ("screener", "screener_builder", "case", "report", "text", "batch", "tables", "tally")
_OUT = {name: ffi.typeof(f"neglect_{name} **") for name in _MADE}
_ERROR = ffi.typeof("neglect_error **")
_STR = ffi.typeof("neglect_str *")
_STRS = ffi.typeof("neglect_str[]")
_PAIRS = ffi.typeof("neglect_pair[]")


def text(view: Any) -> str:
    """A text that the library lends, copied."""
    return str(ffi.buffer(view.ptr, view.len)[:], "utf-8") if view.len else ""


def bytes_of(view: Any) -> bytes:
    """The bytes of a text that the library lends, copied."""
    return bytes(ffi.buffer(view.ptr, view.len)) if view.len else b""


class Argument:
    """A text as an argument. The bytes stay where they are as long as somebody holds this."""

    __slots__ = ("_data", "_owner", "value")

    def __init__(self, given: str | bytes) -> None:
        self._data = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
        self._owner = ffi.new(_STR, (ffi.from_buffer(self._data), len(self._data)))
        self.value = self._owner[0]


def views(data: list[bytes]) -> tuple[Any, list[Any]]:
    """Many texts as one argument, and what must be kept until the call returns."""
    held = [ffi.from_buffer(one) for one in data]
    return ffi.new(_STRS, [(one, len(one)) for one in held]), held


def pairs(texts: Mapping[str, str]) -> tuple[Any, list[Argument]]:
    """Texts by their names as one argument, and what must be kept until the call returns."""
    return byte_pairs(texts)


def byte_pairs(files: Mapping[str, str] | Mapping[str, bytes]) -> tuple[Any, list[Argument]]:
    """What files hold by their names as one argument, and what must be kept until the call returns."""
    held = [Argument(text) for pair in files.items() for text in pair]
    values = [one.value for one in held]
    return ffi.new(_PAIRS, list(zip(values[::2], values[1::2]))), held


class Handle:
    """An object of the library, freed once nobody holds it."""

    __slots__ = ("__weakref__", "_free", "value")

    def __init__(self, kind: str, pointer: Any) -> None:
        self._free = getattr(lib, f"neglect_{kind}_free")
        self.value = pointer

    def __del__(self, _ending: Callable[[], bool] = sys.is_finalizing) -> None:
        # At the end of the process all memory goes; another thread may still be in a call.
        if not _ending():
            self._free(self.value)


def error(pointer: Any) -> errors.NeglectScreenError:
    """The exception for an error of the library, which stays its owner's to free."""
    faults = []
    for at in range(lib.neglect_error_count(pointer)):
        fault = lib.neglect_error_fault(pointer, at)
        faults.append(errors.Fault(text(fault.path), text(fault.code), text(fault.message), text(fault.help)))
    return errors.error_of(lib.neglect_error_status(pointer), faults, text(lib.neglect_error_message(pointer)))


def _failed(status: int, slot: Any) -> errors.NeglectScreenError:
    if not slot[0]:
        return errors.error_of(status, [errors.Fault("", text(lib.neglect_status_name(status)), "the call failed", "")])
    try:
        return error(slot[0])
    finally:
        lib.neglect_error_free(slot[0])


def _invoke(function: Any, arguments: tuple[Any, ...], *out: Any) -> None:
    # `arguments` holds every handle and every text until the call has ended.
    slot = ffi.new(_ERROR)
    status = function(*[one.value if isinstance(one, (Handle, Argument)) else one for one in arguments], *out, slot)
    if status:
        raise _failed(status, slot)


def call(function: Any, *arguments: Any) -> None:
    """Calls a function that only succeeds or fails.

    Raises:
        NeglectScreenError: by its status.
    """
    _invoke(function, arguments)


def make(kind: str, function: Any, *arguments: Any) -> Handle:
    """Calls a function that makes an object.

    Raises:
        NeglectScreenError: by its status.
    """
    out = ffi.new(_OUT[kind])
    _invoke(function, arguments, out)
    return Handle(kind, out[0])


def screen(screener: Handle, written: bytes) -> Handle:
    """The report of a case in JSON, still in numbers: its words are made when they are asked for.

    Raises:
        NeglectScreenError: by its status.
    """
    # As `make` would twice, without the way through it: this is called once for every case.
    case, report, slot = ffi.new(_OUT["case"]), ffi.new(_OUT["report"]), ffi.new(_ERROR)
    given = ffi.new(_STR, (ffi.from_buffer(written), len(written)))
    status = lib.neglect_case_from_json(screener.value, given[0], case, slot)
    if not status:
        status = lib.neglect_screen(screener.value, case[0], report, slot)
        lib.neglect_case_free(case[0])
    if status:
        raise _failed(status, slot)
    return Handle("report", report[0])


def make_text(function: Any, *arguments: Any) -> bytes:
    """Calls a function that makes a text; returns its bytes.

    Raises:
        NeglectScreenError: by its status.
    """
    out = ffi.new(_OUT["text"])
    _invoke(function, arguments, out)
    made = bytes_of(lib.neglect_text_view(out[0]))
    lib.neglect_text_free(out[0])
    return made


def make_texts(function: Any, count: int, *arguments: Any) -> list[bytes]:
    """Calls a function that makes several texts; returns their bytes.

    Raises:
        NeglectScreenError: by its status.
    """
    outs = [ffi.new(_OUT["text"]) for _ in range(count)]
    _invoke(function, arguments, *outs)
    made = [bytes_of(lib.neglect_text_view(out[0])) for out in outs]
    for out in outs:
        lib.neglect_text_free(out[0])
    return made


def version() -> str:
    """The version of the library, such as `0.1.0`."""
    return text(lib.neglect_version())


def abi_description() -> bytes:
    """The ABI as JSON, as the library itself describes it."""
    return bytes_of(lib.neglect_abi_description())


def check_abi() -> None:
    """Holds the library that was loaded against the header that this package was made from.

    Raises:
        AbiMismatch: where it does not serve.
    """
    status = lib.neglect_check_abi(ABI_VERSION)
    if status:
        loaded = lib.neglect_abi_version()
        message = (
            f"the library has ABI {loaded >> 16}.{loaded & 0xFFFF}, and this package needs "
            f"{lib.NEGLECT_ABI_MAJOR}.{lib.NEGLECT_ABI_MINOR}"
        )
        raise errors.error_of(status, [errors.Fault("", "abi_mismatch", message, "install the package again")])
