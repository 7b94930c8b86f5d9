//! What assessments promise, on small tools of one kind each. The shipped packs are tested in `tests/suite/`.

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::super::{ReaderOutput, Settings, Target, TargetState, read, targets};
use crate::case::CaseDraft;
use crate::case::InputRef;
use crate::facts::{Answer, Facts, Value};
use crate::number::Number;
use crate::pack::Tool;
use crate::vocabulary::{Fate, Reason};

/// A tool from the model's own JSON.
fn tool(json: Json) -> Tool {
    serde_json::from_value(json).unwrap()
}

fn grade(id: &str) -> Json {
    json!({ "id": id, "ask": id, "answer": { "grade": { "min": 1, "max": 5 } } })
}

/// Two areas of graded care: one of a sub-area with three items and a sub-area without, one of a single item.
fn graded() -> Tool {
    let by_ceiling = json!({ "mode_with_ceiling": { "over": 3, "tie": "worse" } });
    tool(json!({
        "id": "g", "title": "Graded", "basis": "guidance", "checked": "recalled",
        "questions": [grade("A1a"), grade("A1b"), grade("A1c"), grade("A2"), grade("B1")],
        "totals": [
            { "id": "A1", "title": "Food", "method": by_ceiling, "of": ["A1a", "A1b", "A1c"] },
            { "id": "physical", "title": "Physical", "method": by_ceiling, "of": ["A1", "A2"] },
            { "id": "safety", "title": "Safety", "method": by_ceiling, "of": ["B1"] } ]
    }))
}

/// Four questions of yes or no, added up, with two bands.
fn summed() -> Tool {
    let yes_no = |id: &str| json!({ "id": id, "ask": id, "answer": "yes_no" });
    tool(json!({
        "id": "s", "title": "Summed", "basis": "guidance", "checked": "text",
        "questions": [yes_no("a"), yes_no("b"), yes_no("c"), yes_no("d")],
        "totals": [
            { "id": "sum", "title": "Sum", "method": "sum", "of": ["a", "b", "c", "d"],
              "bands": [{ "from": 0, "to": 1, "label": "low" }, { "from": 2, "to": 4, "label": "high" }] },
            { "id": "max", "title": "Max", "method": "max", "of": ["a", "b", "c", "d"] } ]
    }))
}

fn case(assessments: Json) -> CaseDraft {
    serde_json::from_value(json!({
        "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2022-03-01" }, "assessments": assessments
    }))
    .unwrap()
}

fn reading(tool: Tool, assessments: Json) -> ReaderOutput {
    read(&case(assessments), &Settings::new(vec![tool], Vec::new()))
}

fn facts(tool: Tool, assessments: Json) -> Facts {
    Facts::new(reading(tool, assessments).facts)
}

fn number(n: i64) -> Answer {
    Answer::Known(Value::Number(Number::from(n)))
}

fn between(low: i64, high: i64) -> Answer {
    Answer::Known(Value::Between { low: Number::from(low), high: Number::from(high) })
}

fn word(text: &'static str) -> Answer {
    Answer::Known(Value::Text(text.into()))
}

fn answer<'f>(facts: &'f Facts, name: &str) -> Option<&'f Answer> {
    facts.get(name).map(|fact| &fact.answer)
}

