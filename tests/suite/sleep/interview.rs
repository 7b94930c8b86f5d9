//! The order of the conversation, and what it leaves out.

use serde_json::{Value, json};

use super::{Answers, answers, child, screener, today};
use neglect_screen::Screener;
use neglect_screen::interview::{Interview, Standing};
use neglect_screen::pack::{AnswerKind, ToolQuestion};

fn interview(screener: &Screener) -> Interview<'_> {
    screener.interview("safe_sleep").unwrap()
}

fn standing(interview: &Interview<'_>, days: i64, given: &Answers, id: &str) -> Standing {
    let all = interview.standings(&child(days), today(), given);
    all.into_iter().find(|(question, _)| question.id == id).unwrap().1
}

/// What is asked, in order, where `answer` answers everything.
fn asked(interview: &Interview<'_>, days: i64, answer: impl Fn(&ToolQuestion) -> Value) -> Vec<String> {
    let (mut given, mut order) = (Answers::new(), Vec::new());
    while let Some(question) = interview.next(&child(days), today(), &given) {
        assert!(!order.contains(&question.id), "{} is asked twice", question.id);
        order.push(question.id.clone());
        given.insert(question.id.clone(), answer(question));
    }
    order
}

fn not_known(_: &ToolQuestion) -> Value {
    json!("not_known")
}

/// An answer that no source warns of, as far as a tool can tell: the last resort of a long conversation.
fn first_option(question: &ToolQuestion) -> Value {
    match &question.answer {
        AnswerKind::YesNo => json!(false),
        AnswerKind::Choice { options, .. } => json!(options[0]),
        AnswerKind::Grade { min, .. } => json!(min),
        AnswerKind::Number { min, .. } => json!(min),
    }
}

#[test]
fn tonight_comes_first_and_the_worst_before_the_rest() {
    let screener = screener();
    let interview = interview(&screener);
    let order = asked(&interview, 60, not_known);
    let place =
        |id: &str| order.iter().position(|asked| asked == id).unwrap_or_else(|| panic!("{id} in {order:?}"));
    let tonight = [
        "safe_space",
        "sober_now",
        "impaired_now",
        "share_tonight",
        "away",
        "away_space",
        "drinking_planned",
        "sober_named",
    ];
    assert_eq!(order[..tonight.len()], tonight);
    assert!(place("sofa_sharing") < place("smokes"));
    assert!(place("smokes") < place("cot_objects"));
    assert!(place("cot_objects") < place("feels_hot"));
    assert!(place("feels_hot") < place("domestic_abuse"));
}

#[test]
fn it_ends_and_asks_nothing_twice() {
    let screener = screener();
    let interview = interview(&screener);
    for days in [0, 20, 60, 150, 200, 364] {
        for order in [asked(&interview, days, not_known), asked(&interview, days, first_option)] {
            assert!(order.len() > 40, "{}", order.len());
        }
    }
}

#[test]
fn not_known_is_an_answer() {
    let screener = screener();
    let interview = interview(&screener);
    let given = answers(json!({ "safe_space": "not_known" }));
    assert_eq!(standing(&interview, 60, &given, "safe_space"), Standing::Answered);
}

#[test]
fn what_is_in_the_childs_record_is_not_asked() {
    let screener = screener();
    let interview = interview(&screener);
    let given = answers(json!({ "bed_sharing": true }));
    assert_eq!(standing(&interview, 60, &given, "birth_weight"), Standing::Answered);
    let unknown = neglect_screen::case::Child { birth_weight_g: None, ..child(60) };
    let all = interview.standings(&unknown, today(), &given);
    assert!(
        all.iter().any(|(question, standing)| question.id == "birth_weight" && *standing == Standing::Open)
    );
}

#[test]
fn before_birth_only_what_can_be_known_then_is_asked() {
    let screener = screener();
    let interview = interview(&screener);
    let unborn =
        neglect_screen::case::Child { due: Some("2027-01-10".parse().unwrap()), ..Default::default() };
    let all = interview.standings(&unborn, today(), &Answers::new());
    let open: Vec<&str> = all
        .iter()
        .filter(|(_, standing)| *standing == Standing::Open)
        .map(|(question, _)| question.id.as_str())
        .collect();
    assert!(open.contains(&"smoked_in_pregnancy") && open.contains(&"cot_room"), "{open:?}");
    for id in ["safe_space", "position", "place", "bed_sharing", "sober_now"] {
        assert!(!open.contains(&id), "{id} is asked of an unborn child");
    }
}

#[test]
fn a_question_of_another_age_is_left_out() {
    let screener = screener();
    let interview = interview(&screener);
    assert_eq!(standing(&interview, 100, &Answers::new(), "same_room_night"), Standing::Open);
    assert_eq!(standing(&interview, 200, &Answers::new(), "same_room_night"), Standing::Age);
}

#[test]
fn a_question_waits_for_the_one_that_opens_it() {
    let screener = screener();
    let interview = interview(&screener);
    assert_eq!(standing(&interview, 60, &Answers::new(), "share_tonight"), Standing::Waiting);
    let sober = answers(json!({ "impaired_now": false }));
    assert_eq!(standing(&interview, 60, &sober, "share_tonight"), Standing::NotArising);
    let impaired = answers(json!({ "impaired_now": true }));
    assert_eq!(standing(&interview, 60, &impaired, "share_tonight"), Standing::Open);
}

#[test]
fn nobody_is_asked_what_can_change_nothing() {
    let screener = screener();
    let interview = interview(&screener);
    // No rule of the built-in pack rests on the hour of the last drink.
    let drank = answers(json!({ "alcohol_units": 2, "parent_alcohol_units": 2 }));
    assert_eq!(standing(&interview, 60, &drank, "alcohol_hours"), Standing::Settled);
    // Where nobody shares a bed and nobody is likely to, pets in the bed decide nothing.
    let no_bed = answers(json!({ "bed_sharing": false, "sharing_likely": false }));
    assert_eq!(standing(&interview, 60, &no_bed, "pets_in_bed"), Standing::NotArising);
    // Who is tired still matters: on a sofa.
    assert_eq!(standing(&interview, 60, &no_bed, "extremely_tired"), Standing::Open);
    let own_cot = answers(json!({
        "bed_sharing": false, "sharing_likely": false, "sofa_sharing": "no", "place": "cot", "nap_place": "cot",
    }));
    assert_eq!(standing(&interview, 60, &own_cot, "extremely_tired"), Standing::Settled);
    // Who smokes still matters: it is told as what would apply.
    assert_eq!(standing(&interview, 60, &own_cot, "smokes"), Standing::Open);
}

#[test]
fn a_local_rule_opens_a_question_that_was_settled() {
    let local = r#"
[pack]
id = "mine"
version = "1"
title = "Mine"
jurisdiction = "England"
[[rule]]
id = "hours"
when = { fact = "safe_sleep.alcohol_hours", at_most = 24 }
then = { hazard = "strong" }
text = "Alcohol within a day and a night."
basis = "design"
checked = "recalled"
"#;
    let screener =
        Screener::builder().pack_text(super::parsed().text).pack("mine.toml", local).build().unwrap();
    let interview = interview(&screener);
    let drank = answers(json!({ "alcohol_units": 2, "parent_alcohol_units": 2 }));
    assert_eq!(standing(&interview, 60, &drank, "alcohol_hours"), Standing::Open);
}
