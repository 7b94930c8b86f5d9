//! What a case may say, as entries of one list: indicators, and the questions of tools.

use serde_json::{Map, Value, json};

use crate::pack::{AnswerKind, Indicator, Scale, Tool, ToolQuestion};
use crate::screener::Screener;

/// Something that a case may say.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// An indicator: recorded as an observation.
    Indicator(&'a Indicator),
    /// A question of a tool: answered in an assessment.
    Question(&'a Tool, &'a ToolQuestion),
}

impl<'a> Entry<'a> {
    /// All entries: the indicators in the order of the packs, then the questions in the order of their tools.
    pub fn all(screener: &'a Screener) -> Vec<Entry<'a>> {
        let questions = screener
            .tools()
            .iter()
            .flat_map(|tool| tool.questions.iter().map(move |question| Entry::Question(tool, question)));
        screener.indicators().iter().map(Entry::Indicator).chain(questions).collect()
    }

    /// The name by which a case says it: the code, or the fact that the answer becomes.
    pub fn name(&self) -> String {
        match self {
            Entry::Indicator(indicator) => indicator.code.clone(),
            Entry::Question(tool, question) => format!("{}.{}", tool.id, question.id),
        }
    }

    /// Its words for people: the label, or the question.
    pub fn words(&self) -> &'a str {
        match self {
            Entry::Indicator(indicator) => &indicator.label,
            Entry::Question(_, question) => &question.ask,
        }
    }

    /// The words that people look for it with.
    pub(super) fn terms(&self) -> &'a [String] {
        match self {
            Entry::Indicator(indicator) => &indicator.terms,
            Entry::Question(_, question) => &question.terms,
        }
    }

    /// What else may be looked for in it: qualifiers and options, notes, the tool's title.
    pub(super) fn rest(&self) -> Vec<&'a str> {
        match self {
            Entry::Indicator(indicator) => {
                let qualifiers = indicator.qualifiers.iter().flat_map(|qualifier| {
                    let values = qualifier.scale.values().iter().map(String::as_str);
                    [qualifier.name.as_str()].into_iter().chain(qualifier.ask.as_deref()).chain(values)
                });
                qualifiers.chain(indicator.note.as_deref()).collect()
            }
            Entry::Question(tool, question) => {
                let options = match &question.answer {
                    AnswerKind::Choice { options, .. } => options.as_slice(),
                    _ => &[],
                };
                let options = options.iter().map(String::as_str);
                options.chain([tool.title.as_str()]).chain(question.note.as_deref()).collect()
            }
        }
    }

    /// The codes of other systems that mean it.
    pub fn codings(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let codings = match self {
            Entry::Indicator(indicator) => indicator.codings.as_slice(),
            Entry::Question(..) => &[],
        };
        let meaning = codings.iter().filter(|coding| coding.broad.is_none());
        meaning.flat_map(|coding| coding.values.iter().map(|value| (coding.system.as_str(), value.as_str())))
    }

    /// Where in a case it is written.
    pub fn written(&self) -> String {
        match self {
            Entry::Indicator(indicator) => format!("observations: code `{}`", indicator.code),
            Entry::Question(tool, question) => {
                format!("assessments: tool `{}`, answers: `{}`", tool.id, question.id)
            }
        }
    }

    /// The entry for programs.
    pub fn as_json(&self) -> Value {
        match self {
            Entry::Indicator(indicator) => {
                let qualifiers = indicator.qualifiers.iter().map(|qualifier| {
                    let ordered = matches!(qualifier.scale, Scale::Ordered(_));
                    let values = json!({
                        "values": qualifier.scale.values(), "ordered": ordered, "ask": qualifier.ask,
                    });
                    (qualifier.name.clone(), values)
                });
                let codings =
                    self.codings().map(|(system, value)| json!({ "system": system, "value": value }));
                json!({
                    "kind": "indicator", "code": indicator.code, "label": indicator.label,
                    "terms": indicator.terms, "channel": indicator.channel, "forms": indicator.forms,
                    "qualifiers": qualifiers.collect::<Map<_, _>>(), "note": indicator.note,
                    "codings": codings.collect::<Vec<_>>(), "written": self.written(),
                })
            }
            Entry::Question(tool, question) => json!({
                "kind": "question", "code": self.name(), "label": question.ask, "terms": question.terms,
                "tool": tool.id, "question": question.id, "answer": question.answer, "note": question.note,
                "written": self.written(),
            }),
        }
    }
}
