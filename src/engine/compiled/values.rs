//! The value of each condition, worked out once.

use std::cell::Cell;

use super::super::found;
use super::super::outcome::Rest;
use super::hits::Which;
use super::run::Run;
use super::{NONE, Node};
use crate::facts::Fact;
use crate::facts::Truth;
use crate::facts::compare;

/// The value of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) truth: Truth,
    /// Its value if nothing were explained or held back.
    pub(super) otherwise: Truth,
    /// Whether something recorded supports it.
    pub(super) supported: bool,
}

impl Said {
    fn plain(truth: Truth) -> Said {
        Said { truth, otherwise: truth, supported: false }
    }

    fn as_byte(self) -> u8 {
        self.truth as u8 | (self.otherwise as u8) << 2 | u8::from(self.supported) << 4
    }

    fn of_byte(byte: u8) -> Said {
        let truth = |bits: u8| match bits & 3 {
            0 => Truth::False,
            1 => Truth::Unknown,
            _ => Truth::True,
        };
        Said { truth: truth(byte), otherwise: truth(byte >> 2), supported: byte >> 4 & 1 == 1 }
    }

    /// False whatever is explained, held back or missing.
    pub(super) fn is_false(self) -> bool {
        self.truth == Truth::False && self.otherwise == Truth::False
    }
}

/// Values that were asked for before: a byte for each, nought until then, so that a case begins with plain zeroed memory.
#[derive(Debug)]
pub(super) struct Asked(Vec<Cell<u8>>);

/// Marks a byte of [`Asked`] as known. The bits below it are the value: truth, truth otherwise, support.
const KNOWN: u8 = 1 << 7;

impl Asked {
    pub(super) fn new(of: usize) -> Asked {
        Asked(vec![Cell::new(0); of])
    }

    /// Forgets them: more has become known.
    pub(super) fn forget(&mut self) {
        self.0.fill(Cell::new(0));
    }

    #[inline]
    fn get(&self, at: u32) -> Option<Said> {
        let byte = self.0.get(at as usize)?.get();
        (byte & KNOWN != 0).then(|| Said::of_byte(byte))
    }

    #[inline]
    fn set(&self, at: u32, said: Said) -> Said {
        if let Some(cell) = self.0.get(at as usize) {
            cell.set(KNOWN | said.as_byte());
        }
        said
    }
}

impl<'a> Run<'a> {
    /// The fact of one of the book's names, and its place.
    pub(super) fn fact(&self, name: u32) -> Option<(u32, &Fact)> {
        let place = self.fact_at.get(name as usize).copied().filter(|&place| place != NONE)?;
        let at = place as usize;
        let beyond = self.evidence.facts.len();
        let fact = self.evidence.facts.at(at).or_else(|| self.chronology.get(at.checked_sub(beyond)?))?;
        Some((place, fact))
    }

    pub(super) fn says(&self, node: u32) -> Said {
        match self.program.nodes.get(node as usize) {
            Some(Node::Seen(atom)) => self.once(node, || self.seen(*atom)),
            Some(Node::Fact(test)) => self.tests(*test),
            Some(Node::Found(found)) => {
                let (start, end) = self.found(*found);
                let met = end > start;
                Said { supported: met, ..Said::plain(met.into()) }
            }
            Some(Node::Age(ages)) => Said::plain(self.lies_in(*ages, self.as_of_day).into()),
            Some(Node::AtLeast { n, children, .. }) => self.once(node, || {
                let (mut supported, mut truths, mut otherwises) = (false, Tally::default(), Tally::default());
                for &child in self.children(children) {
                    let said = self.says(child);
                    supported |= said.supported;
                    truths.add(said.truth);
                    otherwises.add(said.otherwise);
                }
                Said { truth: truths.at_least(*n), otherwise: otherwises.at_least(*n), supported }
            }),
            None => Said::plain(Truth::False),
        }
    }

    /// Whether one look shows that a condition is false: all of its parts are needed, and one is false.
    pub(super) fn is_plainly_false(&self, node: u32) -> bool {
        match self.program.nodes.get(node as usize) {
            Some(Node::AtLeast { n, children, .. }) if *n as usize == children.len() => {
                self.children(children).iter().any(|&child| self.says(child).is_false())
            }
            _ => false,
        }
    }

    fn once(&self, node: u32, work_out: impl FnOnce() -> Said) -> Said {
        self.said.get(node).unwrap_or_else(|| self.said.set(node, work_out()))
    }

