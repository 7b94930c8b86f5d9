"""Strategies of Hypothesis for cases: valid ones, ones at the boundaries, and input that means harm.

They are built from what a screener knows (its codes with their qualifiers, its tools with their questions), so they
follow a partnership's own packs. Needs the extra `testing`.

>>> from hypothesis import given
>>> from neglect_screen import Screener
>>> from neglect_screen.testing import cases
>>> screener = Screener.england()
>>> @given(cases(screener))
... def test_nothing_is_lost(case):
...     assert len(screener.screen(case).account) >= len(case.observations)
"""

from __future__ import annotations

from neglect_screen.testing.boundary import boundary_cases
from neglect_screen.testing.hostile import hostile_dicts, hostile_json
from neglect_screen.testing.valid import answers, assessments, cases, observations

__all__ = ["answers", "assessments", "boundary_cases", "cases", "hostile_dicts", "hostile_json", "observations"]
