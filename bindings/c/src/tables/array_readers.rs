//! Arrow arrays, read into columns: every value is copied once.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, downcast_dictionary_array};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{DataType, TimeUnit};
use neglect_screen::Number;

use super::column::{Column, Days, Form, Words};
use crate::day;

/// Whether an array of that type can be read into a column of that form.
pub(super) fn reads(form: Form, kind: &DataType) -> bool {
    let text = is_text(kind);
    *kind == DataType::Null
        || match form {
            Form::Words | Form::Texts => text,
            Form::Days => {
                text || matches!(kind, DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None))
            }
            Form::Wholes | Form::Decimals => {
                text || kind.is_integer() || matches!(kind, DataType::Float32 | DataType::Float64)
            }
            Form::Flags => *kind == DataType::Boolean,
            Form::Lists => match kind {
                DataType::List(of) | DataType::LargeList(of) => reads(Form::Texts, of.data_type()),
                _ => false,
            },
        }
}

/// Whether [`each_text`] can read an array of that type.
pub(crate) fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

/// A value that cannot be read: its row within the array, and why.
pub(super) type Unreadable = (usize, &'static str);

/// Adds an array of a type that [`reads`] takes to a column, and names what cannot be read.
pub(super) fn read(column: &mut Column, array: &ArrayRef) -> Vec<Unreadable> {
    let mut wrong = beyond_dictionary(array);
    if *array.data_type() == DataType::Null {
        column.push_empty(array.len());
        return wrong;
    }
    match column {
        Column::Words(words) => read_words(words, array),
        Column::Texts(texts) => each_text(array, &mut |text| texts.push(text)),
        Column::Days(days) => read_days(days, array, &mut wrong),
        Column::Wholes(values) => read_numbers(values, array, &mut wrong, |cell| cell.whole()),
        Column::Decimals(values) => read_numbers(values, array, &mut wrong, |cell| cell.exact()),
        Column::Flags(values) => values.extend(array.as_boolean().iter()),
        Column::Lists(values) => read_lists(values, array, &mut wrong),
    }
    wrong
}

fn not_let_through() -> ! {
    unreachable!("the type of an array is checked before it is read")
}

/// Reads an array of numbers, and names the rows that have one which cannot be read.
fn read_numbers<T>(
    values: &mut Vec<Option<T>>,
    array: &ArrayRef,
    wrong: &mut Vec<Unreadable>,
    value: fn(&Cell<'_>) -> Option<T>,
) {
    let start = values.len();
    each_number(array, |cell| {
        let read = value(&cell);
        if read.is_none() && !matches!(cell, Cell::Nothing) {
            wrong.push((values.len() - start, "not a number that belongs here"));
        }
        values.push(read);
    });
}

fn read_words(words: &mut Words, array: &ArrayRef) {
    let Some(dictionary) = array.as_any_dictionary_opt() else {
        each_text(array, &mut |text| {
            let key = text.map(|text| words.key(text));
            words.push_key(key);
        });
        return;
    };
    // Each entry of the dictionary is looked up once, whatever the number of rows.
    let mut keys = Vec::with_capacity(dictionary.values().len());
    each_text(dictionary.values(), &mut |text| keys.push(text.map(|text| words.key(text))));
    // A key beyond the dictionary is named by `beyond_dictionary`.
    each_place(array, |place| words.push_key(place.and_then(|place| *keys.get(place)?)));
}

/// The rows whose key no entry of their dictionary has: what came over the stream was not looked at before.
fn beyond_dictionary(array: &ArrayRef) -> Vec<Unreadable> {
    let mut wrong = Vec::new();
    let Some(dictionary) = array.as_any_dictionary_opt() else { return wrong };
    let (entries, mut row) = (dictionary.values().len(), 0);
    each_place(array, |place| {
        if place.is_some_and(|place| place >= entries) {
            wrong.push((row, "its dictionary has no entry of this key"));
        }
        row += 1;
    });
    wrong
}

/// The place of each row's entry in its dictionary; `None` where the row has none.
fn each_place(array: &ArrayRef, mut tell: impl FnMut(Option<usize>)) {
    downcast_dictionary_array!(
        array => array.keys().iter().for_each(|key| tell(key.map(ArrowNativeType::as_usize))),
        _ => not_let_through(),
    );
}

/// Every text of an array, in order.
pub(crate) fn each_text(array: &ArrayRef, tell: &mut dyn FnMut(Option<&str>)) {
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().iter().for_each(&mut *tell),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().for_each(&mut *tell),
        DataType::Utf8View => array.as_string_view().iter().for_each(&mut *tell),
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            let mut texts: Vec<Option<String>> = Vec::with_capacity(dictionary.values().len());
            each_text(dictionary.values(), &mut |text| texts.push(text.map(str::to_owned)));
            // A key beyond the dictionary is named by `beyond_dictionary`.
            each_place(array, |place| tell(place.and_then(|place| texts.get(place)?.as_deref())));
        }
        _ => not_let_through(),
    }
}

const DAY_IN_SECONDS: i64 = 86_400;

