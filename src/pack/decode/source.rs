//! `[pack]` and `[[source]]`, and the citations that name a source.

use toml::de::DeValue;

use super::fields::Fields;
use super::node::{Decoder, Node};
use crate::pack::{Cite, Header, NotEncoded, Source};
use crate::vocabulary::{Basis, Checked, Vocabulary};

/// The head of the pack.
pub(super) fn header(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Header {
    let head = fields.need(decoder, "pack").and_then(|node| Fields::from_node(decoder, &node));
    let Some(mut head) = head else {
        return Header {
            id: String::new(),
            version: String::new(),
            title: String::new(),
            jurisdiction: String::new(),
            review_by: None,
            owner: None,
            note: None,
        };
    };
    let header = Header {
        id: head.id(decoder, "id"),
        version: head.text(decoder, "version"),
        title: head.text(decoder, "title"),
        jurisdiction: head.text(decoder, "jurisdiction"),
        review_by: head.read(decoder, "review_by", Decoder::date),
        owner: head.optional_text(decoder, "owner"),
        note: head.optional_text(decoder, "note"),
    };
    head.finish(decoder);
    header
}

/// A document that the pack cites.
pub(super) fn source(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Source {
    Source {
        id: fields.id(decoder, "id"),
        title: fields.text(decoder, "title"),
        url: fields.optional_text(decoder, "url"),
        date: fields.read(decoder, "date", printed_date),
        licence: fields.optional_text(decoder, "licence"),
        read_in: fields.texts(decoder, "read_in"),
    }
}

/// What a source says and the pack does not encode.
pub(super) fn not_encoded(decoder: &mut Decoder, fields: &mut Fields<'_>) -> NotEncoded {
    NotEncoded {
        cites: cites(decoder, fields),
        text: fields.text(decoder, "text"),
        why: fields.text(decoder, "why"),
    }
}

/// A date or edition as printed: a text, or a TOML date.
fn printed_date(decoder: &mut Decoder, node: &Node<'_>) -> Option<String> {
    match node.value {
        DeValue::Datetime(date) => Some(date.to_string()),
        _ => decoder.filled_text(node),
    }
}

/// `cites`: a source's id and, after a space, the place in it.
pub(super) fn cites(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Vec<Cite> {
    fields.each(decoder, "cites", |decoder, node| {
        let text = decoder.filled_text(node)?;
        let text = text.trim();
        let (source, at) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        Some(Cite { source: source.to_owned(), at: at.trim().to_owned() })
    })
}

/// `checked`, where it must be known: the worst where nobody said. [`crate::authoring::check`] warns of that.
pub(super) fn checked(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Checked {
    optional_checked(decoder, fields).unwrap_or(Checked::Recalled)
}

/// `checked`, where it may be absent.
pub(super) fn optional_checked(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Option<Checked> {
    fields.read(decoder, "checked", |decoder, node| decoder.word(node, Checked::NAMES, Checked::from_name))
}

/// `basis`, which must be there.
pub(super) fn basis(decoder: &mut Decoder, fields: &mut Fields<'_>) -> Basis {
    fields
        .need_read(decoder, "basis", |decoder, node| decoder.word(node, Basis::NAMES, Basis::from_name))
        .unwrap_or(Basis::Design)
}
