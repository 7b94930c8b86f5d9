//! The account in words: one line for every observation, record and answer, by kind, date and id.

use super::model::{AccountLine, Text};
use crate::case::Code;
use crate::case::InputRef;
use crate::screening::Screening;
use crate::vocabulary::{Fate, Reason};

/// One line for each input.
pub(super) fn account<'a>(screening: &Screening<'a>) -> Vec<AccountLine<'a>> {
    let case = screening.case;
    let of = screening.led_to();
    let mut lines = Vec::with_capacity(screening.fates.len());
    let mut push = |input: InputRef, kind: &'static str, name: Text<'a>, code: Text<'a>| {
        let (fate, reason) = screening.fate(input).unwrap_or((Fate::NotAlerting, Some(Reason::NoRule)));
        let of = match (fate, screening.original_of(input)) {
            (Fate::DuplicateOf, Some(original)) => vec![screening.key(original)],
            _ => of
                .of(screening, input)
                .filter_map(|rule| screening.rule(rule))
                .map(|rule| rule.id.as_str().into())
                .collect(),
        };
        lines.push(AccountLine { kind: kind.into(), input: name, code, fate, reason, of });
    };
    for n in by_date(&case.observations, |one| (one.on, one.id.as_str())) {
        let Some(one) = case.observations.get(n as usize) else { continue };
        let code = match &one.code {
            Code::Own(code) => Text::from(code.as_str()),
            Code::Coded { system, value } => format!("{system}:{value}").into(),
        };
        push(InputRef::Observation(n), "observation", one.id.as_str().into(), code);
    }
    for n in by_date(&case.assessments, |one| (one.on, one.id.as_str())) {
        let Some(one) = case.assessments.get(n as usize) else { continue };
        push(InputRef::Assessment(n), "assessment", one.id.as_str().into(), one.tool.as_str().into());
        for (question, name) in (0_u32..).zip(one.answers.keys()) {
            push(
                InputRef::Answer(n, question),
                "answer",
                format!("{}/{name}", one.id).into(),
                name.as_str().into(),
            );
        }
    }
    for n in by_date(&case.attendance, |one| (one.from, one.id.as_deref())) {
        let input = InputRef::Attendance(n);
        push(input, "attendance", screening.key(input), "register".into());
    }
    for n in by_date(&case.appointments, |one| (one.on, one.id.as_str())) {
        let Some(one) = case.appointments.get(n as usize) else { continue };
        push(InputRef::Appointment(n), "appointment", one.id.as_str().into(), one.service.name().into());
    }
    for n in by_date(&case.growth, |one| (one.on, one.id.as_deref())) {
        let input = InputRef::Growth(n);
        push(input, "growth", screening.key(input), "measurement".into());
    }
    for n in by_date(&case.responses, |one| (one.on, one.id.as_deref())) {
        let Some(one) = case.responses.get(n as usize) else { continue };
        let input = InputRef::Response(n);
        push(input, "response", screening.key(input), one.kind.name().into());
    }
    lines
}

/// The name of an input in the account: an answer's is `assessment id/question`.
pub(crate) fn name<'a>(screening: &Screening<'a>, input: InputRef) -> Text<'a> {
    if let InputRef::Answer(n, question) = input
        && let Some(assessment) = screening.case.assessments.get(n as usize)
        && let Some(question) = assessment.answers.keys().nth(question as usize)
    {
        return format!("{}/{question}", assessment.id).into();
    }
    screening.key(input)
}

/// The places of a list of the case in the account's order.
pub(super) fn by_date<'l, T, K: Ord>(list: &'l [T], key: impl Fn(&'l T) -> K) -> impl Iterator<Item = u32> {
    let len = u32::try_from(list.len()).unwrap_or(u32::MAX);
    // Systems mostly send what they hold in the order of its days.
    let order = if list.is_sorted_by_key(&key) {
        None
    } else {
        let mut order: Vec<(u32, &T)> = (0_u32..).zip(list).collect();
        order.sort_by_key(|&(_, one)| key(one));
        Some(order.into_iter().map(|(n, _)| n).collect::<Vec<u32>>())
    };
    let as_it_stands = if order.is_none() { 0..len } else { 0..0 };
    as_it_stands.chain(order.into_iter().flatten())
}
