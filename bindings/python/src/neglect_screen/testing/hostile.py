"""Input that is no case, or nearly one: whatever arrives, a screener answers with a report or an error."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from neglect_screen.case import Case
from neglect_screen.screener import Screener
from neglect_screen.testing.valid import Draw, cases

SECRET = "Zebulon-Quatermass"
"""A word that stands in hostile input and must not stand in any error."""

_WRONG: list[Any] = [
    None,
    True,
    -1,
    0,
    1e308,
    10**30,
    "",
    SECRET,
    "2026-02-30",
    "not_a_date\n",
    [],
    [[]],
    {},
    {SECRET: SECRET},
]


@st.composite
def hostile_dicts(draw: Draw, screener: Screener | None = None) -> dict[str, Any]:
    """Plain data that were a case until something in them was spoilt: a value, a field, a name."""
    case: Case = draw(cases(screener))
    plain = case.to_dict()
    for _ in range(draw(st.integers(1, 3))):
        _spoil(draw, plain)
    return plain


def _spoil(draw: Draw, part: Any) -> None:
    while isinstance(part, (dict, list)) and part:
        at = draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        inner = part[at]
        if isinstance(inner, (dict, list)) and inner and draw(st.integers(0, 3)):
            part = inner
            continue
        how = draw(st.sampled_from(["wrong", "gone", "stranger"]))
        if how == "gone":
            del part[at]
        elif how == "stranger" and isinstance(part, dict):
            part[draw(st.sampled_from([SECRET, "obervations", "naïve"]))] = draw(st.sampled_from(_WRONG))
        else:
            part[at] = draw(st.sampled_from(_WRONG))
        return


@st.composite
def hostile_json(draw: Draw, screener: Screener | None = None) -> bytes:
    """Bytes that are no JSON, or no case, or a case in which some bytes were changed."""
    return bytes(
        draw(
            st.one_of(
                st.binary(max_size=200),
                st.sampled_from(
                    [b"", b"null", b"[]", b"[" * 10_000, b'{"a":' * 5_000, b'{"schema":1,"schema":1}', b"\xff\xfe{}"]
                ),
                hostile_dicts(screener).map(lambda plain: json.dumps(plain).encode()),
                _cut(screener),
            )
        )
    )


@st.composite
def _cut(draw: Draw, screener: Screener | None = None) -> bytes:
    text = bytearray(draw(cases(screener)).to_json().encode())
    at = draw(st.integers(0, len(text) - 1))
    if draw(st.booleans()):
        return bytes(text[:at])
    text[at] = draw(st.integers(0, 255))
    return bytes(text)
