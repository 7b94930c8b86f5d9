//! Columns of results as threads fill them: plain bytes and numbers, put behind one another and handed to Arrow as they are.

use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, Date32Array, DictionaryArray, Int8Array, Int32Array, ListArray, StringArray};
use arrow_buffer::{Buffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};

/// Texts, none of which is absent.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    bytes: Vec<u8>,
    lengths: Vec<u32>,
}

impl TextBuilder {
    pub(super) fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.lengths.push(u32::try_from(text.len()).expect("no text of a report is of four gigabytes"));
    }

    pub(super) fn append(&mut self, other: &TextBuilder) {
        self.bytes.extend_from_slice(&other.bytes);
        self.lengths.extend_from_slice(&other.lengths);
    }

    /// Whether the text is one of the last `count`.
    pub(super) fn ends_with_one(&self, count: usize, text: &str) -> bool {
        let mut end = self.bytes.len();
        self.lengths.iter().rev().take(count).any(|&length| {
            let start = end - length as usize;
            let same = &self.bytes[start..end] == text.as_bytes();
            end = start;
            same
        })
    }

    fn array(self) -> Result<StringArray, ArrowError> {
        StringArray::try_new(offsets(&self.lengths)?, Buffer::from_vec(self.bytes), None)
    }

    pub(super) fn finish(self) -> Result<ArrayRef, ArrowError> {
        Ok(Arc::new(self.array()?))
    }
}

/// Where each of things of these lengths starts, and where the last ends.
fn offsets(lengths: &[u32]) -> Result<OffsetBuffer<i32>, ArrowError> {
    let mut ends = Vec::with_capacity(lengths.len() + 1);
    let mut end = 0_i32;
    ends.push(end);
    for &length in lengths {
        let next = i32::try_from(length).ok().and_then(|length| end.checked_add(length));
        end = next.ok_or_else(|| ArrowError::OffsetOverflowError(lengths.len()))?;
        ends.push(end);
    }
    Ok(OffsetBuffer::new(ScalarBuffer::from(ends)))
}

/// Lists of texts, none of which is absent.
#[derive(Debug, Default)]
pub(super) struct ListBuilder {
    texts: TextBuilder,
    lengths: Vec<u32>,
}

impl ListBuilder {
    pub(super) fn push<'a>(&mut self, list: impl Iterator<Item = &'a str>) {
        let mut length = 0;
        for text in list {
            self.texts.push(text);
            length += 1;
        }
        self.lengths.push(length);
    }

    /// Adds a list whose texts are told one by one; those that it has already are left out.
    pub(super) fn push_once<T: AsRef<str>>(&mut self, list: impl Iterator<Item = (T, bool)>) {
        let mut length = 0;
        for (text, may_repeat) in list {
            if !may_repeat || !self.texts.ends_with_one(length as usize, text.as_ref()) {
                self.texts.push(text.as_ref());
                length += 1;
            }
        }
        self.lengths.push(length);
    }

    pub(super) fn append(&mut self, other: &ListBuilder) {
        self.texts.append(&other.texts);
        self.lengths.extend_from_slice(&other.lengths);
    }

    pub(super) fn finish(self) -> Result<ArrayRef, ArrowError> {
        let of = Arc::new(Field::new_list_field(DataType::Utf8, true));
        let texts = Arc::new(self.texts.array()?);
        Ok(Arc::new(ListArray::try_new(of, offsets(&self.lengths)?, texts, None)?))
    }
}

/// Words of a vocabulary, by their places in it.
#[derive(Debug, Default)]
pub(super) struct WordBuilder(Vec<Option<i8>>);

impl WordBuilder {
    pub(super) fn push(&mut self, index: Option<usize>) {
        let key = |index| i8::try_from(index).expect("a vocabulary has fewer words than an i8 counts");
        self.0.push(index.map(key));
    }

    pub(super) fn append(&mut self, other: &WordBuilder) {
        self.0.extend_from_slice(&other.0);
    }

    pub(super) fn finish(self, names: &[&'static str]) -> Result<ArrayRef, ArrowError> {
        let words = Arc::new(StringArray::from(names.to_vec()));
        Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(Int8Array::from(self.0), words)?))
    }
}

/// How many there are of something, or the places of something in a list.
#[derive(Debug, Default)]
pub(crate) struct CountBuilder(Vec<Option<i32>>);

impl CountBuilder {
    pub(super) fn push(&mut self, count: Option<usize>) {
        let number = |count| i32::try_from(count).expect("a case has fewer of anything than an i32 counts");
        self.0.push(count.map(number));
    }

    pub(super) fn append(&mut self, other: &CountBuilder) {
        self.0.extend_from_slice(&other.0);
    }

    /// The numbers; nought where there is none.
    pub(crate) fn counts(&self) -> impl Iterator<Item = usize> {
        self.0
            .iter()
            .map(|count| count.map_or(0, |count| usize::try_from(count).expect("no count is below nought")))
    }

    pub(super) fn array(self) -> Int32Array {
        Int32Array::from(self.0)
    }

    pub(super) fn finish(self) -> ArrayRef {
        Arc::new(self.array())
    }
}

/// Days, by their numbers.
#[derive(Debug, Default)]
pub(super) struct DayBuilder(Vec<Option<i32>>);

impl DayBuilder {
    pub(super) fn push(&mut self, day: Option<i32>) {
        self.0.push(day);
    }

    pub(super) fn append(&mut self, other: &DayBuilder) {
        self.0.extend_from_slice(&other.0);
    }

    pub(super) fn finish(self) -> ArrayRef {
        Arc::new(Date32Array::from(self.0))
    }
}
