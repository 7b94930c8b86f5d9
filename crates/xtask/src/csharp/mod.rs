//! What is generated of the C# package: words, the classes of cases and reports, the structs and functions of the C
//! library; and, for the conformance checks, the same classes from JSON and as JSON.

mod code;
mod conformance;
mod native;
mod records;
mod report;
mod words;

use crate::abi::Abi;
use crate::files::Files;
use crate::header::Header;

pub fn add_files(files: &mut Files, abi: &Abi, header: &Header) {
    let mut add = |name: &str, text: String| {
        files.add(&format!("bindings/csharp/NeglectScreen/Generated/{name}.cs"), text);
    };
    add("Words", words::words(abi, header));
    add("Records", records::records(abi));
    add("ReportContents", report::report(abi));
    add("Filled", records::filled(abi));
    add("Structs", native::structs(header));
    add("Handles", native::handles(abi, header));
    add("NativeMethods", native::functions(abi, header));
    let mut add = |name: &str, text: String| {
        files.add(&format!("bindings/csharp/NeglectScreen.Conformance/Generated/{name}.cs"), text);
    };
    add("Words", conformance::words_in_json(abi));
    add("TypedCase", conformance::records_from_json(abi));
    add("SaidInJson", conformance::report_as_json(abi));
}
