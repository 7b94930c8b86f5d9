//! Every value has exactly one fate: values are counted before they are read, by other means.

use neglect_import::{FATE_CODES, FateKind, Source};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{From, adds_up, import};

/// Columns of one table of each kind: known and unknown.
fn table() -> impl Strategy<Value = (String, Vec<Vec<String>>)> {
    let names = prop::sample::select(vec![
        "child",
        "born",
        "date",
        "session",
        "code",
        "comment",
        "sex",
        "something else",
        "Smith",
    ]);
    let cell = prop_oneof![
        Just(String::new()),
        Just("7".to_owned()),
        Just("2016-03-01".to_owned()),
        Just("16/11/2026".to_owned()),
        Just("AM".to_owned()),
        Just("/".to_owned()),
        "[ -~]{0,6}",
    ];
    (prop::collection::vec(names, 1..7), prop::collection::vec(prop::collection::vec(cell, 7), 0..12))
        .prop_map(|(names, rows)| {
            let rows = rows.into_iter().map(|row| row.into_iter().take(names.len()).collect()).collect();
            (names.join(","), rows)
        })
}

/// Resources that are nearly sound, with leaves anywhere.
fn resource() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "final",
        "noshow",
        "fulfilled",
        "completed",
        "2026-02-24",
        "2021-10-04",
        "male",
        "27113001",
        "418496002",
        "kg",
        "entered-in-error",
        "http://snomed.info/sct",
        "Patient/1",
        "active",
        "",
    ]);
    let leaf = prop_oneof![
        word.prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        (0_i64..100).prop_map(Value::from),
        Just(Value::Null)
    ];
    let name = prop::sample::select(vec![
        "status",
        "code",
        "coding",
        "system",
        "value",
        "valueQuantity",
        "subject",
        "reference",
        "effectiveDateTime",
        "start",
        "participant",
        "actor",
        "birthDate",
        "gender",
        "id",
        "text",
        "unknownName",
        "component",
        "extension",
        "period",
        "statusReason",
        "item",
        "answer",
        "linkId",
        "contained",
        "resourceType",
        "identifier",
        "patient",
    ]);
    let inner = leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::hash_map(name.clone().prop_map(str::to_owned), inner, 0..4)
                .prop_map(|fields| Value::from(serde_json::Map::from_iter(fields))),
        ]
    });
    let kind = prop::sample::select(vec![
        "Patient",
        "Observation",
        "Condition",
        "Appointment",
        "Immunization",
        "Flag",
        "CareTeam",
        "Encounter",
        "QuestionnaireResponse",
        "ServiceRequest",
        "RelatedPerson",
        "Organization",
        "MedicationRequest",
        "Nothing",
    ]);
    (kind, inner).prop_map(|(kind, body)| {
        let mut resource =
            json!({ "resourceType": kind, "id": "1", "subject": { "reference": "Patient/1" } });
        if let Value::Object(fields) = body {
            resource.as_object_mut().unwrap().extend(fields);
        }
        resource
    })
}

fn leaves(value: &Value) -> u64 {
    match value {
        Value::Null => 0,
        Value::String(text) => u64::from(!text.trim().is_empty()),
        Value::Array(items) => items.iter().map(leaves).sum(),
        Value::Object(fields) => fields.values().map(leaves).sum(),
        _ => 1,
    }
}

fn codes_are_documented(account: &neglect_import::Account) {
    for line in account.by_field.iter().filter(|line| line.fate != FateKind::Mapped) {
        let is_own = FATE_CODES.iter().any(|(code, _)| *code == line.to);
        let is_the_checks = line.to.contains('_') && line.to == line.to.to_lowercase();
        assert!(is_own || is_the_checks, "{}", line.to);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_cell_of_a_table_has_one_fate((header, rows) in table()) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(header.split(',')).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let (_, account, errors) = import(&From::BuiltIn(Source::Sessions), &[("rows.csv", &bytes)]);
        prop_assert!(errors.is_empty());
        let cells = rows.iter().flatten().filter(|cell| !cell.trim().is_empty()).count();
        prop_assert_eq!(account.fields.total(), cells as u64);
        adds_up(&account);
        codes_are_documented(&account);
        // What somebody wrote where a name should stand is nobody's to show.
        prop_assert!(!serde_json::to_string(&account).unwrap().contains("Smith"));
    }

    #[test]
    fn every_value_of_a_bundle_has_one_fate(resources in prop::collection::vec(resource(), 0..6)) {
        let patient = json!({ "resourceType": "Patient", "id": "1", "birthDate": "2020-01-01" });
        let entries: Vec<Value> =
            std::iter::once(patient).chain(resources).map(|resource| json!({ "resource": resource })).collect();
        let bundle = json!({ "resourceType": "Bundle", "type": "collection", "entry": entries });
        let bytes = serde_json::to_vec(&bundle).unwrap();
        let (_, account, errors) = import(&From::BuiltIn(Source::Fhir), &[("bundle.json", &bytes)]);
        prop_assert!(errors.is_empty());
        prop_assert_eq!(account.fields.total(), leaves(&bundle));
        adds_up(&account);
        codes_are_documented(&account);
    }

    #[test]
    fn every_value_of_a_payload_has_one_fate(fields in prop::collection::hash_map("[a-z_]{1,12}", "[ -~]{0,8}", 0..6)) {
        let mut child = json!({
            "la_child_id": "7", "child_details": { "date_of_birth": "2019-02-03", "sex": "F" },
            "social_care_episodes": [{ "referral_date": "2026-01-02", "referral_source": "2A",
                "child_and_family_assessments": [{ "start_date": "2026-01-03", "factors": ["16A", "99Z"] }] }]
        });
        child["child_details"].as_object_mut().unwrap().extend(fields.into_iter().map(|(name, value)| (name, Value::from(value))));
        let payload = json!({ "la_code": 1, "Children": [child] });
        let bytes = serde_json::to_vec(&payload).unwrap();
        let (_, account, errors) = import(&From::BuiltIn(Source::CscApi), &[("payload.json", &bytes)]);
        prop_assert!(errors.is_empty());
        prop_assert_eq!(account.fields.total(), leaves(&payload));
        adds_up(&account);
    }
}
