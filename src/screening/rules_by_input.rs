//! The rules that each input led to: those that used it, those that are open on it, or those from
//! which it was held back.

use super::Screening;
use super::account::fate_of_held;
use crate::case::InputRef;
use crate::engine::RuleId;
use crate::vocabulary::Fate;

/// For each input the rules of its fate, in the order in which they fired or were held back: the order of the packs.
#[derive(Debug)]
pub(crate) struct RulesByInput {
    /// The place of an input among all of the case, and a rule; each pair once.
    pairs: Vec<(usize, RuleId)>,
}

impl RulesByInput {
    /// The rules of one input.
    pub(crate) fn of(&self, screening: &Screening, input: InputRef) -> impl Iterator<Item = RuleId> {
        let place = screening.account.places().of(input);
        let start = place.map_or(self.pairs.len(), |place| self.pairs.partition_point(|pair| pair.0 < place));
        self.pairs[start..].iter().take_while(move |pair| Some(pair.0) == place).map(|pair| pair.1)
    }
}

impl Screening {
    /// The rules that each input led to, where its fate is that they used it or that it was held back from them.
    pub(crate) fn rules_by_input(&self) -> RulesByInput {
        let mut pairs = Vec::new();
        let mut add = |input: InputRef, rule: RuleId, fate: Fate| {
            if let Some(place) = self.account.places().of(input)
                && self.account.of(input).fate == fate
            {
                pairs.push((place, rule));
            }
        };
        for fired in &self.outcome.fired {
            for &support in self.outcome.supports_of(fired) {
                self.inputs_of(support).for_each(|input| add(input, fired.rule, Fate::Used));
            }
        }
        for held in &self.outcome.held_back {
            for &support in &held.supports {
                self.inputs_of(support).for_each(|input| add(input, held.rule, fate_of_held(held.by)));
            }
        }
        for open in &self.outcome.open {
            add(self.timeline.items[open.item].input, open.rule, Fate::Undecided);
        }
        pairs.sort_unstable();
        pairs.dedup();
        RulesByInput { pairs }
    }
}
