//! Safe sleep: the checks of `packs/england/safe-sleep/`, the readings, the interview and the plan.

mod ages;
mod content;
mod interview;
mod local;
mod patterns;
mod plan;
mod properties;
mod readings;

use jiff::civil::Date;
use neglect_screen::case::{Assessment, CaseDraft, Child};
use neglect_screen::interview::Answers;
use neglect_screen::pack::{ParsedPack, Tool};
use neglect_screen::{Agency, Limits, Report, Screener};
use serde_json::{Value, json};

use crate::packs;

/// The day from which every test looks.
fn today() -> Date {
    "2026-11-21".parse().unwrap()
}

fn parsed() -> ParsedPack {
    packs::parsed("england/safe-sleep")
}

/// A screener of the safe-sleep pack alone: its own findings and nobody else's.
fn screener() -> Screener {
    Screener::builder().pack_text(parsed().text).build().unwrap()
}

fn tool(screener: &Screener) -> &Tool {
    screener.tools().iter().find(|tool| tool.id == "safe_sleep").unwrap()
}

/// A child so many days old, born at term and of an ordinary weight.
fn child(days: i64) -> Child {
    let born = today().checked_sub(jiff::Span::new().days(days)).unwrap();
    Child { born: Some(born), gestation_weeks: Some(40), birth_weight_g: Some(3400), ..Child::default() }
}

fn answers(given: Value) -> Answers {
    let Value::Object(given) = given else { panic!("answers are an object") };
    given.into_iter().collect()
}

fn case(child: Child, answers: &Answers) -> CaseDraft {
    let mut assessment = Assessment::new("a1", "safe_sleep", today(), Agency::HealthVisiting);
    assessment.answers = answers.clone();
    let mut case = CaseDraft::new("sleep", today());
    case.child = child;
    case.assessments.push(assessment);
    case
}

/// The report of a case, which must be sound.
fn screen_case(screener: &Screener, case: CaseDraft) -> Report {
    screener.screen(&case.check(&Limits::default()).unwrap()).unwrap()
}

fn screen(screener: &Screener, child: Child, answers: &Answers) -> Report {
    screen_case(screener, case(child, answers))
}

fn fired(report: &Report) -> Vec<String> {
    let all = report.findings.iter().chain(&report.patterns);
    all.map(|finding| finding.rule.trim_start_matches("safe-sleep/").to_owned()).collect()
}

fn outcome(report: &Report, reading: &str) -> String {
    let id = format!("safe-sleep/{reading}");
    let found = report.readings.iter().find(|result| result.reading == id.as_str());
    found.map_or_else(|| "absent".to_owned(), |result| result.outcome.to_string())
}

/// Every question about a shared bed answered with what no source warns of, in a shared bed.
fn bed_without_a_hazard() -> Value {
    json!({
        "bed_sharing": true, "sharing_likely": false, "sofa_sharing": "no", "position": "back",
        "smokes": "nobody", "smoked_in_pregnancy": false, "alcohol_units": 0, "parent_alcohol_units": 0,
        "drugs": "nobody", "sedatives": "nobody", "extremely_tired": false, "children_in_bed": false,
        "pets_in_bed": false, "bedding_near": false, "bed_surface": "firm_flat", "gap_or_fall": false,
        "left_alone_in_bed": false
    })
}

/// `base` with `more` over it.
fn with(base: Value, more: Value) -> Answers {
    let mut all = answers(base);
    all.extend(answers(more));
    all
}
