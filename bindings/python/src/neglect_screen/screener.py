"""A screener: packs, checked and compiled once, and everything that can be asked of them."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, TypedDict, TypeVar, Union, get_args

from neglect_screen import _encode, _england, _library, _replay, rule_explanation
from neglect_screen._codec import many, reader
from neglect_screen._encode import AnyCase
from neglect_screen._library import lib
from neglect_screen._many import Outcome, Progress, screen_many
from neglect_screen._tasks import LONG, Tasks
from neglect_screen.catalogue import Indicator, Level, Match, NextQuestion, NextStep, Pack, Rule, Tool
from neglect_screen.errors import InvalidArgument
from neglect_screen.generated.numbers import Limit
from neglect_screen.report import Report
from neglect_screen.tables import Frames, screen_frames, screen_rows

T = TypeVar("T")
Frame = TypeVar("Frame")

AnyPack = Union[str, "os.PathLike[str]", tuple[str, Union[str, Mapping[str, str]]]]
"""A pack: its TOML; a file that holds it, or a folder that is one; or a name and the TOML, or a name and the texts of a
folder's files by their names in it (`rules/feeding.toml`). Errors call a text without a name `pack`."""

_next_question = reader(NextQuestion)


class _Settings(TypedDict):
    """What a screener was made of, so that it can be made again elsewhere."""

    packs: tuple[tuple[str, str | dict[str, str]], ...]
    england: bool
    readings: tuple[str, ...]
    strict: bool
    limits: dict[Limit, int]


