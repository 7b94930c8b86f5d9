//! The invented sample of each format in `docs/examples/import`: what becomes of it, to the letter.

use std::path::{Path, PathBuf};

use neglect_import::{Importer, Options, Source};

use super::{From, adds_up, import, screener};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn holds(name: &str, from: &From<'_>, files: &[&str]) {
    let folder = root().join("docs/examples/import");
    let read: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(folder.join(file)).unwrap()).collect();
    let read: Vec<(&str, &[u8])> = files.iter().copied().zip(read.iter().map(Vec::as_slice)).collect();
    let (cases, account, errors) = import(from, &read);
    assert!(errors.is_empty(), "{errors:?}");
    adds_up(&account);
    let mut text = String::new();
    for case in cases {
        text += &serde_json::to_string(&case.draft).unwrap();
        text.push('\n');
    }
    text += &account.to_text();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap_or_default(),
        text,
        "{name}; UPDATE_EXPECTED=1 writes it anew"
    );
}

#[test]
fn a_bundle_made_by_another_library_becomes_cases() {
    holds("fhir-json", &From::BuiltIn(Source::Fhir), &["bundle.json"]);
}

#[test]
fn bundles_in_xml_and_lines_of_resources_become_cases() {
    holds("fhir-xml", &From::BuiltIn(Source::Fhir), &["bundle.xml", "patients.ndjson"]);
}

#[test]
fn payloads_of_the_api_for_social_care_become_cases() {
    holds("csc-api", &From::BuiltIn(Source::CscApi), &["csc-api.json"]);
}

#[test]
fn the_children_in_need_census_becomes_cases() {
    holds("cin", &From::BuiltIn(Source::Cin), &["cin.xml"]);
}

#[test]
fn tables_of_the_safeguarding_dataset_find_each_other_in_any_order() {
    let mut tables = [
        "ssd/ssd_assessment_factors.csv",
        "ssd/ssd_cin_assessments.csv",
        "ssd/ssd_cin_episodes.csv",
        "ssd/ssd_family.csv",
        "ssd/ssd_person.csv",
    ];
    holds("ssd", &From::BuiltIn(Source::Ssd), &tables);
    let expected = account_of(&tables);
    tables.reverse();
    assert_eq!(account_of(&tables), expected);
}

fn account_of(tables: &[&str]) -> (u64, u64, u64) {
    let folder = root().join("docs/examples/import");
    let read: Vec<Vec<u8>> = tables.iter().map(|file| std::fs::read(folder.join(file)).unwrap()).collect();
    let read: Vec<(&str, &[u8])> = tables.iter().copied().zip(read.iter().map(Vec::as_slice)).collect();
    let (cases, account, _) = import(&From::BuiltIn(Source::Ssd), &read);
    assert!(cases.iter().all(|case| case.household.len() == 1));
    (account.fields.mapped, account.fields.set_aside, account.fields.not_understood)
}

#[test]
fn tables_about_children_looked_after_become_cases() {
    holds("ssda903", &From::BuiltIn(Source::Ssda903), &["ssda903/header.csv", "ssda903/episodes.csv"]);
}

#[test]
fn the_workbook_of_annex_a_becomes_cases() {
    holds("annex-a", &From::BuiltIn(Source::AnnexA), &["annex-a.xlsx"]);
}

#[test]
fn the_transfer_file_of_schools_becomes_registers() {
    holds("ctf", &From::BuiltIn(Source::Ctf), &["ctf.xml"]);
}

#[test]
fn rows_of_sessions_become_registers() {
    holds("sessions", &From::BuiltIn(Source::Sessions), &["sessions.csv"]);
}

#[test]
fn totals_of_the_school_census_become_registers() {
    holds("census", &From::BuiltIn(Source::Census), &["census.csv"]);
}

#[test]
fn measurements_with_their_scores_become_growth() {
    holds("rcpch", &From::BuiltIn(Source::Rcpch), &["rcpch.json"]);
}

#[test]
fn a_chronology_becomes_cases_by_its_map() {
    let map = std::fs::read_to_string(root().join("docs/examples/import/chronology.toml")).unwrap();
    holds("chronology", &From::Map(&map), &["chronology.csv"]);
}

#[test]
fn a_child_who_stands_in_two_files_has_one_case_seen_from_the_later_date() {
    let census = |year: u32, need: &str| {
        format!(
            "<Message><Header><CollectionDetails><ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails></Header>\
             <Children><Child><ChildIdentifiers><LAchildID>c1</LAchildID><PersonBirthDate>2019-08-21</PersonBirthDate>\
             </ChildIdentifiers><CINdetails><CINreferralDate>{before}-09-09</CINreferralDate>\
             <PrimaryNeedCode>{need}</PrimaryNeedCode></CINdetails></Child></Children></Message>",
            before = year - 1
        )
    };
    let (later, earlier) = (census(2026, "N1"), census(2025, "N4"));
    for with_date in [true, false] {
        let options =
            Options { as_of: with_date.then(|| jiff::civil::date(2026, 3, 31)), ..Options::default() };
        let mut importer = Importer::new(Source::Cin, screener(), options);
        let mut cases = Vec::new();
        for (name, text) in [("2026.xml", &later), ("2025.xml", &earlier)] {
            importer.read(name, text.as_bytes(), &mut |case| cases.push(case)).unwrap();
        }
        importer.finish(&mut |case| cases.push(case)).unwrap();
        assert_eq!(cases.len(), 1);
        assert_eq!(cases[0].draft.as_of, jiff::civil::date(2026, 3, 31));
        assert_eq!(cases[0].draft.observations.len(), 2);
    }
}
