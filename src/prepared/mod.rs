//! What a screener works out once, before any case: its packs checked and compiled, its words looked up, and the JSON that
//! every report of it says again.

mod fragments;
mod sources;
mod wording;

use jiff::civil::Date;

pub(crate) use fragments::{Fragments, nothing_of_tool};
pub(crate) use sources::{KnownSource, SourceId, Sources};
pub(crate) use wording::{KnownStep, LIBRARY, NOT_RECORDED, StepId, Wording, cited, deadline, qualifier_ask};

use crate::case::Limits;
use crate::engine::{Evidence, Outcome, Program, RuleBook, evaluate_by_reference};
use crate::pack::{DigestedPack, Pack};
use crate::readers::Settings;

/// A set of packs, checked and compiled, with how cases are screened by it. Immutable; threads share it.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) book: RuleBook,
    pub(crate) program: Program,
    /// What readers need of the packs.
    pub(crate) settings: Settings,
    pub(crate) packs: Vec<PackStamp>,
    pub(crate) wording: Wording,
    pub(crate) sources: Sources,
    pub(crate) fragments: Fragments,
    pub(crate) options: Options,
}

/// How cases are screened.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    pub(crate) limits: Limits,
    /// The readings that count in their groups, `pack/id`.
    pub(crate) chosen_readings: Vec<String>,
    /// Whether what no pack knows is an error.
    pub(crate) strict: bool,
    pub(crate) evaluator: Evaluator,
}

/// Which evaluator a screener uses. Both say the same; tests hold them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Evaluator {
    /// The one that ships.
    #[default]
    Compiled,
    /// The one that is written to be read.
    Reference,
}

/// A pack's identity in reports.
#[derive(Debug, Clone)]
pub(crate) struct PackStamp {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) digest: String,
    pub(crate) review_by: Option<Date>,
}

impl PackStamp {
    /// Whether the pack's review date has passed on a day.
    pub(crate) fn review_overdue(&self, on: Date) -> bool {
        self.review_by.is_some_and(|review_by| on > review_by)
    }
}

impl Prepared {
    /// Prepares packs that are taken as checked.
    pub(crate) fn new(packs: Vec<DigestedPack>, options: Options) -> Prepared {
        let stamp = |DigestedPack { digest, pack }: &DigestedPack| PackStamp {
            id: pack.header.id.clone(),
            version: pack.header.version.clone(),
            digest: digest.clone(),
            review_by: pack.header.review_by,
        };
        let stamps: Vec<PackStamp> = packs.iter().map(stamp).collect();
        let packs: Vec<Pack> = packs.into_iter().map(|packed| packed.pack).collect();
        let tools = packs.iter().flat_map(|pack| pack.tools.iter().cloned()).collect();
        let codes = packs.iter().flat_map(|pack| pack.attendance_codes.iter().cloned()).collect();
        let settings = Settings::new(tools, codes);
        let book = RuleBook::new(packs);
        let wording = Wording::new(&book, &settings);
        let program = Program::new(&book);
        let sources = Sources::new(&book, &wording);
        let fragments = Fragments::new(&book, &program, &settings, &stamps, &wording, &sources);
        Prepared { book, program, settings, packs: stamps, wording, sources, fragments, options }
    }

    /// Evaluates the rules on a case.
    pub(crate) fn evaluate(&self, evidence: Evidence<'_>) -> Outcome {
        match self.options.evaluator {
            Evaluator::Compiled => self.program.evaluate(&self.book, evidence),
            Evaluator::Reference => evaluate_by_reference(&self.book, evidence),
        }
    }
}
