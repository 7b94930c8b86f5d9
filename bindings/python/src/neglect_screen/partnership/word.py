"""The Word form of a response: written blank or filled in, and read back when it returns. Needs the extra `word`.

What comes back is not what went out. Word splits text into runs, wraps it in links, content controls and tracked
changes; organisations add lines and type dates as they please. So reading takes every text that stands in a cell,
whatever is around it, and every row that cannot be placed is named.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from neglect_screen._library import lib
from neglect_screen.errors import Fault, PartnershipError, Status
from neglect_screen.partnership.ask import Definition, ask, definition
from neglect_screen.partnership.response import Answer, Response

# The largest body that is read, in bytes: a form is some kilobytes.
_LARGEST = 64 << 20

_NOTE = "Answer what is relevant to your organisation, and leave the rest blank."

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


@dataclass(frozen=True, slots=True)
class _Priority:
    id: str
    pillar: str
    text: str


@dataclass(frozen=True, slots=True)
class _Form:
    """What a tool asks."""

    tool: str
    title: str
    priorities: list[_Priority]

    @classmethod
    def of(cls, tool: Definition) -> _Form:
        # A blank response, laid out as a matrix, says all that the form needs.
        text = definition(tool)
        blank = ask(lib.neglect_response_json, command="template", organisation="form", date="2000-01-01", tool=text)
        laid_out = ask(lib.neglect_response_json, command="matrix", responses=blank["responses"], tool=text)
        rows = [_Priority(row["priority"], row["pillar"], row["text"]) for row in laid_out["rows"]]
        return cls(blank["responses"][0]["tool"], laid_out["title"], rows)


def write(response: Response | None = None, *, tool: Definition = None) -> bytes:
    """A form of the tool: filled in with a response, or blank.

    Raises:
        PartnershipError: where the tool cannot be used.
        ImportError: without python-docx.
    """
    from docx import Document
    from docx.shared import Pt

    form = _Form.of(tool)
    answers = {answer.priority: answer for answer in (response.answers if response is not None else ())}
    document: Any = Document()

    def heading(text: str, points: int) -> None:
        run = document.add_paragraph().add_run(_printable(text))
        run.bold, run.font.size = True, Pt(points)

    def table(rows: list[list[str]], bold_first_row: bool) -> None:
        made = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        for at, (row, texts) in enumerate(zip(made.rows, rows)):
            for rank, (cell, text) in enumerate(zip(row.cells, texts)):
                _fill(cell, text, at == 0 if bold_first_row else rank == 0)

    heading(form.title, 16)
    document.add_paragraph(_NOTE)
    organisation, contact, on = "", "", ""
    if response is not None:
        organisation, contact, on = response.organisation, response.contact or "", response.date.isoformat()
    table([["Organisation", organisation], ["Contact", contact], ["Date", on]], bold_first_row=False)
    for pillar in dict.fromkeys(priority.pillar for priority in form.priorities):
        heading(pillar, 12)
        rows = [["Priority", "Action", "Status"]]
        for priority in form.priorities:
            if priority.pillar == pillar:
                answer = answers.get(priority.id, Answer(priority=priority.id))
                rows.append([f"{priority.id} {priority.text}", answer.action, answer.status])
        table(rows, bold_first_row=True)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _fill(cell: Any, text: str, bold: bool) -> None:
    first, *more = text.split("\n")
    for paragraph, line in [(cell.paragraphs[0], first), *((cell.add_paragraph(), line) for line in more)]:
        # A tab in the text becomes Word's own.
        paragraph.add_run(_printable(line)).bold = bold or None


def _printable(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(
        one
        for one in text
        if one == "\t" or (one >= " " and one not in "\ufffe\uffff" and not "\ud800" <= one <= "\udfff")
    )


def read(form: bytes, *, tool: Definition = None) -> Response:
    """Reads a returned form.

    Raises:
        PartnershipError: with everything that is wrong with it, each with its table and row, and nothing that
            somebody wrote.
        ImportError: without python-docx.
    """
    asked = _Form.of(tool)
    faults: list[Fault] = []
    head: dict[str, str] = {}
    answers: list[Answer] = []
    for at, table in enumerate(_tables(form), 1):
        for rank, row in enumerate(table, 1):
            path = f"table {at}, row {rank}"
            first, rest = (row[0], row[1:]) if row else ("", [])
            name = first.strip().rstrip(":").rstrip().lower()
            if name in ("organisation", "contact", "date") and name not in head:
                head[name] = rest[0].strip() if rest else ""
            elif name == "priority":
                continue
            elif (priority := _priority(first, asked.priorities)) is not None:
                if any(cell.strip() for cell in rest[2:]):
                    message = "there is text beyond action and status"
                    faults.append(Fault(path, "response.more_cells", message, "move it into one of the two"))
                action, status = [*rest, "", ""][:2]
                answers.append(Answer(priority=priority.id, action=action, status=status))
            elif any(cell.strip() for cell in rest):
                message = "this row answers no priority of the tool"
                faults.append(Fault(path, "response.unknown_priority", message, "begin it with the priority's id"))
    written = head.get("date", "")
    on = _date(written)
    if on is None:
        message, help = (
            ("this is not a date", "write it as 31 October 2026")
            if written
            else ("nothing is written", "fill in the date")
        )
        faults.append(Fault("date", "response.date", message, help))
    response = Response(
        tool=asked.tool,
        organisation=head.get("organisation", ""),
        contact=head.get("contact") or None,
        date=on or date.min,
        answers=answers,
    )
    faults += _problems(response, tool)
    if faults:
        raise PartnershipError(Status.PARTNERSHIP, faults)
    return response


def _problems(response: Response, tool: Definition) -> list[Fault]:
    plain = {**response.to_dict(), "date": max(response.date, date(1900, 1, 1)).isoformat()}
    answer = ask(lib.neglect_response_json, command="check", responses=[plain], tool=definition(tool))
    problems = [Fault(**one) for one in answer["problems"]]
    return [fault.within({"responses[0]": ""}) for fault in problems]


def _priority(cell: str, priorities: list[_Priority]) -> _Priority | None:
    """The priority that a row's first cell names: by its id at the beginning, or by its words."""
    words = cell.split()
    if not words:
        return None
    by_id = next((one for one in priorities if one.id == words[0].rstrip(".:),")), None)
    if by_id is not None:
        return by_id
    # A form of their own may number the rows.
    text = " ".join(words).lower().lstrip("0123456789.) ")
    return next((one for one in priorities if " ".join(one.text.split()).lower() == text), None)


