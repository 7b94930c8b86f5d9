"""Responses of organisations: checked, laid side by side, looked over, written blank and turned into other forms.

Wherever sources are taken, each is a `Response`, the same as plain data, or a file: a Word form (`.docx`), JSON (`.json`)
or CSV (`.csv`, any number of responses).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, Union

from neglect_screen._codec import plain
from neglect_screen._library import lib
from neglect_screen.errors import Fault, InvalidArgument, PartnershipError, Status
from neglect_screen.partnership import response, word
from neglect_screen.partnership._request import Definition, ask, definition, placed
from neglect_screen.partnership._rows import FrameOf, Rows, as_frame
from neglect_screen.partnership.response import Response

Source = Union[Response, Mapping[str, Any], "os.PathLike[str]"]
"""A response, or a file that holds one or many."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is wrong with responses."""

    responses: int
    """How many there are."""
    answers: int
    """How many of their answers say something."""
    refused: int
    """How many sources have mistakes."""
    rows: Rows
    """A row for each source: `source`, `responses`, `answers`, `refused`."""
    problems: tuple[Fault, ...]
    """Everything that is wrong, with the source's name before each place."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What nobody holds, what is old, what has not moved and what has. Each part is rows."""

    held: Rows
    """`priority`, `organisation`"""
    held_by_nobody: Rows
    """`priority`, `text`"""
    stale: Rows | None
    """`organisation`, `last`, `days`; None where no interval was given."""
    unchanged: Rows
    """`organisation`"""
    movement: Rows
    """`organisation`, `priority`, `movement`"""
    progress: Rows
    """`date`, `priority`, `status`, `organisations`"""


class _Gathered:
    """Sources as the request has them, and what each is called."""

    def __init__(self, sources: Iterable[Source], tool: Definition) -> None:
        self.responses: list[Any] = []
        self.csv: list[str] = []
        self.names: dict[str, str] = {}
        self.wrong: dict[str, tuple[Fault, ...]] = {}
        """Files of which nothing could be made."""
        for at, source in enumerate(sources):
            try:
                self._take(at, source, tool)
            except PartnershipError as why:
                self.wrong[_name(at, source)] = tuple(fault.within({"": _name(at, source)}) for fault in why.faults)

    def _take(self, at: int, source: Source, tool: Definition) -> None:
        if isinstance(source, os.PathLike):
            path = Path(source)
            if path.suffix.lower() == ".csv":
                self.names[f"csv[{len(self.csv)}]"] = _name(at, source)
                self.csv.append(path.read_bytes().decode("utf-8-sig", "replace"))
                return
            taken = _from_file(path, tool)
        else:
            taken = plain(source) if isinstance(source, Response) else dict(source)
        self.names[f"responses[{len(self.responses)}]"] = _name(at, source)
        self.responses.append(taken)


def _name(at: int, source: Source) -> str:
    return Path(source).name if isinstance(source, os.PathLike) else f"sources[{at}]"


def _from_file(path: Path, tool: Definition) -> Any:
    ending = path.suffix.lower()
    if ending == ".docx":
        return plain(word.read(path.read_bytes(), tool=tool))
    if ending == ".json":
        try:
            return json.loads(path.read_bytes())
        except ValueError:
            message, help = "this is not JSON", "write it as JSON in UTF-8"
            raise PartnershipError(Status.PARTNERSHIP, [Fault("", "response.unreadable", message, help)]) from None
    raise InvalidArgument.at("sources", "a file of another kind", "its name must end in .docx, .json or .csv")


def _ask(command: str, sources: Iterable[Source], tool: Definition, **more: Any) -> dict[str, Any]:
    gathered = _Gathered(sources, tool)
    if gathered.wrong:
        raise PartnershipError(Status.PARTNERSHIP, [fault for faults in gathered.wrong.values() for fault in faults])
    return _sent(command, gathered, tool, **more)


