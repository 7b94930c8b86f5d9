//! The meaning of each condition, on packs of a few lines, by both evaluators.

use neglect_screen::report::Report;
use neglect_screen::{Case, Concern, Evaluator, Limits, Screener, Vocabulary};
use neglect_screen::{Fate, Reason};

const HEAD: &str = r#"
[pack]
id = "t"
version = "1"
title = "Test"
jurisdiction = "England"
[[source]]
id = "s"
title = "Source"
[[indicator]]
code = "a.one"
label = "One"
forms = ["physical"]
qualifiers = { pattern = ["once", "repeated", "persistent"], control = "yes_no", place = { one_of = ["home", "school"] } }
cites = ["s"]
checked = "recalled"
[[indicator]]
code = "a.two"
label = "Two"
forms = ["medical"]
ages = { from = "5 years" }
cites = ["s"]
checked = "recalled"
[[indicator]]
code = "c.risk"
label = "Risk"
channel = "risk_factor"
cites = ["s"]
checked = "recalled"
"#;

const TAIL: &str = "text = \"t\"\nbasis = \"design\"\ncites = [\"s\"]\nchecked = \"recalled\"\n";

fn screener(rules: &str, evaluator: Evaluator) -> Screener {
    let text = format!("{HEAD}{}", rules.replace("TAIL", TAIL));
    Screener::builder()
        .pack("t.toml", text)
        .evaluator(evaluator)
        .build()
        .unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

fn case(observations: &str) -> Case {
    let text = format!(
        r#"{{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": {{ "born": "2018-11-21" }},
             "observations": [{observations}] }}"#
    );
    Case::from_json(text.as_bytes(), &Limits::default()).unwrap()
}

/// Screens by both evaluators, which must agree to the byte, and hands the report on.
fn screen(rules: &str, observations: &str, look: impl Fn(&Report)) {
    let case = case(observations);
    let (ours, theirs) = (screener(rules, Evaluator::Compiled), screener(rules, Evaluator::Reference));
    let report = ours.screen(&case).unwrap();
    assert_eq!(
        String::from_utf8(report.to_json()).unwrap(),
        String::from_utf8(theirs.screen(&case).unwrap().to_json()).unwrap()
    );
    look(&report);
}

fn fate(report: &Report, id: &str) -> (Fate, Option<Reason>) {
    let line = report.account.iter().find(|line| line.input == id).unwrap();
    (line.fate, line.reason)
}

const PERSISTENT: &str = r#"
[[rule]]
id = "r"
when = { seen = "a.one", with = { pattern = "repeated" } }
explained_by = ["medical"]
then = { concern = "consider" }
TAIL"#;

#[test]
fn an_ordered_qualifier_is_met_by_its_value_and_every_higher_one() {
    for (pattern, concern) in
        [("once", Concern::NoneRecorded), ("repeated", Concern::Consider), ("persistent", Concern::Consider)]
    {
        let seen = format!(
            r#"{{ "id": "o", "code": "a.one", "on": "2026-11-01", "by": "health", "with": {{ "pattern": "{pattern}" }} }}"#
        );
        screen(PERSISTENT, &seen, |report| assert_eq!(report.concern, concern, "{pattern}"));
    }
}

#[test]
fn a_missing_qualifier_asks_and_never_fires() {
    let seen = r#"{ "id": "o", "code": "a.one", "on": "2026-11-01", "by": "health" }"#;
    screen(PERSISTENT, seen, |report| {
        assert_eq!(report.concern, Concern::NoneRecorded);
        assert_eq!(report.questions.len(), 1);
        assert_eq!(report.questions[0].missing[0].name, "pattern");
        assert_eq!(report.questions[0].concern, Some(Concern::Consider));
        assert_eq!(fate(report, "o"), (Fate::Undecided, None));
    });
}

