//! All organisations side by side: who holds what, what nobody holds, what has not moved and what has.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use super::tool::plain;
use super::{Priority, Response, ResponseTool};
use crate::partnership::Problem;
use crate::vocabulary::vocabulary;

/// Every version of every organisation's response, checked together.
#[derive(Debug, Clone)]
pub struct Responses {
    tool: ResponseTool,
    /// By organisation, upper and lower case and blanks the same; versions by date.
    organisations: BTreeMap<String, Vec<Response>>,
}

/// An organisation whose last return is old.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Staleness {
    /// The organisation.
    pub organisation: String,
    /// The date of its last return.
    pub last: Date,
    /// Whole days since.
    pub days: i32,
}

vocabulary! {
    /// How one priority moved at one organisation between its last two returns.
    Movement {
        /// Taken up: there was no answer before.
        New = "new",
        /// A later step than before.
        Forward = "forward",
        /// An earlier step than before.
        Back = "back",
        /// Other words, but no step to compare or the same one.
        Reworded = "reworded",
        /// Word for word as before.
        Unchanged = "unchanged",
        /// There was an answer before and there is none now.
        Dropped = "dropped",
    }
}

/// How many organisations stood where with one priority on one date, each by its last return up to then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The date.
    pub date: Date,
    /// The priority's id.
    pub priority: String,
    /// Organisations by status code; statuses in other words are counted as `other`, none as `blank`.
    pub organisations: BTreeMap<String, usize>,
}

impl Responses {
    /// Puts responses together, in any order.
    ///
    /// # Errors
    ///
    /// All problems: those of each response, and two different responses of one organisation for one date.
    pub fn new(
        tool: ResponseTool,
        responses: impl IntoIterator<Item = Response>,
    ) -> Result<Self, Vec<Problem>> {
        let placed = responses.into_iter().enumerate();
        Self::placed(tool, placed.map(|(n, response)| (format!("responses[{n}]."), response)))
    }

