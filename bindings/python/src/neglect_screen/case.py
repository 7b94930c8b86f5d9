"""A case: all that is recorded about one child, seen from one day.

The same as the JSON of `schema/case.schema.json`, as frozen dataclasses. They hold what is said and check nothing; the
library checks a case when it is read or screened, and says everything that is wrong with it at once. `docs/case.md`
describes each field and each error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Union

from neglect_screen import exact
from neglect_screen.shape import Written, plain, reader
from neglect_screen.words import (
    Agency,
    AppointmentOutcome,
    ExplanationStatus,
    ResponseKind,
    Service,
    Sex,
    Subject,
)

if TYPE_CHECKING:
    from neglect_screen.screener import Screener

SCHEMA = 1
"""The version of the case's schema."""

Number = Annotated[Union[int, Decimal, Fraction, float, str], Written(exact.read, exact.write)]
"""An exact number, such as a standard deviation score: best a `Decimal`."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of another system that a pack maps to an indicator, such as `cin_factor` `16A`."""

    system: str
    value: str


def _read_code(written: Any) -> str | Coded:
    return written if isinstance(written, str) else Coded(written["system"], written["value"])


def _write_code(code: str | Coded) -> Any:
    return code if isinstance(code, str) else {"system": code.system, "value": code.value}


Code = Annotated[Union[str, Coded], Written(_read_code, _write_code)]
"""An indicator's code, or a code of another system."""


def _write_answer(answer: str | bool | int | float | Decimal) -> Any:
    if not isinstance(answer, Decimal):
        return answer
    try:
        return exact.plain(answer)
    except ValueError:
        # Beyond what JSON numbers hold: the report will say that it could not be read.
        return str(answer)


def _read_answer(written: Any) -> Any:
    return written


