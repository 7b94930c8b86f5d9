//! Stratum 2: what a `found` condition says of the occurrences of findings. Both evaluators ask here.

use jiff::civil::Date;

use super::Evidence;
use super::occasions::occasions;
use super::outcome::{Occurrence, Rest};
use super::rule_book::RuleBook;
use crate::case::InputRef;
use crate::case::{Case, Response, ResponseKind};
use crate::pack::{Distinct, Found, Period};
use crate::vocabulary::AgencySet;
use crate::vocabulary::{Agency, Form, Forms};

/// Whether the condition names a rule.
pub fn names(found: &Found, book: &RuleBook, rule: u32) -> bool {
    let id = book.rules().get(rule as usize).map_or("", |rule| rule.id.as_str());
    found.rules.iter().any(|wanted| match wanted.strip_suffix('*') {
        Some(stem) => id.starts_with(stem),
        None => id == wanted,
    })
}

/// The findings on which the condition rests; empty where it is not met. `named` says whether it names a rule, and is
/// asked where it names any.
pub fn meets(
    found: &Found,
    occurrences: &[Occurrence],
    named: impl Fn(u32) -> bool,
    evidence: &Evidence<'_>,
) -> Vec<Rest> {
    let mut counted: Vec<&Occurrence> =
        occurrences.iter().filter(|occurrence| counts(found, occurrence, &named, evidence)).collect();
    counted.sort_by_key(|occurrence| occurrence.on);
    let mut rests = Vec::new();
    if found.same_form {
        for &form in Form::ALL {
            let of_form: Vec<&Occurrence> =
                counted.iter().copied().filter(|occurrence| occurrence.forms.contains(form)).collect();
            reach(found, &of_form, evidence, &mut rests);
        }
    } else {
        reach(found, &counted, evidence, &mut rests);
    }
    rests.sort_unstable();
    rests.dedup();
    rests
}

fn counts(
    found: &Found,
    occurrence: &Occurrence,
    named: impl Fn(u32) -> bool,
    evidence: &Evidence<'_>,
) -> bool {
    found.concern.is_none_or(|concern| occurrence.concern >= concern)
        && (!found.hazard || occurrence.hazard)
        && (found.rules.is_empty() || named(occurrence.rule))
        && (found.forms.is_empty() || occurrence.forms.meets(found.forms.iter().copied().collect::<Forms>()))
        && found.unanswered.is_none_or(|span| {
            let until = span.after(occurrence.on);
            evidence.case.as_of > until && !answered(occurrence, until, evidence)
        })
        && (!found.unjoined || !joined(occurrence, evidence))
}

/// Adds the findings of every period that holds enough of the occurrences, which are in the order of their days.
fn reach(found: &Found, occurrences: &[&Occurrence], evidence: &Evidence<'_>, rests: &mut Vec<Rest>) {
    let needed = found.at_least.max(1);
    let enough = |inside: &[&Occurrence]| distinct(found.distinct, inside, evidence, needed) >= needed;
    let first = found.within.filter(|window| window.period == Period::Latest).map_or(0, |window| {
        let start = window.span.before(evidence.case.as_of);
        occurrences.partition_point(|one| one.on <= start)
    });
    let occurrences = occurrences.get(first..).unwrap_or(&[]);
    // What all of them together do not reach no period does; and where no period moves, all of them are one.
    if occurrences.is_empty() || !enough(occurrences) {
        return;
    }
    let Some(window) = found.within.filter(|window| window.period == Period::Any) else {
        rests.extend(occurrences.iter().map(|one| Rest::Finding(one.rule)));
        return;
    };
    let (mut start, mut end) = (0, 0);
    while let Some(last) = occurrences.get(end) {
        end += occurrences.get(end..).unwrap_or(&[]).partition_point(|one| one.on <= last.on);
        let before = window.span.before(last.on);
        start += occurrences.get(start..end).unwrap_or(&[]).partition_point(|one| one.on <= before);
        let inside = occurrences.get(start..end).unwrap_or(&[]);
        if enough(inside) {
            rests.extend(inside.iter().map(|one| Rest::Finding(one.rule)));
        }
    }
}

