"""Practitioners' confidence, from survey answers, as it may be published."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from neglect_screen._library import lib
from neglect_screen.errors import Fault, PartnershipError
from neglect_screen.partnership.ask import Definition, ask, definition, placed
from neglect_screen.partnership.rows import FrameOf, Rows, as_frame, as_rows


@dataclass(frozen=True, slots=True)
class Confidence:
    """What survey answers say, with small numbers protected. Items are kept apart and never added up."""

    rows: Rows
    """A row for each figure: `item`, `measure`, `period`, `stage`, `row`, `column`, `count`, `mark`, `percentage`."""
    changes: Rows
    """The change in points before and after a training, for each item, period and row."""
    refused: tuple[Fault, ...]
    """Answers that could not be counted. How many they are is not for publication."""
    counted: int
    """How many were. Not for publication."""
    answer: dict[str, Any] = field(repr=False)
    """Everything, with the published national figures beside, as context; `docs/partnership.md` has its shape."""


def confidence(
    answers: Any = (),
    *,
    files: Iterable[os.PathLike[str]] = (),
    by: Literal["role", "sector"] = "role",
    survey: Definition = None,
    settings: Definition = None,
    frame: FrameOf = None,
) -> Confidence:
    """Counts survey answers and protects what is published.

    Args:
        answers: Records, or a frame, with `role`, `period`, `item`, `value`, and where wanted `sector` and `stage`.
        files: CSV files with these columns, counted with them.
        by: What the rows are.
        survey: A survey of your own, in place of the shipped one.
        settings: Settings of disclosure control of your own.
        frame: The library of the rows; a list of dicts where it is None.

    Raises:
        PartnershipError: where the request, the survey or the settings cannot be used. A wrong answer is only
            `refused`.
        OSError: for a file that cannot be read.
    """
    paths = [Path(file) for file in files]
    names = {f"csv[{at}]": path.name for at, path in enumerate(paths)}
    try:
        answer = ask(
            lib.neglect_confidence_json,
            answers=as_rows(answers),
            csv=[path.read_bytes().decode("utf-8-sig", "replace") for path in paths],
            by=by,
            survey=definition(survey),
            settings=definition(settings),
        )
    except PartnershipError as why:
        raise placed(why, names) from None
    refused = [Fault(**one).within(names) for one in answer["refused"]]
    told = answer["confidence"]
    return Confidence(
        rows=as_frame(told["rows"], frame),
        changes=as_frame(told["changes"], frame),
        refused=tuple(refused),
        counted=answer["counted"],
        answer=answer,
    )
