//! The chronology of findings, as facts for patterns: how often concern rose, how long after a closure it came back,
//! whether graded care got better. Arithmetic only; thresholds are in packs.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::calendar::completed_months;
use crate::case::{InputRef, ResponseKind, index};
use crate::engine::Evidence;
use crate::engine::occurrence::{Covered, Occurrence, SupportLists};
use crate::engine::outcome::Support;
use crate::engine::responses::closures;
use crate::engine::rule_book::RuleBook;
use crate::engine::timeline::{Item, ItemId};
use crate::facts::{Answer, Fact, Value};
use crate::number::Number;
use crate::text::text;
use crate::vocabulary::{AgencySet, Concern, Form, Forms, Subject, Vocabulary as _};

/// The facts `chronology.*` of the occurrences of stratum 1, by name.
///
/// `features` are the entries that are features of this child and that nothing explains or holds back.
pub(in crate::engine) fn facts(
    occurrences: &[Occurrence],
    supports: &SupportLists,
    features: &[ItemId],
    book: &RuleBook,
    evidence: Evidence<'_>,
) -> Vec<Fact> {
    let mut concerns: Vec<&Occurrence> =
        occurrences.iter().filter(|occurrence| occurrence.concern > Concern::NoneRecorded).collect();
    concerns.sort_by_key(|occurrence| (occurrence.on, occurrence.concern));
    let mut facts = Vec::with_capacity(7);
    facts.extend(advice_before_hazard(occurrences, evidence));
    facts.extend(agencies(&concerns, supports, evidence));
    facts.extend(graded_care_not_better(evidence));
    let plans = plans(book, evidence);
    facts.extend(months_helped(&plans, features, book, evidence));
    facts.extend(months_since_closure(&concerns, evidence));
    facts.extend(months_since_plan(&plans, features, evidence));
    facts.extend(rises(&concerns, supports, evidence));
    facts
}

/// What a fact of the chronology speaks of.
struct About {
    on: Option<Date>,
    agencies: AgencySet,
    from: Vec<InputRef>,
}

fn fact(name: &'static str, value: Value, about: About, words: String) -> Fact {
    Fact {
        name: name.into(),
        answer: Answer::Known(value),
        on: about.on,
        agencies: about.agencies.iter().collect(),
        from: about.from,
        words: words.into(),
        earlier: Vec::new(),
    }
}

fn all_agencies(occurrences: &[&Occurrence]) -> AgencySet {
    let sets = occurrences.iter().map(|occurrence| occurrence.agencies);
    sets.fold(AgencySet::default(), AgencySet::union)
}

