//! Next steps, reviews, facts and caveats.

use super::super::model::Caveat;
use super::pen::Pen;
use crate::facts::Fact;
use crate::readings::Read;
use crate::screening::{Screening, StepDue};
use crate::vocabulary::Subject;

pub(super) fn step(pen: &mut Pen<'_>, screening: &Screening<'_>, due: &StepDue<'_>) {
    let fragments = &screening.inner.fragments;
    let Some(words) = fragments.steps.get(due.step as usize) else { return };
    pen.raw(&*words.opening);
    let because = due.because().filter_map(|rule| fragments.rules.get(rule as usize));
    pen.list(because, |pen, rule| pen.raw(&*rule.id));
    pen.raw(&*words.ending);
}

/// What was seen in other children of the household; nothing where nothing was.
pub(super) fn for_review(pen: &mut Pen<'_>, screening: &Screening<'_>) {
    let siblings = screening.timeline.items.iter().filter(|item| item.subject == Subject::Sibling);
    let mut reviews = siblings
        .filter_map(|item| {
            let words = screening.inner.fragments.indicators.get(item.indicator as usize)?;
            Some((item.input, words.review.as_deref()?))
        })
        .peekable();
    if reviews.peek().is_some() {
        pen.raw(r#","for_review":"#);
        pen.list(reviews, |pen, (input, review)| {
            pen.raw(r#"{"input":"#);
            super::findings::input(pen, screening, input);
            pen.raw(review);
        });
    }
}

pub(super) fn fact(pen: &mut Pen<'_>, screening: &Screening<'_>, fact: &Fact) {
    pen.raw(r#"{"fact":"#);
    pen.text(&fact.name);
    pen.raw(r#","answer":"#);
    pen.answer(&fact.answer);
    pen.raw(r#","words":"#);
    pen.text(&fact.words);
    if let Some(on) = fact.on {
        pen.raw(r#","on":"#);
        pen.date(on);
    }
    pen.raw(r#","from":"#);
    pen.list(&fact.from, |pen, &from| super::findings::input(pen, screening, from));
    pen.raw("}");
}

pub(super) fn caveat(pen: &mut Pen<'_>, caveat: &Caveat<'_>) {
    pen.raw(r#"{"code":"#);
    pen.text(&caveat.code);
    pen.raw(r#","text":"#);
    pen.text(&caveat.text);
    if !caveat.inputs.is_empty() {
        pen.raw(r#","inputs":"#);
        pen.list(&caveat.inputs, |pen, input| pen.text(input));
    }
    pen.raw("}");
}

pub(super) fn reading(pen: &mut Pen<'_>, screening: &Screening<'_>, read: &Read<'_>) {
    let Some(words) = screening.inner.fragments.readings.get(read.at) else { return };
    pen.raw(&*words.opening);
    pen.flag(read.selected);
    pen.raw(r#","outcome":"#);
    pen.text(read.outcome());
    pen.raw(r#","text":"#);
    pen.text(&read.text());
    pen.raw(r#","because":"#);
    pen.list(&read.because, |pen, fact| pen.text(fact));
    if !read.missing.is_empty() {
        pen.raw(r#","missing":"#);
        pen.list(&read.missing, |pen, fact| pen.text(fact));
    }
    if let Some(differs) = &read.differs {
        pen.raw(r#","differs":{"selected":"#);
        pen.text(differs.selected);
        pen.raw(r#","facts":"#);
        pen.list(&differs.facts, |pen, fact| pen.text(fact));
        pen.raw("}");
    }
    pen.raw(&*words.ending);
}
