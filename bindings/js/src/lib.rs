//! The library as WebAssembly: one call with a text, which is answered with a text. `package/index.js` makes of it what a
//! program uses; nothing else calls these functions.
//!
//! A request is a line with the operation, the number of a screener where it needs one and further words, and behind the
//! line end what is worked on. An answer begins with `0` where it was done and `1` where it was refused; then comes JSON, or
//! a text for people.

mod comparison;
mod import;
mod operations;
mod packs;
mod refusal;

use std::cell::RefCell;

use operations::Screeners;

thread_local! {
    /// WebAssembly has one thread here.
    static SCREENERS: RefCell<Screeners> = RefCell::default();
}

/// Room for a request of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn neglect_allocate(length: usize) -> *mut u8 {
    let room = vec![0_u8; length].into_boxed_slice();
    Box::into_raw(room).cast()
}

/// Answers the request in that room, and takes the room back. Gives the address of the answer: four bytes with its length,
/// lowest first, and the answer itself.
///
/// # Safety
///
/// `request` was made by `neglect_allocate` with this length, was filled, and was not given back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_call(request: *mut u8, length: usize) -> *mut u8 {
    // SAFETY: as asked above, this is the boxed slice that `neglect_allocate` let go.
    let request = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(request, length)) };
    let (done, text) = match SCREENERS.with_borrow_mut(|screeners| screeners.answer(&request)) {
        Ok(text) => (b'0', text),
        Err(refusal) => (b'1', refusal.to_json()),
    };
    let length = u32::try_from(text.len() + 1).expect("an answer fits into the memory of WebAssembly");
    let mut answer = Vec::with_capacity(text.len() + 5);
    answer.extend(length.to_le_bytes());
    answer.push(done);
    answer.extend(text);
    Box::into_raw(answer.into_boxed_slice()).cast()
}

/// Gives an answer back.
///
/// # Safety
///
/// `answer` was given by `neglect_call`, and was not given back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_release(answer: *mut u8) {
    // SAFETY: the four bytes of the length stand before every answer.
    let length = unsafe { std::ptr::read_unaligned(answer.cast::<[u8; 4]>()) };
    let length = u32::from_le_bytes(length) as usize + 4;
    // SAFETY: as asked above, this is the boxed slice of that length that `neglect_call` let go.
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(answer, length)) });
}
