//! Where a panic ends: a body that panics is given up, and its caller goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a body; `None` where it panicked. What the body was about to change may be half changed then, so callers pass
/// bodies whose outputs are written last.
pub(crate) fn catch<T>(body: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(body)).map_or_else(
        |panic| {
            // The payload of a panic may panic when it is dropped. The payload of that second panic is leaked.
            if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(panic))) {
                std::mem::forget(second);
            }
            None
        },
        Some,
    )
}

/// Runs the whole body of a function that cannot fail, and returns `otherwise` where it panics all the same.
pub(crate) fn guard_value<T>(otherwise: T, body: impl FnOnce() -> T) -> T {
    catch(body).unwrap_or(otherwise)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_function_that_panics_returns_the_value_that_means_nothing() {
        assert_eq!(guard_value(7, || panic!("a secret")), 7);
    }

    #[test]
    #[cfg_attr(miri, ignore = "the payload of the second panic is leaked on purpose")]
    fn the_payload_of_a_panic_is_freed_even_where_that_panics() {
        struct Payload<'a>(&'a AtomicUsize);
        impl Drop for Payload<'_> {
            fn drop(&mut self) {
                self.0.fetch_add(1, Ordering::Relaxed);
                panic!("and once more");
            }
        }
        static FREED: AtomicUsize = AtomicUsize::new(0);
        assert_eq!(guard_value(7, || std::panic::panic_any(Payload(&FREED))), 7);
        assert_eq!(FREED.load(Ordering::Relaxed), 1);
    }
}
