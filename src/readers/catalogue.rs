//! The catalogue of facts: every name that a reader can give a value to, with its kind, so that a pack's rules can
//! be checked and a missing fact can be asked about.

use std::borrow::Cow;

use super::fact::{FactKind, FactName};

/// One fact that a reader, or a tool, can make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactEntry {
    /// The name that rules use.
    pub name: FactName,
    /// What kind of value it has.
    pub kind: FactKind,
    /// What it is, in words.
    pub text: Cow<'static, str>,
    /// The question to ask where nobody recorded it; `None` where no answer of a person's could supply it.
    pub ask: Option<Cow<'static, str>>,
}

/// Every fact that the built-in readers can make, by name. The facts of a tool are not here: see
/// [`tool_facts`](super::tool_facts).
pub fn catalogue() -> &'static [FactEntry] {
    CATALOGUE
}

const fn entry(name: &'static str, kind: FactKind, text: &'static str, ask: &'static str) -> FactEntry {
    FactEntry { name: Cow::Borrowed(name), kind, text: Cow::Borrowed(text), ask: Some(Cow::Borrowed(ask)) }
}

const fn number(unit: &'static str) -> FactKind {
    FactKind::Number { unit: Cow::Borrowed(unit) }
}

static CATALOGUE: &[FactEntry] = &[entry(
    "appointments.rebook_chain",
    number("appointments"),
    "the longest row of appointments with one service that the carer cancelled or moved, with none kept between",
    "Which of the child's appointments were cancelled or moved by the carer, and which were kept?",
)];

#[cfg(test)]
mod tests {
    use super::catalogue;

    #[test]
    fn the_catalogue_is_in_order_of_name_without_doubles() {
        assert!(catalogue().windows(2).all(|pair| pair[0].name < pair[1].name));
    }
}