/// A day's occurrences, in the order of days.
fn by_day<'o>(occurrences: &'o [&'o Occurrence]) -> impl DoubleEndedIterator<Item = &'o [&'o Occurrence]> {
    occurrences.chunk_by(|a, b| a.on == b.on)
}

/// How many agencies hold something that raises concern.
fn agencies(concerns: &[&Occurrence], supports: &SupportLists, evidence: Evidence<'_>) -> Option<Fact> {
    let last = concerns.last()?;
    let agencies = all_agencies(concerns);
    let held_by = if agencies.len() == 1 {
        "1 agency holds".to_owned()
    } else {
        text!(agencies.len(), " agencies hold")
    };
    let words = text!(held_by, " something that raises concern");
    let about = About { on: Some(last.on), agencies, from: inputs(concerns, supports, evidence) };
    Some(fact("chronology.agencies", Value::Number(agencies.len().into()), about, words))
}

/// On how many days before the newest hazard of sleep advice was given or a safe-sleep plan agreed: advice that did not
/// change what is done.
fn advice_before_hazard(occurrences: &[Occurrence], evidence: Evidence<'_>) -> Option<Fact> {
    let newest = occurrences.iter().filter(|occurrence| occurrence.hazard).max_by_key(|hazard| hazard.on)?;
    let is_advice = |kind| matches!(kind, ResponseKind::AdviceGiven | ResponseKind::SafeSleepPlan);
    let advice = evidence
        .case
        .known_responses()
        .filter(|(_, response)| response.on < newest.on && is_advice(response.kind));
    let (from, days): (Vec<InputRef>, BTreeSet<Date>) =
        advice.map(|(input, response)| (input, response.on)).unzip();
    let count = index(days.len());
    let counted = if count == 1 { "1 day".to_owned() } else { text!(count, " days") };
    let words =
        text!("advice given or a safe-sleep plan agreed on ", counted, " before the newest hazard of sleep");
    let about = About { on: Some(newest.on), agencies: newest.agencies, from };
    Some(fact("chronology.advice_before_hazard", Value::Number(count.into()), about, words))
}

/// How often concern rose: the length of the longest series of days of which each brought a higher concern than the one
/// before, the first not counted. (The longest increasing subsequence, so that a further concern, earlier or later, never
/// takes a rise away.)
fn rises(concerns: &[&Occurrence], supports: &SupportLists, evidence: Evidence<'_>) -> Option<Fact> {
    let first = concerns.first()?.on;
    // For each concern the longest series that ends with it, the latest of several.
    let mut series: [Vec<(Date, Concern)>; Concern::ALL.len()] = Default::default();
    let order = |series: &[(Date, Concern)]| (series.len(), series.last().copied());
    for of_day in by_day(concerns) {
        let before = series.clone();
        for occurrence in of_day.chunk_by(|a, b| a.concern == b.concern).map(|alike| alike[0]) {
            let concern = occurrence.concern as usize;
            let longest = before[..concern].iter().max_by_key(|series| order(series));
            let mut next = longest.cloned().expect("an occurrence of these raises more than nothing");
            next.push((occurrence.on, occurrence.concern));
            if next.len() >= series[concern].len() {
                series[concern] = next;
            }
        }
    }
    let longest = series.iter().max_by_key(|series| order(series))?;
    let raises = longest.get(1..)?;
    let raising: Vec<&Occurrence> = concerns
        .iter()
        .copied()
        .filter(|occurrence| raises.contains(&(occurrence.on, occurrence.concern)))
        .collect();
    let last = raises.last().map_or(first, |(on, _)| *on);
    let count = index(raises.len());
    let times = if count == 1 { "once".to_owned() } else { text!(count, " times") };
    let words = text!("concern rose ", times, " in the record");
    let about = About {
        on: Some(last),
        agencies: all_agencies(concerns),
        from: inputs(&raising, supports, evidence),
    };
    Some(fact("chronology.rises", Value::Number(count.into()), about, words))
}

/// What the occurrences rest on, each input once: those of the newest day first, of a day in the timeline's order, which
/// is the same in whatever order a case lists them.
fn inputs(occurrences: &[&Occurrence], lists: &SupportLists, evidence: Evidence<'_>) -> Vec<InputRef> {
    let (mut all, mut known, mut covered) = (Vec::new(), BTreeSet::new(), Covered::default());
    for of_day in by_day(occurrences).rev() {
        let mut supports: Vec<Support> = Vec::new();
        for occurrence in of_day.iter().rev() {
            let new = covered.cover_backwards(&occurrence.supports);
            supports.extend_from_slice(lists.get(occurrence.supports.list, new));
        }
        supports.sort_unstable();
        let inputs = supports
            .into_iter()
            .flat_map(|support| support.inputs(evidence.timeline, evidence.all_facts(&[])))
            .inspect(|_| _ = evidence.work.take(1));
        all.extend(inputs.filter(|&input| known.insert(input)));
    }
    all
}

/// A plan of help or protection.
struct Plan {
    input: InputRef,
    on: Date,
    /// The last day on which it was in force, where it has ended by the case's date.
    until: Option<Date>,
}

/// The plans of this child: statuses that are plans, and early help plans until the next closure.
fn plans(book: &RuleBook, evidence: Evidence<'_>) -> Vec<Plan> {
    let as_of = evidence.case.as_of;
    let items = evidence.timeline.items.iter();
    let of_items =
        items.filter(|item| item.subject != Subject::Sibling && book.indicator(item.indicator).plan).map(
            |item| Plan { input: item.input, on: item.on, until: item.until.filter(|&until| until < as_of) },
        );
    let of_kind = |kind| {
        let known = evidence.case.known_responses();
        known.filter(move |(_, response)| response.kind == kind).map(|(input, response)| (input, response.on))
    };
    let mut closures: Vec<Date> =
        of_kind(ResponseKind::CaseClosed).map(|(_, on)| on).filter(|&on| on < as_of).collect();
    closures.sort_unstable();
    let early_help = of_kind(ResponseKind::EarlyHelpPlan).map(|(input, on)| {
        let next = closures.partition_point(|&closure| closure < on);
        Plan { input, on, until: closures.get(next).copied() }
    });
    of_items.chain(early_help).collect()
}

/// The longest time, in whole months, from the beginning of a plan to a feature that came while it was in force, of a form
/// that had been seen by its beginning.
fn months_helped(
    plans: &[Plan],
    features: &[ItemId],
    book: &RuleBook,
    evidence: Evidence<'_>,
) -> Option<Fact> {
    let features: Vec<(&Item, Forms)> = features
        .iter()
        .map(|&feature| &evidence.timeline.items[feature])
        .map(|item| (item, book.indicator(item.indicator).forms))
        .collect();
    // Of each form the features, and which had been seen by each; both in the order of days.
    let of_forms: Vec<Vec<usize>> = Form::ALL
        .iter()
        .map(|&form| (0..features.len()).filter(|&place| features[place].1.contains(form)).collect())
        .collect();
    let mut seen_by = vec![Forms::NONE];
    seen_by.extend(features.iter().scan(Forms::NONE, |seen, (_, forms)| {
        *seen = seen.union(*forms);
        Some(*seen)
    }));
    let day = |place: usize| features[place].0.on;
    let mut longest: Option<(i32, Date, InputRef, InputRef, AgencySet)> = None;
    for plan in plans {
        let before = features.partition_point(|(item, _)| item.on <= plan.on);
        let until =
            plan.until.map_or(features.len(), |until| features.partition_point(|(item, _)| item.on <= until));
        // Of each form that had been seen the first feature of the last day on which there was one.
        let last = seen_by[before].iter().filter_map(|form| {
            let of_form = &of_forms[form as usize];
            let last = of_form[..of_form.partition_point(|&place| place < until)].last()?;
            of_form.get(of_form.partition_point(|&place| day(place) < day(*last))).copied()
        });
        let last = last.filter(|&place| place >= before).max_by_key(|&place| (day(place), Reverse(place)));
        if let Some(place) = last {
            let item = features[place].0;
            let months = completed_months(plan.on, item.on);
            if longest.is_none_or(|(most, on, ..)| (months, item.on) > (most, on)) {
                longest = Some((months, item.on, plan.input, item.input, AgencySet::of(item.by)));
            }
        }
    }
    let (months, on, plan, feature, agencies) = longest?;
    let words = format!("a feature of the same form came {months} whole months after a plan began");
    let about = About { on: Some(on), agencies, from: vec![plan, feature] };
    Some(fact("chronology.months_helped", Value::Number(Number::from(i64::from(months))), about, words))
}

/// The fewest whole months from the end of a plan to a feature after it; of several as soon the newest feature.
fn months_since_plan(plans: &[Plan], features: &[ItemId], evidence: Evidence<'_>) -> Option<Fact> {
    let mut ends: Vec<(Date, InputRef)> =
        plans.iter().filter_map(|plan| plan.until.map(|until| (until, plan.input))).collect();
    ends.sort_by_key(|(until, _)| *until);
    ends.dedup_by_key(|(until, _)| *until);
    let after = features.iter().filter_map(|&feature| {
        let item = &evidence.timeline.items[feature];
        let (until, plan) = ends[..ends.partition_point(|(until, _)| *until < item.on)].last()?;
        Some((completed_months(*until, item.on), item, *plan))
    });
    let (months, item, plan) = after.min_by_key(|(months, item, _)| (*months, Reverse(item.on)))?;
    let words = format!("a feature came {months} whole months after a plan ended");
    let about = About { on: Some(item.on), agencies: AgencySet::of(item.by), from: vec![plan, item.input] };
    Some(fact("chronology.months_since_plan", Value::Number(Number::from(i64::from(months))), about, words))
}

/// The fewest whole months from a closure, or a decision on no further action, to a finding at consider or above after it;
/// of several as soon the newest finding, the most serious of its day.
fn months_since_closure(concerns: &[&Occurrence], evidence: Evidence<'_>) -> Option<Fact> {
    let closures = closures(evidence.case);
    let serious = by_day(concerns).filter_map(<[_]>::last);
    let after = serious.filter(|finding| finding.concern >= Concern::Consider).filter_map(|finding| {
        let before = &closures[..closures.partition_point(|(_, closed)| *closed < finding.on)];
        let (response, closed) = before.last()?;
        Some((completed_months(*closed, finding.on), finding, *response))
    });
    let (months, finding, response) =
        after.min_by_key(|(months, finding, _)| (*months, Reverse(finding.on)))?;
    let words =
        format!("a concern came {months} whole months after the case was closed or not taken further");
    let about = About { on: Some(finding.on), agencies: finding.agencies, from: vec![response] };
    let value = Value::Number(Number::from(i64::from(months)));
    Some(fact("chronology.months_since_closure", value, about, words))
}

/// Whether any area of graded care is unchanged or worse between its two latest assessments.
fn graded_care_not_better(evidence: Evidence<'_>) -> Option<Fact> {
    let of_graded_care = |name: &str| name.starts_with("graded_care.") || name.starts_with("gcp2.");
    let changes =
        evidence.facts.iter().filter(|fact| of_graded_care(&fact.name) && fact.name.ends_with(".change"));
    let (mut known, mut not_better) = (false, 0_u32);
    let mut about = About { on: None, agencies: AgencySet::default(), from: Vec::new() };
    for fact in changes {
        if let Answer::Known(Value::Text(word)) = &fact.answer {
            known = true;
            not_better += u32::from(word != "improved");
            about.on = about.on.max(fact.on);
            about.from.extend_from_slice(&fact.from);
            about.agencies = about.agencies.union(fact.agencies.iter().copied().collect());
        }
    }
    if !known {
        return None;
    }
    about.from.sort_unstable();
    about.from.dedup();
    let areas = if not_better == 1 { "1 area".to_owned() } else { text!(not_better, " areas") };
    let words = text!(areas, " of graded care no better than at the assessment before");
    Some(fact("chronology.graded_care_not_better", Value::Flag(not_better > 0), about, words))
}
