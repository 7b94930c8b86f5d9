//! The meaning of the rule language, written to be read. It tries every rule in turn and looks at every entry of
//! the timeline; `compiled/` must say the same, and tests hold the two together.

use jiff::civil::Date;

use super::Evidence;
use super::chronology;
use super::found;
use super::outcome::{
    Completed, Fired, Held, HeldBy, ItemFate, MissingPart, Occurrence, Outcome, Rest, Undetermined, nearness,
};
use super::rule_book::{BookRule, RuleBook};
use super::timeline::{Item, MISSING};
use crate::case::{ExplanationStatus, age};
use crate::facts::Fact;
use crate::facts::Truth;
use crate::facts::compare;
use crate::pack::{AgeRange, Condition, Distinct, EXPLANATION_SCALE, FactTest, Period, Scale, Seen};
use crate::vocabulary::AgencySet;
use crate::vocabulary::Reason;
use crate::vocabulary::{Concern, Forms};

/// Evaluates every rule of the book.
pub fn evaluate(book: &RuleBook, evidence: &Evidence<'_>) -> Outcome {
    let mut reading = Reading {
        book,
        evidence,
        chronology: Vec::new(),
        occurrences: Vec::new(),
        outcome: Outcome::default(),
        whys: vec![(0, Reason::NoRule); evidence.timeline.items.len()],
    };
    // Stratum 1: evidence to findings.
    for (at, rule) in book.rules().iter().enumerate().filter(|(_, rule)| !rule.pattern) {
        reading.rule(at, rule);
    }
    // Stratum 2: findings over time and across agencies. Patterns do not count patterns.
    if book.counts_findings() {
        reading.chronology = chronology::facts(&reading.occurrences, evidence);
    }
    let first_stratum = reading.occurrences.len();
    for (at, rule) in book.rules().iter().enumerate().filter(|(_, rule)| rule.pattern) {
        let patterns = reading.occurrences.split_off(first_stratum);
        reading.rule(at, rule);
        let new = reading.occurrences.split_off(first_stratum);
        reading.occurrences.extend(patterns);
        reading.occurrences.extend(new);
    }
    reading.levels();
    reading.finish()
}

/// What a condition says of a case.
#[derive(Debug, Default, Clone)]
struct Said {
    /// Its value.
    truth: Option<Truth>,
    /// Its value if nothing were explained or held back.
    otherwise: Option<Truth>,
    /// Whether something recorded supports it.
    supported: bool,
    /// What it rests on, where true.
    rests: Vec<Rest>,
    /// The smallest set of answers that would make it true, where unknown.
    missing: Vec<MissingPart>,
    /// The days on which it was newly met, where true.
    met: Vec<Met>,
    /// The entries that were explained or held back.
    aside: Vec<(u32, HeldBy)>,
}

impl Said {
    fn truth(&self) -> Truth {
        self.truth.unwrap_or(Truth::False)
    }
    fn otherwise(&self) -> Truth {
        self.otherwise.unwrap_or(Truth::False)
    }
}

/// A day on which a condition was newly met.
#[derive(Debug, Clone)]
struct Met {
    on: Date,
    completed: Completed,
    agencies: AgencySet,
    inputs: Vec<Rest>,
}

/// What one entry of the timeline means to one `seen` of one rule.
enum Judged {
    Matches,
    Unknown(Vec<MissingPart>),
    Aside(HeldBy),
    No(Reason),
}

struct Reading<'a> {
    book: &'a RuleBook,
    evidence: &'a Evidence<'a>,
    chronology: Vec<Fact>,
    occurrences: Vec<Occurrence>,
    outcome: Outcome,
    /// For each entry of the timeline the reason nearest to alerting.
    whys: Vec<(u8, Reason)>,
}

