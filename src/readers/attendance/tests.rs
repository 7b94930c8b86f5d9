//! What the attendance reader promises, against the codes that ship.

use std::sync::LazyLock;

use crate::case::{CaseDraft, InputRef};
use crate::facts::{Answer, Fact, Value};
use crate::number::Number;
use crate::pack::{AttendanceCode, Pack, SessionClass};
use crate::readers::{ReaderOutput, Settings};
use crate::vocabulary::{CaveatCode, Checked, Fate, Reason, Vocabulary as _};
use jiff::civil::{Date, date};

/// The register codes that ship.
fn shipped_codes() -> Vec<AttendanceCode> {
    let text = include_str!("../../../packs/england/attendance.toml");
    Pack::parse("attendance.toml", text).unwrap().pack.attendance_codes
}

static SETTINGS: LazyLock<Settings> = LazyLock::new(|| Settings::new(Vec::new(), shipped_codes()));

/// Reads registers, written as JSON, as of that day.
fn reading_on(as_of: &str, registers: &str) -> ReaderOutput {
    let case: CaseDraft = serde_json::from_str(&format!(
        r#"{{ "schema": 1, "case": "c", "as_of": "{as_of}", "child": {{ "born": "2016-03-01" }},
             "attendance": [{registers}] }}"#
    ))
    .unwrap();
    crate::readers::read(&case, &SETTINGS, &crate::work::Work::unlimited())
}

/// A register of marks from that day on, as long as the marks are.
fn marks(from: &str, marks: &str) -> String {
    let first: Date = from.parse().unwrap();
    let sessions = marks.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit()).count();
    let mut last = first;
    let mut days = 0;
    loop {
        if last.weekday().to_monday_zero_offset() < 5 {
            days += 2;
        }
        if days >= sessions {
            break;
        }
        last = last.tomorrow().unwrap();
    }
    let marks = serde_json::to_string(marks).unwrap();
    format!(r#"{{ "from": "{from}", "to": "{last}", "marks": {marks} }}"#)
}

fn totals(from: &str, to: &str, possible: u32, authorised: u32, unauthorised: u32) -> String {
    let present = possible - authorised - unauthorised;
    format!(
        r#"{{ "from": "{from}", "to": "{to}", "totals": {{ "possible": {possible}, "present": {present},
             "authorised": {authorised}, "unauthorised": {unauthorised} }} }}"#
    )
}

fn fact<'a>(reading: &'a ReaderOutput, name: &str) -> &'a Fact {
    reading.facts.iter().find(|fact| fact.name == name).unwrap_or_else(|| panic!("{name}: {reading:?}"))
}