#[test]
fn areas_stand_side_by_side_with_reason_coverage_and_spread_and_never_a_total() {
    let facts = facts(
        graded(),
        json!([{ "id": "a1", "tool": "g", "on": "2026-10-01", "by": "health_visiting",
                 "answers": { "A1a": 2, "A1b": 2, "A2": 4 } }]),
    );
    assert_eq!(answer(&facts, "g.A1"), Some(&number(2)));
    assert_eq!(answer(&facts, "g.A1.reason"), Some(&word("mode")));
    assert_eq!(answer(&facts, "g.A1.coverage"), Some(&Answer::Known(Value::Ratio { part: 2, whole: 3 })));
    assert_eq!(answer(&facts, "g.physical"), Some(&number(4)));
    assert_eq!(answer(&facts, "g.physical.reason"), Some(&word("ceiling")));
    assert_eq!(answer(&facts, "g.physical.spread"), Some(&number(2)));
    assert_eq!(
        answer(&facts, "g.physical.coverage"),
        Some(&Answer::Known(Value::Ratio { part: 3, whole: 4 }))
    );
    assert_eq!(
        facts.get("g.physical").unwrap().words,
        "Physical: grade 4 (the worst grade decides), 3 of 4 answered"
    );
    // Nobody looked at safety: there is no fact about it, not even a good one.
    assert!(facts.iter().all(|fact| !fact.name.starts_with("g.safety")));
}

#[test]
fn the_latest_answer_to_each_question_stands_and_an_earlier_one_until_it_is_asked_again() {
    let read = reading(
        graded(),
        json!([
            { "id": "later", "tool": "g", "on": "2026-10-01", "by": "health", "answers": { "A1a": 1, "A1b": 1 } },
            { "id": "first", "tool": "g", "on": "2026-05-01", "by": "education", "answers": { "A1a": 5, "A2": 4 } } ]),
    );
    assert_eq!(read.settled(), [(InputRef::Answer(1, 0), Fate::NotAlerting, Some(Reason::Superseded))]);
    let facts = Facts::new(read.facts);
    assert_eq!(answer(&facts, "g.A1a"), Some(&number(1)));
    assert_eq!(answer(&facts, "g.A2"), Some(&number(4)));
    // The 4 that nobody has looked at again still shows.
    assert_eq!(answer(&facts, "g.physical"), Some(&number(4)));
    assert_eq!(facts.get("g.physical").unwrap().on, Some(date(2026, 10, 1)));
}

#[test]
fn a_total_rests_on_the_answers_that_are_known() {
    let made = facts(
        graded(),
        json!([{ "id": "a1", "tool": "g", "on": "2026-10-01", "by": "health",
                 "answers": { "A1a": "not_known", "A1b": 2, "B1": "not_known" } }]),
    );
    assert_eq!(made.get("g.A1").unwrap().from, [InputRef::Answer(0, 1)]);
    assert_eq!(
        made.get("g.safety").unwrap().from,
        [InputRef::Answer(0, 2)],
        "that nobody knows rests on who said so"
    );
}

#[test]
fn an_assessment_whose_answers_are_all_replaced_is_superseded_itself() {
    let read = reading(
        graded(),
        json!([
            { "id": "a1", "tool": "g", "on": "2026-05-01", "by": "health", "answers": { "A2": 4 } },
            { "id": "a2", "tool": "g", "on": "2026-06-01", "by": "health", "answers": { "A2": 3 } } ]),
    );
    assert!(read.settled().contains(&(InputRef::Assessment(0), Fate::NotAlerting, Some(Reason::Superseded))));
}

#[test]
fn change_between_two_assessments_is_told_for_each_area() {
    let changes = [(3, 2, "improved"), (3, 3, "unchanged"), (3, 4, "worse")];
    for (before, after, expected) in changes {
        let facts = facts(
            graded(),
            json!([
                { "id": "a1", "tool": "g", "on": "2026-05-01", "by": "health", "answers": { "A2": before, "B1": 1 } },
                { "id": "a2", "tool": "g", "on": "2026-08-01", "by": "health", "answers": { "A2": after } } ]),
        );
        let change = facts.get("g.physical.change").unwrap();
        assert_eq!(change.answer, word(expected));
        assert_eq!(change.from, [InputRef::Answer(0, 0), InputRef::Answer(1, 0)]);
        // Safety was graded once: there is nothing to compare.
        assert!(facts.get("g.safety.change").is_none());
    }
}

