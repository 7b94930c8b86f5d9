//! x
use neglect_screen::pack;
fn main() {
    let want: Vec<String> = std::env::args().skip(1).collect();
    let mut parsed = Vec::new();
    for (n, t) in pack::built_in() {
        match pack::Pack::parse(n, t) { Ok(p) => parsed.push(p), Err(ds) => for d in ds { println!("{d:?}") } }
    }
    for d in pack::check(&parsed) { if want.iter().any(|w| d.file.contains(w.as_str())) || want.is_empty() { println!("{:?} {} {} {:?} :: {} -> {}", d.severity, d.code, d.file, d.rule, d.message, d.mend); } }
}
