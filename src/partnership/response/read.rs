//! Responses in and out: JSON for one, CSV for any number of organisations and versions.
//!
//! The CSV has one line for each priority of each version, under a head that names the columns:
//! `organisation,contact,date,priority,action,status`. Lines of one organisation and date are one response.

use jiff::civil::Date;
use serde::Serialize;

use super::{Answer, Response, ResponseTool};
use crate::partnership::{Problem, table_text};

/// The columns of the CSV, in the order in which they are written. They are read in any order.
const COLUMNS: [&str; 6] = ["organisation", "contact", "date", "priority", "action", "status"];

/// One organisation's answer to one priority, as a flat record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResponseRow {
    /// The organisation.
    pub organisation: String,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The date of this version.
    pub date: Date,
    /// The priority's id.
    pub priority: String,
    /// What the organisation does, in its own words.
    pub action: String,
    /// How far it has come.
    pub status: String,
}

impl Response {
    /// Reads one response from JSON and checks it.
    ///
    /// # Errors
    ///
    /// All problems, each with its place.
    pub fn from_json(bytes: &[u8], tool: &ResponseTool) -> Result<Self, Vec<Problem>> {
        let response: Self = serde_json::from_slice(bytes)
            .map_err(|error| vec![Problem::in_json("response.unreadable", "a response", &error)])?;
        let problems = response.problems(tool);
        if problems.is_empty() { Ok(response) } else { Err(problems) }
    }

    /// The response as JSON, in lines for people.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Only strings and a date: writing them cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads responses from CSV and checks each.
    ///
    /// # Errors
    ///
    /// All problems, each with its line.
    pub fn from_csv(bytes: &[u8], tool: &ResponseTool) -> Result<Vec<Self>, Vec<Problem>> {
        let responses = Self::from_csv_lines(bytes, tool)?;
        Ok(responses.into_iter().map(|(_, response)| response).collect())
    }

    /// The same, each response with the line on which it begins.
    ///
    /// # Errors
    ///
    /// All problems, each with its line.
    pub fn from_csv_lines(bytes: &[u8], tool: &ResponseTool) -> Result<Vec<(u64, Self)>, Vec<Problem>> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::Headers).from_reader(bytes);
        let head = reader.headers().cloned().map_err(|error| vec![unreadable(&error)])?;
        let mut problems = Vec::new();
        let mut at = [None; COLUMNS.len()];
        for (name, at) in COLUMNS.iter().zip(&mut at) {
            *at = head.iter().position(|cell| cell.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name));
            if at.is_none() && *name != "contact" {
                problems.push(Problem::new(
                    "line 1",
                    "response.column_missing",
                    format!("there is no column {name}"),
                    format!("the columns are {}", COLUMNS.join(", ")),
                ));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut responses: Vec<(Response, Vec<u64>)> = Vec::new();
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    problems.push(unreadable(&error));
                    continue;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |nth: usize| {
                let text = at.get(nth).copied().flatten().and_then(|at| record.get(at)).unwrap_or_default();
                table_text::read_cell(text).to_owned()
            };
            let Ok(date) = cell(2).trim().parse::<Date>() else {
                problems.push(Problem::new(
                    format!("line {line}, date"),
                    "response.date",
                    "this is not a date",
                    "write it as 2026-10-31",
                ));
                continue;
            };
            let (organisation, contact) = (cell(0), cell(1));
            let answer = Answer { priority: cell(3), action: cell(4), status: cell(5) };
            let same = |(known, _): &&mut (Response, Vec<u64>)| {
                known.date == date && known.organisation.trim() == organisation.trim()
            };
            match responses.iter_mut().rev().find(same) {
                Some((response, lines)) => {
                    if response.contact.is_none() && !contact.trim().is_empty() {
                        response.contact = Some(contact);
                    }
                    response.answers.push(answer);
                    lines.push(line);
                }
                None => {
                    let contact = (!contact.trim().is_empty()).then_some(contact);
                    let response =
                        Response { tool: None, organisation, contact, date, answers: vec![answer] };
                    responses.push((response, vec![line]));
                }
            }
        }
        for (response, lines) in &responses {
            problems.extend(response.problems(tool).into_iter().map(|problem| on_its_line(problem, lines)));
        }
        if problems.is_empty() {
            let first = |lines: Vec<u64>| lines.first().copied().unwrap_or_default();
            Ok(responses.into_iter().map(|(response, lines)| (first(lines), response)).collect())
        } else {
            Err(problems)
        }
    }

    /// Responses as CSV: a line for every answer, and for a response without any one line that says so.
    #[must_use]
    pub fn to_csv<'a>(responses: impl IntoIterator<Item = &'a Self>, tool: &ResponseTool) -> String {
        let mut lines = vec![COLUMNS.map(str::to_owned).to_vec()];
        lines.extend(Self::rows(responses, tool).into_iter().map(|row| {
            let contact = row.contact.unwrap_or_default();
            vec![row.organisation, contact, row.date.to_string(), row.priority, row.action, row.status]
        }));
        table_text::csv(&lines)
    }

    /// Responses as flat records, those of the CSV.
    #[must_use]
    pub fn rows<'a>(responses: impl IntoIterator<Item = &'a Self>, tool: &ResponseTool) -> Vec<ResponseRow> {
        let mut rows = Vec::new();
        for response in responses {
            let row = |priority: &str, action: &str, status: &str| ResponseRow {
                organisation: response.organisation.clone(),
                contact: response.contact.clone(),
                date: response.date,
                priority: priority.to_owned(),
                action: action.to_owned(),
                status: status.to_owned(),
            };
            rows.extend(response.answers.iter().map(|a| row(&a.priority, &a.action, &a.status)));
            if response.answers.is_empty()
                && let Some(priority) = tool.priorities().next()
            {
                rows.push(row(&priority.id, "", ""));
            }
        }
        rows
    }

    /// A response with every priority of the tool and every answer blank: a form to fill in.
    #[must_use]
    pub fn blank(tool: &ResponseTool, organisation: &str, date: Date) -> Self {
        let answer = |id: &str| Answer { priority: id.to_owned(), ..Answer::default() };
        Self {
            tool: Some(tool.id.clone()),
            organisation: organisation.to_owned(),
            contact: None,
            date,
            answers: tool.priorities().map(|priority| answer(&priority.id)).collect(),
        }
    }
}

