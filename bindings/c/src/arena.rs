//! The memory of a report: texts, lists and answers as they stand in structs, all in one piece.

use bumpalo::Bump;
use neglect_screen::Number;
use neglect_screen::report::{Answer, Value};

use crate::answer::neglect_fact_kind;
use crate::day;
use crate::view::{neglect_str, neglect_strs};

/// The memory of one report.
#[derive(Debug, Default)]
pub(crate) struct Arena(Bump);

/// What is known of a fact, in the fields of its struct.
pub(crate) struct FactAnswer {
    pub(crate) kind: neglect_fact_kind,
    pub(crate) text: neglect_str,
    pub(crate) numerator: i64,
    pub(crate) denominator: i64,
    pub(crate) high_numerator: i64,
    pub(crate) high_denominator: i64,
}

impl Arena {
    pub(crate) fn text(&self, text: &str) -> neglect_str {
        if text.is_empty() {
            return neglect_str::EMPTY;
        }
        let bytes = self.0.alloc_slice_fill_copy(text.len() + 1, 0_u8);
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        neglect_str { ptr: bytes.as_ptr().cast(), len: text.len() }
    }

    /// A text that may be absent: absent, it is empty.
    pub(crate) fn optional_text(&self, text: Option<&str>) -> neglect_str {
        text.map_or(neglect_str::EMPTY, |text| self.text(text))
    }

    pub(crate) fn texts<T: AsRef<str>>(&self, texts: &[T]) -> neglect_strs {
        if texts.is_empty() {
            return neglect_strs { items: std::ptr::null(), count: 0 };
        }
        let items = self.0.alloc_slice_fill_iter(texts.iter().map(|text| self.text(text.as_ref())));
        neglect_strs { items: items.as_ptr(), count: items.len() }
    }

    /// A list of structs, each in a place of its own.
    pub(crate) fn list<R, C>(
        &self,
        records: &[R],
        lay_out: impl Fn(&Arena, &R) -> C,
    ) -> (*const *const C, usize) {
        if records.is_empty() {
            return (std::ptr::null(), 0);
        }
        let places =
            records.iter().map(|record| std::ptr::from_ref::<C>(self.0.alloc(lay_out(self, record))));
        let places = self.0.alloc_slice_fill_iter(places);
        (places.as_ptr(), places.len())
    }

    pub(crate) fn fact_answer(&self, answer: &Answer) -> FactAnswer {
        let nothing = FactAnswer {
            kind: neglect_fact_kind::NotKnown,
            text: neglect_str::EMPTY,
            numerator: 0,
            denominator: 1,
            high_numerator: 0,
            high_denominator: 1,
        };
        let over =
            |kind, numerator: i64, denominator: i64| FactAnswer { kind, numerator, denominator, ..nothing };
        let fraction = |kind, number: &Number| over(kind, number.numerator(), number.denominator());
        match answer {
            Answer::NotKnown => nothing,
            Answer::NotApplicable => FactAnswer { kind: neglect_fact_kind::NotApplicable, ..nothing },
            Answer::Known(Value::Flag(flag)) => over(neglect_fact_kind::Flag, (*flag).into(), 1),
            Answer::Known(Value::Number(number)) => fraction(neglect_fact_kind::Number, number),
            Answer::Known(Value::Ratio { part, whole }) => {
                over(neglect_fact_kind::Ratio, (*part).into(), (*whole).into())
            }
            Answer::Known(Value::Between { low, high }) => FactAnswer {
                high_numerator: high.numerator(),
                high_denominator: high.denominator(),
                ..fraction(neglect_fact_kind::Between, low)
            },
            Answer::Known(Value::Text(text)) => {
                FactAnswer { kind: neglect_fact_kind::Text, text: self.text(text), ..nothing }
            }
            Answer::Known(Value::Date(date)) => over(neglect_fact_kind::Day, day::number(*date).into(), 1),
        }
    }
}
