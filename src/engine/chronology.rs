//! The chronology of findings, as facts for patterns: how often concern rose, how long after a closure it came back,
//! whether graded care got better. Arithmetic only; thresholds are in packs.

use std::collections::BTreeSet;

use jiff::Unit;
use jiff::civil::Date;

use super::Evidence;
use super::found;
use super::outcome::{Occurrence, Rest};
use crate::case::InputRef;
use crate::case::ResponseKind;
use crate::facts::{Answer, Fact, Value};
use crate::number::Number;
use crate::text::say;
use crate::vocabulary::AgencySet;
use crate::vocabulary::Concern;

/// The facts `chronology.*` of the occurrences of stratum 1.
pub fn facts(occurrences: &[Occurrence], evidence: &Evidence<'_>) -> Vec<Fact> {
    let mut days: Vec<&Occurrence> = Vec::with_capacity(occurrences.len());
    days.extend(occurrences.iter().filter(|one| one.concern > Concern::NoneRecorded));
    days.sort_by_key(|one| (one.on, one.concern));
    let mut facts = Vec::with_capacity(5);
    facts.extend(advice_before_hazard(occurrences, evidence));
    facts.extend(agencies(&days, evidence));
    facts.extend(graded_care_not_better(evidence));
    facts.extend(months_since_closure(&days, evidence));
    facts.extend(rises(&days, evidence));
    facts
}

fn fact(name: &'static str, value: Value, on: Option<Date>, agencies: AgencySet, words: String) -> Fact {
    Fact {
        name: name.into(),
        answer: Answer::Known(value),
        on,
        agencies: agencies.iter().collect(),
        from: Vec::new(),
        words: words.into(),
    }
}

fn all_agencies(days: &[&Occurrence]) -> AgencySet {
    days.iter().fold(AgencySet::default(), |all, one| all.union(one.agencies))
}

fn agencies(days: &[&Occurrence], evidence: &Evidence<'_>) -> Option<Fact> {
    let last = days.last()?;
    let all = all_agencies(days);
    let words = if all.len() == 1 { "1 agency holds".to_owned() } else { say!(all.len(), " agencies hold") };
    let words = say!(words, " something that raises concern");
    let mut fact = fact("chronology.agencies", Value::Number(all.len().into()), Some(last.on), all, words);
    fact.from = inputs(days, evidence);
    Some(fact)
}

/// On how many days before the newest hazard of sleep advice was given or a safe-sleep plan agreed: advice that did
/// not change what is done.
fn advice_before_hazard(occurrences: &[Occurrence], evidence: &Evidence<'_>) -> Option<Fact> {
    let newest = occurrences.iter().filter(|one| one.hazard).max_by_key(|one| one.on)?;
    let case = evidence.case;
    let advice = case.responses.iter().enumerate().filter(|(_, response)| {
        response.on < newest.on
            && response.recorded.unwrap_or(response.on) <= case.as_of
            && matches!(response.kind, ResponseKind::AdviceGiven | ResponseKind::SafeSleepPlan)
    });
    let (mut days, mut from) = (Vec::new(), Vec::new());
    for (at, response) in advice {
        days.push(response.on);
        from.push(InputRef::Response(u32::try_from(at).unwrap_or(u32::MAX)));
    }
    days.sort_unstable();
    days.dedup();
    let count = u32::try_from(days.len()).unwrap_or(u32::MAX);
    let counted = if count == 1 { "1 day".to_owned() } else { say!(count, " days") };
    let words =
        say!("advice given or a safe-sleep plan agreed on ", counted, " before the newest hazard of sleep");
    let value = Value::Number(count.into());
    let mut fact = fact("chronology.advice_before_hazard", value, Some(newest.on), newest.agencies, words);
    fact.from = from;
    Some(fact)
}

