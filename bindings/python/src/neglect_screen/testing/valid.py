"""Cases that are sound: every one can be screened."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar, cast

from hypothesis import strategies as st

from neglect_screen.case import (
    Appointment,
    Assessment,
    Attendance,
    AttendanceTotals,
    Case,
    Child,
    Coded,
    Explanation,
    Growth,
    Observation,
    Response,
)
from neglect_screen.catalogue import Choice, Grade, Indicator, Tool, ToolQuestion, YesNo
from neglect_screen.screener import Screener, default
from neglect_screen.words import (
    Agency,
    AppointmentOutcome,
    ExplanationStatus,
    ResponseKind,
    Service,
    Sex,
    Subject,
)

T = TypeVar("T")

Draw = Callable[[st.SearchStrategy[Any]], Any]

ADULT_YEARS = 18
"""From this birthday on a case is out of scope."""


def maybe(some: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Something, or that it was left unsaid."""
    return st.none() | some


def explanations() -> st.SearchStrategy[Explanation]:
    """What was offered to explain something."""
    kinds = st.sampled_from(["medical", "weather", "stressor", "cultural", "lice_outbreak"])
    return st.builds(Explanation, kind=kinds, status=st.sampled_from(ExplanationStatus), by=st.sampled_from(Agency))


def scores() -> st.SearchStrategy[Decimal | Fraction]:
    """Standard deviation scores."""
    return st.decimals(-8, 8, places=2) | st.fractions(-6, 6, max_denominator=3)


