//! What single resources of FHIR become: patients inside others, appointments whose day has passed, requests not to do.

use jiff::civil::date;
use neglect_import::{Account, ImportedCase, Importer, Options, Source};
use serde_json::{Value, json};

use super::screener;

/// The cases of a bundle, with the date of the cases told before it is read or only behind it.
fn bundle(resources: &[Value], date_first: bool) -> (Vec<ImportedCase>, Account) {
    let day = date(2026, 11, 20);
    let entries: Vec<Value> = resources.iter().map(|resource| json!({ "resource": resource })).collect();
    let bytes = serde_json::to_vec(&json!({ "resourceType": "Bundle", "entry": entries })).unwrap();
    let options = Options { as_of: date_first.then_some(day), ..Options::default() };
    let mut importer = Importer::new(Source::Fhir, screener(), options);
    let mut cases = Vec::new();
    importer.read("b.json", bytes.as_slice(), &mut |case| cases.push(case)).unwrap();
    let account = importer.finish_or_today(day, &mut |case| cases.push(case)).unwrap();
    super::adds_up(&account);
    (cases, account)
}

fn fate<'a>(account: &'a Account, field: &str) -> Vec<&'a str> {
    account.by_field.iter().filter(|line| line.field == field).map(|line| line.to.as_str()).collect()
}

fn patient() -> Value {
    json!({ "resourceType": "Patient", "id": "p", "birthDate": "2022-03-04" })
}

/// A weight whose patient stands inside it, with a doctor.
fn weighed(id: &str, day: &str, number: &str) -> Value {
    json!({
        "resourceType": "Observation", "id": id, "status": "final", "subject": { "reference": "#p1" },
        "contained": [
            { "resourceType": "Practitioner", "id": "d1", "name": [{ "family": "Example" }] },
            { "resourceType": "Patient", "id": "p1", "birthDate": "2022-03-04", "gender": "female",
              "identifier": [{ "system": "https://fhir.nhs.uk/Id/nhs-number", "value": number }] }
        ],
        "effectiveDateTime": day,
        "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "27113001" }] },
        "valueQuantity": { "value": 12.5, "code": "kg" }
    })
}

#[test]
fn a_patient_inside_a_resource_is_read_and_others_inside_it_are_not_free_text() {
    let (cases, account) = bundle(&[weighed("o1", "2026-04-04", "1")], true);
    assert_eq!(cases[0].draft.case, "o1#p1");
    assert_eq!(cases[0].draft.child.born, Some(date(2022, 3, 4)));
    assert_eq!(cases[0].draft.growth.len(), 1);
    assert_eq!(fate(&account, "Observation.contained.birthDate"), ["child.born"]);
    assert_eq!(fate(&account, "Observation.contained.name.family"), ["administrative"]);
    assert_eq!(fate(&account, "Observation.contained.identifier.value"), ["identifies"]);
    assert_eq!(account.fields.not_understood, 0, "{}", account.to_text());
}

#[test]
fn patients_inside_resources_are_one_child_by_their_number_and_not_by_their_place() {
    let weighed = [
        weighed("o1", "2026-04-04", "1"),
        weighed("o2", "2026-05-04", "1"),
        weighed("o3", "2026-05-04", "2"),
    ];
    let (cases, _) = bundle(&weighed, true);
    let measured: Vec<usize> = cases.iter().map(|case| case.draft.growth.len()).collect();
    assert_eq!(measured, [2, 1]);
}

#[test]
fn a_reference_into_a_resource_never_means_a_patient_outside() {
    let mut weighed = weighed("o1", "2026-04-04", "1");
    weighed["subject"]["reference"] = json!("#p");
    let (cases, account) = bundle(&[patient(), weighed], true);
    assert!(cases[0].draft.growth.is_empty());
    assert_eq!(fate(&account, "Observation.subject.reference"), ["no_child"]);
}

fn appointment(status: &str, start: &str) -> Value {
    json!({
        "resourceType": "Appointment", "status": status, "start": start,
        "participant": [{ "actor": { "reference": "Patient/p" } }]
    })
}

#[test]
fn an_appointment_that_is_still_booked_when_its_day_has_passed_is_told() {
    for date_first in [true, false] {
        for status in ["booked", "pending", "proposed"] {
            let passed = bundle(&[patient(), appointment(status, "2026-11-19T09:00:00Z")], date_first);
            assert_eq!(fate(&passed.1, "Appointment.status"), ["no_outcome"], "{status}");
            assert!(passed.0[0].draft.appointments.is_empty());
            let ahead = bundle(&[patient(), appointment(status, "2026-11-20T09:00:00Z")], date_first);
            assert_eq!(fate(&ahead.1, "Appointment.status"), ["ahead"], "{status}");
        }
    }
}

/// A referral, as altered.
fn referral(field: &str, value: Value) -> Value {
    let mut request = json!({
        "resourceType": "ServiceRequest", "status": "active", "intent": "order", "authoredOn": "2026-04-04",
        "subject": { "reference": "Patient/p" },
        "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "306238000" }] }
    });
    request[field] = value;
    request
}

#[test]
fn a_request_that_was_not_made_is_no_referral() {
    let (cases, _) = bundle(&[patient(), referral("priority", json!("urgent"))], true);
    assert_eq!(cases[0].draft.responses.len(), 1);
    for (field, value, why) in [
        ("doNotPerform", json!(true), "not_so"),
        ("status", json!("revoked"), "withdrawn"),
        ("status", json!("entered-in-error"), "withdrawn"),
        ("status", json!("draft"), "unconfirmed"),
        ("intent", json!("proposal"), "unconfirmed"),
    ] {
        let (cases, account) = bundle(&[patient(), referral(field, value)], true);
        assert!(cases[0].draft.responses.is_empty(), "{field}");
        assert_eq!(fate(&account, &format!("ServiceRequest.{field}")), [why]);
    }
}
