//! `[[tool]]`: questionnaires and scales, and how their answers add up.

use toml::de::DeValue;

use super::condition::{age_range, condition};
use super::fields::Fields;
use super::node::{Decoder, Node};
use super::source::{basis, checked, cites, optional_checked};
use crate::facts::RECORD_FACTS;
use crate::number::Number;
use crate::pack::{AnswerKind, AnswerMeaning, Band, Method, Tie, Tool, ToolQuestion, Total, codes};
use crate::vocabulary::{Hazard, Vocabulary};

/// A tool.
pub(super) fn tool(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Tool {
    Tool {
        id: fields.id(decoder, "id"),
        title: fields.text(decoder, "title"),
        ages: fields.read(decoder, "ages", age_range),
        questions: fields.tables(decoder, "question", question),
        totals: fields.tables(decoder, "total", total),
        evidence_for: fields.texts(decoder, "evidence_for"),
        accredited: fields.flag(decoder, "accredited", false),
        note: fields.optional_text(decoder, "note"),
        basis: basis(decoder, fields),
        cites: cites(decoder, fields),
        checked: checked(decoder, fields),
    }
}

fn question(decoder: &mut Decoder, fields: &mut Fields<'_>) -> ToolQuestion {
    ToolQuestion {
        id: fields.id(decoder, "id"),
        ask: fields.text(decoder, "ask"),
        terms: fields.texts(decoder, "terms"),
        answer: fields.need_read(decoder, "answer", answer).unwrap_or(AnswerKind::YesNo),
        section: fields.optional_text(decoder, "section"),
        ages: fields.read(decoder, "ages", age_range),
        only_if: fields.read(decoder, "only_if", condition),
        record: fields.read(decoder, "record", |decoder, node| {
            decoder.one_of(node, &RECORD_FACTS.map(|(name, _)| name))
        }),
        means: fields.read(decoder, "means", means).unwrap_or_default(),
        weight: fields
            .read(decoder, "weight", |decoder, node| decoder.word(node, Hazard::NAMES, Hazard::from_name)),
        note: fields.optional_text(decoder, "note"),
        cites: cites(decoder, fields),
        checked: optional_checked(decoder, fields),
    }
}

/// `{ yes = "family.domestic_abuse" }`, in the order in which it is written.
fn means(decoder: &mut Decoder, node: &Node<'_>) -> Option<Vec<AnswerMeaning>> {
    let entries = decoder.entries(node)?;
    let meaning = |(answer, node): (&str, Node<'_>)| {
        decoder.filled_text(&node).map(|code| AnswerMeaning { answer: answer.to_owned(), code })
    };
    Some(entries.into_iter().filter_map(meaning).collect())
}

fn answer(decoder: &mut Decoder, node: &Node<'_>) -> Option<AnswerKind> {
    if let DeValue::String(_) = node.value {
        return decoder.word(node, &["yes_no"], |text| (text == "yes_no").then_some(AnswerKind::YesNo));
    }
    let mut fields = Fields::from_node(decoder, node)?;
    let kinds = (
        fields.take(decoder, "choice"),
        fields.take(decoder, "grade"),
        fields.read(decoder, "number", Decoder::filled_text),
    );
    let answer = match kinds {
        (Some(node), None, None) => choice(decoder, &node),
        (None, Some(node), None) => grade(decoder, &node),
        (None, None, Some(unit)) => {
            let min = fields.need_read(decoder, "min", Decoder::number);
            let max = fields.need_read(decoder, "max", Decoder::number);
            let (min, max) = (min?, max?);
            if min > max {
                return backwards(decoder, node);
            }
            Some(AnswerKind::Number { unit, min, max })
        }
        _ => {
            return decoder.emit(
                codes::WRONG_TYPE,
                &node.span,
                "an answer without exactly one kind",
                "write \"yes_no\", { choice = […] }, { grade = [1, 5] } or { number = \"unit\", min = 0, max = 9 }",
            );
        }
    };
    fields.finish(decoder);
    answer
}

fn backwards<T>(decoder: &mut Decoder, node: &Node<'_>) -> Option<T> {
    decoder.emit(
        codes::BAD_NUMBER,
        &node.span,
        "a range that runs backwards",
        "write the lesser number first",
    )
}

/// `["cot", "sofa"]`, or `{ never = 0, often = 5 }` in the order in which it is written.
fn choice(decoder: &mut Decoder, node: &Node<'_>) -> Option<AnswerKind> {
    let (mut options, mut points) = (Vec::new(), Vec::new());
    if let DeValue::Table(_) = node.value {
        let entries = decoder.entries(node)?;
        if entries.is_empty() {
            return decoder.emit(codes::EMPTY, &node.span, "a choice of nothing", "name at least one option");
        }
        for (name, node) in entries {
            if let Some(worth) = decoder.integer(&node, -1_000_000..=1_000_000) {
                options.push(name.to_owned());
                points.push(worth);
            }
        }
    } else {
        for node in decoder.filled_list(node)? {
            options.extend(decoder.filled_text(&node));
        }
    }
    for (index, option) in options.iter().enumerate() {
        if options[..index].contains(option) {
            decoder.emit::<()>(
                codes::DUPLICATE,
                &node.span,
                format!("`{}` stands here twice", super::node::shortened(option)),
                "take one of them out",
            );
        }
        if matches!(option.as_str(), "not_known" | "not_applicable") {
            decoder.emit::<()>(
                codes::BAD_ID,
                &node.span,
                format!("`{option}` is not an option of its own"),
                "take it out: every question can be answered `not_known` and `not_applicable`",
            );
        }
    }
    Some(AnswerKind::Choice { options, points })
}

fn grade(decoder: &mut Decoder, node: &Node<'_>) -> Option<AnswerKind> {
    let nodes = decoder.list(node)?;
    let [min, max] = nodes.as_slice() else {
        return decoder.emit(
            codes::WRONG_TYPE,
            &node.span,
            "`grade` without a least and a most",
            "write `grade = [1, 5]`",
        );
    };
    let range = -1_000_000..=1_000_000;
    let (min, max) = (decoder.integer(min, range.clone()), decoder.integer(max, range));
    let (min, max) = (min?, max?);
    if min > max {
        return backwards(decoder, node);
    }
    Some(AnswerKind::Grade { min, max })
}

fn total(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Total {
    Total {
        id: fields.id(decoder, "id"),
        title: fields.text(decoder, "title"),
        method: fields.need_read(decoder, "method", method).unwrap_or(Method::ByHand),
        of: fields.each(decoder, "of", Decoder::id),
        bands: fields.tables(decoder, "band", band),
    }
}

fn method(decoder: &mut Decoder, node: &Node<'_>) -> Option<Method> {
    if let DeValue::String(_) = node.value {
        let names = ["sum", "max", "count", "by_hand"];
        return decoder.word(node, &names, |text| {
            Some(match text {
                "sum" => Method::Sum,
                "max" => Method::Max,
                "count" => Method::Count,
                "by_hand" => Method::ByHand,
                _ => return None,
            })
        });
    }
    let mut fields = Fields::from_node(decoder, node)?;
    let method = fields.need_read(decoder, "mode_with_ceiling", |decoder, node| {
        let mut fields = Fields::from_node(decoder, node)?;
        let over =
            fields.need_read(decoder, "over", |decoder, node| decoder.integer(node, -1_000_000..=1_000_000));
        let tie = fields.need_read(decoder, "tie", |decoder, node| {
            decoder.word(node, &["worse", "better"], |text| match text {
                "worse" => Some(Tie::Worse),
                "better" => Some(Tie::Better),
                _ => None,
            })
        });
        fields.finish(decoder);
        Some(Method::ModeWithCeiling { over: over?, tie: tie? })
    });
    fields.finish(decoder);
    method
}

fn band(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Band {
    let band = Band {
        from: fields.need_read(decoder, "from", Decoder::number).unwrap_or(Number::ZERO),
        to: fields.need_read(decoder, "to", Decoder::number).unwrap_or(Number::ZERO),
        label: fields.text(decoder, "label"),
        text: fields.optional_text(decoder, "text"),
    };
    if band.from > band.to {
        let span = fields.span.clone();
        decoder.emit::<()>(
            codes::BAD_NUMBER,
            &span,
            "a band that runs backwards",
            "write the lesser number as `from`; both are included",
        );
    }
    band
}
