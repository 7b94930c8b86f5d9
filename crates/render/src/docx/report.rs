//! A report as a Word file: real headings, the questions as a table with room for the answers, the account as a table. The
//! picture of the child's time stands in the page; here a table by days says the same, for Word shows no SVG by itself, and
//! what makes a bitmap of one wants a font besides.

use docx_rs::{Docx, Paragraph, Run, Style, StyleType, Table, TableRow};
use neglect_screen::printable;
use neglect_screen::report::Report;

use super::write::{Writer, allowed, packed};
use crate::content::{Account, Block, Document, Line, Piece, QuestionGroup, Statement, by_day};

/// The styles of headings: what they are called, and their sizes in half points.
const HEADINGS: [(&str, &str, usize); 4] = [
    ("Heading1", "heading 1", 32),
    ("Heading2", "heading 2", 26),
    ("Heading3", "heading 3", 23),
    ("Heading4", "heading 4", 21),
];

/// The widths of the columns of the child's time, of the questions and of the account, in twentieths of a point.
const TIME: [usize; 4] = [1800, 1600, 3600, 2000];
const QUESTIONS: [usize; 3] = [4200, 3000, 1800];
const ACCOUNT: [usize; 6] = [2600, 1500, 1200, 1500, 1500, 700];

/// A report as a Word file. The same report gives the same bytes.
///
/// ```
/// # use neglect_screen::{Case, Limits, Screener};
/// # let case = br#"{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2020-03-01" } }"#;
/// # let case = Case::from_json(case, &Limits::default())?;
/// let report = Screener::england().screen(&case)?;
/// assert!(neglect_render::docx::report(&report).starts_with(b"PK"));
/// # Ok::<(), neglect_screen::CaseError>(())
/// ```
pub fn report(report: &Report) -> Vec<u8> {
    let document = Document::new(report);
    let mut writer = ReportWriter { file: Docx::new(), writer: Writer::default() };
    for (id, name, size) in HEADINGS {
        let style = Style::new(id, StyleType::Paragraph).name(name).bold().size(size);
        writer.file = writer.file.add_style(style);
    }
    writer.heading(0, &document.title);
    document.head.iter().for_each(|line| writer.line(line, 0));
    for section in &document.sections {
        match section.blocks[..] {
            [Block::Picture] => writer.time(section.title, report),
            [Block::Replay] => {}
            _ => {
                writer.heading(1, section.title);
                section.blocks.iter().for_each(|block| writer.block(block));
            }
        }
    }
    packed(writer.file)
}

struct ReportWriter {
    file: Docx,
    writer: Writer,
}

impl ReportWriter {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Subheading(title) => self.heading(2, title),
            Block::Statement(statement) => self.statement(statement),
            Block::Questions(groups) => groups.iter().for_each(|group| self.questions(group)),
            Block::Account(account) => self.account(account),
            Block::Picture | Block::Replay => {}
        }
    }

    /// The child's time as a table; nothing where nothing is recorded.
    fn time(&mut self, title: &str, report: &Report) {
        let records = by_day(report);
        if records.is_empty() {
            return;
        }
        self.heading(1, title);
        let mut rows = vec![self.row(&["When", "Who recorded it", "What", "How far it goes"], &TIME, true)];
        for record in &records {
            let cells = [&record.days, &record.by, &record.what, &record.weight];
            rows.push(self.row(&cells.map(String::as_str), &TIME, false));
        }
        self.table(rows);
    }

    fn statement(&mut self, statement: &Statement) {
        for lead in &statement.leads {
            self.line(&lead.line, 0);
            lead.details.iter().chain(&lead.authority).for_each(|line| self.line(line, 360));
        }
        statement.evidence.iter().for_each(|line| self.line(line, 360));
    }

    fn questions(&mut self, group: &QuestionGroup) {
        self.heading(3, group.about.as_deref().unwrap_or("About the child and the case as a whole"));
        if let Some(could) = &group.could {
            self.line(&Line::quiet(could), 0);
        }
        let mut rows = vec![self.row(&["Question", "Answer", "Where it is written"], &QUESTIONS, true)];
        for (ask, place) in &group.asks {
            rows.push(self.row(&[ask, "", place], &QUESTIONS, false));
        }
        self.table(rows);
    }

    fn account(&mut self, account: &Account) {
        for (fate, records) in &account.fates {
            self.heading(2, fate);
            let columns = ["What", "When", "Who recorded it", "How far it goes", "What came of it", "Id"];
            let mut rows = vec![self.row(&columns, &ACCOUNT, true)];
            for record in records {
                let cells =
                    [&record.what, &record.days, &record.by, &record.weight, &record.led_to, &record.input];
                rows.push(self.row(&cells.map(String::as_str), &ACCOUNT, false));
            }
            self.table(rows);
        }
        if !account.not_recorded.is_empty() {
            self.line(&Line::plain(format!("Nothing is recorded: {}", account.not_recorded.join("; "))), 0);
        }
    }

    fn row(&mut self, cells: &[&str], widths: &[usize], bold: bool) -> TableRow {
        let cells = cells.iter().zip(widths);
        TableRow::new(cells.map(|(cell, &width)| self.writer.cell(&printable(cell), width, bold)).collect())
    }

    fn heading(&mut self, level: usize, title: &str) {
        let paragraph = self.writer.paragraph(Run::new().add_text(shown(title))).style(HEADINGS[level].0);
        self.add(paragraph);
    }

    /// A line, moved in by twentieths of a point.
    fn line(&mut self, line: &Line, indent: i32) {
        let mut paragraph = self.writer.paragraph(Run::new());
        for piece in &line.0 {
            let run = Run::new().add_text(shown(&piece.text()));
            paragraph = paragraph.add_run(match piece {
                Piece::Strong(_) | Piece::Grave(..) | Piece::Tag(..) => run.bold(),
                Piece::Quiet(_) | Piece::Source { .. } | Piece::Name(_) => run.size(18),
                Piece::Plain(_) | Piece::Day(_) | Piece::SourceNumber(_) | Piece::Link { .. } => run,
            });
        }
        self.add(if indent > 0 { paragraph.indent(Some(indent), None, None, None) } else { paragraph });
    }

    fn table(&mut self, rows: Vec<TableRow>) {
        let file = std::mem::take(&mut self.file);
        self.file = file.add_table(Table::new(rows));
    }

    fn add(&mut self, paragraph: Paragraph) {
        let file = std::mem::take(&mut self.file);
        self.file = file.add_paragraph(paragraph);
    }
}

fn shown(text: &str) -> String {
    allowed(&printable(text))
}
