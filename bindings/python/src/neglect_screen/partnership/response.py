"""An organisation's response to a neglect strategy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from neglect_screen._codec import plain, reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an organisation does about one priority. A blank is a legal answer."""

    priority: str
    """The priority's id, such as `R1`."""
    action: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What an organisation returned on one date."""

    tool: str | None = None
    """The id of the response tool that it answers; the one in use where absent."""
    organisation: str
    contact: str | None = None
    date: date
    answers: Sequence[Answer] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", tuple(self.answers))

    def to_dict(self) -> dict[str, Any]:
        """The response as plain data, in its JSON form."""
        return plain(self)


read = reader(Response)
