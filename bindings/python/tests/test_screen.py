"""Screening: every door gives the same, and what is wrong is said at once and without content."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import neglect_screen
from conftest import REPOSITORY
from neglect_screen import (
    Case,
    CaseError,
    Concern,
    InternalError,
    InvalidArgument,
    InvalidText,
    NeglectScreenError,
    PackError,
    Screener,
    Status,
)
from neglect_screen.errors import Fault, error_of
from neglect_screen.screener import default
from neglect_screen.testing import boundary_cases, hostile_dicts, hostile_json
from neglect_screen.testing.hostile import SECRET

LOCAL = REPOSITORY / "packs" / "local"

PACK = """
[pack]
id = "small"
version = "1"
title = "A small pack"
jurisdiction = "Nowhere"

[[source]]
id = "s"
title = "A source"

[[indicator]]
code = "home.cold"
label = "The home is cold"
forms = ["physical"]

[[rule]]
id = "cold"
when = { seen = "home.cold" }
then = { concern = "consider" }
text = "The home is cold."
basis = "design"
cites = ["s 1"]
checked = "recalled"
"""

COLD: dict[str, Any] = {
    "schema": 1,
    "case": "c1",
    "as_of": "2026-11-21",
    "child": {"born": "2020-03-01"},
    "observations": [{"id": "o1", "code": "home.cold", "on": "2026-10-02", "by": "education"}],
}


def test_every_door_gives_the_same(published: dict[str, Any], screener: Screener) -> None:
    case = published["case"]
    text = json.dumps(case)
    report = screener.screen(case)
    assert screener.screen(text) == report
    assert screener.screen(text.encode()) == report
    assert screener.screen(bytearray(text.encode())) == report
    assert screener.screen(memoryview(text.encode())) == report
    assert screener.screen(Case.from_dict(case)) == report
    assert neglect_screen.screen(case) == report
    assert next(neglect_screen.screen_many([case])) == report


@given(boundary_cases())
def test_cases_at_the_boundaries_lose_nothing(case: Case) -> None:
    report = default().screen(case)
    assert {line.input for line in report.account} == {one.id for one in case.observations}


@given(hostile_json())
def test_whatever_arrives_is_answered(given: bytes) -> None:
    try:
        report = default().screen(given)
    except NeglectScreenError as why:
        assert isinstance(why, CaseError)
        assert why.faults
        assert SECRET not in str(why)
    else:
        assert report.to_dict()["schema"] == 1


@given(hostile_dicts())
def test_spoilt_data_are_refused_without_being_shown(given: dict[str, Any]) -> None:
    try:
        default().screen(given)
    except CaseError as why:
        assert SECRET not in str(why) and SECRET not in repr(why)
        assert all(fault.code for fault in why.faults)


def test_everything_wrong_is_said_at_once(screener: Screener) -> None:
    with pytest.raises(CaseError) as raised:
        screener.screen(
            {"schema": 1, "case": "c", "as_of": "yesterday", "child": {"born": "2020-03-01"}, "observations": 3}
        )
    why = raised.value
    assert [(fault.path, fault.code) for fault in why.faults] == [
        ("as_of", "not_a_date"),
        ("observations", "wrong_type"),
    ]
    assert why.status == Status.CASE
    assert isinstance(why, ValueError)
    assert str(why).startswith("as_of: ") and "[not_a_date]" in str(why)
    assert "yesterday" not in str(why)


def test_an_exception_crosses_processes(screener: Screener) -> None:
    with pytest.raises(CaseError) as raised:
        screener.screen("{")
    again = pickle.loads(pickle.dumps(raised.value))
    assert type(again) is CaseError
    assert (again.status, again.faults, str(again)) == (raised.value.status, raised.value.faults, str(raised.value))


def test_each_status_has_its_exception() -> None:
    faults = [Fault("p", "c", "m", "d")]
    kinds = {status: type(error_of(status, faults)) for status in Status if status}
    assert kinds[Status.NULL_ARGUMENT] is kinds[Status.INVALID_ARGUMENT] is InvalidArgument
    assert kinds[Status.INVALID_UTF8] is InvalidText
    assert kinds[Status.INTERNAL] is InternalError
    assert type(error_of(7777, faults)) is NeglectScreenError
    assert str(error_of(Status.PACK, faults)) == "p: m [c]; d"


def test_a_pack_of_one_s_own_stands_alone_or_beside_the_built_in_ones(tmp_path: Path) -> None:
    alone = Screener([("small.toml", PACK)], england=False)
    assert [pack.id for pack in alone.packs()] == ["small"]
    report = alone.screen(COLD)
    assert report.concern is Concern.CONSIDER
    assert [finding.rule for finding in report.findings] == ["small/cold"]
    path = tmp_path / "small.toml"
    path.write_text(PACK.replace('"home.cold"', '"home.icy"'))
    beside = Screener([path])
    assert [pack.id for pack in beside.packs()][-1] == "small"
    assert len(beside.rules()) == len(default().rules()) + 1


def test_a_pack_that_is_a_folder_has_the_digest_of_the_core(screener: Screener) -> None:
    england = REPOSITORY / "packs" / "england"
    names = ["nice", "core-info.toml", "context.toml", "attendance.toml", "health-contacts.toml", "growth.toml"]
    names += ["graded-care.toml", "chronology.toml", "safe-sleep"]
    assert sum((england / name).is_dir() for name in names) >= 2
    from_files = Screener([england / name for name in names], england=False)
    assert [pack.digest for pack in from_files.packs()] == [pack.digest for pack in screener.packs()]
    assert pickle.loads(pickle.dumps(from_files)).packs() == screener.packs()


def test_a_pack_of_several_files_may_be_handed_over_as_texts(tmp_path: Path) -> None:
    head, rule = PACK.split("[[rule]]", 1)
    files = {"rules/cold.toml": "[[rule]]" + rule, "pack.toml": head}
    whole = Screener([("small.toml", PACK)], england=False)
    assert Screener([("small", files)], england=False).packs() == whole.packs()
    for name, text in files.items():
        (tmp_path / "small" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "small" / name).write_text(text)
    (tmp_path / "small" / "notes.txt").write_text("none of the pack's")
    (tmp_path / "small" / ".hidden.toml").write_text("[[[")
    assert Screener([tmp_path / "small"], england=False).packs() == whole.packs()
    with pytest.raises(PackError) as raised:
        Screener([("small", {**files, "rules/cold.toml": "[[rule]]\nid = 3\n"})], england=False)
    assert all(fault.path.startswith("small/rules/cold.toml:") for fault in raised.value.faults)
    with pytest.raises(PackError, match="pack.toml"):
        Screener([("small", {"rules/cold.toml": files["rules/cold.toml"]})], england=False)
    deep = tmp_path / "small" / "rules" / "more"
    deep.mkdir()
    with pytest.raises(InvalidArgument, match="rules/more"):
        Screener([tmp_path / "small"], england=False)


@pytest.mark.parametrize("path", sorted(LOCAL.glob("*.toml")), ids=lambda path: path.stem)
def test_packs_of_partnerships_are_taken_from_their_files(path: Path) -> None:
    screener = Screener([path])
    assert path.stem.replace("_", "-") in {pack.id.replace("_", "-") for pack in screener.packs()} or screener.levels()


def test_a_pack_that_is_wrong_names_its_lines() -> None:
    with pytest.raises(PackError) as raised:
        Screener([("our.toml", PACK.replace('concern = "consider"', 'concern = "certain"'))], england=False)
    assert raised.value.status == Status.PACK
    assert raised.value.faults[0].path.startswith("our.toml:")


def test_strict_makes_an_unknown_code_an_error() -> None:
    unknown = {**COLD, "observations": [{**COLD["observations"][0], "code": "no.such"}]}
    assert default().screen(unknown).account[0].fate == "not_recognised"
    with pytest.raises(CaseError) as raised:
        Screener(strict=True).screen(unknown)
    assert raised.value.faults[0].code == "not_recognised"


def test_limits_hold() -> None:
    small = Screener(limits={"observations": 1})
    two = {**COLD, "observations": [COLD["observations"][0], {**COLD["observations"][0], "id": "o2"}]}
    assert small.screen(COLD).concern
    with pytest.raises(CaseError) as raised:
        small.screen(two)
    assert raised.value.faults[0].code == "too_many"
    with pytest.raises(InvalidArgument, match="not a limit"):
        Screener(limits={"patience": 1})  # type: ignore[dict-item]


def test_a_reading_is_chosen_among_those_of_its_group() -> None:
    night = json.loads((REPOSITORY / "tests/cases/sleep-k1-milton-keynes-child-a.json").read_bytes())["case"]
    readings = default().screen(night).readings
    others = [one for one in readings if not one.selected]
    assert others
    for chosen in others:
        again = Screener(readings=[chosen.reading]).screen(night).readings
        assert [one.reading for one in again if one.selected and one.group == chosen.group] == [chosen.reading]


def test_a_screener_is_closed_at_the_end_of_its_block() -> None:
    with Screener.england() as screener:
        assert not screener.closed
    assert screener.closed
    screener.close()
    for call in (
        lambda: screener.screen(COLD),
        screener.packs,
        lambda: screener.screen_many([]),
        lambda: screener.replay(COLD),
    ):
        with pytest.raises(InvalidArgument, match="the screener is closed"):
            call()
    assert repr(screener) == "<Screener: closed>"


def test_a_screener_goes_to_other_processes() -> None:
    screener = Screener([("small.toml", PACK)], england=False, strict=True, limits={"observations": 5})
    again = pickle.loads(pickle.dumps(screener))
    assert again.packs() == screener.packs()
    assert again.screen(COLD) == screener.screen(COLD)


def test_what_is_freed_is_freed_once_and_with_its_last_holder() -> None:
    import gc
    import weakref

    screener = Screener.england()
    held = weakref.ref(screener._held())
    many = screener.screen_many([COLD] * 3)
    screener.close()
    # The calls that are still to come hold it.
    assert held() is not None
    assert len(list(many)) == 3
    del many
    gc.collect()
    assert held() is None
