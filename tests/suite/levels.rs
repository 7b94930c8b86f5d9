//! Partnerships' levels: `packs/local/`, each beside England's packs.

use neglect_screen::report::Report;
use neglect_screen::{Basis, Case, Limits, Screener, Vocabulary as _};
use serde_json::json;

use crate::packs::parsed;

const LEVELS: [&str; 4] =
    ["local/levels-neutral", "local/nottinghamshire", "local/dudley", "local/northumberland"];

fn beside_england(name: &str) -> Screener {
    Screener::builder().england().pack_text(parsed(name).text).build().unwrap()
}

fn case(observations: serde_json::Value) -> Case {
    let json = json!({ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2018-03-01" },
                       "observations": observations });
    Case::from_json(json.to_string().as_bytes(), &Limits::default()).unwrap()
}

fn level(report: &Report) -> Option<(u8, String, Vec<String>)> {
    assert!(report.levels.len() <= 1, "one pack with levels, at most one level");
    report
        .levels
        .first()
        .map(|one| (one.number, one.name.to_string(), one.legal.iter().map(ToString::to_string).collect()))
}

#[test]
fn a_suspicion_reaches_the_fourth_level_with_its_legal_basis_apart_and_the_time_limits() {
    for name in LEVELS {
        let screener = beside_england(name);
        let case = case(
            json!([{ "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-11-20", "by": "education",
                                 "with": { "pattern": "persistent" } }]),
        );
        let report = screener.screen(&case).unwrap();
        let (number, _, legal) = level(&report).unwrap();
        assert_eq!((number, legal), (4, vec!["s17".to_owned(), "s47".to_owned()]), "{name}");
        let due: Vec<&str> = report.next_steps.iter().filter_map(|step| step.deadline.as_deref()).collect();
        for wanted in ["45 working", "15 working", "24 hours"] {
            assert!(due.iter().any(|deadline| deadline.contains(wanted)), "{name}: {wanted} in {due:?}");
        }
    }
}

#[test]
fn with_nothing_recorded_the_first_level_says_that_this_is_not_nothing_wrong() {
    for name in LEVELS {
        let screener = beside_england(name);
        let case = case(json!([]));
        let report = screener.screen(&case).unwrap();
        let first = report.levels.first().unwrap();
        assert_eq!((first.number, first.legal.len()), (1, 0), "{name}");
        assert!(first.text.ends_with("does not mean that nothing is wrong."), "{name}");
    }
}

#[test]
fn the_third_level_is_for_several_agencies_or_forms_in_dudley_and_for_a_consideration_in_nottinghamshire() {
    let one = json!({ "id": "o1", "code": "clothing.unsuitable", "on": "2026-11-18", "by": "education",
                      "with": { "pattern": "persistent" } });
    let mut other = one.clone();
    other["id"] = json!("o2");
    other["by"] = json!("dental");
    let numbers = |name: &str, observations: serde_json::Value| {
        let (screener, case) = (beside_england(name), case(observations));
        level(&screener.screen(&case).unwrap()).map(|(number, name, _)| (number, name))
    };
    assert_eq!(numbers("local/nottinghamshire", json!([one])), Some((3, "Targeted Early Help".to_owned())));
    assert_eq!(
        numbers("local/dudley", json!([one])),
        Some((2, "Additional Support (Single Agency)".to_owned()))
    );
    assert_eq!(
        numbers("local/dudley", json!([one, other])),
        Some((3, "Children with Multiple Needs (Multi Agency)".to_owned()))
    );
}

#[test]
fn what_leads_to_a_level_is_marked_as_our_reading_and_published_names_stand_as_published() {
    for name in LEVELS {
        let pack = parsed(name).pack;
        assert_eq!(pack.levels.iter().map(|level| level.number).collect::<Vec<_>>(), [1, 2, 3, 4], "{name}");
        assert!(pack.levels.iter().all(|level| level.basis == Basis::Design), "{name}");
        assert!(pack.levels.iter().all(|level| level.number > 1 || level.when.is_none()), "{name}");
        assert!(pack.header.note.is_some(), "{name}");
    }
    let names: Vec<String> =
        parsed("local/nottinghamshire").pack.levels.into_iter().map(|level| level.name).collect();
    assert_eq!(
        names,
        ["Universal", "Early Help", "Targeted Early Help", "Child in need of Specialist Services"]
    );
    let names: Vec<String> = parsed("local/dudley").pack.levels.into_iter().map(|level| level.name).collect();
    assert_eq!(
        names,
        [
            "Universal Support",
            "Additional Support (Single Agency)",
            "Children with Multiple Needs (Multi Agency)",
            "Children with Acute Needs – Statutory/Specialist Intervention"
        ]
    );
    assert_eq!(
        parsed("local/nottinghamshire").pack.header.jurisdiction,
        "Nottinghamshire",
        "and not the City"
    );
}

#[test]
fn a_tool_s_concern_without_its_evidence_is_held_back_and_stays_visible() {
    let screener = beside_england("tools/evidence-gate");
    let json = |evidence: serde_json::Value| {
        let json = json!({ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2018-03-01" },
            "assessments": [{ "id": "a", "tool": "evidence_gate", "on": "2026-11-01", "by": "education",
                              "answers": { "feeding": "very_concerned" }, "evidence": evidence }] });
        Case::from_json(json.to_string().as_bytes(), &Limits::default()).unwrap()
    };
    let without = json(json!({}));
    let report = screener.screen(&without).unwrap();
    assert_eq!(
        report.held_back.iter().map(|one| one.rule.as_str()).collect::<Vec<_>>(),
        ["evidence_gate/feeding"]
    );
    assert!(report.caveats.iter().any(|caveat| caveat.code.name() == "evidence_missing"));
    let with = json(json!({ "feeding": "seen on three visits" }));
    let report = screener.screen(&with).unwrap();
    assert_eq!(
        report.findings.iter().map(|one| one.rule.as_str()).collect::<Vec<_>>(),
        ["evidence_gate/feeding"]
    );
}
