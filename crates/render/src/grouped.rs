//! How reports put together what belongs together: findings on the same inputs, lists that are cut short, answers of one
//! assessment.

use neglect_screen::report::{AccountLine, FactLine, Finding, NextStepDue, Question, Report, SupportLine};
use neglect_screen::{Standing, StepState};

/// How many groups of questions are shown; the rest is counted.
pub(crate) const MOST_QUESTIONS: usize = 10;

/// How many things that a finding rests on are shown, newest first; of more it is said how many there are.
pub(crate) const MOST_EVIDENCE: usize = 5;

/// Questions that ask the same about inputs of one label, together with those inputs; others by themselves.
pub(crate) fn questions(report: &Report) -> Vec<(&Question, Vec<&str>)> {
    fn asks(question: &Question) -> impl Iterator<Item = &str> {
        question.missing.iter().map(|missing| missing.ask.as_str())
    }
    let label = |question: &Question| question.input.as_ref().and_then(|input| label_of(report, input));
    let mut groups: Vec<(&Question, Vec<&str>)> = Vec::new();
    for question in &report.questions {
        let inputs = question.input.as_deref();
        let same = groups.iter_mut().find(|(first, _)| {
            question.input.is_some()
                && label(first) == label(question)
                && asks(first).eq(asks(question))
                && first.could == question.could
                && first.exempts == question.exempts
        });
        match same {
            Some((_, all)) => all.extend(inputs),
            None => groups.push((question, inputs.into_iter().collect())),
        }
    }
    groups
}

/// The label of an input that is undecided.
pub(crate) fn label_of<'r>(report: &'r Report, input: &str) -> Option<&'r str> {
    let undecided = report.undecided.iter().find(|undecided| undecided.input == input)?;
    Some(&undecided.label)
}

/// A document that a report cites, for whatever parts of it and by whichever packs.
pub(crate) struct Document<'r> {
    pub(crate) title: &'r str,
    pub(crate) url: Option<&'r str>,
    pub(crate) dates: Vec<&'r str>,
    pub(crate) read_in: Vec<&'r str>,
}

/// The documents that a report cites, each once.
pub(crate) fn documents(report: &Report) -> Vec<Document<'_>> {
    let mut documents: Vec<Document<'_>> = Vec::new();
    for source in &report.sources {
        let known = documents.iter().position(|document| document.title == source.title);
        let place = known.unwrap_or_else(|| {
            let url = source.url.as_deref();
            documents.push(Document { title: &source.title, url, dates: Vec::new(), read_in: Vec::new() });
            documents.len() - 1
        });
        let document = &mut documents[place];
        document.url = document.url.or(source.url.as_deref());
        add_new(&mut document.dates, source.date.as_deref());
        add_new(&mut document.read_in, source.read_in.iter().map(String::as_str));
    }
    documents
}

fn add_new<'r>(texts: &mut Vec<&'r str>, new: impl IntoIterator<Item = &'r str>) {
    for text in new {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
}

/// Findings of one standing, those that rest on the same inputs together, in the order of the report.
pub(crate) fn by_evidence(findings: &[Finding], standing: Standing) -> Vec<Vec<&Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.standing == standing) {
        match groups.iter_mut().find(|group| group[0].rests_on == finding.rests_on) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// What findings rest on, newest first, and in words of how many it is cut short.
pub(crate) fn evidence<'r>(
    report: &Report,
    rests_on: &'r [SupportLine],
) -> (Vec<&'r SupportLine>, Option<String>) {
    let mut newest_first: Vec<&SupportLine> = rests_on.iter().collect();
    newest_first.sort_by_key(|support| std::cmp::Reverse(support.on));
    if newest_first.len() <= MOST_EVIDENCE {
        return (newest_first, None);
    }
    let days = || rests_on.iter().filter_map(|support| support.on);
    let span = match (days().min(), days().max()) {
        (Some(from), Some(to)) if from != to => format!(", {from} to {to}"),
        _ => String::new(),
    };
    let counted = format!("{} {}{span}; the newest {MOST_EVIDENCE}:", rests_on.len(), kind(report, rests_on));
    newest_first.truncate(MOST_EVIDENCE);
    (newest_first, Some(counted))
}

/// What things that a finding rests on are called together.
fn kind(report: &Report, rests_on: &[SupportLine]) -> &'static str {
    let kind_of = |support: &SupportLine| {
        let line = report.account.iter().find(|line| line.input == support.input);
        line.map_or("", |line| line.kind.as_str())
    };
    let first = kind_of(&rests_on[0]);
    if !rests_on.iter().all(|support| kind_of(support) == first) {
        return "records";
    }
    match first {
        "observation" => "observations",
        "assessment" => "answers",
        "attendance" => "registers",
        "appointment" => "appointments",
        "growth" => "measurements",
        "response" => "responses",
        _ => "findings",
    }
}

/// The steps of one state.
pub(crate) fn steps(report: &Report, state: StepState) -> impl Iterator<Item = &NextStepDue> {
    report.next_steps.iter().filter(move |step| step.state == state)
}

/// The lines of an account, an assessment's answers with the same fate together: `s1: place, position`.
pub(crate) fn answers<'r>(lines: &[&'r AccountLine]) -> Vec<(&'r str, Vec<&'r str>)> {
    let mut of_assessments: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in lines.iter().filter(|line| line.kind == "answer") {
        let assessment = line.input.strip_suffix(line.code.as_str()).unwrap_or(&line.input);
        let assessment = assessment.trim_end_matches('/');
        match of_assessments.iter_mut().find(|(of, _)| *of == assessment) {
            Some((_, questions)) => questions.push(&line.code),
            None => of_assessments.push((assessment, vec![&line.code])),
        }
    }
    of_assessments
}

/// The numbers that readers worked out; what a tool was asked stands in the account.
pub(crate) fn worked_out(report: &Report) -> impl Iterator<Item = &FactLine> {
    let is_answer = |fact: &FactLine| {
        let Some((_, question)) = fact.fact.split_once('.') else { return false };
        fact.from.iter().any(|input| {
            let answer = format!("{input}/{question}");
            report.account.iter().any(|line| line.kind == "answer" && line.input == answer)
        })
    };
    report.facts.iter().filter(move |fact| !fact.words.is_empty() && !is_answer(fact))
}
