//! How far the answers that nobody gave could raise a screening: it is tried with them. Each missing answer is given at its
//! worst, and where one answer rules another out, each is tried first.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Screening;
use super::parts::Reach;
use crate::case::{Case, CaseDraft, ExplanationStatus};
use crate::engine::{FactNameId, ItemId, MAX_QUALIFIERS, MissingAnswer, Rank, RuleId, Timeline};
use crate::facts::{Answer, Compare, Fact, Facts, Known, Truth, Value, compare};
use crate::number::Number;
use crate::pack::{Condition, EXPLANATION_SCALE, Rule, Scale, Seen};
use crate::vocabulary::{Agency, Standing};
use crate::work::Work;

/// A rule that missing answers decide, with those.
struct Candidate {
    rule: RuleId,
    missing: Vec<MissingAnswer>,
}

/// Answers that nobody gave, as a trial gives them.
#[derive(Debug, Clone, Default)]
struct Trial {
    ranks: BTreeMap<(ItemId, u8), Rank>,
    unsuitable: Vec<ItemId>,
    facts: BTreeMap<FactNameId, Value>,
}

/// How many mixtures of answers that exclude each other are tried: each costs a whole evaluation.
const MOST_TRIALS: usize = 64;

/// No more of them are tried once they have taken so many steps of work.
const MOST_STEPS: u64 = 200_000_000;

impl Trial {
    /// Whether it gives all the answers that another gives.
    fn holds(&self, other: &Trial) -> bool {
        other.ranks.iter().all(|(answer, rank)| self.ranks.get(answer) == Some(rank))
            && other.facts.iter().all(|(name, value)| self.facts.get(name) == Some(value))
    }
}

impl Screening {
    /// How far the answers that nobody gave could raise the screening.
    pub(super) fn find_reach(&self, work: &Work) -> Reach {
        let candidates = self.candidates();
        let mut reach = Reach::default();
        if candidates.is_empty() {
            return reach;
        }
        let mut levels = self.outcome.levels.clone();
        let mut take = |tried: &Screening| {
            for (place, fired) in tried.outcome.fired.iter().enumerate() {
                let is_current = |place: usize| self.standings[place] == Standing::Current;
                let was_current = self.outcome.place_of(fired.rule).is_some_and(is_current);
                if tried.standings[place] == Standing::Past || was_current {
                    continue;
                }
                let then = &self.rule(fired.rule).rule.then;
                reach.concern = reach.concern.max(then.concern);
                reach.hazard = reach.hazard.max(then.hazard);
            }
            for &(pack, place) in &tried.outcome.levels {
                let number = |place: usize| self.prepared.book.packs()[pack].levels[place].number;
                match levels.iter_mut().find(|(of, _)| *of == pack) {
                    Some((_, known)) if number(place) > number(*known) => *known = place,
                    Some(_) => {}
                    None => levels.push((pack, place)),
                }
            }
            (reach.concern, reach.hazard)
        };
        let worst = self.trial(&candidates, None);
        let mut reached = take(&self.tried(worst.clone(), work));
        let mut trials = 0;
        let before = work.taken();
        for (first, candidate) in candidates.iter().enumerate().take_while(|_| work.take(1)) {
            let then = &self.rule(candidate.rule).rule.then;
            let could_add = then.concern > reached.0.max(Some(self.concern()))
                || then.hazard > reached.1.max(self.hazard());
            // What was given its own answers already is not tried again.
            if could_add
                && trials < MOST_TRIALS
                && work.taken() - before < MOST_STEPS
                && !worst.holds(&self.trial(&candidates[first..=first], None))
            {
                reached = take(&self.tried(self.trial(&candidates, Some(first)), work));
                trials += 1;
            }
        }
        levels.retain(|level| !self.outcome.levels.contains(level));
        // What nobody is asked about lies below what is found, unless an answer about something else raises it: a hazard
        // leads through a pattern to concern.
        let asks_of_concern = self.questions.iter().any(|set| set.concern.is_some());
        let asks_of_hazard = self.questions.iter().any(|set| set.hazard.is_some());
        let concern = reached.0.filter(|&concern| asks_of_concern || concern > self.concern());
        let hazard = reached.1.filter(|&hazard| asks_of_hazard || Some(hazard) > self.hazard());
        Reach {
            concern: concern.map(|concern| concern.max(self.concern())),
            hazard: hazard.map(|hazard| Some(hazard).max(self.hazard()).unwrap_or(hazard)),
            levels,
        }
    }

