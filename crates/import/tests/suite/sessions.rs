//! Marks of sessions become registers in one call, by the same rules as an import of them.

use neglect_import::{Source, marks_from_sessions_json};
use serde_json::{Value, json};

use crate::{From, import};

/// A week without its Wednesday, from its Friday to its Monday, whose afternoon has no row.
const WEEK: &str = r#"[["2026-11-20","PM","O"],["2026-11-20","AM","O"],["2026-11-19","am","\\"],["2026-11-19","2","/"],
    ["2026-11-17","AM","I"],["2026-11-17","PM","I"],["2026-11-16","AM","/"],["2026-11-17","PM","I"]]"#;

fn registers() -> Value {
    json!([
        {"from": "2026-11-16", "to": "2026-11-17", "marks": "/-II"},
        {"from": "2026-11-19", "to": "2026-11-20", "marks": "\\/OO"},
    ])
}

#[test]
fn a_gap_makes_two_registers_and_a_session_without_a_row_is_unknown() {
    let said = marks_from_sessions_json(WEEK.as_bytes()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&said).unwrap(), registers());
}

#[test]
fn an_import_of_the_same_rows_makes_the_same_registers() {
    let rows: Vec<[String; 3]> = serde_json::from_str(WEEK).unwrap();
    let table: String =
        rows.iter().map(|[on, session, code]| format!("7,2016-03-01,{on},{session},{code}\n")).collect();
    let table = format!("child,born,date,session,code\n{table}");
    let (cases, _, _) = import(&From::BuiltIn(Source::Sessions), &[("sessions.csv", table.as_bytes())]);
    let mut imported = serde_json::to_value(&cases[0].draft).unwrap()["attendance"].take();
    for register in imported.as_array_mut().unwrap() {
        // An import gives each register an id as well.
        register.as_object_mut().unwrap().remove("id").unwrap();
    }
    assert_eq!(imported, registers());
}

#[test]
fn every_wrong_row_is_named_by_its_place_and_never_quoted() {
    let rows = r#"[["2026-11-16","AM","/"],["2026-11-16","AM","Q"],["2026-11-21","AM","/"],["2026-11-17","Q","/"],
        ["2026-11-17T09:00","AM","/"],["2026-11-17","AM","QQ"],["2026-11-17","AM"]]"#;
    let problems = marks_from_sessions_json(rows.as_bytes()).unwrap_err();
    let said: Vec<(&str, &str)> =
        problems.iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
    let wanted = [
        ("rows[1]", "contradicts"),
        ("rows[2]", "weekend"),
        ("rows[3]", "not_a_session"),
        ("rows[4]", "not_a_date"),
        ("rows[5]", "unknown_value"),
        ("rows[6]", "bad_request"),
    ];
    assert_eq!(said, wanted);
    assert!(problems.iter().all(|problem| !problem.to_string().contains('Q')));
    assert_eq!(marks_from_sessions_json(b"{}").unwrap_err()[0].code, "bad_request");
}
