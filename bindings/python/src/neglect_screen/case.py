"""A case: all that is recorded about one child, seen from one day.

The same as the JSON of `schema/case.schema.json`, as frozen dataclasses. They hold what is said and check nothing; the
library checks a case when it is read or screened, and says everything that is wrong with it at once. `docs/case.md`
describes each field and each error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Protocol

from neglect_screen import _encode, _england
from neglect_screen._codec import plain, reader
from neglect_screen._values import Coded as Coded
from neglect_screen.generated.case import *
from neglect_screen.generated.case import CaseRecord


class HasLimits(Protocol):
    """A `Screener`: its limits hold for the cases that are read with it."""

    def canonical(self, case: _encode.AnyCase) -> bytes: ...


class Case(CaseRecord):
    """All that is recorded about one child, seen from one date."""

    __slots__ = ()

    @classmethod
    def from_json(cls, text: str | bytes, screener: HasLimits | None = None) -> Case:
        """Reads a case in JSON. The screener's limits hold; those of the built-in one where none is given.

        Raises:
            CaseError: with everything that is wrong with it.
        """
        return _read_case(text, screener)

    @classmethod
    def from_dict(cls, given: Mapping[str, Any], screener: HasLimits | None = None) -> Case:
        """Reads a case as plain data, in the shape of the JSON.

        Raises:
            CaseError: with everything that is wrong with it.
        """
        return _read_case(given, screener)

    def to_dict(self) -> dict[str, Any]:
        """The case as plain data that `json.dumps` takes: dates as text, exact numbers as integers or text."""
        return plain(self)

    def to_json(self) -> str:
        """The case in JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))


_read = reader(Case)


def _read_case(case: _encode.AnyCase, screener: HasLimits | None) -> Case:
    written = _encode.canonical(_england.handle(), case) if screener is None else screener.canonical(case)
    return _read(json.loads(written, parse_float=Decimal))
