//! The report as a Word file: the sections of the page in their order, with the child's time, the form and the account as
//! tables.

use std::io::{Cursor, Read};

use neglect_render::{docx, html};
use zip::ZipArchive;

use super::cases::{empty, england, example, statements};

/// The document of a Word file.
fn document(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What stands between tags, with what XML writes otherwise put back.
fn text(xml: &str) -> String {
    let text: String = xml.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
    text.replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// The sections under headings of the second rank, each with its XML.
fn sections(document: &str) -> Vec<(String, &str)> {
    let parts = document.split("w:val=\"Heading2\"").skip(1);
    parts.map(|part| (text(part.split("</w:p>").next().unwrap()), part)).collect()
}

#[test]
fn a_word_file_has_the_sections_of_the_page_in_their_order() {
    let report = england().screen(&example()).unwrap();
    let page = html::report(&report, None);
    let headings =
        page.split("<h2>").skip(1).map(|part| text(&format!("<>{}", part.split("</h2>").next().unwrap())));
    let document = document(&docx::report(&report));
    let titles: Vec<String> = sections(&document).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, headings.collect::<Vec<String>>());
    assert!(titles.len() > 8, "{titles:?}");
}

#[test]
fn a_word_file_tells_the_childs_time_the_questions_and_the_account_as_tables() {
    let report = england().screen(&example()).unwrap();
    let document = document(&docx::report(&report));
    let sections = sections(&document);
    let rows = |wanted: &str| {
        let (_, part) =
            sections.iter().find(|(title, _)| title == wanted).unwrap_or_else(|| panic!("no {wanted}"));
        let rows = part.split("<w:tr>").skip(1).filter_map(|row| row.split("</w:tr>").next());
        rows.map(text).collect::<Vec<String>>()
    };
    let time = rows("The child\u{2019}s time");
    let known = report.account.iter().filter(|line| line.kind != "answer" && line.on <= report.as_of);
    assert_eq!(time.len(), 1 + known.count());
    assert!(time[1..].is_sorted_by_key(|row| row[..10].to_owned()), "{time:?}");
    let questions = rows("What nobody has written down");
    for missing in report.questions.iter().flat_map(|question| &question.missing) {
        assert!(questions.iter().any(|row| row.contains(missing.ask.as_ref() as &str)), "{}", missing.ask);
    }
    let account = rows("What happened to everything that was recorded");
    for line in &report.account {
        assert!(account.iter().any(|row| row.ends_with(&line.input)), "{}", line.input);
    }
}

#[test]
fn everything_in_a_report_is_told_in_a_word_file() {
    let report = england().screen(&example()).unwrap();
    let told = text(&document(&docx::report(&report)));
    for statement in statements(&report) {
        assert!(told.contains(statement), "{statement}");
    }
}

#[test]
fn a_word_file_of_a_case_without_records_has_no_empty_table() {
    let report = england().screen(&empty()).unwrap();
    let document = document(&docx::report(&report));
    assert!(!document.contains("child\u{2019}s time"), "{document}");
}
