//! One evaluation: the rules that the case's contents touch, and for each whether it fires, is held back, or asks; then the
//! patterns, then the levels.

use super::ages::AgeWindows;
use super::aside::Held;
use super::matches::MatchKind;
use super::matching::{Matched, Matcher, match_timeline};
use super::program::{AfterStratum1, FactTestId, NodeId, Program, RuleCode, RuleSet, SeenId};
use super::silence::RuleValue;
use super::values::Evaluator;
use crate::engine::Evidence;
use crate::engine::occurrence::Occurrence;
use crate::engine::outcome::{
    Fired, HeldBack, HeldBy, ItemFate, MissingAnswer, Open, OpenExemption, Outcome, Support, Undetermined,
};
use crate::engine::patterns::chronology;
use crate::engine::rule_book::{PackId, RuleBook, RuleId};
use crate::engine::timeline::ItemId;
use crate::facts::Truth;
use crate::ids::{Id, Table};
use crate::vocabulary::{Channel, Concern, Forms, Subject};

impl Program {
    /// Evaluates every rule of the book that the case's contents can touch. `book` is the one compiled.
    pub(crate) fn evaluate(&self, book: &RuleBook, evidence: Evidence<'_>) -> Outcome {
        evaluate(self, book, evidence)
    }
}

fn evaluate(program: &Program, book: &RuleBook, evidence: Evidence<'_>) -> Outcome {
    let ages = AgeWindows::new(&program.ages, &evidence.case.child);
    let Matched { matches, mut candidates, fates } =
        match_timeline(Matcher { program, book, evidence, ages: &ages });
    let mut evaluator = Evaluator::new(program, book, evidence, &ages, matches);
    evaluator.note_facts(|rule| candidates.insert(rule));
    program.tried_always.iter().for_each(|&rule| candidates.insert(rule));
    let mut run =
        Run { program, book, evaluator, fates, held: Table::default(), outcome: Outcome::default() };
    candidates.for_each_not_in(&program.patterns, |rule| run.rule(rule));
    if book.counts_findings() {
        run.held = run.fates.ids().map(|item| run.evaluator.held_back(item)).collect();
        run.set_matches_aside();
        run.patterns(candidates);
    }
    run.levels();
    run.step_conditions();
    run.finish()
}

struct Run<'a> {
    program: &'a Program,
    book: &'a RuleBook,
    evaluator: Evaluator<'a>,
    fates: Table<ItemId, ItemFate>,
    /// For each entry whether a rule of stratum 1 holds it back.
    held: Table<ItemId, Option<Held>>,
    outcome: Outcome,
}