def answers(question: ToolQuestion) -> st.SearchStrategy[Any]:
    """Answers that fit a question, `not_known` and `not_applicable` among them."""
    kind = question.answer
    unsaid = st.sampled_from(["not_known", "not_applicable"])
    if isinstance(kind, YesNo):
        return unsaid | st.booleans() | st.sampled_from(["yes", "no"])
    if isinstance(kind, Choice):
        return unsaid | st.sampled_from(kind.options)
    if isinstance(kind, Grade):
        return unsaid | st.integers(kind.min, kind.max)
    least, most = Fraction(kind.min), Fraction(kind.max)
    tenths = st.integers(-(-least * 10 // 1), most * 10 // 1).map(lambda tenth: Decimal(tenth) / 10)
    return unsaid | tenths


def _codes(indicator: Indicator) -> st.SearchStrategy[str | Coded]:
    return st.sampled_from([indicator.code, *(Coded(one.system, one.value) for one in indicator.codings)])


@st.composite
def observations(
    draw: Draw, screener: Screener | None = None, *, first: date = date(2010, 1, 1), last: date = date(2026, 11, 21)
) -> Observation:
    """Observations of these days, with codes and qualifiers that the screener knows."""
    indicator = draw(st.sampled_from((screener or default()).codes()))
    on = draw(st.dates(first, last))
    with_ = {one.name: draw(st.sampled_from(one.values)) for one in indicator.qualifiers if draw(st.booleans())}
    return Observation(
        id=draw(_ids()),
        code=draw(_codes(indicator)),
        on=on,
        until=draw(maybe(st.dates(on, last))),
        recorded=draw(maybe(st.dates(on, last))),
        by=draw(st.sampled_from(Agency)),
        with_=with_,
        event=draw(maybe(st.sampled_from(["e1", "e2"]))),
        subject=draw(st.sampled_from(Subject)),
        explanation=draw(maybe(explanations())),
        note=draw(maybe(st.text(max_size=20))),
    )


@st.composite
def assessments(
    draw: Draw, screener: Screener | None = None, *, first: date = date(2010, 1, 1), last: date = date(2026, 11, 21)
) -> Assessment:
    """Assessments of these days, with questions that the screener's tools ask and answers that fit."""
    tool: Tool = draw(st.sampled_from((screener or default()).tools()))
    asked = draw(st.lists(st.sampled_from(tool.questions), max_size=12, unique_by=lambda one: one.id))
    on = draw(st.dates(first, last))
    return Assessment(
        id=draw(_ids()),
        tool=tool.tool,
        on=on,
        recorded=draw(maybe(st.dates(on, last))),
        by=draw(st.sampled_from(Agency)),
        accredited=draw(maybe(st.booleans())),
        answers={one.id: draw(answers(one)) for one in asked},
        evidence={one.id: "seen on the visit" for one in asked if draw(st.booleans())},
    )


def _ids() -> st.SearchStrategy[str]:
    # Made unique when they are put into a case.
    return st.sampled_from(["o", "ä", "id 1", "'\"<&"])


@st.composite
def _attendance(draw: Draw, first: date, last: date) -> Attendance:
    start = draw(st.dates(first, last))
    end = draw(st.dates(start, min(last, start + timedelta(days=400))))
    marks, totals = None, None
    if draw(st.booleans()):
        marks = draw(st.text("/\\OIMNGUBC#Y1 ", min_size=1, max_size=60).filter(str.strip))
    else:
        present, authorised, unauthorised = (draw(st.integers(0, 380)) for _ in range(3))
        totals = AttendanceTotals(
            possible=present + authorised + unauthorised,
            present=present,
            authorised=authorised,
            unauthorised=unauthorised,
        )
    return Attendance(
        id=draw(maybe(_ids())),
        from_=start,
        to=end,
        recorded=draw(maybe(st.dates(end, last))),
        by=draw(st.sampled_from([Agency.EDUCATION, Agency.SOCIAL_CARE])),
        marks=marks,
        totals=totals,
    )


@st.composite
def _appointments(draw: Draw, first: date, last: date) -> Appointment:
    on = draw(st.dates(first, last))
    return Appointment(
        id=draw(_ids()),
        on=on,
        recorded=draw(maybe(st.dates(on, last))),
        by=draw(st.sampled_from([Agency.HEALTH, Agency.DENTAL])),
        service=draw(st.sampled_from(Service)),
        outcome=draw(st.sampled_from(AppointmentOutcome)),
        essential=draw(maybe(st.booleans())),
        subject=draw(st.sampled_from(Subject)),
        books_alone=draw(maybe(st.booleans())),
        explanation=draw(maybe(explanations())),
    )


@st.composite
def _growth(draw: Draw, first: date, last: date) -> Growth:
    on = draw(st.dates(first, last))
    return Growth(
        id=draw(maybe(_ids())),
        on=on,
        recorded=draw(maybe(st.dates(on, last))),
        by=draw(st.sampled_from([Agency.HEALTH, Agency.HEALTH_VISITING])),
        weight_g=draw(maybe(st.integers(500, 90_000))),
        weight_sds=draw(maybe(scores())),
        weight_centile=draw(maybe(st.sampled_from([Decimal("0.4"), 2, 9, 25, 50, 75, 91, 98, Decimal("99.6")]))),
        height_mm=draw(maybe(st.integers(300, 2000))),
        height_sds=draw(maybe(scores())),
        bmi_sds=draw(maybe(scores())),
    )


@st.composite
def _responses(draw: Draw, first: date, last: date) -> Response:
    on = draw(st.dates(first, last))
    return Response(
        id=draw(maybe(_ids())),
        on=on,
        recorded=draw(maybe(st.dates(on, last))),
        by=draw(st.sampled_from(Agency)),
        kind=draw(st.sampled_from(ResponseKind)),
    )


@st.composite
def children(draw: Draw, as_of: date) -> Child:
    """Children of a case that is seen from this day: born, or expected."""
    if draw(st.integers(0, 9)) == 0:
        return Child(due=as_of + timedelta(days=draw(st.integers(-28, 280))), sex=draw(maybe(st.sampled_from(Sex))))
    # A day less than the youngest adult, whatever leap years lie between.
    born = as_of - timedelta(days=draw(st.integers(0, ADULT_YEARS * 365 - 1)))
    weeks = draw(maybe(st.integers(20, 44)))
    return Child(
        born=born,
        gestation_weeks=weeks,
        gestation_days=draw(maybe(st.integers(0, 6))) if weeks is not None else None,
        birth_weight_g=draw(maybe(st.integers(200, 8000))),
        birth_weight_sds=draw(maybe(scores())),
        mid_parental_height_sds=draw(maybe(scores())),
        sex=draw(maybe(st.sampled_from(Sex))),
    )


@st.composite
def cases(draw: Draw, screener: Screener | None = None) -> Case:
    """Sound cases of what the screener knows; of each kind of record a few, or none."""
    as_of = draw(st.dates(date(2005, 1, 1), date(2040, 12, 31)))
    child = draw(children(as_of))
    since = child.born or as_of - timedelta(days=200)
    first = min(since, as_of)

    def few(some: st.SearchStrategy[Any], most: int = 3) -> list[Any]:
        return list(draw(st.lists(some, max_size=most)))

    born = child.born is not None
    kinds = [
        few(observations(screener, first=first, last=as_of), 6),
        few(assessments(screener, first=first, last=as_of), 2),
        few(_attendance(first, as_of)) if born else [],
        few(_appointments(first, as_of)),
        few(_growth(first, as_of)) if born else [],
        few(_responses(first, as_of)),
    ]
    seen, tools, registers, appointments, growth, responses = _with_own_ids(kinds)
    ids = [one.id for kind in (seen, tools, appointments) for one in kind]
    if ids:
        to = [draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)) for _ in responses]
        responses = [_replaced(one, to=answered) for one, answered in zip(responses, to)]
    return Case(
        case=draw(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=12)),
        as_of=as_of,
        child=child,
        observations=seen,
        assessments=tools,
        attendance=registers,
        appointments=appointments,
        growth=growth,
        responses=responses,
    )


def _with_own_ids(kinds: list[list[Any]]) -> list[list[Any]]:
    at = 0
    own = []
    for kind in kinds:
        renamed = []
        for one in kind:
            at += 1
            renamed.append(one if one.id is None else _replaced(one, id=f"{one.id}{at}"))
        own.append(renamed)
    return own


def _replaced(one: T, **changes: Any) -> T:
    return cast(T, dataclasses.replace(cast(Any, one), **changes))
