//! The next question of a conversation, given the answers so far.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::calendar::AgeRange;
use crate::case::{Assessment, CaseDraft, Child, age_on};
use crate::conditions::{ConditionResult, Context, evaluate, fact_names};
use crate::engine::{RuleBook, Timeline};
use crate::facts::{Facts, Known, Truth};
use crate::pack::{Condition, PublishedReading, Rule, Tool, ToolQuestion};
use crate::readers::{self, Settings};
use crate::vocabulary::{Agency, Hazard};
use crate::work::Work;

/// Answers by question id, as they stand in an assessment of a case.
pub type Answers = BTreeMap<String, serde_json::Value>;

/// A tool in the order of a conversation.
///
/// What cannot wait is asked first, then what could name the worst hazard; a question that opens another counts as
/// much as the one it opens. A question is left out where the child is not of its age, where an earlier answer says
/// that it does not arise, and where every rule and reading that speaks of it is decided already: nobody is asked
/// what can change nothing. *Not known* is an answer: it is not asked twice.
///
/// It holds no state: the same answers give the same next question, in any program that stores them.
#[derive(Debug)]
pub struct Interview<'a> {
    tool: &'a Tool,
    settings: Settings,
    book: &'a RuleBook,
    rules: Vec<&'a Rule>,
    readings: Vec<&'a PublishedReading>,
    /// The places of the questions by the names of their facts.
    places: FxHashMap<String, usize>,
    /// The places of the questions, in the order of asking.
    order: Vec<usize>,
}

/// The next question as data, for programs that ask it themselves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextQuestion<'a> {
    /// The tool: the assessment that holds the answer names it.
    pub tool: &'a str,
    /// The question: its id is the answer's name in the assessment.
    pub question: &'a ToolQuestion,
    /// How many questions are left as things stand, this one included. An answer can open more, or settle some.
    pub left: usize,
}

/// How a question stands, given the answers so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// To be asked.
    Open,
    /// To be asked once a question is answered that decides whether it arises.
    Waiting,
    /// Answered, or known from the child's record.
    Answered,
    /// Not for a child of this age.
    Age,
    /// An earlier answer says that it does not arise.
    NotArising,
    /// Nothing that it could change is undecided.
    Settled,
}

