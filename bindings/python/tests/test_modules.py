"""Modules of the package depend on one another in one direction: no modules form a circle."""

from __future__ import annotations

import ast
from pathlib import Path

import neglect_screen

PACKAGE = "neglect_screen"


def module_names(root: Path) -> dict[str, Path]:
    """The modules of a package, by their full names, but for those that maturin writes. A package's own `__init__` is
    called as the package."""
    names = {}
    for path in root.rglob("*.py"):
        if "_native" in path.parts:
            continue
        parts = [PACKAGE, *path.relative_to(root).with_suffix("").parts]
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


def imported(source: str, modules: set[str]) -> set[str]:
    """The modules that a source imports, wherever in it and for whatever purpose, types alone included."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.level == 0, "imports are written in full"
            # `from package import module` needs the module; of the package it needs only that it exists.
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in modules else node.module)
    return found & modules


def circle(arrows: dict[str, set[str]]) -> list[str]:
    """One circle, as the modules along it; empty where there is none."""
    done: set[str] = set()

    def walk(module: str, path: list[str]) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module not in done:
            for other in sorted(arrows[module]):
                if found := walk(other, [*path, module]):
                    return found
            done.add(module)
        return []

    for module in sorted(arrows):
        if found := walk(module, []):
            return found
    return []


def test_no_modules_form_a_circle() -> None:
    modules = module_names(Path(neglect_screen.__file__).parent)
    assert len(modules) > 20
    arrows = {name: imported(path.read_text(encoding="utf-8"), set(modules)) for name, path in modules.items()}
    assert not circle(arrows), " -> ".join(circle(arrows))


def test_a_circle_is_found_wherever_the_import_stands() -> None:
    modules = {"p", "p.a", "p.b", "p.c"}
    low = imported("import json", modules)
    typed = imported("if TYPE_CHECKING:\n    from p.a import A", modules)
    late = imported("def f():\n    from p import b", modules)
    assert circle({"p": set(), "p.a": late, "p.b": typed, "p.c": low}) == ["p.a", "p.b", "p.a"]
    assert circle({"p": {"p.a"}, "p.a": late, "p.b": low, "p.c": typed}) == []