impl Reading<'_> {
    fn rule(&mut self, at: usize, rule: &BookRule) {
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        let said = self.says(&rule.rule.when, Some(rule));
        let gates: Vec<Said> = rule.rule.gates.iter().map(|gate| self.says(&gate.when, Some(rule))).collect();
        let shut = gates.iter().position(|gate| gate.truth() == Truth::False);
        let unsure = gates.iter().any(|gate| gate.truth() == Truth::Unknown);
        let mut fate = None;
        let mut undetermined = false;
        match (said.truth(), shut) {
            (Truth::True, Some(gate)) => {
                let gate = HeldBy::Gate(u32::try_from(gate).unwrap_or(u32::MAX));
                let mut rests = said.rests.clone();
                rests.sort_unstable();
                rests.dedup();
                self.outcome.held_back.push(Held { rule: number, by: gate, rests });
                fate = Some(said.rests.iter().filter_map(as_item).collect::<Vec<u32>>());
            }
            (Truth::True, None) if unsure => {
                undetermined = said.supported;
                let missing = gates.iter().filter(|gate| gate.truth() == Truth::Unknown);
                let missing = missing.flat_map(|gate| gate.missing.iter().copied()).collect();
                self.ask(number, said.supported, missing);
            }
            (Truth::True, None) => self.fire(number, rule, &said),
            (Truth::Unknown, None) => {
                undetermined = said.supported;
                let unsure = gates.iter().filter(|gate| gate.truth() == Truth::Unknown);
                let of_gates = unsure.flat_map(|gate| gate.missing.iter().copied());
                self.ask(number, said.supported, said.missing.iter().copied().chain(of_gates).collect());
            }
            (Truth::False, _) if said.otherwise() == Truth::True => {
                let mut aside = said.aside.clone();
                aside.sort_unstable();
                if let Some(&(_, by)) = aside.first() {
                    let mut rests: Vec<Rest> = aside.iter().map(|&(item, _)| Rest::Item(item)).collect();
                    rests.dedup();
                    self.outcome.held_back.push(Held { rule: number, by, rests });
                }
            }
            (Truth::Unknown, Some(_)) | (Truth::False, _) => {}
        }
        self.explain_silence(&rule.rule.when, rule, said.truth(), undetermined);
        for item in fate.into_iter().flatten() {
            self.reason(item, HELD_BACK, Reason::Alone);
        }
    }

    fn fire(&mut self, number: u32, rule: &BookRule, said: &Said) {
        let mut rests = said.rests.clone();
        rests.sort_unstable();
        rests.dedup();
        let forms = self.forms(rule, &rests);
        for met in &said.met {
            self.occurrences.push(Occurrence {
                rule: number,
                on: met.on,
                completed: met.completed.clone(),
                agencies: met.agencies,
                forms,
                concern: rule.rule.then.concern.unwrap_or(Concern::NoneRecorded),
                hazard: rule.rule.then.hazard.is_some(),
                inputs: met.inputs.clone(),
            });
        }
        let start = u32::try_from(self.outcome.rests.len()).unwrap_or(u32::MAX);
        self.outcome.rests.extend(&rests);
        let end = u32::try_from(self.outcome.rests.len()).unwrap_or(u32::MAX);
        self.outcome.fired.push(Fired { rule: number, rests: start..end });
    }

    fn ask(&mut self, number: u32, supported: bool, mut missing: Vec<MissingPart>) {
        missing.sort_unstable();
        missing.dedup();
        if supported {
            let start = u32::try_from(self.outcome.missing.len()).unwrap_or(u32::MAX);
            self.outcome.missing.extend(missing);
            let end = u32::try_from(self.outcome.missing.len()).unwrap_or(u32::MAX);
            self.outcome.undetermined.push(Undetermined { rule: number, missing: start..end });
        }
    }

    fn forms(&self, rule: &BookRule, rests: &[Rest]) -> Forms {
        if !rule.rule.then.forms.is_empty() {
            return rule.rule.then.forms;
        }
        rests.iter().fold(Forms::NONE, |forms, rest| match rest {
            Rest::Item(item) => forms.union(self.item(*item).map_or(Forms::NONE, |item| self.forms_of(item))),
            Rest::Finding(rule) => {
                let of_rule = self.occurrences.iter().find(|occurrence| occurrence.rule == *rule);
                forms.union(of_rule.map_or(Forms::NONE, |occurrence| occurrence.forms))
            }
            Rest::Fact(_) => forms,
        })
    }

    fn forms_of(&self, item: &Item<'_>) -> Forms {
        self.book.indicator(item.indicator).map_or(Forms::NONE, |indicator| indicator.forms)
    }

    fn item(&self, at: u32) -> Option<&Item<'_>> {
        self.evidence.timeline.items.get(at as usize)
    }

    fn says(&self, condition: &Condition, rule: Option<&BookRule>) -> Said {
        match condition {
            Condition::All(parts) => self.together(parts, parts.len(), rule),
            Condition::AtLeast { n, of } => self.together(of, *n as usize, rule),
            Condition::Any(parts) => {
                let mut said = self.together(parts, 1, rule);
                // Any one part is enough, so each day on which a part was met is one of the whole.
                said.met =
                    self.parts(parts, rule).into_iter().filter(is_true).flat_map(|part| part.met).collect();
                said
            }
            Condition::Seen(seen) => self.seen(seen, rule),
            Condition::Fact(test) => self.fact(test, rule),
            Condition::Found(found) => {
                let named = |rule| found::names(found, self.book, rule);
                let rests = found::meets(found, &self.occurrences, named, self.evidence);
                let truth = Truth::from(!rests.is_empty());
                let supported = truth == Truth::True;
                let met = self.met_by_findings(&rests);
                Said { truth: Some(truth), otherwise: Some(truth), supported, rests, met, ..Said::default() }
            }
            Condition::Age(range) => {
                let truth = Truth::from(self.age_on(self.evidence.case.as_of, range));
                Said { truth: Some(truth), otherwise: Some(truth), ..Said::default() }
            }
        }
    }

    fn parts(&self, parts: &[Condition], rule: Option<&BookRule>) -> Vec<Said> {
        parts.iter().map(|part| self.says(part, rule)).collect()
    }

    /// At least `n` of the parts: all of them for `all`, one for `any`.
    fn together(&self, parts: &[Condition], n: usize, rule: Option<&BookRule>) -> Said {
        let parts = self.parts(parts, rule);
        let needed = u32::try_from(n).unwrap_or(u32::MAX);
        let truth = Truth::at_least(needed, parts.iter().map(Said::truth));
        let otherwise = Truth::at_least(needed, parts.iter().map(Said::otherwise));
        let sure = parts.iter().filter(|part| is_true(part)).count();
        let mut unsure: Vec<&Said> = parts.iter().filter(|part| part.truth() == Truth::Unknown).collect();
        unsure.sort_by_key(|part| part.missing.len());
        let mut missing: Vec<MissingPart> = unsure
            .iter()
            .take(n.saturating_sub(sure))
            .flat_map(|part| part.missing.iter().copied())
            .collect();
        missing.sort_unstable();
        missing.dedup();
        Said {
            truth: Some(truth),
            otherwise: Some(otherwise),
            supported: parts.iter().any(|part| part.supported),
            rests: parts
                .iter()
                .filter(|part| is_true(part))
                .flat_map(|part| part.rests.iter().copied())
                .collect(),
            missing,
            met: joined(&parts, n),
            aside: parts.iter().flat_map(|part| part.aside.iter().copied()).collect(),
        }
    }

    fn seen(&self, seen: &Seen, rule: Option<&BookRule>) -> Said {
        let (mut matches, mut unsure, mut aside) = (Vec::new(), Vec::new(), Vec::new());
        for (at, judged) in self.judge_all(seen, rule) {
            match judged {
                Judged::Matches => matches.push(at),
                Judged::Unknown(missing) => unsure.push((at, missing)),
                Judged::Aside(by) => aside.push((at, by)),
                Judged::No(_) => {}
            }
        }
        let truth = self.count(seen, &matches, unsure.iter().map(|(at, _)| *at));
        let otherwise =
            if self.windows(seen, &with_more(&matches, aside.iter().map(|(at, _)| *at))).is_empty() {
                Truth::False
            } else {
                Truth::True
            };
        let mut said = Said {
            truth: Some(truth),
            otherwise: Some(otherwise.or(truth)),
            supported: !matches.is_empty() || !unsure.is_empty(),
            aside,
            ..Said::default()
        };
        match truth {
            Truth::True => {
                let windows = self.windows(seen, &matches);
                let mut items: Vec<u32> =
                    windows.iter().flat_map(|(_, items)| items.iter().copied()).collect();
                items.sort_unstable();
                items.dedup();
                said.rests = items.iter().map(|&item| Rest::Item(item)).collect();
                said.met = self.met_by_items(seen, &items, windows);
            }
            Truth::Unknown => said.missing = self.fewest(seen, &matches, &unsure),
            Truth::False => {}
        }
        said
    }

    fn count(&self, seen: &Seen, matches: &[u32], unsure: impl Iterator<Item = u32>) -> Truth {
        if !self.windows(seen, matches).is_empty() {
            Truth::True
        } else if !self.windows(seen, &with_more(matches, unsure)).is_empty() {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// The days on which a period ends that holds enough of these entries, each with the entries in it.
    fn windows(&self, seen: &Seen, items: &[u32]) -> Vec<(Date, Vec<u32>)> {
        let as_of = self.evidence.case.as_of;
        let on = |at: u32| self.item(at).map(|item| item.on);
        let mut ends: Vec<Date> = items.iter().filter_map(|&at| on(at)).collect();
        ends.sort_unstable();
        ends.dedup();
        let mut windows = Vec::new();
        for end in ends {
            let start = match seen.within {
                None => None,
                Some(window) if window.period == Period::Any => Some(window.span.before(end)),
                Some(window) => Some(window.span.before(as_of)),
            };
            let inside: Vec<u32> = items
                .iter()
                .copied()
                .filter(|&at| on(at).is_some_and(|on| on <= end && start.is_none_or(|start| on > start)))
                .collect();
            if self.distinct(seen.distinct, &inside) >= seen.at_least.max(1) {
                windows.push((end, inside));
            }
        }
        windows
    }

    fn distinct(&self, by: Distinct, items: &[u32]) -> u32 {
        let items: Vec<&Item<'_>> = items.iter().filter_map(|&at| self.item(at)).collect();
        let unique = |mut keys: Vec<u64>| {
            keys.sort_unstable();
            keys.dedup();
            u32::try_from(keys.len()).unwrap_or(u32::MAX)
        };
        match by {
            Distinct::Event | Distinct::Rule => {
                unique(items.iter().map(|item| u64::from(item.event)).collect())
            }
            Distinct::Code => unique(items.iter().map(|item| u64::from(item.indicator)).collect()),
            Distinct::Agency => unique(items.iter().map(|item| item.by as u64).collect()),
            Distinct::Day => {
                let mut days: Vec<Date> = items.iter().map(|item| item.on).collect();
                days.sort_unstable();
                days.dedup();
                u32::try_from(days.len()).unwrap_or(u32::MAX)
            }
            Distinct::Form => {
                let forms = items.iter().fold(Forms::NONE, |forms, item| forms.union(self.forms_of(item)));
                u32::try_from(forms.iter().count()).unwrap_or(u32::MAX)
            }
        }
    }

    /// The fewest answers that would bring the count about: in each period the entries with the fewest missing
    /// answers first, later ones before earlier ones; of several periods the one that needs least, then the last.
    fn fewest(&self, seen: &Seen, matches: &[u32], unsure: &[(u32, Vec<MissingPart>)]) -> Vec<MissingPart> {
        let all = with_more(matches, unsure.iter().map(|(at, _)| *at));
        let mut best: Option<Vec<MissingPart>> = None;
        for (_, inside) in self.windows(seen, &all).into_iter().rev() {
            let mut chosen: Vec<u32> = inside.iter().copied().filter(|at| matches.contains(at)).collect();
            let mut candidates: Vec<&(u32, Vec<MissingPart>)> =
                unsure.iter().filter(|(at, _)| inside.contains(at)).collect();
            candidates.sort_by_key(|(at, missing)| (missing.len(), std::cmp::Reverse(*at)));
            let mut missing = Vec::new();
            for (at, parts) in candidates {
                let before = self.distinct(seen.distinct, &chosen);
                if before >= seen.at_least.max(1) {
                    break;
                }
                chosen.push(*at);
                if self.distinct(seen.distinct, &chosen) > before {
                    missing.extend(parts.iter().copied());
                } else {
                    chosen.pop();
                }
            }
            missing.sort_unstable();
            missing.dedup();
            if best.as_ref().is_none_or(|best| missing.len() < best.len()) {
                best = Some(missing);
            }
        }
        best.unwrap_or_default()
    }

    /// A single entry meets a condition on its own day; a count is met on each day on which a period that holds
    /// enough ends.
    fn met_by_items(&self, seen: &Seen, items: &[u32], windows: Vec<(Date, Vec<u32>)>) -> Vec<Met> {
        let single = |item: &Item<'_>, at: u32| Met {
            on: item.on,
            completed: Completed::by_event(item.event),
            agencies: AgencySet::of(item.by),
            inputs: vec![Rest::Item(at)],
        };
        if seen.at_least <= 1 {
            return items.iter().filter_map(|&at| self.item(at).map(|item| single(item, at))).collect();
        }
        let counted = windows.into_iter().map(|(end, inside)| {
            let of_items: Vec<&Item<'_>> = inside.iter().filter_map(|&at| self.item(at)).collect();
            Met {
                on: end,
                completed: Completed::by_events(
                    of_items.iter().filter(|item| item.on == end).map(|item| item.event),
                ),
                agencies: of_items
                    .iter()
                    .fold(AgencySet::default(), |all, item| all.union(AgencySet::of(item.by))),
                inputs: inside.iter().map(|&at| Rest::Item(at)).collect(),
            }
        });
        counted.collect()
    }

    fn met_by_findings(&self, rests: &[Rest]) -> Vec<Met> {
        let of: Vec<&Occurrence> = self
            .occurrences
            .iter()
            .filter(|occurrence| rests.contains(&Rest::Finding(occurrence.rule)))
            .collect();
        let last = of.iter().map(|occurrence| occurrence.on).max();
        last.map(|last| Met {
            on: last,
            completed: Completed::by_findings(
                last,
                of.iter().filter(|one| one.on == last).map(|one| &one.completed),
            ),
            agencies: of.iter().fold(AgencySet::default(), |all, occurrence| all.union(occurrence.agencies)),
            inputs: rests.to_vec(),
        })
        .into_iter()
        .collect()
    }

    fn judge_all(&self, seen: &Seen, rule: Option<&BookRule>) -> Vec<(u32, Judged)> {
        let selected = |item: &Item<'_>| {
            self.book
                .indicator(item.indicator)
                .is_some_and(|indicator| RuleBook::selects(&seen.select, indicator))
        };
        let items = self.evidence.timeline.items.iter().zip(0_u32..);
        items
            .filter(|(item, _)| selected(item))
            .map(|(item, at)| (at, self.judge(seen, rule, item, at)))
            .collect()
    }

    fn judge(&self, seen: &Seen, rule: Option<&BookRule>, item: &Item<'_>, at: u32) -> Judged {
        if !seen.takes(item.subject) || !(seen.by.is_empty() || seen.by.contains(&item.by)) {
            return Judged::No(Reason::Subject);
        }
        let of_indicator = self.book.indicator(item.indicator).and_then(|indicator| indicator.ages);
        let of_rule = rule.and_then(|rule| rule.rule.ages);
        if !of_indicator.into_iter().chain(of_rule).all(|range| self.age_on(item.on, &range)) {
            return Judged::No(Reason::Age);
        }
        if seen.current && item.until.is_some_and(|until| until < self.evidence.case.as_of) {
            return Judged::No(Reason::Window);
        }
        let mut missing = Vec::new();
        for (name, wanted) in &seen.with {
            match self.qualifier(item, at, name, wanted) {
                Ok(true) => {}
                Ok(false) => return Judged::No(Reason::Qualifier),
                Err(part) => missing.push(part),
            }
        }
        match self.explained(rule, item) {
            Truth::True => return Judged::Aside(HeldBy::Explanation),
            Truth::Unknown => missing.push(MissingPart::Explanation { item: at }),
            Truth::False => {}
        }
        for (name, wanted) in &seen.gate {
            match self.qualifier(item, at, name, wanted) {
                Ok(true) => {}
                Ok(false) => {
                    let slot = self.slot(item, name).unwrap_or(MISSING);
                    return Judged::Aside(HeldBy::Qualifier(slot));
                }
                Err(part) => missing.push(part),
            }
        }
        missing.sort_unstable();
        missing.dedup();
        if missing.is_empty() { Judged::Matches } else { Judged::Unknown(missing) }
    }

    fn slot(&self, item: &Item<'_>, name: &str) -> Option<u8> {
        let indicator = self.book.indicator(item.indicator)?;
        let at = indicator.qualifiers.iter().position(|qualifier| qualifier.name == name)?;
        u8::try_from(at).ok()
    }

    /// Whether an entry's qualifier has a wanted value or, on an ordered scale, a higher one; the missing answer
    /// where it was not stated. An indicator that has no such qualifier does not meet the condition.
    fn qualifier(
        &self,
        item: &Item<'_>,
        at: u32,
        name: &str,
        wanted: &[String],
    ) -> Result<bool, MissingPart> {
        if name == "explanation" {
            let rank = usize::from(item.explanation_rank());
            if rank >= EXPLANATION_SCALE.len() {
                return Err(MissingPart::Explanation { item: at });
            }
            // A rising scale like any other: what is unsuitable is more than absent.
            return Ok(EXPLANATION_SCALE
                .iter()
                .take(rank + 1)
                .any(|value| wanted.iter().any(|w| w == value)));
        }
        let Some(slot) = self.slot(item, name) else { return Ok(false) };
        let Some(indicator) = self.book.indicator(item.indicator) else { return Ok(false) };
        let Some(qualifier) = indicator.qualifiers.get(usize::from(slot)) else { return Ok(false) };
        let rank = item.ranks.get(usize::from(slot)).copied().unwrap_or(MISSING);
        if rank == MISSING {
            return Err(MissingPart::Qualifier { item: at, slot });
        }
        let mut places =
            qualifier.scale.values().iter().enumerate().filter(|(_, value)| wanted.contains(value));
        Ok(match qualifier.scale {
            Scale::Ordered(_) => places.any(|(place, _)| usize::from(rank) >= place),
            Scale::OneOf(_) => places.any(|(place, _)| usize::from(rank) == place),
        })
    }

    /// Whether an explanation explains an entry away for a rule; unknown where nobody but the family says so.
    fn explained(&self, rule: Option<&BookRule>, item: &Item<'_>) -> Truth {
        let (Some(rule), Some(told)) = (rule, item.explanation) else { return Truth::False };
        let accepted = |kind: &String| *kind == told.kind || (kind == "any" && told.kind != "cultural");
        if !rule.rule.explained_by.iter().any(accepted) {
            return Truth::False;
        }
        match told.status {
            ExplanationStatus::Suitable if told.by.is_professional() => Truth::True,
            ExplanationStatus::Suitable | ExplanationStatus::Claimed => Truth::Unknown,
            ExplanationStatus::Absent | ExplanationStatus::Unsuitable => Truth::False,
        }
    }

    fn age_on(&self, on: Date, range: &AgeRange) -> bool {
        age::age_on(&self.evidence.case.child, on).lies_in(range)
    }

    fn fact(&self, test: &FactTest, rule: Option<&BookRule>) -> Said {
        let as_of = self.evidence.case.as_of;
        if rule.and_then(|rule| rule.rule.ages).is_some_and(|range| !self.age_on(as_of, &range)) {
            return Said { truth: Some(Truth::False), otherwise: Some(Truth::False), ..Said::default() };
        }
        let from_readers = self.evidence.facts.iter();
        let all: Vec<&Fact> = from_readers.chain(&self.chronology).collect();
        let place = all.iter().position(|fact| fact.name == test.fact);
        let fact = place.and_then(|place| all.get(place).copied());
        let truth = compare(test, fact, as_of);
        let domain = test.fact.split('.').next().unwrap_or_default();
        // Only what readers made opens a subject to questions: nobody can be asked for what the chronology counts.
        let opened = self.evidence.facts.iter().any(|fact| fact.name.split('.').next() == Some(domain));
        let mut said = Said { truth: Some(truth), otherwise: Some(truth), ..Said::default() };
        match (truth, fact, place.and_then(|place| u32::try_from(place).ok())) {
            (Truth::True, Some(fact), Some(place)) => {
                said.supported = true;
                said.rests = vec![Rest::Fact(place)];
                said.met = vec![Met {
                    on: fact.on.unwrap_or(as_of),
                    completed: Completed::by_fact(place),
                    agencies: fact
                        .agencies
                        .iter()
                        .fold(AgencySet::default(), |all, &by| all.union(AgencySet::of(by))),
                    inputs: vec![Rest::Fact(place)],
                }];
            }
            (Truth::Unknown, ..) => {
                said.supported = opened;
                let name = self.book.fact_name(&test.fact).unwrap_or(u32::MAX);
                said.missing = vec![MissingPart::Fact { name }];
            }
            _ => {}
        }
        said
    }

    /// Why the entries that a rule looked at do not alert, where it did not fire.
    fn explain_silence(&mut self, condition: &Condition, rule: &BookRule, truth: Truth, undetermined: bool) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
                parts.iter().for_each(|part| self.explain_silence(part, rule, truth, undetermined));
            }
            Condition::Seen(seen) => {
                let judged = self.judge_all(seen, Some(rule));
                let counted = judged
                    .iter()
                    .filter(|(_, judged)| matches!(judged, Judged::Matches | Judged::Unknown(_)));
                let counted: Vec<u32> = counted.map(|(at, _)| *at).collect();
                let reached = !self.windows(seen, &counted).is_empty();
                let whenever = Seen { within: None, ..seen.clone() };
                let in_any_time = !self.windows(&whenever, &counted).is_empty();
                for (at, judged) in judged {
                    let (near, reason) = match &judged {
                        Judged::Aside(HeldBy::Explanation) => (EXPLAINED, Reason::Alone),
                        Judged::Aside(_) => (HELD_BACK, Reason::Alone),
                        Judged::No(reason) => (nearness(*reason), *reason),
                        Judged::Matches | Judged::Unknown(_) => {
                            let reason = if undetermined {
                                Reason::Undetermined
                            } else if truth == Truth::True {
                                // The rule fired on others: this one lies outside their time, or lacks a qualifier.
                                if matches!(judged, Judged::Matches) {
                                    Reason::Window
                                } else {
                                    Reason::Qualifier
                                }
                            } else if reached {
                                Reason::Alone
                            } else if in_any_time {
                                Reason::Window
                            } else {
                                Reason::Count
                            };
                            (nearness(reason), reason)
                        }
                    };
                    self.reason(at, near, reason);
                }
            }
            Condition::Fact(_) | Condition::Found(_) | Condition::Age(_) => {}
        }
    }

    fn reason(&mut self, item: u32, near: u8, reason: Reason) {
        if let Some(kept) = self.whys.get_mut(item as usize)
            && near > kept.0
        {
            *kept = (near, reason);
        }
    }

    fn levels(&mut self) {
        for (at, pack) in self.book.packs().iter().enumerate() {
            let reached = pack
                .levels
                .iter()
                .enumerate()
                .filter(|(_, level)| {
                    level.when.as_ref().is_none_or(|when| self.says(when, None).truth() == Truth::True)
                })
                .max_by_key(|(place, level)| (level.number, std::cmp::Reverse(*place)));
            if let Some((place, _)) = reached {
                let pair = (u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(place).unwrap_or(u32::MAX));
                self.outcome.levels.push(pair);
            }
        }
    }

    fn finish(mut self) -> Outcome {
        self.outcome.fired.sort_by_key(|fired| fired.rule);
        self.outcome.held_back.sort_by_key(|held| held.rule);
        self.outcome.fates = self
            .whys
            .iter()
            .zip(0_u32..)
            .map(|(&(near, reason), at)| {
                if self.outcome.rests.contains(&Rest::Item(at)) {
                    ItemFate::Used
                } else if near == EXPLAINED {
                    ItemFate::Explained
                } else if near == HELD_BACK {
                    ItemFate::HeldBack
                } else {
                    ItemFate::NotAlerting(reason)
                }
            })
            .collect();
        self.outcome.chronology = self.chronology;
        self.outcome.laid_in_order()
    }
}

