//! The Word form: it comes back as it went out, and is read whatever Word, other programs and people make of it.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use jiff::civil::date;
use neglect_partnership::response::{ResponseTool, StrategyResponse};
use neglect_partnership::{Definition, Problem};
use neglect_render::docx::{read_response, response_form};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
     xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

/// A zip archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The relationships of a file whose document is this part.
fn relationships(kind: &str, target: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/><Relationship Id=\"rId2\" Type=\"{kind}\" Target=\"{target}\"/></Relationships>"
    )
}

const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

/// A Word file with this document.
fn file(document: &str) -> Vec<u8> {
    archive(&[
        ("_rels/.rels", &relationships(DOCUMENT, "word/document.xml")),
        ("word/document.xml", document),
    ])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn texts(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| paragraph(cell)).collect();
    row(&cells.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The document of a form with the fields filled in, and these rows as its second table.
fn document(rows: &str) -> String {
    let fields = [
        texts(&["Organisation:", "Fire &amp; Rescue"]),
        row(&[&paragraph("Contact"), "<w:p/>"]),
        texts(&["DATE", "1st October 2026"]),
    ];
    format!(
        "<?xml version=\"1.0\"?><w:document {NAMESPACES}><w:body><w:p/><w:tbl>{}</w:tbl><w:tbl>{rows}</w:tbl></w:body></w:document>",
        fields.concat()
    )
}

fn read(bytes: &[u8]) -> Result<StrategyResponse, Vec<Problem>> {
    read_response(bytes, &ResponseTool::shipped())
}

/// The action and the status that a row for the priority R1 with these two cells is read as.
fn answer(action: &str, status: &str) -> (String, String) {
    let response = read(&file(&document(&row(&[&paragraph("R1"), action, status])))).unwrap();
    let answer = response.answers.into_iter().next().unwrap();
    (answer.action, answer.status)
}

fn action(cell: &str) -> String {
    answer(cell, "<w:p/>").0
}

fn message(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().remove(0).message
}

fn filled_in(tool: &ResponseTool) -> StrategyResponse {
    let mut response = StrategyResponse::blank(tool, "Fire & Rescue <North>", date(2026, 10, 1));
    response.contact = Some("duty desk".into());
    for (nth, answer) in response.answers.iter_mut().enumerate() {
        answer.action = format!("first line {nth}\nsecond \"line\" & <tag>\twith a tab");
        answer.status = "In progress: élan – half".into();
    }
    response
}

#[test]
fn a_filled_in_form_comes_back_whole_and_has_the_same_bytes_each_time() {
    let tool = ResponseTool::shipped();
    let response = filled_in(&tool);
    let form = response_form(&tool, Some(&response));
    assert_eq!(read(&form).unwrap(), response);
    assert_eq!(response_form(&tool, Some(&response)), form);
}

#[test]
fn characters_that_xml_cannot_hold_are_left_out_and_the_rest_is_written() {
    let tool = ResponseTool::shipped();
    let mut response = StrategyResponse::blank(&tool, "Fire", date(2026, 10, 1));
    response.answers[0].action = "a\u{0}\u{1b}\u{7f}\u{fffe}b".into();
    assert_eq!(read(&response_form(&tool, Some(&response))).unwrap().answers[0].action, "ab");
}

#[test]
fn a_blank_form_names_what_must_be_filled_in_and_nothing_else() {
    let tool = ResponseTool::shipped();
    let problems = read(&response_form(&tool, None)).unwrap_err();
    assert_eq!(problems.iter().map(|problem| &problem.path).collect::<Vec<_>>(), ["date", "organisation"]);
}

#[test]
fn the_document_is_found_through_the_relationships_of_the_file() {
    let document = document(&texts(&["R1", "posters", "Complete"]));
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
    for (kind, target, part) in [
        (DOCUMENT, "word/document2.xml", "word/document2.xml"),
        (DOCUMENT, "/word/document.xml", "word/document.xml"),
        (strict, "Inhalt/Text.xml", "inhalt/text.xml"),
    ] {
        let file = archive(&[("_rels/.rels", &relationships(kind, target)), (part, &document)]);
        assert_eq!(read(&file).unwrap().answers[0].action, "posters", "{target}");
    }
    let other = relationships("http://example.org/relationships/extra", "word/document.xml");
    for parts in [
        &[("word/document.xml", document.as_str())][..],
        &[("_rels/.rels", &other), ("word/document.xml", &document)],
    ] {
        assert!(message(&archive(parts)).contains("not a Word file"));
    }
}

#[test]
fn text_is_taken_whatever_word_wraps_around_it() {
    let first = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>R2.</w:t></w:r>\
        <w:r><w:t xml:space=\"preserve\"> train </w:t></w:r></w:p>";
    let second = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:sdt><w:sdtContent><w:r><w:t>two </w:t></w:r>\
        <w:hyperlink><w:r><w:t>days</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>, each</w:t></w:r></w:ins>\
        <w:del><w:r><w:delText>never</w:delText><w:t>not</w:t></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>\
        </w:sdtContent></w:sdt></w:p><w:p><w:r><w:t>then</w:t><w:br></w:br><w:t>again&#33;</w:t><w:tab/><w:t><![CDATA[<!>]]></w:t>\
        <w:noBreakHyphen/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let third = "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Complete</w:t></w:r></w:p></mc:Choice>\
        <mc:Fallback><w:p><w:r><w:t>Complete</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
    let rows = format!(
        "<w:tr><w:tc>{first}</w:tc><w:sdt><w:sdtContent><w:tc>{second}</w:tc></w:sdtContent></w:sdt><w:tc>{third}</w:tc></w:tr>"
    );
    let response = read(&file(&document(&rows))).unwrap();
    assert_eq!((response.organisation.as_str(), response.date), ("Fire & Rescue", date(2026, 10, 1)));
    let answer = &response.answers[0];
    assert_eq!(answer.action, "two days, each\nthen\nagain!\t<!>-\ninner");
    assert_eq!((answer.priority.as_str(), answer.status.as_str()), ("R2", "Complete"));
}

#[test]
fn of_several_versions_of_one_thing_the_first_is_taken() {
    let version = |kind: &str, text: &str| format!("<mc:{kind}>{}</mc:{kind}>", paragraph(text));
    let of = |versions: &[String]| {
        action(&format!("<mc:AlternateContent>{}</mc:AlternateContent>", versions.concat()))
    };
    let (one, two, last) = (version("Choice", "one"), version("Choice", "two"), version("Fallback", "last"));
    assert_eq!(of(&[one.clone(), two, last.clone()]), "one");
    assert_eq!(of(&[last]), "last");
}

#[test]
fn the_prefixes_of_names_are_the_writers_choice() {
    let document = document(&texts(&["R1", "posters", "Complete"])).replace("w:", "word:");
    assert_eq!(read(&file(&document)).unwrap().answers[0].status, "Complete");
}

#[test]
fn the_placeholder_of_an_empty_content_control_is_no_answer() {
    let control = |marks: &str, text: &str| {
        format!("<w:sdt><w:sdtPr>{marks}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", paragraph(text))
    };
    let empty = "<w:showingPlcHdr/>";
    assert_eq!(
        answer(&control(empty, "Click or tap here."), &control(empty, "Choose an item.")),
        (String::new(), String::new())
    );
    let chosen = "<w:showingPlcHdr w:val=\"false\"/><w:dropDownList><w:listItem w:displayText=\"Complete\" w:value=\"3\"/></w:dropDownList>";
    assert_eq!(
        answer(&control("", "leaflets"), &control(chosen, "Complete")),
        ("leaflets".into(), "Complete".into())
    );
    let beside = control(empty, "Click or tap here.") + &paragraph("posters");
    assert_eq!(action(&beside), "posters");
    let around = format!(
        "<w:tr><w:tc>{}</w:tc><w:sdt><w:sdtPr>{empty}</w:sdtPr><w:sdtContent><w:tc>{}</w:tc></w:sdtContent></w:sdt><w:tc>{}</w:tc></w:tr>",
        paragraph("R1"),
        paragraph("Click or tap here."),
        paragraph("Complete")
    );
    let response = read(&file(&document(&around))).unwrap();
    assert_eq!((response.answers[0].action.as_str(), response.answers[0].status.as_str()), ("", "Complete"));
}

#[test]
fn ticks_and_other_signs_are_read() {
    let sign = |font: &str, number: &str| {
        action(&format!("<w:p><w:r><w:sym w:font=\"{font}\" w:char=\"{number}\"/></w:r></w:p>"))
    };
    assert_eq!(sign("Wingdings", "F0FC"), "\u{2713}");
    assert_eq!(sign("Wingdings", "00FE"), "\u{2611}");
    assert_eq!(sign("Wingdings 2", "F050"), "\u{2713}");
    assert_eq!(sign("Webdings", "F061"), "\u{2713}");
    assert_eq!(sign("Symbol", "F0D6"), "\u{221a}");
    // A letter in a font of signs is a sign, and in the next run a letter again.
    let written = |letter: &str| {
        let font = "<w:rPr><w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/></w:rPr>";
        action(&format!("<w:p><w:r>{font}<w:t>{letter}</w:t></w:r><w:r><w:t> done &#252;</w:t></w:r></w:p>"))
    };
    for letter in ["&#252;", "&#xF0FC;"] {
        assert_eq!(written(letter), "\u{2713} done \u{fc}");
    }
    assert_eq!(sign("Segoe UI Symbol", "2714"), "\u{2714}");
    // A sign that nobody here knows does not vanish.
    for (font, number) in [("Wingdings", "F04A"), ("Own Signs", "F041"), ("Wingdings", "nonsense")] {
        assert_eq!(sign(font, number), "\u{fffd}");
    }
}

#[test]
fn check_boxes_are_read_as_ticked_or_not_and_an_unticked_box_alone_is_empty() {
    let control = |ticked: &str, sign: &str| {
        format!(
            "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"{ticked}\"/></w14:checkbox></w:sdtPr>\
             <w:sdtContent><w:r>{sign}</w:r></w:sdtContent></w:sdt><w:r><w:t xml:space=\"preserve\"> yes</w:t></w:r></w:p>"
        )
    };
    assert_eq!(action(&control("1", "<w:t>\u{2612}</w:t>")), "\u{2612} yes");
    assert_eq!(action(&control("0", "<w:t>\u{2610}</w:t>")), "\u{2610} yes");
    assert_eq!(action(&control("true", "<w:sym w:font=\"Own Signs\" w:char=\"F041\"/>")), "\u{2612} yes");
    let field = |marks: &str, after: &str| {
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:sizeAuto/>{marks}</w:checkBox></w:ffData></w:fldChar>\
             <w:instrText>FORMCHECKBOX</w:instrText><w:fldChar w:fldCharType=\"end\"/><w:t>{after}</w:t></w:r></w:p>"
        )
    };
    assert_eq!(action(&field("<w:default w:val=\"0\"/><w:checked/>", "")), "\u{2612}");
    assert_eq!(action(&field("<w:default w:val=\"1\"/>", " yes")), "\u{2612} yes");
    assert_eq!(action(&field("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>", "")), "");
    assert_eq!(action(&paragraph("\u{2610} \u{2610}")), "");
}

#[test]
fn what_is_chosen_in_a_list_is_read_once() {
    let list = |marks: &str, shown: &str| {
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList>{marks}<w:listEntry w:val=\"Not started\"/>\
             <w:listEntry w:val=\"Complete\"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
             <w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>!</w:t></w:r></w:p>"
        )
    };
    let status = |cell: &str| answer("<w:p/>", cell).1;
    assert_eq!(status(&list("<w:result w:val=\"1\"/>", "Complete")), "Complete!");
    assert_eq!(status(&list("<w:result w:val=\"1\"/><w:default w:val=\"0\"/>", "")), "Complete!");
    assert_eq!(status(&list("", "")), "Not started!");
    let text_field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>half</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    assert_eq!(status(text_field), "half");
}

