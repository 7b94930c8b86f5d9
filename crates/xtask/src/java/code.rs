//! Java as it is put together: lines, comments and names.

use heck::ToLowerCamelCase;

use crate::text::{FIRST_LINE, WIDTH, csharp_words, wrapped};

/// Java in the making: lines, indented by the braces around them.
pub(super) struct Code {
    pub(super) text: String,
    depth: usize,
}

impl Code {
    /// A file: its first line, its package, and what it imports.
    pub(super) fn new(imports: &[&str]) -> Code {
        let mut text = format!("// {FIRST_LINE}\npackage org.neglectscreen;\n\n");
        for import in imports {
            text += &format!("import {import};\n");
        }
        if !imports.is_empty() {
            text.push('\n');
        }
        Code { text, depth: 0 }
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
        self.line(&format!("{line} {{"));
        self.depth += 1;
    }

    pub(super) fn close(&mut self) {
        self.depth -= 1;
        self.line("}");
    }

    /// A comment, and what it says of each parameter.
    pub(super) fn doc(&mut self, text: &str, parameters: &[(String, String)]) {
        let text = csharp_words(text).replace("<c>", "{@code ").replace("</c>", "}");
        let room = WIDTH - 4 * self.depth;
        if parameters.is_empty() && text.chars().count() + 7 <= room {
            self.line(&format!("/** {text} */"));
            return;
        }
        self.line("/**");
        for line in wrapped(&text, room - 3) {
            self.line(&format!(" * {line}"));
        }
        if !parameters.is_empty() {
            self.line(" *");
        }
        for (name, said) in parameters {
            let said = csharp_words(said).replace("<c>", "{@code ").replace("</c>", "}");
            for (nth, line) in wrapped(&format!("@param {name} {said}"), room - 5).iter().enumerate() {
                self.line(&format!(" * {}{line}", if nth == 0 { "" } else { "  " }));
            }
        }
        self.line(" */");
    }

    /// A call whose arguments stand on one line, or else each on its own.
    pub(super) fn call(&mut self, before: &str, arguments: &[String], after: &str) {
        let line = format!("{before}({}){after}", arguments.join(", "));
        if 4 * self.depth + line.len() <= WIDTH {
            self.line(&line);
            return;
        }
        self.line(&format!("{before}("));
        self.depth += 2;
        for (nth, argument) in arguments.iter().enumerate() {
            let end = if nth + 1 == arguments.len() { format!("){after}") } else { ",".to_owned() };
            self.line(&format!("{argument}{end}"));
        }
        self.depth -= 2;
    }
}

/// A name of the model as Java writes it.
pub(super) fn name(name: &str) -> String {
    name.to_lower_camel_case()
}

/// The name of a record's class: the core calls a case that is not checked yet a draft, which every case is here.
pub(super) fn class_name(record: &str) -> &str {
    if record == "CaseDraft" { "Case" } else { record }
}
