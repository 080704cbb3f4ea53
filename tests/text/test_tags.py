"""The tags of raw HTML, and where they stand."""

import pytest

from magcli.text.tags import opening


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param(
            '<p>a <IMG SRC="x.png"\n alt></p>', [("p", {}), ("img", {"src": "x.png", "alt": None})], id="tags"
        ),
        pytest.param("<!-- <p> --><script>'<p>'</script>", [("script", {})], id="comments and scripts"),
        pytest.param("<a href=1 href=2>", [("a", {"href": "1"})], id="an attribute twice"),
        pytest.param("<p", [], id="half a tag"),
        pytest.param("<![x]><p>", [], id="what no parser knows"),
    ],
)
def test_tags_are_found(html, found):
    assert [(tag.name, tag.attributes) for tag in opening(html)] == found


def test_a_tag_stands_where_it_is_written():
    html = "é\n<p>\n <br class='x'\n>"
    assert [html[slice(*tag.span)] for tag in opening(html)] == ["<p>", "<br class='x'\n>"]
