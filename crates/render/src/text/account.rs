//! The account of a report as text: every input under its fate.

use neglect_screen::report::{AccountLine, Report};
use neglect_screen::{Fate, Vocabulary as _};

use crate::grouped::answers;
use crate::styled::{Role, Styled};
use crate::wording::spoken;

/// The order in which the fates are told: what counts first.
const FATES: [Fate; 10] = [
    Fate::Used,
    Fate::Undecided,
    Fate::Short,
    Fate::HeldBack,
    Fate::Explained,
    Fate::Context,
    Fate::NotAlerting,
    Fate::NotRecognised,
    Fate::AfterAsOf,
    Fate::DuplicateOf,
];

pub(super) fn account(text: &mut Styled, report: &Report) {
    text.heading("What happened to everything that was recorded");
    for fate in FATES {
        let lines: Vec<&AccountLine> = report.account.iter().filter(|line| line.fate == fate).collect();
        if !lines.is_empty() {
            text.line(Role::Plain, format!("  {}:", title(fate)));
        }
        for line in lines.iter().filter(|line| line.kind != "answer") {
            text.line(Role::Plain, format!("      {}", input(line)));
        }
        for (assessment, questions) in answers(&lines) {
            text.line(Role::Plain, format!("      answers of {assessment}: {}", questions.join(", ")));
        }
    }
    if !report.not_recorded.is_empty() {
        text.line(Role::Plain, "  nothing is recorded of:");
        for missing in &report.not_recorded {
            text.line(Role::Plain, format!("      {}", missing.text));
        }
    }
}

fn title(fate: Fate) -> &'static str {
    match fate {
        Fate::Used => "used",
        Fate::Undecided => "undecided: something about it is not written down",
        Fate::Short => "short of what a rule names",
        Fate::HeldBack => "held back",
        Fate::Explained => "explained",
        Fate::Context => "context, which raises no concern by itself",
        Fate::NotAlerting => "understood, and no rule fires on it",
        Fate::NotRecognised => "NOT RECOGNISED: no pack knows it",
        Fate::AfterAsOf => "dated or known only after the case's date",
        Fate::DuplicateOf => "says again what another record says",
    }
}

fn input(line: &AccountLine) -> String {
    let reason = line.reason.map(|reason| format!(", {}", spoken(reason.name()))).unwrap_or_default();
    let rules = match line.of.as_slice() {
        [] => String::new(),
        rules => format!(" \u{2192} {}", rules.join(", ")),
    };
    format!("{} {} {}{reason}{rules}", line.kind, line.input, line.code)
}
