//! A report as text: what a safeguarding lead reads.

use neglect_screen::report::{Finding, NextStepDue, ReadingResult, Report, SupportLine};

use super::account::account;
use crate::styled::{Role, Styled};
use crate::wording::{authority, facts_known, spoken};

/// A report as text.
///
/// ```
/// # use neglect_screen::{Case, Limits, Screener};
/// # let case = br#"{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2020-03-01" } }"#;
/// # let case = Case::from_json(case, &Limits::default())?;
/// # let screener = Screener::england();
/// let text = neglect_render::text::report(&screener.screen(&case)?);
/// assert!(text.as_str().contains("Concern: nothing recorded raises concern (this does not mean"));
/// # Ok::<(), neglect_screen::CaseError>(())
/// ```
pub fn report(report: &Report) -> Styled {
    let mut text = Styled::default();
    head(&mut text, report);
    findings(&mut text, "Findings", &report.findings);
    findings(&mut text, "Patterns over time and across agencies", &report.patterns);
    held_back(&mut text, report);
    readings(&mut text, report);
    next_steps(&mut text, report);
    questions(&mut text, report);
    for_review(&mut text, report);
    facts(&mut text, report);
    account(&mut text, report);
    caveats(&mut text, report);
    text
}

fn head(text: &mut Styled, report: &Report) {
    let title = format!("Case {}, seen from {} ({})", report.case, report.as_of, age(report));
    text.line(Role::Heading, title);
    text.plain("Concern: ").line(Role::Concern(report.concern), report.concern.sentence());
    if let Some(hazard) = report.hazard {
        text.plain("Sleep hazard: ").line(Role::Hazard(hazard), hazard.sentence());
    }
    for level in &report.levels {
        let legal = match level.legal.as_slice() {
            [] => String::new(),
            legal => format!("; legal basis {}", legal.join(", ")),
        };
        text.line(
            Role::Plain,
            format!("Level of need: {} {} ({}{legal})", level.number, level.name, level.level),
        );
    }
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

fn findings(text: &mut Styled, title: &str, findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    text.heading(title);
    findings.iter().for_each(|finding| self::finding(text, finding));
}

fn finding(text: &mut Styled, finding: &Finding) {
    let (role, tag) = match (finding.concern, finding.hazard) {
        (Some(concern), Some(hazard)) => (Role::Concern(concern), format!("[{concern}, hazard {hazard}]")),
        (Some(concern), None) => (Role::Concern(concern), format!("[{concern}]")),
        (None, Some(hazard)) => (Role::Hazard(hazard), format!("[hazard {hazard}]")),
        (None, None) => (Role::Heading, "[note]".to_owned()),
    };
    text.plain("  ").add(role, tag).plain(" ").plain(&finding.text).end_line();
    for support in &finding.rests_on {
        text.plain("      ").line(Role::Plain, rests_on(support));
    }
    if let Some(note) = &finding.note {
        text.line(Role::Plain, format!("      Note: {note}"));
    }
    if !finding.overlaps.is_empty() {
        text.line(Role::Plain, format!("      Can look like: {}", finding.overlaps.join(", ")));
    }
    sourced(text, &finding.rule, authority(finding.basis, &finding.cites, finding.checked));
    if let Some(amended) = &finding.amended {
        text.line(Role::Quiet, format!("      amended by {amended}"));
    }
}

/// What a finding rests on, with its day, the agency and the input's id.
fn rests_on(support: &SupportLine) -> String {
    let on = support.on.map(|on| format!("{on} ")).unwrap_or_default();
    let by = support.by.map(|by| format!(", {}", spoken(by.name()))).unwrap_or_default();
    let id = if support.input.is_empty() { String::new() } else { format!(" ({})", support.input) };
    format!("{on}{}{by}{id}", support.what)
}

/// The line that names a rule, a reading or a step, and its authority.
fn sourced(text: &mut Styled, name: &str, authority: String) {
    text.line(Role::Quiet, format!("      {name} | {authority}"));
}

fn held_back(text: &mut Styled, report: &Report) {
    if report.held_back.is_empty() {
        return;
    }
    text.heading("Held back");
    for held in &report.held_back {
        text.line(Role::Plain, format!("  {}", held.text));
        text.line(Role::Plain, format!("      held back: {} ({})", held.reason, held.inputs.join(", ")));
        text.line(Role::Quiet, format!("      {}", held.rule));
    }
}

fn readings(text: &mut Styled, report: &Report) {
    if report.readings.is_empty() {
        return;
    }
    text.heading("Readings of the same answers");
    report.readings.iter().for_each(|reading| self::reading(text, report, reading));
}

fn reading(text: &mut Styled, report: &Report, reading: &ReadingResult) {
    let selected = if reading.selected { " (the one that counts)" } else { "" };
    text.line(Role::Plain, format!("  {}{selected}: {}", reading.title, spoken(&reading.outcome)));
    text.line(Role::Plain, format!("      {}", reading.text));
    if !reading.because.is_empty() {
        text.line(Role::Plain, format!("      because of: {}", facts_known(report, &reading.because)));
    }
    if !reading.missing.is_empty() {
        text.line(Role::Plain, format!("      not known: {}", facts_known(report, &reading.missing)));
    }
    if let Some(differs) = &reading.differs {
        let selected = spoken(&differs.selected);
        let facts = facts_known(report, &differs.facts);
        text.line(Role::Plain, format!("      differs from \u{201c}{selected}\u{201d} over: {facts}"));
    }
    sourced(text, &reading.reading, authority(reading.basis, &reading.cites, reading.checked));
}

fn next_steps(text: &mut Styled, report: &Report) {
    if report.next_steps.is_empty() {
        return;
    }
    text.heading("Next steps");
    report.next_steps.iter().for_each(|step| next_step(text, step));
}

fn next_step(text: &mut Styled, step: &NextStepDue) {
    let urgency = step.urgency.as_ref().map(|urgency| format!("[{urgency}] ")).unwrap_or_default();
    text.line(Role::Plain, format!("  {urgency}{}", step.text));
    let who = step.who.as_ref().map(|who| format!("who: {who}"));
    let deadline = step.deadline.as_ref().map(|deadline| format!("by: {deadline}"));
    let details: Vec<String> = who.into_iter().chain(deadline).collect();
    if !details.is_empty() {
        text.line(Role::Plain, format!("      {}", details.join("; ")));
    }
    if let Some(family) = &step.family {
        text.line(Role::Plain, format!("      to the family: {family}"));
    }
    sourced(text, &step.step, authority(step.basis, &step.cites, step.checked));
}

fn questions(text: &mut Styled, report: &Report) {
    if report.questions.is_empty() {
        return;
    }
    text.heading("What nobody has written down, and could raise this");
    for question in &report.questions {
        for missing in &question.missing {
            let input = missing.input.as_ref().map(|input| format!(" ({input})")).unwrap_or_default();
            text.line(Role::Plain, format!("  {}{input}", missing.ask));
        }
        let concern = question.concern.map(|concern| concern.to_string());
        let hazard = question.hazard.map(|hazard| format!("hazard {hazard}"));
        let could: Vec<String> = concern.into_iter().chain(hazard).collect();
        let rules: Vec<&str> = question.could.iter().map(|lift| lift.rule.as_ref()).collect();
        text.line(Role::Quiet, format!("      could raise it to {}: {}", could.join(", "), rules.join(", ")));
    }
}

fn for_review(text: &mut Styled, report: &Report) {
    if report.for_review.is_empty() {
        return;
    }
    text.heading("Seen in another child of the household: look for it here");
    for review in &report.for_review {
        text.line(Role::Plain, format!("  {} ({})", review.what, review.input));
    }
}

/// The numbers that readers worked out. What a tool was answered stands in the account.
fn facts(text: &mut Styled, report: &Report) {
    let mut worked_out = report.facts.iter().filter(|fact| !fact.words.is_empty()).peekable();
    if worked_out.peek().is_some() {
        text.heading("The numbers in the records");
    }
    for fact in worked_out {
        text.plain(format!("  {} ", fact.words)).line(Role::Quiet, format!("[{}]", fact.fact));
    }
}

fn caveats(text: &mut Styled, report: &Report) {
    text.heading("To bear in mind");
    for caveat in &report.caveats {
        let inputs = match caveat.inputs.as_slice() {
            [] => String::new(),
            inputs => format!(": {}", inputs.join(", ")),
        };
        text.line(Role::Plain, format!("  {}{inputs}", caveat.text));
    }
    let pack = |pack: &neglect_screen::report::PackRef| {
        let digest: String = pack.digest.chars().take(12).collect();
        format!("{} {} ({digest})", pack.id, pack.version)
    };
    let packs: Vec<String> = report.packs.iter().map(pack).collect();
    text.line(Role::Quiet, format!("  neglect-screen {}; packs {}", report.library, packs.join(", ")));
}
