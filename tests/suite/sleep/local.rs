//! What a partnership can change without code: scope, thresholds, wording, routing, and a scale of its own.

use serde_json::json;

use super::{answers, bed_without_a_hazard, case, child, fired, screen_case, today, with};
use neglect_screen::case::{Assessment, Child, Observation};
use neglect_screen::{Agency, Hazard, Report, Screener};

use crate::packs::parsed;

fn with_pack(name: &str) -> Screener {
    let local = parsed(&format!("local/{name}"));
    Screener::builder().pack_text(super::parsed().text).pack_text(local.text).build().unwrap()
}

fn screen(screener: &Screener, child: Child, given: serde_json::Value) -> Report {
    super::screen(screener, child, &answers(given))
}

#[test]
fn the_scope_can_reach_to_two_years() {
    let sofa = || json!({ "sofa_sharing": "yes", "place": "cot" });
    assert_eq!(screen(&super::screener(), child(500), sofa()).hazard, None);
    let report = screen(&with_pack("sleep-first-two-years"), child(500), sofa());
    assert_eq!(report.hazard, Some(Hazard::Never));
    let finding = report.findings.iter().find(|finding| finding.rule == "safe-sleep/C1").unwrap();
    let amended = finding.amended.as_deref().unwrap();
    assert!(amended.starts_with("sleep-first-two-years: "), "{amended}");
    assert_eq!(screen(&with_pack("sleep-first-two-years"), child(740), sofa()).hazard, None);
}

#[test]
fn the_edges_can_be_drawn_as_the_leaflets_draw_them() {
    let edge = Child {
        gestation_weeks: Some(37),
        gestation_days: Some(0),
        birth_weight_g: Some(2500),
        ..child(120)
    };
    let report = super::screen(&with_pack("sleep-leaflet-edges"), edge, &answers(bed_without_a_hazard()));
    let strong: Vec<&str> = report
        .findings
        .iter()
        .filter(|finding| finding.hazard == Some(Hazard::Strong))
        .map(|finding| &*finding.rule)
        .collect();
    assert_eq!(strong, ["sleep-leaflet-edges/37_weeks", "sleep-leaflet-edges/2500_grams"]);
    assert!(!fired(&report).contains(&"C7.edge".to_owned()));
    let tired = with(bed_without_a_hazard(), json!({ "extremely_tired": true }));
    let report = super::screen(&with_pack("sleep-leaflet-edges"), child(120), &tired);
    assert_eq!(report.hazard, Some(Hazard::Strong));
}

#[test]
fn alcohol_can_be_counted_as_nice_counts_it() {
    let units =
        |n: u32| with(bed_without_a_hazard(), json!({ "alcohol_units": n, "parent_alcohol_units": n }));
    let screener = with_pack("sleep-nice-thresholds");
    assert_eq!(super::screen(&screener, child(120), &units(1)).hazard, None);
    assert_eq!(super::screen(&screener, child(120), &units(2)).hazard, Some(Hazard::Strong));
    assert_eq!(super::screen(&super::screener(), child(120), &units(1)).hazard, Some(Hazard::Strong));
}

#[test]
fn hampshires_two_triggers_lead_to_the_same_step() {
    let screener = with_pack("sleep-hampshire");
    let declined = screen(&screener, child(120), json!({ "advice_response": "declined" }));
    let step = |report: &Report| report.next_steps.iter().any(|due| due.step == "sleep-hampshire/escalate");
    assert!(step(&declined));
    assert!(!step(&screen(&screener, child(120), json!({ "advice_response": "contradicted" }))));
    let mut remains = case(child(120), &answers(json!({ "advice_response": "accepted" })));
    remains.assessments.push(
        Assessment::new("a2", "hips_sleep", today(), Agency::HealthVisiting).answer("risk_remains", true),
    );
    assert!(step(&screen_case(&screener, remains.clone())));
}

