//! What a `seen` condition says of the entries of the timeline.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::conditions::Evaluation;
use super::evaluator::{Day, Evaluator};
use crate::calendar::Period;
use crate::case::ExplanationStatus;
use crate::engine::outcome::{HeldBy, ItemFate, MissingAnswer, Qualifying, Support};
use crate::engine::rule_book::{BookRule, IndicatorId, RuleId};
use crate::engine::timeline::{Item, ItemId};
use crate::facts::Truth;
use crate::pack::{Condition, Distinct, EXPLANATION_SCALE, Scale, Seen};
use crate::vocabulary::{Concern, Reason};

/// What one entry of the timeline means to one `seen` of one rule.
enum Match {
    Full,
    /// These answers decide.
    Unknown(BTreeSet<MissingAnswer>),
    /// It would count but for an explanation or a gate.
    Suppressed(HeldBy),
    None(Reason),
}

/// Whether a qualifier of an entry is what a condition wants.
enum Qualified {
    Yes,
    No,
    /// It was not stated.
    NotStated(MissingAnswer),
    /// The indicator has no such qualifier.
    NoSuchQualifier,
}

impl Evaluator<'_> {
    pub(super) fn evaluate_seen(&self, seen: &Seen, rule: Option<&BookRule>) -> Evaluation {
        let (mut full, mut unknown, mut suppressed) = (Vec::new(), Vec::new(), Vec::new());
        for (item, found) in self.match_all(seen, rule) {
            match found {
                Match::Full => full.push(item),
                Match::Unknown(missing) => unknown.push((item, missing)),
                Match::Suppressed(by) => suppressed.push((item, by)),
                Match::None(_) => {}
            }
        }
        let with = |more: Vec<ItemId>| {
            let mut all: Vec<ItemId> = full.iter().copied().chain(more).collect();
            all.sort_unstable();
            all
        };
        let is_reached = |items: &[ItemId]| !self.full_periods(seen, items).is_empty();
        let possible = with(unknown.iter().map(|(item, _)| *item).collect());
        let value = match (is_reached(&full), is_reached(&possible)) {
            (true, _) => Truth::True,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::False,
        };
        let unheld = is_reached(&with(suppressed.iter().map(|(item, _)| *item).collect()));
        let mut evaluation = Evaluation {
            value_if_unheld: value.or(unheld.into()),
            supported: !full.is_empty() || !unknown.is_empty(),
            suppressed,
            ..Evaluation::plain(value)
        };
        match value {
            Truth::True => {
                let periods = self.full_periods(seen, &full);
                let items: BTreeSet<ItemId> =
                    periods.iter().flat_map(|(_, items)| items.iter().copied()).collect();
                evaluation.supports = items.iter().map(|&item| Support::Item(item)).collect();
                evaluation.days = self.days_of_items(seen, &items, &periods);
            }
            Truth::Unknown => evaluation.missing = self.minimal_missing(seen, &possible, &unknown),
            Truth::False => {}
        }
        evaluation
    }

    /// The days on which a period ends that holds enough of these entries, each with the entries in it. Where they must be
    /// of one code, each code has periods of its own.
    fn full_periods(&self, seen: &Seen, items: &[ItemId]) -> Vec<(Date, Vec<ItemId>)> {
        if !seen.same_code {
            return self.full_periods_of_any(seen, items);
        }
        let codes: BTreeSet<IndicatorId> = items.iter().map(|&item| self.item(item).indicator).collect();
        let mut periods: Vec<(Date, Vec<ItemId>)> = Vec::new();
        for code in codes {
            let of_code: Vec<ItemId> =
                items.iter().copied().filter(|&item| self.item(item).indicator == code).collect();
            periods.extend(self.full_periods_of_any(seen, &of_code));
        }
        // Those of one day stay in the order of their codes.
        periods.sort_by_key(|(end, _)| *end);
        periods
    }

    fn full_periods_of_any(&self, seen: &Seen, items: &[ItemId]) -> Vec<(Date, Vec<ItemId>)> {
        let on = |item: ItemId| self.item(item).on;
        let ends: BTreeSet<Date> = items.iter().map(|&item| on(item)).collect();
        let periods = ends.into_iter().map(|end| {
            let start = seen.within.map(|window| match window.period {
                Period::Any => window.span.before(end),
                Period::Latest => window.span.before(self.evidence.case.as_of),
            });
            let lies_inside = |item: &ItemId| on(*item) <= end && start.is_none_or(|start| on(*item) > start);
            (end, items.iter().copied().filter(lies_inside).collect::<Vec<ItemId>>())
        });
        let is_spread = |items: &[ItemId]| {
            let first = items.iter().map(|&item| on(item)).min();
            let last = items.iter().map(|&item| on(item)).max();
            seen.over
                .is_none_or(|span| first.zip(last).is_some_and(|(first, last)| first <= span.before(last)))
        };
        periods
            .filter(|(_, items)| self.count(seen.distinct, items) >= seen.at_least.max(1) as usize)
            .filter(|(_, items)| is_spread(items))
            .collect()
    }

    /// How many different things these entries are.
    fn count(&self, by: Distinct, items: &[ItemId]) -> usize {
        fn different<K: Ord>(keys: impl Iterator<Item = K>) -> usize {
            keys.collect::<BTreeSet<K>>().len()
        }
        let items = items.iter().map(|&item| self.item(item));
        match by {
            Distinct::Event | Distinct::Rule => different(items.map(|item| item.event)),
            Distinct::Code => different(items.map(|item| item.indicator)),
            Distinct::Agency => different(items.map(|item| item.by)),
            Distinct::Day => different(items.map(|item| item.on)),
            Distinct::Form => different(items.flat_map(|item| self.forms_of_item(item))),
        }
    }

    /// The fewest answers that would bring the count about: in each period the entries with the fewest missing answers
    /// first, later ones before earlier ones; of several periods the one that needs least, then the last.
    fn minimal_missing(
        &self,
        seen: &Seen,
        possible: &[ItemId],
        unknown: &[(ItemId, BTreeSet<MissingAnswer>)],
    ) -> BTreeSet<MissingAnswer> {
        let of_period = |inside: &[ItemId]| {
            let is_unknown = |item: &ItemId| unknown.iter().any(|(unknown, _)| unknown == item);
            let mut chosen: Vec<ItemId> = inside.iter().copied().filter(|item| !is_unknown(item)).collect();
            let mut candidates: Vec<&(ItemId, BTreeSet<MissingAnswer>)> =
                unknown.iter().filter(|(item, _)| inside.contains(item)).collect();
            candidates.sort_by_key(|(item, missing)| (missing.len(), Reverse(*item)));
            let mut missing = BTreeSet::new();
            for (item, answers) in candidates {
                // Where they must lie apart, each of them may be the one that does.
                if seen.over.is_some() {
                    missing.extend(answers.iter().copied());
                    continue;
                }
                let before = self.count(seen.distinct, &chosen);
                if before >= seen.at_least.max(1) as usize {
                    break;
                }
                chosen.push(*item);
                if self.count(seen.distinct, &chosen) > before {
                    missing.extend(answers.iter().copied());
                } else {
                    chosen.pop();
                }
            }
            missing
        };
        let periods = self.full_periods(seen, possible);
        let of_periods = periods.iter().rev().map(|(_, inside)| of_period(inside));
        of_periods.min_by_key(BTreeSet::len).unwrap_or_default()
    }

    /// A single entry meets a condition on its own day; a count is met on each day on which a period that holds enough
    /// ends.
    fn days_of_items(
        &self,
        seen: &Seen,
        items: &BTreeSet<ItemId>,
        periods: &[(Date, Vec<ItemId>)],
    ) -> Vec<Day> {
        let day = |on: Date, inside: &[ItemId]| Day {
            on,
            events: inside
                .iter()
                .map(|&item| self.item(item))
                .filter(|item| item.on == on)
                .map(|item| item.event)
                .collect(),
            fact: None,
            agencies: inside.iter().map(|&item| self.item(item).by).collect(),
            supports: inside.iter().map(|&item| Support::Item(item)).collect(),
        };
        if seen.at_least > 1 {
            periods.iter().map(|(end, inside)| day(*end, inside)).collect()
        } else {
            items.iter().map(|&item| day(self.item(item).on, &[item])).collect()
        }
    }

    fn match_all(&self, seen: &Seen, rule: Option<&BookRule>) -> Vec<(ItemId, Match)> {
        let items = self.evidence.timeline.items.iter_with_ids();
        let selected = items.filter(|(_, item)| self.book.selects(seen, item.indicator));
        let selected = selected.filter(|(id, _)| self.takes_what_became_of(seen, *id));
        selected.map(|(id, item)| (id, self.match_item(seen, rule, id, item))).collect()
    }

    /// Whether a condition on what stratum 1 made of the entries takes this one. Others take all.
    fn takes_what_became_of(&self, seen: &Seen, id: ItemId) -> bool {
        let reaches = |rule: RuleId| self.book.rule(rule).rule.then.concern >= seen.select.reaches;
        if seen.undecided {
            return self.outcome.open.iter().any(|open| open.item == id && reaches(open.rule));
        }
        match (seen.select.reaches, self.set_aside.get(&id)) {
            (Some(reaches), Some(&taken)) => taken >= Some(reaches),
            _ => true,
        }
    }

    /// The entries that count for a `seen`, or would if the missing answers about them were what it wants, each with
    /// those.
    pub(super) fn counted_with_missing(
        &self,
        seen: &Seen,
        rule: &BookRule,
    ) -> BTreeMap<ItemId, BTreeSet<MissingAnswer>> {
        let mut possible: BTreeMap<ItemId, BTreeSet<MissingAnswer>> = BTreeMap::new();
        for (item, found) in self.match_all(seen, Some(rule)) {
            match found {
                Match::Full => drop(possible.insert(item, BTreeSet::new())),
                Match::Unknown(missing) => drop(possible.insert(item, missing)),
                Match::Suppressed(_) | Match::None(_) => {}
            }
        }
        let items: Vec<ItemId> = possible.keys().copied().collect();
        let periods = self.full_periods(seen, &items);
        let counted: BTreeSet<ItemId> = periods.into_iter().flat_map(|(_, items)| items).collect();
        possible.into_iter().filter(|(item, _)| counted.contains(item)).collect()
    }

    /// The exemptions inside `seen` that nobody stated of the entries that a rule fires on.
    pub(super) fn exemptions_not_stated(
        &self,
        condition: &Condition,
        rule: &BookRule,
        supports: &BTreeSet<Support>,
    ) -> BTreeSet<MissingAnswer> {
        let mut missing = BTreeSet::new();
        for part in condition.walk() {
            let Condition::Seen(seen) = part else { continue };
            for (id, found) in self.match_all(seen, Some(rule)) {
                if !matches!(found, Match::Full) || !supports.contains(&Support::Item(id)) {
                    continue;
                }
                for (name, wanted) in &seen.exempt {
                    if let Qualified::NotStated(answer) = self.qualified(id, self.item(id), name, wanted) {
                        missing.insert(answer);
                    }
                }
            }
        }
        missing
    }

    /// Where a rule of stratum 1 holds back an entry such as this one, be it as bad as its scales allow: the highest concern
    /// of those that are true or undecided and take it.
    pub(super) fn held_back(&self, id: ItemId, item: &Item) -> Option<Option<Concern>> {
        let mut is_held = false;
        let mut taken = None;
        for rule in self.book.rules().iter().filter(|rule| !rule.pattern) {
            if !rule.rule.in_force().contains(&self.evidence.case.as_of) {
                continue;
            }
            let value = |condition: &Condition| self.evaluate(condition, Some(rule)).value;
            let is_closed = rule.rule.gates.iter().any(|gate| value(&gate.when) == Truth::False)
                || rule.rule.exemptions.iter().any(|exemption| value(&exemption.when) == Truth::True);
            let is_false = is_closed || value(&rule.rule.when) == Truth::False;
            for part in rule.rule.when.walk() {
                let Condition::Seen(seen) = part else { continue };
                if seen.looks_at_findings() || !self.book.selects(seen, item.indicator) {
                    continue;
                }
                let found = self.match_item(seen, Some(rule), id, item);
                if !is_false && matches!(found, Match::Full | Match::Unknown(_)) {
                    taken = taken.max(Some(rule.rule.then.concern.unwrap_or_default()));
                }
                is_held |=
                    self.looks_at(seen, id, item) && (is_closed || self.holds_back(seen, rule, id, item));
            }
        }
        is_held.then_some(taken)
    }

    fn looks_at(&self, seen: &Seen, id: ItemId, item: &Item) -> bool {
        let indicator = self.book.indicator(item.indicator);
        let is_ordered = |name: &String| {
            let qualifier = indicator.qualifiers.iter().find(|qualifier| qualifier.name == *name);
            qualifier.is_some_and(|qualifier| matches!(qualifier.scale, Scale::Ordered(_)))
        };
        let mut of_kind = seen.with.iter().filter(|(name, _)| !is_ordered(name));
        seen.takes(item.subject)
            && (seen.by.is_empty() || seen.by.contains(&item.by))
            && of_kind.all(|(name, wanted)| {
                matches!(self.qualified(id, item, name, wanted), Qualified::Yes | Qualified::NotStated(_))
            })
            && seen.gate.iter().all(|(name, wanted)| {
                !matches!(self.qualified(id, item, name, wanted), Qualified::NoSuchQualifier)
            })
    }

    fn holds_back(&self, seen: &Seen, rule: &BookRule, id: ItemId, item: &Item) -> bool {
        let qualified = |(name, wanted): &(String, Vec<String>)| self.qualified(id, item, name, wanted);
        self.explained(Some(rule), item) == Truth::True
            || seen.gate.iter().any(|gate| matches!(qualified(gate), Qualified::No))
            || seen.exempt.iter().any(|exempt| matches!(qualified(exempt), Qualified::Yes))
    }

    fn match_item(&self, seen: &Seen, rule: Option<&BookRule>, id: ItemId, item: &Item) -> Match {
        if !seen.takes(item.subject) || !(seen.by.is_empty() || seen.by.contains(&item.by)) {
            return Match::None(Reason::Subject);
        }
        let of_indicator = self.book.indicator(item.indicator).ages;
        let of_rule = rule.and_then(|rule| rule.rule.ages);
        if !of_indicator.iter().chain(&of_rule).all(|range| self.is_of_age(item.on, range)) {
            return Match::None(Reason::Age);
        }
        if seen.current && item.until.is_some_and(|until| until < self.evidence.case.as_of) {
            return Match::None(Reason::Window);
        }
        let mut missing = BTreeSet::new();
        for (name, wanted) in &seen.with {
            match self.qualified(id, item, name, wanted) {
                Qualified::Yes => {}
                Qualified::NotStated(answer) => drop(missing.insert(answer)),
                Qualified::No | Qualified::NoSuchQualifier => return Match::None(Reason::Qualifier),
            }
        }
        match self.explained(rule, item) {
            Truth::True => return Match::Suppressed(HeldBy::Explanation),
            Truth::Unknown => drop(missing.insert(MissingAnswer::Explanation { item: id })),
            Truth::False => {}
        }
        for (name, wanted) in &seen.gate {
            match self.qualified(id, item, name, wanted) {
                Qualified::Yes => {}
                Qualified::NotStated(answer) => drop(missing.insert(answer)),
                Qualified::No => return Match::Suppressed(HeldBy::Qualifier(self.qualifying(item, name))),
                Qualified::NoSuchQualifier => return Match::None(Reason::Qualifier),
            }
        }
        for (name, wanted) in &seen.exempt {
            if let Qualified::Yes = self.qualified(id, item, name, wanted) {
                return Match::Suppressed(HeldBy::Qualifier(self.qualifying(item, name)));
            }
        }
        if missing.is_empty() { Match::Full } else { Match::Unknown(missing) }
    }

    /// Which qualifier a name means for an entry that has it.
    fn qualifying(&self, item: &Item, name: &str) -> Qualifying {
        let qualifiers = &self.book.indicator(item.indicator).qualifiers;
        let slot = qualifiers.iter().position(|qualifier| qualifier.name == name);
        slot.map_or(Qualifying::Explanation, |slot| {
            Qualifying::Slot(u8::try_from(slot).expect("an indicator has at most eight qualifiers"))
        })
    }

    /// Whether an entry's qualifier has a wanted value or, on an ordered scale, a higher one.
    fn qualified(&self, id: ItemId, item: &Item, name: &str, wanted: &[String]) -> Qualified {
        let is_wanted = |value: &str| wanted.iter().any(|wanted| wanted == value);
        // A rising scale like any other: what is unsuitable is more than absent.
        if name == "explanation" {
            let Some(rank) = item.explanation else {
                return Qualified::NotStated(MissingAnswer::Explanation { item: id });
            };
            let met = EXPLANATION_SCALE[..=rank.place()].iter().any(|value| is_wanted(value));
            return if met { Qualified::Yes } else { Qualified::No };
        }
        let qualifiers = &self.book.indicator(item.indicator).qualifiers;
        let Some(slot) = qualifiers.iter().position(|qualifier| qualifier.name == name) else {
            return Qualified::NoSuchQualifier;
        };
        let Some(rank) = item.ranks[slot] else {
            let slot = u8::try_from(slot).expect("an indicator has at most eight qualifiers");
            return Qualified::NotStated(MissingAnswer::Qualifier { item: id, slot });
        };
        let met = match &qualifiers[slot].scale {
            Scale::Ordered(values) => values[..=rank.place()].iter().any(|value| is_wanted(value)),
            Scale::OneOf(values) => is_wanted(&values[rank.place()]),
        };
        if met { Qualified::Yes } else { Qualified::No }
    }

    /// Whether an explanation explains an entry away for a rule; unknown where nobody but the family says so.
    fn explained(&self, rule: Option<&BookRule>, item: &Item) -> Truth {
        let (Some(rule), Some(explanation)) = (rule, self.evidence.case.explanation_of(item.input)) else {
            return Truth::False;
        };
        let kind = &explanation.kind;
        let is_accepted = |accepted: &String| accepted == kind || (accepted == "any" && kind != "cultural");
        if !rule.rule.explained_by.iter().any(is_accepted) {
            return Truth::False;
        }
        match explanation.status {
            ExplanationStatus::Suitable if explanation.by.is_professional() => Truth::True,
            ExplanationStatus::Suitable | ExplanationStatus::Claimed => Truth::Unknown,
            ExplanationStatus::Absent | ExplanationStatus::Unsuitable => Truth::False,
        }
    }

    /// The fate that one `seen` of a rule gives to each entry that it selects, where the rule does not fire on it.
    pub(super) fn fates_by_seen(
        &self,
        seen: &Seen,
        rule: &BookRule,
        value: Truth,
        undetermined: bool,
    ) -> Vec<(ItemId, ItemFate)> {
        let matches = self.match_all(seen, Some(rule));
        let is_possible = |found: &Match| matches!(found, Match::Full | Match::Unknown(_));
        let possible: Vec<ItemId> =
            matches.iter().filter(|(_, found)| is_possible(found)).map(|(item, _)| *item).collect();
        let reached = !self.full_periods(seen, &possible).is_empty();
        let at_any_time = Seen { within: None, ..seen.clone() };
        let reached_at_any_time = !self.full_periods(&at_any_time, &possible).is_empty();
        let fate = |found: &Match| match found {
            Match::Suppressed(HeldBy::Explanation) => ItemFate::Explained,
            Match::Suppressed(_) => ItemFate::HeldBack,
            Match::None(reason) => ItemFate::NotAlerting(*reason),
            Match::Full | Match::Unknown(_) => ItemFate::NotAlerting(if undetermined {
                Reason::Undetermined
            } else if value == Truth::True {
                // The rule fired on others: this one lies outside their time, or lacks a qualifier.
                if matches!(found, Match::Full) { Reason::Window } else { Reason::Qualifier }
            } else if reached {
                Reason::Alone
            } else if reached_at_any_time {
                Reason::Window
            } else {
                Reason::Count
            }),
        };
        matches.iter().map(|(item, found)| (*item, fate(found))).collect()
    }
}
