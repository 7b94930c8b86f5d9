//! What the entries of an indicator ask, as masks: of 64 entries at a time one look at the observation's subject, each
//! age, and each qualifier says which of them it passes.

use std::ops::Range;

use super::super::rule_book::RuleBook;
use super::super::timeline::MISSING;
use super::{EXPLANATION_SLOT, Entry, NONE, Program};
use crate::vocabulary::{Agency, Subject};

/// The masks of a program.
#[derive(Debug, Clone, Default)]
pub(super) struct Masks {
    /// For each indicator its stretch of blocks.
    index: Vec<Range<u32>>,
    blocks: Vec<Block>,
    ages: Vec<AgeMask>,
    slots: Vec<SlotMask>,
    /// For each entry its atom and the rule that it touches: `NONE` where its rule's silence is not explained by it.
    aims: Vec<(u32, u32)>,
    /// For each slot and each rank the entries that the rank meets, or that do not ask.
    meets: Vec<u64>,
}

/// At most 64 entries of one indicator, in their order.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// The first of them.
    pub(super) first: u32,
    /// Those that these masks can judge: they ask for no agency, gate or explanation.
    pub(super) simple: u64,
    /// The others.
    pub(super) others: u64,
    /// Those whose rule accepts some explanation.
    pub(super) explainable: u64,
    /// Those that a rule's silence is explained by.
    pub(super) speaking: u64,
    /// Those that take no status which has ended.
    pub(super) current: u64,
    /// For each subject those that take it.
    pub(super) subjects: [u64; 4],
    ages: Range<u32>,
    slots: Range<u32>,
}

/// The entries that ask for an age.
#[derive(Debug, Clone, Copy)]
pub(super) struct AgeMask {
    pub(super) age: u32,
    pub(super) asking: u64,
}

/// The entries that ask for a qualifier.
#[derive(Debug, Clone)]
pub(super) struct SlotMask {
    pub(super) slot: u8,
    pub(super) asking: u64,
    meets: Range<u32>,
}

const _: () = assert!(Subject::ALL.len() == 4, "a block has a mask for each subject");

impl Masks {
    pub(super) fn new(program: &Program, book: &RuleBook) -> Masks {
        let aim = |entry: &Entry| {
            let rule = program.atoms.get(entry.atom as usize).filter(|atom| !atom.silent);
            (entry.atom, rule.map_or(NONE, |atom| atom.rule))
        };
        let mut masks = Masks { aims: program.entries.iter().map(aim).collect(), ..Masks::default() };
        for (indicator, range) in book.indicators().iter().zip(&program.index) {
            let start = masks.blocks.len();
            let values: Vec<usize> =
                indicator.qualifiers.iter().map(|one| one.scale.values().len()).collect();
            let entries = program.entries.get(range.start as usize..range.end as usize).unwrap_or(&[]);
            for (of_block, first) in entries.chunks(64).zip((range.start..).step_by(64)) {
                masks.block(program, book, of_block, first, &values);
            }
            masks.index.push(super::compile::number(start)..super::compile::number(masks.blocks.len()));
        }
        masks
    }

    fn block(&mut self, program: &Program, book: &RuleBook, entries: &[Entry], first: u32, values: &[usize]) {
        let mut block = Block {
            first,
            simple: 0,
            others: 0,
            explainable: 0,
            speaking: 0,
            current: 0,
            subjects: [0; 4],
            ages: 0..0,
            slots: 0..0,
        };
        let mut ages: Vec<AgeMask> = Vec::new();
        let mut slots: Vec<(u8, u64, Vec<u64>)> = Vec::new();
        let every_agency = Agency::ALL.iter().fold(0, |all, &agency| all | 1 << agency as u32);
        for (place, entry) in entries.iter().enumerate() {
            let bit = 1_u64 << place;
            let Some(atom) = program.atoms.get(entry.atom as usize) else { continue };
            let tests =
                program.tests.get(entry.tests.start as usize..entry.tests.end as usize).unwrap_or(&[]);
            let plain = tests.iter().all(|test| test.slot != EXPLANATION_SLOT && test.slot != MISSING);
            let simple = plain && tests.len() == entry.withs as usize && atom.agencies == every_agency;
            *(if simple { &mut block.simple } else { &mut block.others }) |= bit;
            let rule = book.rules().get(atom.rule as usize);
            block.explainable |=
                if rule.is_some_and(|rule| !rule.rule.explained_by.is_empty()) { bit } else { 0 };
            block.speaking |= if atom.silent { 0 } else { bit };
            block.current |= if atom.current { bit } else { 0 };
            for (subject, mask) in block.subjects.iter_mut().enumerate() {
                *mask |= if atom.subjects >> subject & 1 == 1 { bit } else { 0 };
            }
            if !simple {
                continue;
            }
            for &age in entry.ages.iter().filter(|&&age| age != NONE) {
                match ages.iter_mut().find(|known| known.age == age) {
                    Some(known) => known.asking |= bit,
                    None => ages.push(AgeMask { age, asking: bit }),
                }
            }
            for test in tests {
                let ranks = values.get(usize::from(test.slot)).copied().unwrap_or(0);
                let known = slots.iter().position(|(slot, ..)| *slot == test.slot);
                let at = known.unwrap_or_else(|| {
                    slots.push((test.slot, 0, vec![!0; ranks]));
                    slots.len() - 1
                });
                let Some((_, asking, meets)) = slots.get_mut(at) else { continue };
                *asking |= bit;
                for (rank, meets) in meets.iter_mut().enumerate() {
                    *meets &= if test.allowed >> (rank & 63) & 1 == 1 { !0 } else { !bit };
                }
            }
        }
        let start = super::compile::number(self.ages.len());
        self.ages.extend(ages);
        block.ages = start..super::compile::number(self.ages.len());
        let start = super::compile::number(self.slots.len());
        for (slot, asking, meets) in slots {
            let from = super::compile::number(self.meets.len());
            self.meets.extend(meets);
            let meets = from..super::compile::number(self.meets.len());
            self.slots.push(SlotMask { slot, asking, meets });
        }
        block.slots = start..super::compile::number(self.slots.len());
        self.blocks.push(block);
    }

    /// The blocks of an indicator.
    pub(super) fn of(&self, indicator: u32) -> &[Block] {
        let range = self.index.get(indicator as usize).cloned().unwrap_or(0..0);
        self.blocks.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// The atom of an entry, and the rule that it touches.
    pub(super) fn aim(&self, entry: u32) -> Option<(u32, u32)> {
        self.aims.get(entry as usize).copied()
    }

    pub(super) fn ages(&self, block: &Block) -> &[AgeMask] {
        self.ages.get(block.ages.start as usize..block.ages.end as usize).unwrap_or(&[])
    }

    pub(super) fn slots(&self, block: &Block) -> &[SlotMask] {
        self.slots.get(block.slots.start as usize..block.slots.end as usize).unwrap_or(&[])
    }

    /// The entries of a slot that a rank meets, or that do not ask for it.
    pub(super) fn meets(&self, slot: &SlotMask, rank: u8) -> u64 {
        let of_slot = self.meets.get(slot.meets.start as usize..slot.meets.end as usize).unwrap_or(&[]);
        of_slot.get(usize::from(rank)).copied().unwrap_or(!slot.asking)
    }
}
