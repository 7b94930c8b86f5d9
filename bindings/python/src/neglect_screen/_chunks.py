"""What is given one by one, handed to the library many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def chunks(parts: Iterable[tuple[T, int]], most: int, bytes_at_once: int) -> Iterator[list[T]]:
    """Parts, each with how many bytes it has, in their order: no more than `most` together, and together no more than
    about so many bytes."""
    chunk: list[T] = []
    size = 0
    for part, length in parts:
        chunk.append(part)
        size += length
        if len(chunk) >= most or size >= bytes_at_once:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