    /// The rules that missing answers decide: as a whole, and on each entry. The most serious first; of equals those that
    /// miss less, and then in the book's order.
    fn candidates(&self) -> Vec<Candidate> {
        let of_rules = self.outcome.undetermined.iter().map(|undetermined| Candidate {
            rule: undetermined.rule,
            missing: self.outcome.missing_of(undetermined).to_vec(),
        });
        let of_entries =
            self.outcome.open.iter().map(|open| Candidate { rule: open.rule, missing: open.missing.clone() });
        let mut candidates: Vec<Candidate> = of_rules
            .chain(of_entries)
            .filter(|candidate| !candidate.missing.is_empty())
            .filter(|candidate| !candidate.missing.iter().any(|answer| self.is_ruled_out(answer)))
            .collect();
        candidates.sort_by_cached_key(|candidate| {
            let then = &self.rule(candidate.rule).rule.then;
            let names: Vec<_> = candidate.missing.iter().map(|answer| self.name_of_missing(answer)).collect();
            (std::cmp::Reverse((then.concern, then.hazard)), names.len(), candidate.rule, names)
        });
        candidates
    }

    /// Every missing answer at its worst: as the candidates want them, `first` before all others.
    fn trial(&self, candidates: &[Candidate], first: Option<usize>) -> Trial {
        let mut trial = Trial::default();
        let others = (0..candidates.len()).filter(|&place| Some(place) != first);
        for place in first.into_iter().chain(others) {
            self.give(&candidates[place], &mut trial);
        }
        trial
    }

    /// The screening with the answers of a trial.
    fn tried(&self, trial: Trial, work: &Work) -> Screening {
        let case = self.case_of(&trial);
        let timeline = self.timeline_of(&trial);
        let facts = self.facts_of(trial);
        Screening::evaluated(Arc::clone(&self.prepared), case, timeline, facts, work, None)
    }

    /// Gives the answers that a candidate misses as it wants them, where none is given yet.
    fn give(&self, candidate: &Candidate, trial: &mut Trial) {
        let rule = &self.rule(candidate.rule).rule;
        for answer in &candidate.missing {
            match *answer {
                MissingAnswer::Qualifier { item, slot } => {
                    if !trial.ranks.contains_key(&(item, slot))
                        && let Some(rank) = self.worst_rank(rule, item, slot)
                    {
                        trial.ranks.insert((item, slot), rank);
                    }
                }
                MissingAnswer::Explanation { item } => trial.unsuitable.push(item),
                MissingAnswer::Fact { name } => {
                    if !trial.facts.contains_key(&name)
                        && let Some(value) = self.worst_value(rule, name)
                    {
                        trial.facts.insert(name, value);
                    }
                }
            }
        }
    }

    /// On a rising scale the highest value; otherwise one that the rule asks for.
    fn worst_rank(&self, rule: &Rule, item: ItemId, slot: u8) -> Option<Rank> {
        let id = self.timeline.items[item].indicator;
        let qualifier = &self.prepared.book.indicator(id).qualifiers[usize::from(slot)];
        match &qualifier.scale {
            Scale::Ordered(values) => Rank::new(values.len().checked_sub(1)?),
            Scale::OneOf(values) => {
                let seens = seens_of(rule).filter(|seen| self.prepared.book.selects(seen, id));
                let mut wanted = seens
                    .flat_map(|seen| seen.with.iter().chain(&seen.gate))
                    .filter(|(name, _)| *name == qualifier.name);
                let (_, wanted) = wanted.next()?;
                Rank::new(values.iter().position(|value| wanted.contains(value))?)
            }
        }
    }

