//! A returned Word file as a response.

use jiff::civil::Date;
use neglect_screen::partnership::Problem;
use neglect_screen::partnership::response::{Answer, Priority, Response, ResponseTool};

use super::file::{Unreadable, document};
use super::form_date::form_date;
use super::tables::tables;

/// Reads a returned form.
///
/// # Errors
///
/// Everything that is wrong with it, each with its table and row, and nothing that somebody wrote: the form is taken whole
/// or not at all.
pub fn read_response(bytes: &[u8], tool: &ResponseTool) -> Result<Response, Vec<Problem>> {
    let document = document(bytes).map_err(|reason| vec![unreadable(reason)])?;
    let tables = tables(&document).map_err(|reason| vec![unreadable(reason)])?;
    let mut form = Form {
        tool,
        organisation: None,
        contact: None,
        date: None,
        answers: Vec::new(),
        problems: Vec::new(),
    };
    for (table, rows) in tables.iter().enumerate() {
        for (row, cells) in rows.iter().enumerate() {
            form.take_row(&format!("table {}, row {}", table + 1, row + 1), cells);
        }
    }
    form.finish()
}

fn problem(place: impl Into<String>, code: &'static str, message: &str, help: &str) -> Problem {
    Problem { place: place.into(), code, message: message.to_owned(), help: help.to_owned() }
}

fn unreadable(reason: Unreadable) -> Problem {
    let (message, help) = match reason {
        Unreadable::NotWord => ("this is not a Word file (.docx)", "save it as one"),
        Unreadable::Damaged => ("the Word file is damaged", "save it again"),
        Unreadable::TooLarge => ("the Word file is too large to be a form", "check the file"),
    };
    problem("the file", "response.unreadable", message, help)
}

/// A form as far as its rows have been read.
struct Form<'t> {
    tool: &'t ResponseTool,
    organisation: Option<String>,
    contact: Option<String>,
    date: Option<String>,
    answers: Vec<Answer>,
    problems: Vec<Problem>,
}

impl Form<'_> {
    fn take_row(&mut self, place: &str, cells: &[String]) {
        let (first, rest) = cells.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        let name = first.trim().trim_end_matches(':').trim_end().to_lowercase();
        let field = match name.as_str() {
            "organisation" => Some(&mut self.organisation),
            "contact" => Some(&mut self.contact),
            "date" => Some(&mut self.date),
            // The head of a table of priorities.
            "priority" => return,
            _ => None,
        };
        match field {
            Some(field) if field.is_none() => {
                *field = Some(rest.first().map_or("", |value| value.trim()).to_owned())
            }
            _ => self.take_answer(place, first, rest),
        }
    }

    fn take_answer(&mut self, place: &str, first: &str, rest: &[String]) {
        let is_blank = |cells: &[String]| cells.iter().all(|cell| cell.trim().is_empty());
        let Some(priority) = priority(first, self.tool) else {
            if !is_blank(rest) {
                let message = "this row answers no priority of the tool";
                let help = "begin it with the priority's id";
                self.problems.push(problem(place, "response.unknown_priority", message, help));
            }
            return;
        };
        let (action, status, beyond) = match rest {
            [] => ("", "", &[][..]),
            [action] => (action.as_str(), "", &[][..]),
            [action, status, beyond @ ..] => (action.as_str(), status.as_str(), beyond),
        };
        if !is_blank(beyond) {
            let message = "there is text beyond action and status";
            self.problems.push(problem(place, "response.more_cells", message, "move it into one of the two"));
        }
        let (action, status) = (action.to_owned(), status.to_owned());
        self.answers.push(Answer { priority: priority.id.clone(), action, status });
    }

    fn finish(mut self) -> Result<Response, Vec<Problem>> {
        let written = self.date.unwrap_or_default();
        let date = form_date(&written);
        if date.is_none() {
            let (message, help) = if written.is_empty() {
                ("nothing is written", "fill in the date")
            } else {
                ("this is not a date", "write it as 31 October 2026")
            };
            self.problems.push(problem("date", "response.date", message, help));
        }
        let response = Response {
            tool: Some(self.tool.id.clone()),
            organisation: self.organisation.unwrap_or_default(),
            contact: self.contact.filter(|contact| !contact.is_empty()),
            // Stands only beside the problem that there is no date.
            date: date.unwrap_or(Date::MIN),
            answers: self.answers,
        };
        self.problems.extend(response.problems(self.tool));
        if self.problems.is_empty() { Ok(response) } else { Err(self.problems) }
    }
}

/// The priority that a row's first cell names: by its id at the beginning, or by its words.
fn priority<'t>(cell: &str, tool: &'t ResponseTool) -> Option<&'t Priority> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let id = cell.split_whitespace().next()?.trim_end_matches(['.', ':', ')', ',']);
    tool.priority(id).or_else(|| {
        let cell = words(cell);
        // A form of their own may number the rows.
        let text = cell.trim_start_matches(|character: char| {
            character.is_ascii_digit() || matches!(character, '.' | ')' | ' ')
        });
        tool.priorities().find(|priority| words(&priority.text) == text)
    })
}
