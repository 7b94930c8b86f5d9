# One entry point for a laptop and for continuous integration: `make test` does everything.

.PHONY: test fmt dependencies lint unit doc program bindings python csharp java r js js-test site c-library vectors bench bench-python bench-peers
.PHONY: advisories fuzz scale

# Everything that must hold, cheapest first.
test: fmt dependencies lint unit doc site program bindings python csharp java r js-test
# A run from nothing gains no time from incremental state, which would take nearly half of its disk.
test: export CARGO_INCREMENTAL = 0
# Nor do lines in backtraces: panics name their own.
test: export CARGO_PROFILE_DEV_DEBUG = 0

# A diff shows only what changed in meaning.
fmt:
	cargo fmt --all --check

# Licences, sources and versions of all that is built (deny.toml), from lock files that need no change; what the forge may run.
dependencies:
	sh scripts/deny.sh
	sh scripts/workflows.sh

# Known faults of dependencies: needs the network, for the database is not kept here.
advisories:
	sh scripts/deny.sh advisories

# The crates must also build as vendors take them: without default features.
lint:
	cargo clippy --workspace --all-targets --all-features -- -D warnings
	cargo clippy -p neglect-screen -p neglect-partnership --no-default-features -- -D warnings
	cargo clippy -p neglect-screen-c --no-default-features -- -D warnings

# Unit tests, the suite, doc tests, a short attack from the seeds of fuzz/: every promise has one. What the C library is
# built without must say so.
unit:
	cargo test --workspace --all-features
	cargo test -p neglect-screen-c --no-default-features --test unsupported

# Documentation that does not build, or points nowhere, is a defect.
doc:
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --all-features --no-deps
	sh scripts/public-items.sh target/doc/neglect_screen

# The README's first command, as a user types it.
program:
	cargo run --quiet -- screen docs/examples/case.json > /dev/null
	cargo run --quiet -- check packs/local/*.toml packs/tools/*.toml

.PHONY: c-debug c-release sanitize windows packages sdist cargo-c install install-cargo-c

# The C ABI as a C program sees it: what is installed, and not what lies in a build folder. What the machine lacks is
# installed where we may, and is skipped by name where we may not; NEGLECT_ALL_GATES=1 makes that a failure.
bindings: c-debug
	sh scripts/need.sh g++ clang binutils valgrind abigail-tools cmake pkg-config
	sh bindings/c/tests/run.sh target/debug $(C_DEBUG)

# What is too slow for every run, since each builds the library anew with the nightly compiler: wrong memory, leaks, races.
sanitize:
	sh scripts/need.sh gcc binutils
	sh bindings/c/ci/sanitize.sh

# Too slow as well: the DLL, and the C programs and vectors under wine. docs/platforms.md has the last result.
windows:
	sh bindings/c/ci/windows.sh

# The crates as a registry gets them, built from what was packed alone; and a wheel from the source distribution alone.
packages:
	sh scripts/packages.sh
sdist:
	sh bindings/python/sdist.sh

# What cargo-c installs, beside what we do and consumed by a program; it builds everything anew in a folder of its own.
cargo-c: c-debug
	rm -rf target/beside-cargo-c
	PREFIX="$(CURDIR)/target/beside-cargo-c" sh bindings/c/install/install.sh target/debug
	sh bindings/c/ci/cargo-c.sh target/beside-cargo-c

# The Python binding: its wheel in a fresh environment, types, suite and guide. Skips, and says so, where there is no Python.
python:
	sh bindings/python/test.sh

# What engines on many machines do with the wheel: a Spark cluster here, and the recipes of docs/scale.md. Not part of every
# run, for it installs some 800 MB.
scale:
	sh bindings/python/scale.sh

# The C# package on .NET and Mono, used as a vendor uses it. Fetches an SDK where there is none; see bindings/csharp/sdk.sh.
csharp: c-debug
	sh bindings/csharp/test.sh target/debug

# The Java package, with the JDK alone: vectors, errors, memory, threads, and its guide from the jar. Needs Java 22, and skips by name.
java: c-debug
	sh bindings/java/test.sh target/debug

# The R package: `R CMD check`, vectors, tables, and its guide. Installs R where it may, and skips by name where it may not.
r: c-debug
	sh bindings/r/test.sh target/debug

# WebAssembly in Node and in Chromium, the reports as pages, and the playground. The library is built quickly here, and small by
# `make js`, which leaves target/js and target/playground as they are shipped; docs/platforms.md has its last result.
js-test:
	sh bindings/js/test.sh wasm-test
js:
	sh bindings/js/test.sh wasm

# The documentation as a site in target/site, with no link that leads nowhere; builds mdBook where it is not at hand.
site: doc
	sh docs/site.sh

C_ABI_MAJOR := $(shell sed -n 's/^\#define NEGLECT_ABI_MAJOR //p' include/neglect_screen.h)
C_CRATE := -p neglect-screen-c --crate-type cdylib,staticlib
C_LINK := -C link-arg=-Wl,-soname,libneglect_screen.so.$(C_ABI_MAJOR)
# With the types of what crosses, for abidiff; cargo strips them where a profile asks for none.
C_DEBUG := $(C_CRATE) -- $(C_LINK) -C debuginfo=2 -C strip=none --print native-static-libs=target/debug/native-static-libs
C_RELEASE := $(C_CRATE) --release -- $(C_LINK) -C strip=symbols --print native-static-libs=target/release/native-static-libs

c-debug:
	cargo rustc --quiet $(C_DEBUG)
# What is shipped holds no path of this machine.
c-release install-cargo-c: export RUSTFLAGS := $(RUSTFLAGS) $(shell sh scripts/remap.sh)
c-release:
	cargo rustc $(C_RELEASE)
	sh bindings/c/ci/paths.sh target/release/libneglect_screen_ffi.so

# The library as it is shipped, in target/c, as `make install` lays it out.
c-library: c-release
	PREFIX="$(CURDIR)/target/c" sh bindings/c/install/install.sh target/release

# The same for a system: `make install PREFIX=/usr/local LIBDIR=lib DESTDIR=`.
PREFIX ?= /usr/local
LIBDIR ?= lib
install: c-release
	DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" LIBDIR="$(LIBDIR)" sh bindings/c/install/install.sh target/release

# The same with cargo-c, where it is at hand; `make cargo-c` holds that it is the same.
install-cargo-c:
	cargo cinstall -p neglect-screen-c --destdir "$(DESTDIR)" --prefix "$(PREFIX)" --libdir "$(PREFIX)/$(LIBDIR)"

# The long attack, FUZZ_SECONDS for each target, with the nightly compiler; fuzz/README.md.
FUZZ_SECONDS ?= 300
fuzz:
	sh fuzz/run.sh $(FUZZ_SECONDS)

# Ratios and limits, each in one run; see benches/README.md.
bench:
	cargo bench --bench ratios --bench instructions --bench growth
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
