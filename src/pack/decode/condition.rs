//! Conditions: the rule language as it is written. What each means stands in `engine/reference.rs`.

use toml::de::DeValue;

use super::fields::Fields;
use super::node::{Decoder, Node, parse_span, shortened};
use crate::pack::{
    AgeRange, Compare, Condition, Distinct, FactTest, Found, Pattern, Period, Seen, Select, Window, codes,
};
use crate::vocabulary::{Agency, Channel, Concern, Form, Subject, Vocabulary};

/// The keys that say what kind of condition it is.
const HEADS: [&str; 8] = ["seen", "undecided", "fact", "found", "age", "all", "any", "of"];

/// A condition: a table with exactly one of the heads.
pub(super) fn condition(decoder: &mut Decoder, node: &Node<'_>) -> Option<Condition> {
    let mut fields = Fields::from_node(decoder, node)?;
    let heads: Vec<&str> = HEADS.into_iter().filter(|head| fields.has(head)).collect();
    let condition = match heads.as_slice() {
        ["seen"] => seen(decoder, &mut fields).map(Condition::Seen),
        ["undecided"] => Some(Condition::Seen(undecided(decoder, &mut fields))),
        ["fact"] => fact(decoder, &mut fields).map(Condition::Fact),
        ["found"] => fields.read(decoder, "found", found).map(Condition::Found),
        ["age"] => fields.read(decoder, "age", age_range).map(Condition::Age),
        ["all"] => fields.read(decoder, "all", conditions).map(Condition::All),
        ["any"] => fields.read(decoder, "any", conditions).map(Condition::Any),
        ["of"] => {
            let n = fields.need_read(decoder, "at_least", |decoder, node| decoder.count(node, 1));
            let of = fields.read(decoder, "of", conditions);
            n.zip(of).map(|(n, of)| Condition::AtLeast { n, of })
        }
        [] => {
            return decoder.emit(
                codes::BAD_CONDITION,
                &node.span,
                "not a condition",
                "write one of `seen`, `undecided`, `fact`, `found`, `age`, `all`, `any`, or `at_least` with `of`",
            );
        }
        several => {
            let message = format!("a condition that is several: {}", crate::suggest::quoted(several));
            return decoder.emit(
                codes::BAD_CONDITION,
                &node.span,
                message,
                "write each as a condition of its own, inside `all = […]` or `any = […]`",
            );
        }
    };
    fields.finish(decoder);
    condition
}

fn conditions(decoder: &mut Decoder, node: &Node<'_>) -> Option<Vec<Condition>> {
    let nodes = decoder.filled_list(node)?;
    Some(nodes.iter().filter_map(|node| condition(decoder, node)).collect())
}

