//! The words that generated cases are made of.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::Number;
use crate::case::Code;
use crate::pack::{AnswerKind, Indicator, Tool};

/// Codes with their qualifiers, and tools with their questions. Empty lists stand for free words.
#[derive(Debug, Clone)]
pub(super) struct Vocabulary {
    codes: Vec<(Code, Qualifiers)>,
    tools: Vec<(String, Vec<(String, AnswerKind)>)>,
}

/// Names with the values that each may have.
type Qualifiers = Vec<(String, Vec<String>)>;

impl Vocabulary {
    /// Words that no pack knows.
    pub(super) fn free() -> Vocabulary {
        Vocabulary { codes: Vec::new(), tools: Vec::new() }
    }

    /// The words of these indicators, their codings and these tools.
    pub(super) fn of(indicators: &[Indicator], tools: &[Tool]) -> Vocabulary {
        let codes = indicators.iter().flat_map(|indicator| {
            let qualifiers: Qualifiers = indicator
                .qualifiers
                .iter()
                .map(|qualifier| (qualifier.name.clone(), qualifier.scale.values().to_vec()))
                .filter(|(_, values)| !values.is_empty())
                .collect();
            let coded = indicator
                .codings
                .iter()
                .flat_map(|coding| coding.values.iter().map(|value| (&coding.system, value)))
                .map(|(system, value)| Code::Coded { system: system.clone(), value: value.clone() });
            std::iter::once(Code::Own(indicator.code.clone()))
                .chain(coded)
                .map(move |code| (code, qualifiers.clone()))
                .collect::<Vec<_>>()
        });
        let tools = tools.iter().map(|tool| {
            let questions =
                tool.questions.iter().map(|question| (question.id.clone(), question.answer.clone()));
            (tool.id.clone(), questions.collect())
        });
        Vocabulary { codes: codes.collect(), tools: tools.collect() }
    }

    /// A code, and qualifiers of which any may be missing.
    pub(super) fn coded(&self) -> BoxedStrategy<(Code, Vec<(String, String)>)> {
        let free = (free_code(), proptest::collection::vec((name(), name()), 0..3));
        if self.codes.is_empty() {
            return free.boxed();
        }
        let known = select(self.codes.clone()).prop_flat_map(|(code, qualifiers)| {
            let stated: Vec<_> = qualifiers
                .into_iter()
                .map(|(name, values)| {
                    proptest::option::weighted(0.75, select(values))
                        .prop_map(move |value| value.map(|value| (name.clone(), value)))
                })
                .collect();
            (Just(code), stated.prop_map(|stated| stated.into_iter().flatten().collect()))
        });
        prop_oneof![12 => known, 1 => free].boxed()
    }

    /// A tool, and answers to some of its questions.
    pub(super) fn answered(&self) -> BoxedStrategy<(String, Vec<(String, Value)>)> {
        let free = (name(), proptest::collection::vec((name(), free_answer()), 0..4));
        if self.tools.is_empty() {
            return free.boxed();
        }
        let known = select(self.tools.clone()).prop_flat_map(|(tool, questions)| {
            let answers: Vec<_> = questions
                .into_iter()
                .map(|(question, kind)| {
                    proptest::option::weighted(0.8, answer(&kind))
                        .prop_map(move |answer| answer.map(|answer| (question.clone(), answer)))
                })
                .collect();
            (Just(tool), answers.prop_map(|answers| answers.into_iter().flatten().collect()))
        });
        prop_oneof![12 => known, 1 => free].boxed()
    }
}

/// An answer of that kind, at its ends too; one in a few is not known or does not apply, one in many is no answer to
/// such a question at all.
fn answer(kind: &AnswerKind) -> BoxedStrategy<Value> {
    let fitting = match kind {
        AnswerKind::YesNo => any::<bool>().prop_map(Value::Bool).boxed(),
        AnswerKind::Choice { options, .. } if options.is_empty() => free_answer(),
        AnswerKind::Choice { options, .. } => select(options.clone()).prop_map(Value::String).boxed(),
        AnswerKind::Grade { min, max } => ((*min).min(*max)..=(*min).max(*max)).prop_map(Value::from).boxed(),
        AnswerKind::Number { min, max, .. } => {
            let (least, most) = (min.numerator() / min.denominator(), max.numerator() / max.denominator());
            (least.min(most)..=least.max(most)).prop_map(Value::from).boxed()
        }
    };
    let unstated = select(vec!["not_known", "not_applicable"]).prop_map(Value::from);
    prop_oneof![16 => fitting, 3 => unstated, 1 => free_answer()].boxed()
}

fn free_answer() -> BoxedStrategy<Value> {
    prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        (-100_i64..1_000).prop_map(Value::from),
        (-1_000_i64..1_000).prop_map(|tenths| Number::ratio(tenths, 10).map_or(Value::Null, Value::from)),
        name().prop_map(Value::from),
    ]
    .boxed()
}

fn free_code() -> impl Strategy<Value = Code> {
    prop_oneof![
        6 => "[a-z]{1,8}\\.[a-z_]{1,12}".prop_map(Code::Own),
        1 => ("[a-z_]{1,8}", "[A-Z0-9]{1,6}").prop_map(|(system, value)| Code::Coded { system, value }),
    ]
}

/// A word as names are made of.
pub(super) fn name() -> impl Strategy<Value = String> {
    "[a-z][a-z_]{0,9}"
}
