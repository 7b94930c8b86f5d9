//! The numbers by which a report speaks of its findings, in place of ids, and what else of it is looked up by a name.

use std::collections::{BTreeMap, BTreeSet};

use neglect_screen::report::{Finding, Report};
use neglect_screen::{Basis, Checked, Forms, Standing, Vocabulary as _};

use super::line::{Line, Piece};
use crate::grouped::{Inputs, by_evidence};
use crate::wording::spoken;

/// The groups of findings as they are numbered.
pub(super) struct Numbers<'r> {
    report: &'r Report,
    /// Findings that rest on the same, in the order in which they are told; the first has number 1.
    groups: Vec<Group<'r>>,
    /// The number of each rule's group.
    by_rule: BTreeMap<&'r str, usize>,
    /// For each input the number of the first group that tells it.
    told_by: BTreeMap<&'r str, usize>,
    inputs: Inputs<'r>,
}

/// Findings that rest on the same.
pub(super) struct Group<'r> {
    pub(super) number: usize,
    pub(super) part: Part,
    pub(super) findings: Vec<&'r Finding>,
}

/// Where a group is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Among the findings, under its forms.
    Findings(Forms),
    Patterns,
    Past,
}

impl<'r> Numbers<'r> {
    pub(super) fn new(report: &'r Report) -> Numbers<'r> {
        let mut groups: Vec<Group<'r>> = Vec::new();
        let mut by_rule = BTreeMap::new();
        let mut add = |part: Part, findings: Vec<&'r Finding>| {
            let number = groups.len() + 1;
            by_rule.extend(findings.iter().map(|finding| (finding.rule.as_str(), number)));
            groups.push(Group { number, part, findings });
        };
        let current = by_evidence(&report.findings, Standing::Current);
        let mut forms: Vec<Forms> = Vec::new();
        for group in &current {
            if !forms.contains(&group[0].forms) {
                forms.push(group[0].forms);
            }
        }
        for forms in forms {
            let of_forms = current.iter().filter(|group| group[0].forms == forms);
            of_forms.for_each(|group| add(Part::Findings(forms), group.clone()));
        }
        by_evidence(&report.patterns, Standing::Current)
            .into_iter()
            .for_each(|group| add(Part::Patterns, group));
        for past in [&report.findings, &report.patterns] {
            by_evidence(past, Standing::Past).into_iter().for_each(|group| add(Part::Past, group));
        }
        let mut told_by = BTreeMap::new();
        for group in &groups {
            for support in group.findings[0].rests_on.iter().filter(|support| !support.input.is_empty()) {
                told_by.entry(support.input.as_str()).or_insert(group.number);
            }
        }
        Numbers { report, groups, by_rule, told_by, inputs: Inputs::new(report) }
    }

    /// What the report says of its inputs.
    pub(super) fn inputs(&self) -> &Inputs<'r> {
        &self.inputs
    }

    /// Whether a group before this one has told an input.
    pub(super) fn is_told_before(&self, group: &Group<'_>, input: &str) -> bool {
        self.told_by.get(input).is_some_and(|&first| first < group.number)
    }

    pub(super) fn groups(&self) -> &[Group<'r>] {
        &self.groups
    }

    /// The numbers of all rules that have a finding.
    pub(super) fn by_rule(&self) -> BTreeMap<String, usize> {
        self.by_rule.iter().map(|(&rule, &number)| (rule.to_owned(), number)).collect()
    }

    /// The number of the finding of a rule, where the report has one.
    pub(super) fn of_rule(&self, rule: &str) -> Option<usize> {
        self.by_rule.get(rule).copied()
    }

    /// The findings of these rules: `finding 1`, `findings 1, 3`. A rule without a finding is not told.
    pub(super) fn findings(&self, rules: &[String]) -> Option<String> {
        let numbers: BTreeSet<usize> = rules.iter().filter_map(|rule| self.of_rule(rule)).collect();
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        match numbers.as_slice() {
            [] => None,
            [one] => Some(format!("finding {one}")),
            several => Some(format!("findings {}", several.join(", "))),
        }
    }

    /// On whose authority something stands: the documents by their numbers, with the places in them, and how well that was
    /// checked.
    pub(super) fn authority(&self, of: &str, basis: Basis, cites: &[String], checked: Checked) -> Line {
        let mut line = Line::quiet(basis.words());
        let mut told: Vec<(Option<&str>, &str)> = Vec::new();
        for cite in cites {
            let (source, at) = match self.report.source(of, cite) {
                Some((source, at)) => (Some(source.title.as_str()), at),
                None => (None, cite.as_str()),
            };
            // One document without a place, and one with: the place says enough.
            match told.iter_mut().find(|(known, place)| {
                *known == source && (place.is_empty() || at.is_empty() || *place == at)
            }) {
                Some((_, place)) if place.is_empty() => *place = at,
                Some(_) => {}
                None => told.push((source, at)),
            }
        }
        for (nth, (source, at)) in told.into_iter().enumerate() {
            line = line.add_quiet(if nth == 0 { ": " } else { "; " });
            if let Some(title) = source {
                line = line.piece(Piece::Source { title: title.to_owned(), number: 0 });
            }
            let blank = if source.is_some() && !at.is_empty() { " " } else { "" };
            line = line.add_quiet(format!("{blank}{at}"));
        }
        line.add_quiet(format!(" ({})", checked.words()))
    }
}

/// Forms of neglect as a heading.
pub(super) fn forms_in_words(forms: Forms) -> String {
    let names: Vec<String> = forms.iter().map(|form| spoken(form.name())).collect();
    let Some((last, others)) = names.split_last() else { return "Besides the forms of neglect".to_owned() };
    let names = if others.is_empty() { last.clone() } else { format!("{} and {last}", others.join(", ")) };
    super::head::capital(&format!("{names} neglect"))
}