/// The place `answers[3].priority` as the line that the fourth answer stood on.
fn on_its_line(mut problem: Problem, lines: &[u64]) -> Problem {
    let nth = problem.place.strip_prefix("answers[").and_then(|rest| rest.split_once(']'));
    let line = nth.and_then(|(nth, field)| Some((lines.get(nth.parse::<usize>().ok()?)?, field)));
    problem.place = match (line, lines.first()) {
        (Some((line, field)), _) => format!("line {line}, {}", field.trim_start_matches('.')),
        (None, Some(line)) => format!("line {line}, {}", problem.place),
        (None, None) => problem.place,
    };
    problem
}

fn unreadable(error: &csv::Error) -> Problem {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { .. } => "this line has more or fewer cells than the first",
        csv::ErrorKind::Utf8 { .. } => "this is not UTF-8",
        _ => "this is not CSV",
    };
    Problem::new(format!("line {line}"), "response.unreadable", message, "save the table as CSV in UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const CSV: &str = "\
organisation,contact,date,priority,action,status
Housing,duty desk,2026-04-01,R1,leaflets,Not started
Housing,duty desk,2026-10-01,R1,leaflets,In progress
Police,,2026-10-01,R2,\"training, twice\",
Housing,duty desk,2026-10-01,P4,'=toolkit,Complete
";

    #[test]
    fn lines_of_one_organisation_and_date_are_one_response() {
        let tool = ResponseTool::shipped();
        let responses = Response::from_csv(CSV.as_bytes(), &tool).unwrap();
        let shape: Vec<_> =
            responses.iter().map(|r| (r.organisation.as_str(), r.date, r.answers.len())).collect();
        assert_eq!(
            shape,
            [
                ("Housing", date(2026, 4, 1), 1),
                ("Housing", date(2026, 10, 1), 2),
                ("Police", date(2026, 10, 1), 1)
            ]
        );
        assert_eq!(responses[1].answers[1].action, "=toolkit");
    }

    #[test]
    fn what_is_written_as_csv_or_json_is_read_back_the_same() {
        let tool = ResponseTool::shipped();
        let responses = Response::from_csv(CSV.as_bytes(), &tool).unwrap();
        let again = Response::from_csv(Response::to_csv(&responses, &tool).as_bytes(), &tool).unwrap();
        assert_eq!(again, responses);
        for response in &responses {
            assert_eq!(&Response::from_json(response.to_json().as_bytes(), &tool).unwrap(), response);
        }
    }

    #[test]
    fn every_bad_line_is_named_and_none_is_quoted() {
        let tool = ResponseTool::shipped();
        let text = "date,organisation,priority,action,status\n\
            tomorrow,Police,R1,a,b\n\
            2026-10-01,Police,Z1,a,b\n\
            2026-10-01,Police,R1\n\
            2026-10-01,Police,R1,a,b\n\
            2026-10-01,Police,R1,a,b\n";
        let problems = Response::from_csv(text.as_bytes(), &tool).unwrap_err();
        let found: Vec<_> = problems.iter().map(|p| (p.place.as_str(), p.code)).collect();
        assert_eq!(
            found,
            [
                ("line 2, date", "response.date"),
                ("line 4", "response.unreadable"),
                ("line 3, priority", "response.unknown_priority"),
                ("line 6, priority", "response.priority_twice"),
            ]
        );
        assert!(problems.iter().all(|problem| !problem.to_string().contains("tomorrow")));
    }

    #[test]
    fn a_missing_column_is_named() {
        let problems = Response::from_csv(b"organisation,date\n", &ResponseTool::shipped()).unwrap_err();
        assert_eq!(problems.len(), 3);
        assert!(problems[0].message.contains("priority"));
    }

    #[test]
    fn json_that_is_no_response_is_refused_without_quoting_it() {
        let text = br#"{ "organisation": "Police", "date": "2026-10-01", "note": "secret" }"#;
        let problems = Response::from_json(text, &ResponseTool::shipped()).unwrap_err();
        assert_eq!(problems[0].code, "response.unreadable");
        assert!(!problems[0].to_string().contains("secret"), "{}", problems[0]);
    }

    #[test]
    fn a_blank_form_has_a_row_for_every_priority_and_nothing_wrong() {
        let tool = ResponseTool::shipped();
        let form = Response::blank(&tool, "Police", date(2026, 10, 1));
        assert_eq!(form.answers.len(), 10);
        assert_eq!(form.problems(&tool), []);
    }
}
