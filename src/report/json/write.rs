//! The whole report, in the order of its fields.

use super::super::caveats;
use super::pen::Pen;
use super::{account, findings, questions, rest};
use crate::case::age_on;
use crate::report::AgeLine;
use crate::screening::Screening;

/// Writes the report of a screening at the end of `json`.
pub(crate) fn write(screening: &Screening<'_>, json: &mut Vec<u8>) {
    let fragments = &screening.inner.fragments;
    // About what a report takes; larger ones grow.
    let Screening { outcome, facts, fates, .. } = screening;
    json.reserve(
        4096 + 1280 * outcome.fired.len()
            + 256 * fates.len()
            + 320 * facts.len()
            + 32 * outcome.undetermined.len(),
    );
    let mut pen = Pen::new(json);
    let pen = &mut pen;
    pen.raw(&*fragments.beginning);
    pen.text(&screening.case.case);
    pen.raw(r#","as_of":"#);
    pen.date(screening.case.as_of);
    pen.raw(r#","packs":"#);
    pen.list(screening.inner.packs.iter().zip(&fragments.packs), |pen, (pack, ready)| {
        pen.raw(&**ready);
        pen.raw(if pack.review_by.is_some_and(|by| screening.case.as_of > by) { "true}" } else { "false}" });
    });
    pen.raw(r#","age":"#);
    age(pen, age_on(&screening.case.child, screening.case.as_of).into());
    pen.raw(r#","concern":""#);
    pen.raw(screening.concern().name());
    if let Some(hazard) = screening.hazard() {
        pen.raw(r#"","hazard":""#);
        pen.raw(hazard.name());
    }
    pen.raw(r#"","levels":"#);
    let levels = screening
        .outcome
        .levels
        .iter()
        .filter_map(|&(pack, place)| fragments.levels.get(pack as usize)?.get(place as usize));
    pen.list(levels, |pen, ready| pen.raw(&**ready));
    pen.raw(r#","findings":"#);
    pen.list(screening.findings(), |pen, finding| findings::finding(pen, screening, &finding));
    pen.raw(r#","patterns":"#);
    pen.list(screening.patterns(), |pen, finding| findings::finding(pen, screening, &finding));
    pen.raw(r#","held_back":"#);
    pen.list(&screening.outcome.held_back, |pen, held| findings::held_back(pen, screening, held));
    pen.raw(r#","next_steps":"#);
    pen.list(screening.steps().iter(), |pen, due| rest::step(pen, screening, &due));
    pen.raw(r#","questions":"#);
    pen.list(screening.asked(), |pen, asked| questions::question(pen, screening, &asked));
    let readings = screening.readings();
    if !readings.is_empty() {
        pen.raw(r#","readings":"#);
        pen.list(&readings, |pen, read| rest::reading(pen, screening, read));
    }
    rest::for_review(pen, screening);
    pen.raw(r#","facts":"#);
    let facts = screening.facts.iter().chain(&screening.outcome.chronology);
    pen.list(facts, |pen, fact| rest::fact(pen, screening, fact));
    pen.raw(r#","account":"#);
    account::account(pen, screening);
    pen.raw(r#","not_recorded":"#);
    let nothing_of = caveats::nothing_of(screening);
    pen.list(nothing_of.filter_map(|at| fragments.not_recorded.get(at)), |pen, ready| pen.raw(&**ready));
    pen.raw(r#","caveats":"#);
    pen.list(caveats::caveats(screening, !readings.is_empty()), |pen, caveat| rest::caveat(pen, &caveat));
    pen.raw("}");
}

fn age(pen: &mut Pen<'_>, age: AgeLine) {
    pen.raw(r#"{"unborn":"#);
    pen.flag(age.unborn);
    for (name, units) in [
        (r#","days":"#, age.days),
        (r#","weeks":"#, age.weeks),
        (r#","months":"#, age.months),
        (r#","years":"#, age.years),
        (r#","corrected_days":"#, age.corrected_days),
    ] {
        if let Some(units) = units {
            pen.raw(name);
            pen.integer(units);
        }
    }
    pen.raw("}");
}
