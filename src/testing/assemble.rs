//! Whole cases from their parts: ids are given and dates fixed here, so that what comes out is sound.

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;

use super::child::Draft;
use super::records::{self, DraftObservation};
use super::vocabulary::Vocabulary;
use crate::case::{Case, CaseDraft, Limits};

/// Sound cases of such children, seen from such dates.
pub(super) fn case(
    vocabulary: &Vocabulary,
    as_of: impl Strategy<Value = Date> + 'static,
    child: BoxedStrategy<Draft>,
) -> BoxedStrategy<Case> {
    from_parts(vocabulary, (as_of, child).boxed(), vec(records::observation(vocabulary), 0..12).boxed())
}

/// Sound cases from these observations.
pub(super) fn from_parts(
    vocabulary: &Vocabulary,
    seen: BoxedStrategy<(Date, Draft)>,
    observations: BoxedStrategy<Vec<DraftObservation>>,
) -> BoxedStrategy<Case> {
    let records = (
        vec(records::assessment(vocabulary), 0..4),
        vec((any::<bool>(), records::attendance()), 0..3),
        vec(records::appointment(), 0..5),
        vec((any::<bool>(), records::growth()), 0..5),
        vec((any::<bool>(), records::response()), 0..4),
    );
    (seen, observations, records)
        .prop_map(
            |((as_of, child), observations, (assessments, attendance, appointments, growth, responses))| {
                let child = child.seen_from(as_of);
                // A child who is not born yet on the case's date has neither register nor measurements.
                let born = child.born.filter(|&born| born <= as_of);
                let mut case = CaseDraft::new("generated", as_of);
                case.child = child;
                case.observations = numbered(observations, |draft, n| draft.on(format!("o{n}"), as_of));
                case.assessments = numbered(assessments, |draft, n| draft.on(format!("a{n}"), as_of));
                case.attendance = numbered(attendance, |(named, draft), n| {
                    draft.on(named.then(|| format!("t{n}")), as_of, born)
                })
                .into_iter()
                .flatten()
                .collect();
                case.appointments = numbered(appointments, |draft, n| draft.on(format!("p{n}"), as_of));
                case.growth = numbered(growth, |(named, draft), n| {
                    draft.on(named.then(|| format!("g{n}")), as_of, born)
                })
                .into_iter()
                .flatten()
                .collect();
                let ids: Vec<String> = case
                    .observations
                    .iter()
                    .map(|observation| observation.id.clone())
                    .chain(case.assessments.iter().map(|assessment| assessment.id.clone()))
                    .chain(case.appointments.iter().map(|appointment| appointment.id.clone()))
                    .chain(case.attendance.iter().filter_map(|register| register.id.clone()))
                    .chain(case.growth.iter().filter_map(|growth| growth.id.clone()))
                    .collect();
                case.responses = numbered(responses, |(named, draft), n| {
                    draft.on(named.then(|| format!("r{n}")), as_of, &ids)
                });
                sound(case)
            },
        )
        .boxed()
}

/// A draft that was made to be sound.
pub(super) fn sound(draft: CaseDraft) -> Case {
    draft.check(&Limits::default()).expect("strategies make sound cases")
}

fn numbered<D, T>(drafts: Vec<D>, fixed: impl Fn(D, usize) -> T) -> Vec<T> {
    drafts.into_iter().zip(1..).map(|(draft, n)| fixed(draft, n)).collect()
}
