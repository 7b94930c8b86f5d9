//! `[[indicator]]`: the catalogue of what can be observed.

use toml::de::DeValue;

use super::condition::{age_range, pairs};
use super::fields::Fields;
use super::node::{Decoder, Node};
use super::source::{cites, optional_checked};
use crate::pack::{Coding, Indicator, Qualifier, Scale, codes};
use crate::vocabulary::{Channel, Checked, Form, Forms, Vocabulary};

/// A catalogue entry.
pub(super) fn indicator(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Indicator {
    Indicator {
        code: fields.id(decoder, "code"),
        label: fields.text(decoder, "label"),
        terms: fields.texts(decoder, "terms"),
        forms: forms(decoder, fields),
        channel: fields
            .read(decoder, "channel", |decoder, node| decoder.word(node, Channel::NAMES, Channel::from_name))
            .unwrap_or(Channel::Alerting),
        plan: fields.flag(decoder, "plan", false),
        ages: fields.read(decoder, "ages", age_range),
        qualifiers: fields.read(decoder, "qualifiers", qualifiers).unwrap_or_default(),
        ends: fields.texts(decoder, "ends"),
        codings: fields.tables(decoder, "codings", coding),
        overlaps: fields.texts(decoder, "overlaps"),
        note: fields.optional_text(decoder, "note"),
        cites: cites(decoder, fields),
        checked: optional_checked(decoder, fields),
    }
}

/// `forms`: a set of forms of neglect.
pub(super) fn forms(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Forms {
    fields
        .each(decoder, "forms", |decoder, node| decoder.word(node, Form::NAMES, Form::from_name))
        .into_iter()
        .collect()
}

fn coding(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Coding {
    Coding {
        system: fields.id(decoder, "system"),
        values: fields
            .need_read(decoder, "value", |decoder, node| {
                let nodes = decoder.one_or_more(node)?;
                Some(nodes.iter().filter_map(|node| decoder.filled_text(node)).collect())
            })
            .unwrap_or_default(),
        with: fields
            .read(decoder, "with", |decoder, node| {
                let pairs = pairs(decoder, node, |decoder, node| decoder.filled_text(node))?;
                Some(pairs)
            })
            .unwrap_or_default(),
        broad: fields.optional_text(decoder, "broad"),
        checked: optional_checked(decoder, fields).unwrap_or(Checked::Recalled),
    }
}

/// `qualifiers`: by name, in the order of the names, which carries no meaning.
fn qualifiers(decoder: &mut Decoder, node: &Node<'_>) -> Option<Vec<Qualifier>> {
    let mut all = Vec::new();
    for (name, node) in decoder.entries(node)? {
        let name_fits = !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !name_fits || name == "explanation" {
            decoder.emit::<()>(
                codes::BAD_ID,
                &node.span,
                format!("`{}` cannot be the name of a qualifier", super::node::shortened(name)),
                "use lower-case letters, digits and underscores; `explanation` is built in",
            );
        }
        if let Some((scale, ask)) = scale(decoder, &node) {
            all.push(Qualifier { name: name.to_owned(), scale, ask });
        }
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Some(all)
}

/// A scale: a list (rising), `"yes_no"`, or a table with `ordered` or `one_of` and perhaps `ask`.
fn scale(decoder: &mut Decoder, node: &Node<'_>) -> Option<(Scale, Option<String>)> {
    match node.value {
        DeValue::Array(_) => Some((Scale::Ordered(values(decoder, node)?), None)),
        DeValue::String(_) => Some((yes_no(decoder, node)?, None)),
        _ => {
            let mut fields = Fields::from_node(decoder, node)?;
            let (ordered, one_of) = (fields.take(decoder, "ordered"), fields.take(decoder, "one_of"));
            let is_yes_no = fields.take(decoder, "yes_no");
            let ask = fields.optional_text(decoder, "ask");
            let scale = match (ordered, one_of, is_yes_no) {
                (Some(node), None, None) => match node.value {
                    DeValue::String(_) => yes_no(decoder, &node),
                    _ => values(decoder, &node).map(Scale::Ordered),
                },
                (None, Some(node), None) => values(decoder, &node).map(Scale::OneOf),
                (None, None, Some(node)) => match decoder.flag(&node) {
                    Some(true) => Some(yes_no_scale()),
                    Some(false) => wrong_scale(decoder, &node),
                    None => None,
                },
                _ => wrong_scale(decoder, node),
            };
            fields.finish(decoder);
            Some((scale?, ask))
        }
    }
}

fn wrong_scale<T>(decoder: &mut Decoder, node: &Node<'_>) -> Option<T> {
    decoder.emit(
        codes::WRONG_TYPE,
        &node.span,
        "a qualifier without exactly one scale",
        "write a rising list of values, \"yes_no\", { one_of = […] }, { ordered = […] } or { yes_no = true }; each table may have `ask`",
    )
}

fn yes_no(decoder: &mut Decoder, node: &Node<'_>) -> Option<Scale> {
    decoder.word(node, &["yes_no"], |text| (text == "yes_no").then(yes_no_scale))
}

fn yes_no_scale() -> Scale {
    Scale::Ordered(vec!["no".to_owned(), "yes".to_owned()])
}

fn values(decoder: &mut Decoder, node: &Node<'_>) -> Option<Vec<String>> {
    let mut values: Vec<String> = Vec::new();
    for node in decoder.filled_list(node)? {
        let Some(value) = decoder.filled_text(&node) else { continue };
        if values.contains(&value) {
            decoder.emit::<()>(
                codes::DUPLICATE,
                &node.span,
                format!("`{}` stands here twice", super::node::shortened(&value)),
                "take one of them out",
            );
        } else {
            values.push(value);
        }
    }
    Some(values)
}
