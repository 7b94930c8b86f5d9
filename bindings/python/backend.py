"""The build backend: maturin, given the declarations of the C header.

For cffi, maturin reads `header.h` in cargo's target folder where there is one, and would otherwise generate a header of
its own from the Rust sources. The committed declarations, which `cargo xtask generate` writes with the C header, are put
there first. Build through this backend (`pip wheel bindings/python`), not with `maturin build`.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
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


# What stands otherwise in `pyproject.toml` at the top of a source distribution, where installers look for it.
_FROM_THE_TOP = {
    'backend-path = ["."]': 'backend-path = ["bindings/python"]',
    'readme = "README.md"': 'readme = "bindings/python/README.md"',
    'manifest-path = "../c/Cargo.toml"': 'manifest-path = "bindings/c/Cargo.toml"',
    'python-source = "src"': 'python-source = "bindings/python/src"',
    'testpaths = ["tests"]': 'testpaths = ["bindings/python/tests"]',
}


def build_sdist(sdist_directory: str, settings: Any = None) -> str:
    """The whole repository as it is tracked, for the library's sources are a Cargo workspace; `pyproject.toml` moves to
    the top."""
    repository = HERE.parent.parent
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, check=False)
    if tracked.returncode != 0:
        raise RuntimeError("a source distribution is made in a checkout of the repository, and here git knows of none")
    project = (HERE / "pyproject.toml").read_text(encoding="utf-8")
    for here, top in _FROM_THE_TOP.items():
        if project.count(here) != 1:
            raise RuntimeError(f"pyproject.toml has not one line `{here}`, which a source distribution has otherwise")
        project = project.replace(here, top)
    with tempfile.TemporaryDirectory() as folder:
        about = Path(folder, maturin.prepare_metadata_for_build_wheel(folder), "METADATA").read_text(encoding="utf-8")
    version = next(line.removeprefix("Version: ") for line in about.splitlines() if line.startswith("Version: "))
    top = f"neglect_screen-{version}"
    with tarfile.open(Path(sdist_directory, f"{top}.tar.gz"), "w:gz") as archive:
        for name in tracked.stdout.decode().split("\0"):
            # What was deleted and not committed is no part of what is built here.
            if name and os.path.lexists(repository / name):
                archive.add(repository / name, f"{top}/{name}", recursive=False)
        for name, text in (("pyproject.toml", project), ("PKG-INFO", about)):
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return f"{top}.tar.gz"


def prepare_metadata_for_build_wheel(metadata_directory: str, *args: Any, **settings: Any) -> str:
    return maturin.prepare_metadata_for_build_wheel(metadata_directory, *args, **settings)


prepare_metadata_for_build_editable = prepare_metadata_for_build_wheel
