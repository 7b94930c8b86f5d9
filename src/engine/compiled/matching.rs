//! The first stage: what each entry of the timeline means to each `seen` that selects its indicator, which rules are
//! candidates for it, and why it does not alert where it means nothing.

use super::ages::AgeWindows;
use super::masks::Block;
use super::matches::{Match, Matches};
use super::program::{Entry, Program, QualifierTest, RuleSet, SeenId};
use crate::case::ExplanationStatus;
use crate::engine::Evidence;
use crate::engine::bits::set_bits;
use crate::engine::outcome::{HeldBy, ItemFate, MissingAnswer, Qualifying};
use crate::engine::rule_book::{RuleBook, RuleId};
use crate::engine::timeline::{Item, ItemId};
use crate::facts::Truth;
use crate::ids::Table;
use crate::vocabulary::Reason;

/// What the stage makes.
pub(super) struct Matched {
    pub(super) matches: Matches,
    /// The rules of which some `seen` has a match.
    pub(super) candidates: RuleSet,
    /// For each entry the reason nearest to alerting so far.
    pub(super) fates: Table<ItemId, ItemFate>,
}

/// Judges one entry of the timeline against one `seen`, and says what it misses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matcher<'a> {
    pub(super) program: &'a Program,
    pub(super) book: &'a RuleBook,
    pub(super) evidence: Evidence<'a>,
    pub(super) ages: &'a AgeWindows<'a>,
}

/// Matches every entry of the timeline.
pub(super) fn match_timeline(matcher: Matcher<'_>) -> Matched {
    let items = &matcher.evidence.timeline.items;
    let mut matched = Matched {
        matches: Matches::new(matcher.program.seens.len(), items.len()),
        candidates: RuleSet::with_room_for(matcher.program.rules.len()),
        fates: Table::filled(ItemFate::NotAlerting(Reason::NoRule), items.len()),
    };
    for (id, item) in items.iter_with_ids() {
        let blocks = matcher.program.masks.blocks(item.indicator);
        if !matcher.evidence.work.take(1 + blocks.len()) {
            break;
        }
        for block in blocks {
            matcher.match_block(block, id, item, &mut matched);
        }
    }
    matched
}

impl<'a> Matcher<'a> {
    fn match_block(self, block: &Block, id: ItemId, item: &Item, matched: &mut Matched) {
        let masks = &self.program.masks;
        let in_force = masks.in_force(block, self.evidence.case.as_of);
        let one_by_one = in_force & (block.others | if item.has_explanation { block.explainable } else { 0 });
        let asked = in_force & block.simple & !one_by_one;
        let mut fate = matched.fates[id];
        let mut refuse = |refused: u64, reason: Reason| {
            if refused & block.explains_silence != 0 {
                fate = fate.nearest(ItemFate::NotAlerting(reason));
            }
        };
        let takes_subject = block.subjects[item.subject as usize];
        refuse(asked & !takes_subject, Reason::Subject);
        let mut left = asked & takes_subject;
        let mut of_another_age = 0;
        for mask in masks.ages(block) {
            if left & mask.asking != 0 && !self.ages.holds(mask.age, item.day) {
                of_another_age |= left & mask.asking;
                left &= !mask.asking;
            }
        }
        refuse(of_another_age, Reason::Age);
        if left & block.current != 0 && item.has_ended(self.evidence.case.as_of) {
            refuse(left & block.current, Reason::Window);
            left &= !block.current;
        }
        let mut unknown = 0;
        for slot in masks.slots(block) {
            match item.ranks[usize::from(slot.slot)] {
                None => unknown |= slot.asking,
                Some(rank) => {
                    let passed = masks.passed(slot, rank);
                    refuse(left & !passed, Reason::Qualifier);
                    left &= passed;
                }
            }
        }
        matched.fates[id] = fate;
        for bit in set_bits(left) {
            let found = if unknown >> bit & 1 == 0 { Match::Full } else { Match::Unknown };
            self.record(id, &self.program.entries[block.entry(bit)], found, matched);
        }
        for bit in set_bits(one_by_one) {
            let entry = &self.program.entries[block.entry(bit)];
            match self.match_entry(entry, item) {
                Ok(found) => self.record(id, entry, found, matched),
                Err(reason) if block.explains_silence >> bit & 1 == 1 => {
                    matched.fates[id] = matched.fates[id].nearest(ItemFate::NotAlerting(reason));
                }
                Err(_) => {}
            }
        }
    }

    fn record(self, item: ItemId, entry: &Entry, found: Match, matched: &mut Matched) {
        matched.matches.add(item, entry.seen, found);
        let seen = &self.program.seens[entry.seen];
        // A rule whose gate alone matches has nothing of its own to be tried for.
        if let Some(rule) = seen.rule.filter(|_| seen.explains_silence) {
            matched.candidates.insert(rule);
        }
    }

