"""One rule explained: what it says, when it fires, what holds it back, on whose authority, and how well checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from html import escape

from neglect_screen.catalogue import NextStep, Pack, Rule, Source
from neglect_screen.errors import InvalidArgument


@dataclass(frozen=True, slots=True)
class ExplainedRule:
    """Why a rule fires. Prints as text; in a notebook it shows itself."""

    rule: Rule
    pack: Pack
    """The pack it stands in."""
    next_steps: tuple[NextStep, ...]
    """What it leads to."""
    sources: tuple[Source, ...]
    """The sources it cites."""

    @property
    def authority(self) -> str:
        """What it stands on, where, and how well that was checked."""
        return self.rule.authority

    def _lines(self) -> list[tuple[str, str]]:
        rule = self.rule
        then = [f"raises concern to {rule.concern.words}"] if rule.concern is not None else []
        then += [f"names a hazard: {rule.hazard.words}"] if rule.hazard is not None else []
        lines = [("Fires when", rule.when)]
        lines += [("Ages", rule.ages)] if rule.ages is not None else []
        lines += [(f"Held back ({gate.id}) unless", f"{gate.when}\n{gate.text}") for gate in rule.gates]
        if rule.explained_by:
            lines.append(("Explained away, once a professional finds it suitable, by", ", ".join(rule.explained_by)))
        lines.append(("Then", "; ".join(then) or "next steps only"))
        lines += [("Next step", f"{step.text} [{step.step}]") for step in self.next_steps]
        lines += [("Note", rule.note)] if rule.note is not None else []
        lines += [("Amended by", rule.amended)] if rule.amended is not None else []
        lines.append(("Authority", self.authority))
        for one in self.sources:
            read_in = f"; read in: {'; '.join(one.read_in)}" if one.read_in else ""
            lines.append((f"Source {one.id}", one.title + (f" <{one.url}>" if one.url else "") + read_in))
        return lines

    def __str__(self) -> str:
        head = f"{self.rule.rule}: {self.rule.text}\n{self.pack.id} {self.pack.version}, {self.pack.title}\n"
        return head + "".join(
            f"\n{name}: {text}"
            if "\n" not in text
            else "\n".join([f"\n{name}:", *("    " + line for line in text.splitlines())])
            for name, text in self._lines()
        )

    def _repr_html_(self) -> str:
        return f'<pre lang="en-GB" style="white-space: pre-wrap">{escape(str(self))}</pre>'


def explain(name: str, rules: Sequence[Rule], packs: Sequence[Pack], steps: Sequence[NextStep]) -> ExplainedRule:
    """Explains the rule of this name.

    Raises:
        InvalidArgument: where no rule in force is called so; the help names those that nearly are.
    """
    rule = next((one for one in rules if one.rule == name), None)
    if rule is None:
        names = [one.rule for one in rules]
        near = [one for one in names if one.endswith(f"/{name}")] or get_close_matches(name, names, 5)
        help = f"did you mean {', '.join(near)}?" if near else "`rules()` lists those in force"
        raise InvalidArgument.at("rule", "no rule in force is called so", help)
    of = rule.rule.partition("/")[0]
    pack = next(one for one in packs if one.id == of)
    ids = [step if "/" in step else f"{of}/{step}" for step in rule.next]
    by_id = {step.step: step for step in steps}
    cited = {cite.partition(" ")[0] for cite in rule.cites}
    return ExplainedRule(
        rule,
        pack,
        tuple(by_id[step] for step in ids if step in by_id),
        tuple(source for source in pack.sources if source.id in cited),
    )
