//! Kleene's three truth values.

/// True, false or unknown. A missing answer is unknown, never "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// False whatever the missing answers are.
    False,
    /// The missing answers decide.
    Unknown,
    /// True whatever the missing answers are.
    True,
}

impl Truth {
    /// Either: the greater of the two.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// At least `n` of the parts.
    pub fn at_least(n: usize, parts: impl IntoIterator<Item = Truth>) -> Truth {
        let (mut sure, mut possible) = (0, 0);
        for part in parts {
            sure += usize::from(part == Truth::True);
            possible += usize::from(part != Truth::False);
        }
        if sure >= n {
            Truth::True
        } else if possible >= n {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Truth::True } else { Truth::False }
    }
}
