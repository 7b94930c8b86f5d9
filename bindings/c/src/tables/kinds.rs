//! What crosses when tables do: streams, the tables that go in and the results that come out, by number.

/// A stream of the Arrow C stream interface, as the Arrow libraries define it.
pub struct ArrowArrayStream {
    _private: [u8; 0],
}

/// What a table holds. docs/tables.md has the columns.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_table {
    /// One row for each case: its reference, its day, its child. All others name the case.
    Cases = 0,
    /// One row for each observation.
    Observations = 1,
    /// One row for each answer of an assessment.
    Answers = 2,
    /// One row for each register.
    Attendance = 3,
    /// One row for each appointment.
    Appointments = 4,
    /// One row for the measurements of a day.
    Growth = 5,
    /// One row for each response.
    Responses = 6,
}

/// A table of results.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_result {
    /// One row for each case, in the order of the cases.
    Reports = 0,
    /// One row for each finding and pattern.
    Findings = 1,
    /// One row for each input: its fate.
    Account = 2,
    /// One row for each thing that is wrong, at its table, row and column.
    Problems = 3,
}
