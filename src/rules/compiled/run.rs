//! One evaluation: from the timeline to hits on atoms, from hits to the values of conditions, from those to what
//! fires, is held back, or asks.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use jiff::civil::Date;

use super::super::Evidence;
use super::super::book::RuleBook;
use super::super::chronology;
use super::super::compare::compare;
use super::super::found;
use super::super::outcome::{
    Fired, Held, HeldBy, ItemFate, MissingPart, NEAR_EXPLAINED, NEAR_HELD_BACK, Occurrence, Outcome, Rest,
    Undetermined, nearness,
};
use super::super::timeline::{Item, MISSING};
use super::super::truth::Truth;
use super::compile::{domain_of, number};
use super::{EXPLANATION_SLOT, Entry, NONE, Node, Program};
use crate::case::{ExplanationStatus, age};
use crate::pack::Span;
use crate::readers::Fact;
use crate::report::Why;
use crate::words::{Concern, Forms};

/// What one entry of the timeline means to one atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    Matches,
    Unknown,
    Aside(HeldBy),
    No(Why),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) item: u32,
    pub(super) entry: u32,
    pub(super) judged: Judged,
    next: u32,
}

/// The value of a condition.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub(super) truth: Truth,
    /// Its value if nothing were explained or held back.
    pub(super) otherwise: Truth,
    /// Whether something recorded supports it.
    pub(super) supported: bool,
}

impl Said {
    fn plain(truth: Truth) -> Said {
        Said { truth, otherwise: truth, supported: false }
    }
}

/// Entries of one atom, by what they mean to it.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    pub(super) matches: Vec<u32>,
    /// Matches and those that a missing answer decides.
    pub(super) possible: Vec<u32>,
    /// Matches and those that are explained or held back.
    pub(super) otherwise: Vec<u32>,
}

pub(super) struct Run<'a> {
    pub(super) program: &'a Program,
    pub(super) book: &'a RuleBook,
    pub(super) evidence: &'a Evidence<'a>,
    pub(super) as_of: Date,
    pub(super) shares_events: bool,
    /// For each atom the first of its hits, which are linked in the timeline's order.
    heads: Vec<u32>,
    pub(super) hits: Vec<Hit>,
    /// For each of the book's fact names the place of the fact, or `NONE`.
    fact_at: Vec<u32>,
    /// For each domain whether anything is known of it.
    opened: Vec<bool>,
    pub(super) chronology: Vec<Fact>,
    pub(super) occurrences: Vec<Occurrence>,
    whys: Vec<(u8, Why)>,
    outcome: Outcome,
    /// Room for counting, reused.
    pub(super) keys: Cell<Vec<u32>>,
    sorted: Cell<Sorted>,
    /// The day before which the child was unborn.
    born: Option<Date>,
    windows: Vec<Cell<Option<AgeWindow>>>,
    /// The last length of a period that ends on the case's date, with its start.
    latest: Cell<Option<(Span, Date)>>,
    /// The value of each `seen` that counts, once asked.
    seen: Vec<Cell<Option<Said>>>,
    /// What each `found` rests on, once asked.
    founds: Vec<OnceCell<Rc<[Rest]>>>,
}

/// An age range as the days on which this child's age lies in it.
#[derive(Debug, Clone, Copy)]
struct AgeWindow {
    from: Date,
    before: Date,
    unborn: bool,
}

