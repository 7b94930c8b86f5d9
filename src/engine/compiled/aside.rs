//! Which entries count in no pattern, since an explanation, a gate or an exemption holds them back.

use std::ops::Range;

use super::matches::MatchKind;
use super::matching::passes;
use super::program::{Entry, QualifierTest, TestId};
use super::values::Evaluator;
use crate::engine::outcome::Qualifying;
use crate::engine::timeline::{Item, ItemId};
use crate::facts::Truth;
use crate::pack::Scale;
use crate::vocabulary::Concern;

/// An entry that a rule of stratum 1 holds back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    /// The highest concern of the rules that take it all the same, and are true or undecided; *none recorded* where they
    /// raise none.
    pub(super) taken: Option<Concern>,
}

impl Evaluator<'_> {
    /// Whether a rule of stratum 1 holds back such an entry, were it as bad as its scales allow, whenever it was, at whatever
    /// age and however many there are: what rises, or has company, is never set aside for that.
    pub(super) fn held_back(&self, id: ItemId) -> Option<Held> {
        let item = self.item(id);
        if !self.program.can_be_held_back[item.indicator] {
            return None;
        }
        let entries = &self.program.entries[self.program.entries_of[item.indicator].clone()];
        self.evidence.work.take(entries.len());
        let mut is_held = false;
        let mut taken = None;
        for entry in entries {
            let seen = &self.program.seens[entry.seen];
            let Some(rule) = seen.rule.filter(|_| seen.explains_silence) else { continue };
            let code = &self.program.rules[rule];
            if self.program.patterns.contains(rule) || !code.in_force.contains(&self.evidence.case.as_of) {
                continue;
            }
            let is_closed = code.gates.iter().any(|&gate| self.evaluate(gate).value == Truth::False)
                || code.exemptions.iter().any(|&exempt| self.evaluate(exempt).value == Truth::True);
            let takes = !is_closed && self.matches.has(entry.seen, MatchKind::Possible, id);
            if takes && self.evaluate(code.when).value != Truth::False {
                taken = taken.max(Some(self.book.rule(rule).rule.then.concern.unwrap_or_default()));
            }
            is_held |= self.looks_at(entry, item) && (is_closed || self.holds_back(entry, item));
        }
        is_held.then_some(Held { taken })
    }

    /// Whether a condition takes an entry for one of its kind; unless it is plain that it does not, it does.
    fn looks_at(&self, entry: &Entry, item: &Item) -> bool {
        self.program.seens[entry.seen].takes(item)
            && self.tests(&entry.with).iter().all(|test| self.could_pass(test, item))
            && !self.tests(&entry.gate).iter().any(|test| matches!(test, QualifierTest::Never))
    }

    /// Whether an explanation, or a gate or an exemption of the condition itself, holds an entry back.
    fn holds_back(&self, entry: &Entry, item: &Item) -> bool {
        let is = |range, wanted| self.tests(range).iter().any(|test| passes(test, item) == wanted);
        self.matcher().explained(self.program.seens[entry.seen].rule, item) == Truth::True
            || is(&entry.gate, Truth::False)
            || is(&entry.exempt, Truth::True)
    }

    /// Whether an entry passes a test, or would if it were worse or its missing answer were known.
    fn could_pass(&self, test: &QualifierTest, item: &Item) -> bool {
        let qualifiers = &self.book.indicator(item.indicator).qualifiers;
        match test {
            QualifierTest::Ask { of: Qualifying::Slot(slot), allowed }
                if matches!(qualifiers[usize::from(*slot)].scale, Scale::Ordered(_)) =>
            {
                *allowed != 0
            }
            _ => passes(test, item) != Truth::False,
        }
    }

    fn tests(&self, range: &Range<TestId>) -> &[QualifierTest] {
        &self.program.tests[range.clone()]
    }
}
