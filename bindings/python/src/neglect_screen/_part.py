"""A part of a report, which is read from the report's JSON when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, cast, overload

from neglect_screen.errors import InvalidArgument

T = TypeVar("T")


class OfParts(Protocol):
    """What holds the parts of a report."""

    _parts: dict[str, Any]

    def _loaded(self) -> dict[str, Any]: ...


class Part(Generic[T]):
    """One part of a report, read from its JSON when it is first asked for."""

    def __init__(self, read: Callable[[Any], T], *, optional: bool = False) -> None:
        self._read = read
        self.optional = optional
        """Whether the JSON leaves it out where it is empty: a list without entries, a word that there is none of."""
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, report: None, owner: type) -> Part[T]: ...
    @overload
    def __get__(self, report: object, owner: type) -> T: ...
    def __get__(self, report: object | None, owner: type) -> T | Part[T]:
        if report is None:
            return self
        report = cast(OfParts, report)
        parts = report._parts
        if self.name not in parts:
            parts[self.name] = self._of(report)
        value: T = parts[self.name]
        return value

    def _of(self, report: OfParts) -> T:
        data = report._loaded()
        try:
            return self._read(data.get(self.name, ()) if self.optional else data[self.name])
        except (KeyError, TypeError, ValueError, AttributeError):
            raise InvalidArgument.at("report." + self.name, "this is not a report of schema 1") from None


def same(value: Any) -> Any:
    """Reads a value that is in JSON as it is here."""
    return value


def maybe(word: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Reads a word that the JSON leaves out where there is none."""
    return lambda value: None if value == () else word(value)
