//! Findings, patterns and what was held back.

use super::pen::Pen;
use crate::case::InputRef;
use crate::engine::{Held, HeldBy, Rest};
use crate::screening::{Finding, Screening};

pub(super) fn finding(pen: &mut Pen<'_>, screening: &Screening<'_>, finding: &Finding<'_>) {
    let fragments = &screening.inner.fragments;
    let Some(words) = fragments.rules.get(finding.rule() as usize) else { return };
    let (forms, from, to, agencies) = finding.spread_of();
    pen.raw(&*words.opening);
    pen.raw(fragments.forms_of(forms));
    pen.raw(&*words.text);
    pen.date(from);
    pen.raw(r#","to":"#);
    pen.date(to);
    pen.raw(r#","agencies":"#);
    pen.list(agencies.iter(), |pen, by| pen.raw(fragments.agency(by)));
    pen.raw(r#","rests_on":"#);
    let mut overlaps: Vec<&str> = Vec::new();
    pen.list(finding.rests(), |pen, &rest| resting(pen, screening, rest, &mut overlaps));
    if !overlaps.is_empty() {
        pen.raw(r#","overlaps":"#);
        pen.list(overlaps, |pen, overlap| pen.raw(overlap));
    }
    pen.raw(&*words.ending);
}

fn resting<'s>(pen: &mut Pen<'_>, screening: &'s Screening<'_>, rest: Rest, overlaps: &mut Vec<&'s str>) {
    let fragments = &screening.inner.fragments;
    match rest {
        Rest::Item(at) => {
            let Some(item) = screening.timeline.items.get(at as usize) else { return };
            let Some(words) = fragments.indicators.get(item.indicator as usize) else { return };
            for overlap in &words.overlaps {
                if !overlaps.iter().any(|known| **known == **overlap) {
                    overlaps.push(overlap);
                }
            }
            pen.raw(r#"{"input":"#);
            input(pen, screening, item.input);
            pen.raw(&*words.resting);
            pen.date(item.on);
            pen.raw(r#","by":"#);
            pen.raw(fragments.agency(item.by));
        }
        Rest::Fact(at) => {
            let Some(fact) = screening.fact(at) else { return };
            pen.raw(r#"{"input":"#);
            match fact.from.first() {
                Some(&from) => input(pen, screening, from),
                None => pen.raw(r#""""#),
            }
            pen.raw(r#","what":"#);
            pen.text(&fact.words);
            pen.raw(r#","code":"#);
            pen.text(&fact.name);
            if let Some(on) = fact.on {
                pen.raw(r#","on":"#);
                pen.date(on);
            }
            if let [by] = fact.agencies.as_slice() {
                pen.raw(r#","by":"#);
                pen.raw(fragments.agency(*by));
            }
        }
        Rest::Finding(rule) => {
            let Some(words) = fragments.rules.get(rule as usize) else { return };
            pen.raw(&*words.resting);
            if let Some(on) = screening.finding_of(rule).and_then(|finding| finding.last_day()) {
                pen.raw(r#","on":"#);
                pen.date(on);
            }
        }
    }
    pen.raw("}");
}

pub(super) fn held_back(pen: &mut Pen<'_>, screening: &Screening<'_>, held: &Held) {
    let fragments = &screening.inner.fragments;
    let Some(words) = fragments.rules.get(held.rule as usize) else { return };
    pen.raw(&*words.held);
    match held.by {
        HeldBy::Explanation => {
            pen.raw(r#""explained","reason":"a professional recorded an explanation as suitable""#);
        }
        HeldBy::Qualifier(slot) => pen.raw(held_by_qualifier(screening, held, slot).unwrap_or_default()),
        HeldBy::Gate(at) => pen.raw(words.gates.get(at as usize).map_or("", |gate| gate)),
    }
    pen.raw(r#","inputs":"#);
    pen.list(screening.inputs_of_held(held), |pen, input| name(pen, screening, input));
    pen.raw("}");
}

fn held_by_qualifier<'s>(screening: &'s Screening<'_>, held: &Held, slot: u8) -> Option<&'s str> {
    let Some(Rest::Item(first)) = held.rests.first() else { return None };
    let item = screening.timeline.items.get(*first as usize)?;
    let words = screening.inner.fragments.indicators.get(item.indicator as usize)?;
    let rank = item.ranks.get(usize::from(slot)).copied().unwrap_or_default();
    words.holds.get(usize::from(slot))?.get(usize::from(rank)).map(|ready| &**ready)
}

/// The id of an input; its place in the case where it has none.
pub(super) fn input(pen: &mut Pen<'_>, screening: &Screening<'_>, input: InputRef) {
    match screening.id_of(input) {
        "" => pen.text(&input.path()),
        id => pen.text(id),
    }
}

/// The name of an input in the account: an answer's is `assessment id/question`.
pub(super) fn name(pen: &mut Pen<'_>, screening: &Screening<'_>, of: InputRef) {
    if let InputRef::Answer(n, question) = of
        && let Some(assessment) = screening.case.assessments.get(n as usize)
        && let Some(question) = assessment.answers.keys().nth(question as usize)
    {
        pen.joined(&assessment.id, b'/', question);
    } else {
        input(pen, screening, of);
    }
}
