//! A report, or a replay, as one self-contained page: no script, no font, nothing fetched; readable by a screen
//! reader, on paper and without colour.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use neglect_screen::report::{Finding, Replay, Report};

use crate::style::{concern_words, hazard_words};
use crate::text::{authority, named, words};
use crate::timeline;

const STYLE: &str = include_str!("report.css");

/// The report as a page, with the trajectory of concern where a replay is given.
pub fn report(report: &Report<'_>, replay: &Option<Replay<'_>>) -> String {
    let title = format!("Case {}, seen from {}", report.case, report.as_of);
    page(
        &title,
        html! {
            header {
                h1 { (title) }
                p { strong { "Concern: " } span class=(format!("tag {}", report.concern)) { (concern_words(report.concern)) } }
                @if let Some(hazard) = report.hazard {
                    p { strong { "Sleep hazard: " } span class=(format!("tag hazard-{hazard}")) { (hazard_words(hazard)) } }
                }
                @for level in &report.levels {
                    p {
                        strong { "Level of need: " } (level.number) " " (level.name)
                        @if !level.legal.is_empty() { " (legal basis: " (level.legal.join(", ")) ")" }
                    }
                }
                @for caveat in report.caveats.iter().take(1) { p class="caveat" { (caveat.text) } }
            }
            main {
                (findings("Findings", "findings", &report.findings))
                (findings("Patterns over time and across agencies", "patterns", &report.patterns))
                (next_steps(report))
                (questions(report))
                @if !report.held_back.is_empty() {
                    section aria-labelledby="held" {
                        h2 id="held" { "Held back" }
                        ul { @for held in &report.held_back {
                            li { (held.text) " Held back: " (held.reason) " (" (held.inputs.join(", ")) "). " small { (held.rule) } }
                        } }
                    }
                }
                @if !report.readings.is_empty() {
                    section aria-labelledby="readings" {
                        h2 id="readings" { "Readings of the same answers" }
                        table {
                            thead { tr { th scope="col" { "Reading" } th scope="col" { "Outcome" } th scope="col" { "Because of" } th scope="col" { "Differs over" } } }
                            tbody { @for reading in &report.readings {
                                tr {
                                    th scope="row" { (reading.title) @if reading.selected { " (the one that counts)" } }
                                    td { (words(&reading.outcome)) ": " (reading.text) }
                                    td { (named(report, &reading.because)) @if !reading.missing.is_empty() { " Not known: " (named(report, &reading.missing)) } }
                                    td { @if let Some(differs) = &reading.differs { (named(report, &differs.facts)) } }
                                }
                            } }
                        }
                    }
                }
                @if !report.for_review.is_empty() {
                    section aria-labelledby="review" {
                        h2 id="review" { "Seen in another child of the household" }
                        ul { @for review in &report.for_review { li { (review.what) " (" (review.input) ")" } } }
                    }
                }
                @if let Some(replay) = replay { (trajectory(replay)) }
                (facts(report))
                (account(report))
                section aria-labelledby="caveats" {
                    h2 id="caveats" { "To bear in mind" }
                    ul { @for caveat in &report.caveats {
                        li { (caveat.text) @if !caveat.inputs.is_empty() { ": " (caveat.inputs.join(", ")) } }
                    } }
                }
            }
            footer {
                p { "neglect-screen " (report.library) ". Packs: "
                    @for (at, pack) in report.packs.iter().enumerate() {
                        @if at > 0 { ", " }
                        (pack.id) " " (pack.version) " (sha-256 " code { (pack.digest) } ")"
                    }
                    "."
                }
            }
        },
    )
}

/// A replay as a page.
pub fn replay(replay: &Replay<'_>) -> String {
    let title = format!("Case {}, as it stood on each date", replay.case);
    page(&title, html! { header { h1 { (title) } } main { (trajectory(replay)) } })
}

fn page(title: &str, body: Markup) -> String {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) }
        }
    }
    .into_string()
}

