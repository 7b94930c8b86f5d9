"""The build backend: maturin, given the declarations of the C header.

For cffi, maturin reads `header.h` in cargo's target folder where there is one, and would otherwise generate a header of
its own from the Rust sources. The committed declarations, which `cargo xtask generate` writes with the C header, are put
there first. Build through this backend (`pip wheel bindings/python`), not with `maturin build`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import maturin
from maturin import get_requires_for_build_editable, get_requires_for_build_wheel  # noqa: F401

HERE = Path(__file__).resolve().parent


def _put_declarations() -> None:
    manifest = HERE.parent / "c" / "Cargo.toml"
    command = [
        os.environ.get("CARGO", "cargo"),
        "metadata",
        "--no-deps",
        "--format-version=1",
        f"--manifest-path={manifest}",
    ]
    target = Path(json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["target_directory"])
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(HERE / "generated" / "declarations.h", target / "header.h")


def _leave_out_paths() -> None:
    """A library that is shipped holds no path of the machine that builds it. One for tests does, and is built once for
    all of them."""
    if "--profile dev" in os.environ.get("MATURIN_PEP517_ARGS", ""):
        return
    repository = HERE.parent.parent
    flags = subprocess.run(
        ["sh", "scripts/remap.sh"], cwd=repository, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    os.environ["RUSTFLAGS"] = f"{os.environ.get('RUSTFLAGS', '')} {flags}".strip()


def build_wheel(wheel_directory: str, *args: Any, **settings: Any) -> str:
    _put_declarations()
    _leave_out_paths()
    return maturin.build_wheel(wheel_directory, *args, **settings)


def build_editable(wheel_directory: str, *args: Any, **settings: Any) -> str:
    _put_declarations()
    return maturin.build_editable(wheel_directory, *args, **settings)


def build_sdist(sdist_directory: str, settings: Any = None) -> str:
    # The library's sources are a Cargo workspace; a source distribution would be all of it under another layout.
    raise NotImplementedError("there is no source distribution: build a wheel from a checkout of the repository")


def prepare_metadata_for_build_wheel(metadata_directory: str, *args: Any, **settings: Any) -> str:
    return maturin.prepare_metadata_for_build_wheel(metadata_directory, *args, **settings)


prepare_metadata_for_build_editable = prepare_metadata_for_build_wheel
