"""The library's screener of the built-in packs, for calls that name none: made when first asked for, then kept."""

from __future__ import annotations

import threading

from neglect_screen import _library
from neglect_screen._library import lib

_handle: _library.Handle | None = None
_making = threading.Lock()


def handle() -> _library.Handle:
    """The screener that the short forms share."""
    global _handle
    if _handle is None:
        with _making:
            if _handle is None:
                _handle = _library.make("screener", lib.neglect_screener_england)
    return _handle
