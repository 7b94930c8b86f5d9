//! What all responses together tell: what nobody holds, what is old, what has not moved and what has.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use super::model::StrategyResponse;
use super::responses::Responses;
use super::tool::{ResponseTool, plain};

/// The overview of all responses; every list is one of flat records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// Who holds which priority by the last response.
    pub held: Vec<HeldPriority>,
    /// The priorities that nobody holds.
    pub held_by_nobody: Vec<OpenPriority>,
    /// Whose last response is old; `None` where nobody asked.
    pub stale: Option<Vec<Staleness>>,
    /// Whose last response says word for word what the one before said.
    pub unchanged: Vec<String>,
    /// How the priorities moved between the last two responses. Priorities blank in both are left out.
    pub movement: Vec<PriorityMovement>,
    /// How far every priority had come on each date on which anybody returned anything.
    pub progress: Vec<ProgressRow>,
}

/// One priority that one organisation holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldPriority {
    /// The priority's id.
    pub priority: String,
    /// The organisation.
    pub organisation: String,
}

/// One priority that nobody holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenPriority {
    /// The priority's id.
    pub priority: String,
    /// What is to be done.
    pub text: String,
}

/// An organisation whose last response is old.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Staleness {
    /// The organisation.
    pub organisation: String,
    /// The date of its last response.
    pub last: Date,
    /// Whole days since.
    pub days: i32,
}

/// How one priority moved at one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PriorityMovement {
    /// The organisation.
    pub organisation: String,
    /// The priority's id.
    pub priority: String,
    /// How it moved.
    pub movement: Movement,
}

/// How one priority moved at one organisation between its last two responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// Taken up: there was no answer before.
    New,
    /// A later step than before.
    Forward,
    /// An earlier step than before.
    Back,
    /// Other words, but no step to compare or the same one.
    Reworded,
    /// Word for word as before.
    Unchanged,
    /// There was an answer before and there is none now.
    Dropped,
}

impl fmt::Display for Movement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::New => "new",
            Self::Forward => "forward",
            Self::Back => "back",
            Self::Reworded => "reworded",
            Self::Unchanged => "unchanged",
            Self::Dropped => "dropped",
        })
    }
}

/// How many organisations stood at one status with one priority on one date, each by its last response up to then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressRow {
    /// The date.
    pub date: Date,
    /// The priority's id.
    pub priority: String,
    /// The status code; `other` for a status in other words, `blank` for none.
    pub status: String,
    /// How many organisations.
    pub organisations: usize,
}

impl Overview {
    /// The overview; with a date and an interval, also of what is older on that date than the interval. The source of the
    /// tool names no interval: the partnership does.
    pub fn new(responses: &Responses, stale: Option<(Date, Span)>) -> Self {
        let (mut held, mut held_by_nobody) = (Vec::new(), Vec::new());
        for priority in responses.tool().priorities() {
            let before = held.len();
            held.extend(responses.held_by(&priority.id).map(|organisation| HeldPriority {
                priority: priority.id.clone(),
                organisation: organisation.to_owned(),
            }));
            if held.len() == before {
                held_by_nobody
                    .push(OpenPriority { priority: priority.id.clone(), text: priority.text.clone() });
            }
        }
        let (mut unchanged, mut movement) = (Vec::new(), Vec::new());
        for versions in responses.versions() {
            let moved = last_movement(versions, responses.tool());
            if !moved.is_empty() && moved.iter().all(|priority| priority.movement == Movement::Unchanged) {
                unchanged.push(moved[0].organisation.clone());
            }
            movement.extend(moved);
        }
        Self {
            held,
            held_by_nobody,
            stale: stale.map(|(as_of, after)| older(responses, as_of, after)),
            unchanged,
            movement,
            progress: progress(responses),
        }
    }

