//! Conditions in plain English, for those who do not read TOML: what `explain` shows.

use std::borrow::Cow;
use std::fmt;

use rustc_hash::FxHashMap;

use super::chronology::chronology_facts;
use super::symbol_table::scale_of;
use crate::facts::{FactEntry, FactKind, catalogue};
use crate::number::Number;
use crate::pack::{
    AgeRange, Compare, Condition, Distinct, FactTest, Found, Indicator, Pack, Pattern, Period, Seen, Select,
    Span, Unit, Window,
};
use crate::readers::tool_facts;
use crate::vocabulary::{Agency, Subject};

/// A sentence and, under it, the sentences of its parts.
///
/// Shown with `{}` it is an indented list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What it says.
    pub text: String,
    /// What it speaks of, part by part.
    pub parts: Vec<Phrase>,
}

impl Phrase {
    fn new(text: impl Into<String>) -> Phrase {
        Phrase { text: text.into(), parts: Vec::new() }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        if depth > 0 {
            write!(f, "\n{:indent$}- ", "", indent = (depth - 1) * 2)?;
        }
        f.write_str(&self.text)?;
        self.parts.iter().try_for_each(|part| part.write(f, depth + 1))
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}

/// What codes and facts are called: labels of indicators, texts of facts.
#[derive(Debug, Default)]
pub struct Glossary<'a> {
    indicators: Vec<&'a Indicator>,
    facts: FxHashMap<String, FactEntry>,
}

