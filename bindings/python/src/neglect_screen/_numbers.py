"""Exact numbers: standard deviation scores, centiles, ratios.

A number of a case or report is a whole number, a decimal or a fraction, and is never turned into a binary float here.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, Union

# With `Union`, because the alias is made at run time, also under Python 3.10.
Number = Union[int, Decimal, Fraction, float, str]
"""What a number may be given as. A float is taken as the shortest decimal that reads back as it, as JSON writes it."""


def read(written: int | str) -> int | Decimal | Fraction:
    """A number as JSON of the library has it: an integer, or a text such as `-2.3`, `-4/3` or `10%`."""
    if isinstance(written, int):
        return written
    if "/" in written:
        return Fraction(written)
    if written.endswith("%"):
        return Decimal(written[:-1]).scaleb(-2)
    return Decimal(written)


# Beyond so many digits before or after the point nothing is measured; such a number is passed on as it stands.
_MOST_DIGITS = 40


def write(number: Number) -> int | str:
    """A number as JSON: an integer, or a text that says exactly the same."""
    if isinstance(number, str):
        return number
    if isinstance(number, float):
        # A subclass may show itself otherwise.
        number = Decimal(float.__repr__(number))
    if not isinstance(number, (int, Decimal, Fraction)):
        # A number of numpy shows the digits of its own width.
        number = Decimal(str(number))
    if isinstance(number, Decimal):
        return _decimal(number)
    if isinstance(number, Fraction):
        return number.numerator if number.denominator == 1 else f"{number.numerator}/{number.denominator}"
    return int(number)


def _decimal(number: Decimal) -> int | str:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(number.adjusted()) > _MOST_DIGITS or exponent < -_MOST_DIGITS:
        return str(number)
    # Formatting is exact whatever the precision of the context; `normalize` would not be.
    written = format(number, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written if "." in written else int(written)


def plain(number: Decimal) -> int | float | str:
    """A decimal as the JSON number that is written with the same digits, or as the text of them where there is none.

    Raises:
        ValueError: where it is not a number.
    """
    if not number.is_finite():
        raise ValueError("not a number")
    written = _decimal(number)
    if isinstance(written, int):
        return written
    # JSON writes the float as this decimal again, so that what arrives is what was given.
    nearest = float(number)
    return nearest if Decimal(repr(nearest)) == number else written


def narrow(number: Any) -> int | float | str:
    """A float of numpy that is none of Python's, as the decimal that it was written as: of its own width.

    Raises:
        ValueError: where it is not a number.
    """
    return plain(Decimal(str(number)))
