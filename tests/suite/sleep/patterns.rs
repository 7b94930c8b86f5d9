//! Unsafe sleep over time and beside neglect: advice given, recorded, repeated, still unsafe.

use jiff::civil::Date;
use serde_json::json;

use super::{answers, case, child, fired, screen_case, screener, today};
use neglect_screen::case::{CaseDraft, Observation, Response, ResponseKind};
use neglect_screen::{Agency, Concern};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn on_the_sofa() -> CaseDraft {
    case(child(120), &answers(json!({ "sofa_sharing": "yes" })))
}

fn advised(on: &str, kind: ResponseKind) -> Response {
    Response::new(day(on), Agency::HealthVisiting, kind)
}

#[test]
fn one_hazard_and_no_advice_is_no_concern() {
    let report = screen_case(&screener(), on_the_sofa());
    assert_eq!(report.concern, Concern::NoneRecorded);
}

#[test]
fn advice_on_two_days_before_it_makes_a_pattern_and_advice_on_one_does_not() {
    let screener = screener();
    let mut twice = on_the_sofa();
    twice.responses.push(advised("2026-10-20", ResponseKind::AdviceGiven));
    twice.responses.push(advised("2026-10-20", ResponseKind::SafeSleepPlan));
    assert_eq!(
        screen_case(&screener, twice.clone()).concern,
        Concern::NoneRecorded,
        "two on one day are one occasion"
    );
    twice.responses.push(advised("2026-11-03", ResponseKind::AdviceGiven));
    let report = screen_case(&screener, twice.clone());
    assert_eq!(report.concern, Concern::Consider);
    assert_eq!(
        report.patterns.iter().map(|p| &*p.rule).collect::<Vec<_>>(),
        ["safe-sleep/still_unsafe.recorded"]
    );
}

#[test]
fn advice_on_the_day_of_the_hazard_or_after_it_has_not_failed() {
    let mut today_only = on_the_sofa();
    today_only.responses.push(advised("2026-10-20", ResponseKind::AdviceGiven));
    today_only.responses.push(Response::new(today(), Agency::Midwifery, ResponseKind::AdviceGiven));
    assert_eq!(screen_case(&screener(), today_only.clone()).concern, Concern::NoneRecorded);
}

#[test]
fn unsafe_sleep_seen_on_two_days_with_advice_between_is_a_pattern() {
    let screener = screener();
    let mut seen = case(child(120), &answers(json!({})));
    let saw = |id: &str, on: &str| Observation::new(id, "sleep.unsafe_seen", day(on), Agency::Police);
    seen.observations = vec![saw("o1", "2026-09-20"), saw("o2", "2026-11-10")];
    assert!(!fired(&screen_case(&screener, seen.clone())).contains(&"seen_again".to_owned()));
    seen.responses.push(advised("2026-09-25", ResponseKind::AdviceGiven));
    assert!(fired(&screen_case(&screener, seen.clone())).contains(&"seen_again".to_owned()));
    seen.observations[1].on = day("2026-09-20");
    assert!(
        !fired(&screen_case(&screener, seen.clone())).contains(&"seen_again".to_owned()),
        "one day is one occasion"
    );
}

#[test]
fn unsafe_sleep_beside_another_concern_is_looked_at_together() {
    let england = neglect_screen::Screener::england();
    let mut both = on_the_sofa();
    let dirty = Observation::new("o1", "hygiene.smelly_and_dirty", day("2026-11-01"), Agency::HealthVisiting);
    both.observations.push(dirty.with("pattern", "persistent"));
    let report = screen_case(&england, both.clone());
    assert!(report.patterns.iter().any(|pattern| pattern.rule == "safe-sleep/beside_neglect"));
}
