//! The account: the one fate of every observation, record and answer of the case.

use jiff::civil::Date;

use super::assemble::Assembly;
use super::model::{AccountLine, Fate, Text, Why};
use crate::case::{Case, Code};
use crate::pack::{Condition, FactTest};
use crate::readers::{Fact, InputRef};
use crate::rules::{HeldBy, ItemFate, Rest, Truth, compare};
use crate::words::Channel;

/// What is known of one input's fate, before it is put into a line.
#[derive(Debug, Default, Clone)]
struct Known<'a> {
    fate: Option<(Fate, Option<Why>)>,
    of: Vec<Text<'a>>,
}

/// A place for each input of the case: its lists one after another, and each assessment's answers behind it.
struct Slots<'a> {
    known: Vec<Known<'a>>,
    starts: [usize; 5],
    assessments: Vec<usize>,
}

impl<'a> Slots<'a> {
    fn new(case: &Case) -> Slots<'a> {
        let mut next = case.observations.len();
        let mut assessments = Vec::with_capacity(case.assessments.len());
        for assessment in &case.assessments {
            assessments.push(next);
            next += 1 + assessment.answers.len();
        }
        let mut starts = [0; 5];
        let lists =
            [case.attendance.len(), case.appointments.len(), case.growth.len(), case.responses.len(), 1];
        for (start, len) in starts.iter_mut().zip(lists) {
            *start = next;
            next += len;
        }
        Slots { known: vec![Known::default(); next], starts, assessments }
    }

    fn at(&mut self, input: InputRef) -> Option<&mut Known<'a>> {
        let [attendance, appointments, growth, responses, child] = self.starts;
        let at = match input {
            InputRef::Observation(n) => n as usize,
            InputRef::Assessment(n) => *self.assessments.get(n as usize)?,
            InputRef::Answer(n, question) => self.assessments.get(n as usize)? + 1 + question as usize,
            InputRef::Attendance(n) => attendance + n as usize,
            InputRef::Appointment(n) => appointments + n as usize,
            InputRef::Growth(n) => growth + n as usize,
            InputRef::Response(n) => responses + n as usize,
            InputRef::Child => child,
        };
        self.known.get_mut(at)
    }

    /// Settles a fate, unless a weightier one stands: what is used stays used, what is settled first stays.
    fn settle(&mut self, input: InputRef, fate: Fate, why: Option<Why>, of: Option<Text<'a>>) {
        let Some(known) = self.at(input) else { return };
        match known.fate {
            Some((standing, _)) if standing == fate => {}
            Some((standing, _)) if weight(standing) >= weight(fate) => return,
            _ => {
                known.fate = Some((fate, why));
                known.of.clear();
            }
        }
        if let Some(of) = of
            && known.of.last() != Some(&of)
        {
            known.of.push(of);
        }
    }

    /// An assessment shares the weightiest fate of its answers, which name the rules.
    fn settle_whole(&mut self, input: InputRef, fate: Fate) {
        if let InputRef::Answer(assessment, _) = input {
            self.settle(InputRef::Assessment(assessment), fate, None, None);
        }
    }
}

/// Of two fates that could be told of one input, the weightier is told.
fn weight(fate: Fate) -> u8 {
    match fate {
        Fate::AfterAsOf => 7,
        Fate::DuplicateOf => 6,
        Fate::NotRecognised => 5,
        Fate::Used => 4,
        Fate::HeldBack => 3,
        Fate::Explained => 2,
        Fate::Context => 1,
        Fate::NotAlerting => 0,
    }
}

