//! The model of the core: the vocabularies, and the records of a case and a report, as the sources declare them.
//!
//! It is read from the sources and not through the compiled library, so that it can be read before anything that is
//! generated from it compiles.

mod read;

pub use read::read;

/// All that is generated from.
#[derive(Debug)]
pub struct Model {
    /// In the order of the sources.
    pub vocabularies: Vec<Vocabulary>,
    /// In the order of the sources.
    pub records: Vec<Record>,
}

/// A closed vocabulary.
#[derive(Debug)]
pub struct Vocabulary {
    pub name: String,
    /// Where Rust code finds it, such as `neglect_screen::case::Sex`.
    pub path: String,
    pub doc: Doc,
    pub words: Vec<Word>,
    /// The variant that a word is where nothing is said.
    pub default: Option<String>,
}

/// One word of a vocabulary.
#[derive(Debug)]
pub struct Word {
    /// Its name in Rust.
    pub variant: String,
    /// Its name in JSON.
    pub name: String,
    pub doc: Doc,
}

/// A struct of the core that a case or a report is made of.
#[derive(Debug)]
pub struct Record {
    pub name: String,
    /// Where Rust code finds it.
    pub path: String,
    pub doc: Doc,
    pub fields: Vec<Field>,
}

/// A field of a record.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in Rust and in JSON.
    pub name: String,
    pub doc: Doc,
    pub kind: Kind,
    pub presence: Presence,
    /// Whether JSON has the field where it says nothing, such as an empty list.
    pub always_written: bool,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A list of texts.
    Texts,
    /// Texts by their names.
    TextByName,
    Flag,
    Day,
    /// A whole number, of this type in Rust.
    Whole(String),
    /// An exact number.
    Exact,
    /// A word of this vocabulary.
    Word(String),
    /// A set of words of this vocabulary, as this type in Rust.
    Words(String, Set),
    /// A code of this library's, or a coding system and a value.
    Code,
    /// The answers of an assessment, by question.
    Answers,
    /// What is known of a fact.
    FactAnswer,
    /// A record within this one.
    Record(String),
    /// A list of records.
    Records(String),
    /// Words of a vocabulary, each with a day.
    Reached(String),
}

/// The Rust type of a set of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// A `Vec`.
    List,
    /// A type of its own, with `iter` and `FromIterator`.
    Bits,
}

/// What it means where JSON has no such field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    /// It cannot be absent.
    Required,
    /// Nothing is said.
    Optional,
    /// The list or the map is empty.
    Empty,
    /// The word is this variant.
    Word(String),
}

/// A doc comment, as paragraphs without line ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc(pub Vec<String>);

impl Model {
    pub fn record(&self, name: &str) -> &Record {
        let found = self.records.iter().find(|record| record.name == name);
        found.unwrap_or_else(|| panic!("the sources declare no struct {name}"))
    }

    pub fn vocabulary(&self, name: &str) -> &Vocabulary {
        let found = self.vocabularies.iter().find(|vocabulary| vocabulary.name == name);
        found.unwrap_or_else(|| panic!("the sources declare no vocabulary {name}"))
    }

    /// A record and those that it is made of, each before those within it, in the order in which they are met.
    pub fn reachable(&self, root: &str) -> Vec<&Record> {
        let mut found = vec![self.record(root)];
        let mut next = 0;
        while next < found.len() {
            for field in &found[next].fields {
                if let Kind::Record(name) | Kind::Records(name) = &field.kind
                    && !found.iter().any(|record| record.name == *name)
                {
                    found.push(self.record(name));
                }
            }
            next += 1;
        }
        found
    }
}

impl Field {
    pub fn optional(&self) -> bool {
        self.presence == Presence::Optional
    }

    pub fn required(&self) -> bool {
        self.presence == Presence::Required
    }
}

impl Vocabulary {
    pub fn word(&self, variant: &str) -> &Word {
        let found = self.words.iter().find(|word| word.variant == variant);
        found.unwrap_or_else(|| panic!("{} has no word {variant}", self.name))
    }
}

impl Doc {
    /// The paragraphs, one by one.
    pub fn paragraphs(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }

    /// The first paragraph and the others, as one text.
    pub fn text(&self) -> String {
        self.0.join(" ")
    }
}
