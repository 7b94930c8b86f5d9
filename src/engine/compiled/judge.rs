//! What each entry of the timeline means to each atom that its indicator touches.

use std::cell::Cell;

use jiff::civil::Date;

use super::super::Evidence;
use super::super::outcome::{HeldBy, MissingPart, nearness};
use super::super::timeline::{Item, MISSING};
use super::hits::{Hits, Judged};
use super::masks::Block;
use super::run::Run;
use super::{EXPLANATION_SLOT, Entry, NONE, Program, Test};
use crate::calendar::ordinal;
use crate::case::{ExplanationStatus, age};
use crate::facts::Truth;
use crate::vocabulary::Reason;

/// An age range as the days, as numbers, on which this child's age lies in it: from one, included, to another, not
/// included, and those before birth where the range holds them.
#[derive(Debug, Clone, Copy)]
pub(super) struct AgeWindow {
    from: u32,
    before: u32,
    before_birth: u32,
}

/// Not worked out yet: no day has such a number.
const NOT_ASKED: AgeWindow = AgeWindow { from: u32::MAX, before: u32::MAX, before_birth: 0 };

impl<'a> Run<'a> {
    /// Finds the hits on atoms, and the rules that they touch.
    pub(super) fn look_up(&mut self) {
        let mut hits = std::mem::replace(&mut self.hits, Hits::new(0, 0));
        for (item, at) in self.evidence.timeline.items.iter().zip(0_u32..) {
            for block in self.program.masks.of(item.indicator) {
                self.judge_block(block, item, at, &mut hits);
            }
        }
        self.hits = hits;
    }

    fn judge_block(&mut self, block: &Block, item: &Item<'_>, at: u32, hits: &mut Hits) {
        let masks = &self.program.masks;
        let one_by_one = block.others | if item.explanation.is_some() { block.explainable } else { 0 };
        let asked = block.simple & !one_by_one;
        // What does not pass says why, and the reason nearest to alerting counts.
        let mut reason = |refused: u64, reason: Reason| {
            if refused & block.speaking != 0 {
                self.whys.at(at, nearness(reason), reason);
            }
        };
        let takes = block.subjects.get(item.subject as usize).copied().unwrap_or(0);
        reason(asked & !takes, Reason::Subject);
        let mut left = asked & takes;
        let mut too_young_or_old = 0;
        for mask in masks.ages(block) {
            if left & mask.asking != 0 && !self.ages.lies_in(self.program, self.evidence, mask.age, item.day)
            {
                too_young_or_old |= left & mask.asking;
                left &= !mask.asking;
            }
        }
        reason(too_young_or_old, Reason::Age);
        if left & block.current != 0 && item.until.is_some_and(|until| until < self.as_of) {
            reason(left & block.current, Reason::Window);
            left &= !block.current;
        }
        let mut unknown = 0;
        for slot in masks.slots(block) {
            let rank = item.ranks.get(usize::from(slot.slot)).copied().unwrap_or(MISSING);
            if rank == MISSING {
                unknown |= slot.asking;
            } else {
                let meets = masks.meets(slot, rank);
                reason(left & !meets, Reason::Qualifier);
                left &= meets;
            }
        }
        while left != 0 {
            let bit = left & left.wrapping_neg();
            let entry = block.first + left.trailing_zeros();
            left ^= bit;
            self.hit(at, entry, if unknown & bit == 0 { Judged::Matches } else { Judged::Unknown }, hits);
        }
        let mut left = one_by_one;
        while left != 0 {
            let entry = block.first + left.trailing_zeros();
            let bit = left & left.wrapping_neg();
            left ^= bit;
            let Some(of) = self.program.entries.get(entry as usize) else { continue };
            match self.judge(of, item) {
                Ok(judged) => self.hit(at, entry, judged, hits),
                Err(reason) if block.speaking & bit != 0 => self.whys.at(at, nearness(reason), reason),
                Err(_) => {}
            }
        }
    }

    fn hit(&mut self, item: u32, entry: u32, judged: Judged, hits: &mut Hits) {
        let Some((atom, rule)) = self.program.masks.aim(entry) else { return };
        hits.add(item, atom, judged);
        self.touched.insert(rule);
    }

    /// What the masks cannot say: agencies, gates, explanations. `Err` says why the entry means nothing to the atom.
    fn judge(&self, entry: &Entry, item: &Item<'_>) -> Result<Judged, Reason> {
        let Some(atom) = self.program.atoms.get(entry.atom as usize) else { return Err(Reason::NoRule) };
        if atom.subjects & (1 << item.subject as u8) == 0 || atom.agencies & (1 << item.by as u32) == 0 {
            return Err(Reason::Subject);
        }
        if !entry.ages.iter().all(|&ages| self.lies_in(ages, item.day)) {
            return Err(Reason::Age);
        }
        if atom.current && item.until.is_some_and(|until| until < self.as_of) {
            return Err(Reason::Window);
        }
        let mut unknown = false;
        let tests =
            self.program.tests.get(entry.tests.start as usize..entry.tests.end as usize).unwrap_or(&[]);
        let (withs, gates) = tests.split_at(tests.len().min(entry.withs as usize));
        for test in withs {
            match passes(test, item) {
                Truth::True => {}
                Truth::Unknown => unknown = true,
                Truth::False => return Err(Reason::Qualifier),
            }
        }
        match self.explained(atom.rule, item) {
            Truth::True => return Ok(Judged::Explained),
            Truth::Unknown => unknown = true,
            Truth::False => {}
        }
        for test in gates {
            match passes(test, item) {
                Truth::True => {}
                Truth::Unknown => unknown = true,
                Truth::False => {
                    return Ok(Judged::Gated(if test.slot == EXPLANATION_SLOT {
                        MISSING
                    } else {
                        test.slot
                    }));
                }
            }
        }
        Ok(if unknown { Judged::Unknown } else { Judged::Matches })
    }

