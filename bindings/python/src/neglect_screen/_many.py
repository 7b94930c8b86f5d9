"""Many cases: chunk after chunk on all cores, results in the order of the cases, nothing lost, memory constant.

While the library screens one chunk in a thread of its own, this one hands out the outcomes of the chunk before, and reads
the next and writes it as JSON. The other thread holds the interpreter's lock for no more than its one call: the two would
otherwise wait for each other at every case. A case that is wrong yields its exception in its place and stops nothing.
"""

from __future__ import annotations

import itertools
import operator
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Union

from neglect_screen import _encode, _library
from neglect_screen._chunks import chunks
from neglect_screen._library import lib
from neglect_screen._tasks import Tasks
from neglect_screen.errors import CaseError, Fault, InvalidArgument, NeglectScreenError, Status
from neglect_screen.report import Report

Outcome = Union[Report, NeglectScreenError]
"""What became of one case."""

Progress = Union[None, bool, Callable[[int, Union[int, None]], object]]
"""Nothing, a line on standard error, or a function that is given how many are done and of how many, if that is
known."""

# How many cases, or bytes of them, go to the library in one call.
_AT_ONCE = 256
_BYTES_AT_ONCE = 8 << 20


def screen_many(
    screener: _library.Handle, tasks: Tasks, cases: Iterable[_encode.AnyCase], threads: int, progress: Progress
) -> Iterator[Outcome]:
    """The outcomes of cases, in their order."""
    reporter = _ProgressReporter(progress, cases)
    # The task within the executor: what ends it early is cancelled before its thread is waited for.
    process = os.getpid()
    with ThreadPoolExecutor(1, thread_name_prefix="neglect-screen") as worker, tasks.task(screener) as own:
        running: _RunningChunk | None = None
        failures: list[Exception] = []
        for chunk in chunks(_parts(cases, failures), _AT_ONCE, _BYTES_AT_ONCE):
            _check_not_forked(process)
            ahead = _RunningChunk(worker, own, chunk, threads)
            if running is not None:
                yield from reporter.each(running.outcomes())
            running = ahead
        _check_not_forked(process)
        if running is not None:
            yield from reporter.each(running.outcomes())
        reporter.end()
        for failure in failures:
            # Whatever the caller's iterable raised comes after the outcome of every case that it gave before.
            raise failure


def _check_not_forked(process: int) -> None:
    """Refuses to go on in the child of a fork: the thread that screens is in the parent only, and waiting for it would
    never end."""
    if os.getpid() != process:
        message = "the process was forked while these cases were being screened"
        raise InvalidArgument.at("cases", message, "begin anew in the child, with cases of its own")


_Chunk = list[Union[bytes, NeglectScreenError]]


def _parts(
    cases: Iterable[_encode.AnyCase], failures: list[Exception]
) -> Iterator[tuple[bytes | NeglectScreenError, int]]:
    """Cases as JSON, each with how many bytes it has. What ends the cases early is added to the failures."""
    waiting = iter(cases)
    while True:
        try:
            case = next(waiting)
        except StopIteration:
            return
        except Exception as why:
            failures.append(why)
            return
        written = _written(case)
        yield written, len(written) if isinstance(written, bytes) else 0


def _written(case: _encode.AnyCase) -> bytes | NeglectScreenError:
    try:
        return _encode.to_json(case)
    except NeglectScreenError as why:
        return why
    except TypeError as why:
        return CaseError(Status.CASE, [Fault("", "wrong_type", str(why), "give one case at a time")])


class _RunningChunk:
    """A chunk that is being screened."""

    def __init__(self, worker: ThreadPoolExecutor, screener: _library.Handle, chunk: _Chunk, threads: int) -> None:
        texts = [one for one in chunk if isinstance(one, bytes)]
        array, held = _library.views(texts)
        begun = threading.Event()

        def screen() -> _library.Handle:
            begun.set()
            batch = _library.make("batch", lib.neglect_screen_json_many, screener, array, len(texts), threads)
            held.clear()
            return batch

        self._chunk = chunk
        self._batch: Future[_library.Handle] = worker.submit(screen)
        # Not before the chunk before is done. Without waiting, this thread would keep the interpreter's lock for some
        # milliseconds, in which the other could not begin.
        begun.wait()

    def outcomes(self) -> list[Outcome]:
        """What became of each case, once all have been screened."""
        batch = self._batch.result()
        ranks = itertools.count()
        return [one if isinstance(one, NeglectScreenError) else _outcome(batch, next(ranks)) for one in self._chunk]


def _outcome(batch: _library.Handle, rank: int) -> Outcome:
    report = lib.neglect_batch_report(batch.value, rank)
    if report.len:
        return Report(_library.bytes_of(report))
    return _library.error(lib.neglect_batch_error(batch.value, rank))


class _ProgressReporter:
    """Tells how far it is."""

    def __init__(self, progress: Progress, cases: Iterable[_encode.AnyCase]) -> None:
        self._tell: Callable[[int, int | None], object] | None = None
        self._line = progress is True
        if progress is True:
            self._tell = self._on_line
        elif callable(progress):
            self._tell = progress
        hint = operator.length_hint(cases, -1)
        self._of = hint if hint >= 0 else None
        self._done = self._wrong = 0
        self._start = self._last = time.monotonic()

    def each(self, outcomes: list[Outcome]) -> Iterator[Outcome]:
        self._wrong += sum(not isinstance(one, Report) for one in outcomes)
        self._done += len(outcomes)
        if self._tell is not None:
            self._tell(self._done, self._of)
        yield from outcomes

    def end(self) -> None:
        if self._line:
            self._last = 0.0
            self._on_line(self._done, self._of)
            sys.stderr.write("\n")

    def _on_line(self, done: int, of: int | None) -> None:
        now = time.monotonic()
        # No terminal needs more than some lines a second.
        if now - self._last < 0.2:
            return
        self._last = now
        rate = done / (now - self._start) if now > self._start else 0.0
        total = f" of {of:,}" if of is not None else ""
        sys.stderr.write(f"\r{done:,}{total} cases, {self._wrong:,} with mistakes, {rate:,.0f} a second ")
        sys.stderr.flush()
