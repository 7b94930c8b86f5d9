//! What the boundary costs: the shared library as a C program loads it, beside the same work in Rust, in turn in one run.
//! Prints a table, and fails where a limit is passed: `make bench`, which builds the library first.

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::ptr::null_mut;
use std::time::Instant;

use libloading::Library;
use neglect_screen::{Case, Screener};
use neglect_screen_ffi::case::neglect_case;
use neglect_screen_ffi::error::neglect_error;
use neglect_screen_ffi::generated::report_structs::neglect_contents;
use neglect_screen_ffi::report::neglect_report;
use neglect_screen_ffi::screener::neglect_screener;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::text::neglect_text;
use neglect_screen_ffi::view::{neglect_str, neglect_strs};

/// How many rounds; the median of the rounds' ratios counts.
const ROUNDS: usize = 41;

type New<T> = unsafe extern "C" fn(*mut *mut T, *mut *mut neglect_error) -> neglect_status;
type FromJson<T> = unsafe extern "C" fn(
    *const neglect_screener,
    neglect_str,
    *mut *mut T,
    *mut *mut neglect_error,
) -> neglect_status;
type Screen = unsafe extern "C" fn(
    *const neglect_screener,
    *const neglect_case,
    *mut *mut neglect_report,
    *mut *mut neglect_error,
) -> neglect_status;
type Free<T> = unsafe extern "C" fn(*mut T);
type Contents = unsafe extern "C" fn(*const neglect_report) -> *const neglect_contents;

/// The functions that are measured, as a program that loads the library finds them.
struct Loaded {
    screen: Screen,
    screen_json: FromJson<neglect_text>,
    contents: Contents,
    free_report: Free<neglect_report>,
    free_text: Free<neglect_text>,
    screener: *mut neglect_screener,
    cases: Vec<*mut neglect_case>,
    /// Kept, so that the functions stay where they are. The program ends with it loaded.
    _library: Library,
}

impl Loaded {
    fn new(path: &Path, jsons: &[Vec<u8>]) -> Result<Loaded, Box<dyn Error>> {
        // SAFETY: the library is ours, its initialisers are the standard library's, and each type is that of the source.
        unsafe {
            let library = Library::new(path)?;
            let england: New<neglect_screener> = *library.get(b"neglect_screener_england")?;
            let from_json: FromJson<neglect_case> = *library.get(b"neglect_case_from_json")?;
            let mut screener = null_mut();
            assert_eq!(england(&mut screener, null_mut()), neglect_status::Ok);
            let read = |json: &Vec<u8>| {
                let mut case = null_mut();
                assert_eq!(from_json(screener, view(json), &mut case, null_mut()), neglect_status::Ok);
                case
            };
            Ok(Loaded {
                screen: *library.get(b"neglect_screen")?,
                screen_json: *library.get(b"neglect_screen_json")?,
                contents: *library.get(b"neglect_report_contents")?,
                free_report: *library.get(b"neglect_report_free")?,
                free_text: *library.get(b"neglect_text_free")?,
                screener,
                cases: jsons.iter().map(read).collect(),
                _library: library,
            })
        }
    }

    fn screen(&self, read: bool) {
        for &case in &self.cases {
            let mut report = null_mut();
            // SAFETY: screener and case live; the report is read and then freed once.
            unsafe {
                let status = (self.screen)(self.screener, case, &mut report, null_mut());
                assert_eq!(status, neglect_status::Ok);
                if read {
                    black_box(letters_of(&*(self.contents)(report)));
                }
                (self.free_report)(report);
            }
        }
    }

    fn screen_json(&self, jsons: &[Vec<u8>]) {
        for json in jsons {
            let mut text = null_mut();
            // SAFETY: the screener lives; the text is freed once.
            unsafe {
                let status = (self.screen_json)(self.screener, view(json), &mut text, null_mut());
                assert_eq!(status, neglect_status::Ok);
                (self.free_text)(black_box(text));
            }
        }
    }
}

fn view(bytes: &[u8]) -> neglect_str {
    neglect_str { ptr: bytes.as_ptr().cast(), len: bytes.len() }
}

