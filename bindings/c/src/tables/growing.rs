//! Columns of results as threads fill them: plain bytes and numbers, put behind one another and handed to Arrow as they are.

use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, Date32Array, DictionaryArray, Int8Array, Int32Array, ListArray, StringArray};
use arrow_buffer::{Buffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};

use super::column::NO_DAY;

/// Where no word, no number stands.
const NONE: i32 = -1;

/// Texts, none of which is absent.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    lengths: Vec<u32>,
}

impl Texts {
    pub(super) fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        // A text of four gigabytes is longer than any column may be, and is found out with the whole.
        self.lengths.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn append(&mut self, other: &Texts) {
        self.bytes.extend_from_slice(&other.bytes);
        self.lengths.extend_from_slice(&other.lengths);
    }

    /// Whether the text is one of the last `count`.
    pub(super) fn ends_with_one(&self, count: usize, text: &str) -> bool {
        let mut end = self.bytes.len();
        self.lengths.iter().rev().take(count).any(|&length| {
            let start = end.saturating_sub(length as usize);
            let same = self.bytes.get(start..end) == Some(text.as_bytes());
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
pub(super) struct Lists {
    texts: Texts,
    lengths: Vec<u32>,
}

impl Lists {
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

    pub(super) fn append(&mut self, other: &Lists) {
        self.texts.append(&other.texts);
        self.lengths.extend_from_slice(&other.lengths);
    }

    pub(super) fn finish(self) -> Result<ArrayRef, ArrowError> {
        let of = Arc::new(Field::new_list_field(DataType::Utf8, true));
        let texts = Arc::new(self.texts.array()?);
        Ok(Arc::new(ListArray::try_new(of, offsets(&self.lengths)?, texts, None)?))
    }
}

/// Words of a small vocabulary, by their places in it.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<i8>);

impl Words {
    pub(super) fn push(&mut self, place: Option<usize>) {
        self.0.push(place.and_then(|place| i8::try_from(place).ok()).unwrap_or(-1));
    }

    pub(super) fn append(&mut self, other: &Words) {
        self.0.extend_from_slice(&other.0);
    }

    pub(super) fn finish(self, names: &[&'static str]) -> Result<ArrayRef, ArrowError> {
        let keys: Int8Array = self.0.into_iter().map(|key| (key >= 0).then_some(key)).collect();
        let words = Arc::new(StringArray::from(names.to_vec()));
        Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(keys, words)?))
    }
}

/// How many there are of something.
#[derive(Debug, Default)]
pub(super) struct Counts(Vec<i32>);

impl Counts {
    pub(super) fn push(&mut self, count: Option<usize>) {
        self.0.push(count.and_then(|count| i32::try_from(count).ok()).unwrap_or(NONE));
    }

    pub(super) fn append(&mut self, other: &Counts) {
        self.0.extend_from_slice(&other.0);
    }

    pub(super) fn array(self) -> Int32Array {
        if self.0.contains(&NONE) {
            self.0.into_iter().map(|count| (count != NONE).then_some(count)).collect()
        } else {
            Int32Array::from(self.0)
        }
    }

    pub(super) fn finish(self) -> ArrayRef {
        Arc::new(self.array())
    }
}

/// Days, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Days(Vec<i32>);

impl Days {
    pub(super) fn push(&mut self, day: Option<i32>) {
        self.0.push(day.unwrap_or(NO_DAY));
    }

    pub(super) fn append(&mut self, other: &Days) {
        self.0.extend_from_slice(&other.0);
    }

    pub(super) fn finish(self) -> ArrayRef {
        if self.0.contains(&NO_DAY) {
            Arc::new(self.0.into_iter().map(|day| (day != NO_DAY).then_some(day)).collect::<Date32Array>())
        } else {
            Arc::new(Date32Array::from(self.0))
        }
    }
}
