//! Files made to harm: each is an error, soon.

use std::io::Write as _;

use neglect_import::Source;

use super::{From, import};

/// That a file is refused with a code. A reader that expanded anything would not come back.
fn refused(source: Source, name: &str, bytes: &[u8], code: &str) {
    let (_, _, errors) = import(&From::BuiltIn(source), &[(name, bytes)]);
    let codes: Vec<&str> = errors.iter().map(|error| error.code).collect();
    assert_eq!(codes, [code], "{errors:?}");
}

#[test]
fn entities_are_never_expanded() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\">");
    for (n, name) in ('b'..='k').enumerate() {
        let before = char::from(b'a' + u8::try_from(n).unwrap());
        bomb += &format!("<!ENTITY {name} \"{}\">", format!("&{before};").repeat(10));
    }
    bomb += "]><Message><Children><Child>&k;</Child></Children></Message>";
    refused(Source::Cin, "bomb.xml", bomb.as_bytes(), "document_type");
    refused(Source::Fhir, "bomb.xml", bomb.as_bytes(), "document_type");
    refused(Source::Cin, "e.xml", b"<Message><Children>&other;</Children></Message>", "entity");
}

#[test]
fn what_stands_too_deep_is_refused() {
    let deep = format!("<Message>{}{}</Message>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    refused(Source::Cin, "deep.xml", deep.as_bytes(), "too_deep");
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    refused(Source::Fhir, "deep.json", deep.as_bytes(), "too_deep");
    let deep = format!("{}1{}", "{\"a\":".repeat(100), "}".repeat(100));
    refused(Source::CscApi, "deep.json", deep.as_bytes(), "too_deep");
}

#[test]
fn units_of_too_many_values_are_refused() {
    let many = format!("{{\"a\":[{}1]}}", "1,".repeat(600_000));
    refused(Source::Fhir, "many.json", many.as_bytes(), "too_many");
    let many =
        format!("<Message><Children><Child>{}</Child></Children></Message>", "<a>1</a>".repeat(600_000));
    refused(Source::Cin, "many.xml", many.as_bytes(), "too_many");
}

#[test]
fn what_is_cut_short_is_refused() {
    refused(Source::Cin, "cut.xml", b"<Message><Children><Child>", "not_xml");
    refused(Source::Fhir, "cut.json", b"{\"resourceType\":\"Patient\"", "not_json");
    refused(Source::Fhir, "empty.json", b"", "empty_file");
    refused(Source::Sessions, "empty.csv", b"", "empty_file");
    refused(Source::AnnexA, "no.xlsx", b"PK\x03\x04 nothing", "not_a_workbook");
    refused(Source::AnnexA, "list 1.csv", b"PK\x03\x04 nothing", "not_a_table");
}

#[test]
fn a_quote_that_is_never_closed_ends_in_bounded_memory() {
    let mut rows = b"child,born,date,session,code\n\"".to_vec();
    rows.resize(20 << 20, b'a');
    refused(Source::Sessions, "quote.csv", &rows, "too_large");
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let nothing = vec![b' '; 1 << 20];
    for _ in 0..32 {
        archive.write_all(&nothing).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    refused(Source::AnnexA, "bomb.xlsx", &bytes, "too_large");
}
