//! The records of cases, reports and replays, with what reads them from JSON and writes them.

use std::collections::BTreeMap;

use heck::ToUpperCamelCase;

use super::code::{Code, class_name, name};
use super::json;
use crate::abi::Abi;
use crate::model::{Field, Kind, Presence, Record};

/// The version of the schema of cases, which a case that is made here has.
const SCHEMA: u32 = 1;

/// Every record, by the name of its class.
pub fn records(abi: &Abi) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (root, given) in
        [(abi.roots().case.as_str(), true), (abi.roots().report.as_str(), false), ("Replay", false)]
    {
        for record in abi.model.reachable(root) {
            let class = Class { abi, record, given, root: record.name == root };
            all.insert(class_name(&record.name).to_owned(), class.text());
        }
    }
    all
}

/// A record on its way to a class.
struct Class<'a> {
    abi: &'a Abi,
    record: &'a Record,
    /// Whether people make it, and not only the library.
    given: bool,
    /// Whether it holds all the others.
    root: bool,
}

impl Class<'_> {
    fn name(&self) -> &str {
        class_name(&self.record.name)
    }

    /// The name of a field: `case` is a word of the language.
    fn field_name(field: &Field) -> String {
        if field.name == "case" { "reference".to_owned() } else { name(&field.name) }
    }

    fn text(&self) -> String {
        let fields = || self.record.fields.iter().map(|field| &field.kind);
        let mut imports = Vec::new();
        if fields().any(|kind| *kind == Kind::Day) {
            imports.push("java.time.LocalDate");
        }
        if fields().any(is_list) {
            imports.push("java.util.List");
        }
        if fields().any(is_map) {
            imports.push("java.util.Map");
        }
        let mut code = Code::new(&imports);
        let parameters: Vec<(String, String)> = self
            .record
            .fields
            .iter()
            .map(|field| {
                let absent = if field.optional() { " Null where there is none." } else { "" };
                (Self::field_name(field), format!("{}{absent}", field.doc.text()))
            })
            .collect();
        code.doc(self.record.doc.paragraphs().first().unwrap_or(&""), &parameters);
        let components: Vec<String> = self
            .record
            .fields
            .iter()
            .map(|field| format!("{} {}", java_type(field), Self::field_name(field)))
            .collect();
        code.call(&format!("public record {}", self.name()), &components, " {");
        let body = self.body();
        code.text + &body + "}\n"
    }

    /// What stands between the braces.
    fn body(&self) -> String {
        let mut code = Code::new(&[]);
        code.text.clear();
        code.open("");
        self.canonical(&mut code);
        if self.given {
            self.short_constructor(&mut code);
            for field in &self.record.fields {
                self.with(&mut code, field);
            }
        }
        self.json(&mut code);
        self.shown(&mut code);
        code.text.trim_start_matches(" {\n").to_owned()
    }

    /// The canonical constructor: nothing is missing that must be there, and nothing changes afterwards.
    fn canonical(&self, code: &mut Code) {
        code.doc("Takes every component. Lists and maps are copied; what must be there is not null.", &[]);
        code.open(&format!("public {}", self.name()));
        for field in &self.record.fields {
            let name = Self::field_name(field);
            match (&field.presence, &field.kind) {
                (_, kind) if is_list(kind) => {
                    code.line(&format!("{name} = Copied.list({name}, \"{name}\");"))
                }
                (_, kind) if is_map(kind) => code.line(&format!("{name} = Copied.map({name}, \"{name}\");")),
                (Presence::Optional, _) | (_, Kind::Flag | Kind::Whole(_)) => {}
                _ => code.line(&format!("java.util.Objects.requireNonNull({name}, \"{name}\");")),
            }
        }
        code.close();
    }

    /// A constructor of what the record must have.
    fn short_constructor(&self, code: &mut Code) {
        let asked: Vec<&Field> =
            self.record.fields.iter().filter(|field| field.required() && field.name != "schema").collect();
        if asked.len() == self.record.fields.len() {
            return;
        }
        code.blank();
        let documented: Vec<(String, String)> =
            asked.iter().map(|field| (Self::field_name(field), field.doc.text())).collect();
        code.doc("What it must have is given here; everything else is unsaid at first.", &documented);
        let parameters: Vec<String> =
            asked.iter().map(|field| format!("{} {}", java_type(field), Self::field_name(field))).collect();
        code.call(&format!("public {}", self.name()), &parameters, " {");
        let values: Vec<String> = self.record.fields.iter().map(|field| self.unsaid(field)).collect();
        code.call("    this", &values, ";");
        code.line("}");
    }

    /// What a field is where nothing is said; a field that must be said is the parameter of its name.
    fn unsaid(&self, field: &Field) -> String {
        match (&field.presence, &field.kind) {
            (Presence::Required, _) if self.root && field.name == "schema" => SCHEMA.to_string(),
            (Presence::Required, _) => Self::field_name(field),
            (Presence::Optional, _) => "null".to_owned(),
            (Presence::Empty, kind) if is_map(kind) => "Map.of()".to_owned(),
            (Presence::Empty, _) => "List.of()".to_owned(),
            (Presence::Word(variant), Kind::Word(words)) => {
                format!("{words}.{}", self.abi.model.vocabulary(words).word(variant).name.to_uppercase())
            }
            (Presence::Word(_), kind) => unreachable!("{kind:?} is no word"),
        }
    }

    /// The same record with another value of a field that need not be said.
    fn with(&self, code: &mut Code, field: &Field) {
        if field.required() {
            return;
        }
        let name = Self::field_name(field);
        code.blank();
        code.doc(&format!("The same with another {{@code {name}}}."), &[]);
        self.altered(code, &format!("{name}({} {name})", java_type(field)), field, &name);
        match &field.kind {
            Kind::TextByName | Kind::Answers => {
                let value = if field.kind == Kind::Answers { "Answer" } else { "String" };
                code.blank();
                code.doc("The same with one more.", &[]);
                let more = format!("Copied.with({name}, key, value)");
                self.altered(code, &format!("{name}(String key, {value} value)"), field, &more);
            }
            Kind::Records(of) => {
                code.blank();
                code.doc("The same with one more. To add many, give a list.", &[]);
                let more = format!("Copied.with({name}, more)");
                self.altered(code, &format!("add({} more)", class_name(of)), field, &more);
            }
            _ => {}
        }
    }

    fn altered(&self, code: &mut Code, signature: &str, field: &Field, value: &str) {
        code.open(&format!("public {} {signature}", self.name()));
        let values: Vec<String> = self
            .record
            .fields
            .iter()
            .map(|other| if other == field { value.to_owned() } else { Self::field_name(other) })
            .collect();
        code.call(&format!("return new {}", self.name()), &values, ";");
        code.close();
    }

    fn json(&self, code: &mut Code) {
        if self.root {
            let what = self.name().to_lowercase();
            code.blank();
            let doc = format!(
                "Reads a {what} from its JSON. Fields that are not known are passed over; what is no {what} of this schema is an \
                 IllegalArgumentException. Nothing else is checked here."
            );
            code.doc(&doc, &[]);
            code.open(&format!("public static {} fromJson(String json)", self.name()));
            code.line(&format!("return Json.read(json, \"{what}\", {}::from);", self.name()));
            code.close();
            code.blank();
            code.doc("The JSON, in the order of the schema.", &[]);
            code.open("public String toJson()");
            code.line(&format!("return Json.written(this, {}::write);", self.name()));
            code.close();
        }
        code.blank();
        code.open(&format!("static {} from(Json.Members given)", self.name()));
        let values: Vec<String> =
            self.record.fields.iter().map(|field| json::read(self.abi, field)).collect();
        code.call(&format!("return new {}", self.name()), &values, ";");
        code.close();
        code.blank();
        code.open("void write(Json.Writer writer)");
        for field in &self.record.fields {
            let line = json::written(self.abi, field, &Self::field_name(field));
            code.line(&line);
        }
        code.close();
    }

    /// Counts, and nothing of what is recorded: logs show what an object says of itself.
    fn shown(&self, code: &mut Code) {
        code.blank();
        code.doc("How much it holds, and nothing of what it says: logs show this.", &[]);
        code.line("@Override");
        code.open("public String toString()");
        let many: Vec<String> = self
            .record
            .fields
            .iter()
            .filter(|field| is_list(&field.kind) || is_map(&field.kind))
            .map(|field| format!("{0}=\" + {0}.size()", Self::field_name(field)))
            .collect();
        let end = if many.is_empty() { "]\";" } else { " + \"]\";" };
        code.line(&format!("return \"{}[{}{end}", self.name(), many.join(" + \", ")));
        code.close();
    }
}