def _sent(command: str, gathered: _Gathered, tool: Definition, **more: Any) -> dict[str, Any]:
    try:
        return ask(
            lib.neglect_response_json,
            command=command,
            responses=gathered.responses,
            csv=gathered.csv,
            tool=definition(tool),
            **more,
        )
    except PartnershipError as why:
        raise placed(why, gathered.names) from None


def check(sources: Iterable[Source], *, tool: Definition = None, frame: FrameOf = None) -> Check:
    """Says everything that is wrong with responses. Nothing is raised for a mistake in one.

    Args:
        sources: Responses or files.
        tool: A response tool of your own, in place of the shipped one.
        frame: The library of the rows; a list of dicts where it is None.

    Raises:
        PartnershipError: where the tool cannot be used.
        OSError: for a file that cannot be read.
    """
    gathered = _Gathered(sources, tool)
    answer = _sent("check", gathered, tool)
    problems = [Fault(**one).within(gathered.names) for one in answer["problems"]]
    rows = [{**row, "source": gathered.names.get(row["source"], row["source"])} for row in answer["rows"]]
    for name, faults in gathered.wrong.items():
        rows.append({"source": name, "responses": 0, "answers": 0, "refused": True})
        problems += faults
    refused = answer["refused"] + len(gathered.wrong)
    return Check(answer["responses"], answer["answers"], refused, as_frame(rows, frame), tuple(problems))


def matrix(sources: Iterable[Source], *, tool: Definition = None, frame: FrameOf = None) -> Rows:
    """The last response of each organisation, laid side by side: a row for each priority and organisation, with
    `pillar`, `text`, `action`, `status` and its `code`. Arguments are as in `check`.

    Raises:
        PartnershipError: with everything that is wrong with the responses.
    """
    return as_frame(_ask("matrix", sources, tool)["rows"], frame)


def matrix_text(sources: Iterable[Source], format: Literal["csv", "text", "html"], *, tool: Definition = None) -> str:
    """The same as a file for a spreadsheet, lines for a terminal or a part of a page."""
    return str(_ask("matrix", sources, tool, format=format)["text"])


def overview(
    sources: Iterable[Source],
    *,
    as_of: date | None = None,
    stale_after: str | None = None,
    tool: Definition = None,
    frame: FrameOf = None,
) -> Overview:
    """What nobody holds, what is old, what has not moved and what has.

    Args:
        sources: Responses or files, earlier ones among them.
        as_of: The day from which to look for what is old; goes with `stale_after`.
        stale_after: How old a response may be, such as `6 months`; the tool's source names no interval.
        tool: A response tool of your own.
        frame: The library of the rows.

    Raises:
        PartnershipError: with everything that is wrong with the responses.
    """
    answer = _ask("overview", sources, tool, as_of=as_of, stale_after=stale_after)
    unchanged = [one if isinstance(one, dict) else {"organisation": one} for one in answer["unchanged"]]
    return Overview(
        held=as_frame(answer["held"], frame),
        held_by_nobody=as_frame(answer["held_by_nobody"], frame),
        stale=None if answer["stale"] is None else as_frame(answer["stale"], frame),
        unchanged=as_frame(unchanged, frame),
        movement=as_frame(answer["movement"], frame),
        progress=as_frame(answer["progress"], frame),
    )


def template(organisation: str, date: date, *, tool: Definition = None) -> Response:
    """A blank response, with a blank answer to every priority. `word.write` makes a form of it."""
    answer = ask(
        lib.neglect_response_json, command="template", organisation=organisation, date=date, tool=definition(tool)
    )
    return response.read(answer["responses"][0])


def convert(sources: Iterable[Source], *, tool: Definition = None) -> list[Response]:
    """Reads responses, whatever they stand in.

    Raises:
        PartnershipError: with everything that is wrong with them.
    """
    return [response.read(one) for one in _ask("convert", sources, tool)["responses"]]


def convert_text(sources: Iterable[Source], *, tool: Definition = None) -> str:
    """Writes responses as CSV, a row for each answer."""
    return str(_ask("convert", sources, tool, format="csv")["text"])
