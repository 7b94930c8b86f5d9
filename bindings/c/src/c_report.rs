//! A report laid out as the structs that programs read: every text with a NUL behind it, all in one piece of arena.

use bumpalo::Bump;
use jiff::civil::Date;
use neglect_screen::Number;
use neglect_screen::report::{
    AccountLine, Answer, Caveat, FactLine, Finding, HeldBack, LevelReached, Missing, NextStepDue,
    NotRecorded, PackRef, Question, ReadingResult, Report, RuleLift, SiblingReview, SupportLine, Value,
};

use crate::day;
use crate::report_structs::{
    neglect_account_line, neglect_caveat, neglect_contents, neglect_fact, neglect_fact_kind, neglect_finding,
    neglect_held_back, neglect_level, neglect_lift, neglect_missing, neglect_next_step, neglect_not_recorded,
    neglect_pack, neglect_question, neglect_reading, neglect_resting, neglect_review,
};
use crate::view::{neglect_optional, neglect_str, neglect_strs};
use crate::vocabulary::{
    agencies, forms, neglect_agency, neglect_basis, neglect_checked, neglect_concern, neglect_fate,
    neglect_hazard, neglect_reason, number, number_or_0,
};

/// All that a report says. What its pointers lead to lies in the arena beside it, and stays there until both are dropped.
#[derive(Debug)]
pub(crate) struct CReport {
    contents: neglect_contents,
    #[expect(dead_code, reason = "kept for what the contents point to")]
    arena: Arena,
}

// SAFETY: the pointers lead into `arena`, which nobody writes to once the report is laid out.
unsafe impl Send for CReport {}
// SAFETY: as above.
unsafe impl Sync for CReport {}

impl CReport {
    pub(crate) fn new(report: &Report) -> CReport {
        let arena = Arena::default();
        CReport { contents: arena.contents(report), arena }
    }

    pub(crate) fn contents(&self) -> &neglect_contents {
        &self.contents
    }
}

#[derive(Debug, Default)]
struct Arena(Bump);

impl Arena {
    fn text(&self, text: &str) -> neglect_str {
        if text.is_empty() {
            return neglect_str::EMPTY;
        }
        let bytes = self.0.alloc_slice_fill_copy(text.len() + 1, 0_u8);
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        neglect_str { ptr: bytes.as_ptr().cast(), len: text.len() }
    }

    fn optional(&self, text: Option<&String>) -> neglect_str {
        text.map_or(neglect_str::EMPTY, |text| self.text(text))
    }

    fn texts(&self, texts: &[String]) -> neglect_strs {
        if texts.is_empty() {
            return neglect_strs { items: std::ptr::null(), count: 0 };
        }
        let items = self.0.alloc_slice_fill_iter(texts.iter().map(|text| self.text(text)));
        neglect_strs { items: items.as_ptr(), count: items.len() }
    }

    /// A list of structs, each in a place of its own.
    fn list<L, C>(&self, lines: &[L], lay: impl Fn(&Arena, &L) -> C) -> (*const *const C, usize) {
        if lines.is_empty() {
            return (std::ptr::null(), 0);
        }
        let places = lines.iter().map(|line| std::ptr::from_ref::<C>(self.0.alloc(lay(self, line))));
        let places = self.0.alloc_slice_fill_iter(places);
        (places.as_ptr(), places.len())
    }

    fn pack(&self, one: &PackRef) -> neglect_pack {
        neglect_pack {
            id: self.text(&one.id),
            version: self.text(&one.version),
            digest: self.text(&one.digest),
            review_overdue: one.review_overdue.into(),
        }
    }

    fn level(&self, one: &LevelReached) -> neglect_level {
        neglect_level {
            level: self.text(&one.level),
            name: self.text(&one.name),
            text: self.text(&one.text),
            legal: self.texts(&one.legal),
            cites: self.texts(&one.cites),
            number: one.number.into(),
            basis: number::<neglect_basis>(one.basis),
            checked: number::<neglect_checked>(one.checked),
        }
    }

