//! `[[rule]]`, with its gates, its exemptions and what follows from it.

use super::condition::{age_range, concern, condition};
use super::fields::Fields;
use super::indicator::forms;
use super::node::{Decoder, Node};
use super::source::{basis, checked, cites};
use crate::pack::{Condition, Exemption, Gate, Rule, Then, codes};
use crate::vocabulary::{About, Hazard, Vocabulary};

/// A rule.
pub(super) fn rule(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Rule {
    // The id is read first, so that whatever is wrong with the rest can name the rule.
    let id = fields.id(decoder, "id");
    if !id.is_empty() {
        decoder.rule = Some(format!("{}/{id}", decoder.pack));
    }
    let rule = Rule {
        id,
        when: fields.need_read(decoder, "when", condition).unwrap_or(Condition::All(Vec::new())),
        gates: fields.tables(decoder, "gate", gate),
        exemptions: fields.tables(decoder, "exemption", exemption),
        ages: fields.read(decoder, "ages", age_range),
        explained_by: fields.each(decoder, "explained_by", explanation_kind),
        then: fields.need_read(decoder, "then", then).unwrap_or_default(),
        text: fields.text(decoder, "text"),
        note: fields.optional_text(decoder, "note"),
        basis: basis(decoder, fields),
        cites: cites(decoder, fields),
        checked: checked(decoder, fields),
        enabled: fields.flag(decoder, "enabled", true),
        from: fields.read(decoder, "from", Decoder::date),
        to: fields.read(decoder, "to", Decoder::date),
        // Examples stand in tables of their own, which are read once all rules are.
        examples: Vec::new(),
    };
    if rule.in_force().is_empty() {
        let span = fields.span.clone();
        decoder.emit::<()>(
            codes::BAD_DATE,
            &span,
            "a rule that ends before it begins",
            "write the earlier day as `from`; both are included",
        );
    }
    if let Some(node) = fields.take(decoder, "example") {
        decoder.emit::<()>(
            codes::OUT_OF_PLACE,
            &node.span,
            "an example inside its rule",
            format!("write each as a table of its own, `[[example]]` with `rule = \"{}\"`", rule.id),
        );
    }
    fields.finish(decoder);
    decoder.rule = None;
    rule
}

fn explanation_kind(decoder: &mut Decoder, node: &Node<'_>) -> Option<String> {
    let kind = decoder.filled_text(node)?;
    if kind == "cultural" {
        return decoder.emit(
            codes::CULTURAL,
            &node.span,
            "a cultural explanation cannot hold a rule back",
            "take it out: guidance (NICE CG89) says that culture never explains neglect away",
        );
    }
    Some(kind)
}

fn gate(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Gate {
    Gate {
        id: fields.id(decoder, "id"),
        when: fields.need_read(decoder, "when", condition).unwrap_or(Condition::All(Vec::new())),
        text: fields.text(decoder, "text"),
    }
}

fn exemption(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Exemption {
    Exemption {
        id: fields.id(decoder, "id"),
        when: fields.need_read(decoder, "when", condition).unwrap_or(Condition::All(Vec::new())),
        text: fields.text(decoder, "text"),
    }
}

fn then(decoder: &mut Decoder, node: &Node<'_>) -> Option<Then> {
    let mut fields = Fields::from_node(decoder, node)?;
    let then = Then {
        concern: fields.read(decoder, "concern", concern),
        hazard: fields
            .read(decoder, "hazard", |decoder, node| decoder.word(node, Hazard::NAMES, Hazard::from_name)),
        forms: forms(decoder, &mut fields),
        next: fields.texts(decoder, "next"),
        about: fields
            .read(decoder, "about", |decoder, node| decoder.word(node, About::NAMES, About::from_name))
            .unwrap_or_default(),
    };
    fields.finish(decoder);
    if !["concern", "hazard", "next"].into_iter().any(|key| fields.has(key)) {
        return decoder.emit(
            codes::EMPTY,
            &node.span,
            "a rule from which nothing follows",
            "write `concern`, `hazard` or `next`",
        );
    }
    Some(then)
}
