//! What a comparison promises: a witness always differs and holds nothing that could be left out, what is only written
//! otherwise is said to mean the same, and where no witness is found no case on the boundaries shows a difference.

use neglect_compare::{Change, Comparison, Does, Progress, compare, compare_watched};
use neglect_screen::testing::boundary_cases;
use neglect_screen::{Case, Limits, Report, Screener};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// A pack with one rule on these conditions.
fn pack(when: &str, rest: &str) -> Screener {
    let text = format!(
        r#"
        [pack]
        id = "ours"
        version = "1"
        title = "Ours"
        jurisdiction = "England"
        [[indicator]]
        code = "food.hungry"
        label = "Hungry"
        channel = "alerting"
        forms = ["nutritional"]
        qualifiers = {{ pattern = ["once", "repeated", "persistent"] }}
        [[indicator]]
        code = "food.lunch_missing"
        label = "No lunch"
        channel = "alerting"
        forms = ["nutritional"]
        [[tool]]
        id = "meals"
        title = "Meals"
        basis = "design"
        [[tool.question]]
        id = "breakfast"
        ask = "How many breakfasts does the child have in a week?"
        answer = {{ grade = [0, 7] }}
        [[rule]]
        id = "hungry"
        when = {when}
        text = "The child is often hungry."
        basis = "design"
        {rest}
        "#
    );
    Screener::builder().pack("ours.toml", text).build().unwrap_or_else(|error| panic!("{error}"))
}

const CONSIDER: &str = "then = { concern = \"consider\" }";

fn does(report: &Report) -> Option<neglect_screen::Concern> {
    report.findings.iter().find(|finding| finding.rule == "ours/hungry").and_then(|finding| finding.concern)
}

/// Screens the witness once more, and holds that nothing of it could be left out.
fn hold(comparison: &Comparison, old: &Screener, new: &Screener) {
    let witness = comparison.rules[0].witness.as_ref().unwrap();
    let outcome = |case: &Case| (old.screen(case).unwrap(), new.screen(case).unwrap());
    let case = witness.case.clone().check(&Limits::default()).unwrap();
    let (was, is) = outcome(&case);
    assert_ne!((does(&was), witness.old.does), (does(&is), witness.new.does));
    for place in 0..witness.case.observations.len() {
        let mut smaller = witness.case.clone();
        smaller.observations.remove(place);
        let (was, is) = outcome(&smaller.check(&Limits::default()).unwrap());
        assert_eq!(does(&was), does(&is), "an observation could be left out");
    }
}

#[test]
fn packs_that_are_the_same_differ_in_nothing() {
    let same = || pack("{ seen = 'food.hungry' }", CONSIDER);
    let found = compare(&same(), &same(), &[]);
    assert!(found.rules.is_empty() && found.parts.is_empty() && found.moved.is_empty());
}

#[test]
fn what_is_only_written_otherwise_is_said_to_mean_the_same() {
    let a = "{ any = [{ seen = 'food.hungry' }, { all = [{ seen = 'food.lunch_missing' }, { age = { below = '5 years' } }] }] }";
    let b = "{ at_least = 1, of = [{ all = [{ age = { below = '5 years' } }, { seen = 'food.lunch_missing' }] }, { any = [{ seen = 'food.hungry' }] }] }";
    let found = compare(&pack(a, CONSIDER), &pack(b, CONSIDER), &[]);
    assert_eq!(found.rules[0].change, Change::Rewritten);
}

#[test]
fn each_kind_of_change_has_its_smallest_witness() {
    let changes = [
        ("{ seen = 'food.hungry' }", "{ seen = 'food.*' }", 1),
        ("{ seen = 'food.hungry', at_least = 2 }", "{ seen = 'food.hungry', at_least = 4 }", 2),
        (
            "{ seen = 'food.hungry', with = { pattern = 'repeated' } }",
            "{ seen = 'food.hungry', with = { pattern = 'persistent' } }",
            1,
        ),
        (
            "{ seen = 'food.hungry', at_least = 2, within = '6 months' }",
            "{ seen = 'food.hungry', at_least = 2, within = '12 months' }",
            2,
        ),
        (
            "{ seen = 'food.hungry', at_least = 2, distinct = 'agency' }",
            "{ seen = 'food.hungry', at_least = 2 }",
            2,
        ),
        ("{ seen = 'food.hungry', by = ['education'] }", "{ seen = 'food.hungry', by = ['health'] }", 1),
        ("{ seen = 'food.hungry', subject = ['sibling'] }", "{ seen = 'food.hungry' }", 1),
        ("{ seen = 'food.hungry', current = true }", "{ seen = 'food.hungry' }", 1),
        (
            "{ all = [{ seen = 'food.hungry' }, { seen = 'food.lunch_missing' }] }",
            "{ any = [{ seen = 'food.hungry' }, { seen = 'food.lunch_missing' }] }",
            1,
        ),
        (
            "{ all = [{ seen = 'food.hungry' }, { age = { below = '5 years' } }] }",
            "{ all = [{ seen = 'food.hungry' }, { age = { below = '6 years' } }] }",
            1,
        ),
    ];
    for (was, is, observations) in changes {
        let (old, new) = (pack(was, CONSIDER), pack(is, CONSIDER));
        let found = compare(&old, &new, &[]);
        assert_eq!(found.rules[0].change, Change::Meaning, "{was} and {is}");
        assert_eq!(
            found.rules[0].witness.as_ref().unwrap().case.observations.len(),
            observations,
            "{was} and {is}"
        );
        hold(&found, &old, &new);
    }
}

