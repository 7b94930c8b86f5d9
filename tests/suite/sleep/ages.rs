//! Age moves only what age should move: every day from birth to 400 days, at term and eight weeks early.

use jiff::civil::Date;

use super::{Answers, answers, case, child, fired, screen_case, screener, today};
use neglect_screen::case::Child;

/// Answers that meet as many rules at once as one set can, none of them about the child's birth.
fn everything() -> Answers {
    let text = r#"{
        "safe_space": "none", "sober_now": false, "impaired_now": true, "share_tonight": "yes", "away": "tonight",
        "away_space": false, "drinking_planned": "tonight", "sober_named": false, "fleeing": true,
        "housing": "temporary", "cot_room": false, "people_per_room": 3, "upheaval": true, "others_briefed": false,
        "weather": "cold_snap", "heating_affordable": false, "position": "front", "position_medical": false,
        "back_always": false, "rolls": "one_way", "propped": true, "place": "sofa", "nap_place": "seat",
        "same_room_night": false, "same_room_day": false, "mattress_firm": false, "mattress_sound": false,
        "mattress_origin": "other_or_unknown", "padding": true, "feet_to_foot": false, "pram": "covered",
        "travel_cot": "badly_placed", "multiple": true, "twins_share": "touching", "room_temperature": 25,
        "near_heater": true, "feels_hot": true, "hat_indoors": true, "blankets": "folded", "cover_tog": 12,
        "duvet_or_pillow": true, "sleeping_bag": "loose_neck", "weight": 3000, "head_covered": "repeatedly",
        "warm_objects": true, "weighted": true, "cot_objects": true, "nest_used": true, "positioner": true,
        "positioner_medical": false, "overwrapped_unwell": true, "unwell": true, "sofa_sharing": "yes",
        "tired_feed_plan": false, "bed_sharing": true, "sharing_likely": true, "bed_prepared": false,
        "smokes": "parent_in_bed", "smoked_in_pregnancy": true, "alcohol_units": 3, "parent_alcohol_units": 3,
        "drugs": "parent_in_bed", "sedatives": "parent_in_bed", "extremely_tired": true, "longest_sleep_hours": 3,
        "children_in_bed": true, "pets_in_bed": true, "bedding_near": true, "bed_surface": "soft",
        "gap_or_fall": true, "left_alone_in_bed": true, "car_seat": "main_bed", "car_seat_minutes": 180,
        "play_seat": true, "sling_used": true, "sling_tight": false, "hands_free_feeding": true,
        "carrier_covers_face": true, "swaddling": "above_shoulders", "swaddle_arms_in": true, "dummy": "on_cord",
        "feeding": "mixed", "smoke_home_or_car": true, "vaping": true, "sober_adult": false,
        "substances_in_pregnancy": true, "dependency": true, "neonatal_unit": true, "life_threatening_event": true,
        "poor_engagement": true, "concealed_pregnancy": true, "mother_age": 20,
        "earlier_loss": "sudden_infant_death", "domestic_abuse": true, "mental_ill_health": true,
        "neglect_concerns": "current", "plan": "child_protection", "sibling_removed": true, "criminality": true,
        "deprivation": true, "message_to_adapt": true, "advice_response": "declined", "advice_recorded": false,
        "advice_times": 3, "repeats_back": false, "places_seen": "not_offered"
    }"#;
    answers(serde_json::from_str(text).unwrap())
}

/// From which day to which (not included) a rule may fire, on the calendar of a child born on `born`, and counted
/// from `due` where the source corrects for an early birth. Written out by hand, apart from the pack.
fn ages(rule: &str, born: Date, due: Date) -> (Date, Date) {
    let months = |from: Date, n: i32| from.checked_add(jiff::Span::new().months(n)).unwrap();
    let weeks = |from: Date, n: i32| from.checked_add(jiff::Span::new().weeks(n)).unwrap();
    let year = months(due, 12);
    match rule {
        "P8" | "P8.day" => (born, months(due, 6)),
        "H13" | "D1.two_hours" | "D1.preterm" => (born, months(born, 6)),
        "D1.half_hour" | "D7.early" => (born, weeks(born, 4)),
        "D6.arms" => (months(born, 3), months(born, 12)),
        "D7" => (born, months(born, 12)),
        "D7.stop" => (months(born, 6), months(born, 12)),
        "V1" => (born, months(born, 3)),
        "O4" | "O4.cot" => (born, months(born, 24)),
        // The pattern follows the findings that it counts.
        _ => (born, year),
    }
}

fn table(gestation_weeks: u8) {
    let screener = screener();
    let given = everything();
    let early = i64::from(40_u8.saturating_sub(gestation_weeks)) * 7;
    let mut ever: Vec<String> = Vec::new();
    let mut seen: Vec<(i64, Date, Date, Vec<String>)> = Vec::new();
    for days in 0..=400_i64 {
        let child = Child { gestation_weeks: Some(gestation_weeks), ..child(days) };
        let born = child.born.unwrap();
        // Counted from the due date only for a birth before 37 weeks.
        let due = if gestation_weeks < 37 {
            born.checked_add(jiff::Span::new().days(early)).unwrap()
        } else {
            born
        };
        let case = case(child, &given);
        let fired = fired(&screen_case(&screener, case.clone()));
        ever.extend(fired.iter().cloned());
        seen.push((days, born, due, fired));
    }
    ever.sort();
    ever.dedup();
    assert!(ever.len() > 90, "{}", ever.len());
    for (days, born, due, fired) in seen {
        for rule in &ever {
            let (from, below) = ages(rule, born, due);
            let should = from <= today() && today() < below;
            assert_eq!(
                fired.contains(rule),
                should,
                "{rule} at {days} days, born at {gestation_weeks} weeks"
            );
        }
    }
}

#[test]
fn age_moves_only_what_it_should_for_a_baby_born_at_term() {
    table(40);
}

#[test]
fn age_moves_only_what_it_should_for_a_baby_born_eight_weeks_early() {
    table(32);
}

#[test]
fn a_birth_at_37_weeks_is_not_counted_from_the_due_date() {
    table(37);
}
