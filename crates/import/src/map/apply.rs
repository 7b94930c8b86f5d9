//! One unit under a map: records, and a fate for each value of which the map speaks.

use std::collections::HashMap;

use super::{FieldSource, RecordMap, Table, When};
use crate::account::Ledger;
use crate::node::{Node, TargetId};
use crate::record::{Form, List, Reading, Record, truth};

/// A unit and what stands around it while it is mapped.
pub(crate) struct Context<'c> {
    pub reading: Reading<'c>,
    pub ledger: &'c mut Ledger,
    /// The agency where no column says it.
    pub by: &'c str,
    /// The row that this one belongs to.
    pub joined: Option<&'c Joined>,
    pub file: &'c str,
}

/// What is kept of a row for the rows that belong to it, by column.
pub(crate) type Joined = HashMap<String, String>;

type Made = Vec<(List, serde_json::Map<String, serde_json::Value>)>;

impl Table {
    /// The child that a unit is about.
    pub(crate) fn child_of(&self, unit: &Node, context: &mut Context<'_>) -> Option<String> {
        let path = self.child.as_deref()?;
        if path == "@file" {
            let file = context.file.rsplit(['/', '\\']).next().unwrap_or(context.file);
            return Some(file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned());
        }
        if let Some(carried) = context.joined.and_then(|joined| joined.get(path)) {
            return Some(carried.clone());
        }
        let (_, node) = find(&[unit], path)?;
        let value = node.value.as_deref()?;
        if is_rounded(value) {
            node.not_understood("rounded_key");
            return None;
        }
        Some(value.to_owned())
    }

    /// The records of a unit.
    pub(crate) fn records_of(&self, unit: &Node, context: &mut Context<'_>) -> Made {
        // What the map leaves out keeps its own reason where no record takes it.
        self.set_aside_in(unit);
        let mut made = Made::new();
        for record in &self.records {
            for stack in places(unit, &record.at) {
                let number = made.len();
                made.extend(record.make(&stack, number, context));
            }
        }
        if let Some((_, node)) = self.child.as_deref().and_then(|path| find(&[unit], path)) {
            match made.is_empty() {
                false => node.settle(crate::node::LeafFate::Mapped {
                    record: 0,
                    field: context.ledger.target("case"),
                }),
                true => node.set_aside("incomplete"),
            }
        }
        if let Some((_, node)) = self.via.as_ref().and_then(|via| find(&[unit], &via.column)) {
            node.set_aside("administrative");
        }
        made
    }

    /// Sets aside what the map leaves out.
    pub(crate) fn set_aside_in(&self, unit: &Node) {
        for (why, names) in &self.aside {
            let why =
                crate::words::FATE_CODES.iter().find(|(code, _)| code == why).expect("a map is checked").0;
            for name in names {
                set_aside(unit, &[name], why);
                let path: Vec<&str> = name.split('/').collect();
                if path.len() > 1 {
                    set_aside(unit, &path, why);
                }
            }
        }
    }

    /// Of a unit without a child: what the map would have read is told by the fault, the rest stays as it is.
    pub(crate) fn tell_no_child(&self, unit: &Node) {
        let known = self.names();
        for node in &unit.children {
            if known.contains(&&*node.name) {
                node.settle_all(crate::node::LeafFate::NotUnderstood("no_child"));
            }
        }
    }
}

impl RecordMap {
    fn make(
        &self,
        stack: &[&Node],
        number: usize,
        context: &mut Context<'_>,
    ) -> Option<(List, serde_json::Map<String, serde_json::Value>)> {
        let list = self.list();
        let whole = context.ledger.target(list.name());
        let mut record = Record::new(list);
        for when in &self.when {
            if !when.holds(stack, whole, &mut record) {
                self.mention(stack);
                return None;
            }
        }
        for (name, field) in &self.fields {
            let target = context.ledger.target(&target_name(list, name));
            field.source().read(name, stack, target, &mut record, context);
        }
        let has_by = list.kind_of("by").is_some();
        if has_by && !record.has("by") {
            record.set("by", context.by);
        }
        record.finish(number)
    }

    /// What a record would have been made of that is not made.
    fn mention(&self, stack: &[&Node]) {
        for field in self.fields.values() {
            for path in field.source().from.iter() {
                if let Some((_, node)) = find(stack, path) {
                    node.set_aside("incomplete");
                }
            }
        }
    }
}

/// `observations[].on`, and `child.born`.
pub(crate) fn target_name(list: List, field: &str) -> String {
    match list {
        List::Child => format!("child.{field}"),
        List::Sessions => "attendance[].marks".to_owned(),
        List::Household => "household".to_owned(),
        list => format!("{}[].{field}", list.name()),
    }
}

