"""`magcli schema`."""

import json
from typing import Annotated, Literal

import typer

from magcli.cli import _show


def run(
    kind: Annotated[
        Literal["article", "series", "magazine"], typer.Argument(metavar="KIND", help="article, series or magazine.")
    ],
) -> None:
    """Print the JSON Schema of a front matter, for editors: its keys, and what each holds."""
    from magcli.schema import schema  # and all rules, whose names it knows

    _show.out(json.dumps(schema(kind), ensure_ascii=False, indent=2))
