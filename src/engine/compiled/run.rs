//! One evaluation: from hits on atoms to the rules that they touch, and for each whether it fires, is held back, or
//! asks.

use std::cell::Cell;

use jiff::civil::Date;

use super::super::Evidence;
use super::super::chronology;
use super::super::outcome::{Fired, Held, HeldBy, NEAR_HELD_BACK, Occurrence, Outcome, Rest, Undetermined};
use super::super::rule_book::RuleBook;
use super::super::timeline::Item;
use super::compile::{domain_of, number};
use super::hits::Hits;
use super::judge::Ages;
use super::silence::Whys;
use super::values::Asked;
use super::{NONE, Program, RuleSet};
use crate::calendar::ordinal;
use crate::facts::Fact;
use crate::facts::Truth;
use crate::vocabulary::Reason;
use crate::vocabulary::{Concern, Forms};

pub(super) struct Run<'a> {
    pub(super) program: &'a Program,
    pub(super) book: &'a RuleBook,
    pub(super) evidence: &'a Evidence<'a>,
    pub(super) as_of: Date,
    pub(super) as_of_day: u32,
    pub(super) shares_events: bool,
    pub(super) hits: Hits,
    /// The rules to try.
    pub(super) touched: RuleSet,
    /// For each of the book's fact names the place of the fact, or `NONE`.
    pub(super) fact_at: Vec<u32>,
    /// For each domain whether anything is known of it.
    pub(super) opened: Vec<bool>,
    pub(super) chronology: Vec<Fact>,
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) whys: Whys,
    outcome: Outcome,
    /// Room for counting, reused.
    pub(super) keys: Cell<Vec<u32>>,
    pub(super) listed: Cell<Vec<u32>>,
    pub(super) ages: Ages,
    /// For each length of a period that ends on the case's date the first entry that lies in it, once asked.
    starts: Vec<Cell<Option<u32>>>,
    /// The value of each node, once asked, and of each test of a fact.
    pub(super) said: Asked,
    pub(super) tested: Asked,
    /// What each `found` rests on, once asked: a stretch of the list below.
    pub(super) founds: Vec<Cell<Option<(u32, u32)>>>,
    pub(super) found_rests: Cell<Vec<Rest>>,
}

/// Evaluates the rules that the case's contents touch.
pub(super) fn evaluate(program: &Program, book: &RuleBook, evidence: &Evidence<'_>) -> Outcome {
    let items = &evidence.timeline.items;
    let mut run = Run {
        program,
        book,
        evidence,
        as_of: evidence.case.as_of,
        as_of_day: ordinal(evidence.case.as_of),
        // An event that several observations name has a number beyond every observation's own.
        shares_events: items.iter().any(|item| item.event > NONE / 2),
        hits: Hits::new(program.atoms.len(), items.len()),
        touched: RuleSet::with_room_for(program.rules.len()),
        fact_at: vec![NONE; program.fact_names],
        opened: vec![false; program.by_domain.len()],
        chronology: Vec::new(),
        occurrences: Vec::new(),
        whys: Whys::new(items.len()),
        outcome: Outcome::default(),
        keys: Cell::new(Vec::new()),
        listed: Cell::new(Vec::new()),
        ages: Ages::new(program.ages.len()),
        starts: vec![Cell::new(None); program.latest.len()],
        said: Asked::new(program.nodes.len()),
        tested: Asked::new(program.fact_tests.len()),
        founds: vec![Cell::new(None); program.founds.len()],
        found_rests: Cell::new(Vec::new()),
    };
    run.look_up();
    run.touch_by_facts(evidence.facts.iter(), None);
    run.touch(&program.always);
    let touched = std::mem::take(&mut run.touched);
    touched.for_each(false, &program.patterns, |rule| run.rule(rule));
    run.touched = touched;
    run.second_stratum();
    run.levels();
    run.finish()
}

impl<'a> Run<'a> {
    pub(super) fn item(&self, at: u32) -> Option<&'a Item<'a>> {
        self.evidence.timeline.items.get(at as usize)
    }

    pub(super) fn on(&self, at: u32) -> Date {
        self.item(at).map_or(self.as_of, |item| item.on)
    }

    pub(super) fn day(&self, at: u32) -> u32 {
        self.item(at).map_or(self.as_of_day, |item| item.day)
    }

    pub(super) fn forms_of(&self, at: u32) -> Forms {
        let indicator = self.item(at).and_then(|item| self.book.indicator(item.indicator));
        indicator.map_or(Forms::NONE, |indicator| indicator.forms)
    }