    /// The overview for a terminal, without the progress.
    pub fn to_text(&self) -> String {
        let mut text = String::from("Held by nobody:\n");
        for open in &self.held_by_nobody {
            text += &format!("  {} {}\n", open.priority, open.text);
        }
        if let Some(stale) = &self.stale {
            text += "No return for too long:\n";
            for old in stale {
                text += &format!("  {}: {} ({} days)\n", old.organisation, old.last, old.days);
            }
        }
        text += "The same as the return before:\n";
        for organisation in &self.unchanged {
            text += &format!("  {organisation}\n");
        }
        text += "Movement since the return before:\n";
        for PriorityMovement { organisation, priority, movement } in &self.movement {
            text += &format!("  {organisation}: {priority} {movement}\n");
        }
        text
    }
}

/// The organisations whose last response lies before `as_of` by more than `after`.
fn older(responses: &Responses, as_of: Date, after: Span) -> Vec<Staleness> {
    // An interval beyond the calendar makes nobody stale.
    let limit = as_of.saturating_sub(after);
    let old = responses.latest().filter(|response| response.date < limit);
    old.map(|response| Staleness {
        organisation: response.organisation.clone(),
        last: response.date,
        days: response.date.until(as_of).expect("two dates lie some days apart").get_days(),
    })
    .collect()
}

/// How an organisation's priorities moved between its last two responses; empty if it has fewer than two.
fn last_movement(versions: &[StrategyResponse], tool: &ResponseTool) -> Vec<PriorityMovement> {
    let [.., before, now] = versions else { return Vec::new() };
    let moved = tool.priorities().filter_map(|priority| {
        Some(PriorityMovement {
            organisation: now.organisation.clone(),
            priority: priority.id.clone(),
            movement: movement(before, now, &priority.id, tool)?,
        })
    });
    moved.collect()
}

/// How one priority moved between two responses; `None` if it is blank in both.
fn movement(
    before: &StrategyResponse,
    now: &StrategyResponse,
    priority: &str,
    tool: &ResponseTool,
) -> Option<Movement> {
    let (before, now) = match (before.answer(priority), now.answer(priority)) {
        (None, None) => return None,
        (None, Some(_)) => return Some(Movement::New),
        (Some(_), None) => return Some(Movement::Dropped),
        (Some(before), Some(now)) => (before, now),
    };
    let step = |status: &str| tool.status_word(status).and_then(|word| word.step);
    let same = |before: &str, now: &str| plain(before) == plain(now);
    Some(match (step(&before.status), step(&now.status)) {
        (Some(before), Some(now)) if before < now => Movement::Forward,
        (Some(before), Some(now)) if before > now => Movement::Back,
        _ if same(&before.action, &now.action) && same(&before.status, &now.status) => Movement::Unchanged,
        _ => Movement::Reworded,
    })
}

