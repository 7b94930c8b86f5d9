"""The Word form: it comes back as it went out, and is read whatever Word and people make of it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from neglect_screen import PartnershipError
from neglect_screen.partnership import Answer, Response, check, convert, template, word


def filled() -> Response:
    blank = template("Fire & Rescue <North>", date(2026, 10, 1))
    answers = [
        Answer(priority=one.priority, action=f"line one\nline two\twith a tab {at}", status="In progress: élan – half")
        for at, one in enumerate(blank.answers)
    ]
    return Response(tool=blank.tool, organisation=blank.organisation, contact="desk", date=blank.date, answers=answers)


def returned(rows: str, date: str = "1st October 2026") -> bytes:
    """A form as it might come back: the file that is written, with these rows as its second table."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    space += 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def field(name: str, value: str) -> str:
        cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        return f"<w:tr>{cell.format(name)}{cell.format(value)}</w:tr>"

    head = field("Organisation:", "Fire &amp; Rescue") + field("Contact", "") + field("DATE", date)
    body = f"<w:document {space}><w:body><w:tbl>{head}</w:tbl><w:tbl>{rows}</w:tbl></w:body></w:document>"
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word.write())) as blank, zipfile.ZipFile(made, "w") as archive:
        for name in blank.namelist():
            archive.writestr(name, body if name == "word/document.xml" else blank.read(name))
    return made.getvalue()


def cells(*texts: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts) + "</w:tr>"


def test_a_filled_in_form_comes_back_whole() -> None:
    assert word.read(word.write(filled())) == filled()


def test_a_form_is_a_source_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "fire.docx"
    path.write_bytes(word.write(filled()))
    assert convert([path]) == [filled()]
    blank = tmp_path / "blank.docx"
    blank.write_bytes(word.write())
    found = check([path, blank])
    assert found.refused == 1
    assert {fault.path for fault in found.problems} == {"blank.docx: date", "blank.docx: organisation"}


def test_a_blank_form_names_what_must_be_filled_in_and_nothing_else() -> None:
    with pytest.raises(PartnershipError) as raised:
        word.read(word.write())
    assert [fault.path for fault in raised.value.faults] == ["date", "organisation"]


def test_text_is_taken_whatever_word_wraps_around_it() -> None:
    row = """<w:tr><w:tc><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>R2.</w:t></w:r><w:r>
        <w:t xml:space="preserve"> train </w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:sdt><w:sdtContent>
        <w:p><w:r><w:t xml:space="preserve">two </w:t></w:r>
        <w:hyperlink><w:r><w:t>days</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>, each</w:t></w:r></w:ins>
        <w:del><w:r><w:delText>never</w:delText><w:t>not</w:t></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>
        </w:sdtContent></w:sdt><w:p><w:r><w:t>then</w:t><w:br/><w:t>again</w:t><w:tab/><w:t>!</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:sdtContent></w:sdt>
        <w:tc><w:p><w:r><w:t>Complete</w:t></w:r></w:p></w:tc></w:tr>"""
    response = word.read(returned(re.sub(r">\n\s+<", "><", row)))
    assert (response.organisation, response.date) == ("Fire & Rescue", date(2026, 10, 1))
    assert response.answers == (
        Answer(priority="R2", action="two days, each\nthen\nagain\t!\ninner", status="Complete"),
    )


def test_a_row_that_answers_nothing_known_is_named_and_not_lost() -> None:
    rows = [
        cells("Our own idea", "secret plan", ""),
        cells("a heading"),
        cells("2. Train every practitioner to spot neglect and to know the routes to help", "yes", ""),
        cells("R1", "a", "b", "c"),
    ]
    with pytest.raises(PartnershipError) as raised:
        word.read(returned("".join(rows)))
    assert [(fault.path, fault.code) for fault in raised.value.faults] == [
        ("table 2, row 1", "response.unknown_priority"),
        ("table 2, row 4", "response.more_cells"),
    ]
    assert "secret" not in str(raised.value)
    response = word.read(returned(rows[2]))
    assert response.answers == (Answer(priority="R2", action="yes"),)


def test_a_priority_answered_twice_is_named() -> None:
    with pytest.raises(PartnershipError, match="response.priority_twice"):
        word.read(returned(cells("R1", "a", "") + cells("R1", "b", "")))


@pytest.mark.parametrize("file", [b"organisation,date", b"", b"PK\x03\x04"])
def test_what_is_no_word_file_is_refused(file: bytes) -> None:
    with pytest.raises(PartnershipError, match="not a Word file"):
        word.read(file)


def test_a_damaged_word_file_is_refused() -> None:
    cut_short = returned(cells("R1", "a", "")[:-10])
    with pytest.raises(PartnershipError, match="damaged"):
        word.read(cut_short)


def test_dates_are_read_as_people_write_them_the_day_first() -> None:
    def dated(written: str) -> bytes:
        return returned("", date=written)

    for text in ("2026-10-03", "3/10/2026", "03.10.2026", "3 October 2026", "3rd Oct. 2026"):
        assert word.read(dated(text)).date == date(2026, 10, 3), text
    for text in ("3/10/26", "October 2026", "31/11/2026", "soon", "3 Mo 2026", ""):
        with pytest.raises(PartnershipError) as raised:
            word.read(dated(text))
        assert [fault.path for fault in raised.value.faults] == ["date"], text


def test_a_form_that_could_not_show_everything_is_not_written() -> None:
    response = Response(organisation="Police", date=date(2026, 10, 1), answers=[Answer(priority="secret", action="a")])
    with pytest.raises(PartnershipError) as raised:
        word.write(response)
    [fault] = raised.value.faults
    assert (fault.path, fault.code) == ("answers[0].priority", "response.unknown_priority")
    assert "secret" not in str(raised.value)