    fn explained(&self, rule: u32, item: &Item<'_>) -> Truth {
        let Some(told) = item.explanation else { return Truth::False };
        let Some(rule) = self.book.rules().get(rule as usize) else { return Truth::False };
        let accepted = |kind: &String| *kind == told.kind || (kind == "any" && told.kind != "cultural");
        if !rule.rule.explained_by.iter().any(accepted) {
            return Truth::False;
        }
        match told.status {
            ExplanationStatus::Suitable if told.by.is_professional() => Truth::True,
            ExplanationStatus::Suitable | ExplanationStatus::Claimed => Truth::Unknown,
            ExplanationStatus::Absent | ExplanationStatus::Unsuitable => Truth::False,
        }
    }

    /// The entry by which an atom looks at an indicator.
    fn entry_of(&self, item: &Item<'_>, atom: u32) -> Option<&'a Entry> {
        let stretch = self.program.index.get(item.indicator as usize)?;
        let entries = self.program.entries.get(stretch.start as usize..stretch.end as usize)?;
        entries.binary_search_by_key(&atom, |entry| entry.atom).ok().and_then(|at| entries.get(at))
    }

    /// What holds back an entry of the timeline that is set aside.
    pub(super) fn held_by(&self, item: u32, atom: u32) -> Option<HeldBy> {
        let item = self.item(item)?;
        match self.judge(self.entry_of(item, atom)?, item).ok()? {
            Judged::Explained => Some(HeldBy::Explanation),
            Judged::Gated(slot) => Some(HeldBy::Qualifier(slot)),
            Judged::Matches | Judged::Unknown => None,
        }
    }

    /// What the missing answers are called that decide whether an entry of the timeline counts.
    pub(super) fn missing_parts(&self, at: u32, atom: u32, missing: &mut Vec<MissingPart>) {
        let Some(item) = self.item(at) else { return };
        let Some(entry) = self.entry_of(item, atom) else { return };
        let tests =
            self.program.tests.get(entry.tests.start as usize..entry.tests.end as usize).unwrap_or(&[]);
        for test in tests.iter().filter(|test| passes(test, item) == Truth::Unknown) {
            missing.push(if test.slot == EXPLANATION_SLOT {
                MissingPart::Explanation { item: at }
            } else {
                MissingPart::Qualifier { item: at, slot: test.slot }
            });
        }
        let rule = self.program.atoms.get(atom as usize).map_or(NONE, |atom| atom.rule);
        if self.explained(rule, item) == Truth::Unknown {
            missing.push(MissingPart::Explanation { item: at });
        }
        missing.sort_unstable();
        missing.dedup();
    }

    /// Whether the child's age on a day lies in one of the program's ranges.
    pub(super) fn lies_in(&self, ages: u32, day: u32) -> bool {
        self.ages.lies_in(self.program, self.evidence, ages, day)
    }
}

/// A qualifier's test; unknown where it was not stated.
fn passes(test: &Test, item: &Item<'_>) -> Truth {
    let rank = if test.slot == EXPLANATION_SLOT {
        item.explanation_rank()
    } else {
        match item.ranks.get(usize::from(test.slot)) {
            Some(&rank) => rank,
            // The indicator has no such qualifier.
            None => return Truth::False,
        }
    };
    if rank == MISSING { Truth::Unknown } else { (test.allowed >> (rank & 63) & 1 == 1).into() }
}

/// The program's age ranges as days of this child's life, each worked out when it is first asked for.
#[derive(Debug)]
pub(super) struct Ages {
    windows: Vec<Cell<AgeWindow>>,
}

impl Ages {
    pub(super) fn new(ranges: usize) -> Ages {
        Ages { windows: vec![Cell::new(NOT_ASKED); ranges] }
    }

    #[inline]
    fn lies_in(&self, program: &Program, evidence: &Evidence<'_>, ages: u32, day: u32) -> bool {
        let Some(cell) = self.windows.get(ages as usize) else { return true };
        let mut window = cell.get();
        if window.from == u32::MAX {
            window = age_window(program, evidence, ages);
            cell.set(window);
        }
        (window.from <= day && day < window.before) || day < window.before_birth
    }
}

#[cold]
fn age_window(program: &Program, evidence: &Evidence<'_>, ages: u32) -> AgeWindow {
    let range = program.ages.get(ages as usize).copied().unwrap_or_default();
    let child = &evidence.case.child;
    let Some(born) = child.born else {
        // Every day lies before the birth.
        return AgeWindow { from: 0, before: 0, before_birth: if range.unborn { u32::MAX } else { 0 } };
    };
    let origin = if range.corrected { age::corrected_from(child).unwrap_or(born) } else { born };
    let from = range.from.filter(|span| span.n > 0).map_or(born, |span| span.after(origin));
    let before = match range.below {
        None => ordinal(Date::MAX),
        // Every age has reached nought.
        Some(span) if span.n == 0 => 0,
        Some(span) => ordinal(span.after(origin)),
    };
    let born = ordinal(born);
    let before_birth = if range.unborn { born } else { 0 };
    // A corrected age may be reached before birth; a range that starts then still starts at birth.
    AgeWindow { from: ordinal(from).max(born), before, before_birth }
}
