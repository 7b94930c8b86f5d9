//! Sets as the bits of a word.

/// The places of the bits that are set, from the lowest.
pub(super) fn set_bits(mut left: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (left != 0).then(|| left.trailing_zeros())?;
        left &= left - 1;
        Some(bit)
    })
}
