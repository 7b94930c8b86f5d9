//! Screens what agencies have recorded about a child for signs of neglect.
#![forbid(unsafe_code)]