fn is_list(kind: &Kind) -> bool {
    matches!(kind, Kind::Texts | Kind::Words(..) | Kind::Records(_) | Kind::Reached(_))
}

fn is_map(kind: &Kind) -> bool {
    matches!(kind, Kind::TextByName | Kind::Answers)
}

fn java_type(field: &Field) -> String {
    let boxed = field.optional();
    match &field.kind {
        Kind::Text => "String".to_owned(),
        Kind::Flag => if boxed { "Boolean" } else { "boolean" }.to_owned(),
        Kind::Whole(_) => if boxed { "Integer" } else { "int" }.to_owned(),
        Kind::Day => "LocalDate".to_owned(),
        Kind::Word(words) => words.to_upper_camel_case(),
        Kind::Record(of) => class_name(of).to_owned(),
        Kind::Texts => "List<String>".to_owned(),
        Kind::Words(words, _) => format!("List<{words}>"),
        Kind::Records(of) => format!("List<{}>", class_name(of)),
        Kind::Reached(_) => "List<Reached>".to_owned(),
        Kind::TextByName => "Map<String, String>".to_owned(),
        Kind::Answers => "Map<String, Answer>".to_owned(),
        Kind::Exact => "Exact".to_owned(),
        Kind::Code => "Code".to_owned(),
        Kind::FactAnswer => "FactAnswer".to_owned(),
    }
}
