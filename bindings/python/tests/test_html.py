"""Reports in notebooks: self-contained, escaped, readable by ear, and never saying that there is no neglect."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from neglect_screen import Report, Screener
from neglect_screen.html import CONCERN_WORDS, HAZARD_WORDS
from neglect_screen.words import Concern, Hazard

VOID = {"meta", "br"}


class Outline(HTMLParser):
    """Reads a page strictly: every element is closed, and what matters is kept."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def outline(page: str) -> Outline:
    one = Outline()
    one.feed(page)
    one.close()
    assert not one.open
    return one


def test_every_published_report_is_sound_and_self_contained(published: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(published["case"])
    for page in (report._repr_html_(), report.to_html(), screener.replay(published["case"]).to_html()):
        read = outline(page)
        assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "form"}
        assert not any(
            name in ("src", "href") or name.startswith("on") for _, attributes in read.tags for name in attributes
        )
        assert "url(" not in page and "@import" not in page


def test_everything_in_a_report_is_told(published: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(published["case"])
    text = outline(report._repr_html_()).text
    for finding in (*report.findings, *report.patterns):
        assert finding.text in text and finding.rule in text
    for step in report.next_steps:
        assert step.text in text
    for question in report.questions:
        assert all(one.ask in text for one in question.missing)
    for line in report.account:
        assert line.input in text
    for caveat in report.caveats:
        assert caveat.text in text


def test_it_can_be_read_by_ear(persistent: dict[str, Any], screener: Screener) -> None:
    read = outline(screener.screen(persistent).to_html())
    assert ("html", {"lang": "en-GB"}) in read.tags
    headings = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    assert all(attributes.get("scope") in ("row", "col") for tag, attributes in read.tags if tag == "th")
    assert sum(tag == "table" for tag, _ in read.tags) == sum(tag == "caption" for tag, _ in read.tags)
    assert all(attributes.get("aria-label") for tag, attributes in read.tags if tag == "section")


def test_what_a_case_says_is_escaped_everywhere(screener: Screener) -> None:
    evil = "<script>alert('x')</script>\"&"
    case = {
        "schema": 1,
        "case": evil,
        "as_of": "2026-11-21",
        "child": {"born": "2020-03-01"},
        "observations": [
            {
                "id": evil,
                "code": "hygiene.smelly_and_dirty",
                "on": "2026-10-02",
                "by": "education",
                "with": {"pattern": "persistent"},
            },
            {"id": evil + "2", "code": evil, "on": "2026-10-02", "by": "education"},
        ],
    }
    report = screener.screen(case)
    for page in (report._repr_html_(), report.to_html(), screener.replay(case)._repr_html_()):
        assert "<script" not in page
        assert evil in outline(page).text


def test_concern_words_never_say_that_there_is_no_neglect(screener: Screener) -> None:
    assert set(CONCERN_WORDS) == set(Concern) and set(HAZARD_WORDS) == set(Hazard)
    nothing = screener.screen({"schema": 1, "case": "c", "as_of": "2026-11-21", "child": {"born": "2020-03-01"}})
    text = outline(nothing._repr_html_()).text
    assert "this does not mean that nothing is wrong" in text
    assert "no neglect" not in text.lower() and "not neglected" not in text.lower()


@pytest.mark.parametrize("concern", list(Concern))
def test_each_concern_has_words_beside_its_colour(
    concern: Concern, persistent: dict[str, Any], screener: Screener
) -> None:
    written = screener.screen(persistent).to_json().replace('"concern":"suspect"', f'"concern":"{concern}"')
    assert CONCERN_WORDS[concern] in outline(Report(written)._repr_html_()).text
