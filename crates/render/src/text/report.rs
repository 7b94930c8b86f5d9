//! A report as text: what a safeguarding lead reads.

use neglect_screen::report::{Finding, NextStepDue, Question, ReadingResult, Report, SupportLine};
use neglect_screen::{Standing, StepState, Vocabulary as _};

use super::account::account;
use crate::grouped::{self, Inputs, MOST_QUESTIONS, by_evidence, evidence, steps, worked_out};
use crate::styled::{Role, Styled};
use crate::wording::{authority_in, facts_known, spoken};

/// A report as text.
///
/// ```
/// # use neglect_screen::{Case, Limits, Screener};
/// # let case = br#"{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2020-03-01" } }"#;
/// # let case = Case::from_json(case, &Limits::default())?;
/// # let screener = Screener::england();
/// let text = neglect_render::text::report(&screener.screen(&case)?);
/// assert!(text.as_str().contains("No alerting feature is recorded (this does not mean"));
/// # Ok::<(), neglect_screen::CaseError>(())
/// ```
pub fn report(report: &Report) -> Styled {
    let inputs = &Inputs::new(report);
    let mut text = Styled::default();
    head(&mut text, report);
    contradictions(&mut text, report);
    let findings = |text: &mut Styled, title, findings, standing| {
        self::findings(text, report, inputs, title, by_evidence(findings, standing));
    };
    findings(&mut text, "Findings", &report.findings, Standing::Current);
    findings(&mut text, "Patterns over time and across agencies", &report.patterns, Standing::Current);
    next_steps(&mut text, report);
    questions(&mut text, report, inputs);
    held_back(&mut text, report);
    readings(&mut text, report);
    for_review(&mut text, report);
    findings(&mut text, "Past: older, and answered", &report.findings, Standing::Past);
    findings(&mut text, "Past patterns: older, and answered", &report.patterns, Standing::Past);
    facts(&mut text, report, inputs);
    account(&mut text, report);
    sources(&mut text, report);
    caveats(&mut text, report);
    text
}

