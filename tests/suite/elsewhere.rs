//! What one record holds is known: a question that an observation answers is not asked, and an answer that says what an
//! indicator says counts as one.

use std::sync::LazyLock;

use jiff::civil::date;
use neglect_screen::case::{Assessment, CaseBuilder, Observation};
use neglect_screen::report::Report;
use neglect_screen::{Agency, Concern, Fate, Screener};
use serde_json::json;

static SCREENER: LazyLock<Screener> = LazyLock::new(Screener::england);

/// A baby of eleven weeks whose sleep was asked about.
fn baby() -> CaseBuilder {
    CaseBuilder::new("c", date(2026, 11, 21)).born(date(2026, 9, 1))
}

fn asked(answers: &[(&str, serde_json::Value)]) -> Assessment {
    let assessment = Assessment::new("a1", "safe_sleep", date(2026, 11, 20), Agency::HealthVisiting);
    answers.iter().fold(assessment, |assessment, (id, answer)| assessment.answer(*id, answer.clone()))
}

fn screened(case: CaseBuilder) -> Report {
    SCREENER.screen(&case.build().unwrap()).unwrap()
}

fn asks(report: &Report, fact: &str) -> bool {
    report.questions.iter().flat_map(|question| &question.missing).any(|missing| missing.name == fact)
}

fn finds(report: &Report, rule: &str) -> bool {
    report.findings.iter().chain(&report.patterns).any(|finding| finding.rule == rule)
}

fn fate(report: &Report, input: &str) -> Fate {
    report.account.iter().find(|line| line.input == input).unwrap().fate
}

fn domestic_abuse() -> Observation {
    Observation::new("o1", "family.domestic_abuse", date(2026, 10, 1), Agency::Police)
}

#[test]
fn an_observation_answers_the_question_of_a_tool_in_use() {
    let sleep = asked(&[("position", json!("back"))]);
    let without = screened(baby().assessment(sleep.clone()));
    assert!(asks(&without, "safe_sleep.domestic_abuse") && !finds(&without, "safe-sleep/B5"));
    let with = screened(baby().assessment(sleep).observation(domestic_abuse()));
    assert!(!asks(&with, "safe_sleep.domestic_abuse") && finds(&with, "safe-sleep/B5"));
    let fact = with.facts.iter().find(|fact| fact.fact == "safe_sleep.domestic_abuse").unwrap();
    assert_eq!((fact.from.as_slice(), fact.on), (&["o1".to_owned()][..], Some(date(2026, 10, 1))));
    assert_eq!(fate(&with, "o1"), Fate::Used);
}

#[test]
fn an_observation_opens_no_tool_that_nobody_uses() {
    let report = screened(baby().observation(domestic_abuse()));
    assert!(!finds(&report, "safe-sleep/B5"));
    assert!(report.facts.iter().all(|fact| fact.fact != "safe_sleep.domestic_abuse"));
}

#[test]
fn what_was_answered_stands_over_what_another_record_holds_and_not_known_does_not() {
    let no = asked(&[("domestic_abuse", json!(false))]);
    assert!(!finds(&screened(baby().assessment(no).observation(domestic_abuse())), "safe-sleep/B5"));
    let not_known = asked(&[("domestic_abuse", json!("not_known"))]);
    assert!(finds(&screened(baby().assessment(not_known).observation(domestic_abuse())), "safe-sleep/B5"));
}

#[test]
fn a_status_that_has_ended_and_another_childs_answer_nothing() {
    let plan = Observation::new("o1", "status.child_in_need", date(2026, 10, 1), Agency::SocialCare);
    let sleep = || asked(&[("position", json!("back"))]);
    let screened = |plan: Observation| screened(baby().assessment(sleep()).observation(plan));
    assert!(finds(&screened(plan.clone()), "safe-sleep/B7.plan"));
    assert!(!finds(&screened(plan.clone().until(date(2026, 11, 1))), "safe-sleep/B7.plan"));
    assert!(!finds(&screened(plan.about(neglect_screen::Subject::Sibling)), "safe-sleep/B7.plan"));
}

