//! `[[rule]]`, with its gates, its consequences and its examples.

use toml::de::DeValue;

use super::condition::{age_range, agency, concern, condition, pairs, rule_id};
use super::fields::Fields;
use super::indicator::forms;
use super::node::{Decoder, Node};
use super::source::{basis, checked, cites};
use crate::case::{ExplanationStatus, ResponseKind};
use crate::pack::{Condition, Example, ExampleInput, Expect, Gate, Rule, Then, codes};
use crate::vocabulary::{Agency, Hazard, Subject};

/// A rule.
pub(super) fn rule(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Option<Rule> {
    // The id is read first, so that whatever is wrong with the rest can name the rule.
    let id = fields.id(decoder, "id");
    if !id.is_empty() {
        decoder.rule = Some(format!("{}/{id}", decoder.pack));
    }
    let rule = Rule {
        id,
        when: fields.need_read(decoder, "when", condition).unwrap_or(Condition::All(Vec::new())),
        gates: fields.tables(decoder, "gate", gate),
        ages: fields.read(decoder, "ages", age_range),
        explained_by: fields.each(decoder, "explained_by", explanation_kind),
        then: fields.need_read(decoder, "then", then).unwrap_or_default(),
        text: fields.text(decoder, "text"),
        note: fields.optional_text(decoder, "note"),
        basis: basis(decoder, fields),
        cites: cites(decoder, fields),
        checked: checked(decoder, fields),
        enabled: fields.flag(decoder, "enabled", true),
        examples: fields.tables(decoder, "example", example),
    };
    fields.finish(decoder);
    decoder.rule = None;
    Some(rule)
}

fn explanation_kind(decoder: &mut Decoder, node: &Node<'_>) -> Option<String> {
    let kind = decoder.filled_text(node)?;
    if kind == "cultural" {
        return decoder.problem(
            codes::CULTURAL,
            &node.span,
            "a cultural explanation cannot hold a rule back",
            "take it out: guidance (NICE CG89) says that culture never explains neglect away",
        );
    }
    Some(kind)
}

fn gate(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Option<Gate> {
    Some(Gate {
        id: fields.id(decoder, "id"),
        when: fields.need_read(decoder, "when", condition).unwrap_or(Condition::All(Vec::new())),
        text: fields.text(decoder, "text"),
    })
}

fn then(decoder: &mut Decoder, node: &Node<'_>) -> Option<Then> {
    let mut fields = decoder.fields(node)?;
    let then = Then {
        concern: fields.read(decoder, "concern", concern),
        hazard: fields
            .read(decoder, "hazard", |decoder, node| decoder.word(node, Hazard::NAMES, Hazard::from_name)),
        forms: forms(decoder, &mut fields),
        next: fields.texts(decoder, "next"),
    };
    fields.finish(decoder);
    if !["concern", "hazard", "next"].into_iter().any(|key| fields.has(key)) {
        return decoder.problem(
            codes::EMPTY,
            &node.span,
            "a rule from which nothing follows",
            "write `concern`, `hazard` or `next`",
        );
    }
    Some(then)
}

fn example(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Option<Example> {
    let given = match fields.need(decoder, "given") {
        Some(node) => {
            let nodes = decoder.list(&node).unwrap_or_default();
            nodes.iter().filter_map(|node| given(decoder, node)).collect()
        }
        None => Vec::new(),
    };
    Some(Example {
        given,
        age: fields.read(decoder, "age", Decoder::length),
        gestation_weeks: fields
            .read(decoder, "gestation_weeks", |decoder, node| decoder.integer(node, 20..=44))
            .and_then(|weeks| u8::try_from(weeks).ok()),
        expect: fields
            .need_read(decoder, "expect", |decoder, node| {
                decoder.word(node, &["fires", "silent", "asks", "held_back"], |text| match text {
                    "fires" => Some(Expect::Fires),
                    "silent" => Some(Expect::Silent),
                    "asks" => Some(Expect::Asks),
                    "held_back" => Some(Expect::HeldBack),
                    _ => None,
                })
            })
            .unwrap_or(Expect::Fires),
    })
}

fn given(decoder: &mut Decoder, node: &Node<'_>) -> Option<ExampleInput> {
    const HEADS: [&str; 4] = ["seen", "fact", "found", "response"];
    let mut fields = decoder.fields(node)?;
    let heads: Vec<&str> = HEADS.into_iter().filter(|head| fields.has(head)).collect();
    let given = match heads.as_slice() {
        ["seen"] => Some(ExampleInput::Seen {
            code: fields.id(decoder, "seen"),
            with: fields
                .read(decoder, "with", |decoder, node| pairs(decoder, node, Decoder::filled_text))
                .unwrap_or_default(),
            times: fields.read(decoder, "times", |decoder, node| decoder.count(node, 1)).unwrap_or(1),
            ago: fields.read(decoder, "ago", Decoder::length),
            by: fields.read(decoder, "by", agency),
            subject: fields.read(decoder, "subject", |decoder, node| {
                decoder.word(node, Subject::NAMES, Subject::from_name)
            }),
            explanation: fields.read(decoder, "explanation", explanation),
            ended: fields.read(decoder, "ended", Decoder::length),
        }),
        ["fact"] => Some(ExampleInput::Fact {
            fact: fields.id(decoder, "fact"),
            value: fields.need_read(decoder, "value", fact_value).unwrap_or_default(),
        }),
        ["found"] => Some(ExampleInput::Found {
            rule: fields.need_read(decoder, "found", rule_id).unwrap_or_default(),
            ago: fields.read(decoder, "ago", Decoder::length),
            by: fields.read(decoder, "by", agency),
        }),
        ["response"] => Some(ExampleInput::Response {
            kind: fields
                .need_read(decoder, "response", |decoder, node| decoder.one_of(node, ResponseKind::NAMES))
                .unwrap_or_default(),
            ago: fields.read(decoder, "ago", Decoder::length),
        }),
        _ => {
            return decoder.problem(
                codes::BAD_CONDITION,
                &node.span,
                "not exactly one thing that can be given",
                "write one of `seen`, `fact` with `value`, `found` or `response` in each pair of braces",
            );
        }
    };
    fields.finish(decoder);
    given
}

fn explanation(decoder: &mut Decoder, node: &Node<'_>) -> Option<(String, String, String)> {
    let mut fields = decoder.fields(node)?;
    let kind = fields.text(decoder, "kind");
    let status = fields
        .need_read(decoder, "status", |decoder, node| decoder.one_of(node, ExplanationStatus::NAMES))
        .unwrap_or_default();
    let by = fields
        .need_read(decoder, "by", |decoder, node| decoder.one_of(node, Agency::NAMES))
        .unwrap_or_default();
    fields.finish(decoder);
    Some((kind, status, by))
}

/// A fact's value as it would stand in a comparison, kept as text: `true`, `10%`, `sofa`, `3`.
fn fact_value(decoder: &mut Decoder, node: &Node<'_>) -> Option<String> {
    Some(match node.value {
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Integer(_) | DeValue::Float(_) => decoder.number(node)?.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        _ => decoder.filled_text(node)?,
    })
}
