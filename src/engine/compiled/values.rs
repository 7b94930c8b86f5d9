//! The second stage: the value of each condition that is asked for, worked out once.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use jiff::civil::Date;

use super::ages::AgeWindows;
use super::matches::{MatchKind, Matches};
use super::matching::Matcher;
use super::program::{DomainId, FactTestId, FoundId, LatestId, Node, NodeId, PartId, Program, SeenId};
use crate::calendar::{Span, ordinal};
use crate::engine::Evidence;
use crate::engine::occurrence::{Occurrence, SupportLists};
use crate::engine::patterns::found::rules_found;
use crate::engine::responses::{Answered, KnownResponses};
use crate::engine::rule_book::{FactNameId, RuleBook, RuleId};
use crate::engine::timeline::{EventId, Item, ItemId};
use crate::facts::{Fact, FactId, Known, Truth, compare, fact_domain};
use crate::ids::{Id, Table};
use crate::vocabulary::Forms;

/// What a condition says of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Evaluation {
    pub(super) value: Truth,
    /// Its value if nothing were explained or held back by a gate.
    pub(super) value_if_unheld: Truth,
    /// Whether something recorded supports it.
    pub(super) supported: bool,
}

impl Evaluation {
    fn plain(value: Truth) -> Evaluation {
        Evaluation { value, value_if_unheld: value, supported: false }
    }

    /// False whatever is explained, held back or missing.
    pub(super) fn is_false(self) -> bool {
        self.value == Truth::False && self.value_if_unheld == Truth::False
    }
}

/// Values that were asked for before: a byte for each, nought until then, so that a case begins with plain zeroed memory.
#[derive(Debug)]
struct ValueCache<I>(Table<I, Cell<u8>>);

/// Marks a byte of a [`ValueCache`] as known. The bits below it are the value, the value if unheld, and the support.
const KNOWN: u8 = 1 << 7;

impl<I: Id> ValueCache<I> {
    fn new(len: usize) -> ValueCache<I> {
        ValueCache(Table::filled(Cell::new(0), len))
    }

    fn clear(&mut self) {
        self.0.as_mut_vec().fill(Cell::new(0));
    }

    #[inline]
    fn get(&self, id: I) -> Option<Evaluation> {
        let byte = self.0[id].get();
        let truth = |bits: u8| match bits & 3 {
            0 => Truth::False,
            1 => Truth::Unknown,
            _ => Truth::True,
        };
        (byte & KNOWN != 0).then(|| Evaluation {
            value: truth(byte),
            value_if_unheld: truth(byte >> 2),
            supported: byte >> 4 & 1 == 1,
        })
    }

    #[inline]
    fn set(&self, id: I, evaluation: Evaluation) -> Evaluation {
        let Evaluation { value, value_if_unheld, supported } = evaluation;
        self.0[id].set(KNOWN | value as u8 | (value_if_unheld as u8) << 2 | u8::from(supported) << 4);
        evaluation
    }
}

/// Everything that the value of a condition depends on, with the values that are known.
pub(super) struct Evaluator<'a> {
    pub(super) program: &'a Program,
    pub(super) book: &'a RuleBook,
    pub(super) evidence: Evidence<'a>,
    pub(super) ages: &'a AgeWindows<'a>,
    pub(super) matches: Matches,
    /// Whether any entry shares its event with others.
    pub(super) shares_events: bool,
    as_of_day: u32,
    /// For each fact that conditions test which of the known facts it is.
    known_facts: Table<FactNameId, Option<FactId>>,
    /// For each domain whether the readers know any fact of it: what they know nothing of opens no questions.
    domains_known: Table<DomainId, bool>,
    pub(super) chronology: Vec<Fact>,
    pub(super) occurrences: Vec<Occurrence>,
    /// What they rest on.
    pub(super) support_lists: SupportLists,
    nodes: ValueCache<NodeId>,
    fact_tests: ValueCache<FactTestId>,
    /// The rules on whose findings each `found` rests. A `found` belongs to a pattern or to a level; findings stand still
    /// while either are tried, so it is worked out once.
    founds: Table<FoundId, OnceCell<Vec<RuleId>>>,
    /// What services did about each occurrence, asked for by the first `found` that says anything of it.
    answered: OnceCell<Vec<Answered>>,
    /// The first entry in each period that ends on the case's date.
    starts: Table<LatestId, OnceCell<ItemId>>,
    /// Room for counting, reused.
    room: Cell<Room>,
}

