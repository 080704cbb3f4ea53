"""Which rules somebody means."""

import pytest

from magcli.errors import Unknown
from magcli.rules import _rule, _selection

NOTES = {rule.code for rule in _rule.all_rules() if rule.code.startswith("NOTE")}


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        pytest.param(["NOTE001"], {"NOTE001"}, id="a code"),
        pytest.param(["undefined-note"], {"NOTE001"}, id="a name"),
        pytest.param(["Note001", "note020"], {"NOTE001", "NOTE020"}, id="codes in another case"),
        pytest.param(["NOTE001, dead-mark"], {"NOTE001", "NOTE020"}, id="two with a comma"),
        pytest.param(["NOTE"], NOTES, id="a family"),
        pytest.param(["note,META005"], NOTES | {"META005"}, id="a family and another"),
        pytest.param([], set(), id="none"),
    ],
)
def test_codes_names_and_families_are_understood(names, codes):
    assert _selection.codes(names) == codes


def test_all_are_wanted_unless_some_are_selected_and_none_that_is_ignored():
    assert _selection.wanted([], []) == {rule.code for rule in _rule.all_rules()}
    assert _selection.wanted(["NOTE"], ["NOTE001"]) == NOTES - {"NOTE001"}


@pytest.mark.parametrize(
    ("name", "meant"), [("NOT", "NOTE"), ("undefined-notes", "undefined-note"), ("dead-marks", "dead-mark")]
)
def test_what_is_none_is_told_with_the_nearest(name, meant):
    with pytest.raises(Unknown, match=rf"no rule or family '{name}'; did you mean .*{meant}"):
        _selection.codes([name])
