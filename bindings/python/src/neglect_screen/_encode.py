"""Encodes what a caller gives as a case as the JSON that the library reads.

A `Case`, plain data in the shape of the JSON, or JSON itself. Plain data may hold what JSON does not know: dates, exact
decimals and fractions, this package's words and dataclasses, and the numbers and dates of numpy and pandas.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn, Union

from neglect_screen import _library, _numbers
from neglect_screen._codec import plain
from neglect_screen._library import lib
from neglect_screen._values import Coded
from neglect_screen.errors import CaseError, Fault, Status
from neglect_screen.generated.case import (
    Appointment,
    Assessment,
    Attendance,
    AttendanceTotals,
    CaseRecord,
    Child,
    Explanation,
    Growth,
    Observation,
    Response,
)

AnyCase = Union[CaseRecord, Mapping[str, Any], str, bytes, bytearray, memoryview]
"""A case as a caller may give it."""


def to_json(case: AnyCase) -> bytes:
    """The JSON of a case.

    Raises:
        CaseError: where plain data hold what JSON cannot say, with its place.
        TypeError: where the whole is nothing that a case can be given as.
    """
    if isinstance(case, dict):
        try:
            # Without characters beyond ASCII: what is no Unicode is then refused by the library, with its place.
            return _encode(case).encode("ascii")
        except (TypeError, ValueError, RecursionError):
            _complain(case)
    if isinstance(case, str):
        return case.encode("utf-8", "surrogatepass")
    if isinstance(case, bytes):
        return case
    if isinstance(case, (bytearray, memoryview)):
        return bytes(case)
    if isinstance(case, CaseRecord):
        return to_json(plain(case))
    if isinstance(case, Mapping):
        return to_json(dict(case))
    raise TypeError(f"a case is a Case, a dict, or JSON as str or bytes, not {type(case).__name__}")


def checked(screener: _library.Handle, case: AnyCase) -> _library.Handle:
    """A case that the library has read and checked, within the screener's limits.

    Raises:
        CaseError: with everything that is wrong with the case.
    """
    return _library.make("case", lib.neglect_case_from_json, screener, _library.Argument(to_json(case)))


def canonical(screener: _library.Handle, case: AnyCase) -> bytes:
    """A case as the library writes it: checked, with nothing in it that could be left out.

    Raises:
        CaseError: with everything that is wrong with the case.
    """
    return _library.make_text(lib.neglect_case_json, checked(screener, case))


def _beyond_json(value: Any) -> Any:
    """What JSON does not know, as something that it does.

    Raises:
        TypeError, ValueError: where there is nothing that says the same.
    """
    if isinstance(value, datetime):
        at_midnight = (value.hour, value.minute, value.second, value.microsecond, value.tzinfo) == (0, 0, 0, 0, None)
        # A time or a zone beside a date is refused by the library, with its place.
        return value.date().isoformat() if at_midnight else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _numbers.plain(value)
    if isinstance(value, Fraction):
        return _numbers.write(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return plain(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence):
        return list(value)
    if hasattr(value, "item") and type(value).__module__ == "numpy":
        # A narrow float would become its wider neighbour, with digits that nobody wrote.
        return _numbers.narrow(value) if value.dtype.kind == "f" else value.item()
    raise TypeError("not a value of JSON")


# Without looking for circles, which costs a tenth of the time: they end in a RecursionError.
_encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False, check_circular=False, default=_beyond_json).encode


def _complain(case: Mapping[str, Any]) -> NoReturn:
    """Says where plain data cannot be written. Only done once writing has failed."""
    faults = list(_faults(case, "", ()))
    faults = faults or [Fault("", "not_json", "the case cannot be written as JSON", "send plain data")]
    raise CaseError(Status.CASE, faults) from None


def _faults(value: Any, path: str, within: tuple[int, ...]) -> list[Fault]:
    if id(value) in within or len(within) > 64:
        return [Fault(path, "too_deep", "lists and objects stand within themselves", "send plain data")]
    within = (*within, id(value))
    if isinstance(value, Mapping):
        found = [
            one
            for rank, (key, part) in enumerate(value.items())
            for one in _faults(part, _beneath(path, key, rank), within)
        ]
        if not all(isinstance(key, str) for key in value):
            found.append(Fault(path, "wrong_type", "a key is not a text", "name fields by their names"))
        return found
    if isinstance(value, (list, tuple)):
        return [one for at, part in enumerate(value) for one in _faults(part, f"{path}[{at}]", within)]
    try:
        _encode(value)
    except (TypeError, ValueError, RecursionError):
        number = isinstance(value, (float, Decimal))
        code = "not_a_number" if number else "wrong_type"
        message = "not a number" if number else f"a {type(value).__name__} is no value of JSON"
        return [Fault(path, code, message, "write a text, a number, true or false")]
    return []


# The fields of a case may be named in an error; a key elsewhere could be anything, and is shown by its rank.
_PARTS = (
    CaseRecord,
    Child,
    Observation,
    Explanation,
    Coded,
    Assessment,
    Attendance,
    AttendanceTotals,
    Appointment,
    Growth,
    Response,
)
_FIELDS = frozenset(field.name.rstrip("_") for part in _PARTS for field in dataclasses.fields(part))


def _beneath(path: str, key: Any, rank: int) -> str:
    if not isinstance(key, str) or key not in _FIELDS:
        return f"{path}[{rank}]"
    return f"{path}.{key}" if path else key
