"""A replay: the case as it stood on each date on which something became known, without hindsight."""

from __future__ import annotations

from typing import Any

from neglect_screen import html
from neglect_screen.generated.replay import ReplayRecord
from neglect_screen.generated.replay import ReplayStep as ReplayStep
from neglect_screen.shape import plain, reader


class Replay(ReplayRecord):
    """The same case seen from each date on which something became known."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The replay as plain data, in the shape of the JSON."""
        return plain(self)

    def to_html(self) -> str:
        """The replay as one self-contained page."""
        return html.page(f"Case {self.case}, as it stood on each date", html.replay(self))

    def _repr_html_(self) -> str:
        return html.fragment(html.replay(self))


read = reader(Replay)
