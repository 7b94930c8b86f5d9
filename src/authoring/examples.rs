//! Runs the examples that rules carry, as doc-tests are run: each is a small case, evaluated by the reference.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::check::{At, Complaints, Names};
use crate::case::{
    Assessment, Case, CaseDraft, Code, Explanation, ExplanationStatus, Limits, Observation, Response,
    ResponseKind,
};
use crate::engine::{Evidence, Outcome, RuleBook, RuleId, Timeline, evaluate_by_reference};
use crate::facts::{Answer, Fact, FactKind, Facts, Value};
use crate::number::Number;
use crate::pack::qualified;
use crate::pack::{
    AnswerKind, Condition, Diagnostic, Example, ExampleInput, Expect, Indicator, Pack, ParsedPack, Rule,
    Seen, Select, Span, Unit, codes,
};
use crate::vocabulary::{Agency, Channel, Forms, Subject};

/// The date from which every example is seen: no month before it is too short for its day.
const AS_OF: Date = date(2026, 11, 21);

/// The child's age where an example does not say.
const AGE: Span = Span { n: 5, unit: Unit::Years };

/// The code whose observation stands for a finding that an example gives.
const STAND_IN: &str = "example.stands_in_for";

/// Runs every example of these packs, with all of them in force, and complains of each that does not come out as it
/// says. The packs are taken as checked: run [`super::errors`] before.
///
/// An example is a case of its own: what it gives is recorded by a health service where it does not say, on the
/// case's date where it does not say `ago`. Amendments are left out: an example shows what its own pack means. A
/// rule that is not in force is put in force for its own examples.
///
/// ```
/// use neglect_screen::authoring::run_examples;
/// use neglect_screen::pack::Pack;
/// let text = r#"
/// [pack]
/// id = "mine"
/// version = "1"
/// title = "Mine"
/// jurisdiction = "England"
/// [[indicator]]
/// code = "food.hungry"
/// label = "Hungry"
/// [[rule]]
/// id = "hungry"
/// when = { seen = "food.hungry", at_least = 2 }
/// then = { concern = "consider" }
/// text = "The child is often hungry"
/// basis = "design"
/// [[rule.example]]
/// given = [{ seen = "food.hungry" }]
/// expect = "fires"
/// "#;
/// let mine = Pack::parse("mine.toml", text).unwrap();
/// let said = run_examples(&[mine]);
/// assert_eq!(said[0].code, "example_fails");
/// assert_eq!(said[0].message, "the rule is silent, where the example says that it fires");
/// ```
pub fn run_examples(packs: &[ParsedPack]) -> Vec<Diagnostic> {
    let names = Names::of(packs);
    let plain: Vec<Pack> =
        packs.iter().map(|parsed| Pack { amends: Vec::new(), ..parsed.pack.clone() }).collect();
    let in_force = RuleBook::new(plain.clone());
    let mut complaints = Complaints::default();
    for parsed in packs {
        for (at, rule) in parsed.pack.rules.iter().enumerate() {
            let id = qualified(&parsed.pack.header.id, &rule.id);
            for (example_at, example) in rule.examples.iter().enumerate() {
                let path = format!("rule[{at}].example[{example_at}].expect");
                let place = At { pack: parsed, path: &path, rule: Some(&rule.id) };
                let own;
                let book = if rule.enabled
                    && !example.given.iter().any(|given| matches!(given, ExampleInput::Found { .. }))
                {
                    &in_force
                } else {
                    own = book_for(&plain, &id, example, &names);
                    &own
                };
                let got = run(book, &id, example, &names);
                if got != Some(example.expect) {
                    complain(place, example.expect, got, &mut complaints);
                }
            }
        }
    }
    complaints.sorted(packs)
}

fn complain(at: At<'_>, expected: Expect, got: Option<Expect>, complaints: &mut Complaints) {
    let message = match got {
        Some(got) => format!("the rule {}, where the example says that it {}", does(got), does(expected)),
        None => "the example cannot be made into a case".to_owned(),
    };
    complaints.error(at, codes::EXAMPLE_FAILS, message, "correct the example, or the rule");
}

fn does(expect: Expect) -> &'static str {
    match expect {
        Expect::Fires => "fires",
        Expect::Silent => "is silent",
        Expect::Asks => "asks",
        Expect::HeldBack => "is held back",
    }
}

/// What a rule does in an example. `None` where what is given makes no case.
fn run(book: &RuleBook, id: &str, example: &Example, names: &Names<'_>) -> Option<Expect> {
    let case = case_of(example)?;
    let facts = facts_of(example, names)?;
    let timeline = Timeline::new(&case, book, &[]);
    let outcome = evaluate_by_reference(book, Evidence { case: &case, timeline: &timeline, facts: &facts });
    let (rule, _) = book.rules().iter_with_ids().find(|(_, rule)| rule.id == id)?;
    Some(what_it_does(rule, &outcome))
}