fn findings(title: &str, id: &str, findings: &[Finding<'_>]) -> Markup {
    html! {
        @if !findings.is_empty() {
            section aria-labelledby=(id) {
                h2 id=(id) { (title) }
                @for finding in findings {
                    article {
                        h3 {
                            @if let Some(concern) = finding.concern { span class=(format!("tag {concern}")) { (concern) } " " }
                            @if let Some(hazard) = finding.hazard { span class=(format!("tag hazard-{hazard}")) { "hazard: " (hazard) } " " }
                            (finding.text)
                        }
                        @if !finding.rests_on.is_empty() {
                            ul { @for rest in &finding.rests_on {
                                li {
                                    @if let Some(on) = rest.on { time datetime=(on) { (on) } " " }
                                    (rest.what)
                                    @if let Some(by) = rest.by { ", " (words(by.name())) }
                                    @if !rest.input.is_empty() { " (" (rest.input) ")" }
                                }
                            } }
                        }
                        @if let Some(note) = &finding.note { p { "Note: " (note) } }
                        @if !finding.overlaps.is_empty() { p { "Can look like: " (finding.overlaps.join(", ")) } }
                        p { small { (finding.rule) " \u{2014} " (authority(finding.basis, &finding.cites, finding.checked)) } }
                        @if let Some(amended) = &finding.amended { p { small { "Amended by " (amended) } } }
                    }
                }
            }
        }
    }
}

fn next_steps(report: &Report<'_>) -> Markup {
    html! {
        @if !report.next_steps.is_empty() {
            section aria-labelledby="next" {
                h2 id="next" { "Next steps" }
                ol { @for step in &report.next_steps {
                    li {
                        @if let Some(urgency) = &step.urgency { strong { (urgency) ": " } }
                        (step.text)
                        @if let Some(who) = &step.who { " Who: " (who) "." }
                        @if let Some(limit) = &step.deadline { " By: " (limit) "." }
                        @if let Some(family) = &step.family { " To the family: " q { (family) } }
                        " " small { (authority(step.basis, &step.cites, step.checked)) }
                    }
                } }
            }
        }
    }
}

fn questions(report: &Report<'_>) -> Markup {
    html! {
        @if !report.questions.is_empty() {
            section aria-labelledby="questions" {
                h2 id="questions" { "What nobody has written down, and could raise this" }
                ul { @for question in &report.questions {
                    li {
                        @for missing in &question.missing {
                            (missing.ask) @if let Some(input) = &missing.input { " (" (input) ")" } " "
                        }
                        small {
                            "could raise it to "
                            @if let Some(concern) = question.concern { (concern) " " }
                            @if let Some(hazard) = question.hazard { "hazard " (hazard) }
                        }
                    }
                } }
            }
        }
    }
}

fn trajectory(replay: &Replay<'_>) -> Markup {
    html! {
        section aria-labelledby="timeline" {
            h2 id="timeline" { "Timeline: what was known when" }
            @if replay.steps.len() > 1 {
                figure role="img" aria-label="The concern on each date; the table below says the same" {
                    (PreEscaped(timeline::svg(replay)))
                }
            }
            table {
                thead { tr { th scope="col" { "Date" } th scope="col" { "Concern" } th scope="col" { "Became known" } th scope="col" { "New" } th scope="col" { "Missed opportunity" } } }
                tbody { @for step in &replay.steps {
                    tr {
                        th scope="row" { time datetime=(step.on) { (step.on) } }
                        td { span class=(format!("tag {}", step.concern)) { (words(step.concern.name())) } }
                        td { (step.became_known.join(", ")) }
                        td { (step.new_findings.join(", ")) }
                        td { (step.missed.join(", ")) }
                    }
                } }
            }
        }
    }
}

fn facts(report: &Report<'_>) -> Markup {
    let told: Vec<_> = report.facts.iter().filter(|fact| !fact.words.is_empty()).collect();
    html! {
        @if !told.is_empty() {
            section aria-labelledby="facts" {
                h2 id="facts" { "The numbers in the records" }
                ul { @for fact in told { li { (fact.words) " " small { (fact.fact) } } } }
            }
        }
    }
}

fn account(report: &Report<'_>) -> Markup {
    html! {
        section aria-labelledby="account" {
            h2 id="account" { "What happened to everything that was recorded" }
            table {
                thead { tr { th scope="col" { "Kind" } th scope="col" { "Id" } th scope="col" { "What" } th scope="col" { "Fate" } th scope="col" { "Rules" } } }
                tbody { @for line in &report.account {
                    tr {
                        td { (line.kind) }
                        th scope="row" { (line.input) }
                        td { (line.code) }
                        td { (words(line.fate.name())) @if let Some(reason) = line.reason { ": " (words(reason.name())) } }
                        td { (line.of.join(", ")) }
                    }
                } }
            }
            @if !report.not_recorded.is_empty() {
                p { "Nothing is recorded of:" }
                ul { @for none in &report.not_recorded { li { (none.text) } } }
            }
        }
    }
}
