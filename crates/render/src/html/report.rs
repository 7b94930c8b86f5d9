//! A report as content of a page.

use maud::{Markup, PreEscaped, html};
use neglect_screen::report::{Replay, Report};

use super::frame::{Frame, scrolled, section};
use super::line::line;
use super::replay::known;
use crate::content::{Account, AccountRow, Block, Document, QuestionGroup, Section, Statement, answers};
use crate::picture;

pub(super) fn report(frame: Frame, report: &Report, replay: Option<&Replay>) -> Markup {
    let document = Document::new(report);
    let shown = Shown { frame, report, replay, document: &document };
    html! {
        header {
            h1 { (document.title) }
            @for head in &document.head { p { (line(frame, head)) } }
        }
        @for part in &document.sections { (section(frame, part.id, part.title, shown.section(part))) }
    }
}

/// What is shown, and where.
struct Shown<'r> {
    frame: Frame,
    report: &'r Report,
    replay: Option<&'r Replay>,
    document: &'r Document,
}

impl Shown<'_> {
    /// The blocks of a section; statements that follow each other are a list, and findings stand by themselves.
    fn section(&self, section: &Section) -> Markup {
        let same_list = |one: &Block, next: &Block| is_listed(one) && is_listed(next);
        let is_ordered = matches!(section.id, "next" | "further");
        let has_subheadings = section.blocks.iter().any(|block| matches!(block, Block::Subheading(_)));
        html! {
            @for blocks in section.blocks.chunk_by(same_list) {
                @if let Block::Statement(finding) = &blocks[0] && finding.is_finding {
                    article { (self.finding(finding, has_subheadings)) }
                }
                @else if !is_listed(&blocks[0]) { (self.block(&blocks[0])) }
                @else if is_ordered { ol { @for block in blocks { li { (self.block(block)) } } } }
                @else { ul { @for block in blocks { li { (self.block(block)) } } } }
            }
        }
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Subheading(title) => html! { h3 { (title) } },
            Block::Statement(statement) => self.statement(statement),
            Block::Questions(groups) => html! { @for group in groups { (questions(group)) } },
            Block::Account(account) => self::account(account),
            Block::Picture => self.picture(),
            Block::Replay => html! {
                @if let Some(replay) = self.replay { (known(replay, &|rule| self.document.finding_of(rule))) }
            },
        }
    }

    fn statement(&self, statement: &Statement) -> Markup {
        html! {
            @for lead in &statement.leads {
                (line(self.frame, &lead.line))
                @for detail in lead.details.iter().chain(&lead.authority) { br; (line(self.frame, detail)) }
            }
        }
    }

    fn finding(&self, statement: &Statement, under_subheading: bool) -> Markup {
        html! {
            @for lead in &statement.leads {
                @if under_subheading { h4 { (line(self.frame, &lead.line)) } }
                @else { h3 class="finding" { (line(self.frame, &lead.line)) } }
                @for detail in lead.details.iter().chain(&lead.authority) { p { (line(self.frame, detail)) } }
            }
            @if !statement.evidence.is_empty() {
                ul { @for evidence in &statement.evidence { li { (line(self.frame, evidence)) } } }
            }
        }
    }

    fn picture(&self) -> Markup {
        let label = "The child\u{2019}s time: what each agency recorded and when, what was done, plans in force, and the \
            concern. The account below says the same as a table.";
        html! {
            @if let Some(picture) = picture::time(self.report, self.replay) {
                figure class="scroll" role="img" aria-label=(label) tabindex="0" { (PreEscaped(picture)) }
            }
        }
    }
}

fn is_listed(block: &Block) -> bool {
    matches!(block, Block::Statement(statement) if !statement.is_finding)
}

/// Questions as a form to fill in, on the screen or on paper: nothing is sent anywhere.
fn questions(group: &QuestionGroup) -> Markup {
    html! {
        fieldset {
            legend { (group.about.as_deref().unwrap_or("About the child and the case as a whole")) }
            @if let Some(could) = &group.could { p { small { (could) } } }
            @for (ask, place) in &group.asks {
                label { (ask) textarea rows="1" autocomplete="off" {} }
                p { small { "The answer is written in: " (place) } }
            }
        }
    }
}

fn account(account: &Account) -> Markup {
    let columns = ["What", "When", "Who recorded it", "How far it goes", "What came of it", "Id"];
    let count: usize = account.fates.iter().map(|(_, rows)| rows.len()).sum();
    let caption = "Every record, by what became of it";
    html! {
        @if count > 0 {
            details {
                summary { "All " (count) " records as a table" }
                (scrolled(caption, html! {
                    table {
                        caption { (caption) }
                        thead { tr { @for column in columns { th scope="col" { (column) } } } }
                        @for (fate, rows) in &account.fates {
                            tbody {
                                tr { th colspan=(columns.len()) scope="rowgroup" { (fate) " (" (rows.len()) ")" } }
                                @for row in rows.iter().filter(|row| !told_together(row)) { (self::row(row)) }
                                @for (assessment, answers) in answers(rows.iter().filter(|row| told_together(row))) {
                                    tr {
                                        th scope="row" { "Answers" }
                                        td colspan=(columns.len() - 2) { (answers.join(", ")) }
                                        td { (assessment) }
                                    }
                                }
                            }
                        }
                    }
                }))
            }
        }
        @if !account.not_recorded.is_empty() { p { "Nothing is recorded: " (account.not_recorded.join("; ")) "." } }
    }
}

/// Answers on which nothing rests fill sheets of paper, a row each, and say little.
fn told_together(row: &AccountRow) -> bool {
    row.answer.is_some() && row.is_idle
}

fn row(row: &AccountRow) -> Markup {
    html! {
        tr {
            th scope="row" { (row.what) }
            td { (row.days) }
            td { (row.by) }
            td { (row.weight) }
            td { (row.led_to) }
            td { (row.input) }
        }
    }
}
