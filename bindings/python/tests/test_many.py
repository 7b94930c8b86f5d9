"""Many cases: in order, nothing lost, memory constant, told how far."""

from __future__ import annotations

import gc
import json
import os
import signal
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neglect_screen import CaseError, InvalidArgument, NeglectScreenError, Report, Screener
from neglect_screen.screener import default
from neglect_screen.testing import cases, hostile_json


def numbered(case: dict[str, Any], how_many: int) -> Iterator[dict[str, Any]]:
    return ({**case, "case": f"c{at}"} for at in range(how_many))


def reference(outcome: Report | NeglectScreenError) -> str:
    assert isinstance(outcome, Report)
    return outcome.case


@pytest.mark.parametrize("threads", [0, 1, 3])
@pytest.mark.parametrize("how_many", [0, 1, 255, 256, 257, 1500])
def test_outcomes_come_in_the_order_of_the_cases(
    how_many: int, threads: int, persistent: dict[str, Any], screener: Screener
) -> None:
    outcomes = screener.screen_many(numbered(persistent, how_many), threads=threads)
    assert [reference(one) for one in outcomes] == [f"c{at}" for at in range(how_many)]


def test_a_wrong_case_yields_its_error_in_its_place(persistent: dict[str, Any], screener: Screener) -> None:
    wrong: list[Any] = [
        b"{",
        persistent,
        {"schema": {1}},
        3,
        persistent,
        None,
        "\ud800",
        {**persistent, "as_of": "soon"},
    ]
    outcomes = list(screener.screen_many(wrong))
    assert [type(one) for one in outcomes] == [
        CaseError,
        Report,
        CaseError,
        CaseError,
        Report,
        CaseError,
        CaseError,
        CaseError,
    ]
    last = outcomes[-1]
    assert isinstance(last, CaseError) and last.faults[0].path == "as_of"


@settings(max_examples=20)
@given(st.lists(cases().map(lambda one: one.to_json().encode()) | hostile_json(), max_size=4))
def test_each_outcome_is_that_of_the_case_alone(texts: list[bytes]) -> None:
    for text, outcome in zip(texts, default().screen_many(texts), strict=True):
        try:
            assert outcome == default().screen(text)
        except CaseError as why:
            assert isinstance(outcome, CaseError)
            assert outcome.faults == why.faults


def test_an_error_of_the_source_comes_after_all_outcomes_before_it(
    persistent: dict[str, Any], screener: Screener
) -> None:
    def breaks() -> Iterator[dict[str, Any]]:
        yield from numbered(persistent, 700)
        raise OSError("the disk is gone")

    outcomes = screener.screen_many(breaks())
    seen = []
    with pytest.raises(OSError, match="the disk is gone"):
        for one in outcomes:
            seen.append(reference(one))
    assert len(seen) == 700


def test_progress_is_told(persistent: dict[str, Any], screener: Screener, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[tuple[int, int | None]] = []
    list(screener.screen_many([persistent] * 600, progress=lambda done, of: told.append((done, of))))
    assert told == [(256, 600), (512, 600), (600, 600)]
    list(screener.screen_many(numbered(persistent, 3), progress=lambda done, of: told.append((done, of))))
    assert told[-1] == (3, None)
    list(screener.screen_many([persistent, b"{"], progress=True))
    assert "2 of 2 cases, 1 with mistakes" in capsys.readouterr().err


def test_it_can_be_left_early(persistent: dict[str, Any], screener: Screener) -> None:
    pulled = 0

    def endless() -> Iterator[dict[str, Any]]:
        nonlocal pulled
        while True:
            pulled += 1
            yield persistent

    outcomes = screener.screen_many(endless())
    assert isinstance(next(outcomes), Report)
    outcomes.close()  # type: ignore[attr-defined]
    assert pulled <= 2 * 256


def test_memory_does_not_grow_with_the_number_of_cases(persistent: dict[str, Any], screener: Screener) -> None:
    text = json.dumps(persistent)

    def peak(how_many: int) -> int:
        gc.collect()
        tracemalloc.start()
        for _ in screener.screen_many(text for _ in range(how_many)):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(600)
    assert peak(4000) < 2 * peak(1500)


def test_an_impossible_number_of_threads_is_refused_at_once(screener: Screener) -> None:
    with pytest.raises(InvalidArgument, match="threads"):
        screener.screen_many([], threads=-1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.parametrize("read", [1, 255, 256, 700])
def test_the_child_of_a_fork_in_the_middle_is_told_and_does_not_wait_for_ever(
    read: int, persistent: dict[str, Any], screener: Screener
) -> None:
    outcomes = screener.screen_many(numbered(persistent, 1500))
    for _ in range(read):
        next(outcomes)
    child = os.fork()
    if child == 0:
        # The first alarm ends a child that hangs.
        signal.alarm(60)
        try:
            list(outcomes)
        except InvalidArgument as why:
            anew = [reference(one) for one in screener.screen_many(numbered(persistent, 3))]
            os._exit(0 if why.faults[0].path == "cases" and anew == ["c0", "c1", "c2"] else 1)
        finally:
            os._exit(2)
    assert len(list(outcomes)) == 1500 - read
    assert os.waitpid(child, 0)[1] == 0
