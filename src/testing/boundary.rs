//! Cases on the edges: ages a day before, on and after a whole number of units, observations on the first and last day
//! of a period, gestations around 37 weeks, month ends and leap days.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;

use super::assemble;
use super::child::{self, Birth};
use super::dates::days_after;
use super::records::{self, DraftObservation, When};
use super::vocabulary::Vocabulary;
use crate::case::Case;
use crate::pack::{Indicator, Span, Tool, Unit};

/// Sound cases on the edges, with codes that no pack knows.
pub fn boundary_case() -> impl Strategy<Value = Case> {
    on_the_edges(&Vocabulary::free())
}

/// Sound cases on the edges that speak the vocabulary of these indicators and tools.
pub fn boundary_cases(indicators: &[Indicator], tools: &[Tool]) -> impl Strategy<Value = Case> + use<> {
    on_the_edges(&Vocabulary::of(indicators, tools))
}

fn on_the_edges(vocabulary: &Vocabulary) -> BoxedStrategy<Case> {
    let vocabulary = vocabulary.clone();
    let as_of = prop_oneof![
        select(vec![
            date(2024, 2, 29),
            date(2025, 2, 28),
            date(2025, 3, 1),
            date(2024, 3, 31),
            date(2024, 12, 31),
            date(2026, 11, 30),
        ]),
        super::as_of(),
    ];
    as_of
        .prop_flat_map(move |as_of| {
            let birth = (age(), -1..=1)
                .prop_map(move |(age, off)| Birth::On(days_after(age.before(as_of), off).min(as_of)));
            let observations = proptest::collection::vec(edge_observation(&vocabulary, as_of), 0..12);
            let seen = (Just(as_of), child::with_birth(birth.boxed())).boxed();
            assemble::from_parts(&vocabulary, seen, observations.boxed())
        })
        .boxed()
}

/// Ages as packs have them, and the day before the eighteenth birthday.
fn age() -> impl Strategy<Value = Span> {
    prop_oneof![
        (0_u32..60).prop_map(|n| Span { n, unit: Unit::Days }),
        (0_u32..60).prop_map(|n| Span { n, unit: Unit::Weeks }),
        (0_u32..48).prop_map(|n| Span { n, unit: Unit::Months }),
        (0_u32..18).prop_map(|n| Span { n, unit: Unit::Years }),
    ]
}

/// Periods as packs have them.
fn period() -> impl Strategy<Value = Span> {
    let span = |n, unit| Span { n, unit };
    select(vec![
        span(0, Unit::Days),
        span(7, Unit::Days),
        span(10, Unit::Days),
        span(4, Unit::Weeks),
        span(1, Unit::Months),
        span(3, Unit::Months),
        span(6, Unit::Months),
        span(12, Unit::Months),
        span(1, Unit::Years),
        span(2, Unit::Years),
    ])
}

fn edge_observation(vocabulary: &Vocabulary, as_of: Date) -> impl Strategy<Value = DraftObservation> + use<> {
    let late = proptest::option::of(select(vec![0, 1, 30, 365]));
    (records::observation(vocabulary), period(), -1..=1, late).prop_map(move |(draft, period, off, late)| {
        let start = period.before(as_of);
        let days = i32::try_from(as_of.duration_since(start).as_hours() / 24).unwrap_or_default();
        draft.at(When { ago: days + off, late })
    })
}
