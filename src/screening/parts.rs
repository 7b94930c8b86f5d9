//! What a screening holds beside what the rules say: the fate of every input, what its findings raise, and how far missing
//! answers could raise it.

use crate::case::{CaseDraft, InputRef};
use crate::engine::PackId;
use crate::vocabulary::{Concern, Fate, Hazard, Reason};

/// The fate of one input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accounted {
    /// The input.
    pub input: InputRef,
    /// Its fate.
    pub fate: Fate,
    /// The reason, where the fate does not say it all.
    pub reason: Option<Reason>,
}

/// The fate of every input.
#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(super) fates: Vec<(Fate, Option<Reason>)>,
    pub(super) places: InputPlaces,
}

/// Where each input stands among all: the lists of the case one after another, each assessment's answers behind it.
#[derive(Debug, Default)]
pub(crate) struct InputPlaces {
    assessments: Vec<usize>,
    attendance: usize,
    appointments: usize,
    growth: usize,
    responses: usize,
    count: usize,
}

impl InputPlaces {
    pub(super) fn new(case: &CaseDraft) -> InputPlaces {
        let mut next = case.observations.len();
        let mut assessments = Vec::with_capacity(case.assessments.len());
        for assessment in &case.assessments {
            assessments.push(next);
            next += 1 + assessment.answers.len();
        }
        let attendance = next;
        let appointments = attendance + case.attendance.len();
        let growth = appointments + case.appointments.len();
        let responses = growth + case.growth.len();
        let count = responses + case.responses.len();
        InputPlaces { assessments, attendance, appointments, growth, responses, count }
    }

    /// The place of an input; `None` for the child's own particulars, which have no fate.
    pub(crate) fn of(&self, input: InputRef) -> Option<usize> {
        Some(match input {
            InputRef::Observation(n) => n as usize,
            InputRef::Assessment(n) => self.assessments[n as usize],
            InputRef::Answer(n, answer) => self.assessments[n as usize] + 1 + answer as usize,
            InputRef::Attendance(n) => self.attendance + n as usize,
            InputRef::Appointment(n) => self.appointments + n as usize,
            InputRef::Growth(n) => self.growth + n as usize,
            InputRef::Response(n) => self.responses + n as usize,
            InputRef::Child => return None,
        })
    }

    /// How many inputs there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

impl Account {
    /// The fate of an input of the case.
    pub(crate) fn of(&self, input: InputRef) -> Accounted {
        let place = self.places.of(input).expect("the child's own particulars have no fate");
        let (fate, reason) = self.fates[place];
        Accounted { input, fate, reason }
    }

    pub(crate) fn places(&self) -> &InputPlaces {
        &self.places
    }
}

/// What findings together raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Raised {
    /// The highest concern of those that are current.
    pub(crate) concern: Concern,
    /// The highest hazard of those that are current.
    pub(crate) hazard: Option<Hazard>,
    /// The highest concern of all.
    pub(crate) concern_ever: Concern,
}

/// How far missing answers could raise a screening, where they could raise anything: never less than it is raised to
/// already.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Reach {
    pub(crate) concern: Option<Concern>,
    pub(crate) hazard: Option<Hazard>,
    /// For each pack whose level could be higher, that level's place.
    pub(crate) levels: Vec<(PackId, usize)>,
}
