//! Columns as they are read from Arrow arrays: copied once, in the few forms that records are made of.

use std::collections::HashMap;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, downcast_dictionary_array};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{DataType, TimeUnit};
use neglect_screen::Number;

use crate::day;

/// The key of an absent text, and the number of an absent day.
pub(super) const NO_KEY: u32 = u32::MAX;
pub(super) const NO_DAY: i32 = i32::MIN;

/// The form in which a column is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Texts that repeat: each distinct one is kept once.
    Words,
    /// Texts that do not.
    Texts,
    /// Days.
    Days,
    /// Whole numbers.
    Wholes,
    /// Exact numbers.
    Decimals,
    /// Yes or no.
    Flags,
    /// Lists of texts.
    Lists,
}

impl Form {
    /// Whether an array of that type can be read so.
    pub(super) fn reads(self, kind: &DataType) -> bool {
        let text = match kind {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
            DataType::Dictionary(_, values) => Form::Texts.reads(values),
            _ => false,
        };
        *kind == DataType::Null
            || match self {
                Form::Words | Form::Texts => text,
                Form::Days => {
                    text || matches!(kind, DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None))
                }
                Form::Wholes | Form::Decimals => {
                    text || kind.is_integer() || matches!(kind, DataType::Float32 | DataType::Float64)
                }
                Form::Flags => *kind == DataType::Boolean,
                Form::Lists => match kind {
                    DataType::List(of) | DataType::LargeList(of) => Form::Texts.reads(of.data_type()),
                    _ => false,
                },
            }
    }
}

/// A column, row by row.
#[derive(Debug)]
pub(super) enum Column {
    Words(Words),
    Texts(Texts),
    Days(Vec<i32>),
    Wholes(Vec<Option<i64>>),
    Decimals(Vec<Option<Number>>),
    Flags(Vec<Option<bool>>),
    Lists(Vec<Vec<String>>),
}

/// Texts that repeat.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) keys: Vec<u32>,
    pub(super) texts: Vec<String>,
    places: HashMap<String, u32>,
}

impl Words {
    fn key(&mut self, text: &str) -> u32 {
        if let Some(&key) = self.places.get(text) {
            return key;
        }
        let key = u32::try_from(self.texts.len()).unwrap_or(NO_KEY);
        self.texts.push(text.to_owned());
        self.places.insert(text.to_owned(), key);
        key
    }

    /// The text of a row.
    pub(super) fn get(&self, row: usize) -> Option<&str> {
        let key = *self.keys.get(row)?;
        self.texts.get(key as usize).map(String::as_str)
    }
}

/// Texts one behind another.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: String,
    /// Where each text starts, and how long it is; `None` where there is none.
    spans: Vec<Option<(usize, usize)>>,
}

impl Texts {
    fn push(&mut self, text: Option<&str>) {
        let start = self.bytes.len();
        self.spans.push(text.map(|text| (start, text.len())));
        self.bytes.push_str(text.unwrap_or_default());
    }

    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The text of a row.
    pub(super) fn get(&self, row: usize) -> Option<&str> {
        let (start, len) = (*self.spans.get(row)?)?;
        self.bytes.get(start..start + len)
    }
}

