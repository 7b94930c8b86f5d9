"""What a screener knows: its packs, codes, rules, tools, levels and next steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Union

from neglect_screen import _numbers
from neglect_screen._codec import Written
from neglect_screen.words import Basis, Checked, Concern, Form, Hazard


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source that a pack cites."""

    id: str
    title: str
    url: str | None = None
    date: str | None = None
    """When it was published, in words."""
    licence: str | None = None
    read_in: tuple[str, ...]
    """Where its text was read, if not in the authority's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack in force."""

    id: str
    version: str
    title: str
    jurisdiction: str
    review_by: date | None = None
    """Past this date every report says so."""
    owner: str | None = None
    note: str | None = None
    digest: str
    """SHA-256 of its canonical form, in hexadecimal."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """Something that an observation may say besides its code, such as how often."""

    name: str
    values: tuple[str, ...]
    """What it may be; from least to most where it is `ordered`."""
    ordered: bool
    ask: str | None = None
    """The question for it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A code of another system that means the same."""

    system: str
    value: str
    broad: str | None = None
    """Why it is too broad to mean the indicator at which it stands: it raises nothing, and a report says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A code or a question that was found by words."""

    kind: str
    """`indicator` or `question`."""
    code: str
    """The code, or the fact that the answer becomes."""
    label: str
    terms: tuple[str, ...]
    """Words that people look for it with."""
    written: str
    """Where in a case it is written."""
    tool: str | None = None
    """A question's tool."""
    question: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A code that an observation may have."""

    code: str
    label: str
    forms: tuple[Form, ...]
    """The forms of neglect it speaks of."""
    channel: str
    """What it may do: `alerting`, `risk_factor`, `vulnerability`, `status`, `hazard` or `strength`."""
    qualifiers: tuple[Qualifier, ...]
    codings: tuple[Coding, ...]
    overlaps: tuple[str, ...]
    """Conditions that look alike and must be thought of."""
    note: str | None = None
    cites: tuple[str, ...]
    checked: Checked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a source asks for besides; where it does not hold, the rule is held back."""

    id: str
    when: str
    """Its condition, in words."""
    text: str
    """Why the rule is held back where it does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule in force."""

    rule: str
    """Its id, pack-qualified: `nice/1.3.3`."""
    text: str
    """One sentence for a practitioner."""
    note: str | None = None
    pattern: bool
    """Whether it speaks of findings over time and across agencies."""
    when: str
    """Its condition, in words, a part to a line."""
    ages: str | None = None
    """The ages it is about, in words."""
    gates: tuple[Gate, ...]
    explained_by: tuple[str, ...]
    """Kinds of explanation that explain an observation away here, once a professional found it suitable."""
    concern: Concern | None = None
    hazard: Hazard | None = None
    forms: tuple[Form, ...]
    next: tuple[str, ...]
    """Next steps, by id; those of another pack are pack-qualified."""
    enabled: bool
    amended: str | None = None
    basis: Basis
    cites: tuple[str, ...]
    checked: Checked
    authority: str
    """What it stands on, where, and how well that was checked, in words."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these words; the points each is worth in a sum, where it has any."""

    options: tuple[str, ...]
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A whole number from `min` to `max`."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of a unit, from `min` to `max`."""

    unit: str
    min: int | Decimal | Fraction
    max: int | Decimal | Fraction


AnswerKind = Union[YesNo, Choice, Grade, Measure]
"""What may answer a question. Each can also be answered `not_known` and `not_applicable`."""


def _read_kind(written: str | Mapping[str, Any]) -> AnswerKind:
    if isinstance(written, str):
        return YesNo()
    [(kind, of)] = written.items()
    if kind == "choice":
        return Choice(tuple(of["options"]), tuple(of["points"]))
    if kind == "grade":
        return Grade(of["min"], of["max"])
    return Measure(of["unit"], _numbers.read(of["min"]), _numbers.read(of["max"]))


def _write_kind(kind: AnswerKind) -> Any:
    if isinstance(kind, YesNo):
        return "yes_no"
    if isinstance(kind, Choice):
        return {"choice": {"options": list(kind.options), "points": list(kind.points)}}
    if isinstance(kind, Grade):
        return {"grade": {"min": kind.min, "max": kind.max}}
    return {"number": {"unit": kind.unit, "min": _numbers.write(kind.min), "max": _numbers.write(kind.max)}}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolQuestion:
    """A question of a tool."""

    id: str
    ask: str
    """The question, in words."""
    answer: Annotated[AnswerKind, Written(_read_kind, _write_kind)]
    section: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A questionnaire or scale."""

    tool: str
    title: str
    accredited: bool
    """Only an accredited assessor's result may be taken."""
    note: str | None = None
    questions: tuple[ToolQuestion, ...]
    basis: Basis
    cites: tuple[str, ...]
    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of need."""

    level: str
    """Its id, pack-qualified."""
    number: int
    name: str
    legal: tuple[str, ...]
    """Its legal basis, kept apart."""
    text: str
    basis: Basis
    cites: tuple[str, ...]
    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something that a rule may lead to."""

    step: str
    """Its id, pack-qualified."""
    text: str
    family: str | None = None
    who: str | None = None
    urgency: str | None = None
    basis: Basis
    cites: tuple[str, ...]
    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class NextQuestion:
    """The question to ask now."""

    tool: str
    """The tool: the assessment that holds the answer names it."""
    question: ToolQuestion
    """Its id is the answer's name in the assessment."""
    left: int
    """How many questions are left as things stand, this one included."""