#[test]
fn only_a_professional_s_suitable_explanation_holds_a_rule_back() {
    let table = [
        ("medical", "suitable", "health", Fate::Explained, 0, 1),
        ("medical", "suitable", "family", Fate::Undecided, 1, 0),
        ("medical", "claimed", "health", Fate::Undecided, 1, 0),
        ("medical", "unsuitable", "health", Fate::Used, 0, 0),
        ("weather", "suitable", "health", Fate::Used, 0, 0),
        ("cultural", "suitable", "health", Fate::Used, 0, 0),
    ];
    for (kind, status, by, expected, asks, held) in table {
        let seen = format!(
            r#"{{ "id": "o", "code": "a.one", "on": "2026-11-01", "by": "health", "with": {{ "pattern": "persistent" }},
                  "explanation": {{ "kind": "{kind}", "status": "{status}", "by": "{by}" }} }}"#
        );
        screen(PERSISTENT, &seen, |report| {
            assert_eq!(fate(report, "o").0, expected, "{kind} {status} {by}");
            assert_eq!(
                (report.questions.len(), report.held_back.len()),
                (asks, held),
                "{kind} {status} {by}"
            );
        });
    }
}

#[test]
fn a_gate_in_the_source_holds_back_visibly_and_its_absence_asks() {
    let rule = r#"
[[rule]]
id = "r"
when = { seen = "a.one", gate = { control = "yes" } }
then = { concern = "suspect" }
TAIL"#;
    let seen = |with: &str| {
        format!(
            r#"{{ "id": "o", "code": "a.one", "on": "2026-11-01", "by": "health", "with": {{ {with} }} }}"#
        )
    };
    screen(rule, &seen(r#""control": "yes""#), |report| assert_eq!(report.concern, Concern::Suspect));
    screen(rule, &seen(""), |report| assert_eq!((report.questions.len(), report.held_back.len()), (1, 0)));
    screen(rule, &seen(r#""control": "no""#), |report| {
        assert_eq!(report.held_back[0].by, "control");
        assert_eq!(report.held_back[0].inputs, ["o"]);
        assert_eq!(fate(report, "o").0, Fate::HeldBack);
    });
}

#[test]
fn counts_run_over_calendar_periods_with_stated_ends() {
    let rule = r#"
[[rule]]
id = "r"
when = { seen = "a.one", at_least = 3, within = "1 month" }
then = { concern = "consider" }
TAIL"#;
    let three = |first: &str| {
        let day = |id: u8, on: &str| {
            format!(r#"{{ "id": "o{id}", "code": "a.one", "on": "{on}", "by": "health" }}"#)
        };
        [day(1, first), day(2, "2026-03-10"), day(3, "2026-03-31")].join(",")
    };
    // One month to 31 March starts after 28 February, which clamps the 31st.
    screen(rule, &three("2026-02-28"), |report| {
        assert_eq!(report.concern, Concern::NoneRecorded);
        assert_eq!(fate(report, "o1"), (Fate::Short, Some(Reason::Window)));
    });
    screen(rule, &three("2026-03-01"), |report| {
        assert_eq!(report.findings[0].rests_on.len(), 3);
        assert_eq!(report.findings[0].from.to_string(), "2026-03-01");
        assert_eq!(report.findings[0].to.to_string(), "2026-03-31");
    });
}

#[test]
fn the_latest_period_ends_on_the_case_s_date() {
    let rule = r#"
[[rule]]
id = "r"
when = { seen = "a.one", within = "latest 10 days" }
then = { concern = "consider" }
TAIL"#;
    for (on, concern) in [("2026-11-11", Concern::NoneRecorded), ("2026-11-12", Concern::Consider)] {
        let seen = format!(r#"{{ "id": "o", "code": "a.one", "on": "{on}", "by": "health" }}"#);
        screen(rule, &seen, |report| assert_eq!(report.concern, concern, "{on}"));
    }
}

#[test]
fn one_event_told_by_three_agencies_is_one_event_and_three_agencies() {
    let count = |distinct: &str| {
        format!(
            "[[rule]]\nid = \"r\"\nwhen = {{ seen = \"a.one\", at_least = 3, distinct = \"{distinct}\" }}\n\
             then = {{ concern = \"consider\" }}\nTAIL"
        )
    };
    let told = ["health", "education", "police"].map(|by| {
        format!(r#"{{ "id": "{by}", "code": "a.one", "on": "2026-11-01", "by": "{by}", "event": "e" }}"#)
    });
    screen(&count("event"), &told.join(","), |report| assert_eq!(report.concern, Concern::NoneRecorded));
    screen(&count("agency"), &told.join(","), |report| assert_eq!(report.concern, Concern::Consider));
}

#[test]
fn a_repeated_record_changes_nothing_but_its_own_fate() {
    let one = r#"{ "id": "o1", "code": "a.one", "on": "2026-11-01", "by": "health" }"#;
    let again =
        r#"{ "id": "o2", "code": "a.one", "on": "2026-11-01", "by": "health", "recorded": "2026-11-05" }"#;
    let rule = "[[rule]]\nid = \"r\"\nwhen = { seen = \"a.one\", at_least = 2 }\nthen = { concern = \"consider\" }\nTAIL";
    screen(rule, &format!("{again},{one}"), |report| {
        assert_eq!(report.concern, Concern::NoneRecorded);
        assert_eq!(fate(report, "o2").0, Fate::DuplicateOf);
        assert_eq!(fate(report, "o1"), (Fate::Short, Some(Reason::Count)));
    });
}

#[test]
fn an_indicator_means_nothing_outside_its_ages_and_says_so() {
    let rule = "[[rule]]\nid = \"r\"\nwhen = { seen = \"a.two\" }\nthen = { concern = \"consider\" }\nTAIL";
    for (on, expected) in
        [("2023-11-20", (Fate::NotAlerting, Some(Reason::Age))), ("2023-11-21", (Fate::Used, None))]
    {
        let seen = format!(r#"{{ "id": "o", "code": "a.two", "on": "{on}", "by": "health" }}"#);
        screen(rule, &seen, |report| assert_eq!(fate(report, "o"), expected, "{on}"));
    }
}

#[test]
fn siblings_are_shown_for_review_and_context_raises_nothing() {
    let rule = "[[rule]]\nid = \"r\"\nwhen = { seen = \"a.one\" }\nthen = { concern = \"consider\" }\nTAIL";
    let seen = r#"{ "id": "o1", "code": "a.one", "on": "2026-11-01", "by": "health", "subject": "sibling" },
                  { "id": "o2", "code": "c.risk", "on": "2026-11-01", "by": "health" }"#;
    screen(rule, seen, |report| {
        assert_eq!(report.concern, Concern::NoneRecorded);
        assert_eq!(report.for_review[0].rules, ["t/r"]);
        assert_eq!(fate(report, "o1"), (Fate::NotAlerting, Some(Reason::Subject)));
        assert_eq!(fate(report, "o2"), (Fate::Context, None));
    });
}

#[test]
fn what_is_dated_or_known_after_the_case_s_date_is_in_the_account_and_nowhere_else() {
    let rule = "[[rule]]\nid = \"r\"\nwhen = { seen = \"a.one\" }\nthen = { concern = \"consider\" }\nTAIL";
    let seen = r#"{ "id": "o1", "code": "a.one", "on": "2026-11-22", "by": "health" },
                  { "id": "o2", "code": "a.one", "on": "2026-11-01", "recorded": "2026-11-22", "by": "health" }"#;
    screen(rule, seen, |report| {
        assert_eq!(report.concern, Concern::NoneRecorded);
        assert_eq!(fate(report, "o1"), (Fate::AfterAsOf, None));
        assert_eq!(fate(report, "o2"), (Fate::AfterAsOf, None));
    });
}

#[test]
fn patterns_count_findings_over_time_and_across_agencies() {
    let rules = r#"
[[rule]]
id = "r"
when = { seen = ["a.one", "a.two"] }
then = { concern = "consider" }
TAIL
[[rule]]
id = "several_forms"
when = { found = { concern = "consider", at_least = 2, distinct = "form", within = "12 months" } }
then = { concern = "suspect" }
TAIL
[[rule]]
id = "unanswered"
when = { found = { concern = "consider", at_least = 1, unanswered = "10 days" } }
then = { concern = "prompt" }
TAIL"#;
    let seen = r#"{ "id": "o1", "code": "a.one", "on": "2026-11-01", "by": "health" },
                  { "id": "o2", "code": "a.two", "on": "2026-11-18", "by": "education" }"#;
    screen(rules, seen, |report| {
        let patterns: Vec<&str> = report.patterns.iter().map(|pattern| pattern.rule.as_ref()).collect();
        // One rule, one finding, of both forms.
        assert_eq!(patterns, ["t/several_forms", "t/unanswered"]);
        assert_eq!(report.concern, Concern::Suspect);
    });
}

#[test]
fn the_same_packs_and_case_give_the_same_bytes_whatever_the_order() {
    let rule = "[[rule]]\nid = \"r\"\nwhen = { seen = \"a.one\", at_least = 2 }\nthen = { concern = \"consider\" }\nTAIL";
    let parts = [
        r#"{ "id": "o1", "code": "a.one", "on": "2026-11-01", "by": "health" }"#,
        r#"{ "id": "o2", "code": "a.one", "on": "2026-11-01", "by": "police" }"#,
        r#"{ "id": "o3", "code": "a.two", "on": "2026-10-01", "by": "police" }"#,
    ];
    let screener = screener(rule, Evaluator::Compiled);
    let bytes =
        |order: [usize; 3]| screener.screen(&case(&order.map(|at| parts[at]).join(","))).unwrap().to_json();
    assert_eq!(bytes([0, 1, 2]), bytes([2, 1, 0]));
    assert_eq!(bytes([0, 1, 2]), bytes([1, 2, 0]));
}

#[test]
fn an_explanation_that_only_the_family_calls_suitable_is_not_known_yet() {
    let rule = r#"
[[rule]]
id = "r"
when = { seen = "a.one", with = { explanation = "absent" } }
then = { concern = "suspect" }
TAIL"#;
    // Status, by whom, fires, asks.
    let table = [
        ("suitable", "health", false, false),
        ("suitable", "family", false, true),
        ("suitable", "child", false, true),
        ("claimed", "health", false, true),
        ("absent", "health", true, false),
        ("unsuitable", "health", true, false),
    ];
    for (status, by, fires, asks) in table {
        let seen = format!(
            r#"{{ "id": "o", "code": "a.one", "on": "2026-11-01", "by": "health",
                  "explanation": {{ "kind": "medical", "status": "{status}", "by": "{by}" }} }}"#
        );
        screen(rule, &seen, |report| {
            assert_eq!(report.concern == Concern::Suspect, fires, "{status} {by}");
            assert_eq!(!report.questions.is_empty(), asks, "{status} {by}");
        });
    }
    let silent = r#"{ "id": "o", "code": "a.one", "on": "2026-11-01", "by": "health" }"#;
    screen(rule, silent, |report| assert_eq!(report.questions[0].missing[0].name, "explanation"));
}

#[test]
fn a_missed_opportunity_is_a_concern_without_a_response_before_concern_rose() {
    let rules = r#"
[[rule]]
id = "early"
when = { seen = "a.one" }
then = { concern = "consider" }
TAIL
[[rule]]
id = "late"
when = { seen = "a.two" }
then = { concern = "suspect" }
TAIL"#;
    let observations = r#"{ "id": "o1", "code": "a.one", "on": "2026-03-01", "by": "education" },
        { "id": "o2", "code": "a.two", "on": "2026-09-01", "by": "health" }"#;
    let screener = screener(rules, Evaluator::Compiled);
    let missed = |case: &Case| -> Vec<(String, Vec<String>)> {
        let replay = screener.replay(case).unwrap();
        let told = |step: &neglect_screen::report::ReplayStep| {
            (step.on.to_string(), step.missed.iter().map(ToString::to_string).collect())
        };
        replay.steps.iter().map(told).collect()
    };
    let unanswered = case(observations);
    assert_eq!(
        missed(&unanswered),
        [("2026-03-01".to_owned(), vec![]), ("2026-09-01".to_owned(), vec!["t/early".to_owned()])]
    );
    // A response between the two, to the concern or to the whole case, takes the reproach away; closing does not.
    for (kind, to, expected) in
        [("referral", vec![], 0), ("reviewed", vec!["o1"], 0), ("case_closed", vec![], 1)]
    {
        let mut answered = unanswered.clone().into_draft();
        answered.responses.push(neglect_screen::case::Response {
            id: Some("r".to_owned()),
            on: "2026-05-01".parse().unwrap(),
            recorded: None,
            by: neglect_screen::Agency::SocialCare,
            kind: neglect_screen::case::ResponseKind::from_name(kind).unwrap(),
            to: to.into_iter().map(str::to_owned).collect(),
        });
        let last = missed(&answered.check(&Limits::default()).unwrap()).pop().unwrap();
        assert_eq!(last.1.len(), expected, "{kind}");
    }
}
