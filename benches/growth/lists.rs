//! Cases that grow in one of their lists, for the bench of growth and for the test that counts steps.

use neglect_screen::{Case, Screener};
use serde_json::{Value, json};

/// The lists of a case that can grow, by what fills them.
pub const LISTS: [&str; 13] = [
    "observations of one code on many days",
    "observations of mixed codes on many days",
    "observations of mixed codes on one day",
    "observations of one code on one day",
    "observations of named events on one day",
    "statuses and their ends",
    "growth",
    "appointments",
    "registers of marks",
    "registers of totals",
    "assessments",
    "answers that no tool knows",
    "responses that name observations",
];

/// A case with so many entries in one of its lists.
pub fn case(screener: &Screener, list: &str, n: usize) -> Case {
    let mut case = json!({
        "schema": 1, "case": "growing", "as_of": "2026-11-21", "child": { "born": "2009-01-05" },
    });
    let codes: Vec<&str> = screener
        .indicators()
        .iter()
        .filter(|indicator| indicator.channel == neglect_screen::Channel::Alerting)
        .map(|indicator| indicator.code.as_str())
        .collect();
    let agency = |at: usize| ["education", "health", "police", "social_care"][at % 4];
    let observation = |at: usize, code: &str, day: usize| json!({ "id": format!("o{at}"), "code": code, "on": on(day), "by": agency(at) });
    let many = |entry: &dyn Fn(usize) -> Value| (0..n).map(entry).collect::<Vec<Value>>();
    match list {
        "observations of one code on many days" => {
            case["observations"] = many(&|at| observation(at, "injury.ingestion", at)).into();
        }
        "observations of mixed codes on many days" => {
            case["observations"] = many(&|at| observation(at, codes[at % codes.len()], at)).into();
        }
        "observations of mixed codes on one day" => {
            case["observations"] = many(&|at| observation(at, codes[at % codes.len()], 0)).into();
        }
        "observations of one code on one day" => {
            case["observations"] = many(&|at| observation(at, "injury.ingestion", 0)).into();
        }
        "observations of named events on one day" => {
            case["observations"] = many(&|at| {
                let mut one = observation(at, "injury.ingestion", 0);
                one["event"] = format!("e{at}").into();
                one
            })
            .into();
        }
        "statuses and their ends" => {
            let code =
                |at: usize| ["status.child_protection_plan", "status.child_protection_plan_ended"][at % 2];
            case["observations"] = many(&|at| observation(at, code(at), at)).into();
        }
        "growth" => {
            case["growth"] = many(&|at| {
                // The last is the lowest, however many there are: what it says is true of each low one before.
                let weight = 0.1 * f64::from(u32::try_from((n - 1 - at) % 40).unwrap_or(0)) - 3.9;
                json!({ "id": format!("g{at}"), "on": on(at), "weight_sds": format!("{weight:.1}") })
            })
            .into();
        }
        "appointments" => {
            let outcome = |at: usize| ["not_brought", "rebooked", "brought", "no_access"][at % 4];
            case["appointments"] = many(&|at| {
                json!({ "id": format!("p{at}"), "on": on(at), "service": "dental", "outcome": outcome(at) })
            })
            .into();
        }
        "registers of marks" => {
            // A week each; from the 2,000th on weeks come again.
            case["attendance"] = many(&|at| {
                let week = 7 * (at % 900);
                json!({ "id": format!("r{at}"), "from": on(week), "to": on(week + 4), "marks": "//O///N///" })
            })
            .into();
        }
        "registers of totals" => {
            case["attendance"] = many(&|at| {
                let week = 7 * (at % 900);
                json!({ "id": format!("r{at}"), "from": on(week), "to": on(week + 4), "totals":
                    { "possible": 10, "present": 8, "authorised": 1, "unauthorised": 1 } })
            })
            .into();
        }
        "assessments" => {
            case["assessments"] = many(&|at| {
                json!({ "id": format!("a{at}"), "on": on(at), "tool": "graded_care", "by": "health",
                    "answers": { "A1a": 1 + at % 5 } })
            })
            .into();
        }
        "answers that no tool knows" => {
            let answers = |first: usize| -> Value {
                (first..n.min(first + 100)).map(|at| (format!("q{at}"), json!(true))).collect()
            };
            let assessment = |first: usize| {
                json!({ "id": format!("a{first}"), "on": on(first), "tool": "graded_care",
                    "by": "health", "answers": answers(first) })
            };
            case["assessments"] = (0..n).step_by(100).map(assessment).collect();
        }
        "responses that name observations" => {
            let half = n / 2;
            case["observations"] = (0..half).map(|at| observation(at, codes[at % codes.len()], at)).collect();
            let response = |at: usize| {
                let to: Vec<String> = (0..4).map(|other| format!("o{}", (at + 7 * other) % half)).collect();
                json!({ "id": format!("s{at}"), "on": on(at + 3), "kind": "early_help_plan", "by": agency(at),
                    "to": to })
            };
            case["responses"] = (0..half).map(response).collect();
        }
        other => panic!("no such list: {other}"),
    }
    Case::from_json(&serde_json::to_vec(&case).unwrap(), screener.limits())
        .unwrap_or_else(|error| panic!("{list}: {error}"))
}

/// A day of childhood, as a case writes it.
fn on(day: usize) -> String {
    let first = jiff::civil::date(2009, 2, 2);
    first.checked_add(jiff::Span::new().days(i64::try_from(day % 6_400).unwrap_or(0))).unwrap().to_string()
}