#[test]
fn a_sum_with_blanks_is_a_range_and_a_whole_one_a_number() {
    let with = |answers: Json| {
        facts(
            summed(),
            json!([{ "id": "a", "tool": "s", "on": "2026-10-01", "by": "health", "answers": answers }]),
        )
    };
    let some = with(json!({ "a": true, "b": "no" }));
    assert_eq!(answer(&some, "s.sum"), Some(&between(1, 3)));
    assert_eq!(answer(&some, "s.sum.band"), Some(&Answer::NotKnown));
    assert_eq!(answer(&some, "s.max"), Some(&number(1)));
    assert_eq!(some.get("s.sum").unwrap().words, "Sum: 1 to 3, 2 of 4 answered");
    let enough = with(json!({ "a": true, "b": true }));
    assert_eq!(answer(&enough, "s.sum.band"), Some(&word("high")));
    let whole = with(json!({ "a": true, "b": false, "c": false, "d": "not_applicable" }));
    assert_eq!(answer(&whole, "s.sum"), Some(&number(1)));
    assert_eq!(answer(&whole, "s.sum.coverage"), Some(&Answer::Known(Value::Ratio { part: 3, whole: 3 })));
    let unknown = with(json!({ "a": "not_known" }));
    assert_eq!(answer(&unknown, "s.sum"), Some(&Answer::NotKnown));
    assert_eq!(answer(&unknown, "s.max"), Some(&Answer::NotKnown));
    let none = with(
        json!({ "a": "not_applicable", "b": "not_applicable", "c": "not_applicable", "d": "not_applicable" }),
    );
    assert_eq!(answer(&none, "s.sum"), Some(&Answer::NotApplicable));
}

#[test]
fn a_sum_and_its_band_keep_what_they_had_been_after_each_assessment() {
    let assessment = |id: &str, on: &str, answers: Json| json!({ "id": id, "tool": "s", "on": on, "by": "health", "answers": answers });
    let all = facts(
        summed(),
        json!([
            assessment("a", "2026-08-01", json!({ "a": true, "b": true, "c": true, "d": true })),
            assessment("b", "2026-09-01", json!({ "c": false })),
            assessment("c", "2026-10-01", json!({ "a": false, "b": false, "c": false, "d": false })),
        ]),
    );
    let days = |name: &str| -> Vec<(String, Answer, usize)> {
        let fact = all.get(name).unwrap();
        let earlier = fact.earlier.iter().map(|one| (one.on.to_string(), one.answer.clone(), one.from.len()));
        earlier.chain([(fact.on.unwrap().to_string(), fact.answer.clone(), fact.from.len())]).collect()
    };
    let on = |on: &str, answer: Answer| (on.to_owned(), answer, 4);
    assert_eq!(
        days("s.sum"),
        [on("2026-08-01", number(4)), on("2026-09-01", number(3)), on("2026-10-01", number(0))]
    );
    assert_eq!(days("s.sum.band").len(), 3);
    assert_eq!(days("s.sum.band")[0], on("2026-08-01", word("high")));
    assert!(all.get("s.sum.coverage").unwrap().earlier.is_empty());
}

#[test]
fn what_cannot_be_read_is_said_with_its_place_and_never_with_its_content() {
    let read = reading(
        graded(),
        json!([{ "id": "a1", "tool": "g", "on": "2026-10-01", "by": "health",
                 "answers": { "A1a": 7, "A1b": "SECRET", "A2": 3, "ZZ": 1 } }]),
    );
    let unreadable = |n| (InputRef::Answer(0, n), Fate::NotAlerting, Some(Reason::Unreadable));
    assert_eq!(
        read.settled(),
        [unreadable(0), unreadable(1), (InputRef::Answer(0, 3), Fate::NotRecognised, None)]
    );
    assert_eq!(
        read.caveats.iter().map(|caveat| (caveat.code, caveat.text.as_ref())).collect::<Vec<_>>(),
        [
            (
                "answer_out_of_range",
                "assessments[0].answers.A1a lies outside the range of the question and was not used: write a whole \
                 number from 1 to 5; or \"not_known\" or \"not_applicable\""
            ),
            (
                "answer_wrong_type",
                "assessments[0].answers.A1b is not of the type that the question asks for and was not used: write a \
                 whole number from 1 to 5; or \"not_known\" or \"not_applicable\""
            ),
        ]
    );
    let facts = Facts::new(read.facts);
    assert!(facts.get("g.A1a").is_none() && facts.get("g.A1b").is_none());
}

