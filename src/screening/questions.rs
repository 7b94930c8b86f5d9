//! What nobody has written down: what is undecided, what could raise the screening, and what could excuse a finding.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Feature, Screening};
use crate::case::age_on;
use crate::conditions::{Context, evaluate};
use crate::engine::{ItemId, MissingAnswer, RuleId};
use crate::facts::{Known, Truth};
use crate::vocabulary::{Concern, Hazard};
use crate::work::Work;

/// Missing answers that belong together.
#[derive(Debug, Default)]
pub(crate) struct QuestionSet {
    /// What they are about, where they are about one feature that is undecided.
    pub(crate) feature: Option<Feature>,
    pub(crate) missing: Vec<MissingAnswer>,
    /// The rules that they could make fire.
    pub(crate) rules: Vec<RuleId>,
    /// The rules that fired, and that they could hold back.
    pub(crate) exempts: Vec<RuleId>,
    /// The highest concern that they could raise, and the highest hazard that they could name.
    pub(crate) concern: Option<Concern>,
    pub(crate) hazard: Option<Hazard>,
}

impl QuestionSet {
    /// How much hangs on the answers, for the order of asking alone: a hazard of tonight is asked about before a prompt.
    fn seriousness(&self) -> u8 {
        let of_concern = match self.concern {
            None | Some(Concern::NoneRecorded) => 0,
            Some(Concern::Prompt) => 1,
            Some(Concern::Consider) => 3,
            Some(Concern::Suspect) => 4,
            Some(Concern::Immediate) => 5,
        };
        let of_hazard = match self.hazard {
            None => 0,
            Some(Hazard::Modifiable) => 1,
            Some(Hazard::Avoid) => 2,
            Some(Hazard::Strong) => 3,
            Some(Hazard::Never) => 4,
            Some(Hazard::Immediate) => 5,
        };
        of_concern.max(of_hazard)
    }
}

impl Screening {
    /// What is asked. First, for each entry that is undecided, all that is missing of it, also where it could raise nothing
    /// above what is found. Then, for each other rule that missing answers decide and that could raise the screening, or
    /// for which an answer waits, the smallest set of them; rules of one set together. Last, for each finding that an exemption could hold back, what
    /// would tell.
    ///
    /// Those that could raise it furthest come first, then those that ask for less, then in the order of the inputs' names
    /// and of what is asked. What answers already given rule out is not asked.
    pub(super) fn find_questions(&self, work: &Work) -> Vec<QuestionSet> {
        let of_entries =
            self.undecided().iter().filter(|undecided| matches!(undecided.feature, Feature::Item(_)));
        let mut sets: Vec<QuestionSet> = of_entries
            .map(|undecided| QuestionSet {
                feature: Some(undecided.feature),
                missing: undecided.missing.clone(),
                rules: undecided.rules.clone(),
                exempts: Vec::new(),
                concern: undecided.concern,
                hazard: undecided.hazard,
            })
            .collect();
        // The sets of entries by each answer that they ask for, and the others by all of theirs.
        let mut asking: BTreeMap<MissingAnswer, Vec<usize>> = BTreeMap::new();
        for (place, set) in sets.iter().enumerate() {
            set.missing.iter().for_each(|&answer| asking.entry(answer).or_default().push(place));
        }
        let mut by_missing: BTreeMap<&[MissingAnswer], usize> = BTreeMap::new();
        let is_asked = |missing: &[MissingAnswer], sets: &[QuestionSet]| {
            let Some(first) = missing.first() else { return true };
            let with_first = asking.get(first).into_iter().flatten().map(|&place| &sets[place].missing);
            with_first.into_iter().any(|asked| missing.iter().all(|answer| asked.contains(answer)))
        };
        let waiting = self.waiting_on();
        for undetermined in self.outcome.undetermined.iter().take_while(|_| work.take(1)) {
            let then = &self.rule(undetermined.rule).rule.then;
            let missing = self.outcome.missing_of(undetermined);
            let could_raise = then.concern > Some(self.concern()) || then.hazard > self.hazard();
            let waits = waiting.get(&undetermined.rule);
            let only = waits.copied().flatten();
            if !could_raise && waits.is_none()
                || missing.iter().any(|answer| self.is_ruled_out(answer))
                || is_asked(missing, &sets)
            {
                continue;
            }
            match by_missing.get(missing).map(|&place| &mut sets[place]) {
                Some(set) => {
                    set.rules.push(undetermined.rule);
                    set.feature = set.feature.filter(|&feature| Some(feature) == only);
                    set.concern = set.concern.max(then.concern);
                    set.hazard = set.hazard.max(then.hazard);
                }
                None => {
                    by_missing.insert(missing, sets.len());
                    sets.push(QuestionSet {
                        feature: only,
                        missing: missing.to_vec(),
                        rules: vec![undetermined.rule],
                        concern: then.concern,
                        hazard: then.hazard,
                        ..QuestionSet::default()
                    });
                }
            }
        }
        sets.retain(|set| !set.missing.is_empty());
        self.add_exemptions(&mut sets);
        sets.sort_by_cached_key(|set| {
            let names: Vec<(Option<String>, String)> =
                set.missing.iter().map(|missing| self.name_of_missing(missing)).collect();
            let serious = Reverse((set.seriousness(), set.concern, set.hazard));
            (serious, set.missing.len(), names, set.feature)
        });
        sets
    }