impl<'a> Glossary<'a> {
    /// The glossary of these packs, such as `Screener::packs`, and of the built-in readers.
    ///
    /// ```
    /// use neglect_screen::Screener;
    /// use neglect_screen::authoring::Glossary;
    /// let screener = Screener::england();
    /// let glossary = Glossary::new(screener.packs());
    /// let rule = screener.rule("nice/1.3.2").unwrap();
    /// assert_eq!(
    ///     glossary.describe(&rule.rule.when).to_string(),
    ///     "seen: “Clothing or footwear unsuited to the weather or to the child's size”, pattern persistent"
    /// );
    /// ```
    pub fn new(packs: impl IntoIterator<Item = &'a Pack>) -> Glossary<'a> {
        let mut glossary = Glossary::default();
        for entry in catalogue().iter().chain(chronology_facts()) {
            glossary.facts.insert(entry.name.to_string(), entry.clone());
        }
        for pack in packs {
            glossary.indicators.extend(&pack.indicators);
            for entry in pack.tools.iter().flat_map(tool_facts) {
                glossary.facts.insert(entry.name.to_string(), entry);
            }
        }
        glossary
    }

    /// A condition in plain English.
    pub fn describe(&self, condition: &Condition) -> Phrase {
        let with_parts = |text: String, parts: &[Condition]| match parts {
            [only] => self.describe(only),
            _ => Phrase { text, parts: parts.iter().map(|part| self.describe(part)).collect() },
        };
        match condition {
            Condition::All(parts) => with_parts("all of these:".to_owned(), parts),
            Condition::Any(parts) => with_parts("any of these:".to_owned(), parts),
            Condition::AtLeast { n, of } => with_parts(format!("at least {n} of these:"), of),
            Condition::Seen(seen) => Phrase::new(self.seen(seen)),
            Condition::Fact(test) => Phrase::new(self.fact(test)),
            Condition::Found(found) => Phrase::new(describe_found(found)),
            Condition::Age(range) => Phrase::new(format!("the child is {}", ages(range))),
        }
    }

    fn seen(&self, seen: &Seen) -> String {
        let head = if seen.undecided { "undecided" } else { "seen" };
        let mut text = if seen.at_least > 1 {
            let n = seen.at_least;
            let how_often = match seen.distinct {
                Distinct::Event | Distinct::Rule => format!("at least {n} times"),
                Distinct::Day => format!("on at least {n} days"),
                Distinct::Agency => format!("by at least {n} agencies"),
                Distinct::Code => format!("at least {n} different ones"),
                Distinct::Form => format!("of at least {n} forms of neglect"),
            };
            format!("{head}, {how_often}: {}", self.selected(&seen.select))
        } else {
            format!("{head}: {}", self.selected(&seen.select))
        };
        if let Some(concern) = seen.select.reaches {
            let concern = spoken(concern.name());
            text.push_str(&if seen.undecided {
                format!(", where what is missing could raise “{concern}” or more")
            } else {
                format!(", whose own rules can raise “{concern}” or more, and which nothing explains or holds back")
            });
        }
        if seen.same_code {
            text.push_str(", all of one code");
        }
        for (name, values) in &seen.with {
            text.push_str(&format!(", {} {}", spoken(name), self.values(&seen.select, name, values)));
        }
        for (name, values) in &seen.gate {
            let values = self.values(&seen.select, name, values);
            text.push_str(&format!(", held back unless {} {values}", spoken(name)));
        }
        for (name, values) in &seen.exempt {
            let values = self.values(&seen.select, name, values);
            text.push_str(&format!(", held back where {} {values} is recorded", spoken(name)));
        }
        if !seen.subject.is_empty() {
            let about: Vec<String> = seen.subject.iter().map(|subject| whom(*subject).to_owned()).collect();
            text.push_str(&format!(", about {}", list(&about, "or")));
        }
        text.push_str(&by(&seen.by));
        text.push_str(&seen.within.map(window).unwrap_or_default());
        if let Some(span) = seen.over {
            text.push_str(&format!(", the first and the last at least {} apart", length(span)));
        }
        if seen.current {
            text.push_str(", and still so on the case's date");
        }
        text
    }

    /// What is selected: labels where they are known, in the order of the rule.
    fn selected(&self, select: &Select) -> String {
        let mut all: Vec<String> = select
            .codes
            .iter()
            .map(|code| match Pattern::new(code) {
                pattern if pattern.is_open() => {
                    format!("anything under `{}`", pattern.stem().trim_end_matches('.'))
                }
                _ => match self.indicators.iter().find(|indicator| indicator.code == *code) {
                    Some(indicator) => format!("“{}”", indicator.label),
                    None => format!("`{code}`"),
                },
            })
            .collect();
        all.extend(select.forms.iter().map(|form| format!("anything that speaks of {form} neglect")));
        all.extend(select.channels.iter().map(|channel| format!("any {}", spoken(channel.name()))));
        list(&all, "or")
    }

    /// The values of a qualifier that meet a test, as its scale has it.
    fn values(&self, select: &Select, name: &str, wanted: &[String]) -> String {
        let mut selected = self.indicators.iter().filter(|indicator| indicator.is_selected_by(select));
        let scale = selected.find_map(|indicator| scale_of(indicator, name));
        match scale {
            Some((values, true)) => {
                let mut from_least =
                    values.iter().skip_while(|value| !wanted.iter().any(|wanted| wanted == *value));
                match (from_least.next(), from_least.next()) {
                    (Some(least), Some(_)) => format!("{} or more", spoken(least)),
                    (Some(highest), None) => spoken(highest),
                    // A value that is not on the scale, in a pack that nobody has checked.
                    (None, _) => spoken_list(wanted),
                }
            }
            _ => spoken_list(wanted),
        }
    }

    fn fact(&self, test: &FactTest) -> String {
        let entry = self.facts.get(&test.fact);
        let kind = entry.map(|entry| &entry.kind);
        let number = |number: &Number| quantity(*number, kind);
        let test_words = match &test.test {
            Compare::Is(true) => "yes".to_owned(),
            Compare::Is(false) => "no".to_owned(),
            Compare::OneOf(words) => spoken_list(words),
            Compare::AtLeast(least) => format!("at least {}", number(least)),
            Compare::Above(least) => format!("more than {}", number(least)),
            Compare::AtMost(most) => format!("at most {}", number(most)),
            Compare::Below(most) => format!("less than {}", number(most)),
            Compare::Between(low, high) if low == high => format!("exactly {}", number(low)),
            Compare::Between(low, high) => format!("from {} to {}", number(low), number(high)),
            Compare::Known => "known".to_owned(),
        };
        let name = entry.map_or(Cow::Borrowed(test.fact.as_str()), |entry| entry.text.clone());
        let name = name.trim_end_matches(['?', '.', ':']);
        let within = test.within.map(|span| format!(", from the {} to the case's date", length(span)));
        format!("{name} (`{}`): {test_words}{}", test.fact, within.unwrap_or_default())
    }
}

fn describe_found(found: &Found) -> String {
    let what = if found.at_least > 1 { "findings" } else { "a finding" };
    let mut text = match (found.at_least, found.distinct) {
        (..=1, _) => what.to_owned(),
        (n, Distinct::Event | Distinct::Code) => format!("{what} of at least {n} events"),
        (n, Distinct::Day) => format!("{what} on at least {n} days"),
        (n, Distinct::Agency) => format!("{what} from at least {n} agencies"),
        (n, Distinct::Form) => format!("{what} of at least {n} forms of neglect"),
        (n, Distinct::Rule) => format!("{what} of at least {n} rules"),
    };
    if let Some(concern) = found.concern {
        text.push_str(&format!(", at “{}” or above", spoken(concern.name())));
    }
    if found.hazard {
        text.push_str(", of a hazard");
    }
    if !found.rules.is_empty() {
        let rules: Vec<String> = found.rules.iter().map(|rule| format!("`{rule}`")).collect();
        text.push_str(&format!(", by {}", list(&rules, "or")));
    }
    if !found.forms.is_empty() {
        let forms: Vec<String> = found.forms.iter().map(ToString::to_string).collect();
        text.push_str(&format!(", of {} neglect", list(&forms, "or")));
    }
    if found.same_form {
        text.push_str(", all of one form");
    }
    text.push_str(&found.within.map(window).unwrap_or_default());
    if let Some(span) = found.unanswered {
        text.push_str(&format!(", to which no adequate response is recorded, {} later", length(span)));
    }
    if let Some(span) = found.answered_late {
        text.push_str(&format!(
            ", to which an adequate response is recorded, more than {} later",
            length(span)
        ));
    }
    if found.unjoined {
        text.push_str(", which no response has brought together with what another agency holds");
    }
    text
}

/// A range of ages, after "the child is".
pub fn ages(range: &AgeRange) -> String {
    let mut text = match (range.from, range.below) {
        (Some(from), Some(below)) => format!("at least {} and under {} old", length(from), length(below)),
        (Some(from), None) => format!("at least {} old", length(from)),
        (None, Some(below)) => format!("under {} old", length(below)),
        (None, None) if range.unborn => "of any age".to_owned(),
        (None, None) => "born".to_owned(),
    };
    if range.corrected {
        text.push_str(" (counted from the due date where born before 37 weeks)");
    }
    if range.unborn {
        text.push_str(", or not born yet");
    }
    text
}

fn window(window: Window) -> String {
    match window.period {
        Period::Any => format!(", within {}", length(window.span)),
        Period::Latest => format!(", in the {} to the case's date", length(window.span)),
    }
}

fn by(agencies: &[Agency]) -> String {
    let names: Vec<String> = agencies.iter().map(|agency| spoken(agency.name())).collect();
    if names.is_empty() { String::new() } else { format!(", recorded by {}", list(&names, "or")) }
}

fn whom(subject: Subject) -> &'static str {
    match subject {
        Subject::Child => "the child",
        Subject::Sibling => "a brother or sister",
        Subject::Carer => "a carer",
        Subject::Home => "the home",
    }
}