fn seen(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Option<Seen> {
    let seen = Seen {
        select: fields.read(decoder, "seen", select).unwrap_or_default(),
        with: fields.read(decoder, "with", qualifier_tests).unwrap_or_default(),
        gate: fields.read(decoder, "gate", qualifier_tests).unwrap_or_default(),
        exempt: fields.read(decoder, "exempt", qualifier_tests).unwrap_or_default(),
        current: fields.flag(decoder, "current", false),
        ..counted(decoder, fields)
    };
    Some(seen)
}

/// What is undecided: a count of observations, without anything that they must have.
fn undecided(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Seen {
    Seen {
        select: fields.read(decoder, "undecided", select).unwrap_or_default(),
        undecided: true,
        ..counted(decoder, fields)
    }
}

/// Whom observations are about, who recorded them, and how many are needed.
fn counted(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Seen {
    Seen {
        subject: fields
            .each(decoder, "subject", |decoder, node| decoder.word(node, Subject::NAMES, Subject::from_name)),
        by: fields.each(decoder, "by", agency),
        at_least: fields.read(decoder, "at_least", |decoder, node| decoder.count(node, 1)).unwrap_or(1),
        distinct: fields
            .read(decoder, "distinct", |decoder, node| {
                let names = ["event", "day", "agency", "code", "form"];
                decoder.word(node, &names, |text| distinct(text).filter(|d| *d != Distinct::Rule))
            })
            .unwrap_or_default(),
        same_code: fields.read(decoder, "same", |decoder, node| decoder.one_of(node, &["code"])).is_some(),
        within: fields.read(decoder, "within", window),
        over: fields.read(decoder, "over", Decoder::filled_length),
        ..Seen::default()
    }
}

/// An agency's name.
pub(super) fn agency(decoder: &mut Decoder, node: &Node<'_>) -> Option<Agency> {
    decoder.word(node, Agency::NAMES, Agency::from_name)
}

fn distinct(text: &str) -> Option<Distinct> {
    Some(match text {
        "event" => Distinct::Event,
        "day" => Distinct::Day,
        "agency" => Distinct::Agency,
        "code" => Distinct::Code,
        "form" => Distinct::Form,
        "rule" => Distinct::Rule,
        _ => return None,
    })
}

/// What `seen` and `undecided` select: a code, codes, or a table of codes, forms and channels, and of the concern that
/// they can reach.
fn select(decoder: &mut Decoder, node: &Node<'_>) -> Option<Select> {
    let DeValue::Table(_) = node.value else {
        let nodes = decoder.one_or_more(node)?;
        let codes = nodes.iter().filter_map(|node| code_pattern(decoder, node)).collect();
        return Some(Select { codes, ..Select::default() });
    };
    let mut fields = Fields::from_node(decoder, node)?;
    let select = Select {
        codes: fields.each(decoder, "codes", code_pattern),
        forms: fields
            .each(decoder, "forms", |decoder, node| decoder.word(node, Form::NAMES, Form::from_name)),
        channels: fields.each(decoder, "channels", |decoder, node| {
            decoder.word(node, Channel::NAMES, Channel::from_name)
        }),
        reaches: fields.read(decoder, "reaches", concern),
    };
    fields.finish(decoder);
    if !["codes", "forms", "channels"].into_iter().any(|key| fields.has(key)) {
        return decoder.emit(
            codes::EMPTY,
            &node.span,
            "a selection that selects nothing",
            "name `codes`, `forms` or `channels`",
        );
    }
    Some(select)
}

/// A code, or every code under one: `clothing.*`.
fn code_pattern(decoder: &mut Decoder, node: &Node<'_>) -> Option<String> {
    let text = decoder.filled_text(node)?;
    let pattern = Pattern::new(&text);
    let stem = if pattern.is_open() { pattern.stem().strip_suffix('.').unwrap_or_default() } else { &text };
    if stem.is_empty() || stem.contains('*') || stem.contains(char::is_whitespace) || stem.contains('/') {
        return decoder.emit(
            codes::BAD_ID,
            &node.span,
            format!("`{}` is neither a code nor a pattern of codes", shortened(&text)),
            "write a code, or a code with `.*` at its end; codes are not qualified with a pack",
        );
    }
    Some(text)
}

/// `{ pattern = "persistent", route = ["scald", "contact"] }`: in the order of the names, which carries no meaning.
fn qualifier_tests(decoder: &mut Decoder, node: &Node<'_>) -> Option<Vec<(String, Vec<String>)>> {
    pairs(decoder, node, |decoder, node| {
        let nodes = decoder.one_or_more(node)?;
        Some(nodes.iter().filter_map(|node| decoder.filled_text(node)).collect())
    })
}

/// The entries of a table of free names, each read alike, sorted by name.
pub(super) fn pairs<'t, T>(
    decoder: &mut Decoder,
    node: &Node<'t>,
    mut read: impl FnMut(&mut Decoder, &Node<'t>) -> Option<T>,
) -> Option<Vec<(String, T)>> {
    let entries = decoder.entries(node)?;
    let mut pairs: Vec<(String, T)> = entries
        .iter()
        .filter_map(|(name, node)| read(decoder, node).map(|value| ((*name).to_owned(), value)))
        .collect();
    pairs.sort_by(|a, b| a.0.cmp(&b.0));
    Some(pairs)
}

fn fact(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Option<FactTest> {
    const TESTS: [&str; 8] = ["is", "one_of", "at_least", "above", "at_most", "below", "between", "known"];
    let fact = fields.id(decoder, "fact");
    let given: Vec<&'static str> = TESTS.into_iter().filter(|test| fields.has(test)).collect();
    let test = match given.as_slice() {
        [test] => {
            let node = fields.take(decoder, test)?;
            comparison(decoder, test, &node)
        }
        _ => {
            let span = fields.span.clone();
            decoder.emit(
                codes::BAD_CONDITION,
                &span,
                "a fact without exactly one comparison",
                "write one of `is`, `one_of`, `at_least`, `above`, `at_most`, `below`, `between`, `known = true`",
            )
        }
    };
    let within = fields.read(decoder, "within", Decoder::filled_length);
    Some(FactTest { fact, test: test?, within })
}

fn comparison(decoder: &mut Decoder, test: &str, node: &Node<'_>) -> Option<Compare> {
    Some(match test {
        "is" => match node.value {
            DeValue::Boolean(flag) => Compare::Is(*flag),
            DeValue::Integer(_) | DeValue::Float(_) => {
                let number = decoder.number(node)?;
                Compare::Between(number, number)
            }
            _ => Compare::OneOf(vec![decoder.filled_text(node)?]),
        },
        "one_of" => {
            let nodes = decoder.filled_list(node)?;
            Compare::OneOf(nodes.iter().filter_map(|node| decoder.filled_text(node)).collect())
        }
        "at_least" => Compare::AtLeast(decoder.number(node)?),
        "above" => Compare::Above(decoder.number(node)?),
        "at_most" => Compare::AtMost(decoder.number(node)?),
        "below" => Compare::Below(decoder.number(node)?),
        "between" => {
            let nodes = decoder.list(node)?;
            let [low, high] = nodes.as_slice() else {
                return decoder.emit(
                    codes::WRONG_TYPE,
                    &node.span,
                    "`between` without two numbers",
                    "write `between = [least, most]`; both are included",
                );
            };
            let (low, high) = (decoder.number(low), decoder.number(high));
            let (low, high) = (low?, high?);
            if low > high {
                return decoder.emit(
                    codes::BAD_NUMBER,
                    &node.span,
                    "`between` runs backwards",
                    "write the lesser number first",
                );
            }
            Compare::Between(low, high)
        }
        _ => {
            if !decoder.flag(node)? {
                return decoder.emit(
                    codes::BAD_CONDITION,
                    &node.span,
                    "a rule cannot rest on what is not known",
                    "write `known = true`, or leave the condition out: what is missing becomes a question by itself",
                );
            }
            Compare::Known
        }
    })
}

fn found(decoder: &mut Decoder, node: &Node<'_>) -> Option<Found> {
    let mut fields = Fields::from_node(decoder, node)?;
    let found = Found {
        concern: fields.read(decoder, "concern", concern),
        hazard: fields.flag(decoder, "hazard", false),
        rules: fields.each(decoder, "rules", rule_pattern),
        forms: fields
            .each(decoder, "forms", |decoder, node| decoder.word(node, Form::NAMES, Form::from_name)),
        at_least: fields.read(decoder, "at_least", |decoder, node| decoder.count(node, 1)).unwrap_or(1),
        distinct: fields
            .read(decoder, "distinct", |decoder, node| {
                let names = ["event", "day", "agency", "form", "rule"];
                decoder.word(node, &names, |text| distinct(text).filter(|d| *d != Distinct::Code))
            })
            .unwrap_or_default(),
        same_form: fields.flag(decoder, "same_form", false),
        within: fields.read(decoder, "within", window),
        unanswered: fields.read(decoder, "unanswered", Decoder::filled_length),
        answered_late: fields.read(decoder, "answered_late", Decoder::filled_length),
        unjoined: fields.flag(decoder, "unjoined", false),
    };
    fields.finish(decoder);
    Some(found)
}

/// A concern that a finding can have: not `none_recorded`.
pub(super) fn concern(decoder: &mut Decoder, node: &Node<'_>) -> Option<Concern> {
    let names: Vec<&'static str> =
        Concern::NAMES.iter().copied().filter(|name| *name != Concern::NoneRecorded.name()).collect();
    decoder.word(node, &names, |text| Concern::from_name(text).filter(|c| *c != Concern::NoneRecorded))
}

/// A rule, or rules whose ids begin alike: `nice/*`. One of this pack is qualified with it.
pub(super) fn rule_pattern(decoder: &mut Decoder, node: &Node<'_>) -> Option<String> {
    let text = decoder.filled_text(node)?;
    let stem = Pattern::new(&text).stem();
    if stem.contains('*') || stem.contains(char::is_whitespace) {
        return decoder.emit(
            codes::BAD_ID,
            &node.span,
            format!("`{}` is neither a rule nor a pattern of rules", shortened(&text)),
            "write a rule's id, or the beginning of one with `*` at its end",
        );
    }
    Some(if text.contains('/') || stem.is_empty() { text } else { format!("{}/{text}", decoder.pack) })
}

/// A rule's id, qualified with this pack where it is not.
pub(super) fn rule_id(decoder: &mut Decoder, node: &Node<'_>) -> Option<String> {
    let text = decoder.filled_text(node)?;
    if text.contains('*') || text.contains(char::is_whitespace) {
        return decoder.emit(
            codes::BAD_ID,
            &node.span,
            format!("`{}` is not the id of a rule", shortened(&text)),
            "write `pack/rule`, or the id alone for a rule of this pack",
        );
    }
    Some(if text.contains('/') { text } else { format!("{}/{text}", decoder.pack) })
}

/// `"12 months"`, or `"latest 12 months"`.
fn window(decoder: &mut Decoder, node: &Node<'_>) -> Option<Window> {
    let text = decoder.text(node)?;
    let (period, length) = match text.strip_prefix("latest ") {
        Some(rest) => (Period::Latest, rest),
        None => (Period::Any, text),
    };
    match parse_span(length) {
        Some(span) if span.n > 0 => Some(Window { span, period }),
        _ => decoder.emit(
            codes::BAD_SPAN,
            &node.span,
            format!("`{}` is not a period", shortened(text)),
            "write \"12 months\" for any period of that length, \"latest 12 months\" for the one that ends on the case's date",
        ),
    }
}

/// A range of ages.
pub(super) fn age_range(decoder: &mut Decoder, node: &Node<'_>) -> Option<AgeRange> {
    let mut fields = Fields::from_node(decoder, node)?;
    let range = AgeRange {
        from: fields.read(decoder, "from", Decoder::length),
        below: fields.read(decoder, "below", Decoder::length),
        corrected: fields.flag(decoder, "corrected", false),
        unborn: fields.flag(decoder, "unborn", false),
    };
    fields.finish(decoder);
    if !["from", "below"].into_iter().any(|key| fields.has(key)) && !range.unborn {
        return decoder.emit(
            codes::EMPTY,
            &node.span,
            "a range of ages that says nothing",
            "write `from`, `below` or `unborn = true`, or leave it out",
        );
    }
    Some(range)
}