#[test]
fn answers_explanations_and_what_follows_have_witnesses() {
    let seen = "{ seen = 'food.hungry' }";
    let fewer = |least: u32| pack(&format!("{{ fact = 'meals.breakfast', below = {least} }}"), CONSIDER);
    let found = compare(&fewer(3), &fewer(4), &[]);
    let witness = found.rules[0].witness.as_ref().unwrap();
    assert_eq!(witness.case.assessments[0].answers["breakfast"], 3);
    assert_eq!((witness.old.does, witness.new.does), (Does::Silent, Does::Fires));
    let explained = pack(seen, &format!("{CONSIDER}\nexplained_by = ['medical']"));
    let found = compare(&pack(seen, CONSIDER), &explained, &[]);
    assert_eq!(found.rules[0].witness.as_ref().unwrap().new.does, Does::HeldBack);
    let found = compare(&pack(seen, CONSIDER), &pack(seen, "then = { concern = \"suspect\" }"), &[]);
    assert_eq!(found.rules[0].witness.as_ref().unwrap().case.observations.len(), 1);
    let noted = pack(seen, &format!("{CONSIDER}\nnote = 'A guard.'"));
    assert_eq!(compare(&pack(seen, CONSIDER), &noted, &[]).rules[0].change, Change::Words);
}

#[test]
fn a_witness_says_what_its_codes_and_questions_mean() {
    let seen = |least: u32| pack(&format!("{{ seen = 'food.hungry', at_least = {least} }}"), CONSIDER);
    let found = compare(&seen(1), &seen(2), &[]);
    let witness = found.rules[0].witness.as_ref().unwrap();
    assert_eq!(witness.code(&witness.case.observations[0].code), "Hungry (food.hungry)");
    let fewer = |least: u32| pack(&format!("{{ fact = 'meals.breakfast', below = {least} }}"), CONSIDER);
    let found = compare(&fewer(3), &fewer(4), &[]);
    let witness = found.rules[0].witness.as_ref().unwrap();
    assert_eq!(witness.tool("meals"), "Meals (meals)");
    let asked = "How many breakfasts does the child have in a week? (breakfast)";
    assert_eq!(witness.question("meals", "breakfast"), asked);
}

#[test]
fn a_comparison_says_how_far_it_has_come() {
    let (old, new) = (
        pack("{ seen = 'food.hungry', at_least = 3 }", CONSIDER),
        pack("{ seen = 'food.hungry', at_least = 4 }", CONSIDER),
    );
    let mut told = Vec::new();
    let watched = compare_watched(&old, &new, &[], |progress| told.push(progress));
    assert_eq!(told[0], Progress { rules: 0, of: 1, tried: 0 });
    let tried = told.iter().map(|progress| progress.tried).max().unwrap();
    assert_eq!(tried + 1, watched.rules[0].tried, "each case is told before it is screened");
}

#[test]
fn what_moves_among_given_cases_is_told() {
    let case = r#"{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
        "observations": [{ "id": "o1", "code": "food.hungry", "on": "2026-10-02", "by": "education" }] }"#;
    let case = Case::from_json(case.as_bytes(), &Limits::default()).unwrap();
    let (old, new) = (
        pack("{ seen = 'food.hungry', at_least = 2 }", CONSIDER),
        pack("{ seen = 'food.hungry' }", CONSIDER),
    );
    let found = compare(&old, &new, &[("mine".to_owned(), case)]);
    assert_eq!((found.given, found.moved[0].case.as_str()), (1, "mine"));
    assert_eq!(found.moved[0].fires, ["ours/hungry"]);
}

/// A condition with numbers, periods and words of its own.
fn condition() -> impl Strategy<Value = String> {
    let pattern = prop_oneof![
        Just(""),
        Just(", with = { pattern = 'repeated' }"),
        Just(", with = { pattern = 'persistent' }")
    ];
    let within = prop_oneof![
        Just(String::new()),
        (1_u32..13).prop_map(|months| format!(", within = '{months} months'"))
    ];
    let code = prop_oneof![Just("food.hungry"), Just("food.lunch_missing"), Just("food.*")];
    (code, 1_u32..4, pattern, within, 2_u32..8).prop_map(|(code, least, pattern, within, years)| {
        let pattern = if code == "food.hungry" { pattern } else { "" };
        format!("{{ all = [{{ seen = '{code}', at_least = {least}{pattern}{within} }}, {{ age = {{ below = '{years} years' }} }}] }}")
    })
}

#[test]
fn a_witness_differs_and_where_none_is_found_no_case_on_the_boundaries_does() {
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let held = runner.run(&(condition(), condition()), |(was, is)| {
        let (old, new) = (pack(&was, CONSIDER), pack(&is, CONSIDER));
        let found = compare(&old, &new, &[]);
        if found.rules.iter().any(|rule| rule.witness.is_some()) {
            hold(&found, &old, &new);
            return Ok(());
        }
        let mut boundary = TestRunner::deterministic();
        let cases = boundary_cases(old.indicators(), old.tools());
        boundary
            .run(&cases, |case| {
                let (was, is) = (old.screen(&case).unwrap(), new.screen(&case).unwrap());
                prop_assert_eq!(does(&was), does(&is));
                Ok(())
            })
            .map_err(|error| TestCaseError::fail(format!("{was} and {is}: {error}")))
    });
    held.unwrap_or_else(|error| panic!("{error}"));
}
