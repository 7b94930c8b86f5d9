//! NICE NG75 and the chart's school-age triggers, from measurements to findings: the table of the evidence, row by row.

use super::{case, screen};

fn fired(as_of: &str, child: &str, growth: &str) -> Vec<String> {
    let child = format!(r#""born": "2026-02-02"{child}"#);
    let records = format!(r#", "growth": [{growth}]"#);
    screen(&case(as_of, &child, &records)).fired_in("growth").into_iter().map(str::to_owned).collect()
}

#[test]
fn thresholds_of_ng75_fire_where_the_evidence_says_and_nowhere_else() {
    let rows: [(&str, &str, &[&str]); 8] = [
        ("-1.50", "-2.20", &["1.2.1.fall", "1.2.1.low"]),
        ("-1.50", "-1.90", &[]),
        ("0.00", "-1.40", &["1.2.1.fall"]),
        ("0.00", "-1.20", &[]),
        ("1.60", "0.10", &[]),
        ("1.60", "-0.50", &["1.2.1.fall"]),
        ("1.00", "-2.05", &["1.2.1.fall", "1.2.1.low"]),
        ("\"-4/3\"", "-2.00", &[]),
    ];
    for (birth, now, expected) in rows {
        let rules = fired(
            "2026-11-02",
            &format!(r#", "birth_weight_sds": {birth}"#),
            &format!(r#"{{ "on": "2026-11-02", "weight_sds": {now} }}"#),
        );
        assert_eq!(rules, expected, "{birth} to {now}");
    }
}

#[test]
fn early_loss_is_more_than_a_tenth_and_not_a_tenth() {
    for (grams, expected) in [(3_150, &[][..]), (3_140, &["1.1.2", "1.1.4"])] {
        let weighing = format!(r#"{{ "on": "2026-02-07", "weight_g": {grams} }}"#);
        assert_eq!(fired("2026-02-07", r#", "birth_weight_g": 3500"#, &weighing), expected);
    }
}

#[test]
fn birth_weight_not_regained_by_three_weeks_asks_for_a_date_or_a_referral() {
    let weighing = r#"{ "on": "2026-02-24", "weight_g": 3450 }"#;
    assert_eq!(fired("2026-02-24", r#", "birth_weight_g": 3500"#, weighing), ["1.1.4"]);
}

#[test]
fn body_mass_index_counts_over_two_years_only() {
    let measured = |on: &str| format!(r#"{{ "on": "{on}", "bmi_sds": -2.70 }}"#);
    assert_eq!(fired("2029-02-02", "", &measured("2029-02-02")), ["1.2.4.low", "1.2.4.very_low"]);
    assert!(fired("2027-08-02", "", &measured("2027-08-02")).is_empty());
}

#[test]
fn age_decides_which_distance_from_the_parents_counts() {
    let parents = r#", "mid_parental_height_sds": 0"#;
    let measured = |on: &str, sds: &str| format!(r#"{{ "on": "{on}", "height_sds": {sds} }}"#);
    // 2.25 spaces: enough before school age, too little after.
    assert_eq!(fired("2031-02-01", parents, &measured("2031-02-01", "-1.5")), ["1.2.3"]);
    assert!(fired("2031-02-02", parents, &measured("2031-02-02", "-1.5")).is_empty());
    // 3.15 spaces: enough after.
    assert_eq!(fired("2031-02-02", parents, &measured("2031-02-02", "-2.1")), ["school_age.mid_parental"]);
}

#[test]
fn faltering_growth_alone_is_a_prompt_and_never_more() {
    let report_of = case(
        "2026-11-02",
        r#""born": "2026-02-02", "birth_weight_sds": 2"#,
        r#", "growth": [{ "on": "2026-11-02", "weight_sds": -5, "weight_g": 4000 }, { "on": "2026-10-02", "weight_g": 6000 }]"#,
    );
    let report = super::ENGLAND.screen(&report_of).unwrap();
    assert_eq!(report.concern, neglect_screen::Concern::Prompt);
    assert!(report.findings.iter().any(|finding| finding.rule == "growth/1.2.1.fall"
        && finding.note.as_deref().is_some_and(|note| note.contains("no sign of neglect by itself"))));
}