/// How many days brought a concern higher than any day before, the first not counted.
fn rises(days: &[&Occurrence], evidence: &Evidence<'_>) -> Option<Fact> {
    let first = days.first()?;
    let mut highest = days.iter().take_while(|one| one.on == first.on).map(|one| one.concern).max()?;
    let (mut count, mut last) = (0_u32, first.on);
    let mut raising: Vec<&Occurrence> = Vec::new();
    for of_day in days.chunk_by(|a, b| a.on == b.on).skip(1) {
        let Some(most) = of_day.iter().map(|one| one.concern).max() else { continue };
        if most > highest {
            raising.extend(of_day.iter().filter(|one| one.concern == most));
            highest = most;
            last = of_day.first().map_or(last, |one| one.on);
            count += 1;
        }
    }
    let times = if count == 1 { "once".to_owned() } else { say!(count, " times") };
    let words = say!("concern rose ", times, " in the record");
    let value = Value::Number(count.into());
    let mut fact = fact("chronology.rises", value, Some(last), all_agencies(days), words);
    fact.from = inputs(&raising, evidence);
    Some(fact)
}

/// What the occurrences rest on, each input once: those of the newest day first, of a day in the timeline's order, which is
/// the same in whatever order a case lists them.
fn inputs(days: &[&Occurrence], evidence: &Evidence<'_>) -> Vec<InputRef> {
    let (mut all, mut known) = (Vec::new(), BTreeSet::new());
    for of_day in days.chunk_by(|a, b| a.on == b.on).rev() {
        let mut rests: Vec<Rest> = of_day.iter().flat_map(|one| one.inputs.iter().copied()).collect();
        rests.sort_unstable();
        let of_rest = |rest: Rest| rest.inputs(evidence.timeline, |at| evidence.facts.at(at as usize));
        all.extend(rests.into_iter().flat_map(of_rest).filter(|&input| known.insert(input)));
    }
    all
}

/// Whole months from the last closure, or decision on no further action, to the newest finding at consider or above.
fn months_since_closure(days: &[&Occurrence], evidence: &Evidence<'_>) -> Option<Fact> {
    let newest = days.iter().rev().find(|one| one.concern >= Concern::Consider)?;
    let (response, closed) = found::closed_before(evidence.case, newest.on)?;
    let months = closed.until((Unit::Month, newest.on)).ok()?.get_months();
    let words =
        format!("a concern came {months} whole months after the case was closed or not taken further");
    let value = Value::Number(Number::from(i64::from(months)));
    let mut fact = fact("chronology.months_since_closure", value, Some(newest.on), newest.agencies, words);
    fact.from = vec![response];
    Some(fact)
}

/// Whether any area of graded care is unchanged or worse between its two latest assessments.
fn graded_care_not_better(evidence: &Evidence<'_>) -> Option<Fact> {
    let changes = evidence.facts.iter().filter(|fact| {
        (fact.name.starts_with("graded_care.") || fact.name.starts_with("gcp2."))
            && fact.name.ends_with(".change")
    });
    let mut known = false;
    let (mut not_better, mut on, mut from): (u32, Option<Date>, Vec<InputRef>) = (0, None, Vec::new());
    let mut by = AgencySet::default();
    for fact in changes {
        if let Answer::Known(Value::Text(word)) = &fact.answer {
            known = true;
            not_better += u32::from(word != "improved");
            on = on.max(fact.on);
            from.extend_from_slice(&fact.from);
            by = fact.agencies.iter().fold(by, |all, &agency| all.union(AgencySet::of(agency)));
        }
    }
    if !known {
        return None;
    }
    from.sort_unstable();
    from.dedup();
    let areas = if not_better == 1 { "1 area".to_owned() } else { say!(not_better, " areas") };
    let words = say!(areas, " of graded care no better than at the assessment before");
    let mut fact = fact("chronology.graded_care_not_better", Value::Flag(not_better > 0), on, by, words);
    fact.from = from;
    Some(fact)
}
