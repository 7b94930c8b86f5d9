//! Resources inside another: a patient who has no resource of its own, and those who cared for it.

use super::names;
use crate::node::{LeafFate, Node};

const NHS_NUMBER: &str = "https://fhir.nhs.uk/Id/nhs-number";

/// The patient inside a resource whom a reference names: `#p1`.
pub(super) fn patient<'n>(node: &'n Node, reference: &str) -> Option<&'n Node> {
    let id = reference.strip_prefix('#')?;
    node.all("contained")
        .find(|inner| inner.text(&["resourceType"]) == Some("Patient") && inner.text(&["id"]) == Some(id))
}

/// What tells a patient from others wherever it stands: its NHS number, or its first number with a system.
pub(super) fn number(patient: &Node) -> Option<String> {
    let numbers = || {
        patient
            .all("identifier")
            .filter_map(|identifier| Some((identifier.text(&["system"])?, identifier.text(&["value"])?)))
    };
    let (system, value) = numbers().find(|(system, _)| *system == NHS_NUMBER).or_else(|| numbers().next())?;
    Some(format!("{system}|{value}"))
}

/// Gives what stands inside a resource its fate, but for the patient whom it is about. Records inside another resource are
/// not read.
pub(super) fn set_aside(node: &Node, about: Option<&Node>) {
    let others =
        node.all("contained").filter(|inner| !about.is_some_and(|about| std::ptr::eq(about, *inner)));
    for inner in others {
        match inner.text(&["resourceType"]).unwrap_or("") {
            "Patient" | "RelatedPerson" => inner.set_all_aside("another_person"),
            kind if names::is_administrative(kind) => inner.set_all_aside("administrative"),
            kind if names::is_resource(kind) => inner.set_all_aside("no_place"),
            _ => inner.settle_all(LeafFate::NotUnderstood("unknown_field")),
        }
    }
}
