//! `[[example]]`: the tests of rules, each a table of its own that names its rule.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::condition::{agency, pairs, rule_id};
use super::document::Document;
use super::fields::Fields;
use super::node::{Decoder, Node};
use crate::case::ExplanationStatus;
use crate::pack::{Example, ExampleInput, Expect, Rule, codes};
use crate::suggest::did_you_mean;
use crate::vocabulary::{Agency, ResponseKind, Subject, Vocabulary};

/// Reads the examples of all files and gives each to its rule, in the order in which they are read. Their keys have
/// paths in their rule, `rule[3].example[0].given`, so that checks find an example from its rule.
pub(super) fn examples(decoder: &mut Decoder, document: &mut Document<'_>, rules: &mut [Rule]) {
    let mut indices: BTreeMap<String, usize> = BTreeMap::new();
    for (index, rule) in rules.iter().enumerate() {
        indices.entry(rule.id.clone()).or_insert(index);
    }
    document.each_table(decoder, "example", |decoder, fields| {
        let index = fields.need_read(decoder, "rule", |decoder, node| {
            let id = decoder.id(node)?;
            if let Some(index) = indices.get(&id) {
                decoder.rule = Some(format!("{}/{id}", decoder.pack));
                return Some(*index);
            }
            let help = did_you_mean(&id, indices.keys().map(String::as_str));
            decoder.emit(codes::UNKNOWN_RULE, &node.span, format!("this pack has no rule `{id}`"), help)
        });
        if let Some(index) = index {
            fields.path = format!("rule[{index}].example[{}]", rules[index].examples.len());
            decoder.place(&fields.path, fields.span.clone());
        }
        let example = example(decoder, fields);
        fields.finish(decoder);
        decoder.rule = None;
        if let Some(index) = index {
            rules[index].examples.push(example);
        }
    });
}

fn example(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Example {
    let given = match fields.need(decoder, "given") {
        Some(node) => {
            let nodes = decoder.list(&node).unwrap_or_default();
            nodes.iter().filter_map(|node| given(decoder, node)).collect()
        }
        None => Vec::new(),
    };
    Example {
        given,
        as_of: fields.read(decoder, "as_of", Decoder::date),
        age: fields.read(decoder, "age", Decoder::length),
        gestation_weeks: fields
            .read(decoder, "gestation_weeks", |decoder, node| decoder.integer(node, 20..=44))
            .and_then(|weeks| u8::try_from(weeks).ok()),
        unborn: unborn(decoder, fields),
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
    }
}

/// `unborn`, which leaves no place for an age.
fn unborn(decoder: &mut Decoder, fields: &mut Fields<'_>) -> bool {
    let born = fields.has("age") || fields.has("gestation_weeks");
    let Some(node) = fields.take(decoder, "unborn") else { return false };
    let unborn = decoder.flag(&node).unwrap_or(false);
    if unborn && born {
        decoder.emit::<()>(
            codes::OUT_OF_PLACE,
            &node.span,
            "an unborn child with an age or a birth",
            "take `age` and `gestation_weeks` out, or `unborn`",
        );
    }
    unborn
}

fn given(decoder: &mut Decoder, node: &Node<'_>) -> Option<ExampleInput> {
    const HEADS: [&str; 4] = ["seen", "fact", "found", "response"];
    let mut fields = Fields::from_node(decoder, node)?;
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
            return decoder.emit(
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
    let mut fields = Fields::from_node(decoder, node)?;
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
