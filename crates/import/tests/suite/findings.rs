//! What an `Observation` says of its code: that it is so, that it is not, or that nobody knows.

use neglect_import::Source;

use super::{From, import};

/// How many observations come out of one on neglect with this value, by a system of codes.
fn observations(system: &str, value: &str) -> usize {
    let bundle = format!(
        r#"{{"resourceType":"Bundle","type":"collection","entry":[
        {{"resource":{{"resourceType":"Patient","id":"p","birthDate":"2022-03-04"}}}},
        {{"resource":{{"resourceType":"Observation","status":"final","subject":{{"reference":"Patient/p"}},
        "effectiveDateTime":"2026-04-04","code":{{"coding":[{{"system":"{system}","code":"418496002"}}]}}{value}}}}}]}}"#
    );
    let (cases, account, errors) = import(&From::BuiltIn(Source::Fhir), &[("b.json", bundle.as_bytes())]);
    assert!(errors.is_empty(), "{errors:?}");
    super::adds_up(&account);
    cases[0].draft.observations.len()
}

const SNOMED: &str = "http://snomed.info/sct";

#[test]
fn an_observation_that_says_no_is_no_observation() {
    for value in [
        r#","valueBoolean":false"#,
        r#","valueString":"No""#,
        r#","valueInteger":0"#,
        r#","valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"373067005"}]}"#,
        r#","valueCodeableConcept":{"text":"absent"}"#,
        r#","interpretation":[{"coding":[{"code":"NEG"}]}]"#,
        r#","dataAbsentReason":{"coding":[{"code":"not-asked"}]}"#,
    ] {
        assert_eq!(observations(SNOMED, value), 0, "{value}");
    }
}

#[test]
fn an_observation_that_says_yes_or_nothing_is_one() {
    for value in
        ["", r#","valueBoolean":true"#, r#","valueCodeableConcept":{"coding":[{"code":"373066001"}]}"#]
    {
        assert_eq!(observations(SNOMED, value), 1, "{value}");
    }
}

#[test]
fn a_system_of_codes_may_be_named_by_its_object_identifier() {
    assert_eq!(observations("urn:oid:2.16.840.1.113883.6.96", ""), 1);
}