#[test]
fn a_tool_that_no_pack_knows_is_not_recognised_with_all_its_answers() {
    let read = reading(
        graded(),
        json!([{ "id": "a1", "tool": "h", "on": "2026-10-01", "by": "health", "answers": { "x": 1 } }]),
    );
    assert_eq!(
        read.settled(),
        [
            (InputRef::Assessment(0), Fate::NotRecognised, None),
            (InputRef::Answer(0, 0), Fate::NotRecognised, None)
        ]
    );
}

#[test]
fn what_lies_after_the_case_date_or_was_recorded_after_it_is_left_alone() {
    let read = reading(
        graded(),
        json!([
            { "id": "a1", "tool": "g", "on": "2026-11-22", "by": "health", "answers": { "A2": 5 } },
            { "id": "a2", "tool": "g", "on": "2026-11-01", "recorded": "2026-11-22", "by": "health",
              "answers": { "A2": 5 } } ]),
    );
    assert_eq!(read, ReaderOutput::default());
}

#[test]
fn only_an_accredited_result_is_taken_where_the_tool_asks_for_one() {
    let mut accredited = graded();
    accredited.accredited = true;
    for (field, code) in [(json!(false), "assessor_not_accredited"), (Json::Null, "accreditation_not_stated")]
    {
        let read = reading(
            accredited.clone(),
            json!([{ "id": "a1", "tool": "g", "on": "2026-10-01", "by": "health", "accredited": field,
                     "answers": { "A2": 5 } }]),
        );
        assert_eq!(read.caveats.iter().map(|caveat| caveat.code).collect::<Vec<_>>(), [code]);
        let facts = Facts::new(read.facts);
        assert_eq!(answer(&facts, "g.A2"), Some(&Answer::NotKnown));
        assert_eq!(answer(&facts, "g.physical"), Some(&Answer::NotKnown));
    }
    let both = facts(
        accredited,
        json!([
            { "id": "a1", "tool": "g", "on": "2026-05-01", "by": "health", "accredited": true, "answers": { "A2": 4 } },
            { "id": "a2", "tool": "g", "on": "2026-10-01", "by": "health", "answers": { "A2": 1 } } ]),
    );
    assert_eq!(answer(&both, "g.A2"), Some(&number(4)), "a result that may not be taken replaces none");
}

#[test]
fn an_answer_that_needs_evidence_says_whether_it_has_it() {
    let mut gated = graded();
    gated.evidence_for = vec!["4".to_owned(), "5".to_owned()];
    let assessments = json!([{ "id": "a1", "tool": "g", "on": "2026-10-01", "by": "health",
        "answers": { "A1a": 4, "A1b": 5, "A1c": 1 }, "evidence": { "A1a": "seen on three visits", "A1b": "  " } }]);
    let read = reading(gated, assessments);
    assert_eq!(read.caveats.iter().map(|caveat| caveat.code).collect::<Vec<_>>(), ["evidence_missing"]);
    assert!(!read.caveats.iter().any(|caveat| caveat.text.contains("visits")));
    let facts = Facts::new(read.facts);
    assert_eq!(answer(&facts, "g.A1a.evidenced"), Some(&Answer::Known(Value::Flag(true))));
    assert_eq!(answer(&facts, "g.A1b.evidenced"), Some(&Answer::Known(Value::Flag(false))));
    assert_eq!(answer(&facts, "g.A1c.evidenced"), None);
    assert_eq!(answer(&facts, "g.A1b"), Some(&number(5)), "the answer itself is never lost");
}

