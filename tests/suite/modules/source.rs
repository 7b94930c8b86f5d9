//! What one Rust source declares, brings in and names, read from its tokens.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// One module: a file's, or one that is written out within another.
#[derive(Default)]
pub(super) struct Module {
    /// The modules that have files of their own.
    pub(super) in_files: Vec<String>,
    /// The modules that are written out within this one.
    pub(super) inline: Vec<(String, Module)>,
    pub(super) items: BTreeSet<String>,
    /// What is brought into the module, by the name under which it is there.
    pub(super) imports: BTreeMap<String, Vec<String>>,
    /// Paths of which everything is brought in.
    pub(super) globs: Vec<Vec<String>>,
    pub(super) references: Vec<Reference>,
}

/// A path that is named in a module.
pub(super) struct Reference {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
    /// Named only to be passed on by `pub use`.
    pub(super) passed_on: bool,
}

impl Module {
    /// Reads the items of a source, or of a module within it. What is compiled for tests alone is left out.
    pub(super) fn read(tokens: TokenStream) -> Self {
        let mut module = Self::default();
        let mut tokens = Tokens::new(tokens);
        let (mut for_tests, mut public) = (false, false);
        while let Some(token) = tokens.next() {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    if let Some(attribute) = tokens.group(Delimiter::Bracket) {
                        for_tests |= is_for_tests(&attribute);
                    }
                    continue;
                }
                _ if for_tests && !ends_item(&token) => continue,
                _ if for_tests => {}
                TokenTree::Ident(word) if word == "pub" => {
                    public = true;
                    tokens.group(Delimiter::Parenthesis);
                    continue;
                }
                TokenTree::Ident(word) if word == "use" => {
                    let mut imports = Vec::new();
                    use_tree(&mut tokens, &[], &mut imports);
                    imports.into_iter().for_each(|import| module.import(import, public));
                }
                TokenTree::Ident(word) if word == "mod" => {
                    let name = tokens.ident().expect("a module has a name").to_string();
                    match tokens.group(Delimiter::Brace) {
                        Some(inner) => module.inline.push((name, Self::read(inner.stream()))),
                        None => module.in_files.push(name),
                    }
                }
                TokenTree::Ident(word) if ITEMS.iter().any(|kind| word == kind) => {
                    module.items.extend(tokens.ident().map(|name| name.to_string()));
                    continue;
                }
                _ => {
                    read_paths(token.clone(), &mut tokens, &mut module.references);
                    if !ends_item(&token) {
                        continue;
                    }
                }
            }
            (for_tests, public) = (false, false);
        }
        module
    }

    fn import(&mut self, import: Import, passed_on: bool) {
        let Import { segments, name, line } = import;
        match name {
            Some(name) => drop(self.imports.insert(name, segments.clone())),
            None => self.globs.push(segments.clone()),
        }
        self.references.push(Reference { segments, line, passed_on });
    }
}

/// The words that a name of an item follows.
const ITEMS: [&str; 8] = ["struct", "enum", "fn", "trait", "type", "const", "static", "union"];

/// Whether an item ends with this token.
fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

/// One name that a `use` brings in; without a name, everything in a module.
struct Import {
    segments: Vec<String>,
    name: Option<String>,
    line: usize,
}

/// The names that a `use` brings in, up to its end; all their paths begin with `before`.
fn use_tree(tokens: &mut Tokens, before: &[String], imports: &mut Vec<Import>) {
    let (mut segments, mut alias, mut line) = (before.to_vec(), None, None);
    loop {
        match tokens.next() {
            Some(TokenTree::Ident(word)) if word == "as" => {
                alias = tokens.ident().map(|name| name.to_string())
            }
            Some(TokenTree::Ident(word)) => {
                line = Some(word.span().start().line);
                segments.push(word.to_string());
            }
            Some(TokenTree::Punct(punct)) if punct.as_char() == '*' => {
                let line = punct.span().start().line;
                imports.push(Import { segments: std::mem::take(&mut segments), name: None, line });
            }
            Some(TokenTree::Punct(punct)) if punct.as_char() == ':' => {}
            Some(TokenTree::Group(group)) => {
                use_tree(&mut Tokens::new(group.stream()), &segments, imports);
                segments.clear();
            }
            end => {
                // What ended in a group or a star is read already.
                if let Some(line) = line.take().filter(|_| !segments.is_empty()) {
                    if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
                        segments.pop();
                    }
                    let name = alias.take().or_else(|| segments.last().cloned());
                    imports.push(Import { segments, name, line });
                }
                if !matches!(&end, Some(TokenTree::Punct(punct)) if punct.as_char() == ',') {
                    return;
                }
                segments = before.to_vec();
            }
        }
    }
}

/// Reads the paths of a token and of those that belong to it, within groups too.
fn read_paths(token: TokenTree, tokens: &mut Tokens, paths: &mut Vec<Reference>) {
    match token {
        TokenTree::Group(group) => {
            let mut inner = Tokens::new(group.stream());
            while let Some(token) = inner.next() {
                read_paths(token, &mut inner, paths);
            }
        }
        TokenTree::Ident(word) if word == "pub" => drop(tokens.group(Delimiter::Parenthesis)),
        TokenTree::Ident(word) if word == "use" => {
            let mut imports = Vec::new();
            use_tree(tokens, &[], &mut imports);
            let reference = |Import { segments, line, .. }| Reference { segments, line, passed_on: false };
            paths.extend(imports.into_iter().map(reference));
        }
        TokenTree::Ident(word) => {
            let line = word.span().start().line;
            let mut segments = vec![word.to_string()];
            while tokens.double_colon() {
                match tokens.ident() {
                    Some(segment) => segments.push(segment.to_string()),
                    None => break,
                }
            }
            if segments.len() > 1 {
                paths.push(Reference { segments, line, passed_on: false });
            }
        }
        TokenTree::Punct(_) | TokenTree::Literal(_) => {}
    }
}

/// Whether an attribute leaves an item out of everything but tests.
fn is_for_tests(attribute: &Group) -> bool {
    fn only_in_tests(predicate: TokenStream) -> bool {
        let mut tokens = Tokens::new(predicate);
        let mut only = false;
        while let Some(token) = tokens.next() {
            if let TokenTree::Ident(word) = token {
                let inner = tokens.group(Delimiter::Parenthesis);
                only |=
                    word == "test" || word == "all" && inner.is_some_and(|all| only_in_tests(all.stream()));
            }
        }
        only
    }
    let mut tokens = Tokens::new(attribute.stream());
    tokens.ident().is_some_and(|word| word == "cfg")
        && tokens.group(Delimiter::Parenthesis).is_some_and(|predicate| only_in_tests(predicate.stream()))
}

/// Tokens in their order, with a look at the next.
struct Tokens(Vec<TokenTree>);

impl Tokens {
    fn new(tokens: TokenStream) -> Self {
        let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
        tokens.reverse();
        Self(tokens)
    }

    fn next(&mut self) -> Option<TokenTree> {
        self.0.pop()
    }

    fn ident(&mut self) -> Option<Ident> {
        let Some(TokenTree::Ident(word)) = self.0.last().cloned() else { return None };
        self.0.pop();
        Some(word)
    }

    fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        let Some(TokenTree::Group(group)) = self.0.last().cloned() else { return None };
        (group.delimiter() == delimiter).then(|| {
            self.0.pop();
            group
        })
    }

    fn double_colon(&mut self) -> bool {
        let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ':');
        let both = self.0.len() > 1 && self.0[self.0.len() - 2..].iter().all(is_colon);
        if both {
            self.0.truncate(self.0.len() - 2);
        }
        both
    }
}
