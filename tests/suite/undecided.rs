//! The reports of records as they are, in `tests/undecided`: what each must and must not say. What the text must say is
//! checked beside the text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use neglect_screen::report::Report;
use neglect_screen::{Case, Concern, Hazard, Limits, Screener, StepState};
use serde::{Deserialize, Deserializer};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Wants {
    concern_at_least: Option<Concern>,
    concern_at_most: Option<Concern>,
    concern_ever: Option<Concern>,
    could_reach_at_least: Option<Concern>,
    hazard_at_least: Option<Hazard>,
    #[serde(deserialize_with = "or_none")]
    hazard_at_most: Option<Option<Hazard>>,
    asks: Option<bool>,
    asks_about: Vec<String>,
    undecided: Vec<String>,
    step_due: Vec<String>,
    step_not_due: Vec<String>,
    step_done: Vec<String>,
    first_step: Vec<String>,
    found: Vec<String>,
    not_found: Vec<String>,
    family: Vec<String>,
    level_at_least: Option<LevelWanted>,
    // Checked beside the text.
    text: Vec<String>,
    text_not: Vec<String>,
    text_lines_at_most: Option<usize>,
    headline_not: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelWanted {
    pack: String,
    number: u8,
}

/// `null` is a wish of its own: no hazard.
fn or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Hazard>>, D::Error> {
    Option::<Hazard>::deserialize(deserializer).map(Some)
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/undecided")
}

/// Whether some text has one of the wanted ones, or begins with it where that is marked with `^`.
fn some_has<'t>(wanted: &[String], texts: impl IntoIterator<Item = &'t str>) -> bool {
    texts.into_iter().any(|text| {
        let text = text.to_lowercase();
        wanted.iter().any(|wanted| match wanted.strip_prefix('^') {
            Some(beginning) => text.starts_with(beginning),
            None => text.contains(wanted.as_str()),
        })
    })
}

fn faults(wants: &Wants, report: &Report, case: &Case) -> Vec<String> {
    let mut faults = Vec::new();
    let mut need = |holds: bool, what: String| {
        if !holds {
            faults.push(what);
        }
    };
    let concern = report.concern;
    need(wants.concern_at_least.is_none_or(|least| concern >= least), format!("concern {concern}"));
    need(wants.concern_at_most.is_none_or(|most| concern <= most), format!("concern {concern}"));
    let ever = report.concern_ever;
    need(wants.concern_ever.is_none_or(|wanted| ever == wanted), format!("concern ever {ever}"));
    let could = report.could_reach;
    need(
        wants.could_reach_at_least.is_none_or(|least| could >= Some(least)),
        format!("could reach {could:?}"),
    );
    let hazard = report.hazard;
    need(hazard >= wants.hazard_at_least, format!("hazard {hazard:?}"));
    need(wants.hazard_at_most.is_none_or(|most| hazard <= most), format!("hazard {hazard:?}"));
    let questions = report.questions.len();
    need(wants.asks.is_none_or(|asks| asks == (questions > 0)), format!("{questions} questions"));
    let asked: BTreeSet<&String> = report
        .questions
        .iter()
        .flat_map(|question| &question.missing)
        .filter_map(|one| one.input.as_ref())
        .collect();
    for input in &wants.asks_about {
        need(asked.contains(input), format!("asks nothing about {input}"));
    }
    for input in &wants.undecided {
        let named = report.undecided.iter().any(|undecided| undecided.input == *input);
        need(named, format!("{input} is not undecided"));
    }
    let steps = |state: StepState| report.next_steps.iter().filter(move |step| step.state == state);
    let due = || steps(StepState::Due).map(|step| step.text.as_str());
    let done = steps(StepState::Done).map(|step| step.text.as_str());
    let asks_for = |wanted: &[String]| !wanted.is_empty();
    need(!asks_for(&wants.step_due) || some_has(&wants.step_due, due()), "no such step due".to_owned());
    need(!some_has(&wants.step_not_due, due()), "a step due that should not be".to_owned());
    need(!asks_for(&wants.step_done) || some_has(&wants.step_done, done), "no such step done".to_owned());
    let first = due().next();
    need(!asks_for(&wants.first_step) || some_has(&wants.first_step, first), format!("first step {first:?}"));
    let rules = || report.findings.iter().chain(&report.patterns).map(|finding| finding.rule.as_str());
    let found: Vec<&str> = rules().collect();
    need(!asks_for(&wants.found) || some_has(&wants.found, rules()), format!("found {found:?}"));
    need(!some_has(&wants.not_found, rules()), format!("found {found:?}"));
    let family = report.next_steps.iter().filter_map(|step| step.family.as_deref());
    need(!asks_for(&wants.family) || some_has(&wants.family, family), "not so for the family".to_owned());
    if let Some(wanted) = &wants.level_at_least {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("packs/local").join(&wanted.pack);
        let pack = std::fs::read_to_string(path).unwrap();
        let screener = Screener::builder().england().pack(&wanted.pack, pack).build().unwrap();
        let level = screener.screen(case).unwrap().levels.first().map(|level| level.at_least);
        need(level >= Some(wanted.number), format!("level {level:?}"));
    }
    faults
}

#[test]
fn reports_of_records_as_they_are_say_what_they_must() {
    let wants: BTreeMap<String, Wants> =
        serde_json::from_slice(&std::fs::read(folder().join("wants.json")).unwrap()).unwrap();
    let screener = Screener::england();
    let mut faults_of_all = Vec::new();
    for (name, wants) in &wants {
        let json = std::fs::read(folder().join("cases").join(format!("{name}.json"))).unwrap();
        let case = Case::from_json(&json, &Limits::default()).unwrap();
        let report = screener.screen(&case).unwrap();
        assert_eq!(report.to_json(), screener.screening(&case).unwrap().to_json(), "{name}");
        faults_of_all
            .extend(faults(wants, &report, &case).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults_of_all.is_empty(), "{}", faults_of_all.join("\n"));
}

/// A case without a wish would be read and never looked at.
#[test]
fn every_case_has_a_wish_and_every_wish_a_case() {
    let wants: BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(&std::fs::read(folder().join("wants.json")).unwrap()).unwrap();
    let files = std::fs::read_dir(folder().join("cases")).unwrap();
    let cases: BTreeSet<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(wants.keys().cloned().collect::<BTreeSet<String>>(), cases);
    assert!(wants.values().all(|wants| wants.as_object().is_some_and(|wants| !wants.is_empty())));
}