fn head(text: &mut Styled, report: &Report) {
    let title = format!("Case {}, seen from {} ({})", report.case, report.as_of, age(report));
    text.line(Role::Heading, title);
    text.line(Role::Concern(report.concern), &report.headline);
    for level in &report.levels {
        let legal = match level.legal.as_slice() {
            [] => String::new(),
            legal => format!("; legal basis {}", legal.join(", ")),
        };
        let could_be = match &level.could_be {
            Some(could_be) => format!("; could be {} {}", could_be.number, could_be.name),
            None => String::new(),
        };
        text.line(
            Role::Plain,
            format!(
                "Level of need: at least {} {}{could_be} ({}{legal})",
                level.at_least, level.name, level.level
            ),
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

fn contradictions(text: &mut Styled, report: &Report) {
    if report.contradictions.is_empty() {
        return;
    }
    text.heading("Answers that contradict each other");
    for met in &report.contradictions {
        text.line(Role::Plain, format!("  {}", met.text));
        let taken = format!("      taken at the more dangerous value: {}. Ask: {}", met.taken, met.ask);
        text.line(Role::Plain, format!("{taken} ({})", met.inputs.join(", ")));
        let authority = authority_in(report, &met.contradiction, met.basis, &met.cites, met.checked);
        sourced(text, &met.contradiction, authority);
    }
}

fn findings(
    text: &mut Styled,
    report: &Report,
    inputs: &Inputs<'_>,
    title: &str,
    groups: Vec<Vec<&Finding>>,
) {
    if groups.is_empty() {
        return;
    }
    text.heading(title);
    groups.iter().for_each(|group| self::group(text, report, inputs, group));
}

/// Findings that rest on the same, which is told once.
fn group(text: &mut Styled, report: &Report, inputs: &Inputs<'_>, group: &[&Finding]) {
    for finding in group {
        let (role, tag) = match (finding.concern, finding.hazard) {
            (Some(concern), Some(hazard)) => {
                (Role::Concern(concern), format!("[{concern}, hazard {hazard}]"))
            }
            (Some(concern), None) => (Role::Concern(concern), format!("[{concern}]")),
            (None, Some(hazard)) => (Role::Hazard(hazard), format!("[hazard {hazard}]")),
            (None, None) => (Role::Heading, "[note]".to_owned()),
        };
        text.plain("  ").add(role, tag).plain(" ").plain(&finding.text).end_line();
        if let Some(note) = &finding.note {
            text.line(Role::Plain, format!("      Note: {note}"));
        }
        let authority = authority_in(report, &finding.rule, finding.basis, &finding.cites, finding.checked);
        sourced(text, &finding.rule, authority);
        if let Some(amended) = &finding.amended {
            text.line(Role::Quiet, format!("      amended by {amended}"));
        }
    }
    let (evidence, counted) = evidence(inputs, &group[0].rests_on);
    if let Some(counted) = counted {
        text.line(Role::Plain, format!("      {counted}"));
    }
    for support in evidence {
        text.plain("      ").line(Role::Plain, rests_on(support));
    }
    if !group[0].overlaps.is_empty() {
        text.line(Role::Plain, format!("      Can look like: {}", group[0].overlaps.join(", ")));
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
    let outcome = spoken(&reading.outcome);
    if !reading.selected && reading.differs.is_none() && reading.missing.is_empty() {
        text.line(Role::Plain, format!("  {}: {outcome}, the same [{}]", reading.title, reading.reading));
        return;
    }
    text.line(Role::Plain, format!("  {}{selected}: {outcome}", reading.title));
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
    let authority = authority_in(report, &reading.reading, reading.basis, &reading.cites, reading.checked);
    sourced(text, &reading.reading, authority);
}

fn next_steps(text: &mut Styled, report: &Report) {
    if steps(report, StepState::Due).next().is_some() {
        text.heading("Next steps");
        steps(report, StepState::Due).for_each(|step| next_step(text, report, step));
    }
    if steps(report, StepState::Done).next().is_some() {
        text.heading("Done since the newest evidence");
        steps(report, StepState::Done).for_each(|step| step_done(text, step));
    }
}

fn next_step(text: &mut Styled, report: &Report, step: &NextStepDue) {
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
    let authority = authority_in(report, &step.step, step.basis, &step.cites, step.checked);
    sourced(text, &step.step, authority);
}

/// A step that was taken, with what did it, the day and the agency.
fn step_done(text: &mut Styled, step: &NextStepDue) {
    text.line(Role::Plain, format!("  {}", step.text));
    if let Some(done) = &step.done {
        let (by, agency) = (spoken(done.by.name()), spoken(done.agency.name()));
        text.line(Role::Plain, format!("      done: {by}, {}, {agency} ({})", done.on, done.input));
    }
}

fn questions(text: &mut Styled, report: &Report, inputs: &Inputs<'_>) {
    if report.questions.is_empty() {
        return;
    }
    text.heading("What nobody has written down");
    let groups = grouped::questions(report, inputs);
    for (question, of_inputs) in groups.iter().take(MOST_QUESTIONS) {
        let label = of_inputs.first().and_then(|input| inputs.label_of(input));
        self::question(text, question, label, of_inputs);
    }
    if groups.len() > MOST_QUESTIONS {
        let (all, more) = (groups.len(), groups.len() - MOST_QUESTIONS);
        text.line(
            Role::Plain,
            format!("  and {more} more of {all}: the report as JSON or HTML has them all"),
        );
    }
}

fn question(text: &mut Styled, question: &Question, label: Option<&str>, inputs: &[&str]) {
    let of_input = label.map(|label| format!("  {label} ({})", inputs.join(", ")));
    let indent = if of_input.is_some() { "      " } else { "  " };
    if let Some(of_input) = of_input {
        text.line(Role::Plain, of_input);
    }
    for missing in &question.missing {
        let other = missing.input.as_ref().filter(|input| Some(*input) != question.input.as_ref());
        let input = other.map(|input| format!(" ({input})")).unwrap_or_default();
        text.line(Role::Plain, format!("{indent}{}{input}", missing.ask));
    }
    let concern = question.concern.map(|concern| concern.to_string());
    let hazard = question.hazard.map(|hazard| format!("hazard {hazard}"));
    let could: Vec<String> = concern.into_iter().chain(hazard).collect();
    if !could.is_empty() {
        let rules: Vec<&str> = question.could.iter().map(|lift| lift.rule.as_ref()).collect();
        text.line(Role::Quiet, format!("      could raise it to {}: {}", could.join(", "), rules.join(", ")));
    }
    if !question.exempts.is_empty() {
        text.line(Role::Quiet, format!("      could make an exception of: {}", question.exempts.join(", ")));
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
fn facts(text: &mut Styled, report: &Report, inputs: &Inputs<'_>) {
    let mut worked_out = worked_out(report, inputs).peekable();
    if worked_out.peek().is_some() {
        text.heading("The numbers in the records");
    }
    for fact in worked_out {
        text.plain(format!("  {} ", fact.words)).line(Role::Quiet, format!("[{}]", fact.fact));
    }
}

/// What the report cites: the authority with its address, and then where its text was read.
fn sources(text: &mut Styled, report: &Report) {
    let documents = grouped::documents(report);
    if !documents.is_empty() {
        text.heading("Sources");
    }
    for document in documents {
        let dates = document.dates.iter().map(|date| format!(" ({date})")).collect::<String>();
        let url = document.url.map(|url| format!(" <{url}>")).unwrap_or_default();
        let read_in = match document.read_in.as_slice() {
            [] => String::new(),
            places => format!("; read in: {}", places.join("; ")),
        };
        text.plain("  ").plain(document.title).line(Role::Quiet, format!("{dates}{url}{read_in}"));
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
