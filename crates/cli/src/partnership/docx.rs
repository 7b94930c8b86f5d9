//! The Word form of a response: written blank or filled in, and read back when it returns.
//!
//! What comes back is not what went out. Word splits text into runs, wraps it in links, content controls and
//! tracked changes; organisations add lines, swap columns of their own for ours and type dates as they please. So
//! reading takes every text that stands in a cell, whatever is around it, and every row that cannot be placed is
//! named.

use std::io::{Cursor, Read};

use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow, WidthType};
use jiff::civil::Date;
use neglect_partnership::response::{Priority, PriorityAnswer, ResponseTool, StrategyResponse};
use neglect_partnership::{Problem, codes};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The largest body that is read, in bytes: a form is some kilobytes.
const LARGEST: u64 = 64 << 20;

/// The widths of the three columns, in twentieths of a point; together a page less its margins.
const WIDTHS: [usize; 3] = [3400, 3600, 2000];

/// A form of the tool, filled in with a response or blank.
pub(super) fn write(tool: &ResponseTool, response: Option<&StrategyResponse>) -> Result<Vec<u8>, String> {
    let cell = |text: &str, width: usize, bold: bool| {
        text.split('\n').fold(TableCell::new().width(width, WidthType::Dxa), |cell, line| {
            let run = line.split('\t').enumerate().fold(Run::new(), |run, (n, piece)| {
                let run = if n > 0 { run.add_tab() } else { run };
                run.add_text(printable(piece))
            });
            cell.add_paragraph(Paragraph::new().add_run(if bold { run.bold() } else { run }))
        })
    };
    let [first, second, third] = WIDTHS;
    let field = |name: &str, value: &str| {
        TableRow::new(vec![cell(name, first, true), cell(value, second + third, false)])
    };
    let date = response.map(|response| response.date.to_string()).unwrap_or_default();
    let fields = vec![
        field("Organisation", response.map_or("", |response| response.organisation.as_str())),
        field("Contact", response.and_then(|response| response.contact.as_deref()).unwrap_or_default()),
        field("Date", &date),
    ];
    let heading = |text: &str, size: usize| {
        Paragraph::new().add_run(Run::new().add_text(printable(text)).bold().size(size))
    };
    let note = "Answer what is relevant to your organisation, and leave the rest blank.";
    let mut form = Docx::new()
        .add_paragraph(heading(&tool.header.title, 32))
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text(note)))
        .add_table(Table::new(fields));
    for pillar in &tool.pillars {
        let mut rows = vec![TableRow::new(vec![
            cell("Priority", first, true),
            cell("Action", second, true),
            cell("Status", third, true),
        ])];
        for Priority { id, text } in &pillar.priorities {
            let answer = response.and_then(|response| response.answer(id));
            rows.push(TableRow::new(vec![
                cell(&format!("{id} {text}"), first, false),
                cell(answer.map_or("", |answer| answer.action.as_str()), second, false),
                cell(answer.map_or("", |answer| answer.status.as_str()), third, false),
            ]));
        }
        form = form
            .add_paragraph(heading(&format!("{}: {}", pillar.title, pillar.purpose), 24))
            .add_table(Table::new(rows));
    }
    let mut bytes = Cursor::new(Vec::new());
    form.build().pack(&mut bytes).map_err(|error| format!("cannot write the Word form: {error}"))?;
    Ok(bytes.into_inner())
}

/// Text without the characters that XML cannot hold.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// A problem of a form.
fn problem(path: impl Into<String>, code: &'static str, message: &str, help: &str) -> Problem {
    Problem { path: path.into(), code, message: message.to_owned(), help: help.to_owned() }
}

/// A file that is no form at all.
fn unreadable(message: &str, help: &str) -> Problem {
    problem("the file", codes::RESPONSE_UNREADABLE, message, help)
}

