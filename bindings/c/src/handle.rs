//! Opaque handles: the only place where a pointer becomes a reference, and a value a pointer.
//!
//! A C type is an empty struct; [`Handle`] binds it to the real type behind it and says how callers may use it. A
//! handle that threads share can then not be borrowed mutably, nor hide a type that threads cannot share: neither
//! compiles.

use std::marker::PhantomData;
use std::mem::MaybeUninit;

use crate::argument::{BadArgument, Flaw};

/// Immutable: many threads at once.
pub(crate) struct Shared;
/// One thread at a time, and mutable where a function says so.
pub(crate) struct Exclusive;

/// Binds a C type to the real type behind it.
pub(crate) trait Handle: Sized {
    /// What the pointer really points to.
    type Real: Send;
    /// [`Shared`] or [`Exclusive`].
    type Access: AccessTo<Self::Real>;
}

/// Which types may stand behind which access.
pub(crate) trait AccessTo<Real> {}
impl<Real: Sync> AccessTo<Real> for Shared {}
impl<Real> AccessTo<Real> for Exclusive {}

/// The real value, for reading.
///
/// # Safety
///
/// `handle` is NULL or came from this library as a `H`, has not been freed, and nothing writes to it during `'a`.
pub(crate) unsafe fn read<'a, H: Handle>(
    handle: *const H,
    name: &'static str,
) -> Result<&'a H::Real, BadArgument> {
    // SAFETY: a pointer that came from this library points to an `H::Real`; NULL becomes `None`.
    unsafe { handle.cast::<H::Real>().as_ref() }.ok_or(BadArgument { name, flaw: Flaw::Null })
}

/// The real value, for writing; only where one thread uses it at a time.
///
/// # Safety
///
/// `handle` is NULL or came from this library as a `H`, has not been freed, and nothing else uses it during `'a`.
pub(crate) unsafe fn write<'a, H: Handle<Access = Exclusive>>(
    handle: *mut H,
    name: &'static str,
) -> Result<&'a mut H::Real, BadArgument> {
    // SAFETY: as in `read`, and alone by the caller's promise.
    unsafe { handle.cast::<H::Real>().as_mut() }.ok_or(BadArgument { name, flaw: Flaw::Null })
}

/// An array of the caller's; NULL is allowed where it is empty.
///
/// # Safety
///
/// Where `first` is not NULL, `count` values can be read from it during `'a`.
pub(crate) unsafe fn array<'a, T>(
    first: *const T,
    count: usize,
    name: &'static str,
) -> Result<&'a [T], BadArgument> {
    if count == 0 {
        return Ok(&[]);
    }
    if first.is_null() {
        return Flaw::Null.in_argument(name);
    }
    if !first.is_aligned()
        || count.checked_mul(size_of::<T>()).is_none_or(|bytes| bytes > isize::MAX as usize)
    {
        return Flaw::NotAnArray.in_argument(name);
    }
    // SAFETY: not NULL, aligned, of a possible length, and readable by the caller's promise.
    Ok(unsafe { std::slice::from_raw_parts(first, count) })
}

/// A struct that programs fill in, and that later minor versions may add fields to, at its end.
///
/// # Safety
///
/// It starts with `struct_size: u32`, and all its fields may be zero.
pub(crate) unsafe trait VersionedStruct: Copy {
    /// What it measured when it was first released.
    const FIRST: usize = size_of::<Self>();
}

/// A struct of the caller's, as large as the caller knows it; fields that the caller does not know are zero.
///
/// # Safety
///
/// Where `given` is not NULL, `struct_size` can be read from it, and as many bytes as that says.
pub(crate) unsafe fn read_versioned<T: VersionedStruct>(
    given: *const T,
    name: &'static str,
) -> Result<T, BadArgument> {
    if given.is_null() {
        return Flaw::Null.in_argument(name);
    }
    // SAFETY: not NULL; by `VersionedStruct` it starts with its size, which the caller lets us read.
    let size = unsafe { given.cast::<u32>().read_unaligned() } as usize;
    if size < T::FIRST || size > size_of::<T>() {
        return Flaw::UnknownSize.in_argument(name);
    }
    let mut whole = MaybeUninit::<T>::zeroed();
    // SAFETY: `size` bytes can be read by the caller's promise and are no more than `whole` has; by `VersionedStruct` the
    // rest may be zero.
    unsafe {
        given.cast::<u8>().copy_to_nonoverlapping(whole.as_mut_ptr().cast::<u8>(), size);
        Ok(whole.assume_init())
    }
}

/// Frees a handle; NULL is nothing to free.
///
/// # Safety
///
/// `handle` is NULL or was given by [`Slot::give`] and has not been freed.
pub(crate) unsafe fn free<H: Handle>(handle: *mut H) {
    if !handle.is_null() {
        // SAFETY: `give` made it of a box of this type, and it is freed once.
        drop(unsafe { Box::from_raw(handle.cast::<H::Real>()) });
    }
}

/// A real value that stays where it is, as its handle.
pub(crate) fn lend<H: Handle>(real: &H::Real) -> *const H {
    std::ptr::from_ref(real).cast::<H>()
}

/// Where a new handle goes: NULL until one is given.
pub(crate) struct Slot<'a, H>(*mut *mut H, PhantomData<&'a mut H>);

impl<H: Handle> Slot<'_, H> {
    /// Opens an output and sets it to NULL.
    ///
    /// # Safety
    ///
    /// `out` is NULL or can be written to for as long as the slot lives.
    pub(crate) unsafe fn open(out: *mut *mut H, name: &'static str) -> Result<Self, BadArgument> {
        if out.is_null() {
            return Flaw::Null.in_argument(name);
        }
        // SAFETY: not NULL, and writable by the caller's promise.
        unsafe { out.write(std::ptr::null_mut()) };
        Ok(Slot(out, PhantomData))
    }

    /// Hands a value to the caller, who frees it.
    pub(crate) fn give(self, real: H::Real) {
        let handle = Box::into_raw(Box::new(real)).cast::<H>();
        // SAFETY: `open` found it writable, and the slot does not outlive that promise.
        unsafe { self.0.write(handle) };
    }
}