    /// Of the values that the rule asks for of a fact, the one that meets most of its tests.
    fn worst_value(&self, rule: &Rule, name: FactNameId) -> Option<Value> {
        let fact = &self.prepared.book.fact_names()[name];
        let gates = rule.gates.iter().flat_map(|gate| gate.when.walk());
        let parts = rule.when.walk().chain(gates);
        let tests: Vec<_> = parts
            .filter_map(|part| match part {
                Condition::Fact(test) if test.fact == *fact => Some(test),
                _ => None,
            })
            .collect();
        let as_of = self.case.as_of;
        let met = |value: &Value| {
            let answer = Answer::Known(value.clone());
            let is_met = |test: &&&crate::facts::FactTest| {
                compare(test, Some(Known { answer: &answer, on: Some(as_of) }), as_of) == Truth::True
            };
            tests.iter().filter(is_met).count()
        };
        let mut best: Option<(usize, Value)> = None;
        for value in tests.iter().filter_map(|test| value_for(&test.test)) {
            let count = met(&value);
            if best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, value));
            }
        }
        best.map(|(_, value)| value)
    }

    /// The case with every explanation that a trial calls unsuitable found so by a professional.
    fn case_of(&self, trial: &Trial) -> Arc<Case> {
        if trial.unsuitable.is_empty() {
            return Arc::clone(&self.case);
        }
        let mut draft = CaseDraft::clone(&self.case);
        for &item in &trial.unsuitable {
            if let Some(explanation) = draft.explanation_of_mut(self.timeline.items[item].input) {
                explanation.status = ExplanationStatus::Unsuitable;
                explanation.by = Agency::SocialCare;
            }
        }
        Arc::new(Case::as_it_stands(draft))
    }

    fn timeline_of(&self, trial: &Trial) -> Timeline {
        let mut timeline = self.timeline.clone();
        for (&(item, slot), &rank) in &trial.ranks {
            debug_assert!(usize::from(slot) < MAX_QUALIFIERS);
            timeline.items[item].ranks[usize::from(slot)] = Some(rank);
        }
        for &item in &trial.unsuitable {
            timeline.items[item].explanation = Rank::new(EXPLANATION_SCALE.len() - 1);
        }
        timeline
    }

    fn facts_of(&self, trial: Trial) -> Facts {
        let given = trial.facts.into_iter().map(|(name, value)| Fact {
            name: self.prepared.book.fact_names()[name].clone().into(),
            answer: Answer::Known(value),
            on: Some(self.case.as_of),
            agencies: Vec::new(),
            from: Vec::new(),
            words: "".into(),
            earlier: Vec::new(),
        });
        Facts::new(self.facts.iter().cloned().chain(given).collect())
    }
}

fn seens_of(rule: &Rule) -> impl Iterator<Item = &Seen> {
    rule.conditions().flat_map(Condition::walk).filter_map(|part| match part {
        Condition::Seen(seen) => Some(seen),
        _ => None,
    })
}

/// A value that meets a comparison.
fn value_for(test: &Compare) -> Option<Value> {
    let one = Number::from(1_i64);
    Some(match test {
        Compare::Is(flag) => Value::Flag(*flag),
        Compare::OneOf(words) => Value::Text(words.first()?.clone().into()),
        Compare::AtLeast(number) | Compare::AtMost(number) | Compare::Between(number, _) => {
            Value::Number(*number)
        }
        Compare::Above(number) => Value::Number(number.plus(one)?),
        Compare::Below(number) => Value::Number(number.minus(one)?),
        Compare::Known => Value::Flag(true),
    })
}
