//! Words as numbers: `generated/words.rs` has the enum and the numbers of each vocabulary of the core.

/// An enum of the header that numbers one of the core's vocabularies.
pub(crate) trait Vocabulary {
    /// The core's word.
    type Word;
    /// The number of a word.
    fn number(word: Self::Word) -> i32;
    /// The word of a number, if there is one.
    fn word(number: i32) -> Option<Self::Word>;
}

/// An enum of the header that a caller names by number.
pub(crate) trait FromNumber: Sized {
    /// The value of a number, if there is one.
    fn from_number(number: i32) -> Option<Self>;
}

/// The number of a word.
pub(crate) fn number<N: Vocabulary>(word: N::Word) -> i32 {
    N::number(word)
}

/// The number of a word; 0 where there is none.
pub(crate) fn number_or_0<N: Vocabulary>(word: Option<N::Word>) -> i32 {
    word.map_or(0, N::number)
}

/// A set of words whose numbers are bits.
pub(crate) fn bits_of<N: Vocabulary>(words: impl Iterator<Item = N::Word>) -> u32 {
    words.fold(0, |bits, word| bits | N::number(word).unsigned_abs())
}

/// A set of words as bits: bit n for the word of number n.
pub(crate) fn set_of<N: Vocabulary>(words: impl Iterator<Item = N::Word>) -> u64 {
    words.fold(0, |bits, word| bits | 1 << N::number(word))
}
