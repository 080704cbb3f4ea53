"""Addresses that the end of a line tears in two, and notes that are nothing but one."""

from time import process_time

import pytest

from magcli.text.addresses import bare_notes, torn

URL = "https://exemple.fr/etudes/economie.html"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("le <https://exa\nmple.org/b> y", "https://exa mple.org/b", id="in angle brackets"),
        pytest.param("[^1]: Insee, <https://e.fr/a/\n    b.html>.", "https://e.fr/a/ b.html", id="in a note"),
        pytest.param("> <https://exa\r\n> mple.org/b>", "https://exa mple.org/b", id="in a quotation, CRLF"),
        pytest.param("<https://exa\nmple.org/\nb>", "https://exa mple.org/ b", id="in three lines"),
        pytest.param("[le site](https://exa\nmple.org/x_(y)/) ici", "https://exa mple.org/x_(y)/", id="of a link"),
        pytest.param(
            "voir https://e.fr/etudes/\necono-mie.html, p. 2", "https://e.fr/etudes/ econo-mie.html", id="a file name"
        ),
        pytest.param(
            "[^1]: Insee, https://e.fr/econo\n    mie-num.html.",
            "https://e.fr/econo mie-num.html",
            id="half a file name",
        ),
        pytest.param("voir https://exa\nmple.org/x.", "https://exa mple.org/x", id="half a host"),
        pytest.param(
            "voir https://e.fr/economie-\nnumerique ici", "https://e.fr/economie- numerique", id="a hyphen at the end"
        ),
        pytest.param("voir https://e.fr/?a=\nb ou", "https://e.fr/?a= b", id="an equals sign at the end"),
        pytest.param("voir https://e.fr/?a=b\n&c=d ou", "https://e.fr/?a=b &c=d", id="more of a query"),
        pytest.param("voir https://e.fr/a\n/b/c.html ou", "https://e.fr/a /b/c.html", id="a slash to begin with"),
        pytest.param("voir https://e.fr/a/\n2014/insee/ ou", "https://e.fr/a/ 2014/insee/", id="folders"),
    ],
)
def test_an_address_that_goes_on_in_the_next_line_is_torn(body, expected):
    (found,) = torn(body)
    assert " ".join(found.pieces) == expected
    assert body[found.span.start : found.span.end].startswith(found.pieces[0])
    assert all(not body[gap.start : gap.end].strip("\r\n >") for gap in found.breaks)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("voir https://e.fr/a\nsuite du texte", id="a word"),
        pytest.param("voir https://e.fr/a/\nrendez-vous est-ce", id="words with hyphens"),
        pytest.param("voir https://e.fr\net/ou ailleurs", id="words with a slash"),
        pytest.param("voir https://e.fr/a.html\nb-c.html", id="a file name behind a file name"),
        pytest.param("voir https://e.fr/a\nREADME.md contient", id="the name of a file"),
        pytest.param("voir https://e.fr/a/\nhttps://e.fr/b-c.html\nwww.e.fr/x/y/", id="another address"),
        pytest.param("voir https://e.fr/a/\nautre.fr/x/y.html", id="another address without its scheme"),
        pytest.param("voir https://e.fr/a-\n\nb-c.html", id="another paragraph"),
        pytest.param("voir https://e.fr/a-\n- b-c.html", id="a list"),
        pytest.param("<https://e.fr/a:b/(c)?d=[e]>\nb-c.html", id="in brackets, and whole"),
        pytest.param("[t](https://e.fr/a\n\"titre\") [u]( https://e.fr/Uber_(x) )", id="links, and whole"),
        pytest.param("`https://e.fr/a-\nb` <!-- <https://exa\nmple.org> -->\n\n    https://e.fr/a-\n    b", id="code"),
        pytest.param("voir https://e.fr/a-  \nb", id="a line that ends on purpose"),
    ],
)  # fmt: skip
def test_a_whole_address_is_left_alone(body):
    assert torn(body) == ()


def test_addresses_side_by_side_take_no_time():
    """Each one is looked at for a thousand characters, not to the end of them all."""
    start = process_time()
    assert torn("http://" * 70_000) == ()
    assert process_time() - start < 10


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"[^1]: <{URL}>\n", [f"<{URL}>"], id="in angle brackets"),
        pytest.param(f"[^1]: {URL}.", [URL], id="with a full stop"),
        pytest.param(f"[^1]: {URL}\r\n[^2]: www.e.fr\r\n\r\nSuite", [URL, "www.e.fr"], id="two notes"),
        pytest.param(f"[^1]:\n    {URL}\n", [URL], id="on a line of its own"),
        pytest.param(f"[^1]: Insee, {URL}", [], id="behind a title"),
        pytest.param(f"[^1]: <{URL}>, p. 2", [], id="with a page"),
        pytest.param(f"[^1]: {URL}\nsuite", [], id="with more on the next line"),
        pytest.param(f"[^1]: {URL}\n\n    Suite.", [], id="with a second paragraph"),
        pytest.param(f"[^1]: [Insee]({URL})", [], id="behind a text"),
        pytest.param(f"```\n[^1]: {URL}\n```", [], id="in code"),
        pytest.param(f"{URL}\n", [], id="in the text"),
    ],
)
def test_a_note_that_is_nothing_but_an_address(body, expected):
    assert [body[span.start : span.end] for span in bare_notes(body)] == expected
