"""What people read: the renderer's own bytes, in pages that are self-contained, escaped and readable by ear."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from conftest import REPOSITORY, fnv1a
from neglect_screen import InvalidArgument, Report, Screener

VOID = {"meta", "br"}

RENDERED = sorted((REPOSITORY / "tests" / "vectors" / "rendered").glob("*.json"))


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


def test_every_published_case_is_shown_as_its_vector_says(screener: Screener) -> None:
    seen = 0
    for path in RENDERED:
        rendered = json.loads(path.read_bytes())
        assert rendered["format"] == 1
        cases = json.loads((path.parent.parent / rendered["of"]).read_bytes())["vectors"]
        for vector, hashes in zip(cases, rendered["rendered"], strict=True):
            made, replay = screener.screen(vector["case"]), screener.replay(vector["case"])
            # What was kept as JSON is shown as what was made.
            for report in (made, Report(made.to_json())):
                shown = {
                    "report_text": report.to_text(),
                    "report_html": report.to_html(),
                    "report_html_with_replay": report.to_html(replay),
                    "report_fragment": report._repr_html_(),
                    "replay_text": replay.to_text(),
                    "replay_html": replay.to_html(),
                    "replay_fragment": replay._repr_html_(),
                }
                found = {kind: fnv1a(text.encode()) for kind, text in shown.items()}
                assert {"name": vector["name"], **found} == hashes
            seen += 1
    assert seen > 20


def test_every_published_report_is_sound_and_self_contained(published: dict[str, Any], screener: Screener) -> None:
    report = screener.screen(published["case"])
    replay = screener.replay(published["case"])
    for page in (report._repr_html_(), report.to_html(), report.to_html(replay), replay.to_html()):
        read = outline(page)
        assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "form"}
        assert not any(name == "src" or name.startswith("on") for _, attributes in read.tags for name in attributes)
        # Links lead to sources alone: to the list of the page, and from there where the reader follows them.
        assert all(
            tag == "a" and (attributes["href"] or "").startswith(("https://", "http://", "#source-"))
            for tag, attributes in read.tags
            if "href" in attributes
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
        # Answers of one assessment that led to nothing share a row, in which each is named by its question.
        asked = line.input.partition("/")[2].replace("_", " ")
        assert line.input in text or (not line.of and asked and asked in text)
    for caveat in report.caveats:
        # Told as a sentence, with a capital.
        assert caveat.text[1:] in text


def test_it_can_be_read_by_ear(persistent: dict[str, Any], screener: Screener) -> None:
    read = outline(screener.screen(persistent).to_html())
    assert ("html", {"lang": "en-GB"}) in read.tags
    headings = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    assert all(attributes.get("scope") in ("row", "col", "rowgroup") for tag, attributes in read.tags if tag == "th")
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


def test_a_page_never_says_that_there_is_no_neglect(screener: Screener) -> None:
    nothing = screener.screen({"schema": 1, "case": "c", "as_of": "2026-11-21", "child": {"born": "2020-03-01"}})
    for text in (outline(nothing._repr_html_()).text, nothing.to_text()):
        assert "this does not mean that nothing is wrong" in text
        assert "no neglect" not in text.lower() and "not neglected" not in text.lower()


def test_the_family_s_plan_is_of_a_pack_in_force(screener: Screener) -> None:
    path = REPOSITORY / "tests" / "cases" / "sleep-k1-milton-keynes-child-a.json"
    report = screener.screen(json.loads(path.read_bytes())["case"])
    [step, *_] = [step.family for step in report.next_steps if step.family is not None]
    assert step in report.plan_text()
    page = report.plan_html()
    assert page.startswith("<!DOCTYPE html>") and step in outline(page).text
    with pytest.raises(InvalidArgument) as raised:
        report.plan_html("no-such-pack")
    assert [fault.path for fault in raised.value.faults] == ["pack"]


def test_what_is_no_report_is_not_shown_and_not_told() -> None:
    for written in ('{"schema": 1, "case": "secret"}', '{"schema": 2}', "secret"):
        with pytest.raises(InvalidArgument) as raised:
            Report(written).to_html()
        assert [fault.path for fault in raised.value.faults] == ["report"]
        assert "secret" not in str(raised.value)


def test_an_explained_rule_shows_itself(screener: Screener) -> None:
    rule = screener.explain("nice/1.3.3")
    shown = outline(rule._repr_html_())
    assert shown.text == str(rule) and rule.authority in shown.text
