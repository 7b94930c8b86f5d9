//! The way back: a report as FHIR R4 resources and as a card of CDS Hooks, and a tool as a questionnaire, for clinical systems
//! store resources and show cards.

use neglect_screen::pack::{AnswerKind, Tool};
use neglect_screen::report::{Finding, Report};
use neglect_screen::{Concern, Hazard, Standing};
use serde_json::{Value, json};

/// Where the questionnaires and codes of this project are named.
const BASE: &str = "https://github.com/neglect-screen/neglect-screen";
/// The longest summary that CDS Hooks allows.
const SUMMARY: usize = 139;

/// A tool as a `Questionnaire`; answers come back as a `QuestionnaireResponse` that names it, and are imported.
pub fn questionnaire(tool: &Tool) -> Value {
    let item = |question: &neglect_screen::pack::ToolQuestion| {
        let (kind, options) = match &question.answer {
            AnswerKind::Choice { options, .. } => ("choice", options.as_slice()),
            AnswerKind::YesNo => ("boolean", &[][..]),
            AnswerKind::Grade { .. } => ("integer", &[][..]),
            AnswerKind::Number { .. } => ("decimal", &[][..]),
        };
        let mut item = json!({ "linkId": question.id, "text": question.ask, "type": kind });
        if !options.is_empty() {
            item["answerOption"] =
                options.iter().map(|option| json!({ "valueCoding": { "code": option } })).collect();
        }
        item
    };
    json!({
        "resourceType": "Questionnaire",
        "url": format!("{BASE}/Questionnaire/{}", tool.id),
        "status": "active",
        "title": tool.title,
        "item": tool.questions.iter().map(item).collect::<Vec<Value>>(),
    })
}

/// Whether somebody must act now.
fn is_immediate(report: &Report) -> bool {
    report.concern == Concern::Immediate || report.hazard == Some(Hazard::Immediate)
}

/// Current findings and patterns.
fn current(report: &Report) -> impl Iterator<Item = &Finding> {
    let all = report.findings.iter().chain(&report.patterns);
    all.filter(|finding| finding.standing == Standing::Current)
}

/// A report as a `Bundle`: a `DetectedIssue` for each current finding, and one `CommunicationRequest` only where something
/// cannot wait. Where nothing was found the bundle is empty: that nothing is recorded is no issue, and no finding.
pub fn bundle(report: &Report, patient: &str) -> Value {
    let issue = |finding: &Finding| {
        json!({ "resource": {
            "resourceType": "DetectedIssue",
            "status": "preliminary",
            "code": { "coding": [{ "system": format!("{BASE}/rule"), "code": finding.rule }], "text": finding.text },
            "severity": if finding.concern >= Some(Concern::Suspect) { "high" } else { "moderate" },
            "patient": { "reference": patient },
            "identifiedDateTime": report.as_of.to_string(),
            "detail": finding.text,
            "evidence": finding.rests_on.iter().map(|support| json!({ "code": [{ "text": support.what }] })).collect::<Vec<Value>>(),
        } })
    };
    let mut entries: Vec<Value> = current(report).map(issue).collect();
    if is_immediate(report) {
        entries.push(json!({ "resource": {
            "resourceType": "CommunicationRequest",
            "status": "active",
            "priority": "stat",
            "subject": { "reference": patient },
            "payload": [{ "contentString": report.headline }],
        } }));
    }
    json!({ "resourceType": "Bundle", "type": "collection", "entry": entries })
}

/// A report as the answer of a CDS Hooks service. There is no card where nothing recorded raises concern: a green light is
/// what a screening never is.
pub fn cards(report: &Report) -> Value {
    if report.concern == Concern::NoneRecorded && report.hazard.is_none() {
        return json!({ "cards": [] });
    }
    let indicator = match report.concern {
        _ if is_immediate(report) => "critical",
        Concern::Suspect | Concern::Immediate => "warning",
        _ => "info",
    };
    let mut detail = String::new();
    for finding in current(report) {
        detail += &format!("- {} ({})\n", finding.text, finding.cites.join("; "));
    }
    json!({ "cards": [{
        "summary": shortened(&report.headline),
        "indicator": indicator,
        "source": { "label": "neglect-screen" },
        "detail": detail,
    }] })
}

/// A sentence of at most so many characters, cut at a word.
fn shortened(text: &str) -> String {
    if text.chars().count() <= SUMMARY {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SUMMARY - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}
