//! How reports put together what belongs together: findings on the same inputs, lists that are cut short, answers of one
//! assessment. Everything is looked up by its name or key and never searched for, so that a report of many thousand inputs
//! is shown in moments.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use neglect_screen::report::{AccountLine, FactLine, Finding, NextStepDue, Question, Report, SupportLine};
use neglect_screen::{Standing, StepState};

/// How many groups of questions are shown; the rest is counted.
pub(crate) const MOST_QUESTIONS: usize = 10;

/// How many things that a finding rests on are shown, newest first; of more it is said how many there are.
pub(crate) const MOST_EVIDENCE: usize = 5;

/// What a report says of each input, by the input's name.
pub(crate) struct Inputs<'r> {
    /// The kinds, as the account has them.
    kinds: HashMap<&'r str, &'r str>,
    /// The labels of those that are undecided.
    labels: HashMap<&'r str, &'r str>,
}

impl<'r> Inputs<'r> {
    /// The inputs of a report. Of two with one name, which only a report from elsewhere has, the first counts.
    pub(crate) fn new(report: &'r Report) -> Inputs<'r> {
        let mut inputs = Inputs { kinds: HashMap::new(), labels: HashMap::new() };
        for line in &report.account {
            inputs.kinds.entry(&line.input).or_insert(&line.kind);
        }
        for undecided in &report.undecided {
            inputs.labels.entry(&undecided.input).or_insert(&undecided.label);
        }
        inputs
    }

    /// The label of an input that is undecided.
    pub(crate) fn label_of(&self, input: &str) -> Option<&'r str> {
        self.labels.get(input).copied()
    }

    fn kind_of(&self, input: &str) -> &'r str {
        self.kinds.get(input).copied().unwrap_or_default()
    }
}

/// Questions that ask the same about inputs of one label, together with those inputs; others by themselves.
pub(crate) fn questions<'r>(report: &'r Report, inputs: &Inputs<'r>) -> Vec<(&'r Question, Vec<&'r str>)> {
    let mut groups: Vec<(&Question, Vec<&str>)> = Vec::new();
    let mut known = BTreeMap::new();
    for question in &report.questions {
        let Some(input) = question.input.as_deref() else {
            groups.push((question, Vec::new()));
            continue;
        };
        let asks: Vec<&str> = question.missing.iter().map(|missing| missing.ask.as_str()).collect();
        let could: Vec<_> =
            question.could.iter().map(|lift| (lift.rule.as_str(), lift.concern, lift.hazard)).collect();
        let group =
            *known.entry((inputs.label_of(input), asks, could, &question.exempts)).or_insert_with(|| {
                groups.push((question, Vec::new()));
                groups.len() - 1
            });
        groups[group].1.push(input);
    }
    groups
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
    let mut known: HashMap<u64, Vec<usize>> = HashMap::new();
    for finding in findings.iter().filter(|finding| finding.standing == standing) {
        let of_same_hash = known.entry(hash_of_inputs(&finding.rests_on)).or_default();
        match of_same_hash.iter().find(|&&group| groups[group][0].rests_on == finding.rests_on) {
            Some(&group) => groups[group].push(finding),
            None => {
                of_same_hash.push(groups.len());
                groups.push(vec![finding]);
            }
        }
    }
    groups
}

fn hash_of_inputs(rests_on: &[SupportLine]) -> u64 {
    let mut hasher = DefaultHasher::new();
    rests_on.iter().for_each(|support| support.input.hash(&mut hasher));
    hasher.finish()
}

/// What findings rest on, newest first, and in words of how many it is cut short.
pub(crate) fn evidence<'r>(
    inputs: &Inputs<'_>,
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
    let counted = format!("{} {}{span}; the newest {MOST_EVIDENCE}:", rests_on.len(), kind(inputs, rests_on));
    newest_first.truncate(MOST_EVIDENCE);
    (newest_first, Some(counted))
}

/// What things that a finding rests on are called together.
fn kind(inputs: &Inputs<'_>, rests_on: &[SupportLine]) -> &'static str {
    let first = inputs.kind_of(&rests_on[0].input);
    if !rests_on.iter().all(|support| inputs.kind_of(&support.input) == first) {
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
    let mut known: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().filter(|line| line.kind == "answer") {
        let assessment = line.input.strip_suffix(line.code.as_str()).unwrap_or(&line.input);
        let assessment = assessment.trim_end_matches('/');
        let at = *known.entry(assessment).or_insert_with(|| {
            of_assessments.push((assessment, Vec::new()));
            of_assessments.len() - 1
        });
        of_assessments[at].1.push(&line.code);
    }
    of_assessments
}

/// The numbers that readers worked out; what a tool was asked stands in the account.
pub(crate) fn worked_out<'r>(report: &'r Report, inputs: &Inputs<'r>) -> impl Iterator<Item = &'r FactLine> {
    let is_answer = |fact: &FactLine| {
        let Some((_, question)) = fact.fact.split_once('.') else { return false };
        fact.from.iter().any(|input| inputs.kind_of(&format!("{input}/{question}")) == "answer")
    };
    report.facts.iter().filter(move |fact| !fact.words.is_empty() && !is_answer(fact))
}