impl Run<'_> {
    fn rule(&mut self, rule: RuleId) {
        if !self.evaluator.evidence.work.take(1) {
            return;
        }
        let code = &self.program.rules[rule];
        if !code.in_force.contains(&self.evaluator.evidence.case.as_of) {
            return;
        }
        let mut rule_value = RuleValue { value: Truth::False, undetermined: false };
        let mut closed = None;
        if !self.evaluator.is_plainly_false(code.when) {
            let evaluation = self.evaluator.evaluate(code.when);
            rule_value.value = evaluation.value;
            if evaluation.value != Truth::False {
                let gate = |&gate: &NodeId| self.evaluator.evaluate(gate).value;
                let closed_gate = code.gates.iter().position(|node| gate(node) == Truth::False);
                let exemption = code.exemptions.iter().position(|node| gate(node) == Truth::True);
                closed = closed_gate.map(HeldBy::Gate).or_else(|| exemption.map(HeldBy::Exemption));
                let some_unknown = code.gates.iter().any(|node| gate(node) == Truth::Unknown);
                let is_true = evaluation.value == Truth::True && !some_unknown;
                if code.opens && closed.is_none() {
                    self.note_open(rule, is_true);
                }
                match (evaluation.value, closed) {
                    (Truth::True, None) if !some_unknown => self.fire(rule, code.when),
                    (_, None) => {
                        rule_value.undetermined = evaluation.supported;
                        if evaluation.supported {
                            self.ask(rule, evaluation.value);
                        }
                    }
                    (_, Some(_)) => {}
                }
            } else if evaluation.value_if_unheld == Truth::True {
                self.hold_back(rule, code.when);
            }
        }
        if code.reads_observations {
            self.evaluator.explain_silence(code.when, rule_value, &mut self.fates);
        }
        if let (Truth::True, Some(by)) = (rule_value.value, closed) {
            self.hold_back_whole(rule, code.when, by);
        }
    }

    /// Notes the entries on which a rule that is not false is open.
    fn note_open(&mut self, rule: RuleId, is_true: bool) {
        let code = &self.program.rules[rule];
        let mut open: Vec<(ItemId, Vec<MissingAnswer>)> = Vec::new();
        for index in code.seens.start.index()..code.seens.end.index() {
            let seen = SeenId::from_index(index);
            let [some_full, some_unknown, _] = self.evaluator.matches.kinds(seen);
            if !some_unknown && (is_true || !some_full) {
                continue;
            }
            let mut counted = Vec::new();
            self.evaluator.add_items_of_periods(seen, MatchKind::Possible, &mut counted);
            for item in counted {
                let missing = self.evaluator.matcher().missing_answers(item, seen);
                if !missing.is_empty() || !is_true {
                    open.push((item, missing));
                }
            }
        }
        open.sort_by_key(|(item, _)| *item);
        self.outcome.open.extend(open.chunk_by(|a, b| a.0 == b.0).map(|of_item| {
            let mut missing: Vec<MissingAnswer> =
                of_item.iter().flat_map(|(_, missing)| missing.iter().copied()).collect();
            missing.sort_unstable();
            missing.dedup();
            Open { item: of_item[0].0, rule, missing }
        }));
    }

    /// The answers that would tell whether an exemption holds a rule back that fires.
    fn note_open_exemptions(&mut self, rule: RuleId, supports: &[Support]) {
        let code = &self.program.rules[rule];
        let mut missing = Vec::new();
        let unknown = |node: &&NodeId| self.evaluator.evaluate(**node).value == Truth::Unknown;
        for &node in code.exemptions.iter().filter(unknown) {
            self.evaluator.add_missing(node, &mut missing);
        }
        if code.exempts_observations {
            for index in code.seens.start.index()..code.seens.end.index() {
                let seen = SeenId::from_index(index);
                self.evaluator.matches.for_each(seen, MatchKind::Full, ItemId::FIRST, |item| {
                    if supports.binary_search(&Support::Item(item)).is_ok() {
                        missing.extend(self.evaluator.matcher().exemptions_not_stated(item, seen));
                    }
                });
            }
        }
        missing.sort_unstable();
        missing.dedup();
        if !missing.is_empty() {
            self.outcome.open_exemptions.push(OpenExemption { rule, missing });
        }
    }

    /// The missing answers that decide a rule, of its condition and of its gates.
    fn ask(&mut self, rule: RuleId, value: Truth) {
        let code = &self.program.rules[rule];
        let is_known = |&test: &FactTestId| self.evaluator.fact(test).is_some();
        let missing = match &code.facts_alone {
            Some(tests) if !tests.iter().any(is_known) => {
                let missing = code.asked_of_nothing.get_or_init(|| self.missing_of(code, value));
                self.outcome.missing.extend(missing.iter().copied())
            }
            _ => self.outcome.missing.extend(self.missing_of(code, value)),
        };
        self.outcome.undetermined.push(Undetermined { rule, missing });
    }

    fn missing_of(&self, code: &RuleCode, value: Truth) -> Vec<MissingAnswer> {
        let mut missing: Vec<MissingAnswer> = Vec::new();
        if value == Truth::Unknown {
            self.evaluator.add_missing(code.when, &mut missing);
        }
        let unknown = |gate: &&NodeId| self.evaluator.evaluate(**gate).value == Truth::Unknown;
        code.gates.iter().filter(unknown).for_each(|&gate| self.evaluator.add_missing(gate, &mut missing));
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// What a true condition rests on, in order, without repetition.
    fn supports(&self, when: NodeId) -> Vec<Support> {
        let mut supports = Vec::new();
        self.evaluator.add_supports(when, &mut supports);
        supports.sort_unstable();
        supports.dedup();
        supports
    }

    /// A gate or an exemption of the rule holds back all that it would rest on.
    fn hold_back_whole(&mut self, rule: RuleId, when: NodeId, by: HeldBy) {
        let supports = self.supports(when);
        for support in &supports {
            if let Support::Item(item) = support {
                self.fates[*item] = self.fates[*item].nearest(ItemFate::HeldBack);
            }
        }
        self.outcome.held_back.push(HeldBack { rule, by, supports });
    }

    /// The rule would be true but for entries that are explained or held back by a gate inside `seen`.
    fn hold_back(&mut self, rule: RuleId, when: NodeId) {
        let mut suppressed = Vec::new();
        self.evaluator.add_suppressed(when, &mut suppressed);
        suppressed.sort_unstable();
        let by = suppressed.first().map(|&(_, by)| by);
        let by = by.expect("a rule that would be true if nothing were suppressed has something suppressed");
        let mut supports: Vec<Support> =
            suppressed.into_iter().map(|(item, _)| Support::Item(item)).collect();
        supports.dedup();
        self.outcome.held_back.push(HeldBack { rule, by, supports });
    }

    fn fire(&mut self, rule: RuleId, when: NodeId) {
        let supports = self.supports(when);
        self.note_open_exemptions(rule, &supports);
        let is_counted = if self.book.rule(rule).pattern {
            self.program.counts_patterns
        } else {
            self.book.counts_findings()
        };
        if is_counted {
            self.add_occurrences(rule, when, &supports);
        }
        let supports = self.outcome.supports.extend(supports);
        self.outcome.fired.push(Fired { rule, supports });
    }

    fn add_occurrences(&mut self, rule: RuleId, when: NodeId, supports: &[Support]) {
        let then = &self.book.rule(rule).rule.then;
        let forms = if then.forms.is_empty() { self.forms_of(supports) } else { then.forms };
        let mut lists = std::mem::take(&mut self.evaluator.support_lists);
        let days = self.evaluator.satisfied_days(when, &mut lists);
        self.evaluator.support_lists = lists;
        self.evaluator.evidence.work.take(days.len());
        self.evaluator.occurrences.extend(days.into_iter().map(|day| Occurrence {
            rule,
            on: day.on,
            trigger: day.trigger,
            agencies: day.agencies,
            forms,
            concern: then.concern.unwrap_or(Concern::NoneRecorded),
            hazard: then.hazard.is_some(),
            supports: day.supports,
        }));
    }

    /// The forms of the indicators and findings among these supports.
    fn forms_of(&self, supports: &[Support]) -> Forms {
        let of_support = |support: &Support| match support {
            Support::Item(item) => self.evaluator.forms_of(*item),
            Support::Finding(rule) => {
                let mut occurrences = self.evaluator.occurrences.iter();
                let of_rule = occurrences.find(|occurrence| occurrence.rule == *rule);
                of_rule.map_or(Forms::NONE, |occurrence| occurrence.forms)
            }
            Support::Fact(_) => Forms::NONE,
        };
        supports.iter().map(of_support).fold(Forms::NONE, Forms::union)
    }

    /// Of the conditions on what stratum 1 made of entries, forgets the entries of which it made something else.
    fn set_matches_aside(&mut self) {
        let seens = self.program.seens.iter_with_ids();
        let looking: Vec<(SeenId, AfterStratum1)> =
            seens.filter_map(|(id, seen)| seen.after_stratum_1.map(|wanted| (id, wanted))).collect();
        if looking.is_empty() {
            return;
        }
        self.outcome.open.sort_by_key(|open| (open.item, open.rule));
        let (outcome, held, book) = (&self.outcome, &self.held, self.book);
        for (seen, wanted) in looking {
            self.evaluator.matches.retain(seen, |item| match wanted {
                AfterStratum1::Undecided(reaches) => {
                    outcome.open_on(item).iter().any(|open| book.rule(open.rule).rule.then.concern >= reaches)
                }
                AfterStratum1::NotSetAside(reaches) => {
                    held[item].is_none_or(|held| held.taken >= Some(reaches))
                }
            });
        }
    }

    /// The entries that are alerting features of this child, and that nothing explains or holds back.
    fn features(&self) -> Vec<ItemId> {
        let items = self.evaluator.evidence.timeline.items.iter_with_ids();
        let features = items.filter(|(id, item)| {
            item.subject != Subject::Sibling
                && self.book.indicator(item.indicator).channel == Channel::Alerting
                && self.held[*id].is_none_or(|held| held.taken.is_some())
        });
        features.map(|(id, _)| id).collect()
    }

    fn step_conditions(&mut self) {
        let nodes = self.program.step_conditions.iter();
        let hold = nodes.map(|&node| self.evaluator.evaluate(node).value == Truth::True);
        self.outcome.step_conditions = hold.collect();
    }

    /// Stratum 2. Patterns do not count patterns; levels count both.
    fn patterns(&mut self, mut candidates: RuleSet) {
        let evidence = self.evaluator.evidence;
        let features = self.features();
        let chronology = chronology::facts(
            &self.evaluator.occurrences,
            &self.evaluator.support_lists,
            &features,
            self.book,
            evidence,
        );
        self.evaluator.note_chronology(chronology, |rule| candidates.insert(rule));
        if !evidence.timeline.items.is_empty() {
            self.program.look_at_fates.iter().for_each(|&rule| candidates.insert(rule));
        }
        if !self.evaluator.occurrences.is_empty() {
            self.program.count_findings.iter().for_each(|&rule| candidates.insert(rule));
        }
        let first_stratum = self.evaluator.occurrences.len();
        let mut of_patterns = Vec::new();
        candidates.for_each_in(&self.program.patterns, |rule| {
            self.rule(rule);
            of_patterns.extend(self.evaluator.occurrences.drain(first_stratum..));
        });
        self.evaluator.add_occurrences_of_patterns(of_patterns);
    }

    /// The highest level that is true, for each pack that defines levels; of two of one number the first.
    fn levels(&mut self) {
        let mut reached: Vec<(PackId, usize, u8)> = Vec::new();
        for level in &self.program.levels {
            if level.when.is_some_and(|when| self.evaluator.evaluate(when).value != Truth::True) {
                continue;
            }
            let candidate = (level.pack, level.place, level.number);
            match reached.last_mut() {
                Some(best) if best.0 == level.pack => {
                    if level.number > best.2 {
                        *best = candidate;
                    }
                }
                _ => reached.push(candidate),
            }
        }
        self.outcome.levels = reached.into_iter().map(|(pack, place, _)| (pack, place)).collect();
    }

    fn finish(mut self) -> Outcome {
        for support in &self.outcome.supports {
            if let Support::Item(item) = support {
                self.fates[*item] = ItemFate::Used;
            }
        }
        self.outcome.fates = self.fates;
        self.outcome.chronology = self.evaluator.chronology;
        self.outcome.in_book_order()
    }
}
