//! What holds of every set of answers.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Answers, child, fired, outcome, screen, screener, tool};
use neglect_screen::case::Child;
use neglect_screen::pack::{AnswerKind, ExampleInput, Expect, ToolQuestion};
use neglect_screen::{Fate, Report, Screener};

static SCREENER: LazyLock<Screener> = LazyLock::new(screener);

fn answer(question: &ToolQuestion) -> BoxedStrategy<Value> {
    let known = match &question.answer {
        AnswerKind::YesNo => any::<bool>().prop_map(Value::from).boxed(),
        AnswerKind::Choice { options, .. } => {
            proptest::sample::select(options.clone()).prop_map(Value::from).boxed()
        }
        AnswerKind::Grade { min, max } => (*min..=*max).prop_map(Value::from).boxed(),
        AnswerKind::Number { min, max, .. } => {
            let whole = |n: &neglect_screen::Number| n.as_integer().unwrap();
            // Small numbers are where most thresholds lie.
            let (least, most) = (whole(min), whole(max));
            prop_oneof![least..=most, least..=most.min(least + 5)].prop_map(Value::from).boxed()
        }
    };
    prop_oneof![8 => known, 1 => Just(json!("not_known")), 1 => Just(json!("not_applicable"))].boxed()
}

/// Each answer that a question can have; of numbers some.
fn every_answer(question: &ToolQuestion) -> Vec<Value> {
    match &question.answer {
        AnswerKind::YesNo => vec![json!(true), json!(false)],
        AnswerKind::Choice { options, .. } => options.iter().map(|option| json!(option)).collect(),
        AnswerKind::Grade { min, max } => (*min..=*max).map(Value::from).collect(),
        AnswerKind::Number { min, max, .. } => {
            let (least, most) = (min.as_integer().unwrap(), max.as_integer().unwrap());
            let few = [least, least + 1, 3, 6, 15, 20, 24, 36, 37, 1500, 2499, 2500, most];
            few.into_iter().filter(|number| (least..=most).contains(number)).map(Value::from).collect()
        }
    }
}

/// Answers to any of the questions.
fn some_answers() -> impl Strategy<Value = Answers> {
    let each: Vec<_> = tool(&SCREENER)
        .questions
        .iter()
        .map(|question| {
            proptest::option::weighted(0.6, answer(question)).prop_map({
                let id = question.id.clone();
                move |answer| answer.map(|answer| (id.clone(), answer))
            })
        })
        .collect();
    each.prop_map(|answers| answers.into_iter().flatten().collect())
}

/// A child whose record says nothing that a question asks.
fn any_child() -> impl Strategy<Value = Child> {
    (0_i64..360).prop_map(|days| Child { gestation_weeks: None, birth_weight_g: None, ..child(days) })
}

/// How serious an outcome of the readings on bed sharing is.
fn rank(outcome: &str) -> Option<u8> {
    Some(match outcome {
        "not_sharing" | "none" => 0,
        "informed_choice" | "not_counted" => 1,
        "avoid" => 2,
        "strong" | "hazardous" => 3,
        "never" => 4,
        _ => return None,
    })
}

