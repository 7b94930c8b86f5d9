"""A replay: the case as it stood on each date on which something became known, without hindsight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from neglect_screen import html
from neglect_screen.shape import Written, plain, reader
from neglect_screen.words import Concern, Hazard


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayStep:
    """The case as it stood on one date."""

    on: date
    became_known: tuple[str, ...]
    """The inputs that became known on it."""
    concern: Concern
    """The concern as it stood."""
    hazard: Hazard | None = None
    """The hazard as it stood."""
    levels: tuple[str, ...] = ()
    """The level of need as it stood, for each pack that defines levels."""
    new_findings: tuple[str, ...]
    """Rules that fired for the first time."""
    gone: tuple[str, ...] = ()
    """Rules that fired earlier and no longer do (a period ran out, or an explanation came)."""
    missed: tuple[str, ...] = ()
    """Missed opportunities that this step shows: findings at *consider* or above to which nobody responded before
    concern rose on this date. Hindsight, computed in retrospect only."""


def _read_reached(written: Sequence[Any]) -> tuple[tuple[Concern, date], ...]:
    return tuple((Concern(concern), date.fromisoformat(on)) for concern, on in written)


def _write_reached(reached: tuple[tuple[Concern, date], ...]) -> list[list[str]]:
    return [[str(concern), on.isoformat()] for concern, on in reached]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """The same case seen from each date on which something became known."""

    schema: int
    case: str
    """The case's reference."""
    steps: tuple[ReplayStep, ...]
    """One for each date, in order."""
    first_reached: Annotated[tuple[tuple[Concern, date], ...], Written(_read_reached, _write_reached)]
    """The first date on which each concern was reached."""

    def to_dict(self) -> dict[str, Any]:
        """The replay as plain data, in the shape of the JSON."""
        return plain(self)

    def to_html(self) -> str:
        """The replay as one self-contained page."""
        return html.page(f"Case {self.case}, as it stood on each date", html.replay(self))

    def _repr_html_(self) -> str:
        return html.fragment(html.replay(self))


read = reader(Replay)