/// How far every priority had come on each date, by date and then in the tool's order.
fn progress(responses: &Responses) -> Vec<ProgressRow> {
    let tool = responses.tool();
    let mut dates: Vec<Date> = responses.versions().flatten().map(|response| response.date).collect();
    dates.sort_unstable();
    dates.dedup();
    let mut progress = Vec::new();
    for date in dates {
        for priority in tool.priorities() {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for versions in responses.versions() {
                let up_to_then = versions.iter().rev().find(|response| response.date <= date);
                let Some(response) = up_to_then else { continue };
                let status = match response.answer(&priority.id) {
                    None => "blank",
                    Some(answer) => {
                        tool.status_word(&answer.status).map_or("other", |word| word.code.as_str())
                    }
                };
                *counts.entry(status).or_insert(0) += 1;
            }
            progress.extend(counts.into_iter().map(|(status, organisations)| ProgressRow {
                date,
                priority: priority.id.clone(),
                status: status.to_owned(),
                organisations,
            }));
        }
    }
    progress
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::definition::Definition;
    use crate::response::Returns;

    fn responses(csv: &str) -> Responses {
        let mut returns = Returns::new(ResponseTool::shipped());
        returns.take_csv("csv", format!("organisation,date,priority,action,status\n{csv}").as_bytes());
        returns.together().unwrap()
    }

    fn overview(csv: &str) -> Overview {
        Overview::new(&responses(csv), None)
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
        let overview = overview(YEAR);
        let held = overview.held.iter().filter(|held| held.priority == "R2");
        assert_eq!(held.map(|held| held.organisation.as_str()).collect::<Vec<_>>(), ["Housing", "Police"]);
        let open: Vec<_> = overview.held_by_nobody.iter().map(|open| open.priority.as_str()).collect();
        // P4 was dropped in October, and P5 is not the police's.
        assert_eq!(open, ["R3", "P1", "P2", "P3", "P4", "P5"]);
    }

    #[test]
    fn movement_is_told_between_the_last_two_returns() {
        let overview = overview(YEAR);
        let movement: Vec<_> = overview
            .movement
            .iter()
            .map(|moved| (moved.organisation.as_str(), moved.priority.as_str(), moved.movement))
            .collect();
        assert_eq!(
            movement,
            [
                ("Housing", "R1", Movement::Forward),
                ("Housing", "R2", Movement::Back),
                ("Housing", "P4", Movement::Dropped),
                ("Housing", "V1", Movement::Unchanged),
                ("Housing", "V2", Movement::New)
            ]
        );
    }

    #[test]
    fn a_return_is_stale_after_the_interval_and_not_on_its_last_day() {
        let stale = |as_of| Overview::new(&responses(YEAR), Some((as_of, 6.months()))).stale.unwrap();
        assert_eq!(stale(date(2026, 7, 15)), []);
        let police = Staleness { organisation: "Police".to_owned(), last: date(2026, 1, 15), days: 182 };
        assert_eq!(stale(date(2026, 7, 16)), [police]);
        let always = Overview::new(&responses(YEAR), Some((date(2026, 7, 16), 19_000.years())));
        assert_eq!(always.stale, Some(Vec::new()));
    }

    #[test]
    fn a_return_that_repeats_the_last_one_is_unchanged() {
        let text = "Police,2026-01-01,R1,a,b\nPolice,2026-02-01,R1,a, B\n";
        assert_eq!(overview(text).unchanged, ["Police"]);
        assert!(overview(YEAR).unchanged.is_empty());
    }

    #[test]
    fn progress_counts_every_organisation_by_its_last_return_up_to_the_date() {
        let progress = overview(YEAR).progress;
        let at = |date, priority: &str| {
            let rows = progress.iter().filter(|row| row.date == date && row.priority == priority);
            rows.map(|row| format!("{} {}", row.status, row.organisations)).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(at(date(2026, 1, 15), "R2"), "other 1");
        assert_eq!(at(date(2026, 4, 1), "R2"), "in_progress 1, other 1");
        assert_eq!(at(date(2026, 10, 1), "R2"), "not_started 1, other 1");
        assert_eq!(at(date(2026, 10, 1), "P5"), "blank 1, not_applicable 1");
    }

    #[test]
    fn the_lists_are_flat_and_the_text_tells_the_same() {
        let csv = "Housing,2026-04-01,R1,leaflets,Not started\n\
            Housing,2026-10-01,R1,leaflets,Complete\n\
            Police,2026-04-01,R1,a,\n\
            Police,2026-04-02,R1,a,\n";
        let responses = responses(csv);
        let overview = Overview::new(&responses, Some((date(2026, 11, 1), 3.months())));
        let json = serde_json::to_value(&overview).unwrap();
        let held = serde_json::json!([
            { "priority": "R1", "organisation": "Housing" },
            { "priority": "R1", "organisation": "Police" }
        ]);
        assert_eq!(json["held"], held);
        assert_eq!(json["held_by_nobody"].as_array().unwrap().len(), 9);
        let stale = serde_json::json!([{ "organisation": "Police", "last": "2026-04-02", "days": 213 }]);
        assert_eq!((&json["stale"], &json["unchanged"]), (&stale, &serde_json::json!(["Police"])));
        assert_eq!(json["movement"][0]["movement"], "forward");
        let then = |row: &&ProgressRow| row.priority == "R1" && row.date == date(2026, 10, 1);
        let counts: Vec<_> =
            overview.progress.iter().filter(then).map(|r| (r.status.as_str(), r.organisations)).collect();
        assert_eq!(counts, [("complete", 1), ("other", 1)]);
        let text = overview.to_text();
        assert!(
            text.contains("  Housing: R1 forward\n") && text.contains("  Police: 2026-04-02 (213 days)\n"),
            "{text}"
        );
        assert_eq!(Overview::new(&responses, None).stale, None);
    }
}
