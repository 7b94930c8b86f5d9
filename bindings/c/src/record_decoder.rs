//! What `generated/decode.rs` reads a struct of the caller's with, field by field. Everything wrong with one record is
//! collected, each with its place in the case, as the JSON of a case would name it.

use std::collections::BTreeMap;
use std::fmt::Display;

use jiff::civil::Date;
use neglect_screen::case::{Code, ProblemCode};
use neglect_screen::{Number, NumberError, Vocabulary as _};
use serde_json::Value;

use crate::answer::{neglect_answer, neglect_answer_kind};
use crate::day;
use crate::error::{Failure, Fault};
use crate::handle;
use crate::status::neglect_status;
use crate::view::{neglect_optional, neglect_pair, neglect_str};
use crate::vocabulary::{FromNumber, Vocabulary};

/// One struct of the caller's, as it is read. Where a field is wrong, that is kept, and the field's value is a stand-in
/// that [`RecordDecoder::finish`] lets nobody see.
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
    pub(crate) fn finish<T>(self, record: Option<T>) -> Result<T, Failure> {
        match self.wrong {
            Some(wrong) => Err(wrong),
            None => Ok(record.expect("a record of which nothing is wrong is whole")),
        }
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

    pub(crate) unsafe fn text(&mut self, text: neglect_str, field: impl Display + Copy) -> String {
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
    pub(crate) unsafe fn optional_text(
        &mut self,
        text: neglect_str,
        field: impl Display + Copy,
    ) -> Option<String> {
        // SAFETY: the caller's promise is ours.
        (text.len > 0).then(|| unsafe { self.text(text, field) })
    }

    fn found<T>(&mut self, value: Option<T>, field: impl Display + Copy) -> Option<T> {
        if value.is_none() {
            self.invalid(field, "the number is no value of its enum", "pass a value of the enum named there");
        }
        value
    }

    pub(crate) fn word<N: Vocabulary>(&mut self, number: i32, field: &str) -> Option<N::Word> {
        self.found(N::word(number), field)
    }

    /// A word that is left out where its number is 0.
    pub(crate) fn optional_word<N: Vocabulary>(&mut self, number: i32, field: &str) -> Option<N::Word> {
        if number == 0 { None } else { self.word::<N>(number, field) }
    }

    /// A word, or another where its number is 0.
    pub(crate) fn word_or<N: Vocabulary>(
        &mut self,
        number: i32,
        otherwise: N::Word,
        field: &str,
    ) -> Option<N::Word> {
        if number == 0 { Some(otherwise) } else { self.word::<N>(number, field) }
    }

    pub(crate) fn day(&mut self, number: i32, field: &str) -> Date {
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
    fn optional(&mut self, optional: neglect_optional, field: &str) -> Option<i32> {
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

    pub(crate) fn optional_day(&mut self, optional: neglect_optional, field: &str) -> Option<Date> {
        self.optional(optional, field).map(|number| self.day(number, field))
    }

    pub(crate) fn flag(&mut self, optional: neglect_optional, field: &str) -> Option<bool> {
        match self.optional(optional, field)? {
            0 => Some(false),
            1 => Some(true),
            _ => {
                self.invalid(field, "the value is neither 0 nor 1", "pass 1 for yes or 0 for no");
                None
            }
        }
    }

    pub(crate) fn whole<T: TryFrom<i32>>(&mut self, optional: neglect_optional, field: &str) -> Option<T> {
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

    pub(crate) unsafe fn decimal(&mut self, text: neglect_str, field: &str) -> Option<Number> {
        // SAFETY: the caller's promise is ours.
        let text = unsafe { self.optional_text(text, field) }?;
        self.number(&text, field)
    }

    fn number(&mut self, text: &str, field: &str) -> Option<Number> {
        let number = Number::rounded(text);
        if let Err(refused) = number {
            let code = match refused {
                NumberError::TooLarge => ProblemCode::OutOfRange,
                _ => ProblemCode::NotANumber,
            };
            let help = "write a decimal such as -2.3, or a fraction such as -4/3";
            self.wrong(field, code, "not a number that can be held", help);
        }
        number.ok()
    }

    pub(crate) fn zero(&mut self, reserved: i32, field: impl Display + Copy) {
        if reserved != 0 {
            self.invalid(field, "a reserved field is not zero", "start from a struct of zeros");
        }
    }

    /// Whether a record within this one is given, as a field beside it says.
    pub(crate) fn is_given(&mut self, given: i32, field: &str) -> bool {
        if !matches!(given, 0 | 1) {
            self.invalid(field, "the number is neither 0 nor 1", "pass 0 or 1");
        }
        given == 1
    }

    /// Whether a record within this one is absent, as the word that marks it says. Nothing else of it may be said then.
    pub(crate) fn absent(&mut self, no_word: bool, nothing_else: bool, field: &str) -> bool {
        if no_word && !nothing_else {
            let help = "set it, or leave what stands beside it out as well";
            self.invalid(field, "what stands beside it is said, and this is not", help);
        }
        no_word
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

    pub(crate) unsafe fn texts(
        &mut self,
        first: *const neglect_str,
        count: usize,
        field: &'static str,
    ) -> Vec<String> {
        // SAFETY: the caller's promise is ours.
        unsafe {
            let list = self.list(first, count, field).iter().enumerate();
            list.map(|(nth, text)| self.text(*text, format_args!("{field}[{nth}]"))).collect()
        }
    }

    pub(crate) unsafe fn pairs(
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

    pub(crate) unsafe fn code(&mut self, code: neglect_str, system: neglect_str) -> Code {
        // SAFETY: the caller's promise is ours.
        let (code, system) = unsafe { (self.text(code, "code"), self.optional_text(system, "system")) };
        match system {
            Some(system) => Code::coded(system, code),
            None => Code::Own(code),
        }
    }

    pub(crate) unsafe fn answers(
        &mut self,
        first: *const neglect_answer,
        count: usize,
        field: &'static str,
    ) -> BTreeMap<String, Value> {
        let mut answers = BTreeMap::new();
        // SAFETY: the caller's promise is ours.
        unsafe {
            for (nth, given) in self.list(first, count, field).iter().enumerate() {
                let question = self.text(given.question, format_args!("{field}[{nth}].question"));
                self.zero(given.reserved, format_args!("{field}[{nth}].reserved"));
                // An answer that could not be read has been refused.
                if let Some(answer) = self.answer(given, &format!("{field}[{nth}]"))
                    && answers.insert(question, answer).is_some()
                {
                    self.twice(format_args!("{field}[{nth}].question"));
                }
            }
        }
        answers
    }

    unsafe fn answer(&mut self, given: &neglect_answer, place: &str) -> Option<Value> {
        let field = format!("{place}.value");
        // SAFETY: the caller's promise is ours.
        let text = unsafe { self.text(given.value, field.as_str()) };
        let kind = neglect_answer_kind::from_number(given.kind);
        match self.found(kind, format_args!("{place}.kind"))? {
            neglect_answer_kind::Word => Some(Value::String(text)),
            neglect_answer_kind::Number => self.number(&text, &field).map(Value::from),
            yes_or_no if text.is_empty() => Some(Value::Bool(yes_or_no == neglect_answer_kind::Yes)),
            _ => {
                self.invalid(field.as_str(), "a yes or no has a value besides", "leave `value` empty");
                None
            }
        }
    }
}
