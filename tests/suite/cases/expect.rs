//! Holds a report against what a case file expects.

use std::collections::BTreeSet;

use neglect_screen::{Report, StepState, Vocabulary as _};

use super::file::{Expect, ExpectQuestion};

/// Everything in which the report differs from what is expected, in words.
pub(super) fn differences(expect: &Expect, report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    if report.concern != expect.concern {
        wrong.push(format!("concern is {}, not {}", report.concern, expect.concern));
    }
    if report.could_reach != expect.could_reach {
        wrong.push(format!("it could reach {:?}, not {:?}", report.could_reach, expect.could_reach));
    }
    if report.hazard != expect.hazard {
        wrong.push(format!("hazard is {:?}, not {:?}", report.hazard, expect.hazard));
    }
    if report.hazard_could_reach != expect.hazard_could_reach {
        let (could, expected) = (report.hazard_could_reach, expect.hazard_could_reach);
        wrong.push(format!("hazard could reach {could:?}, not {expected:?}"));
    }
    let undecided: BTreeSet<String> = report.undecided.iter().map(|line| line.input.clone()).collect();
    if undecided != expect.undecided {
        wrong.push(format!("undecided are {undecided:?}, not {:?}", expect.undecided));
    }
    findings(expect, report, &mut wrong);
    held_back(expect, report, &mut wrong);
    questions(expect, report, &mut wrong);
    for review in &expect.for_review {
        let shown = report
            .for_review
            .iter()
            .any(|line| line.input == review.input && line.rules.contains(&review.rule));
        if !shown {
            wrong.push(format!("{} is not shown for review with {}", review.input, review.rule));
        }
    }
    for step in &expect.next_steps {
        let due = report.next_steps.iter().filter(|line| line.state == StepState::Due);
        if !due.clone().any(|line| line.step == step.as_str()) {
            let due: Vec<&str> = due.map(|line| &*line.step).collect();
            wrong.push(format!("next step {step} is not among those that are due: {due:?}"));
        }
    }
    for (input, fate) in &expect.account {
        match report.account.iter().find(|line| line.input == input.as_str()) {
            None => wrong.push(format!("{input} is missing from the account")),
            Some(line) if line.fate != *fate => {
                wrong.push(format!("{input} is {} ({:?} {:?}), not {fate}", line.fate, line.reason, line.of));
            }
            Some(_) => {}
        }
    }
    for (reading, outcome) in &expect.readings {
        let said = report.readings.iter().find(|result| result.reading == reading.as_str());
        if said.map(|result| &*result.outcome) != Some(outcome.as_str()) {
            wrong.push(format!("{reading} is {:?}, not {outcome}", said.map(|result| &result.outcome)));
        }
    }
    for caveat in &expect.caveats {
        if !report.caveats.iter().any(|line| line.code.name() == caveat.as_str()) {
            wrong.push(format!("caveat {caveat} is missing"));
        }
    }
    wrong
}

fn findings(expect: &Expect, report: &Report, wrong: &mut Vec<String>) {
    let fired: Vec<&str> =
        report.findings.iter().chain(&report.patterns).map(|finding| &*finding.rule).collect();
    for rule in &expect.findings {
        if !fired.contains(&rule.as_str()) {
            wrong.push(format!("{rule} is missing from {fired:?}"));
        }
    }
    if expect.findings.is_empty() && !fired.is_empty() {
        wrong.push(format!("findings where none is expected: {fired:?}"));
    }
    for rule in &expect.not_findings {
        if fired.contains(&rule.as_str()) {
            wrong.push(format!("{rule} must not fire"));
        }
    }
    for (rule, forms) in &expect.forms {
        let finding =
            report.findings.iter().chain(&report.patterns).find(|finding| finding.rule == rule.as_str());
        if finding.map(|finding| finding.forms) != Some(*forms) {
            wrong.push(format!(
                "{rule} has the forms {:?}, not {forms:?}",
                finding.map(|finding| finding.forms)
            ));
        }
    }
}

fn held_back(expect: &Expect, report: &Report, wrong: &mut Vec<String>) {
    let Some(expected) = &expect.held_back else { return };
    if expected.is_empty() && !report.held_back.is_empty() {
        wrong.push(format!("{} is held back where nothing is expected", report.held_back[0].rule));
    }
    for held in expected {
        let found = report
            .held_back
            .iter()
            .any(|line| line.rule == held.rule.as_str() && line.by == held.by.as_str());
        if !found {
            let all: Vec<(&str, &str)> =
                report.held_back.iter().map(|line| (&*line.rule, &*line.by)).collect();
            wrong.push(format!("{} is not held back by {}: {all:?}", held.rule, held.by));
        }
    }
}

fn questions(expect: &Expect, report: &Report, wrong: &mut Vec<String>) {
    let Some(expected) = &expect.questions else { return };
    if expected.is_empty() && !report.questions.is_empty() {
        wrong.push(format!("it asks where nothing is expected: {:?}", report.questions[0]));
    }
    for question in expected {
        if !asks(question, report) {
            wrong.push(format!("it does not ask for {question:?}: {:?}", report.questions));
        }
    }
}

fn asks(expected: &ExpectQuestion, report: &Report) -> bool {
    report.questions.iter().any(|question| {
        let missing = question.missing.iter().any(|part| {
            part.name == expected.name.as_str()
                && expected.input.as_ref().is_none_or(|input| part.input.as_deref() == Some(input.as_str()))
        });
        let lifts = question.could.iter().any(|lift| {
            lift.rule == expected.rule.as_str()
                && expected.concern.is_none_or(|concern| lift.concern == Some(concern))
        });
        missing && lifts
    })
}
