//! A report for reading: what a safeguarding lead sees.

use std::fmt::Write;

use neglect_screen::Fate;
use neglect_screen::report::{AccountLine, Finding, Report};
use neglect_screen::{Basis, Checked};

use crate::style::{self, HEADING, QUIET, paint};

/// The report as text, with colours that the terminal may take out.
pub fn report(report: &Report<'_>) -> String {
    let mut out = String::new();
    head(&mut out, report);
    findings(&mut out, "Findings", &report.findings);
    findings(&mut out, "Patterns over time and across agencies", &report.patterns);
    held_back(&mut out, report);
    readings(&mut out, report);
    next_steps(&mut out, report);
    questions(&mut out, report);
    for_review(&mut out, report);
    facts(&mut out, report);
    account(&mut out, report);
    caveats(&mut out, report);
    out
}

fn line(out: &mut String, text: impl std::fmt::Display) {
    // Writing into a string cannot fail.
    let _ = writeln!(out, "{text}");
}

fn heading(out: &mut String, text: &str) {
    line(out, "");
    line(out, paint(HEADING, text));
}

fn head(out: &mut String, report: &Report<'_>) {
    let age = match (report.age.unborn, report.age.years, report.age.months, report.age.days) {
        (true, ..) => "unborn".to_owned(),
        (_, Some(years), _, _) if years >= 2 => format!("{years} years"),
        (_, _, Some(months), _) if months >= 3 => format!("{months} months"),
        (_, _, _, Some(days)) => format!("{days} days"),
        _ => "age not known".to_owned(),
    };
    line(out, paint(HEADING, format!("Case {}, seen from {} ({age})", report.case, report.as_of)));
    let concern = paint(style::concern(report.concern), style::concern_words(report.concern));
    line(out, format!("Concern: {concern}"));
    if let Some(hazard) = report.hazard {
        line(out, format!("Sleep hazard: {}", paint(style::hazard(hazard), style::hazard_words(hazard))));
    }
    for level in &report.levels {
        let legal = if level.legal.is_empty() {
            String::new()
        } else {
            format!("; legal basis {}", level.legal.join(", "))
        };
        line(out, format!("Level of need: {} {} ({}{legal})", level.number, level.name, level.level));
    }
}

