//! Whether a question of a tool is asked of this child: its ages, and its `only_if` over the answers so far. Part of
//! `assessments`: what is not asked is not missing, and does not count towards coverage.

use crate::case::Age;
use crate::facts::{Answer, Value};
use crate::number::Number;
use crate::pack::{Compare, Condition, ToolQuestion};

/// Whether the question is asked. What is undecided is asked: a question left out must not look answered.
pub(super) fn is_asked<'a>(
    question: &ToolQuestion,
    age: &Age,
    answer_of: &impl Fn(&str) -> Option<&'a Answer>,
) -> bool {
    let at_this_age = question.ages.is_none_or(|range| age.lies_in(&range));
    let wanted = question.only_if.as_ref().is_none_or(|only| holds(only, age, answer_of) != Some(false));
    at_this_age && wanted
}

/// The condition over answers: true, false, or `None` where an answer is missing that decides it.
fn holds<'a>(
    condition: &Condition,
    age: &Age,
    answer_of: &impl Fn(&str) -> Option<&'a Answer>,
) -> Option<bool> {
    match condition {
        Condition::All(parts) => at_least(parts.len(), parts, age, answer_of),
        Condition::Any(parts) => at_least(1, parts, age, answer_of),
        Condition::AtLeast { n, of } => at_least(usize::try_from(*n).ok()?, of, age, answer_of),
        Condition::Fact(test) => compares(answer_of(&test.fact)?, &test.test),
        Condition::Age(range) => Some(age.lies_in(range)),
        // A tool asks by its own answers; what was observed or found is not one.
        Condition::Seen(_) | Condition::Found(_) => None,
    }
}

fn at_least<'a>(
    n: usize,
    parts: &[Condition],
    age: &Age,
    answer_of: &impl Fn(&str) -> Option<&'a Answer>,
) -> Option<bool> {
    let (mut sure, mut possible) = (0, 0);
    for part in parts {
        let held = holds(part, age, answer_of);
        sure += usize::from(held == Some(true));
        possible += usize::from(held != Some(false));
    }
    if sure >= n {
        Some(true)
    } else if possible < n {
        Some(false)
    } else {
        None
    }
}

/// How an answer compares: an answer that nobody knows decides nothing, one that does not apply is false.
fn compares(answer: &Answer, test: &Compare) -> Option<bool> {
    let value = match answer {
        Answer::NotKnown => return None,
        Answer::NotApplicable => return Some(false),
        Answer::Known(value) => value,
    };
    let (low, high) = match (test, value) {
        (Compare::Known, _) => return Some(true),
        (Compare::Is(wanted), Value::Flag(flag)) => return Some(flag == wanted),
        (Compare::OneOf(words), Value::Text(word)) => return Some(words.iter().any(|one| one == word)),
        _ => value.bounds()?,
    };
    let between = |least: Number, most: Number| {
        if low >= least && high <= most {
            Some(true)
        } else if high < least || low > most {
            Some(false)
        } else {
            None
        }
    };
    let decided = |all: bool, some: bool| if all { Some(true) } else { (!some).then_some(false) };
    match test {
        Compare::AtLeast(n) => decided(low >= *n, high >= *n),
        Compare::Above(n) => decided(low > *n, high > *n),
        Compare::AtMost(n) => decided(high <= *n, low <= *n),
        Compare::Below(n) => decided(high < *n, low < *n),
        Compare::Between(least, most) => between(*least, *most),
        Compare::Is(_) | Compare::OneOf(_) | Compare::Known => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::holds;
    use crate::case::{Child, age_on};
    use crate::facts::{Answer, Value};
    use crate::number::Number;
    use crate::pack::{Compare, Condition, FactTest};

    fn fact(name: &str, test: Compare) -> Condition {
        Condition::Fact(FactTest { fact: name.to_owned(), test, within: None })
    }

    #[test]
    fn an_answer_that_is_missing_leaves_the_question_open_and_one_that_decides_does_not() {
        let age = age_on(&Child { born: Some(date(2026, 1, 1)), ..Child::default() }, date(2026, 6, 1));
        let drinks = Answer::Known(Value::Flag(true));
        let units = Answer::Known(Value::Number(Number::from(3_i64)));
        let unknown = Answer::NotKnown;
        let answers = |name: &str| match name {
            "t.drinks" => Some(&drinks),
            "t.units" => Some(&units),
            "t.place" => Some(&unknown),
            _ => None,
        };
        let yes = fact("t.drinks", Compare::Is(true));
        let open = fact("t.nobody", Compare::Is(true));
        let asked_in_vain = fact("t.place", Compare::OneOf(vec!["sofa".to_owned()]));
        let over = fact("t.units", Compare::Above(Number::from(2_i64)));
        let under = fact("t.units", Compare::Below(Number::from(3_i64)));
        let says = |condition: &Condition| holds(condition, &age, &answers);
        assert_eq!(says(&yes), Some(true));
        assert_eq!(says(&open), None);
        assert_eq!(says(&asked_in_vain), None);
        assert_eq!(says(&Condition::All(vec![yes.clone(), over.clone()])), Some(true));
        assert_eq!(says(&Condition::All(vec![yes, open.clone()])), None);
        assert_eq!(says(&Condition::All(vec![under.clone(), open.clone()])), Some(false));
        assert_eq!(says(&Condition::Any(vec![open.clone(), over])), Some(true));
        assert_eq!(says(&Condition::AtLeast { n: 2, of: vec![under, open] }), Some(false));
    }
}
