//! What a condition says of the answers, and by which of them: the ground that readings and the interview stand on.

use jiff::civil::Date;

use crate::case::{Child, age_on};
use crate::pack::Condition;
use crate::readers::Facts;
use crate::rules::{Truth, compare};

/// The name that stands for the child's age among the facts of a [`Weighed`].
const AGE: &str = "age";

/// What a condition is weighed on: the answers, the child, and the day.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// What was answered.
    pub facts: &'a Facts,
    /// Whose age counts.
    pub child: &'a Child,
    /// On which day.
    pub on: Date,
}

/// What a condition says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed<'c> {
    /// Whether it holds.
    pub truth: Truth,
    /// Where it holds: the facts by which it does, in the condition's order, `age` among them.
    pub because: Vec<&'c str>,
    /// Where that is unknown: every fact that could still decide it. A part that is decided already is not here.
    pub open: Vec<&'c str>,
}

impl<'c> Weighed<'c> {
    fn leaf(truth: Truth, name: &'c str) -> Weighed<'c> {
        Weighed {
            truth,
            because: if truth == Truth::True { vec![name] } else { Vec::new() },
            open: if truth == Truth::Unknown { vec![name] } else { Vec::new() },
        }
    }
}

/// Weighs a condition on the answers, in Kleene's logic: what nobody answered is unknown, never "no".
///
/// Observations and findings are no answers: a part that speaks of them is unknown here, and names nothing that an
/// answer could supply.
///
/// ```
/// use neglect_screen::case::Child;
/// use neglect_screen::pack::{Compare, Condition, FactTest};
/// use neglect_screen::readers::Facts;
/// use neglect_screen::rules::Truth;
/// use neglect_screen::sleep::{Ground, weigh};
///
/// let child = Child { born: Some("2026-08-02".parse()?), ..Child::default() };
/// let ground = Ground { facts: &Facts::default(), child: &child, on: "2026-11-21".parse()? };
/// let warm = Condition::Fact(FactTest {
///     fact: "safe_sleep.room_temperature".to_owned(),
///     test: Compare::Above(20_i64.into()),
///     within: None,
/// });
/// let weighed = weigh(&warm, &ground);
/// assert_eq!(weighed.truth, Truth::Unknown);
/// assert_eq!(weighed.open, ["safe_sleep.room_temperature"]);
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn weigh<'c>(condition: &'c Condition, ground: &Ground<'_>) -> Weighed<'c> {
    match condition {
        Condition::All(parts) => together(parts, parts.len(), ground),
        Condition::Any(parts) => together(parts, 1, ground),
        Condition::AtLeast { n, of } => together(of, *n as usize, ground),
        Condition::Fact(test) => {
            let fact = ground.facts.get(&test.fact);
            Weighed::leaf(compare(test, fact, ground.on), &test.fact)
        }
        Condition::Age(range) => {
            Weighed::leaf(Truth::from(age_on(ground.child, ground.on).lies_in(range)), AGE)
        }
        Condition::Seen(_) | Condition::Found(_) => {
            Weighed { truth: Truth::Unknown, because: Vec::new(), open: Vec::new() }
        }
    }
}

fn together<'c>(parts: &'c [Condition], needed: usize, ground: &Ground<'_>) -> Weighed<'c> {
    let parts: Vec<Weighed<'c>> = parts.iter().map(|part| weigh(part, ground)).collect();
    let needed = u32::try_from(needed).unwrap_or(u32::MAX);
    let truth = Truth::at_least(needed, parts.iter().map(|part| part.truth));
    let of = |wanted: Truth, names: for<'w> fn(&'w Weighed<'c>) -> &'w Vec<&'c str>| {
        let mut all: Vec<&'c str> = Vec::new();
        for part in parts.iter().filter(|part| part.truth == wanted && truth == wanted) {
            for name in names(part) {
                if !all.contains(name) {
                    all.push(name);
                }
            }
        }
        all
    };
    Weighed {
        truth,
        because: of(Truth::True, |part| &part.because),
        open: of(Truth::Unknown, |part| &part.open),
    }
}

/// The facts that a condition speaks of.
pub(super) fn named<'c>(condition: &'c Condition, into: &mut Vec<&'c str>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
            parts.iter().for_each(|part| named(part, into));
        }
        Condition::Fact(test) => into.push(&test.fact),
        Condition::Seen(_) | Condition::Found(_) | Condition::Age(_) => {}
    }
}