/// How many different things the occurrences are; of events no more than `needed` are looked for.
fn distinct(by: Distinct, occurrences: &[&Occurrence], evidence: &Evidence<'_>, needed: u32) -> u32 {
    let unique = |mut keys: Vec<u64>| {
        keys.sort_unstable();
        keys.dedup();
        u32::try_from(keys.len()).unwrap_or(u32::MAX)
    };
    match by {
        Distinct::Event => {
            u32::try_from(occasions(occurrences, evidence, needed as usize)).unwrap_or(u32::MAX)
        }
        Distinct::Rule | Distinct::Code => {
            unique(occurrences.iter().map(|one| u64::from(one.rule)).collect())
        }
        Distinct::Day => {
            let mut days: Vec<Date> = occurrences.iter().map(|one| one.on).collect();
            days.sort_unstable();
            days.dedup();
            u32::try_from(days.len()).unwrap_or(u32::MAX)
        }
        Distinct::Agency => {
            occurrences.iter().fold(AgencySet::default(), |all, one| all.union(one.agencies)).len()
        }
        Distinct::Form => {
            let forms = occurrences.iter().fold(Forms::NONE, |all, one| all.union(one.forms));
            u32::try_from(forms.iter().count()).unwrap_or(u32::MAX)
        }
    }
}

/// Whether a service acted on an occurrence from its day up to and including the last day of its period.
fn answered(occurrence: &Occurrence, until: Date, evidence: &Evidence<'_>) -> bool {
    known_responses(evidence.case)
        .filter(|response| response.kind.acts() && response.on >= occurrence.on && response.on <= until)
        .any(|response| response.to.is_empty() || touches(response, occurrence, evidence))
}

/// Whether a response has brought an occurrence together with what another agency holds: it speaks of inputs of
/// several agencies, this occurrence's among them, or it is a multi-agency step on the whole case.
fn joined(occurrence: &Occurrence, evidence: &Evidence<'_>) -> bool {
    known_responses(evidence.case).filter(|response| response.on >= occurrence.on).any(|response| {
        if response.to.is_empty() {
            return brings_agencies_together(response.kind);
        }
        let mut agencies: Vec<Agency> =
            response.to.iter().filter_map(|id| agency_of(evidence.case, id)).collect();
        agencies.sort_unstable();
        agencies.dedup();
        agencies.len() > 1 && touches(response, occurrence, evidence)
    })
}

fn known_responses(case: &Case) -> impl Iterator<Item = &Response> {
    case.responses.iter().filter(|response| {
        response.on <= case.as_of && response.recorded.unwrap_or(response.on) <= case.as_of
    })
}

fn brings_agencies_together(kind: ResponseKind) -> bool {
    matches!(
        kind,
        ResponseKind::InformationGathered
            | ResponseKind::EarlyHelpAssessment
            | ResponseKind::EarlyHelpPlan
            | ResponseKind::Referral
            | ResponseKind::StrategyDiscussion
            | ResponseKind::Section17Assessment
            | ResponseKind::Section47Enquiry
            | ResponseKind::ChildProtectionConference
            | ResponseKind::LegalProceedings
    )
}

fn touches(response: &Response, occurrence: &Occurrence, evidence: &Evidence<'_>) -> bool {
    occurrence.inputs.iter().any(|input| match input {
        Rest::Item(at) => evidence
            .timeline
            .items
            .get(*at as usize)
            .is_some_and(|item| response.to.iter().any(|id| id == item.key)),
        Rest::Fact(at) => evidence.facts.at(*at as usize).is_some_and(|fact| {
            fact.from.iter().any(|&from| {
                let key = super::timeline::key_of(evidence.case, from);
                !key.is_empty() && response.to.iter().any(|id| id == key)
            })
        }),
        Rest::Finding(_) => false,
    })
}

fn agency_of(case: &Case, id: &str) -> Option<Agency> {
    let observation = case.observations.iter().find(|one| one.id == id).map(|one| one.by);
    let assessment = || case.assessments.iter().find(|one| one.id == id).map(|one| one.by);
    let appointment = || case.appointments.iter().find(|one| one.id == id).map(|one| one.by);
    let register = || case.attendance.iter().find(|one| one.id.as_deref() == Some(id)).map(|one| one.by);
    let growth = || case.growth.iter().find(|one| one.id.as_deref() == Some(id)).map(|one| one.by);
    observation.or_else(assessment).or_else(appointment).or_else(register).or_else(growth)
}

/// The latest response that closed the case or decided on no further action, before a day.
pub fn closed_before(case: &Case, day: Date) -> Option<(InputRef, Date)> {
    let closing = case.responses.iter().enumerate().filter(|(_, response)| {
        response.on < day
            && response.recorded.unwrap_or(response.on) <= case.as_of
            && matches!(response.kind, ResponseKind::CaseClosed | ResponseKind::NoFurtherAction)
    });
    closing
        .max_by_key(|(_, response)| response.on)
        .map(|(at, response)| (InputRef::Response(u32::try_from(at).unwrap_or(u32::MAX)), response.on))
}