/// Lists that counting fills and empties again.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub(super) items: Vec<ItemId>,
    pub(super) events: Vec<EventId>,
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(
        program: &'a Program,
        book: &'a RuleBook,
        evidence: Evidence<'a>,
        ages: &'a AgeWindows<'a>,
        matches: Matches,
    ) -> Evaluator<'a> {
        Evaluator {
            program,
            book,
            evidence,
            ages,
            matches,
            shares_events: evidence.timeline.shares_events,
            as_of_day: ordinal(evidence.case.as_of),
            known_facts: Table::filled(None, program.fact_names),
            domains_known: Table::filled(false, program.rules_of_domain.len()),
            chronology: Vec::new(),
            occurrences: Vec::new(),
            support_lists: SupportLists::default(),
            nodes: ValueCache::new(program.nodes.len()),
            fact_tests: ValueCache::new(program.fact_tests.len()),
            answered: OnceCell::new(),
            founds: program.founds.iter().map(|_| OnceCell::new()).collect(),
            starts: program.latest.iter().map(|_| OnceCell::new()).collect(),
            room: Cell::default(),
        }
    }

    /// Takes note of the readers' facts, and calls `try_rule` for the rules of each domain that is known.
    pub(super) fn note_facts(&mut self, mut try_rule: impl FnMut(RuleId)) {
        let program = self.program;
        for (id, fact) in self.evidence.all_facts(&[]).iter() {
            if let Some(domain) = self.note_fact(id, fact) {
                // Only what readers made opens a subject to questions: nobody can be asked for what the chronology counts.
                self.domains_known[domain] = true;
                program.rules_of_domain[domain].iter().for_each(|&rule| try_rule(rule));
            }
        }
    }

    /// The same for the facts of the chronology, which stand behind the readers'. What was worked out of facts before is
    /// forgotten: more has become known.
    pub(super) fn note_chronology(&mut self, chronology: Vec<Fact>, mut try_rule: impl FnMut(RuleId)) {
        let program = self.program;
        if !chronology.is_empty() {
            self.fact_tests.clear();
        }
        for (index, fact) in chronology.iter().enumerate() {
            let id = FactId::from_index(self.evidence.facts.len() + index);
            if let Some(domain) = self.note_fact(id, fact) {
                program.rules_of_domain[domain].iter().for_each(|&rule| try_rule(rule));
            }
        }
        self.chronology = chronology;
    }

    /// Takes note of a fact, the first of its name, and returns its domain where rules test any fact of that.
    fn note_fact(&mut self, id: FactId, fact: &Fact) -> Option<DomainId> {
        if let Some(tested) = self.program.facts.get(fact.name.as_ref()) {
            self.known_facts[tested.name].get_or_insert(id);
        }
        self.program.domains.get(fact_domain(&fact.name)).copied()
    }

    pub(super) fn matcher(&self) -> Matcher<'a> {
        Matcher { program: self.program, book: self.book, evidence: self.evidence, ages: self.ages }
    }

    pub(super) fn item(&self, id: ItemId) -> &'a Item {
        &self.evidence.timeline.items[id]
    }

    pub(super) fn forms_of(&self, id: ItemId) -> Forms {
        self.book.indicator(self.item(id).indicator).forms
    }

    pub(super) fn parts(&self, parts: &Range<PartId>) -> &'a [NodeId] {
        &self.program.parts[parts.clone()]
    }

    /// The fact that a test asks about, where it is known.
    pub(super) fn fact(&self, test: FactTestId) -> Option<(FactId, &Fact)> {
        let id = self.known_facts[self.program.fact_tests[test].name]?;
        Some((id, self.evidence.all_facts(&self.chronology).get(id)))
    }

    /// The value of a condition.
    pub(super) fn evaluate(&self, node: NodeId) -> Evaluation {
        match &self.program.nodes[node] {
            Node::Seen(seen) => self.cached(node, || self.evaluate_seen(*seen)),
            Node::Fact(test) => self.evaluate_fact(*test),
            Node::Found(found) => {
                let is_met = !self.rules_found(*found).is_empty();
                Evaluation { supported: is_met, ..Evaluation::plain(is_met.into()) }
            }
            Node::Age(range) => Evaluation::plain(self.ages.holds(*range, self.as_of_day).into()),
            Node::AtLeast { n, parts, .. } => self.cached(node, || {
                let parts = || self.parts(parts).iter().map(|&part| self.evaluate(part));
                Evaluation {
                    value: Truth::at_least(*n, parts().map(|part| part.value)),
                    value_if_unheld: Truth::at_least(*n, parts().map(|part| part.value_if_unheld)),
                    supported: parts().any(|part| part.supported),
                }
            }),
        }
    }

    /// Whether one look shows that a condition is false: all of its parts are needed, and one is false.
    pub(super) fn is_plainly_false(&self, node: NodeId) -> bool {
        match &self.program.nodes[node] {
            Node::AtLeast { n, parts, .. } => {
                let parts = self.parts(parts);
                *n == parts.len() && parts.iter().any(|&part| self.evaluate(part).is_false())
            }
            _ => false,
        }
    }

    fn cached(&self, node: NodeId, evaluate: impl FnOnce() -> Evaluation) -> Evaluation {
        self.nodes.get(node).unwrap_or_else(|| self.nodes.set(node, evaluate()))
    }

    fn evaluate_fact(&self, test: FactTestId) -> Evaluation {
        if let Some(known) = self.fact_tests.get(test) {
            return known;
        }
        let code = &self.program.fact_tests[test];
        if !self.ages.hold(code.ages, self.as_of_day) {
            return self.fact_tests.set(test, Evaluation::plain(Truth::False));
        }
        let fact = self.fact(test).map(|(_, fact)| fact);
        if let (Some(within), Some(fact)) = (code.test.within, fact) {
            self.note_ends(fact.days(), within);
        }
        let value = compare(&code.test, fact.map(Known::from), self.evidence.case.as_of);
        let supported = match value {
            Truth::True => true,
            Truth::Unknown => self.domains_known[code.domain],
            Truth::False => false,
        };
        self.fact_tests.set(test, Evaluation { supported, ..Evaluation::plain(value) })
    }

    /// The rules on whose findings a `found` rests, in order; none where it is not met.
    pub(super) fn rules_found(&self, found: FoundId) -> &[RuleId] {
        self.founds[found].get_or_init(|| {
            let code = &self.program.founds[found];
            let names = |rule: RuleId| code.named.as_ref().is_none_or(|named| named[rule]);
            rules_found(&code.found, &self.occurrences, names, || self.answered(), self.evidence)
        })
    }

    fn answered(&self) -> &[Answered] {
        self.answered.get_or_init(|| {
            KnownResponses::new(self.evidence.case).answers(
                &self.occurrences,
                &self.support_lists,
                &self.program.adequacy,
                self.evidence,
            )
        })
    }

    /// Adds the occurrences of patterns, which levels count with those of stratum 1.
    pub(super) fn add_occurrences_of_patterns(&mut self, of_patterns: Vec<Occurrence>) {
        self.occurrences.extend(of_patterns);
        self.answered.take();
    }

    fn evaluate_seen(&self, seen: SeenId) -> Evaluation {
        let [some_full, some_unknown, some_suppressed] = self.matches.kinds(seen);
        let supported = some_full || some_unknown;
        if !supported && !some_suppressed {
            return Evaluation::plain(Truth::False);
        }
        if let Some(latest) = self.program.seens[seen].latest {
            let first = self.first_in_period(seen);
            let item = self.matches.first(seen, first).map(|item| self.item(item).on);
            self.note_ends(item.into_iter(), self.program.latest[latest]);
        }
        // Where no entry is unknown, or none suppressed, the wider counts are the narrow one.
        let value = if some_full && self.reaches_count(seen, MatchKind::Full) {
            Truth::True
        } else if some_unknown && self.reaches_count(seen, MatchKind::Possible) {
            Truth::Unknown
        } else {
            Truth::False
        };
        let unheld =
            value != Truth::True && some_suppressed && self.reaches_count(seen, MatchKind::Unsuppressed);
        Evaluation { value, value_if_unheld: value.or(unheld.into()), supported }
    }

    /// Notes, where somebody asks, that a period which ends on the case's date will not hold for ever those of the days
    /// that lie in it.
    fn note_ends(&self, days: impl Iterator<Item = Date>, length: Span) {
        if let Some(horizon) = self.evidence.horizon {
            let before = length.before(self.evidence.case.as_of);
            days.filter(|day| *day > before).for_each(|day| horizon.note_end(day, length));
        }
    }

    /// The first entry in the period of a `seen`, where that ends on the case's date; the first of all otherwise.
    pub(super) fn first_in_period(&self, seen: SeenId) -> ItemId {
        let Some(latest) = self.program.seens[seen].latest else { return ItemId::from_index(0) };
        *self.starts[latest].get_or_init(|| {
            let before = ordinal(self.program.latest[latest].before(self.evidence.case.as_of));
            let items = self.evidence.timeline.items.as_slice();
            ItemId::from_index(items.partition_point(|item| item.day <= before))
        })
    }

    /// Calls `look` with the entries of a `seen`, from the first in its period on, in the timeline's order; where they must
    /// be of one code, by code first.
    pub(super) fn with_items<T>(
        &self,
        seen: SeenId,
        kind: MatchKind,
        look: impl FnOnce(&[ItemId]) -> T,
    ) -> T {
        self.with_items_from(seen, kind, self.first_in_period(seen), look)
    }

    /// The same, from one entry on.
    pub(super) fn with_items_from<T>(
        &self,
        seen: SeenId,
        kind: MatchKind,
        from: ItemId,
        look: impl FnOnce(&[ItemId]) -> T,
    ) -> T {
        let mut room = self.room.take();
        let mut items = std::mem::take(&mut room.items);
        self.room.set(room);
        items.clear();
        self.matches.for_each(seen, kind, from, |item| items.push(item));
        if self.program.seens[seen].same_code {
            items.sort_by_key(|&item| self.item(item).indicator);
        }
        let looked = look(&items);
        let room = self.room.take();
        self.room.set(Room { items, ..room });
        looked
    }

    /// How many different events there are.
    pub(super) fn count_events(&self, events: impl FnOnce(&mut Vec<EventId>)) -> usize {
        let mut room = self.room.take();
        room.events.clear();
        events(&mut room.events);
        room.events.sort_unstable();
        room.events.dedup();
        let count = room.events.len();
        self.room.set(room);
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_remembered_as_it_was_worked_out() {
        let truths = [Truth::False, Truth::Unknown, Truth::True];
        let cache: ValueCache<NodeId> = ValueCache::new(1);
        let node = NodeId::from_index(0);
        assert!(cache.get(node).is_none());
        for (value, value_if_unheld) in truths.into_iter().flat_map(|one| truths.map(|other| (one, other))) {
            for supported in [false, true] {
                let evaluation = Evaluation { value, value_if_unheld, supported };
                cache.set(node, evaluation);
                assert_eq!(cache.get(node), Some(evaluation));
            }
        }
    }
}
