"""Performance measures: reports counted one by one, added up over machines, and published with small numbers
protected."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Literal, Union

from neglect_screen import _library
from neglect_screen._chunks import chunks
from neglect_screen._codec import plain
from neglect_screen._library import lib
from neglect_screen.case import Response
from neglect_screen.errors import Fault, InvalidArgument, NeglectScreenError
from neglect_screen.partnership._request import Definition, Earlier, definition, earlier_tables, request, warned
from neglect_screen.partnership._rows import FrameOf, Rows, as_frame
from neglect_screen.report import Report
from neglect_screen.words import Agency

Breakdown = Literal["agency", "age_band", "concern", "hazard"]
Period = Literal["month", "quarter", "year", "financial_year", "all"]
Area = Literal["local", "region", "national"]

# How many lines, or bytes of them, are counted in one call.
_AT_ONCE = 1024
_BYTES_AT_ONCE = 4 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A report with what came of it, where a measure needs that."""

    report: Report | Mapping[str, Any]
    by: Agency | str | None = None
    """The agency that screened."""
    responses: Sequence[Response | Mapping[str, Any]] | None = None
    """What services did; None where nobody knows."""
    decisions: Sequence[Mapping[str, Any]] | None = None
    """What was decided, as decision records have it; None where nobody knows."""


