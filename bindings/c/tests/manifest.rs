//! What cargo-c installs is named after the ABI of the sources.

use neglect_screen_ffi::version::{NEGLECT_ABI_MAJOR, NEGLECT_ABI_MINOR};

#[test]
fn the_library_that_is_installed_has_the_version_of_the_abi() {
    let manifest = include_str!("../Cargo.toml");
    let library = manifest.split("[package.metadata.capi.library]").nth(1).unwrap();
    let version = library.lines().find_map(|line| line.strip_prefix("version = ")).unwrap();
    assert_eq!(version, format!("\"{NEGLECT_ABI_MAJOR}.{NEGLECT_ABI_MINOR}.0\""));
}
