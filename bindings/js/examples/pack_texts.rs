//! Prints the texts of the packs that are built in, as `package/england.js` and the playground hold them.

use neglect_screen::pack::{PackText, built_in};
use serde_json::{Value, json};

fn main() {
    let packs: Vec<Value> = built_in().iter().map(sent).collect();
    println!("{}", serde_json::to_string(&packs).expect("texts are written as JSON"));
}

/// A pack as a request holds it: files by their names within the folder.
fn sent(pack: &PackText) -> Value {
    let files = pack.files();
    if let [file] = files
        && file.name() == pack.name()
    {
        return json!({ "name": pack.name(), "text": file.text() });
    }
    let within = |name: &str| {
        name.strip_prefix(pack.name()).map_or(name, |rest| rest.trim_start_matches('/')).to_owned()
    };
    let files: Vec<Value> =
        files.iter().map(|file| json!({ "name": within(file.name()), "text": file.text() })).collect();
    json!({ "name": pack.name(), "files": files })
}
