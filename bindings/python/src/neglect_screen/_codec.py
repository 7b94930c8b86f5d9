"""Dataclasses to plain JSON data and back, by their own type hints.

A field has the name of the JSON key, with an underscore behind it where that is a word of Python (`from_`, `with_`). A
field with a default is left out of the JSON where it has that default, unless its metadata say `always`; one without is
always written. Nothing is checked here: the library checks cases, and writes reports.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from neglect_screen._vocabulary import Word

T = TypeVar("T")

Read = Callable[[Any], Any]
Write = Callable[[Any], Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """Annotates a type that JSON writes in a way of its own."""

    read: Read
    write: Write


def _same(value: Any) -> Any:
    return value


def _iso(day: date) -> str:
    return day.isoformat()


def _key(field: dataclasses.Field[Any]) -> str:
    return field.name.rstrip("_")


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return dataclasses.MISSING


def _both(hint: Any) -> tuple[Read, Write]:
    """How a type is read and written."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        written = next(one for one in parts[1:] if isinstance(one, Written))
        return written.read, written.write
    if origin in (Union, types.UnionType):
        inner = [part for part in parts if part is not type(None)]
        if len(inner) != 1:
            raise TypeError(f"{hint} has no one way to be read")
        read, write = _both(inner[0])
        return (
            lambda value: None if value is None else read(value),
            lambda value: None if value is None else write(value),
        )
    if origin is tuple or origin is Sequence:
        read, write = _both(parts[0])
        if read is _same:
            return tuple, list
        return (
            lambda value: tuple([read(one) for one in value]),
            lambda value: [write(one) for one in value],
        )
    if origin is Mapping:
        read, write = _both(parts[1])
        return (
            lambda value: {key: read(one) for key, one in value.items()},
            # The library writes keys in order; so that both write the same, so do we.
            lambda value: {key: write(value[key]) for key in sorted(value)},
        )
    if hint is date:
        return date.fromisoformat, _iso
    if isinstance(hint, type) and issubclass(hint, Word):
        return hint, _write_word
    if dataclasses.is_dataclass(hint):
        return reader(typing.cast("type[Any]", hint)), writer(typing.cast("type[Any]", hint))
    if hint in (str, int, bool):
        return _same, _same
    raise TypeError(f"{hint} has no form in JSON")


def _write_word(word: Any) -> Any:
    """A word; or a `Coded` in its place, which the library knows the word for."""
    return str(word) if isinstance(word, str) else plain(word)


@cache
def _fields(cls: Hashable) -> list[tuple[str, str, Any, bool, Read, Write]]:
    """Of each field: its name, its key, its default, whether it is always written, how it is read and written."""
    hints = get_type_hints(cls, include_extras=True)
    return [
        (field.name, _key(field), _default(field), bool(field.metadata.get("always")), *_both(hints[field.name]))
        for field in dataclasses.fields(typing.cast("type[Any]", cls))
    ]


def reader(cls: type[T]) -> Callable[[Any], T]:
    """Makes a `cls` of its plain data. Keys that it does not know are passed over: later versions may add some.

    The function raises `KeyError`, `TypeError` or `ValueError` for data that are not of this shape.
    """

    def read(plain: Any) -> T:
        given = {}
        for name, key, default, _, read_one, _ in _fields(typing.cast(Hashable, cls)):
            value = plain.get(key) if default is not dataclasses.MISSING else plain[key]
            if value is not None:
                given[name] = read_one(value)
        return cls(**given)

    return read


def writer(cls: type[T]) -> Callable[[T], dict[str, Any]]:
    """Writes a `cls` as plain data."""

    def write(one: T) -> dict[str, Any]:
        plain = {}
        for name, key, default, always, _, write_one in _fields(typing.cast(Hashable, cls)):
            value = getattr(one, name)
            if always or default is dataclasses.MISSING or value != default:
                plain[key] = write_one(value)
        return plain

    return write


def many(cls: type[T]) -> Callable[[Any], tuple[T, ...]]:
    """Makes a tuple of `cls` of a list of plain data."""
    read = reader(cls)
    return lambda plain: tuple([read(one) for one in plain])


def plain(one: Any) -> dict[str, Any]:
    """Writes any of this package's dataclasses as plain data, ready for JSON."""
    return writer(type(one))(one)
