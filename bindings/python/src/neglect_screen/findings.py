"""The parts of a report, as frozen dataclasses: the same as the JSON of `schema/report.schema.json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Annotated, Any, Union

from neglect_screen import exact
from neglect_screen.shape import Written
from neglect_screen.words import Agency, Basis, Checked, Concern, Fate, Form, Hazard, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRef:
    """A pack in force."""

    id: str
    version: str
    digest: str
    """SHA-256 of its canonical form, in hexadecimal."""
    review_overdue: bool
    """Whether its review date has passed on the case's date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """The child's age on the case's date, in completed units; all absent before birth."""

    unborn: bool
    """The child is not born yet."""
    days: int | None = None
    weeks: int | None = None
    months: int | None = None
    years: int | None = None
    corrected_days: int | None = None
    """Completed days counted from the due date, for a child born before 37 weeks (negative before it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelReached:
    """A level of need that was reached."""

    level: str
    """The level's id, pack-qualified."""
    number: int
    name: str
    legal: tuple[str, ...]
    """Its legal basis, kept apart."""
    text: str
    """What it means."""
    basis: Basis
    cites: tuple[str, ...]
    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """One thing that a finding rests on."""

    input: str
    """The id of the observation or record, or its place where it has none; a rule's id for patterns."""
    what: str
    """The indicator's label, the fact's value in words, or a finding's text."""
    code: str
    """Its code, fact name or rule."""
    on: date | None = None
    by: Agency | None = None
    """Who recorded it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule that fired, with what it rests on."""

    rule: str
    """The rule, pack-qualified: `nice/1.3.3`."""
    concern: Concern | None = None
    """The concern it raises."""
    hazard: Hazard | None = None
    """The hazard it names."""
    forms: tuple[Form, ...]
    """The forms of neglect it speaks of."""
    text: str
    """One sentence for a practitioner."""
    note: str | None = None
    """A guard that goes with it."""
    from_: date
    """The first day on which what it rests on met it."""
    to: date
    """The last such day."""
    agencies: tuple[Agency, ...]
    """The agencies whose records it rests on."""
    rests_on: tuple[Resting, ...]
    """What it rests on, by date."""
    overlaps: tuple[str, ...] = ()
    """Conditions that look alike and must be thought of."""
    basis: Basis
    cites: tuple[str, ...]
    """Where: `cg89 1.3.3`."""
    checked: Checked
    amended: str | None = None
    """The pack that amended the rule, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """A rule that would have fired but for an explanation or a gate."""

    rule: str
    concern: Concern | None = None
    """What it would have raised."""
    hazard: Hazard | None = None
    """What it would have named."""
    text: str
    by: str
    """`explained`, or the gate's name."""
    reason: str
    inputs: tuple[str, ...]
    """The inputs that were held back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepDue:
    """Something that should happen next."""

    step: str
    """The step's id, pack-qualified."""
    text: str
    """What to do."""
    family: str | None = None
    """The same in plain words for the family, where it is for them."""
    who: str | None = None
    urgency: str | None = None
    """`now`, `today`, `soon` or `routine`."""
    deadline: str | None = None
    """By when, in words: `45 working_days from the referral`."""
    because: tuple[str, ...]
    """The rules that lead to it; empty where the report's concern does."""
    basis: Basis
    cites: tuple[str, ...]
    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One missing fact or qualifier."""

    input: str | None = None
    """The observation whose qualifier or confirmed explanation is missing; absent for a fact."""
    name: str
    """The qualifier's name, `explanation`, or the fact's name."""
    ask: str
    """The question in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLift:
    """A rule that an answer could change."""

    rule: str
    concern: Concern | None = None
    """What it would raise."""
    hazard: Hazard | None = None
    """What it would name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What nobody has written down, and what it could change."""

    missing: tuple[Missing, ...]
    """What is missing: together these decide the rules below."""
    could: tuple[RuleLift, ...]
    """The rules it could change, and how far they could rise."""
    concern: Concern | None = None
    """The highest concern it could raise."""
    hazard: Hazard | None = None
    """The highest hazard it could name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where one reading differs from the selected one."""

    selected: str
    """The selected reading's outcome."""
    facts: tuple[str, ...]
    """The facts that one reading counts and the other does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingResult:
    """One of several published readings of the same answers."""

    reading: str
    """The reading's id, pack-qualified."""
    title: str
    group: str
    """The group in which readings are compared."""
    selected: bool
    """Whether it is the one that counts."""
    outcome: str
    """`unknown` where an answer is missing that could change it."""
    text: str
    """What the outcome means."""
    because: tuple[str, ...]
    """The facts that decided it."""
    missing: tuple[str, ...] = ()
    """The facts that are missing, where the outcome is unknown."""
    differs: Difference | None = None
    """Where it differs from the selected reading, and why."""
    basis: Basis
    cites: tuple[str, ...]
    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class SiblingReview:
    """A feature seen in another child of the household, to be looked for in this one."""

    input: str
    """The observation about the other child."""
    code: str
    what: str
    """The indicator's label."""
    rules: tuple[str, ...]
    """Rules that it would meet, were it seen in this child."""


