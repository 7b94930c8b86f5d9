"""What a word of a closed vocabulary is. `generated/words.py` has the vocabularies.

A word is a `str` and an enumeration at once: `Concern.SUSPECT == "suspect"`, and JSON writes it as that text. Scales
(`Concern`, `Hazard`, `Checked`) also have an order, from least to most.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeVar


class Word(str, Enum):
    """A word of a closed vocabulary."""

    def __str__(self) -> str:
        return str(self.value)

    @property
    def words(self) -> str:
        """The word as a person writes it: `early help` for `early_help`."""
        return str(self.value).replace("_", " ")


Self = TypeVar("Self", bound="Scale")


class Scale(Word):
    """Words that rise. They compare with one another by rank and never as text."""

    @property
    def rank(self) -> int:
        """The place on the scale, from 0."""
        return list(type(self)).index(self)

    def _than(self, other: object) -> int:
        if type(other) is not type(self):
            raise TypeError(f"a {type(self).__name__} is compared with words of its own scale")
        return self.rank - other.rank

    def __lt__(self, other: object) -> bool:
        return self._than(other) < 0

    def __le__(self, other: object) -> bool:
        return self._than(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._than(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._than(other) >= 0
