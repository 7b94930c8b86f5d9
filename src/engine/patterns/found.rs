//! What a `found` condition says of the occurrences of findings.

use crate::calendar::Period;
use crate::engine::Evidence;
use crate::engine::occurrence::Occurrence;
use crate::engine::responses::{Adequacy, KnownResponses};
use crate::engine::rule_book::RuleId;
use crate::pack::{Distinct, Found};
use crate::vocabulary::{AgencySet, Form, Forms, Vocabulary};

use super::occasions::occasions;

/// The rules on whose findings the condition rests, in order, each once; empty where it is not met. `names` says whether
/// the condition names a rule, and is asked where it names any.
pub(in crate::engine) fn rules_found(
    found: &Found,
    occurrences: &[Occurrence],
    names: impl Fn(RuleId) -> bool,
    adequacy: &Adequacy,
    responses: &KnownResponses<'_>,
    evidence: Evidence<'_>,
) -> Vec<RuleId> {
    let mut counted: Vec<&Occurrence> = occurrences
        .iter()
        .take_while(|_| evidence.work.take(1))
        .filter(|occurrence| counts(found, occurrence, &names, (adequacy, responses), evidence))
        .collect();
    counted.sort_by_key(|occurrence| occurrence.on);
    let mut rules = Vec::new();
    if found.same_form {
        for &form in Form::ALL {
            let of_form: Vec<&Occurrence> =
                counted.iter().copied().filter(|occurrence| occurrence.forms.contains(form)).collect();
            add_rules_of_full_periods(found, &of_form, evidence, &mut rules);
        }
    } else {
        add_rules_of_full_periods(found, &counted, evidence, &mut rules);
    }
    rules.sort_unstable();
    rules.dedup();
    rules
}

fn counts(
    found: &Found,
    occurrence: &Occurrence,
    names: impl Fn(RuleId) -> bool,
    (adequacy, responses): (&Adequacy, &KnownResponses<'_>),
    evidence: Evidence<'_>,
) -> bool {
    // The days of the adequate responses to the occurrence, from its own day on.
    let answers_to = || {
        let adequate = responses.since(occurrence.on).filter(|known| {
            adequacy.holds(known.response.kind, occurrence.concern, occurrence.hazard)
                && known.answers(&occurrence.supports, evidence)
        });
        adequate.map(|known| known.response.on)
    };
    found.concern.is_none_or(|concern| occurrence.concern >= concern)
        && (!found.hazard || occurrence.hazard)
        && (found.rules.is_empty() || names(occurrence.rule))
        && (found.forms.is_empty() || occurrence.forms.meets(found.forms.iter().copied().collect::<Forms>()))
        && found.unanswered.is_none_or(|span| {
            evidence.case.as_of > span.after(occurrence.on) && answers_to().next().is_none()
        })
        && found.answered_late.is_none_or(|span| {
            let first = answers_to().min();
            first.is_some_and(|on| on > span.after(occurrence.on))
        })
        && (!found.unjoined
            || !responses.since(occurrence.on).any(|known| known.joins(&occurrence.supports, evidence)))
}

/// Adds the rules of every period that holds enough of the occurrences, which are in the order of their days.
fn add_rules_of_full_periods(
    found: &Found,
    occurrences: &[&Occurrence],
    evidence: Evidence<'_>,
    rules: &mut Vec<RuleId>,
) {
    let needed = found.at_least.max(1) as usize;
    let enough = |inside: &[&Occurrence]| distinct(found.distinct, inside, evidence, needed) >= needed;
    let first = found.within.filter(|window| window.period == Period::Latest).map_or(0, |window| {
        let start = window.span.before(evidence.case.as_of);
        occurrences.partition_point(|occurrence| occurrence.on <= start)
    });
    let occurrences = &occurrences[first..];
    // What all of them together do not reach no period does; and where no period moves, all of them are one.
    if occurrences.is_empty() || !enough(occurrences) {
        return;
    }
    let Some(window) = found.within.filter(|window| window.period == Period::Any) else {
        rules.extend(occurrences.iter().map(|occurrence| occurrence.rule));
        return;
    };
    let (mut start, mut end) = (0, 0);
    while let Some(last) = occurrences.get(end) {
        end += occurrences[end..].partition_point(|occurrence| occurrence.on <= last.on);
        let before = window.span.before(last.on);
        start += occurrences[start..end].partition_point(|occurrence| occurrence.on <= before);
        let inside = &occurrences[start..end];
        if !evidence.work.take(inside.len()) {
            return;
        }
        if enough(inside) {
            rules.extend(inside.iter().map(|occurrence| occurrence.rule));
        }
    }
}

/// How many different things the occurrences are; of events no more than `needed` are looked for.
fn distinct(by: Distinct, occurrences: &[&Occurrence], evidence: Evidence<'_>, needed: usize) -> usize {
    fn unique<K: Ord>(keys: impl Iterator<Item = K>) -> usize {
        let mut keys: Vec<K> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        keys.len()
    }
    match by {
        Distinct::Event => occasions(occurrences, evidence, needed),
        Distinct::Rule | Distinct::Code => unique(occurrences.iter().map(|occurrence| occurrence.rule)),
        Distinct::Day => unique(occurrences.iter().map(|occurrence| occurrence.on)),
        Distinct::Agency => {
            let sets = occurrences.iter().map(|occurrence| occurrence.agencies);
            sets.fold(AgencySet::default(), AgencySet::union).len() as usize
        }
        Distinct::Form => {
            let sets = occurrences.iter().map(|occurrence| occurrence.forms);
            sets.fold(Forms::NONE, Forms::union).iter().count()
        }
    }
}