/// A value that cannot be read: its row within the array, and why.
pub(super) type Unreadable = (usize, &'static str);

impl Column {
    pub(super) fn empty(form: Form, rows: usize) -> Column {
        let mut column = match form {
            Form::Words => Column::Words(Words::default()),
            Form::Texts => Column::Texts(Texts::default()),
            Form::Days => Column::Days(Vec::new()),
            Form::Wholes => Column::Wholes(Vec::new()),
            Form::Decimals => Column::Decimals(Vec::new()),
            Form::Flags => Column::Flags(Vec::new()),
            Form::Lists => Column::Lists(Vec::new()),
        };
        column.pass(rows);
        column
    }

    /// Adds rows without a value.
    pub(super) fn pass(&mut self, rows: usize) {
        match self {
            Column::Words(words) => words.keys.resize(words.keys.len() + rows, NO_KEY),
            Column::Texts(texts) => texts.spans.resize(texts.spans.len() + rows, None),
            Column::Days(days) => days.resize(days.len() + rows, NO_DAY),
            Column::Wholes(values) => values.resize(values.len() + rows, None),
            Column::Decimals(values) => values.resize(values.len() + rows, None),
            Column::Flags(values) => values.resize(values.len() + rows, None),
            Column::Lists(values) => values.resize(values.len() + rows, Vec::new()),
        }
    }

    /// Adds an array. `Err` where its type is none that the form can be read from.
    pub(super) fn read(&mut self, array: &ArrayRef) -> Result<Vec<Unreadable>, ()> {
        let mut wrong = beyond_dictionary(array);
        if *array.data_type() == DataType::Null {
            self.pass(array.len());
            return Ok(wrong);
        }
        match self {
            Column::Words(words) => read_words(words, array)?,
            Column::Texts(texts) => each_text(array, &mut |text| texts.push(text))?,
            Column::Days(days) => read_days(days, array, &mut wrong)?,
            Column::Wholes(values) => {
                let start = values.len();
                each_number(array, |number| values.push(number.whole()))?;
                whole_or_wrong(
                    array,
                    start,
                    values.len(),
                    |at| values.get(at).is_none_or(Option::is_none),
                    &mut wrong,
                );
            }
            Column::Decimals(values) => {
                let start = values.len();
                each_number(array, |number| values.push(number.exact()))?;
                whole_or_wrong(
                    array,
                    start,
                    values.len(),
                    |at| values.get(at).is_none_or(Option::is_none),
                    &mut wrong,
                );
            }
            Column::Flags(values) => {
                let flags = array.as_boolean_opt().ok_or(())?;
                values.extend(flags.iter());
            }
            Column::Lists(values) => read_lists(values, array, &mut wrong)?,
        }
        Ok(wrong)
    }
}

/// Names the rows that had something and are left with nothing, unless they are named already.
fn whole_or_wrong(
    array: &ArrayRef,
    start: usize,
    end: usize,
    nothing: impl Fn(usize) -> bool,
    wrong: &mut Vec<Unreadable>,
) {
    let rows = (start..end).enumerate();
    let named = |row: usize| wrong.binary_search_by_key(&row, |(row, _)| *row).is_ok();
    let lost = rows.filter(|&(row, at)| !array.is_null(row) && nothing(at) && !named(row));
    let lost: Vec<usize> = lost.map(|(row, _)| row).collect();
    wrong.extend(lost.into_iter().map(|row| (row, "not a number that can be held exactly")));
}

fn read_words(words: &mut Words, array: &ArrayRef) -> Result<(), ()> {
    let Some(dictionary) = array.as_any_dictionary_opt() else {
        let mut keys = Vec::with_capacity(array.len());
        each_text(array, &mut |text| keys.push(text.map_or(NO_KEY, |text| words.key(text))))?;
        words.keys.extend(keys);
        return Ok(());
    };
    // Each entry of the dictionary is looked up once, whatever the number of rows.
    let mut keys = Vec::with_capacity(dictionary.values().len());
    each_text(dictionary.values(), &mut |text| keys.push(text.map_or(NO_KEY, |text| words.key(text))))?;
    words.keys.reserve(array.len());
    each_place(array, |place| {
        words.keys.push(place.and_then(|place| keys.get(place)).copied().unwrap_or(NO_KEY));
    })
}

/// The rows whose key no entry of their dictionary has: what came over the stream was not looked at before.
fn beyond_dictionary(array: &ArrayRef) -> Vec<Unreadable> {
    let mut wrong = Vec::new();
    let Some(dictionary) = array.as_any_dictionary_opt() else { return wrong };
    let (entries, mut row) = (dictionary.values().len(), 0);
    // Only of a dictionary is there anything to tell, and this is one.
    let _ = each_place(array, |place| {
        if place.is_some_and(|place| place >= entries) {
            wrong.push((row, "its dictionary has no entry of this key"));
        }
        row += 1;
    });
    wrong
}

/// The place of each row's entry in its dictionary; `None` where the row has none.
fn each_place(array: &ArrayRef, mut tell: impl FnMut(Option<usize>)) -> Result<(), ()> {
    downcast_dictionary_array!(
        array => array.keys().iter().for_each(|key| tell(key.map(ArrowNativeType::as_usize))),
        _ => return Err(()),
    );
    Ok(())
}

/// Every text of an array, in order.
fn each_text(array: &ArrayRef, tell: &mut dyn FnMut(Option<&str>)) -> Result<(), ()> {
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().iter().for_each(&mut *tell),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().for_each(&mut *tell),
        DataType::Utf8View => array.as_string_view().iter().for_each(&mut *tell),
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary_opt().ok_or(())?;
            let mut texts: Vec<Option<String>> = Vec::with_capacity(dictionary.values().len());
            each_text(dictionary.values(), &mut |text| texts.push(text.map(str::to_owned)))?;
            each_place(array, |place| tell(place.and_then(|place| texts.get(place)?.as_deref())))?;
        }
        _ => return Err(()),
    }
    Ok(())
}