class Unanswered(Enum):
    """What is said of a fact that has no value. Not a text, so that no value is taken for it."""

    NOT_KNOWN = "not_known"
    """Somebody asked, and it is not known; or records exist and do not say."""
    NOT_APPLICABLE = "not_applicable"
    """It does not apply to this child."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many."""

    part: int
    whole: int

    @property
    def fraction(self) -> Fraction:
        """The same as one exact number."""
        return Fraction(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Between:
    """A number known only to lie between two bounds, both included: a sum with blanks."""

    low: int | Decimal | Fraction
    high: int | Decimal | Fraction


FactValue = Union[bool, int, Decimal, Fraction, Ratio, Between, str, date, Unanswered]


def _read_value(written: str | Mapping[str, Any]) -> FactValue:
    if isinstance(written, str):
        return Unanswered(written)
    [(kind, value)] = written["known"].items()
    if kind == "flag":
        return bool(value)
    if kind == "number":
        return exact.read(value)
    if kind == "ratio":
        return Ratio(value["part"], value["whole"])
    if kind == "between":
        return Between(exact.read(value["low"]), exact.read(value["high"]))
    if kind == "date":
        return date.fromisoformat(value)
    return str(value)


def _write_value(value: FactValue) -> Any:
    if isinstance(value, Unanswered):
        return value.value
    # A bool is an int to Python, so it comes first.
    if isinstance(value, bool):
        known: dict[str, Any] = {"flag": value}
    elif isinstance(value, (int, Decimal, Fraction)):
        known = {"number": exact.write(value)}
    elif isinstance(value, Ratio):
        known = {"ratio": {"part": value.part, "whole": value.whole}}
    elif isinstance(value, Between):
        known = {"between": {"low": exact.write(value.low), "high": exact.write(value.high)}}
    elif isinstance(value, date):
        known = {"date": value.isoformat()}
    else:
        known = {"text": value}
    return {"known": known}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact that readers made."""

    fact: str
    """Its name."""
    answer: Annotated[FactValue, Written(_read_value, _write_value)]
    """What is known: a bool, an exact number, a `Ratio`, a `Between`, a word, a day, or `Unanswered`."""
    words: str
    """The value in words."""
    on: date | None = None
    """The date it speaks of."""
    from_: tuple[str, ...]
    """The inputs it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """The one fate of one input."""

    kind: str
    """`observation`, `assessment`, `answer`, `attendance`, `appointment`, `growth` or `response`."""
    input: str
    """Its id, or its place where it has none; an answer's is `assessment id/question`."""
    code: str
    """Its code, tool, question or kind."""
    fate: Fate
    reason: Reason | None = None
    """Why, where the fate does not say it all."""
    of: tuple[str, ...] = ()
    """The rules that used it, or from which it was held back; the original, for a duplicate; the gate or kind of
    explanation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRecorded:
    """A kind of record, or a tool for a child of this age, of which the case holds nothing."""

    what: str
    """`observations`, `attendance`, `appointments`, `growth`, `responses`, or a tool's id."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """Something that a reader of the report must know."""

    code: str
    """A stable code: `nothing_recorded_is_not_nothing_wrong`, `code_not_recognised`, `pack_review_overdue`, …"""
    text: str
    inputs: tuple[str, ...] = ()
    """The inputs it speaks of."""
