//! Cases that the tests share.

use std::path::Path;
use std::sync::LazyLock;

use neglect_screen::report::Report;
use neglect_screen::{Case, Limits, Screener};
use serde_json::{Value, json};

/// The screener of the built-in packs, made once for all tests.
pub fn england() -> &'static Screener {
    static ENGLAND: LazyLock<Screener> = LazyLock::new(Screener::england);
    &ENGLAND
}

/// The example of the documentation: a report with something in nearly every part.
pub fn example() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples/case.json");
    parsed(&std::fs::read(path).unwrap())
}

/// A case with one thing that was seen, under an id and a reference of the test's choice.
pub fn seen_once(reference: &str, id: &str) -> Case {
    with_observations(reference, json!([observation(id, "2026-10-02")]))
}

/// A case with nothing in it.
pub fn empty() -> Case {
    with_observations("c", json!([]))
}

/// A case with something seen on each of so many days.
pub fn seen_on_days(days: i64) -> Case {
    let first = "2020-04-01".parse::<jiff::civil::Date>().unwrap();
    let on = |day: i64| first.saturating_add(jiff::Span::new().days(day % 2_000)).to_string();
    let observations: Vec<Value> = (0..days).map(|day| observation(&format!("o{day}"), &on(day))).collect();
    with_observations("c", observations.into())
}

fn observation(id: &str, on: &str) -> Value {
    json!({ "id": id, "code": "hygiene.smelly_and_dirty", "on": on, "by": "education", "with": { "pattern": "persistent" } })
}

fn with_observations(reference: &str, observations: Value) -> Case {
    let case = json!({
        "schema": 1, "case": reference, "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
        "observations": observations,
    });
    parsed(case.to_string().as_bytes())
}

fn parsed(json: &[u8]) -> Case {
    Case::from_json(json, &Limits::default()).unwrap()
}

/// The report of a case after `change` has been made to its JSON.
pub fn changed_report(case: &Case, change: impl FnOnce(&mut Value)) -> Report {
    let mut report = serde_json::to_value(england().screen(case).unwrap()).unwrap();
    change(&mut report);
    serde_json::from_value(report).unwrap()
}

/// Everything that a report says and no rendering may leave out: findings and their rules, steps, questions,
/// caveats (which are told as sentences, with a capital).
pub fn statements(report: &Report) -> Vec<&str> {
    let findings = || report.findings.iter().chain(&report.patterns);
    let questions = report.questions.iter().flat_map(|question| &question.missing);
    let texts = findings().flat_map(|finding| [&finding.text, &finding.rule]);
    let texts = texts.chain(report.next_steps.iter().map(|step| &step.text));
    let caveats = report.caveats.iter().map(|caveat| &caveat.text[1..]);
    texts.chain(questions.map(|missing| &missing.ask)).map(AsRef::as_ref).chain(caveats).collect()
}
