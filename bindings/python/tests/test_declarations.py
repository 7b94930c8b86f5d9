"""What cffi was told is what the header says and what the library does."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from conftest import REPOSITORY
from neglect_screen import Status, _library
from neglect_screen._library import ffi, lib

ABI: dict[str, Any] = json.loads((REPOSITORY / "bindings" / "c" / "abi.json").read_bytes())


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
