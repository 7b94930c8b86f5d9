//! What a released version of the ABI promised, later ones keep: the description at each release tag (`v0.1.0`) against the
//! one of today. Before the first release nothing is promised, and only the comparison itself is tested.
//!
//! It sees what abidiff cannot: the numbers of enums that cross as `int32_t`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

fn today() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("abi.json");
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Major and minor.
fn version(of: &Value) -> (u32, u32) {
    let (major, minor) = of["abi"].as_str().unwrap().split_once('.').unwrap();
    (major.parse().unwrap(), minor.parse().unwrap())
}

/// What git prints; nothing where the sources lie outside a repository, as in a package.
fn git(arguments: &[&str]) -> Option<Vec<u8>> {
    let done = Command::new("git").current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().ok()?;
    done.status.success().then_some(done.stdout)
}

/// The descriptions of released versions.
fn released() -> Vec<Value> {
    let tags = String::from_utf8(git(&["tag", "--list", "v*"]).unwrap_or_default()).unwrap();
    let description = |tag: &str| git(&["show", &format!("{tag}:bindings/c/abi.json")]);
    tags.lines().filter_map(description).map(|text| serde_json::from_slice(&text).unwrap()).collect()
}

fn object(of: &Value) -> impl Iterator<Item = (&String, &Value)> {
    of.as_object().unwrap().iter()
}

/// Whether a program says how large it knows the struct.
fn sized(fields: &[Value]) -> bool {
    fields.first().is_some_and(|first| first["name"] == "struct_size")
}

/// Structs that can never grow: they are passed by value, or stand in an array, so that programs know their size. Those
/// that start with their size may grow, and those that are only ever lent one by one.
fn fixed(whole: &Value) -> BTreeSet<String> {
    let mut kinds: Vec<String> = Vec::new();
    for (_, prototype) in object(&whole["functions"]) {
        let (before, parameters) = prototype.as_str().unwrap().split_once('(').unwrap();
        // What is returned by pointer is lent.
        if !before.contains('*') {
            kinds.push(before.split(' ').next().unwrap().to_owned());
        }
        for one in parameters.trim_end_matches(')').split(", ") {
            kinds.push(one[..one.rfind([' ', '*']).map_or(0, |at| at + 1)].trim().to_owned());
        }
    }
    for (_, fields) in object(&whole["structs"]) {
        kinds.extend(
            fields.as_array().unwrap().iter().map(|field| field["type"].as_str().unwrap().to_owned()),
        );
    }
    let structs = object(&whole["structs"]).filter(|(_, fields)| !sized(fields.as_array().unwrap()));
    let structs = structs.map(|(name, _)| name);
    let known =
        |name: &&String| kinds.iter().any(|kind| **name == *kind || format!("const {name} *") == *kind);
    structs.filter(known).cloned().collect()
}

/// What `new` no longer keeps of what `old` promised.
fn broken(old: &Value, new: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, prototype) in object(&old["functions"]) {
        if new["functions"][name] != *prototype {
            broken.push(format!("{name} is lost or has another prototype"));
        }
    }
    for (name, values) in object(&old["enums"]) {
        for (value, number) in object(values) {
            if new["enums"][name][value] != *number {
                broken.push(format!("{value} is lost or has another number"));
            }
        }
        for (value, number) in new["enums"][name].as_object().into_iter().flatten() {
            if values.get(value).is_none() && object(values).any(|(_, taken)| taken == number) {
                broken.push(format!("{value} has the number of another"));
            }
        }
    }
    let fixed = fixed(new);
    for (name, fields) in object(&old["structs"]) {
        let (fields, empty) = (fields.as_array().unwrap(), Vec::new());
        let now = new["structs"][name].as_array().unwrap_or(&empty);
        if !now.starts_with(fields) {
            broken.push(format!("{name} has lost or moved a field"));
        } else if let Some(first) = now.get(fields.len()) {
            let at = &new["layouts_64"][name]["offsets"][first["name"].as_str().unwrap()];
            if fixed.contains(name) {
                broken.push(format!("{name} has grown, and programs know its size"));
            // What a program of then has in a struct of its own may be anything there.
            } else if sized(fields) && at.as_u64() < old["layouts_64"][name]["size"].as_u64() {
                broken.push(format!("{name} has a new field where there was padding"));
            }
        }
    }
    broken
}

#[test]
fn no_version_breaks_what_a_released_one_promised() {
    let today = today();
    for old in released() {
        let (then, now) = (version(&old), version(&today));
        // A major version is another library, with another SONAME.
        if then.0 == now.0 {
            assert_eq!(broken(&old, &today), Vec::<String>::new(), "since {}.{}", then.0, then.1);
            assert!(then < now || today == old, "{}.{} is out: raise NEGLECT_ABI_MINOR", then.0, then.1);
        }
    }
}

#[test]
fn the_size_of_these_structs_is_known_to_programs() {
    // Passed by value, in arrays of the caller's or as a part of others. Nothing may join them by accident, nor leave.
    let known = ["neglect_answer", "neglect_optional", "neglect_pair", "neglect_str", "neglect_strs"];
    assert_eq!(fixed(&today()).iter().collect::<Vec<_>>(), known);
}

#[test]
fn every_way_to_break_it_is_seen() {
    let old = today();
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut new = old.clone();
        change(&mut new);
        broken(&old, &new)
    };
    let added = json!({ "name": "added", "type": "int64_t" });
    let grow = |whole: &mut Value, name: &str, at: usize| {
        whole["structs"][name].as_array_mut().unwrap().push(added.clone());
        whole["layouts_64"][name]["offsets"]["added"] = json!(at);
    };
    // What may be done.
    assert!(changed(&|_| {}).is_empty());
    assert!(
        changed(&|new| new["functions"]["neglect_added"] = json!("int32_t neglect_added(void)")).is_empty()
    );
    assert!(changed(&|new| new["enums"]["neglect_list"]["NEGLECT_LIST_ADDED"] = json!(77)).is_empty());
    assert!(changed(&|new| grow(new, "neglect_child", 80)).is_empty());
    // The library's own `neglect_pack` ends with four bytes that say nothing.
    assert!(changed(&|new| grow(new, "neglect_pack", 52)).is_empty());
    // What may not.
    let seen = |change: &dyn Fn(&mut Value)| assert_eq!(changed(change).len(), 1, "{:?}", changed(change));
    seen(&|new| drop(new["functions"].as_object_mut().unwrap().remove("neglect_version")));
    seen(&|new| new["functions"]["neglect_version"] = json!("int32_t neglect_version(void)"));
    seen(&|new| new["enums"]["neglect_sex"]["NEGLECT_SEX_MALE"] = json!(9));
    seen(&|new| new["enums"]["neglect_sex"]["NEGLECT_SEX_ADDED"] = json!(2));
    seen(&|new| drop(new["enums"]["neglect_sex"].as_object_mut().unwrap().remove("NEGLECT_SEX_MALE")));
    seen(&|new| drop(new["structs"]["neglect_fault"].as_array_mut().unwrap().pop()));
    seen(&|new| new["structs"]["neglect_fault"].as_array_mut().unwrap().swap(0, 1));
    seen(&|new| grow(new, "neglect_str", 16));
    seen(&|new| grow(new, "neglect_pair", 32));
    seen(&|new| grow(new, "neglect_child", 76));
}