class Screener:
    """Packs, checked and compiled. Immutable: any number of threads may use one at once, and it can be pickled.

    Making one takes some milliseconds, so make it once. Other Python threads run while it screens. It is freed with its
    last reference; as a context manager, or with `close`, it is let go of earlier.

    >>> case = {"schema": 1, "case": "c1", "as_of": "2026-11-21", "child": {"born": "2020-03-01"}}
    >>> with Screener.england() as screener:
    ...     report = screener.screen(case)
    >>> report.concern
    <Concern.NONE_RECORDED: 'none_recorded'>
    """

    def __init__(
        self,
        packs: Iterable[AnyPack] = (),
        *,
        england: bool = True,
        readings: Iterable[str] = (),
        strict: bool = False,
        limits: Mapping[Limit, int] | None = None,
    ) -> None:
        """Makes a screener.

        Args:
            packs: A partnership's own packs, beside the built-in ones or in place of them: texts, files, or folders.
            england: Whether the built-in packs for England are in force.
            readings: Of several readings of one thing, those that count, such as `safe-sleep/nice`.
            strict: Whether an unknown code, qualifier, tool or question is an error, and not a caveat.
            limits: How large a case may be, in place of the defaults.

        Raises:
            PackError: with everything that is wrong with the packs, each at `name:line:column`.
            InvalidArgument: for a limit that does not exist.
            OSError: for a file that cannot be read.
        """
        self._settings = _Settings(
            packs=tuple(_named(pack) for pack in packs),
            england=england,
            readings=tuple(readings),
            strict=strict,
            limits=dict(limits or {}),
        )
        self._handle: _library.Handle | None = _build(self._settings)
        self._known: dict[int, Any] = {}
        self._tasks = Tasks()

    @classmethod
    def england(cls) -> Screener:
        """A screener of the built-in packs for England."""
        return cls()

    @classmethod
    def _around(cls, england: _library.Handle) -> Screener:
        # Around a screener of the built-in packs that others use as well.
        screener = cls.__new__(cls)
        screener._settings = _Settings(packs=(), england=True, readings=(), strict=False, limits={})
        screener._handle, screener._known = england, {}
        screener._tasks = Tasks()
        return screener

    def close(self) -> None:
        """Lets go of the library's memory, once calls that are under way have ended. To close twice is nothing."""
        self._handle = None

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._handle is None

    def clone(self) -> Screener:
        """Another screener of the same packs, at next to no cost, with calls of its own to cancel."""
        screener = Screener._around(_library.make("screener", lib.neglect_screener_clone, self._held()))
        screener._settings = self._settings
        return screener

    def cancel(self) -> None:
        """Gives up every call on this screener, those that run in any thread and those that come: each raises `Cancelled`,
        and nothing was screened. It cannot be undone, and clones go on. Ctrl-C ends a long call by itself."""
        self._tasks.cancel(self._handle)

    def __enter__(self) -> Screener:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (self._settings,))

    def __repr__(self) -> str:
        packs = "closed" if self.closed else ", ".join(f"{pack.id} {pack.version}" for pack in self.packs())
        return f"<Screener: {packs}>"

    def _held(self) -> _library.Handle:
        # Whoever calls holds the handle until the call has ended, whatever `close` does meanwhile.
        handle = self._handle
        if handle is None:
            raise InvalidArgument.at("screener", "the screener is closed", "make another")
        return handle

    def screen(self, case: AnyCase) -> Report:
        """Screens a case: a `Case`, plain data in the shape of its JSON, or JSON.

        Raises:
            CaseError: with everything that is wrong with the case.
            Cancelled: where `cancel` was called.
        """
        written = _encode.to_json(case)
        screener = self._held()
        if len(written) < LONG:
            return Report._of(_library.screen(screener, written))
        return Report._of(self._tasks.run(screener, lambda own: _library.screen(own, written)))

    def screen_many(
        self, cases: Iterable[AnyCase], *, threads: int = 0, progress: Progress = None
    ) -> Iterator[Outcome]:
        """Screens many cases, on all cores, with constant memory.

        Yields, in the order of the cases, the report of each or, where a case is wrong, the exception that `screen`
        would have raised. Reads some hundred cases ahead of what it yields.

        Args:
            cases: As many as there are; they are not kept.
            threads: How many to use; 0 is one for each core.
            progress: True for a line on standard error, or a function that is given how many are done and of how many.

        Raises:
            Whatever `cases` raises, after the outcome of every case that it gave before.
        """
        return screen_many(self._held(), self._tasks, cases, _threads(threads), progress)

    def screen_frame(
        self,
        cases: Frame,
        observations: Any = None,
        *,
        answers: Any = None,
        attendance: Any = None,
        appointments: Any = None,
        growth: Any = None,
        responses: Any = None,
        findings: bool = True,
        account: bool = False,
        threads: int = 0,
    ) -> Frames[Frame]:
        """Screens the cases of frames, on all cores: much the quickest way for many cases.

        Frames are of pandas, polars or pyarrow, or anything with `__arrow_c_stream__`; what comes back is of the
        library of `cases` (of pyarrow where that is another). `docs/tables.md` lists the columns. Nothing is lost:
        every case has a row, and what is wrong is told in `problems`.

        Args:
            cases: A row for each case: `case`, `as_of`, and the child (`born` or `due`, …).
            observations: A row for each observation: `case`, `id`, `code`, `on`, `by`, `with.<qualifier>`, …
            answers: A row for each answer of an assessment.
            attendance: A row for each register.
            appointments: A row for each appointment.
            growth: A row for each measurement.
            responses: A row for each thing that a service did.
            findings: Whether a frame of findings is wanted.
            account: Whether a frame of the fate of every input is wanted.
            threads: How many to use; 0 is one for each core.

        Raises:
            TableError: where a frame has a column that its table does not know, lacks one that it needs, or has one of
                another type.
            InvalidArgument: for what is no frame.
            ImportError: for a frame that needs pyarrow, where that is not installed.
        """
        given = {
            "cases": cases,
            "observations": observations,
            "answers": answers,
            "attendance": attendance,
            "appointments": appointments,
            "growth": growth,
            "responses": responses,
        }
        there = {name: frame for name, frame in given.items() if frame is not None}
        return screen_frames(self._held(), there, findings, account, _threads(threads))

    def screen_rows(self, rows: Frame, *, findings: bool = True, account: bool = False, threads: int = 0) -> Frame:
        """Screens a frame in which each case is one row, and gives a frame with a row for each, in the same order.

        A row has its case as JSON in the column `case_json`, or its fields in columns, structs and lists
        (`neglect_screen.schemas.CASE`). What comes back has the columns of `neglect_screen.schemas.result`; `docs/tables.md` tells them.
        A `pyarrow.RecordBatchReader` gives another, which screens each batch as it is read: memory is that of a batch.

        Args:
            rows: A frame of pandas, polars or pyarrow, a reader of pyarrow, or anything with `__arrow_c_stream__`.
            findings: Whether the column `each_finding` is wanted.
            account: Whether the column `each_input`, the fate of every input, is wanted.
            threads: How many to use; 0 is one for each core.

        Raises:
            TableError: where a column is none of a case's, or one is missing.
            InvalidArgument: for what is no frame.
            ImportError: for a frame that needs pyarrow, where that is not installed.
        """
        screened: Frame = screen_rows(self._held(), rows, findings, account, _threads(threads))
        return screened

    def replay(self, case: AnyCase) -> _replay.Replay:
        """Shows a case from each day on which something became known, with only what was known then.

        Raises:
            CaseError: with everything that is wrong with the case.
        """
        handle, read = self._held(), self._case(case)
        written = self._tasks.run(handle, lambda own: _library.make_text(lib.neglect_replay, own, read))
        return _replay.read(json.loads(written))

    def next_question(self, tool: str, case: AnyCase) -> NextQuestion | None:
        """The question of a tool to ask now, given the answers that a case holds; None where nothing is left that could
        matter.

        Raises:
            CaseError: with everything that is wrong with the case.
            InvalidArgument: where no pack in force has the tool.
        """
        handle, read = self._held(), self._case(case)
        name = _library.Argument(tool)
        written = _library.make_text(lib.neglect_next_question, handle, name, read)
        plain = json.loads(written)
        return None if plain is None else _next_question(plain)

    def canonical(self, case: AnyCase) -> bytes:
        """A case as the library writes it: checked, with nothing in it that could be left out.

        Raises:
            CaseError: with everything that is wrong with the case.
        """
        return _encode.canonical(self._held(), case)

    def _case(self, case: AnyCase) -> _library.Handle:
        return _encode.checked(self._held(), case)

    def packs(self) -> tuple[Pack, ...]:
        """The packs in force, with version, digest and sources."""
        return self._list(lib.NEGLECT_LIST_PACKS, many(Pack))

    def codes(self, search: str | None = None) -> tuple[Indicator, ...]:
        """The codes of observations; of these, those whose code, label, coding or note has all words of `search`."""
        codes = self._list(lib.NEGLECT_LIST_CODES, many(Indicator))
        words = (search or "").lower().split()
        return tuple(one for one in codes if all(word in _searched(one) for word in words)) if words else codes

    def search(self, words: str, limit: int | None = None) -> tuple[Match, ...]:
        """Codes and questions by the words that people use, the best first: for a pick list.

        >>> Screener.england().search("head lice", limit=1)[0].code
        'hygiene.infestation'

        Raises:
            InvalidArgument: for a limit below one.
        """
        if limit is not None and limit < 1:
            raise InvalidArgument.at("limit", "no match was asked for", "ask for at least one, or leave the limit out")
        typed = _library.Argument(words)
        found = _library.make_text(lib.neglect_screener_search_json, self._held(), typed, limit or 0)
        return many(Match)(json.loads(found))

    def rules(self) -> tuple[Rule, ...]:
        """The rules in force, with their conditions in words, what they raise and on whose authority."""
        return self._list(lib.NEGLECT_LIST_RULES, many(Rule))

    def tools(self) -> tuple[Tool, ...]:
        """The tools, with their questions and what may answer them."""
        return self._list(lib.NEGLECT_LIST_TOOLS, many(Tool))

    def levels(self) -> tuple[Level, ...]:
        """The levels of need; none where no pack defines any."""
        return self._list(lib.NEGLECT_LIST_LEVELS, many(Level))

    def next_steps(self) -> tuple[NextStep, ...]:
        """The next steps that rules lead to."""
        return self._list(lib.NEGLECT_LIST_NEXT_STEPS, many(NextStep))

    def explain(self, rule: str) -> rule_explanation.ExplainedRule:
        """Why a rule fires, and on whose authority: `explain("nice/1.3.3")`.

        Raises:
            InvalidArgument: where no rule in force is called so; the help names those that nearly are.
        """
        return rule_explanation.explain(rule, self.rules(), self.packs(), self.next_steps())

    def _list(self, which: int, read: Callable[[Any], T]) -> T:
        handle = self._held()
        if which not in self._known:
            self._known[which] = read(json.loads(_library.make_text(lib.neglect_screener_list_json, handle, which)))
        known: T = self._known[which]
        return known


