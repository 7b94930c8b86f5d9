//! The modules of a crate, and the circles among them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::source::{Module, Reference};

/// The path of a module from the crate's root, which is the empty one.
type ModulePath = Vec<String>;

/// How many imports are followed from one to the next: more than any chain of re-exports has.
const MOST_IMPORTS: usize = 16;

/// All modules of a crate.
#[derive(Default)]
pub(super) struct Crate {
    modules: BTreeMap<ModulePath, Module>,
    /// The files of those that have one of their own.
    files: BTreeMap<ModulePath, PathBuf>,
}

impl Crate {
    /// Reads the crate that begins with the file `root`.
    pub(super) fn new(root: &Path, read: &dyn Fn(&Path) -> Option<String>) -> Self {
        let mut whole = Self::default();
        whole.add_file(Vec::new(), root.to_owned(), read);
        whole
    }

    fn add_file(&mut self, path: ModulePath, file: PathBuf, read: &dyn Fn(&Path) -> Option<String>) {
        let source = read(&file).unwrap_or_else(|| panic!("there is no {}", file.display()));
        let tokens = source.parse().unwrap_or_else(|_| panic!("{} is not Rust", file.display()));
        let module = Module::read(tokens);
        let mut folder = file.with_extension("");
        if ["lib", "main", "mod"].iter().any(|name| folder.ends_with(name)) {
            folder.pop();
        }
        for name in &module.in_files {
            let places = [folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs")];
            let file = places.into_iter().find(|file| read(file).is_some());
            let file =
                file.unwrap_or_else(|| panic!("the module {name} has no file in {}", folder.display()));
            self.add_file([&path[..], std::slice::from_ref(name)].concat(), file, read);
        }
        self.files.insert(path.clone(), file);
        self.add(path, module);
    }

    fn add(&mut self, path: ModulePath, mut module: Module) {
        for (name, inner) in module.inline.drain(..) {
            assert!(inner.in_files.is_empty(), "{name}: a module within a file has no files of its own");
            self.add([&path[..], &[name]].concat(), inner);
        }
        self.modules.insert(path, module);
    }

    /// All circles, each with the lines that tie it.
    pub(super) fn circles(&self) -> Vec<String> {
        self.files.keys().flat_map(|folder| self.circles_in(folder)).collect()
    }

    /// The module that defines what a path names in a module; `None` for what is outside the crate.
    fn resolve(&self, within: &ModulePath, segments: &[String], imports: usize) -> Option<ModulePath> {
        let (first, mut rest) = segments.split_first()?;
        let mut module = within.clone();
        match first.as_str() {
            "crate" => module.clear(),
            "self" => {}
            "super" => {
                module.pop();
                while let Some(("super", after)) = rest.split_first().map(|(s, after)| (s.as_str(), after)) {
                    module.pop();
                    rest = after;
                }
            }
            name => {
                if !self.has(within, name) && !self.modules[within].imports.contains_key(name) {
                    return None;
                }
                rest = segments;
            }
        }
        for name in rest {
            let here = &self.modules[&module];
            if self.has(&module, name) {
                module.push(name.clone());
            } else if imports < MOST_IMPORTS
                && let Some(import) = here.imports.get(name)
            {
                // What a re-export from outside the crate names is nobody's here.
                module = self.resolve(&module, import, imports + 1)?;
            } else if imports < MOST_IMPORTS
                && !here.items.contains(name)
                && let Some(origin) = here.globs.iter().find_map(|glob| {
                    let origin = self.resolve(&module, glob, imports + 1)?;
                    self.modules[&origin].items.contains(name).then_some(origin)
                })
            {
                module = origin;
            } else {
                break;
            }
        }
        Some(module)
    }

    /// Whether a module has a module of that name.
    fn has(&self, module: &[String], name: &str) -> bool {
        self.modules.contains_key(&[module, &[name.to_owned()]].concat())
    }

    /// The file of a module, or of the one that it is written out within, and that module's path.
    fn file<'p>(&self, path: &'p [String]) -> (&Path, &'p [String]) {
        let mut ancestors = (0..=path.len()).rev().map(|length| &path[..length]);
        ancestors.find_map(|path| Some((self.files.get(path)?.as_path(), path))).expect("the root is a file")
    }

    /// The circles among the modules that lie directly in a folder, and the folder's own file.
    fn circles_in(&self, folder: &ModulePath) -> Vec<String> {
        let member = |path: &ModulePath| -> Option<String> {
            let within = self.file(path).1.strip_prefix(&folder[..])?;
            Some(within.first().map_or("mod.rs", String::as_str).to_owned())
        };
        let mut ties: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
        for (path, module) in &self.modules {
            let Some(from) = member(path) else { continue };
            let file = self.file(path).0;
            for Reference { segments, line, passed_on } in &module.references {
                // The `use` that brought in a name is a reference of its own.
                if module.imports.contains_key(&segments[0]) && !self.has(path, &segments[0]) {
                    continue;
                }
                let Some(target) = self.resolve(path, segments, 0) else { continue };
                let Some(to) = member(&target) else { continue };
                // To pass on what lies in the same folder is not to depend on it.
                if from != to && !(*passed_on && target.starts_with(path)) {
                    let line = format!("{}:{line}: {}", file.display(), segments.join("::"));
                    ties.entry(from.clone()).or_default().entry(to).or_default().push(line);
                }
            }
        }
        let reached_from = |from: &String| {
            let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
            while let Some(member) = open.pop() {
                let next = ties.get(member).into_iter().flat_map(BTreeMap::keys);
                open.extend(next.filter(|next| reached.insert((*next).clone())));
            }
            reached
        };
        let reached: BTreeMap<&String, BTreeSet<String>> =
            ties.keys().map(|from| (from, reached_from(from))).collect();
        let mut circles = BTreeSet::new();
        for (from, to) in &reached {
            let comes_back = |member: &&String| reached.get(*member).is_some_and(|to| to.contains(*from));
            circles.insert(to.iter().filter(comes_back).collect::<BTreeSet<_>>());
        }
        circles.remove(&BTreeSet::new());
        let told = |circle: BTreeSet<&String>| {
            let names: Vec<&str> = circle.iter().map(|member| member.as_str()).collect();
            let mut text = format!("crate::{}: {}\n", folder.join("::"), names.join(", "));
            for from in &circle {
                for (to, lines) in ties[*from].iter().filter(|(to, _)| circle.contains(to)) {
                    text += &format!("  {from} uses {to}\n    {}\n", lines.join("\n    "));
                }
            }
            text
        };
        circles.into_iter().map(told).collect()
    }
}
