//! C# as it is put together: lines, calls and names.

use heck::{ToLowerCamelCase, ToUpperCamelCase};

use crate::text::{FIRST_LINE, csharp_doc};

/// C# in the making: lines, indented by the braces around them.
pub(super) struct Code {
    pub(super) text: String,
    pub(super) depth: usize,
}

impl Code {
    /// A file: its first line, what it is, what it uses, and a namespace, which [`Code::file`] closes.
    pub(super) fn new(what: &str, uses: &[&str], namespace: &str) -> Code {
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

    pub(super) fn file(mut self) -> String {
        self.close();
        self.text
    }

    pub(super) fn line(&mut self, line: &str) {
        self.text += &"    ".repeat(self.depth);
        self.text += line;
        self.text.push('\n');
    }

    /// A blank line, except behind an opening brace.
    pub(super) fn blank(&mut self) {
        if !self.text.ends_with("{\n") {
            self.text.push('\n');
        }
    }

    pub(super) fn open(&mut self, line: &str) {
        self.line(line);
        self.line("{");
        self.depth += 1;
    }

    pub(super) fn close(&mut self) {
        self.close_with("}");
    }

    pub(super) fn close_with(&mut self, end: &str) {
        self.depth -= 1;
        self.line(end);
    }

    pub(super) fn doc(&mut self, text: &str) {
        self.text += &csharp_doc(text, 4 * self.depth);
    }

    /// A call whose arguments stand on one line, or else each on its own.
    pub(super) fn call(&mut self, before: &str, arguments: &[String], after: &str) {
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
pub(super) const WIDTH: usize = 130;

/// The name of a property.
pub(super) fn property(name: &str) -> String {
    name.to_upper_camel_case()
}

/// The name of a parameter.
pub(super) fn parameter(name: &str) -> String {
    name.to_lower_camel_case()
}

/// A name that is a word of the language, marked as a name.
pub(super) fn escaped(name: &str) -> String {
    if ["checked", "event", "out"].contains(&name) { format!("@{name}") } else { name.to_owned() }
}
