//! What the growth reader promises, at the boundaries that the sources print.

use super::*;
use crate::facts::Fact;
use crate::readers::Settings;
use crate::vocabulary::Vocabulary as _;

/// Reads growth of a child born on 2 February 2026, seen on that day.
fn reading_on(as_of: &str, child: &str, growth: &str) -> ReaderOutput {
    let case: CaseDraft = serde_json::from_str(&format!(
        r#"{{ "schema": 1, "case": "c", "as_of": "{as_of}", "child": {{ "born": "2026-02-02"{child} }},
             "growth": [{growth}] }}"#
    ))
    .unwrap();
    crate::readers::read(&case, &Settings::default(), &crate::work::Work::unlimited())
}

fn fact<'a>(reading: &'a ReaderOutput, name: &str) -> Option<&'a Fact> {
    reading.facts.iter().find(|fact| fact.name == name)
}

fn answer(reading: &ReaderOutput, name: &str) -> Option<Answer> {
    fact(reading, name).map(|fact| fact.answer.clone())
}

fn number(text: &str) -> Option<Answer> {
    Some(Answer::Known(Value::Number(text.parse().unwrap())))
}

#[test]
fn falls_are_exact_at_the_boundaries_of_the_evidence() {
    for (birth, now, spaces) in [
        ("-1.50", "-2.20", "1.05"),
        ("-1.50", "-1.90", "0.6"),
        ("0.00", "-1.40", "2.1"),
        ("0.00", "-1.20", "1.8"),
        ("1.60", "0.10", "2.25"),
        ("1.60", "-0.50", "3.15"),
        ("1.00", "-2.05", "4.575"),
        ("-1.3333", "-2.00", "1.00005"),
    ] {
        let reading = reading_on(
            "2026-11-02",
            &format!(r#", "birth_weight_sds": {birth}"#),
            &format!(r#"{{ "on": "2026-11-02", "weight_sds": {now} }}"#),
        );
        assert_eq!(answer(&reading, "growth.birth_weight_sds"), number(birth));
        assert_eq!(answer(&reading, "growth.weight_sds"), number(now));
        assert_eq!(answer(&reading, "growth.weight_spaces_fallen"), number(spaces), "{birth} to {now}");
        assert_eq!(answer(&reading, "growth.weight_spaces_fallen_from_birth"), number(spaces));
    }
}

#[test]
fn the_reference_is_birth_or_the_highest_earlier_score() {
    let reading = reading_on(
        "2026-11-02",
        r#", "birth_weight_sds": -1"#,
        r#"{ "on": "2026-11-01", "weight_sds": -1.2 }, { "on": "2026-05-01", "weight_sds": 0.4 },
           { "on": "2026-08-01", "weight_sds": -1.0 }"#,
    );
    assert_eq!(answer(&reading, "growth.weight_spaces_fallen"), number("2.4"));
    assert_eq!(answer(&reading, "growth.weight_spaces_fallen_from_birth"), number("0.3"));
    let fallen = fact(&reading, "growth.weight_spaces_fallen").unwrap();
    assert_eq!(fallen.from, [InputRef::Growth(0), InputRef::Growth(1)]);
    assert_eq!(
        fallen.words,
        "weight 2.40 centile spaces below that on 2026-05-01: 0.4 SDS then, -1.2 SDS on 2026-11-01"
    );
}

#[test]
fn a_further_lower_weight_never_lessens_the_fall() {
    let mut before = "-1".parse().unwrap();
    let mut growth = r#"{ "on": "2026-03-01", "weight_sds": 0.5 }"#.to_owned();
    for (month, sds) in [(4, "0.2"), (5, "-0.1"), (6, "-0.9"), (7, "-0.95"), (8, "-3")] {
        growth += &format!(r#", {{ "on": "2026-{month:02}-01", "weight_sds": {sds} }}"#);
        let reading = reading_on("2026-11-02", "", &growth);
        let Some(Answer::Known(Value::Number(spaces))) = answer(&reading, "growth.weight_spaces_fallen")
        else {
            panic!("{reading:?}")
        };
        assert!(spaces > before);
        before = spaces;
    }
}

#[test]
fn a_centile_between_lines_gives_the_least_and_the_most() {
    let reading = reading_on(
        "2026-11-02",
        r#", "birth_weight_sds": 0"#,
        r#"{ "on": "2026-11-01", "weight_centile": 5 }"#,
    );
    let Some(Answer::Known(Value::Between { low, high })) = answer(&reading, "growth.weight_spaces_fallen")
    else {
        panic!("{reading:?}")
    };
    assert!("2".parse().is_ok_and(|two| low > two) && "3".parse().is_ok_and(|three| high < three));
    let reading = reading_on("2026-11-02", "", r#"{ "on": "2026-11-01", "weight_centile": 2 }"#);
    assert_eq!(answer(&reading, "growth.weight_sds"), number("-2"), "the label is the line");
}

#[test]
fn early_loss_is_exact_at_a_tenth() {
    for (grams, part) in [(3_150, 350), (3_140, 360), (3_600, 0)] {
        let reading = reading_on(
            "2026-02-10",
            r#", "birth_weight_g": 3500"#,
            &format!(
                r#"{{ "on": "2026-02-07", "weight_g": {grams} }}, {{ "on": "2026-02-09", "weight_g": 3700 }}"#
            ),
        );
        let loss = Some(Answer::Known(Value::Ratio { part, whole: 3500 }));
        assert_eq!(answer(&reading, "growth.early_loss"), loss);
    }
    let reading = reading_on(
        "2026-02-10",
        r#", "birth_weight_g": 3500"#,
        r#"{ "on": "2026-02-07", "weight_g": 3140 }"#,
    );
    let words = &fact(&reading, "growth.early_loss").unwrap().words;
    assert_eq!(words, "360 g of 3500 g birth weight lost, 10.2%, on 2026-02-07");
}

#[test]
fn birth_weight_regained_is_yes_no_or_not_known() {
    let flag = |yes| Some(Answer::Known(Value::Flag(yes)));
    for (weighings, expected) in [
        // Day 22, still below.
        (&[("2026-02-24", 3_400)][..], flag(false)),
        // Day 21 counts both ways.
        (&[("2026-02-23", 3_499)], flag(false)),
        (&[("2026-02-23", 3_500)], flag(true)),
        (&[("2026-02-20", 3_500), ("2026-02-25", 3_450)], flag(true)),
        // Day 20, below, and nothing later; or first weighed late, and above.
        (&[("2026-02-22", 3_400)], Some(Answer::NotKnown)),
        (&[("2026-02-27", 3_600)], Some(Answer::NotKnown)),
        (&[], None),
    ] {
        let growth: Vec<String> = weighings
            .iter()
            .map(|(on, grams)| format!(r#"{{ "on": "{on}", "weight_g": {grams} }}"#))
            .collect();
        let reading = reading_on("2026-03-02", r#", "birth_weight_g": 3500"#, &growth.join(","));
        assert_eq!(answer(&reading, "growth.regained_by_three_weeks"), expected, "{weighings:?}");
    }
}

#[test]
fn in_the_first_two_weeks_a_lower_weight_is_no_fall() {
    let growth = |on: &str| format!(r#"{{ "on": "{on}", "weight_g": 3100, "weight_sds": -1 }}"#);
    let reading = reading_on("2026-03-02", r#", "birth_weight_sds": 0"#, &growth("2026-02-15"));
    assert_eq!(answer(&reading, "growth.weight_spaces_fallen"), None);
    let reading = reading_on("2026-03-02", r#", "birth_weight_sds": 0"#, &growth("2026-02-16"));
    assert_eq!(answer(&reading, "growth.weight_spaces_fallen"), number("1.5"));
}

#[test]
fn weight_lost_later_is_counted_from_the_highest() {
    let reading = reading_on(
        "2026-11-02",
        "",
        r#"{ "on": "2026-10-01", "weight_g": 7900 }, { "on": "2026-09-01", "weight_g": 8000 },
           { "on": "2026-11-01", "weight_g": 7950 }"#,
    );
    let loss = Some(Answer::Known(Value::Ratio { part: 50, whole: 8000 }));
    assert_eq!(answer(&reading, "growth.weight_loss"), loss);
}

#[test]
fn weighing_sooner_than_advised_is_counted_by_age() {
    for (dates, count) in [
        // Under one month: daily.
        (&["2026-02-05", "2026-02-06"][..], "0"),
        // One to six months: weekly.
        (&["2026-03-02", "2026-03-09"], "0"),
        (&["2026-03-02", "2026-03-08"], "1"),
        // Six to twelve months: fortnightly.
        (&["2026-08-02", "2026-08-16"], "0"),
        (&["2026-08-02", "2026-08-15", "2026-08-20"], "2"),
        // From one year: monthly, by the calendar.
        (&["2027-02-28", "2027-03-28"], "0"),
        (&["2027-03-31", "2027-04-30"], "0"),
        (&["2027-03-31", "2027-04-29"], "1"),
        // The same day twice is one weighing.
        (&["2026-03-02", "2026-03-02"], "none"),
    ] {
        let growth: Vec<String> =
            dates.iter().map(|on| format!(r#"{{ "on": "{on}", "weight_g": 9000 }}"#)).collect();
        let reading = reading_on("2027-06-01", "", &growth.join(","));
        let expected = if count == "none" { None } else { number(count) };
        assert_eq!(answer(&reading, "growth.weighed_too_soon"), expected, "{dates:?}");
    }
}

#[test]
fn body_mass_index_is_looked_at_from_two_years_on() {
    let growth = |on: &str| format!(r#"{{ "on": "{on}", "bmi_sds": -2.70 }}"#);
    let reading = reading_on("2029-02-02", "", &growth("2027-08-02"));
    assert_eq!(answer(&reading, "growth.bmi_sds"), Some(Answer::NotApplicable));
    let reading = reading_on("2029-02-02", "", &growth("2028-02-02"));
    assert_eq!(answer(&reading, "growth.bmi_sds"), number("-2.7"));
}

#[test]
fn height_is_compared_with_the_parents_and_with_itself() {
    let reading = reading_on(
        "2029-02-02",
        r#", "mid_parental_height_sds": 0.5"#,
        r#"{ "on": "2028-01-01", "height_sds": 0.2 }, { "on": "2029-01-01", "height_sds": -1.5 }"#,
    );
    assert_eq!(answer(&reading, "growth.height_spaces_below_mid_parental"), number("3"));
    assert_eq!(answer(&reading, "growth.height_spaces_fallen"), number("2.55"));
}

#[test]
fn an_improbable_score_is_said_and_not_used() {
    let reading = reading_on(
        "2026-11-02",
        r#", "birth_weight_sds": 9"#,
        r#"{ "on": "2026-10-01", "weight_sds": -6.5 }, { "on": "2026-11-01", "weight_g": 7000, "weight_sds": 7 },
           { "on": "2026-11-02", "weight_centile": 0 }, { "on": "2026-11-02", "height_sds": -1 }"#,
    );
    let [caveat] = reading.caveats.as_slice() else { panic!("{reading:?}") };
    assert_eq!(caveat.code.name(), "growth_sds_improbable");
    assert!(caveat.text.starts_with("child.birth_weight_sds, growth[0].weight_sds, growth[1].weight_sds, "));
    assert!(!caveat.text.contains("6.5"), "no value of the case");
    let names = reading.facts.iter().map(|fact| fact.name.as_ref());
    assert_eq!(
        names.filter(|name: &&str| name.starts_with("growth.")).collect::<Vec<_>>(),
        ["growth.height_sds"]
    );
    let unreadable = |at| (InputRef::Growth(at), Fate::NotAlerting, Some(Reason::Unreadable));
    assert_eq!(
        reading.settled(),
        [unreadable(0), unreadable(2)],
        "the weight in grams of the second can be read"
    );
}

#[test]
fn of_two_measurements_of_a_day_the_later_recorded_stands() {
    let reading = reading_on(
        "2026-11-02",
        "",
        r#"{ "on": "2026-10-01", "weight_sds": -3, "recorded": "2026-10-09" }, { "on": "2026-10-01", "weight_sds": -1 }"#,
    );
    assert_eq!(answer(&reading, "growth.weight_sds"), number("-3"));
}

#[test]
fn what_was_not_known_on_the_day_is_left_alone() {
    let reading = reading_on(
        "2026-11-02",
        "",
        r#"{ "on": "2026-11-03", "weight_sds": -3 }, { "on": "2026-11-01", "weight_sds": -3, "recorded": "2026-11-03" }"#,
    );
    assert_eq!(reading, ReaderOutput::default());
}

#[test]
fn a_record_whose_every_score_is_replaced_is_superseded_once() {
    let scores = r#"{ "on": "2026-10-01", "height_sds": 0, "bmi_sds": 0 }"#;
    let reading = reading_on("2026-11-02", "", &format!("{scores}, {scores}"));
    assert_eq!(reading.settled(), [(InputRef::Growth(0), Fate::NotAlerting, Some(Reason::Superseded))]);
}

#[test]
fn an_earlier_record_of_a_day_asks_nothing_where_all_of_it_was_measured_again() {
    let asked = |growth: &str| {
        let reading = reading_on("2026-06-01", "", growth);
        let inputs: Vec<InputRef> = reading.observations.iter().map(|derived| derived.input).collect();
        (reading.settled(), inputs)
    };
    let (first, second) = (InputRef::Growth(0), InputRef::Growth(1));
    for (earlier, later) in [
        (r#""weight_g": 6000"#, r#""weight_g": 6100"#),
        (r#""height_mm": 600"#, r#""height_mm": 610"#),
        (r#""weight_g": 6000"#, r#""weight_g": 6100, "height_mm": 610"#),
        (r#""weight_g": 6000, "height_mm": 600"#, r#""weight_g": 6100, "height_mm": 610"#),
    ] {
        let growth = format!(
            r#"{{ "on": "2026-05-01", {earlier} }}, {{ "on": "2026-05-01", {later}, "recorded": "2026-05-02" }}"#
        );
        let superseded = vec![(first, Fate::NotAlerting, Some(Reason::Superseded))];
        assert_eq!(asked(&growth), (superseded, vec![second]), "{growth}");
    }
    let height_stands = r#"{ "on": "2026-05-01", "weight_g": 6000, "height_mm": 600 },
        { "on": "2026-05-01", "weight_g": 6100, "recorded": "2026-05-02" }"#;
    assert_eq!(asked(height_stands), (Vec::new(), vec![first, second]));
}

#[test]
fn a_weight_that_no_child_has_is_told_and_not_used() {
    let reading =
        reading_on("2026-02-20", r#", "birth_weight_g": 3400"#, r#"{ "on": "2026-02-12", "weight_g": 3 }"#);
    assert_eq!(fact(&reading, "growth.early_loss"), None);
    assert_eq!(reading.settled(), [(InputRef::Growth(0), Fate::NotAlerting, Some(Reason::Unreadable))]);
    let [caveat] = reading.caveats.as_slice() else { panic!("{:?}", reading.caveats) };
    assert!(
        caveat.text.starts_with("growth[0].weight_g: a weight that is probably in kilograms"),
        "{}",
        caveat.text
    );
    // What else the record says stands.
    let growth = r#"{ "on": "2026-05-12", "weight_g": 6, "weight_sds": -2.5, "height_mm": 60 }"#;
    let reading = reading_on("2026-06-01", "", growth);
    assert_eq!(answer(&reading, "growth.weight_sds"), number("-2.5"));
    assert_eq!((reading.caveats.len(), reading.settled(), reading.observations.len()), (2, Vec::new(), 0));
}
