"""The recipes of the guide, as they stand there."""

from __future__ import annotations

import re
from typing import Any

from conftest import REPOSITORY


def run(engine: str, **given: Any) -> list[dict[str, Any]]:
    """Runs each block of an engine in a namespace of its own, which is given back."""
    guide = (REPOSITORY / "docs" / "scale.md").read_text(encoding="utf-8")
    blocks = re.findall(rf"<!-- run: {engine} -->\n```python\n(.*?)```", guide, re.DOTALL)
    assert blocks, f"the guide has nothing on {engine}"
    spaces = [dict(given) for _ in blocks]
    for block, space in zip(blocks, spaces):
        exec(compile(block, f"docs/scale.md ({engine})", "exec"), space)
    return spaces
