//! The case: what is read, what is refused, and what a refusal says.

mod checked;
mod codes;
mod limits;
mod numbers;
mod private;
mod properties;
mod refused;
mod schema;

use neglect_screen::Case;
use neglect_screen::case::Limits;

/// What is wrong, as `path code` lines.
fn wrong(json: &str) -> Vec<String> {
    let error = Case::from_json(json.as_bytes(), &Limits::default()).unwrap_err();
    error.problems.iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect()
}

fn taken(json: &str) {
    if let Err(error) = Case::from_json(json.as_bytes(), &Limits::default()) {
        panic!("{json}\n{error}");
    }
}

/// A case of a child born on 31 January 2020, seen from 21 November 2026, with these fields besides.
fn case(fields: &str) -> String {
    born(r#""born":"2020-01-31""#, fields)
}

/// A case seen from 21 November 2026, of this child, with these fields besides.
fn born(child: &str, fields: &str) -> String {
    let comma = if fields.is_empty() { "" } else { "," };
    format!(r#"{{"schema":1,"case":"c","as_of":"2026-11-21","child":{{{child}}}{comma}{fields}}}"#)
}
