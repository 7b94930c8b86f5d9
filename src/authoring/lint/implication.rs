//! Whether one condition can be true only where another is. Careful: `false` means *not shown*, never *not so*.
//!
//! Every part of the one is compared with every part of the other at most once, so that the cost is the product of
//! their sizes however they are nested.

use super::ranges::{age_within, no_longer, range, range_within, window_within};
use crate::authoring::symbol_table::{SymbolTable, scale_of};
use crate::pack::{Compare, Condition, FactTest, Found, Indicator, Pattern, Seen};
use crate::vocabulary::{Subject, Vocabulary};
use crate::work::Work;

/// A condition laid out flat, its parts by their indices, with what each `seen` in it selects.
pub(super) struct Formula<'a> {
    /// The condition itself is the first.
    nodes: Vec<Node<'a>>,
}

/// Something that a condition looks at. One that implies another looks at something that the other looks at as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LookedAt<'a> {
    Code(&'a str),
    Fact(&'a str),
    Findings,
    Age,
}

struct Node<'a> {
    condition: &'a Condition,
    /// The indices of its parts.
    parts: Vec<usize>,
    /// The indicators that it selects, where it is a `seen`.
    selected: Vec<&'a Indicator>,
}

impl<'a> Formula<'a> {
    pub fn new(condition: &'a Condition, symbols: &SymbolTable<'a>) -> Formula<'a> {
        let mut formula = Formula { nodes: Vec::new() };
        formula.add(condition, symbols);
        formula
    }

    fn add(&mut self, condition: &'a Condition, symbols: &SymbolTable<'a>) -> usize {
        let index = self.nodes.len();
        let selected = match condition {
            Condition::Seen(seen) => symbols.selected(&seen.select),
            _ => Vec::new(),
        };
        self.nodes.push(Node { condition, parts: Vec::new(), selected });
        for part in condition.parts() {
            let part = self.add(part, symbols);
            self.nodes[index].parts.push(part);
        }
        index
    }

    /// Whether `other` is true wherever this is.
    ///
    /// Steps of work are taken for every pair of parts; where there are none left, it is not shown.
    pub fn implies(&self, other: &Formula<'_>, work: &Work) -> bool {
        let pairs = self.nodes.len() * other.nodes.len();
        work.take(pairs) && Comparison { a: self, b: other, answers: vec![None; pairs], work }.holds(0, 0)
    }

    /// What it looks at: for each of its conditions that looks at the case itself, all that it selects or names.
    pub fn looks_at(&self) -> impl Iterator<Item = Vec<LookedAt<'a>>> {
        self.nodes.iter().filter_map(|node| match node.condition {
            Condition::Seen(_) => Some(node.selected.iter().map(|one| LookedAt::Code(&one.code)).collect()),
            Condition::Fact(test) => Some(vec![LookedAt::Fact(&test.fact)]),
            Condition::Found(_) => Some(vec![LookedAt::Findings]),
            Condition::Age(_) => Some(vec![LookedAt::Age]),
            Condition::All(_) | Condition::Any(_) | Condition::AtLeast { .. } => None,
        })
    }
}

/// One attempt to show that a condition implies another.
struct Comparison<'f, 'a, 'b> {
    a: &'f Formula<'a>,
    b: &'f Formula<'b>,
    /// What is known of each pair of nodes.
    answers: Vec<Option<bool>>,
    work: &'f Work,
}

impl Comparison<'_, '_, '_> {
    /// Whether the node `b` is true wherever the node `a` is.
    fn holds(&mut self, a: usize, b: usize) -> bool {
        let pair = a * self.b.nodes.len() + b;
        if let Some(answer) = self.answers[pair] {
            return answer;
        }
        let answer = self.compare(a, b);
        self.answers[pair] = Some(answer);
        answer
    }

    fn compare(&mut self, a: usize, b: usize) -> bool {
        let (a_formula, b_formula) = (self.a, self.b);
        let (a_node, b_node) = (&a_formula.nodes[a], &b_formula.nodes[b]);
        match (a_node.condition, b_node.condition) {
            (_, Condition::All(_)) => b_node.parts.iter().all(|part| self.holds(a, *part)),
            (Condition::Any(parts), _) => {
                !parts.is_empty() && a_node.parts.iter().all(|part| self.holds(*part, b))
            }
            (Condition::Seen(a), Condition::Seen(b)) => seen(a, &a_node.selected, b),
            (Condition::Fact(a), Condition::Fact(b)) => fact(a, b),
            (Condition::Found(a), Condition::Found(b)) => found(a, b),
            (Condition::Age(a), Condition::Age(b)) => age_within(a, b),
            _ => self.some_part_of_a(a, b) || self.enough_parts_of_b(a, b),
        }
    }

    /// More than all but `n - 1` of the parts of `a` imply `b`: then one of the `n` that are true does.
    fn some_part_of_a(&mut self, a: usize, b: usize) -> bool {
        let formula = self.a;
        let node = &formula.nodes[a];
        let n = match node.condition {
            Condition::All(parts) => parts.len(),
            Condition::AtLeast { n, .. } => *n as usize,
            _ => return false,
        };
        let showing = node.parts.iter().filter(|part| self.holds(**part, b)).count();
        n > 0 && showing > node.parts.len().saturating_sub(n)
    }

    /// `a` implies as many parts of `b` as `b` needs.
    fn enough_parts_of_b(&mut self, a: usize, b: usize) -> bool {
        let (a_formula, b_formula) = (self.a, self.b);
        let node = &b_formula.nodes[b];
        let (n, parts) = match node.condition {
            Condition::Any(parts) => (1, parts),
            Condition::AtLeast { n, of } => (*n as usize, of),
            _ => return false,
        };
        if let Condition::AtLeast { n: of_a, of } = a_formula.nodes[a].condition
            && *of_a as usize >= n
            && self.work.take(of.len() * parts.len())
            && of.iter().all(|part| parts.contains(part))
        {
            return true;
        }
        node.parts.iter().filter(|part| self.holds(a, **part)).count() >= n
    }
}

