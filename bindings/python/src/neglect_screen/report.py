"""A report: what a screening returns.

A report keeps what the library made, and puts it into JSON when a word of it is first asked for; of that JSON it reads a
part only when that is asked for. So a report that is only passed on, or looked at for its concern, costs next to nothing.
"""

from __future__ import annotations

import json
from typing import Any

from neglect_screen import _library
from neglect_screen._library import lib
from neglect_screen._replay import Replay
from neglect_screen.errors import InvalidArgument
from neglect_screen.generated.report_parts import ReportParts
from neglect_screen.words import Concern, Hazard

# The words by their numbers in C; the number 0 of hazards is none.
_CONCERNS = {getattr(lib, f"NEGLECT_CONCERN_{word.name}"): word for word in Concern}
_HAZARDS = {0: None, **{getattr(lib, f"NEGLECT_HAZARD_{word.name}"): word for word in Hazard}}


class Report(ReportParts):
    """What a screening returns: findings, next steps, questions and the fate of every input, each with its source.

    `concern` `none_recorded` never means that there is no neglect. Reports are immutable, may be shared between
    threads, and are equal where their JSON is. In a notebook a report shows itself as a page.
    """

    __slots__ = ("_data", "_made", "_parts", "_written")

    def __init__(self, written: str | bytes) -> None:
        """A report that was kept as JSON. Reports of a screening come from `screen`."""
        self._made: _library.Handle | None = None
        self._written: bytes | None = written.encode() if isinstance(written, str) else bytes(written)
        self._data: dict[str, Any] | None = None
        self._parts: dict[str, Any] = {}

    @classmethod
    def _of(cls, made: _library.Handle) -> Report:
        # A report of the library, not yet put into words.
        report = cls.__new__(cls)
        report._made, report._written, report._data, report._parts = made, None, None, {}
        return report

    @property
    def _json(self) -> bytes:
        # Two threads may both write it; they write the same. What was made goes only once the JSON is there, and is
        # looked at first.
        made, written = self._made, self._written
        if written is None:
            written = self._written = _library.make_text(lib.neglect_report_json, made)
            self._made = None
        return written

    def _loaded(self) -> dict[str, Any]:
        # Two threads may both read it; they read the same.
        if self._data is None:
            self._data = _object(self._json)
        return self._data

    def _held(self) -> _library.Handle:
        # What the library made, or the same made again of its JSON.
        made = self._made
        if made is not None:
            return made
        try:
            return _library.make("report", lib.neglect_report_from_json, _library.Argument(self._json))
        except InvalidArgument as why:
            faults = [fault.within({"json": "report"}) for fault in why.faults]
            raise InvalidArgument(why.status, faults) from None

    def _head(self) -> tuple[Concern, Hazard | None]:
        if "concern" not in self._parts:
            held = self._held()
            concern, hazard = lib.neglect_report_concern(held.value), lib.neglect_report_hazard(held.value)
            self._parts["concern"] = (_CONCERNS[concern], _HAZARDS[hazard])
        head: tuple[Concern, Hazard | None] = self._parts["concern"]
        return head

    @property
    def concern(self) -> Concern:
        """The highest concern that a finding or pattern raises. `none_recorded` never means that there is no
        neglect."""
        return self._head()[0]

    @property
    def hazard(self) -> Hazard | None:
        """The highest hazard that a finding names, if any. A hazard is not neglect."""
        return self._head()[1]

    def to_json(self) -> str:
        """The report in JSON, as the library wrote it: the same case and packs give the same text on every platform."""
        return self._json.decode()

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data, in the shape of the JSON. A new one each time, yours to change."""
        return _object(self._json)

    def to_text(self) -> str:
        """The report for people, as text."""
        return _library.make_text(lib.neglect_report_text, self._held()).decode()

    def to_html(self, replay: Replay | None = None) -> str:
        """The report as one self-contained page: no script, no font, nothing fetched. With a replay of the case it shows
        what was known when."""
        return self._html(replay, fragment=False)

    def _repr_html_(self) -> str:
        return self._html(None, fragment=True)

    def _html(self, replay: Replay | None, *, fragment: bool) -> str:
        known = _library.Argument("" if replay is None else replay.to_json())
        return _library.make_text(lib.neglect_report_html, self._held(), known, int(fragment)).decode()

    def plan_text(self, pack: str = "safe-sleep") -> str:
        """The family's plan, as text: the next steps that rules of a pack lead to, in the family's words.

        Raises:
            InvalidArgument: where the report was made without the pack.
        """
        return _library.make_text(lib.neglect_plan_text, self._held(), _library.Argument(pack)).decode()

    def plan_html(self, pack: str = "safe-sleep") -> str:
        """The same as a page to print."""
        return _library.make_text(lib.neglect_plan_html, self._held(), _library.Argument(pack)).decode()

    def __repr__(self) -> str:
        # No reference and no content: reprs end up in logs.
        return f"<Report: {len(self.findings)} findings, {len(self.patterns)} patterns>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def __reduce__(self) -> tuple[object, ...]:
        return (Report, (self._json,))


def _object(written: bytes) -> dict[str, Any]:
    try:
        data = json.loads(written)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        raise InvalidArgument.at("report", "this is not a JSON object")
    return data
