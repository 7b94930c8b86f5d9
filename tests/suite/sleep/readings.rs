//! The three published readings of bed sharing and the strict one, at their edges.

use serde_json::json;

use super::{answers, bed_without_a_hazard, child, fired, outcome, screen, screener, with};
use neglect_screen::Hazard;
use neglect_screen::case::Child;

/// A row of the evidence's table: what is answered, of which child, and what each reading says.
fn row(child: Child, more: serde_json::Value) -> [String; 4] {
    let report = screen(&screener(), child, &with(bed_without_a_hazard(), more));
    ["nice", "strict", "nhs_lullaby", "ncmd"].map(|reading| outcome(&report, reading))
}

fn term(weeks: u8, days: u8, grams: u32) -> Child {
    Child {
        gestation_weeks: Some(weeks),
        gestation_days: Some(days),
        birth_weight_g: Some(grams),
        ..child(120)
    }
}

#[test]
fn one_unit_of_alcohol_is_strong_in_every_reading_but_nice() {
    let one = json!({ "alcohol_units": 1, "parent_alcohol_units": 1 });
    assert_eq!(row(child(120), one), ["informed_choice", "strong", "strong", "hazardous"]);
}

#[test]
fn two_units_of_alcohol_are_strong_in_every_reading() {
    let two = json!({ "alcohol_units": 2, "parent_alcohol_units": 2 });
    assert_eq!(row(child(120), two), ["strong", "strong", "strong", "hazardous"]);
    let nearly = json!({ "alcohol_units": 1.9, "parent_alcohol_units": 1.9 });
    assert_eq!(row(child(120), nearly)[0], "informed_choice");
}

#[test]
fn a_parent_who_drank_elsewhere_counts_for_nice_and_not_for_whoever_asks_of_the_bed() {
    let elsewhere = json!({ "alcohol_units": 0, "parent_alcohol_units": 3 });
    assert_eq!(row(child(120), elsewhere), ["strong", "strong", "informed_choice", "not_counted"]);
    let another = json!({ "alcohol_units": 3, "parent_alcohol_units": 0 });
    assert_eq!(row(child(120), another), ["informed_choice", "strong", "strong", "hazardous"]);
}

#[test]
fn who_smokes_counts_as_each_source_asks() {
    let smokes = |who: &str| row(child(120), json!({ "smokes": who }));
    assert_eq!(smokes("nobody"), ["informed_choice", "informed_choice", "informed_choice", "not_counted"]);
    assert_eq!(smokes("parent_not_in_bed"), ["strong", "strong", "informed_choice", "not_counted"]);
    assert_eq!(smokes("other_in_bed"), ["informed_choice", "strong", "strong", "hazardous"]);
    assert_eq!(smokes("parent_in_bed"), ["strong", "strong", "strong", "hazardous"]);
}

#[test]
fn a_baby_born_at_36_weeks_and_6_days_counts_where_prematurity_does() {
    assert_eq!(row(term(36, 6, 2600), json!({})), ["informed_choice", "strong", "strong", "not_counted"]);
}

#[test]
fn exactly_37_weeks_and_2500_grams_is_no_hazard_and_says_that_it_is_the_boundary() {
    assert_eq!(
        row(term(37, 0, 2500), json!({})),
        ["informed_choice", "informed_choice", "informed_choice", "not_counted"]
    );
    let report = screen(&screener(), term(37, 0, 2500), &answers(bed_without_a_hazard()));
    let fired = fired(&report);
    assert!(fired.contains(&"C7.edge".to_owned()) && fired.contains(&"C8.edge".to_owned()), "{fired:?}");
    assert_eq!(report.hazard, None);
}

#[test]
fn a_gram_below_2500_is_strong() {
    assert_eq!(row(term(37, 0, 2499), json!({})), ["strong", "strong", "strong", "not_counted"]);
}

#[test]
fn the_study_counts_a_small_or_early_baby_only_under_three_months() {
    let young = |days| Child { birth_weight_g: Some(2499), ..child(days) };
    assert_eq!(row(young(60), json!({}))[3], "hazardous");
    assert_eq!(row(young(100), json!({}))[3], "not_counted");
}

#[test]
fn a_smoker_elsewhere_and_an_own_cot_give_no_word_on_bed_sharing() {
    let own_cot = answers(json!({
        "place": "cot", "same_room_night": true, "bed_sharing": false, "sharing_likely": false,
        "sofa_sharing": "no", "smokes": "parent_not_in_bed", "smoke_home_or_car": true
    }));
    let report = screen(&screener(), child(120), &own_cot);
    for reading in ["nice", "strict", "nhs_lullaby", "ncmd"] {
        assert_eq!(outcome(&report, reading), "not_sharing", "{reading}");
    }
    let fired = fired(&report);
    assert!(fired.contains(&"M2".to_owned()), "{fired:?}");
    assert!(fired.contains(&"C2.if".to_owned()) && !fired.contains(&"C2".to_owned()), "{fired:?}");
    assert_eq!(
        report.hazard,
        Some(Hazard::Modifiable),
        "what would apply if the bed were shared is no hazard now"
    );
}

