//! All that is recorded about one child, seen from one date: the first step of the way through.

mod model;

pub use model::{
    Appointment, AppointmentOutcome, Assessment, Attendance, AttendanceTotals, Case, Child, Code,
    Explanation, ExplanationStatus, Growth, Observation, Response, ResponseKind, SCHEMA, Service, Sex,
};
