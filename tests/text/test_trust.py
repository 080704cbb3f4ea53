"""Raw HTML that is trusted."""

from functools import partial

import pytest

from magcli.text.html import Setting, render
from magcli.text.trust import readdressed


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
        pytest.param('<nav role="navigation" aria-label="Sommaire" tabindex=-1>a</nav>\n', id="roles and labels"),
        pytest.param('<div><a role=button href="javascript:x()">a</a></div>\n', id="a script to click on"),
        pytest.param('<img srcset="https://e.org/a.png 1x,https://e.org/b.png  2x">\n', id="images to choose from"),
        pytest.param("<script>\na = '<a href=secret.md>'\n</script>\n", id="what a script writes"),
        pytest.param("<div title='>' data-x=secret.md>a</div>\n", id="an end that is none"),
        pytest.param('<link rel="icon" href=" https://e.org/a.png ">\n', id="an address among spaces"),
    ],
)
def test_it_stays_as_it_is_written(body):
    assert html(body) == body


def test_its_addresses_lead_where_all_others_lead():
    body = "<a class=b href=c.md>d</a> <img alt='' src=e.png> [f](g.md)"
    page = html(body, link=lambda target: f"/l/{target}", image=lambda target: f"/i/{target}")
    assert page == '<p><a class=b href="/l/c.md">d</a> <img alt=\'\' src="/i/e.png"> <a href="/l/g.md">f</a></p>\n'


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


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("<![endif x", id="no section that there is"),
        pytest.param("<![CDATA[ >", id="text of XML"),
        pytest.param("<!doctype [", id="a declaration"),
        pytest.param("<?php", id="an instruction"),
        pytest.param("<!-->", id="a comment of nothing"),
        pytest.param("<!-- a --!>", id="a comment that ends with a mistake"),
        pytest.param("</3", id="a heart"),
        pytest.param("<script src=a.js />", id="a script that closes itself"),
        pytest.param("<script>", id="a script without end"),
        pytest.param("<div a='b'c>", id="attributes without a space"),
        pytest.param("<div =a>", id="an attribute without a name"),
    ],
)
def test_whatever_stands_before_a_link_it_leads_where_all_others_lead(opening):
    body = f"<div>\n{opening}\n<b>\n</div>\n\n<a href=secret.md>c</a> [d](e.md) [f][^1]\n\n[^1]: <i href=secret.md>\n"
    page = html(body, link=lambda target: None if "secret" in target else f"/l/{target}")
    assert "secret" not in page
    assert '<a href="/l/e.md">d</a>' in page
    assert not any(0xE000 <= ord(character) <= 0xF8FF for character in page)


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        pytest.param("<a href=secret.md", "<a>", id="without a value in quotes"),
        pytest.param('<a title=b href="secret.md', "<a title=b>", id="in a value"),
        pytest.param("<a href=b.md title='c", "<a href=\"/l/b.md\" title='c\n'>", id="in another value"),
        pytest.param("<a", "<a\n>", id="in its name"),
    ],
)
def test_a_tag_that_nobody_closed_is_closed(tag, shown):
    page = html(f"<div>\n{tag}\n", link=lambda target: None if "secret" in target else f"/l/{target.strip()}")
    assert page.replace("\n>", ">") == f"<div>\n{shown}".replace("\n>", ">")


LINKS = ("href", "HREF", "xlink:href", "data", "action", "formaction", "cite", "longdesc", "ping")
IMAGES = ("src", "poster", "background", "srcset", "imagesrcset")


@pytest.mark.parametrize(
    ("name", "shown"), [*((name, "/l/b.md") for name in LINKS), *((name, "/i/b.md") for name in IMAGES)]
)
@pytest.mark.parametrize("tag", ["a", "embed", "my-tag"])
def test_every_attribute_with_an_address_leads_where_links_lead(tag, name, shown):
    def public(folder: str, target: str) -> str | None:
        return None if "secret" in target else f"/{folder}/{target}"

    led = {"link": partial(public, "l"), "image": partial(public, "i")}
    assert html(f"<div>\n<{tag} c {name}=b.md d=e>\n</div>\n", **led) == (
        f'<div>\n<{tag} c {name}="{shown}" d=e>\n</div>\n'
    )
    assert html(f"<div>\n<{tag} c {name} = 'secr&#101;t.md'/>\n</div>\n", **led) == f"<div>\n<{tag} c/>\n</div>\n"
    assert html(f"<div>\n<{tag} {name}='//mag/secret'>\n</div>\n", **led) == f"<div>\n<{tag}>\n</div>\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("a.png, b.png 2x", ' srcset="/i/a.png, /i/b.png 2x"', id="two"),
        pytest.param("a.png 1x,secret.png 2x , b.png 3x", ' srcset="/i/a.png 1x, /i/b.png 3x"', id="one that goes"),
        pytest.param("secret.png, secret.png 2x,", "", id="nothing left"),
        pytest.param(" , ", ' srcset=" , "', id="nothing at all"),
    ],
)
def test_of_images_to_choose_from_each_is_one(written, shown):
    page = html(f"<img srcset='{written}'>\n", image=lambda target: None if "secret" in target else f"/i/{target}")
    assert page.replace("'", '"') == f"<img{shown}>\n"


def test_a_page_in_an_attribute_is_no_way_out():
    page = html("<iframe srcdoc=\"<a href='secret.md'>b</a>\"></iframe>\n", link=lambda _: None)
    assert page == '<iframe srcdoc="&lt;a&gt;b&lt;/a&gt;"></iframe>\n'


def test_pages_in_pages_come_to_an_end():
    def as_it_is(value: str, *_: bool) -> str:
        return value

    assert readdressed(f"<i{'/srcdoc=<i' * 1000}>", as_it_is, as_it_is) == "<i>"
