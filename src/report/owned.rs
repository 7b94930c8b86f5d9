//! Reports cut loose from the screener and the case that their texts were borrowed from.

use std::borrow::Cow;

use super::model::{
    AccountLine, Caveat, Difference, FactLine, Finding, HeldBack, LevelReached, Missing, NextStepDue,
    NotRecorded, PackRef, Question, ReadingResult, Replay, ReplayStep, Report, Resting, RuleLift,
    SiblingReview, Text,
};

fn owned(text: Text<'_>) -> Text<'static> {
    Cow::Owned(text.into_owned())
}

fn all_owned(texts: Vec<Text<'_>>) -> Vec<Text<'static>> {
    texts.into_iter().map(owned).collect()
}

impl Report<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> Report<'static> {
        Report {
            schema: self.schema,
            library: owned(self.library),
            case: owned(self.case),
            as_of: self.as_of,
            packs: self.packs.into_iter().map(PackRef::into_owned).collect(),
            age: self.age,
            concern: self.concern,
            hazard: self.hazard,
            levels: self.levels.into_iter().map(LevelReached::into_owned).collect(),
            findings: self.findings.into_iter().map(Finding::into_owned).collect(),
            patterns: self.patterns.into_iter().map(Finding::into_owned).collect(),
            held_back: self.held_back.into_iter().map(HeldBack::into_owned).collect(),
            next_steps: self.next_steps.into_iter().map(NextStepDue::into_owned).collect(),
            questions: self.questions.into_iter().map(Question::into_owned).collect(),
            readings: self.readings.into_iter().map(ReadingResult::into_owned).collect(),
            for_review: self.for_review.into_iter().map(SiblingReview::into_owned).collect(),
            facts: self.facts.into_iter().map(FactLine::into_owned).collect(),
            account: self.account.into_iter().map(AccountLine::into_owned).collect(),
            not_recorded: self.not_recorded.into_iter().map(NotRecorded::into_owned).collect(),
            caveats: self.caveats.into_iter().map(Caveat::into_owned).collect(),
        }
    }
}

impl PackRef<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> PackRef<'static> {
        PackRef {
            id: owned(self.id),
            version: owned(self.version),
            digest: owned(self.digest),
            review_overdue: self.review_overdue,
        }
    }
}

impl LevelReached<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> LevelReached<'static> {
        LevelReached {
            level: owned(self.level),
            number: self.number,
            name: owned(self.name),
            legal: all_owned(self.legal),
            text: owned(self.text),
            basis: self.basis,
            cites: all_owned(self.cites),
            checked: self.checked,
        }
    }
}

impl Finding<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> Finding<'static> {
        Finding {
            rule: owned(self.rule),
            concern: self.concern,
            hazard: self.hazard,
            forms: self.forms,
            text: owned(self.text),
            note: self.note.map(owned),
            from: self.from,
            to: self.to,
            agencies: self.agencies,
            rests_on: self.rests_on.into_iter().map(Resting::into_owned).collect(),
            overlaps: all_owned(self.overlaps),
            basis: self.basis,
            cites: all_owned(self.cites),
            checked: self.checked,
            amended: self.amended.map(owned),
        }
    }
}

impl Resting<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> Resting<'static> {
        Resting {
            input: owned(self.input),
            what: owned(self.what),
            code: owned(self.code),
            on: self.on,
            by: self.by,
        }
    }
}

impl HeldBack<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> HeldBack<'static> {
        HeldBack {
            rule: owned(self.rule),
            concern: self.concern,
            hazard: self.hazard,
            text: owned(self.text),
            by: owned(self.by),
            reason: owned(self.reason),
            inputs: all_owned(self.inputs),
        }
    }
}

impl NextStepDue<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> NextStepDue<'static> {
        NextStepDue {
            step: owned(self.step),
            text: owned(self.text),
            family: self.family.map(owned),
            who: self.who.map(owned),
            urgency: self.urgency.map(owned),
            deadline: self.deadline.map(owned),
            because: all_owned(self.because),
            basis: self.basis,
            cites: all_owned(self.cites),
            checked: self.checked,
        }
    }
}

impl Question<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> Question<'static> {
        Question {
            missing: self.missing.into_iter().map(Missing::into_owned).collect(),
            could: self.could.into_iter().map(RuleLift::into_owned).collect(),
            concern: self.concern,
            hazard: self.hazard,
        }
    }
}

impl Missing<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> Missing<'static> {
        Missing { input: self.input.map(owned), name: owned(self.name), ask: owned(self.ask) }
    }
}

impl RuleLift<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> RuleLift<'static> {
        RuleLift { rule: owned(self.rule), concern: self.concern, hazard: self.hazard }
    }
}

impl ReadingResult<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> ReadingResult<'static> {
        ReadingResult {
            reading: owned(self.reading),
            title: owned(self.title),
            group: owned(self.group),
            selected: self.selected,
            outcome: owned(self.outcome),
            text: owned(self.text),
            because: all_owned(self.because),
            missing: all_owned(self.missing),
            differs: self.differs.map(Difference::into_owned),
            basis: self.basis,
            cites: all_owned(self.cites),
            checked: self.checked,
        }
    }
}

impl Difference<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> Difference<'static> {
        Difference { selected: owned(self.selected), facts: all_owned(self.facts) }
    }
}

impl SiblingReview<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> SiblingReview<'static> {
        SiblingReview {
            input: owned(self.input),
            code: owned(self.code),
            what: owned(self.what),
            rules: all_owned(self.rules),
        }
    }
}

impl FactLine<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> FactLine<'static> {
        FactLine {
            fact: owned(self.fact),
            answer: self.answer,
            words: owned(self.words),
            on: self.on,
            from: all_owned(self.from),
        }
    }
}

impl AccountLine<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> AccountLine<'static> {
        AccountLine {
            kind: owned(self.kind),
            input: owned(self.input),
            code: owned(self.code),
            fate: self.fate,
            reason: self.reason,
            of: all_owned(self.of),
        }
    }
}

impl NotRecorded<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> NotRecorded<'static> {
        NotRecorded { what: owned(self.what), text: owned(self.text) }
    }
}

impl Caveat<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> Caveat<'static> {
        Caveat { code: owned(self.code), text: owned(self.text), inputs: all_owned(self.inputs) }
    }
}

impl Replay<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> Replay<'static> {
        Replay {
            schema: self.schema,
            case: owned(self.case),
            steps: self.steps.into_iter().map(ReplayStep::into_owned).collect(),
            first_reached: self.first_reached,
        }
    }
}

impl ReplayStep<'_> {
    /// The same, with its own texts.
    pub fn into_owned(self) -> ReplayStep<'static> {
        ReplayStep {
            on: self.on,
            became_known: all_owned(self.became_known),
            concern: self.concern,
            hazard: self.hazard,
            levels: all_owned(self.levels),
            new_findings: all_owned(self.new_findings),
            gone: all_owned(self.gone),
            missed: all_owned(self.missed),
        }
    }
}
