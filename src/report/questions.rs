//! Questions: what nobody has written down and could raise the report.

use super::assemble::Assembly;
use super::model::{Missing, Question, RuleLift, Text};
use crate::pack::Scale;
use crate::rules::{MissingPart, Undetermined};
use crate::words::{Concern, Hazard};

/// For each undetermined rule that could raise the report the smallest set of missing answers; rules of one set
/// together. Those that could raise it furthest come first.
pub(super) fn questions<'a>(
    assembly: &Assembly<'a, '_>,
    concern: Concern,
    hazard: Option<Hazard>,
) -> Vec<Question<'a>> {
    let mut sets: Vec<(&[MissingPart], Vec<&Undetermined>)> = Vec::new();
    for undetermined in &assembly.outcome.undetermined {
        let Some(rule) = assembly.rule(undetermined.rule) else { continue };
        let then = &rule.rule.then;
        if then.concern.is_none_or(|could| could <= concern) && then.hazard <= hazard {
            continue;
        }
        match sets.iter_mut().find(|(missing, _)| *missing == undetermined.missing.as_slice()) {
            Some((_, rules)) => rules.push(undetermined),
            None => sets.push((&undetermined.missing, vec![undetermined])),
        }
    }
    let question = |(missing, rules): (&[MissingPart], Vec<&Undetermined>)| {
        let lifts = rules.iter().filter_map(|undetermined| {
            let rule = assembly.rule(undetermined.rule)?;
            let then = &rule.rule.then;
            Some(RuleLift { rule: rule.id.as_str().into(), concern: then.concern, hazard: then.hazard })
        });
        let could: Vec<RuleLift<'a>> = lifts.collect();
        Question {
            missing: missing.iter().filter_map(|part| asked(assembly, part)).collect(),
            concern: could.iter().filter_map(|lift| lift.concern).max(),
            hazard: could.iter().filter_map(|lift| lift.hazard).max(),
            could,
        }
    };
    let mut questions: Vec<Question<'a>> = sets.into_iter().map(question).collect();
    questions.sort_by(|a, b| {
        let far = |question: &Question<'_>| (question.concern, question.hazard);
        far(b)
            .cmp(&far(a))
            .then(a.missing.len().cmp(&b.missing.len()))
            .then_with(|| a.missing.cmp(&b.missing))
    });
    questions
}

fn asked<'a>(assembly: &Assembly<'a, '_>, part: &MissingPart) -> Option<Missing<'a>> {
    let item = |at: u32| assembly.evidence.timeline.items.get(at as usize);
    match *part {
        MissingPart::Qualifier { item: at, slot } => {
            let item = item(at)?;
            let indicator = assembly.inner.book.indicator(item.indicator)?;
            let qualifier = indicator.qualifiers.get(usize::from(slot))?;
            let values = match &qualifier.scale {
                Scale::Ordered(values) | Scale::OneOf(values) => values.join(", "),
            };
            let ask: Text<'a> = match &qualifier.ask {
                Some(ask) => ask.as_str().into(),
                None => {
                    let name = qualifier.name.replace('_', " ");
                    format!("{}: which is right of \u{201c}{name}\u{201d} ({values})?", indicator.label)
                        .into()
                }
            };
            Some(Missing { input: Some(assembly.key(item.input)), name: qualifier.name.as_str().into(), ask })
        }
        MissingPart::Explanation { item: at } => Some(Missing {
            input: Some(assembly.key(item(at)?.input)),
            name: "explanation".into(),
            ask: "Was an explanation given, and has a professional found it suitable or unsuitable?".into(),
        }),
        MissingPart::Fact { name } => {
            let ask = assembly.inner.wording.asks.get(name as usize)?;
            let name = assembly.inner.book.fact_names().get(name as usize)?;
            Some(Missing { input: None, name: name.as_str().into(), ask: ask.as_str().into() })
        }
    }
}