fn findings(out: &mut String, title: &str, findings: &[Finding<'_>]) {
    if findings.is_empty() {
        return;
    }
    heading(out, title);
    for finding in findings {
        let word = match (finding.concern, finding.hazard) {
            (Some(concern), Some(hazard)) => format!("{concern}, hazard {hazard}"),
            (Some(concern), None) => concern.to_string(),
            (None, Some(hazard)) => format!("hazard {hazard}"),
            (None, None) => "note".to_owned(),
        };
        let style = finding
            .concern
            .map(style::concern)
            .or_else(|| finding.hazard.map(style::hazard))
            .unwrap_or(HEADING);
        line(out, format!("  {} {}", paint(style, format!("[{word}]")), finding.text));
        for rest in &finding.rests_on {
            let on = rest.on.map(|on| format!("{on} ")).unwrap_or_default();
            let by = rest.by.map(|by| format!(", {}", words(by.name()))).unwrap_or_default();
            let id = if rest.input.is_empty() { String::new() } else { format!(" ({})", rest.input) };
            line(out, format!("      {on}{}{by}{id}", rest.what));
        }
        if let Some(note) = &finding.note {
            line(out, format!("      Note: {note}"));
        }
        if !finding.overlaps.is_empty() {
            line(out, format!("      Can look like: {}", finding.overlaps.join(", ")));
        }
        line(
            out,
            paint(
                QUIET,
                format!(
                    "      {} | {}",
                    finding.rule,
                    authority(finding.basis, &finding.cites, finding.checked)
                ),
            ),
        );
        if let Some(amended) = &finding.amended {
            line(out, paint(QUIET, format!("      amended by {amended}")));
        }
    }
}

/// On whose authority, and how well that was checked.
pub fn authority(basis: Basis, cites: &[std::borrow::Cow<'_, str>], checked: Checked) -> String {
    let basis = match basis {
        Basis::Law => "law",
        Basis::Guidance => "guidance",
        Basis::Research => "research",
        Basis::LocalPolicy => "local policy",
        Basis::Design => "this project's own design",
    };
    let checked = match checked {
        Checked::Text => "read in the source",
        Checked::Secondary => "read in a reproduction",
        Checked::Recalled => "recalled, not yet read in the source",
    };
    let cites = if cites.is_empty() { String::new() } else { format!(": {}", cites.join("; ")) };
    format!("{basis}{cites} ({checked})")
}

fn held_back(out: &mut String, report: &Report<'_>) {
    if report.held_back.is_empty() {
        return;
    }
    heading(out, "Held back");
    for held in &report.held_back {
        line(out, format!("  {}", held.text));
        line(out, format!("      held back: {} ({})", held.reason, held.inputs.join(", ")));
        line(out, paint(QUIET, format!("      {}", held.rule)));
    }
}

fn readings(out: &mut String, report: &Report<'_>) {
    if report.readings.is_empty() {
        return;
    }
    heading(out, "Readings of the same answers");
    for reading in &report.readings {
        let mark = if reading.selected { " (the one that counts)" } else { "" };
        line(out, format!("  {}{mark}: {}", reading.title, words(&reading.outcome)));
        line(out, format!("      {}", reading.text));
        if !reading.because.is_empty() {
            line(out, format!("      because of: {}", named(report, &reading.because)));
        }
        if !reading.missing.is_empty() {
            line(out, format!("      not known: {}", named(report, &reading.missing)));
        }
        if let Some(differs) = &reading.differs {
            line(
                out,
                format!(
                    "      differs from \u{201c}{}\u{201d} over: {}",
                    words(&differs.selected),
                    named(report, &differs.facts)
                ),
            );
        }
        line(
            out,
            paint(
                QUIET,
                format!(
                    "      {} | {}",
                    reading.reading,
                    authority(reading.basis, &reading.cites, reading.checked)
                ),
            ),
        );
    }
}

fn next_steps(out: &mut String, report: &Report<'_>) {
    if report.next_steps.is_empty() {
        return;
    }
    heading(out, "Next steps");
    for step in &report.next_steps {
        let urgency = step.urgency.as_ref().map(|urgency| format!("[{urgency}] ")).unwrap_or_default();
        line(out, format!("  {urgency}{}", step.text));
        let who = step.who.as_ref().map(|who| format!("who: {who}"));
        let deadline = step.deadline.as_ref().map(|limit| format!("by: {limit}"));
        let detail: Vec<String> = [who, deadline].into_iter().flatten().collect();
        if !detail.is_empty() {
            line(out, format!("      {}", detail.join("; ")));
        }
        if let Some(family) = &step.family {
            line(out, format!("      to the family: {family}"));
        }
        line(
            out,
            paint(
                QUIET,
                format!("      {} | {}", step.step, authority(step.basis, &step.cites, step.checked)),
            ),
        );
    }
}

fn questions(out: &mut String, report: &Report<'_>) {
    if report.questions.is_empty() {
        return;
    }
    heading(out, "What nobody has written down, and could raise this");
    for question in &report.questions {
        let concern = question.concern.map(|concern| concern.to_string());
        let hazard = question.hazard.map(|hazard| format!("hazard {hazard}"));
        let could: Vec<String> = [concern, hazard].into_iter().flatten().collect();
        for missing in &question.missing {
            let input = missing.input.as_ref().map(|input| format!(" ({input})")).unwrap_or_default();
            line(out, format!("  {}{input}", missing.ask));
        }
        let rules: Vec<&str> = question.could.iter().map(|lift| lift.rule.as_ref()).collect();
        line(
            out,
            paint(QUIET, format!("      could raise it to {}: {}", could.join(", "), rules.join(", "))),
        );
    }
}

fn for_review(out: &mut String, report: &Report<'_>) {
    if report.for_review.is_empty() {
        return;
    }
    heading(out, "Seen in another child of the household: look for it here");
    for review in &report.for_review {
        line(out, format!("  {} ({})", review.what, review.input));
    }
}

fn facts(out: &mut String, report: &Report<'_>) {
    // What a tool was answered stands in the account; here are the numbers that readers worked out.
    let read = report.facts.iter().filter(|fact| !fact.words.is_empty());
    let lines: Vec<String> =
        read.map(|fact| format!("  {} {}", fact.words, paint(QUIET, format!("[{}]", fact.fact)))).collect();
    if !lines.is_empty() {
        heading(out, "The numbers in the records");
        lines.iter().for_each(|text| line(out, text));
    }
}

fn account(out: &mut String, report: &Report<'_>) {
    heading(out, "What happened to everything that was recorded");
    let fates = [
        Fate::Used,
        Fate::HeldBack,
        Fate::Explained,
        Fate::Context,
        Fate::NotAlerting,
        Fate::NotRecognised,
        Fate::AfterAsOf,
        Fate::DuplicateOf,
    ];
    for fate in fates {
        let lines: Vec<&AccountLine<'_>> = report.account.iter().filter(|one| one.fate == fate).collect();
        if lines.is_empty() {
            continue;
        }
        let title = match fate {
            Fate::Used => "used",
            Fate::Context => "context, which raises no concern by itself",
            Fate::Explained => "explained",
            Fate::HeldBack => "held back",
            Fate::NotAlerting => "understood, and no rule fires on it",
            Fate::NotRecognised => "NOT RECOGNISED: no pack knows it",
            Fate::AfterAsOf => "dated or known only after the case's date",
            Fate::DuplicateOf => "says again what another record says",
        };
        line(out, format!("  {title}:"));
        for one in lines {
            let reason = one.reason.map(|reason| format!(", {}", words(reason.name()))).unwrap_or_default();
            let of =
                if one.of.is_empty() { String::new() } else { format!(" \u{2192} {}", one.of.join(", ")) };
            line(out, format!("      {} {} {}{reason}{of}", one.kind, one.input, one.code));
        }
    }
    if !report.not_recorded.is_empty() {
        line(out, "  nothing is recorded of:");
        for none in &report.not_recorded {
            line(out, format!("      {}", none.text));
        }
    }
}

fn caveats(out: &mut String, report: &Report<'_>) {
    heading(out, "To bear in mind");
    for caveat in &report.caveats {
        let inputs =
            if caveat.inputs.is_empty() { String::new() } else { format!(": {}", caveat.inputs.join(", ")) };
        line(out, format!("  {}{inputs}", caveat.text));
    }
    let packs: Vec<String> = report
        .packs
        .iter()
        .map(|pack| format!("{} {} ({})", pack.id, pack.version, &pack.digest[..12.min(pack.digest.len())]))
        .collect();
    line(out, paint(QUIET, format!("  neglect-screen {}; packs {}", report.library, packs.join(", "))));
}

/// A name of the vocabulary in plain words.
pub fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// Facts by the last part of their names, with what is known of them: `alcohol units: 10 units of alcohol`.
pub fn named(report: &Report<'_>, facts: &[std::borrow::Cow<'_, str>]) -> String {
    let one = |name: &std::borrow::Cow<'_, str>| {
        let plain = words(name.rsplit('.').next().unwrap_or(name));
        match report.facts.iter().find(|line| line.fact == *name) {
            Some(line) => format!("{plain}: {}", line.words),
            None => plain,
        }
    };
    facts.iter().map(one).collect::<Vec<String>>().join("; ")
}
