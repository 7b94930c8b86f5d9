//! What tables there are, and their columns: the fields of a case, each in a column of its name.

use super::column::Form::{self, Days, Decimals, Flags, Lists, Texts, Wholes, Words};
use super::kinds::neglect_table;

/// A column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// Whether the column must be there, with a value in every row.
    pub(super) required: bool,
}

const fn must(name: &'static str, form: Form) -> Field {
    Field { name, form, required: true }
}

const fn may(name: &'static str, form: Form) -> Field {
    Field { name, form, required: false }
}

/// Before the names of qualifiers: `with.pattern`.
pub(super) const WITH: &str = "with.";

const CASES: &[Field] = &[
    must("case", Words),
    must("as_of", Days),
    may("born", Days),
    may("due", Days),
    may("gestation_weeks", Wholes),
    may("gestation_days", Wholes),
    may("birth_weight_g", Wholes),
    may("birth_weight_sds", Decimals),
    may("mid_parental_height_sds", Decimals),
    may("sex", Words),
];

const OBSERVATIONS: &[Field] = &[
    must("case", Words),
    must("id", Texts),
    must("code", Words),
    may("system", Words),
    must("on", Days),
    must("by", Words),
    may("until", Days),
    may("recorded", Days),
    may("event", Texts),
    may("subject", Words),
    may("explanation_kind", Words),
    may("explanation_status", Words),
    may("explanation_by", Words),
];

const ANSWERS: &[Field] = &[
    must("case", Words),
    must("id", Texts),
    must("tool", Words),
    must("on", Days),
    must("by", Words),
    may("recorded", Days),
    may("accredited", Flags),
    may("question", Words),
    may("word", Words),
    may("number", Decimals),
    may("yes", Flags),
    may("evidence", Texts),
];

const ATTENDANCE: &[Field] = &[
    must("case", Words),
    may("id", Texts),
    must("from", Days),
    must("to", Days),
    may("recorded", Days),
    may("by", Words),
    may("marks", Texts),
    may("possible", Wholes),
    may("present", Wholes),
    may("authorised", Wholes),
    may("unauthorised", Wholes),
];

const APPOINTMENTS: &[Field] = &[
    must("case", Words),
    must("id", Texts),
    must("on", Days),
    may("recorded", Days),
    may("by", Words),
    must("service", Words),
    must("outcome", Words),
    may("essential", Flags),
    may("subject", Words),
    may("books_alone", Flags),
    may("explanation_kind", Words),
    may("explanation_status", Words),
    may("explanation_by", Words),
];

const GROWTH: &[Field] = &[
    must("case", Words),
    may("id", Texts),
    must("on", Days),
    may("recorded", Days),
    may("by", Words),
    may("weight_g", Wholes),
    may("weight_sds", Decimals),
    may("weight_centile", Decimals),
    may("height_mm", Wholes),
    may("height_sds", Decimals),
    may("bmi_sds", Decimals),
];

const RESPONSES: &[Field] = &[
    must("case", Words),
    may("id", Texts),
    must("on", Days),
    may("recorded", Days),
    must("by", Words),
    must("kind", Words),
    may("to", Lists),
];

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
