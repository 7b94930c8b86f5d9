//! Where the fields of the structs lie where pointers have 64 bits, and assertions of it for C and Rust.

use std::collections::BTreeMap;

use super::Header;
use crate::text::FIRST_LINE;

/// Where the fields of a struct lie where pointers have 64 bits.
#[derive(Debug)]
pub struct Layout {
    pub size: usize,
    align: usize,
    pub offsets: Vec<(String, usize)>,
}

impl Header {
    /// Every struct as C lays it out, in the header's order.
    pub fn layouts(&self) -> Vec<(&str, Layout)> {
        let mut known: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let layouts = self.structs.iter().map(|one| {
            let (mut size, mut align, mut offsets) = (0_usize, 1, Vec::new());
            for (kind, field) in &one.fields {
                let (bytes, to) = measured(kind, &known);
                size = size.next_multiple_of(to);
                offsets.push((field.clone(), size));
                size += bytes;
                align = align.max(to);
            }
            let layout = Layout { size: size.next_multiple_of(align), align, offsets };
            known.insert(&one.name, (layout.size, layout.align));
            (one.name.as_str(), layout)
        });
        layouts.collect()
    }

    /// The layouts as assertions in C.
    pub fn layouts_in_c(&self) -> String {
        let mut text = format!(
            "/* {FIRST_LINE}\n * Where every field of every struct lies, where pointers have 64 bits. */\n\
             #include \"neglect_screen.h\"\n\n\
             #define LIES(struct_, field, at) _Static_assert(offsetof(struct_, field) == (at), #struct_ \".\" #field)\n\
             #define MEASURES(struct_, size) _Static_assert(sizeof(struct_) == (size), #struct_)\n"
        );
        for (name, layout) in self.layouts() {
            text += &format!("\nMEASURES({name}, {});\n", layout.size);
            for (field, at) in layout.offsets {
                text += &format!("LIES({name}, {field}, {at});\n");
            }
        }
        text
    }

    /// The layouts as assertions in Rust.
    pub fn layouts_in_rust(&self) -> String {
        let mut text = String::from(
            "#![cfg(target_pointer_width = \"64\")]\n\n\
             use std::mem::{offset_of, size_of};\n\n\
             use neglect_screen_ffi::answer::*;\nuse neglect_screen_ffi::error::*;\n\
             use neglect_screen_ffi::generated::{records::*, report_structs::*};\n\
             use neglect_screen_ffi::view::*;\n",
        );
        for (name, layout) in self.layouts() {
            text += &format!("\nconst _: () = assert!(size_of::<{name}>() == {});\n", layout.size);
            for (field, at) in layout.offsets {
                text += &format!("const _: () = assert!(offset_of!({name}, {field}) == {at});\n");
            }
        }
        text
    }
}

/// Size and alignment of a field's type where pointers have 64 bits.
fn measured(kind: &str, known: &BTreeMap<&str, (usize, usize)>) -> (usize, usize) {
    match kind {
        "int32_t" | "uint32_t" => (4, 4),
        "int64_t" | "uint64_t" | "size_t" => (8, 8),
        pointer if pointer.ends_with('*') => (8, 8),
        name => *known.get(name).unwrap_or_else(|| panic!("{name} is used before it is declared")),
    }
}
