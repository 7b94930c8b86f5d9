//! Why the entries that a rule looked at do not alert, and what becomes of each.

use super::super::outcome::{ItemFate, NEAR_EXPLAINED, NEAR_HELD_BACK, Rest, nearness};
use super::super::truth::Truth;
use super::Node;
use super::hits::Judged;
use super::run::Run;
use crate::report::Why;

/// For each entry of the timeline the reason nearest to alerting.
#[derive(Debug)]
pub(super) struct Whys(Vec<(u8, Why)>);

impl Whys {
    pub(super) fn new(items: usize) -> Whys {
        Whys(vec![(0, Why::NoRule); items])
    }

    /// A reason counts where it is nearer than the one before.
    pub(super) fn at(&mut self, item: u32, near: u8, why: Why) {
        if let Some(kept) = self.0.get_mut(item as usize)
            && near > kept.0
        {
            *kept = (near, why);
        }
    }

    /// The fate of each entry: used where something rests on it.
    pub(super) fn fates(&self, rests: &[Rest]) -> Vec<ItemFate> {
        let of_why = |&(near, why): &(u8, Why)| match near {
            NEAR_EXPLAINED => ItemFate::Explained,
            NEAR_HELD_BACK => ItemFate::HeldBack,
            _ => ItemFate::NotAlerting(why),
        };
        let mut fates: Vec<ItemFate> = self.0.iter().map(of_why).collect();
        for rest in rests {
            if let Rest::Item(item) = rest
                && let Some(fate) = fates.get_mut(*item as usize)
            {
                *fate = ItemFate::Used;
            }
        }
        fates
    }
}

impl Run<'_> {
    /// Why the entries that a rule looked at do not alert, where it did not fire on them.
    pub(super) fn explain_silence(&mut self, node: u32, truth: Truth, undetermined: bool) {
        self.explain_part(node, truth, undetermined, true);
    }

    /// `is_whole`: the part is the whole condition.
    fn explain_part(&mut self, node: u32, truth: Truth, undetermined: bool, is_whole: bool) {
        let program = self.program;
        match program.nodes.get(node as usize) {
            Some(Node::AtLeast { children, .. }) => {
                for &child in self.children(children) {
                    self.explain_part(child, truth, undetermined, false);
                }
            }
            Some(Node::Seen(number)) => self.explain_seen(node, *number, truth, undetermined, is_whole),
            _ => {}
        }
    }

    fn explain_seen(&mut self, node: u32, number: u32, truth: Truth, undetermined: bool, is_whole: bool) {
        let Some(atom) = self.program.atoms.get(number as usize) else { return };
        if self.hits.of(number).is_empty() {
            return;
        }
        let all_count =
            atom.within.is_none() && !self.hits.some_unknown(number) && !self.hits.some_aside(number);
        if is_whole && all_count && truth == Truth::True && !undetermined {
            // The rule fired on every one of them.
            return;
        }
        let why = if undetermined {
            Why::Undetermined
        } else if truth == Truth::True {
            Why::Window
        } else {
            let reached = self.says(node).truth != Truth::False;
            let in_any_time = || self.with_possible(number, |items| self.enough(atom, items));
            if reached {
                Why::Alone
            } else if atom.within.is_some() && in_any_time() {
                Why::Window
            } else {
                Why::Count
            }
        };
        for hit in self.hits.of(number) {
            let (near, why) = match hit.judged {
                Judged::Unknown if truth == Truth::True && !undetermined => {
                    (nearness(Why::Qualifier), Why::Qualifier)
                }
                Judged::Matches | Judged::Unknown => (nearness(why), why),
                Judged::Explained => (NEAR_EXPLAINED, Why::Alone),
                Judged::Gated(_) => (NEAR_HELD_BACK, Why::Alone),
            };
            self.whys.at(hit.item, near, why);
        }
    }
}
