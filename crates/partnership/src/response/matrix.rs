//! The matrix of priorities and organisations, for a meeting, a spreadsheet or a page.

use jiff::civil::Date;
use serde::Serialize;

use super::model::StrategyResponse;
use super::responses::Responses;
use crate::table_text::{aligned, csv, escaped};

/// Priorities down, organisations across; in each cell how far the organisation has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The tool's title.
    pub title: String,
    /// The organisations, across.
    pub organisations: Vec<MatrixColumn>,
    /// The priorities, down.
    pub priorities: Vec<MatrixLine>,
    /// Every cell once more, as a record of its own.
    pub rows: Vec<MatrixRow>,
}

/// One organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixColumn {
    /// Its name.
    pub organisation: String,
    /// The date of the response shown.
    pub date: Date,
}

/// One organisation's answer to one priority, as a flat record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// The priority's id.
    pub priority: String,
    /// The pillar's title.
    pub pillar: String,
    /// What is to be done.
    pub text: String,
    /// The organisation.
    pub organisation: String,
    /// The date of the response shown.
    pub date: Date,
    /// The action in the organisation's own words; empty for a blank.
    pub action: String,
    /// The status, as in [`MatrixCell::status`].
    pub status: String,
    /// The status code, where there is one.
    pub code: Option<String>,
}

/// One priority across organisations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixLine {
    /// The pillar's title.
    pub pillar: String,
    /// The priority's id.
    pub priority: String,
    /// What is to be done.
    pub text: String,
    /// One cell for each organisation.
    pub cells: Vec<MatrixCell>,
    /// How many organisations hold it.
    pub held: usize,
}

/// One organisation's answer to one priority, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixCell {
    /// The status: the tool's label where it begins with one of its words, else as written; for an action without
    /// a status, `action`; empty for a blank.
    pub status: String,
    /// The status code, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The action in the organisation's own words.
    pub action: String,
}

impl Matrix {
    /// The matrix of the last response of each organisation.
    pub fn new(responses: &Responses) -> Self {
        let tool = responses.tool();
        let (mut priorities, mut rows) = (Vec::new(), Vec::new());
        for pillar in &tool.pillars {
            for priority in &pillar.priorities {
                let cells: Vec<MatrixCell> = responses
                    .latest()
                    .map(|response| match response.answer(&priority.id) {
                        None => MatrixCell { status: String::new(), code: None, action: String::new() },
                        Some(answer) => {
                            let word = tool.status_word(&answer.status);
                            let status = match word {
                                Some(word) => word.label.clone(),
                                None if answer.status.trim().is_empty() => "action".to_owned(),
                                None => answer.status.trim().to_owned(),
                            };
                            let code = word.map(|word| word.code.clone());
                            MatrixCell { status, code, action: answer.action.trim().to_owned() }
                        }
                    })
                    .collect();
                rows.extend(responses.latest().zip(&cells).map(|(response, cell)| MatrixRow {
                    priority: priority.id.clone(),
                    pillar: pillar.title.clone(),
                    text: priority.text.clone(),
                    organisation: response.organisation.clone(),
                    date: response.date,
                    action: cell.action.clone(),
                    status: cell.status.clone(),
                    code: cell.code.clone(),
                }));
                priorities.push(MatrixLine {
                    pillar: pillar.title.clone(),
                    priority: priority.id.clone(),
                    text: priority.text.clone(),
                    cells,
                    held: responses.held_by(&priority.id).count(),
                });
            }
        }
        let column = |response: &StrategyResponse| MatrixColumn {
            organisation: response.organisation.clone(),
            date: response.date,
        };
        let organisations = responses.latest().map(column).collect();
        Self { title: tool.header.title.clone(), organisations, priorities, rows }
    }

    fn lines(&self, with_texts: bool) -> Vec<Vec<String>> {
        let mut head = vec!["priority".to_owned()];
        if with_texts {
            head.extend(["pillar".to_owned(), "text".to_owned()]);
        }
        head.extend(self.organisations.iter().map(|column| column.organisation.clone()));
        head.push("held by".to_owned());
        let mut lines = vec![head];
        for row in &self.priorities {
            let mut line = vec![row.priority.clone()];
            if with_texts {
                line.extend([row.pillar.clone(), row.text.clone()]);
            }
            line.extend(row.cells.iter().map(|cell| cell.status.clone()));
            line.push(row.held.to_string());
            lines.push(line);
        }
        lines
    }

    /// The matrix as aligned text: priority ids, statuses and how many hold each.
    pub fn to_text(&self) -> String {
        aligned(&self.lines(false))
    }

