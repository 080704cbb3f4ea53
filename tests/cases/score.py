"""The score of `magcli validate` on a catalogue of articles with one known fault each, and clean ones.

python -m tests.cases.score FOLDER, which holds articles/ and cases.yaml: a list of cases with a `file`, and what to
`expect`: a `kind` of fault (faults-map.yaml gives the kind of each code), a `line` or one of `lines`, and the columns
from `col` to `end_col`. What else is found in the file of a fault is collateral, unless its kind is among `also`.
"""

import contextlib
import io
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from magcli.cli import main

KINDS = Path(__file__).with_name("faults-map.yaml")

Case = Mapping[str, Any]  # as YAML has it
Finding = Mapping[str, Any]  # as JSON has it


class Score(NamedTuple):
    """What became of one case."""

    case: str
    is_right: bool
    is_in_column: bool
    others: tuple[str, ...]
    """The codes of what was found besides."""


def findings(folder: Path) -> list[Finding]:
    """Return what is found in the magazine in *folder*."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.suppress(SystemExit):
        main(["validate", "--root", str(folder / "articles"), "--json"])
    return list(json.loads(told.getvalue())["findings"])


def scores(folder: Path) -> Iterator[Score]:
    """Yield the score of each case of the catalogue in *folder*."""
    kinds: Mapping[str, str] = yaml.safe_load(KINDS.read_text(encoding="utf-8"))
    found = findings(folder)
    for case in yaml.safe_load((folder / "cases.yaml").read_text(encoding="utf-8")):
        told = [finding for finding in found if f"articles/{finding['path']}" == case["file"]]
        yield _score(case, told, kinds)


def _score(case: Case, told: list[Finding], kinds: Mapping[str, str]) -> Score:
    right, in_column, explained = True, True, []
    for expected in case["expect"]:
        hits = [finding for finding in told if _is_hit(finding, expected, kinds)]
        right = right and bool(hits)
        in_column = in_column and any(_is_in_column(finding, expected) for finding in hits)
        explained += hits[:1]
    echoes = {also["kind"] for also in case.get("also", ())}
    others = (f for f in told if f not in explained and kinds.get(f["code"]) not in echoes)
    return Score(case["id"], right, in_column, tuple(finding["code"] for finding in others))


def _is_hit(finding: Finding, expected: Case, kinds: Mapping[str, str]) -> bool:
    lines = expected.get("lines", [expected["line"]])
    return kinds.get(finding["code"]) == expected["kind"] and (lines == "any" or finding["line"] in lines)


def _is_in_column(finding: Finding, expected: Case) -> bool:
    if finding["line"] != expected["line"] or "end_col" not in expected:
        return True
    return bool(expected["col"] <= finding["column"] < max(expected["end_col"], expected["col"] + 1))


def _main(folder: Path) -> None:
    found = list(scores(folder))
    faults = [score for score in found if not score.case.startswith("C")]
    controls = [score for score in found if score.case.startswith("C")]
    for score in found:
        if not (score.is_right and score.is_in_column) or score.others:
            print(f"{score.case}: right {score.is_right}, column {score.is_in_column}, others {list(score.others)}")
    print(f"{sum(score.is_right for score in faults)} of {len(faults)} faults at their line", end=", ")
    print(f"{sum(score.is_in_column and score.is_right for score in faults)} in their column", end=", ")
    print(f"{sum(bool(score.others) for score in faults)} with collateral", end=", ")
    print(f"{sum(bool(score.others) for score in controls)} of {len(controls)} controls with a false alarm")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
