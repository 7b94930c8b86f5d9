//! From the structs that a program fills in to the records of a case. Everything wrong with one record is collected,
//! each with its place in the case, as the JSON door would name it.

use std::collections::BTreeMap;
use std::fmt::Display;

use jiff::civil::Date;
use neglect_screen::Number;
use neglect_screen::case::{
    Appointment, Assessment, Attendance, AttendanceTotals, Child, Code, Explanation, Growth, Observation,
    ProblemCode, Response,
};
use neglect_screen::{Agency, Subject};
use serde_json::Value;

use crate::day;
use crate::error::{Failure, Fault};
use crate::handle;
use crate::records::{
    neglect_answer, neglect_answer_kind, neglect_appointment, neglect_assessment, neglect_attendance,
    neglect_child, neglect_growth, neglect_observation, neglect_response,
};
use crate::status::neglect_status;
use crate::view::{neglect_optional, neglect_pair, neglect_str};
use crate::vocabulary::{
    Vocabulary, neglect_agency, neglect_explanation_status, neglect_outcome, neglect_response_kind,
    neglect_service, neglect_sex, neglect_subject,
};

/// One struct of the caller's, as it is read.
pub(crate) struct RecordDecoder {
    /// Where the record will stand in the case: `observations[3]`.
    place: String,
    wrong: Option<Failure>,
}

/// # Safety
///
/// For all readers below: texts and arrays of the struct can be read until the call returns.
impl RecordDecoder {
    pub(crate) fn new(place: String) -> RecordDecoder {
        RecordDecoder { place, wrong: None }
    }

    /// The record, unless something was wrong with it.
    pub(crate) fn finish<T>(self, record: T) -> Result<T, Failure> {
        self.wrong.map_or(Ok(record), Err)
    }

    fn path(&self, field: impl Display) -> String {
        format!("{}.{field}", self.place)
    }

    fn refuse(&mut self, failure: Failure) {
        match &mut self.wrong {
            // The status is that of what was met first.
            Some(wrong) => wrong.faults.extend(failure.faults),
            None => self.wrong = Some(failure),
        }
    }

    fn wrong(&mut self, field: impl Display + Copy, code: ProblemCode, message: &str, help: &str) {
        let fault = Fault::new(self.path(field), code.name(), message, help);
        self.refuse(Failure { status: neglect_status::Case, faults: vec![fault] });
    }

    fn invalid(&mut self, field: impl Display + Copy, message: &str, help: &str) {
        self.refuse(Failure::invalid(&self.path(field), message, help));
    }

    unsafe fn text(&mut self, text: neglect_str, field: impl Display + Copy) -> String {
        // SAFETY: the caller's promise is ours.
        match unsafe { text.text("text") } {
            Ok(text) => text.to_owned(),
            Err(argument) => {
                self.refuse(Failure::from_argument(argument, &self.path(field)));
                String::new()
            }
        }
    }

    /// A text that is left out where it is empty.
    unsafe fn optional_text(&mut self, text: neglect_str, field: impl Display + Copy) -> Option<String> {
        // SAFETY: the caller's promise is ours.
        (text.len > 0).then(|| unsafe { self.text(text, field) })
    }

    fn word<T>(
        &mut self,
        number: i32,
        word: impl Fn(i32) -> Option<T>,
        field: impl Display + Copy,
    ) -> Option<T> {
        let found = word(number);
        if found.is_none() {
            self.invalid(field, "the number is no value of its enum", "pass a value of the enum named there");
        }
        found
    }

    /// A word, or `otherwise` where nothing is said.
    fn word_or<T>(
        &mut self,
        number: i32,
        otherwise: T,
        word: impl Fn(i32) -> Option<T>,
        field: impl Display + Copy,
    ) -> Option<T> {
        if number == 0 { Some(otherwise) } else { self.word(number, word, field) }
    }

    fn day(&mut self, number: i32, field: impl Display + Copy) -> Date {
        day::from_number(number).unwrap_or_else(|| {
            self.wrong(
                field,
                ProblemCode::NotADate,
                "not a day of the calendar",
                "count days from 1970-01-01",
            );
            Date::ZERO
        })
    }

