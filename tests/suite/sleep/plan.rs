//! The family's plan: what a report's next steps mean for them, in plain words.

use serde_json::json;

use super::{answers, child, screen, screener};
use neglect_screen::interview::Plan;
use neglect_screen::{Concern, Hazard};

#[test]
fn what_cannot_wait_stands_first_and_999_last() {
    let tonight =
        json!({ "impaired_now": true, "share_tonight": "likely", "hat_indoors": true, "dummy": "forced" });
    let report = screen(&screener(), child(60), &answers(tonight));
    assert_eq!((report.concern, report.hazard), (Concern::Immediate, Some(Hazard::Immediate)));
    let plan = Plan::of(&report, "safe-sleep");
    let urgencies: Vec<&str> = plan.steps.iter().filter_map(|step| step.urgency.as_deref()).collect();
    assert_eq!(urgencies, ["now", "today", "today", "soon", "soon", "routine"]);
    let text = plan.to_text();
    let (now, soon) = (text.find("Now, before baby sleeps").unwrap(), text.find("In the next days").unwrap());
    assert!(now < soon);
    assert!(text.trim_end().ends_with("call 999."));
    assert!(text.contains("It does not mean that everything else is safe"));
    assert!(text.contains("Who stays sober to look after baby tonight:"));
}

#[test]
fn a_missing_cot_is_acted_on_now_and_is_nobodys_fault() {
    let report = screen(&screener(), child(60), &answers(json!({ "safe_space": "none" })));
    assert_eq!(report.hazard, Some(Hazard::Immediate));
    assert_eq!(report.concern, Concern::NoneRecorded, "a need is not neglect");
    assert_eq!(report.next_steps[0].step, "safe-sleep/space_now");
    assert_eq!(report.next_steps[0].urgency.as_deref(), Some("now"));
    assert!(Plan::of(&report, "safe-sleep").to_text().contains("nobody's fault"));
}

#[test]
fn steps_for_professionals_alone_are_not_in_the_familys_plan() {
    let report = screen(
        &screener(),
        child(60),
        &answers(json!({ "plan": "child_protection", "sofa_sharing": "yes" })),
    );
    assert!(report.next_steps.iter().any(|due| due.step == "safe-sleep/plan_together"));
    let plan = Plan::of(&report, "safe-sleep");
    assert!(plan.steps.iter().all(|step| step.step != "safe-sleep/plan_together"));
    assert!(plan.steps.iter().any(|step| step.step == "safe-sleep/sofa_plan"));
}

#[test]
fn a_plan_without_steps_promises_nothing() {
    let report = screen(&screener(), child(60), &answers(json!({ "position": "back" })));
    let text = Plan::of(&report, "safe-sleep").to_text();
    assert!(text.contains("That is not a promise that baby is safe."), "{text}");
    assert!(text.contains("What we have not talked about yet"));
}

#[test]
fn a_plan_is_data_and_comes_back_the_same() {
    let report = screen(&screener(), child(60), &answers(json!({ "sofa_sharing": "yes" })));
    let plan = Plan::of(&report, "safe-sleep");
    let back: Plan = serde_json::from_str(&serde_json::to_string(&plan).unwrap()).unwrap();
    assert_eq!(back, plan);
}
