//! The two forms of a case: as its source states it, and with every question answered.
//! `tests/cases/README.md` has the table of what differs between them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::file::{AS_STATED, CaseFile};

/// Takes a place out of a case: `o1` (the whole record), `o1/pattern` (a qualifier, an answer or a field) or
/// `child/birth_weight_g`. What is left empty goes too.
fn take(case: &mut Value, place: &str) -> Option<Value> {
    let (id, key) = match place.split_once('/') {
        Some((id, key)) => (id, Some(key)),
        None => (place, None),
    };
    let fields = case.as_object_mut()?;
    if id == "child" {
        return fields.get_mut("child")?.as_object_mut()?.remove(key?);
    }
    let has_id = |record: &Value| record["id"] == id;
    let list = fields.iter().find(|(_, list)| list.as_array().is_some_and(|list| list.iter().any(has_id)));
    let list = list?.0.clone();
    let records = fields[&list].as_array_mut()?;
    let at = records.iter().position(has_id)?;
    let Some(key) = key else {
        let record = records.remove(at);
        if records.is_empty() {
            fields.remove(&list);
        }
        return Some(record);
    };
    let record = records[at].as_object_mut()?;
    for part in ["with", "answers"] {
        let Some(values) = record.get_mut(part).and_then(Value::as_object_mut) else { continue };
        if let Some(value) = values.remove(key) {
            if values.is_empty() {
                record.remove(part);
            }
            return Some(value);
        }
    }
    record.remove(key)
}

/// What a case as stated may put in the place of an answer: the text says that there was some, and not how much.
fn is_less_said(value: &Value) -> bool {
    value == "some"
}

/// Every pair of forms: as answered, as stated.
fn pairs() -> Vec<(CaseFile, CaseFile)> {
    let (stated, answered): (Vec<_>, Vec<_>) = CaseFile::all().into_iter().partition(CaseFile::is_as_stated);
    let mut answered: BTreeMap<String, CaseFile> =
        answered.into_iter().map(|file| (file.stem.clone(), file)).collect();
    let mut pair = |stated: CaseFile| {
        let other = answered.remove(stated.stem.trim_end_matches(AS_STATED));
        (other.unwrap_or_else(|| panic!("{} has no case as answered", stated.stem)), stated)
    };
    stated.into_iter().map(&mut pair).collect()
}

#[test]
fn a_case_as_stated_says_less_and_nothing_else() {
    for (answered, stated) in pairs() {
        let stem = &stated.stem;
        assert!(!stated.not_stated.is_empty(), "{stem} leaves nothing out");
        assert_eq!(stated.name, format!("{}: as stated", answered.name));
        assert_eq!((&stated.source, &stated.published), (&answered.source, &answered.published), "{stem}");
        let (mut more, mut less) = (answered.case.clone(), stated.case.clone());
        for (place, reason) in &stated.not_stated {
            assert!(reason.ends_with('.'), "{stem}: {place} has no reason");
            let was = take(&mut more, place);
            assert!(was.is_some(), "{stem}: nothing stands in {place} of the case as answered");
            let is = take(&mut less, place);
            assert!(is.as_ref().is_none_or(is_less_said), "{stem}: {place} is stated after all");
        }
        for case in [&mut more, &mut less] {
            assert!(case.as_object_mut().unwrap().remove("case").is_some());
        }
        assert_eq!(more, less, "{stem} differs where `not_stated` names no place");
    }
}

#[test]
fn only_a_case_as_stated_leaves_something_out() {
    let answered = CaseFile::all().into_iter().filter(|file| !file.is_as_stated());
    for file in answered {
        assert!(file.not_stated.is_empty(), "{}", file.stem);
    }
}

/// The answers that were invented are among those that the report of the case as stated reckons with.
#[test]
fn a_case_as_stated_could_reach_what_it_reaches_as_answered() {
    for (answered, stated) in pairs() {
        let (is, was) = (&stated.expect, &answered.expect);
        assert!(is.could_reach.max(Some(is.concern)) >= Some(was.concern), "{}", stated.stem);
        assert!(is.hazard_could_reach.max(is.hazard) >= was.hazard, "{}", stated.stem);
        let asks = is.questions.as_ref().is_some_and(|questions| !questions.is_empty());
        assert!(is.concern >= was.concern || asks, "{} is silent", stated.stem);
    }
}

#[test]
fn a_worked_negative_raises_nothing_for_want_of_an_answer() {
    let negatives = || pairs().into_iter().filter(|(answered, _)| answered.stem.starts_with("negative-"));
    assert!(negatives().count() > 5);
    for (answered, stated) in negatives() {
        assert_eq!(stated.expect.concern, answered.expect.concern, "{}", stated.stem);
        assert_eq!(stated.expect.could_reach, None, "{}", stated.stem);
    }
}

/// A concern, and the hazard of sleep beside it where there is one: `none_recorded, sleep: never`.
fn in_words(concern: Option<String>, hazard: Option<String>) -> String {
    let concern = concern.unwrap_or_else(|| "nothing more".to_owned());
    hazard.map_or_else(|| concern.clone(), |hazard| format!("{concern}, sleep: {hazard}"))
}

fn reached(file: &CaseFile) -> String {
    in_words(Some(file.expect.concern.to_string()), file.expect.hazard.map(|hazard| hazard.to_string()))
}

fn could_reach(file: &CaseFile) -> String {
    let expect = &file.expect;
    let hazard = expect.hazard_could_reach.map(|hazard| hazard.to_string());
    in_words(expect.could_reach.map(|concern| concern.to_string()), hazard)
}

/// The table of the README: of each case, what stands in its columns.
fn table() -> BTreeMap<String, Vec<String>> {
    let readme = std::fs::read_to_string(CaseFile::folder().join("README.md")).unwrap();
    let (_, table) = readme.split_once("| Case | As stated | ").expect("the table of both forms");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let mut cells = row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
        let case = cells.next().unwrap().trim_matches('`').to_owned();
        (case, cells.collect())
    })
    .collect()
}

#[test]
fn the_table_of_both_forms_says_what_the_cases_expect() {
    let mut table = table();
    let stated: BTreeMap<String, CaseFile> =
        pairs().into_iter().map(|(answered, stated)| (answered.stem, stated)).collect();
    let mut wrong = Vec::new();
    for answered in CaseFile::all().into_iter().filter(|file| !file.is_as_stated()) {
        let Some(row) = table.remove(&answered.stem) else {
            wrong.push(format!("{} has no row", answered.stem));
            continue;
        };
        let other = stated.get(&answered.stem);
        let of_stated = other.unwrap_or(&answered);
        let expected = [reached(of_stated), could_reach(of_stated), reached(&answered)];
        if row[..3] != expected || row.len() != 4 {
            wrong.push(format!("{}: {row:?}, not {expected:?}", answered.stem));
        } else if row[3].starts_with("Nothing:") != other.is_none() {
            wrong.push(format!("{}: the difference is said to be {:?}", answered.stem, row[3]));
        }
    }
    let unknown: BTreeSet<&String> = table.keys().collect();
    assert!(wrong.is_empty() && unknown.is_empty(), "{}\nno such case: {unknown:?}", wrong.join("\n"));
}