/// Evaluates the rules that the case's contents touch.
pub(super) fn evaluate(program: &Program, book: &RuleBook, evidence: &Evidence<'_>) -> Outcome {
    let items = &evidence.timeline.items;
    let mut run = Run {
        program,
        book,
        evidence,
        as_of: evidence.case.as_of,
        // An event that several observations name has a number beyond every observation's own.
        shares_events: items.iter().any(|item| item.event > NONE / 2),
        heads: vec![NONE; program.atoms.len()],
        hits: Vec::with_capacity(items.len() * 4),
        fact_at: vec![NONE; program.fact_names],
        opened: vec![false; program.by_domain.len()],
        chronology: Vec::new(),
        occurrences: Vec::new(),
        whys: vec![(0, Why::NoRule); items.len()],
        outcome: Outcome::default(),
        keys: Cell::new(Vec::new()),
        sorted: Cell::new(Sorted::default()),
        born: evidence.case.child.born,
        windows: vec![Cell::new(None); program.ages.len()],
        latest: Cell::new(None),
        seen: vec![Cell::new(None); program.atoms.len()],
        founds: vec![OnceCell::new(); program.founds.len()],
    };
    let mut touched = run.look_up();
    run.touch_by_facts(evidence.facts.iter(), None, &mut touched);
    touched.extend_from_slice(&program.always);
    let (patterns, rules): (Vec<u32>, Vec<u32>) = touched.iter().partition(|&&rule| run.is_pattern(rule));
    run.rules(rules);
    run.second_stratum(patterns);
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

    pub(super) fn forms_of(&self, at: u32) -> Forms {
        let indicator = self.item(at).and_then(|item| self.book.indicator(item.indicator));
        indicator.map_or(Forms::NONE, |indicator| indicator.forms)
    }

    fn is_pattern(&self, rule: u32) -> bool {
        self.program.rules.get(rule as usize).is_some_and(|rule| rule.pattern)
    }

    /// Hits on atoms, and the rules that they touch.
    fn look_up(&mut self) -> Vec<u32> {
        let program = self.program;
        let mut touched = Vec::new();
        let mut last_touched = vec![false; program.rules.len()];
        // From the last entry to the first, so that each atom's list runs in the timeline's order.
        for at in (0..number(self.evidence.timeline.items.len())).rev() {
            let Some(item) = self.item(at) else { continue };
            let range = program.index.get(item.indicator as usize).cloned().unwrap_or(0..0);
            for number in range {
                let Some(entry) = program.entries.get(number as usize) else { continue };
                let Some(atom) = program.atoms.get(entry.atom as usize) else { continue };
                let judged = self.judge(entry, item);
                if let Judged::No(why) = judged {
                    if !atom.silent {
                        self.why(at, nearness(why), why);
                    }
                    continue;
                }
                let Some(head) = self.heads.get_mut(entry.atom as usize) else { continue };
                self.hits.push(Hit { item: at, entry: number, judged, next: *head });
                *head = super::compile::number(self.hits.len() - 1);
                if let Some(seen) = last_touched.get_mut(atom.rule as usize)
                    && !atom.silent
                    && !*seen
                {
                    *seen = true;
                    touched.push(atom.rule);
                }
            }
        }
        touched
    }

    /// Finds the rules that facts touch, and remembers where each fact stands. Those of the chronology stand
    /// `beyond` those of the readers.
    fn touch_by_facts<'f>(
        &mut self,
        facts: impl Iterator<Item = &'f Fact>,
        beyond: Option<usize>,
        touched: &mut Vec<u32>,
    ) {
        let program = self.program;
        let mut last_domain = "";
        for (at, fact) in facts.enumerate() {
            if let Some(of) = program.by_fact.get(fact.name.as_ref()) {
                touched.extend_from_slice(&of.rules);
                if let Some(place) = self.fact_at.get_mut(of.name as usize)
                    && *place == NONE
                {
                    *place = number(beyond.unwrap_or(0) + at);
                }
            }
            let domain = domain_of(&fact.name);
            if domain != last_domain {
                last_domain = domain;
                if let Some((domain, rules)) = program.by_domain.get(domain) {
                    touched.extend_from_slice(rules);
                    // Only what readers made opens a subject to questions: nobody can be asked for what the
                    // chronology counts.
                    if beyond.is_none()
                        && let Some(opened) = self.opened.get_mut(*domain as usize)
                    {
                        *opened = true;
                    }
                }
            }
        }
    }

    fn judge(&self, entry: &Entry, item: &Item<'_>) -> Judged {
        let Some(atom) = self.program.atoms.get(entry.atom as usize) else { return Judged::No(Why::NoRule) };
        if atom.subjects & (1 << item.subject as u8) == 0 || atom.agencies & (1 << item.by as u32) == 0 {
            return Judged::No(Why::Subject);
        }
        if !entry.ages.iter().all(|&ages| self.lies_in(ages, item.on)) {
            return Judged::No(Why::Age);
        }
        if atom.current && item.until.is_some_and(|until| until < self.as_of) {
            return Judged::No(Why::Window);
        }
        let mut unknown = false;
        let tests =
            self.program.tests.get(entry.tests.start as usize..entry.tests.end as usize).unwrap_or(&[]);
        let (withs, gates) = tests.split_at(tests.len().min(entry.withs as usize));
        for test in withs {
            match passes(test, item) {
                Truth::True => {}
                Truth::Unknown => unknown = true,
                Truth::False => return Judged::No(Why::Qualifier),
            }
        }
        match self.explained(atom.rule, item) {
            Truth::True => return Judged::Aside(HeldBy::Explanation),
            Truth::Unknown => unknown = true,
            Truth::False => {}
        }
        for test in gates {
            match passes(test, item) {
                Truth::True => {}
                Truth::Unknown => unknown = true,
                Truth::False => {
                    let slot = if test.slot == EXPLANATION_SLOT { MISSING } else { test.slot };
                    return Judged::Aside(HeldBy::Qualifier(slot));
                }
            }
        }
        if unknown { Judged::Unknown } else { Judged::Matches }
    }

    fn explained(&self, rule: u32, item: &Item<'_>) -> Truth {
        let Some(told) = item.explanation else { return Truth::False };
        let Some(rule) = self.book.rules().get(rule as usize) else { return Truth::False };
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

    /// The day before which nothing lies in a period of this length that ends on the case's date.
    pub(super) fn start_of(&self, span: Span) -> Date {
        match self.latest.get() {
            // Most packs ask for few lengths, one after the other.
            Some((known, start)) if known == span => start,
            _ => {
                let start = span.before(self.as_of);
                self.latest.set(Some((span, start)));
                start
            }
        }
    }

    /// Whether the child's age on a day lies in one of the program's ranges.
    fn lies_in(&self, ages: u32, on: Date) -> bool {
        let Some(cell) = self.windows.get(ages as usize) else { return true };
        let window = cell.get().unwrap_or_else(|| {
            let window = self.age_window(ages);
            cell.set(Some(window));
            window
        });
        if self.born.is_none_or(|born| on < born) {
            window.unborn
        } else {
            window.from <= on && on < window.before
        }
    }

    fn age_window(&self, ages: u32) -> AgeWindow {
        let range = self.program.ages.get(ages as usize).copied().unwrap_or_default();
        let child = &self.evidence.case.child;
        let Some(born) = child.born else {
            return AgeWindow { from: Date::MAX, before: Date::MIN, unborn: range.unborn };
        };
        let origin = if range.corrected { age::corrected_from(child).unwrap_or(born) } else { born };
        let from = range.from.filter(|span| span.n > 0).map_or(born, |span| span.after(origin));
        let before = match range.below {
            None => Date::MAX,
            // Every age has reached nought.
            Some(span) if span.n == 0 => Date::MIN,
            Some(span) => span.after(origin),
        };
        AgeWindow { from, before, unborn: range.unborn }
    }

    pub(super) fn hits_of(&self, atom: u32) -> impl Iterator<Item = Hit> {
        let mut at = self.heads.get(atom as usize).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let hit = self.hits.get(at as usize).copied()?;
            at = hit.next;
            Some(hit)
        })
    }

    /// An atom's entries, sorted by what they mean to it. Give the room back with [`Run::done_with`].
    pub(super) fn sort_out(&self, atom: u32) -> Sorted {
        let mut sorted = self.sorted.take();
        sorted.matches.clear();
        sorted.possible.clear();
        sorted.otherwise.clear();
        for hit in self.hits_of(atom) {
            match hit.judged {
                Judged::Matches => {
                    sorted.matches.push(hit.item);
                    sorted.possible.push(hit.item);
                    sorted.otherwise.push(hit.item);
                }
                Judged::Unknown => sorted.possible.push(hit.item),
                Judged::Aside(_) => sorted.otherwise.push(hit.item),
                Judged::No(_) => {}
            }
        }
        sorted
    }

    pub(super) fn done_with(&self, sorted: Sorted) {
        self.sorted.set(sorted);
    }

    /// The fact of one of the book's names, and its place.
    pub(super) fn fact(&self, name: u32) -> Option<(u32, &Fact)> {
        let place = self.fact_at.get(name as usize).copied().filter(|&place| place != NONE)?;
        let at = place as usize;
        let beyond = self.evidence.facts.len();
        let fact = self.evidence.facts.at(at).or_else(|| self.chronology.get(at.checked_sub(beyond)?))?;
        Some((place, fact))
    }

    fn opened(&self, domain: u32) -> bool {
        self.opened.get(domain as usize).copied().unwrap_or(false)
    }

    pub(super) fn says(&self, node: u32) -> Said {
        match self.program.nodes.get(node as usize) {
            Some(Node::Seen(atom)) => self.seen(*atom),
            Some(Node::Fact(test)) => {
                let Some(named) = self.program.fact_tests.get(*test as usize) else {
                    return Said::plain(Truth::False);
                };
                if !self.lies_in(named.ages, self.as_of) {
                    return Said::plain(Truth::False);
                }
                let truth = compare(&named.test, self.fact(named.name).map(|(_, fact)| fact), self.as_of);
                let supported = match truth {
                    Truth::True => true,
                    Truth::Unknown => self.opened(named.domain),
                    Truth::False => false,
                };
                Said { truth, otherwise: truth, supported }
            }
            Some(Node::Found(found)) => {
                let met = !self.found(*found).is_empty();
                Said { supported: met, ..Said::plain(met.into()) }
            }
            Some(Node::Age(ages)) => Said::plain(self.lies_in(*ages, self.as_of).into()),
            Some(Node::AtLeast { n, children, .. }) => {
                let (mut supported, mut truths, mut otherwises) = (false, Tally::default(), Tally::default());
                for &child in self.children(children) {
                    let said = self.says(child);
                    supported |= said.supported;
                    truths.add(said.truth);
                    otherwises.add(said.otherwise);
                }
                Said { truth: truths.at_least(*n), otherwise: otherwises.at_least(*n), supported }
            }
            None => Said::plain(Truth::False),
        }
    }

    /// What a `found` rests on. Findings stand still while patterns are tried, and again while levels are: it is
    /// worked out once, and a condition belongs to a pattern or to a level and never to both.
    pub(super) fn found(&self, number: u32) -> Rc<[Rest]> {
        let Some(found) = self.program.founds.get(number as usize) else { return Rc::new([]) };
        let work_out = || found::meets(found, &self.occurrences, self.book, self.evidence).into();
        match self.founds.get(number as usize) {
            Some(cell) => cell.get_or_init(work_out).clone(),
            None => work_out(),
        }
    }

    pub(super) fn children(&self, range: &std::ops::Range<u32>) -> &'a [u32] {
        self.program.children.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    fn seen(&self, number: u32) -> Said {
        let Some(atom) = self.program.atoms.get(number as usize) else { return Said::plain(Truth::False) };
        if atom.single {
            let (mut matches, mut unknown, mut aside) = (false, false, false);
            for hit in self.hits_of(number) {
                matches |= hit.judged == Judged::Matches;
                unknown |= hit.judged == Judged::Unknown;
                aside |= matches!(hit.judged, Judged::Aside(_));
            }
            let truth = if matches {
                Truth::True
            } else if unknown {
                Truth::Unknown
            } else {
                Truth::False
            };
            return Said { truth, otherwise: truth.or(aside.into()), supported: matches || unknown };
        }
        let Some(cell) = self.seen.get(number as usize) else { return Said::plain(Truth::False) };
        if let Some(said) = cell.get() {
            return said;
        }
        let sorted = self.sort_out(number);
        // Where no entry is unknown, or none set aside, the wider counts are the narrow one.
        let truth = if self.reaches(atom, &sorted.matches) {
            Truth::True
        } else if sorted.possible.len() > sorted.matches.len() && self.reaches(atom, &sorted.possible) {
            Truth::Unknown
        } else {
            Truth::False
        };
        let aside = truth != Truth::True
            && sorted.otherwise.len() > sorted.matches.len()
            && self.reaches(atom, &sorted.otherwise);
        let said = Said { truth, otherwise: truth.or(aside.into()), supported: !sorted.possible.is_empty() };
        self.done_with(sorted);
        cell.set(Some(said));
        said
    }

    fn rules(&mut self, mut touched: Vec<u32>) {
        touched.sort_unstable();
        touched.dedup();
        for rule in touched {
            self.rule(rule);
        }
    }

    fn rule(&mut self, number: u32) {
        let Some(code) = self.program.rules.get(number as usize) else { return };
        let said = self.says(code.when);
        let mut undetermined = false;
        let mut shut = None;
        if said.truth == Truth::False {
            if said.otherwise == Truth::True {
                self.hold_back(number, code.when);
            }
        } else {
            let gates: Vec<Truth> = code.gates.iter().map(|&gate| self.says(gate).truth).collect();
            shut = gates.iter().position(|&gate| gate == Truth::False);
            let unsure = gates.contains(&Truth::Unknown);
            match (said.truth, shut) {
                (Truth::True, Some(_)) => {}
                (Truth::True, None) if !unsure => self.fire(number, code.when),
                (_, None) => {
                    undetermined = said.supported;
                    if undetermined {
                        let mut missing = Vec::new();
                        if said.truth == Truth::Unknown {
                            self.missing(code.when, &mut missing);
                        }
                        for (&gate, _) in
                            code.gates.iter().zip(&gates).filter(|(_, truth)| **truth == Truth::Unknown)
                        {
                            self.missing(gate, &mut missing);
                        }
                        missing.sort_unstable();
                        missing.dedup();
                        self.outcome.undetermined.push(Undetermined { rule: number, missing });
                    }
                }
                _ => {}
            }
        }
        self.explain_silence(code.when, said.truth, undetermined);
        if let (Truth::True, Some(gate)) = (said.truth, shut) {
            let mut rests = Vec::new();
            self.rests(code.when, &mut rests);
            rests.sort_unstable();
            rests.dedup();
            for rest in &rests {
                if let Rest::Item(item) = rest {
                    self.why(*item, NEAR_HELD_BACK, Why::Alone);
                }
            }
            let by = HeldBy::Gate(super::compile::number(gate));
            self.outcome.held_back.push(Held { rule: number, by, rests });
        }
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
        if let Some(own) = rests.get_mut(start..) {
            own.sort_unstable();
        }
        let mut kept = start;
        for at in start..rests.len() {
            if kept == start || rests[at] != rests[kept - 1] {
                rests[kept] = rests[at];
                kept += 1;
            }
        }
        rests.truncate(kept);
        if self.book.counts_findings() {
            self.occur(rule, when, rests.get(start..).unwrap_or(&[]));
        }
        self.outcome.rests = rests;
        self.outcome.fired.push(Fired { rule, rests: number(start)..number(kept) });
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
            event: met.event,
            agencies: met.agencies,
            forms,
            concern,
            hazard,
            inputs: met.inputs,
        }));
    }

    fn second_stratum(&mut self, mut touched: Vec<u32>) {
        if !self.book.counts_findings() {
            return;
        }
        self.chronology = chronology::facts(&self.occurrences, self.evidence);
        let chronology = std::mem::take(&mut self.chronology);
        self.touch_by_facts(chronology.iter(), Some(self.evidence.facts.len()), &mut touched);
        self.chronology = chronology;
        if !self.occurrences.is_empty() {
            touched.extend_from_slice(&self.program.counting);
        }
        touched.retain(|&rule| self.is_pattern(rule));
        touched.sort_unstable();
        touched.dedup();
        let first_stratum = self.occurrences.len();
        let mut of_patterns = Vec::new();
        for rule in touched {
            self.rule(rule);
            // Patterns do not count patterns; levels count both.
            of_patterns.extend(self.occurrences.split_off(first_stratum));
        }
        self.occurrences.extend(of_patterns);
    }

    /// Why the entries that a rule looked at do not alert, where it did not fire on them.
    fn explain_silence(&mut self, node: u32, truth: Truth, undetermined: bool) {
        let program = self.program;
        match program.nodes.get(node as usize) {
            Some(Node::AtLeast { children, .. }) => {
                for &child in self.children(children) {
                    self.explain_silence(child, truth, undetermined);
                }
            }
            Some(Node::Seen(number)) => {
                let Some(atom) = program.atoms.get(*number as usize) else { return };
                let why = if undetermined {
                    Why::Undetermined
                } else if truth == Truth::True {
                    Why::Window
                } else {
                    let reached = self.seen(*number).truth != Truth::False;
                    let in_any_time = || {
                        let sorted = self.sort_out(*number);
                        let reached = self.enough(atom, &sorted.possible);
                        self.done_with(sorted);
                        reached
                    };
                    if reached {
                        Why::Alone
                    } else if atom.within.is_some() && in_any_time() {
                        Why::Window
                    } else {
                        Why::Count
                    }
                };
                let mut at = self.heads.get(*number as usize).copied().unwrap_or(NONE);
                while let Some(hit) = self.hits.get(at as usize).copied() {
                    at = hit.next;
                    match hit.judged {
                        Judged::Matches => self.why(hit.item, nearness(why), why),
                        Judged::Unknown if truth == Truth::True && !undetermined => {
                            self.why(hit.item, nearness(Why::Qualifier), Why::Qualifier);
                        }
                        Judged::Unknown => self.why(hit.item, nearness(why), why),
                        Judged::Aside(HeldBy::Explanation) => self.why(hit.item, NEAR_EXPLAINED, Why::Alone),
                        Judged::Aside(_) => self.why(hit.item, NEAR_HELD_BACK, Why::Alone),
                        Judged::No(_) => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn why(&mut self, item: u32, near: u8, why: Why) {
        if let Some(kept) = self.whys.get_mut(item as usize)
            && near > kept.0
        {
            *kept = (near, why);
        }
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
        let mut used = vec![false; self.whys.len()];
        for rest in &self.outcome.rests {
            if let Rest::Item(item) = rest
                && let Some(used) = used.get_mut(*item as usize)
            {
                *used = true;
            }
        }
        self.outcome.fates = self
            .whys
            .iter()
            .zip(used)
            .map(|(&(near, why), used)| match near {
                _ if used => ItemFate::Used,
                NEAR_EXPLAINED => ItemFate::Explained,
                NEAR_HELD_BACK => ItemFate::HeldBack,
                _ => ItemFate::NotAlerting(why),
            })
            .collect();
        self.outcome.held_back.sort_by_key(|held| held.rule);
        self.outcome.undetermined.sort_by_key(|undetermined| undetermined.rule);
        self.outcome.chronology = self.chronology;
        let in_order = self.outcome.fired.is_sorted_by_key(|fired| fired.rule);
        if in_order { self.outcome } else { self.outcome.laid_in_order() }
    }
}

/// A qualifier's test; unknown where it was not stated.
fn passes(test: &super::Test, item: &Item<'_>) -> Truth {
    let rank = if test.slot == EXPLANATION_SLOT {
        item.explanation_rank()
    } else {
        match item.ranks.get(usize::from(test.slot)) {
            Some(&rank) => rank,
            // The indicator has no such qualifier.
            None => return Truth::False,
        }
    };
    if rank == MISSING { Truth::Unknown } else { (test.allowed >> (rank & 63) & 1 == 1).into() }
}

/// How many parts are true, and how many may be.
#[derive(Debug, Default)]
struct Tally {
    sure: u32,
    possible: u32,
}

impl Tally {
    fn add(&mut self, truth: Truth) {
        self.sure += u32::from(truth == Truth::True);
        self.possible += u32::from(truth != Truth::False);
    }

    fn at_least(&self, n: u32) -> Truth {
        if self.sure >= n {
            Truth::True
        } else if self.possible >= n {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

/// What a missing answer of an entry is called.
pub(super) fn missing_parts(run: &Run<'_>, hit: Hit, missing: &mut Vec<MissingPart>) {
    let (Some(entry), Some(item)) = (run.program.entries.get(hit.entry as usize), run.item(hit.item)) else {
        return;
    };
    let tests = run.program.tests.get(entry.tests.start as usize..entry.tests.end as usize).unwrap_or(&[]);
    for test in tests.iter().filter(|test| passes(test, item) == Truth::Unknown) {
        missing.push(if test.slot == EXPLANATION_SLOT {
            MissingPart::Explanation { item: hit.item }
        } else {
            MissingPart::Qualifier { item: hit.item, slot: test.slot }
        });
    }
    let rule = run.program.atoms.get(entry.atom as usize).map_or(NONE, |atom| atom.rule);
    if run.explained(rule, item) == Truth::Unknown {
        missing.push(MissingPart::Explanation { item: hit.item });
    }
    missing.sort_unstable();
    missing.dedup();
}
