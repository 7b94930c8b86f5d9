//! The meaning of the rule language, written to be read. It tries every rule in turn, looks at every entry of the timeline
//! and counts the long way; nobody waits for it. `compiled/` and `patterns/` must say the same, and tests hold them to it.
//!
//! What it shares with them: the timeline, the facts, [`compare`](crate::facts::compare) for one fact and [`Truth`] for
//! several values. How anything is matched, counted, told apart or dated is written here once more, on purpose.

mod chronology;
mod conditions;
mod evaluator;
mod observations;
mod occasions;
mod patterns;

use std::collections::{BTreeMap, BTreeSet};

use self::conditions::Evaluation;
use self::evaluator::{Day, Evaluator, Occurrence};
use super::Evidence;
use super::outcome::{
    Fired, HeldBack, HeldBy, ItemFate, MissingAnswer, Open, OpenExemption, Outcome, Support, Undetermined,
    nearness,
};
use super::rule_book::{BookRule, RuleBook, RuleId};
use super::timeline::{Item, ItemId};
use crate::facts::Truth;
use crate::ids::Table;
use crate::pack::Condition;
use crate::vocabulary::{Channel, Concern, Form, Reason, Subject};

/// Evaluates every rule of the book.
pub(crate) fn evaluate(book: &RuleBook, evidence: Evidence<'_>) -> Outcome {
    let nothing_said = ItemFate::NotAlerting(Reason::NoRule);
    let mut evaluator = Evaluator {
        book,
        evidence,
        chronology: Vec::new(),
        findings: Vec::new(),
        patterns: Vec::new(),
        set_aside: BTreeMap::new(),
        outcome: Outcome::default(),
        fates: Table::filled(nothing_said, evidence.timeline.items.len()),
    };
    // Stratum 1: evidence to findings.
    for (id, rule) in book.rules().iter_with_ids().filter(|(_, rule)| !rule.pattern) {
        let occurrences = evaluator.rule(id, rule);
        evaluator.findings.extend(occurrences);
    }
    let items = evidence.timeline.items.iter_with_ids();
    evaluator.set_aside = items.filter_map(|(id, item)| Some((id, evaluator.held_back(id, item)?))).collect();
    // Stratum 2: findings over time and across agencies. Patterns do not count patterns; levels count both.
    if book.counts_findings() {
        evaluator.chronology = chronology::facts(&evaluator.findings, &evaluator.features(), book, evidence);
    }
    for (id, rule) in book.rules().iter_with_ids().filter(|(_, rule)| rule.pattern) {
        let occurrences = evaluator.rule(id, rule);
        evaluator.patterns.extend(occurrences);
    }
    let patterns = std::mem::take(&mut evaluator.patterns);
    evaluator.findings.extend(patterns);
    evaluator.levels();
    let holds = |condition: &Condition| evaluator.evaluate(condition, None).value == Truth::True;
    evaluator.outcome.step_conditions = book.step_conditions().iter().map(holds).collect();
    evaluator.finish()
}

