"""Makes `declarations.h`, which cffi can read, from the C header, which it cannot: it knows no directives.

The C compiler's preprocessor does the work, so that there is no second copy to keep by hand. The result is committed,
so that building a wheel needs no C compiler; `tests/test_declarations.py` holds it to the header.

    python declarations.py            # writes declarations.h
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADER = HERE.parent.parent / "include" / "neglect_screen.h"
DECLARATIONS = HERE / "declarations.h"

FIRST_LINE = "/* Made from include/neglect_screen.h by bindings/python/declarations.py; do not edit. */\n"

# Macros are gone after preprocessing; these two are numbers that the binding needs.
NUMBERS = ("NEGLECT_ABI_MAJOR", "NEGLECT_ABI_MINOR")


def declarations(header: Path = HEADER, compiler: str = "cc") -> str:
    """The text of `declarations.h` for this header.

    cffi knows `size_t`, `int32_t` and their kind by itself, so the standard headers stand in as empty files. C11 is
    asked for because later standards give enums another form.
    """
    with tempfile.TemporaryDirectory() as empty:
        for name in ("stddef.h", "stdint.h"):
            (Path(empty) / name).touch()
        command = [compiler, "-E", "-P", "-std=c11", "-nostdinc", f"-I{empty}", "-DNEGLECT_API=", "-DNEGLECT_MUST_USE="]
        plain = subprocess.run([*command, str(header)], capture_output=True, text=True, check=True).stdout
    text = header.read_text(encoding="utf-8")
    numbers = []
    for name in NUMBERS:
        found = re.search(rf"^#define {name} (\d+)$", text, re.MULTILINE)
        if found is None:
            raise ValueError(f"{name} is not a number in the header")
        numbers.append(f"#define {name} {found.group(1)}\n")
    lines = [line for line in plain.splitlines() if line.strip()]
    return FIRST_LINE + "".join(numbers) + "\n".join(lines) + "\n"


if __name__ == "__main__":
    DECLARATIONS.write_text(declarations(), encoding="utf-8")