fn seen(a: &Seen, selected: &[&Indicator], b: &Seen) -> bool {
    let takes_no_more = Subject::ALL.iter().all(|&subject| !a.takes(subject) || b.takes(subject));
    let by_no_more = b.by.is_empty() || (!a.by.is_empty() && a.by.iter().all(|by| b.by.contains(by)));
    let as_many = a.at_least >= b.at_least
        && (b.at_least <= 1 || (a.distinct == b.distinct && (a.same_code || !b.same_code)));
    // What is not exempt from `a` must not be exempt from `b`; what stratum 1 made of it must be asked alike.
    let alike = (b.exempt.is_empty() || a.exempt == b.exempt)
        && a.undecided == b.undecided
        && a.select.reaches >= b.select.reaches
        && (b.over.is_none() || a.over == b.over);
    takes_no_more
        && alike
        && by_no_more
        && as_many
        && window_within(a.within, b.within)
        && (a.current || !b.current)
        // What `a` selects among the indicators that exist, `b` selects as well.
        && !selected.is_empty()
        && selected.iter().all(|indicator| indicator.is_selected_by(&b.select))
        && qualified_no_less(a, selected, b)
}

/// Each test of a qualifier in `b` is met by whatever meets one in `a`.
fn qualified_no_less(a: &Seen, selected: &[&Indicator], b: &Seen) -> bool {
    let tests_of_a = || a.with.iter().chain(&a.gate);
    b.with.iter().chain(&b.gate).all(|(name, wanted)| {
        tests_of_a().any(|(own, values)| own == name && values_no_less(selected, name, values, wanted))
    })
}

fn values_no_less(selected: &[&Indicator], name: &str, values: &[String], wanted: &[String]) -> bool {
    selected.iter().filter_map(|indicator| scale_of(indicator, name)).all(|(scale, rises)| {
        let ranks = |values: &[String]| -> Vec<usize> {
            let ranked = scale.iter().enumerate();
            ranked.filter(|(_, value)| values.iter().any(|own| own == *value)).map(|(rank, _)| rank).collect()
        };
        let (have, want) = (ranks(values), ranks(wanted));
        if rises {
            have.iter().min().zip(want.iter().min()).is_some_and(|(have, want)| have >= want)
        } else {
            !have.is_empty() && have.iter().all(|rank| want.contains(rank))
        }
    })
}

fn fact(a: &FactTest, b: &FactTest) -> bool {
    let in_time = match (a.within, b.within) {
        (_, None) => true,
        (Some(a), Some(b)) => no_longer(a, b),
        (None, Some(_)) => false,
    };
    a.fact == b.fact && in_time && compare(&a.test, &b.test)
}

fn compare(a: &Compare, b: &Compare) -> bool {
    if let Compare::Known = b {
        return true;
    }
    if let (Some(a), Some(b)) = (range(a), range(b)) {
        return range_within(a, b);
    }
    match (a, b) {
        (Compare::Is(a), Compare::Is(b)) => a == b,
        (Compare::OneOf(a), Compare::OneOf(b)) => a.iter().all(|word| b.contains(word)),
        _ => false,
    }
}

fn found(a: &Found, b: &Found) -> bool {
    // A pattern takes whatever a longer one takes.
    let takes = |pattern: &str, rule: &str| {
        pattern == rule || (!Pattern::new(rule).is_open() && Pattern::new(pattern).takes(rule))
    };
    let rules = b.rules.is_empty()
        || (!a.rules.is_empty()
            && a.rules.iter().all(|rule| b.rules.iter().any(|pattern| takes(pattern, rule))));
    let forms =
        b.forms.is_empty() || (!a.forms.is_empty() && a.forms.iter().all(|form| b.forms.contains(form)));
    let as_many = a.at_least >= b.at_least && (b.at_least <= 1 || a.distinct == b.distinct);
    b.concern.is_none_or(|b| a.concern.is_some_and(|a| a >= b))
        && (a.hazard || !b.hazard)
        && rules
        && forms
        && as_many
        && (a.same_form || !b.same_form || b.at_least <= 1)
        && window_within(a.within, b.within)
        && (b.unanswered.is_none() || a.unanswered == b.unanswered)
        && (b.answered_late.is_none() || a.answered_late == b.answered_late)
        && (a.unjoined || !b.unjoined)
}