impl Evaluator<'_> {
    /// Tries one rule, and returns its occurrences where it fires. What is not in force on the case's date says nothing.
    fn rule(&mut self, id: RuleId, rule: &BookRule) -> Vec<Occurrence> {
        if !rule.rule.in_force().contains(&self.evidence.case.as_of) {
            return Vec::new();
        }
        let condition = self.evaluate(&rule.rule.when, Some(rule));
        let gates: Vec<Evaluation> =
            rule.rule.gates.iter().map(|gate| self.evaluate(&gate.when, Some(rule))).collect();
        let closed_gate = gates.iter().position(|gate| gate.value == Truth::False);
        let unknown_gates: Vec<&Evaluation> =
            gates.iter().filter(|gate| gate.value == Truth::Unknown).collect();
        let exemptions: Vec<Evaluation> =
            rule.rule.exemptions.iter().map(|exemption| self.evaluate(&exemption.when, Some(rule))).collect();
        let holding_exemption = exemptions.iter().position(|exemption| exemption.value == Truth::True);
        let closed = closed_gate.map(HeldBy::Gate).or_else(|| holding_exemption.map(HeldBy::Exemption));
        if !rule.pattern && rule.rule.raises() && condition.value != Truth::False && closed.is_none() {
            let is_true = condition.value == Truth::True && unknown_gates.is_empty();
            self.note_open(id, rule, is_true);
        }
        let mut undetermined = false;
        let mut occurrences = Vec::new();
        match (condition.value, closed) {
            (Truth::True, Some(by)) => {
                let supports: Vec<Support> = condition.supports.iter().copied().collect();
                for support in &supports {
                    if let Support::Item(item) = support {
                        self.give_fate(*item, ItemFate::HeldBack);
                    }
                }
                self.outcome.held_back.push(HeldBack { rule: id, by, supports });
            }
            (Truth::True, None) if unknown_gates.is_empty() => {
                let unknown = exemptions.iter().filter(|exemption| exemption.value == Truth::Unknown);
                let mut missing: BTreeSet<MissingAnswer> =
                    unknown.flat_map(|exemption| exemption.missing.iter().copied()).collect();
                missing.extend(self.exemptions_not_stated(&rule.rule.when, rule, &condition.supports));
                if !missing.is_empty() {
                    let missing = missing.into_iter().collect();
                    self.outcome.open_exemptions.push(OpenExemption { rule: id, missing });
                }
                occurrences = self.fire(id, rule, &condition);
            }
            (Truth::True | Truth::Unknown, None) => {
                undetermined = condition.supported;
                if condition.supported {
                    let of_gates = unknown_gates.into_iter().flat_map(|gate| gate.missing.iter().copied());
                    self.ask(id, condition.missing.iter().copied().chain(of_gates).collect());
                }
            }
            (Truth::False, _) if condition.value_if_unheld == Truth::True => {
                let mut suppressed = condition.suppressed.clone();
                suppressed.sort_unstable();
                let by = suppressed[0].1;
                let items: BTreeSet<ItemId> = suppressed.into_iter().map(|(item, _)| item).collect();
                let supports = items.into_iter().map(Support::Item).collect();
                self.outcome.held_back.push(HeldBack { rule: id, by, supports });
            }
            (Truth::Unknown, Some(_)) | (Truth::False, _) => {}
        }
        self.explain_silence(&rule.rule.when, rule, condition.value, undetermined);
        occurrences
    }

    fn fire(&mut self, id: RuleId, rule: &BookRule, condition: &Evaluation) -> Vec<Occurrence> {
        let then = &rule.rule.then;
        let forms: BTreeSet<Form> = if then.forms.is_empty() {
            condition.supports.iter().flat_map(|&support| self.forms_of(support)).collect()
        } else {
            then.forms.iter().collect()
        };
        let supports = self.outcome.supports.extend(condition.supports.iter().copied());
        self.outcome.fired.push(Fired { rule: id, supports });
        let occurrence = |day: &Day| Occurrence {
            rule: id,
            day: day.clone(),
            forms: forms.clone(),
            concern: then.concern.unwrap_or(Concern::NoneRecorded),
            hazard: then.hazard.is_some(),
        };
        condition.days.iter().map(occurrence).collect()
    }

    fn forms_of(&self, support: Support) -> BTreeSet<Form> {
        match support {
            Support::Item(item) => self.forms_of_item(self.item(item)),
            Support::Finding(rule) => {
                let mut of_rule = self.findings.iter().filter(|occurrence| occurrence.rule == rule);
                of_rule.next().map(|occurrence| occurrence.forms.clone()).unwrap_or_default()
            }
            Support::Fact(_) => BTreeSet::new(),
        }
    }

    fn forms_of_item(&self, item: &Item) -> BTreeSet<Form> {
        self.book.indicator(item.indicator).forms.iter().collect()
    }

    fn ask(&mut self, rule: RuleId, missing: BTreeSet<MissingAnswer>) {
        let missing = self.outcome.missing.extend(missing);
        self.outcome.undetermined.push(Undetermined { rule, missing });
    }

    /// Notes the entries on which a rule that is not false is open: those about which something is missing, and where the
    /// rule is unknown all others that count for it.
    fn note_open(&mut self, id: RuleId, rule: &BookRule, is_true: bool) {
        let mut open: BTreeMap<ItemId, BTreeSet<MissingAnswer>> = BTreeMap::new();
        for part in rule.rule.when.walk() {
            let Condition::Seen(seen) = part else { continue };
            for (item, missing) in self.counted_with_missing(seen, rule) {
                if !missing.is_empty() || !is_true {
                    open.entry(item).or_default().extend(missing);
                }
            }
        }
        let open = open.into_iter();
        self.outcome.open.extend(open.map(|(item, missing)| Open {
            item,
            rule: id,
            missing: missing.into_iter().collect(),
        }));
    }

    /// The entries that are alerting features of this child, and that nothing explains or holds back.
    fn features(&self) -> Vec<ItemId> {
        let is_feature = |id: ItemId, item: &Item| {
            let indicator = self.book.indicator(item.indicator);
            let is_aside = self.set_aside.get(&id).is_some_and(|taken| taken.is_none());
            indicator.channel == Channel::Alerting && item.subject != Subject::Sibling && !is_aside
        };
        let items = self.evidence.timeline.items.iter_with_ids();
        items.filter(|(id, item)| is_feature(*id, item)).map(|(id, _)| id).collect()
    }

    /// Why the entries that a rule looked at do not alert, where it did not fire on them.
    fn explain_silence(&mut self, condition: &Condition, rule: &BookRule, value: Truth, undetermined: bool) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
                parts.iter().for_each(|part| self.explain_silence(part, rule, value, undetermined));
            }
            // That too little is undecided is no reason why an entry does not alert.
            Condition::Seen(seen) if seen.looks_at_findings() => {}
            Condition::Seen(seen) => {
                for (item, fate) in self.fates_by_seen(seen, rule, value, undetermined) {
                    self.give_fate(item, fate);
                }
            }
            Condition::Fact(_) | Condition::Found(_) | Condition::Age(_) => {}
        }
    }

    /// Of several fates that rules give to one entry the nearest to alerting is told.
    fn give_fate(&mut self, item: ItemId, fate: ItemFate) {
        let rank = |fate: ItemFate| match fate {
            ItemFate::Used => 4,
            ItemFate::NotAlerting(Reason::Undetermined) => 3,
            ItemFate::Explained => 2,
            ItemFate::HeldBack => 1,
            ItemFate::NotAlerting(_) => 0,
        };
        let nearness = |fate: ItemFate| match fate {
            ItemFate::NotAlerting(reason) => nearness(reason),
            _ => 0,
        };
        if (rank(fate), nearness(fate)) > (rank(self.fates[item]), nearness(self.fates[item])) {
            self.fates[item] = fate;
        }
    }

    /// The highest level that is true, for each pack that defines levels; of two of one number the first.
    fn levels(&mut self) {
        for (id, pack) in self.book.packs().iter_with_ids() {
            let mut reached: Option<(usize, u8)> = None;
            for (place, level) in pack.levels.iter().enumerate() {
                let holds =
                    level.when.as_ref().is_none_or(|when| self.evaluate(when, None).value == Truth::True);
                if holds && reached.is_none_or(|(_, number)| level.number > number) {
                    reached = Some((place, level.number));
                }
            }
            self.outcome.levels.extend(reached.map(|(place, _)| (id, place)));
        }
    }

    fn finish(mut self) -> Outcome {
        let used: Vec<ItemId> = self
            .outcome
            .supports
            .iter()
            .filter_map(|support| if let Support::Item(item) = support { Some(*item) } else { None })
            .collect();
        used.into_iter().for_each(|item| self.give_fate(item, ItemFate::Used));
        self.outcome.fates = self.fates;
        self.outcome.chronology = self.chronology;
        self.outcome.in_book_order()
    }
}
