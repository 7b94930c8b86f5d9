//! Numbers in a practitioner's words.

/// A percentage with one place, cut and not rounded: words never say that a threshold was reached where it was not.
pub(super) fn percent(part: u32, whole: u32) -> String {
    let thousandths = u64::from(part) * 1000 / u64::from(whole).max(1);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_percentage_is_never_rounded_up_to_a_threshold() {
        assert_eq!(percent(19, 190), "10.0%");
        assert_eq!(percent(9_999, 100_000), "9.9%");
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(u32::MAX, u32::MAX), "100.0%");
    }
}
