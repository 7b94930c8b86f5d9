//! Names for what a program holds.

use crate::ids::id_types;

id_types! {
    /// One `seen` of one rule or level.
    SeenId;
    /// A pair of an indicator and a `seen` that selects it.
    EntryId;
    /// A qualifier test of an entry.
    TestId;
    /// A condition, or a part of one.
    NodeId;
    /// A place in the list of parts.
    PartId;
    /// A test of a fact.
    FactTestId;
    /// One `found`.
    FoundId;
    /// An age range.
    AgeRangeId;
    /// The length of a period that ends on the case's date.
    LatestId;
    /// A domain of facts: a tool or a reader.
    DomainId;
}