#[test]
fn a_field_that_never_ends_hides_nothing_of_the_next_cell() {
    let endless = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>";
    assert_eq!(answer(endless, &paragraph("Complete")), ("\u{2612}".into(), "Complete".into()));
}

#[test]
fn a_row_that_answers_nothing_known_is_named_and_not_lost() {
    let rows = [
        texts(&["Our own idea", "secret plan", ""]),
        texts(&["a heading"]),
        texts(&["2. Train every practitioner to spot neglect and to know the routes to help", "yes", ""]),
        texts(&["R1", "a", "b", "c"]),
    ];
    let problems = read(&file(&document(&rows.concat()))).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
    assert_eq!(
        found,
        [("table 2, row 1", "response.unknown_priority"), ("table 2, row 4", "response.more_cells")]
    );
    assert!(!problems.iter().any(|problem| problem.to_string().contains("secret")));
    let response = read(&file(&document(&rows[2]))).unwrap();
    assert_eq!((response.answers[0].priority.as_str(), response.answers[0].action.as_str()), ("R2", "yes"));
}

#[test]
fn dates_are_read_as_people_write_them_the_day_first() {
    let dated = |text: &str| {
        let document = document(&texts(&["R1", "a", ""])).replace("1st October 2026", text);
        read(&file(&document)).map(|response| response.date).map_err(|problems| problems[0].code)
    };
    for text in ["2026-10-03", "3/10/2026", "03.10.2026", "3 October 2026", "3rd Oct. 2026"] {
        assert_eq!(dated(text), Ok(date(2026, 10, 3)), "{text}");
    }
    for text in ["3/10/26", "October 2026", "31/11/2026", "soon", "3 Mo 2026", ""] {
        assert_eq!(dated(text), Err("response.date"), "{text}");
    }
}