    fn tests(&self, number: u32) -> Said {
        if let Some(said) = self.tested.get(number) {
            return said;
        }
        let Some(named) = self.program.fact_tests.get(number as usize) else {
            return Said::plain(Truth::False);
        };
        if !self.lies_in(named.ages, self.as_of_day) {
            return self.tested.set(number, Said::plain(Truth::False));
        }
        let truth = compare(&named.test, self.fact(named.name).map(|(_, fact)| fact), self.as_of);
        let supported = match truth {
            Truth::True => true,
            Truth::Unknown => self.opened.get(named.domain as usize).copied().unwrap_or(false),
            Truth::False => false,
        };
        let said = Said { truth, otherwise: truth, supported };
        self.tested.set(number, said)
    }

    /// The stretch of [`Run::found_rests`] that a `found` rests on. Findings stand still while patterns are tried, and
    /// again while levels are: it is worked out once, and a condition belongs to a pattern or to a level and never to
    /// both.
    pub(super) fn found(&self, number: u32) -> (u32, u32) {
        let (Some(code), Some(cell)) =
            (self.program.founds.get(number as usize), self.founds.get(number as usize))
        else {
            return (0, 0);
        };
        if let Some(known) = cell.get() {
            return known;
        }
        let named = |rule: u32| code.named.get(rule as usize).copied().unwrap_or(false);
        let rests = found::meets(&code.found, &self.occurrences, named, self.evidence);
        let mut all = self.found_rests.take();
        let start = super::compile::number(all.len());
        all.extend(rests);
        let stretch = (start, super::compile::number(all.len()));
        self.found_rests.set(all);
        cell.set(Some(stretch));
        stretch
    }

    /// Adds what a `found` rests on.
    pub(super) fn add_found(&self, number: u32, rests: &mut Vec<Rest>) {
        let (start, end) = self.found(number);
        let all = self.found_rests.take();
        rests.extend_from_slice(all.get(start as usize..end as usize).unwrap_or(&[]));
        self.found_rests.set(all);
    }

    pub(super) fn children(&self, range: &std::ops::Range<u32>) -> &'a [u32] {
        self.program.children.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    fn seen(&self, number: u32) -> Said {
        let Some(atom) = self.program.atoms.get(number as usize) else { return Said::plain(Truth::False) };
        let [some_match, some_unknown, some_aside] = self.hits.kinds(number);
        let supported = some_match || some_unknown;
        if !supported && !some_aside {
            return Said::plain(Truth::False);
        }
        // Where no entry is unknown, or none set aside, the wider counts are the narrow one.
        let truth = if some_match && self.reaches(atom, number, Which::Matches) {
            Truth::True
        } else if some_unknown && self.reaches(atom, number, Which::Possible) {
            Truth::Unknown
        } else {
            Truth::False
        };
        let aside = truth != Truth::True && some_aside && self.reaches(atom, number, Which::Otherwise);
        Said { truth, otherwise: truth.or(aside.into()), supported }
    }

    /// Some of an atom's entries as a list, from those that its period reaches on.
    pub(super) fn with_list<T>(&self, number: u32, which: Which, look: impl FnOnce(&[u32]) -> T) -> T {
        let mut items = self.listed.take();
        items.clear();
        let from = self.program.atoms.get(number as usize).map_or(0, |atom| self.reach(atom));
        self.hits.for_each(number, which, from, |item| items.push(item));
        let looked = look(&items);
        self.listed.set(items);
        looked
    }
}

/// How many parts are true, and how many may be.
#[derive(Debug, Default)]
struct Tally {
    sure: u32,
    possible: u32,
}

impl Tally {
    fn add(&mut self, truth: Truth) {
        self.sure += u32::from(truth == Truth::True);
        self.possible += u32::from(truth != Truth::False);
    }

    fn at_least(&self, n: u32) -> Truth {
        if self.sure >= n {
            Truth::True
        } else if self.possible >= n {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_remembered_as_it_was_said() {
        let truths = [Truth::False, Truth::Unknown, Truth::True];
        let asked = Asked::new(1);
        assert!(asked.get(0).is_none() && asked.get(1).is_none());
        for (truth, otherwise) in truths.iter().flat_map(|&one| truths.iter().map(move |&other| (one, other)))
        {
            for supported in [false, true] {
                let said = Said { truth, otherwise, supported };
                asked.set(0, said);
                assert_eq!(asked.get(0), Some(said));
            }
        }
    }
}