Answer = Annotated[Union[str, bool, int, float, Decimal], Written(_read_answer, _write_answer)]
"""An answer to a question: a word (`not_known` and `not_applicable` are words too), a number, or yes and no as a
bool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """The child of a case: born, or expected. Either `born` or `due` is required."""

    born: date | None = None
    """Date of birth."""
    due: date | None = None
    """Expected date of delivery: required for an unborn child."""
    gestation_weeks: int | None = None
    """Completed weeks of gestation at birth, 20 to 44."""
    gestation_days: int | None = None
    """Days of gestation beyond the completed weeks, 0 to 6."""
    birth_weight_g: int | None = None
    """Birth weight in grams, 200 to 8,000."""
    birth_weight_sds: Number | None = None
    """Birth weight as a standard deviation score of UK-WHO, computed by the vendor."""
    mid_parental_height_sds: Number | None = None
    """Mid-parental height as a standard deviation score, computed by the vendor."""
    sex: Sex | None = None
    """Sex as registered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An explanation that was offered for what was observed."""

    kind: str
    """The kind of explanation, such as `medical`, `weather`, `stressor` or `cultural`: a rule says which it accepts."""
    status: ExplanationStatus
    """What became of it."""
    by: Agency
    """Who judged it so. Only a professional's word holds a rule back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One coded, dated thing that someone saw, heard or was told."""

    id: str
    """Unique within the case."""
    code: Code
    """The indicator's code, or a vendor coding that a pack maps to one."""
    on: date
    """The date on which it was so."""
    until: date | None = None
    """The last date on which it was so, for a status that has ended."""
    recorded: date | None = None
    """The date on which it became known; `on` where absent."""
    by: Agency
    """Who recorded it."""
    with_: Mapping[str, str] = field(default_factory=dict)
    """Qualifiers that the indicator knows, such as `{"pattern": "persistent"}`."""
    event: str | None = None
    """Joins reports of one real event: it counts once, its agencies count each."""
    subject: Subject = Subject.CHILD
    """Whom it is about."""
    explanation: Explanation | None = None
    """An explanation that was offered, and what became of it."""
    note: str | None = None
    """Free text, carried for the vendor: never read, never echoed in an error or a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The answers to one tool on one date."""

    id: str
    """Unique within the case."""
    tool: str
    """The tool's id in a pack."""
    on: date
    """The date of the assessment."""
    recorded: date | None = None
    """The date on which it became known; `on` where absent."""
    by: Agency
    """Who made it."""
    accredited: bool | None = None
    """Whether the assessor is accredited for this tool, where the tool asks that."""
    answers: Mapping[str, Answer] = field(default_factory=dict, metadata={"always": True})
    """Answers by question id."""
    evidence: Mapping[str, str] = field(default_factory=dict)
    """What the answer rests on, by question id, for tools that require evidence. Carried, never read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceTotals:
    """Sessions of one period. `possible` is `present` and the two absences together."""

    possible: int
    """Possible sessions."""
    present: int
    """Sessions present, approved educational activity included."""
    authorised: int
    """Authorised absences."""
    unauthorised: int
    """Unauthorised absences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """A register for one span of days: marks or totals."""

    id: str | None = None
    """Unique within the case."""
    from_: date
    """First day, inclusive."""
    to: date
    """Last day, inclusive."""
    recorded: date | None = None
    """The date on which it became known; `to` where absent."""
    by: Agency = Agency.EDUCATION
    """Who recorded it."""
    marks: str | None = None
    """One national code for each session, morning and afternoon, Monday to Friday, from the first day to the last;
    white space between days is allowed. Either this or `totals`."""
    totals: AttendanceTotals | None = None
    """Sessions counted by the register's owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One appointment with a health service."""

    id: str
    """Unique within the case."""
    on: date
    """The date of the appointment."""
    recorded: date | None = None
    """The date on which the outcome became known; `on` where absent."""
    by: Agency = Agency.HEALTH
    """Who recorded it."""
    service: Service
    """The service."""
    outcome: AppointmentOutcome
    """What happened."""
    essential: bool | None = None
    """Whether it was essential for the child's health and wellbeing (NICE's word)."""
    subject: Subject = Subject.CHILD
    """Whose appointment it was."""
    books_alone: bool | None = None
    """Whether the young person books for themselves."""
    explanation: Explanation | None = None
    """Whether a reason was given that a professional found suitable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Measurements of one day. Standard deviation scores are computed by the vendor."""

    id: str | None = None
    """Unique within the case."""
    on: date
    """The date of the measurement."""
    recorded: date | None = None
    """The date on which it became known; `on` where absent."""
    by: Agency = Agency.HEALTH
    """Who measured."""
    weight_g: int | None = None
    """Weight in grams."""
    weight_sds: Number | None = None
    """Weight as a standard deviation score."""
    weight_centile: Number | None = None
    """Weight as a centile, where no score is held: `0.4` to `99.6`."""
    height_mm: int | None = None
    """Length (lying) or height (standing) in millimetres."""
    height_sds: Number | None = None
    """Length or height as a standard deviation score."""
    bmi_sds: Number | None = None
    """Body mass index as a standard deviation score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Something a service did."""

    id: str | None = None
    """Unique within the case."""
    on: date
    """The date on which it was done."""
    recorded: date | None = None
    """The date on which it became known; `on` where absent."""
    by: Agency
    """Who did it."""
    kind: ResponseKind
    """What was done."""
    to: Sequence[str] = ()
    """Ids of the observations and records that it answers; empty for the whole case so far."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "to", tuple(self.to))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that is recorded about one child, seen from one date."""

    schema: int = field(default=SCHEMA, metadata={"always": True})
    """The version of the schema: 1."""
    case: str
    """An opaque reference, never a name; reports echo it."""
    as_of: date
    """The date from which the case is seen."""
    child: Child
    """Who it is about."""
    observations: Sequence[Observation] = ()
    """What was seen, heard or told."""
    assessments: Sequence[Assessment] = ()
    """Completed tools."""
    attendance: Sequence[Attendance] = ()
    """School registers."""
    appointments: Sequence[Appointment] = ()
    """Appointments with health services."""
    growth: Sequence[Growth] = ()
    """Measurements."""
    responses: Sequence[Response] = ()
    """What services did."""

    def __post_init__(self) -> None:
        for name in ("observations", "assessments", "attendance", "appointments", "growth", "responses"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @classmethod
    def from_json(cls, text: str | bytes, screener: Screener | None = None) -> Case:
        """Reads a case in JSON. The screener's limits hold; those of the built-in one where none is given.

        Raises:
            CaseError: with everything that is wrong with it.
        """
        from neglect_screen.screener import default

        return _of((screener or default()).canonical(text))

    @classmethod
    def from_dict(cls, given: Mapping[str, Any], screener: Screener | None = None) -> Case:
        """Reads a case as plain data, in the shape of the JSON.

        Raises:
            CaseError: with everything that is wrong with it.
        """
        from neglect_screen.screener import default

        return _of((screener or default()).canonical(given))

    def to_dict(self) -> dict[str, Any]:
        """The case as plain data that `json.dumps` takes: dates as text, exact numbers as integers or text."""
        return plain(self)

    def to_json(self) -> str:
        """The case in JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))


_read = reader(Case)


def _of(canonical: bytes) -> Case:
    return _read(json.loads(canonical, parse_float=Decimal))
