"""Reports and replays as HTML: self-contained, readable by a screen reader, on paper and without colour.

Every text is escaped where it is put in. The words for concern never say that there is no neglect.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from neglect_screen.words import Basis, Checked, Concern, Hazard

if TYPE_CHECKING:
    from neglect_screen.findings import Finding
    from neglect_screen.replays import Replay
    from neglect_screen.report import Report

CONCERN_WORDS = {
    Concern.NONE_RECORDED: "nothing recorded raises concern (this does not mean that nothing is wrong)",
    Concern.PROMPT: "something to notice and talk about",
    Concern.CONSIDER: "CONSIDER neglect: it is one possible explanation",
    Concern.SUSPECT: "SUSPECT neglect: a serious level of concern, not proof",
    Concern.IMMEDIATE: "IMMEDIATE: a child may be in danger now",
}

HAZARD_WORDS = {
    Hazard.IMMEDIATE: "IMMEDIATE: cannot wait",
    Hazard.NEVER: "something that must never be done",
    Hazard.STRONG: "something strongly advised against",
    Hazard.AVOID: "something advised against",
    Hazard.MODIFIABLE: "a risk that can be reduced",
}

_BASIS_WORDS = {
    Basis.LAW: "law",
    Basis.GUIDANCE: "guidance",
    Basis.RESEARCH: "research",
    Basis.LOCAL_POLICY: "local policy",
    Basis.DESIGN: "this project's own design",
}

_CHECKED_WORDS = {
    Checked.TEXT: "read in the source",
    Checked.SECONDARY: "read in a reproduction",
    Checked.RECALLED: "recalled, not yet read in the source",
}


def authority(basis: Basis, cites: Sequence[str], checked: Checked) -> str:
    """On whose authority a statement stands, and how well that was checked."""
    where = f": {'; '.join(cites)}" if cites else ""
    return f"{_BASIS_WORDS[basis]}{where} ({_CHECKED_WORDS[checked]})"


def fragment(inner: str) -> str:
    """A part of a page, with its own style, which touches nothing around it."""
    return f'<div class="neglect-screen" lang="en-GB"><style>{_style()}</style>{inner}</div>'


def page(title: str, inner: str) -> str:
    """A whole page."""
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title></head><body><main>{fragment(inner)}</main></body></html>"
    )


def report(one: Report) -> str:
    """What a report says."""
    head = [
        f"<h1>Case {escape(one.case)}, seen from {one.as_of}</h1>",
        f"<p><strong>Concern:</strong> {_tag(one.concern, CONCERN_WORDS[one.concern])}</p>",
    ]
    if one.hazard is not None:
        head.append(f"<p><strong>Sleep hazard:</strong> {_tag(one.hazard, HAZARD_WORDS[one.hazard])}</p>")
    for level in one.levels:
        legal = f" (legal basis: {', '.join(level.legal)})" if level.legal else ""
        head.append(f"<p><strong>Level of need:</strong> {escape(f'{level.number} {level.name}{legal}')}</p>")
    head.extend(f'<p class="caveat">{escape(caveat.text)}</p>' for caveat in one.caveats[:1])
    packs = ", ".join(
        f"{escape(pack.id)} {escape(pack.version)} (sha-256 <code>{escape(pack.digest)}</code>)" for pack in one.packs
    )
    return "".join(
        [
            *head,
            _findings("Findings", one.findings),
            _findings("Patterns over time and across agencies", one.patterns),
            _next_steps(one),
            _questions(one),
            _held_back(one),
            _readings(one),
            _for_review(one),
            _facts(one),
            _account(one),
            _section("To bear in mind", _list(_with_inputs(caveat.text, caveat.inputs) for caveat in one.caveats)),
            f"<footer><p><small>neglect-screen {escape(one.library)}. Packs: {packs}.</small></p></footer>",
        ]
    )


def replay(one: Replay) -> str:
    """What a replay says."""
    rows = [
        [
            f'<time datetime="{step.on}">{step.on}</time>',
            _tag(step.concern, step.concern.words),
            escape(", ".join(step.became_known)),
            escape(", ".join(step.new_findings)),
            escape(", ".join(step.missed)),
        ]
        for step in one.steps
    ]
    columns = ["Date", "Concern", "Became known", "New", "Missed opportunity"]
    reached = [f"{concern.words} was first reached on {on}" for concern, on in one.first_reached]
    return (
        f"<h1>Case {escape(one.case)}, as it stood on each date</h1>"
        + _table("What was known when", columns, rows)
        + _list(map(escape, reached))
    )


def _style() -> str:
    return files("neglect_screen").joinpath("report.css").read_text(encoding="utf-8")


def _tag(word: Concern | Hazard, words: str) -> str:
    kind = f"hazard-{word}" if isinstance(word, Hazard) else str(word)
    return f'<span class="tag {kind}">{escape(words)}</span>'


def _section(title: str, inner: str) -> str:
    return f'<section aria-label="{escape(title)}"><h2>{escape(title)}</h2>{inner}</section>' if inner else ""


def _list(items: Iterable[str], kind: str = "ul") -> str:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"<{kind}>{inner}</{kind}>" if inner else ""


def _table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        if body
        else ""
    )


def _with_inputs(text: str, inputs: Sequence[str]) -> str:
    return escape(f"{text}: {', '.join(inputs)}" if inputs else text)


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _findings(title: str, findings: Sequence[Finding]) -> str:
    return _section(title, "".join(map(_finding, findings)))


def _finding(one: Finding) -> str:
    tags = [_tag(one.concern, one.concern.words)] if one.concern is not None else []
    if one.hazard is not None:
        tags.append(_tag(one.hazard, f"hazard: {one.hazard.words}"))
    rests = []
    for rest in one.rests_on:
        on = f'<time datetime="{rest.on}">{rest.on}</time> ' if rest.on is not None else ""
        by = f", {rest.by.words}" if rest.by is not None else ""
        place = f" ({rest.input})" if rest.input else ""
        rests.append(on + escape(f"{rest.what}{by}{place}"))
    lines = [f"<h3>{' '.join([*tags, escape(one.text)])}</h3>", _list(rests)]
    if one.note is not None:
        lines.append(f"<p>Note: {escape(one.note)}</p>")
    if one.overlaps:
        lines.append(f"<p>Can look like: {escape(', '.join(one.overlaps))}</p>")
    lines.append(f"<p><small>{escape(f'{one.rule} — {authority(one.basis, one.cites, one.checked)}')}</small></p>")
    if one.amended is not None:
        lines.append(f"<p><small>Amended by {escape(one.amended)}</small></p>")
    return f"<article>{''.join(lines)}</article>"


def _next_steps(one: Report) -> str:
    steps = []
    for step in one.next_steps:
        line = f"<strong>{escape(step.urgency)}:</strong> " if step.urgency is not None else ""
        line += escape(step.text)
        if step.who is not None:
            line += f" Who: {escape(step.who)}."
        if step.deadline is not None:
            line += f" By: {escape(step.deadline)}."
        if step.family is not None:
            line += f" To the family: <q>{escape(step.family)}</q>"
        steps.append(f"{line} <small>{escape(authority(step.basis, step.cites, step.checked))}</small>")
    return _section("Next steps", _list(steps, "ol"))


def _questions(one: Report) -> str:
    lines = []
    for question in one.questions:
        asks = " ".join(f"{lack.ask} ({lack.input})" if lack.input else lack.ask for lack in question.missing)
        could = [question.concern.words] if question.concern is not None else []
        could += [f"hazard {question.hazard.words}"] if question.hazard is not None else []
        lines.append(f"{escape(asks)} <small>could raise it to {escape(', '.join(could))}</small>")
    return _section("What nobody has written down, and could raise this", _list(lines))


def _held_back(one: Report) -> str:
    lines = [
        f"{_with_inputs(f'{held.text} Held back: {held.reason}', held.inputs)} <small>{escape(held.rule)}</small>"
        for held in one.held_back
    ]
    return _section("Held back", _list(lines))


def _named(one: Report, facts: Sequence[str]) -> str:
    """Facts by the last part of their names, with what is known of them: `alcohol units: 10 units of alcohol`."""
    words = {fact.fact: fact.words for fact in one.facts}
    plain = ((_spoken(name.rpartition(".")[2]), words.get(name)) for name in facts)
    return escape("; ".join(name if value is None else f"{name}: {value}" for name, value in plain))


def _readings(one: Report) -> str:
    rows: list[list[str]] = []
    for reading in one.readings:
        because = _named(one, reading.because)
        if reading.missing:
            because += f" Not known: {_named(one, reading.missing)}"
        rows.append(
            [
                escape(reading.title + (" (the one that counts)" if reading.selected else "")),
                escape(f"{_spoken(reading.outcome)}: {reading.text}"),
                because,
                _named(one, reading.differs.facts) if reading.differs is not None else "",
            ]
        )
    columns = ["Reading", "Outcome", "Because of", "Differs over"]
    return _section("Readings of the same answers", _table("Readings", columns, rows))


def _for_review(one: Report) -> str:
    lines = (escape(f"{review.what} ({review.input})") for review in one.for_review)
    return _section("Seen in another child of the household", _list(lines))


def _facts(one: Report) -> str:
    told = (fact for fact in one.facts if fact.words)
    return _section(
        "The numbers in the records", _list(f"{escape(fact.words)} <small>{escape(fact.fact)}</small>" for fact in told)
    )


def _account(one: Report) -> str:
    rows = []
    for line in one.account:
        fate = line.fate.words + (f": {line.reason.words}" if line.reason is not None else "")
        rows.append([escape(line.input), escape(line.kind), escape(line.code), fate, escape(", ".join(line.of))])
    table = _table("The fate of each input", ["Id", "Kind", "What", "Fate", "Rules"], rows)
    none = _list(escape(lack.text) for lack in one.not_recorded)
    return _section(
        "What happened to everything that was recorded",
        table + (f"<p>Nothing is recorded of:</p>{none}" if none else ""),
    )
