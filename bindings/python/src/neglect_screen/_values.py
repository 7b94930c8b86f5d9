"""What a field of a case or report may hold that JSON writes in a way of its own: numbers, codes, answers, what is known
of a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Annotated, Any, Union

from neglect_screen import _numbers
from neglect_screen._codec import Written
from neglect_screen.generated.words import Concern

SCHEMA = 1
"""The version of the case's schema."""

Number = Annotated[Union[int, Decimal, Fraction, float, str], Written(_numbers.read, _numbers.write)]
"""An exact number, such as a standard deviation score: best a `Decimal`."""


class Record:
    """What is recorded of a child, or was made of it. Its repr shows how much there is and nothing of what it says: logs
    and tracebacks show reprs."""

    __slots__ = ()

    def __repr__(self) -> str:
        held = ((name, getattr(self, name)) for name in self.__dataclass_fields__)  # type: ignore[attr-defined]
        many = (
            f"{name}={len(of)}" for name, of in held if isinstance(of, (Mapping, Sequence)) and not isinstance(of, str)
        )
        return f"{type(self).__name__}({', '.join(many)})"


@dataclass(frozen=True, slots=True, repr=False)
class Coded(Record):
    """A code of another system that a pack maps to an indicator, such as `cin_factor` `16A`."""

    system: str
    value: str


def _read_code(written: Any) -> str | Coded:
    return written if isinstance(written, str) else Coded(written["system"], written["value"])


def _write_code(code: str | Coded) -> Any:
    return code if isinstance(code, str) else {"system": code.system, "value": code.value}


Code = Annotated[Union[str, Coded], Written(_read_code, _write_code)]
"""An indicator's code, or a code of another system."""


def _write_answer(answer: str | bool | int | float | Decimal) -> Any:
    if not isinstance(answer, Decimal):
        return answer
    try:
        return _numbers.plain(answer)
    except ValueError:
        # No number at all: the report will say that it could not be read.
        return str(answer)


def _read_answer(written: Any) -> Any:
    return written


Answer = Annotated[Union[str, bool, int, float, Decimal], Written(_read_answer, _write_answer)]
"""An answer to a question: a word (`not_known` and `not_applicable` are words too), a number, or yes and no as a
bool."""


class Unanswered(Enum):
    """What is said of a fact that has no value. Not a text, so that no value is taken for it."""

    NOT_KNOWN = "not_known"
    """Somebody asked, and it is not known; or records exist and do not say."""
    NOT_APPLICABLE = "not_applicable"
    """It does not apply to this child."""


@dataclass(frozen=True, slots=True, repr=False)
class Ratio(Record):
    """So many of so many."""

    part: int
    whole: int

    @property
    def fraction(self) -> Fraction:
        """The same as one exact number."""
        return Fraction(self.part, self.whole)


@dataclass(frozen=True, slots=True, repr=False)
class Between(Record):
    """A number known only to lie between two bounds, both included: a sum with blanks."""

    low: int | Decimal | Fraction
    high: int | Decimal | Fraction


FactValue = Union[bool, int, Decimal, Fraction, Ratio, Between, str, date, Unanswered]


def _read_value(written: str | Mapping[str, Any]) -> FactValue:
    if isinstance(written, str):
        return Unanswered(written)
    [(kind, value)] = written["known"].items()
    if kind == "flag":
        return bool(value)
    if kind == "number":
        return _numbers.read(value)
    if kind == "ratio":
        return Ratio(value["part"], value["whole"])
    if kind == "between":
        return Between(_numbers.read(value["low"]), _numbers.read(value["high"]))
    if kind == "date":
        return date.fromisoformat(value)
    return str(value)


def _write_value(value: FactValue) -> Any:
    if isinstance(value, Unanswered):
        return value.value
    # A bool is an int to Python, so it comes first.
    if isinstance(value, bool):
        known: dict[str, Any] = {"flag": value}
    elif isinstance(value, (int, Decimal, Fraction)):
        known = {"number": _numbers.write(value)}
    elif isinstance(value, Ratio):
        known = {"ratio": {"part": value.part, "whole": value.whole}}
    elif isinstance(value, Between):
        known = {"between": {"low": _numbers.write(value.low), "high": _numbers.write(value.high)}}
    elif isinstance(value, date):
        known = {"date": value.isoformat()}
    else:
        known = {"text": value}
    return {"known": known}


FactAnswer = Annotated[FactValue, Written(_read_value, _write_value)]
"""What is known of a fact: a bool, an exact number, a `Ratio`, a `Between`, a word, a day, or `Unanswered`."""


def _read_reached(written: Sequence[Any]) -> tuple[tuple[Concern, date], ...]:
    return tuple((Concern(concern), date.fromisoformat(on)) for concern, on in written)


def _write_reached(reached: tuple[tuple[Concern, date], ...]) -> list[list[str]]:
    return [[str(concern), on.isoformat()] for concern, on in reached]


Reached = Annotated[tuple[tuple[Concern, date], ...], Written(_read_reached, _write_reached)]
"""Concerns, each with the first date on which it was reached."""
