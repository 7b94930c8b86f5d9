//! Runs the examples that rules carry, as doc-tests are run: each is a small case, evaluated as it ships.

use rustc_hash::FxHashMap;

use super::check::codes::TOO_MANY;
use super::diagnostics::{Diagnostics, Location};
use super::example_case::{as_of, case_of};
use super::stand_in::{book_for, given_findings};
use super::symbol_table::SymbolTable;
use crate::engine::{Evidence, Outcome, Program, RuleBook, RuleId, Timeline};
use crate::facts::{Answer, Fact, FactKind, Facts, Value};
use crate::number::Number;
use crate::pack::{Diagnostic, Example, ExampleInput, Expect, Pack, ParsedPack, codes, qualified};
use crate::vocabulary::Agency;
use crate::work::{CancelFlag, Work};

codes! {
    /// An example that does not come out as it says.
    ///
    /// # What it does
    ///
    /// Refuses an example whose rule does otherwise than `expect` says.
    ///
    /// # Why
    ///
    /// Either the rule or the example is not what its author meant. An example that fails after a change shows what the
    /// change does.
    ///
    /// # Example
    ///
    /// ```toml
    /// given = [{ seen = "ours.lunch_missing", times = 1 }]
    /// expect = "fires"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// given = [{ seen = "ours.lunch_missing", times = 2 }]
    /// expect = "fires"
    /// ```
    Error EXAMPLE_FAILS = "example_fails";
}

/// How many steps examples may take together, where one on the packs in force takes a step for each rule, and one that needs
/// a rule book of its own some more.
const MOST_STEPS: usize = 100_000_000;
const STEPS_OF_A_BOOK: usize = 64;

/// Runs every example of these packs, with all of them in force, and names each that does not come out as it
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
/// [[example]]
/// rule = "hungry"
/// given = [{ seen = "food.hungry" }]
/// expect = "fires"
/// "#;
/// let mine = Pack::parse("mine.toml", text)?;
/// let diagnostics = run_examples(&[mine]);
/// assert_eq!(diagnostics[0].code.name(), "example_fails");
/// assert_eq!(diagnostics[0].message, "the rule is silent, where the example says that it fires");
/// # Ok::<(), neglect_screen::PackError>(())
/// ```
pub fn run_examples(packs: &[ParsedPack]) -> Vec<Diagnostic> {
    run_within(MOST_STEPS, packs)
}

/// The same within so many steps.
fn run_within(most_steps: usize, packs: &[ParsedPack]) -> Vec<Diagnostic> {
    let symbols = SymbolTable::new(packs);
    let plain: Vec<Pack> =
        packs.iter().map(|parsed| Pack { amends: Vec::new(), ..parsed.pack.clone() }).collect();
    let in_force = Compiled::new(RuleBook::new(plain.clone()));
    let mut diagnostics = Diagnostics::default();
    let rules = in_force.places.len();
    let work = Work::new(most_steps, &CancelFlag::default());
    // Examples that follow one another often give the same findings.
    let mut latest: Option<(String, Vec<&str>, Compiled)> = None;
    for parsed in packs {
        for (index, rule) in parsed.pack.rules.iter().enumerate() {
            let id = qualified(&parsed.pack.header.id, &rule.id);
            for (example_index, example) in rule.examples.iter().enumerate() {
                let given = given_findings(example);
                let is_in_force = rule.enabled && given.is_empty();
                let is_latest = latest.as_ref().is_some_and(|(of, before, _)| (of, before) == (&id, &given));
                let steps = if is_in_force || is_latest { rules } else { rules * STEPS_OF_A_BOOK };
                if !work.take(steps) {
                    let path = format!("rule[{index}].example[{example_index}]");
                    diagnostics.emit(
                        Location::in_rule(parsed, &path, &rule.id),
                        TOO_MANY,
                        "from here on examples are not run: there are too many for so many rules",
                        "take out those that show the same, or check the packs one by one",
                    );
                    return diagnostics.sorted(packs);
                }
                let compiled = if is_in_force {
                    &in_force
                } else {
                    if !is_latest {
                        let own = Compiled::new(book_for(&plain, &id, example, &symbols));
                        latest = Some((id.clone(), given, own));
                    }
                    &latest.as_ref().expect("the latest was just made").2
                };
                let outcome = compiled.run(&id, example, &symbols);
                if outcome == Some(example.expect) {
                    continue;
                }
                let expected = does(example.expect);
                let message = match outcome {
                    Some(outcome) => {
                        format!("the rule {}, where the example says that it {expected}", does(outcome))
                    }
                    None => "the example cannot be made into a case".to_owned(),
                };
                let path = format!("rule[{index}].example[{example_index}].expect");
                let location = Location::in_rule(parsed, &path, &rule.id);
                diagnostics.emit(location, EXAMPLE_FAILS, message, "correct the example, or the rule");
            }
        }
    }
    diagnostics.sorted(packs)
}

