//! `[[background]]`: figures that are shown and never computed with.

use toml::de::DeValue;

use super::condition::rule_pattern;
use super::fields::Fields;
use super::node::{Decoder, Node};
use super::source::{checked, cites};
use crate::pack::{Background, Estimate};

/// Sourced background.
pub(super) fn background(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Background {
    Background {
        id: fields.id(decoder, "id"),
        title: fields.text(decoder, "title"),
        rules: fields.each(decoder, "rules", rule_pattern),
        estimates: fields.tables(decoder, "estimate", estimate),
        text: fields.text(decoder, "text"),
        cites: cites(decoder, fields),
        checked: checked(decoder, fields),
    }
}

fn estimate(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Estimate {
    Estimate {
        label: fields.text(decoder, "label"),
        kind: fields.text(decoder, "kind"),
        value: fields.need_read(decoder, "value", figure).unwrap_or_default(),
        interval: fields.read(decoder, "interval", figure),
    }
}

/// A figure as published: a text, or a bare number, kept as it is written.
fn figure(decoder: &mut Decoder, node: &Node<'_>) -> Option<String> {
    match node.value {
        DeValue::Integer(integer) => Some(integer.to_string()),
        DeValue::Float(float) => Some(float.to_string()),
        _ => decoder.filled_text(node),
    }
}
