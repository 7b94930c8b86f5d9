//! The sources of the core, read as Rust.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Expr, Fields, GenericArgument, Ident, Item, ItemStruct, Lit, LitStr, Meta, PathArguments,
    Token, Type, Visibility,
};

use super::{Doc, Field, Kind, Model, Presence, Record, Set, Vocabulary, Word};

/// The sources that declare vocabularies and records, each with the module in which the library shows them.
const SOURCES: [(&str, &str); 5] = [
    ("src/vocabulary.rs", "neglect_screen"),
    ("src/case/words.rs", "neglect_screen::case"),
    ("src/case/model.rs", "neglect_screen::case"),
    ("src/report/model.rs", "neglect_screen::report"),
    ("src/report/replay.rs", "neglect_screen::report"),
];

/// Types of the core that are sets of a vocabulary's words.
const SETS: [(&str, &str); 1] = [("Forms", "Form")];

/// Reads the model.
///
/// # Errors
///
/// Where a source cannot be read, or holds something that the generator does not know.
pub fn read(repository: &Path) -> Result<Model, String> {
    let mut sources = Vec::new();
    for (source, module) in SOURCES {
        let text =
            fs::read_to_string(repository.join(source)).map_err(|error| format!("{source}: {error}"))?;
        sources.push((source, module, text));
    }
    read_sources(&sources)
}

/// Reads the model from the text of the sources.
fn read_sources(sources: &[(&str, &str, String)]) -> Result<Model, String> {
    let mut model = Model { vocabularies: Vec::new(), records: Vec::new() };
    let mut structs = Vec::new();
    let mut defaults = HashMap::new();
    for (source, module, text) in sources {
        let file = syn::parse_file(text).map_err(|error| format!("{source}: {error}"))?;
        for item in file.items {
            match item {
                Item::Macro(item) if item.mac.path.is_ident("vocabulary") => {
                    let declared: Declared =
                        syn::parse2(item.mac.tokens).map_err(|error| format!("{source}: {error}"))?;
                    model.vocabularies.push(declared.vocabulary(module));
                }
                Item::Struct(item) if matches!(item.fields, Fields::Named(_)) => {
                    structs.push((source, module, item));
                }
                Item::Fn(item) => {
                    if let Some(syn::Stmt::Expr(Expr::Path(path), None)) = item.block.stmts.last() {
                        let variant = path.path.segments.last().expect("a path has a segment");
                        defaults.insert(item.sig.ident.to_string(), variant.ident.to_string());
                    }
                }
                _ => {}
            }
        }
    }
    let names: Vec<String> = structs.iter().map(|(.., item)| item.ident.to_string()).collect();
    let context = Context { vocabularies: &model.vocabularies, records: names, defaults };
    for (source, module, item) in &structs {
        let record = context.record(module, item).map_err(|error| format!("{source}: {error}"))?;
        model.records.push(record);
    }
    Ok(model)
}

/// The inside of `vocabulary! { … }`.
struct Declared {
    attributes: Vec<Attribute>,
    name: Ident,
    words: Vec<(Vec<Attribute>, Ident, LitStr)>,
}

impl Parse for Declared {
    fn parse(input: ParseStream<'_>) -> syn::Result<Declared> {
        let (attributes, name) = (input.call(Attribute::parse_outer)?, input.parse()?);
        let inside;
        syn::braced!(inside in input);
        let words: Punctuated<_, Token![,]> = inside.parse_terminated(
            |input: ParseStream<'_>| {
                let (attributes, variant) = (input.call(Attribute::parse_outer)?, input.parse()?);
                input.parse::<Token![=]>()?;
                Ok((attributes, variant, input.parse()?))
            },
            Token![,],
        )?;
        Ok(Declared { attributes, name, words: words.into_iter().collect() })
    }
}

impl Declared {
    fn vocabulary(self, module: &str) -> Vocabulary {
        let is_default = |attributes: &[Attribute]| {
            attributes.iter().any(|attribute| attribute.path().is_ident("default"))
        };
        Vocabulary {
            path: format!("{module}::{}", self.name),
            name: self.name.to_string(),
            doc: doc(&self.attributes),
            default: self
                .words
                .iter()
                .find(|(attributes, ..)| is_default(attributes))
                .map(|(_, variant, _)| variant.to_string()),
            words: self
                .words
                .into_iter()
                .map(|(attributes, variant, name)| Word {
                    variant: variant.to_string(),
                    name: name.value(),
                    doc: doc(&attributes),
                })
                .collect(),
        }
    }
}

