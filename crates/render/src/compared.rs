//! What a comparison of packs says, in the words that its text and its page share.

use neglect_compare::{Change, Comparison, Does, Moved, RuleOutcome, Witness};
use neglect_screen::{Concern, Subject, Vocabulary as _};

use crate::wording::spoken;

/// What leads a comparison.
pub(crate) fn summary(comparison: &Comparison) -> String {
    let count = |wanted: Change| comparison.rules.iter().filter(|rule| rule.change == wanted).count();
    let counts = [
        (count(Change::Meaning), "changed in meaning"),
        (count(Change::Added), "added"),
        (count(Change::Removed), "removed"),
        (count(Change::NotFound), "written otherwise, and no case was found that shows it"),
        (count(Change::Rewritten), "written otherwise and meaning the same"),
        (count(Change::Words), "changed in words or sources alone"),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if counts.is_empty() {
        "No rule is written otherwise.".to_owned()
    } else {
        format!("Rules: {}.", counts.join("; "))
    }
}

/// What became of a rule.
pub(crate) fn change_in_words(change: Change) -> &'static str {
    match change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Meaning => "changed in meaning",
        Change::Rewritten => "written otherwise, and it means the same",
        Change::Words => "changed in words or sources alone",
        Change::NotFound => "written otherwise; no case was found that shows it",
    }
}

/// What a rule did and does on a witness.
pub(crate) fn outcomes(witness: &Witness) -> String {
    format!("before: {}; now: {}", outcome(witness.old), outcome(witness.new))
}

fn outcome(outcome: RuleOutcome) -> String {
    let does = match outcome.does {
        Does::Fires => "fires",
        Does::HeldBack => "is held back",
        Does::Asks => "asks",
        Does::Silent => "is silent",
    };
    let concern = outcome.concern.map(|concern| format!(" ({})", spoken(concern.name()))).unwrap_or_default();
    let hazard = outcome.hazard.map(|hazard| format!(" (hazard {hazard})")).unwrap_or_default();
    format!("{does}{concern}{hazard}")
}

/// The records of a witness, a line each.
pub(crate) fn witness_lines(witness: &Witness) -> Vec<String> {
    let case = &witness.case;
    let child = match (case.child.born, case.child.due) {
        (Some(born), _) => format!("a child born on {born}, seen from {}", case.as_of),
        (None, Some(due)) => format!("a child due on {due}, seen from {}", case.as_of),
        (None, None) => format!("a child seen from {}", case.as_of),
    };
    let mut lines = vec![child];
    for observation in &case.observations {
        let with =
            observation.with.iter().map(|(name, value)| format!(", {} {}", spoken(name), spoken(value)));
        let with: String = with.collect();
        let about = match observation.subject {
            Subject::Child => String::new(),
            subject => format!(", about the {}", subject.name()),
        };
        let explained = observation.explanation.as_ref().map(|_| ", explained").unwrap_or_default();
        let until = observation.until.map(|until| format!(", until {until}")).unwrap_or_default();
        let by = spoken(observation.by.name());
        let what = witness.code(&observation.code);
        lines.push(format!("{} {what}, {by}{with}{about}{explained}{until}", observation.on));
    }
    for assessment in &case.assessments {
        for (question, answer) in &assessment.answers {
            let tool = witness.tool(&assessment.tool);
            let question = witness.question(&assessment.tool, question);
            let answer = match (answer.as_bool(), answer.as_str()) {
                (Some(true), _) => "yes".to_owned(),
                (Some(false), _) => "no".to_owned(),
                (None, Some(word)) => spoken(word),
                (None, None) => answer.to_string(),
            };
            lines.push(format!("{} {tool}: {question}: {answer}", assessment.on));
        }
    }
    let others = case.attendance.len() + case.appointments.len() + case.growth.len() + case.responses.len();
    if others > 0 {
        lines.push(format!("and {others} more records: the comparison as JSON has them"));
    }
    lines
}

/// What moved in a given case.
pub(crate) fn moved_in_words(moved: &Moved) -> String {
    let mut parts = Vec::new();
    let mut say = |what: &str, before: Option<String>, now: Option<String>| {
        if before != now {
            let word = |word: Option<String>| word.unwrap_or_else(|| "none".to_owned());
            parts.push(format!("{what} {} \u{2192} {}", word(before), word(now)));
        }
    };
    let name = |concern: Concern| spoken(concern.name());
    let [before, now] = moved.concern;
    say("concern", Some(name(before)), Some(name(now)));
    let [before, now] = moved.could_reach;
    say("could reach", before.map(name), now.map(name));
    let [before, now] = moved.hazard;
    say("hazard", before.map(|hazard| hazard.to_string()), now.map(|hazard| hazard.to_string()));
    if !moved.fires.is_empty() {
        parts.push(format!("fires now: {}", moved.fires.join(", ")));
    }
    if !moved.no_longer.is_empty() {
        parts.push(format!("no longer fires: {}", moved.no_longer.join(", ")));
    }
    parts.join("; ")
}
