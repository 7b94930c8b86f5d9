//! Responses in and out: JSON for one, CSV for any number of organisations and versions.
//!
//! The CSV has one line for each priority of each version, under a head that names the columns:
//! `organisation,contact,date,priority,action,status`. Lines of one organisation and date are one response.

use jiff::civil::Date;
use neglect_screen::case::Problem;
use neglect_screen::without_byte_order_mark;
use serde::Serialize;

use super::model::{PriorityAnswer, StrategyResponse};
use super::tool::ResponseTool;
use crate::codes;
use crate::problem::{PartnershipError, not_json, problem};
use crate::table_text::{self, columns};

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

/// A response, and the line of each of its answers.
struct FromCsv {
    response: StrategyResponse,
    lines: Vec<u64>,
}

impl StrategyResponse {
    /// Reads one response from JSON and checks it.
    ///
    /// # Errors
    ///
    /// All problems, each with its path.
    pub fn from_json(bytes: &[u8], tool: &ResponseTool) -> Result<Self, PartnershipError> {
        let response: Self = serde_json::from_slice(without_byte_order_mark(bytes))
            .map_err(|error| not_json(codes::RESPONSE_UNREADABLE, "a response", &error))?;
        let problems = response.problems(tool);
        if problems.is_empty() { Ok(response) } else { Err(problems.into()) }
    }

    /// The response as JSON, in lines for people.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data with text keys is JSON")
    }

    /// Reads responses from CSV and checks each. Each comes with the line on which it begins.
    ///
    /// # Errors
    ///
    /// All problems, each with its line.
    pub fn from_csv(bytes: &[u8], tool: &ResponseTool) -> Result<Vec<(u64, Self)>, PartnershipError> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::Headers).from_reader(bytes);
        let head = reader.headers().cloned().map_err(|error| not_csv(&error))?;
        let columns = columns(&head, COLUMNS, &["contact"], codes::RESPONSE_COLUMN_MISSING)?;
        let mut problems = Vec::new();
        let mut responses: Vec<FromCsv> = Vec::new();
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    problems.push(not_csv(&error));
                    continue;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |at: Option<usize>| table_text::read_cell(at.map_or("", |at| &record[at])).to_owned();
            let [organisation, contact, date, priority, action, status] = columns.map(cell);
            let Ok(date) = date.trim().parse::<Date>() else {
                problems.push(problem(
                    format!("line {line}, date"),
                    codes::RESPONSE_DATE,
                    "this is not a date",
                    "write it as 2026-10-31",
                ));
                continue;
            };
            let contact = Some(contact).filter(|contact| !contact.trim().is_empty());
            let answer = PriorityAnswer { priority, action, status };
            let same = |known: &&mut FromCsv| {
                known.response.date == date && known.response.organisation.trim() == organisation.trim()
            };
            match responses.iter_mut().rev().find(same) {
                Some(FromCsv { response, lines }) => {
                    response.contact = response.contact.take().or(contact);
                    response.answers.push(answer);
                    lines.push(line);
                }
                None => {
                    let response = Self { tool: None, organisation, contact, date, answers: vec![answer] };
                    responses.push(FromCsv { response, lines: vec![line] });
                }
            }
        }
        for FromCsv { response, lines } in &responses {
            let at = |n: usize| format!("line {}, ", lines[n]);
            problems.extend(response.problems_at(tool, &at(0), at));
        }
        if problems.is_empty() {
            Ok(responses.into_iter().map(|FromCsv { response, lines }| (lines[0], response)).collect())
        } else {
            Err(problems.into())
        }
    }

    /// Responses as CSV: a line for every answer, and for a response without any one line that says so.
    pub fn to_csv<'a>(responses: impl IntoIterator<Item = &'a Self>, tool: &ResponseTool) -> String {
        let mut lines = vec![COLUMNS.map(str::to_owned).to_vec()];
        lines.extend(Self::rows(responses, tool).into_iter().map(|row| {
            let contact = row.contact.unwrap_or_default();
            vec![row.organisation, contact, row.date.to_string(), row.priority, row.action, row.status]
        }));
        table_text::csv(&lines)
    }

    /// Responses as flat records, those of the CSV.
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
            if response.answers.is_empty() {
                rows.extend(tool.priorities().take(1).map(|priority| row(&priority.id, "", "")));
            }
        }
        rows
    }
}

fn not_csv(error: &csv::Error) -> Problem {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { .. } => "this line has more or fewer cells than the first",
        csv::ErrorKind::Utf8 { .. } => "this is not UTF-8",
        _ => "this is not CSV",
    };
    problem(format!("line {line}"), codes::RESPONSE_UNREADABLE, message, "save the table as CSV in UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;
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
        let responses = StrategyResponse::from_csv(CSV.as_bytes(), &tool).unwrap();
        let shape: Vec<_> = responses
            .iter()
            .map(|(line, r)| (*line, r.organisation.as_str(), r.date, r.answers.len()))
            .collect();
        assert_eq!(
            shape,
            [
                (2, "Housing", date(2026, 4, 1), 1),
                (3, "Housing", date(2026, 10, 1), 2),
                (4, "Police", date(2026, 10, 1), 1)
            ]
        );
        assert_eq!(responses[1].1.answers[1].action, "=toolkit");
    }

    #[test]
    fn what_is_written_as_csv_or_json_is_read_back_the_same() {
        let tool = ResponseTool::shipped();
        let responses = StrategyResponse::from_csv(CSV.as_bytes(), &tool).unwrap();
        let responses: Vec<_> = responses.into_iter().map(|(_, response)| response).collect();
        let csv = StrategyResponse::to_csv(&responses, &tool);
        let again = StrategyResponse::from_csv(csv.as_bytes(), &tool).unwrap();
        assert!(again.iter().map(|(_, response)| response).eq(&responses));
        for response in &responses {
            assert_eq!(&StrategyResponse::from_json(response.to_json().as_bytes(), &tool).unwrap(), response);
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
        let problems = StrategyResponse::from_csv(text.as_bytes(), &tool).unwrap_err().problems;
        let found: Vec<_> = problems.iter().map(|p| (p.path.as_str(), p.code)).collect();
        assert_eq!(
            found,
            [
                ("line 2, date", codes::RESPONSE_DATE),
                ("line 4", codes::RESPONSE_UNREADABLE),
                ("line 3, priority", codes::RESPONSE_UNKNOWN_PRIORITY),
                ("line 6, priority", codes::RESPONSE_PRIORITY_TWICE),
            ]
        );
        assert!(problems.iter().all(|problem| !problem.to_string().contains("tomorrow")));
    }

    #[test]
    fn a_missing_column_is_named() {
        let problems = StrategyResponse::from_csv(b"organisation,date\n", &ResponseTool::shipped())
            .unwrap_err()
            .problems;
        assert_eq!(problems.len(), 3);
        assert!(problems[0].message.contains("priority"));
    }

    #[test]
    fn json_that_is_no_response_is_refused_without_quoting_it() {
        let text = br#"{ "organisation": "Police", "date": "2026-10-01", "note": "secret" }"#;
        let problems = StrategyResponse::from_json(text, &ResponseTool::shipped()).unwrap_err().problems;
        assert_eq!(problems[0].code, codes::RESPONSE_UNREADABLE);
        assert!(!problems[0].to_string().contains("secret"), "{}", problems[0]);
    }
}
