//! A report read back from the structs, whole: what they say is what the report says.

use jiff::SignedDuration;
use jiff::civil::{Date, date};
use neglect_screen::report::*;
use neglect_screen::{Agency, Basis, CaveatCode, Checked, Concern, Form, Forms, Hazard, Number};
use neglect_screen_ffi::report_structs::*;
use neglect_screen_ffi::view::*;

use super::text;

fn word<T: Copy>(all: &[T], number: i32) -> T {
    all[usize::try_from(number).unwrap()]
}

fn owned(view: neglect_str) -> String {
    text(view).to_owned()
}

fn some(view: neglect_str) -> Option<String> {
    (view.len > 0).then(|| owned(view))
}

/// The day of a number, where the calendar has it.
pub fn day_of(number: i32) -> Option<Date> {
    date(1970, 1, 1).checked_add(SignedDuration::from_hours(24 * i64::from(number))).ok()
}

fn day(number: i32) -> Date {
    day_of(number).unwrap()
}

fn optional(optional: neglect_optional) -> Option<i32> {
    assert!(optional.given == 1 || optional == neglect_optional::default());
    (optional.given == 1).then_some(optional.value)
}

fn agency(number: i32) -> Agency {
    word(Agency::ALL, number - 1)
}

fn hazard(number: i32) -> Option<Hazard> {
    (number > 0).then(|| word(Hazard::ALL, number - 1))
}

fn concern(number: i32) -> Option<Concern> {
    (number > 0).then(|| word(Concern::ALL, number))
}

/// Reads a list of texts.
fn texts(list: neglect_strs) -> Vec<String> {
    // SAFETY: the report lends as many texts as it says.
    (0..list.count).map(|at| owned(unsafe { *list.items.add(at) })).collect()
}

/// Reads a list of structs.
fn list<C, T>(first: *const *const C, count: usize, read: impl Fn(&C) -> T) -> Vec<T> {
    // SAFETY: the report lends as many structs as it says.
    (0..count).map(|at| read(unsafe { &**first.add(at) })).collect()
}

fn basis(number: i32) -> Basis {
    word(Basis::ALL, number - 1)
}

fn checked(number: i32) -> Checked {
    word(Checked::ALL, number - 1)
}

fn finding(one: &neglect_finding) -> Finding {
    let bits = |all: &[Agency]| {
        all.iter()
            .copied()
            .enumerate()
            .filter(|(at, _)| one.agencies >> (at + 1) & 1 == 1)
            .map(|(_, by)| by)
            .collect()
    };
    let forms = Form::ALL.iter().copied().enumerate().filter(|(at, _)| one.forms >> at & 1 == 1);
    Finding {
        rule: owned(one.rule),
        concern: concern(one.concern),
        hazard: hazard(one.hazard),
        forms: forms.map(|(_, form)| form).collect::<Forms>(),
        text: owned(one.text),
        note: some(one.note),
        from: day(one.from),
        to: day(one.to),
        agencies: bits(Agency::ALL),
        rests_on: list(one.rests_on, one.rests_on_count, |rest| SupportLine {
            input: owned(rest.input),
            what: owned(rest.what),
            code: owned(rest.code),
            on: optional(rest.on).map(day),
            by: optional(rest.by).map(agency),
        }),
        overlaps: texts(one.overlaps),
        basis: basis(one.basis),
        cites: texts(one.cites),
        checked: checked(one.checked),
        amended: some(one.amended),
    }
}

fn answer(one: &neglect_fact) -> Answer {
    let fraction = |above, below| Number::ratio(above, below).unwrap();
    Answer::Known(match one.kind {
        0 => return Answer::NotKnown,
        1 => return Answer::NotApplicable,
        2 => Value::Flag(one.numerator == 1),
        3 => Value::Number(fraction(one.numerator, one.denominator)),
        4 => Value::Ratio {
            part: one.numerator.try_into().unwrap(),
            whole: one.denominator.try_into().unwrap(),
        },
        5 => Value::Between {
            low: fraction(one.numerator, one.denominator),
            high: fraction(one.high_numerator, one.high_denominator),
        },
        6 => Value::Text(text(one.text).to_owned().into()),
        7 => Value::Date(day(one.numerator.try_into().unwrap())),
        other => panic!("no kind of fact: {other}"),
    })
}

