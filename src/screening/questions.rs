//! What nobody has written down and could raise the screening.

use super::Screening;
use crate::engine::{ItemId, MissingAnswer, RuleId};
use crate::vocabulary::{Concern, Hazard};

/// Missing answers that together decide some rules.
#[derive(Debug)]
pub(crate) struct QuestionSet<'s> {
    pub(crate) missing: &'s [MissingAnswer],
    pub(crate) rules: Vec<RuleId>,
    /// The highest concern that they could raise, and the highest hazard that they could name.
    pub(crate) concern: Option<Concern>,
    pub(crate) hazard: Option<Hazard>,
}

impl Screening {
    /// For each undetermined rule that could raise the screening the smallest set of missing answers; rules of one set
    /// together, in the order of the packs. Those that could raise it furthest come first, then those that ask for less,
    /// then in the order of the inputs' names and of what is asked.
    pub(crate) fn question_sets(&self) -> Vec<QuestionSet<'_>> {
        let mut sets: Vec<QuestionSet<'_>> = Vec::new();
        for undetermined in &self.outcome.undetermined {
            let then = &self.rule(undetermined.rule).rule.then;
            if then.concern.is_none_or(|could| could <= self.concern()) && then.hazard <= self.hazard() {
                continue;
            }
            let missing = self.missing_of(undetermined);
            match sets.iter_mut().find(|set| set.missing == missing) {
                Some(set) => {
                    set.rules.push(undetermined.rule);
                    set.concern = set.concern.max(then.concern);
                    set.hazard = set.hazard.max(then.hazard);
                }
                None => sets.push(QuestionSet {
                    missing,
                    rules: vec![undetermined.rule],
                    concern: then.concern,
                    hazard: then.hazard,
                }),
            }
        }
        sets.sort_by(|a, b| {
            let reach = |set: &QuestionSet<'_>| (set.concern, set.hazard);
            let names = |set: &QuestionSet<'_>| -> Vec<(Option<String>, String)> {
                set.missing.iter().map(|missing| self.name_of_missing(missing)).collect()
            };
            let order = reach(b).cmp(&reach(a)).then(a.missing.len().cmp(&b.missing.len()));
            order.then_with(|| names(a).cmp(&names(b)))
        });
        sets
    }

    /// The name of the input that an answer is missing of, where it is missing of one, and the name of what is missing.
    fn name_of_missing(&self, missing: &MissingAnswer) -> (Option<String>, String) {
        let input = |item: ItemId| Some(self.case.id_or_path(self.timeline.items[item].input));
        match *missing {
            MissingAnswer::Qualifier { item, slot } => {
                let indicator = self.prepared.book.indicator(self.timeline.items[item].indicator);
                (input(item), indicator.qualifiers[usize::from(slot)].name.clone())
            }
            MissingAnswer::Explanation { item } => (input(item), "explanation".to_owned()),
            MissingAnswer::Fact { name } => (None, self.prepared.book.fact_names()[name].clone()),
        }
    }
}