def _rebuild(settings: _Settings) -> Screener:
    return Screener(**settings)


def _named(pack: AnyPack) -> tuple[str, str | dict[str, str]]:
    if isinstance(pack, tuple):
        name, text = pack
        return (name, text if isinstance(text, str) else dict(text))
    if isinstance(pack, str):
        return ("pack", pack)
    path = Path(pack)
    if path.is_dir():
        return (path.name, _folder(path))
    return (path.name, path.read_text(encoding="utf-8"))


def _folder(folder: Path) -> dict[str, str]:
    """The TOML files of a folder and of the folders in it. What begins with a dot is none of the pack's."""
    files: dict[str, str] = {}
    for path in _visible(folder):
        for inner in _visible(path) if path.is_dir() else [path]:
            if inner.is_dir():
                message = f"{inner.relative_to(folder).as_posix()} is a folder within a folder of a pack"
                raise InvalidArgument.at(folder.name, message, "a pack has folders of files, and no folders in those")
            if inner.suffix == ".toml":
                files[inner.relative_to(folder).as_posix()] = inner.read_text(encoding="utf-8")
    return files


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _add_pack(builder: _library.Handle, name: str, pack: str | dict[str, str]) -> None:
    called = _library.Argument(name)
    if isinstance(pack, str):
        _library.call(lib.neglect_screener_builder_add_pack, builder, called, _library.Argument(pack))
        return
    files, held = _library.pairs(pack)
    _library.call(lib.neglect_screener_builder_add_pack_folder, builder, called, files, len(pack))
    held.clear()


