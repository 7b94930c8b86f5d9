//! A case as a program fills it in, struct by struct, through the case builder. `generated/fill_records.rs` fills in the
//! struct of each record.

use std::collections::BTreeMap;
use std::ptr::{null, null_mut};

use jiff::civil::{Date, date};
use neglect_screen::Number;
use neglect_screen::case::{CaseDraft, Code};
use neglect_screen_ffi::case_builder::*;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::view::*;

use super::generated::fill_records::*;
use super::{England, Held, view};

/// The empty text.
pub const NONE: neglect_str = neglect_str { ptr: null(), len: 0 };

/// A day as programs count it.
pub fn day(day: Date) -> i32 {
    i32::try_from(day.duration_since(date(1970, 1, 1)).as_hours() / 24).unwrap()
}

fn some(value: i32) -> neglect_optional {
    neglect_optional { given: 1, value }
}

pub fn optional(value: Option<i32>) -> neglect_optional {
    value.map_or_else(neglect_optional::default, some)
}

pub fn text(text: &str) -> neglect_str {
    view(text.as_bytes())
}

pub fn optional_text(value: Option<&String>) -> neglect_str {
    value.map_or(NONE, |value| text(value))
}

pub fn pairs(pairs: &BTreeMap<String, String>) -> Vec<neglect_pair> {
    pairs.iter().map(|(name, value)| neglect_pair { name: text(name), value: text(value) }).collect()
}

pub fn size_of<T>() -> u32 {
    u32::try_from(std::mem::size_of::<T>()).unwrap()
}

/// The decimals of a record, as texts that live beside it.
pub fn decimal(number: Option<Number>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Fills in the whole case and builds it; its problems where it is wrong.
pub fn build(england: &England, case: &CaseDraft) -> Result<Held, Vec<(String, String)>> {
    let (mut draft, mut out, mut err) = (null_mut(), null_mut(), null_mut());
    let ok = |status: neglect_status| assert_eq!(status, neglect_status::Ok);
    let no = null_mut;
    // SAFETY: every pointer leads to a local that outlives its call; handles are freed once.
    unsafe {
        ok(neglect_case_builder_new(text(&case.case), day(case.as_of), &mut draft, no()));
        child(&case.child, |given| ok(neglect_case_builder_set_child(draft, given, no())));
        for record in &case.observations {
            observation(record, |given| ok(neglect_case_builder_add_observation(draft, given, no())));
        }
        for record in &case.assessments {
            assessment(record, |given| ok(neglect_case_builder_add_assessment(draft, given, no())));
        }
        for record in &case.attendance {
            attendance(record, |given| ok(neglect_case_builder_add_attendance(draft, given, no())));
        }
        for record in &case.appointments {
            appointment(record, |given| ok(neglect_case_builder_add_appointment(draft, given, no())));
        }
        for record in &case.growth {
            growth(record, |given| ok(neglect_case_builder_add_growth(draft, given, no())));
        }
        for record in &case.responses {
            response(record, |given| ok(neglect_case_builder_add_response(draft, given, no())));
        }
        let status = neglect_case_builder_build(draft, england.0, &mut out, &mut err);
        neglect_case_builder_free(draft);
        if status == neglect_status::Ok { Ok(Held(out)) } else { Err(super::faults(err)) }
    }
}

/// The code and its system.
pub fn code(code: &Code) -> (neglect_str, neglect_str) {
    match code {
        Code::Own(code) => (text(code), NONE),
        Code::Coded { system, value } => (text(value), text(system)),
    }
}

/// A list of texts.
pub fn texts(texts: &[String]) -> Vec<neglect_str> {
    texts.iter().map(|one| text(one)).collect()
}

/// Answers, in two steps: the texts of their values, and then the structs that point to them.
pub mod answers {
    use std::collections::BTreeMap;

    use neglect_screen_ffi::answer::{neglect_answer, neglect_answer_kind};
    use serde_json::Value;

    use super::text;

    pub fn values(answers: &BTreeMap<String, Value>) -> Vec<(i32, String)> {
        let values = answers.values().map(|answer| match answer {
            Value::Bool(true) => (neglect_answer_kind::Yes as i32, String::new()),
            Value::Bool(false) => (neglect_answer_kind::No as i32, String::new()),
            Value::Number(number) => (neglect_answer_kind::Number as i32, number.to_string()),
            other => (neglect_answer_kind::Word as i32, other.as_str().unwrap().to_owned()),
        });
        values.collect()
    }

    pub fn structs(answers: &BTreeMap<String, Value>, values: &[(i32, String)]) -> Vec<neglect_answer> {
        let both = answers.keys().zip(values);
        both.map(|(question, (kind, value))| neglect_answer {
            question: text(question),
            value: text(value),
            kind: *kind,
            reserved: 0,
        })
        .collect()
    }
}
