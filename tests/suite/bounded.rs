//! Work is bounded: its steps are counted, alike on every machine; a call beyond the limit on work, or one that is
//! cancelled, is an error and never half a report; and no list of a case makes the steps grow much faster than itself.

use std::sync::LazyLock;

use neglect_screen::case::Limits;
use neglect_screen::{Case, Screener, testing};
use proptest::prelude::*;

#[path = "../../benches/growth/lists.rs"]
mod lists;

static ENGLAND: LazyLock<Screener> = LazyLock::new(Screener::england);

fn steps(list: &str, n: usize) -> u64 {
    ENGLAND.screening(&lists::case(&ENGLAND, list, n)).unwrap().steps()
}

#[test]
fn steps_grow_no_faster_than_n_log_n_with_any_list() {
    let n = 300;
    let growing: Vec<String> = lists::LISTS
        .iter()
        .filter_map(|list| {
            let (few, many) = (steps(list, n), steps(list, 4 * n));
            // Four times as many take four times the steps, and the logarithm's part: log 1,200 / log 300 is 1.24.
            (many > few * 4 * 124 / 100).then(|| format!("{list}: {few} steps for {n}, {many} for {}", 4 * n))
        })
        .collect();
    assert!(growing.is_empty(), "{}", growing.join("\n"));
}

/// Screeners of the built-in packs, each with a limit on work.
static LIMITED: LazyLock<Vec<(u64, Screener)>> = LazyLock::new(|| {
    let limited = |work: usize| {
        let mut limits = Limits::default();
        limits.work = work;
        (work as u64, Screener::builder().england().limits(limits).build().unwrap())
    };
    [0, 100, 300, 1_000].map(limited).into()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_call_is_whole_within_the_limit_on_work_and_an_error_beyond_it(
        case in testing::boundary_cases(ENGLAND.indicators(), ENGLAND.tools()),
    ) {
        let screening = ENGLAND.screening(&case).unwrap();
        let (steps, report) = (screening.steps(), screening.to_json());
        let mut steps_of_replay = 0;
        let replay = ENGLAND.replay_watched(&case, |_, _, taken| steps_of_replay = taken).unwrap();
        for (limit, screener) in LIMITED.iter() {
            match screener.screening(&case) {
                Ok(screening) => {
                    prop_assert!(steps <= *limit);
                    prop_assert_eq!((screening.steps(), &screening.to_json()), (steps, &report));
                }
                Err(error) => {
                    prop_assert!(steps > *limit);
                    prop_assert_eq!(error.problems.len(), 1);
                    prop_assert_eq!((error.problems[0].code, error.problems[0].path.as_str()), ("too_much_work", ""));
                }
            }
            match screener.replay(&case) {
                Ok(within) => {
                    prop_assert!(steps_of_replay <= *limit);
                    prop_assert_eq!(&within, &replay);
                }
                Err(error) => prop_assert_eq!(error.problems[0].code, "too_much_work"),
            }
        }
    }
}

#[test]
fn a_replay_that_runs_is_cancelled_from_another_thread() {
    let case = lists::case(&ENGLAND, "observations of mixed codes on many days", 300);
    let task = ENGLAND.clone();
    let error = std::thread::scope(|scope| {
        let (began, begins) = std::sync::mpsc::channel();
        let (task, case) = (&task, &case);
        let replay = scope.spawn(move || {
            task.replay_watched(case, |done, _, _| {
                if done == 1 {
                    began.send(()).unwrap();
                    while task.screening(case).is_ok() {}
                }
            })
        });
        begins.recv().unwrap();
        task.cancel();
        replay.join().unwrap().unwrap_err()
    });
    assert_eq!(error.problems[0].code, "cancelled");
    let mut report = b"before".to_vec();
    let json = serde_json::to_vec(&case).unwrap();
    assert_eq!(task.screen_json(&json, &mut report).unwrap_err().problems[0].code, "cancelled");
    assert_eq!(report, b"before", "nothing is added");
    assert!(ENGLAND.screen(&Case::from_json(&json, ENGLAND.limits()).unwrap()).is_ok(), "clones go on");
}
