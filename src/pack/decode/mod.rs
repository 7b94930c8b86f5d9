//! From a pack's text to the pack, by hand over the parsed TOML, so that every problem is found at once and each
//! names its place. One file per kind of table; `docs/packs.md` is the reference of what they accept.

mod amend;
mod attendance;
mod background;
mod condition;
mod document;
mod example;
mod fields;
mod indicator;
mod node;
mod process;
mod reading;
mod rule;
mod source;
mod tool;

use toml::de::DeTable;

use self::document::Document;
use self::fields::Fields;
use self::node::Decoder;
use super::codes;
use super::diagnostic::Diagnostic;
use super::error::PackError;
use super::model::Pack;
use super::parsed::ParsedPack;
use super::text::PackText;

/// The longest text that is read as a pack, in bytes: three times the longest that ships, and checked in a moment.
const MOST_BYTES: usize = 1024 * 1024;

impl Pack {
    /// Reads a pack of one file from its TOML. [`PackText::parse`] reads one of several.
    ///
    /// `name` is what diagnostics call the text: a file's name. Only the pack itself is read here; whether its
    /// codes, facts, sources and steps exist is [`crate::authoring::check`]'s question, which needs all packs together.
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
    /// let parsed = Pack::parse("mine.toml", text)?;
    /// assert_eq!(parsed.pack.indicators[0].label, "Smelly");
    /// # Ok::<(), neglect_screen::PackError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every problem of the text, each with its place, in the order of the text.
    pub fn parse(name: &str, text: &str) -> Result<ParsedPack, PackError> {
        PackText::from_file(name.to_owned(), text.to_owned()).parse()
    }
}

impl PackText {
    /// Reads the pack.
    ///
    /// # Errors
    ///
    /// As [`Pack::parse`]: every problem of every file.
    pub fn parse(&self) -> Result<ParsedPack, PackError> {
        let (parsed, diagnostics) = decode(self);
        PackError::unless_empty(parsed, diagnostics)
    }
}

/// Reads as much of a pack as can be read, and everything that is wrong. What could not be read has a placeholder.
pub(crate) fn decode(text: &PackText) -> (ParsedPack, Vec<Diagnostic>) {
    let mut decoder = Decoder::new(text.clone());
    let pack = if text.bytes() > MOST_BYTES {
        // A placeholder; what it lacks is not said.
        let pack = pack(&mut decoder, Document::new(vec![Fields::from_document(&DeTable::new())]));
        decoder.diagnostics.clear();
        decoder.emit::<()>(
            codes::TOO_LARGE,
            &(0..0),
            "the text is longer than one megabyte",
            "split it into several packs",
        );
        pack
    } else {
        let parsed: Vec<_> =
            text.files().iter().map(|file| DeTable::parse_recoverable(file.text())).collect();
        let files = parsed.iter().map(|(table, _)| Fields::from_document(table.get_ref())).collect();
        let pack = pack(&mut decoder, Document::new(files));
        if parsed.iter().any(|(_, errors)| !errors.is_empty()) {
            // What was made of the rest is a guess: only what makes it one is said.
            decoder.diagnostics.clear();
        }
        for (index, (_, errors)) in parsed.iter().enumerate() {
            decoder.file = index;
            for error in errors {
                let span = error.span().unwrap_or(0..0);
                let message = format!("not TOML: {}", error.message());
                decoder.emit::<()>(codes::SYNTAX, &span, message, "see toml.io for how TOML is written");
            }
        }
        pack
    };
    let Decoder { text, spans, mut diagnostics, .. } = decoder;
    Diagnostic::sort(&mut diagnostics, [&text]);
    (ParsedPack { pack, text, spans }, diagnostics)
}

fn pack(decoder: &mut Decoder, mut document: Document<'_>) -> Pack {
    let header = source::header(decoder, document.head());
    decoder.pack.clone_from(&header.id);
    let mut pack = Pack {
        header,
        sources: document.tables(decoder, "source", source::source),
        indicators: document.tables(decoder, "indicator", indicator::indicator),
        tools: document.tables(decoder, "tool", tool::tool),
        rules: document.tables(decoder, "rule", rule::rule),
        levels: document.tables(decoder, "level", process::level),
        next_steps: document.tables(decoder, "next_step", process::next_step),
        answers: document.tables(decoder, "answer", process::answer),
        contradictions: document.tables(decoder, "contradiction", process::contradiction),
        readings: document.tables(decoder, "reading", reading::reading),
        attendance_codes: document.tables(decoder, "attendance_code", attendance::attendance_code),
        amends: document.tables(decoder, "amend", amend::amend),
        background: document.tables(decoder, "background", background::background),
        not_encoded: document.tables(decoder, "not_encoded", source::not_encoded),
    };
    example::examples(decoder, &mut document, &mut pack.rules);
    document.finish(decoder);
    pack
}
