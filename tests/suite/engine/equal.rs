//! The compiled evaluator says what the reference says, on the built-in packs and on every mixture of what their
//! catalogue knows.

use std::sync::LazyLock;

use neglect_screen::case::{
    Assessment, CaseBuilder, Explanation, ExplanationStatus, Observation, Response, ResponseKind,
};
use neglect_screen::pack::{AnswerKind, Indicator, Tool};
use neglect_screen::{Agency, Case, Evaluator, Screener, Subject, Vocabulary};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One observation, in choices that any catalogue can turn into words.
#[derive(Debug, Clone)]
pub(super) struct Sketch {
    indicator: Index,
    days_ago: i32,
    late_by: i32,
    by: Agency,
    subject: Subject,
    qualifiers: Vec<Option<Index>>,
    event: Option<u8>,
    explanation: Option<(Index, ExplanationStatus, Agency)>,
    ended_after: Option<i32>,
}

const KINDS: [&str; 8] = [
    "medical",
    "weather",
    "stressor",
    "neurodevelopmental",
    "cultural",
    "home_education",
    "hurried",
    "other",
];

pub(super) fn sketch() -> impl Strategy<Value = Sketch> {
    let who = prop_oneof![8 => Just(Subject::Child), 1 => Just(Subject::Carer), 1 => Just(Subject::Home), 1 => Just(Subject::Sibling)];
    let explanation = (any::<Index>(), select(ExplanationStatus::ALL), select(Agency::ALL));
    (
        (
            any::<Index>(),
            -3_i32..700,
            prop_oneof![3 => Just(0_i32), 1 => 0_i32..60],
            select(Agency::ALL),
            who,
        ),
        (
            proptest::collection::vec(proptest::option::weighted(0.8, any::<Index>()), 6),
            proptest::option::weighted(0.2, 0_u8..4),
            proptest::option::weighted(0.25, explanation),
            proptest::option::weighted(0.1, 0_i32..400),
        ),
    )
        .prop_map(
            |((indicator, days_ago, late_by, by, subject), (qualifiers, event, explanation, ended_after))| {
                Sketch {
                    indicator,
                    days_ago,
                    late_by,
                    by,
                    subject,
                    qualifiers,
                    event,
                    explanation,
                    ended_after,
                }
            },
        )
}

pub(super) fn observation(sketch: &Sketch, at: usize, indicators: &[Indicator]) -> Observation {
    let indicator = sketch.indicator.get(indicators);
    let as_of = jiff::civil::date(2026, 11, 21);
    let on = as_of.saturating_sub(jiff::Span::new().days(sketch.days_ago));
    let mut observation =
        Observation::new(format!("o{at:03}"), indicator.code.as_str(), on, sketch.by).about(sketch.subject);
    if sketch.late_by > 0 {
        observation = observation.recorded(on.saturating_add(jiff::Span::new().days(sketch.late_by)));
    }
    if let Some(days) = sketch.ended_after {
        observation = observation.until(on.saturating_add(jiff::Span::new().days(days)));
    }
    for (qualifier, choice) in indicator.qualifiers.iter().zip(&sketch.qualifiers) {
        if let Some(choice) = choice {
            observation =
                observation.with(qualifier.name.as_str(), choice.get(qualifier.scale.values()).as_str());
        }
    }
    if let Some(event) = sketch.event {
        observation = observation.event(format!("e{event}"));
    }
    if let Some((kind, status, by)) = &sketch.explanation {
        observation.explanation =
            Some(Explanation { kind: (*kind.get(&KINDS)).to_owned(), status: *status, by: *by });
    }
    observation
}

/// Answers to some of a tool's questions.
fn assessment(tool: &Tool, at: usize, days_ago: i32, choices: &[Option<Index>]) -> Assessment {
    let on = jiff::civil::date(2026, 11, 21).saturating_sub(jiff::Span::new().days(days_ago));
    let mut assessment =
        Assessment::new(format!("a{at}"), tool.id.as_str(), on, Agency::Health).accredited(true);
    for (question, choice) in tool.questions.iter().zip(choices) {
        let Some(choice) = choice else { continue };
        let answer = match &question.answer {
            AnswerKind::YesNo => ["yes", "no", "not_known"][choice.index(3)].into(),
            AnswerKind::Choice { options, .. } => choice.get(options).as_str().into(),
            AnswerKind::Grade { min, max } => {
                let span = usize::try_from(max - min + 1).unwrap();
                serde_json::Value::from(min + i64::try_from(choice.index(span)).unwrap())
            }
            AnswerKind::Number { .. } => serde_json::Value::from(choice.index(40)),
        };
        assessment = assessment.answer(question.id.as_str(), answer);
    }
    assessment
}