const DAY_IN_SECONDS: i64 = 86_400;

fn read_days(days: &mut Vec<i32>, array: &ArrayRef, wrong: &mut Vec<Unreadable>) -> Result<(), ()> {
    const A_TIME: &str = "a time stands beside the day: give days without a time or a zone";
    const NO_DATE: &str = "not a day of the calendar, written as 2026-11-21";
    let mut midnights = |each: &mut dyn Iterator<Item = Option<i64>>, in_a_second: i64| {
        for (row, value) in each.enumerate() {
            let in_a_day = DAY_IN_SECONDS * in_a_second;
            days.push(match value {
                Some(value) if value.rem_euclid(in_a_day) == 0 => {
                    i32::try_from(value.div_euclid(in_a_day)).unwrap_or(NO_DAY)
                }
                Some(_) => {
                    wrong.push((row, A_TIME));
                    NO_DAY
                }
                None => NO_DAY,
            });
        }
    };
    match array.data_type() {
        DataType::Date32 => {
            days.extend(array.as_primitive::<Date32Type>().iter().map(|day| day.unwrap_or(NO_DAY)));
        }
        DataType::Date64 => {
            midnights(&mut array.as_primitive::<arrow_array::types::Date64Type>().iter(), 1_000);
        }
        // A zone would move the day for some readers.
        DataType::Timestamp(unit, None) => match unit {
            TimeUnit::Second => midnights(&mut array.as_primitive::<TimestampSecondType>().iter(), 1),
            TimeUnit::Millisecond => {
                midnights(&mut array.as_primitive::<TimestampMillisecondType>().iter(), 1_000);
            }
            TimeUnit::Microsecond => {
                midnights(&mut array.as_primitive::<TimestampMicrosecondType>().iter(), 1_000_000);
            }
            TimeUnit::Nanosecond => {
                midnights(&mut array.as_primitive::<TimestampNanosecondType>().iter(), 1_000_000_000);
            }
        },
        _ => {
            let mut row = 0;
            each_text(array, &mut |text| {
                days.push(text.map_or(NO_DAY, |text| {
                    day::of_text(text).unwrap_or_else(|| {
                        wrong.push((row, NO_DATE));
                        NO_DAY
                    })
                }));
                row += 1;
            })?;
        }
    }
    Ok(())
}

/// A number as an array holds it.
enum Given<'a> {
    Whole(i64),
    Large(u64),
    Float(f64),
    Text(&'a str),
    Nothing,
}

