//! `import` and `map`: files of other systems become cases or reports, and every mistake is named.

use super::run::{err, file, folder, out, path, run};

const BUNDLE: &str = "docs/examples/import/bundle.json";

#[test]
fn a_bundle_becomes_cases_and_their_reports() {
    let cases = run(&["import", "fhir", BUNDLE, "--as-of", "2026-11-20"], "");
    assert!(cases.status.success(), "{}", err(&cases));
    assert_eq!(out(&cases).lines().count(), 2);
    assert!(err(&cases).starts_with("Import of FHIR R4 (UK Core)\nNOTE: "), "{}", err(&cases));
    let reports = run(&["import", "fhir", BUNDLE, "--as-of", "2026-11-20", "--screen", "--quiet"], "");
    assert_eq!((out(&reports).lines().count(), err(&reports)), (2, String::new()));
    assert_eq!(out(&run(&["screen", "--lines", "-"], &out(&cases))), out(&reports));
}

#[test]
fn rows_of_standard_input_are_read() {
    let rows = "child,born,date,session,code\n7,2016-03-01,2026-11-16,AM,/\n";
    let cases = run(&["import", "sessions", "-", "--as-of", "2026-11-20"], rows);
    assert!(out(&cases).contains("\"marks\":\"/-\""), "{}", err(&cases));
}

#[test]
fn a_bad_row_is_named_by_its_file_and_line_and_the_rest_is_done() {
    let rows = "child,born,date,session,code\n7,2016-03-01,2026-11-16,AM\n8,2016-03-01,2026-11-16,AM,/\n";
    let account = path("import-account.json");
    let cases = run(&["import", "sessions", "-", "--as-of", "2026-11-20", "--account", &account], rows);
    assert_eq!((cases.status.code(), out(&cases).lines().count()), (Some(1), 1));
    assert!(err(&cases).starts_with("-, line 2: the row has fewer cells than the header"), "{}", err(&cases));
    assert!(std::fs::read_to_string(account).unwrap().contains("\"not_understood\": 4"));
}

#[test]
fn children_of_one_home_have_a_line_and_a_page() {
    let pages = folder("import-homes");
    let files =
        ["ssd_person", "ssd_family", "ssd_cin_episodes", "ssd_cin_assessments", "ssd_assessment_factors"];
    let files: Vec<String> =
        files.iter().map(|name| format!("docs/examples/import/ssd/{name}.csv")).collect();
    let mut arguments =
        vec!["import", "ssd", "--as-of", "2026-11-20", "--quiet", "--pages", pages.to_str().unwrap()];
    arguments.extend(files.iter().map(String::as_str));
    let homes = run(&arguments, "");
    assert!(homes.status.success(), "{}", err(&homes));
    assert_eq!(out(&homes).lines().count(), 1);
    let page = std::fs::read_to_string(pages.join("home-1.html")).unwrap();
    let unseen = page.find("c302</strong>: nobody is recorded to have seen this child").unwrap();
    assert!(unseen < page.find("c301</strong>").unwrap());
}

#[test]
fn a_map_is_proposed_checked_and_used() {
    let table = file("import-table.csv", "pupil,dob,date,category\n7,2018-05-04,2026-09-07,head lice\n");
    let proposed = run(&["map", &table], "");
    assert!(proposed.status.success(), "{}", err(&proposed));
    let map = file("import-map.toml", &out(&proposed));
    assert_eq!(out(&run(&["map", &map], "")), "the map can be used\n");
    let cases = run(&["import", &format!("map:{map}"), &table, "--as-of", "2026-11-20"], "");
    assert!(out(&cases).contains("hygiene.infestation"), "{}{}", out(&proposed), err(&cases));
    let wrong = file("import-wrong.toml", "[map]\ntitle = 7\n");
    assert_eq!(run(&["map", &wrong], "").status.code(), Some(3));
}

#[test]
fn what_is_no_source_and_no_file_is_told() {
    assert_eq!(run(&["import", "nothing", BUNDLE], "").status.code(), Some(1));
    assert_eq!(run(&["import", "fhir", "no/such.json"], "").status.code(), Some(4));
}

#[test]
fn a_patient_of_two_keys_is_one_child_in_an_import_in_parts() {
    let missed = |reference: &str, day: u32| {
        format!(
            r#"{{"resource":{{"resourceType":"Appointment","status":"noshow","start":"2026-09-0{day}","participant":[{{"actor":{{"reference":"{reference}"}}}}]}}}}"#
        )
    };
    let padding = " ".repeat(16_000);
    let entries = (0..160).map(|child| {
        let address = format!("urn:uuid:4f1f0f52-0000-4000-8000-{child:012}");
        let patient = format!(
            r#"{{"fullUrl":"{address}",{padding}"resource":{{"resourceType":"Patient","id":"p{child}","birthDate":"2018-05-04"}}}}"#
        );
        [patient, missed(&address, 1), missed(&format!("Patient/p{child}"), 2)].join(",")
    });
    let entries = entries.collect::<Vec<_>>().join(",");
    let bundle = file("import-parts.json", &format!(r#"{{"resourceType":"Bundle","entry":[{entries}]}}"#));
    let cases = |part_size: &str| {
        let said = run(&["import", "fhir", &bundle, "--as-of", "2026-11-20", "--part-size", part_size], "");
        assert!(said.status.success(), "{}", err(&said));
        let mut lines: Vec<String> = out(&said).lines().map(str::to_owned).collect();
        lines.sort();
        (lines, err(&said))
    };
    let whole = cases("32");
    assert!(whole.0.iter().all(|case| case.matches("not_brought").count() == 2));
    assert_eq!(cases("1"), whole);
}