/// Reads what a screen would show: the letters of findings with what they rest on, and of the account.
fn letters_of(all: &neglect_contents) -> usize {
    let texts = |list: neglect_strs| {
        // SAFETY: the report lends as many texts as it says.
        (0..list.count).map(|at| unsafe { (*list.items.add(at)).len }).sum::<usize>()
    };
    let mut letters = 0;
    // SAFETY: the report lends as many structs as it says.
    unsafe {
        for at in 0..all.findings_count {
            let finding = &**all.findings.add(at);
            letters += finding.rule.len + finding.text.len + texts(finding.cites);
            for at in 0..finding.rests_on_count {
                let rest = &**finding.rests_on.add(at);
                letters += rest.input.len + rest.what.len;
            }
        }
        for at in 0..all.account_count {
            let line = &**all.account.add(at);
            letters += line.input.len + line.code.len + texts(line.of);
        }
    }
    letters
}

fn letters_in_rust(screener: &Screener, case: &Case) -> usize {
    let Ok(report) = screener.screen(case) else { return 0 };
    let texts = |texts: &[String]| texts.iter().map(String::len).sum::<usize>();
    let findings = report.findings.iter().map(|finding| {
        let rests = finding.rests_on.iter().map(|rest| rest.input.len() + rest.what.len());
        finding.rule.len() + finding.text.len() + texts(&finding.cites) + rests.sum::<usize>()
    });
    let account = report.account.iter().map(|line| line.input.len() + line.code.len() + texts(&line.of));
    findings.sum::<usize>() + account.sum::<usize>()
}

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo test --benches` runs this once to see that it still works; a library built for tests has no speed.
    let quick = cfg!(debug_assertions) || std::env::args().any(|arg| arg == "--test");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let library: PathBuf = root.join("target/release/libneglect_screen_ffi.so");
    if !library.exists() {
        println!("skipped: {} is not built; `make bench` builds it", library.display());
        return Ok(());
    }
    let mut jsons: Vec<Vec<u8>> = Vec::new();
    for file in std::fs::read_dir(root.join("tests/cases"))? {
        let path = file?.path();
        if path.extension().is_some_and(|end| end == "json") {
            let whole: serde_json::Value = serde_json::from_slice(&std::fs::read(path)?)?;
            jsons.push(serde_json::to_vec(&whole["case"])?);
        }
    }
    let screener = Screener::england();
    let cases: Vec<Case> =
        jsons.iter().map(|json| Case::from_json(json, screener.limits())).collect::<Result<_, _>>()?;
    let loaded = Loaded::new(&library, &jsons)?;
    let rounds = if quick { 1 } else { ROUNDS };
    let mut failed = false;
    let mut told = |name: &str, limit: Option<f64>, c: &dyn Fn(), rust: &dyn Fn()| {
        let ratio = median(rounds, c, rust);
        let holds = limit.is_none_or(|limit| ratio <= limit);
        let said = match limit {
            Some(limit) if holds => format!("(at most {limit:.2}) holds"),
            Some(limit) => format!("(at most {limit:.2}) PASSED THE LIMIT"),
            None => "(no limit)".to_owned(),
        };
        println!("{name:<64} {ratio:>5.2}  {said}");
        failed |= !holds;
    };
    told(
        "from C, a prepared screener and case, to the same in Rust",
        Some(1.05),
        &|| loaded.screen(false),
        &|| cases.iter().for_each(|case| drop(black_box(screener.screening(case)))),
    );
    told("the same, and reading findings and account as structs", None, &|| loaded.screen(true), &|| {
        cases.iter().for_each(|case| {
            black_box(letters_in_rust(&screener, case));
        });
    });
    told("JSON in, JSON out", Some(1.05), &|| loaded.screen_json(&jsons), &|| {
        jsons.iter().for_each(|json| {
            let mut report = Vec::new();
            black_box(screener.screen_json(json, &mut report)).is_ok().then(|| black_box(report));
        });
    });
    if failed && !quick {
        std::process::exit(1);
    }
    Ok(())
}

/// The median over rounds of the ratio of the two, which take turns.
fn median(rounds: usize, one: &dyn Fn(), other: &dyn Fn()) -> f64 {
    let time = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let mut ratios: Vec<f64> = (0..rounds)
        .map(|round| {
            // Whoever goes first finds the caches as the other left them: they change places.
            if round % 2 == 0 {
                let first = time(one);
                first / time(other)
            } else {
                let second = time(other);
                time(one) / second
            }
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}
