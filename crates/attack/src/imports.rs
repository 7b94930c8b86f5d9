//! Any bytes as a file of any source.

use std::sync::OnceLock;

use neglect_import::{Importer, Options, Source};
use neglect_screen::Screener;

/// The first byte chooses the source, the rest is the file: it is read, or refused with a reason; every value has one fate;
/// each case passes its check; and the same bytes give the same account.
pub fn imports(bytes: &[u8]) {
    let Some((choice, file)) = bytes.split_first() else { return };
    let source = Source::ALL[usize::from(*choice) % Source::ALL.len()];
    let name = match source {
        _ if file.starts_with(b"PK") => "list 3.xlsx",
        Source::Ssd => "ssd_person.csv",
        Source::Ssda903 => "header.csv",
        Source::AnnexA => "list 3.csv",
        Source::Fhir if choice & 0x80 != 0 => "lines.ndjson",
        _ => "file",
    };
    assert_eq!(
        import(source, name, file),
        import(source, name, file),
        "the same bytes give the same account"
    );
}

fn import(source: Source, name: &str, file: &[u8]) -> String {
    static SCREENER: OnceLock<Screener> = OnceLock::new();
    let screener = SCREENER.get_or_init(Screener::england);
    let options = Options { as_of: Some(jiff::civil::date(2026, 11, 20)), ..Options::default() };
    let mut importer = Importer::new(source, screener, options);
    let mut cases = Vec::new();
    let read = importer.read(name, file, &mut |case| cases.push(case));
    if let Err(error) = &read {
        assert!(!error.message.is_empty() && !error.help.is_empty(), "a refusal has a reason");
    }
    let account = importer.finish(&mut |case| cases.push(case)).expect("the date is given");
    let by_field: u64 = account.by_field.iter().map(|line| line.count).sum();
    assert_eq!(by_field, account.fields.total(), "each value has one fate");
    assert_eq!(cases.len() as u64, account.cases, "each case is counted");
    for case in cases {
        case.draft.check(screener.limits()).expect("a case that is handed over has passed its check");
    }
    account.to_text()
}
