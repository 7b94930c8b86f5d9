//! What a `found` condition says of the occurrences of findings.

use super::occasions::Occasions;
use crate::calendar::Period;
use crate::engine::Evidence;
use crate::engine::occurrence::Occurrence;
use crate::engine::responses::Answered;
use crate::engine::rule_book::RuleId;
use crate::engine::sliding::{Keys, SlidingCount};
use crate::pack::{Distinct, Found};
use crate::vocabulary::{Form, Forms, Vocabulary};

/// The rules on whose findings the condition rests, in order, each once; empty where it is not met. `names` says whether
/// the condition names a rule, and is asked where it names any; `answered` gives what services did about each occurrence,
/// and is asked where the condition says anything of that.
pub(in crate::engine) fn rules_found<'a>(
    found: &Found,
    occurrences: &[Occurrence],
    names: impl Fn(RuleId) -> bool,
    answered: impl Fn() -> &'a [Answered],
    evidence: Evidence<'_>,
) -> Vec<RuleId> {
    let asks = found.unanswered.is_some() || found.answered_late.is_some() || found.unjoined;
    let answered = if asks { answered() } else { &[] };
    let mut counted: Vec<&Occurrence> = occurrences
        .iter()
        .enumerate()
        .take_while(|_| evidence.work.take(1))
        .filter(|(place, occurrence)| {
            let of_occurrence = if asks { answered[*place] } else { Answered::default() };
            counts(found, occurrence, &names, of_occurrence, evidence)
        })
        .map(|(_, occurrence)| occurrence)
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
    answered: Answered,
    evidence: Evidence<'_>,
) -> bool {
    found.concern.is_none_or(|concern| occurrence.concern >= concern)
        && (!found.hazard || occurrence.hazard)
        && (found.rules.is_empty() || names(occurrence.rule))
        && (found.forms.is_empty() || occurrence.forms.meets(found.forms.iter().copied().collect::<Forms>()))
        && found.unanswered.is_none_or(|span| {
            let is_over = evidence.case.as_of > span.after(occurrence.on);
            if let Some(horizon) = evidence.horizon.filter(|_| !is_over) {
                horizon.note_end(occurrence.on, span);
            }
            is_over && answered.first.is_none()
        })
        && found
            .answered_late
            .is_none_or(|span| answered.first.is_some_and(|on| on > span.after(occurrence.on)))
        && (!found.unjoined || !answered.joined)
}

/// Adds the rules of every period that holds enough of the occurrences, which are in the order of their days.
fn add_rules_of_full_periods(
    found: &Found,
    occurrences: &[&Occurrence],
    evidence: Evidence<'_>,
    rules: &mut Vec<RuleId>,
) {
    let needed = found.at_least.max(1) as usize;
    let first = found.within.filter(|window| window.period == Period::Latest).map_or(0, |window| {
        let start = window.span.before(evidence.case.as_of);
        let first = occurrences.partition_point(|occurrence| occurrence.on <= start);
        if let (Some(horizon), Some(occurrence)) = (evidence.horizon, occurrences.get(first)) {
            horizon.note_end(occurrence.on, window.span);
        }
        first
    });
    let occurrences = &occurrences[first..];
    let mut inside = Inside::new(found.distinct, occurrences, evidence);
    let Some(window) = found.within.filter(|window| window.period == Period::Any) else {
        // Where no period moves, all of them are one.
        (0..occurrences.len()).for_each(|place| inside.enter(place));
        if evidence.work.take(occurrences.len()) && inside.reaches(needed) {
            rules.extend(occurrences.iter().map(|occurrence| occurrence.rule));
        }
        return;
    };
    let (mut start, mut end, mut named) = (0, 0, 0);
    while let Some(last) = occurrences.get(end) {
        let before = window.span.before(last.on);
        while occurrences.get(end).is_some_and(|occurrence| occurrence.on <= last.on) {
            inside.enter(end);
            end += 1;
        }
        while start < end && occurrences[start].on <= before {
            inside.leave(start);
            start += 1;
        }
        if !evidence.work.take(1) {
            return;
        }
        if inside.reaches(needed) {
            // Periods overlap: each occurrence is named once.
            named = named.max(start);
            rules.extend(occurrences[named..end].iter().map(|occurrence| occurrence.rule));
            named = end;
        }
    }
}

/// What the occurrences of a period are, as it moves.
enum Inside<'o> {
    Occasions(Occasions<'o>),
    Things(SlidingCount),
}

impl<'o> Inside<'o> {
    fn new(by: Distinct, occurrences: &'o [&'o Occurrence], evidence: Evidence<'o>) -> Inside<'o> {
        let each = || occurrences.iter();
        let keys = match by {
            Distinct::Event => return Inside::Occasions(Occasions::new(occurrences, evidence)),
            Distinct::Rule | Distinct::Code => Keys::of(each().map(|occurrence| occurrence.rule)),
            Distinct::Day => Keys::of(each().map(|occurrence| occurrence.on)),
            Distinct::Agency => Keys::Bits(each().map(|occurrence| occurrence.agencies.0).collect()),
            Distinct::Form => Keys::Bits(each().map(|occurrence| occurrence.forms.bits().into()).collect()),
        };
        Inside::Things(SlidingCount::new(keys))
    }

    fn enter(&mut self, place: usize) {
        match self {
            Inside::Occasions(occasions) => occasions.enter(place),
            Inside::Things(things) => things.enter(place),
        }
    }

    fn leave(&mut self, place: usize) {
        match self {
            Inside::Occasions(occasions) => occasions.leave(place),
            Inside::Things(things) => things.leave(place),
        }
    }

    fn reaches(&self, needed: usize) -> bool {
        match self {
            Inside::Occasions(occasions) => occasions.reach(needed),
            Inside::Things(things) => things.different() >= needed,
        }
    }
}
