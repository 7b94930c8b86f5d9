//! Places in a case, as errors and accounts name them: `child`, `observations[3]`.

use std::collections::BTreeSet;
use std::fmt;

/// A list of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    Observations,
    Assessments,
    Attendance,
    Appointments,
    Growth,
    Responses,
}

impl List {
    pub(super) const ALL: [List; 6] = [
        List::Observations,
        List::Assessments,
        List::Attendance,
        List::Appointments,
        List::Growth,
        List::Responses,
    ];

    /// The field of the case that holds the list.
    pub(super) fn field(self) -> &'static str {
        match self {
            List::Observations => "observations",
            List::Assessments => "assessments",
            List::Attendance => "attendance",
            List::Appointments => "appointments",
            List::Growth => "growth",
            List::Responses => "responses",
        }
    }
}

/// A part of a case that is read and checked as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// `schema`, `case` and `as_of`.
    Head,
    /// `child`.
    Child,
    /// One entry of a list; `usize::MAX` for the list itself.
    In(List, usize),
    /// A field of the case that the schema does not have, and that may be a list under another name.
    Unknown,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Head | Place::Unknown => Ok(()),
            Place::In(list, usize::MAX) => f.write_str(list.field()),
            Place::Child => f.write_str("child"),
            Place::In(list, index) => write!(f, "{}[{index}]", list.field()),
        }
    }
}

/// Places where something could not be read and a stand-in was put, so that checks there would mislead.
#[derive(Debug, Default)]
pub(super) struct Faulty(BTreeSet<Place>);

impl Faulty {
    pub(super) fn add(&mut self, place: Place) {
        self.0.insert(place);
    }

    pub(super) fn has(&self, place: Place) -> bool {
        self.0.contains(&place)
    }

    /// Whether an entry of a list could not be read, and so an id may be missing that others refer to.
    pub(super) fn has_records(&self) -> bool {
        self.0.iter().any(|place| matches!(place, Place::In(..) | Place::Unknown))
    }
}
