"""Threads: one screener serves many, and other Python threads run while the library works."""

from __future__ import annotations

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from conftest import CASES
from neglect_screen import Cancelled, Screener, _library
from neglect_screen._library import lib
from neglect_screen._tasks import Tasks


def test_one_screener_serves_many_threads_and_they_agree(screener: Screener) -> None:
    texts = [json.dumps(json.loads(path.read_bytes())["case"]) for path in CASES]
    alone = [screener.screen(text) for text in texts]

    def all_of_them(_: int) -> bool:
        return [screener.screen(text) for text in texts] == alone

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(all_of_them, range(16)))


def test_a_screener_that_is_cancelled_screens_nothing_and_its_clones_go_on(screener: Screener) -> None:
    text = json.dumps(json.loads(CASES[0].read_bytes())["case"])
    task = screener.clone()
    task.cancel()
    for call in (task.screen, task.replay, lambda case: list(task.screen_many([case]))):
        with pytest.raises(Cancelled):
            call(text)
    assert screener.screen(text) == task.clone().screen(text)


def test_a_long_call_ends_with_the_exception_that_ends_the_waiting(screener: Screener) -> None:
    tasks = Tasks()
    with pytest.raises(KeyboardInterrupt), tasks.task(screener._held()) as own:
        raise KeyboardInterrupt
    with pytest.raises(Cancelled):
        _library.make_text(lib.neglect_screen_json, own, _library.Argument("{}"))


def test_other_threads_run_while_the_library_works(screener: Screener) -> None:
    # A thread that holds the interpreter would let nobody else run until it returns: then the counter could not move
    # during the call, however slow the machine is. With a huge switch interval nothing else can hand it over either.
    path = next(path for path in CASES if path.stem == "t01-composite-extreme-neglect")
    texts = [json.dumps(json.loads(path.read_bytes())["case"]).encode()] * 1000
    array, _held = _library.views(texts)
    out, slot = _library.ffi.new("neglect_batch **"), _library.ffi.new("neglect_error **")
    pointer = screener._held().value
    begun, ended = threading.Event(), threading.Event()
    counted = 0

    def call() -> None:
        begun.set()
        assert lib.neglect_screen_json_many(pointer, array, len(texts), 1, out, slot) == 0
        ended.set()

    interval = sys.getswitchinterval()
    working = threading.Thread(target=call)
    try:
        working.start()
        begun.wait()
        sys.setswitchinterval(1000)
        while not ended.is_set():
            counted += 1
            ended.wait(0.001)
    finally:
        sys.setswitchinterval(interval)
        working.join()
    lib.neglect_batch_free(out[0])
    assert counted > 1


def test_a_screener_may_be_closed_while_others_use_it(persistent: dict[str, Any]) -> None:
    from neglect_screen import InvalidArgument

    screener = Screener.england()
    expected = screener.screen(persistent)
    wrong: list[BaseException] = []

    def use() -> None:
        try:
            while True:
                assert screener.screen(persistent) == expected
        except InvalidArgument:
            return
        except BaseException as why:
            wrong.append(why)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    screener.close()
    for thread in threads:
        thread.join()
    assert not wrong
