//! A report as content of a page.

use maud::{Markup, PreEscaped, html};
use neglect_screen::report::{NextStepDue, Question, ReadingResult, Replay, Report};

use super::account::account;
use super::findings::{findings, tag};
use super::frame::{Frame, list, plain, section, table};
use super::replay::known;
use crate::picture;
use crate::wording::{authority, facts_known, spoken};

pub(super) fn report(frame: Frame, report: &Report, replay: Option<&Replay>) -> Markup {
    html! {
        (head(report))
        (findings(frame, "findings", "Findings", &report.findings))
        (findings(frame, "patterns", "Patterns over time and across agencies", &report.patterns))
        (next_steps(frame, report))
        (section(frame, "questions", "What nobody has written down, and could raise this",
            list(report.questions.iter().map(question))))
        (held_back(frame, report))
        (readings(frame, report))
        (section(frame, "review", "Seen in another child of the household",
            list(report.for_review.iter().map(|review| html! { (review.what) " (" (review.input) ")" }))))
        (evidence(frame, report))
        @if let Some(replay) = replay { (section(frame, "known", "What was known when", known(replay))) }
        (facts(frame, report))
        (account(frame, report))
        (section(frame, "caveats", "To bear in mind", list(report.caveats.iter().map(|caveat| {
            html! { (caveat.text) @if !caveat.inputs.is_empty() { ": " (caveat.inputs.join(", ")) } }
        }))))
        (foot(report))
    }
}

fn head(report: &Report) -> Markup {
    html! {
        header {
            h1 { "Case " (report.case) ", seen from " (report.as_of) }
            p { strong { "Concern: " } (tag(report.concern.name(), report.concern.sentence())) }
            @if let Some(hazard) = report.hazard {
                p { strong { "Sleep hazard: " } (tag(&format!("hazard-{hazard}"), hazard.sentence())) }
            }
            @for level in &report.levels {
                p {
                    strong { "Level of need: " } (level.number) " " (level.name)
                    @if !level.legal.is_empty() { " (legal basis: " (level.legal.join(", ")) ")" }
                }
            }
            @if let Some(caveat) = report.caveats.first() { p class="caveat" { (caveat.text) } }
        }
    }
}

fn next_steps(frame: Frame, report: &Report) -> Markup {
    let steps = html! {
        @if !report.next_steps.is_empty() {
            ol { @for step in &report.next_steps { li { (next_step(step)) } } }
        }
    };
    section(frame, "next", "Next steps", steps)
}

fn next_step(step: &NextStepDue) -> Markup {
    html! {
        @if let Some(urgency) = &step.urgency { strong { (urgency) ": " } }
        (step.text)
        @if let Some(who) = &step.who { " Who: " (who) "." }
        @if let Some(deadline) = &step.deadline { " By: " (deadline) "." }
        @if let Some(family) = &step.family { " To the family: " q { (family) } }
        " " small { (authority(step.basis, &step.cites, step.checked)) }
    }
}

fn question(question: &Question) -> Markup {
    let concern = question.concern.map(|concern| spoken(concern.name()));
    let hazard = question.hazard.map(|hazard| format!("hazard {hazard}"));
    let could: Vec<String> = concern.into_iter().chain(hazard).collect();
    html! {
        @for missing in &question.missing {
            (missing.ask) @if let Some(input) = &missing.input { " (" (input) ")" } " "
        }
        small { "could raise it to " (could.join(", ")) }
    }
}

fn held_back(frame: Frame, report: &Report) -> Markup {
    let lines = report.held_back.iter().map(|held| {
        html! { (held.text) " Held back: " (held.reason) " (" (held.inputs.join(", ")) "). " small { (held.rule) } }
    });
    section(frame, "held", "Held back", list(lines))
}

fn readings(frame: Frame, report: &Report) -> Markup {
    let columns = ["Reading", "Outcome", "Because of", "Differs over"];
    let rows = report.readings.iter().map(|reading| self::reading(report, reading));
    section(frame, "readings", "Readings of the same answers", table("Readings", &columns, rows))
}

fn reading(report: &Report, reading: &ReadingResult) -> Vec<Markup> {
    let because = html! {
        (facts_known(report, &reading.because))
        @if !reading.missing.is_empty() { " Not known: " (facts_known(report, &reading.missing)) }
    };
    vec![
        html! { (reading.title) @if reading.selected { " (the one that counts)" } },
        html! { (spoken(&reading.outcome)) ": " (reading.text) },
        because,
        html! { @if let Some(differs) = &reading.differs { (facts_known(report, &differs.facts)) } },
    ]
}

/// The days behind the findings as a picture; the findings above say the same in words.
fn evidence(frame: Frame, report: &Report) -> Markup {
    let figure = picture::evidence(report).map(|picture| {
        html! {
            figure role="img" aria-label="The days on which what the findings rest on was seen, agency by agency; the \
                findings name each" { (PreEscaped(picture)) }
        }
    });
    section(frame, "timeline", "Timeline: what the findings rest on", figure.unwrap_or_default())
}

fn facts(frame: Frame, report: &Report) -> Markup {
    let worked_out = report.facts.iter().filter(|fact| !fact.words.is_empty());
    let lines = worked_out.map(|fact| html! { (fact.words) " " small { (fact.fact) } });
    section(frame, "facts", "The numbers in the records", list(lines))
}

fn foot(report: &Report) -> Markup {
    html! {
        footer { p { small {
            (plain(format!("neglect-screen {}. Packs: ", report.library)))
            @for (nth, pack) in report.packs.iter().enumerate() {
                @if nth > 0 { ", " }
                (pack.id) " " (pack.version) " (sha-256 " code { (pack.digest) } ")"
            }
            "."
        } } }
    }
}