/// One line for each input, by kind, date and id.
pub(super) fn account<'a>(assembly: &Assembly<'a, '_>) -> Vec<AccountLine<'a>> {
    let case = assembly.case;
    let mut slots = Slots::new(case);
    settle_observations(assembly, &mut slots);
    settle_records(assembly, &mut slots);
    let mut lines = Vec::with_capacity(slots.known.len());
    let mut push = |input: InputRef, kind: &'static str, name: Text<'a>, code: Text<'a>| {
        let known = slots.at(input).map(std::mem::take).unwrap_or_default();
        let (fate, why) = known.fate.unwrap_or((Fate::NotAlerting, Some(Why::NoRule)));
        lines.push(AccountLine { kind: kind.into(), input: name, code, fate, why, of: known.of });
    };
    for (n, one) in by_date(&case.observations, |one| (one.on, one.id.as_str())) {
        let code = match &one.code {
            Code::Own(code) => Text::from(code.as_str()),
            Code::Coded { system, value } => format!("{system}:{value}").into(),
        };
        push(InputRef::Observation(n), "observation", one.id.as_str().into(), code);
    }
    for (n, one) in by_date(&case.assessments, |one| (one.on, one.id.as_str())) {
        push(InputRef::Assessment(n), "assessment", one.id.as_str().into(), one.tool.as_str().into());
        for (question, name) in (0_u32..).zip(one.answers.keys()) {
            push(
                InputRef::Answer(n, question),
                "answer",
                format!("{}/{name}", one.id).into(),
                name.as_str().into(),
            );
        }
    }
    for (n, _) in by_date(&case.attendance, |one| (one.from, one.id.as_deref())) {
        let input = InputRef::Attendance(n);
        push(input, "attendance", assembly.key(input), "register".into());
    }
    for (n, one) in by_date(&case.appointments, |one| (one.on, one.id.as_str())) {
        push(InputRef::Appointment(n), "appointment", one.id.as_str().into(), one.service.name().into());
    }
    for (n, _) in by_date(&case.growth, |one| (one.on, one.id.as_deref())) {
        let input = InputRef::Growth(n);
        push(input, "growth", assembly.key(input), "measurement".into());
    }
    for (n, one) in by_date(&case.responses, |one| (one.on, one.id.as_deref())) {
        let input = InputRef::Response(n);
        push(input, "response", assembly.key(input), one.kind.name().into());
    }
    lines
}

/// The name of an input in the account: an answer's is `assessment id/question`.
pub(super) fn name<'a>(assembly: &Assembly<'a, '_>, input: InputRef) -> Text<'a> {
    if let InputRef::Answer(n, question) = input
        && let Some(assessment) = assembly.case.assessments.get(n as usize)
        && let Some(question) = assessment.answers.keys().nth(question as usize)
    {
        return format!("{}/{question}", assessment.id).into();
    }
    assembly.key(input)
}

fn by_date<'l, T, K: Ord>(list: &'l [T], key: impl Fn(&'l T) -> K) -> Vec<(u32, &'l T)> {
    let mut order: Vec<(u32, &T)> = (0_u32..).zip(list).collect();
    order.sort_by_key(|&(_, one)| key(one));
    order
}

fn settle_observations<'a>(assembly: &Assembly<'a, '_>, slots: &mut Slots<'a>) {
    let timeline = assembly.evidence.timeline;
    for &input in &timeline.after_as_of {
        slots.settle(input, Fate::AfterAsOf, None, None);
    }
    for &input in &timeline.not_recognised {
        slots.settle(input, Fate::NotRecognised, None, None);
    }
    for &(input, original) in &timeline.duplicates {
        slots.settle(input, Fate::DuplicateOf, None, Some(assembly.key(original)));
    }
    for fired in &assembly.outcome.fired {
        let Some(rule) = assembly.rule(fired.rule) else { continue };
        for rest in assembly.outcome.rests_of(fired) {
            for_inputs(assembly, *rest, |input| {
                slots.settle(input, Fate::Used, None, Some(rule.id.as_str().into()));
                slots.settle_whole(input, Fate::Used);
            });
        }
    }
    for held in &assembly.outcome.held_back {
        let Some(rule) = assembly.rule(held.rule) else { continue };
        let fate = if held.by == HeldBy::Explanation { Fate::Explained } else { Fate::HeldBack };
        for &rest in &held.rests {
            for_inputs(assembly, rest, |input| {
                slots.settle(input, fate, None, Some(rule.id.as_str().into()));
                slots.settle_whole(input, fate);
            });
        }
    }
    for (item, fate) in timeline.items.iter().zip(&assembly.outcome.fates) {
        let channel = assembly.inner.book.indicator(item.indicator).map(|indicator| indicator.channel);
        let context = !matches!(channel, Some(Channel::Alerting | Channel::Hazard));
        match fate {
            // Told above, with its rules.
            ItemFate::Used => {}
            ItemFate::Explained => slots.settle(item.input, Fate::Explained, None, None),
            ItemFate::HeldBack => slots.settle(item.input, Fate::HeldBack, None, None),
            ItemFate::NotAlerting(_) if context => slots.settle(item.input, Fate::Context, None, None),
            ItemFate::NotAlerting(why) => slots.settle(item.input, Fate::NotAlerting, Some(*why), None),
        }
    }
}