#[test]
fn what_the_police_see_on_merseyside_is_notified() {
    let screener = with_pack("sleep-merseyside");
    let seen = |by: Agency| {
        let mut seen = case(child(120), &answers(json!({})));
        seen.observations.push(Observation::new("o1", "sleep.unsafe_seen", today(), by));
        let report = screen_case(&screener, seen.clone());
        report.next_steps.iter().map(|due| due.step.to_string()).collect::<Vec<_>>()
    };
    assert!(seen(Agency::Police).contains(&"sleep-merseyside/assess".to_owned()));
    assert!(!seen(Agency::Housing).contains(&"sleep-merseyside/assess".to_owned()));
    assert!(seen(Agency::Housing).contains(&"sleep-merseyside/notify".to_owned()), "routed by the amendment");
}

#[test]
fn baby_check_adds_up_to_its_published_maximum_and_bands() {
    let screener = { Screener::builder().pack_text(parsed("tools/baby-check").text).build().unwrap() };
    let tool = screener.tools().iter().find(|tool| tool.id == "baby_check").unwrap();
    let total = |pick: &dyn Fn(&[i64]) -> usize, leave_out: &[&str]| {
        let mut one = Assessment::new("a1", "baby_check", today(), Agency::Health).answer("emergency", false);
        for question in tool.questions.iter().filter(|question| !leave_out.contains(&question.id.as_str())) {
            if let neglect_screen::pack::AnswerKind::Choice { options, points } = &question.answer {
                one = one.answer(question.id.as_str(), options[pick(points)].as_str());
            }
        }
        let mut scored = case(child(60), &answers(json!({})));
        scored.assessments = vec![one];
        let report = screen_case(&screener, scored.clone());
        let words = |fact: &str| {
            report.facts.iter().find(|line| line.fact == fact).map(|line| line.words.to_string())
        };
        (words("baby_check.total"), words("baby_check.total.band"), fired(&report))
    };
    let most = |points: &[i64]| points.len() - 1;
    let (words, band, fired_at_most) = total(&most, &[]);
    assert!(words.as_deref().is_some_and(|words| words.contains("111")), "{words:?}");
    assert!(band.is_some_and(|band| band.contains("seriously")), "the highest band");
    assert_eq!(fired_at_most, ["baby-check/seriously_ill"]);
    let (words, _, nothing) = total(&|_| 0, &[]);
    assert!(words.as_deref().is_some_and(|words| words.contains(" 0,")), "{words:?}");
    assert_eq!(nothing, Vec::<String>::new());
    // Twenty is enough, whatever the items are that nobody has scored yet.
    assert_eq!(total(&most, &["item_1", "item_7"]).2, ["baby-check/seriously_ill"]);
    // And without the items that matter most, the sum is a range and no band is claimed.
    assert_eq!(total(&|_| 0, &["item_12"]).2, Vec::<String>::new());
}

#[test]
fn a_later_pack_can_set_another_reading_as_the_one_that_counts() {
    let own = r#"
[pack]
id = "own"
version = "1"
title = "Our own line"
jurisdiction = "England"
[[reading]]
id = "three_units"
title = "Three units"
group = "bed_sharing"
default = true
basis = "local_policy"
checked = "recalled"
[[reading.outcome]]
outcome = "strong"
when = { fact = "safe_sleep.alcohol_units", at_least = 3 }
text = "Three units or more."
[[reading.outcome]]
outcome = "informed_choice"
when = { fact = "safe_sleep.bed_sharing", is = true }
text = "It does not mean that nothing can happen."
"#;
    let screener = Screener::builder().pack_text(super::parsed().text).pack("own.toml", own).build().unwrap();
    let two = with(bed_without_a_hazard(), json!({ "alcohol_units": 2, "parent_alcohol_units": 2 }));
    let report = super::screen(&screener, child(120), &two);
    let counts: Vec<&str> = report
        .readings
        .iter()
        .filter(|result| result.selected && result.group == "bed_sharing")
        .map(|result| &*result.reading)
        .collect();
    assert_eq!(counts, ["own/three_units"]);
    let nice = report.readings.iter().find(|result| result.reading == "safe-sleep/nice").unwrap();
    assert_eq!(nice.differs.as_ref().unwrap().selected, "informed_choice");
}