impl<'a> Interview<'a> {
    /// The interview of a tool. The rules and readings in force say which answers can still matter.
    pub(crate) fn new(tool: &'a Tool, book: &'a RuleBook) -> Interview<'a> {
        let prefix = format!("{}.", tool.id);
        let mentions_tool = |conditions: &mut dyn Iterator<Item = &'a Condition>| {
            conditions.flat_map(fact_names).any(|name| name.starts_with(&prefix))
        };
        let rules = book
            .rules()
            .iter()
            .map(|in_force| &in_force.rule)
            .filter(|rule| mentions_tool(&mut rule.conditions()))
            .collect();
        let readings = book
            .packs()
            .iter()
            .flat_map(|pack| &pack.readings)
            .filter(|reading| mentions_tool(&mut reading.outcomes.iter().map(|outcome| &outcome.when)))
            .collect();
        let named = |(place, question): (usize, &ToolQuestion)| (format!("{prefix}{}", question.id), place);
        let places: FxHashMap<String, usize> = tool.questions.iter().enumerate().map(named).collect();
        let mut order: Vec<usize> = (0..tool.questions.len()).collect();
        let weights = weights(tool, &places);
        order.sort_by_key(|&at| (std::cmp::Reverse(weights[at]), at));
        let settings = Settings::new(vec![tool.clone()], Vec::new());
        Interview { tool, settings, book, rules, readings, places, order }
    }

    /// The tool.
    pub fn tool(&self) -> &'a Tool {
        self.tool
    }

    /// The question to ask now; `None` where there is nothing left that could matter.
    pub fn next(&self, child: &Child, on: Date, answers: &Answers) -> Option<&'a ToolQuestion> {
        next_of(&self.standings(child, on, answers))
    }

    /// The question to ask now, as data.
    ///
    /// ```
    /// use neglect_screen::Screener;
    /// use neglect_screen::case::Child;
    /// use neglect_screen::interview::Answers;
    ///
    /// let screener = Screener::england();
    /// let interview = screener.interview("safe_sleep").unwrap();
    /// let child = Child { born: Some("2026-09-20".parse()?), ..Child::default() };
    /// let next = interview.next_question(&child, "2026-11-21".parse()?, &Answers::new()).unwrap();
    /// assert_eq!(next.question.id, "safe_space");
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn next_question(&self, child: &Child, on: Date, answers: &Answers) -> Option<NextQuestion<'a>> {
        let standings = self.standings(child, on, answers);
        let question = next_of(&standings)?;
        let left =
            standings.iter().filter(|(_, how)| matches!(how, Standing::Open | Standing::Waiting)).count();
        Some(NextQuestion { tool: &self.tool.id, question, left })
    }

    /// The answers to this tool that a case holds on its date: of several to one question the latest, and where there is
    /// none what observations say.
    pub fn answers_in(&self, case: &CaseDraft) -> Answers {
        let known = case.known_assessments().map(|(_, assessment)| assessment);
        let mut assessments: Vec<&Assessment> = known.filter(|one| one.tool == self.tool.id).collect();
        assessments.sort_by_key(|one| (one.on, one.recorded.unwrap_or(one.on), one.id.as_str()));
        let mut answers: Answers = assessments.into_iter().flat_map(|one| one.answers.clone()).collect();
        let timeline = Timeline::new(case, self.book, &[], &Work::unlimited());
        let recorded = |code: &str| timeline.recorded(case, self.book, code);
        for (question, meaning, _) in readers::answers_elsewhere(self.tool, case, &recorded) {
            answers.entry(question.id.clone()).or_insert_with(|| meaning.json(&question.answer));
        }
        answers
    }

    /// Every question in the order of asking, with how it stands.
    pub fn standings(&self, child: &Child, on: Date, answers: &Answers) -> Vec<(&'a ToolQuestion, Standing)> {
        let facts = self.facts(child, on, answers);
        let fact_of = |name: &str| facts.get(name).map(Known::from);
        let age = age_on(child, on);
        let context = Context { fact_of: &fact_of, age, on };
        let matters = self.that_matter(&context);
        self.order
            .iter()
            .map(|&at| {
                let question = &self.tool.questions[at];
                let fact = self.fact_of(question);
                let arises = question.only_if.as_ref().map(|only_if| evaluate(only_if, &context));
                let value = arises.as_ref().map(|arises| arises.value);
                // What somebody answered with "not known" will not be known any better by waiting.
                let waits =
                    arises.iter().flat_map(|arises| &arises.open).any(|name| facts.get(name).is_none());
                let standing = if facts.get(&fact).is_some() {
                    Standing::Answered
                } else if question.ages.is_some_and(|ages| !age.lies_in(&ages)) {
                    Standing::Age
                } else if value == Some(Truth::False) {
                    Standing::NotArising
                } else if !matters[at] {
                    Standing::Settled
                } else if waits {
                    Standing::Waiting
                } else {
                    Standing::Open
                };
                (question, standing)
            })
            .collect()
    }

    fn fact_of(&self, question: &ToolQuestion) -> String {
        format!("{}.{}", self.tool.id, question.id)
    }

    /// The answers as facts, by the same reader that reads a case.
    fn facts(&self, child: &Child, on: Date, answers: &Answers) -> Facts {
        let mut case = CaseDraft::new("", on);
        case.child = child.clone();
        let mut assessment = Assessment::new("", self.tool.id.clone(), on, Agency::Other);
        assessment.answers = answers.clone();
        case.assessments.push(assessment);
        Facts::new(readers::read(&case, &self.settings, &Work::unlimited()).facts)
    }

    /// Whether each question matters: whether its answer could still change a rule or a reading, or decides whether one
    /// that matters arises.
    fn that_matter(&self, context: &Context<'_>) -> Vec<bool> {
        let mut matters = vec![false; self.tool.questions.len()];
        let mut open = self.undecided(context);
        while let Some(name) = open.pop() {
            let Some(&at) = self.places.get(name) else { continue };
            if !matters[at] {
                matters[at] = true;
                let only_if = self.tool.questions[at].only_if.as_ref();
                open.extend(only_if.into_iter().flat_map(|only_if| evaluate(only_if, context).open));
            }
        }
        matters
    }

    /// The facts that could still change a rule or a reading.
    fn undecided(&self, context: &Context<'_>) -> Vec<&str> {
        let mut open: Vec<&str> = Vec::new();
        let is_of_age = |ages: Option<AgeRange>| ages.is_none_or(|ages| context.age.lies_in(&ages));
        for rule in self.rules.iter().filter(|rule| is_of_age(rule.ages)) {
            let when = evaluate(&rule.when, context);
            if when.value == Truth::False {
                continue;
            }
            let gates: Vec<ConditionResult<'_>> =
                rule.gates.iter().map(|gate| evaluate(&gate.when, context)).collect();
            open.extend(when.open);
            open.extend(gates.into_iter().flat_map(|gate| gate.open));
            open.extend(rule.exemptions.iter().flat_map(|exemption| evaluate(&exemption.when, context).open));
        }
        for reading in self.readings.iter().filter(|reading| is_of_age(reading.ages)) {
            for outcome in &reading.outcomes {
                let result = evaluate(&outcome.when, context);
                if result.value == Truth::True {
                    break;
                }
                open.extend(result.open);
            }
        }
        open
    }
}

/// The first question that is open. One that waits for another that nobody can decide is asked in the end.
fn next_of<'a>(standings: &[(&'a ToolQuestion, Standing)]) -> Option<&'a ToolQuestion> {
    let first = |wanted: Standing| standings.iter().find(|(_, standing)| *standing == wanted);
    first(Standing::Open).or_else(|| first(Standing::Waiting)).map(|(question, _)| *question)
}

/// The weight of each question: its own, or that of a question which it opens, whichever is worse.
fn weights(tool: &Tool, places: &FxHashMap<String, usize>) -> Vec<Option<Hazard>> {
    let mut weights: Vec<Option<Hazard>> = tool.questions.iter().map(|question| question.weight).collect();
    let mut heaviest_last: Vec<usize> = (0..weights.len()).collect();
    heaviest_last.sort_by_key(|&at| weights[at]);
    // From the heaviest on, each weight is carried to whatever opens the question, as far as nothing heavier came there.
    while let Some(start) = heaviest_last.pop() {
        let weight = weights[start];
        let mut carried = vec![start];
        while let Some(at) = carried.pop() {
            let openers = tool.questions[at].only_if.iter().flat_map(fact_names);
            for &opener in openers.filter_map(|name| places.get(name)) {
                if weights[opener] < weight {
                    weights[opener] = weight;
                    carried.push(opener);
                }
            }
        }
    }
    weights
}
