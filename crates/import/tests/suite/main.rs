//! What is promised of imports.

mod examples;
mod exports;
mod findings;
mod growth;
mod homes;
mod hostile;
mod maps;
mod nothing_lost;
mod parts;
mod resources;
mod samples;
mod sessions;
mod tables;

use neglect_import::{Account, ImportError, ImportedCase, Importer, Map, Options, Source};
use neglect_screen::Screener;

/// A source, and what it is read from.
enum From<'f> {
    BuiltIn(Source),
    Map(&'f str),
}

/// One screener for all tests, for making one takes longest.
fn screener() -> &'static Screener {
    static SCREENER: std::sync::OnceLock<Screener> = std::sync::OnceLock::new();
    SCREENER.get_or_init(Screener::england)
}

fn options() -> Options {
    Options { as_of: Some(jiff::civil::date(2026, 11, 20)), ..Options::default() }
}

/// Everything that comes out of files, with what was wrong with any of them.
fn import(from: &From<'_>, files: &[(&str, &[u8])]) -> (Vec<ImportedCase>, Account, Vec<ImportError>) {
    let screener = screener();
    let options = Options { only_file: files.len() == 1, ..options() };
    let mut importer = match from {
        From::BuiltIn(source) => Importer::new(*source, screener, options),
        From::Map(text) => Importer::with_map(Map::from_toml(text, screener).unwrap(), screener, options),
    };
    let (mut cases, mut errors) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        errors.extend(importer.read(name, *bytes, &mut |case| cases.push(case)).err());
    }
    let account = importer.finish(&mut |case| cases.push(case)).unwrap();
    for case in &cases {
        case.draft.clone().check(screener.limits()).expect("a case that is handed over has passed its check");
    }
    (cases, account, errors)
}

/// That each value is counted once, whichever way it is looked at.
fn adds_up(account: &Account) {
    let by_field: u64 = account.by_field.iter().map(|line| line.count).sum();
    assert_eq!(by_field, account.fields.total(), "{account:#?}");
}
