//! What services did, counted: gaps in which nobody wrote anything down, referrals that come again, and closures after
//! missed appointments. Arithmetic only; how much is too much is in packs.

use jiff::civil::Date;

use super::appointments;
use super::output::{Provenance, ReaderOutput};
use crate::calendar::{Span, Unit, completed_months};
use crate::case::{
    Appointment, AppointmentOutcome, CaseDraft, Input, InputRef, Response, ResponseKind, index,
};
use crate::facts::Value;
use crate::number::Number;
use crate::text::text;
use crate::vocabulary::AgencySet;
use crate::work::Work;

/// The period over which referrals are counted.
const REFERRALS_WITHIN: Span = Span { n: 24, unit: Unit::Months };

/// The time before a closure in which appointments are counted that were missed.
const MISSED_WITHIN: Span = Span { n: 12, unit: Unit::Months };

/// Below this age a child is hidden sooner.
const YOUNG: Span = Span { n: 5, unit: Unit::Years };

/// Reads the dates of all records, and the responses.
pub(super) fn read(case: &CaseDraft, work: &Work, output: &mut ReaderOutput) {
    if !work.take(case.responses.len()) {
        return;
    }
    gaps(case, output);
    referrals(case, work, output);
    missed_before_closure(case, output);
}

/// The records that are known on the case's date, by the days that they speak of and their ids.
fn known(case: &CaseDraft) -> Vec<Input<'_>> {
    let records = case.inputs().filter(|input| input.question.is_none() && input.known_on(case.as_of));
    let mut records: Vec<Input<'_>> = records.collect();
    records.sort_by_key(|input| (input.from, input.on, input.reference.kind(), input.id, input.reference));
    records
}

/// A time without any record: its whole months, the last record before it, its last day, and the record that ends it.
type Gap<'c> = (i32, Input<'c>, Date, Option<Input<'c>>);

/// The longest times without any record, between records or up to the case's date: one that began while the child was
/// young, and one that began later; of at least a whole month. They rest on what is not there, and on no input.
fn gaps<'c>(case: &'c CaseDraft, output: &mut ReaderOutput) {
    let records = known(case);
    let Some(first) = records.first() else { return };
    let grown = case.child.born.map(|born| YOUNG.after(born));
    let is_young = |day: Date| grown.is_none_or(|grown| day < grown);
    let mut longest: [Option<Gap<'c>>; 2] = [None, None];
    let mut last = *first;
    let mut take = |last: Input<'c>, until: Date, next: Option<Input<'c>>| {
        let months = completed_months(last.on, until);
        let place = usize::from(!is_young(last.on));
        if longest[place].is_none_or(|(most, ..)| months > most) {
            longest[place] = Some((months, last, until, next));
        }
    };
    for &next in &records[1..] {
        if next.from > last.on {
            take(last, next.from, Some(next));
        }
        if next.on > last.on {
            last = next;
        }
    }
    if case.as_of > last.on {
        take(last, case.as_of, None);
    }
    for (name, gap) in ["gap_under_5.months", "gap.months"].into_iter().zip(longest) {
        let Some((months, last, until, next)) = gap.filter(|(months, ..)| *months > 0) else { continue };
        let agencies: AgencySet = std::iter::once(last.by).chain(next.map(|next| next.by)).collect();
        let provenance =
            Provenance { on: Some(until), agencies: agencies.iter().collect(), from: Vec::new() };
        let words = format!("{months} whole months without any record, {} to {until}", last.on);
        output.fact(name, Value::Number(Number::from(i64::from(months))), words, &provenance);
    }
}

/// The most days with a referral in any period of two years.
fn referrals(case: &CaseDraft, work: &Work, output: &mut ReaderOutput) {
    let all = case.known_responses().filter(|(_, response)| response.kind == ResponseKind::Referral);
    let mut all: Vec<(InputRef, &Response)> = all.collect();
    all.sort_by_key(|(input, response)| (response.on, response.id.as_deref(), *input));
    let inside = |last: Date| {
        let start = REFERRALS_WITHIN.before(last);
        all.iter().filter(move |(_, response)| response.on <= last && response.on > start)
    };
    let mut days: Vec<Date> = all.iter().map(|(_, response)| response.on).collect();
    days.dedup();
    // How many days with a referral the period holds that ends on each.
    let mut first = 0;
    let counts = days.iter().enumerate().take_while(|_| work.take(1)).map(|(at, &last)| {
        let start = REFERRALS_WITHIN.before(last);
        first += days[first..].partition_point(|&day| day <= start);
        (at + 1 - first, last)
    });
    let Some((count, last)) = counts.max() else { return };
    let count = index(count);
    let from: Vec<InputRef> = inside(last).map(|(input, _)| *input).collect();
    let times = if count == 1 { "referred once".to_owned() } else { text!("referred ", count, " times") };
    let agencies: AgencySet = inside(last).map(|(_, response)| response.by).collect();
    let provenance = Provenance { on: Some(last), agencies: agencies.iter().collect(), from };
    output.fact(
        "referrals.in_24_months",
        Value::Number(count.into()),
        text!(times, " in two years"),
        &provenance,
    );
}

/// How many appointments for the child's care were missed in the year before the latest closure or decision to do no
/// more: the child's own, and before birth the antenatal ones.
fn missed_before_closure(case: &CaseDraft, output: &mut ReaderOutput) {
    let closed = case.known_responses().filter(|(_, response)| !response.kind.acts());
    let latest = closed.max_by_key(|(input, response)| (response.on, response.id.as_deref(), *input));
    let Some((closing, closure)) = latest else { return };
    let start = MISSED_WITHIN.before(closure.on);
    let missed = appointments::known(case).filter(|(_, appointment)| {
        matches!(appointment.outcome, AppointmentOutcome::NotBrought | AppointmentOutcome::NoAccess)
            && appointments::is_for_child(case, appointment)
            && appointment.on > start
            && appointment.on <= closure.on
    });
    let mut missed: Vec<(u32, &Appointment)> = missed.collect();
    missed.sort_by_key(|(_, appointment)| (appointment.on, &appointment.id));
    if missed.is_empty() {
        return;
    }
    let count = index(missed.len());
    let agencies = missed.iter().map(|(_, appointment)| appointment.by).chain([closure.by]);
    let agencies: AgencySet = agencies.collect();
    let words = match count {
        1 => "closed after 1 missed appointment in the year before".to_owned(),
        _ => text!("closed after ", count, " missed appointments in the year before"),
    };
    let missed = missed.into_iter().map(|(n, _)| InputRef::Appointment(n));
    let from = std::iter::once(closing).chain(missed).collect();
    let provenance = Provenance { on: Some(closure.on), agencies: agencies.iter().collect(), from };
    output.fact("closure.missed_before", Value::Number(count.into()), words, &provenance);
}
