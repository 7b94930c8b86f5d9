//! `[[reading]]`: published rules over one tool's answers, set side by side.

use super::condition::{age_range, condition};
use super::fields::Fields;
use super::node::Decoder;
use super::source::{basis, checked, cites};
use crate::pack::{Condition, PublishedReading, ReadingOutcome};

/// A reading.
pub(super) fn reading(decoder: &mut Decoder, fields: &mut Fields<'_>) -> PublishedReading {
    PublishedReading {
        id: fields.id(decoder, "id"),
        title: fields.text(decoder, "title"),
        group: fields.text(decoder, "group"),
        default: fields.flag(decoder, "default", false),
        ages: fields.read(decoder, "ages", age_range),
        outcomes: fields.tables(decoder, "outcome", outcome),
        basis: basis(decoder, fields),
        cites: cites(decoder, fields),
        checked: checked(decoder, fields),
    }
}

fn outcome(decoder: &mut Decoder, fields: &mut Fields<'_>) -> ReadingOutcome {
    ReadingOutcome {
        outcome: fields.text(decoder, "outcome"),
        when: fields.need_read(decoder, "when", condition).unwrap_or(Condition::All(Vec::new())),
        text: fields.text(decoder, "text"),
    }
}