impl Given<'_> {
    fn whole(&self) -> Option<i64> {
        match self {
            Given::Whole(number) => Some(*number),
            Given::Large(number) => i64::try_from(*number).ok(),
            // Frames turn whole numbers into floats where a row has none.
            Given::Float(_) | Given::Text(_) => self.exact()?.as_integer(),
            Given::Nothing => None,
        }
    }

    fn exact(&self) -> Option<Number> {
        match self {
            Given::Whole(number) => Some(Number::from(*number)),
            Given::Large(number) => i64::try_from(*number).ok().map(Number::from),
            // The shortest text that reads back as this float is the decimal that was written, as in JSON.
            Given::Float(number) => format!("{number}").parse().ok(),
            Given::Text(text) => text.parse().ok(),
            Given::Nothing => None,
        }
    }
}

fn each_number(array: &ArrayRef, mut tell: impl FnMut(Given<'_>)) -> Result<(), ()> {
    macro_rules! whole {
        ($kind:ty) => {
            array
                .as_primitive::<$kind>()
                .iter()
                .for_each(|number| tell(number.map_or(Given::Nothing, |number| Given::Whole(number.into()))))
        };
    }
    match array.data_type() {
        DataType::Int8 => whole!(Int8Type),
        DataType::Int16 => whole!(Int16Type),
        DataType::Int32 => whole!(Int32Type),
        DataType::Int64 => whole!(Int64Type),
        DataType::UInt8 => whole!(UInt8Type),
        DataType::UInt16 => whole!(UInt16Type),
        DataType::UInt32 => whole!(UInt32Type),
        DataType::UInt64 => array
            .as_primitive::<UInt64Type>()
            .iter()
            .for_each(|number| tell(number.map_or(Given::Nothing, Given::Large))),
        DataType::Float32 => array.as_primitive::<Float32Type>().iter().for_each(|number| {
            // The decimal that was written is that of the narrow float, and not of its wider neighbour.
            let text = number.filter(|number| !number.is_nan()).map(|number| format!("{number}"));
            tell(text.as_deref().map_or(Given::Nothing, Given::Text));
        }),
        DataType::Float64 => array.as_primitive::<Float64Type>().iter().for_each(|number| {
            // Frames without a type for missing numbers say so with NaN.
            tell(number.filter(|number| !number.is_nan()).map_or(Given::Nothing, Given::Float));
        }),
        _ => each_text(array, &mut |text| tell(text.map_or(Given::Nothing, Given::Text)))?,
    }
    Ok(())
}

fn read_lists(
    values: &mut Vec<Vec<String>>,
    array: &ArrayRef,
    wrong: &mut Vec<Unreadable>,
) -> Result<(), ()> {
    let lists: Vec<Option<ArrayRef>> = match array.data_type() {
        DataType::List(_) => array.as_list::<i32>().iter().collect(),
        DataType::LargeList(_) => array.as_list::<i64>().iter().collect(),
        _ => return Err(()),
    };
    for (row, list) in lists.into_iter().enumerate() {
        let mut texts = Vec::new();
        if let Some(list) = list {
            wrong.extend(beyond_dictionary(&list).into_iter().take(1).map(|(_, message)| (row, message)));
            each_text(&list, &mut |text| texts.extend(text.map(str::to_owned)))?;
        }
        values.push(texts);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{DictionaryArray, StringArray, UInt16Array};

    use super::*;

    #[test]
    fn each_row_of_a_column_of_numbers_is_named_once() {
        let (keys, entries) = (UInt16Array::from(vec![0, 1, 7]), StringArray::from(vec!["12", "many"]));
        // SAFETY: nobody looks up an entry of this array but the column, which must not trust it.
        let array: ArrayRef = Arc::new(unsafe { DictionaryArray::new_unchecked(keys, Arc::new(entries)) });
        for form in [Form::Wholes, Form::Decimals] {
            let wrong = Column::empty(form, 0).read(&array).unwrap();
            assert_eq!(wrong.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 1]);
            assert!(wrong[0].1.contains("dictionary") && wrong[1].1.contains("number"), "{wrong:?}");
        }
    }
}
