//! A table of known keys: what is asked for is known, and whatever is left over in the end is a mistake.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::node::{Decoder, Node, shortened};
use crate::pack::codes;
use crate::suggest::did_you_mean;

/// A table whose keys are taken one by one.
pub(super) struct Fields<'t> {
    table: &'t DeTable<'t>,
    pub span: Range<usize>,
    pub path: String,
    known: Vec<&'static str>,
    finished: bool,
}

impl<'t> Fields<'t> {
    /// The keys at the top of a file.
    pub fn from_document(table: &'t DeTable<'t>) -> Fields<'t> {
        Fields { table, span: 0..0, path: String::new(), known: Vec::new(), finished: false }
    }

    /// The keys of a value that must be a table.
    pub fn from_node(decoder: &mut Decoder, node: &Node<'t>) -> Option<Fields<'t>> {
        let DeValue::Table(table) = node.value else { return decoder.wrong_type(node, "a table") };
        Some(Fields {
            table,
            span: node.span.clone(),
            path: node.path.clone(),
            known: Vec::new(),
            finished: false,
        })
    }

    /// Whether the table has the key; it becomes known by being asked for.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.known.push(key);
        self.table.contains_key(key)
    }

    /// The value of a key that may be there.
    pub fn take(&mut self, decoder: &mut Decoder, key: &'static str) -> Option<Node<'t>> {
        self.known.push(key);
        let value = self.table.get(key)?;
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        decoder.place(&path, value.span());
        Some(Node { value: value.get_ref(), span: value.span(), path })
    }

    /// The value of a key that must be there.
    pub fn need(&mut self, decoder: &mut Decoder, key: &'static str) -> Option<Node<'t>> {
        match self.take(decoder, key) {
            Some(node) => Some(node),
            None => decoder.emit(
                codes::MISSING_KEY,
                &self.span,
                format!("`{key}` is missing"),
                format!("add `{key}`"),
            ),
        }
    }

    /// Reads a key that may be there.
    pub fn read<T>(
        &mut self,
        decoder: &mut Decoder,
        key: &'static str,
        read: impl FnOnce(&mut Decoder, &Node<'t>) -> Option<T>,
    ) -> Option<T> {
        self.take(decoder, key).and_then(|node| read(decoder, &node))
    }

    /// Reads a key that must be there.
    pub fn need_read<T>(
        &mut self,
        decoder: &mut Decoder,
        key: &'static str,
        read: impl FnOnce(&mut Decoder, &Node<'t>) -> Option<T>,
    ) -> Option<T> {
        self.need(decoder, key).and_then(|node| read(decoder, &node))
    }

    /// Reads the elements of a list that may be there; a single value stands for a list of itself.
    pub fn each<T>(
        &mut self,
        decoder: &mut Decoder,
        key: &'static str,
        mut read: impl FnMut(&mut Decoder, &Node<'t>) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.take(decoder, key) else { return Vec::new() };
        let nodes = decoder.one_or_more(&node).unwrap_or_default();
        nodes.iter().filter_map(|node| read(decoder, node)).collect()
    }

    /// Reads the tables of an array of tables that may be there.
    pub fn tables<T>(
        &mut self,
        decoder: &mut Decoder,
        key: &'static str,
        mut read: impl FnMut(&mut Decoder, &mut Fields<'t>) -> T,
    ) -> Vec<T> {
        let mut all = Vec::new();
        self.each_table(decoder, key, 0, |decoder, fields| all.push(read(decoder, fields)));
        all
    }

    /// Takes the tables of an array of tables that may be there, numbered from `first`. Returns the number of the next.
    pub fn each_table(
        &mut self,
        decoder: &mut Decoder,
        key: &'static str,
        first: usize,
        mut take: impl FnMut(&mut Decoder, &mut Fields<'t>),
    ) -> usize {
        let mut next = first;
        let Some(array) = self.take(decoder, key) else { return next };
        let DeValue::Array(elements) = array.value else {
            decoder.emit::<()>(
                codes::WRONG_TYPE,
                &array.span,
                format!("`{key}`, which there can be several of, is not a list of tables"),
                "head each of them with its name in double brackets, such as `[[rule]]`",
            );
            return next;
        };
        for element in elements.iter() {
            let (value, span) = (element.get_ref(), element.span());
            let node = Node { value, span, path: format!("{}[{next}]", array.path) };
            let Some(mut fields) = Fields::from_node(decoder, &node) else { continue };
            decoder.place(&node.path, node.span);
            take(decoder, &mut fields);
            fields.finish(decoder);
            next += 1;
        }
        next
    }

    /// A text that must be there.
    pub fn text(&mut self, decoder: &mut Decoder, key: &'static str) -> String {
        self.need_read(decoder, key, Decoder::filled_text).unwrap_or_default()
    }

    /// A text that may be there.
    pub fn optional_text(&mut self, decoder: &mut Decoder, key: &'static str) -> Option<String> {
        self.read(decoder, key, Decoder::filled_text)
    }

    /// An id that must be there.
    pub fn id(&mut self, decoder: &mut Decoder, key: &'static str) -> String {
        self.need_read(decoder, key, Decoder::id).unwrap_or_default()
    }

    /// `true` or `false`; `absent` where the key is not there.
    pub fn flag(&mut self, decoder: &mut Decoder, key: &'static str, absent: bool) -> bool {
        self.read(decoder, key, Decoder::flag).unwrap_or(absent)
    }

    /// Texts, one or a list; none where the key is not there.
    pub fn texts(&mut self, decoder: &mut Decoder, key: &'static str) -> Vec<String> {
        self.each(decoder, key, Decoder::filled_text)
    }

    /// Complains, once, of every key that nobody asked for.
    pub fn finish(&mut self, decoder: &mut Decoder) {
        if std::mem::replace(&mut self.finished, true) {
            return;
        }
        for (key, _) in self.table.iter() {
            let name: &str = key.get_ref();
            if !self.known.contains(&name) {
                decoder.emit::<()>(
                    codes::UNKNOWN_KEY,
                    &key.span(),
                    format!("unknown key `{}`", shortened(name)),
                    did_you_mean(name, self.known.iter().copied()),
                );
            }
        }
    }
}
