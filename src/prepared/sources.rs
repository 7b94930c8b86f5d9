//! The documents that packs cite, and for everything in a report that cites some, which: found once for a screener.

use rustc_hash::FxHashMap;

use super::wording::{StepId, Wording};
use crate::engine::{PackId, RuleBook, RuleId};
use crate::ids::{Table, id_types};
use crate::pack::{Cite, Source, qualified};

id_types! {
    /// A document that a pack cites, among all of a screener, in the order of the packs.
    SourceId;
}

/// A document that a pack cites.
#[derive(Debug)]
pub(crate) struct KnownSource {
    /// Its pack-qualified id.
    pub(crate) id: String,
    pub(crate) source: Source,
}

/// All documents that packs cite, and who cites which.
#[derive(Debug)]
pub(crate) struct Sources {
    pub(crate) all: Table<SourceId, KnownSource>,
    pub(crate) of_rule: Table<RuleId, Vec<SourceId>>,
    pub(crate) of_step: Table<StepId, Vec<SourceId>>,
    /// Those of each level, by its pack and its place there.
    pub(crate) of_level: Table<PackId, Vec<Vec<SourceId>>>,
    /// Those of the readings of all packs.
    pub(crate) of_reading: Vec<Vec<SourceId>>,
    /// Those of the contradictions of all packs.
    pub(crate) of_contradiction: Vec<Vec<SourceId>>,
}

impl Sources {
    pub(super) fn new(book: &RuleBook, wording: &Wording) -> Sources {
        let mut all = Table::default();
        let mut by_id: FxHashMap<String, SourceId> = FxHashMap::default();
        for pack in book.packs() {
            for source in &pack.sources {
                let id = qualified(&pack.header.id, &source.id);
                by_id.insert(id.clone(), all.push(KnownSource { id, source: source.clone() }));
            }
        }
        // A citation names a source of its own pack.
        let of = |pack: &str, cites: &[Cite]| -> Vec<SourceId> {
            let source = |cite: &Cite| by_id.get(&qualified(pack, &cite.source)).copied();
            cites.iter().map(|cite| source(cite).expect("a cited source was checked to exist")).collect()
        };
        let pack_of = |n: usize| book.packs().as_slice()[n].header.id.as_str();
        let of_step = |id: &str, cites: &[Cite]| {
            let (pack, _) = id.split_once('/').expect("a step is known by its pack-qualified id");
            of(pack, cites)
        };
        Sources {
            of_rule: book.rules().iter().map(|rule| of(pack_of(rule.pack), &rule.rule.cites)).collect(),
            of_step: wording.steps.iter().map(|known| of_step(&known.id, &known.step.cites)).collect(),
            of_level: book
                .packs()
                .iter()
                .map(|pack| pack.levels.iter().map(|level| of(&pack.header.id, &level.cites)).collect())
                .collect(),
            of_reading: book
                .packs()
                .iter()
                .flat_map(|pack| pack.readings.iter().map(|reading| of(&pack.header.id, &reading.cites)))
                .collect(),
            of_contradiction: book
                .contradictions()
                .map(|(pack, contradiction)| of(&pack.header.id, &contradiction.cites))
                .collect(),
            all,
        }
    }
}
