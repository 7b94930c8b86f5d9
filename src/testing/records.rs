//! Observations and records, dated by days before the case's date until that is known.

use jiff::civil::{Date, Weekday};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use super::dates::days_after;
use super::vocabulary::{Vocabulary, name};
use crate::Number;
use crate::case::{
    Appointment, AppointmentOutcome, Assessment, Attendance, AttendanceTotals, Code, Explanation,
    ExplanationStatus, Growth, Observation, Response, ResponseKind, Service,
};
use crate::vocabulary::{Agency, Subject, Vocabulary as _};

/// How long before the case's date something was so, and how much later it became known.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    pub(super) ago: i32,
    pub(super) late: Option<i32>,
}

impl When {
    fn on(self, as_of: Date) -> Date {
        days_after(as_of, -self.ago)
    }

    fn recorded(self, day: Date) -> Option<Date> {
        self.late.map(|days| days_after(day, days))
    }
}

/// Mostly within the last two years, some earlier, a few after the case's date; one in three known later.
pub(super) fn when() -> impl Strategy<Value = When> {
    let ago = prop_oneof![8 => 0..750, 2 => 750..3_653, 1 => -60..0];
    (ago, proptest::option::weighted(0.33, 0..400)).prop_map(|(ago, late)| When { ago, late })
}

/// An observation without its id and dates.
#[derive(Debug, Clone)]
pub(super) struct DraftObservation {
    when: When,
    coded: (Code, Vec<(String, String)>),
    by: Agency,
    lasts: Option<i32>,
    event: Option<u8>,
    subject: Subject,
    explanation: Option<Explanation>,
    note: Option<String>,
}

pub(super) fn observation(vocabulary: &Vocabulary) -> BoxedStrategy<DraftObservation> {
    (
        when(),
        vocabulary.coded(),
        select(Agency::ALL),
        proptest::option::weighted(0.1, 0..400),
        proptest::option::weighted(0.2, 0_u8..4),
        prop_oneof![8 => Just(Subject::Child), 3 => select(Subject::ALL)],
        proptest::option::weighted(0.2, explanation()),
        proptest::option::weighted(0.05, "\\PC{0,40}"),
    )
        .prop_map(|(when, coded, by, lasts, event, subject, explanation, note)| DraftObservation {
            when,
            coded,
            by,
            lasts,
            event,
            subject,
            explanation,
            note,
        })
        .boxed()
}

fn explanation() -> impl Strategy<Value = Explanation> {
    let kind = prop_oneof![
        6 => select(vec!["medical", "weather", "stressor", "cultural"]).prop_map(str::to_owned),
        1 => name(),
    ];
    (kind, select(ExplanationStatus::ALL), select(Agency::ALL)).prop_map(|(kind, status, by)| Explanation {
        kind,
        status,
        by,
    })
}

impl DraftObservation {
    /// The same at another time.
    pub(super) fn at(self, when: When) -> DraftObservation {
        DraftObservation { when, ..self }
    }

    pub(super) fn on(self, id: String, as_of: Date) -> Observation {
        let on = self.when.on(as_of);
        Observation {
            until: self.lasts.map(|days| days_after(on, days)),
            recorded: self.when.recorded(on),
            with: self.coded.1.into_iter().collect(),
            event: self.event.map(|event| format!("e{event}")),
            subject: self.subject,
            explanation: self.explanation,
            note: self.note,
            ..Observation::new(id, self.coded.0, on, self.by)
        }
    }
}

/// An assessment without its id and dates.
#[derive(Debug, Clone)]
pub(super) struct DraftAssessment {
    when: When,
    answered: (String, Vec<(String, Value)>),
    by: Agency,
    accredited: Option<bool>,
    evidence: bool,
}

pub(super) fn assessment(vocabulary: &Vocabulary) -> BoxedStrategy<DraftAssessment> {
    (when(), vocabulary.answered(), select(Agency::ALL), any::<Option<bool>>(), any::<bool>())
        .prop_map(|(when, answered, by, accredited, evidence)| DraftAssessment {
            when,
            answered,
            by,
            accredited,
            evidence,
        })
        .boxed()
}

impl DraftAssessment {
    pub(super) fn on(self, id: String, as_of: Date) -> Assessment {
        let on = self.when.on(as_of);
        let (tool, answers) = self.answered;
        let evidence =
            answers.iter().filter(|_| self.evidence).map(|(name, _)| (name.clone(), "seen".to_owned()));
        Assessment {
            recorded: self.when.recorded(on),
            accredited: self.accredited,
            evidence: evidence.collect(),
            answers: answers.into_iter().collect(),
            ..Assessment::new(id, tool, on, self.by)
        }
    }
}

/// A register without its dates. Marks follow one another in a cycle until the span is full.
#[derive(Debug, Clone)]
pub(super) struct DraftAttendance {
    when: When,
    days: i32,
    marks: Option<Vec<char>>,
    totals: (u32, u32, u32),
}

