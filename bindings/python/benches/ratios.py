"""What the binding costs, as ratios within one run. Exits with 1 where a limit is passed or two sides disagree.

    python benches/ratios.py [--quick]

Every side takes its turn in every round over the same cases, so that whatever else the machine does falls on all;
ratios are taken within a round, and the median over rounds is shown. `--quick` holds the sides to the same answers and
times a little, without limits.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import columns
import if_else
import sixty
from neglect_screen import Report, Screener, _library
from neglect_screen._library import lib

CASES = Path(__file__).resolve().parents[3] / "tests" / "cases"

Side = Callable[[], object]


def published() -> list[dict[str, Any]]:
    """The repository's own cases, as plain data."""
    return [json.loads(path.read_bytes())["case"] for path in sorted(CASES.glob("*.json"))]


def seconds(side: Side) -> float:
    start = time.perf_counter()
    side()
    return time.perf_counter() - start


class Table:
    """Ratios with their limits."""

    def __init__(self, rounds: int, limits: bool) -> None:
        self._rounds = rounds
        self._limits = limits
        self.passed = True
        print(f"{'what':<66} {'ratio':>7}   limit")

    def most(self, what: str, limit: float, measured: Side, yardstick: Side) -> None:
        """The measured side takes at most so many times the yardstick's time."""
        self._line(what, limit, self._ratio(measured, yardstick), "at most", lambda ratio: ratio <= limit)

    def faster(self, what: str, limit: float, measured: Side, yardstick: Side) -> None:
        """The measured side is at least so many times faster than the yardstick."""
        self._line(what, limit, self._ratio(yardstick, measured), "at least", lambda ratio: ratio >= limit)

    def _ratio(self, above: Side, below: Side) -> float:
        ratios = []
        for turn in range(self._rounds):
            if turn % 2:
                over, under = seconds(above), seconds(below)
            else:
                under, over = seconds(below), seconds(above)
            ratios.append(over / under)
        return statistics.median(ratios)

    def _line(self, what: str, limit: float, ratio: float, word: str, holds: Callable[[float], bool]) -> None:
        verdict = ("met" if holds(ratio) else "NOT MET") if self._limits else "not held"
        self.passed &= holds(ratio) or not self._limits
        print(f"{what:<66} {ratio:>7.2f}   {word} {limit}: {verdict}")


def doors(table: Table, screener: Screener, cases: list[dict[str, Any]]) -> None:
    """Plain data in and plain data out, against the C door and Python's own JSON over the same."""
    handle = screener._held()

    def by_hand() -> None:
        for case in cases:
            json.loads(
                _library.make_text(lib.neglect_screen_json, handle, _library.Argument(json.dumps(case).encode()))
            )

    def by_dict() -> None:
        for case in cases:
            screener.screen(case).to_dict()

    def by_concern() -> None:
        for case in cases:
            _ = screener.screen(case).concern

    table.most("dict to dict: C JSON door + json.dumps + json.loads", 2.0, by_dict, by_hand)
    table.most("dict to concern: the same", 2.0, by_concern, by_hand)


def many(table: Table, screener: Screener, cases: list[dict[str, Any]]) -> None:
    """Many cases from plain data: one call for each, its report read as plain data, against `screen_many`."""

    def one_by_one() -> None:
        for case in cases:
            _ = screener.screen(case).to_dict()["concern"]

    def together() -> None:
        for outcome in screener.screen_many(cases):
            assert isinstance(outcome, Report)
            _ = outcome.concern

    table.faster("screen_many: one call for each, from dicts", 3.0, together, one_by_one)


def tables(table: Table, screener: Screener, cases: list[dict[str, Any]]) -> None:
    """Columns of many cases, words as dictionaries, against one call for each case from plain data.

    Findings are in both. The frames are made beforehand, as the plain data are: each is what its caller already holds.
    """
    frames = columns.frames(cases)
    reports = screener.screen_frame(**frames).reports
    alone = [screener.screen(case).concern for case in cases]
    if reports["concern"].to_list() != alone:
        sys.exit("tables and single calls differ")

    def one_by_one() -> None:
        for case in cases:
            report = screener.screen(case).to_dict()
            _ = report["concern"], report["findings"]

    def as_columns() -> None:
        told = screener.screen_frame(**frames)
        _ = told.reports["concern"], told.findings

    table.faster("tables: one call for each, from dicts", 25.0, as_columns, one_by_one)


def against_python(table: Table, how_many: int) -> None:
    """Sixty counting rules, against the same as plain Python."""
    rules = sixty.rules(1)
    cases = sixty.cases(2, how_many)
    screener = Screener([("sixty.toml", sixty.pack(rules))], england=False)
    plain = if_else.compiled(rules)
    agree(screener, plain, cases)

    def by_library() -> None:
        for case in cases:
            _ = screener.screen(case).concern

    def by_python() -> None:
        for case in cases:
            plain(case)

    table.faster("dicts: sixty rules as plain Python", 1.5, by_library, by_python)


def agree(screener: Screener, plain: Callable[[dict[str, Any]], if_else.Answer], cases: list[dict[str, Any]]) -> None:
    """Both say which rules fired, on which observations, and what became of each. Nothing is timed before they do."""
    fired_at_all = set()
    for at, case in enumerate(cases):
        report = screener.screen(case)
        fired, fates = plain(case)
        theirs = {finding.rule: sorted(rest.input for rest in finding.rests_on) for finding in report.findings}
        ours = {f"sixty/{name}": sorted(ids) for name, ids in fired.items()}
        told = {line.input: str(line.fate) for line in report.account}
        if theirs != ours or told != fates:
            sys.exit(f"the two sides differ on case {at}: {theirs} and {ours}, {told} and {fates}")
        fired_at_all |= set(fired)
    if len(fired_at_all) < sixty.RULES // 2:
        sys.exit("too few rules ever fire for this to say anything")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="hold the sides together, time a little, hold no limit")
    quick: bool = asked.parse_args().quick
    table = Table(rounds=1 if quick else 15, limits=not quick)
    screener = Screener.england()
    cases = published()
    doors(table, screener, cases)
    many(table, screener, cases if quick else cases * 60)
    sixty_cases = Screener([("sixty.toml", sixty.pack(sixty.rules(1)))], england=False)
    tables(table, sixty_cases, sixty.cases(3, 50 if quick else 4_000))
    against_python(table, 50 if quick else 400)
    return 0 if table.passed else 1


if __name__ == "__main__":
    sys.exit(main())