/// Reads a returned form; all problems, each with its path, if it cannot be taken whole.
pub(super) fn read(bytes: &[u8], tool: &ResponseTool) -> Result<StrategyResponse, Vec<Problem>> {
    let tables = body(bytes).and_then(|body| tables(&body)).map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    let (mut organisation, mut contact, mut date) = (None, None, None);
    let mut answers = Vec::new();
    for (t, table) in tables.iter().enumerate() {
        for (r, row) in table.iter().enumerate() {
            let path = format!("table {}, row {}", t + 1, r + 1);
            let (first, rest) =
                row.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
            let name = first.trim().trim_end_matches(':').trim_end().to_lowercase();
            let value = || rest.first().map(|value| value.trim().to_owned()).unwrap_or_default();
            match name.as_str() {
                "organisation" if organisation.is_none() => organisation = Some(value()),
                "contact" if contact.is_none() => contact = Some(value()),
                "date" if date.is_none() => date = Some(value()),
                "priority" => {}
                _ => match priority(first, tool) {
                    Some(priority) => {
                        if rest.iter().skip(2).any(|cell| !cell.trim().is_empty()) {
                            problems.push(problem(
                                path,
                                codes::RESPONSE_MORE_CELLS,
                                "there is text beyond action and status",
                                "move it into one of the two",
                            ));
                        }
                        let cell = |n: usize| rest.get(n).cloned().unwrap_or_default();
                        let (action, status) = (cell(0), cell(1));
                        answers.push(PriorityAnswer { priority: priority.id.clone(), action, status });
                    }
                    None if rest.iter().all(|cell| cell.trim().is_empty()) => {}
                    None => problems.push(problem(
                        path,
                        codes::RESPONSE_UNKNOWN_PRIORITY,
                        "this row answers no priority of the tool",
                        "begin it with the priority's id",
                    )),
                },
            }
        }
    }
    let written = date.unwrap_or_default();
    let date = form_date(&written);
    match date {
        None if written.is_empty() => {
            problems.push(problem("date", codes::RESPONSE_DATE, "nothing is written", "fill in the date"));
        }
        None => problems.push(problem(
            "date",
            codes::RESPONSE_DATE,
            "this is not a date",
            "write it as 31 October 2026",
        )),
        Some(_) => {}
    }
    let response = StrategyResponse {
        tool: Some(tool.header.id.clone()),
        organisation: organisation.unwrap_or_default(),
        contact: contact.filter(|contact| !contact.is_empty()),
        date: date.unwrap_or(Date::MIN),
        answers,
    };
    problems.extend(response.problems(tool));
    if problems.is_empty() { Ok(response) } else { Err(problems) }
}

/// The priority that a row's first cell names: by its id at the beginning, or by its words.
fn priority<'a>(cell: &str, tool: &'a ResponseTool) -> Option<&'a Priority> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let id = cell.split_whitespace().next()?.trim_end_matches(['.', ':', ')', ',']);
    tool.priority(id).or_else(|| {
        let cell = words(cell);
        // A form of their own may number the rows.
        let text = cell.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
        tool.priorities().find(|priority| words(&priority.text) == text)
    })
}

/// A date as people write it in forms: 2026-10-31, 31/10/2026, 31.10.2026 or 31 October 2026, the day first.
fn form_date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = text.to_lowercase();
    let pieces: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let [day, month, year] = pieces.as_slice() else { return None };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    let month = match month.parse::<i8>() {
        Ok(month) => month,
        Err(_) => {
            let nth = MONTHS.iter().position(|name| month.len() >= 3 && name.starts_with(month))?;
            i8::try_from(nth + 1).ok()?
        }
    };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// The body of a Word file.
fn body(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let not_word = |_| unreadable("this is not a Word file (.docx)", "save it as one");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(not_word)?;
    let part = archive.by_name("word/document.xml").map_err(not_word)?;
    let mut body = Vec::new();
    part.take(LARGEST + 1)
        .read_to_end(&mut body)
        .map_err(|_| unreadable("the Word file is damaged", "save it again"))?;
    if u64::try_from(body.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(unreadable("the Word file is too large to be a form", "check the file"));
    }
    Ok(body)
}