    /// The same, each response with what stands before a place in it.
    pub(super) fn placed(
        tool: ResponseTool,
        responses: impl IntoIterator<Item = (String, Response)>,
    ) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut organisations: BTreeMap<String, Vec<Response>> = BTreeMap::new();
        for (before, response) in responses {
            problems.extend(response.problems(&tool).into_iter().map(|mut problem| {
                problem.place.insert_str(0, &before);
                problem
            }));
            let versions = organisations.entry(plain(&response.organisation)).or_default();
            match versions.iter().find(|known| known.date == response.date) {
                // The same return sent twice is one return.
                Some(known) if known.answers == response.answers => {}
                Some(_) => problems.push(Problem::new(
                    format!("{before}date"),
                    "response.version_twice",
                    "the organisation has another response of this date",
                    "keep one of the two, or give the later one its own date",
                )),
                None => versions.push(response),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        for versions in organisations.values_mut() {
            versions.sort_by_key(|response| response.date);
        }
        Ok(Self { tool, organisations })
    }

    /// The tool that all of them answer.
    #[must_use]
    pub fn tool(&self) -> &ResponseTool {
        &self.tool
    }

    /// The last response of each organisation, by its name.
    pub fn latest(&self) -> impl Iterator<Item = &Response> {
        self.organisations.values().filter_map(|versions| versions.last())
    }

    /// All versions of an organisation's response, by date; empty if it never answered.
    #[must_use]
    pub fn versions(&self, organisation: &str) -> &[Response] {
        self.organisations.get(&plain(organisation)).map_or(&[], Vec::as_slice)
    }

    /// The organisations that hold a priority by their last response.
    pub fn held_by<'a>(&'a self, priority: &'a str) -> impl Iterator<Item = &'a str> {
        self.latest()
            .filter(move |response| response.holds(priority, &self.tool))
            .map(|response| response.organisation.as_str())
    }

    /// The priorities that no organisation holds.
    pub fn held_by_nobody(&self) -> impl Iterator<Item = &Priority> {
        self.tool.priorities().filter(|priority| self.held_by(&priority.id).next().is_none())
    }

    /// The organisations whose last return lies before `as_of` by more than `after`. The source of the tool names
    /// no interval: the partnership does.
    #[must_use]
    pub fn stale(&self, as_of: Date, after: Span) -> Vec<Staleness> {
        // An interval beyond the calendar makes nobody stale.
        let Ok(limit) = as_of.checked_sub(after) else { return Vec::new() };
        self.latest()
            .filter(|response| response.date < limit)
            .map(|response| Staleness {
                organisation: response.organisation.clone(),
                last: response.date,
                days: response.date.until(as_of).map_or(0, |span| span.get_days()),
            })
            .collect()
    }

    /// How an organisation's priorities moved between its last two returns; empty if it has fewer than two.
    /// Priorities blank in both are left out.
    #[must_use]
    pub fn movement(&self, organisation: &str) -> Vec<(&Priority, Movement)> {
        let [.., before, now] = self.versions(organisation) else { return Vec::new() };
        self.tool
            .priorities()
            .filter_map(|priority| Some((priority, self.moved(before, now, &priority.id)?)))
            .collect()
    }

    fn moved(&self, before: &Response, now: &Response, priority: &str) -> Option<Movement> {
        let (before, now) = match (before.answer(priority), now.answer(priority)) {
            (None, None) => return None,
            (None, Some(_)) => return Some(Movement::New),
            (Some(_), None) => return Some(Movement::Dropped),
            (Some(before), Some(now)) => (before, now),
        };
        let step = |status: &str| self.tool.status_word(status).and_then(|word| word.step);
        Some(match (step(&before.status), step(&now.status)) {
            (Some(before), Some(now)) if before < now => Movement::Forward,
            (Some(before), Some(now)) if before > now => Movement::Back,
            _ if plain(&before.action) == plain(&now.action)
                && plain(&before.status) == plain(&now.status) =>
            {
                Movement::Unchanged
            }
            _ => Movement::Reworded,
        })
    }

    /// The organisations whose last return says word for word what the one before said.
    pub fn unchanged(&self) -> impl Iterator<Item = &str> {
        self.latest().map(|response| response.organisation.as_str()).filter(|organisation| {
            let movement = self.movement(organisation);
            !movement.is_empty() && movement.iter().all(|(_, movement)| *movement == Movement::Unchanged)
        })
    }

    /// How far every priority had come on each date on which anybody returned anything, by date and then in the
    /// tool's order.
    #[must_use]
    pub fn progress(&self) -> Vec<Progress> {
        let mut dates: Vec<Date> = self.organisations.values().flatten().map(|r| r.date).collect();
        dates.sort_unstable();
        dates.dedup();
        let mut progress = Vec::new();
        for date in dates {
            for priority in self.tool.priorities() {
                let mut organisations = BTreeMap::new();
                for versions in self.organisations.values() {
                    let Some(then) = versions.iter().rev().find(|response| response.date <= date) else {
                        continue;
                    };
                    let status = match then.answer(&priority.id) {
                        None => "blank",
                        Some(answer) => {
                            self.tool.status_word(&answer.status).map_or("other", |word| word.code.as_str())
                        }
                    };
                    *organisations.entry(status.to_owned()).or_insert(0) += 1;
                }
                progress.push(Progress { date, priority: priority.id.clone(), organisations });
            }
        }
        progress
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;

    fn responses(csv: &str) -> Result<Responses, Vec<Problem>> {
        let tool = ResponseTool::shipped();
        let head = "organisation,date,priority,action,status\n";
        let all = Response::from_csv(format!("{head}{csv}").as_bytes(), &tool)?;
        Responses::new(tool, all)
    }

    const YEAR: &str = "\
Housing,2026-10-01,R1,leaflets and posters,In progress
Housing,2026-04-01,R1,leaflets,Not started
Housing,2026-04-01,R2,training,In progress
Housing,2026-10-01,R2,training,Not started
Housing,2026-04-01,P4,toolkit,
Housing,2026-04-01,V1,,Complete
Housing,2026-10-01,V1,,complete
Housing,2026-10-01,V2,panel,
Police,2026-01-15,R2,training,soon
Police,2026-01-15,P5,,not applicable
";

    #[test]
    fn priorities_that_nobody_holds_are_named() {
        let responses = responses(YEAR).unwrap();
        assert_eq!(responses.held_by("R2").collect::<Vec<_>>(), ["Housing", "Police"]);
        let open: Vec<_> = responses.held_by_nobody().map(|p| p.id.as_str()).collect();
        // P4 was dropped in October, and P5 is not the police's.
        assert_eq!(open, ["R3", "P1", "P2", "P3", "P4", "P5"]);
    }

    #[test]
    fn movement_is_told_between_the_last_two_returns() {
        let responses = responses(YEAR).unwrap();
        let movement: Vec<_> =
            responses.movement("  housing ").into_iter().map(|(p, m)| (p.id.as_str(), m)).collect();
        assert_eq!(
            movement,
            [
                ("R1", Movement::Forward),
                ("R2", Movement::Back),
                ("P4", Movement::Dropped),
                ("V1", Movement::Unchanged),
                ("V2", Movement::New)
            ]
        );
        assert!(responses.movement("Police").is_empty());
    }

    #[test]
    fn a_return_is_stale_after_the_interval_and_not_on_its_last_day() {
        let responses = responses(YEAR).unwrap();
        let stale = |as_of| responses.stale(as_of, 6.months()).into_iter().map(|s| s.organisation);
        assert_eq!(stale(date(2026, 7, 15)).count(), 0);
        assert_eq!(stale(date(2026, 7, 16)).collect::<Vec<_>>(), ["Police"]);
        let days = responses.stale(date(2026, 7, 16), 6.months())[0].days;
        assert_eq!(days, 182);
    }

    #[test]
    fn a_return_that_repeats_the_last_one_is_unchanged() {
        let text = "Police,2026-01-01,R1,a,b\nPolice,2026-02-01,R1,a, B\n";
        assert_eq!(responses(text).unwrap().unchanged().collect::<Vec<_>>(), ["Police"]);
        assert_eq!(responses(YEAR).unwrap().unchanged().count(), 0);
    }

    #[test]
    fn progress_counts_every_organisation_by_its_last_return_up_to_the_date() {
        let responses = responses(YEAR).unwrap();
        let progress = responses.progress();
        let of = |date, priority: &str| {
            let found = progress.iter().find(|p| p.date == date && p.priority == priority).unwrap();
            found
                .organisations
                .iter()
                .map(|(status, n)| format!("{status} {n}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(of(date(2026, 1, 15), "R2"), "other 1");
        assert_eq!(of(date(2026, 4, 1), "R2"), "in_progress 1, other 1");
        assert_eq!(of(date(2026, 10, 1), "R2"), "not_started 1, other 1");
        assert_eq!(of(date(2026, 10, 1), "P5"), "blank 1, not_applicable 1");
    }

    #[test]
    fn two_different_returns_of_one_date_are_a_problem_and_the_same_one_twice_is_not() {
        let tool = ResponseTool::shipped();
        let one = Response::from_csv(
            b"organisation,date,priority,action,status\nPolice,2026-01-01,R1,a,b\n",
            &tool,
        )
        .unwrap()
        .remove(0);
        let mut other = one.clone();
        other.organisation = "POLICE".into();
        assert!(Responses::new(tool.clone(), [one.clone(), other.clone()]).is_ok());
        other.answers[0].action = "c".into();
        let problems = Responses::new(tool, [one, other]).unwrap_err();
        assert_eq!(
            (problems[0].place.as_str(), problems[0].code),
            ("responses[1].date", "response.version_twice")
        );
    }
}
