# One entry point for a laptop and for continuous integration: `make test` does everything.

.PHONY: test fmt lint unit doc program bindings python csharp c-library vectors bench bench-python bench-peers

# Everything that must hold, cheapest first.
test: fmt lint unit doc program bindings python csharp

# A diff shows only what changed in meaning.
fmt:
	cargo fmt --all --check

# The crates must also build as vendors take them: without default features.
lint:
	cargo clippy --workspace --all-targets --all-features -- -D warnings
	cargo clippy -p neglect-screen --no-default-features -- -D warnings
	cargo clippy -p neglect-screen-c --no-default-features -- -D warnings

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

# The C ABI as a C compiler sees it: header, exports and programs under valgrind. Skips what the machine lacks, and says so.
bindings:
	cargo rustc --quiet -p neglect-screen-c --crate-type cdylib,staticlib
	sh bindings/c/tests/run.sh target/debug

# The Python binding: its wheel in a fresh environment, types, suite and guide. Skips, and says so, where there is no Python.
python:
	sh bindings/python/test.sh

# The C# package on .NET and Mono, used as a vendor uses it. Fetches an SDK where there is none; see bindings/csharp/sdk.sh.
csharp:
	cargo rustc --quiet -p neglect-screen-c --crate-type cdylib,staticlib
	sh bindings/csharp/test.sh target/debug

# The library as it is shipped, in target/c: `libneglect_screen`, its SONAME by the ABI's major version, and the header.
C_ABI_MAJOR := $(shell sed -n 's/^\#define NEGLECT_ABI_MAJOR //p' include/neglect_screen.h)
c-library:
	cargo rustc --release -p neglect-screen-c --crate-type cdylib,staticlib -- -C strip=symbols \
		-C link-arg=-Wl,-soname,libneglect_screen.so.$(C_ABI_MAJOR)
	mkdir -p target/c/lib target/c/include
	cp target/release/libneglect_screen_ffi.so target/c/lib/libneglect_screen.so.$(C_ABI_MAJOR)
	ln -sf libneglect_screen.so.$(C_ABI_MAJOR) target/c/lib/libneglect_screen.so
	cp target/release/libneglect_screen_ffi.a target/c/lib/libneglect_screen.a
	cp include/neglect_screen.h target/c/include/

# Ratios and limits, each in one run; see benches/README.md.
bench:
	cargo bench --bench ratios --bench instructions
	cargo rustc --quiet --release -p neglect-screen-c --crate-type cdylib
	cargo bench -p neglect-screen-c --bench boundary

# What the Python binding costs, as ratios with limits; needs the library as it is shipped, and so takes minutes to build.
bench-python:
	sh bindings/python/bench.sh

# General rule engines and hand-written Rust beside the library; its first build takes minutes.
bench-peers:
	cargo run --release --manifest-path benches/peers/Cargo.toml

# The vectors that every language replays, made anew: look at the difference, and star it in CHANGELOG.md.
vectors:
	sh tests/vectors/write.sh