    fn finding(&self, one: &Finding, pattern: bool) -> neglect_finding {
        let (rests_on, rests_on_count) = self.list(&one.rests_on, Arena::resting);
        neglect_finding {
            rule: self.text(&one.rule),
            text: self.text(&one.text),
            note: self.optional(one.note.as_ref()),
            concern: number_or_0::<neglect_concern>(one.concern),
            hazard: number_or_0::<neglect_hazard>(one.hazard),
            from: day::number(one.from),
            to: day::number(one.to),
            agencies: agencies(&one.agencies),
            forms: forms(one.forms),
            pattern: pattern.into(),
            rests_on,
            rests_on_count,
            overlaps: self.texts(&one.overlaps),
            cites: self.texts(&one.cites),
            amended: self.optional(one.amended.as_ref()),
            basis: number::<neglect_basis>(one.basis),
            checked: number::<neglect_checked>(one.checked),
        }
    }

    fn resting(&self, one: &SupportLine) -> neglect_resting {
        neglect_resting {
            input: self.text(&one.input),
            what: self.text(&one.what),
            code: self.text(&one.code),
            on: optional_day(one.on),
            by: neglect_optional::new(one.by.map(number::<neglect_agency>)),
        }
    }

    fn held_back(&self, one: &HeldBack) -> neglect_held_back {
        neglect_held_back {
            rule: self.text(&one.rule),
            text: self.text(&one.text),
            by: self.text(&one.by),
            reason: self.text(&one.reason),
            inputs: self.texts(&one.inputs),
            concern: number_or_0::<neglect_concern>(one.concern),
            hazard: number_or_0::<neglect_hazard>(one.hazard),
        }
    }

    fn next_step(&self, one: &NextStepDue) -> neglect_next_step {
        neglect_next_step {
            step: self.text(&one.step),
            text: self.text(&one.text),
            family: self.optional(one.family.as_ref()),
            who: self.optional(one.who.as_ref()),
            urgency: self.optional(one.urgency.as_ref()),
            deadline: self.optional(one.deadline.as_ref()),
            because: self.texts(&one.because),
            cites: self.texts(&one.cites),
            basis: number::<neglect_basis>(one.basis),
            checked: number::<neglect_checked>(one.checked),
        }
    }

    fn question(&self, one: &Question) -> neglect_question {
        let (missing, missing_count) = self.list(&one.missing, Arena::missing);
        let (could, could_count) = self.list(&one.could, Arena::lift);
        neglect_question {
            missing,
            missing_count,
            could,
            could_count,
            concern: number_or_0::<neglect_concern>(one.concern),
            hazard: number_or_0::<neglect_hazard>(one.hazard),
        }
    }

    fn missing(&self, one: &Missing) -> neglect_missing {
        neglect_missing {
            input: self.optional(one.input.as_ref()),
            name: self.text(&one.name),
            ask: self.text(&one.ask),
        }
    }

    fn lift(&self, one: &RuleLift) -> neglect_lift {
        neglect_lift {
            rule: self.text(&one.rule),
            concern: number_or_0::<neglect_concern>(one.concern),
            hazard: number_or_0::<neglect_hazard>(one.hazard),
        }
    }

    fn reading(&self, one: &ReadingResult) -> neglect_reading {
        let differs = one.differs.as_ref();
        neglect_reading {
            reading: self.text(&one.reading),
            title: self.text(&one.title),
            group: self.text(&one.group),
            outcome: self.text(&one.outcome),
            text: self.text(&one.text),
            differs_from: self.optional(differs.map(|differs| &differs.selected)),
            differs_in: self.texts(differs.map_or(&[], |differs| &differs.facts)),
            because: self.texts(&one.because),
            missing: self.texts(&one.missing),
            cites: self.texts(&one.cites),
            selected: one.selected.into(),
            basis: number::<neglect_basis>(one.basis),
            checked: number::<neglect_checked>(one.checked),
        }
    }

    fn review(&self, one: &SiblingReview) -> neglect_review {
        neglect_review {
            input: self.text(&one.input),
            code: self.text(&one.code),
            what: self.text(&one.what),
            rules: self.texts(&one.rules),
        }
    }

    fn fact(&self, one: &FactLine) -> neglect_fact {
        let mut fact = neglect_fact {
            fact: self.text(&one.fact),
            words: self.text(&one.words),
            from: self.texts(&one.from),
            on: optional_day(one.on),
            kind: neglect_fact_kind::NotKnown as i32,
            reserved: 0,
            text: neglect_str::EMPTY,
            numerator: 0,
            denominator: 1,
            high_numerator: 0,
            high_denominator: 1,
        };
        match &one.answer {
            Answer::NotKnown => {}
            Answer::NotApplicable => fact.kind = neglect_fact_kind::NotApplicable as i32,
            Answer::Known(value) => self.value(value, &mut fact),
        }
        fact
    }