/// What the types of fields are looked up in.
struct Context<'a> {
    vocabularies: &'a [Vocabulary],
    records: Vec<String>,
    /// The variant that a function returns which serde calls for a default.
    defaults: HashMap<String, String>,
}

impl Context<'_> {
    fn record(&self, module: &str, item: &ItemStruct) -> Result<Record, String> {
        // What is not public is no part of what crosses.
        let public = item.fields.iter().filter(|field| matches!(field.vis, Visibility::Public(_)));
        let fields = public.map(|field| {
            let name = field.ident.as_ref().expect("the fields are named").to_string();
            self.field(name.clone(), field).map_err(|error| format!("{}.{name}: {error}", item.ident))
        });
        Ok(Record {
            name: item.ident.to_string(),
            path: format!("{module}::{}", item.ident),
            doc: doc(&item.attrs),
            fields: fields.collect::<Result<_, _>>()?,
        })
    }

    fn field(&self, name: String, field: &syn::Field) -> Result<Field, String> {
        let serde = SerdeAttributes::read(&field.attrs)?;
        let (optional, kind) = match argument_of(&field.ty, "Option") {
            Some(inner) => (true, self.kind(inner)?),
            None => (false, self.kind(&field.ty)?),
        };
        let presence = match (&kind, serde.default) {
            _ if optional => Presence::Optional,
            (_, None) => Presence::Required,
            (Kind::Word(_), Some(Some(function))) => {
                let variant = self.defaults.get(&function);
                Presence::Word(variant.ok_or_else(|| format!("`{function}` returns no word"))?.clone())
            }
            (Kind::Word(vocabulary), Some(None)) => {
                let found = self.vocabularies.iter().find(|known| known.name == *vocabulary);
                let default = found.and_then(|vocabulary| vocabulary.default.clone());
                Presence::Word(default.ok_or_else(|| format!("`{vocabulary}` has no default"))?)
            }
            (_, Some(None)) => Presence::Empty,
            (_, Some(Some(function))) => return Err(format!("the default `{function}` of what is no word")),
        };
        Ok(Field { name, doc: doc(&field.attrs), kind, presence, always_written: !serde.skipped })
    }

    /// What a type holds.
    fn kind(&self, of: &Type) -> Result<Kind, String> {
        if let Some(inner) = argument_of(of, "Vec") {
            return self.kind_of_list(inner);
        }
        let name = name_of(of).ok_or("a type without a name")?;
        Ok(match name.as_str() {
            "String" => Kind::Text,
            "bool" => Kind::Flag,
            "Date" => Kind::Day,
            "u8" | "u32" | "i32" => Kind::Whole(name),
            "Number" => Kind::Exact,
            "Code" => Kind::Code,
            "Answer" => Kind::FactAnswer,
            "BTreeMap" => match name_of(last_argument(of).ok_or("a map of what")?).as_deref() {
                Some("String") => Kind::TextByName,
                Some("Value") => Kind::Answers,
                _ => return Err("a map of neither texts nor answers".to_owned()),
            },
            _ if self.vocabularies.iter().any(|vocabulary| vocabulary.name == name) => Kind::Word(name),
            _ if self.records.contains(&name) => Kind::Record(name),
            _ => match SETS.iter().find(|(set, _)| *set == name) {
                Some((_, word)) => Kind::Words((*word).to_owned(), Set::Bits),
                None => return Err(format!("the generator knows no type `{name}`")),
            },
        })
    }

    fn kind_of_list(&self, inner: &Type) -> Result<Kind, String> {
        if let Type::Tuple(pair) = inner
            && let [word, day] = pair.elems.iter().collect::<Vec<_>>()[..]
            && let (Kind::Word(word), Kind::Day) = (self.kind(word)?, self.kind(day)?)
        {
            return Ok(Kind::Reached(word));
        }
        match self.kind(inner)? {
            Kind::Text => Ok(Kind::Texts),
            Kind::Word(vocabulary) => Ok(Kind::Words(vocabulary, Set::List)),
            Kind::Record(record) => Ok(Kind::Records(record)),
            other => Err(format!("a list of {other:?}")),
        }
    }
}

/// What serde is told of a field, as far as it matters here.
#[derive(Default)]
struct SerdeAttributes {
    /// Whether the field may be absent, and the function that then makes its value.
    default: Option<Option<String>>,
    /// Whether the field is left out of JSON where it says nothing.
    skipped: bool,
}