#[test]
fn a_warm_room_can_be_changed_and_a_hat_is_advised_against() {
    let report =
        screen(&screener(), child(120), &answers(json!({ "room_temperature": 21, "hat_indoors": true })));
    let hazard_of = |rule: &str| {
        let id = format!("safe-sleep/{rule}");
        report.findings.iter().find(|finding| finding.rule == id.as_str()).and_then(|finding| finding.hazard)
    };
    assert_eq!(hazard_of("H1"), Some(Hazard::Modifiable));
    assert_eq!(hazard_of("H3"), Some(Hazard::Avoid));
}

#[test]
fn at_seven_months_a_clear_cot_in_the_own_room_names_no_hazard() {
    let seven = answers(json!({
        "place": "cot", "same_room_night": false, "same_room_day": false, "position": "back", "cot_objects": false
    }));
    let report = screen(&screener(), child(215), &seven);
    assert_eq!(report.hazard, None);
    assert_eq!(fired(&report), Vec::<String>::new());
    assert!(report.caveats.iter().any(|caveat| caveat.code.name() == "no_hazard_is_not_safe"));
}

#[test]
fn a_baby_born_at_32_weeks_is_in_scope_at_13_months() {
    let early = Child { gestation_weeks: Some(32), gestation_days: Some(0), ..child(395) };
    let report = screen(&screener(), early, &answers(json!({ "sofa_sharing": "yes" })));
    assert_eq!(report.hazard, Some(Hazard::Never));
    let report = screen(&screener(), child(395), &answers(json!({ "sofa_sharing": "yes" })));
    assert_eq!(report.hazard, None);
}

#[test]
fn alcohol_that_nobody_knows_of_stays_unknown() {
    let unknown = json!({ "alcohol_units": "not_known", "parent_alcohol_units": "not_known" });
    assert_eq!(row(child(120), unknown), ["unknown", "unknown", "unknown", "unknown"]);
    let report = screen(
        &screener(),
        child(120),
        &with(
            bed_without_a_hazard(),
            json!({ "alcohol_units": "not_known", "parent_alcohol_units": "not_known" }),
        ),
    );
    let nice = report.readings.iter().find(|result| result.reading == "safe-sleep/nice").unwrap();
    assert_eq!(nice.missing, ["safe_sleep.parent_alcohol_units"]);
    assert_eq!(nice.text, "At least informed choice; could be strong. Answers are missing that decide it.");
    assert!(
        report
            .questions
            .iter()
            .any(|question| question.could.iter().any(|lift| lift.rule == "safe-sleep/C4"))
    );
}

#[test]
fn a_sofa_is_never_whatever_else_is_so() {
    assert_eq!(
        row(child(120), json!({ "sofa_sharing": "likely" })),
        ["avoid", "strong", "never", "hazardous"]
    );
}

#[test]
fn without_a_hazard_bed_sharing_is_an_informed_choice_and_nobodys_fault() {
    assert_eq!(
        row(child(120), json!({})),
        ["informed_choice", "informed_choice", "informed_choice", "not_counted"]
    );
    let report = screen(&screener(), child(120), &answers(bed_without_a_hazard()));
    assert_eq!(report.hazard, None);
    assert_eq!(report.concern, neglect_screen::Concern::NoneRecorded);
}

#[test]
fn the_comparison_names_the_answers_that_one_reading_counts_and_the_other_does_not() {
    let more = json!({ "alcohol_units": 1, "parent_alcohol_units": 1, "pets_in_bed": true });
    let report = screen(&screener(), child(120), &with(bed_without_a_hazard(), more));
    let strict = report.readings.iter().find(|result| result.reading == "safe-sleep/strict").unwrap();
    assert!(strict.selected && strict.differs.is_none());
    let nice = report.readings.iter().find(|result| result.reading == "safe-sleep/nice").unwrap();
    assert_eq!(nice.outcome, "avoid");
    let differs = nice.differs.as_ref().unwrap();
    assert_eq!(differs.selected, "strong");
    // Both count the pet, so it is not among what they differ by.
    assert_eq!(differs.facts, ["safe_sleep.alcohol_units", "safe_sleep.parent_alcohol_units"]);
    let nhs = report.readings.iter().find(|result| result.reading == "safe-sleep/nhs_lullaby").unwrap();
    assert!(nhs.differs.is_none(), "the same outcome is no difference");
}

#[test]
fn a_vendor_can_choose_which_reading_counts() {
    let screener = neglect_screen::Screener::builder()
        .pack_text(super::parsed().text)
        .reading("safe-sleep/nice")
        .build()
        .unwrap();
    let more = json!({ "alcohol_units": 1, "parent_alcohol_units": 1 });
    let report = screen(&screener, child(120), &with(bed_without_a_hazard(), more));
    let selected: Vec<&str> =
        report.readings.iter().filter(|result| result.selected).map(|result| &*result.reading).collect();
    assert_eq!(selected, ["safe-sleep/nice", "safe-sleep/tier"]);
    let strict = report.readings.iter().find(|result| result.reading == "safe-sleep/strict").unwrap();
    assert_eq!(strict.differs.as_ref().unwrap().selected, "informed_choice");
}

#[test]
fn a_case_that_says_nothing_of_sleep_has_no_readings() {
    let case =
        neglect_screen::case::CaseBuilder::new("c", super::today()).born("2026-08-02".parse().unwrap());
    let case = case.build().unwrap();
    assert!(screener().screen(&case).unwrap().readings.is_empty());
}
