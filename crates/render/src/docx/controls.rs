//! Content controls and form fields: what stands in a cell without being anybody's text, or being text only by its state.
//!
//! An empty content control (`sdt`) shows a placeholder. A check box shows a sign of its author's choice. Forms of before
//! content controls have fields: a box or a list whose value stands in its data (`ffData`), and not in what it shows.

use quick_xml::events::BytesStart;

use super::symbol::check_box;
use super::xml::{attribute, is_on};

/// The controls and fields that are open.
#[derive(Debug, Default)]
pub(super) struct Controls {
    controls: Vec<Control>,
    /// `true` for a field whose value has been added, so that what it shows is no text.
    fields: Vec<bool>,
    field_box: bool,
    field_list: FieldList,
}

#[derive(Debug, Default)]
struct Control {
    shows_placeholder: bool,
    /// Whether it is ticked, where it is a check box.
    ticked: Option<bool>,
    /// Whether its box has been added already.
    drawn: bool,
}

#[derive(Debug, Default)]
struct FieldList {
    entries: Vec<String>,
    chosen: Option<usize>,
    default: usize,
}

impl Controls {
    pub(super) fn begin_control(&mut self) {
        self.controls.push(Control::default());
    }

    pub(super) fn end_control(&mut self) {
        self.controls.pop();
    }

    /// The mark that the control shows its placeholder.
    pub(super) fn mark_placeholder(&mut self, mark: &BytesStart<'_>) {
        if let Some(control) = self.controls.last_mut() {
            control.shows_placeholder = is_on(mark);
        }
    }

    /// The box of a control, or its state, which follows within it. A box stands unticked until its state is read.
    pub(super) fn tick(&mut self, ticked: bool) {
        if let Some(control) = self.controls.last_mut() {
            control.ticked = Some(ticked);
        }
    }

    /// Whether the content that now begins is a placeholder.
    pub(super) fn content_is_placeholder(&self) -> bool {
        self.controls.last().is_some_and(|control| control.shows_placeholder && control.ticked.is_none())
    }

    /// The beginning or the end of a field.
    pub(super) fn mark_field(&mut self, mark: &BytesStart<'_>) {
        match attribute(mark, "fldCharType").as_deref() {
            Some("begin") => self.fields.push(false),
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Ends every field: a cell ends, and with it each of its fields at the latest. One that is never ended hides nothing
    /// that follows.
    pub(super) fn end_fields(&mut self) {
        self.fields.clear();
    }

    pub(super) fn begin_field_box(&mut self) {
        self.field_box = false;
    }

    /// The state of a field's box: the default, and after it what somebody made of it.
    pub(super) fn tick_field_box(&mut self, state: &BytesStart<'_>) {
        self.field_box = is_on(state);
    }

    /// The value of a field's box.
    pub(super) fn field_box(&self) -> &'static str {
        check_box(self.field_box)
    }

    /// An entry of a field's list, or the number of the one that is chosen.
    pub(super) fn take_into_list(&mut self, element: &BytesStart<'_>) {
        let list = &mut self.field_list;
        let value = attribute(element, "val").unwrap_or_default();
        match element.local_name().as_ref() {
            b"listEntry" => list.entries.push(value),
            b"result" => list.chosen = value.parse().ok(),
            _ => list.default = value.parse().unwrap_or(0),
        }
    }

    /// The value of a field's list. Where nobody chose, Word shows the default, or the first.
    pub(super) fn take_field_list(&mut self) -> String {
        let FieldList { entries, chosen, default } = std::mem::take(&mut self.field_list);
        entries.into_iter().nth(chosen.unwrap_or(default)).unwrap_or_default()
    }

    /// That the value of the field has been added.
    pub(super) fn mark_field_added(&mut self) {
        self.fields.last_mut().into_iter().for_each(|added| *added = true);
    }

    /// The text that a piece of the document stands for here; `None` where it is nobody's.
    pub(super) fn text<'p>(&mut self, piece: &'p str) -> Option<&'p str> {
        if self.fields.contains(&true) {
            return None;
        }
        match self.controls.last_mut() {
            Some(Control { ticked: Some(ticked), drawn, .. }) => {
                (!std::mem::replace(drawn, true)).then(|| check_box(*ticked))
            }
            _ => Some(piece),
        }
    }
}
