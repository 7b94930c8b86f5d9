//! The smallest set of answers found that would make an unknown condition true.

use std::cmp::Reverse;

use super::matches::MatchKind;
use super::program::{Node, NodeId, SeenId};
use super::values::Evaluator;
use crate::engine::outcome::MissingAnswer;
use crate::engine::timeline::ItemId;
use crate::facts::Truth;

impl Evaluator<'_> {
    /// Adds the smallest set of answers found that would make an unknown condition true.
    pub(super) fn add_missing(&self, node: NodeId, missing: &mut Vec<MissingAnswer>) {
        match &self.program.nodes[node] {
            Node::AtLeast { n, parts, .. } => self.add_missing_of_parts(*n, self.parts(parts), missing),
            Node::Seen(seen) => missing.extend(self.minimal_missing(*seen)),
            Node::Fact(test) => {
                missing.push(MissingAnswer::Fact { name: self.program.fact_tests[*test].name });
            }
            Node::Found(_) | Node::Age(_) => {}
        }
    }

    /// Of the unknown parts those that ask for least, as many as are needed beside the true ones; of those that ask for as
    /// much the earlier.
    fn add_missing_of_parts(&self, n: usize, parts: &[NodeId], missing: &mut Vec<MissingAnswer>) {
        let of_value = |value| parts.iter().filter(move |&&part| self.evaluate(part).value == value);
        let needed = n.saturating_sub(of_value(Truth::True).count());
        if needed >= of_value(Truth::Unknown).count() {
            of_value(Truth::Unknown).for_each(|&part| self.add_missing(part, missing));
            return;
        }
        let mut of_parts: Vec<Vec<MissingAnswer>> = of_value(Truth::Unknown)
            .map(|&part| {
                let mut of_part = Vec::new();
                self.add_missing(part, &mut of_part);
                of_part.sort_unstable();
                of_part.dedup();
                of_part
            })
            .collect();
        of_parts.sort_by_key(Vec::len);
        missing.extend(of_parts.into_iter().take(needed).flatten());
    }

    /// The fewest answers that would bring a count about: in each period the entries with the fewest missing answers first,
    /// later ones before earlier ones; of several periods the one that needs least, then the last.
    fn minimal_missing(&self, seen: SeenId) -> Vec<MissingAnswer> {
        let code = &self.program.seens[seen];
        let needed = code.at_least as usize;
        let mut unknown: Vec<(ItemId, Vec<MissingAnswer>)> = Vec::new();
        self.matches.for_each(seen, MatchKind::Unknown, ItemId::FIRST, |item| {
            unknown.push((item, self.matcher().missing_answers(item, seen)));
        });
        let mut possible: Vec<ItemId> = Vec::new();
        self.matches
            .for_each(seen, MatchKind::Possible, self.first_in_period(seen), |item| possible.push(item));
        let mut best: Option<Vec<MissingAnswer>> = None;
        self.each_full_period(seen, &possible, |_, inside| {
            let (first, last) = (inside[0], inside[inside.len() - 1]);
            let start = unknown.partition_point(|(item, _)| *item < first);
            let end = unknown.partition_point(|(item, _)| *item <= last);
            let unknown = &unknown[start..end];
            // Where the count is of one code, others lie between.
            let lies_inside = |item: &ItemId| !code.same_code || inside.binary_search(item).is_ok();
            let is_unknown = |item: &ItemId| unknown.binary_search_by_key(item, |(item, _)| *item).is_ok();
            let mut chosen: Vec<ItemId> = inside.iter().copied().filter(|item| !is_unknown(item)).collect();
            let mut candidates: Vec<&(ItemId, Vec<MissingAnswer>)> =
                unknown.iter().filter(|(item, _)| lies_inside(item)).collect();
            candidates.sort_by_key(|(item, missing)| (missing.len(), Reverse(*item)));
            let mut missing = Vec::new();
            for (item, answers) in candidates {
                // Where they must lie apart, each of them may be the one that does.
                if code.over.is_some() {
                    missing.extend_from_slice(answers);
                    continue;
                }
                let before = self.distinct(code.distinct, &chosen);
                if before >= needed {
                    break;
                }
                let place = chosen.partition_point(|chosen| chosen < item);
                chosen.insert(place, *item);
                if self.distinct(code.distinct, &chosen) > before {
                    missing.extend_from_slice(answers);
                } else {
                    chosen.remove(place);
                }
            }
            missing.sort_unstable();
            missing.dedup();
            // Periods come from the first to the last: of two that need as much, the last stays.
            if best.as_ref().is_none_or(|best| missing.len() <= best.len()) {
                best = Some(missing);
            }
            true
        });
        best.unwrap_or_default()
    }
}
