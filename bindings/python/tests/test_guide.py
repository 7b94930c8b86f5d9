"""The guide runs: every block of `docs/python.md`, the notebook, and the examples in the package's own words."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest

import neglect_screen
from conftest import REPOSITORY

GUIDES = [REPOSITORY / where for where in ("README.md", "docs/python.md", "bindings/python/README.md")]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_block_of_the_guide_runs(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    text = guide.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "guide"}
    blocks = list(re.finditer(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
    assert blocks
    for block in blocks:
        # Lines are counted as in the guide, so that a failure points there.
        before = "\n" * text.count("\n", 0, block.start(1))
        exec(compile(before + block.group(1), str(guide), "exec"), names)


def test_the_notebook_runs_and_shows_a_report(tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    path = REPOSITORY / "docs" / "python.ipynb"
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "the notebook is kept without its outputs"
    # Over socket files, so that nothing listens on a port.
    sockets = {"transport": "ipc", "ip": str(tmp_path / "kernel")}
    config = pytest.importorskip("traitlets.config").Config({"KernelManager": sockets})
    folder = {"metadata": {"path": str(path.parent)}}
    nbclient.NotebookClient(notebook, timeout=300, resources=folder, config=config).execute()
    shown = [
        output.data["text/html"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "text/html" in output.get("data", {})
    ]
    assert any("What happened to everything that was recorded" in html for html in shown)


def test_the_examples_in_docstrings_are_true() -> None:
    tried = 0
    for module in pkgutil.walk_packages(neglect_screen.__path__, "neglect_screen."):
        if "_native" in module.name:
            continue
        result = doctest.testmod(importlib.import_module(module.name))
        assert not result.failed, module.name
        tried += result.attempted
    assert doctest.testmod(neglect_screen).failed == 0
    assert tried
