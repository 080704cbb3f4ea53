"""What parts of a list are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import handles


@pytest.mark.parametrize(
    ("called", "names"),
    [
        pytest.param(["un", "deux"], ["un", "deux"], id="handles"),
        pytest.param(["un", "deux", "un"], ["1", "deux", "3"], id="two of one name"),
        pytest.param(["2", "2", "3"], ["1", "#2", "3"], id="numbers that are handles"),
        pytest.param(["2", "?", "3"], ["2", "#2", "3"], id="a part without a name"),
        pytest.param(["L’eau", "l-eau"], ["1", "l-eau"], id="a title that makes another's handle"),
        pytest.param(["un.md", "a # b", "#3"], ["1", "2", "3"], id="what a list would not read"),
    ],
)
def test_every_part_has_a_name_of_its_own(called, names):
    assert list(handles.names(called)) == names


@pytest.mark.parametrize(
    ("name", "places"),
    [
        pytest.param("2", (0,), id="a handle that is a number"),
        pytest.param("#2", (1,), id="the number itself"),
        pytest.param("1", (0,), id="a number that is no handle"),
        pytest.param("#4", (), id="a number too many"),
        pytest.param("#0", (), id="none"),
        pytest.param("ete/trois.md", (2,), id="a path"),
        pytest.param("9" * 5000, (), id="a number of thousands of digits"),
    ],
)
def test_a_name_stands_for_a_part(name, places):
    assert handles.places(["2", "deux", "trois"], name) == places


@given(st.lists(st.sampled_from(["1", "2", "3", "?", "un", "Un", "#1", "un.md", "a/b", "b", " b"]), max_size=5))
def test_whatever_they_are_called_each_name_leads_back(called):
    assert [handles.places(called, name) for name in handles.names(called)] == [(at,) for at in range(len(called))]
