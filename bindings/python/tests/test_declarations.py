"""What cffi was told is what the header says and what the library does."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
from typing import Any

import pytest

from conftest import REPOSITORY
from neglect_screen import Status, _library
from neglect_screen._library import ffi, lib

ABI: dict[str, Any] = json.loads((REPOSITORY / "bindings" / "c" / "abi.json").read_bytes())


def declare() -> Any:
    path = REPOSITORY / "bindings" / "python" / "declarations.py"
    spec = importlib.util.spec_from_file_location("declarations", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(shutil.which("cc") is None, reason="needs a C preprocessor")
def test_the_committed_declarations_are_those_of_the_header() -> None:
    module = declare()
    assert module.declarations() == module.DECLARATIONS.read_text(encoding="utf-8"), (
        "run bindings/python/declarations.py"
    )


def test_the_library_describes_the_abi_that_is_committed() -> None:
    assert json.loads(_library.abi_description()) == ABI


def test_the_abi_version_is_the_header_s() -> None:
    major, minor = map(int, ABI["abi"].split("."))
    assert (major, minor) == (_library.ABI_VERSION >> 16, _library.ABI_VERSION & 0xFFFF)


def without_names(prototype: str) -> str:
    """A prototype as a type: parameters keep their types and lose their names."""
    found = re.fullmatch(r"(.*?)\bneglect_\w+\((.*)\)", prototype.strip(), re.DOTALL)
    assert found is not None
    result, parameters = found.groups()
    types = (
        [] if parameters.strip() == "void" else [re.sub(r"\w+\s*$", "", one.strip()) for one in parameters.split(",")]
    )
    return f"{result}(*)({', '.join(types) or 'void'})"


@pytest.mark.parametrize("name", sorted(ABI["functions"]))
def test_every_function_is_declared_with_its_prototype(name: str) -> None:
    assert ffi.typeof(getattr(lib, name)) == ffi.typeof(without_names(ABI["functions"][name]))


def test_every_enumerator_has_its_number() -> None:
    for enum in ABI["enums"].values():
        for name, number in enum.items():
            assert getattr(lib, name) == number, name


def test_every_struct_has_its_fields() -> None:
    for name, fields in ABI["structs"].items():
        declared = ffi.typeof(name).fields
        assert [field for field, _ in declared] == [field["name"] for field in fields], name


def test_statuses_are_the_library_s() -> None:
    statuses = {name.removeprefix("NEGLECT_STATUS_"): number for name, number in ABI["enums"]["neglect_status"].items()}
    assert {one.name: one.value for one in Status} == statuses


def test_limits_are_the_library_s() -> None:
    from typing import get_args

    from neglect_screen.screener import Limit

    limits = {name.removeprefix("NEGLECT_LIMIT_").lower() for name in ABI["enums"]["neglect_limit"]}
    assert set(get_args(Limit)) == limits


def test_a_library_that_does_not_serve_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from neglect_screen import AbiMismatch

    class Other:
        NEGLECT_ABI_MAJOR, NEGLECT_ABI_MINOR = lib.NEGLECT_ABI_MAJOR + 1, 0

        def __getattr__(self, name: str) -> Any:
            return getattr(lib, name)

    monkeypatch.setattr(_library, "lib", Other())
    monkeypatch.setattr(_library, "ABI_VERSION", (lib.NEGLECT_ABI_MAJOR + 1) << 16)
    with pytest.raises(AbiMismatch, match="the library has ABI") as raised:
        _library.check_abi()
    assert isinstance(raised.value, ImportError)
    assert raised.value.status == Status.ABI_MISMATCH
