//! What a condition says of the answers, and by which of them: the ground that readings and the interview stand on.

use jiff::civil::Date;

use crate::case::{Child, age_on};
use crate::facts::{Fact, Facts};
use crate::facts::{Truth, compare};
use crate::pack::Condition;

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

/// Weighs a condition on the answers, in Kleene's logic: what nobody answered is unknown, never "no".
///
/// Observations and findings are no answers: a part that speaks of them is unknown here, and names nothing that an
/// answer could supply.
///
/// ```
/// use neglect_screen::case::Child;
/// use neglect_screen::pack::{Compare, Condition, FactTest};
/// use neglect_screen::facts::Facts;
/// use neglect_screen::facts::Truth;
/// use neglect_screen::readings::{Ground, weigh};
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
    let mut weighed = Weighed { truth: Truth::False, because: Vec::new(), open: Vec::new() };
    let fact_of = |name: &str| ground.facts.get(name);
    weighed.truth = weigh_into(condition, ground, &fact_of, &mut weighed.because, &mut weighed.open);
    weighed
}

/// What a condition says; `fact_of` finds a fact of the ground. Adds to `because` where it is true, and to `open` where it is unknown, each name once, in the
/// condition's order.
pub(super) fn weigh_into<'c, 'g>(
    condition: &'c Condition,
    ground: &Ground<'_>,
    fact_of: &impl Fn(&str) -> Option<&'g Fact>,
    because: &mut Vec<&'c str>,
    open: &mut Vec<&'c str>,
) -> Truth {
    let mut together = |parts: &'c [Condition], needed: usize| {
        let (decided, undecided) = (because.len(), open.len());
        let needed = u32::try_from(needed).unwrap_or(u32::MAX);
        let truth = Truth::at_least(
            needed,
            parts.iter().map(|part| weigh_into(part, ground, fact_of, because, open)),
        );
        // What the parts said counts where the whole says the same.
        if truth != Truth::True {
            because.truncate(decided);
        }
        if truth != Truth::Unknown {
            open.truncate(undecided);
        }
        truth
    };
    let (truth, name) = match condition {
        Condition::All(parts) => return together(parts, parts.len()),
        Condition::Any(parts) => return together(parts, 1),
        Condition::AtLeast { n, of } => return together(of, *n as usize),
        Condition::Fact(test) => (compare(test, fact_of(&test.fact), ground.on), test.fact.as_str()),
        Condition::Age(range) => (Truth::from(age_on(ground.child, ground.on).lies_in(range)), AGE),
        Condition::Seen(_) | Condition::Found(_) => return Truth::Unknown,
    };
    let names = match truth {
        Truth::True => because,
        Truth::Unknown => open,
        Truth::False => return truth,
    };
    if !names.contains(&name) {
        names.push(name);
    }
    truth
}

/// Whether a fact that a condition speaks of was recorded.
pub(super) fn touches<'c>(condition: &'c Condition, is_recorded: &mut impl FnMut(&'c str) -> bool) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
            parts.iter().any(|part| touches(part, is_recorded))
        }
        Condition::Fact(test) => is_recorded(&test.fact),
        Condition::Seen(_) | Condition::Found(_) | Condition::Age(_) => false,
    }
}

/// The facts that a condition speaks of.
pub(crate) fn named<'c>(condition: &'c Condition, into: &mut Vec<&'c str>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
            parts.iter().for_each(|part| named(part, into));
        }
        Condition::Fact(test) => into.push(&test.fact),
        Condition::Seen(_) | Condition::Found(_) | Condition::Age(_) => {}
    }
}
