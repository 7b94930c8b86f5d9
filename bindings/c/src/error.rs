//! What went wrong: as calls inside report it (`Failure`), and as programs read it ([`neglect_error`]).

use neglect_screen::case::{Problem, ProblemCode};
use neglect_screen::{CaseError, PackError, Vocabulary as _};

use crate::argument::{BadArgument, Flaw};
use crate::handle::{self, Handle, Shared};
use crate::status::neglect_status;
use crate::unwind::guard_value;
use crate::view::{CText, neglect_str};

/// Why a call failed: a status and every fault. Never a value of a case, so it may be logged.
/// Threads: any number at once. Lifetime: its own; one that a batch lends lives as long as the batch.
/// Freed by: the caller, with neglect_error_free; one that a batch lends, by the batch.
pub struct neglect_error {
    _private: [u8; 0],
}

/// One thing that is wrong.
/// Threads, lifetime, freed by: as its error.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_fault {
    /// `observations[3].on` in a case, `local.toml:12:1` in a pack, a parameter, or empty for the whole.
    pub path: neglect_str,
    /// A stable code, such as `not_a_date`.
    pub code: neglect_str,
    /// What is wrong, in words.
    pub message: neglect_str,
    /// What to do about it, in words.
    pub help: neglect_str,
}

/// Why a call fails: its status and everything that is wrong.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: neglect_status,
    pub(crate) faults: Vec<Fault>,
}

/// One thing that is wrong, in words.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) path: String,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Fault {
    pub(crate) fn new(
        path: impl Into<String>,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        Fault { path: path.into(), code, message: message.into(), help: help.into() }
    }

    /// The fault as one line of an error's message.
    fn line(&self) -> String {
        let place = if self.path.is_empty() { "the document" } else { &self.path };
        format!("{place}: {} [{}]; {}", self.message, self.code, self.help)
    }
}

impl Failure {
    /// A failure with one fault.
    pub(crate) fn new(
        status: neglect_status,
        path: &str,
        code: &'static str,
        message: &str,
        help: &str,
    ) -> Failure {
        Failure { status, faults: vec![Fault::new(path, code, message, help)] }
    }

    pub(crate) fn invalid(path: &str, message: &str, help: &str) -> Failure {
        Failure::new(neglect_status::InvalidArgument, path, "invalid_argument", message, help)
    }

    /// A number that means no (0) or yes (1), by the parameter's name.
    pub(crate) fn unless_flag(number: i32, name: &str) -> Result<bool, Failure> {
        match number {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Failure::invalid(name, "the number is neither 0 nor 1", "pass 0 or 1")),
        }
    }

    /// The argument at `path`, which may say more closely than the parameter's name where the flaw lies.
    pub(crate) fn from_argument(argument: BadArgument, path: &str) -> Failure {
        match argument.flaw {
            Flaw::Null => Failure::new(
                neglect_status::NullArgument,
                path,
                "null_argument",
                "the pointer is NULL",
                "pass a pointer to what the parameter names",
            ),
            Flaw::NotUtf8 => Failure::new(
                neglect_status::InvalidUtf8,
                path,
                "invalid_utf8",
                "the text is not UTF-8",
                "pass the text in UTF-8",
            ),
            Flaw::TooLong => {
                Failure::invalid(path, "the length is larger than memory", "pass the length in bytes")
            }
            Flaw::NotAnArray => Failure::invalid(
                path,
                "the array is larger than memory or not aligned",
                "pass the number of its elements",
            ),
            Flaw::NoMemory => Failure::new(
                neglect_status::NoMemory,
                path,
                "no_memory",
                "there is not enough memory for this",
                "free some, or pass less at once",
            ),
            Flaw::UnknownSize => Failure::invalid(
                &format!("{path}.struct_size"),
                "the library knows no struct of this size",
                "set it to the struct's sizeof, and call neglect_check_abi once before anything else",
            ),
        }
    }

    /// The library was built without `what`, which its feature `feature` has; `or` names another way, if there is one.
    #[cfg(not(all(feature = "arrow", feature = "import", feature = "partnership", feature = "render")))]
    pub(crate) fn unsupported(what: &str, feature: &str, or: &str) -> Failure {
        Failure::new(
            neglect_status::Unsupported,
            "",
            "unsupported",
            &format!("the library was built without {what}"),
            &format!("use a library built with its feature `{feature}`{or}"),
        )
    }

    /// Everything that is wrong with what was given.
    pub(crate) fn from_problems(status: neglect_status, problems: Vec<Problem>) -> Failure {
        let faults = problems
            .into_iter()
            .map(|problem| Fault::new(problem.path, problem.code, problem.message, problem.help));
        Failure { status, faults: faults.collect() }
    }

    /// A call of several cases was cancelled.
    pub(crate) fn cancelled() -> Failure {
        Failure::new(
            neglect_status::Cancelled,
            "",
            "cancelled",
            "the call was cancelled before it was done",
            "call again on a clone of the screener",
        )
    }

    /// A fault of this library. A panic's own message is left out: it could quote the case.
    pub(crate) fn internal() -> Failure {
        Failure::new(
            neglect_status::Internal,
            "",
            "internal",
            "the library met a fault of its own",
            "report it with the library's version; every handle stays valid",
        )
    }
}

