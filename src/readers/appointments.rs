//! Appointments: what was not kept becomes an observation; a row of cancellations and moves becomes a fact.
//!
//! Counting in rolling windows is the rules' work: each appointment is one observation, with its service, whether
//! it was essential, and whether the young person books for themselves, as far as the record says so. A service's
//! own cancellation is nobody's omission and makes nothing.

use std::borrow::Cow;

use jiff::civil::Date;

use super::output::{Derived, Provenance, ReaderOutput};
use crate::case::{Appointment, AppointmentOutcome, CaseDraft, InputRef, Service, age_on, index};
use crate::facts::{Answer, EarlierAnswer, Value};
use crate::number::Number;
use crate::vocabulary::{Subject, Vocabulary as _};
use crate::work::Work;

/// Reads `case.appointments`.
pub(super) fn read(case: &CaseDraft, work: &Work, output: &mut ReaderOutput) {
    for (at, appointment) in known(case).take_while(|_| work.take(1)) {
        output.understood(InputRef::Appointment(at));
        if let Some(code) = code_of(appointment.outcome) {
            output.observations.push(derived(at, appointment, code, subject_of(case, appointment)));
        }
    }
    rebook_chain(case, output);
}

/// The appointments that had taken place and were known on the case's date, with their places.
pub(super) fn known(case: &CaseDraft) -> impl Iterator<Item = (u32, &Appointment)> {
    case.appointments
        .iter()
        .enumerate()
        .filter(|(_, appointment)| appointment.on <= case.as_of && recorded(appointment) <= case.as_of)
        .map(|(at, appointment)| (index(at), appointment))
}

fn recorded(appointment: &Appointment) -> Date {
    appointment.recorded.unwrap_or(appointment.on)
}

/// The indicator for an outcome, where it is one. `packs/england/health-contacts.toml` defines them.
fn code_of(outcome: AppointmentOutcome) -> Option<&'static str> {
    match outcome {
        AppointmentOutcome::NotBrought => Some("contact.not_brought"),
        AppointmentOutcome::CancelledByCarer => Some("contact.cancelled_by_carer"),
        AppointmentOutcome::Rebooked => Some("contact.rebooked"),
        AppointmentOutcome::Declined => Some("contact.declined"),
        AppointmentOutcome::NoAccess => Some("contact.no_access"),
        AppointmentOutcome::Brought | AppointmentOutcome::CancelledByService => None,
    }
}

/// Whom an appointment was for. Antenatal care before birth is the carer's, who alone can keep the appointment, unless
/// it was recorded as somebody else's.
fn subject_of(case: &CaseDraft, appointment: &Appointment) -> Subject {
    match appointment.subject {
        Subject::Child if antenatal(case, appointment) => Subject::Carer,
        subject => subject,
    }
}

/// Whether what an appointment was about is this child's care: their own appointments, and antenatal care before their
/// birth, which is the carer's to keep.
pub(super) fn is_for_child(case: &CaseDraft, appointment: &Appointment) -> bool {
    match subject_of(case, appointment) {
        Subject::Child => true,
        Subject::Carer => antenatal(case, appointment),
        Subject::Sibling | Subject::Home => false,
    }
}

fn antenatal(case: &CaseDraft, appointment: &Appointment) -> bool {
    appointment.service == Service::Maternity && age_on(&case.child, appointment.on).unborn()
}