#[test]
fn an_answer_counts_on_the_scale_of_neglect_as_the_observation_that_it_is() {
    let report = screened(baby().assessment(asked(&[("plan", json!("child_protection"))])));
    assert!(!report.headline.contains("No alerting feature"), "{}", report.headline);
    assert!(report.headline.contains("child protection plan"), "{}", report.headline);
    let asks_what_for = report.questions.iter().flat_map(|question| &question.missing);
    assert!(
        asks_what_for
            .into_iter()
            .any(|missing| { missing.input.as_deref() == Some("a1/plan") && missing.name == "reason" })
    );
    let report = screened(baby().assessment(asked(&[("plan", json!("child_in_need"))])));
    assert!(report.headline.contains("Child in need"), "{}", report.headline);
    let report = screened(baby().assessment(asked(&[("plan", json!("none"))])));
    assert!(report.headline.contains("No alerting feature"), "{}", report.headline);
}

#[test]
fn concerns_about_neglect_that_are_answered_are_a_prompt() {
    for (answer, concern) in
        [("current", Concern::Prompt), ("past", Concern::Prompt), ("none", Concern::NoneRecorded)]
    {
        let report = screened(baby().assessment(asked(&[("neglect_concerns", json!(answer))])));
        assert_eq!(report.concern, concern, "{answer}");
    }
}

#[test]
fn the_conversation_does_not_ask_what_an_observation_answers() {
    let interview = SCREENER.interview("safe_sleep").unwrap();
    let case = baby().observation(domestic_abuse()).build().unwrap();
    assert_eq!(interview.answers_in(&case)["domestic_abuse"], json!(true));
    assert!(interview.answers_in(&baby().build().unwrap()).is_empty());
}

#[test]
fn an_answer_that_waits_for_its_companion_is_undecided_and_asks_also_below_the_hazard_named() {
    let sleep = asked(&[("position", json!("front")), ("drinking_planned", json!("tonight"))]);
    let report = screened(baby().assessment(sleep));
    assert_eq!(report.hazard, Some(neglect_screen::Hazard::Never));
    let undecided: Vec<&str> = report.undecided.iter().map(|undecided| undecided.input.as_str()).collect();
    assert!(undecided.contains(&"a1/drinking_planned"), "{undecided:?}");
    assert!(asks(&report, "safe_sleep.sober_named"));
    let sleep = asked(&[("drinking_planned", json!("tonight")), ("sober_named", json!(true))]);
    let report = screened(baby().assessment(sleep));
    assert!(report.undecided.is_empty(), "{:?}", report.undecided);
}

#[test]
fn a_pack_is_told_of_an_answer_and_a_code_that_cannot_be() {
    let pack = |means: &str| {
        format!(
            "[pack]\nid = \"p\"\nversion = \"1\"\ntitle = \"T\"\njurisdiction = \"none\"\n\
             [[tool]]\nid = \"t\"\ntitle = \"T\"\nbasis = \"design\"\nchecked = \"recalled\"\n\
             [[tool.question]]\nid = \"q\"\nask = \"?\"\nanswer = \"yes_no\"\nmeans = {means}\n"
        )
    };
    let build = |means: &str| Screener::builder().england().pack("p.toml", pack(means)).build();
    assert!(build("{ yes = \"family.domestic_abuse\" }").is_ok());
    for (means, code) in [
        ("{ maybe = \"family.domestic_abuse\" }", "unknown_value"),
        ("{ yes = \"family.domestic_abus\" }", "unknown_code"),
        ("{ yes = \"family.*\" }", "unknown_code"),
    ] {
        let error = build(means).expect_err(means);
        assert!(error.diagnostics.iter().any(|diagnostic| diagnostic.code.name() == code), "{error}");
    }
}
