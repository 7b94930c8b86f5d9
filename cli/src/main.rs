//! The `neglect-screen` program.
fn main() {}