/// Between the nearest reason of all, a missing answer, and every other one.
const EXPLAINED: u8 = super::outcome::NEAR_EXPLAINED;
const HELD_BACK: u8 = super::outcome::NEAR_HELD_BACK;

fn is_true(said: &Said) -> bool {
    said.truth() == Truth::True
}

fn as_item(rest: &Rest) -> Option<u32> {
    match rest {
        Rest::Item(item) => Some(*item),
        Rest::Fact(_) | Rest::Finding(_) => None,
    }
}

fn with_more(items: &[u32], more: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut all: Vec<u32> = items.iter().copied().chain(more).collect();
    all.sort_unstable();
    all
}

/// The days on which at least `n` of the parts had been met, from the day on which the last of the first `n` was.
/// A part that has no days of its own (an age) counts as met before all.
fn joined(parts: &[Said], n: usize) -> Vec<Met> {
    let dated: Vec<&Said> = parts.iter().filter(|part| is_true(part) && !part.met.is_empty()).collect();
    let timeless = parts.iter().filter(|part| is_true(part) && part.met.is_empty()).count();
    if let [only] = dated.as_slice() {
        return only.met.clone();
    }
    let mut firsts: Vec<Date> =
        dated.iter().filter_map(|part| part.met.iter().map(|met| met.on).min()).collect();
    firsts.sort_unstable();
    let needed = n.saturating_sub(timeless).max(1);
    let Some(&start) = firsts.get(needed - 1) else { return Vec::new() };
    let mut all: Vec<&Met> = dated.iter().flat_map(|part| &part.met).collect();
    all.sort_by_key(|met| met.on);
    let mut days: Vec<Date> = all.iter().map(|met| met.on).filter(|&on| on >= start).collect();
    days.dedup();
    let day = |on: Date| {
        let until: Vec<&&Met> = all.iter().filter(|met| met.on <= on).collect();
        let mut inputs: Vec<Rest> = until.iter().flat_map(|met| met.inputs.iter().copied()).collect();
        inputs.sort_unstable();
        inputs.dedup();
        Met {
            on,
            completed: Completed::together(on, until.iter().map(|met| (met.on, &met.completed))),
            agencies: until.iter().fold(AgencySet::default(), |all, met| all.union(met.agencies)),
            inputs,
        }
    };
    days.into_iter().map(day).collect()
}
