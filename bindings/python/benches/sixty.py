"""Sixty counting rules and cases for them, made from a seed: the same kind as `benches/peers` of the repository makes.

At least 1 to 4 observations, days or forms of neglect, among 1 to 20 codes of a catalogue of 120, at or above a
severity, at an age in completed months, in a calendar period that ends on the day the case is seen from. A case has 10
to 60 dated observations; some codes are unknown, some days still to come, some at the edge of a period or an age.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

FORMS = ["medical", "nutritional", "emotional", "educational", "physical", "supervisory"]
SEVERITIES = ["mild", "moderate", "severe"]
AREAS = [
    "dental",
    "immunisation",
    "feeding",
    "growth",
    "comfort",
    "interaction",
    "attendance",
    "homework",
    "hygiene",
    "clothing",
    "safety",
    "whereabouts",
]
CODES = [f"{area}.sign_{sign:02}" for area in AREAS for sign in range(10)]
FORM_OF = {code: FORMS[at // 20] for at, code in enumerate(CODES)}

RULES = 60


@dataclass(frozen=True)
class Rule:
    """One counting rule."""

    name: str
    codes: tuple[str, ...]
    severity: int
    """The mildest that counts; 0 counts all."""
    age_months: tuple[int, int] | None
    """The child's age when it was seen; the end is not included."""
    within: tuple[str, int] | None
    """`("days", 28)` or `("months", 12)`."""
    at_least: int
    distinct: str
    """`observation`, `day` or `form`."""


def months_after(day: date, months: int) -> date:
    """So many months later, or before; a day that the month does not have is clamped to its last."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def begins(within: tuple[str, int], as_of: date) -> date:
    """The first day of the period that ends on `as_of`, both included."""
    unit, length = within
    before = as_of - timedelta(days=length) if unit == "days" else months_after(as_of, -length)
    return before + timedelta(days=1)


PERIODS = [
    ("days", 14),
    ("days", 28),
    ("days", 42),
    ("days", 90),
    ("months", 3),
    ("months", 6),
    ("months", 12),
    ("months", 24),
]


def rules(seed: int) -> list[Rule]:
    """The sixty rules of a seed."""
    random = Random(seed)
    return [_rule(random, f"r{number:02}") for number in range(RULES)]


def _rule(random: Random, name: str) -> Rule:
    at_least = 1 if random.randrange(3) == 0 else random.randint(2, 4)
    how_many = random.randint(1, 4) if at_least == 1 else random.randint(3 * at_least, 5 * at_least)
    odds = random.randrange(10)
    distinct = "observation" if at_least == 1 or odds < 5 else "day" if odds < 8 else "form"
    codes = sorted(random.sample(CODES, how_many))
    while distinct == "form" and len({FORM_OF[code] for code in codes}) < at_least:
        codes = sorted(random.sample(CODES, how_many))
    severity = [0, 0, 1, 1, 2][random.randrange(4 if at_least > 2 else 5)]
    age = None
    if random.randrange(5) < 2:
        ends = [0, 12, 24, 36, 60, 84, 132, 192, 216]
        start = random.randrange(len(ends) - 2)
        age = (ends[start], ends[random.randrange(start + 2, len(ends))])
    within = random.choice(PERIODS[4 if at_least > 2 else 0 :]) if random.randrange(5) < 3 else None
    return Rule(name, tuple(codes), severity, age, within, at_least, distinct)


def pack(all_rules: list[Rule]) -> str:
    """The rules as one pack."""
    lines = [
        '[pack]\nid = "sixty"\nversion = "1"\ntitle = "Sixty counting rules for a comparison; of no use in practice"',
        'jurisdiction = "none"\n\n[[source]]\nid = "generator"\ntitle = "The generator of these rules"',
    ]
    for code in CODES:
        lines.append(f'\n[[indicator]]\ncode = "{code}"\nlabel = "{code}"\nforms = ["{FORM_OF[code]}"]')
        lines.append(f"qualifiers = {{ severity = {_list(SEVERITIES)} }}")
    for rule in all_rules:
        when = f"seen = {_list(rule.codes)}"
        when += f', with = {{ severity = "{SEVERITIES[rule.severity]}" }}' if rule.severity else ""
        when += f", at_least = {rule.at_least}" if rule.at_least > 1 else ""
        when += f', distinct = "{rule.distinct}"' if rule.distinct != "observation" else ""
        when += f', within = "latest {rule.within[1]} {rule.within[0]}"' if rule.within else ""
        lines.append(f'\n[[rule]]\nid = "{rule.name}"\nwhen = {{ {when} }}')
        if rule.age_months:
            lines.append(f'ages = {{ from = "{rule.age_months[0]} months", below = "{rule.age_months[1]} months" }}')
        lines.append('then = { concern = "prompt" }\ntext = "Enough was seen."\nbasis = "design"')
        lines.append('cites = ["generator"]\nchecked = "recalled"')
    return "\n".join(lines) + "\n"


def _list(words: list[str] | tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def cases(seed: int, how_many: int) -> list[dict[str, Any]]:
    """So many cases of a seed, as plain data."""
    random = Random(seed)
    return [_case(random) for _ in range(how_many)]


def _case(random: Random) -> dict[str, Any]:
    as_of = date(2026, 11, 21) - timedelta(days=random.randrange(700))
    age_days = random.randrange(30, 17 * 365)
    born = as_of - timedelta(days=age_days)
    haunts = [random.randrange(len(AREAS)) * 10 for _ in range(3)]
    how_many = random.randint(10, 60)
    taken: set[tuple[str, date]] = set()
    observations: list[dict[str, Any]] = []
    while len(observations) < how_many:
        code, on = _code(random, haunts), _day(random, as_of, born, age_days)
        severity, by = (
            SEVERITIES[[0, 0, 1, 1, 2][random.randrange(5)]],
            random.choice(["health", "education", "police"]),
        )
        if (code, on) not in taken:
            taken.add((code, on))
            observations.append(
                {
                    "id": f"o{len(observations)}",
                    "code": code,
                    "on": on.isoformat(),
                    "by": by,
                    "with": {"severity": severity},
                }
            )
    return {
        "schema": 1,
        "case": "sixty",
        "as_of": as_of.isoformat(),
        "child": {"born": born.isoformat()},
        "observations": observations,
    }


def _code(random: Random, haunts: list[int]) -> str:
    odds = random.randrange(50)
    if odds == 0:
        return f"elsewhere.sign_{random.randrange(10):02}"
    return CODES[random.choice(haunts) + random.randrange(10)] if odds <= 25 else random.choice(CODES)


def _day(random: Random, as_of: date, born: date, age_days: int) -> date:
    odds = random.randrange(100)
    if odds == 0:
        return as_of + timedelta(days=random.randrange(1, 20))
    if odds <= 4:
        edge = as_of - timedelta(days=random.choice([13, 27, 41, 89]))
    elif odds <= 8:
        edge = months_after(as_of, -random.choice([3, 6, 12, 24])) + timedelta(days=1)
    elif odds <= 12:
        edge = months_after(born, random.choice([12, 24, 36, 60, 84, 132, 192]))
    else:
        return as_of - timedelta(days=random.randint(0, min(age_days, 365 if odds <= 55 else 3 * 365)))
    return min(max(edge - timedelta(days=random.randrange(2)), born), as_of)
