//! What came back, source by source: files, or what a program hands over in their place.
//!
//! Every source is taken or refused as a whole, and everything that is wrong with any of them is said at once.

use neglect_screen::case::Problem;
use serde::Serialize;

use super::model::StrategyResponse;
use super::responses::Responses;
use super::tool::ResponseTool;
use crate::problem::{PartnershipError, prefixed};

/// The returns of several sources, each read and checked.
#[derive(Debug, Clone)]
pub struct Returns {
    tool: ResponseTool,
    sources: Vec<CheckRow>,
    /// Each with what stands before a path in it.
    responses: Vec<(String, StrategyResponse)>,
    problems: Vec<Problem>,
}

/// What a check of returns found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Responses taken.
    pub responses: usize,
    /// Their answers; blanks are none.
    pub answers: usize,
    /// Sources refused.
    pub refused: usize,
    /// Source by source.
    pub rows: Vec<CheckRow>,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckRow {
    /// The source: a file's name, `responses[0]` or `csv[0]`.
    pub source: String,
    /// Responses taken from it.
    pub responses: usize,
    /// Their answers.
    pub answers: usize,
    /// Whether it was refused.
    pub refused: bool,
}

impl Returns {
    /// No returns yet, to this tool.
    pub fn new(tool: ResponseTool) -> Self {
        Self { tool, sources: Vec::new(), responses: Vec::new(), problems: Vec::new() }
    }

    /// The tool that all of them answer.
    pub fn tool(&self) -> &ResponseTool {
        &self.tool
    }

    /// Takes what was read from one source: its responses, each with what stands before a path in it (`a.json: `,
    /// `csv[0]: line 2, `), or all that is wrong with it.
    pub fn take(
        &mut self,
        source: impl Into<String>,
        read: Result<Vec<(String, StrategyResponse)>, PartnershipError>,
    ) {
        let mut row = CheckRow { source: source.into(), responses: 0, answers: 0, refused: read.is_err() };
        match read {
            Ok(responses) => {
                row.responses = responses.len();
                let answers = responses.iter().flat_map(|(_, response)| &response.answers);
                row.answers = answers.filter(|answer| !answer.is_blank()).count();
                self.responses.extend(responses);
            }
            Err(error) => self.problems.extend(error.problems),
        }
        self.sources.push(row);
    }

    /// Takes a response that a program hands over, and checks it. `source` is its path in what was handed over.
    pub fn take_response(&mut self, source: &str, response: StrategyResponse) {
        let problems = response.problems(&self.tool);
        let before = format!("{source}.");
        let read = if problems.is_empty() {
            Ok(vec![(before, response)])
        } else {
            Err(prefixed(problems, &before).into())
        };
        self.take(source, read);
    }

    /// Takes a text that holds one response as JSON.
    pub fn take_json(&mut self, source: &str, text: &[u8]) {
        let before = format!("{source}: ");
        let read = StrategyResponse::from_json(text, &self.tool);
        let read = read.map_err(|error| error.within(&before));
        self.take(source, read.map(|response| vec![(before, response)]));
    }

    /// Takes a text that holds responses as CSV.
    pub fn take_csv(&mut self, source: &str, text: &[u8]) {
        let before = format!("{source}: ");
        let at = |(line, response)| (format!("{before}line {line}, "), response);
        let read = StrategyResponse::from_csv(text, &self.tool)
            .map(|responses| responses.into_iter().map(at).collect())
            .map_err(|error| error.within(&before));
        self.take(source, read);
    }

    /// What was taken and what is wrong, responses that contradict each other included.
    pub fn check(&self) -> Check {
        let mut problems = self.problems.clone();
        if let Err(more) = Responses::new(self.tool.clone(), self.responses.clone()) {
            problems.extend(more.problems);
        }
        Check {
            responses: self.responses.len(),
            answers: self.sources.iter().map(|row| row.answers).sum(),
            refused: self.sources.iter().filter(|row| row.refused).count(),
            rows: self.sources.clone(),
            problems,
        }
    }

    /// All responses, one after the other.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in any source.
    pub fn all(self) -> Result<(ResponseTool, Vec<StrategyResponse>), PartnershipError> {
        if !self.problems.is_empty() {
            return Err(self.problems.into());
        }
        Ok((self.tool, self.responses.into_iter().map(|(_, response)| response).collect()))
    }

    /// All responses, side by side.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in any source, or between them.
    pub fn together(self) -> Result<Responses, PartnershipError> {
        if !self.problems.is_empty() {
            return Err(self.check().problems.into());
        }
        Responses::new(self.tool, self.responses)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::definition::Definition;

    const HEAD: &str = "organisation,date,priority,action,status\n";

    #[test]
    fn every_source_is_taken_or_refused_and_every_problem_has_its_path() {
        let mut returns = Returns::new(ResponseTool::shipped());
        returns.take_csv(
            "a.csv",
            format!("{HEAD}Police,2026-01-01,R1,a,b\nHousing,2026-01-01,R1,,\n").as_bytes(),
        );
        returns.take_json("b.json", br#"{ "organisation": "", "date": "2026-01-01" }"#);
        returns.take_csv(
            "c.csv",
            format!("{HEAD}Housing,2026-01-01,R1,,\npolice,2026-01-01,R1,c,\n").as_bytes(),
        );
        returns.take_response(
            "responses[3]",
            StrategyResponse::blank(&ResponseTool::shipped(), "", jiff::civil::date(2026, 1, 1)),
        );
        let check = returns.check();
        assert_eq!((check.responses, check.answers, check.refused), (4, 2, 2));
        let rows: Vec<_> =
            check.rows.iter().map(|row| (row.source.as_str(), row.responses, row.refused)).collect();
        assert_eq!(
            rows,
            [("a.csv", 2, false), ("b.json", 0, true), ("c.csv", 2, false), ("responses[3]", 0, true)]
        );
        let paths: BTreeSet<_> = check.problems.iter().map(|problem| problem.path.as_str()).collect();
        let expected = ["b.json: organisation", "c.csv: line 3, date", "responses[3].organisation"];
        assert_eq!(paths, expected.into());
        assert_eq!(returns.clone().all().unwrap_err().problems.len(), 2);
        assert_eq!(returns.together().unwrap_err().problems, check.problems);
    }
}
