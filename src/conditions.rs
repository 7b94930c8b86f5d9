//! What a condition says of facts alone, in Kleene's logic: of the answers to a tool, which is all that readings, the
//! interview and a tool's own `only_if` look at. What nobody answered is unknown, never "no".

use jiff::civil::Date;

use crate::case::Age;
use crate::facts::{Known, Truth, compare};
use crate::pack::Condition;

/// The name that stands for the child's age among the facts of a [`ConditionResult`].
const AGE: &str = "age";

/// What a condition is evaluated on.
#[derive(Clone, Copy)]
pub(crate) struct Context<'c> {
    /// The facts, by name.
    pub(crate) fact_of: &'c dyn Fn(&str) -> Option<Known<'c>>,
    /// The child's age.
    pub(crate) age: Age,
    /// On which day.
    pub(crate) on: Date,
}

/// What a condition says, and by which facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConditionResult<'n> {
    pub(crate) value: Truth,
    /// Where it is true: the facts by which it is, in the condition's order, `age` among them.
    pub(crate) because: Vec<&'n str>,
    /// Where it is unknown: every fact that could still decide it. A part that is decided already is not here.
    pub(crate) open: Vec<&'n str>,
}

/// Evaluates a condition. Observations and findings are no answers: a part that speaks of them is unknown, and names
/// nothing that an answer could supply.
pub(crate) fn evaluate<'n>(condition: &'n Condition, context: &Context<'_>) -> ConditionResult<'n> {
    let mut result = ConditionResult { value: Truth::False, because: Vec::new(), open: Vec::new() };
    result.value = evaluate_into(condition, context, &mut result.because, &mut result.open);
    result
}

/// Evaluates a condition, and adds to `because` where it is true and to `open` where it is unknown, each name once, in the
/// condition's order.
pub(crate) fn evaluate_into<'n>(
    condition: &'n Condition,
    context: &Context<'_>,
    because: &mut Vec<&'n str>,
    open: &mut Vec<&'n str>,
) -> Truth {
    let mut at_least = |n: usize, parts: &'n [Condition]| {
        let (decided, undecided) = (because.len(), open.len());
        let value = Truth::at_least(n, parts.iter().map(|part| evaluate_into(part, context, because, open)));
        // What the parts rest on counts where the whole has their value.
        if value != Truth::True {
            because.truncate(decided);
        }
        if value != Truth::Unknown {
            open.truncate(undecided);
        }
        value
    };
    let (value, name) = match condition {
        Condition::All(parts) => return at_least(parts.len(), parts),
        Condition::Any(parts) => return at_least(1, parts),
        Condition::AtLeast { n, of } => return at_least(*n as usize, of),
        Condition::Fact(test) => {
            (compare(test, (context.fact_of)(&test.fact), context.on), test.fact.as_str())
        }
        Condition::Age(range) => (Truth::from(context.age.lies_in(range)), AGE),
        Condition::Seen(_) | Condition::Found(_) => return Truth::Unknown,
    };
    let names = match value {
        Truth::True => because,
        Truth::Unknown => open,
        Truth::False => return value,
    };
    if !names.contains(&name) {
        names.push(name);
    }
    value
}

/// The facts that a condition asks about, in its order.
pub(crate) fn fact_names(condition: &Condition) -> Vec<&str> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
            parts.iter().flat_map(fact_names).collect()
        }
        Condition::Fact(test) => vec![&test.fact],
        Condition::Seen(_) | Condition::Found(_) | Condition::Age(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::case::{Child, age_on};
    use crate::facts::{Answer, Compare, FactTest, Value};
    use crate::number::Number;

    fn fact(name: &str, test: Compare) -> Condition {
        Condition::Fact(FactTest { fact: name.to_owned(), test, within: None })
    }

    #[test]
    fn an_answer_that_is_missing_leaves_a_condition_open_and_one_that_decides_does_not() {
        let drinks = Answer::Known(Value::Flag(true));
        let units = Answer::Known(Value::Number(Number::from(3_i64)));
        let unknown = Answer::NotKnown;
        let fact_of = |name: &str| {
            let answer = match name {
                "t.drinks" => &drinks,
                "t.units" => &units,
                "t.place" => &unknown,
                _ => return None,
            };
            Some(Known { answer, on: None })
        };
        let on = date(2026, 6, 1);
        let child = Child { born: Some(date(2026, 1, 1)), ..Child::default() };
        let context = Context { fact_of: &fact_of, age: age_on(&child, on), on };
        let yes = fact("t.drinks", Compare::Is(true));
        let open = fact("t.nobody", Compare::Is(true));
        let asked_in_vain = fact("t.place", Compare::OneOf(vec!["sofa".to_owned()]));
        let over = fact("t.units", Compare::Above(Number::from(2_i64)));
        let under = fact("t.units", Compare::Below(Number::from(3_i64)));
        let value = |condition: &Condition| evaluate(condition, &context).value;
        assert_eq!(value(&yes), Truth::True);
        assert_eq!(value(&open), Truth::Unknown);
        assert_eq!(value(&asked_in_vain), Truth::Unknown);
        assert_eq!(value(&Condition::All(vec![yes.clone(), over.clone()])), Truth::True);
        assert_eq!(value(&Condition::All(vec![yes.clone(), open.clone()])), Truth::Unknown);
        assert_eq!(value(&Condition::All(vec![under.clone(), open.clone()])), Truth::False);
        assert_eq!(value(&Condition::Any(vec![open.clone(), over.clone()])), Truth::True);
        let two = Condition::AtLeast { n: 2, of: vec![under, open.clone()] };
        assert_eq!(value(&two), Truth::False);
        let both = Condition::All(vec![yes, open, over]);
        assert_eq!(evaluate(&both, &context).open, ["t.nobody"]);
    }
}
