//! Scores of the growth API: corrected for gestation, or of a child born at term.

use neglect_import::Source;
use serde_json::{Value, json};

use super::{From, adds_up, import};

/// What a measurement with these scores and this gestation becomes: its score, and the fate of that of the actual age.
fn score(corrected: &Value, gestation: &Value) -> (Option<String>, String) {
    let answer = json!([{
        "birth_data": { "birth_date": "2024-08-02", "gestation_weeks": gestation, "sex": "female" },
        "measurement_dates": { "observation_date": "2026-02-20" },
        "child_observation_value": { "measurement_method": "weight", "observation_value": 9.1 },
        "measurement_calculated_values": { "corrected_sds": corrected, "chronological_sds": -1.4 }
    }]);
    let bytes = serde_json::to_vec(&answer).unwrap();
    let (cases, account, _) = import(&From::BuiltIn(Source::Rcpch), &[("c.json", &bytes)]);
    adds_up(&account);
    assert_eq!(account.fields.not_understood, 0, "{}", account.to_text());
    let growth = &cases[0].draft.growth;
    assert_eq!((growth.len(), growth[0].weight_g), (1, Some(9100)));
    let fate = account
        .by_field
        .iter()
        .find(|line| line.field == "measurement_calculated_values.chronological_sds")
        .unwrap();
    (growth[0].weight_sds.map(|score| score.to_string()), fate.to.clone())
}

#[test]
fn the_score_of_the_actual_age_stands_in_for_the_corrected_one_at_term_alone() {
    let not_corrected = "not_corrected".to_owned();
    for (corrected, gestation, expected) in [
        (json!(-1.2), json!(35), (Some("-1.2".to_owned()), not_corrected.clone())),
        (json!(-1.2), json!(40), (Some("-1.2".to_owned()), not_corrected.clone())),
        (Value::Null, json!(36), (None, not_corrected.clone())),
        (Value::Null, Value::Null, (None, not_corrected)),
        (Value::Null, json!(37), (Some("-1.4".to_owned()), "growth[].weight_sds".to_owned())),
        (Value::Null, json!(40), (Some("-1.4".to_owned()), "growth[].weight_sds".to_owned())),
    ] {
        assert_eq!(score(&corrected, &gestation), expected, "{corrected} {gestation}");
    }
}
