//! The smallest set of answers found that would make an unknown condition true.

use std::cmp::Reverse;
use std::ops::Range;

use jiff::civil::Date;

use super::matches::MatchKind;
use super::period_costs::PeriodCosts;
use super::program::{Node, NodeId, SeenId};
use super::values::Evaluator;
use crate::engine::outcome::MissingAnswer;
use crate::engine::sliding::{Keys, SlidingCount};
use crate::engine::timeline::ItemId;
use crate::facts::Truth;
use crate::pack::Distinct;

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
        if code.at_least <= 1 && code.over.is_none() && code.distinct != Distinct::Form {
            return self.fewest_of_one(seen);
        }
        let mut best: Option<(usize, Date)> = None;
        let mut missing = Vec::new();
        self.with_items(seen, MatchKind::Possible, |items| {
            for of_code in self.chunks(seen, items) {
                let answers: Vec<Option<Vec<MissingAnswer>>> =
                    of_code.iter().map(|&item| self.missing_of_unknown(item, seen)).collect();
                let keys = self.keys(code.distinct, of_code);
                let mut costs = PeriodCosts::new(&keys, &answers, code.over.is_some());
                let mut of_chunk: Option<(usize, Date, Range<usize>)> = None;
                self.each_full_period(seen, of_code, |end, inside| {
                    let cost = costs.of_period(&inside, code.at_least as usize);
                    if of_chunk.as_ref().is_none_or(|(least, ..)| cost <= *least) {
                        of_chunk = Some((cost, end, inside));
                    }
                    true
                });
                let Some((cost, end, inside)) = of_chunk else { continue };
                if best.is_none_or(|(least, last)| (cost, Reverse(end)) <= (least, Reverse(last))) {
                    best = Some((cost, end));
                    missing = self.missing_of_period(seen, keys, &answers, inside);
                }
            }
        });
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// Where one entry is enough: the last of those with the fewest missing answers.
    fn fewest_of_one(&self, seen: SeenId) -> Vec<MissingAnswer> {
        let mut fewest: Option<Vec<MissingAnswer>> = None;
        self.matches.for_each(seen, MatchKind::Unknown, self.first_in_period(seen), |item| {
            let missing = self.matcher().missing_answers(item, seen);
            if fewest.as_ref().is_none_or(|fewest| missing.len() <= fewest.len()) {
                fewest = Some(missing);
            }
        });
        fewest.unwrap_or_default()
    }

    /// The answers that an entry misses, where these decide whether it counts.
    fn missing_of_unknown(&self, item: ItemId, seen: SeenId) -> Option<Vec<MissingAnswer>> {
        let is_unknown = self.matches.has(seen, MatchKind::Unknown, item);
        is_unknown.then(|| self.matcher().missing_answers(item, seen))
    }

    fn missing_of_period(
        &self,
        seen: SeenId,
        keys: Keys,
        answers: &[Option<Vec<MissingAnswer>>],
        inside: Range<usize>,
    ) -> Vec<MissingAnswer> {
        let code = &self.program.seens[seen];
        let mut counted = SlidingCount::new(keys);
        let mut candidates: Vec<(usize, &Vec<MissingAnswer>)> = Vec::new();
        for place in inside {
            match &answers[place] {
                Some(answers) => candidates.push((place, answers)),
                None => counted.enter(place),
            }
        }
        candidates.sort_by_key(|(place, answers)| (answers.len(), Reverse(*place)));
        let mut missing = Vec::new();
        for (place, answers) in candidates {
            // Where they must lie apart, each of them may be the one that does.
            let before = counted.different();
            if code.over.is_none() && before >= code.at_least as usize {
                break;
            }
            counted.enter(place);
            if code.over.is_some() || counted.different() > before {
                missing.extend_from_slice(answers);
            }
        }
        missing
    }
}
