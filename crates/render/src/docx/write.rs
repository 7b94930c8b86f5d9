//! A form as a Word file.

use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow, WidthType};
use neglect_partnership::response::{Pillar, ResponseTool, StrategyResponse};

/// The widths of the three columns, in twentieths of a point; together a page less its margins.
const WIDTHS: [usize; 3] = [3400, 3600, 2000];

/// A form of the tool, filled in with a response or blank.
///
/// ```
/// use neglect_partnership::Definition;
/// use neglect_partnership::response::ResponseTool;
/// use neglect_render::docx;
///
/// let tool = ResponseTool::shipped();
/// let blank = docx::response_form(&tool, None);
/// let problems = docx::read_response(&blank, &tool).unwrap_err();
/// assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["date", "organisation"]);
/// ```
pub fn response_form(tool: &ResponseTool, response: Option<&StrategyResponse>) -> Vec<u8> {
    Writer::default().form(tool, response)
}

/// Writes the parts of a form, and numbers its paragraphs: left to itself `docx-rs` counts them over the whole process, and
/// one form would have other bytes each time.
#[derive(Default)]
pub(super) struct Writer {
    paragraphs: u32,
}

impl Writer {
    fn form(&mut self, tool: &ResponseTool, response: Option<&StrategyResponse>) -> Vec<u8> {
        let note = "Answer what is relevant to your organisation, and leave the rest blank.";
        let mut form = Docx::new()
            .add_paragraph(self.heading(&tool.header.title, 32))
            .add_paragraph(self.paragraph(Run::new().add_text(note)))
            .add_table(Table::new(self.fields(response)));
        for pillar in &tool.pillars {
            form = form
                .add_paragraph(self.heading(&format!("{}: {}", pillar.title, pillar.purpose), 24))
                .add_table(Table::new(self.priorities(pillar, response)));
        }
        packed(form)
    }

    /// Who answers, and when.
    fn fields(&mut self, response: Option<&StrategyResponse>) -> Vec<TableRow> {
        let [first, second, third] = WIDTHS;
        let date = response.map(|response| response.date.to_string()).unwrap_or_default();
        let fields = [
            ("Organisation", response.map_or("", |response| response.organisation.as_str())),
            ("Contact", response.and_then(|response| response.contact.as_deref()).unwrap_or_default()),
            ("Date", date.as_str()),
        ];
        let row = |(name, value): (&str, &str)| {
            TableRow::new(vec![self.cell(name, first, true), self.cell(value, second + third, false)])
        };
        fields.into_iter().map(row).collect()
    }

    /// The priorities of a pillar, each with its answer.
    fn priorities(&mut self, pillar: &Pillar, response: Option<&StrategyResponse>) -> Vec<TableRow> {
        let mut rows = vec![self.row(["Priority", "Action", "Status"], true)];
        for priority in &pillar.priorities {
            let answer = response.and_then(|response| response.answer(&priority.id));
            let (action, status) = answer.map_or(("", ""), |answer| (&answer.action, &answer.status));
            rows.push(self.row([&format!("{} {}", priority.id, priority.text), action, status], false));
        }
        rows
    }

    fn row(&mut self, texts: [&str; 3], bold: bool) -> TableRow {
        TableRow::new(
            texts.into_iter().zip(WIDTHS).map(|(text, width)| self.cell(text, width, bold)).collect(),
        )
    }

    /// A cell, with a paragraph for each line and Word's own tab for each tab.
    pub(super) fn cell(&mut self, text: &str, width: usize, bold: bool) -> TableCell {
        text.split('\n').fold(TableCell::new().width(width, WidthType::Dxa), |cell, line| {
            let run = line.split('\t').enumerate().fold(Run::new(), |run, (nth, piece)| {
                let run = if nth > 0 { run.add_tab() } else { run };
                run.add_text(allowed(piece))
            });
            cell.add_paragraph(self.paragraph(if bold { run.bold() } else { run }))
        })
    }

    fn heading(&mut self, text: &str, size: usize) -> Paragraph {
        self.paragraph(Run::new().add_text(allowed(text)).bold().size(size))
    }

    pub(super) fn paragraph(&mut self, run: Run) -> Paragraph {
        self.paragraphs += 1;
        Paragraph::new().id(format!("{:08x}", self.paragraphs)).add_run(run)
    }
}

/// The bytes of a Word file.
pub(super) fn packed(file: Docx) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    file.build().pack(&mut bytes).expect("a Word file is written into memory");
    bytes.into_inner()
}

/// Text without the characters that XML cannot hold.
pub(super) fn allowed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
