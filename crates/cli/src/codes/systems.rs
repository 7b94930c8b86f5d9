//! The codes of other systems and what each becomes, as a page: `docs/codes.md` is this page of the built-in packs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use neglect_screen::case::{WordCode, WordField};
use neglect_screen::pack::{Coding, Indicator};
use neglect_screen::{Screener, Vocabulary as _};

const HEAD: &str = "\
# Codes of other systems

Every code of another system that a case may hold, and what it becomes. `neglect-screen codes --systems` writes this page of the
packs in force; a test holds it to the built-in packs.

A code is sent as `{ \"system\": \"snomed\", \"value\": \"418496002\" }`: as the `code` of an observation, and in the place of
some words. ICD-10 codes are known with and without their full stop, and one without a meaning of its own has that of its
category of three characters. Read codes are known filled up with full stops or not, and with the two characters of their
term. A code that nothing here has is `not_recognised` in the account of a report where it is an observation's, and a
problem with its place and help (`unknown_code`) where it stands for a word.

Codes of clinical terminologies were chosen by hand, one indicator at a time, from lists of S. Syed and colleagues, UCL (ACEs
in electronic health records, CC BY 4.0, <https://github.com/shabeer-syed/acesinehrs>); the packs name this and every other
source. Only identifiers stand here. What is *too broad* raises nothing, and a report says so.
";

/// The page.
pub(super) fn page(screener: &Screener) -> String {
    let mut page = HEAD.to_owned();
    page += "\n## In the place of a word\n";
    for field in WordField::ALL {
        let _ = write!(page, "\n### `{}`\n\n| System | Code | Word |\n|---|---|---|\n", field.name());
        for WordCode { system, value, word, .. } in field.codes() {
            let word = match word {
                Ok(word) => format!("`{word}`"),
                Err(why) => format!("none: {why}"),
            };
            let _ = writeln!(page, "| `{system}` | `{value}` | {word} |");
        }
    }
    page += "\n## As the code of an observation\n";
    let mut systems: BTreeMap<&str, Vec<(&Indicator, &Coding)>> = BTreeMap::new();
    for indicator in screener.indicators() {
        for coding in &indicator.codings {
            systems.entry(&coding.system).or_default().push((indicator, coding));
        }
    }
    for (system, codings) in systems {
        let _ = write!(page, "\n### `{system}`\n\n| Codes | Indicator | Checked |\n|---|---|---|\n");
        for (indicator, coding) in codings {
            let values: Vec<String> = coding.values.iter().map(|value| format!("`{value}`")).collect();
            let _ = writeln!(
                page,
                "| {} | {} | {} |",
                values.join(", "),
                becomes(indicator, coding),
                coding.checked.name()
            );
        }
    }
    page
}

/// What codes become: an indicator with what they carry and what it ends, or nothing and why.
fn becomes(indicator: &Indicator, coding: &Coding) -> String {
    if let Some(why) = &coding.broad {
        return format!("none, too broad: {why}");
    }
    let mut text = format!("`{}`", indicator.code);
    for (name, value) in &coding.with {
        let _ = write!(text, ", `{name}` `{value}`");
    }
    for ended in &indicator.ends {
        let _ = write!(text, "; ends `{ended}`");
    }
    text
}