/// The whole report.
pub fn report(all: &neglect_contents) -> Report {
    Report {
        schema: 1,
        library: owned(all.library),
        case: owned(all.reference),
        as_of: day(all.as_of),
        packs: list(all.packs, all.packs_count, |one| PackRef {
            id: owned(one.id),
            version: owned(one.version),
            digest: owned(one.digest),
            review_overdue: one.review_overdue == 1,
        }),
        age: AgeLine {
            unborn: all.unborn == 1,
            days: optional(all.age_days),
            weeks: optional(all.age_weeks),
            months: optional(all.age_months),
            years: optional(all.age_years),
            corrected_days: optional(all.corrected_days),
        },
        concern: word(Concern::ALL, all.concern),
        hazard: hazard(all.hazard),
        levels: list(all.levels, all.levels_count, |one| LevelReached {
            level: owned(one.level),
            number: one.number.try_into().unwrap(),
            name: owned(one.name),
            legal: texts(one.legal),
            text: owned(one.text),
            basis: basis(one.basis),
            cites: texts(one.cites),
            checked: checked(one.checked),
        }),
        findings: list(all.findings, all.findings_count, |one| {
            assert_eq!(one.pattern, 0);
            finding(one)
        }),
        patterns: list(all.patterns, all.patterns_count, |one| {
            assert_eq!(one.pattern, 1);
            finding(one)
        }),
        held_back: list(all.held_back, all.held_back_count, |one| HeldBack {
            rule: owned(one.rule),
            concern: concern(one.concern),
            hazard: hazard(one.hazard),
            text: owned(one.text),
            by: owned(one.by),
            reason: owned(one.reason),
            inputs: texts(one.inputs),
        }),
        next_steps: list(all.next_steps, all.next_steps_count, |one| NextStepDue {
            step: owned(one.step),
            text: owned(one.text),
            family: some(one.family),
            who: some(one.who),
            urgency: some(one.urgency),
            deadline: some(one.deadline),
            because: texts(one.because),
            basis: basis(one.basis),
            cites: texts(one.cites),
            checked: checked(one.checked),
        }),
        questions: list(all.questions, all.questions_count, |one| Question {
            missing: list(one.missing, one.missing_count, |part| Missing {
                input: some(part.input),
                name: owned(part.name),
                ask: owned(part.ask),
            }),
            could: list(one.could, one.could_count, |lift| RuleLift {
                rule: owned(lift.rule),
                concern: concern(lift.concern),
                hazard: hazard(lift.hazard),
            }),
            concern: concern(one.concern),
            hazard: hazard(one.hazard),
        }),
        readings: list(all.readings, all.readings_count, |one| ReadingResult {
            reading: owned(one.reading),
            title: owned(one.title),
            group: owned(one.group),
            selected: one.selected == 1,
            outcome: owned(one.outcome),
            text: owned(one.text),
            because: texts(one.because),
            missing: texts(one.missing),
            differs: some(one.differs_from)
                .map(|selected| Difference { selected, facts: texts(one.differs_in) }),
            basis: basis(one.basis),
            cites: texts(one.cites),
            checked: checked(one.checked),
        }),
        for_review: list(all.for_review, all.for_review_count, |one| SiblingReview {
            input: owned(one.input),
            code: owned(one.code),
            what: owned(one.what),
            rules: texts(one.rules),
        }),
        facts: list(all.facts, all.facts_count, |one| FactLine {
            fact: owned(one.fact),
            answer: answer(one),
            words: owned(one.words),
            on: optional(one.on).map(day),
            from: texts(one.from),
        }),
        account: list(all.account, all.account_count, |one| AccountLine {
            kind: owned(one.kind),
            input: owned(one.input),
            code: owned(one.code),
            fate: word(neglect_screen::Fate::ALL, one.fate - 1),
            reason: (one.reason > 0).then(|| word(neglect_screen::Reason::ALL, one.reason - 1)),
            of: texts(one.of),
        }),
        not_recorded: list(all.not_recorded, all.not_recorded_count, |one| NotRecorded {
            what: owned(one.what),
            text: owned(one.text),
        }),
        caveats: list(all.caveats, all.caveats_count, |one| Caveat {
            code: CaveatCode::from_name(text(one.code)).unwrap(),
            text: owned(one.text),
            inputs: texts(one.inputs),
        }),
    }
}