    /// What the masks cannot say: agencies, gates, explanations. `Err` says why the entry means nothing to the `seen`.
    pub(super) fn match_entry(self, entry: &Entry, item: &Item) -> Result<Match, Reason> {
        let seen = &self.program.seens[entry.seen];
        if !seen.takes(item) {
            return Err(Reason::Subject);
        }
        if !entry.ages.iter().all(|&range| self.ages.hold(range, item.day)) {
            return Err(Reason::Age);
        }
        if seen.current && item.has_ended(self.evidence.case.as_of) {
            return Err(Reason::Window);
        }
        let mut unknown = false;
        for test in &self.program.tests[entry.with.clone()] {
            match passes(test, item) {
                Truth::True => {}
                Truth::Unknown => unknown = true,
                Truth::False => return Err(Reason::Qualifier),
            }
        }
        match self.explained(seen.rule, item) {
            Truth::True => return Ok(Match::Explained),
            Truth::Unknown => unknown = true,
            Truth::False => {}
        }
        for test in &self.program.tests[entry.gate.clone()] {
            match (passes(test, item), test) {
                (Truth::True, _) => {}
                (Truth::Unknown, _) => unknown = true,
                (Truth::False, QualifierTest::Ask { of, .. }) => return Ok(Match::Gated(*of)),
                // An indicator without the qualifier can never pass the gate: it means nothing to the condition.
                (Truth::False, QualifierTest::Never) => return Err(Reason::Qualifier),
            }
        }
        for test in &self.program.tests[entry.exempt.clone()] {
            if let (Truth::True, QualifierTest::Ask { of, .. }) = (passes(test, item), test) {
                return Ok(Match::Gated(*of));
            }
        }
        Ok(if unknown { Match::Unknown } else { Match::Full })
    }

    /// Whether an explanation explains an entry away for a rule; unknown where nobody but the family says so.
    pub(super) fn explained(self, rule: Option<RuleId>, item: &Item) -> Truth {
        let Some(rule) = rule.filter(|_| item.has_explanation) else { return Truth::False };
        let explanation = self.evidence.case.explanation_of(item.input);
        let explanation = explanation.expect("an entry that has an explanation has it from its input");
        let kind = &explanation.kind;
        let accepted = |accepts: &String| accepts == kind || (accepts == "any" && kind != "cultural");
        if !self.book.rule(rule).rule.explained_by.iter().any(accepted) {
            return Truth::False;
        }
        match explanation.status {
            ExplanationStatus::Suitable if explanation.by.is_professional() => Truth::True,
            ExplanationStatus::Suitable | ExplanationStatus::Claimed => Truth::Unknown,
            ExplanationStatus::Absent | ExplanationStatus::Unsuitable => Truth::False,
        }
    }

    /// The entry by which a `seen` looks at an indicator. It exists wherever the `seen` has a match of the indicator.
    fn entry_of(self, item: &Item, seen: SeenId) -> &'a Entry {
        let entries = &self.program.entries[self.program.entries_of[item.indicator].clone()];
        let found = entries.binary_search_by_key(&seen, |entry| entry.seen);
        &entries[found.expect("only a `seen` that selects an indicator has matches of it")]
    }

    /// What holds back an entry of the timeline that is suppressed.
    pub(super) fn held_by(self, item: ItemId, seen: SeenId) -> HeldBy {
        let item = &self.evidence.timeline.items[item];
        match self.match_entry(self.entry_of(item, seen), item) {
            Ok(Match::Explained) => HeldBy::Explanation,
            Ok(Match::Gated(qualifier)) => HeldBy::Qualifier(qualifier),
            other => unreachable!("a suppressed entry is held back by something, not {other:?}"),
        }
    }

    /// The answers that would tell whether an exemption of a `seen` holds an entry back, where nobody gave them.
    pub(super) fn exemptions_not_stated(
        self,
        id: ItemId,
        seen: SeenId,
    ) -> impl Iterator<Item = MissingAnswer> + use<'a> {
        let item = &self.evidence.timeline.items[id];
        let entry = self.entry_of(item, seen);
        let tests = self.program.tests[entry.exempt.clone()].iter();
        tests.filter(|test| passes(test, item) == Truth::Unknown).filter_map(move |test| missing_of(test, id))
    }

    /// The missing answers that decide whether an entry of the timeline counts, in order.
    pub(super) fn missing_answers(self, id: ItemId, seen: SeenId) -> Vec<MissingAnswer> {
        let item = &self.evidence.timeline.items[id];
        let entry = self.entry_of(item, seen);
        let tests =
            self.program.tests[entry.with.clone()].iter().chain(&self.program.tests[entry.gate.clone()]);
        let mut missing: Vec<MissingAnswer> = tests
            .filter(|test| passes(test, item) == Truth::Unknown)
            .filter_map(|test| missing_of(test, id))
            .collect();
        if self.explained(self.program.seens[seen].rule, item) == Truth::Unknown {
            missing.push(MissingAnswer::Explanation { item: id });
        }
        missing.sort_unstable();
        missing.dedup();
        missing
    }
}

/// The answer that a test of an entry misses.
fn missing_of(test: &QualifierTest, item: ItemId) -> Option<MissingAnswer> {
    match test {
        QualifierTest::Ask { of: Qualifying::Slot(slot), .. } => {
            Some(MissingAnswer::Qualifier { item, slot: *slot })
        }
        QualifierTest::Ask { of: Qualifying::Explanation, .. } => Some(MissingAnswer::Explanation { item }),
        QualifierTest::Never => None,
    }
}

/// A qualifier's test; unknown where it was not stated.
pub(super) fn passes(test: &QualifierTest, item: &Item) -> Truth {
    let QualifierTest::Ask { of, allowed } = test else { return Truth::False };
    let rank = match of {
        Qualifying::Slot(slot) => item.ranks[usize::from(*slot)],
        Qualifying::Explanation => item.explanation,
    };
    rank.map_or(Truth::Unknown, |rank| (allowed >> rank.place() & 1 == 1).into())
}