#[test]
fn a_question_that_is_not_asked_at_this_age_is_not_missing() {
    let mut aged = summed();
    aged.questions[3].ages = serde_json::from_value(json!({ "from": { "n": 10, "unit": "years" } })).unwrap();
    aged.questions[2].only_if =
        serde_json::from_value(json!({ "fact": { "fact": "s.a", "test": { "is": true } } })).unwrap();
    let made = facts(
        aged,
        json!([{ "id": "a", "tool": "s", "on": "2026-10-01", "by": "health", "answers": { "a": false, "b": true } }]),
    );
    assert_eq!(answer(&made, "s.sum"), Some(&number(1)));
    assert_eq!(answer(&made, "s.sum.coverage"), Some(&Answer::Known(Value::Ratio { part: 2, whole: 2 })));
}

#[test]
fn what_the_child_s_record_holds_answers_the_question_at_the_ages_at_which_it_is_asked() {
    let asks_weight = || {
        tool(json!({
            "id": "b", "title": "Birth", "basis": "guidance", "checked": "text",
            "questions": [{ "id": "weight", "ask": "?", "record": "birth.weight_g",
                "ages": { "below": { "n": 1, "unit": "years" } },
                "answer": { "number": { "unit": "grams", "min": 200, "max": 8000 } } }]
        }))
    };
    let with = |born: &str, weight: Json, assessments: Json| {
        let case: CaseDraft = serde_json::from_value(json!({ "schema": 1, "case": "c", "as_of": "2026-11-21",
            "child": { "born": born, "birth_weight_g": weight }, "assessments": assessments }))
        .unwrap();
        read(&case, &Settings::new(vec![asks_weight()], Vec::new()))
    };
    let said = json!([{ "id": "a", "tool": "b", "on": "2026-11-01", "by": "health", "answers": { "weight": 2600 } }]);
    let both = with("2026-10-01", json!(2400), said.clone());
    assert_eq!(
        both.settled(),
        [
            (InputRef::Answer(0, 0), Fate::NotAlerting, Some(Reason::Superseded)),
            (InputRef::Assessment(0), Fate::NotAlerting, Some(Reason::Superseded)),
        ]
    );
    assert_eq!(answer(&Facts::new(both.facts), "b.weight"), Some(&number(2400)));
    let said_only = with("2026-10-01", Json::Null, said);
    assert_eq!(answer(&Facts::new(said_only.facts), "b.weight"), Some(&number(2600)));
    let opened = json!([{ "id": "a", "tool": "b", "on": "2026-11-01", "by": "health", "answers": {} }]);
    let record_only = with("2026-10-01", json!(2400), opened.clone());
    assert_eq!(record_only.facts[0].from, [InputRef::Child]);
    assert_eq!(with("2016-10-01", json!(2400), opened).facts, []);
    let not_in_use = with("2026-10-01", json!(2400), json!([]));
    assert_eq!(not_in_use, ReaderOutput::default(), "the record opens no tool that nobody uses");
}

#[test]
fn a_target_is_one_grade_better_worst_item_first_and_its_state_follows_the_next_grade() {
    let at = |on: &str, a: i64, b: i64| json!({ "id": on, "tool": "g", "on": on, "by": "health", "answers": { "A1a": a, "A1b": b, "B1": 1 } });
    let before = facts(graded(), json!([at("2026-05-01", 3, 5)]));
    let found = targets(&graded(), &before);
    let shown: Vec<(&str, i64, i64)> =
        found.iter().map(|one| (one.path.as_str(), one.baseline, one.target)).collect();
    assert_eq!(shown, [("A/1/b", 5, 4), ("A/1/a", 3, 2)], "an item at its best has no target");
    let worst: &Target = &found[0];
    assert_eq!(worst.state(&before), TargetState::NotGradedAgain);
    for (grade, state) in
        [(3, TargetState::Achieved), (4, TargetState::Achieved), (5, TargetState::Unchanged)]
    {
        let after = facts(graded(), json!([at("2026-05-01", 3, 5), at("2026-08-01", 3, grade)]));
        assert_eq!(worst.state(&after), state);
    }
}

