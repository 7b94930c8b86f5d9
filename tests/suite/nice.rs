//! The England packs of guidance and context hold what the evidence holds, row by row.

use neglect_screen::pack::{Pack, Rule};
use neglect_screen::{Basis, Channel, Checked, Concern};

use crate::packs::parsed;

fn pack(name: &str) -> Pack {
    parsed(name).pack
}

fn rule<'a>(pack: &'a Pack, id: &str) -> &'a Rule {
    pack.rules.iter().find(|rule| rule.id == id).unwrap_or_else(|| panic!("no rule {id}"))
}

/// Row of the evidence, rule, strength, and how well its weakest part was checked.
const ROWS: &[(&str, &str, Concern, Checked)] = {
    use Checked::{Recalled, Secondary};
    use Concern::{Consider, Suspect};
    &[
        ("P1", "1.3.1", Consider, Secondary),
        ("P2", "1.3.2", Consider, Secondary),
        ("P3", "1.3.3", Suspect, Recalled),
        ("P4a", "1.3.4.hygiene", Suspect, Recalled),
        ("P4b", "1.3.4.food", Suspect, Recalled),
        ("P4c", "1.3.4.safety", Suspect, Recalled),
        ("P5", "1.3.5", Suspect, Recalled),
        ("M1", "1.3.6", Consider, Secondary),
        ("SUP-pre", "supervision.dangers_not_foreseen", Consider, Recalled),
        ("SUP1", "1.3.7", Consider, Recalled),
        ("SUP2", "1.3.8", Consider, Recalled),
        ("SUP3", "animal_bite", Consider, Secondary),
        ("SUP4", "near_drowning.supervision", Consider, Recalled),
        ("SUP5", "near_drowning.unexplained", Suspect, Recalled),
        ("SUP6", "poisoning", Suspect, Recalled),
        ("SUP7", "cold_injury", Consider, Secondary),
        ("SUP8", "hypothermia", Consider, Secondary),
        ("SUP9", "burn.suspicious", Suspect, Recalled),
        ("SUP10", "contact_pattern", Consider, Recalled),
        ("A1", "1.3.9", Consider, Secondary),
        ("A2", "1.3.10", Consider, Secondary),
        ("A3", "1.3.11", Consider, Recalled),
        ("A4", "1.3.12", Consider, Recalled),
        ("A5", "1.3.13", Suspect, Recalled),
        ("E1", "school_attendance", Consider, Recalled),
        ("B1", "1.4.1", Consider, Recalled),
        ("B2", "1.4.2", Consider, Secondary),
        ("B3", "1.4.3", Consider, Secondary),
        ("B4", "1.4.4", Consider, Secondary),
        ("B5", "1.4.5", Consider, Recalled),
        ("B6", "1.4.6", Consider, Secondary),
        ("B7", "1.4.7", Consider, Recalled),
        ("B8", "1.4.8", Suspect, Recalled),
        ("B9", "1.4.9", Consider, Secondary),
        ("B10", "1.4.10", Consider, Recalled),
        ("B11", "1.4.11", Consider, Secondary),
        ("B12", "1.4.12", Consider, Secondary),
        ("I1", "interaction.harmful", Consider, Secondary),
        ("I2", "interaction.harmful_persistent", Suspect, Recalled),
        ("I3", "interaction.punished_for_wetting", Consider, Recalled),
        ("I4", "interaction.unavailable", Consider, Secondary),
        ("I5", "interaction.unavailable_persistent", Suspect, Recalled),
        ("I6", "interaction.not_allowed_to_speak_alone", Consider, Recalled),
    ]
};

#[test]
fn every_row_of_the_evidence_has_its_rule_at_its_strength_and_no_better_checked_than_it_was() {
    let nice = pack("england/nice");
    for &(row, id, concern, checked) in ROWS {
        let rule = rule(&nice, id);
        assert_eq!(rule.then.concern, Some(concern), "{row}");
        assert_eq!(rule.checked, checked, "{row}");
        assert_eq!(rule.basis, Basis::Guidance, "{row}");
    }
}

#[test]
fn a_recommendation_number_says_how_sure_it_is() {
    let nice = pack("england/nice");
    for &(row, id, ..) in ROWS {
        for cite in rule(&nice, id).cites.iter().filter(|cite| cite.source == "cg89") {
            let says = ["recalled", "anchored", "read"].map(|how| format!("(number {how})"));
            let says = says.iter().any(|how| cite.at.ends_with(how));
            assert!(says || row == "SUP-pre", "{row}: {}", cite.at);
        }
    }
}

#[test]
fn whatever_is_suspected_goes_to_childrens_social_care() {
    let nice = pack("england/nice");
    for rule in nice.rules.iter().filter(|rule| rule.then.concern >= Some(Concern::Suspect)) {
        assert!(rule.then.next.iter().any(|step| step == "refer.childrens_social_care"), "{}", rule.id);
    }
}

#[test]
fn what_is_not_in_the_guidance_is_marked_as_design_and_raises_suspicion_only_where_it_says_why() {
    let nice = pack("england/nice");
    for rule in nice.rules.iter().filter(|rule| rule.basis == Basis::Design) {
        assert!(rule.note.is_some(), "{}", rule.id);
        assert_eq!(rule.checked, Checked::Recalled, "{}", rule.id);
    }
}

#[test]
fn research_by_age_prompts_and_never_raises_more() {
    let core_info = pack("england/core-info");
    assert!(!core_info.rules.is_empty());
    for rule in &core_info.rules {
        assert!(rule.then.concern <= Some(Concern::Prompt), "{}", rule.id);
        assert_eq!(rule.then.hazard, None, "{}", rule.id);
        assert_eq!(rule.basis, Basis::Research, "{}", rule.id);
    }
}

#[test]
fn context_has_no_rule_and_nothing_in_it_can_alert() {
    let context = pack("england/context");
    assert!(context.rules.is_empty());
    for indicator in &context.indicators {
        let channel = indicator.channel;
        let context = matches!(
            channel,
            Channel::RiskFactor | Channel::Vulnerability | Channel::Status | Channel::Strength
        );
        assert!(context, "{}", indicator.code);
    }
}

#[test]
fn every_factor_of_the_census_has_its_indicator() {
    let context = pack("england/context");
    let codings = || {
        let all = context.indicators.iter().flat_map(|indicator| &indicator.codings);
        let of_census = all.filter(|coding| coding.system == "cin_factor");
        of_census.flat_map(|coding| &coding.values)
    };
    let factors = [
        "1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C", "5A", "5B", "5C", "6A", "6B",
        "6C", "7A", "8B", "8C", "8D", "8E", "8F", "9A", "10A", "11A", "12A", "13A", "14A", "15A", "16A",
        "17A", "18B", "18C", "19B", "19C", "20", "21", "22A", "23A", "24A",
    ];
    for factor in factors {
        let of = codings().filter(|value| *value == factor).count();
        assert_eq!(of, 1, "{factor}");
    }
    assert_eq!(codings().count(), factors.len());
}