fn derived(at: u32, appointment: &Appointment, code: &'static str, subject: Subject) -> Derived {
    let mut with = Vec::with_capacity(3);
    with.push(("service", appointment.service.name()));
    with.extend(appointment.essential.map(|essential| ("essential", yes_no(essential))));
    with.extend(appointment.books_alone.map(|alone| ("books_alone", yes_no(alone))));
    Derived {
        input: InputRef::Appointment(at),
        code: Cow::Borrowed(code),
        on: appointment.on,
        recorded: recorded(appointment),
        by: appointment.by,
        subject,
        with,
    }
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The fact `appointments.rebook_chain`: the longest row, with one service, of the child's appointments that the
/// carer cancelled or moved or to which the child was not brought, ended only by one that was kept. One that was
/// declined or that the service cancelled neither counts nor ends a row: only being brought shows that the row was
/// harmless.
fn rebook_chain(case: &CaseDraft, output: &mut ReaderOutput) {
    let mut by_date: Vec<(u32, &Appointment)> =
        known(case).filter(|(_, appointment)| subject_of(case, appointment) == Subject::Child).collect();
    if by_date.is_empty() {
        return;
    }
    // Of one day nobody can tell which came first: that the carer moved one before another was kept is the worse of both.
    let is_kept = |appointment: &Appointment| appointment.outcome == AppointmentOutcome::Brought;
    by_date.sort_by_key(|&(at, appointment)| (appointment.service, appointment.on, is_kept(appointment), at));
    let mut row = Row::default();
    let mut longest = Row::default();
    let mut service: Option<Service> = None;
    // The length of the row with each appointment that counts, and whose it is.
    let mut lengths: Vec<(u32, &Appointment, u32)> = Vec::new();
    for (n, &(at, appointment)) in by_date.iter().enumerate() {
        if service != Some(appointment.service) || is_kept(appointment) {
            row = Row::default();
        }
        service = Some(appointment.service);
        if not_kept(appointment) {
            row = Row { first: if row.count == 0 { n } else { row.first }, last: n, count: row.count + 1 };
        }
        if row.count > 0 && not_kept(appointment) {
            lengths.push((at, appointment, row.count));
        }
        if row.count > longest.count {
            longest = row;
        }
    }
    lengths.sort_by_key(|&(at, appointment, _)| (appointment.on, at));
    let mut provenance = Provenance::default();
    for (n, &(at, appointment)) in by_date.iter().enumerate() {
        let in_the_row = (longest.first..=longest.last).contains(&n) && not_kept(appointment);
        if longest.count == 0 || in_the_row {
            provenance.add(InputRef::Appointment(at), appointment.by, appointment.on);
        }
    }
    let count = longest.count;
    let words = match count {
        0 => "no appointment cancelled or moved by the carer, or missed".to_owned(),
        1 => "1 appointment cancelled or moved by the carer, or missed".to_owned(),
        _ => format!(
            "{count} appointments in a row cancelled or moved by the carer, or missed, none kept between"
        ),
    };
    output.fact("appointments.rebook_chain", Value::Number(Number::from(count)), words, &provenance);
    for (at, appointment, count) in lengths {
        let earlier = EarlierAnswer {
            answer: Answer::Known(Value::Number(Number::from(count))),
            on: appointment.on,
            agencies: vec![appointment.by],
            from: vec![InputRef::Appointment(at)],
        };
        output.fact_had_been("appointments.rebook_chain", earlier);
    }
}

/// A row of appointments among those sorted by service and date: its first and last place, and how many of those between
/// count.
#[derive(Clone, Copy, Default)]
struct Row {
    first: usize,
    last: usize,
    count: u32,
}

/// Whether an appointment counts in a row.
fn not_kept(appointment: &Appointment) -> bool {
    matches!(
        appointment.outcome,
        AppointmentOutcome::CancelledByCarer | AppointmentOutcome::Rebooked | AppointmentOutcome::NotBrought
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Answer;
    use crate::readers::Settings;

    fn reading_of(appointments: &str) -> ReaderOutput {
        let case: CaseDraft = serde_json::from_str(&format!(
            r#"{{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": {{ "born": "2020-03-01" }},
                 "appointments": [{appointments}] }}"#
        ))
        .unwrap();
        crate::readers::read(&case, &Settings::default(), &crate::work::Work::unlimited())
    }

    fn chain_of(outcomes: &[(&str, &str)]) -> Value {
        let appointments: Vec<String> = outcomes
            .iter()
            .enumerate()
            .map(|(n, (service, outcome))| {
                format!(r#"{{ "id": "p{n}", "on": "2026-05-{:02}", "service": "{service}", "outcome": "{outcome}" }}"#, n + 1)
            })
            .collect();
        let output = reading_of(&appointments.join(","));
        match &output.facts.iter().find(|fact| fact.name == "appointments.rebook_chain").unwrap().answer {
            Answer::Known(value) => value.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn number(n: u32) -> Value {
        Value::Number(Number::from(n))
    }

    #[test]
    fn every_outcome_that_is_the_carers_becomes_an_observation_and_no_other() {
        let codes: Vec<_> = AppointmentOutcome::ALL.iter().map(|&outcome| code_of(outcome)).collect();
        assert_eq!(
            codes,
            [
                None,
                Some("contact.not_brought"),
                Some("contact.cancelled_by_carer"),
                None,
                Some("contact.rebooked"),
                Some("contact.declined"),
                Some("contact.no_access"),
            ]
        );
    }

    #[test]
    fn what_the_record_does_not_say_stays_unsaid() {
        let output = reading_of(
            r#"{ "id": "p1", "on": "2026-05-01", "service": "dental", "outcome": "not_brought" },
               { "id": "p2", "on": "2026-05-02", "service": "hearing", "outcome": "declined", "essential": false,
                 "books_alone": true, "subject": "carer", "by": "hospital", "recorded": "2026-05-09" }"#,
        );
        let [first, second] = output.observations.as_slice() else { panic!("two observations") };
        assert_eq!(first.with, [("service", "dental")]);
        assert_eq!((first.subject, first.recorded), (Subject::Child, first.on));
        assert_eq!(second.with, [("service", "hearing"), ("essential", "no"), ("books_alone", "yes")]);
        assert_eq!((second.subject, second.recorded.day()), (Subject::Carer, 9));
    }

    #[test]
    fn antenatal_care_before_birth_is_the_carers() {
        let output = |child: &str, on: &str| {
            let case: CaseDraft = serde_json::from_str(&format!(
                r#"{{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": {child}, "appointments": [
                     {{ "id": "p1", "on": "{on}", "service": "maternity", "outcome": "not_brought" }},
                     {{ "id": "p2", "on": "{on}", "service": "specialist", "outcome": "not_brought" }},
                     {{ "id": "p3", "on": "{on}", "service": "maternity", "outcome": "not_brought", "subject": "sibling" }}] }}"#
            ))
            .unwrap();
            let output = crate::readers::read(&case, &Settings::default(), &crate::work::Work::unlimited());
            output.observations.iter().map(|derived| derived.subject).collect::<Vec<_>>()
        };
        let unborn = r#"{ "due": "2027-01-15" }"#;
        let born = r#"{ "born": "2026-10-01" }"#;
        let (child, carer, sibling) = (Subject::Child, Subject::Carer, Subject::Sibling);
        assert_eq!(output(unborn, "2026-09-10"), [carer, child, sibling]);
        assert_eq!(
            output(born, "2026-09-30"),
            [carer, child, sibling],
            "before the birth of a child since born"
        );
        assert_eq!(output(born, "2026-10-01"), [child, child, sibling]);
    }

    #[test]
    fn what_was_not_known_on_the_day_is_left_alone() {
        let output = reading_of(
            r#"{ "id": "p1", "on": "2026-11-22", "service": "dental", "outcome": "not_brought" },
               { "id": "p2", "on": "2026-11-01", "recorded": "2026-11-22", "service": "dental", "outcome": "not_brought" }"#,
        );
        assert_eq!(output, ReaderOutput::default());
    }

    #[test]
    fn a_row_of_appointments_that_were_not_kept_is_ended_only_by_one_that_was() {
        use self::chain_of as chain;
        assert_eq!(chain(&[("dental", "brought")]), number(0));
        assert_eq!(chain(&[("dental", "rebooked"), ("dental", "cancelled_by_carer")]), number(2));
        assert_eq!(
            chain(&[("dental", "rebooked"), ("dental", "brought"), ("dental", "rebooked")]),
            number(1)
        );
        assert_eq!(
            chain(&[("dental", "rebooked"), ("dental", "not_brought"), ("dental", "rebooked")]),
            number(3)
        );
        assert_eq!(
            chain(&[("dental", "rebooked"), ("dental", "declined"), ("dental", "rebooked")]),
            number(2)
        );
        assert_eq!(
            chain(&[("dental", "rebooked"), ("dental", "cancelled_by_service"), ("dental", "rebooked")]),
            number(2)
        );
        assert_eq!(chain(&[("dental", "rebooked"), ("hearing", "rebooked")]), number(1));
        assert_eq!(
            chain(&[("dental", "rebooked"), ("hearing", "brought"), ("dental", "rebooked")]),
            number(2),
            "another service's appointment does not end a row"
        );
    }

    #[test]
    fn the_carers_own_appointments_are_no_part_of_the_childs_row() {
        let output = reading_of(
            r#"{ "id": "p1", "on": "2026-05-01", "service": "specialist", "outcome": "rebooked", "subject": "carer" }"#,
        );
        assert!(!output.facts.iter().any(|fact| fact.name.starts_with("appointments.")));
        assert_eq!(output.observations.len(), 1);
    }
}
