//! What does not fit a type, and where.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

/// Why a document cannot be read as a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mismatch {
    pub(crate) misfit: Misfit,
    /// The path of the value, `responses[0].date`; empty for the document as a whole.
    pub(crate) path: String,
    /// The byte of a TOML text at which the value begins; `None` in JSON.
    pub(crate) at: Option<usize>,
}

/// What does not fit. It holds words of the types that are read, and nothing of what stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// There is no such field; those that there are.
    UnknownField(&'static [&'static str]),
    /// There is no such word; those that there are.
    UnknownWord(&'static [&'static str]),
    /// It is a text where a list belongs, or the like; what belongs there.
    Kind(String),
    /// It is of the right kind and cannot stand there; what can.
    Value(String),
    /// This field is missing.
    FieldMissing(&'static str),
    /// This field stands twice.
    FieldTwice(&'static str),
    /// The type refuses the value for a reason of its own, as a date does that the calendar does not have.
    Refused,
}

impl Mismatch {
    pub(super) fn kind(expected: impl Into<String>) -> Self {
        Misfit::Kind(expected.into()).into()
    }

    /// The same mismatch in a value at this byte, unless a value within that one has said its own.
    pub(super) fn located(mut self, at: Option<usize>) -> Self {
        self.at = self.at.or(at);
        self
    }

    /// The same mismatch one step further down: in the element `[3]` or in the field of this name.
    pub(super) fn within(mut self, step: &str) -> Self {
        let joint = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{joint}{}", self.path);
        self
    }

    /// The same mismatch with this in place of what the type calls itself.
    pub(super) fn expecting(mut self, expected: &str) -> Self {
        if let Misfit::Kind(words) | Misfit::Value(words) = &mut self.misfit {
            expected.clone_into(words);
        }
        self
    }
}

impl From<Misfit> for Mismatch {
    fn from(misfit: Misfit) -> Self {
        Self { misfit, path: String::new(), at: None }
    }
}

impl Error for Mismatch {
    // What a type says for itself may quote the document.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Misfit::Refused.into()
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Misfit::Kind(expected.to_string()).into()
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Misfit::Value(expected.to_string()).into()
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Misfit::Value(expected.to_string()).into()
    }

    fn unknown_variant(_: &str, words: &'static [&'static str]) -> Self {
        Misfit::UnknownWord(words).into()
    }

    fn unknown_field(_: &str, fields: &'static [&'static str]) -> Self {
        Misfit::UnknownField(fields).into()
    }

    fn missing_field(field: &'static str) -> Self {
        Misfit::FieldMissing(field).into()
    }

    fn duplicate_field(field: &'static str) -> Self {
        Misfit::FieldTwice(field).into()
    }
}

impl std::error::Error for Mismatch {}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.misfit {
            Misfit::UnknownField(fields) => write!(f, "there is no such field, expected {}", choice(fields)),
            Misfit::UnknownWord(words) => write!(f, "there is no such word, expected {}", choice(words)),
            Misfit::Kind(kind) => write!(f, "this is of another kind, expected {kind}"),
            Misfit::Value(value) => write!(f, "this value cannot stand here, expected {value}"),
            Misfit::FieldMissing(field) => write!(f, "the field `{field}` is missing"),
            Misfit::FieldTwice(field) => write!(f, "the field `{field}` stands twice"),
            Misfit::Refused => f.write_str("this cannot be read"),
        }
    }
}

/// The names to choose from.
pub(super) fn choice(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [name] => format!("`{name}`"),
        [first, second] => format!("`{first}` or `{second}`"),
        _ => format!("one of `{}`", names.join("`, `")),
    }
}