fn does(expect: Expect) -> &'static str {
    match expect {
        Expect::Fires => "fires",
        Expect::Silent => "is silent",
        Expect::Asks => "asks",
        Expect::HeldBack => "is held back",
    }
}

/// A rule book, compiled.
struct Compiled {
    book: RuleBook,
    program: Program,
    /// Its rules by their ids.
    places: FxHashMap<String, RuleId>,
}

impl Compiled {
    fn new(book: RuleBook) -> Compiled {
        let program = Program::new(&book);
        let places = book.rules().iter_with_ids().map(|(place, rule)| (rule.id.clone(), place)).collect();
        Compiled { book, program, places }
    }

    /// What the rule of this id does in an example. `None` where what is given makes no case.
    fn run(&self, id: &str, example: &Example, symbols: &SymbolTable<'_>) -> Option<Expect> {
        let case = case_of(example)?;
        let facts = facts_of(example, symbols)?;
        let work = Work::unlimited();
        let timeline = Timeline::new(&case, &self.book, &[], &work);
        let evidence =
            Evidence { case: &case, timeline: &timeline, facts: &facts, work: &work, horizon: None };
        let outcome = self.program.evaluate(&self.book, evidence);
        let rule = self.places.get(id).expect("the rule is in force");
        Some(what_it_does(*rule, &outcome))
    }
}

fn what_it_does(rule: RuleId, outcome: &Outcome) -> Expect {
    if outcome.place_of(rule).is_some() {
        Expect::Fires
    } else if outcome.held_back.iter().any(|held| held.rule == rule) {
        Expect::HeldBack
    } else if outcome.undetermined.iter().any(|undetermined| undetermined.rule == rule) {
        Expect::Asks
    } else {
        Expect::Silent
    }
}

/// The facts that an example gives, each of the kind that its name has.
fn facts_of(example: &Example, symbols: &SymbolTable<'_>) -> Option<Facts> {
    let mut facts = Vec::new();
    for input in &example.given {
        let ExampleInput::Fact { fact, value } = input else { continue };
        let answer = match (value.as_str(), symbols.fact(fact)?) {
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
            on: Some(as_of(example)),
            agencies: vec![Agency::Health],
            from: Vec::new(),
            words: value.clone().into(),
            earlier: Vec::new(),
        });
    }
    Some(Facts::new(facts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_beyond_the_limit_are_said_and_not_run() {
        let text = "[pack]\nid = 'mine'\nversion = '1'\ntitle = 'Mine'\njurisdiction = 'England'\n\
            [[indicator]]\ncode = 'food.hungry'\nlabel = 'Hungry'\n\
            [[rule]]\nid = 'hungry'\nwhen = { seen = 'food.hungry' }\nthen = { concern = 'prompt' }\ntext = 'T'\nbasis = 'design'\n\
            [[rule]]\nid = 'twice'\nwhen = { found = { rules = 'hungry', at_least = 1 } }\nthen = { concern = 'prompt' }\n\
            text = 'T'\nbasis = 'design'\n";
        let examples = "[[example]]\nrule = 'hungry'\ngiven = []\nexpect = 'silent'\n".repeat(3)
            + &"[[example]]\nrule = 'twice'\ngiven = [{ found = 'mine/hungry' }]\nexpect = 'fires'\n"
                .repeat(2);
        let pack = Pack::parse("mine.toml", &format!("{text}{examples}")).unwrap();
        let found = |most_steps| {
            let found = run_within(most_steps, std::slice::from_ref(&pack));
            found.iter().map(|one| (one.code.name(), one.place.line)).collect::<Vec<_>>()
        };
        let (ordinary, own) = (3 * 2, 2 * STEPS_OF_A_BOOK);
        // The second example that gives the same findings needs no book of its own.
        assert_eq!(found(ordinary + own + 2), []);
        assert_eq!(found(ordinary + own + 1), [("too_many", 37)]);
        assert_eq!(found(ordinary + own - 1), [("too_many", 33)]);
        assert_eq!(found(ordinary - 1), [("too_many", 29)]);
    }
}
