//! From a pack's text to the pack, by hand over the parsed TOML, so that every problem is found at once and each
//! names its place. One file per kind of table; `docs/packs.md` is the reference of what they accept.

mod amend;
mod attendance;
mod background;
mod condition;
mod fields;
mod indicator;
mod node;
mod process;
mod reading;
mod rule;
mod source;
mod tool;

use toml::de::DeTable;

use self::fields::Fields;
use self::node::Decoder;
pub(crate) use self::node::parse_span;
use super::spans::Spans;
use super::{Diagnostic, Pack, codes};

/// The longest text that is read as a pack, in bytes. The longest that ships is a small fraction of it.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// A pack with the text it was read from, so that whatever is said of it later can still name the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedPack {
    /// The pack.
    pub pack: Pack,
    /// The name under which the text was given: a file's name.
    pub name: String,
    /// The text.
    pub text: String,
    /// Where in the text each part stands.
    pub spans: Spans,
}

impl Pack {
    /// Reads a pack from its TOML.
    ///
    /// `name` is what diagnostics call the text: a file's name. Only the pack itself is read here; whether its
    /// codes, facts, sources and steps exist is [`super::check`]'s question, which needs all packs together.
    ///
    /// ```
    /// use neglect_screen::pack::Pack;
    /// let text = r#"
    /// [pack]
    /// id = "mine"
    /// version = "2026.1"
    /// title = "Our own"
    /// jurisdiction = "England"
    ///
    /// [[indicator]]
    /// code = "hygiene.smelly"
    /// label = "Smelly"
    /// forms = ["physical"]
    /// "#;
    /// let parsed = Pack::parse("mine.toml", text).unwrap();
    /// assert_eq!(parsed.pack.indicators[0].label, "Smelly");
    /// ```
    ///
    /// # Errors
    ///
    /// Every problem of the text, each with its place, in the order of the text.
    pub fn parse(name: &str, text: &str) -> Result<ParsedPack, Vec<Diagnostic>> {
        let (parsed, problems) = decode(name, text);
        if problems.is_empty() { Ok(parsed) } else { Err(problems) }
    }
}

/// Reads as much of a pack as can be read, with every problem. What could not be read has a placeholder.
pub(crate) fn decode(name: &str, text: &str) -> (ParsedPack, Vec<Diagnostic>) {
    let mut decoder = Decoder::new(name);
    let pack = if text.len() > MOST_BYTES {
        decoder.problem::<()>(
            codes::TOO_LARGE,
            &(0..0),
            "the text is longer than eight megabytes",
            "split it into several packs",
        );
        empty_pack()
    } else {
        let (document, errors) = DeTable::parse_recoverable(text);
        let mut fields = Fields::new(document.get_ref(), 0..0, String::new());
        let pack = pack(&mut decoder, &mut fields);
        fields.finish(&mut decoder);
        if !errors.is_empty() {
            // What was made of the rest is a guess: only what makes it one is said.
            decoder.problems.clear();
        }
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let message = format!("not TOML: {}", error.message());
            decoder.problem::<()>(codes::SYNTAX, &span, message, "see toml.io for how TOML is written");
        }
        pack
    };
    let mut problems = std::mem::take(&mut decoder.problems);
    Diagnostic::sort(&mut problems, &[name]);
    let parsed = ParsedPack { pack, name: name.to_owned(), text: text.to_owned(), spans: decoder.spans };
    (parsed, problems)
}

fn empty_pack() -> Pack {
    let mut decoder = Decoder::new("");
    let table = DeTable::new();
    pack(&mut decoder, &mut Fields::new(&table, 0..0, String::new()))
}

fn pack(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Pack {
    let header = source::header(decoder, fields);
    decoder.pack.clone_from(&header.id);
    Pack {
        header,
        sources: fields.tables(decoder, "source", source::source),
        indicators: fields.tables(decoder, "indicator", indicator::indicator),
        tools: fields.tables(decoder, "tool", tool::tool),
        rules: fields.tables(decoder, "rule", rule::rule),
        levels: fields.tables(decoder, "level", process::level),
        next_steps: fields.tables(decoder, "next_step", process::next_step),
        readings: fields.tables(decoder, "reading", reading::reading),
        attendance_codes: fields.tables(decoder, "attendance_code", attendance::attendance_code),
        amends: fields.tables(decoder, "amend", amend::amend),
        background: fields.tables(decoder, "background", background::background),
    }
}
