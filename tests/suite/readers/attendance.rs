//! Registers to findings: the published thresholds, and the questions that NICE asks besides the number.

use super::{case, screen};

const CHILD: &str = r#""born": "2016-03-01""#;

fn totals(possible: u32, unauthorised: u32) -> String {
    format!(
        r#", "attendance": [{{ "id": "r1", "from": "2025-09-02", "to": "2026-07-22", "totals": {{ "possible": {possible},
            "present": {}, "authorised": 0, "unauthorised": {unauthorised} }} }}]"#,
        possible - unauthorised
    )
}

fn marks(from: &str, to: &str, marks: &str) -> String {
    format!(
        r#", "attendance": [{{ "id": "r1", "from": "{from}", "to": "{to}", "marks": {} }}]"#,
        serde_json::to_string(marks).unwrap()
    )
}

fn answers(answers: &str) -> String {
    format!(
        r#", "assessments": [{{ "id": "s1", "tool": "school_absence", "on": "2026-07-20", "by": "education",
            "answers": {{ {answers} }} }}]"#
    )
}

#[test]
fn persistent_and_severe_absence_begin_where_they_are_published_to_begin() {
    for (absent, possible, expected) in [
        (18, 190, &[][..]),
        (19, 190, &["persistent_absence"]),
        (37, 380, &[]),
        (38, 380, &["persistent_absence"]),
        (94, 190, &["persistent_absence"]),
        (95, 190, &["persistent_absence", "severe_absence"]),
    ] {
        let screened = screen(&case("2026-07-22", CHILD, &totals(possible, absent)));
        assert_eq!(screened.fired_in("attendance"), expected, "{absent} of {possible}");
    }
}

#[test]
fn a_register_of_2012_is_read_by_the_rules_of_2012() {
    let child = r#""born": "2003-03-01""#;
    let totals = |absent: u32| {
        format!(
            r#", "attendance": [{{ "id": "r1", "from": "2011-09-05", "to": "2012-05-18", "totals": {{ "possible": 200,
                "present": {}, "authorised": {absent}, "unauthorised": 0 }} }}]"#,
            200 - absent
        )
    };
    for (absent, expected) in [(20, &[][..]), (29, &[]), (30, &["persistent_absence_before_2015"])] {
        let screened = screen(&case("2012-05-21", child, &totals(absent)));
        assert_eq!(screened.fired_in("attendance"), expected, "{absent} of 200");
    }
    // The national threshold for penalty notices came in August 2024.
    let ten = marks("2012-05-14", "2012-05-18", "OOOOOOOOOO");
    let screened = screen(&case("2012-05-21", child, &ten));
    assert!(!screened.fired.contains("attendance/penalty_notice_threshold"));
}

#[test]
fn duties_and_measures_are_about_compulsory_school_age() {
    let ten = marks("2026-03-02", "2026-03-06", "OOOOOOOOOO");
    let rules = ["attendance/penalty_notice_threshold", "attendance/persistent_absence"];
    // Four, and seventeen: too young, and no longer.
    for born in [r#""born": "2021-10-01""#, r#""born": "2008-10-01""#] {
        let screened = screen(&case("2026-03-06", born, &ten));
        assert!(rules.iter().all(|rule| !screened.fired.contains(*rule)), "{born}");
    }
    // Sixteen in the last year of school.
    let screened = screen(&case("2026-03-06", r#""born": "2009-10-01""#, &ten));
    assert!(rules.iter().all(|rule| screened.fired.contains(*rule)));
}

#[test]
fn the_worker_of_a_child_with_one_is_told_of_an_unexplained_absence() {
    let rule = "attendance/unexplained_with_a_worker";
    let register = marks("2026-03-02", "2026-03-06", r"/\/\/\/\NN");
    let on_plan = r#", "observations": [{ "id": "o1", "code": "status.child_protection_plan", "on": "2026-01-10",
        "by": "social_care" }]"#;
    assert!(!screen(&case("2026-03-06", CHILD, &register)).fired.contains(rule));
    assert!(screen(&case("2026-03-06", CHILD, &(register + on_plan))).fired.contains(rule));
}