pub(super) fn attendance() -> BoxedStrategy<DraftAttendance> {
    let mark = select(r"/\/\/\/\OOILMCHNUBVX#Z?".chars().collect::<Vec<_>>());
    let marks = proptest::option::weighted(0.7, proptest::collection::vec(mark, 1..24));
    (when(), 0..120, marks, (0_u32..400, 0_u32..60, 0_u32..60))
        .prop_map(|(when, days, marks, totals)| DraftAttendance { when, days, marks, totals })
        .boxed()
}

impl DraftAttendance {
    /// The register, or none where it would lie before the child's birth.
    pub(super) fn on(self, id: Option<String>, as_of: Date, born: Option<Date>) -> Option<Attendance> {
        let to = self.when.on(as_of);
        let from = days_after(to, -self.days).max(born.filter(|&born| born <= to)?);
        let weekdays = from
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= to)
            .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
            .count();
        let (present, authorised, unauthorised) = self.totals;
        let marks = self.marks.map(|marks| marks.into_iter().cycle().take(2 * weekdays).collect::<String>());
        // A span of a weekend has no sessions to mark.
        let marks = marks.filter(|marks| !marks.is_empty());
        let totals = marks.is_none().then_some(AttendanceTotals {
            possible: present + authorised + unauthorised,
            present,
            authorised,
            unauthorised,
        });
        Some(Attendance { id, recorded: self.when.recorded(to), marks, totals, ..Attendance::new(from, to) })
    }
}

/// An appointment without its id and dates.
#[derive(Debug, Clone)]
pub(super) struct DraftAppointment {
    when: When,
    service: Service,
    outcome: AppointmentOutcome,
    essential: Option<bool>,
    books_alone: Option<bool>,
    subject: Subject,
    explanation: Option<Explanation>,
}

pub(super) fn appointment() -> BoxedStrategy<DraftAppointment> {
    (
        when(),
        select(Service::ALL),
        select(AppointmentOutcome::ALL),
        any::<Option<bool>>(),
        proptest::option::weighted(0.2, any::<bool>()),
        prop_oneof![6 => Just(Subject::Child), 1 => select(Subject::ALL)],
        proptest::option::weighted(0.1, explanation()),
    )
        .prop_map(|(when, service, outcome, essential, books_alone, subject, explanation)| DraftAppointment {
            when,
            service,
            outcome,
            essential,
            books_alone,
            subject,
            explanation,
        })
        .boxed()
}

impl DraftAppointment {
    pub(super) fn on(self, id: String, as_of: Date) -> Appointment {
        let on = self.when.on(as_of);
        Appointment {
            recorded: self.when.recorded(on),
            essential: self.essential,
            subject: self.subject,
            books_alone: self.books_alone,
            explanation: self.explanation,
            ..Appointment::new(id, on, self.service, self.outcome)
        }
    }
}

/// Measurements without their dates; scores in tenths.
#[derive(Debug, Clone)]
pub(super) struct DraftGrowth {
    when: When,
    weight: Option<u32>,
    height: Option<u32>,
    scores: [Option<i64>; 3],
    centile: Option<i64>,
}

pub(super) fn growth() -> BoxedStrategy<DraftGrowth> {
    let score = || proptest::option::of(prop_oneof![8 => -40_i64..40, 1 => -99_i64..99]);
    (
        when(),
        proptest::option::of(300_u32..90_000),
        proptest::option::of(300_u32..1_900),
        [score(), score(), score()],
        proptest::option::weighted(0.3, 1_i64..1_000),
    )
        .prop_map(|(when, weight, height, scores, centile)| DraftGrowth {
            when,
            weight,
            height,
            scores,
            centile,
        })
        .boxed()
}

impl DraftGrowth {
    /// The measurements, or none where they would lie before the child's birth.
    pub(super) fn on(self, id: Option<String>, as_of: Date, born: Option<Date>) -> Option<Growth> {
        let on = self.when.on(as_of);
        born.filter(|&born| born <= on)?;
        let tenths = |tenths: Option<i64>| tenths.and_then(|tenths| Number::ratio(tenths, 10));
        let [weight, height, bmi] = self.scores;
        Some(Growth {
            id,
            recorded: self.when.recorded(on),
            weight_g: self.weight,
            weight_sds: tenths(weight),
            weight_centile: tenths(self.centile),
            height_mm: self.height,
            height_sds: tenths(height),
            bmi_sds: tenths(bmi),
            ..Growth::new(on)
        })
    }
}

/// A response without its dates and what it answers.
#[derive(Debug, Clone)]
pub(super) struct DraftResponse {
    when: When,
    by: Agency,
    kind: ResponseKind,
    to: Vec<Index>,
}

pub(super) fn response() -> BoxedStrategy<DraftResponse> {
    (when(), select(Agency::ALL), select(ResponseKind::ALL), proptest::collection::vec(any::<Index>(), 0..4))
        .prop_map(|(when, by, kind, to)| DraftResponse { when, by, kind, to })
        .boxed()
}

impl DraftResponse {
    pub(super) fn on(self, id: Option<String>, as_of: Date, ids: &[String]) -> Response {
        let on = self.when.on(as_of);
        let to = self.to.iter().filter(|_| !ids.is_empty()).map(|index| index.get(ids).clone()).collect();
        Response { id, recorded: self.when.recorded(on), to, ..Response::new(on, self.by, self.kind) }
    }
}
