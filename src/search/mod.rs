//! Finding what a case may say by the words that people use: indicators, and the questions of tools. It stands beside
//! screening: a vendor's pick list asks here.

mod entry;
mod ranking;

pub use entry::Entry;
pub use ranking::Search;

use crate::screener::Screener;

impl Screener {
    /// What these words mean, the best first: indicators and questions of tools, by their codes, labels, terms, qualifiers and
    /// codes of other systems. Forms of a word, its beginnings and slips of the finger count.
    ///
    /// ```
    /// use neglect_screen::Screener;
    ///
    /// let screener = Screener::england();
    /// assert_eq!(screener.search("head lice")[0].name(), "hygiene.infestation");
    /// assert!(screener.search("zyzzyva").is_empty());
    /// ```
    pub fn search(&self, words: &str) -> Vec<Entry<'_>> {
        Search::new(words).best(&Entry::all(self)).into_iter().copied().collect()
    }
}