impl When {
    fn holds<'n>(&self, stack: &[&'n Node], whole: TargetId, record: &mut Record<'n>) -> bool {
        let found = find(stack, &self.from).and_then(|(_, node)| Some((node, node.value.as_deref()?)));
        let Some((node, value)) = found else { return self.absent };
        let value = self.take.map_or(value, |take| take.of(value));
        let among = |values: &[String]| values.iter().any(|own| own.eq_ignore_ascii_case(value));
        let holds = match (self.is.is_empty(), self.not.is_empty()) {
            (true, true) => truth(value),
            (false, true) => Some(among(&self.is)),
            (true, false) => Some(!among(&self.not)),
            (false, false) if among(&self.is) => Some(true),
            (false, false) => among(&self.not).then_some(false),
        };
        match holds {
            Some(true) => record.rests_on(node, whole),
            Some(false) => node.set_aside("not_so"),
            None => node.not_understood("unknown_value"),
        }
        holds == Some(true)
    }
}

impl FieldSource {
    fn read<'n>(
        &self,
        name: &str,
        stack: &[&'n Node],
        target: TargetId,
        record: &mut Record<'n>,
        context: &mut Context<'_>,
    ) {
        self.read_first(name, stack, target, record, context);
        // Of several that say it the first was read.
        for (_, node) in self.from.iter().skip(1).filter_map(|path| find(stack, path)) {
            node.set_aside("repeats");
        }
    }

    fn read_first<'n>(
        &self,
        name: &str,
        stack: &[&'n Node],
        target: TargetId,
        record: &mut Record<'n>,
        context: &mut Context<'_>,
    ) {
        for path in self.from.iter() {
            if let Some(carried) = context.joined.and_then(|joined| joined.get(path)) {
                // The value has its fate in the row that it stands in.
                let node = Node::leaf("", carried);
                let mut scratch = Record::new(record.list);
                scratch.read(name, &node, carried, &self.form(), target, context.reading);
                if let Some(value) = scratch.fields.remove(name) {
                    record.set(name, value);
                }
                return;
            }
            let Some((_, node)) = find(stack, path) else { continue };
            let Some(value) = node.value.as_deref() else { continue };
            let value = self.take.map_or(value, |take| take.of(value));
            if self.values.is_empty() {
                record.read(name, node, value, &self.form(), target, context.reading);
                return;
            }
            let meant = self.values.iter().find(|(own, _)| own.eq_ignore_ascii_case(value));
            match meant {
                Some((_, word)) => record.read(name, node, word, &self.form(), target, context.reading),
                None if self.system.is_some() => {
                    record.read(name, node, value, &self.form(), target, context.reading);
                }
                None => node.not_understood("unknown_value"),
            }
            return;
        }
        if let Some(word) = &self.word {
            record.set(name, word.as_str());
        }
    }

    fn form(&self) -> Form<'_> {
        Form { system: self.system.as_deref(), scale: self.scale }
    }
}

/// Every place at a path below a unit, each with all that it stands in.
fn places<'n>(unit: &'n Node, path: &str) -> Vec<Vec<&'n Node>> {
    let mut places = vec![vec![unit]];
    for name in path.split('/').filter(|name| !name.is_empty()) {
        places = places
            .iter()
            .flat_map(|stack| {
                let above = *stack.last().expect("a place stands in the unit at least");
                above.children.iter().filter(|child| &*child.name == name).map(|child| {
                    let mut stack = stack.clone();
                    stack.push(child);
                    stack
                })
            })
            .collect();
    }
    places
}

/// The node at a path seen from a place: `..` goes up, `.` stays, names go down to the first with a value.
fn find<'n>(stack: &[&'n Node], path: &str) -> Option<(usize, &'n Node)> {
    let mut depth = stack.len();
    let mut node = *stack.last()?;
    // The name of a column may hold what divides a path.
    if let Some(child) = node.child(path) {
        return Some((depth, child));
    }
    let mut names = path.split('/').peekable();
    while let Some(name) = names.next_if(|name| matches!(*name, "." | "..")) {
        if name == ".." {
            depth = depth.checked_sub(1).filter(|depth| *depth > 0)?;
            node = stack[depth - 1];
        }
    }
    for name in names {
        let mut named = node.children.iter().filter(|child| &*child.name == name);
        let first = named.next()?;
        let holds_something = |child: &&Node| child.value.is_some() || !child.children.is_empty();
        node = if holds_something(&first) { first } else { named.find(holds_something).unwrap_or(first) };
    }
    Some((depth, node))
}

/// Sets aside everything at a path, wherever it begins below the node.
fn set_aside(node: &Node, path: &[&str], why: &'static str) {
    if at_end(node, path) {
        node.set_all_aside(why);
        return;
    }
    for child in &node.children {
        if path.len() > 1 && &*child.name == path[0] {
            set_at(child, &path[1..], why);
        }
        set_aside(child, path, why);
    }
}

fn at_end(node: &Node, path: &[&str]) -> bool {
    path.len() == 1 && &*node.name == path[0]
}

fn set_at(node: &Node, path: &[&str], why: &'static str) {
    for child in node.children.iter().filter(|child| &*child.name == path[0]) {
        match path.len() {
            1 => child.set_all_aside(why),
            _ => set_at(child, &path[1..], why),
        }
    }
}

/// A number that a spreadsheet has written with a power of ten is no longer the one that it was.
fn is_rounded(value: &str) -> bool {
    let Some((mantissa, power)) = value.split_once(['E', 'e']) else { return false };
    mantissa.contains('.')
        && mantissa.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && power.starts_with('+')
}
