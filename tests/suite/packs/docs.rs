//! The reference of the format says what the decoder accepts and what the checks say.

use std::collections::BTreeSet;

use neglect_screen::authoring::DIAGNOSTIC_CODES;

const PACKS: &str = include_str!("../../../docs/packs.md");
const EVERYTHING: &str = include_str!("everything.toml");

#[test]
fn every_code_of_a_diagnostic_is_in_the_reference_with_its_meaning() {
    let (_, table) = PACKS.split_once("| Code | Meaning |\n|---|---|\n").unwrap();
    let written: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    let wanted: Vec<String> =
        DIAGNOSTIC_CODES.iter().map(|code| format!("| `{code}` | {} |", code.summary())).collect();
    assert_eq!(written, wanted);
}

/// Every key of the pack that has everything.
fn keys() -> BTreeSet<String> {
    fn add(value: &toml::Value, keys: &mut BTreeSet<String>) {
        match value {
            toml::Value::Table(table) => {
                for (key, value) in table {
                    keys.insert(key.clone());
                    // The keys of these are names that the author gives.
                    let free =
                        matches!(key.as_str(), "with" | "choice") || (key == "gate" && value.is_table());
                    match value {
                        toml::Value::Table(names) if key == "qualifiers" => {
                            names.values().for_each(|scale| add(scale, keys));
                        }
                        value if !free => add(value, keys),
                        _ => {}
                    }
                }
            }
            toml::Value::Array(values) => values.iter().for_each(|value| add(value, keys)),
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    add(&EVERYTHING.parse::<toml::Table>().unwrap().into(), &mut all);
    all
}

#[test]
fn every_key_is_in_the_reference() {
    let words: BTreeSet<&str> = PACKS
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let missing: Vec<String> = keys().into_iter().filter(|key| !words.contains(key.as_str())).collect();
    assert!(missing.is_empty(), "not in docs/packs.md: {missing:?}");
}

#[test]
fn every_table_is_in_the_reference() {
    let headers = EVERYTHING.lines().filter(|line| line.starts_with('['));
    for header in headers.collect::<BTreeSet<&str>>() {
        assert!(PACKS.contains(&format!("`{header}`")), "{header}");
    }
}
