//! What tables there are. `generated/columns.rs` has their columns.

use super::column::Field;
use super::generated::columns::{ANSWERS, APPOINTMENTS, ATTENDANCE, CASES, GROWTH, OBSERVATIONS, RESPONSES};
use super::kinds::neglect_table;

/// Every table, in the order of its numbers.
pub(super) const TABLES: [neglect_table; 7] = [
    neglect_table::Cases,
    neglect_table::Observations,
    neglect_table::Answers,
    neglect_table::Attendance,
    neglect_table::Appointments,
    neglect_table::Growth,
    neglect_table::Responses,
];

impl neglect_table {
    pub(super) fn name(self) -> &'static str {
        match self {
            neglect_table::Cases => "cases",
            neglect_table::Observations => "observations",
            neglect_table::Answers => "answers",
            neglect_table::Attendance => "attendance",
            neglect_table::Appointments => "appointments",
            neglect_table::Growth => "growth",
            neglect_table::Responses => "responses",
        }
    }

    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            neglect_table::Cases => CASES,
            neglect_table::Observations => OBSERVATIONS,
            neglect_table::Answers => ANSWERS,
            neglect_table::Attendance => ATTENDANCE,
            neglect_table::Appointments => APPOINTMENTS,
            neglect_table::Growth => GROWTH,
            neglect_table::Responses => RESPONSES,
        }
    }

    /// Whether columns of qualifiers may stand beside its own.
    pub(super) fn has_qualifiers(self) -> bool {
        self == neglect_table::Observations
    }
}
