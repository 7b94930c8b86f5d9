//! One value of the text with its place, and the primitive kinds of value. Every problem is collected and decoding
//! goes on with a placeholder, so that an author sees all of them at once.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::DeValue;

use crate::calendar::{Span, Unit};
use crate::number::Number;
use crate::pack::codes;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::diagnostic_code::DiagnosticCode;
use crate::pack::spans::Spans;
use crate::pack::text::{PackText, TextSpan};
use crate::suggest::did_you_mean;
use crate::unseen::acts;

/// The longest span of time that a pack may name, in any unit: far beyond any childhood.
const LONGEST_SPAN: u32 = 10_000;

/// What decoding has found so far.
pub(super) struct Decoder {
    pub text: PackText,
    /// The file that is being read, by its index.
    pub file: usize,
    /// The pack's id, as soon as it is known: it qualifies the ids of rules.
    pub pack: String,
    /// The rule that is being read.
    pub rule: Option<String>,
    pub spans: Spans,
    pub diagnostics: Vec<Diagnostic>,
}

/// One value, its place in the text and its path in the pack.
#[derive(Clone)]
pub(super) struct Node<'n> {
    pub value: &'n DeValue<'n>,
    pub span: Range<usize>,
    pub path: String,
}

impl Decoder {
    pub fn new(text: PackText) -> Decoder {
        Decoder {
            text,
            file: 0,
            pack: String::new(),
            rule: None,
            spans: Spans::default(),
            diagnostics: Vec::new(),
        }
    }

    /// Emits a diagnostic. Returns nothing, so that a reader can end with it.
    pub fn emit<T>(
        &mut self,
        code: DiagnosticCode,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<T> {
        let span = TextSpan::new(self.file, span.clone());
        let (message, help) = (message.into(), help.into());
        self.diagnostics.push(Diagnostic::new(code, message, help, &self.text, &span, self.rule.clone()));
        None
    }

    /// Notes where a part of the pack stands.
    pub fn place(&mut self, path: &str, span: Range<usize>) {
        self.spans.insert(path, TextSpan::new(self.file, span));
    }

    /// Says that a value is of another type than the one that belongs here.
    pub fn wrong_type<T>(&mut self, node: &Node<'_>, wanted: &str) -> Option<T> {
        let found = match node.value {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let help = format!("write {wanted}");
        self.emit(codes::WRONG_TYPE, &node.span, format!("{found}, where {wanted} belongs"), help)
    }

    /// A text.
    pub fn text<'n>(&mut self, node: &Node<'n>) -> Option<&'n str> {
        match node.value {
            DeValue::String(text) if text.chars().any(acts) => self.emit(
                codes::CONTROL_CHARACTER,
                &node.span,
                "a text with a character that is not seen and acts where it is shown",
                "take it out; line ends and tabs may stand in a text",
            ),
            DeValue::String(text) => Some(text.as_ref()),
            _ => self.wrong_type(node, "a text in quotes"),
        }
    }

    /// A text with something in it.
    pub fn filled_text(&mut self, node: &Node<'_>) -> Option<String> {
        let text = self.text(node)?;
        if text.trim().is_empty() {
            return self.emit(
                codes::EMPTY,
                &node.span,
                "an empty text",
                "say what it is, or leave the key out",
            );
        }
        Some(text.to_owned())
    }

    /// `true` or `false`.
    pub fn flag(&mut self, node: &Node<'_>) -> Option<bool> {
        match node.value {
            DeValue::Boolean(flag) => Some(*flag),
            _ => self.wrong_type(node, "`true` or `false`"),
        }
    }

