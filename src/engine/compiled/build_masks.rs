//! From the entries of a program to their masks.

use super::code_ids::EntryId;
use super::masks::{AgeMask, Block, DaysMask, Masks, SlotMask};
use super::program::{Entry, Program, QualifierTest};
use crate::engine::outcome::Qualifying;
use crate::engine::rule_book::RuleBook;
use crate::ids::Id;
use crate::vocabulary::{Agency, Subject, Vocabulary};

impl Masks {
    pub(super) fn new(program: &Program, book: &RuleBook) -> Masks {
        let mut masks = Masks::default();
        for (indicator, stretch) in book.indicators().iter().zip(&program.entries_of) {
            let scales: Vec<usize> =
                indicator.qualifiers.iter().map(|qualifier| qualifier.scale.values().len()).collect();
            let first_block = masks.blocks.next_id();
            let mut first = stretch.start;
            for entries in program.entries[stretch.clone()].chunks(64) {
                masks.add_block(program, book, entries, first, &scales);
                first = EntryId::from_index(first.index() + entries.len());
            }
            masks.blocks_of.push(first_block..masks.blocks.next_id());
        }
        masks
    }

    fn add_block(
        &mut self,
        program: &Program,
        book: &RuleBook,
        entries: &[Entry],
        first: EntryId,
        scales: &[usize],
    ) {
        let mut simple = 0;
        let mut others = 0;
        let mut explainable = 0;
        let mut explains_silence = 0;
        let mut current = 0;
        let mut subjects = [0; Subject::ALL.len()];
        let mut ages: Vec<AgeMask> = Vec::new();
        let mut days: Vec<DaysMask> = Vec::new();
        let mut slots: Vec<(u8, u64, Vec<u64>)> = Vec::new();
        let every_agency = Agency::ALL.iter().fold(0, |all, &agency| all | 1 << agency as u32);
        for (place, entry) in entries.iter().enumerate() {
            let bit = 1_u64 << place;
            let seen = &program.seens[entry.seen];
            let with = &program.tests[entry.with.clone()];
            let slots_asked: Option<Vec<(u8, u64)>> = with.iter().map(simple_test).collect();
            let is_simple = entry.gate.is_empty() && entry.exempt.is_empty() && seen.agencies == every_agency;
            let slots_asked = slots_asked.filter(|_| is_simple);
            *(if slots_asked.is_some() { &mut simple } else { &mut others }) |= bit;
            let accepts_explanations =
                seen.rule.is_some_and(|rule| !book.rule(rule).rule.explained_by.is_empty());
            explainable |= if accepts_explanations { bit } else { 0 };
            if let Some(rule) = seen.rule.map(|rule| &book.rule(rule).rule).filter(|rule| rule.is_dated()) {
                let in_force = rule.in_force();
                match days.iter_mut().find(|known| known.in_force == in_force) {
                    Some(known) => known.asking |= bit,
                    None => days.push(DaysMask { in_force, asking: bit }),
                }
            }
            explains_silence |= if seen.explains_silence { bit } else { 0 };
            current |= if seen.current { bit } else { 0 };
            for (subject, mask) in subjects.iter_mut().enumerate() {
                *mask |= if seen.subjects >> subject & 1 == 1 { bit } else { 0 };
            }
            let Some(slots_asked) = slots_asked else { continue };
            for &age in entry.ages.iter().flatten() {
                match ages.iter_mut().find(|known| known.age == age) {
                    Some(known) => known.asking |= bit,
                    None => ages.push(AgeMask { age, asking: bit }),
                }
            }
            for (slot, allowed) in slots_asked {
                let known = slots.iter().position(|(known, ..)| *known == slot).unwrap_or_else(|| {
                    slots.push((slot, 0, vec![!0; scales[usize::from(slot)]]));
                    slots.len() - 1
                });
                let (_, asking, passed) = &mut slots[known];
                *asking |= bit;
                for (rank, passed) in passed.iter_mut().enumerate() {
                    *passed &= if allowed >> rank & 1 == 1 { !0 } else { !bit };
                }
            }
        }
        let ages = self.ages.extend(ages);
        let days = self.days.extend(days);
        let first_slot = self.slots.next_id();
        for (slot, asking, passed) in slots {
            let passed = self.passed.extend(passed);
            self.slots.push(SlotMask { slot, asking, passed });
        }
        let slots = first_slot..self.slots.next_id();
        let block = Block {
            first,
            simple,
            others,
            explainable,
            explains_silence,
            current,
            subjects,
            ages,
            days,
            slots,
        };
        self.blocks.push(block);
    }
}

/// A test that masks can hold: of a qualifier of the indicator, and not of an explanation.
fn simple_test(test: &QualifierTest) -> Option<(u8, u64)> {
    match test {
        QualifierTest::Ask { of: Qualifying::Slot(slot), allowed } => Some((*slot, *allowed)),
        QualifierTest::Ask { of: Qualifying::Explanation, .. } | QualifierTest::Never => None,
    }
}