fn value(reading: &ReaderOutput, name: &str) -> Value {
    match &fact(reading, name).answer {
        Answer::Known(value) => value.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

fn n(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

fn codes_of(reading: &ReaderOutput) -> Vec<&'static str> {
    reading.caveats.iter().map(|caveat| caveat.code.name()).collect()
}

const WEEK: &str = r"/\/\/\/\/\";

#[test]
fn absence_is_exact_at_the_published_boundaries() {
    let tenth: Number = "10%".parse().unwrap();
    let half: Number = "50%".parse().unwrap();
    for (absent, possible, persistent, severe) in [
        (19, 190, true, false),
        (18, 190, false, false),
        (38, 380, true, false),
        (37, 380, false, false),
        (95, 190, true, true),
        (94, 190, true, false),
    ] {
        let reading = reading_on("2026-07-22", &totals("2025-09-02", "2026-07-22", possible, absent, 0));
        let absence = value(&reading, "attendance.absence");
        assert_eq!(absence, Value::Ratio { part: absent, whole: possible });
        let (low, high) = absence.bounds().unwrap();
        assert_eq!((low, high >= tenth, high >= half), (high, persistent, severe), "{absent} of {possible}");
    }
    let reading = reading_on("2026-07-22", &totals("2025-09-02", "2026-07-22", 190, 9, 10));
    assert_eq!(fact(&reading, "attendance.absence").words, "19 of 190 sessions missed, 10.0%");
}

#[test]
fn every_code_counts_as_its_class_on_the_days_it_was_in_force() {
    let pack =
        Pack::parse("attendance.toml", include_str!("../../../packs/england/attendance.toml")).unwrap().pack;
    assert_eq!(pack.attendance_codes.len(), 38);
    for code in &pack.attendance_codes {
        let (day, other) = match (code.from, code.to) {
            (None, Some(to)) => (to, to.tomorrow().ok()),
            (Some(from), None) => (from, from.yesterday().ok()),
            _ => (date(2026, 3, 2), None),
        };
        // The day itself where it is a weekday, otherwise the one that lies further inside.
        let weekday = |day: Date, step: i32| {
            let mut day = day;
            while day.weekday().to_monday_zero_offset() > 4 {
                day = if step > 0 { day.tomorrow().unwrap() } else { day.yesterday().unwrap() };
            }
            day
        };
        let inside = weekday(day, if code.to.is_some() { -1 } else { 1 });
        let reading = reading_on(&inside.to_string(), &marks(&inside.to_string(), &code.code.repeat(2)));
        let count = |name| match reading.facts.iter().find(|fact| fact.name == name).map(|f| &f.answer) {
            Some(Answer::Known(value)) => value.bounds().unwrap().0.as_integer().unwrap(),
            _ => 0,
        };
        let expected = match code.class {
            SessionClass::Present | SessionClass::Educational => (2, 2, 0, 0),
            SessionClass::Authorised => (2, 0, 2, 0),
            SessionClass::Unauthorised => (2, 0, 0, 2),
            SessionClass::NotPossible => (0, 0, 0, 0),
        };
        let names =
            ["attendance.possible", "attendance.present", "attendance.authorised", "attendance.unauthorised"];
        let [possible, present, authorised, unauthorised] = names.map(count);
        assert_eq!((possible, present, authorised, unauthorised), expected, "{}", code.code);
        if let Some(other) = other {
            let outside = weekday(other, if code.to.is_some() { 1 } else { -1 });
            let reading =
                reading_on(&outside.to_string(), &marks(&outside.to_string(), &code.code.repeat(2)));
            assert!(codes_of(&reading).contains(&"register_mark_not_known"), "{} on {outside}", code.code);
        }
    }
}

#[test]
fn two_character_codes_are_one_session_each() {
    let reading = reading_on("2026-03-06", &marks("2026-03-02", r"C1C1 Y7Y7 J1\ /\ C2/"));
    assert_eq!(value(&reading, "attendance.possible"), n("8"));
    assert_eq!(value(&reading, "attendance.authorised"), n("4"));
    assert_eq!(codes_of(&reading), [""; 0]);
}

#[test]
fn no_possible_session_is_unknown_and_not_nought() {
    let reading = reading_on("2026-03-06", &marks("2026-03-02", "##########"));
    assert_eq!(fact(&reading, "attendance.absence").answer, Answer::NotKnown);
    assert_eq!(value(&reading, "attendance.possible"), n("0"));
    assert!(!reading.facts.iter().any(|fact| fact.name == "attendance.absence_run_days"));
    let reading = reading_on("2026-03-06", &totals("2026-03-02", "2026-03-06", 0, 0, 0));
    assert_eq!(fact(&reading, "attendance.absence").answer, Answer::NotKnown);
}

#[test]
fn an_unread_mark_gives_the_least_and_the_most_it_can_be() {
    let reading = reading_on("2026-03-06", &marks("2026-03-02", r"OO /\ /\ /? /\"));
    let (low, high) = ("2/10".parse().unwrap(), "3/10".parse().unwrap());
    assert_eq!(value(&reading, "attendance.absence"), Value::Between { low, high });
    let (low, high) = (Number::from(2_u32), Number::from(3_u32));
    assert_eq!(value(&reading, "attendance.unauthorised"), Value::Between { low, high });
    assert_eq!(value(&reading, "attendance.unauthorised_in_10_school_weeks"), Value::Between { low, high });
    assert_eq!(codes_of(&reading), ["register_mark_not_known"]);
    let reading = reading_on("2026-03-06", &marks("2026-03-02", r"OO ?O /\ /\ /\"));
    let (low, high) = (Number::from(1_u32), Number::from(2_u32));
    assert_eq!(value(&reading, "attendance.absence_run_days"), Value::Between { low, high });
}

#[test]
fn a_register_that_cannot_be_laid_on_its_days_is_not_read() {
    for (marks, to) in [
        ("/\\/\\/", "2026-03-04"),
        ("/ \\ /\\", "2026-03-03"),
        ("/\\/\\/\\/\\", "2026-03-04"),
        ("/\\", "2026-03-01"),
    ] {
        let marks = serde_json::to_string(marks).unwrap();
        let register = format!(r#"{{ "from": "2026-03-02", "to": "{to}", "marks": {marks} }}"#);
        let reading = reading_on("2026-03-06", &register);
        assert!(reading.facts.is_empty(), "{marks}");
        assert_eq!(
            reading.settled(),
            [(InputRef::Attendance(0), Fate::NotAlerting, Some(Reason::Unreadable))]
        );
        assert_eq!(codes_of(&reading), ["register_unreadable"]);
    }
}

#[test]
fn a_register_shorter_than_its_days_is_read_and_says_so() {
    let reading =
        reading_on("2026-11-21", r#"{ "from": "2026-09-07", "to": "2026-11-20", "marks": "/\\/\\OO" }"#);
    assert_eq!(value(&reading, "attendance.absence"), Value::Ratio { part: 2, whole: 6 });
    assert_eq!(codes_of(&reading), ["register_shorter_than_its_days"]);
}

#[test]
fn splitting_a_register_in_two_changes_no_fact() {
    let days = [r"/\/\OO//NN", r"II/\OOOOOO", r"##########", r"##########", r"OOOOOO/\/\", r"/\Y1Y1/\MM/U"];
    let as_of = "2026-04-30";
    let whole = reading_on(as_of, &marks("2026-03-02", &days.concat()));
    for at in 1..days.len() {
        let second = date(2026, 3, 2).saturating_add(jiff::Span::new().weeks(i64::try_from(at).unwrap()));
        let (left, right) = days.split_at(at);
        let registers = [marks("2026-03-02", &left.concat()), marks(&second.to_string(), &right.concat())];
        let split = reading_on(as_of, &registers.join(","));
        for (a, b) in whole.facts.iter().zip(&split.facts) {
            assert_eq!((&a.name, &a.answer, &a.words, a.on), (&b.name, &b.answer, &b.words, b.on));
        }
        assert_eq!(whole.facts.len(), split.facts.len());
    }
}

#[test]
fn of_two_registers_that_disagree_the_later_recorded_stands() {
    let first = r#"{ "from": "2026-03-02", "to": "2026-03-02", "marks": "OO", "recorded": "2026-03-05" }"#;
    let second = r#"{ "from": "2026-03-02", "to": "2026-03-02", "marks": "/\\", "recorded": "2026-03-04" }"#;
    for registers in [[first, second], [second, first]] {
        let reading = reading_on("2026-03-06", &registers.join(","));
        assert_eq!(value(&reading, "attendance.unauthorised"), n("2"));
        assert_eq!(codes_of(&reading), ["registers_disagree"]);
        assert_eq!(reading.settled().len(), 1);
        assert_eq!(reading.settled()[0].2, Some(Reason::Superseded));
    }
}

#[test]
fn two_schools_of_a_dually_registered_child_do_not_disagree() {
    let registers = [marks("2026-03-02", r"DD/\"), marks("2026-03-02", r"/O##")];
    let reading = reading_on("2026-03-06", &registers.join(","));
    assert_eq!(value(&reading, "attendance.unauthorised"), n("1"));
    assert_eq!(codes_of(&reading), ["registers_disagree"], "only the planned closure");
    let registers = [marks("2026-03-02", r"DD/\"), marks("2026-03-02", r"/ODD")];
    let reading = reading_on("2026-03-06", &registers.join(","));
    assert_eq!(value(&reading, "attendance.absence"), Value::Ratio { part: 1, whole: 4 });
    assert_eq!(codes_of(&reading), [""; 0]);
}

#[test]
fn no_session_is_counted_from_marks_and_totals_both() {
    // The totals say more than the marks: they count, and the marks stay for runs.
    let term = totals("2026-01-05", "2026-03-27", 110, 0, 12);
    let reading = reading_on("2026-03-27", &[term.clone(), marks("2026-03-02", "OO/\\/\\/\\/\\")].join(","));
    assert_eq!(value(&reading, "attendance.absence"), Value::Ratio { part: 12, whole: 110 });
    assert_eq!(value(&reading, "attendance.unauthorised_run_days"), n("1"));
    // The marks say as much as the totals: they count.
    let week = totals("2026-03-02", "2026-03-06", 10, 10, 0);
    let reading = reading_on("2026-03-27", &[week.clone(), marks("2026-03-02", WEEK)].join(","));
    assert_eq!(value(&reading, "attendance.absence"), Value::Ratio { part: 0, whole: 10 });
    assert_eq!(codes_of(&reading), ["register_totals_superseded"]);
    // A week's totals inside a term's are not counted again.
    let reading = reading_on("2026-03-27", &[week, term].join(","));
    assert_eq!(value(&reading, "attendance.absence"), Value::Ratio { part: 12, whole: 110 });
    assert_eq!(reading.settled(), [(InputRef::Attendance(0), Fate::NotAlerting, Some(Reason::Superseded))]);
}

#[test]
fn totals_that_do_not_add_up_are_not_used() {
    let register = r#"{ "from": "2026-03-02", "to": "2026-03-06",
        "totals": { "possible": 10, "present": 4, "authorised": 4, "unauthorised": 4 } }"#;
    let reading = reading_on("2026-03-06", register);
    assert!(reading.facts.is_empty());
    assert_eq!(codes_of(&reading), ["register_unreadable"]);
}

#[test]
fn the_school_year_and_the_twelve_months_are_counted_apart() {
    let registers = [marks("2026-07-06", "OOOOOOOOOO"), marks("2026-09-07", WEEK)];
    let reading = reading_on("2026-09-11", &registers.join(","));
    assert_eq!(value(&reading, "attendance.absence"), Value::Ratio { part: 0, whole: 10 });
    assert_eq!(value(&reading, "attendance.absence_12_months"), Value::Ratio { part: 10, whole: 20 });
    assert_eq!(value(&reading, "attendance.change_between_terms"), n("-1"));
}

#[test]
fn ten_school_weeks_skip_holidays_and_say_which_they_are() {
    // Five sessions in the week of 6 July, five in the tenth school week from it: the summer lies between.
    let summer = [marks("2026-07-06", r"OOOOO\/\/\/\/\/\/\/\"), marks("2026-09-07", &WEEK.repeat(7))];
    let tenth = marks("2026-10-26", r"OOOOO\/\/\");
    let reading = reading_on("2026-10-30", &[summer.concat().replace("}{", "},{"), tenth].join(","));
    assert_eq!(value(&reading, "attendance.unauthorised_in_10_school_weeks"), n("10"));
    let day = |name| value(&reading, name);
    assert_eq!(day("attendance.unauthorised_in_10_school_weeks_from"), Value::Date(date(2026, 7, 6)));
    assert_eq!(day("attendance.unauthorised_in_10_school_weeks_to"), Value::Date(date(2026, 10, 30)));
    // In the eleventh they no longer stand together.
    let eleventh = [marks("2026-10-26", WEEK), marks("2026-11-02", r"OOOOO\/\/\")].join(",");
    let reading = reading_on("2026-11-06", &[summer.concat().replace("}{", "},{"), eleventh].join(","));
    assert_eq!(value(&reading, "attendance.unauthorised_in_10_school_weeks"), n("5"));
}

#[test]
fn a_window_that_ended_last_school_year_is_not_this_years() {
    let registers = [marks("2026-06-01", &"OO".repeat(5)), marks("2026-09-07", WEEK)];
    let reading = reading_on("2026-09-11", &registers.join(","));
    assert_eq!(
        value(&reading, "attendance.unauthorised_in_10_school_weeks"),
        n("10"),
        "ten weeks reach back"
    );
    let registers = [
        marks("2026-06-01", &"OO".repeat(5)),
        marks("2026-06-08", &WEEK.repeat(9)),
        marks("2026-09-07", WEEK),
    ];
    let reading = reading_on("2026-09-11", &registers.join(","));
    assert_eq!(value(&reading, "attendance.unauthorised_in_10_school_weeks"), n("0"));
}

#[test]
fn the_codes_g_n_o_and_u_count_towards_the_penalty_threshold_and_no_other() {
    let reading = reading_on("2026-03-06", &marks("2026-03-02", "GGOOUUNNII"));
    assert_eq!(value(&reading, "attendance.unauthorised"), n("8"));
    assert_eq!(value(&reading, "attendance.unauthorised_in_10_school_weeks"), n("8"));
}

#[test]
fn a_mark_of_n_that_nobody_settled_takes_the_register_to_the_threshold() {
    let reading = reading_on("2026-03-13", &marks("2026-03-02", r"OOOOOOOOO\ N\/\/\/\/\"));
    assert_eq!(value(&reading, "attendance.unauthorised_in_10_school_weeks"), n("10"));
    assert_eq!(value(&reading, "attendance.unexplained"), n("1"));
    assert_eq!(value(&reading, "attendance.unexplained_school_days"), n("4"));
}

#[test]
fn a_register_of_2012_is_read_by_the_codes_of_2012() {
    let reading = reading_on("2012-05-25", &marks("2012-05-21", r"FFHH/\/\/\"));
    assert_eq!(value(&reading, "attendance.authorised"), n("4"));
    // F was withdrawn on 1 September 2013; H lasted until 2024.
    let reading = reading_on("2016-05-20", &marks("2016-05-16", r"FFHH/\/\/\"));
    assert_eq!(codes_of(&reading), ["register_mark_not_known"]);
    let (low, high) = (Number::from(2_u32), Number::from(4_u32));
    assert_eq!(value(&reading, "attendance.authorised"), Value::Between { low, high });
}

#[test]
fn compulsory_school_age_is_not_known_without_a_birth_date() {
    let reading = reading_on("2026-03-06", &marks("2026-03-02", WEEK));
    assert_eq!(value(&reading, "attendance.compulsory_school_age"), Value::Flag(true));
    let unborn_or_unknown = format!(
        r#"{{ "schema": 1, "case": "c", "as_of": "2026-03-06", "child": {{}}, "attendance": [{}] }}"#,
        marks("2026-03-02", WEEK)
    );
    let case: CaseDraft = serde_json::from_str(&unborn_or_unknown).unwrap();
    let reading = crate::readers::read(&case, &SETTINGS, &crate::work::Work::unlimited());
    assert_eq!(fact(&reading, "attendance.compulsory_school_age").answer, Answer::NotKnown);
}

#[test]
fn a_class_that_is_recalled_is_said_to_be() {
    let mut codes = shipped_codes();
    let code = codes.iter_mut().find(|code| code.code == "D").unwrap();
    code.checked = Checked::Recalled;
    let settings = Settings::new(Vec::new(), codes);
    let case: CaseDraft = serde_json::from_str(&format!(
        r#"{{ "schema": 1, "case": "c", "as_of": "2026-03-06", "child": {{}}, "attendance": [{}] }}"#,
        marks("2026-03-02", "DD")
    ))
    .unwrap();
    assert_eq!(
        codes_of(&crate::readers::read(&case, &settings, &crate::work::Work::unlimited())),
        ["register_class_recalled"]
    );
}

#[test]
fn a_run_passes_over_days_on_which_there_was_no_school() {
    let reading = reading_on("2026-03-13", &marks("2026-03-02", r"/\/\/\IIOO ##OOOO/\/\"));
    assert_eq!(value(&reading, "attendance.absence_run_days"), n("4"));
    assert_eq!(value(&reading, "attendance.unauthorised_run_days"), n("3"));
    assert_eq!(value(&reading, "attendance.unauthorised_run_from"), Value::Date(date(2026, 3, 6)));
    assert_eq!(value(&reading, "attendance.unauthorised_run_to"), Value::Date(date(2026, 3, 11)));
    assert_eq!(value(&reading, "attendance.illness_days"), n("1"));
    assert_eq!(
        fact(&reading, "attendance.absence_run_days").words,
        "4 school days in a row absent, 2026-03-05 to 2026-03-11"
    );
}

#[test]
fn an_absence_without_a_reason_ages_in_school_days() {
    let reading = reading_on("2026-03-20", &marks("2026-03-02", r"/\N\/\/\/\ ##/\/\NN/\"));
    assert_eq!(value(&reading, "attendance.unexplained_school_days"), n("7"));
    let reading = reading_on("2026-03-20", &marks("2026-03-02", WEEK));
    assert_eq!(value(&reading, "attendance.unexplained_school_days"), n("0"));
}

#[test]
fn terms_part_at_two_weeks_without_school_and_not_at_one() {
    let autumn = marks("2025-12-08", r"OO/\/\/\/\/\/\/\/\/\");
    let spring = marks("2026-01-05", r"OOOO/\/\/\/\/\/\/\/\");
    let reading = reading_on("2026-01-16", &[autumn, spring].join(","));
    assert_eq!(value(&reading, "attendance.change_between_terms"), n("10%"));
    assert_eq!(
        fact(&reading, "attendance.change_between_terms").words,
        "4 of 20 sessions missed in the latest term, 20.0%; 2 of 20 in the one before, 10.0%"
    );
    let half_term = [marks("2026-02-09", WEEK), marks("2026-02-23", WEEK)];
    let reading = reading_on("2026-02-27", &half_term.join(","));
    assert!(!reading.facts.iter().any(|fact| fact.name == "attendance.change_between_terms"));
    let totals =
        [totals("2025-09-02", "2025-12-19", 100, 5, 0), totals("2026-01-05", "2026-03-27", 100, 5, 10)];
    let reading = reading_on("2026-04-01", &totals.join(","));
    assert_eq!(value(&reading, "attendance.change_between_terms"), n("10%"));
}

#[test]
fn a_later_pack_reclassifies_a_code() {
    let mut codes = shipped_codes();
    let mut own = codes.iter().find(|code| code.code == "D").unwrap().clone();
    own.class = SessionClass::Authorised;
    codes.push(own);
    let settings = Settings::new(Vec::new(), codes);
    let case: CaseDraft = serde_json::from_str(&format!(
        r#"{{ "schema": 1, "case": "c", "as_of": "2026-03-06", "child": {{}}, "attendance": [{}] }}"#,
        marks("2026-03-02", r"DD/\/\/\/\")
    ))
    .unwrap();
    let reading = crate::readers::read(&case, &settings, &crate::work::Work::unlimited());
    assert_eq!(value(&reading, "attendance.authorised"), n("2"));
}

#[test]
fn what_was_not_known_on_the_day_is_left_alone() {
    for register in [
        r#"{ "from": "2026-03-09", "to": "2026-03-09", "marks": "OO" }"#,
        r#"{ "from": "2026-03-02", "to": "2026-03-02", "marks": "OO", "recorded": "2026-03-09" }"#,
        r#"{ "from": "2026-03-02", "to": "2026-03-09", "marks": "OOOOOOOOOOOO", "recorded": "2026-03-09" }"#,
    ] {
        assert_eq!(reading_on("2026-03-06", register), ReaderOutput::default());
    }
    let known = r#"{ "from": "2026-03-06", "to": "2026-03-09", "marks": "OOOO", "recorded": "2026-03-06" }"#;
    assert_eq!(value(&reading_on("2026-03-06", known), "attendance.unauthorised"), n("2"));
}

#[test]
fn a_register_that_goes_on_is_read_up_to_the_case_s_date() {
    // Monday 2 March to Sunday 8 March, seen on the Thursday.
    let week = r#"{ "from": "2026-03-02", "to": "2026-03-08", "marks": "OOOOOOOO//" }"#;
    let reading = reading_on("2026-03-05", week);
    assert_eq!(value(&reading, "attendance.unauthorised"), n("8"));
    let told = |reading: &ReaderOutput| {
        let told = reading.caveats.iter().filter(|caveat| caveat.code == CaveatCode::RegisterGoesOn);
        told.map(|caveat| caveat.text.to_string()).collect::<Vec<_>>()
    };
    assert!(matches!(told(&reading).as_slice(), [text] if text.contains("has 2 of days after")));
    // To the week's end, seen on the Saturday: nothing is left out, and nothing is told.
    assert!(told(&reading_on("2026-03-07", week)).is_empty());
    // Marks are only missing where they should be there by now.
    let short = r#"{ "from": "2026-03-02", "to": "2026-03-08", "marks": "OOOO" }"#;
    let is_short = |as_of| {
        reading_on(as_of, short)
            .caveats
            .iter()
            .any(|caveat| caveat.code == CaveatCode::RegisterShorterThanItsDays)
    };
    assert!(!is_short("2026-03-03") && is_short("2026-03-04"));
    // What became known later is not known yet.
    let later =
        r#"{ "from": "2026-03-02", "to": "2026-03-08", "marks": "OOOOOOOO//", "recorded": "2026-03-09" }"#;
    assert!(reading_on("2026-03-05", later).facts.is_empty());
}

#[test]
fn totals_that_go_on_are_asked_about_and_not_dropped() {
    let term = totals("2026-01-05", "2026-03-27", 110, 0, 110);
    let reading = reading_on("2026-03-05", &term);
    assert!(reading.caveats.iter().any(|caveat| caveat.code == CaveatCode::RegisterGoesOn));
    assert_eq!(reading.settled(), [(InputRef::Attendance(0), Fate::NotAlerting, Some(Reason::Undetermined))]);
    // No school day is left on the Saturday: they are the totals up to that day.
    let week = totals("2026-03-02", "2026-03-08", 10, 0, 10);
    assert_eq!(value(&reading_on("2026-03-07", &week), "attendance.unauthorised"), n("10"));
}
