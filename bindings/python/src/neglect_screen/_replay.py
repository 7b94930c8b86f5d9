"""A replay: the case as it stood on each date on which something became known, without hindsight."""

from __future__ import annotations

import json
from typing import Any

from neglect_screen import _library
from neglect_screen._codec import plain, reader
from neglect_screen._library import lib
from neglect_screen.generated.replay import ReplayRecord
from neglect_screen.generated.replay import ReplayStep as ReplayStep


class Replay(ReplayRecord):
    """The same case seen from each date on which something became known. In a notebook it shows itself as a page."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The replay as plain data, in the shape of the JSON."""
        return plain(self)

    def to_json(self) -> str:
        """The replay in JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    def to_text(self) -> str:
        """The replay for people, as text."""
        return _library.make_text(lib.neglect_replay_text, _library.Argument(self.to_json())).decode()

    def to_html(self) -> str:
        """The replay as one self-contained page, with a picture."""
        return self._html(fragment=False)

    def _repr_html_(self) -> str:
        return self._html(fragment=True)

    def _html(self, *, fragment: bool) -> str:
        written = _library.Argument(self.to_json())
        return _library.make_text(lib.neglect_replay_html, written, int(fragment)).decode()


read = reader(Replay)