fn settle_records<'a>(assembly: &Assembly<'a, '_>, slots: &mut Slots<'a>) {
    let case = assembly.case;
    let after = |on: Date, recorded: Option<Date>| on > case.as_of || recorded.unwrap_or(on) > case.as_of;
    for (n, one) in (0_u32..).zip(&case.assessments).filter(|(_, one)| after(one.on, one.recorded)) {
        slots.settle(InputRef::Assessment(n), Fate::AfterAsOf, None, None);
        for question in (0_u32..).take(one.answers.len()) {
            slots.settle(InputRef::Answer(n, question), Fate::AfterAsOf, None, None);
        }
    }
    for (n, _) in (0_u32..).zip(&case.attendance).filter(|(_, one)| after(one.to, one.recorded)) {
        slots.settle(InputRef::Attendance(n), Fate::AfterAsOf, None, None);
    }
    for (n, _) in (0_u32..).zip(&case.appointments).filter(|(_, one)| after(one.on, one.recorded)) {
        slots.settle(InputRef::Appointment(n), Fate::AfterAsOf, None, None);
    }
    for (n, _) in (0_u32..).zip(&case.growth).filter(|(_, one)| after(one.on, one.recorded)) {
        slots.settle(InputRef::Growth(n), Fate::AfterAsOf, None, None);
    }
    for (n, one) in (0_u32..).zip(&case.responses) {
        let fate = if after(one.on, one.recorded) { Fate::AfterAsOf } else { Fate::Context };
        slots.settle(InputRef::Response(n), fate, None, None);
    }
    for &(input, fate, why) in assembly.told.fates {
        slots.settle(input, fate, why, None);
    }
    let undetermined = undetermined_facts(assembly);
    for fact in assembly.evidence.facts.iter() {
        let why = if undetermined.contains(&fact.name.as_ref()) {
            Why::Undetermined
        } else {
            why_silent(assembly, fact)
        };
        for &input in &fact.from {
            let Some(known) = slots.at(input) else { continue };
            match known.fate {
                None => known.fate = Some((Fate::NotAlerting, Some(why))),
                Some((Fate::NotAlerting, Some(standing))) if nearer(why, standing) => {
                    known.fate = Some((Fate::NotAlerting, Some(why)));
                }
                Some(_) => {}
            }
        }
    }
}

fn nearer(why: Why, than: Why) -> bool {
    crate::rules::nearness(why) > crate::rules::nearness(than)
}

/// The facts of which a rule that missing answers decide speaks.
fn undetermined_facts<'a>(assembly: &Assembly<'a, '_>) -> Vec<&'a str> {
    let mut names = Vec::new();
    for undetermined in &assembly.outcome.undetermined {
        if let Some(rule) = assembly.rule(undetermined.rule) {
            each_test(&rule.rule.when, &mut |test| names.push(test.fact.as_str()));
        }
    }
    names
}

/// Why a fact on which nothing rests alerts nobody.
fn why_silent(assembly: &Assembly<'_, '_>, fact: &Fact) -> Why {
    let mut why = Why::NoRule;
    for rule in assembly.inner.program.rules_on_fact(&fact.name).filter_map(|rule| assembly.rule(rule)) {
        each_test(&rule.rule.when, &mut |test| {
            if test.fact == fact.name {
                let met = compare(test, Some(fact), assembly.case.as_of) == Truth::True;
                let now = if met { Why::Alone } else { Why::Threshold };
                if nearer(now, why) {
                    why = now;
                }
            }
        });
    }
    why
}

fn each_test<'c>(condition: &'c Condition, see: &mut impl FnMut(&'c FactTest)) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
            parts.iter().for_each(|part| each_test(part, see));
        }
        Condition::Fact(test) => see(test),
        Condition::Seen(_) | Condition::Found(_) | Condition::Age(_) => {}
    }
}

/// The inputs of the case behind one thing that a finding rests on.
pub(super) fn for_inputs(assembly: &Assembly<'_, '_>, rest: Rest, mut tell: impl FnMut(InputRef)) {
    match rest {
        Rest::Item(at) => {
            if let Some(item) = assembly.evidence.timeline.items.get(at as usize) {
                tell(item.input);
            }
        }
        Rest::Fact(at) => {
            if let Some(fact) = assembly.fact(at) {
                fact.from.iter().for_each(|&input| tell(input));
            }
        }
        // A finding's own inputs are told under its own rule.
        Rest::Finding(_) => {}
    }
}
