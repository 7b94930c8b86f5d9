//! An import in parts gives what the whole gives: the same cases, and accounts that add up.

use std::sync::Arc;

use neglect_import::{Account, Importer, Options, Part, PatientKeys, Source};
use serde_json::json;

fn in_parts(parts: u64, source: Source, file: &str, text: &str) -> (Account, Vec<String>) {
    let mut patients = PatientKeys::default();
    if source == Source::Fhir {
        patients.read(file, text.as_bytes()).unwrap();
    }
    let patients = Arc::new(patients);
    let (mut whole, mut cases) = (Account::default(), Vec::new());
    for part in Part::all(parts) {
        let options = Options { part, patients: Arc::clone(&patients), ..super::options() };
        let mut importer = Importer::new(source, super::screener(), options);
        importer.read(file, text.as_bytes(), &mut |_| {}).unwrap();
        whole.add(
            importer.finish(&mut |case| cases.push(serde_json::to_string(&case.draft).unwrap())).unwrap(),
        );
    }
    cases.sort();
    // The places are the first few of each part.
    whole.by_field.iter_mut().for_each(|line| line.places.clear());
    (whole, cases)
}

#[test]
fn rows_of_a_table_are_each_in_one_part() {
    let mut rows = String::from("child,born,date,session,code\n");
    for child in 0..40 {
        rows += &format!("{child},2016-03-01,2026-11-16,AM,/\n{child},2016-03-01,2026-11-16,PM,O\n");
    }
    rows += ",2016-03-01,2026-11-16,AM,/\n";
    let whole = in_parts(1, Source::Sessions, "sessions.csv", &rows);
    assert_eq!(whole.1.len(), 40);
    assert_eq!(in_parts(7, Source::Sessions, "sessions.csv", &rows), whole);
}

/// Patients who are named by the address of their entry and by their id, with resources before and behind them that refer
/// to either.
fn bundle() -> serde_json::Value {
    let missed = |reference: String, day: u32| {
        json!({"resource": {"resourceType": "Appointment", "status": "noshow", "start": format!("2026-09-{day:02}T09:00:00Z"),
            "participant": [{"actor": {"reference": reference}}]}})
    };
    let entries = (0..40).flat_map(|child| {
        let address = format!("urn:uuid:4f1f0f52-0000-4000-8000-{child:012}");
        [
            missed(address.clone(), 1),
            json!({"fullUrl": address, "resource": {"resourceType": "Patient", "id": format!("p{child}"), "birthDate": "2018-05-04"}}),
            missed(address, 2),
            missed(format!("Patient/p{child}"), 3),
        ]
    });
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries.collect::<Vec<_>>()})
}

#[test]
fn what_refers_to_a_patient_by_another_key_is_in_the_patients_part() {
    let text = bundle().to_string();
    let whole = in_parts(1, Source::Fhir, "bundle.json", &text);
    assert_eq!(whole.1.len(), 40);
    assert!(whole.1.iter().all(|case| case.matches("not_brought").count() == 3), "{}", whole.1[0]);
    assert_eq!(in_parts(7, Source::Fhir, "bundle.json", &text), whole);
}