fn what_it_does(rule: RuleId, outcome: &Outcome) -> Expect {
    if outcome.firing_of(rule).is_some() {
        Expect::Fires
    } else if outcome.held_back.iter().any(|held| held.rule == rule) {
        Expect::HeldBack
    } else if outcome.undetermined.iter().any(|undetermined| undetermined.rule == rule) {
        Expect::Asks
    } else {
        Expect::Silent
    }
}

/// The packs with the rule in force, and with every rule whose finding the example gives resting on one observation
/// that stands in for whatever it really rests on.
fn book_for(packs: &[Pack], id: &str, example: &Example, names: &Names<'_>) -> RuleBook {
    let mut packs = packs.to_vec();
    let given: Vec<&str> = example
        .given
        .iter()
        .filter_map(|given| match given {
            ExampleInput::Found { rule, .. } => Some(rule.as_str()),
            _ => None,
        })
        .collect();
    let mut stand_ins: Vec<Indicator> = Vec::new();
    for pack in &mut packs {
        for rule in &mut pack.rules {
            let own = qualified(&pack.header.id, &rule.id);
            if own == id {
                rule.enabled = true;
            }
            if let Some(at) = given.iter().position(|given| *given == own) {
                let code = stand_in(at, &given);
                stand_ins.push(indicator(&code, forms_of(rule, names)));
                *rule = Rule {
                    when: Condition::Seen(Seen {
                        select: Select { codes: vec![code], ..Select::default() },
                        ..Seen::default()
                    }),
                    gates: Vec::new(),
                    ages: None,
                    explained_by: Vec::new(),
                    enabled: true,
                    ..rule.clone()
                };
            }
        }
    }
    if let Some(first) = packs.first_mut() {
        first.indicators.extend(stand_ins);
    }
    RuleBook::new(packs)
}

/// The code that stands in for a given finding: the same for two findings of one rule.
fn stand_in(at: usize, given: &[&str]) -> String {
    let first = given.get(at).and_then(|rule| given.iter().position(|other| other == rule)).unwrap_or(at);
    format!("{STAND_IN}.{first}")
}

/// The forms of neglect that a finding of the rule would speak of.
fn forms_of(rule: &Rule, names: &Names<'_>) -> Forms {
    if !rule.then.forms.is_empty() {
        return rule.then.forms;
    }
    let selected = super::check::leaves(&rule.when, "").into_iter().filter_map(|(_, part)| match part {
        Condition::Seen(seen) => Some(names.selected(&seen.select)),
        _ => None,
    });
    selected.flatten().fold(Forms::NONE, |forms, indicator| forms.union(indicator.forms))
}

fn indicator(code: &str, forms: Forms) -> Indicator {
    Indicator {
        code: code.to_owned(),
        label: code.to_owned(),
        forms,
        channel: Channel::Alerting,
        ages: None,
        qualifiers: Vec::new(),
        codings: Vec::new(),
        overlaps: Vec::new(),
        note: None,
        cites: Vec::new(),
        checked: None,
    }
}

/// A rule's example as a case of its own, for those who want to send it through a whole screening.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleCase {
    /// The rule, pack-qualified.
    pub rule: String,
    /// Which of its examples, from 1.
    pub nth: usize,
    /// What the example says that the rule does.
    pub expect: Expect,
    /// The case.
    pub case: Case,
}

/// The examples of these packs that a case can say: those of observations, responses and answers to tools. An example
/// that gives a finding, or a fact that only a register or a growth chart can give, is left out.
///
/// ```
/// use neglect_screen::Screener;
/// use neglect_screen::authoring::example_cases;
/// use neglect_screen::pack::Expect;
///
/// let screener = Screener::england();
/// let examples = example_cases(screener.packs());
/// let fires = examples.iter().find(|one| one.rule == "nice/1.3.3" && one.expect == Expect::Fires).unwrap();
/// let report = screener.screen(&fires.case)?;
/// assert!(report.findings.iter().any(|finding| finding.rule == "nice/1.3.3"));
/// # Ok::<(), neglect_screen::CaseError>(())
/// ```
pub fn example_cases(packs: &[Pack]) -> Vec<ExampleCase> {
    let mut cases = Vec::new();
    for pack in packs {
        for rule in &pack.rules {
            let named = qualified(&pack.header.id, &rule.id);
            for (at, example) in rule.examples.iter().enumerate() {
                let draft = case_of(example).and_then(|case| with_answers(case, example, packs));
                // An example of somebody that no case can be about, such as an adult, is none of a case.
                let case = draft.and_then(|draft| draft.check(&Limits::default()).ok());
                cases.extend(case.map(|case| ExampleCase {
                    rule: named.clone(),
                    nth: at + 1,
                    expect: example.expect,
                    case,
                }));
            }
        }
    }
    cases
}

