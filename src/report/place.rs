//! How reports and errors name an input that has no id: by its place in the case.

use crate::readers::InputRef;

/// The place of an input: `observations[3]`.
pub(crate) fn place(input: InputRef) -> String {
    match input {
        InputRef::Observation(n) => format!("observations[{n}]"),
        InputRef::Assessment(n) | InputRef::Answer(n, _) => format!("assessments[{n}]"),
        InputRef::Attendance(n) => format!("attendance[{n}]"),
        InputRef::Appointment(n) => format!("appointments[{n}]"),
        InputRef::Growth(n) => format!("growth[{n}]"),
        InputRef::Response(n) => format!("responses[{n}]"),
        InputRef::Child => "child".to_owned(),
    }
}
