"""Sound cases at the edges: of ages, of calendar periods, of months that differ in length, of vocabularies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from neglect_screen.case import Case, Coded, Observation
from neglect_screen.screener import Screener
from neglect_screen.testing.valid import ADULT_YEARS, Draw, cases, observations

# Ends of months, leap days and days beside them; school years and calendar years begin.
_TURNS = [date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28), date(2026, 1, 1), date(2026, 8, 31), date(2026, 9, 1)]

# Lengths of periods that rules ask for, and a day more or less.
_PERIODS = [days + beside for days in (0, 14, 21, 28, 90, 183, 365, 366, 730) for beside in (-1, 0, 1)]


@st.composite
def boundary_cases(draw: Draw, screener: Screener | None = None) -> Case:
    """Cases whose days lie at the edges of ages and periods, and whose codes are known, unknown, or said twice."""
    case: Case = draw(cases(screener))
    turn = draw(st.sampled_from(_TURNS))
    born = draw(st.sampled_from([turn, turn - timedelta(days=1), turn - timedelta(days=365)]))
    as_of = turn + timedelta(days=draw(st.sampled_from([0, 1, 13, 14, 364, 365, 366, 18 * 365])))
    # Never an adult: eighteen years have more days than this.
    as_of = min(as_of, born + timedelta(days=ADULT_YEARS * 365))
    seen: list[Observation] = []
    for at in range(draw(st.integers(0, 5))):
        on = max(born, as_of - timedelta(days=draw(st.sampled_from(_PERIODS))))
        one = draw(observations(screener, first=born, last=as_of))
        seen.append(replace(one, id=f"b{at}", on=on, until=None, recorded=None, code=draw(_odd(one.code))))
    if seen and draw(st.booleans()):
        seen.append(replace(seen[0], id="again"))
    return replace(
        case,
        as_of=as_of,
        child=replace(case.child, born=born, due=None),
        observations=seen,
        assessments=(),
        attendance=(),
        appointments=(),
        growth=(),
        responses=(),
    )


def _odd(code: Any) -> st.SearchStrategy[Any]:
    unknown = st.sampled_from(["", "no.such", "hygiene", "x" * 256])
    return st.one_of(
        st.just(code), st.just(code), unknown.filter(bool), st.builds(Coded, st.just("nobody"), st.just("7"))
    )
