//! Arbitrary Word forms: whatever a text is wrapped in, what stands in a cell is known beforehand.

use std::io::{Cursor, Write};

use neglect_partnership::Definition;
use neglect_partnership::response::ResponseTool;
use neglect_render::docx::read_response;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A piece of a paragraph: its XML, and what of it is anybody's text.
type Piece = (String, String);

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('é', "&#233;")
}

fn run(text: &str) -> String {
    format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// A text in two runs, as Word leaves it after somebody has corrected it.
fn split(text: &str) -> String {
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    run(&text[..middle]) + "<w:proofErr w:type=\"spellStart\"/>" + &run(&text[middle..])
}

fn control(marks: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr>{marks}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

/// A text, and everything that Word puts around one.
fn piece() -> impl Strategy<Value = Piece> {
    ("[a-z<&é ]{1,12}", 0..16_u8, any::<bool>()).prop_map(|(text, wrapping, ticked)| {
        let (inner, plain) = (run(&text), text.clone());
        let (tick, sign) = if ticked { ("1", "\u{2612}") } else { ("0", "\u{2610}") };
        let nothing = String::new;
        match wrapping {
            0 => (inner, plain),
            1 => (split(&text), plain),
            2 => (format!("<w:ins w:author=\"a\">{inner}</w:ins>"), plain),
            3 => (format!("<w:del><w:r><w:delText>{}</w:delText></w:r>{inner}</w:del>", escaped(&text)), nothing()),
            4 => (format!("<w:moveFrom>{inner}</w:moveFrom>"), nothing()),
            5 => (format!("<w:moveTo>{inner}</w:moveTo>"), plain),
            6 => (format!("<w:hyperlink r:id=\"rId9\">{inner}</w:hyperlink>"), plain),
            7 => (control("<w:tag w:val=\"t\"/>", &inner), plain),
            8 => (control("<w:showingPlcHdr/>", &inner), nothing()),
            9 => (control("<w:dropDownList><w:listItem w:value=\"1\"/></w:dropDownList>", &inner), plain),
            10 => {
                let marks = format!("<w14:checkbox><w14:checked w14:val=\"{tick}\"/></w14:checkbox>");
                (control(&marks, &run(sign)), sign.to_owned())
            }
            11 => (
                format!(
                    "<mc:AlternateContent><mc:Choice Requires=\"w14\">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>\
                     </mc:AlternateContent>"
                ),
                plain,
            ),
            12 => ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>".to_owned(), "\u{2713}".to_owned()),
            13 => ("<w:r><w:tab/></w:r>".to_owned() + &inner, format!("\t{text}")),
            14 => (control("<w:showingPlcHdr w:val=\"0\"/>", &control("<w:tag w:val=\"t\"/>", &inner)), plain),
            _ => (format!("<w:ins>{}</w:ins>", control("", &split(&text))), plain),
        }
    })
}

/// The paragraphs of a cell, and the text of it: a line for each of them that has any.
fn cell() -> impl Strategy<Value = Piece> {
    let paragraph = prop::collection::vec(piece(), 0..5);
    prop::collection::vec(paragraph, 1..4).prop_map(|paragraphs| {
        let (mut xml, mut lines) = (String::new(), Vec::new());
        for pieces in paragraphs {
            let (inner, line): (String, String) = pieces.into_iter().unzip();
            xml += &format!("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{inner}</w:p>");
            lines.push(line);
        }
        lines.retain(|line| !line.is_empty());
        let text = lines.join("\n");
        let answered = text.chars().any(|sign| !sign.is_whitespace() && sign != '\u{2610}');
        (xml, if answered { text.trim_end().to_owned() } else { String::new() })
    })
}

fn file(cells: [&str; 2]) -> Vec<u8> {
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|cell| format!("<w:tc><w:tcPr/>{cell}</w:tc>")).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let named = |name: &str, value: &str| {
        row(&[&format!("<w:p>{}</w:p>", run(name)), &format!("<w:p>{}</w:p>", split(value))])
    };
    let answers = row(&[&format!("<w:p>{}</w:p>", run("R1")), cells[0], cells[1]]);
    let document = format!(
        "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\" xmlns:w14=\"w14\" xmlns:r=\"r\"><w:body><w:tbl>{}{}</w:tbl>\
         <w:tbl>{answers}</w:tbl></w:body></w:document>",
        named("Organisation", "Police"),
        named("Date", "1 October 2026")
    );
    let relationships = "<Relationships><Relationship Type=\"t/relationships/officeDocument\" Target=\"form.xml\"/></Relationships>";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [("_rels/.rels", relationships), ("form.xml", &document)] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(part.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_stands_in_a_cell_is_read_whatever_it_is_wrapped_in(action in cell(), status in cell()) {
        let response = read_response(&file([&action.0, &status.0]), &ResponseTool::shipped()).unwrap();
        prop_assert_eq!(&response.answers[0].action, &action.1);
        prop_assert_eq!(&response.answers[0].status, &status.1);
    }
}
