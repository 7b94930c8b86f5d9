//! A case as a program fills it in, struct by struct, through the case builder.

use std::collections::BTreeMap;
use std::ptr::{null, null_mut};

use jiff::civil::{Date, date};
use neglect_screen::case::{
    Appointment, AppointmentOutcome, Assessment, Attendance, CaseDraft, Child, Code, Explanation,
    ExplanationStatus, Growth, Observation, Response, ResponseKind, Service, Sex,
};
use neglect_screen::{Agency, Number, Subject};
use neglect_screen_ffi::case_builder::*;
use neglect_screen_ffi::records::*;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::view::*;

use super::{England, Held, view};

const NONE: neglect_str = neglect_str { ptr: null(), len: 0 };

/// A day as programs count it.
pub fn day(day: Date) -> i32 {
    i32::try_from(day.duration_since(date(1970, 1, 1)).as_hours() / 24).unwrap()
}

fn some(value: i32) -> neglect_optional {
    neglect_optional { given: 1, value }
}

fn optional(value: Option<i32>) -> neglect_optional {
    value.map_or_else(neglect_optional::default, some)
}

fn text(text: &str) -> neglect_str {
    view(text.as_bytes())
}

fn optional_text(value: Option<&String>) -> neglect_str {
    value.map_or(NONE, |value| text(value))
}

/// The place of a word in its vocabulary, counted from 1: what the header numbers it, as long as both grow at the end.
fn place<T: PartialEq>(all: &[T], word: &T) -> i32 {
    i32::try_from(all.iter().position(|one| one == word).unwrap()).unwrap() + 1
}

fn agency(by: Agency) -> i32 {
    place(Agency::ALL, &by)
}

fn subject(subject: Subject) -> i32 {
    place(Subject::ALL, &subject) - 1
}

fn explanation(explanation: Option<&Explanation>) -> (neglect_str, i32, i32) {
    explanation.map_or((NONE, 0, 0), |one| {
        (text(&one.kind), place(ExplanationStatus::ALL, &one.status), agency(one.by))
    })
}

fn pairs(pairs: &BTreeMap<String, String>) -> Vec<neglect_pair> {
    pairs.iter().map(|(name, value)| neglect_pair { name: text(name), value: text(value) }).collect()
}

fn size_of<T>() -> u32 {
    u32::try_from(std::mem::size_of::<T>()).unwrap()
}

/// The decimals of a record, as texts that live beside it.
fn decimal(number: Option<Number>) -> String {
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
        for one in &case.observations {
            observation(one, |given| ok(neglect_case_builder_add_observation(draft, given, no())));
        }
        for one in &case.assessments {
            assessment(one, |given| ok(neglect_case_builder_add_assessment(draft, given, no())));
        }
        for one in &case.attendance {
            attendance(one, |given| ok(neglect_case_builder_add_attendance(draft, given, no())));
        }
        for one in &case.appointments {
            appointment(one, |given| ok(neglect_case_builder_add_appointment(draft, given, no())));
        }
        for one in &case.growth {
            growth(one, |given| ok(neglect_case_builder_add_growth(draft, given, no())));
        }
        for one in &case.responses {
            response(one, |given| ok(neglect_case_builder_add_response(draft, given, no())));
        }
        let status = neglect_case_builder_build(draft, england.0, &mut out, &mut err);
        neglect_case_builder_free(draft);
        if status == neglect_status::Ok { Ok(Held(out)) } else { Err(super::faults(err)) }
    }
}

// Each of the following fills in the struct of one record, and hands it on while what it points to is there.

pub fn child<R>(child: &Child, give: impl FnOnce(&mut neglect_child) -> R) -> R {
    let (birth, parents) = (decimal(child.birth_weight_sds), decimal(child.mid_parental_height_sds));
    give(&mut neglect_child {
        struct_size: size_of::<neglect_child>(),
        sex: child.sex.map_or(0, |sex| place(Sex::ALL, &sex)),
        born: optional(child.born.map(day)),
        due: optional(child.due.map(day)),
        gestation_weeks: optional(child.gestation_weeks.map(Into::into)),
        gestation_days: optional(child.gestation_days.map(Into::into)),
        birth_weight_g: optional(child.birth_weight_g.map(|grams| grams.try_into().unwrap())),
        birth_weight_sds: text(&birth),
        mid_parental_height_sds: text(&parents),
    })
}

pub fn observation<R>(one: &Observation, give: impl FnOnce(&mut neglect_observation) -> R) -> R {
    let with = pairs(&one.with);
    let (system, code) = match &one.code {
        Code::Own(code) => (NONE, text(code)),
        Code::Coded { system, value } => (text(system), text(value)),
    };
    let (explanation_kind, explanation_status, explanation_by) = explanation(one.explanation.as_ref());
    give(&mut neglect_observation {
        struct_size: size_of::<neglect_observation>(),
        by: agency(one.by),
        id: text(&one.id),
        code,
        system,
        on: day(one.on),
        subject: subject(one.subject),
        until: optional(one.until.map(day)),
        recorded: optional(one.recorded.map(day)),
        with: with.as_ptr(),
        with_count: with.len(),
        event: optional_text(one.event.as_ref()),
        explanation_kind,
        explanation_status,
        explanation_by,
        note: optional_text(one.note.as_ref()),
    })
}

