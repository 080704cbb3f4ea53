"""Raw HTML of which only what shows text is left."""

import pytest

from magcli.text.taming import tamed


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<sup>2</sup>", "<sup>2</sup>", id="what shows text"),
        pytest.param("</div>", "</div>", id="an end alone: Markdown stood before it"),
        pytest.param('<img src="a.png" alt="A" onerror="x" />', '<img src="a.png" alt="A" />', id="attributes"),
        pytest.param('<td colspan="2" rowspan="x">', '<td colspan="2">', id="what an attribute can say"),
        pytest.param("<SCRIPT>a</sCript>b", "b", id="a script"),
        pytest.param("<script>a", "", id="one that does not end"),
        pytest.param("<form><input value=x>a</form>", "a", id="a form"),
        pytest.param("<!doctype html><?php x ?><!-- x -->a", "a", id="what is no element"),
        pytest.param("<!-- More -->", "<!-- More -->", id="where a summary ends"),
    ],
)
def test_only_what_shows_text_is_left(html, expected):
    assert tamed(html) == expected
