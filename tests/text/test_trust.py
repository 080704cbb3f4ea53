"""Raw HTML that is trusted."""

import pytest

from magcli.text.html import Setting, render


def html(body: str, **setting: object) -> str:
    return render(body, Setting(slug="a", trusted=True, **setting))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<iframe src="https://e.org/v" allow=fullscreen></iframe>\n', id="frame"),
        pytest.param("<script>\nif (a < b) c('<b id=x>');\n</script>\n", id="script"),
        pytest.param("<style>p { color: red }</style>\n", id="style"),
        pytest.param('<figure>\n<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>\n</figure>\n', id="drawing"),
        pytest.param('<DIV STYLE="color: red" onclick="x()">a</DIV>\n', id="style, events and capitals"),
        pytest.param('<form action="https://e.org"><input name=a></form>\n', id="form"),
        pytest.param("<!-- a -->\n", id="comment"),
        pytest.param('<img src="https://e.org/a.png">\n', id="an image of another host"),
    ],
)
def test_it_stays_as_it_is_written(body):
    assert html(body) == body


def test_its_addresses_lead_where_all_others_lead():
    body = "<a class=b href=c.md>d</a> <img alt='' src=e.png> [f](g.md)"
    page = html(body, link=lambda target: f"/l/{target}", image=lambda target: f"/i/{target}")
    assert page == '<p><a class="b" href="/l/c.md">d</a> <img alt="" src="/i/e.png"> <a href="/l/g.md">f</a></p>\n'


def test_what_is_not_public_is_not_linked_to():
    assert html("<a href=secret.md>a</a>", link=lambda _: None) == "<p><a>a</a></p>\n"


def test_its_ids_are_told_apart_beside_other_articles():
    assert (
        html("<b id=c>d</b> <a href='#c'>e</a>", heading_ids="s-")
        == '<p><b id="s-c">d</b> <a href="#s-c">e</a></p>\n'
    )


def test_notes_in_it_are_notes():
    page = html("<b onclick='x()'>a[^1]</b>\n\n[^1]: n\n")
    assert page.startswith(
        '<p><b onclick=\'x()\'>a<sup class="note-ref"><a href="#fn-a-1" id="fnref-a-1" role="doc-noteref"'
    )