pub(super) fn case(age_days: i32, gestation: u8, observations: Vec<Observation>) -> CaseBuilder {
    let as_of = jiff::civil::date(2026, 11, 21);
    let born = as_of.saturating_sub(jiff::Span::new().days(age_days));
    let mut builder = CaseBuilder::new("c", as_of).born(born).gestation(gestation, 3);
    for observation in observations {
        builder = builder.observation(observation);
    }
    builder
}

/// The built-in packs with the compiled evaluator, checked and compiled once for all tests.
pub(super) static COMPILED: LazyLock<Screener> =
    LazyLock::new(|| Screener::builder().england().evaluator(Evaluator::Compiled).build().unwrap());
/// The same with the reference evaluator.
static REFERENCE: LazyLock<Screener> =
    LazyLock::new(|| Screener::builder().england().evaluator(Evaluator::Reference).build().unwrap());

fn bytes(screener: &Screener, case: &Case) -> String {
    String::from_utf8(screener.screen(case).unwrap().to_json()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn compiled_is_reference_on_the_built_in_packs(
        sketches in proptest::collection::vec(sketch(), 0..25),
        age in prop_oneof![0_i32..400, 0_i32..6500],
        gestation in 24_u8..42,
        tool in any::<Index>(),
        answers in proptest::collection::vec(proptest::option::weighted(0.7, any::<Index>()), 120),
        answered in 0_i32..60,
        responses in proptest::collection::vec((0_i32..700, select(ResponseKind::ALL), proptest::option::of(any::<Index>())), 0..4),
    ) {
        let (ours, theirs) = (&*COMPILED, &*REFERENCE);
        let observations: Vec<Observation> =
            sketches.iter().enumerate().map(|(at, sketch)| observation(sketch, at, ours.indicators())).collect();
        let ids: Vec<String> = observations.iter().map(|one| one.id.clone()).collect();
        let mut builder = case(age, gestation, observations);
        if !ours.tools().is_empty() {
            builder = builder.assessment(assessment(tool.get(ours.tools()), 0, answered, &answers));
        }
        for (at, (ago, kind, to)) in responses.into_iter().enumerate() {
            let on = jiff::civil::date(2026, 11, 21).saturating_sub(jiff::Span::new().days(ago));
            let to = to.filter(|_| !ids.is_empty()).map(|to| to.get(&ids).clone()).into_iter().collect();
            let response = Response { id: Some(format!("r{at}")), on, recorded: None, by: Agency::SocialCare, kind, to };
            builder = builder.response(response);
        }
        // Implausible mixtures (a status that ended before it began) are not cases at all.
        if let Ok(case) = builder.build() {
            prop_assert_eq!(bytes(ours, &case), bytes(theirs, &case));
        }
    }

    #[test]
    fn the_order_of_the_input_does_not_matter_and_nothing_is_lost(
        sketches in proptest::collection::vec(sketch(), 0..20),
        age in 0_i32..6500,
        shift in any::<Index>(),
    ) {
        let screener = &*COMPILED;
        let mut observations: Vec<Observation> =
            sketches.iter().enumerate().map(|(at, sketch)| observation(sketch, at, screener.indicators())).collect();
        let one = case(age, 40, observations.clone()).build();
        prop_assume!(one.is_ok(), "the sketches make a sound case");
        let one = one.unwrap();
        if !observations.is_empty() {
            let by = shift.index(observations.len());
            observations.rotate_left(by);
        }
        let other = case(age, 40, observations.into_iter().rev().collect()).build().unwrap();
        prop_assert_eq!(bytes(screener, &one), bytes(screener, &other));
        let report = screener.screen(&one).unwrap();
        let mut told: Vec<&str> = report.account.iter().map(|line| line.input.as_ref()).collect();
        told.sort_unstable();
        let mut all: Vec<&str> = one.observations.iter().map(|one| one.id.as_str()).collect();
        all.sort_unstable();
        prop_assert_eq!(told, all);
    }
}
