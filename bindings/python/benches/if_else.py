"""The sixty rules as plain Python: what a careful programmer would write for each, one `if` after another.

The source is made from the rules and compiled once. Days are read once for each observation, periods and ages worked
out once for each case. It says what the library says of them: which rules fired, on which observations, and what
became of each observation.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sixty import CODES, FORM_OF, SEVERITIES, Rule, begins, months_after

Answer = tuple[dict[str, list[str]], dict[str, str]]
"""What each rule that fired rests on, by rule; the fate of each observation, by id."""


def source(rules: list[Rule]) -> str:
    """The Python of the rules."""
    periods = sorted({rule.within for rule in rules if rule.within})
    ages = sorted({month for rule in rules if rule.age_months for month in rule.age_months})
    spoken = [" and ".join([f"code in {_set(rule.codes)}", *_of_age(rule)]) for rule in rules]
    lines = [
        "def screen(case):",
        "    as_of = date.fromisoformat(case['as_of'])",
        "    born = date.fromisoformat(case['child']['born'])",
        *[f"    since_{unit}_{length} = begins(({unit!r}, {length}), as_of)" for unit, length in periods],
        *[f"    aged_{months} = months_after(born, {months})" for months in ages],
        "    fired, fates, seen = {}, {}, []",
        "    for one in case['observations']:",
        "        on = date.fromisoformat(one['on'])",
        "        if on > as_of:",
        "            fates[one['id']] = 'after_as_of'",
        "        elif one['code'] not in KNOWN:",
        "            fates[one['id']] = 'not_recognised'",
        "        else:",
        "            code = one['code']",
        f"            speaks = {' or '.join(spoken)}",
        "            fates[one['id']] = 'short' if speaks else 'not_alerting'",
        "            seen.append((one['id'], one['code'], on, RANK[one['with']['severity']]))",
    ]
    for rule in rules:
        tests = [f"code in {_set(rule.codes)}"]
        tests += [f"severity >= {rule.severity}"] if rule.severity else []
        tests += [f"on >= since_{rule.within[0]}_{rule.within[1]}"] if rule.within else []
        tests += _of_age(rule)
        counted = {
            "observation": "hits",
            "day": "{hit[1] for hit in hits}",
            "form": "{FORM_OF[hit[2]] for hit in hits}",
        }
        lines += [
            f"    hits = [(id, on, code) for id, code, on, severity in seen if {' and '.join(tests)}]",
            f"    if len({counted[rule.distinct]}) >= {rule.at_least}:",
            f"        fired[{rule.name!r}] = [hit[0] for hit in hits]",
        ]
    lines += [
        "    for hits in fired.values():",
        "        for id in hits:",
        "            fates[id] = 'used'",
        "    return fired, fates",
    ]
    return "\n".join(lines) + "\n"


def _of_age(rule: Rule) -> list[str]:
    return [f"aged_{rule.age_months[0]} <= on < aged_{rule.age_months[1]}"] if rule.age_months else []


def _set(codes: tuple[str, ...]) -> str:
    # A set of constants in a test is made once, when the source is compiled.
    return "{" + ", ".join(repr(code) for code in codes) + "}"


def compiled(rules: list[Rule]) -> Callable[[dict[str, Any]], Answer]:
    """The rules as one function."""
    names: dict[str, Any] = {
        "date": date,
        "begins": begins,
        "months_after": months_after,
        "KNOWN": frozenset(CODES),
        "RANK": {severity: rank for rank, severity in enumerate(SEVERITIES)},
        "FORM_OF": FORM_OF,
    }
    exec(compile(source(rules), "sixty rules", "exec"), names)
    screen: Callable[[dict[str, Any]], Answer] = names["screen"]
    return screen