/// Grades of the five items, each of them perhaps left blank.
fn some_grades() -> impl Strategy<Value = Vec<Option<i64>>> {
    prop::collection::vec(prop::option::of(1_i64..=5), 5)
}

fn assessment(id: &str, on: &str, grades: &[Option<i64>]) -> Json {
    let ids = ["A1a", "A1b", "A1c", "A2", "B1"];
    let answers: serde_json::Map<String, Json> = ids
        .iter()
        .zip(grades)
        .filter_map(|(id, grade)| grade.map(|grade| ((*id).to_owned(), json!(grade))))
        .collect();
    json!({ "id": id, "tool": "g", "on": on, "by": "health", "answers": answers })
}

proptest! {
    #[test]
    fn an_item_above_three_always_shows_in_its_area_however_many_assessments_follow(
        first in some_grades(), second in some_grades()
    ) {
        let facts = facts(
            graded(),
            json!([assessment("a", "2026-05-01", &first), assessment("b", "2026-06-01", &second)]),
        );
        for (area, items) in [("g.physical", &["g.A1a", "g.A1b", "g.A1c", "g.A2"][..]), ("g.safety", &["g.B1"])] {
            let standing = |name: &str| match answer(&facts, name) {
                Some(Answer::Known(Value::Number(grade))) => grade.as_integer(),
                _ => None,
            };
            let worst = items.iter().filter_map(|item| standing(item)).max();
            match worst {
                Some(worst) if worst > 3 => prop_assert_eq!(standing(area), Some(worst)),
                Some(worst) => prop_assert!(standing(area).is_some_and(|grade| grade <= worst)),
                None => prop_assert_eq!(standing(area), None),
            }
        }
    }

    #[test]
    fn the_order_of_assessments_in_the_case_changes_no_fact(first in some_grades(), second in some_grades()) {
        let (a, b) = (assessment("a", "2026-06-01", &first), assessment("b", "2026-06-01", &second));
        let values = |facts: Facts| facts.iter().map(|fact| (fact.name.clone(), fact.answer.clone())).collect::<Vec<_>>();
        prop_assert_eq!(values(facts(graded(), json!([a, b]))), values(facts(graded(), json!([b, a]))));
    }

    #[test]
    fn unknown_stays_unknown_and_a_later_answer_only_narrows_a_sum(
        answers in prop::collection::vec(prop::option::of(any::<bool>()), 4), fill in any::<bool>()
    ) {
        let ids = ["a", "b", "c", "d"];
        let sum = |answers: &[Option<bool>]| {
            let given: serde_json::Map<String, Json> = ids.iter().zip(answers)
                .filter_map(|(id, one)| one.map(|one| ((*id).to_owned(), json!(one)))).collect();
            let facts = facts(summed(), json!([{ "id": "x", "tool": "s", "on": "2026-10-01", "by": "health", "answers": given }]));
            facts.get("s.sum").and_then(|fact| match &fact.answer {
                Answer::Known(value) => value.bounds(),
                Answer::NotKnown | Answer::NotApplicable => None,
            })
        };
        let known = answers.iter().flatten().count();
        prop_assert_eq!(sum(&answers).is_none(), known == 0);
        if let (Some((low, high)), Some(blank)) = (sum(&answers), answers.iter().position(Option::is_none)) {
            let mut filled = answers.clone();
            filled[blank] = Some(fill);
            let (new_low, new_high) = sum(&filled).unwrap();
            prop_assert!(low <= new_low && new_high <= high);
        }
    }
}
