//! `[[level]]` and `[[next_step]]`: what a partnership does with a report.

use super::condition::{concern, condition};
use super::fields::Fields;
use super::node::{Decoder, Node};
use super::source::{basis, checked, cites};
use crate::pack::{Deadline, Level, NextStep};

/// The legal bases that a level can name: early help, and the sections of the Children Act 1989.
const LEGAL: [&str; 5] = ["early_help", "s17", "s20", "s31", "s47"];

/// How urgent a next step can be, most urgent first.
const URGENCY: [&str; 4] = ["now", "today", "soon", "routine"];

/// What a time limit can be counted in.
const UNITS: [&str; 6] = ["hours", "days", "working_days", "school_days", "weeks", "months"];

/// A level of need.
pub(super) fn level(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Level {
    Level {
        id: fields.id(decoder, "id"),
        number: fields
            .need_read(decoder, "number", |decoder, node| decoder.integer(node, 0..=9))
            .and_then(|number| u8::try_from(number).ok())
            .unwrap_or_default(),
        name: fields.text(decoder, "name"),
        when: fields.read(decoder, "when", condition),
        legal: fields.each(decoder, "legal", |decoder, node| decoder.one_of(node, &LEGAL)),
        text: fields.text(decoder, "text"),
        basis: basis(decoder, fields),
        cites: cites(decoder, fields),
        checked: checked(decoder, fields),
    }
}

/// A next step.
pub(super) fn next_step(decoder: &mut Decoder, fields: &mut Fields<'_>) -> NextStep {
    NextStep {
        id: fields.id(decoder, "id"),
        text: fields.text(decoder, "text"),
        family: fields.optional_text(decoder, "family"),
        who: fields.optional_text(decoder, "who"),
        at: fields.each(decoder, "at", concern),
        deadline: fields.read(decoder, "deadline", deadline),
        urgency: fields.read(decoder, "urgency", |decoder, node| decoder.one_of(node, &URGENCY)),
        basis: basis(decoder, fields),
        cites: cites(decoder, fields),
        checked: checked(decoder, fields),
    }
}

fn deadline(decoder: &mut Decoder, node: &Node<'_>) -> Option<Deadline> {
    let mut fields = Fields::from_node(decoder, node)?;
    let deadline = Deadline {
        n: fields.need_read(decoder, "n", |decoder, node| decoder.count(node, 1)).unwrap_or(1),
        unit: fields
            .need_read(decoder, "unit", |decoder, node| decoder.one_of(node, &UNITS))
            .unwrap_or_default(),
        from: fields.text(decoder, "from"),
    };
    fields.finish(decoder);
    Some(deadline)
}
