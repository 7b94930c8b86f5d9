"""Cases as dataclasses: nothing is lost on the way there or back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from neglect_screen import (
    Agency,
    Assessment,
    Case,
    CaseError,
    Child,
    Coded,
    Growth,
    InvalidArgument,
    Observation,
    Screener,
    Subject,
)
from neglect_screen.screener import default
from neglect_screen.testing import boundary_cases, cases


def test_published_cases_come_back_as_they_went_in(published: dict[str, Any], screener: Screener) -> None:
    case = Case.from_dict(published["case"], screener)
    canonical = screener.canonical(published["case"])
    assert case.to_json().encode() == canonical
    assert case.to_dict() == json.loads(canonical)
    assert Case.from_json(case.to_json(), screener) == case
    assert Case.from_dict(case.to_dict(), screener) == case


LISTS = ("observations", "assessments", "attendance", "appointments", "growth", "responses")


def records_the_same(one: Case, other: Case) -> bool:
    """Whatever the order of the lists: a checked case has them in an order of its own."""
    for field in LISTS:
        left = list(getattr(one, field))
        for record in getattr(other, field):
            if record not in left:
                return False
            left.remove(record)
        if left:
            return False
    empty: dict[str, Any] = dict.fromkeys(LISTS, ())
    return replace(one, **empty) == replace(other, **empty)


@given(cases())
def test_any_case_comes_back_as_it_went_in(case: Case) -> None:
    again = Case.from_json(case.to_json())
    assert records_the_same(again, case)
    assert Case.from_json(again.to_json()) == again
    # The library and the dataclass write the same: texts, numbers, order and what is left out.
    assert default().canonical(case).decode() == again.to_json()
    assert json.loads(case.to_json()) == case.to_dict()


@given(boundary_cases())
def test_any_case_at_the_boundaries_comes_back_as_it_went_in(case: Case) -> None:
    assert records_the_same(Case.from_dict(case.to_dict()), case)


def growth(**given: Any) -> Case:
    one = Growth(on=date(2026, 11, 20), **given)
    return Case(case="c", as_of=date(2026, 11, 21), child=Child(born=date(2026, 1, 1)), growth=[one])


@pytest.mark.parametrize(
    ("given", "held"),
    [
        (Decimal("-2.30"), Decimal("-2.3")),
        (Decimal("-2"), -2),
        ("-4/3", Fraction(-4, 3)),
        (Fraction(1, 3), Fraction(1, 3)),
        (-2.3, Decimal("-2.3")),
        (0.1, Decimal("0.1")),
        (3, 3),
        ("25%", Decimal("0.25")),
        (Decimal("1.23456789012345678"), Decimal("1.23456789012345678")),
    ],
)
def test_scores_are_exact(given: Any, held: Any) -> None:
    read = Case.from_json(growth(weight_sds=given).to_json()).growth[0].weight_sds
    assert read == held
    assert type(read) is type(held)


def test_plain_data_may_hold_dates_decimals_words_and_dataclasses(screener: Screener) -> None:
    given = {
        "schema": 1,
        "case": "c",
        "as_of": date(2026, 11, 21),
        "child": Child(born=date(2026, 1, 1)),
        "observations": (
            Observation(id="o1", code="home.cold", on=date(2026, 10, 1), by=Agency.POLICE, subject=Subject.HOME),
        ),
        "growth": [{"on": date(2026, 11, 20), "weight_sds": Decimal("-2.3"), "height_sds": Fraction(-4, 3)}],
        "assessments": [
            Assessment(
                id="a",
                tool="safe_sleep",
                on=date(2026, 11, 1),
                by=Agency.HEALTH,
                answers={"alcohol_units": Decimal("2.5")},
            )
        ],
    }
    case = Case.from_dict(given, screener)
    assert case.growth[0].weight_sds == Decimal("-2.3")
    assert case.growth[0].height_sds == Fraction(-4, 3)
    assert case.assessments[0].answers == {"alcohol_units": Decimal("2.5")}
    assert case.observations[0].by is Agency.POLICE


def test_a_code_of_another_system_keeps_its_system() -> None:
    one = Observation(id="o1", code=Coded("cin_factor", "16A"), on=date(2026, 10, 1), by=Agency.SOCIAL_CARE)
    case = Case(case="c", as_of=date(2026, 11, 21), child=Child(born=date(2020, 1, 1)), observations=[one])
    assert Case.from_json(case.to_json()).observations == (one,)


def test_a_case_cannot_be_changed() -> None:
    case = growth()
    with pytest.raises(AttributeError):
        case.case = "another"  # type: ignore[misc]
    assert isinstance(case.growth, tuple)


@pytest.mark.parametrize(
    ("value", "code", "path"),
    [
        (float("nan"), "not_a_number", "growth[0].weight_sds"),
        (Decimal("Infinity"), "not_a_number", "growth[0].weight_sds"),
        ({1, 2}, "wrong_type", "growth[0].weight_sds"),
        (object(), "wrong_type", "growth[0].weight_sds"),
    ],
)
def test_what_json_cannot_say_is_refused_with_its_place(value: Any, code: str, path: str, screener: Screener) -> None:
    given = growth().to_dict()
    given["growth"][0]["weight_sds"] = value
    with pytest.raises(CaseError) as raised:
        screener.screen(given)
    assert [(fault.code, fault.path) for fault in raised.value.faults] == [(code, path)]


def test_a_list_within_itself_is_refused(screener: Screener) -> None:
    given: dict[str, Any] = growth().to_dict()
    given["growth"].append(given["growth"])
    with pytest.raises(CaseError) as raised:
        screener.screen(given)
    assert raised.value.faults[0].code == "too_deep"


def test_a_key_that_is_no_field_is_not_shown(screener: Screener) -> None:
    given: dict[str, Any] = {**growth().to_dict(), "Zebulon": object()}
    with pytest.raises(CaseError) as raised:
        screener.screen(given)
    assert "Zebulon" not in str(raised.value)


def test_a_time_beside_a_date_is_refused_and_midnight_is_not(screener: Screener) -> None:
    from datetime import datetime

    given: dict[str, Any] = growth().to_dict()
    given["as_of"] = datetime(2026, 11, 21)
    assert screener.screen(given).as_of == date(2026, 11, 21)
    given["as_of"] = datetime(2026, 11, 21, 9, 30)
    with pytest.raises(CaseError) as raised:
        screener.screen(given)
    assert [(fault.code, fault.path) for fault in raised.value.faults] == [("not_a_date", "as_of")]


def test_what_is_no_case_at_all_is_a_type_error(screener: Screener) -> None:
    with pytest.raises(TypeError, match="a case is a Case, a dict, or JSON"):
        screener.screen(3)  # type: ignore[arg-type]
    assert issubclass(InvalidArgument, ValueError)


def test_a_repr_shows_how_much_there_is_and_nothing_of_what_it_says() -> None:
    secret = "Zebulon"
    case = Case(
        case=secret,
        as_of=date(2026, 11, 21),
        child=Child(born=date(2026, 1, 1), birth_weight_g=3412),
        observations=[
            Observation(
                id=secret, code=Coded(secret, secret), on=date(2026, 10, 1), by=Agency.POLICE, event=secret, note=secret
            )
        ],
        assessments=[
            Assessment(
                id=secret,
                tool=secret,
                on=date(2026, 10, 1),
                by=Agency.HEALTH,
                answers={secret: secret},
                evidence={secret: secret},
            )
        ],
        growth=[Growth(on=date(2026, 10, 1), weight_sds=Decimal("-2.3412"))],
    )
    parts = [case, case.child, *case.observations, case.observations[0].code, *case.assessments, *case.growth]
    for shown in map(repr, parts):
        assert not any(told in shown for told in (secret, "3412", "2026", "POLICE", "police")), shown
    assert repr(case) == "Case(observations=1, assessments=1, attendance=0, appointments=0, growth=1, responses=0)"


class Narrow:
    """A float of numpy that is none of Python's: of 32 bits, as `numpy.float32(-2.3)`."""

    class dtype:
        kind = "f"

    def __str__(self) -> str:
        return "-2.3"

    def item(self) -> float:
        return -2.299999952316284