#[test]
fn what_is_no_word_file_or_a_damaged_one_is_refused_without_a_word_of_it() {
    for bytes in [&b"organisation,date"[..], b"", b"PK\x03\x04", &archive(&[("a.txt", "secret")])] {
        assert!(message(bytes).contains("not a Word file"));
    }
    let whole = document(&texts(&["R1", "secret", ""]));
    let cut = &whole[..whole.len() - 40];
    let mixed = whole.replace("</w:tbl>", "</w:tab>");
    let typed = whole.replace("?>", "?><!DOCTYPE w [<!ENTITY a \"secret\">]>");
    let controls = whole.replace("secret", "&#27;secret");
    let named = whole.replace("secret", "&secret;");
    for document in [cut, &mixed, &typed, &controls, &named] {
        let problems = read(&file(document)).unwrap_err();
        assert!(problems[0].message.contains("damaged"), "{problems:?}");
        assert!(!problems[0].to_string().contains("secret"));
    }
    let mut bytes = file(&whole);
    let place = bytes.windows(17).position(|name| name == b"word/document.xml").unwrap() + 30;
    bytes[place] ^= 0xff;
    assert!(message(&bytes).contains("damaged"));
}

#[test]
fn a_file_that_unpacks_to_more_than_a_form_or_nests_without_end_is_refused_at_once() {
    let start = Instant::now();
    let large = document(&texts(&["R1", &" ".repeat(17 << 20), ""]));
    let deep = document(&format!("{}{}", "<w:p>".repeat(300_000), "</w:p>".repeat(300_000)));
    let tables = document(&"<w:tr><w:tc/></w:tr>".repeat(300_000));
    for document in [large, deep, tables] {
        let bytes = file(&document);
        assert!(bytes.len() < document.len() / 50, "the archive is small");
        assert!(message(&bytes).contains("too large"));
    }
    let relationships = " ".repeat(2 << 20);
    assert!(message(&archive(&[("_rels/.rels", &relationships)])).contains("too large"));
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
