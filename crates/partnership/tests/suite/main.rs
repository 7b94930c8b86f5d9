//! The tests that speak to the crate as its users do, in one program: it links once.

mod disclosure;
mod measures;
mod page;
mod properties;
