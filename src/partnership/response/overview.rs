//! What all returns together tell: what nobody holds, what is old, what has not moved and what has.

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use super::{Movement, Responses, Staleness};

/// The overview of all returns; every list is one of flat records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// Who holds which priority by the last return.
    pub held: Vec<Held>,
    /// The priorities that nobody holds.
    pub held_by_nobody: Vec<Open>,
    /// Whose last return is old; `None` where nobody asked.
    pub stale: Option<Vec<Staleness>>,
    /// Whose last return says word for word what the one before said.
    pub unchanged: Vec<String>,
    /// How the priorities moved between the last two returns.
    pub movement: Vec<Moved>,
    /// How far every priority had come on each date on which anybody returned anything.
    pub progress: Vec<ProgressRow>,
}

/// One priority that one organisation holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Held {
    /// The priority's id.
    pub priority: String,
    /// The organisation.
    pub organisation: String,
}

/// One priority that nobody holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Open {
    /// The priority's id.
    pub priority: String,
    /// What is to be done.
    pub text: String,
}

/// How one priority moved at one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The organisation.
    pub organisation: String,
    /// The priority's id.
    pub priority: String,
    /// How it moved.
    pub movement: Movement,
}

/// How many organisations stood at one status with one priority on one date.
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
    /// The overview; with a date and an interval, also of what is older than that.
    #[must_use]
    pub fn of(responses: &Responses, stale: Option<(Date, Span)>) -> Self {
        let tool = responses.tool();
        let held = |priority: &str| {
            let held = |organisation: &str| Held {
                priority: priority.to_owned(),
                organisation: organisation.to_owned(),
            };
            responses.held_by(priority).map(held).collect::<Vec<_>>()
        };
        let moved = |organisation: &str| {
            let moved = |(priority, movement): (&super::Priority, Movement)| Moved {
                organisation: organisation.to_owned(),
                priority: priority.id.clone(),
                movement,
            };
            responses.movement(organisation).into_iter().map(moved).collect::<Vec<_>>()
        };
        let progress = responses.progress().into_iter().flat_map(|then| {
            let (date, priority) = (then.date, then.priority);
            then.organisations.into_iter().map(move |(status, organisations)| ProgressRow {
                date,
                priority: priority.clone(),
                status,
                organisations,
            })
        });
        Self {
            held: tool.priorities().flat_map(|priority| held(&priority.id)).collect(),
            held_by_nobody: responses
                .held_by_nobody()
                .map(|priority| Open { priority: priority.id.clone(), text: priority.text.clone() })
                .collect(),
            stale: stale.map(|(as_of, after)| responses.stale(as_of, after)),
            unchanged: responses.unchanged().map(str::to_owned).collect(),
            movement: responses.latest().flat_map(|response| moved(&response.organisation)).collect(),
            progress: progress.collect(),
        }
    }

    /// The overview for a terminal, without the progress.
    #[must_use]
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
        for Moved { organisation, priority, movement } in &self.movement {
            text += &format!("  {organisation}: {priority} {movement}\n");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::partnership::response::{Response, ResponseTool};

    #[test]
    fn the_lists_are_flat_and_the_text_tells_the_same() {
        let tool = ResponseTool::shipped();
        let csv = "organisation,date,priority,action,status\n\
            Housing,2026-04-01,R1,leaflets,Not started\n\
            Housing,2026-10-01,R1,leaflets,Complete\n\
            Police,2026-04-01,R1,a,\n\
            Police,2026-04-02,R1,a,\n";
        let all = Response::from_csv(csv.as_bytes(), &tool).unwrap();
        let responses = Responses::new(tool, all).unwrap();
        let overview = Overview::of(&responses, Some((date(2026, 11, 1), 3.months())));
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
        assert_eq!(Overview::of(&responses, None).stale, None);
    }
}
