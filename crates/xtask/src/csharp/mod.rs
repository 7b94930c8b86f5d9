//! What is generated of the C# package: words, the classes of cases and reports, the structs and functions of the C
//! library; and, for the conformance checks, the same classes from JSON and as JSON.

mod conformance;
mod native;
mod records;
mod report;
mod words;

use heck::{ToLowerCamelCase, ToUpperCamelCase};

use crate::abi::Abi;
use crate::files::Files;
use crate::header::Header;
use crate::text::{FIRST_LINE, csharp_doc};

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

/// C# in the making: lines, indented by the braces around them.
struct Code {
    text: String,
    depth: usize,
}

impl Code {
    /// A file: its first line, what it is, what it uses, and a namespace, which [`Code::file`] closes.
    fn new(what: &str, uses: &[&str], namespace: &str) -> Code {
        let mut text = format!("// {FIRST_LINE}\n// {what}\n\n");
        for namespace in uses {
            text += &format!("using {namespace};\n");
        }
        if !uses.is_empty() {
            text.push('\n');
        }
        let mut code = Code { text, depth: 0 };
        code.open(&format!("namespace {namespace}"));
        code
    }

    fn file(mut self) -> String {
        self.close();
        self.text
    }

    fn line(&mut self, line: &str) {
        self.text += &"    ".repeat(self.depth);
        self.text += line;
        self.text.push('\n');
    }

    /// A blank line, except behind an opening brace.
    fn blank(&mut self) {
        if !self.text.ends_with("{\n") {
            self.text.push('\n');
        }
    }

    fn open(&mut self, line: &str) {
        self.line(line);
        self.line("{");
        self.depth += 1;
    }

    fn close(&mut self) {
        self.close_with("}");
    }

    fn close_with(&mut self, end: &str) {
        self.depth -= 1;
        self.line(end);
    }

    fn doc(&mut self, text: &str) {
        self.text += &csharp_doc(text, 4 * self.depth);
    }

    /// A call whose arguments stand on one line, or else each on its own.
    fn call(&mut self, before: &str, arguments: &[String], after: &str) {
        let line = format!("{before}({}){after}", arguments.join(", "));
        if 4 * self.depth + line.len() <= WIDTH {
            self.line(&line);
            return;
        }
        self.line(&format!("{before}("));
        self.depth += 1;
        for (nth, argument) in arguments.iter().enumerate() {
            let end = if nth + 1 == arguments.len() { format!("){after}") } else { ",".to_owned() };
            self.line(&format!("{argument}{end}"));
        }
        self.depth -= 1;
    }
}

/// The widest line.
const WIDTH: usize = 130;

/// The name of a property.
fn property(name: &str) -> String {
    name.to_upper_camel_case()
}

/// The name of a parameter.
fn parameter(name: &str) -> String {
    name.to_lower_camel_case()
}

/// A name that is a word of the language, marked as a name.
fn escaped(name: &str) -> String {
    if ["checked", "event", "out"].contains(&name) { format!("@{name}") } else { name.to_owned() }
}