    /// The matrix as CSV, with pillars and the words of the priorities.
    pub fn to_csv(&self) -> String {
        csv(&self.lines(true))
    }

    /// The matrix as a page of HTML that needs nothing else. Priorities that nobody holds stand out; the action
    /// is the tooltip of its cell.
    pub fn to_html(&self) -> String {
        let mut page = format!(
            "<!doctype html>\n<html lang=\"en-GB\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n{STYLE}\
             <h1>{title}</h1>\n<table>\n<thead><tr><th scope=\"col\">Priority</th>",
            title = escaped(&self.title)
        );
        for MatrixColumn { organisation, date } in &self.organisations {
            page += &format!("<th scope=\"col\">{}<br><small>{}</small></th>", escaped(organisation), date);
        }
        page += "<th scope=\"col\">Held by</th></tr></thead>\n<tbody>\n";
        let mut pillar = None;
        for row in &self.priorities {
            if pillar != Some(&row.pillar) {
                pillar = Some(&row.pillar);
                page += &format!(
                    "<tr class=\"pillar\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n",
                    self.organisations.len() + 2,
                    escaped(&row.pillar)
                );
            }
            page += &format!(
                "<tr{}><th scope=\"row\">{} {}</th>",
                if row.held == 0 { " class=\"nobody\"" } else { "" },
                escaped(&row.priority),
                escaped(&row.text)
            );
            for cell in &row.cells {
                let class = cell.code.as_deref().map(|code| format!(" class=\"{}\"", escaped(code)));
                page += &format!(
                    "<td{} title=\"{}\">{}</td>",
                    class.unwrap_or_default(),
                    escaped(&cell.action),
                    escaped(&cell.status)
                );
            }
            page += &format!("<td>{}</td></tr>\n", row.held);
        }
        page += "</tbody>\n</table>\n</html>\n";
        page
    }
}

/// Colours go with words, never alone.
const STYLE: &str = "<style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}\
th,td{border:1px solid #999;padding:.4em;text-align:left;vertical-align:top}.pillar th{background:#eee}\
.nobody th{background:#fbe3d6}.complete{background:#dff0d8}.in_progress{background:#fcf8e3}\
.not_applicable{color:#666}</style>\n";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;
    use crate::response::{ResponseTool, Returns};

    fn matrix() -> Matrix {
        let csv = "organisation,date,priority,action,status\n\
            Police,2026-10-01,R1,\"<b>posters</b>\",in progress: half\n\
            Housing,2026-10-01,R1,leaflets,\n\
            Housing,2026-10-01,P5,,see R1 & R2\n";
        let mut returns = Returns::new(ResponseTool::shipped());
        returns.take_csv("csv", csv.as_bytes());
        Matrix::new(&returns.together().unwrap())
    }

    #[test]
    fn the_text_shows_who_stands_where_and_how_many_hold_each() {
        let text = matrix().to_text();
        assert_eq!(text.lines().count(), 11);
        assert!(text.starts_with("priority"), "{text}");
        assert!(text.lines().nth(1).unwrap().starts_with("R1        action       In progress"), "{text}");
    }

    #[test]
    fn the_csv_has_the_words_of_every_priority() {
        let csv = matrix().to_csv();
        assert_eq!(csv.lines().next(), Some("priority,pillar,text,Housing,Police,held by"));
        assert!(csv.lines().nth(1).unwrap().ends_with(",action,In progress,2"), "{csv}");
    }

    #[test]
    fn every_cell_is_a_record_of_its_own() {
        let matrix = matrix();
        assert_eq!(matrix.rows.len(), 20);
        let row =
            matrix.rows.iter().find(|row| row.priority == "R1" && row.organisation == "Police").unwrap();
        assert_eq!(
            serde_json::to_string(row).unwrap(),
            "{\"priority\":\"R1\",\"pillar\":\"Recognise\",\
             \"text\":\"awareness work with parents, carers and communities\",\"organisation\":\"Police\",\
             \"date\":\"2026-10-01\",\"action\":\"<b>posters</b>\",\"status\":\"In progress\",\
             \"code\":\"in_progress\"}"
        );
    }

    #[test]
    fn the_page_escapes_what_organisations_wrote_and_marks_what_nobody_holds() {
        let page = matrix().to_html();
        assert!(!page.contains("<b>posters"), "{page}");
        assert!(page.contains("&lt;b&gt;posters") && page.contains("see R1 &amp; R2"));
        assert_eq!(page.matches("class=\"nobody\"").count(), 8);
        assert!(!page.contains("http"), "a page that needs nothing else");
    }
}
