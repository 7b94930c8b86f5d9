//! `QuestionnaireResponse`: answers to a tool of the packs, found by the questionnaire's name.

use neglect_screen::pack::Tool;

use super::Mapping;
use crate::node::{LeafFate, Node};
use crate::record::{List, Record};

impl<'n> Mapping<'_, 'n, '_> {
    pub(super) fn questionnaire_response(&mut self) {
        if self.is_withdrawn() || self.status_is(&["in-progress", "stopped"]) {
            self.node.set_all_aside("unconfirmed");
            return;
        }
        let name = self.node.child("questionnaire");
        let tool = name.and_then(|node| {
            let url = node.value.as_deref()?.split('|').next()?;
            let id = url.rsplit('/').next()?;
            self.context.reading.screener.tools().iter().find(|tool| tool.id == id)
        });
        let (Some(name), Some(tool)) = (name, tool) else {
            self.node
                .all("item")
                .for_each(|item| item.settle_all(LeafFate::NotUnderstood("questionnaire_not_known")));
            return;
        };
        let mut record = self.begin(List::Assessments);
        record.set("tool", tool.id.as_str());
        let target = self.target(List::Assessments, "tool");
        record.rests_on(name, target);
        self.put(&mut record, "on", self.node.child("authored"));
        self.node.all("item").for_each(|item| self.answers(&mut record, item, tool));
        self.finish(record);
    }

    fn answers(&mut self, record: &mut Record<'n>, item: &'n Node, tool: &Tool) {
        for below in item.all("item") {
            self.answers(record, below, tool);
        }
        let mut answers = item.all("answer");
        let Some(answer) = answers.next() else { return };
        answer.all("item").for_each(|below| self.answers(record, below, tool));
        let Some(link) = item.child("linkId") else { return };
        let question =
            tool.questions.iter().find(|question| Some(question.id.as_str()) == link.value.as_deref());
        let Some(question) = question else {
            answer.settle_all(LeafFate::NotUnderstood("question_not_known"));
            return;
        };
        let value = answer.children.iter().find(|child| child.name.starts_with("value"));
        let value = value.map(|value| value.child("code").unwrap_or(value));
        let field = format!("answers.{}", question.id);
        if record.fields.get("answers").is_some_and(|answers| answers.get(&question.id).is_some()) {
            answer.settle_all(LeafFate::NotUnderstood("contradicts"));
            return;
        }
        self.put(record, &field, value);
        let target = self.target(List::Assessments, &field);
        record.rests_on(link, target);
        // One question has one answer in a case.
        answers.for_each(|more| more.settle_all(LeafFate::NotUnderstood("contradicts")));
    }
}
