//! The tables of a pack, over all of its files.

use super::fields::Fields;
use super::node::Decoder;
use crate::pack::codes;

/// The top of every file of a pack, in the order in which they are read.
pub(super) struct Document<'t> {
    files: Vec<Fields<'t>>,
}

impl<'t> Document<'t> {
    /// Of at least one file: the first holds the head of the pack.
    pub fn new(files: Vec<Fields<'t>>) -> Document<'t> {
        assert!(!files.is_empty(), "a pack has a file");
        Document { files }
    }

    /// The file that holds the head.
    pub fn head(&mut self) -> &mut Fields<'t> {
        &mut self.files[0]
    }

    /// Reads the tables of one name, those of the first file first.
    pub fn tables<T>(
        &mut self,
        decoder: &mut Decoder,
        key: &'static str,
        mut read: impl FnMut(&mut Decoder, &mut Fields<'t>) -> T,
    ) -> Vec<T> {
        let mut all = Vec::new();
        self.each_table(decoder, key, |decoder, fields| all.push(read(decoder, fields)));
        all
    }

    /// Takes the tables of one name, those of the first file first, numbered through all files.
    pub fn each_table(
        &mut self,
        decoder: &mut Decoder,
        key: &'static str,
        mut take: impl FnMut(&mut Decoder, &mut Fields<'t>),
    ) {
        let mut next = 0;
        for (index, file) in self.files.iter_mut().enumerate() {
            decoder.file = index;
            next = file.each_table(decoder, key, next, &mut take);
        }
        decoder.file = 0;
    }

    /// Says of every key at the top of a file that nobody asked for that it is not known.
    pub fn finish(&mut self, decoder: &mut Decoder) {
        for (index, file) in self.files.iter_mut().enumerate() {
            decoder.file = index;
            if let Some(head) = file.take(decoder, "pack").filter(|_| index > 0) {
                decoder.emit::<()>(
                    codes::OUT_OF_PLACE,
                    &head.span,
                    "a second head",
                    "keep `[pack]` in `pack.toml`, and nowhere else",
                );
            }
            file.finish(decoder);
        }
        decoder.file = 0;
    }
}
