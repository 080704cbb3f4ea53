"""Font families: a list of names, and nothing that ends a declaration of CSS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import fonts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Georgia", id="one"),
        pytest.param("Charter, Georgia,serif", id="several"),
        pytest.param('"Source Serif 4", serif', id="one in quotes"),
        pytest.param("'Iowan Old Style'", id="one in single quotes"),
        pytest.param("Iowan Old Style, -apple-system", id="words without quotes"),
        pytest.param("Élémentaire", id="accents"),
    ],
)
def test_names_with_commas_between_them_are_a_list(text):
    assert fonts.is_list(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Georgia,", id="an open end"),
        pytest.param("4 Serif", id="a digit in front, which wants quotes"),
        pytest.param('"Georgia', id="an open quote"),
        pytest.param("\"Georgia'", id="two kinds of quotes"),
        pytest.param("serif; color: red", id="another declaration"),
        pytest.param("serif}body{display:none", id="another rule"),
        pytest.param("url(https://example.org/a)", id="an address"),
        pytest.param("Georgia/**/", id="a comment"),
        pytest.param('"a\\", x"', id="an escape"),
        pytest.param("</style>", id="the end of the style"),
        pytest.param("Georgia\n", id="a line end"),
        pytest.param("16px serif", id="a size"),
    ],
)
def test_anything_else_is_none(text):
    assert not fonts.is_list(text)


@given(
    st.lists(st.sampled_from(["Georgia", "é4", "4", " ", ",", ", ", "'", '"', "-", *";{}()<>\\/:\n_"]), max_size=7)
)
def test_a_list_closes_its_quotes_and_holds_no_sign_of_css(pieces):
    text = "".join(pieces)
    is_harmless = not set(text) & set(";{}()<>\\/:\n") and text.count('"') % 2 == text.count("'") % 2 == 0
    assert is_harmless or not fonts.is_list(text)