/// Everything that is wrong with packs, each at `file:line:column`.
impl From<PackError> for Failure {
    fn from(error: PackError) -> Failure {
        let faults = error.diagnostics.iter().map(|diagnostic| {
            let path = format!("{}:{}", diagnostic.file, diagnostic.place);
            Fault::new(path, diagnostic.code.name(), &diagnostic.message, &diagnostic.help)
        });
        Failure { status: neglect_status::Pack, faults: faults.collect() }
    }
}

impl From<BadArgument> for Failure {
    fn from(argument: BadArgument) -> Failure {
        Failure::from_argument(argument, argument.name)
    }
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Failure {
        let is_cancelled = |problem: &Problem| problem.code == ProblemCode::Cancelled.name();
        let status = if error.problems.iter().any(is_cancelled) {
            neglect_status::Cancelled
        } else {
            neglect_status::Case
        };
        Failure::from_problems(status, error.problems)
    }
}

/// What stands behind `neglect_error`.
#[derive(Debug)]
pub(crate) struct ErrorDetail {
    status: neglect_status,
    message: CText,
    faults: FaultViews,
}

/// The faults as programs read them, and the texts that these views lead into.
#[derive(Debug)]
struct FaultViews {
    views: Vec<neglect_fault>,
    #[expect(dead_code, reason = "owns what the views point to")]
    texts: Vec<[CText; 4]>,
}

// SAFETY: the pointers lead into the texts beside them, which nobody changes.
unsafe impl Send for FaultViews {}
// SAFETY: as above.
unsafe impl Sync for FaultViews {}

impl FaultViews {
    fn new(faults: Vec<Fault>) -> FaultViews {
        let texts: Vec<[CText; 4]> = faults
            .into_iter()
            .map(|fault| {
                [
                    CText::new(fault.path),
                    CText::new(fault.code),
                    CText::new(fault.message),
                    CText::new(fault.help),
                ]
            })
            .collect();
        // Each text stays where it is when the list of texts moves: only its pointer moves.
        let views = texts.iter().map(|[path, code, message, help]| neglect_fault {
            path: path.view(),
            code: code.view(),
            message: message.view(),
            help: help.view(),
        });
        FaultViews { views: views.collect(), texts }
    }
}

impl Handle for neglect_error {
    type Real = ErrorDetail;
    type Access = Shared;
}

impl ErrorDetail {
    pub(crate) fn is_cancelled(&self) -> bool {
        self.status == neglect_status::Cancelled
    }
}

impl From<Failure> for ErrorDetail {
    fn from(failure: Failure) -> ErrorDetail {
        let lines: Vec<String> = failure.faults.iter().map(Fault::line).collect();
        ErrorDetail {
            status: failure.status,
            message: CText::new(lines.join("\n")),
            faults: FaultViews::new(failure.faults),
        }
    }
}

/// The status of the call that failed; NEGLECT_STATUS_OK for NULL.
/// [in error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_status(error: *const neglect_error) -> neglect_status {
    guard_value(neglect_status::Internal, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(error, "error") }.map_or(neglect_status::Ok, |detail| detail.status)
    })
}

/// Everything that is wrong, one line for each fault, borrowed from the error; empty for NULL.
/// [in error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_message(error: *const neglect_error) -> neglect_str {
    guard_value(neglect_str::EMPTY, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(error, "error") }.map_or(neglect_str::EMPTY, |detail| detail.message.view())
    })
}

/// The number of faults; 0 for NULL.
/// [in error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_count(error: *const neglect_error) -> usize {
    guard_value(0, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(error, "error") }.map_or(0, |detail| detail.faults.views.len())
    })
}

/// Fault `index`, borrowed from the error; NULL where there is none.
/// [in error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_fault(
    error: *const neglect_error,
    index: usize,
) -> *const neglect_fault {
    guard_value(std::ptr::null(), || {
        // SAFETY: as the parameter's words ask.
        let detail = unsafe { handle::read(error, "error") }.ok();
        // Any index may be asked for.
        let fault = detail.and_then(|detail| detail.faults.views.get(index));
        fault.map_or(std::ptr::null(), std::ptr::from_ref)
    })
}

/// Frees an error.
/// [consumed error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_free(error: *mut neglect_error) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(error) });
}
