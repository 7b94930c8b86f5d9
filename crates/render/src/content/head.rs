//! What leads a report: whose it is, both scales in words, the level of need, what is undecided, and what a report is not.

use neglect_screen::CaveatCode;
use neglect_screen::report::Report;

use super::line::{Line, Piece, Strength};

/// How many undecided features are named at the head; the questions have them all.
const MOST_UNDECIDED: usize = 4;

pub(super) fn title(report: &Report) -> String {
    format!("Case {}, seen from {} ({})", report.case, report.as_of, age(report))
}

pub(super) fn head(report: &Report) -> Vec<Line> {
    let mut head =
        vec![Line::default().piece(Piece::Grave(Strength::Concern(report.concern), report.headline.clone()))];
    if let Some(hazard) = report.hazard {
        let words = Piece::Grave(Strength::Hazard(hazard), hazard.sentence().to_owned());
        head.push(Line::default().piece(Piece::Strong("How the baby sleeps: ".to_owned())).piece(words));
    }
    head.extend(report.levels.iter().map(level));
    head.extend(undecided(report));
    let judgement = report.caveats.iter().find(|caveat| caveat.code == CaveatCode::SupportsJudgement);
    head.extend(judgement.map(|caveat| Line::quiet(sentence(&caveat.text))));
    head
}

fn level(level: &neglect_screen::report::LevelReached) -> Line {
    let could_be = match &level.could_be {
        Some(could_be) => format!("; could be {} {}", could_be.number, could_be.name),
        None => String::new(),
    };
    let legal = match level.legal.as_slice() {
        [] => String::new(),
        legal => format!(" (legal basis: {})", legal.join(", ")),
    };
    Line::strong("Level of need: ")
        .add(format!("at least {} {}{could_be}{legal}", level.at_least, level.name))
}

/// The features that something which nobody has written down decides, each label once.
fn undecided(report: &Report) -> Option<Line> {
    let mut labels: Vec<&str> = Vec::new();
    for undecided in &report.undecided {
        if !labels.contains(&undecided.label.as_str()) {
            labels.push(&undecided.label);
        }
    }
    let more = match labels.len().saturating_sub(MOST_UNDECIDED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    labels.truncate(MOST_UNDECIDED);
    let line = || {
        let told = format!("{}{more}", labels.join("; "));
        // What is undecided may be an answer, which is told by its question.
        let end = if told.ends_with('?') { "" } else { "." };
        Line::strong("Not decided: ").add(format!("{told}{end} The questions say what is missing."))
    };
    (!labels.is_empty()).then(line)
}

/// The age in the unit in which people speak of it: days until three months, months until two years.
fn age(report: &Report) -> String {
    let age = &report.age;
    match (age.years, age.months, age.days) {
        _ if age.unborn => "unborn".to_owned(),
        (Some(years), ..) if years >= 2 => format!("{years} years"),
        (_, Some(months), _) if months >= 3 => format!("{months} months"),
        (.., Some(days)) => format!("{days} days"),
        _ => "age not known".to_owned(),
    }
}

/// A caveat as a sentence.
pub(super) fn sentence(text: &str) -> String {
    format!("{}.", capital(text))
}

/// A text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", characters.as_str())
}