    /// The value of an optional, where it is given.
    fn optional(&mut self, optional: neglect_optional, field: impl Display + Copy) -> Option<i32> {
        match optional {
            neglect_optional { given: 1, value } => Some(value),
            neglect_optional { given: 0, value: 0 } => None,
            _ => {
                self.invalid(
                    field,
                    "neither given nor all zeros",
                    "set `given` to 1, or `given` and `value` to 0",
                );
                None
            }
        }
    }

    fn optional_day(&mut self, optional: neglect_optional, field: impl Display + Copy) -> Option<Date> {
        self.optional(optional, field).map(|number| self.day(number, field))
    }

    fn flag(&mut self, optional: neglect_optional, field: impl Display + Copy) -> Option<bool> {
        match self.optional(optional, field)? {
            0 => Some(false),
            1 => Some(true),
            _ => {
                self.invalid(field, "the value is neither 0 nor 1", "pass 1 for yes or 0 for no");
                None
            }
        }
    }

    fn whole<T: TryFrom<i32>>(
        &mut self,
        optional: neglect_optional,
        field: impl Display + Copy,
    ) -> Option<T> {
        let value = T::try_from(self.optional(optional, field)?).ok();
        if value.is_none() {
            self.wrong(
                field,
                ProblemCode::OutOfRange,
                "outside its range",
                "see the range in the field's comment",
            );
        }
        value
    }

    unsafe fn decimal(&mut self, text: neglect_str, field: impl Display + Copy) -> Option<Number> {
        // SAFETY: the caller's promise is ours.
        let text = unsafe { self.optional_text(text, field) }?;
        let number = text.parse().ok();
        if number.is_none() {
            self.wrong(
                field,
                ProblemCode::NotANumber,
                "not a number that can be held exactly",
                "write a decimal such as -2.3, or a fraction such as -4/3",
            );
        }
        number
    }

    fn zero(&mut self, reserved: i32, field: impl Display + Copy) {
        if reserved != 0 {
            self.invalid(field, "a reserved field is not zero", "start from a struct of zeros");
        }
    }