def _build(settings: _Settings) -> _library.Handle:
    builder = _library.make("screener_builder", lib.neglect_screener_builder_new)
    if settings["england"]:
        _library.call(lib.neglect_screener_builder_add_england, builder)
    for name, pack in settings["packs"]:
        _add_pack(builder, name, pack)
    for reading in settings["readings"]:
        _library.call(lib.neglect_screener_builder_choose_reading, builder, _library.Argument(reading))
    _library.call(lib.neglect_screener_builder_set_strict, builder, int(settings["strict"]))
    for limit, most in settings["limits"].items():
        number = getattr(lib, f"NEGLECT_LIMIT_{str(limit).upper()}", None)
        if number is None:
            raise InvalidArgument.at("limits", "not a limit", f"the limits are {', '.join(get_args(Limit))}")
        if not isinstance(most, int) or not 0 <= most <= sys.maxsize:
            raise InvalidArgument.at(f"limits.{limit}", "not a limit", f"pass a whole number up to {sys.maxsize}")
        _library.call(lib.neglect_screener_builder_set_limit, builder, number, most)
    return _library.make("screener", lib.neglect_screener_builder_build, builder)


def _threads(threads: int) -> int:
    if not isinstance(threads, int) or not 0 <= threads <= 4096:
        raise InvalidArgument.at("threads", "not a number of threads", "pass 0 for all cores")
    return threads


def _searched(one: Indicator) -> str:
    codings = [f"{coding.system} {coding.value}" for coding in one.codings]
    return "\n".join([one.code, one.label, *codings, one.note or ""]).lower()


_default: Screener | None = None
_making = threading.Lock()


def default() -> Screener:
    """The screener of the built-in packs that this module's short forms use: made when first asked for, then kept."""
    global _default
    if _default is None:
        with _making:
            if _default is None:
                _default = Screener._around(_england.handle())
    return _default