def _date(text: str) -> date | None:
    """A date as people write it in forms: 2026-10-31, 31/10/2026, 31.10.2026 or 31 October 2026, the day first."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        year, month, day = text.split("-")
    else:
        pieces = re.findall(r"[^\W_]+", text.lower())
        if len(pieces) != 3 or len(pieces[2]) != 4:
            return None
        day, month, year = pieces
        day = re.sub(r"(st|nd|rd|th)$", "", day)
        if not month.isdecimal():
            named = [at for at, name in enumerate(_MONTHS, 1) if len(month) >= 3 and name.startswith(month)]
            month = str(named[0]) if named else ""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _tables(form: bytes) -> list[list[list[str]]]:
    """The tables of a form, their rows, the text of their cells. A table within a cell is lines of that cell."""
    from docx import Document

    def unreadable(message: str, help: str) -> PartnershipError:
        return PartnershipError(Status.PARTNERSHIP, [Fault("the file", "response.unreadable", message, help)])

    try:
        with zipfile.ZipFile(io.BytesIO(form)) as archive:
            size = archive.getinfo("word/document.xml").file_size
    except (zipfile.BadZipFile, KeyError, OSError):
        raise unreadable("this is not a Word file (.docx)", "save it as one") from None
    if size > _LARGEST:
        raise unreadable("the Word file is too large to be a form", "check the file")
    try:
        body = Document(io.BytesIO(form)).element.body
    except Exception:
        # Whatever the reader says of it is left out, for it may quote the content.
        raise unreadable("the Word file is damaged", "save it again") from None
    return [
        [[_text(cell) for cell in _outermost(row, "tc")] for row in _outermost(table, "tr")]
        for table in _outermost(body, "tbl")
    ]


_LEFT_OUT = frozenset(["del", "moveFrom", "Fallback"])


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _outermost(element: Any, wanted: str) -> Iterator[Any]:
    """The outermost elements of this name beneath one, whatever wraps them, but not within another table."""
    for inner in element:
        tag = _tag(inner)
        if tag == wanted:
            yield inner
        elif tag not in _LEFT_OUT and tag != "tbl":
            yield from _outermost(inner, wanted)


def _text(cell: Any) -> str:
    """The text of a cell, a line for each paragraph. What tracked changes have taken out is left out, and of two
    versions of one thing the first is taken."""
    written = ""
    new_paragraph = False

    def walk(element: Any) -> None:
        nonlocal written, new_paragraph
        tag = _tag(element)
        if tag in _LEFT_OUT:
            return
        if tag == "p":
            new_paragraph = True
        # Tab stops of a paragraph have the same name as a tab in its text.
        in_run = element.getparent() is not None and _tag(element.getparent()) == "r"
        piece = element.text or "" if tag == "t" else _MARKS.get(tag, "") if in_run else ""
        if piece:
            written += ("\n" if new_paragraph and written else "") + piece
            new_paragraph = False
        for inner in element:
            walk(inner)

    walk(cell)
    return written.rstrip()


_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