    /// A whole number in a range, both ends included.
    pub fn integer(&mut self, node: &Node<'_>, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let DeValue::Integer(integer) = node.value else {
            return self.wrong_type(node, "a whole number");
        };
        match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(value) if range.contains(&value) => Some(value),
            _ => {
                let help = format!("write a whole number from {} to {}", range.start(), range.end());
                self.emit(codes::BAD_NUMBER, &node.span, "a number outside what is possible here", help)
            }
        }
    }

    /// A small count, from `least`.
    pub fn count(&mut self, node: &Node<'_>, least: u32) -> Option<u32> {
        self.integer(node, i64::from(least)..=100_000).and_then(|count| u32::try_from(count).ok())
    }

    /// An exact number: an integer, a decimal, or a text such as `10%` or `-4/3`.
    pub fn number(&mut self, node: &Node<'_>) -> Option<Number> {
        let read = match node.value {
            DeValue::Integer(integer) => {
                i64::from_str_radix(integer.as_str(), integer.radix()).map(Number::from).ok()
            }
            DeValue::Float(float) => float.as_str().parse().ok(),
            DeValue::String(text) => text.parse().ok(),
            _ => return self.wrong_type(node, "a number"),
        };
        match read {
            Some(number) => Some(number),
            None => self.emit(
                codes::BAD_NUMBER,
                &node.span,
                "not a number that can be held exactly",
                "write an integer, a decimal, or a text such as \"10%\" or \"-4/3\"",
            ),
        }
    }

    /// A day.
    pub fn date(&mut self, node: &Node<'_>) -> Option<Date> {
        let DeValue::Datetime(written) = node.value else {
            return self.wrong_type(node, "a date such as 2027-03-31, without quotes");
        };
        let day = match (written.date, written.time, written.offset) {
            (Some(day), None, None) => i16::try_from(day.year)
                .ok()
                .zip(i8::try_from(day.month).ok().zip(i8::try_from(day.day).ok()))
                .and_then(|(year, (month, day))| Date::new(year, month, day).ok()),
            _ => None,
        };
        match day {
            Some(day) => Some(day),
            None => self.emit(
                codes::BAD_DATE,
                &node.span,
                "not a day",
                "write a day such as 2027-03-31, without a time",
            ),
        }
    }

    /// A length of time, such as `3 months`.
    pub fn length(&mut self, node: &Node<'_>) -> Option<Span> {
        let text = self.text(node)?;
        match parse_span(text) {
            Some(span) => Some(span),
            None => self.emit(
                codes::BAD_SPAN,
                &node.span,
                format!("`{}` is not a length of time", shortened(text)),
                "write a whole number and a unit: \"10 days\", \"6 weeks\", \"12 months\", \"5 years\"",
            ),
        }
    }

    /// A length of time that is not nought.
    pub fn filled_length(&mut self, node: &Node<'_>) -> Option<Span> {
        let span = self.length(node)?;
        if span.n == 0 {
            return self.emit(
                codes::BAD_SPAN,
                &node.span,
                "a length of time of nought",
                "write at least 1: nothing lies within no time",
            );
        }
        Some(span)
    }

    /// One word of a closed list.
    pub fn word<T>(
        &mut self,
        node: &Node<'_>,
        names: &[&'static str],
        from: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(node)?;
        match from(text) {
            Some(value) => Some(value),
            None => {
                let message = format!("`{}` is not one of the words for this", shortened(text));
                let help = did_you_mean(text, names.iter().copied());
                self.emit(codes::UNKNOWN_WORD, &node.span, message, help)
            }
        }
    }

    /// A text that is one of these.
    pub fn one_of(&mut self, node: &Node<'_>, names: &[&'static str]) -> Option<String> {
        self.word(node, names, |text| names.contains(&text).then(|| text.to_owned()))
    }

    /// An id: letters, digits and `. _ -`, no spaces and no slash, so that ids can be qualified and listed.
    pub fn id(&mut self, node: &Node<'_>) -> Option<String> {
        let text = self.text(node)?;
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        if !text.is_empty()
            && text.len() <= 100
            && text.bytes().all(fits)
            && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
        {
            return Some(text.to_owned());
        }
        self.emit(
            codes::BAD_ID,
            &node.span,
            format!("`{}` cannot be an id", shortened(text)),
            "use up to 100 letters, digits, dots, hyphens and underscores, without spaces",
        )
    }

    /// The elements of a list.
    pub fn list<'n>(&mut self, node: &Node<'n>) -> Option<Vec<Node<'n>>> {
        let DeValue::Array(elements) = node.value else {
            return self.wrong_type(node, "a list in square brackets");
        };
        let mut nodes = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            let node = Node {
                value: element.get_ref(),
                span: element.span(),
                path: format!("{}[{index}]", node.path),
            };
            self.place(&node.path, node.span.clone());
            nodes.push(node);
        }
        Some(nodes)
    }

    /// A list that must hold something.
    pub fn filled_list<'n>(&mut self, node: &Node<'n>) -> Option<Vec<Node<'n>>> {
        let nodes = self.list(node)?;
        if nodes.is_empty() {
            return self.emit(
                codes::EMPTY,
                &node.span,
                "an empty list",
                "name at least one, or leave the key out",
            );
        }
        Some(nodes)
    }

    /// The elements of a list that must hold something; a value that is not a list stands for a list of itself.
    pub fn one_or_more<'n>(&mut self, node: &Node<'n>) -> Option<Vec<Node<'n>>> {
        match node.value {
            DeValue::Array(_) => self.filled_list(node),
            _ => Some(vec![node.clone()]),
        }
    }

    /// A table of free keys (names of qualifiers, options), in the order in which they were written.
    pub fn entries<'n>(&mut self, node: &Node<'n>) -> Option<Vec<(&'n str, Node<'n>)>> {
        let DeValue::Table(table) = node.value else {
            return self.wrong_type(node, "a table in braces");
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut nodes = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let name: &'n str = key.get_ref().as_ref();
            let node =
                Node { value: value.get_ref(), span: value.span(), path: format!("{}.{name}", node.path) };
            self.place(&node.path, node.span.clone());
            nodes.push((name, node));
        }
        Some(nodes)
    }
}

/// A length of time as packs write it: a whole number, a space and a unit, singular or plural.
pub(crate) fn parse_span(text: &str) -> Option<Span> {
    let (number, unit) = text.trim().split_once(' ')?;
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let n: u32 = number.parse().ok().filter(|n| *n <= LONGEST_SPAN)?;
    let unit = match unit.trim_start() {
        "day" | "days" => Unit::Days,
        "week" | "weeks" => Unit::Weeks,
        "month" | "months" => Unit::Months,
        "year" | "years" => Unit::Years,
        _ => return None,
    };
    Some(Span { n, unit })
}

/// A word of the pack, short enough to quote.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(MOST).collect();
    short.push('…');
    short
}
