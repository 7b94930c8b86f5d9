//! A report as content of a page.

use maud::{Markup, PreEscaped, html};
use neglect_screen::report::{ContradictionFound, NextStepDue, Question, ReadingResult, Replay, Report};
use neglect_screen::{Standing, StepState, Vocabulary as _};

use super::account::account;
use super::findings::{findings, tag};
use super::frame::{Frame, list, plain, section, table};
use super::replay::known;
use crate::grouped::{Document, Inputs, by_evidence, documents, questions, steps, worked_out};
use crate::picture;
use crate::wording::{authority_in, facts_known, spoken};

pub(super) fn report(frame: Frame, report: &Report, replay: Option<&Replay>) -> Markup {
    let inputs = &Inputs::new(report);
    let findings = |id, title, findings, standing| {
        self::findings(frame, report, inputs, id, title, &by_evidence(findings, standing))
    };
    html! {
        (head(report))
        (section(frame, "contradictions", "Answers that contradict each other",
            list(report.contradictions.iter().map(|met| contradiction(report, met)))))
        (findings("findings", "Findings", &report.findings, Standing::Current))
        (findings("patterns", "Patterns over time and across agencies", &report.patterns, Standing::Current))
        (next_steps(frame, report))
        (section(frame, "questions", "What nobody has written down",
            list(questions(report, inputs).iter().map(|(question, of_inputs)| {
                let label = of_inputs.first().and_then(|input| inputs.label_of(input));
                self::question(question, label, of_inputs)
            }))))
        (held_back(frame, report))
        (readings(frame, report))
        (section(frame, "review", "Seen in another child of the household",
            list(report.for_review.iter().map(|review| html! { (review.what) " (" (review.input) ")" }))))
        (findings("past", "Past: older, and answered", &report.findings, Standing::Past))
        (findings("past-patterns", "Past patterns: older, and answered", &report.patterns, Standing::Past))
        (evidence(frame, report))
        @if let Some(replay) = replay { (section(frame, "known", "What was known when", known(replay))) }
        (facts(frame, report, inputs))
        (account(frame, report))
        (section(frame, "sources", "Sources", list(documents(report).iter().map(document))))
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
            p { (tag(report.concern.name(), &report.headline)) }
            @if let Some(hazard) = report.hazard {
                p { strong { "Sleep hazard: " } (tag(&format!("hazard-{hazard}"), hazard.sentence())) }
            }
            @for level in &report.levels {
                p {
                    strong { "Level of need: " } "at least " (level.at_least) " " (level.name)
                    @if let Some(could_be) = &level.could_be { "; could be " (could_be.number) " " (could_be.name) }
                    @if !level.legal.is_empty() { " (legal basis: " (level.legal.join(", ")) ")" }
                }
            }
            @if let Some(caveat) = report.caveats.first() { p class="caveat" { (caveat.text) } }
        }
    }
}

fn next_steps(frame: Frame, report: &Report) -> Markup {
    let due = steps(report, StepState::Due).map(|step| next_step(report, step));
    let mut due = due.peekable();
    let due = html! { @if due.peek().is_some() { ol { @for step in due { li { (step) } } } } };
    let done = list(steps(report, StepState::Done).map(step_done));
    html! {
        (section(frame, "next", "Next steps", due))
        (section(frame, "done", "Done since the newest evidence", done))
    }
}

fn step_done(step: &NextStepDue) -> Markup {
    html! {
        (step.text)
        @if let Some(done) = &step.done {
            " Done: " (spoken(done.by.name())) ", " time datetime=(done.on) { (done.on) } ", "
            (spoken(done.agency.name())) " (" (done.input) ")."
        }
    }
}

fn contradiction(report: &Report, met: &ContradictionFound) -> Markup {
    let authority = authority_in(report, &met.contradiction, met.basis, &met.cites, met.checked);
    html! {
        (met.text) " Taken at the more dangerous value: " (met.taken) ". Ask: " (met.ask)
        " (" (met.inputs.join(", ")) ") " small { (authority) }
    }
}

fn next_step(report: &Report, step: &NextStepDue) -> Markup {
    html! {
        @if let Some(urgency) = &step.urgency { strong { (urgency) ": " } }
        (step.text)
        @if let Some(who) = &step.who { " Who: " (who) "." }
        @if let Some(deadline) = &step.deadline { " By: " (deadline) "." }
        @if let Some(family) = &step.family { " To the family: " q { (family) } }
        " " small { (authority_in(report, &step.step, step.basis, &step.cites, step.checked)) }
    }
}

fn question(question: &Question, label: Option<&str>, inputs: &[&str]) -> Markup {
    let of_input = question.input.as_ref();
    let concern = question.concern.map(|concern| spoken(concern.name()));
    let hazard = question.hazard.map(|hazard| format!("hazard {hazard}"));
    let could: Vec<String> = concern.into_iter().chain(hazard).collect();
    html! {
        @if let Some(label) = label { strong { (label) " (" (inputs.join(", ")) ")" } ": " }
        @for missing in &question.missing {
            (missing.ask)
            @if let Some(input) = missing.input.as_ref().filter(|input| Some(*input) != of_input) { " (" (input) ")" }
            " "
        }
        @if !could.is_empty() { small { "could raise it to " (could.join(", ")) } " " }
        @if !question.exempts.is_empty() {
            small { "could make an exception of " (question.exempts.join(", ")) }
        }
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

fn facts(frame: Frame, report: &Report, inputs: &Inputs<'_>) -> Markup {
    let lines = worked_out(report, inputs).map(|fact| html! { (fact.words) " " small { (fact.fact) } });
    section(frame, "facts", "The numbers in the records", list(lines))
}

/// The authority with its address, and then where its text was read. Only an address of the web becomes a link.
fn document(document: &Document<'_>) -> Markup {
    let url = document.url.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    html! {
        @match url { Some(url) => a href=(url) rel="noreferrer" { (document.title) }, None => (document.title) }
        @for date in &document.dates { " (" (date) ")" }
        @for (nth, place) in document.read_in.iter().enumerate() {
            @if nth == 0 { "; read in: " } @else { "; " } (place)
        }
    }
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
