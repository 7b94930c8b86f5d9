//! The account: one line for every observation, record and answer.

use super::super::account::by_date;
use super::findings::{input as id, name};
use super::pen::Pen;
use crate::case::Code;
use crate::case::InputRef;
use crate::screening::{LedTo, Screening};
use crate::vocabulary::{Fate, Reason};

pub(super) fn account(pen: &mut Pen<'_>, screening: &Screening<'_>) {
    let case = screening.case;
    let led = screening.led_to();
    let mut lines = Lines { pen, screening, led, first: true };
    lines.pen.raw("[");
    for n in by_date(&case.observations, |one| (one.on, one.id.as_str())) {
        let Some(one) = case.observations.get(n as usize) else { continue };
        lines.line(InputRef::Observation(n), r#"{"kind":"observation","input":"#, |pen| match &one.code {
            Code::Own(code) => pen.text(code),
            Code::Coded { system, value } => pen.joined(system, b':', value),
        });
    }
    for n in by_date(&case.assessments, |one| (one.on, one.id.as_str())) {
        let Some(one) = case.assessments.get(n as usize) else { continue };
        lines.line(InputRef::Assessment(n), r#"{"kind":"assessment","input":"#, |pen| pen.text(&one.tool));
        for (question, name) in (0_u32..).zip(one.answers.keys()) {
            let input = InputRef::Answer(n, question);
            let opening = |pen: &mut Pen<'_>| {
                pen.raw(r#"{"kind":"answer","input":"#);
                pen.joined(&one.id, b'/', name);
            };
            lines.line_of(input, opening, |pen| pen.text(name));
        }
    }
    for n in by_date(&case.attendance, |one| (one.from, one.id.as_deref())) {
        lines.line(InputRef::Attendance(n), r#"{"kind":"attendance","input":"#, |pen| {
            pen.raw(r#""register""#)
        });
    }
    for n in by_date(&case.appointments, |one| (one.on, one.id.as_str())) {
        let Some(one) = case.appointments.get(n as usize) else { continue };
        let input = InputRef::Appointment(n);
        lines.line(input, r#"{"kind":"appointment","input":"#, |pen| pen.text(one.service.name()));
    }
    for n in by_date(&case.growth, |one| (one.on, one.id.as_deref())) {
        lines.line(InputRef::Growth(n), r#"{"kind":"growth","input":"#, |pen| pen.raw(r#""measurement""#));
    }
    for n in by_date(&case.responses, |one| (one.on, one.id.as_deref())) {
        let Some(one) = case.responses.get(n as usize) else { continue };
        lines.line(InputRef::Response(n), r#"{"kind":"response","input":"#, |pen| pen.text(one.kind.name()));
    }
    lines.pen.raw("]");
}

struct Lines<'l, 'j, 's> {
    pen: &'l mut Pen<'j>,
    screening: &'s Screening<'s>,
    led: LedTo,
    first: bool,
}

impl Lines<'_, '_, '_> {
    fn line(&mut self, input: InputRef, opening: &str, code: impl FnOnce(&mut Pen<'_>)) {
        let screening = self.screening;
        let opening = |pen: &mut Pen<'_>| {
            pen.raw(opening);
            id(pen, screening, input);
        };
        self.line_of(input, opening, code);
    }

    fn line_of(
        &mut self,
        input: InputRef,
        opening: impl FnOnce(&mut Pen<'_>),
        code: impl FnOnce(&mut Pen<'_>),
    ) {
        let (screening, pen) = (self.screening, &mut *self.pen);
        if !std::mem::take(&mut self.first) {
            pen.raw(",");
        }
        opening(pen);
        pen.raw(r#","code":"#);
        code(pen);
        let (fate, reason) = screening.fate(input).unwrap_or((Fate::NotAlerting, Some(Reason::NoRule)));
        pen.raw(screening.inner.fragments.fate(fate, reason));
        let mut rules = self.led.of(screening, input).peekable();
        if fate == Fate::DuplicateOf {
            pen.raw(r#","of":"#);
            pen.list(screening.original_of(input), |pen, original| name(pen, screening, original));
        } else if rules.peek().is_some() {
            pen.raw(r#","of":"#);
            let words = rules.filter_map(|rule| screening.inner.fragments.rules.get(rule as usize));
            pen.list(words, |pen, words| pen.raw(&*words.id));
        }
        pen.raw("}");
    }
}