/// A length of time: `1 day`, `12 months`.
pub fn length(span: Span) -> String {
    let unit = match span.unit {
        Unit::Days => "day",
        Unit::Weeks => "week",
        Unit::Months => "month",
        Unit::Years => "year",
    };
    format!("{} {unit}{}", span.n, if span.n == 1 { "" } else { "s" })
}

/// A number with the unit of its fact.
fn quantity(number: Number, kind: Option<&FactKind>) -> String {
    match kind {
        Some(FactKind::Ratio) => match number.times(Number::from(100_u32)) {
            Some(percent) => format!("{percent}%"),
            None => number.to_string(),
        },
        Some(FactKind::Number { unit }) if !matches!(unit.as_ref(), "" | "grade" | "points") => {
            format!("{number} {}", spoken(unit))
        }
        _ => number.to_string(),
    }
}

/// A name as it is spoken: without underscores.
fn spoken(name: &str) -> String {
    name.replace('_', " ")
}

/// Any of these names, as they are spoken.
fn spoken_list(names: &[String]) -> String {
    list(&names.iter().map(|name| spoken(name)).collect::<Vec<_>>(), "or")
}

/// `a`, `a or b`, `a, b or c`.
fn list(all: &[String], last: &str) -> String {
    match all {
        [] => String::new(),
        [only] => only.clone(),
        [firsts @ .., end] => format!("{} {last} {end}", firsts.join(", ")),
    }
}
