"""Cases as columns, the way a table of observations holds them: words as dictionaries, days as days."""

from __future__ import annotations

from typing import Any

import polars


def frames(cases: list[dict[str, Any]]) -> dict[str, Any]:
    """The frames of cases that have observations only."""
    heads = [(f"{at}", case["as_of"], case["child"]["born"]) for at, case in enumerate(cases)]
    rows = [
        (f"{at}", one["id"], one["code"], one["on"], one["by"], one["with"]["severity"])
        for at, case in enumerate(cases)
        for one in case["observations"]
    ]
    word, day = polars.Categorical, polars.Date
    return {
        "cases": polars.DataFrame(heads, ["case", "as_of", "born"], orient="row").with_columns(
            polars.col("case").cast(word), polars.col("as_of", "born").str.to_date().cast(day)
        ),
        "observations": polars.DataFrame(
            rows, ["case", "id", "code", "on", "by", "with.severity"], orient="row"
        ).with_columns(
            polars.col("case", "code", "by", "with.severity").cast(word), polars.col("on").str.to_date().cast(day)
        ),
    }
