//! All organisations' responses, checked together.

use std::collections::BTreeMap;

use super::model::StrategyResponse;
use super::tool::{ResponseTool, plain};
use crate::codes;
use crate::problem::{PartnershipError, problem};

/// Every version of every organisation's response to one tool.
#[derive(Debug, Clone)]
pub struct Responses {
    tool: ResponseTool,
    /// By organisation, upper and lower case and blanks the same; versions by date, at least one.
    organisations: BTreeMap<String, Vec<StrategyResponse>>,
}

impl Responses {
    /// Puts responses together, in any order, each with what stands before a path in it.
    ///
    /// # Errors
    ///
    /// All problems: those of each response, and two different responses of one organisation for one date.
    pub(super) fn new(
        tool: ResponseTool,
        responses: impl IntoIterator<Item = (String, StrategyResponse)>,
    ) -> Result<Self, PartnershipError> {
        let mut problems = Vec::new();
        let mut organisations: BTreeMap<String, Vec<StrategyResponse>> = BTreeMap::new();
        for (before, response) in responses {
            problems.extend(response.problems_at(&tool, &before, |n| format!("{before}answers[{n}].")));
            let versions = organisations.entry(plain(&response.organisation)).or_default();
            match versions.iter().find(|known| known.date == response.date) {
                // The same return sent twice is one return.
                Some(known) if known.answers == response.answers => {}
                Some(_) => problems.push(problem(
                    format!("{before}date"),
                    codes::RESPONSE_VERSION_TWICE,
                    "the organisation has another response of this date",
                    "keep one of the two, or give the later one its own date",
                )),
                None => versions.push(response),
            }
        }
        if !problems.is_empty() {
            return Err(problems.into());
        }
        for versions in organisations.values_mut() {
            versions.sort_by_key(|response| response.date);
        }
        Ok(Self { tool, organisations })
    }

    /// The tool that all of them answer.
    pub fn tool(&self) -> &ResponseTool {
        &self.tool
    }

    /// The versions of each organisation's response by date, organisations by name.
    pub(super) fn versions(&self) -> impl Iterator<Item = &[StrategyResponse]> {
        self.organisations.values().map(Vec::as_slice)
    }

    /// The last response of each organisation, by name.
    pub fn latest(&self) -> impl Iterator<Item = &StrategyResponse> {
        self.versions().map(|versions| &versions[versions.len() - 1])
    }

    /// The organisations that hold a priority by their last response.
    pub(super) fn held_by<'a>(&'a self, priority: &'a str) -> impl Iterator<Item = &'a str> {
        self.latest()
            .filter(move |response| response.holds(priority, &self.tool))
            .map(|response| response.organisation.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;

    #[test]
    fn two_different_returns_of_one_date_are_a_problem_and_the_same_one_twice_is_not() {
        let tool = ResponseTool::shipped();
        let csv = b"organisation,date,priority,action,status\nPolice,2026-01-01,R1,a,b\n";
        let (_, first) = StrategyResponse::from_csv(csv, &tool).unwrap().remove(0);
        let mut other = first.clone();
        other.organisation = "POLICE".into();
        let together = |other: &StrategyResponse| {
            let both = [("a.".to_owned(), first.clone()), ("b.".to_owned(), other.clone())];
            Responses::new(tool.clone(), both)
        };
        assert!(together(&other).is_ok());
        other.answers[0].action = "c".into();
        let problems = together(&other).unwrap_err().problems;
        assert_eq!((problems[0].path.as_str(), problems[0].code), ("b.date", codes::RESPONSE_VERSION_TWICE));
    }
}
