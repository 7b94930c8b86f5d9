//! What the codes of a witness mean, in the words of the packs: whoever reads one knows labels and questions, and not codes.

use std::collections::BTreeMap;

use neglect_screen::Screener;
use neglect_screen::case::{CaseDraft, Code};

/// The words of each code, tool (by its id) and question (by `tool/question`) in a case. Where both screeners know one, the
/// words are those of the new; what neither knows has none.
pub(crate) fn labels(old: &Screener, new: &Screener, case: &CaseDraft) -> BTreeMap<String, String> {
    let mut labels = BTreeMap::new();
    for screener in [old, new] {
        for observation in &case.observations {
            let label = label(screener, &observation.code);
            labels.extend(label.map(|label| (name(&observation.code), label)));
        }
        for assessment in &case.assessments {
            let tool = screener.tools().iter().find(|tool| tool.id == assessment.tool);
            let Some(tool) = tool else { continue };
            labels.insert(tool.id.clone(), tool.title.clone());
            let asked =
                tool.questions.iter().filter(|question| assessment.answers.contains_key(&question.id));
            labels
                .extend(asked.map(|question| (format!("{}/{}", tool.id, question.id), question.ask.clone())));
        }
    }
    labels
}

/// A code as it is written down: one of another system behind the system's name.
pub(crate) fn name(code: &Code) -> String {
    match code {
        Code::Own(code) => code.clone(),
        Code::Coded { system, value } => format!("{system} {value}"),
    }
}

fn label(screener: &Screener, code: &Code) -> Option<String> {
    let mut indicators = screener.indicators().iter();
    let indicator = match code {
        Code::Own(own) => indicators.find(|indicator| indicator.code == *own),
        Code::Coded { system, value } => indicators.find(|indicator| {
            indicator.codings.iter().any(|coding| coding.system == *system && coding.values.contains(value))
        }),
    };
    indicator.map(|indicator| indicator.label.clone())
}
