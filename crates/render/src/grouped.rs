//! How reports put together what belongs together: findings on the same inputs, and lists that are cut short.

use neglect_screen::Standing;
use neglect_screen::report::{FactLine, Finding, Question, Report, SupportLine};

/// How many groups of questions about records a text shows, and how many questions about the child; the rest is counted.
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
    rests_on: &[&'r SupportLine],
) -> (Vec<&'r SupportLine>, Option<String>) {
    let mut newest_first: Vec<&SupportLine> = rests_on.to_vec();
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
fn kind(report: &Report, rests_on: &[&SupportLine]) -> &'static str {
    let kind_of = |support: &SupportLine| {
        let line = report.account.iter().find(|line| line.input == support.input);
        line.map_or("", |line| line.kind.as_str())
    };
    let first = kind_of(rests_on[0]);
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

/// The numbers that readers worked out; what a tool was asked stands in the account, and a child's own particulars
/// (a weight at birth) say nothing by themselves.
pub(crate) fn worked_out(report: &Report) -> impl Iterator<Item = &FactLine> {
    let is_answer = |fact: &FactLine| {
        let Some((_, question)) = fact.fact.split_once('.') else { return false };
        fact.from.iter().any(|input| {
            let answer = format!("{input}/{question}");
            report.account.iter().any(|line| line.kind == "answer" && line.input == answer)
        })
    };
    let of_child = |fact: &FactLine| fact.from.iter().any(|input| input == "child");
    report.facts.iter().filter(move |fact| !fact.words.is_empty() && !is_answer(fact) && !of_child(fact))
}
