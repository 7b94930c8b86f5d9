//! `[[level]]`, `[[next_step]]`, `[[answer]]` and `[[contradiction]]`: what a partnership does with a report, and how
//! responses and answers are read.

use super::condition::{concern, condition};
use super::fields::Fields;
use super::node::{Decoder, Node};
use super::source::{basis, checked, cites};
use toml::de::DeValue;

use crate::pack::{
    AdequateResponse, Condition, Contradiction, Deadline, FollowedBy, Instead, Level, NextStep, TakenValue,
    codes,
};
use crate::vocabulary::ResponseKind;

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
        when: fields.read(decoder, "when", condition),
        unless: fields.read(decoder, "unless", condition),
        instead: fields.tables(decoder, "instead", instead),
        done_by: fields.each(decoder, "done_by", response_kind),
        followed_by: fields.each(decoder, "followed_by", followed_by),
        basis: basis(decoder, fields),
        cites: cites(decoder, fields),
        checked: checked(decoder, fields),
    }
}

fn response_kind(decoder: &mut Decoder, node: &Node<'_>) -> Option<ResponseKind> {
    decoder.word(node, ResponseKind::NAMES, ResponseKind::from_name)
}

fn instead(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Instead {
    Instead {
        when: fields.need_read(decoder, "when", condition).unwrap_or(Condition::All(Vec::new())),
        step: fields.text(decoder, "step"),
    }
}

/// A step's id, or a table of a step and the kinds of response after which it comes.
fn followed_by(decoder: &mut Decoder, node: &Node<'_>) -> Option<FollowedBy> {
    if let DeValue::String(_) = node.value {
        return Some(FollowedBy { step: decoder.filled_text(node)?, after: Vec::new() });
    }
    let mut fields = Fields::from_node(decoder, node)?;
    let followed_by = FollowedBy {
        step: fields.text(decoder, "step"),
        after: fields.each(decoder, "after", response_kind),
    };
    fields.finish(decoder);
    Some(followed_by)
}

/// Which responses are adequate to which concern.
pub(super) fn answer(decoder: &mut Decoder, fields: &mut Fields<'_>) -> AdequateResponse {
    let answer = AdequateResponse {
        id: fields.id(decoder, "id"),
        concern: fields.read(decoder, "concern", concern),
        hazard: fields.flag(decoder, "hazard", false),
        kinds: match fields.need(decoder, "kinds") {
            Some(node) => {
                let nodes = decoder.one_or_more(&node).unwrap_or_default();
                nodes.iter().filter_map(|node| response_kind(decoder, node)).collect()
            }
            None => Vec::new(),
        },
        past_after: fields.read(decoder, "past_after", Decoder::filled_length),
        text: fields.text(decoder, "text"),
        basis: basis(decoder, fields),
        cites: cites(decoder, fields),
        checked: checked(decoder, fields),
    };
    if !fields.has("concern") && !answer.hazard {
        let span = fields.span.clone();
        decoder.emit::<()>(
            codes::EMPTY,
            &span,
            "responses that answer nothing",
            "write `concern`, the highest that they answer, or `hazard = true`",
        );
    }
    answer
}

/// Answers that cannot all be so.
pub(super) fn contradiction(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Contradiction {
    let taken = fields.need_read(decoder, "takes", |decoder, node| {
        let mut fields = Fields::from_node(decoder, node)?;
        let fact = fields.id(decoder, "fact");
        let value = fields.need_read(decoder, "is", |decoder, node| match node.value {
            DeValue::Boolean(flag) => Some(TakenValue::Flag(*flag)),
            _ => decoder.filled_text(node).map(TakenValue::Word),
        });
        fields.finish(decoder);
        Some((fact, value?))
    });
    let (fact, value) = taken.unwrap_or((String::new(), TakenValue::Flag(true)));
    Contradiction {
        id: fields.id(decoder, "id"),
        when: fields.need_read(decoder, "when", condition).unwrap_or(Condition::All(Vec::new())),
        fact,
        value,
        text: fields.text(decoder, "text"),
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
