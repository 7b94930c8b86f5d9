//! Cases that speak of what a pack knows: observations of its codes, answers to its tools, responses.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::assemble::sound;
use super::condition::AGENCIES;
use crate::case::{
    Assessment, Case, CaseDraft, Child, Explanation, ExplanationStatus, Observation, Response, ResponseKind,
};
use crate::pack::{AnswerKind, Indicator, Pack, Tool};
use crate::vocabulary::{Agency, Subject, Vocabulary as _};

/// The date from which arbitrary cases are seen: the end of a leap year's February is near enough to be met.
const AS_OF: Date = date(2024, 11, 21);

/// Arbitrary cases that pass their check and speak mostly of what this pack knows: its codes with its qualifiers,
/// some missing, some unknown; reports of one event by several agencies; explanations of every status; answers to
/// its tools; responses. Some of it lies after the case's date.
///
/// ```
/// use neglect_screen::testing::{case_for, pack};
/// use proptest::prelude::*;
/// use proptest::test_runner::TestRunner;
/// let strategy = pack().prop_flat_map(|pack| case_for(&pack));
/// TestRunner::deterministic().run(&strategy, |case| {
///     let json = serde_json::to_vec(&case).unwrap();
///     prop_assert_eq!(neglect_screen::Case::from_json(&json, &Default::default()), Ok(case));
///     Ok(())
/// }).unwrap();
/// ```
pub fn case_for(pack: &Pack) -> BoxedStrategy<Case> {
    let observations = vec(observation(pack.indicators.clone()), 0..14);
    let assessments = if pack.tools.is_empty() {
        Just(Vec::new()).boxed()
    } else {
        vec(select(pack.tools.clone()).prop_flat_map(assessment), 0..3).boxed()
    };
    let responses = vec(response(), 0..4);
    (child(), observations, assessments, responses)
        .prop_map(|(child, mut observations, mut assessments, mut responses)| {
            for (at, one) in observations.iter_mut().enumerate() {
                one.id = format!("o{at}");
            }
            for (at, one) in assessments.iter_mut().enumerate() {
                one.id = format!("a{at}");
            }
            // A response can answer only what the case holds.
            let count = observations.len();
            for response in &mut responses {
                response.to.retain(|id| id.strip_prefix('o').and_then(|at| at.parse().ok()) < Some(count));
            }
            let mut case = CaseDraft::new("arbitrary", AS_OF);
            case.child = child;
            case.observations = observations;
            case.assessments = assessments;
            case.responses = responses;
            sound(case)
        })
        .boxed()
}

fn child() -> impl Strategy<Value = Child> {
    let born =
        (0_i32..6000, option::weighted(0.3, (28_u8..42, 0_u8..7))).prop_map(|(days, gestation)| Child {
            born: Some(days_before(days)),
            gestation_weeks: gestation.map(|(weeks, _)| weeks),
            gestation_days: gestation.map(|(_, days)| days),
            ..Child::default()
        });
    let unborn = (1_i32..200).prop_map(|days| Child { due: Some(days_before(-days)), ..Child::default() });
    prop_oneof![9 => born, 1 => unborn]
}

/// So many days before the case's date; after it where negative.
fn days_before(days: i32) -> Date {
    AS_OF.saturating_sub(days.days())
}

/// A day of the last years; now and then one after the case's date, and often one of a few, so that days meet.
fn day() -> impl Strategy<Value = Date> {
    prop_oneof![6 => -5_i32..900, 3 => select(vec![0, 1, 7, 30, 31, 365, 366])].prop_map(days_before)
}

fn agency() -> impl Strategy<Value = Agency> {
    select(AGENCIES.to_vec())
}

fn explanation() -> impl Strategy<Value = Explanation> {
    let kind = select(vec!["medical", "weather", "cultural", "stressor"]);
    (kind, select(ExplanationStatus::ALL), agency()).prop_map(|(kind, status, by)| Explanation {
        kind: kind.to_owned(),
        status,
        by,
    })
}

fn observation(indicators: Vec<Indicator>) -> impl Strategy<Value = Observation> {
    let known = select(indicators).prop_flat_map(|indicator| {
        let stated: Vec<_> = indicator
            .qualifiers
            .iter()
            .map(|qualifier| option::weighted(0.7, select(qualifier.scale.values().to_vec())))
            .collect();
        (Just(indicator), stated).prop_map(|(indicator, stated)| {
            let names = indicator.qualifiers.iter().map(|qualifier| qualifier.name.clone());
            let with: BTreeMap<String, String> =
                names.zip(stated).filter_map(|(name, value)| value.map(|value| (name, value))).collect();
            (indicator.code, with)
        })
    });
    let unknown = Just(("nobody.knows".to_owned(), BTreeMap::new()));
    let what = prop_oneof![15 => known, 1 => unknown];
    let subject = prop_oneof![5 => Just(Subject::Child), 2 => select(Subject::ALL)];
    let event = option::weighted(0.3, select(vec!["e1", "e2", "e3"]));
    let times = (day(), option::weighted(0.2, 0_i32..40), option::weighted(0.2, 0_i32..60));
    (what, times, agency(), event, subject, option::weighted(0.3, explanation())).prop_map(
        |((code, with), (on, until, recorded), by, event, subject, explanation)| {
            let after = |days: i32| on.saturating_add(days.days());
            Observation {
                until: until.map(after),
                recorded: recorded.map(after),
                with,
                event: event.map(str::to_owned),
                subject,
                explanation,
                ..Observation::new("", code, on, by)
            }
        },
    )
}

fn assessment(tool: Tool) -> impl Strategy<Value = Assessment> {
    let answers: Vec<_> = tool
        .questions
        .iter()
        .map(|question| (Just(question.id.clone()), option::weighted(0.8, answer(&question.answer))))
        .collect();
    (answers, day(), agency()).prop_map(move |(answers, on, by)| Assessment {
        answers: answers.into_iter().filter_map(|(id, answer)| answer.map(|answer| (id, answer))).collect(),
        ..Assessment::new("", &tool.id, on, by)
    })
}

fn answer(kind: &AnswerKind) -> BoxedStrategy<Value> {
    let known = match kind {
        AnswerKind::YesNo => any::<bool>().prop_map(Value::Bool).boxed(),
        AnswerKind::Choice { options, .. } => select(options.clone()).prop_map(Value::String).boxed(),
        AnswerKind::Grade { min, max } => (*min..=*max).prop_map(Value::from).boxed(),
        AnswerKind::Number { min, max, .. } => {
            let least = min.numerator() / min.denominator();
            let most = (max.numerator() / max.denominator()).max(least);
            (least..=most).prop_map(Value::from).boxed()
        }
    };
    let unknown = select(vec!["not_known", "not_applicable"]).prop_map(Value::from);
    prop_oneof![5 => known, 1 => unknown].boxed()
}

fn response() -> impl Strategy<Value = Response> {
    let to = vec((0_usize..14).prop_map(|at| format!("o{at}")), 0..3);
    (day(), agency(), select(ResponseKind::ALL), to).prop_map(|(on, by, kind, mut to)| {
        to.sort();
        to.dedup();
        Response { to, ..Response::new(on, by, kind) }
    })
}
