//! Marks of sessions become registers in one call, by the same rules as an import of them. `tests/sessions.json` holds what
//! every language is held to.

use neglect_import::{Source, marks_from_sessions_json};
use serde::Deserialize;
use serde_json::Value;

use crate::{From, import};

#[derive(Deserialize)]
struct Given {
    what: String,
    rows: Value,
    #[serde(default)]
    registers: Value,
    #[serde(default)]
    problems: Vec<(String, String)>,
}

fn given() -> Vec<Given> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/sessions.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn rows_of_sessions_become_the_registers_that_every_language_gives() {
    for Given { what, rows, registers, problems } in given() {
        match marks_from_sessions_json(rows.to_string().as_bytes()) {
            Ok(said) => {
                assert!(problems.is_empty(), "{what}");
                assert_eq!(serde_json::from_str::<Value>(&said).unwrap(), registers, "{what}");
            }
            Err(said) => {
                let places = said.iter().map(|problem| (problem.path.clone(), problem.code.to_owned()));
                assert_eq!(places.collect::<Vec<_>>(), problems, "{what}");
                // The wrong values of these rows have a Q in them.
                assert!(said.iter().all(|problem| !problem.to_string().contains('Q')), "{what}");
            }
        }
    }
    assert_eq!(marks_from_sessions_json(b"{}").unwrap_err()[0].code, "bad_request");
}

#[test]
fn an_import_of_the_same_rows_makes_the_same_registers() {
    let Given { rows, registers, .. } = given().remove(0);
    let rows: Vec<[String; 3]> = serde_json::from_value(rows).unwrap();
    let table: String =
        rows.iter().map(|[on, session, code]| format!("7,2016-03-01,{on},{session},{code}\n")).collect();
    let table = format!("child,born,date,session,code\n{table}");
    let (cases, _, _) = import(&From::BuiltIn(Source::Sessions), &[("sessions.csv", table.as_bytes())]);
    let mut imported = serde_json::to_value(&cases[0].draft).unwrap()["attendance"].take();
    for register in imported.as_array_mut().unwrap() {
        // An import gives each register an id as well.
        register.as_object_mut().unwrap().remove("id").unwrap();
    }
    assert_eq!(imported, registers);
}