pub fn assessment<R>(one: &Assessment, give: impl FnOnce(&mut neglect_assessment) -> R) -> R {
    let values: Vec<(i32, String)> = one
        .answers
        .values()
        .map(|answer| match answer {
            serde_json::Value::Bool(true) => (neglect_answer_kind::Yes as i32, String::new()),
            serde_json::Value::Bool(false) => (neglect_answer_kind::No as i32, String::new()),
            serde_json::Value::Number(number) => (neglect_answer_kind::Number as i32, number.to_string()),
            other => (neglect_answer_kind::Word as i32, other.as_str().unwrap().to_owned()),
        })
        .collect();
    let both = one.answers.keys().zip(&values);
    let answers: Vec<neglect_answer> = both
        .map(|(question, (kind, value))| neglect_answer {
            question: text(question),
            value: text(value),
            kind: *kind,
            reserved: 0,
        })
        .collect();
    let evidence = pairs(&one.evidence);
    give(&mut neglect_assessment {
        struct_size: size_of::<neglect_assessment>(),
        by: agency(one.by),
        id: text(&one.id),
        tool: text(&one.tool),
        on: day(one.on),
        reserved: 0,
        recorded: optional(one.recorded.map(day)),
        accredited: optional(one.accredited.map(Into::into)),
        answers: answers.as_ptr(),
        answers_count: answers.len(),
        evidence: evidence.as_ptr(),
        evidence_count: evidence.len(),
    })
}

pub fn attendance<R>(one: &Attendance, give: impl FnOnce(&mut neglect_attendance) -> R) -> R {
    let totals = one.totals.as_ref();
    give(&mut neglect_attendance {
        struct_size: size_of::<neglect_attendance>(),
        by: agency(one.by),
        id: optional_text(one.id.as_ref()),
        from: day(one.from),
        to: day(one.to),
        recorded: optional(one.recorded.map(day)),
        marks: optional_text(one.marks.as_ref()),
        totals_given: totals.is_some().into(),
        possible: totals.map_or(0, |totals| totals.possible),
        present: totals.map_or(0, |totals| totals.present),
        authorised: totals.map_or(0, |totals| totals.authorised),
        unauthorised: totals.map_or(0, |totals| totals.unauthorised),
        reserved: 0,
    })
}

pub fn appointment<R>(one: &Appointment, give: impl FnOnce(&mut neglect_appointment) -> R) -> R {
    let (explanation_kind, explanation_status, explanation_by) = explanation(one.explanation.as_ref());
    give(&mut neglect_appointment {
        struct_size: size_of::<neglect_appointment>(),
        by: agency(one.by),
        id: text(&one.id),
        on: day(one.on),
        service: place(Service::ALL, &one.service),
        outcome: place(AppointmentOutcome::ALL, &one.outcome),
        subject: subject(one.subject),
        recorded: optional(one.recorded.map(day)),
        essential: optional(one.essential.map(Into::into)),
        books_alone: optional(one.books_alone.map(Into::into)),
        explanation_kind,
        explanation_status,
        explanation_by,
    })
}

pub fn growth<R>(one: &Growth, give: impl FnOnce(&mut neglect_growth) -> R) -> R {
    let decimals = [one.weight_sds, one.weight_centile, one.height_sds, one.bmi_sds].map(decimal);
    let whole = |value: Option<u32>| optional(value.map(|value| value.try_into().unwrap()));
    give(&mut neglect_growth {
        struct_size: size_of::<neglect_growth>(),
        by: agency(one.by),
        id: optional_text(one.id.as_ref()),
        on: day(one.on),
        reserved: 0,
        recorded: optional(one.recorded.map(day)),
        weight_g: whole(one.weight_g),
        height_mm: whole(one.height_mm),
        weight_sds: text(&decimals[0]),
        weight_centile: text(&decimals[1]),
        height_sds: text(&decimals[2]),
        bmi_sds: text(&decimals[3]),
    })
}

pub fn response<R>(one: &Response, give: impl FnOnce(&mut neglect_response) -> R) -> R {
    let to: Vec<neglect_str> = one.to.iter().map(|id| text(id)).collect();
    give(&mut neglect_response {
        struct_size: size_of::<neglect_response>(),
        by: agency(one.by),
        id: optional_text(one.id.as_ref()),
        on: day(one.on),
        kind: place(ResponseKind::ALL, &one.kind),
        recorded: optional(one.recorded.map(day)),
        to: to.as_ptr(),
        to_count: to.len(),
    })
}
