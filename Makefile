# One entry point for a laptop and for continuous integration: `make test` does everything.

.PHONY: test fmt lint unit doc program bench bench-peers

# Everything that must hold, cheapest first.
test: fmt lint unit doc program

# A diff shows only what changed in meaning.
fmt:
	cargo fmt --all --check

# The root crate must also build as vendors take it: without default features.
lint:
	cargo clippy --workspace --all-targets --all-features -- -D warnings
	cargo clippy -p neglect-screen --no-default-features -- -D warnings

# Unit tests, the suite, doc tests: every promise has one.
unit:
	cargo test --workspace --all-features

# Documentation that does not build, or points nowhere, is a defect.
doc:
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --all-features --no-deps

# The README's first command, as a user types it.
program:
	cargo run --quiet -- screen docs/examples/case.json > /dev/null
	cargo run --quiet -- check packs/local/*.toml packs/tools/*.toml

# Ratios and limits, each in one run; see benches/README.md.
bench:
	cargo bench --bench ratios

# General rule engines and hand-written Rust beside the library; its first build takes minutes.
bench-peers:
	cargo run --release --manifest-path benches/peers/Cargo.toml