Narrow.__module__ = "numpy"


def test_a_narrow_float_keeps_the_digits_that_were_written(screener: Screener) -> None:
    def score(given: Any) -> Any:
        growth = {"on": "2026-11-20", "weight_sds": given}
        case = {"schema": 1, "case": "c", "as_of": "2026-11-21", "child": {"born": "2026-01-01"}, "growth": [growth]}
        return Case.from_dict(case, screener).growth[0].weight_sds

    typed = growth(weight_sds=Narrow())
    assert json.loads(typed.to_json())["growth"][0]["weight_sds"] == "-2.3"
    assert score(Narrow()) == score(-2.3) == score("-2.3") == Decimal("-2.3")
    assert score(Decimal("-2.00000000000000001")) == Decimal("-2.00000000000000001")
    for refusable in (Decimal("sNaN"), Decimal("NaN"), Decimal("Infinity"), 10**400, -(10**5000)):
        with pytest.raises(CaseError) as refused:
            score(refusable)
        assert [fault.path for fault in refused.value.faults] == ["growth[0].weight_sds"]


def test_limits_and_threads_are_whole_numbers_within_bounds(screener: Screener) -> None:
    limits: list[Any] = [{"bytes": 2**70}, {"bytes": -1}, {"bytes": 1.5}, {"bytes": "2"}, {"bytes": None}]
    for wrong in limits:
        with pytest.raises(InvalidArgument):
            Screener(limits=wrong)
    threads: list[Any] = [1.5, "2", -1, 2**70, None]
    for wrong in threads:
        with pytest.raises(InvalidArgument):
            screener.screen_many([], threads=wrong)
