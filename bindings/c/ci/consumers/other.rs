//! Another Rust library in the same program, with a runtime of its own and a panic that it catches itself.

/// 1 where a panic was caught.
#[unsafe(no_mangle)]
pub extern "C" fn other_catches_a_panic() -> i32 {
    std::panic::set_hook(Box::new(|_| {}));
    let caught = std::panic::catch_unwind(|| {
        let none: Option<i32> = std::hint::black_box(None);
        none.unwrap()
    });
    caught.is_err().into()
}
