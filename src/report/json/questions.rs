//! Questions: what nobody has written down, and what it could change.

use super::super::questions::ASK_EXPLANATION;
use super::findings::input;
use super::pen::Pen;
use crate::engine::MissingPart;
use crate::screening::{Asked, Screening};

pub(super) fn question(pen: &mut Pen<'_>, screening: &Screening<'_>, asked: &Asked<'_>) {
    let fragments = &screening.inner.fragments;
    pen.raw(r#"{"missing":"#);
    pen.list(asked.missing, |pen, part| missing(pen, screening, part));
    pen.raw(r#","could":"#);
    let rules = asked.rules.iter().filter_map(|&rule| fragments.rules.get(rule as usize));
    pen.list(rules, |pen, words| pen.raw(&*words.lift));
    if let Some(concern) = asked.concern {
        pen.raw(r#","concern":""#);
        pen.raw(concern.name());
        pen.raw("\"");
    }
    if let Some(hazard) = asked.hazard {
        pen.raw(r#","hazard":""#);
        pen.raw(hazard.name());
        pen.raw("\"");
    }
    pen.raw("}");
}

fn missing(pen: &mut Pen<'_>, screening: &Screening<'_>, part: &MissingPart) {
    let fragments = &screening.inner.fragments;
    match *part {
        MissingPart::Qualifier { item, slot } => {
            let Some(item) = screening.timeline.items.get(item as usize) else { return };
            let words = fragments.indicators.get(item.indicator as usize);
            let Some(ask) = words.and_then(|words| words.asks.get(usize::from(slot))) else { return };
            pen.raw(r#"{"input":"#);
            input(pen, screening, item.input);
            pen.raw(&**ask);
        }
        MissingPart::Explanation { item } => {
            let Some(item) = screening.timeline.items.get(item as usize) else { return };
            pen.raw(r#"{"input":"#);
            input(pen, screening, item.input);
            pen.raw(r#","name":"explanation","ask":"#);
            pen.text(ASK_EXPLANATION);
            pen.raw("}");
        }
        MissingPart::Fact { name } => pen.raw(fragments.facts.get(name as usize).map_or("", |ready| ready)),
    }
}
