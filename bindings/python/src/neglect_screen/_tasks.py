"""Calls that may be given up: each has a clone of the screener, which is cancelled with it.

A call into the library lets other threads run, and no signal in: Python looks for Ctrl-C between its own instructions
alone. So a call that may take long runs in a thread of its own while this one waits, and is cancelled where the waiting
ends otherwise than with its result.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from neglect_screen import _library
from neglect_screen._library import lib

T = TypeVar("T")

LONG = 64 * 1024
"""Bytes of a case from which on it may take long enough for somebody to interrupt it."""


class Tasks:
    """The calls on one screener that are under way."""

    def __init__(self) -> None:
        self._running: list[_library.Handle] = []
        self._cancelled = False
        self._lock = threading.Lock()

    def cancel(self, screener: _library.Handle | None) -> None:
        """Cancels the calls that are under way and those that come."""
        with self._lock:
            self._cancelled = True
            for handle in [*self._running, *([screener] if screener else [])]:
                lib.neglect_screener_cancel(handle.value)

    @contextmanager
    def task(self, screener: _library.Handle) -> Iterator[_library.Handle]:
        """A clone of the screener for one task, cancelled where the task ends with an exception."""
        own = _library.make("screener", lib.neglect_screener_clone, screener)
        with self._lock:
            self._running.append(own)
            if self._cancelled:
                lib.neglect_screener_cancel(own.value)
        try:
            yield own
        except BaseException:
            lib.neglect_screener_cancel(own.value)
            raise
        finally:
            with self._lock:
                self._running.remove(own)

    def run(self, screener: _library.Handle, call: Callable[[_library.Handle], T]) -> T:
        """Makes a call so that Ctrl-C ends it."""
        if threading.current_thread() is not threading.main_thread():
            return call(screener)
        with ThreadPoolExecutor(1, thread_name_prefix="neglect-screen") as worker, self.task(screener) as own:
            return worker.submit(call, own).result()