/// Tables, their rows, their cells.
type Tables = Vec<Vec<Vec<String>>>;

/// All tables of a body. The text of a cell is that of its paragraphs, a line each; a table within a cell is lines
/// of that cell. Text that tracked changes have taken out is left out, and of two versions of one thing the first
/// is taken.
fn tables(body: &[u8]) -> Result<Tables, Problem> {
    // What the reader says of it is left out, for it may quote the content.
    let broken = || unreadable("the Word file is damaged", "save it again");
    let mut reader = Reader::from_reader(body);
    let mut tables = Tables::new();
    // How deep in tables, in text, and in what is left out.
    let (mut depth, mut text, mut without) = (0usize, false, 0usize);
    let mut cell: Option<String> = None;
    let mut new_paragraph = false;
    let add = |cell: &mut Option<String>, new_paragraph: &mut bool, text: &str| {
        if let Some(cell) = cell {
            if std::mem::take(new_paragraph) && !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(text);
        }
    };
    let left_out =
        |tag: &BytesStart<'_>| matches!(tag.name().as_ref(), b"w:del" | b"w:moveFrom" | b"mc:Fallback");
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Eof => return Ok(tables),
            Event::Start(tag) if without > 0 || left_out(&tag) => without += 1,
            Event::End(_) if without > 0 => without -= 1,
            _ if without > 0 => {}
            Event::Start(tag) => match tag.name().as_ref() {
                b"w:tbl" => {
                    depth += 1;
                    if depth == 1 {
                        tables.push(Vec::new());
                    }
                }
                b"w:tr" if depth == 1 => tables.last_mut().map_or((), |table| table.push(Vec::new())),
                b"w:tc" if depth == 1 => cell = Some(String::new()),
                b"w:p" => new_paragraph = true,
                b"w:t" => text = true,
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                b"w:tbl" => depth = depth.saturating_sub(1),
                b"w:tc" if depth == 1 => {
                    let row = tables.last_mut().and_then(|table| table.last_mut());
                    if let (Some(row), Some(cell)) = (row, cell.take()) {
                        row.push(cell.trim_end().to_owned());
                    }
                }
                b"w:t" => text = false,
                _ => {}
            },
            Event::Empty(tag) => match tag.name().as_ref() {
                b"w:tab" if cell.is_some() => add(&mut cell, &mut new_paragraph, "\t"),
                b"w:br" | b"w:cr" => add(&mut cell, &mut new_paragraph, "\n"),
                b"w:noBreakHyphen" => add(&mut cell, &mut new_paragraph, "-"),
                _ => {}
            },
            Event::Text(piece) if text => {
                let piece = piece.decode().map_err(|_| broken())?;
                add(&mut cell, &mut new_paragraph, &piece);
            }
            Event::CData(piece) if text => {
                let piece = piece.decode().map_err(|_| broken())?;
                add(&mut cell, &mut new_paragraph, &piece);
            }
            Event::GeneralRef(name) if text => {
                let character = name.resolve_char_ref().map_err(|_| broken())?;
                let named = match &*name {
                    b"amp" => "&",
                    b"lt" => "<",
                    b"gt" => ">",
                    b"quot" => "\"",
                    b"apos" => "'",
                    _ if character.is_some() => "",
                    _ => return Err(broken()),
                };
                let character = character.map(String::from).unwrap_or_default();
                add(&mut cell, &mut new_paragraph, &(character + named));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use jiff::civil::date;

    use super::*;
    use neglect_partnership::Definition;

    fn zipped(body: &str) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(body.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    }

    fn returned(rows: &str) -> Vec<u8> {
        let field = |name: &str, value: &str| {
            format!("<w:tr><w:tc><w:p><w:r><w:t>{name}</w:t></w:r></w:p></w:tc><w:tc>{value}</w:tc></w:tr>")
        };
        let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        zipped(&format!(
            "<?xml version=\"1.0\"?><w:document><w:body><w:p/><w:tbl>{}{}{}</w:tbl><w:tbl>{rows}</w:tbl></w:body></w:document>",
            field("Organisation:", &text("Fire &amp; Rescue")),
            field("Contact", "<w:p/>"),
            field("Date", &text("1st October 2026")),
        ))
    }

    #[test]
    fn a_filled_in_form_goes_in_and_comes_out_whole() {
        let tool = ResponseTool::shipped();
        let mut response = StrategyResponse::blank(&tool, "Fire & Rescue <North>", date(2026, 10, 1));
        response.contact = Some("duty desk".into());
        for (n, answer) in response.answers.iter_mut().enumerate() {
            answer.action = format!("first line {n}\nsecond \"line\" & <tag>\twith a tab");
            answer.status = "In progress: élan – half".into();
        }
        let bytes = write(&tool, Some(&response)).unwrap();
        assert_eq!(read(&bytes, &tool).unwrap(), response);
    }

    #[test]
    fn a_blank_form_names_what_must_be_filled_in_and_nothing_else() {
        let tool = ResponseTool::shipped();
        let problems = read(&write(&tool, None).unwrap(), &tool).unwrap_err();
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].path == "date" && problems[1].path == "organisation");
    }

    #[test]
    fn text_is_taken_whatever_word_wraps_around_it() {
        let row = "<w:tr><w:tc><w:p><w:r><w:t>R2.</w:t></w:r><w:r><w:t xml:space=\"preserve\"> train </w:t></w:r></w:p></w:tc>\
            <w:tc><w:sdt><w:sdtContent><w:p><w:r><w:t>two </w:t></w:r><w:hyperlink><w:r><w:t>days</w:t></w:r></w:hyperlink>\
            <w:ins><w:r><w:t>, each</w:t></w:r></w:ins><w:del><w:r><w:delText>never</w:delText></w:r></w:del>\
            <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p></w:sdtContent></w:sdt>\
            <w:p><w:r><w:t>then</w:t><w:br/><w:t>again&#33;</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc>\
            <w:tc><w:p><w:r><w:t>Complete</w:t></w:r></w:p></w:tc></w:tr>";
        let response = read(&returned(row), &ResponseTool::shipped()).unwrap();
        assert_eq!((response.organisation.as_str(), response.date), ("Fire & Rescue", date(2026, 10, 1)));
        assert_eq!(response.answers[0].action, "two days, each\nthen\nagain!\ninner");
        assert_eq!(
            (response.answers[0].priority.as_str(), response.answers[0].status.as_str()),
            ("R2", "Complete")
        );
    }

    #[test]
    fn a_row_that_answers_nothing_known_is_named_and_not_lost() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let row =
            |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
        let rows = [
            row(&["Our own idea", "secret plan", ""]),
            row(&["a heading"]),
            row(&["1. Embed strengths-based working, backed by training", "yes", ""]),
            row(&["R1", "a", "b", "c"]),
        ];
        let problems = read(&returned(&rows.concat()), &ResponseTool::shipped()).unwrap_err();
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].path == "table 2, row 1" && !problems[0].to_string().contains("secret"));
        assert!(problems[1].path == "table 2, row 4");
    }

    #[test]
    fn what_is_no_word_file_is_refused() {
        let tool = ResponseTool::shipped();
        assert!(read(b"organisation,date", &tool).unwrap_err()[0].message.contains("not a Word file"));
        assert!(
            read(&zipped("<w:document><w:p></w:document>"), &tool).unwrap_err()[0]
                .message
                .contains("damaged")
        );
    }

    #[test]
    fn dates_are_read_as_people_write_them_the_day_first() {
        let expected = Some(date(2026, 10, 3));
        for text in ["2026-10-03", "3/10/2026", "03.10.2026", "3 October 2026", "3rd Oct. 2026"] {
            assert_eq!(form_date(text), expected, "{text}");
        }
        for text in ["3/10/26", "October 2026", "31/11/2026", "soon", "3 Mo 2026", ""] {
            assert_eq!(form_date(text), None, "{text}");
        }
    }
}
