"""Screens what agencies have recorded about a child for signs of neglect.

It reads coded observations, registers, appointments, weights and completed toolkits, and says what guidance asks us to
take seriously, what should happen next, what nobody has written down, and what became of every single thing that was
recorded, each with its source. It supports judgement: it never says that there is no neglect, never gives a probability
for a child, never decides.

>>> import neglect_screen
>>> report = neglect_screen.screen(
...     {
...         "schema": 1,
...         "case": "opaque",
...         "as_of": "2026-11-21",
...         "child": {"born": "2020-03-01"},
...         "observations": [
...             {
...                 "id": "o1",
...                 "code": "hygiene.smelly_and_dirty",
...                 "on": "2026-10-02",
...                 "by": "education",
...                 "with": {"pattern": "persistent"},
...             }
...         ],
...     }
... )
>>> report.concern
<Concern.SUSPECT: 'suspect'>
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from neglect_screen import _library
from neglect_screen._encode import AnyCase
from neglect_screen._many import Outcome, Progress
from neglect_screen._replay import Replay, ReplayStep
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
from neglect_screen.catalogue import Indicator, Level, Match, NextQuestion, NextStep, Pack, Rule, Tool
from neglect_screen.errors import (
    AbiMismatch,
    Cancelled,
    CaseError,
    Fault,
    InternalError,
    InvalidArgument,
    InvalidText,
    NeglectScreenError,
    OutOfMemory,
    PackError,
    PartnershipError,
    Status,
    TableError,
    Unsupported,
)
from neglect_screen.report import Report
from neglect_screen.rule_explanation import ExplainedRule
from neglect_screen.screener import Screener, default
from neglect_screen.tables import Frames
from neglect_screen.words import (
    Agency,
    AppointmentOutcome,
    Basis,
    Checked,
    Concern,
    ExplanationStatus,
    Fate,
    Form,
    Hazard,
    Reason,
    ResponseKind,
    Service,
    Sex,
    Subject,
)

__all__ = [
    "AbiMismatch",
    "Agency",
    "AnyCase",
    "Appointment",
    "AppointmentOutcome",
    "Assessment",
    "Attendance",
    "AttendanceTotals",
    "Basis",
    "Cancelled",
    "Case",
    "CaseError",
    "Checked",
    "Child",
    "Coded",
    "Concern",
    "ExplainedRule",
    "Explanation",
    "ExplanationStatus",
    "Fate",
    "Fault",
    "Form",
    "Frames",
    "Growth",
    "Hazard",
    "Indicator",
    "InternalError",
    "InvalidArgument",
    "InvalidText",
    "Level",
    "Match",
    "NeglectScreenError",
    "NextQuestion",
    "NextStep",
    "Observation",
    "OutOfMemory",
    "Outcome",
    "Pack",
    "PackError",
    "PartnershipError",
    "Progress",
    "Reason",
    "Replay",
    "ReplayStep",
    "Report",
    "Response",
    "ResponseKind",
    "Rule",
    "Screener",
    "Service",
    "Sex",
    "Status",
    "Subject",
    "TableError",
    "Tool",
    "Unsupported",
    "codes",
    "explain",
    "next_question",
    "packs",
    "replay",
    "rules",
    "screen",
    "screen_many",
    "tools",
]

_library.check_abi()

__version__ = _library.version()


def screen(case: AnyCase) -> Report:
    """Screens a case with the built-in packs: see `Screener.screen`."""
    return default().screen(case)


def screen_many(cases: Iterable[AnyCase], *, threads: int = 0, progress: Progress = None) -> Iterator[Outcome]:
    """Screens many cases with the built-in packs: see `Screener.screen_many`."""
    return default().screen_many(cases, threads=threads, progress=progress)


def replay(case: AnyCase) -> Replay:
    """Shows a case from each day on which something became known: see `Screener.replay`."""
    return default().replay(case)


def next_question(tool: str, case: AnyCase) -> NextQuestion | None:
    """The question of a tool to ask now: see `Screener.next_question`."""
    return default().next_question(tool, case)


def packs() -> tuple[Pack, ...]:
    """The built-in packs."""
    return default().packs()


def codes(search: str | None = None) -> tuple[Indicator, ...]:
    """The codes of the built-in packs: see `Screener.codes`."""
    return default().codes(search)


def rules() -> tuple[Rule, ...]:
    """The rules of the built-in packs."""
    return default().rules()


def tools() -> tuple[Tool, ...]:
    """The tools of the built-in packs."""
    return default().tools()


def explain(rule: str) -> ExplainedRule:
    """Why a rule of the built-in packs fires: see `Screener.explain`."""
    return default().explain(rule)
