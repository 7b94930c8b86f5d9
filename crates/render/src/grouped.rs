//! How reports put together what belongs together: findings on the same inputs, and lists that are cut short. Everything
//! is looked up by its name or key and never searched for, so that a report of many thousand inputs is shown in moments.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use neglect_screen::Standing;
use neglect_screen::report::{FactLine, Finding, Question, Report, SupportLine};

/// How many groups of questions about records a text shows, and how many questions about the child; the rest is counted.
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

    /// The kind of an input, as the account has it; nothing where the account lacks it.
    pub(crate) fn kind_of(&self, input: &str) -> &'r str {
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
    let counted = format!("{} {}{span}; the newest {MOST_EVIDENCE}:", rests_on.len(), kind(inputs, rests_on));
    newest_first.truncate(MOST_EVIDENCE);
    (newest_first, Some(counted))
}

/// What things that a finding rests on are called together.
fn kind(inputs: &Inputs<'_>, rests_on: &[&SupportLine]) -> &'static str {
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

/// The numbers that readers worked out; what a tool was asked stands in the account, and a child's own particulars
/// (a weight at birth) say nothing by themselves.
pub(crate) fn worked_out<'r>(report: &'r Report, inputs: &Inputs<'r>) -> impl Iterator<Item = &'r FactLine> {
    let is_answer = |fact: &FactLine| {
        let Some((_, question)) = fact.fact.split_once('.') else { return false };
        fact.from.iter().any(|input| inputs.kind_of(&format!("{input}/{question}")) == "answer")
    };
    let of_child = |fact: &FactLine| fact.from.iter().any(|input| input == "child");
    report.facts.iter().filter(move |fact| !fact.words.is_empty() && !is_answer(fact) && !of_child(fact))
}
