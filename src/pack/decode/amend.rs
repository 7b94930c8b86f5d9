//! `[[amend]]`: what a pack changes in a rule of another.

use super::condition::{age_range, condition, rule_id};
use super::fields::Fields;
use super::node::Decoder;
use crate::pack::{Amend, codes};

/// An amendment.
pub(super) fn amend(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Amend {
    let rule = fields.need_read(decoder, "rule", rule_id).unwrap_or_default();
    decoder.rule = (!rule.is_empty()).then(|| rule.clone());
    let amend = Amend {
        rule,
        reason: fields.text(decoder, "reason"),
        enabled: fields.read(decoder, "enabled", Decoder::flag),
        when: fields.read(decoder, "when", condition),
        ages: fields.read(decoder, "ages", age_range),
        text: fields.optional_text(decoder, "text"),
        next: fields.take(decoder, "next").map(|node| {
            let nodes = decoder.list(&node).unwrap_or_default();
            nodes.iter().filter_map(|node| decoder.filled_text(node)).collect()
        }),
    };
    if !["enabled", "when", "ages", "text", "next"].into_iter().any(|key| fields.has(key)) {
        let span = fields.span.clone();
        decoder.emit::<()>(
            codes::EMPTY,
            &span,
            "an amendment that changes nothing",
            "write `enabled`, `when`, `ages`, `text` or `next`",
        );
    }
    fields.finish(decoder);
    decoder.rule = None;
    amend
}