    /// The rules for which facts wait, each with the fact where only one does.
    fn waiting_on(&self) -> BTreeMap<RuleId, Option<Feature>> {
        let mut waiting = BTreeMap::new();
        for undecided in self.undecided().iter().filter(|one| matches!(one.feature, Feature::Fact(_))) {
            for &rule in &undecided.rules {
                waiting.entry(rule).and_modify(|only| *only = None).or_insert(Some(undecided.feature));
            }
        }
        waiting
    }

    /// What would tell whether an exemption holds a finding back. Where the same is asked already, it stands there.
    fn add_exemptions(&self, sets: &mut Vec<QuestionSet>) {
        if self.outcome.open_exemptions.is_empty() {
            return;
        }
        let mut by_missing: BTreeMap<Vec<MissingAnswer>, usize> = BTreeMap::new();
        for (place, set) in sets.iter().enumerate() {
            by_missing.entry(set.missing.clone()).or_insert(place);
        }
        for open in &self.outcome.open_exemptions {
            let mut missing = open.missing.clone();
            missing.retain(|answer| !self.is_ruled_out(answer));
            if missing.is_empty() {
                continue;
            }
            match by_missing.get(&missing) {
                Some(&place) => sets[place].exempts.push(open.rule),
                None => {
                    by_missing.insert(missing.clone(), sets.len());
                    sets.push(QuestionSet { missing, exempts: vec![open.rule], ..QuestionSet::default() });
                }
            }
        }
    }

    /// Whether answers already given rule a question out: its tool does not ask it of this child, or after them.
    pub(super) fn is_ruled_out(&self, missing: &MissingAnswer) -> bool {
        let MissingAnswer::Fact { name } = *missing else { return false };
        let Some(question) = self.prepared.wording.questions[name].as_ref() else { return false };
        let fact_of = |name: &str| self.facts.get(name).map(Known::from);
        let (case, on) = (&self.case, self.case.as_of);
        let age = age_on(&case.child, on);
        let context = Context { fact_of: &fact_of, age, on };
        question.ages.is_some_and(|ages| !age.lies_in(&ages))
            || question
                .only_if
                .as_ref()
                .is_some_and(|only_if| evaluate(only_if, &context).value == Truth::False)
    }

    /// The name of the input that an answer is missing of, where it is missing of one, and the name of what is missing.
    pub(super) fn name_of_missing(&self, missing: &MissingAnswer) -> (Option<String>, String) {
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
