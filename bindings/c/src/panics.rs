//! Panics on purpose, so that tests can show where a panic ends. No library that is shipped panics so: this is compiled
//! for unit tests, and with `--cfg neglect_panics`, as `make sanitize` and `make windows` do.

/// What a case holds that is to panic while it is screened.
#[cfg(any(test, neglect_panics))]
pub(crate) const MARK: &str = "panic while this is screened";

/// Panics where a case, its JSON or its reference, holds [`MARK`].
#[cfg(any(test, neglect_panics))]
pub(crate) fn panic_where_marked(case: &[u8]) {
    let marked = case.windows(MARK.len()).any(|window| window == MARK.as_bytes());
    assert!(!marked, "a secret");
}

/// Nothing, in a library that is shipped.
#[cfg(not(any(test, neglect_panics)))]
pub(crate) fn panic_where_marked(_: &[u8]) {}

/// Panics with a text that must not come out.
#[cfg(neglect_panics)]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_panics(
    err: *mut *mut crate::error::neglect_error,
) -> crate::status::neglect_status {
    // SAFETY: as the parameter's words ask.
    unsafe { crate::guard::guard(err, || panic!("a secret")) }
}
