//! A table of known keys: what is asked for is known, and whatever is left over in the end is a mistake.

use std::ops::Range;

use toml::de::DeTable;

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
    pub fn new(table: &'t DeTable<'t>, span: Range<usize>, path: String) -> Fields<'t> {
        Fields { table, span, path, known: Vec::new(), finished: false }
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
        decoder.spans.insert(&path, value.span());
        Some(Node { value: value.get_ref(), span: value.span(), path })
    }

    /// The value of a key that must be there.
    pub fn need(&mut self, decoder: &mut Decoder, key: &'static str) -> Option<Node<'t>> {
        match self.take(decoder, key) {
            Some(node) => Some(node),
            None => decoder.problem(
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
        mut read: impl FnMut(&mut Decoder, &mut Fields<'t>) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.take(decoder, key) else { return Vec::new() };
        let nodes = decoder.list(&node).unwrap_or_default();
        let mut all = Vec::with_capacity(nodes.len());
        for node in &nodes {
            let Some(mut fields) = decoder.fields(node) else { continue };
            all.extend(read(decoder, &mut fields));
            fields.finish(decoder);
        }
        all
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
                decoder.problem::<()>(
                    codes::UNKNOWN_KEY,
                    &key.span(),
                    format!("unknown key `{}`", shortened(name)),
                    did_you_mean(name, self.known.iter().copied()),
                );
            }
        }
    }
}
