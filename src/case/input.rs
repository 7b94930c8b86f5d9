//! The inputs of a case: everything in it that has one fate in the account.

/// The place of one input in the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InputRef {
    /// `observations[n]`.
    Observation(u32),
    /// `assessments[n]`: the assessment as a whole.
    Assessment(u32),
    /// The `m`th answer (in the order of question ids) of `assessments[n]`.
    Answer(u32, u32),
    /// `attendance[n]`.
    Attendance(u32),
    /// `appointments[n]`.
    Appointment(u32),
    /// `growth[n]`.
    Growth(u32),
    /// `responses[n]`.
    Response(u32),
    /// `child`.
    Child,
}

impl InputRef {
    /// What kind of input it is, as the account of a report names it.
    pub fn kind(self) -> &'static str {
        match self {
            InputRef::Observation(_) => "observation",
            InputRef::Assessment(_) => "assessment",
            InputRef::Answer(..) => "answer",
            InputRef::Attendance(_) => "attendance",
            InputRef::Appointment(_) => "appointment",
            InputRef::Growth(_) => "growth",
            InputRef::Response(_) => "response",
            InputRef::Child => "child",
        }
    }

    /// Its path in the case, as errors and reports name what has no id: `observations[3]`. An answer's is its assessment's.
    pub fn path(self) -> String {
        match self {
            InputRef::Observation(n) => format!("observations[{n}]"),
            InputRef::Assessment(n) | InputRef::Answer(n, _) => format!("assessments[{n}]"),
            InputRef::Attendance(n) => format!("attendance[{n}]"),
            InputRef::Appointment(n) => format!("appointments[{n}]"),
            InputRef::Growth(n) => format!("growth[{n}]"),
            InputRef::Response(n) => format!("responses[{n}]"),
            InputRef::Child => "child".to_owned(),
        }
    }
}