    fn touch(&mut self, rules: &[u32]) {
        rules.iter().for_each(|&rule| self.touched.insert(rule));
    }

    /// Finds the rules that facts touch, and remembers where each fact stands. Those of the chronology stand
    /// `beyond` those of the readers.
    fn touch_by_facts<'f>(&mut self, facts: impl Iterator<Item = &'f Fact>, beyond: Option<usize>) {
        let program = self.program;
        let mut last_domain = "";
        for (at, fact) in facts.enumerate() {
            if let Some(of) = program.by_fact.get(fact.name.as_ref())
                && let Some(place) = self.fact_at.get_mut(of.name as usize)
                && *place == NONE
            {
                *place = number(beyond.unwrap_or(0) + at);
            }
            let domain = domain_of(&fact.name);
            if domain == last_domain {
                continue;
            }
            last_domain = domain;
            if let Some((domain, rules)) = program.by_domain.get(domain) {
                self.touch(rules);
                // Only what readers made opens a subject to questions: nobody can be asked for what the chronology
                // counts.
                if beyond.is_none()
                    && let Some(opened) = self.opened.get_mut(*domain as usize)
                {
                    *opened = true;
                }
            }
        }
    }

    /// The first entry in the period of one of the program's lengths that ends on the case's date.
    pub(super) fn start_of(&self, latest: u32) -> Option<u32> {
        let cell = self.starts.get(latest as usize)?;
        if cell.get().is_none() {
            let span = self.program.latest.get(latest as usize)?;
            let before = ordinal(span.before(self.as_of));
            let first = self.evidence.timeline.items.partition_point(|item| item.day <= before);
            cell.set(Some(number(first)));
        }
        cell.get()
    }

    fn rule(&mut self, number: u32) {
        let Some(code) = self.program.rules.get(number as usize) else { return };
        if self.is_plainly_false(code.when) {
            if code.looks {
                self.explain_silence(code.when, Truth::False, false);
            }
            return;
        }
        let said = self.says(code.when);
        let mut undetermined = false;
        let mut shut = None;
        if said.truth == Truth::False {
            if said.otherwise == Truth::True {
                self.hold_back(number, code.when);
            }
        } else {
            let gate = |&gate: &u32| self.says(gate).truth;
            shut = code.gates.iter().position(|one| gate(one) == Truth::False);
            let unsure = code.gates.iter().any(|one| gate(one) == Truth::Unknown);
            match (said.truth, shut) {
                (Truth::True, None) if !unsure => self.fire(number, code.when),
                (_, None) => {
                    undetermined = said.supported;
                    if undetermined {
                        self.ask(number, said.truth);
                    }
                }
                (_, Some(_)) => {}
            }
        }
        if code.looks {
            self.explain_silence(code.when, said.truth, undetermined);
        }
        if let (Truth::True, Some(gate)) = (said.truth, shut) {
            self.shut(number, code.when, super::compile::number(gate));
        }
    }

    /// The missing answers that decide a rule, of its condition and of its gates.
    fn ask(&mut self, rule: u32, truth: Truth) {
        let Some(code) = self.program.rules.get(rule as usize) else { return };
        let mut missing = std::mem::take(&mut self.outcome.missing);
        let start = missing.len();
        if truth == Truth::Unknown {
            self.missing(code.when, &mut missing);
        }
        for &gate in code.gates.iter().filter(|&&gate| self.says(gate).truth == Truth::Unknown) {
            self.missing(gate, &mut missing);
        }
        sort_tail(&mut missing, start);
        let missing_of_rule = number(start)..number(missing.len());
        self.outcome.missing = missing;
        self.outcome.undetermined.push(Undetermined { rule, missing: missing_of_rule });
    }

    /// A gate of the rule holds back all that it would rest on.
    fn shut(&mut self, rule: u32, when: u32, gate: u32) {
        let mut rests = Vec::new();
        self.rests(when, &mut rests);
        rests.sort_unstable();
        rests.dedup();
        for rest in &rests {
            if let Rest::Item(item) = rest {
                self.whys.at(*item, NEAR_HELD_BACK, Reason::Alone);
            }
        }
        self.outcome.held_back.push(Held { rule, by: HeldBy::Gate(gate), rests });
    }

    fn hold_back(&mut self, rule: u32, when: u32) {
        let mut aside = Vec::new();
        self.aside(when, &mut aside);
        aside.sort_unstable();
        if let Some(&(_, by)) = aside.first() {
            let mut rests: Vec<Rest> = aside.iter().map(|&(item, _)| Rest::Item(item)).collect();
            rests.dedup();
            self.outcome.held_back.push(Held { rule, by, rests });
        }
    }

    fn fire(&mut self, rule: u32, when: u32) {
        let start = self.outcome.rests.len();
        let mut rests = std::mem::take(&mut self.outcome.rests);
        self.rests(when, &mut rests);
        sort_tail(&mut rests, start);
        if self.book.counts_findings() {
            self.occur(rule, when, rests.get(start..).unwrap_or(&[]));
        }
        let end = rests.len();
        self.outcome.rests = rests;
        self.outcome.fired.push(Fired { rule, rests: number(start)..number(end) });
    }

    fn occur(&mut self, rule: u32, when: u32, rests: &[Rest]) {
        let Some(of) = self.book.rules().get(rule as usize) else { return };
        let mut forms = of.rule.then.forms;
        if forms.is_empty() {
            for rest in rests {
                forms = forms.union(match rest {
                    Rest::Item(item) => self.forms_of(*item),
                    Rest::Finding(rule) => {
                        let of_rule = self.occurrences.iter().find(|occurrence| occurrence.rule == *rule);
                        of_rule.map_or(Forms::NONE, |occurrence| occurrence.forms)
                    }
                    Rest::Fact(_) => Forms::NONE,
                });
            }
        }
        let mut met = Vec::new();
        self.met(when, &mut met);
        let (concern, hazard) =
            (of.rule.then.concern.unwrap_or(Concern::NoneRecorded), of.rule.then.hazard.is_some());
        self.occurrences.extend(met.into_iter().map(|met| Occurrence {
            rule,
            on: met.on,
            completed: met.completed,
            agencies: met.agencies,
            forms,
            concern,
            hazard,
            inputs: met.inputs,
        }));
    }

    fn second_stratum(&mut self) {
        let program = self.program;
        if !self.book.counts_findings() {
            return;
        }
        let chronology = chronology::facts(&self.occurrences, self.evidence);
        self.touch_by_facts(chronology.iter(), Some(self.evidence.facts.len()));
        if !chronology.is_empty() {
            self.tested.forget();
        }
        self.chronology = chronology;
        if !self.occurrences.is_empty() {
            self.touch(&program.counting);
        }
        let first_stratum = self.occurrences.len();
        let mut of_patterns = Vec::new();
        let touched = std::mem::take(&mut self.touched);
        touched.for_each(true, &program.patterns, |rule| {
            self.rule(rule);
            // Patterns do not count patterns; levels count both.
            of_patterns.extend(self.occurrences.drain(first_stratum..));
        });
        self.occurrences.extend(of_patterns);
    }

    fn levels(&mut self) {
        let mut reached: Vec<(u32, u32, u8)> = Vec::new();
        for level in &self.program.levels {
            if level.when.is_some_and(|when| self.says(when).truth != Truth::True) {
                continue;
            }
            match reached.last_mut() {
                Some(best) if best.0 == level.pack => {
                    if level.number > best.2 {
                        *best = (level.pack, level.place, level.number);
                    }
                }
                _ => reached.push((level.pack, level.place, level.number)),
            }
        }
        self.outcome.levels = reached.into_iter().map(|(pack, place, _)| (pack, place)).collect();
    }

    fn finish(mut self) -> Outcome {
        self.outcome.fates = self.whys.fates(&self.outcome.rests);
        self.outcome.held_back.sort_by_key(|held| held.rule);
        self.outcome.chronology = self.chronology;
        let in_order = self.outcome.fired.is_sorted_by_key(|fired| fired.rule)
            && self.outcome.undetermined.is_sorted_by_key(|undetermined| undetermined.rule);
        if in_order { self.outcome } else { self.outcome.laid_in_order() }
    }
}

/// Sorts what stands from a place on, and keeps one of each.
pub(super) fn sort_tail<T: Copy + Ord>(list: &mut Vec<T>, start: usize) {
    let Some(tail) = list.get_mut(start..) else { return };
    tail.sort_unstable();
    let mut kept = 0_usize;
    for at in 0..tail.len() {
        let (Some(&one), before) = (tail.get(at), kept.checked_sub(1)) else { continue };
        if before.is_some_and(|before| tail.get(before) == Some(&one)) {
            continue;
        }
        if let Some(place) = tail.get_mut(kept) {
            *place = one;
        }
        kept += 1;
    }
    list.truncate(start + kept);
}
