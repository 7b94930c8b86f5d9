//! Questions in words: what nobody has written down and could raise the report.

use super::model::{Missing, Question, RuleLift};
use super::wording::qualifier_ask;
use crate::engine::MissingPart;
use crate::screening::{Asked, Screening};

/// The question about an explanation that nobody has tested.
pub(super) const ASK_EXPLANATION: &str =
    "Was an explanation given, and has a professional found it suitable or unsuitable?";

/// The questions, those that could raise the report furthest first.
pub(super) fn questions<'a>(screening: &Screening<'a>) -> Vec<Question<'a>> {
    let question = |asked: Asked<'_>| {
        let could = asked.rules.iter().filter_map(|&rule| screening.rule(rule)).map(|rule| RuleLift {
            rule: rule.id.as_str().into(),
            concern: rule.rule.then.concern,
            hazard: rule.rule.then.hazard,
        });
        Question {
            missing: asked.missing.iter().filter_map(|part| missing(screening, part)).collect(),
            could: could.collect(),
            concern: asked.concern,
            hazard: asked.hazard,
        }
    };
    screening.asked().into_iter().map(question).collect()
}

pub(crate) fn missing<'a>(screening: &Screening<'a>, part: &MissingPart) -> Option<Missing<'a>> {
    let item = |at: u32| screening.timeline.items.get(at as usize);
    match *part {
        MissingPart::Qualifier { item: at, slot } => {
            let item = item(at)?;
            let indicator = screening.inner.book.indicator(item.indicator)?;
            let qualifier = indicator.qualifiers.get(usize::from(slot))?;
            let ask = qualifier_ask(indicator, qualifier);
            Some(Missing {
                input: Some(screening.key(item.input)),
                name: qualifier.name.as_str().into(),
                ask,
            })
        }
        MissingPart::Explanation { item: at } => Some(Missing {
            input: Some(screening.key(item(at)?.input)),
            name: "explanation".into(),
            ask: ASK_EXPLANATION.into(),
        }),
        MissingPart::Fact { name } => {
            let ask = screening.inner.wording.asks.get(name as usize)?;
            let name = screening.inner.book.fact_names().get(name as usize)?;
            Some(Missing { input: None, name: name.as_str().into(), ask: ask.as_str().into() })
        }
    }
}