/// The case with the example's facts as answers to tools; `None` where a fact or a finding is no tool's.
fn with_answers(mut case: CaseDraft, example: &Example, packs: &[Pack]) -> Option<CaseDraft> {
    for given in &example.given {
        let (fact, value) = match given {
            ExampleInput::Fact { fact, value } => (fact, value),
            ExampleInput::Found { .. } => return None,
            ExampleInput::Seen { .. } | ExampleInput::Response { .. } => continue,
        };
        let tools = packs.iter().flat_map(|pack| &pack.tools);
        let (tool, question, kind) = tools.into_iter().find_map(|tool| {
            let question = fact.strip_prefix(tool.id.as_str())?.strip_prefix('.')?;
            let question = tool.questions.iter().find(|one| one.id == question)?;
            Some((&tool.id, &question.id, &question.answer))
        })?;
        let answer = match (value.as_str(), kind) {
            ("true", AnswerKind::YesNo) => true.into(),
            ("false", AnswerKind::YesNo) => false.into(),
            (number, AnswerKind::Grade { .. } | AnswerKind::Number { .. }) => {
                serde_json::from_str(number).unwrap_or_else(|_| number.into())
            }
            (word, _) => word.into(),
        };
        let place = match case.assessments.iter().position(|one| one.tool == *tool) {
            Some(place) => place,
            None => {
                let id = format!("assessment.{}", case.assessments.len() + 1);
                case.assessments.push(Assessment::new(id, tool.as_str(), AS_OF, Agency::Health));
                case.assessments.len() - 1
            }
        };
        case.assessments.get_mut(place)?.answers.insert(question.clone(), answer);
    }
    Some(case)
}

/// The case that an example describes.
fn case_of(example: &Example) -> Option<CaseDraft> {
    let mut case = CaseDraft::new("example", AS_OF);
    case.child.born = Some(example.age.unwrap_or(AGE).before(AS_OF));
    case.child.gestation_weeks = example.gestation_weeks;
    let found: Vec<&str> = example
        .given
        .iter()
        .filter_map(|given| match given {
            ExampleInput::Found { rule, .. } => Some(rule.as_str()),
            _ => None,
        })
        .collect();
    let mut found_so_far = 0;
    for (at, given) in example.given.iter().enumerate() {
        match given {
            ExampleInput::Seen { code, with, times, ago, by, subject, explanation, ended } => {
                let explanation = match explanation {
                    Some((kind, status, by)) => Some(Explanation {
                        kind: kind.clone(),
                        status: ExplanationStatus::from_name(status)?,
                        by: Agency::from_name(by)?,
                    }),
                    None => None,
                };
                let first = day(*ago);
                for nth in 0..*times {
                    let on = first.saturating_sub(i64::from(nth).days());
                    case.observations.push(Observation {
                        until: ended.map(|ended| ended.before(AS_OF)),
                        with: with.iter().cloned().collect(),
                        subject: subject.unwrap_or_default(),
                        explanation: explanation.clone(),
                        ..observation(format!("given[{at}].{nth}"), code, on, *by)
                    });
                }
            }
            ExampleInput::Found { ago, by, .. } => {
                let code = stand_in(found_so_far, &found);
                found_so_far += 1;
                case.observations.push(observation(format!("given[{at}]"), &code, day(*ago), *by));
            }
            ExampleInput::Response { kind, ago } => case.responses.push(Response {
                id: None,
                on: day(*ago),
                recorded: None,
                by: Agency::SocialCare,
                kind: ResponseKind::from_name(kind)?,
                to: Vec::new(),
            }),
            ExampleInput::Fact { .. } => {}
        }
    }
    Some(case)
}

fn day(ago: Option<Span>) -> Date {
    ago.map_or(AS_OF, |ago| ago.before(AS_OF))
}

fn observation(id: String, code: &str, on: Date, by: Option<Agency>) -> Observation {
    Observation {
        id,
        code: Code::Own(code.to_owned()),
        on,
        until: None,
        recorded: None,
        by: by.unwrap_or(Agency::Health),
        with: BTreeMap::new(),
        event: None,
        subject: Subject::Child,
        explanation: None,
        note: None,
    }
}

/// The facts that an example gives, each of the kind that its name has.
fn facts_of(example: &Example, names: &Names<'_>) -> Option<Facts> {
    let mut facts = Vec::new();
    for given in &example.given {
        let ExampleInput::Fact { fact, value } = given else { continue };
        let answer = match (value.as_str(), names.fact(fact)?) {
            ("not_known", _) => Answer::NotKnown,
            ("not_applicable", _) => Answer::NotApplicable,
            (value, FactKind::Flag) => Answer::Known(Value::Flag(value == "true")),
            (value, FactKind::Number { .. } | FactKind::Ratio) => {
                Answer::Known(Value::Number(value.parse::<Number>().ok()?))
            }
            (value, FactKind::Choice { .. }) => Answer::Known(Value::Text(value.to_owned().into())),
            (value, FactKind::Date) => Answer::Known(Value::Date(value.parse().ok()?)),
        };
        facts.push(Fact {
            name: fact.clone().into(),
            answer,
            on: Some(AS_OF),
            agencies: vec![Agency::Health],
            from: Vec::new(),
            words: value.clone().into(),
        });
    }
    Some(Facts::new(facts))
}