    unsafe fn list<'a, T>(&mut self, first: *const T, count: usize, field: &'static str) -> &'a [T] {
        // SAFETY: the caller's promise is ours.
        match unsafe { handle::array(first, count, field) } {
            Ok(list) => list,
            Err(argument) => {
                self.refuse(Failure::from_argument(argument, &self.path(field)));
                &[]
            }
        }
    }

    unsafe fn pairs(
        &mut self,
        first: *const neglect_pair,
        count: usize,
        field: &'static str,
    ) -> BTreeMap<String, String> {
        let mut pairs = BTreeMap::new();
        // SAFETY: the caller's promise is ours.
        unsafe {
            for (nth, pair) in self.list(first, count, field).iter().enumerate() {
                let name = self.text(pair.name, format_args!("{field}[{nth}].name"));
                let value = self.text(pair.value, format_args!("{field}[{nth}].value"));
                if pairs.insert(name, value).is_some() {
                    self.twice(format_args!("{field}[{nth}].name"));
                }
            }
        }
        pairs
    }

    fn twice(&mut self, field: impl Display + Copy) {
        self.wrong(field, ProblemCode::DuplicateField, "the name stands there twice", "keep one of the two");
    }

    unsafe fn answers(&mut self, first: *const neglect_answer, count: usize) -> BTreeMap<String, Value> {
        let mut answers = BTreeMap::new();
        // SAFETY: the caller's promise is ours.
        unsafe {
            for (nth, given) in self.list(first, count, "answers").iter().enumerate() {
                let question = self.text(given.question, format_args!("answers[{nth}].question"));
                self.zero(given.reserved, format_args!("answers[{nth}].reserved"));
                let Some(answer) = self.answer(given, nth) else { continue };
                if answers.insert(question, answer).is_some() {
                    self.twice(format_args!("answers[{nth}].question"));
                }
            }
        }
        answers
    }

    unsafe fn answer(&mut self, given: &neglect_answer, nth: usize) -> Option<Value> {
        // SAFETY: the caller's promise is ours.
        let text = unsafe { self.text(given.value, format_args!("answers[{nth}].value")) };
        let field = format!("answers[{nth}].value");
        let field = field.as_str();
        let kinds = [
            neglect_answer_kind::Word,
            neglect_answer_kind::Number,
            neglect_answer_kind::Yes,
            neglect_answer_kind::No,
        ];
        let kind = |number: i32| kinds.into_iter().find(|kind| *kind as i32 == number);
        match self.word(given.kind, kind, format_args!("answers[{nth}].kind"))? {
            neglect_answer_kind::Word => Some(Value::String(text)),
            // The JSON door reads the same text, and so the same number.
            neglect_answer_kind::Number => {
                let number = serde_json::from_str::<serde_json::Number>(&text).ok();
                if number.is_none() {
                    let help = "write a decimal as JSON does, such as 2.5";
                    self.wrong(field, ProblemCode::NotANumber, "not a number", help);
                }
                number.map(Value::Number)
            }
            yes_or_no if text.is_empty() => Some(Value::Bool(yes_or_no == neglect_answer_kind::Yes)),
            _ => {
                self.invalid(field, "a yes or no has a value besides", "leave `value` empty");
                None
            }
        }
    }

    unsafe fn explanation(&mut self, kind: neglect_str, status: i32, by: i32) -> Option<Explanation> {
        if status == 0 {
            if by != 0 || kind.len > 0 {
                let help = "set it, or leave kind and agency out as well";
                self.invalid("explanation_status", "an explanation without its status", help);
            }
            return None;
        }
        // SAFETY: the caller's promise is ours.
        let kind = unsafe { self.text(kind, "explanation_kind") };
        let status = self.word(status, neglect_explanation_status::word, "explanation_status");
        let by = self.word(by, neglect_agency::word, "explanation_by");
        Some(Explanation { kind, status: status?, by: by? })
    }

    fn agency(&mut self, by: i32) -> Agency {
        self.word(by, neglect_agency::word, "by").unwrap_or(Agency::Other)
    }

    fn agency_or(&mut self, by: i32, otherwise: Agency) -> Agency {
        self.word_or(by, otherwise, neglect_agency::word, "by").unwrap_or(otherwise)
    }

    fn subject(&mut self, subject: i32) -> Subject {
        self.word(subject, neglect_subject::word, "subject").unwrap_or_default()
    }

    pub(crate) unsafe fn child(&mut self, given: &neglect_child) -> Child {
        let sex = if given.sex == 0 { None } else { self.word(given.sex, neglect_sex::word, "sex") };
        Child {
            born: self.optional_day(given.born, "born"),
            due: self.optional_day(given.due, "due"),
            gestation_weeks: self.whole(given.gestation_weeks, "gestation_weeks"),
            gestation_days: self.whole(given.gestation_days, "gestation_days"),
            birth_weight_g: self.whole(given.birth_weight_g, "birth_weight_g"),
            // SAFETY: the caller's promise is ours.
            birth_weight_sds: unsafe { self.decimal(given.birth_weight_sds, "birth_weight_sds") },
            // SAFETY: as above.
            mid_parental_height_sds: unsafe {
                self.decimal(given.mid_parental_height_sds, "mid_parental_height_sds")
            },
            sex,
        }
    }

    pub(crate) unsafe fn observation(&mut self, given: &neglect_observation) -> Observation {
        // SAFETY: the caller's promise is ours.
        unsafe {
            let code = self.text(given.code, "code");
            let system = self.optional_text(given.system, "system");
            Observation {
                id: self.text(given.id, "id"),
                code: match system {
                    Some(system) => Code::coded(system, code),
                    None => Code::Own(code),
                },
                on: self.day(given.on, "on"),
                until: self.optional_day(given.until, "until"),
                recorded: self.optional_day(given.recorded, "recorded"),
                by: self.agency(given.by),
                with: self.pairs(given.with, given.with_count, "with"),
                event: self.optional_text(given.event, "event"),
                subject: self.subject(given.subject),
                explanation: self.explanation(
                    given.explanation_kind,
                    given.explanation_status,
                    given.explanation_by,
                ),
                note: self.optional_text(given.note, "note"),
            }
        }
    }

    pub(crate) unsafe fn assessment(&mut self, given: &neglect_assessment) -> Assessment {
        self.zero(given.reserved, "reserved");
        // SAFETY: the caller's promise is ours.
        unsafe {
            Assessment {
                id: self.text(given.id, "id"),
                tool: self.text(given.tool, "tool"),
                on: self.day(given.on, "on"),
                recorded: self.optional_day(given.recorded, "recorded"),
                by: self.agency(given.by),
                accredited: self.flag(given.accredited, "accredited"),
                answers: self.answers(given.answers, given.answers_count),
                evidence: self.pairs(given.evidence, given.evidence_count, "evidence"),
            }
        }
    }

    pub(crate) unsafe fn attendance(&mut self, given: &neglect_attendance) -> Attendance {
        self.zero(given.reserved, "reserved");
        let totals = match given.totals_given {
            0 => None,
            1 => Some(AttendanceTotals {
                possible: given.possible,
                present: given.present,
                authorised: given.authorised,
                unauthorised: given.unauthorised,
            }),
            _ => {
                self.invalid("totals_given", "the number is neither 0 nor 1", "pass 0 or 1");
                None
            }
        };
        // SAFETY: the caller's promise is ours.
        unsafe {
            Attendance {
                id: self.optional_text(given.id, "id"),
                from: self.day(given.from, "from"),
                to: self.day(given.to, "to"),
                recorded: self.optional_day(given.recorded, "recorded"),
                by: self.agency_or(given.by, Agency::Education),
                marks: self.optional_text(given.marks, "marks"),
                totals,
            }
        }
    }

    pub(crate) unsafe fn appointment(&mut self, given: &neglect_appointment) -> Option<Appointment> {
        let service = self.word(given.service, neglect_service::word, "service");
        let outcome = self.word(given.outcome, neglect_outcome::word, "outcome");
        // SAFETY: the caller's promise is ours.
        unsafe {
            let explanation =
                self.explanation(given.explanation_kind, given.explanation_status, given.explanation_by);
            Some(Appointment {
                id: self.text(given.id, "id"),
                on: self.day(given.on, "on"),
                recorded: self.optional_day(given.recorded, "recorded"),
                by: self.agency_or(given.by, Agency::Health),
                service: service?,
                outcome: outcome?,
                essential: self.flag(given.essential, "essential"),
                subject: self.subject(given.subject),
                books_alone: self.flag(given.books_alone, "books_alone"),
                explanation,
            })
        }
    }

    pub(crate) unsafe fn growth(&mut self, given: &neglect_growth) -> Growth {
        self.zero(given.reserved, "reserved");
        // SAFETY: the caller's promise is ours.
        unsafe {
            Growth {
                id: self.optional_text(given.id, "id"),
                on: self.day(given.on, "on"),
                recorded: self.optional_day(given.recorded, "recorded"),
                by: self.agency_or(given.by, Agency::Health),
                weight_g: self.whole(given.weight_g, "weight_g"),
                weight_sds: self.decimal(given.weight_sds, "weight_sds"),
                weight_centile: self.decimal(given.weight_centile, "weight_centile"),
                height_mm: self.whole(given.height_mm, "height_mm"),
                height_sds: self.decimal(given.height_sds, "height_sds"),
                bmi_sds: self.decimal(given.bmi_sds, "bmi_sds"),
            }
        }
    }

    pub(crate) unsafe fn response(&mut self, given: &neglect_response) -> Option<Response> {
        let kind = self.word(given.kind, neglect_response_kind::word, "kind");
        // SAFETY: the caller's promise is ours.
        unsafe {
            let to = self.list(given.to, given.to_count, "to");
            let to =
                to.iter().enumerate().map(|(nth, id)| self.text(*id, format_args!("to[{nth}]"))).collect();
            Some(Response {
                id: self.optional_text(given.id, "id"),
                on: self.day(given.on, "on"),
                recorded: self.optional_day(given.recorded, "recorded"),
                by: self.agency(given.by),
                kind: kind?,
                to,
            })
        }
    }
}
