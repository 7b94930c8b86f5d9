//! XML, as a stream of elements. It has no entities but the five of XML itself, and no document types: what could grow
//! without end is refused.

use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{DEPTH, Sink, VALUES};
use crate::error::ReadError;
use crate::node::Node;

/// How attributes are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attributes {
    /// As fields of their element.
    Fields,
    /// As FHIR has them: `value` is the element's value, and what holds a resource is the resource.
    Fhir,
}

/// Reads a document. What stands outside units is returned.
pub(crate) fn read(
    input: impl Read,
    units: &[&str],
    attributes: Attributes,
    sink: &mut Sink<'_>,
) -> Result<Node, ReadError> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let start = input.fill_buf()?;
    super::json::refuse_utf_16(start)?;
    if start.is_empty() {
        return Err(ReadError::new("empty_file", "there is nothing in it", "export it again"));
    }
    let mut reader = Reader::from_reader(LineCounter { inner: input, lines: 1 });
    reader.config_mut().check_end_names = true;
    reader.config_mut().expand_empty_elements = true;
    let mut document = Document { stack: Vec::new(), root: None, units, attributes, left: VALUES };
    let mut buffer = Vec::new();
    loop {
        let line = reader.get_ref().lines;
        let event = reader.read_event_into(&mut buffer);
        let event = event.map_err(|error| xml_error(&error).at(format!("line {line}")))?;
        let done = matches!(event, Event::Eof);
        document.take(event, line, sink).map_err(|error| error.at(format!("line {line}")))?;
        if done {
            return document
                .root
                .ok_or_else(|| ReadError::new("not_xml", "there is no element in it", "export it again"));
        }
        buffer.clear();
    }
}

fn xml_error(error: &quick_xml::Error) -> ReadError {
    match error {
        quick_xml::Error::Io(error) => ReadError::new(
            "not_readable",
            format!("it cannot be read: {}", error.kind()),
            "look at the file and its rights",
        ),
        quick_xml::Error::Encoding(_) => {
            ReadError::new("not_utf_8", "the text is not UTF-8", "save it as UTF-8")
        }
        _ => ReadError::new("not_xml", "this is not well-formed XML", "export it from the system again"),
    }
}

struct Document<'d> {
    stack: Vec<(Node, u64)>,
    root: Option<Node>,
    units: &'d [&'d str],
    attributes: Attributes,
    left: usize,
}

impl Document<'_> {
    fn take(&mut self, event: Event<'_>, line: u64, sink: &mut Sink<'_>) -> Result<(), ReadError> {
        match event {
            Event::Start(element) => self.open(&element, line),
            Event::End(_) => self.close(sink),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let text = resolved(&reference)?;
                self.text(text.encode_utf8(&mut [0; 4]))
            }
            Event::DocType(_) => Err(ReadError::new(
                "document_type",
                "a document type is refused: its entities can grow without end",
                "export it without a document type",
            )),
            Event::Eof if !self.stack.is_empty() => {
                Err(ReadError::new("not_xml", "the XML ends too early", "export it again, to its end"))
            }
            Event::Eof | Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Ok(()),
        }
    }

    fn open(&mut self, element: &BytesStart<'_>, line: u64) -> Result<(), ReadError> {
        if self.stack.len() >= DEPTH {
            return Err(ReadError::new(
                "too_deep",
                "elements stand too deep within one another",
                "export it from the system again",
            ));
        }
        self.spend()?;
        let mut node = Node::new(element.local_name().as_ref());
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| {
                ReadError::new("not_xml", "an attribute is not well-formed", "export it again")
            })?;
            let key = attribute.key;
            if key.as_ref() == "xmlns" || key.prefix().is_some() {
                continue;
            }
            self.spend()?;
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|_| {
                ReadError::new(
                    "not_xml",
                    "an attribute holds an entity or what is not UTF-8",
                    "export it again",
                )
            })?;
            let name = key.local_name().as_ref().to_owned();
            if self.attributes == Attributes::Fhir && name == "value" {
                node.value = Node::leaf("", &value).value;
            } else {
                node.children.push(Node::leaf(name, &value));
            }
        }
        self.stack.push((node, line));
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        let Some((node, _)) = self.stack.last_mut() else { return Ok(()) };
        if text.trim().is_empty() && node.value.is_none() {
            return Ok(());
        }
        let mut whole = node.value.take().map_or_else(String::new, String::from);
        whole.push_str(text);
        node.value = Some(whole.into());
        Ok(())
    }

    fn close(&mut self, sink: &mut Sink<'_>) -> Result<(), ReadError> {
        let (mut node, line) = self.stack.pop().expect("the reader matches ends with starts");
        if let Some(value) = node.value.take() {
            node.value = Node::leaf("", &value).value;
        }
        if self.attributes == Attributes::Fhir {
            node = as_resource(node, self.stack.is_empty());
        }
        let is_unit = !self.units.is_empty()
            && self.stack.len() == self.units.len()
            && &*node.name == self.units[self.units.len() - 1]
            && self.stack.iter().skip(1).zip(self.units).all(|((above, _), unit)| &*above.name == *unit);
        if is_unit {
            self.left = VALUES;
            sink(node, format!("line {line}"));
            return Ok(());
        }
        match self.stack.last_mut() {
            Some((above, _)) => above.children.push(node),
            None => self.root = Some(node),
        }
        Ok(())
    }

    fn spend(&mut self) -> Result<(), ReadError> {
        self.left = self.left.checked_sub(1).ok_or_else(|| {
            ReadError::new(
                "too_many",
                "one unit holds too many values",
                "export one child, or one resource, at a time",
            )
        })?;
        Ok(())
    }
}

/// In FHIR an element that holds a resource holds one element of its type; in JSON the type is a field of it.
fn as_resource(node: Node, is_root: bool) -> Node {
    let is_type = |name: &str| name.starts_with(|first: char| first.is_ascii_uppercase());
    if is_root && is_type(&node.name) {
        let mut resource = Node::new("");
        resource.children.push(Node::leaf("resourceType", &node.name));
        resource.value = node.value;
        resource.children.extend(node.children);
        return resource;
    }
    if matches!(&*node.name, "resource" | "contained")
        && node.children.len() == 1
        && is_type(&node.children[0].name)
    {
        let mut holder = node;
        let inner = holder.children.pop().expect("there is one");
        holder.children.push(Node::leaf("resourceType", &inner.name));
        if let Some(value) = inner.value {
            holder.children.push(Node::leaf("text", &value));
        }
        holder.children.extend(inner.children);
        return holder;
    }
    node
}

/// One of the five entities of XML, or a character by its number.
fn resolved(reference: &BytesRef<'_>) -> Result<char, ReadError> {
    let refused = || {
        ReadError::new(
            "entity",
            "an entity that XML itself does not have is refused",
            "export it without entities",
        )
    };
    if let Some(character) = reference.resolve_char_ref().map_err(|_| refused())? {
        return Ok(character);
    }
    match &**reference {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => Err(refused()),
    }
}

/// Counts the lines that were read.
struct LineCounter<R> {
    inner: R,
    lines: u64,
}

impl<R: BufRead> Read for LineCounter<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let length = self.inner.fill_buf()?.len().min(into.len());
        into[..length].copy_from_slice(&self.inner.fill_buf()?[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for LineCounter<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.inner.fill_buf()
    }
    fn consume(&mut self, amount: usize) {
        // What is consumed has been filled, so this reads from memory.
        if let Ok(buffer) = self.inner.fill_buf() {
            self.lines += buffer[..amount].iter().filter(|&&byte| byte == b'\n').count() as u64;
        }
        self.inner.consume(amount);
    }
}
