"""Practitioners' confidence, from survey answers, as it may be published."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from neglect_screen import _library
from neglect_screen._library import lib
from neglect_screen.errors import Fault, PartnershipError
from neglect_screen.partnership._request import (
    Definition,
    Earlier,
    definition,
    earlier_tables,
    placed,
    request,
    warned,
)
from neglect_screen.partnership._rows import FrameOf, Rows, as_frame, as_rows

T = TypeVar("T")


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
    warnings: tuple[Fault, ...] = ()
    """What the tables give away together with those before them, where these were at hand. Not for publication."""


def confidence(
    answers: Any = (),
    *,
    files: Iterable[os.PathLike[str]] = (),
    by: Literal["role", "sector"] = "role",
    survey: Definition = None,
    settings: Definition = None,
    earlier: Confidence | Earlier = None,
    frame: FrameOf = None,
) -> Confidence:
    """Counts survey answers and protects what is published.

    Args:
        answers: Records, or a frame, with `role`, `period`, `item`, `value`, and where wanted `sector` and `stage`.
        files: CSV files with these columns, counted with them.
        by: What the rows are.
        survey: A survey of your own, in place of the shipped one.
        settings: Settings of disclosure control of your own.
        earlier: The tables as they were published last, the `confidence` of an answer. Figures that differ from them by
            a small number are warned of: whoever has both can subtract.
        frame: The library of the rows; a list of dicts where it is None.

    Raises:
        PartnershipError: where the request, the survey or the settings cannot be used. A wrong answer is only
            `refused`.
        OSError: for a file that cannot be read.
    """
    before = earlier_tables(earlier.answer["confidence"] if isinstance(earlier, Confidence) else earlier)
    asked = _Asked(answers, files, by, survey, settings, before)
    answer = json.loads(asked.sent(lambda request: _library.make_text(lib.neglect_confidence_json, request)))
    told = answer["confidence"]
    return Confidence(
        rows=as_frame(told["rows"], frame),
        changes=as_frame(told["changes"], frame),
        refused=asked.faults(answer["refused"]),
        counted=answer["counted"],
        answer=answer,
        warnings=warned(answer),
    )


def confidence_html(
    answers: Any = (),
    *,
    files: Iterable[os.PathLike[str]] = (),
    by: Literal["role", "sector"] = "role",
    survey: Definition = None,
    settings: Definition = None,
) -> tuple[str, tuple[Fault, ...]]:
    """The same as one self-contained page, and the answers that could not be counted. Arguments are as in
    `confidence`.

    Raises:
        PartnershipError: where the request, the survey or the settings cannot be used.
        OSError: for a file that cannot be read.
    """
    asked = _Asked(answers, files, by, survey, settings)
    refused, page = asked.sent(lambda request: _library.make_texts(lib.neglect_confidence_html, 2, request))
    return page.decode(), asked.faults(json.loads(refused))


class _Asked:
    """A request, and what each of its files is called."""

    def __init__(
        self,
        answers: Any,
        files: Iterable[os.PathLike[str]],
        by: str,
        survey: Definition,
        settings: Definition,
        earlier: Mapping[str, Any] | None = None,
    ) -> None:
        paths = [Path(file) for file in files]
        self._names = {f"csv[{at}]": path.name for at, path in enumerate(paths)}
        self._request = request(
            answers=as_rows(answers),
            csv=[path.read_bytes().decode("utf-8-sig", "replace") for path in paths],
            by=by,
            survey=definition(survey),
            settings=definition(settings),
            earlier=earlier,
        )

    def sent(self, call: Callable[[_library.Argument], T]) -> T:
        try:
            return call(self._request)
        except PartnershipError as why:
            raise placed(why, self._names) from None

    def faults(self, told: list[dict[str, str]]) -> tuple[Fault, ...]:
        return tuple(Fault(**one).within(self._names) for one in told)