#[test]
fn poor_attendance_needs_the_parents_knowledge_and_no_good_reason() {
    let rule = "attendance/1.2.13";
    let screened = |answered: &str| {
        let records = totals(190, 19) + &if answered.is_empty() { String::new() } else { answers(answered) };
        screen(&case("2026-07-22", CHILD, &records))
    };
    assert!(screened("").asked.contains(rule), "nobody said whether the parents know");
    assert!(screened(r#""parents_know": true"#).asked.contains(rule));
    assert!(
        screened(r#""parents_know": true, "health_reason": "not_known", "home_education": false"#)
            .asked
            .contains(rule)
    );
    let fires = screened(r#""parents_know": true, "health_reason": false, "home_education": false"#);
    assert!(fires.fired.contains(rule));
    let ill = screened(r#""parents_know": true, "health_reason": true, "home_education": false"#);
    assert!(ill.held_back.contains(rule) && !ill.fired.contains(rule));
    let at_home = screened(r#""parents_know": true, "health_reason": false, "home_education": true"#);
    assert!(at_home.held_back.contains(rule) && !at_home.fired.contains(rule));
    let unaware = screened(r#""parents_know": false, "health_reason": false, "home_education": false"#);
    assert!(
        !unaware.fired.contains(rule) && !unaware.held_back.contains(rule) && !unaware.asked.contains(rule)
    );
}

#[test]
fn ten_sessions_in_ten_school_weeks_are_the_penalty_threshold_and_raise_no_concern() {
    let nine = marks("2026-03-02", "2026-03-06", r"OOOOOOOOO\");
    let ten = marks("2026-03-02", "2026-03-06", "GGOOUUNNUO");
    assert!(!screen(&case("2026-03-06", CHILD, &nine)).fired.contains("attendance/penalty_notice_threshold"));
    let case = case("2026-03-06", CHILD, &ten);
    let report = super::ENGLAND.screen(&case).unwrap();
    let finding =
        report.findings.iter().find(|finding| finding.rule == "attendance/penalty_notice_threshold").unwrap();
    assert_eq!(finding.concern, None);
    let rests_on: Vec<&str> = finding.rests_on.iter().map(|support| support.what.as_str()).collect();
    assert_eq!(
        rests_on,
        [
            "of compulsory school age",
            "10 sessions missed without leave in ten school weeks, 2026-03-02 to 2026-03-06"
        ]
    );
}

#[test]
fn a_reason_that_stays_unknown_is_noticed_after_five_school_days() {
    for (after, fires) in [(5, false), (6, true)] {
        let days = format!(r"N\{}", r"/\".repeat(after));
        let to = ["2026-03-09", "2026-03-10"][after - 5];
        let screened = screen(&case("2026-03-20", CHILD, &marks("2026-03-02", to, &days)));
        assert_eq!(screened.fired.contains("attendance/unexplained_absence"), fires, "{after}");
    }
}

#[test]
fn duties_to_tell_the_local_authority_begin_at_ten_and_fifteen_days() {
    for (code, days, rule) in
        [("O", 10, "attendance/ten_days_without_leave"), ("I", 15, "attendance/fifteen_days_of_illness")]
    {
        for (absent, fires) in [(days * 2, true), (days * 2 - 1, false)] {
            let marked = code.repeat(absent) + &"/".repeat(40 - absent);
            let screened = screen(&case("2026-03-27", CHILD, &marks("2026-03-02", "2026-03-27", &marked)));
            assert_eq!(screened.fired.contains(rule), fires, "{code} {absent}");
        }
    }
}

#[test]
fn no_possible_session_asks_and_says_nothing_of_absence() {
    let screened = screen(&case("2026-03-06", CHILD, &marks("2026-03-02", "2026-03-06", "##########")));
    assert!(screened.fired_in("attendance").is_empty());
    assert!(screened.asked.contains("attendance/persistent_absence"));
}

#[test]
fn the_number_stands_in_the_finding_as_a_practitioner_says_it() {
    let case = case("2026-07-22", CHILD, &totals(190, 19));
    let report = super::ENGLAND.screen(&case).unwrap();
    let finding =
        report.findings.iter().find(|finding| finding.rule == "attendance/persistent_absence").unwrap();
    assert_eq!(finding.rests_on[0].what, "19 of 190 sessions missed, 10.0%");
}

#[test]
fn a_partnerships_pack_counts_a_code_in_its_own_way() {
    let own = r#"
        attendance_code = [
          { code = "D", meaning = "at the other school, which sends no register", class = "authorised", checked = "recalled", cites = ["ours"] },
        ]
        [pack]
        id = "ours"
        version = "1"
        title = "Our own reading of one code"
        jurisdiction = "Here"
        [[source]]
        id = "ours"
        title = "Our attendance policy"
    "#;
    let case = case("2026-03-06", CHILD, &marks("2026-03-02", "2026-03-06", r"DD/\/\/\/\"));
    assert!(!screen(&case).fired.contains("attendance/persistent_absence"));
    let screener = neglect_screen::Screener::builder().england().pack("ours.toml", own).build().unwrap();
    let screened = super::Screened::of(&screener.screen(&case).unwrap());
    assert!(screened.fired.contains("attendance/persistent_absence"), "two of ten are missed here");
}

#[test]
fn codes_are_read_by_the_rules_of_their_day() {
    // One day each side of 19 August 2024: H (holiday granted) and Y (unable to attend) were codes until then.
    let words = |as_of: &str, from: &str, given: &str| {
        let case = case(as_of, CHILD, &marks(from, from, given));
        let report = super::ENGLAND.screen(&case).unwrap();
        let fact = |name: &str| {
            report.facts.iter().find(|fact| fact.fact == name).map(|fact| fact.words.to_string())
        };
        let caveats: Vec<String> = report.caveats.iter().map(|caveat| caveat.code.to_string()).collect();
        (fact("attendance.absence"), caveats)
    };
    let (before, caveats) = words("2024-06-10", "2024-06-10", "H/");
    assert_eq!(before.as_deref(), Some("1 of 2 sessions missed, 50.0%"));
    assert!(!caveats.iter().any(|code| code.contains("mark")), "{caveats:?}");
    let (before, _) = words("2024-06-10", "2024-06-10", "Y/");
    assert_eq!(before.as_deref(), Some("0 of 1 sessions missed, 0.0%"));
    let (after, caveats) = words("2024-09-10", "2024-09-10", "H/");
    assert_ne!(after.as_deref(), Some("1 of 2 sessions missed, 50.0%"));
    assert!(caveats.iter().any(|code| code.contains("mark") || code.contains("register")), "{caveats:?}");
}
