//! Findings in words, and what was held back.

use super::account;
use super::model::{Finding, HeldBack, Resting, Text};
use crate::engine::{Held, HeldBy, Rest};
use crate::screening::{self, Screening};

/// These findings in words, in their order.
pub(super) fn findings<'a, 's>(
    screening: &'s Screening<'a>,
    findings: impl Iterator<Item = screening::Finding<'s>>,
) -> Vec<Finding<'a>> {
    findings.filter_map(|finding| in_words(screening, finding)).collect()
}

fn in_words<'a>(screening: &Screening<'a>, finding: screening::Finding<'_>) -> Option<Finding<'a>> {
    let book_rule = screening.rule(finding.rule())?;
    let rule = &book_rule.rule;
    let mut rests_on = Vec::with_capacity(finding.rests().len());
    let mut overlaps: Vec<Text<'a>> = Vec::new();
    for &rest in finding.rests() {
        rests_on.push(resting(screening, rest, &mut overlaps)?);
    }
    let (forms, from, to, agencies) = finding.spread_of();
    let cites = screening.inner.wording.cites.get(finding.rule() as usize);
    Some(Finding {
        rule: book_rule.id.as_str().into(),
        concern: rule.then.concern,
        hazard: rule.then.hazard,
        forms,
        text: rule.text.as_str().into(),
        note: rule.note.as_deref().map(Text::from),
        from,
        to,
        agencies: agencies.iter().collect(),
        rests_on,
        overlaps,
        basis: rule.basis,
        cites: cites.into_iter().flatten().map(|cite| cite.as_str().into()).collect(),
        checked: rule.checked,
        amended: book_rule.amended.as_deref().map(Text::from),
    })
}

fn resting<'a>(screening: &Screening<'a>, rest: Rest, overlaps: &mut Vec<Text<'a>>) -> Option<Resting<'a>> {
    Some(match rest {
        Rest::Item(at) => {
            let item = screening.timeline.items.get(at as usize)?;
            let indicator = screening.inner.book.indicator(item.indicator)?;
            for overlap in &indicator.overlaps {
                if !overlaps.iter().any(|known| known == overlap) {
                    overlaps.push(overlap.as_str().into());
                }
            }
            Resting {
                input: screening.key(item.input),
                what: indicator.label.as_str().into(),
                code: indicator.code.as_str().into(),
                on: Some(item.on),
                by: Some(item.by),
            }
        }
        Rest::Fact(at) => {
            let fact = screening.fact(at)?;
            let input = fact.from.first().map(|&input| screening.key(input)).unwrap_or_default();
            let by = if let [by] = fact.agencies.as_slice() { Some(*by) } else { None };
            Resting { input, what: fact.words.clone(), code: fact.name.clone(), on: fact.on, by }
        }
        Rest::Finding(rule) => {
            let other = screening.rule(rule)?;
            let on = screening.finding_of(rule)?.last_day();
            Resting {
                input: other.id.as_str().into(),
                what: other.rule.text.as_str().into(),
                code: other.id.as_str().into(),
                on,
                by: None,
            }
        }
    })
}

pub(super) fn held_back<'a>(screening: &Screening<'a>, held: &Held) -> Option<HeldBack<'a>> {
    let book_rule = screening.rule(held.rule)?;
    let (by, reason) = held_by(screening, held)?;
    Some(HeldBack {
        rule: book_rule.id.as_str().into(),
        concern: book_rule.rule.then.concern,
        hazard: book_rule.rule.then.hazard,
        text: book_rule.rule.text.as_str().into(),
        by,
        reason,
        inputs: screening
            .inputs_of_held(held)
            .into_iter()
            .map(|input| account::name(screening, input))
            .collect(),
    })
}

/// What holds a rule back, and why in words.
fn held_by<'a>(screening: &Screening<'a>, held: &Held) -> Option<(Text<'a>, Text<'a>)> {
    Some(match held.by {
        HeldBy::Explanation => {
            ("explained".into(), "a professional recorded an explanation as suitable".into())
        }
        HeldBy::Qualifier(slot) => {
            let Some(Rest::Item(first)) = held.rests.first() else { return None };
            let item = screening.timeline.items.get(*first as usize)?;
            let indicator = screening.inner.book.indicator(item.indicator)?;
            let qualifier = indicator.qualifiers.get(usize::from(slot))?;
            let rank = item.ranks.get(usize::from(slot)).copied().unwrap_or_default();
            let value = qualifier.scale.values().get(usize::from(rank)).map_or("", String::as_str);
            (qualifier.name.as_str().into(), format!("recorded as {}: {value}", qualifier.name).into())
        }
        HeldBy::Gate(at) => {
            let gate = screening.rule(held.rule)?.rule.gates.get(at as usize)?;
            (gate.id.as_str().into(), gate.text.as_str().into())
        }
    })
}
