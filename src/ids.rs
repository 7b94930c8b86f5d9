//! Typed indices. Each table has an index type of its own, made only by the table that holds the entry, so that an index
//! of one table cannot be used on another. Indexing is plain: an index that its table does not have is a fault of this
//! library, and panics at the place instead of reading as "nothing there".

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut, Range};

/// The type of an index into one table.
pub(crate) trait Id: Copy + Ord {
    /// The id of the entry at that place. Panics beyond 2^32 entries, which no limit of a case or pack allows.
    fn from_index(index: usize) -> Self;
    /// The place of the entry.
    fn index(self) -> usize;
}

/// Declares index types.
macro_rules! id_types {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(u32);

        impl $crate::ids::Id for $name {
            #[inline]
            fn from_index(index: usize) -> Self {
                $name(u32::try_from(index).expect("a table holds fewer than 2^32 entries"))
            }
            #[inline]
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}
pub(crate) use id_types;

/// A list whose entries have ids.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Table<I, T> {
    entries: Vec<T>,
    ids: PhantomData<fn() -> I>,
}

impl<I: Id, T> Table<I, T> {
    pub(crate) fn with_capacity(capacity: usize) -> Table<I, T> {
        Vec::with_capacity(capacity).into()
    }

    /// A table of so many equal entries.
    pub(crate) fn filled(entry: T, len: usize) -> Table<I, T>
    where
        T: Clone,
    {
        vec![entry; len].into()
    }

    /// Adds an entry and returns its id.
    pub(crate) fn push(&mut self, entry: T) -> I {
        self.entries.push(entry);
        I::from_index(self.entries.len() - 1)
    }

    /// Adds entries and returns the stretch of their ids.
    pub(crate) fn extend(&mut self, entries: impl IntoIterator<Item = T>) -> Range<I> {
        let start = self.next_id();
        self.entries.extend(entries);
        start..self.next_id()
    }

    /// The id that the next entry will have.
    pub(crate) fn next_id(&self) -> I {
        I::from_index(self.entries.len())
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.entries.iter()
    }

    /// Every id, in order.
    pub(crate) fn ids(&self) -> impl ExactSizeIterator<Item = I> + use<I, T> {
        (0..self.entries.len()).map(I::from_index)
    }

    /// Every entry with its id, in order.
    pub(crate) fn iter_with_ids(&self) -> impl ExactSizeIterator<Item = (I, &T)> {
        self.entries.iter().enumerate().map(|(index, entry)| (I::from_index(index), entry))
    }

    pub(crate) fn as_slice(&self) -> &[T] {
        &self.entries
    }

    pub(crate) fn as_mut_vec(&mut self) -> &mut Vec<T> {
        &mut self.entries
    }
}

impl<I, T> From<Vec<T>> for Table<I, T> {
    fn from(entries: Vec<T>) -> Self {
        Table { entries, ids: PhantomData }
    }
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<I: Id, T> FromIterator<T> for Table<I, T> {
    fn from_iter<E: IntoIterator<Item = T>>(entries: E) -> Self {
        Vec::from_iter(entries).into()
    }
}

impl<'t, I, T> IntoIterator for &'t Table<I, T> {
    type Item = &'t T;
    type IntoIter = std::slice::Iter<'t, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl<I: Id, T> Index<I> for Table<I, T> {
    type Output = T;
    #[inline]
    fn index(&self, id: I) -> &T {
        &self.entries[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for Table<I, T> {
    #[inline]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.entries[id.index()]
    }
}

impl<I: Id, T> Index<Range<I>> for Table<I, T> {
    type Output = [T];
    #[inline]
    fn index(&self, ids: Range<I>) -> &[T] {
        &self.entries[ids.start.index()..ids.end.index()]
    }
}

impl<I, T: fmt::Debug> fmt::Debug for Table<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.entries.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Id, Table};

    id_types! {
        /// An index of a table of words.
        WordId;
    }

    #[test]
    fn an_entry_is_found_by_the_id_it_was_given() {
        let mut words: Table<WordId, &str> = Table::default();
        let first = words.push("first");
        let rest = words.extend(["second", "third"]);
        assert_eq!((words[first], &words[rest]), ("first", &["second", "third"][..]));
        assert_eq!(words.ids().map(Id::index).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn an_id_of_another_table_panics_where_the_table_is_shorter() {
        let words: Table<WordId, &str> = ["only"].into_iter().collect();
        let _ = words[WordId::from_index(1)];
    }
}
