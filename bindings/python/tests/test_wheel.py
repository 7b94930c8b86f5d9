"""The wheel is what is tested, and it is what it says it is."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import neglect_screen


def test_the_package_under_test_was_installed_from_the_wheel() -> None:
    assert Path(neglect_screen.__file__).is_relative_to(sys.prefix)


def test_one_wheel_serves_every_python_of_a_platform() -> None:
    wheel = distribution("neglect-screen").read_text("WHEEL")
    assert wheel is not None
    assert "Tag: py3-none-" in wheel


def test_type_checkers_find_the_types() -> None:
    files = {str(file) for file in distribution("neglect-screen").files or []}
    assert "neglect_screen/py.typed" in files


def test_it_brings_its_licences_and_says_where_it_comes_from() -> None:
    installed = distribution("neglect-screen")
    named = {file.name for file in installed.files or [] if "licenses" in file.parts}
    assert named == {"LICENSE-APACHE", "LICENSE-MIT"}
    links = installed.metadata.get_all("Project-URL") or []
    assert {link.split(",")[0] for link in links} == {"Repository", "Changelog", "Documentation"}


def test_the_version_is_the_library_s() -> None:
    assert neglect_screen.__version__ == distribution("neglect-screen").version


def test_importing_makes_no_screener_and_loads_no_optional_library() -> None:
    code = """
import sys, neglect_screen
from neglect_screen import screener
assert screener._default is None
loaded = {"pandas", "polars", "pyarrow", "numpy", "hypothesis"} & set(sys.modules)
assert not loaded, loaded
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_public_name_is_there_and_documented() -> None:
    for name in neglect_screen.__all__:
        thing = getattr(neglect_screen, name)
        assert thing.__doc__ or name in ("AnyCase", "Outcome", "Progress"), name