fn read_days(days: &mut Days, array: &ArrayRef, wrong: &mut Vec<Unreadable>) {
    const A_TIME: &str = "a time stands beside the day: give days without a time or a zone";
    const NO_DATE: &str = "not a day of the calendar, written as 2026-11-21";
    let mut row = 0;
    // What is told of each row: the number of its day, or why there is none.
    let mut tell = |day: Result<Option<i32>, &'static str>| {
        let (number, why) = day.map_or_else(|why| (None, Some(why)), |number| (number, None));
        let why = if days.push(number) { why } else { Some(NO_DATE) };
        wrong.extend(why.map(|why| (row, why)));
        row += 1;
    };
    let mut midnights = |each: &mut dyn Iterator<Item = Option<i64>>, in_a_second: i64| {
        let in_a_day = DAY_IN_SECONDS * in_a_second;
        for value in each {
            tell(match value {
                Some(value) if value.rem_euclid(in_a_day) == 0 => {
                    i32::try_from(value.div_euclid(in_a_day)).map(Some).map_err(|_| NO_DATE)
                }
                Some(_) => Err(A_TIME),
                None => Ok(None),
            });
        }
    };
    match array.data_type() {
        DataType::Date32 => array.as_primitive::<Date32Type>().iter().for_each(|day| tell(Ok(day))),
        DataType::Date64 => midnights(&mut array.as_primitive::<Date64Type>().iter(), 1_000),
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
        _ => each_text(array, &mut |text| {
            tell(text.map_or(Ok(None), |text| day::from_text(text).map(Some).ok_or(NO_DATE)));
        }),
    }
}

/// A number as an array holds it.
enum Cell<'a> {
    Whole(i64),
    Large(u64),
    Float(f64),
    Text(&'a str),
    Nothing,
}

impl Cell<'_> {
    fn whole(&self) -> Option<i64> {
        match self {
            Cell::Whole(number) => Some(*number),
            Cell::Large(number) => i64::try_from(*number).ok(),
            // Frames turn whole numbers into floats where a row has none.
            Cell::Float(_) | Cell::Text(_) => self.exact()?.as_integer(),
            Cell::Nothing => None,
        }
    }

    fn exact(&self) -> Option<Number> {
        match self {
            Cell::Whole(number) => Some(Number::from(*number)),
            Cell::Large(number) => i64::try_from(*number).ok().map(Number::from),
            // The shortest text that reads back as this float is the decimal that was written.
            Cell::Float(number) => Number::rounded(&number.to_string()).ok(),
            Cell::Text(text) => Number::rounded(text).ok(),
            Cell::Nothing => None,
        }
    }
}

fn each_number(array: &ArrayRef, mut tell: impl FnMut(Cell<'_>)) {
    macro_rules! whole {
        ($kind:ty) => {
            array
                .as_primitive::<$kind>()
                .iter()
                .for_each(|number| tell(number.map_or(Cell::Nothing, |number| Cell::Whole(number.into()))))
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
            .for_each(|number| tell(number.map_or(Cell::Nothing, Cell::Large))),
        DataType::Float32 => array.as_primitive::<Float32Type>().iter().for_each(|number| {
            // The decimal that was written is that of the narrow float, and not of its wider neighbour.
            let text = number.filter(|number| !number.is_nan()).map(|number| format!("{number}"));
            tell(text.as_deref().map_or(Cell::Nothing, Cell::Text));
        }),
        DataType::Float64 => array.as_primitive::<Float64Type>().iter().for_each(|number| {
            // Frames without a type for missing numbers say so with NaN.
            tell(number.filter(|number| !number.is_nan()).map_or(Cell::Nothing, Cell::Float));
        }),
        _ => each_text(array, &mut |text| tell(text.map_or(Cell::Nothing, Cell::Text))),
    }
}

fn read_lists(values: &mut Vec<Vec<String>>, array: &ArrayRef, wrong: &mut Vec<Unreadable>) {
    let lists: Vec<Option<ArrayRef>> = match array.data_type() {
        DataType::List(_) => array.as_list::<i32>().iter().collect(),
        DataType::LargeList(_) => array.as_list::<i64>().iter().collect(),
        _ => not_let_through(),
    };
    for (row, list) in lists.into_iter().enumerate() {
        let mut texts = Vec::new();
        if let Some(list) = list {
            wrong.extend(beyond_dictionary(&list).into_iter().take(1).map(|(_, message)| (row, message)));
            each_text(&list, &mut |text| texts.extend(text.map(str::to_owned)));
        }
        values.push(texts);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{Date32Array, Date64Array, DictionaryArray, StringArray, UInt16Array};

    use super::*;

    #[test]
    fn each_row_of_a_column_of_numbers_is_named_once() {
        let (keys, entries) = (UInt16Array::from(vec![0, 1, 7]), StringArray::from(vec!["12", "many"]));
        // SAFETY: nobody looks up an entry of this array but the column, which must not trust it.
        let array: ArrayRef = Arc::new(unsafe { DictionaryArray::new_unchecked(keys, Arc::new(entries)) });
        for form in [Form::Wholes, Form::Decimals] {
            let wrong = read(&mut Column::empty(form, 0), &array);
            assert_eq!(wrong.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 1]);
            assert!(wrong[0].1.contains("dictionary") && wrong[1].1.contains("number"), "{wrong:?}");
        }
    }

    #[test]
    fn a_day_beyond_the_calendar_is_named_and_not_left_out() {
        let by_number: ArrayRef = Arc::new(Date32Array::from(vec![Some(20_778), None, Some(i32::MAX)]));
        let by_moment: ArrayRef =
            Arc::new(Date64Array::from(vec![Some(0), None, Some(i64::MAX / 86_400_000 * 86_400_000)]));
        for array in [by_number, by_moment] {
            let wrong = read(&mut Column::empty(Form::Days, 0), &array);
            assert_eq!(wrong.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2]);
            assert!(wrong[0].1.contains("not a day of the calendar"), "{wrong:?}");
        }
    }
}
