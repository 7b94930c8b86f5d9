"""The partnership's side over its JSON API: a request in JSON, an answer in JSON."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Union

from neglect_screen import _library
from neglect_screen.errors import Fault, InvalidArgument, PartnershipError

Definition = Union[str, "os.PathLike[str]", None]
"""A partnership's own definition: its TOML, or a file that holds it; None for the shipped one."""


def definition(given: Definition) -> str | None:
    """The text of a definition."""
    return given if given is None or isinstance(given, str) else Path(given).read_text(encoding="utf-8")


Earlier = Union[Mapping[str, Any], "os.PathLike[str]", None]
"""Tables as they were published last: in their JSON form, or a file that holds it; None where there are none."""


def earlier_tables(given: Earlier) -> Mapping[str, Any] | None:
    """The JSON form of tables that were published.

    Raises:
        InvalidArgument: for a file that holds something else.
        OSError: for a file that cannot be read.
    """
    if not isinstance(given, os.PathLike):
        return given
    try:
        held: Mapping[str, Any] = json.loads(Path(given).read_bytes())
    except ValueError:
        raise InvalidArgument.at("earlier", "this is not JSON", "give what was published as JSON") from None
    return held


class DifferencingWarning(UserWarning):
    """Tables give something away to those who have the tables that were published before them."""


def warned(answer: Mapping[str, Any]) -> tuple[Fault, ...]:
    """The warnings of an answer; where there are any, they are told as a Python warning as well."""
    told = tuple(Fault(**warning) for warning in answer.get("warnings", ()))
    if told:
        # At the caller of `publish` or `confidence`.
        warnings.warn("\n".join(map(str, told)), DifferencingWarning, stacklevel=3)
    return told


def request(**fields: Any) -> _library.Argument:
    """A request. Fields that are None are left out; days may be dates."""
    given = {name: value for name, value in fields.items() if value is not None}
    return _library.Argument(json.dumps(given, default=_day).encode())


def _day(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError("not a value of JSON")


def ask(function: Callable[..., Any], **fields: Any) -> dict[str, Any]:
    """Sends a request and reads the answer.

    Raises:
        PartnershipError: with everything that is wrong with the request.
    """
    answer: dict[str, Any] = json.loads(_library.make_text(function, request(**fields)))
    return answer


def placed(why: PartnershipError, sources: Mapping[str, str]) -> PartnershipError:
    """The same error with the names of the caller's sources in place of their ranks in the request."""
    return PartnershipError(why.status, [fault.within(sources) for fault in why.faults])