impl SerdeAttributes {
    fn read(attributes: &[Attribute]) -> Result<SerdeAttributes, String> {
        let mut found = SerdeAttributes::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            let parts: Punctuated<Meta, Token![,]> =
                attribute.parse_args_with(Punctuated::parse_terminated).map_err(|error| error.to_string())?;
            for part in parts {
                if part.path().is_ident("skip_serializing_if") {
                    found.skipped = true;
                } else if part.path().is_ident("default") {
                    found.default = Some(match &part {
                        Meta::NameValue(value) => string(&value.value),
                        _ => None,
                    });
                }
            }
        }
        Ok(found)
    }
}

fn string(of: &Expr) -> Option<String> {
    if let Expr::Lit(literal) = of
        && let Lit::Str(text) = &literal.lit
    {
        return Some(text.value());
    }
    None
}

/// The last segment of a type's path.
fn name_of(of: &Type) -> Option<String> {
    if let Type::Path(path) = of { Some(path.path.segments.last()?.ident.to_string()) } else { None }
}

/// The last argument in the angle brackets of a type.
fn last_argument(of: &Type) -> Option<&Type> {
    let Type::Path(path) = of else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    let types = arguments
        .args
        .iter()
        .filter_map(|argument| if let GenericArgument::Type(inner) = argument { Some(inner) } else { None });
    types.last()
}

/// What stands in the angle brackets of `Option<…>`, `Vec<…>`.
fn argument_of<'t>(of: &'t Type, name: &str) -> Option<&'t Type> {
    if name_of(of)? == name { last_argument(of) } else { None }
}

/// The doc comment among the attributes.
fn doc(attributes: &[Attribute]) -> Doc {
    let mut paragraphs = vec![String::new()];
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        let Meta::NameValue(value) = &attribute.meta else { continue };
        let line = string(&value.value).unwrap_or_default();
        let last = paragraphs.last_mut().expect("there is at least one paragraph");
        match line.trim() {
            "" => paragraphs.push(String::new()),
            line => {
                if !last.is_empty() {
                    last.push(' ');
                }
                // Links to Rust items are for Rust's own pages.
                last.push_str(&line.replace("[`", "`").replace("`]", "`"));
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    Doc(paragraphs)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"
        vocabulary! {
            /// Who speaks.
            Agency {
                /// A health
                /// service.
                Health = "health",
                Police = "police",
            }
        }
        /// What was seen.
        pub struct Seen {
            /// Its id, see [`Case`].
            pub id: String,
            #[serde(default = "police", skip_serializing_if = "is_police")]
            pub by: Agency,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub until: Option<Date>,
            #[serde(default)]
            pub heard: Vec<Heard>,
        }
        pub struct Heard { pub from: Vec<Agency> }
        fn police() -> Agency { Agency::Police }
    "#;

    fn read(text: &str) -> Result<Model, String> {
        read_sources(&[("seen.rs", "neglect_screen::case", text.to_owned())])
    }

    #[test]
    fn records_and_vocabularies_are_read_with_their_docs_and_presence() {
        let model = read(SOURCE).unwrap();
        assert_eq!(model.vocabulary("Agency").words[0].doc.text(), "A health service.");
        let seen = model.record("Seen");
        assert_eq!(
            (seen.path.as_str(), seen.doc.text().as_str()),
            ("neglect_screen::case::Seen", "What was seen.")
        );
        let fields: Vec<_> =
            seen.fields.iter().map(|field| (&field.kind, &field.presence, field.always_written)).collect();
        assert_eq!(seen.fields[0].doc.text(), "Its id, see `Case`.");
        assert_eq!(
            fields,
            [
                (&Kind::Text, &Presence::Required, true),
                (&Kind::Word("Agency".to_owned()), &Presence::Word("Police".to_owned()), false),
                (&Kind::Day, &Presence::Optional, false),
                (&Kind::Records("Heard".to_owned()), &Presence::Empty, true),
            ]
        );
        let names: Vec<_> = model.reachable("Seen").iter().map(|record| record.name.as_str()).collect();
        assert_eq!(names, ["Seen", "Heard"]);
    }

    #[test]
    fn a_type_that_the_generator_does_not_know_is_named_with_its_field() {
        let error = read("pub struct Seen { pub at: f64 }").unwrap_err();
        assert_eq!(error, "seen.rs: Seen.at: the generator knows no type `f64`");
    }
}
