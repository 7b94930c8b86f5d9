//! What is generated of the Java package: words, the records of cases, reports and replays with their JSON, and the functions
//! of the C library.

mod code;
mod json;
mod native;
mod records;
mod words;

use crate::abi::Abi;
use crate::files::Files;
use crate::header::Header;

pub fn add_files(files: &mut Files, abi: &Abi, header: &Header) {
    let mut add = |name: &str, text: String| {
        files.add(&format!("bindings/java/generated/org/neglectscreen/{name}.java"), text);
    };
    for words in &abi.words {
        add(&words.vocabulary, words::vocabulary(abi, words));
    }
    for (name, class) in
        [("neglect_status", "Status"), ("neglect_limit", "Limit"), ("neglect_list", "Listing")]
    {
        add(class, words::numbers(header, name, class));
    }
    for (class, text) in records::records(abi) {
        add(&class, text);
    }
    add("Native", native::functions(abi, header));
}