    fn value(&self, value: &Value, fact: &mut neglect_fact) {
        let low = |fact: &mut neglect_fact, number: &Number| {
            (fact.numerator, fact.denominator) = (number.numerator(), number.denominator());
        };
        let kind = match value {
            Value::Flag(flag) => {
                fact.numerator = (*flag).into();
                neglect_fact_kind::Flag
            }
            Value::Number(number) => {
                low(fact, number);
                neglect_fact_kind::Number
            }
            Value::Ratio { part, whole } => {
                (fact.numerator, fact.denominator) = ((*part).into(), (*whole).into());
                neglect_fact_kind::Ratio
            }
            Value::Between { low: least, high } => {
                low(fact, least);
                (fact.high_numerator, fact.high_denominator) = (high.numerator(), high.denominator());
                neglect_fact_kind::Between
            }
            Value::Text(text) => {
                fact.text = self.text(text);
                neglect_fact_kind::Text
            }
            Value::Date(date) => {
                fact.numerator = day::number(*date).into();
                neglect_fact_kind::Day
            }
        };
        fact.kind = kind as i32;
    }

    fn account_line(&self, one: &AccountLine) -> neglect_account_line {
        neglect_account_line {
            kind: self.text(&one.kind),
            input: self.text(&one.input),
            code: self.text(&one.code),
            of: self.texts(&one.of),
            fate: number::<neglect_fate>(one.fate),
            reason: number_or_0::<neglect_reason>(one.reason),
        }
    }

    fn not_recorded(&self, one: &NotRecorded) -> neglect_not_recorded {
        neglect_not_recorded { what: self.text(&one.what), text: self.text(&one.text) }
    }

    fn caveat(&self, one: &Caveat) -> neglect_caveat {
        neglect_caveat {
            code: self.text(one.code.name()),
            text: self.text(&one.text),
            inputs: self.texts(&one.inputs),
        }
    }

    fn contents(&self, report: &Report) -> neglect_contents {
        let (packs, packs_count) = self.list(&report.packs, Arena::pack);
        let (levels, levels_count) = self.list(&report.levels, Arena::level);
        let (findings, findings_count) = self.list(&report.findings, |arena, one| arena.finding(one, false));
        let (patterns, patterns_count) = self.list(&report.patterns, |arena, one| arena.finding(one, true));
        let (held_back, held_back_count) = self.list(&report.held_back, Arena::held_back);
        let (next_steps, next_steps_count) = self.list(&report.next_steps, Arena::next_step);
        let (questions, questions_count) = self.list(&report.questions, Arena::question);
        let (readings, readings_count) = self.list(&report.readings, Arena::reading);
        let (for_review, for_review_count) = self.list(&report.for_review, Arena::review);
        let (facts, facts_count) = self.list(&report.facts, Arena::fact);
        let (account, account_count) = self.list(&report.account, Arena::account_line);
        let (not_recorded, not_recorded_count) = self.list(&report.not_recorded, Arena::not_recorded);
        let (caveats, caveats_count) = self.list(&report.caveats, Arena::caveat);
        neglect_contents {
            concern: number::<neglect_concern>(report.concern),
            hazard: number_or_0::<neglect_hazard>(report.hazard),
            reference: self.text(&report.case),
            library: self.text(&report.library),
            as_of: day::number(report.as_of),
            unborn: report.age.unborn.into(),
            age_days: neglect_optional::new(report.age.days),
            age_weeks: neglect_optional::new(report.age.weeks),
            age_months: neglect_optional::new(report.age.months),
            age_years: neglect_optional::new(report.age.years),
            corrected_days: neglect_optional::new(report.age.corrected_days),
            packs,
            packs_count,
            levels,
            levels_count,
            findings,
            findings_count,
            patterns,
            patterns_count,
            held_back,
            held_back_count,
            next_steps,
            next_steps_count,
            questions,
            questions_count,
            readings,
            readings_count,
            for_review,
            for_review_count,
            facts,
            facts_count,
            account,
            account_count,
            not_recorded,
            not_recorded_count,
            caveats,
            caveats_count,
        }
    }
}

fn optional_day(day: Option<Date>) -> neglect_optional {
    neglect_optional::new(day.map(day::number))
}
