//! What every format is read into: a tree of named values, each of which has exactly one fate in the end.

use std::cell::Cell;

/// A row, a resource, or a part of one. What holds a value is a leaf, and has a fate.
#[derive(Debug, Default)]
pub(crate) struct Node {
    /// The name of the column, field or element.
    pub name: Box<str>,
    /// The value as text, without white space around it; `None` where there is none.
    pub value: Option<Box<str>>,
    pub children: Vec<Node>,
    fate: Cell<LeafFate>,
}

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum LeafFate {
    /// Nothing asked for it yet.
    #[default]
    Open,
    /// It is left out on purpose; the code says why.
    SetAside(&'static str),
    /// Nobody knows what it means; the code says what is missing.
    NotUnderstood(&'static str),
    /// It went into a record: the record's place among those of the row, and the field of it.
    Mapped { record: u32, field: TargetId },
}

/// A field of a case that values go to, by its number in the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TargetId(pub u32);

impl LeafFate {
    /// Of two fates of one value the higher stands: a value that went anywhere was mapped.
    fn rank(self) -> u8 {
        match self {
            LeafFate::Open => 0,
            LeafFate::SetAside(_) => 1,
            LeafFate::NotUnderstood(_) => 2,
            LeafFate::Mapped { .. } => 3,
        }
    }
}

impl Node {
    pub(crate) fn new(name: impl Into<Box<str>>) -> Node {
        Node { name: name.into(), ..Node::default() }
    }

    /// A leaf; a value of white space alone is none.
    pub(crate) fn leaf(name: impl Into<Box<str>>, value: &str) -> Node {
        let value = value.trim();
        Node { value: (!value.is_empty()).then(|| value.into()), ..Node::new(name) }
    }

    /// Gives the value a fate, unless it already has one that stands above it.
    pub(crate) fn settle(&self, fate: LeafFate) {
        if self.value.is_some() && fate.rank() > self.fate.get().rank() {
            self.fate.set(fate);
        }
    }

    pub(crate) fn set_aside(&self, why: &'static str) {
        self.settle(LeafFate::SetAside(why));
    }

    pub(crate) fn not_understood(&self, what: &'static str) {
        self.settle(LeafFate::NotUnderstood(what));
    }

    /// The same for every value in and below it.
    pub(crate) fn settle_all(&self, fate: LeafFate) {
        self.settle(fate);
        self.children.iter().for_each(|child| child.settle_all(fate));
    }

    /// Says of every value in and below it that went into a record that the record is none.
    pub(crate) fn take_back(&self, fault: &'static str) {
        if matches!(self.fate.get(), LeafFate::Mapped { .. }) {
            self.fate.set(LeafFate::NotUnderstood(fault));
        }
        self.children.iter().for_each(|child| child.take_back(fault));
    }

    pub(crate) fn set_all_aside(&self, why: &'static str) {
        self.settle_all(LeafFate::SetAside(why));
    }

    pub(crate) fn fate(&self) -> LeafFate {
        self.fate.get()
    }

    /// The first child of that name.
    pub(crate) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| &*child.name == name)
    }

    /// All children of that name.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &Node> {
        self.children.iter().filter(move |child| &*child.name == name)
    }

    /// The first node at a path of names, the first of each.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The value of the node at a path.
    pub(crate) fn text(&self, path: &[&str]) -> Option<&str> {
        self.at(path).and_then(|node| node.value.as_deref())
    }

    /// How many values there are in and below it.
    pub(crate) fn values(&self) -> u64 {
        u64::from(self.value.is_some()) + self.children.iter().map(Node::values).sum::<u64>()
    }
}
