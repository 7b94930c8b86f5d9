//! The account: every input under its fate, with its day, the agency, and how far it goes. It says in words what the picture
//! of the child's time shows.

use neglect_screen::report::{AccountLine, Report};
use neglect_screen::{Fate, Reason, Vocabulary as _};

use super::block::{Account, AccountRow, Block};
use super::numbers::Numbers;
use crate::strengths::{Strengths, Weight};
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

pub(super) fn account(report: &Report, numbers: &Numbers<'_>) -> Vec<Block> {
    let strengths = Strengths::new(report);
    let rows = |fate: Fate| {
        let mut lines: Vec<&AccountLine> = report.account.iter().filter(|line| line.fate == fate).collect();
        lines.sort_by_key(|line| line.on);
        lines.into_iter().map(|line| row(line, numbers, &strengths)).collect::<Vec<_>>()
    };
    let fates = FATES.into_iter().map(|fate| (in_words(fate), rows(fate)));
    let fates: Vec<_> = fates.filter(|(_, rows)| !rows.is_empty()).collect();
    let not_recorded: Vec<String> = report.not_recorded.iter().map(|missing| missing.text.clone()).collect();
    if fates.is_empty() && not_recorded.is_empty() {
        return Vec::new();
    }
    vec![Block::Account(Account { fates, not_recorded })]
}

/// What the picture of the child's time shows, as rows by their days: everything that is known by the case's date, without
/// the answers to questionnaires.
#[cfg(feature = "partnership")]
pub(crate) fn by_day(report: &Report) -> Vec<AccountRow> {
    let numbers = Numbers::new(report);
    let strengths = Strengths::new(report);
    let mut lines: Vec<&AccountLine> =
        report.account.iter().filter(|line| line.fate != Fate::AfterAsOf && line.kind != "answer").collect();
    lines.sort_by_key(|line| line.on);
    lines.into_iter().map(|line| row(line, &numbers, &strengths)).collect()
}

fn row(line: &AccountLine, numbers: &Numbers<'_>, strengths: &Strengths<'_>) -> AccountRow {
    let assessment = line.input.strip_suffix(line.code.as_str()).and_then(|before| before.strip_suffix('/'));
    let answer = assessment.filter(|_| line.kind == "answer");
    let reason = line.reason.map(|reason| why(reason).to_owned());
    let of = match line.fate {
        Fate::DuplicateOf => Some(line.of.join(", ")),
        _ => numbers.findings(&line.of).map(|findings| format!("in {findings}")),
    };
    let led_to: Vec<String> = reason.into_iter().chain(of).collect();
    let weight = weight_in_words(strengths.of(&line.input));
    AccountRow {
        is_idle: line.of.is_empty() && weight.is_empty(),
        input: line.input.clone(),
        answer: answer.map(|assessment| (assessment.to_owned(), spoken(&line.code))),
        days: days(line),
        by: spoken(line.by.name()),
        what: if line.kind == "response" { format!("done: {}", line.what) } else { line.what.clone() },
        weight,
        led_to: led_to.join("; "),
    }
}

fn days(line: &AccountLine) -> String {
    match line.until {
        Some(until) if until != line.on => format!("{} to {until}", line.on),
        _ => line.on.to_string(),
    }
}

fn in_words(fate: Fate) -> &'static str {
    match fate {
        Fate::Used => "used",
        Fate::Undecided => "undecided: something about it is not written down",
        Fate::Short => "short of what a rule names",
        Fate::HeldBack => "held back",
        Fate::Explained => "explained",
        Fate::Context => "context, which raises no concern by itself",
        Fate::NotAlerting => "understood, and no rule fires on it",
        Fate::NotRecognised => "NOT RECOGNISED: no pack knows it",
        Fate::AfterAsOf => "dated or known only after the case\u{2019}s date",
        Fate::DuplicateOf => "says again what another record says",
    }
}

/// Why an input that was understood alerts nobody.
fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Age => "the child was not of the age at which it means anything",
        Reason::Qualifier => "what is said of it stays below what a rule asks",
        Reason::Undetermined => "something about it is not written down",
        Reason::Count => "there are fewer of it than a rule asks",
        Reason::Window => "it lies outside the time that a rule looks at",
        Reason::Alone => "it raises nothing by itself",
        Reason::Subject => "it is about somebody else",
        Reason::Threshold => "it is below every threshold",
        Reason::NoRule => "no rule speaks of it",
        Reason::Superseded => "a later record replaces it",
        Reason::Unreadable => "it could not be read further: see below",
        Reason::TooBroad => "its code is too broad to raise anything: see below",
    }
}

/// The concern or hazard, what it could become, and the forms of neglect.
fn weight_in_words(weight: Weight) -> String {
    let concern = weight.concern.map(|concern| spoken(concern.name()));
    let hazard = weight.hazard.map(|hazard| format!("hazard {hazard}"));
    let could = weight.could.filter(|&could| Some(could) > weight.concern);
    let could = could.map(|could| format!("could be {}", spoken(could.name())));
    let forms: Vec<String> = weight.forms.iter().map(|form| spoken(form.name())).collect();
    let forms = (!forms.is_empty()).then(|| forms.join(", "));
    concern.into_iter().chain(hazard).chain(could).chain(forms).collect::<Vec<_>>().join("; ")
}
