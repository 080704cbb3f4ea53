"""The score of a catalogue of faults: what counts as found, and what kinds there are."""

import pytest
import yaml

from magcli.rules import _rule
from tests.cases import score
from tests.conftest import HOME

HEAD = "---\ntitle: T\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n"


def test_only_rules_have_a_kind():
    assert set(yaml.safe_load(score.KINDS.read_text())) <= {rule.code for rule in _rule.all_rules()}


@pytest.mark.parametrize(
    ("body", "expected", "told"),
    [
        pytest.param("Un[^1].", {"line": 7, "col": 3, "end_col": 7}, (True, True, ()), id="where it is"),
        pytest.param("Un[^1].", {"line": 7, "col": 1, "end_col": 2}, (True, False, ()), id="in another column"),
        pytest.param(
            "Un[^1].", {"line": 8, "col": 3, "end_col": 7}, (False, False, ("NOTE001",)), id="in another line"
        ),
        pytest.param("Un[^1].", {"lines": "any", "line": 7}, (True, True, ()), id="in any line"),
        pytest.param("Un.", {"line": 7}, (False, False, ()), id="not at all"),
        pytest.param("Un[^1], etc...", {"line": 7}, (True, True, ("TYPO006",)), id="with something else"),
    ],
)
def test_a_fault_is_found_at_its_line_and_in_its_column(magazine_at, body, expected, told):
    folder = magazine_at({"_index.md": HOME, "f01.md": f"{HEAD}{body}\n"})
    case = {"id": "F01", "file": "articles/f01.md", "expect": [{"kind": "undefined-ref", **expected}]}
    (folder / "cases.yaml").write_text(yaml.safe_dump([case]))
    (found,) = score.scores(folder)
    assert found[1:] == told
