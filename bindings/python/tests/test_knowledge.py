"""What a screener says of itself: packs, codes, rules, tools, levels, next steps, explanations, questions."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

import neglect_screen
from conftest import REPOSITORY
from neglect_screen import (
    Agency,
    Case,
    Checked,
    Child,
    Coded,
    Concern,
    InvalidArgument,
    Response,
    ResponseKind,
    Screener,
    _library,
)
from neglect_screen._codec import plain
from neglect_screen._library import lib
from neglect_screen.catalogue import Choice, Grade, Indicator, Level, Measure, NextStep, Pack, Rule, Tool, YesNo


def listed(screener: Screener, which: int) -> Any:
    return json.loads(_library.make_text(lib.neglect_screener_list_json, screener._held(), which))


def without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nothing(one) for key, one in value.items() if one is not None}
    return [without_nothing(one) for one in value] if isinstance(value, list) else value


def test_every_list_is_told_whole() -> None:
    screener = Screener(sorted((REPOSITORY / "packs" / "local").glob("*.toml"))[:1])
    told: list[tuple[int, tuple[Any, ...], type]] = [
        (lib.NEGLECT_LIST_PACKS, screener.packs(), Pack),
        (lib.NEGLECT_LIST_CODES, screener.codes(), Indicator),
        (lib.NEGLECT_LIST_RULES, screener.rules(), Rule),
        (lib.NEGLECT_LIST_TOOLS, screener.tools(), Tool),
        (lib.NEGLECT_LIST_LEVELS, screener.levels(), Level),
        (lib.NEGLECT_LIST_NEXT_STEPS, screener.next_steps(), NextStep),
    ]
    for which, lines, kind in told:
        assert lines and all(isinstance(line, kind) for line in lines)
        assert [plain(line) for line in lines] == without_nothing(listed(screener, which))
    kinds = {type(question.answer) for tool in screener.tools() for question in tool.questions}
    assert kinds == {YesNo, Choice, Grade, Measure}


def test_short_forms_speak_of_the_built_in_packs(screener: Screener) -> None:
    assert neglect_screen.packs() == screener.packs()
    assert neglect_screen.codes() == screener.codes()
    assert neglect_screen.rules() == screener.rules()
    assert neglect_screen.tools() == screener.tools()
    assert isinstance(neglect_screen.packs()[0].review_by, date)


def test_codes_are_found_by_all_their_words(screener: Screener) -> None:
    found = screener.codes("Smelly DIRTY")
    assert "hygiene.smelly_and_dirty" in {one.code for one in found}
    assert len(found) < len(screener.codes())
    assert screener.codes("cin_factor 16a") == tuple(
        one for one in screener.codes() if any((c.system, c.value) == ("cin_factor", "16A") for c in one.codings)
    )
    assert screener.codes("no such words") == ()
    assert screener.codes("") == screener.codes()


def test_codes_and_questions_are_found_by_peoples_words_best_first(screener: Screener) -> None:
    found = screener.search("tooothache", limit=5)
    assert found and len(found) <= 5 and found[0].code.startswith("dental.")
    assert all(one.written and one.kind in ("indicator", "question") for one in found)
    assert screener.search("418496002")[0].code == "status.neglect_recorded"
    assert screener.search("zyzzyva") == ()
    with pytest.raises(InvalidArgument):
        screener.search("teeth", limit=0)


def test_a_code_of_another_system_stands_for_a_word(screener: Screener) -> None:
    def case(by: Any) -> Case:
        response = Response(on=date(2026, 10, 1), by=by, kind=ResponseKind.REFERRAL)
        return Case(case="c", as_of=date(2026, 11, 21), child=Child(born=date(2020, 3, 1)), responses=(response,))

    coded = case(Coded("cin_referral_source", "3B"))
    assert screener.screen(coded).to_json() == screener.screen(case(Agency.HEALTH_VISITING)).to_json()


def test_a_rule_is_explained_with_its_condition_in_words_and_its_sources(screener: Screener) -> None:
    one = screener.explain("nice/1.3.2")
    assert one.rule.when.startswith("seen: “Clothing or footwear unsuited to the weather")
    assert one.rule.concern in (Concern.CONSIDER, Concern.SUSPECT)
    assert one.pack.id == "nice"
    assert "cg89" in {source.id for source in one.sources}
    text = str(one)
    for part in ("nice/1.3.2", "Fires when: seen: “Clothing", "Authority: guidance: cg89 1.3.2"):
        assert part in text
    assert neglect_screen.explain("nice/1.3.2") == one


def test_every_rule_can_be_explained(screener: Screener) -> None:
    gates = explained = ages = 0
    for rule in screener.rules():
        one = screener.explain(rule.rule)
        assert str(one) and one._repr_html_()
        assert rule.when
        assert len(one.next_steps) == len(rule.next)
        assert one.sources or rule.basis == "design"
        gates, explained, ages = (
            gates + len(rule.gates),
            explained + len(rule.explained_by),
            ages + (rule.ages is not None),
        )
    assert gates and explained and ages


def test_a_rule_that_is_recalled_says_so(screener: Screener) -> None:
    rule = next(one for one in screener.rules() if one.checked is Checked.RECALLED)
    assert "recalled, not yet read in the source" in screener.explain(rule.rule).authority


def test_an_unknown_rule_is_refused_with_those_that_are_near(screener: Screener) -> None:
    with pytest.raises(InvalidArgument, match=r"did you mean nice/1\.3\.2"):
        screener.explain("1.3.2")
    with pytest.raises(InvalidArgument, match=r"lists those in force"):
        screener.explain("zzzzzz")


def test_an_interview_asks_until_nothing_is_left_that_could_matter(screener: Screener) -> None:
    answers: dict[str, Any] = {}
    case: dict[str, Any] = {"schema": 1, "case": "c", "as_of": "2026-11-21", "child": {"born": "2026-09-02"}}
    for _ in range(200):
        assessment = {"id": "a", "tool": "safe_sleep", "on": "2026-11-20", "by": "health_visiting", "answers": answers}
        following = screener.next_question("safe_sleep", {**case, "assessments": [assessment]})
        if following is None:
            break
        assert following.tool == "safe_sleep" and following.left > 0 and following.question.ask
        assert following.question.id not in answers
        answers[following.question.id] = "not_known"
    assert following is None
    assert neglect_screen.next_question("safe_sleep", case) == screener.next_question("safe_sleep", case)


def test_an_unknown_tool_is_refused(screener: Screener, persistent: dict[str, Any]) -> None:
    with pytest.raises(InvalidArgument) as raised:
        screener.next_question("no_such", persistent)
    assert raised.value.faults[0].path == "tool"


def test_a_replay_shows_what_was_known_when(screener: Screener) -> None:
    case = json.loads((REPOSITORY / "tests/cases/t04-birmingham-2022.json").read_bytes())["case"]
    replay = screener.replay(case)
    assert [step.on for step in replay.steps] == sorted(step.on for step in replay.steps)
    assert replay.steps[-1].concern is screener.screen(case).concern
    assert replay.first_reached[-1][0] is Concern.IMMEDIATE
    written = _library.make_text(lib.neglect_replay, screener._held(), screener._case(case))
    assert replay.to_dict() == json.loads(written)
    assert neglect_screen.replay(case) == replay


def test_replays_come_back_from_their_dataclasses(published: dict[str, Any], screener: Screener) -> None:
    written = _library.make_text(lib.neglect_replay, screener._held(), screener._case(published["case"]))
    assert screener.replay(published["case"]).to_dict() == json.loads(written)


def test_a_screener_shows_its_packs(screener: Screener) -> None:
    assert repr(screener).startswith("<Screener: nice 2026.1, ")