fn lowered(before: &Report, after: &Report) -> Vec<String> {
    let now = fired(after);
    fired(before).into_iter().filter(|rule| !now.contains(rule)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_further_answer_never_lowers_a_report(
        all in some_answers(), child in any_child(), at in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!all.is_empty());
        let mut fewer = all.clone();
        let left_out = at.get(&all.keys().collect::<Vec<_>>()).to_string();
        fewer.remove(&left_out);
        let (before, after) = (screen(&SCREENER, child.clone(), &fewer), screen(&SCREENER, child, &all));
        // An answer that contradicts another changes what is taken of it, and the report says so.
        prop_assume!(before.contradictions == after.contradictions);
        // Patterns and findings stay; what a rule holds back by a gate was never found without the gate's answer. Only what
        // an exemption excuses goes, visibly, and whatever rests on it.
        let lost = lowered(&before, &after);
        let is_rule = |id: &str, rule: &str| id == rule || id.ends_with(&format!("/{rule}"));
        let excused = |rule: &String| after.held_back.iter().any(|held| is_rule(&held.rule, rule));
        if lost.is_empty() {
            prop_assert!(after.hazard >= before.hazard, "{left_out}");
            prop_assert!(after.concern >= before.concern, "{left_out}");
        } else {
            prop_assert!(lost.iter().any(excused), "{left_out} took {lost:?} away");
            let asked = before.questions.iter().any(|question| !question.exempts.is_empty());
            prop_assert!(asked, "what could excuse {lost:?} was not asked");
        }
        for reading in ["strict", "nice", "nhs_lullaby", "ncmd"] {
            let (before, after) = (rank(&outcome(&before, reading)), rank(&outcome(&after, reading)));
            if let (Some(before), Some(after)) = (before, after) {
                prop_assert_eq!(before, after, "what is decided stays decided: {}", reading);
            }
        }
    }

    #[test]
    fn an_answer_that_is_undecided_is_listed_and_asked_about(all in some_answers(), child in any_child()) {
        let report = screen(&SCREENER, child, &all);
        for undecided in &report.undecided {
            prop_assert!(!undecided.questions.is_empty(), "{} asks nothing", undecided.input);
            let missing = report.questions.iter().flat_map(|question| &question.missing);
            let asked: Vec<&str> = missing.map(|missing| missing.ask.as_str()).collect();
            for ask in &undecided.questions {
                prop_assert!(asked.contains(&ask.as_str()), "{} waits for what is not asked: {ask}", undecided.input);
            }
            prop_assert!(report.headline.contains("not decided") || report.headline.contains("could raise"));
        }
        let listed: Vec<&str> = report.undecided.iter().map(|undecided| undecided.input.as_str()).collect();
        for line in report.account.iter().filter(|line| line.fate == Fate::Undecided && line.kind == "answer") {
            prop_assert!(listed.contains(&line.input.as_str()), "{} is not listed", line.input);
        }
    }

    #[test]
    fn no_answers_name_a_worse_hazard_than_the_report_says_they_could(
        all in some_answers(), child in any_child(), more in some_answers(),
    ) {
        let before = screen(&SCREENER, child.clone(), &all);
        let asked: Vec<&str> = before
            .questions
            .iter()
            .flat_map(|question| &question.missing)
            .filter_map(|missing| missing.name.strip_prefix("safe_sleep."))
            .collect();
        let mut answered = all.clone();
        answered.extend(more.into_iter().filter(|(id, _)| asked.contains(&id.as_str())));
        let after = screen(&SCREENER, child, &answered);
        // An answer that contradicts another changes what is taken of it, and the report says so.
        prop_assume!(before.contradictions == after.contradictions);
        prop_assert!(after.hazard <= before.hazard_could_reach.max(before.hazard), "{:?}", after.hazard);
        prop_assert!(Some(after.concern) <= before.could_reach.max(Some(before.concern)), "{}", after.concern);
    }

    #[test]
    fn some_answers_name_the_hazard_that_the_report_says_they_could(all in some_answers(), child in any_child()) {
        let before = screen(&SCREENER, child.clone(), &all);
        let Some(could) = before.hazard_could_reach.filter(|&could| Some(could) > before.hazard) else {
            return Ok(());
        };
        let worst = before.questions.iter().filter(|question| question.hazard == Some(could));
        let reached = worst.into_iter().any(|question| {
            let asked = question.missing.iter().filter_map(|missing| missing.name.strip_prefix("safe_sleep."));
            let mut mixtures = vec![all.clone()];
            for id in asked {
                let question = tool(&SCREENER).questions.iter().find(|question| question.id == id).unwrap();
                let each = mixtures.iter().flat_map(|answers| {
                    every_answer(question).into_iter().map(|answer| {
                        let mut answers = answers.clone();
                        answers.insert(id.to_owned(), answer);
                        answers
                    })
                });
                mixtures = each.collect();
            }
            mixtures.iter().any(|answers| screen(&SCREENER, child.clone(), answers).hazard >= Some(could))
        });
        prop_assert!(reached, "nothing that is asked names {could:?}");
    }

    #[test]
    fn an_added_hazard_is_named_whatever_else_is_answered(
        mut all in some_answers(), at in any::<prop::sample::Index>(),
    ) {
        let rules: Vec<_> = SCREENER.rules().iter().filter(|rule| rule.rule.then.hazard.is_some()).collect();
        let rule = at.get(&rules);
        let fires = rule.rule.examples.iter().find(|example| {
            example.expect == Expect::Fires
                && example.gestation_weeks.is_none()
                && example.given.iter().all(|given| matches!(given, ExampleInput::Fact { .. }))
        });
        prop_assume!(fires.is_some());
        let example = fires.unwrap();
        for given in &example.given {
            if let ExampleInput::Fact { fact, value } = given {
                let id = fact.trim_start_matches("safe_sleep.").to_owned();
                all.insert(id, serde_json::from_str(value).unwrap_or_else(|_| json!(value)));
            }
        }
        let born = example.age.unwrap().before(super::today());
        let child = Child { born: Some(born), ..Child::default() };
        let report = screen(&SCREENER, child, &all);
        // An answer that contradicts another changes what is taken of it; an exemption that is answered excuses.
        prop_assume!(report.contradictions.is_empty());
        prop_assume!(!report.held_back.iter().any(|held| held.rule == rule.id));
        prop_assert!(fired(&report).contains(&rule.rule.id), "{}", rule.id);
        prop_assert!(report.hazard >= rule.rule.then.hazard);
    }

    #[test]
    fn the_strict_reading_is_never_below_nice(all in some_answers(), child in any_child()) {
        let report = screen(&SCREENER, child, &all);
        let (strict, nice) = (outcome(&report, "strict"), outcome(&report, "nice"));
        match (rank(&strict), rank(&nice)) {
            (Some(strict), Some(nice)) => prop_assert!(strict >= nice, "{strict} {nice}"),
            // What NICE advises most strongly against, the strict reading cannot leave open.
            (None, Some(nice)) => prop_assert!(nice < 3, "strict is {strict} where NICE is strong"),
            _ => {}
        }
    }

    #[test]
    fn every_answer_has_exactly_one_fate(all in some_answers(), child in any_child()) {
        let report = screen(&SCREENER, child, &all);
        let mut told: Vec<&str> = report
            .account
            .iter()
            .filter(|line| line.kind == "answer")
            .map(|line| line.input.strip_prefix("a1/").unwrap())
            .collect();
        told.sort_unstable();
        let answered: Vec<&str> = all.keys().map(String::as_str).collect();
        prop_assert_eq!(told, answered);
    }

    #[test]
    fn both_evaluators_say_the_same_of_every_set_of_answers(all in some_answers(), child in any_child()) {
        static REFERENCE: LazyLock<Screener> = LazyLock::new(|| {
            let builder = Screener::builder().pack_text(super::parsed().text);
            builder.evaluator(neglect_screen::Evaluator::Reference).build().unwrap()
        });
        prop_assert_eq!(screen(&SCREENER, child.clone(), &all), screen(&REFERENCE, child, &all));
    }
}
