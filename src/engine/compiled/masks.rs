//! What the entries of an indicator ask, as masks: of 64 entries at a time one look at the observation's subject, each
//! age, and each qualifier says which of them it passes.

use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;

use super::code_ids::{AgeRangeId, EntryId};
use crate::engine::rule_book::IndicatorId;
use crate::engine::timeline::Rank;
use crate::ids::{Id, Table, id_types};
use crate::vocabulary::{Subject, Vocabulary};

id_types! {
    /// A block of at most 64 entries of one indicator.
    BlockId;
    /// The entries of a block that ask for one age.
    AgeMaskId;
    /// The entries of a block whose rules are in force on the same days.
    DaysMaskId;
    /// The entries of a block that ask for one qualifier.
    SlotMaskId;
    /// For one qualifier and one rank the entries that the rank passes.
    PassedId;
}

/// The masks of a program.
#[derive(Debug, Clone, Default)]
pub(super) struct Masks {
    pub(super) blocks_of: Table<IndicatorId, Range<BlockId>>,
    pub(super) blocks: Table<BlockId, Block>,
    pub(super) ages: Table<AgeMaskId, AgeMask>,
    pub(super) days: Table<DaysMaskId, DaysMask>,
    pub(super) slots: Table<SlotMaskId, SlotMask>,
    pub(super) passed: Table<PassedId, u64>,
}

/// At most 64 entries of one indicator, in their order, a bit each.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) first: EntryId,
    /// Those that these masks can judge: they ask for no agency, gate, exemption or explanation.
    pub(super) simple: u64,
    /// The others.
    pub(super) others: u64,
    /// Those whose rule accepts some explanation.
    pub(super) explainable: u64,
    /// Those that explain a rule's silence.
    pub(super) explains_silence: u64,
    /// Those that take no status which has ended.
    pub(super) current: u64,
    /// For each subject those that take it.
    pub(super) subjects: [u64; Subject::ALL.len()],
    pub(super) ages: Range<AgeMaskId>,
    /// Those whose rules have a first or a last day.
    pub(super) days: Range<DaysMaskId>,
    pub(super) slots: Range<SlotMaskId>,
}

/// The entries that ask for an age.
#[derive(Debug, Clone, Copy)]
pub(super) struct AgeMask {
    pub(super) age: AgeRangeId,
    pub(super) asking: u64,
}

/// The entries of rules that are in force from one day to another, both included.
#[derive(Debug, Clone)]
pub(super) struct DaysMask {
    pub(super) in_force: RangeInclusive<Date>,
    pub(super) asking: u64,
}

/// The entries that ask for a qualifier.
#[derive(Debug, Clone)]
pub(super) struct SlotMask {
    pub(super) slot: u8,
    pub(super) asking: u64,
    /// For each rank the entries that it passes, or that do not ask.
    pub(super) passed: Range<PassedId>,
}

impl Masks {
    /// The blocks of an indicator.
    pub(super) fn blocks(&self, indicator: IndicatorId) -> &[Block] {
        &self.blocks[self.blocks_of[indicator].clone()]
    }

    pub(super) fn ages(&self, block: &Block) -> &[AgeMask] {
        &self.ages[block.ages.clone()]
    }

    /// The entries of a block whose rules are in force on a case's date.
    pub(super) fn in_force(&self, block: &Block, as_of: Date) -> u64 {
        let out_of_force =
            self.days[block.days.clone()].iter().filter(|mask| !mask.in_force.contains(&as_of));
        out_of_force.fold(!0, |in_force, mask| in_force & !mask.asking)
    }

    pub(super) fn slots(&self, block: &Block) -> &[SlotMask] {
        &self.slots[block.slots.clone()]
    }

    /// The entries of a slot that a rank passes, or that do not ask for it.
    pub(super) fn passed(&self, slot: &SlotMask, rank: Rank) -> u64 {
        self.passed[slot.passed.clone()][rank.place()]
    }
}

impl Block {
    /// The entry at a bit of the block's masks.
    pub(super) fn entry(&self, bit: u32) -> EntryId {
        EntryId::from_index(self.first.index() + bit as usize)
    }
}
