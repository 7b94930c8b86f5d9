//! Why the entries that a rule looked at do not alert.

use super::matches::MatchKind;
use super::program::{Node, NodeId, SeenId};
use super::values::Evaluator;
use crate::calendar::Period;
use crate::engine::outcome::{HeldBy, ItemFate};
use crate::engine::timeline::ItemId;
use crate::facts::Truth;
use crate::ids::Table;
use crate::vocabulary::Reason;

/// How a rule came out, as far as its silence is explained by it.
#[derive(Debug, Clone, Copy)]
pub(super) struct RuleValue {
    /// The value of its condition.
    pub(super) value: Truth,
    /// Missing answers decide it, and something recorded supports it.
    pub(super) undetermined: bool,
}

impl Evaluator<'_> {
    /// Gives the entries that a rule's condition looked at the reason why the rule did not fire on them, where that is
    /// nearer to alerting than what they have.
    pub(super) fn explain_silence(&self, node: NodeId, rule: RuleValue, fates: &mut Table<ItemId, ItemFate>) {
        self.explain_part(node, rule, true, fates);
    }

    /// `is_whole`: the part is the whole condition.
    fn explain_part(
        &self,
        node: NodeId,
        rule: RuleValue,
        is_whole: bool,
        fates: &mut Table<ItemId, ItemFate>,
    ) {
        match &self.program.nodes[node] {
            Node::AtLeast { parts, .. } => {
                self.parts(parts).iter().for_each(|&part| self.explain_part(part, rule, false, fates));
            }
            Node::Seen(seen) => self.explain_seen(node, *seen, rule, is_whole, fates),
            Node::Fact(_) | Node::Found(_) | Node::Age(_) => {}
        }
    }

    fn explain_seen(
        &self,
        node: NodeId,
        seen: SeenId,
        rule: RuleValue,
        is_whole: bool,
        fates: &mut Table<ItemId, ItemFate>,
    ) {
        let code = &self.program.seens[seen];
        if !code.explains_silence {
            return;
        }
        let [some_full, some_unknown, some_suppressed] = self.matches.kinds(seen);
        if !some_full && !some_unknown && !some_suppressed {
            return;
        }
        let moves = code.within.is_some_and(|window| window.period == Period::Any);
        let count = |from| self.matches.count(seen, MatchKind::Full, from);
        let fired = is_whole && rule.value == Truth::True && !rule.undetermined;
        let in_period = || count(self.first_in_period(seen)) == count(ItemId::FIRST);
        if fired && !some_unknown && !some_suppressed && !moves && !code.same_code && in_period() {
            // The rule fired on every one of them.
            return;
        }
        let reason = if rule.undetermined {
            Reason::Undetermined
        } else if rule.value == Truth::True {
            Reason::Window
        } else if self.evaluate(node).value != Truth::False {
            Reason::Alone
        } else if code.within.is_some() && self.reaches_from(seen, MatchKind::Possible, ItemId::FIRST) {
            Reason::Window
        } else {
            Reason::Count
        };
        let mut give = |item: ItemId, fate: ItemFate| fates[item] = fates[item].nearest(fate);
        self.matches.for_each(seen, MatchKind::Full, ItemId::FIRST, |item| {
            give(item, ItemFate::NotAlerting(reason));
        });
        let of_unknown =
            if rule.value == Truth::True && !rule.undetermined { Reason::Qualifier } else { reason };
        self.matches.for_each(seen, MatchKind::Unknown, ItemId::FIRST, |item| {
            give(item, ItemFate::NotAlerting(of_unknown));
        });
        self.matches.for_each(seen, MatchKind::Suppressed, ItemId::FIRST, |item| {
            let explained = self.matcher().held_by(item, seen) == HeldBy::Explanation;
            give(item, if explained { ItemFate::Explained } else { ItemFate::HeldBack });
        });
    }
}
