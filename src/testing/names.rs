//! The small vocabulary of arbitrary packs.

/// The id of every arbitrary pack.
pub(super) const ID: &str = "arbitrary";

/// The codes of the catalogue, some under one stem, so that a pattern of codes takes several.
pub(super) const CODES: [&str; 7] = [
    "food.hungry",
    "food.hoards",
    "home.cold",
    "home.unsafe",
    "home.unsafe_stairs",
    "care.left_alone",
    "plan.open",
];

/// The qualifiers of the catalogue, of every kind of scale.
pub(super) const PATTERN: [&str; 3] = ["once", "repeated", "persistent"];
pub(super) const ROUTE: [&str; 3] = ["seen", "told", "overheard"];
