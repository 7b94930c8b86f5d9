//! Structs say what JSON says: cases are filled in as structs, and reports read as structs.

mod shared;

use neglect_screen::case::Limits;
use neglect_screen::{Case, Report, Screener, testing};
use proptest::prelude::*;
use shared::generated::read_report;
use shared::{England, Held, cases, filled};

fn as_said(england: &England, rust: &Screener, case: &Case) {
    let built = filled::build(england, case).unwrap();
    let json = serde_json::to_string(case).unwrap();
    assert_eq!(built.json(), json);
    assert_eq!(Held::from_json(england, json.as_bytes()).json(), json);
    let report = built.screen(england);
    drop(built);
    let said = rust.screen(case).unwrap();
    assert_eq!(report.json().as_bytes(), said.to_json());
    let read = read_report::contents(report.contents());
    assert_eq!(read.to_json(), said.to_json());
    assert_eq!(read, serde_json::from_slice::<Report>(&said.to_json()).unwrap());
}

#[test]
fn every_case_of_the_suite_goes_in_and_comes_out_whole() {
    let (england, rust) = (England::new(), Screener::england());
    for json in cases() {
        as_said(&england, &rust, &Case::from_json(&json, &Limits::default()).unwrap());
    }
}

#[test]
fn a_wrong_case_has_the_same_faults_as_in_json() {
    let england = England::new();
    for json in cases() {
        let mut case = Case::from_json(&json, &Limits::default()).unwrap().into_draft();
        case.child.born = case.as_of.tomorrow().ok();
        case.child.gestation_days = Some(9);
        if let Some(first) = case.observations.first_mut() {
            first.id.clear();
        }
        let problems = case.clone().check(&Limits::default()).unwrap_err().problems;
        let said: Vec<_> = problems.into_iter().map(|one| (one.path, one.code.to_owned())).collect();
        assert_eq!(filled::build(&england, &case).err().unwrap(), said);
    }
}

/// Where an empty text stands for no text, a case that says it with an empty text reads as one that does not.
fn without_empty_texts(case: Case) -> Case {
    let mut case = case.into_draft();
    for one in &mut case.observations {
        one.note = one.note.take().filter(|note| !note.is_empty());
    }
    case.check(&Limits::default()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_case_goes_in_and_comes_out_whole(case in prop_oneof![testing::case(), testing::boundary_case()]) {
        thread_local! {
            static BOTH: (England, Screener) = (England::new(), Screener::england());
        }
        BOTH.with(|(england, rust)| as_said(england, rust, &without_empty_texts(case)));
    }
}
