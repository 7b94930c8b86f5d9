//! The rules that each input led to: those that used it, or those from which it was held back.

use super::Screening;
use super::account::fate_of_held;
use crate::case::InputRef;
use crate::vocabulary::Fate;

/// No further rule.
const END: u32 = u32::MAX;

/// For each input the rules of its fate, in the order of the packs.
#[derive(Debug, Default)]
pub(crate) struct LedTo {
    /// For each place of an input the first and the last of its links.
    ends: Vec<(u32, u32)>,
    /// A rule, and the next link.
    links: Vec<(u32, u32)>,
}

impl LedTo {
    fn add(&mut self, slot: usize, rule: u32) {
        let Some((first, last)) = self.ends.get_mut(slot) else { return };
        let next = u32::try_from(self.links.len()).unwrap_or(END);
        let before = self.links.get_mut(*last as usize);
        if before.as_ref().is_some_and(|(known, _)| *known == rule) {
            return;
        }
        match before {
            Some((_, link)) => *link = next,
            None => *first = next,
        }
        *last = next;
        self.links.push((rule, END));
    }

    /// The rules of one input.
    pub(crate) fn of(&self, screening: &Screening<'_>, input: InputRef) -> impl Iterator<Item = u32> {
        let slot = screening.fates.slot(input);
        let mut at = slot.and_then(|slot| self.ends.get(slot)).map_or(END, |ends| ends.0);
        std::iter::from_fn(move || {
            let &(rule, next) = self.links.get(at as usize)?;
            at = next;
            Some(rule)
        })
    }
}

impl Screening<'_> {
    /// The rules that each input led to, where its fate is that they used it or that it was held back from them.
    pub(crate) fn led_to(&self) -> LedTo {
        let mut led = LedTo { ends: vec![(END, END); self.fates.len()], links: Vec::new() };
        let mut add = |input: InputRef, rule: u32, fate: Fate| {
            if let Some(slot) = self.fates.slot(input)
                && self.fates.of(input).is_some_and(|(told, _)| told == fate)
            {
                led.add(slot, rule);
            }
        };
        for fired in &self.outcome.fired {
            for &rest in self.outcome.rests_of(fired) {
                self.inputs_of(rest).for_each(|input| add(input, fired.rule, Fate::Used));
            }
        }
        for held in &self.outcome.held_back {
            for &rest in &held.rests {
                self.inputs_of(rest).for_each(|input| add(input, held.rule, fate_of_held(held.by)));
            }
        }
        led
    }

    /// The observation that a duplicate repeats.
    pub(crate) fn original_of(&self, input: InputRef) -> Option<InputRef> {
        let twin = self.timeline.duplicates.iter().find(|(duplicate, _)| *duplicate == input);
        twin.map(|&(_, original)| original)
    }
}
