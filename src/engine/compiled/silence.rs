//! Why the entries that a rule looked at do not alert, and what becomes of each.

use super::super::outcome::{HeldBy, ItemFate, NEAR_EXPLAINED, NEAR_HELD_BACK, Rest, nearness};
use super::Node;
use super::hits::Which;
use super::run::Run;
use crate::facts::Truth;
use crate::pack::Period;
use crate::vocabulary::Reason;

/// For each entry of the timeline the reason nearest to alerting.
#[derive(Debug)]
pub(super) struct Whys(Vec<(u8, Reason)>);

impl Whys {
    pub(super) fn new(items: usize) -> Whys {
        Whys(vec![(0, Reason::NoRule); items])
    }

    /// A reason counts where it is nearer than the one before.
    pub(super) fn at(&mut self, item: u32, near: u8, reason: Reason) {
        if let Some(kept) = self.0.get_mut(item as usize)
            && near > kept.0
        {
            *kept = (near, reason);
        }
    }

    /// The fate of each entry: used where something rests on it.
    pub(super) fn fates(&self, rests: &[Rest]) -> Vec<ItemFate> {
        let of_why = |&(near, reason): &(u8, Reason)| match near {
            NEAR_EXPLAINED => ItemFate::Explained,
            NEAR_HELD_BACK => ItemFate::HeldBack,
            _ => ItemFate::NotAlerting(reason),
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
        let [some_match, some_unknown, some_aside] = self.hits.kinds(number);
        if !some_match && !some_unknown && !some_aside {
            return;
        }
        let moves = atom.within.is_some_and(|window| window.period == Period::Any);
        let count = |from| self.hits.count(number, Which::Matches, from);
        let fired = is_whole && truth == Truth::True && !undetermined;
        if fired && !some_unknown && !some_aside && !moves && count(self.reach(atom)) == count(0) {
            // The rule fired on every one of them.
            return;
        }
        let reason = if undetermined {
            Reason::Undetermined
        } else if truth == Truth::True {
            Reason::Window
        } else if self.says(node).truth != Truth::False {
            Reason::Alone
        } else if atom.within.is_some() && self.enough_from(atom, number, Which::Possible, 0) {
            Reason::Window
        } else {
            Reason::Count
        };
        let near = nearness(reason);
        let Run { hits, whys, .. } = self;
        hits.for_each(number, Which::Matches, 0, |item| whys.at(item, near, reason));
        if some_unknown {
            let reason = if truth == Truth::True && !undetermined { Reason::Qualifier } else { reason };
            hits.for_each(number, Which::Unknown, 0, |item| whys.at(item, nearness(reason), reason));
        }
        if some_aside {
            let mut aside = Vec::new();
            self.hits.for_each(number, Which::Aside, 0, |item| aside.push(item));
            for item in aside {
                let explained = self.held_by(item, number) == Some(HeldBy::Explanation);
                self.whys.at(item, if explained { NEAR_EXPLAINED } else { NEAR_HELD_BACK }, Reason::Alone);
            }
        }
    }
}
