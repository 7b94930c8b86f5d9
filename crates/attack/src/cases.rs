//! Any bytes as a case.

use std::sync::LazyLock;

use neglect_screen::case::{Case, Limits, ProblemCode};
use neglect_screen::{Concern, Screener, Vocabulary as _};

static ENGLAND: LazyLock<Screener> = LazyLock::new(Screener::england);

/// A case is read whole or refused with reasons; what is read passes its own check and survives being written.
pub fn case_json(json: &[u8]) {
    let limits = Limits::default();
    match Case::from_json(json, &limits) {
        Ok(case) => {
            assert_eq!(
                case.clone().into_draft().check(&limits).as_ref(),
                Ok(&case),
                "what is read is checked"
            );
            let written = serde_json::to_vec(&case).expect("a case can be written");
            assert_eq!(
                Case::from_json(&written, &limits).as_ref(),
                Ok(&case),
                "what is written is read again"
            );
        }
        Err(error) => {
            assert!(!error.problems.is_empty(), "a refusal has a reason");
            for problem in &error.problems {
                assert!(ProblemCode::from_name(problem.code).is_some(), "with a code");
                assert_ne!(problem.code, "not_readable", "that the diagnosis knows");
                assert!(problem.path.bytes().all(|byte| byte.is_ascii_graphic()), "at a place of the schema");
            }
            assert_eq!(Case::from_json(json, &limits), Err(error), "and the same each time");
        }
    }
}

/// A case that can be read is replayed in the order of days, and ends as its report stands.
pub fn replay(json: &[u8]) {
    let Ok(case) = Case::from_json(json, ENGLAND.limits()) else { return };
    let Ok(report) = ENGLAND.screen(&case) else { return };
    let Ok(replay) = ENGLAND.replay(&case) else { return };
    assert!(replay.steps.is_sorted_by(|one, next| one.on < next.on), "a day has one step");
    assert!(replay.steps.iter().all(|step| step.on <= case.as_of), "and none is later than the case");
    let end = replay.steps.last().map_or(Concern::NoneRecorded, |step| step.concern);
    assert_eq!(end, report.concern, "it ends as the report stands");
    let highest = replay.first_reached.iter().map(|(concern, _)| *concern).max();
    let reached = replay.steps.iter().map(|step| step.concern).max();
    assert_eq!(highest.unwrap_or_default(), reached.unwrap_or_default(), "what was reached is told");
}
