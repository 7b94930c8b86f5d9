//! The family's safe-sleep plan: what a report's next steps mean for the family, in plain words, by whom and by when.

use std::collections::HashSet;
use std::fmt::Write as _;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::report::Report;
use crate::vocabulary::Hazard;

/// Lines to be filled in by hand, together: what no record can know in advance.
const TO_FILL_IN: [&str; 3] = [
    "Where baby sleeps tonight, and in which cot or basket:",
    "Who stays sober to look after baby tonight:",
    "Who we can call when things change:",
];

/// What the plan is, and what it is not.
const WHAT_IT_IS: &str = "This is what we talked about and agreed. It is help and not blame. It does not mean that \
                          everything else is safe: look again before every sleep.";

/// What is said where no step follows.
const NOTHING: &str = "Nothing was recorded that calls for a step. That is not a promise that baby is safe.";

/// What is always said last.
const LAST: &str = "If baby cannot be woken, or stops breathing, call 999.";

/// The plan of one family, from one report.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// The case's reference, echoed.
    pub case: String,
    /// The date of the report.
    pub as_of: Date,
    /// What the plan is and is not.
    pub what_it_is: String,
    /// What to do, most urgent first.
    pub steps: Vec<PlanStep>,
    /// What is said where there is no step: no promise.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nothing: Option<String>,
    /// What has not been talked about and could matter most: the questions that could name a strong hazard or worse.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub to_talk_about: Vec<String>,
    /// Lines to fill in by hand.
    pub to_fill_in: Vec<String>,
    /// What is always said last.
    pub last: String,
}

/// One thing to do.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanStep {
    /// The next step it comes from, pack-qualified.
    pub step: String,
    /// What, in plain words.
    pub what: String,
    /// Who helps.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub who: Option<String>,
    /// By when, in plain words.
    pub when: String,
    /// The urgency it comes from: `now`, `today`, `soon`, `routine`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub urgency: Option<String>,
}

impl Plan {
    /// The plan that a report's next steps make.
    ///
    /// A next step is the family's where its pack has words for the family and a rule of the pack `pack` leads to it
    /// (`safe-sleep`, or a partnership's own). The order is the report's.
    pub fn of(report: &Report, pack: &str) -> Plan {
        let ours = |rule: &String| rule.split_once('/').is_some_and(|(of, _)| of == pack);
        let steps: Vec<PlanStep> = report
            .next_steps
            .iter()
            .filter(|due| due.because.iter().any(ours))
            .filter_map(|due| {
                Some(PlanStep {
                    step: due.step.clone(),
                    what: due.family.clone()?,
                    who: due.who.clone(),
                    when: match &due.deadline {
                        Some(deadline) => deadline.clone(),
                        None => String::from(when(due.urgency.as_deref())),
                    },
                    urgency: due.urgency.clone(),
                })
            })
            .collect();
        let mut asked = HashSet::new();
        let to_talk_about = report
            .questions
            .iter()
            .filter(|question| question.hazard.is_some_and(|hazard| hazard >= Hazard::Strong))
            .filter(|question| question.could.iter().any(|lift| ours(&lift.rule)))
            .flat_map(|question| question.missing.iter().map(|missing| missing.ask.as_str()))
            .filter(|ask| asked.insert(*ask))
            .map(String::from)
            .collect();
        Plan {
            case: report.case.clone(),
            as_of: report.as_of,
            what_it_is: String::from(WHAT_IT_IS),
            nothing: steps.is_empty().then_some(String::from(NOTHING)),
            steps,
            to_talk_about,
            to_fill_in: TO_FILL_IN.into_iter().map(String::from).collect(),
            last: String::from(LAST),
        }
    }

    /// The plan as text for a page or a terminal.
    pub fn to_text(&self) -> String {
        let mut text = format!("Baby's safe-sleep plan, {}\n\n{}\n", self.as_of, self.what_it_is);
        let mut heading = None;
        for step in &self.steps {
            if heading != Some(&step.when) {
                let _ = write!(text, "\n{}\n", step.when);
                heading = Some(&step.when);
            }
            let _ = writeln!(text, "  - {}", step.what);
            if let Some(who) = &step.who {
                let _ = writeln!(text, "    Who helps: {who}");
            }
        }
        if self.steps.is_empty() {
            text.push_str(
                "\nNothing was recorded that calls for a step. That is not a promise that baby is safe.\n",
            );
        }
        if !self.to_talk_about.is_empty() {
            text.push_str("\nWhat we have not talked about yet\n");
            for ask in &self.to_talk_about {
                let _ = writeln!(text, "  - {ask}");
            }
        }
        text.push_str("\nTo fill in together\n");
        for line in &self.to_fill_in {
            let _ = writeln!(text, "  {line} ______________________");
        }
        let _ = write!(text, "\n{}\n", self.last);
        text
    }
}

/// An urgency in plain words.
fn when(urgency: Option<&str>) -> &'static str {
    match urgency {
        Some("now") => "Now, before baby sleeps",
        Some("today") => "Today, before the next night",
        Some("soon") => "In the next days",
        _ => "When it suits you",
    }
}
