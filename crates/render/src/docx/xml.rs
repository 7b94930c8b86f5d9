//! Elements of XML by their local names: the prefix is the writer's choice.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

/// Whether an element has this local name.
pub(super) fn is_named(element: &BytesStart<'_>, name: &str) -> bool {
    element.local_name().as_ref() == name.as_bytes()
}

/// The value of an attribute; `None` where there is none, or none that can be read.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().filter_map(Result::ok);
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Whether a switch such as `<w:showingPlcHdr/>` is on: it is where its element stands, unless its value says no.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}
