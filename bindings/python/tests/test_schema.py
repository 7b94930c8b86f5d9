"""Words and dataclasses are those of the JSON schemas: a change there must show here."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from conftest import REPOSITORY
from neglect_screen import case, findings, words
from neglect_screen._part import Part
from neglect_screen.generated.report_parts import ReportParts

SCHEMAS: dict[str, Any] = {
    name: json.loads((REPOSITORY / "schema" / f"{name}.schema.json").read_bytes()) for name in ("case", "report")
}
DEFINITIONS: dict[str, Any] = {**SCHEMAS["report"]["$defs"], **SCHEMAS["case"]["$defs"]}

# What JSON writes in a way of its own.
OWN_WAY = {"Answer", "Code", "Forms", "Number", "Value"}

# Where a word may stand, and a code of another system in its place.
OR_CODE = {name for name in DEFINITIONS if name.endswith("OrCode")}

VOCABULARIES = [name for name, one in DEFINITIONS.items() if "oneOf" in one and name not in OWN_WAY]
SHAPES = [name for name, one in DEFINITIONS.items() if "properties" in one]


def of(name: str) -> Any:
    return next(getattr(module, name) for module in (words, case, findings) if hasattr(module, name))


def test_every_definition_is_accounted_for() -> None:
    assert set(VOCABULARIES) | set(SHAPES) | OWN_WAY | OR_CODE == set(DEFINITIONS)


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_vocabulary_has_the_same_words_in_the_same_order(name: str) -> None:
    assert [str(word) for word in of(name)] == [one["const"] for one in DEFINITIONS[name]["oneOf"]]


@pytest.mark.parametrize("name", SHAPES)
def test_every_dataclass_has_the_same_fields_and_needs_the_same(name: str) -> None:
    same(of(name), DEFINITIONS[name])


def test_the_case_has_the_same_fields_and_needs_the_same() -> None:
    same(case.Case, SCHEMAS["case"], always={"schema"})


def test_the_report_has_the_same_parts_and_needs_the_same() -> None:
    schema = SCHEMAS["report"]
    parts = {name: part for name, part in vars(ReportParts).items() if isinstance(part, Part)}
    assert {*parts, "concern", "hazard"} == set(schema["properties"])
    optional = {name for name, part in parts.items() if part.optional} | {"hazard"}
    assert set(schema["properties"]) - optional == set(schema["required"])


def same(cls: Any, schema: dict[str, Any], always: frozenset[str] | set[str] = frozenset()) -> None:
    fields = {field.name.rstrip("_"): field for field in dataclasses.fields(cls)}
    assert set(fields) == set(schema["properties"])
    needed = {
        name
        for name, field in fields.items()
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    assert needed | always == set(schema.get("required", []))
    for name, field in fields.items():
        kind(str(field.type), schema["properties"][name], f"{cls.__name__}.{name}")


def kind(hint: str, schema: dict[str, Any], where: str) -> None:
    """Holds a type hint, as it is written, against the JSON type."""
    written = schema.get("type")
    one_of = schema.get("anyOf") or [schema]
    optional = "null" in (written or []) or {"type": "null"} in one_of
    # A field that has another default than nothing is never None.
    assert not ("| None" in hint and not optional), f"{where} cannot be null"
    types = {written} if isinstance(written, str) else set(written or [])
    expected = {
        "boolean": "bool",
        "integer": "int",
        "string": "date" if schema.get("format") == "date" else "str",
        "array": ("tuple[", "Sequence["),
        "object": "Mapping[",
    }
    for json_type in types - {"null"}:
        wanted = expected[json_type]
        assert hint.startswith(wanted), f"{where}: {hint} is not {wanted}"
    for reference in (one.get("$ref", "").rpartition("/")[2].removesuffix("OrCode") for one in one_of):
        if reference and reference not in OWN_WAY:
            assert hint.startswith(reference), f"{where}: {hint} is not {reference}"