Line = Union[Report, NeglectScreenError, Counted, Mapping[str, Any], str, bytes]
"""A report, or a report with what came of it, or either in JSON; or the exception of a case that could not be screened,
which is refused."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that could not be counted."""

    line: int
    """Its rank among those given to `count`, from 1."""
    path: str
    code: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Tables as they may be published."""

    answer: dict[str, Any] = field(repr=False)
    """Everything, with what each measure stands on; `docs/partnership.md` has its shape. This is what is published, and
    next time the `earlier` of the one after."""
    warnings: tuple[Fault, ...] = ()
    """What it gives away together with the publication before it, where that was at hand. Not for publication."""

    def rows(self, frame: FrameOf = None) -> Rows:
        """A row for each figure. Where `count` is empty `mark` says why: a hidden figure is not nought."""
        return as_frame(self.answer["rows"], frame)


class Measures:
    """A tally of reports: counts only, however many they are.

    A tally holds exact counts, small ones among them, and is not for publication; what `publish` gives is. Threads may
    share one, and take turns.

    >>> from neglect_screen.partnership import Measures
    >>> with Measures(by=["age_band"], period="year") as measures:
    ...     refused = measures.count([{"schema": 1, "case": "a"}])
    ...     (refused[0].line, refused[0].code)
    (1, 'measures.field_missing')
    """

    def __init__(
        self,
        *,
        by: Sequence[Breakdown] = (),
        period: Period = "all",
        check_children: bool = False,
        measures: Definition = None,
    ) -> None:
        """Makes an empty tally.

        Args:
            by: What the rows of tables are.
            period: How long the periods are.
            check_children: Whether to refuse to publish where a child stands in a period twice; takes memory for
                every child.
            measures: Measures of your own in place of the shipped ones.

        Raises:
            PartnershipError: with everything that is wrong with what is asked.
        """
        options = request(by=list(by), period=period, check_children=check_children, measures=definition(measures))
        self._handle: _library.Handle | None = _library.make("tally", lib.neglect_tally_new, options)
        self._turn = threading.Lock()

    def close(self) -> None:
        """Lets go of the counts. To close twice is nothing."""
        with self._turn:
            self._handle = None

    def __enter__(self) -> Measures:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _held(self) -> _library.Handle:
        if self._handle is None:
            raise InvalidArgument.at("measures", "the tally is closed", "make another")
        return self._handle

    def count(self, lines: Iterable[Line]) -> list[Refused]:
        """Counts reports: the latest one of each child in the period. Returns those that could not be counted; the
        others stand. Lines are read as they are counted, and none is kept.
        """
        refused: list[Refused] = []
        for chunk in chunks(_ranked(lines), _AT_ONCE, _BYTES_AT_ONCE):
            ranks = [rank for rank, line in chunk if isinstance(line, bytes)]
            text = b"".join(line + b"\n" for _, line in chunk if isinstance(line, bytes))
            with self._turn:
                told = _library.make_text(lib.neglect_tally_count, self._held(), _library.Argument(text))
            refused += [Refused(**{**one, "line": ranks[one["line"] - 1]}) for one in json.loads(told)]
            for rank, line in chunk:
                if isinstance(line, NeglectScreenError):
                    why = line.faults[0]
                    refused.append(Refused(rank, why.path, why.code, why.message, why.help))
        return sorted(refused, key=lambda one: one.line)

    def merge(self, other: Measures | str | bytes) -> None:
        """Adds what was counted elsewhere under the same measures, rows and periods: all of it or nothing.

        Raises:
            PartnershipError: where it was counted differently, or is no tally.
        """
        counted = other.to_json() if isinstance(other, Measures) else other
        with self._turn:
            _library.call(lib.neglect_tally_merge_json, self._held(), _library.Argument(counted))

    def to_json(self) -> str:
        """The tally, to be added to others. It holds small numbers and is not for publication."""
        with self._turn:
            return _library.make_text(lib.neglect_tally_json, self._held()).decode()

    def publish(
        self, *, area: Area = "local", settings: Definition = None, earlier: Publication | Earlier = None
    ) -> Publication:
        """The tables as they may be published.

        Args:
            area: What the tables are about: totals of regions and of England are rounded.
            settings: Settings of disclosure control of your own, in place of the shipped ones.
            earlier: The tables as they were published last. Figures that differ from them by a small number are
                warned of: whoever has both can subtract.

        Raises:
            PartnershipError: where a child stands in a period twice, or the settings cannot be used.
        """
        before = earlier_tables(earlier.answer if isinstance(earlier, Publication) else earlier)
        answer = json.loads(self._published(area, settings, "json", before))
        told = warned(answer)
        answer.pop("warnings", None)
        return Publication(answer, told)

    def publish_html(self, *, area: Area = "local", settings: Definition = None) -> str:
        """The tables as they may be published, as one self-contained page; otherwise as `publish`."""
        options = request(area=area, settings=definition(settings))
        with self._turn:
            return _library.make_text(lib.neglect_tally_html, self._held(), options).decode()

    def publish_text(self, format: Literal["csv", "text"], *, area: Area = "local", settings: Definition = None) -> str:
        """The tables as they may be published, as a file for a spreadsheet or lines for a terminal; otherwise as
        `publish`."""
        return str(json.loads(self._published(area, settings, format))["text"])

    def _published(
        self, area: Area, settings: Definition, format: str, earlier: Mapping[str, Any] | None = None
    ) -> bytes:
        options = request(area=area, settings=definition(settings), format=format, earlier=earlier)
        with self._turn:
            return _library.make_text(lib.neglect_tally_publish, self._held(), options)


def _ranked(lines: Iterable[Line]) -> Iterator[tuple[tuple[int, bytes | NeglectScreenError], int]]:
    """Lines with their ranks, each with how many bytes it has."""
    for rank, line in enumerate(lines, 1):
        written = line if isinstance(line, NeglectScreenError) else _written(line)
        yield (rank, written), len(written) if isinstance(written, bytes) else 0


def _written(line: Report | Counted | Mapping[str, Any] | str | bytes) -> bytes:
    if isinstance(line, Report):
        return line.to_json().encode()
    if isinstance(line, Counted):
        report = line.report
        around: dict[str, Any] = {"report": report.to_dict() if isinstance(report, Report) else report}
        if line.by is not None:
            around["by"] = line.by
        if line.responses is not None:
            around["responses"] = [plain(one) if isinstance(one, Response) else one for one in line.responses]
        if line.decisions is not None:
            around["decisions"] = list(line.decisions)
        return json.dumps(around).encode()
    if isinstance(line, Mapping):
        return json.dumps(dict(line)).encode()
    text = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
    # Within JSON a line end is a space, and never part of a text.
    return text.replace(b"\r", b" ").replace(b"\n", b" ")
