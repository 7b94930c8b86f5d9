//! On arbitrary packs and cases that speak their language the compiled evaluator says what the reference says, fate by
//! fate and question by question.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::{Evidence, Outcome, Program, RuleBook, Timeline, evaluate_by_reference};
use crate::case::Case;
use crate::facts::Facts;
use crate::pack::Pack;
use crate::readers::{self, Settings};
use crate::testing::{case_for, pack};
use crate::work::Work;

/// What an evaluator makes of a case on one pack.
fn outcome(
    pack: Pack,
    case: &Case,
    evaluate: impl Fn(&RuleBook, Evidence<'_>) -> Outcome,
) -> (RuleBook, Outcome) {
    let settings = Settings::new(pack.tools.clone(), pack.attendance_codes.clone());
    let book = RuleBook::new(vec![pack]);
    let work = Work::unlimited();
    let read = readers::read(case, &settings, &work);
    let timeline = Timeline::new(case, &book, &read.observations, &work);
    let facts = Facts::new(read.facts);
    let evidence = Evidence { case, timeline: &timeline, facts: &facts, work: &work, horizon: None };
    let outcome = evaluate(&book, evidence);
    (book, outcome)
}

fn pack_and_case() -> impl Strategy<Value = (Pack, Case)> {
    pack().prop_flat_map(|pack| {
        let case = case_for(&pack);
        (Just(pack), case)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn compiled_is_reference_on_arbitrary_packs((pack, case) in pack_and_case()) {
        let (_, ours) = outcome(pack.clone(), &case, |book, evidence| Program::new(book).evaluate(book, evidence));
        let (_, theirs) = outcome(pack, &case, evaluate_by_reference);
        prop_assert_eq!(ours, theirs);
    }
}

/// Strategies that never make a rule fire would test nothing.
#[test]
fn arbitrary_cases_meet_arbitrary_packs() {
    let seen: RefCell<BTreeMap<&str, usize>> = RefCell::default();
    TestRunner::deterministic()
        .run(&pack_and_case(), |(pack, case)| {
            let (book, outcome) = outcome(pack, &case, evaluate_by_reference);
            let patterns = outcome.fired.iter().filter(|fired| book.rule(fired.rule).pattern).count();
            let mut seen = seen.borrow_mut();
            let mut count = |what, n: usize| *seen.entry(what).or_default() += n;
            count("cases", 1);
            count("found", outcome.fired.len() - patterns);
            count("patterns", patterns);
            count("held back", outcome.held_back.len());
            count("asked", outcome.undetermined.len());
            count("levels", outcome.levels.len());
            Ok(())
        })
        .unwrap();
    let seen = seen.into_inner();
    for what in ["found", "patterns", "held back", "asked", "levels"] {
        assert!(seen[what] >= seen["cases"] / 8, "{what}: {} in {} cases", seen[what], seen["cases"]);
    }
}
