"""The partnership's side: what many reports, returns and survey answers add up to, and what of it may be published.

`Measures` counts reports and publishes protected tables; `check`, `matrix`, `overview`, `template` and `convert` work
on organisations' responses to a neglect strategy, and `word` on the Word form in which they are returned; `confidence`
on surveys of practitioners. `docs/partnership.md` describes each, and what publication can and cannot protect.

Wherever rows come back, `frame="pandas"`, `"polars"` or `"pyarrow"` asks for a frame; without it they are a list of
dicts.
"""

from __future__ import annotations

from neglect_screen.partnership._request import DifferencingWarning
from neglect_screen.partnership.confidence import Confidence, confidence, confidence_html
from neglect_screen.partnership.measures import Counted, Measures, Publication, Refused
from neglect_screen.partnership.response import Answer, Response
from neglect_screen.partnership.responses import (
    Check,
    Overview,
    check,
    convert,
    convert_text,
    matrix,
    matrix_text,
    overview,
    template,
)

__all__ = [
    "Answer",
    "Check",
    "Confidence",
    "Counted",
    "DifferencingWarning",
    "Measures",
    "Overview",
    "Publication",
    "Refused",
    "Response",
    "check",
    "confidence",
    "confidence_html",
    "convert",
    "convert_text",
    "matrix",
    "matrix_text",
    "overview",
    "template",
]
