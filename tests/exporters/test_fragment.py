"""The text of one article, for a page that somebody else makes."""

import re
from datetime import UTC, datetime

import pytest

from magcli.exporters import html
from magcli.exporters._exporter import Options
from magcli.publishing import public
from tests.conftest import HOME, magazine_of

OUT = "---\ntitle: {}\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n"
BODY = (
    "Voir [deux](deux.md#fin), [le secret](secret.md), [plus bas](#la-suite) et [ailleurs](https://example.org/)[^1].\n\n"
    "## La suite\n\n![Une courbe](images/a.svg) ![Ailleurs](https://example.org/b.png)[^1]\n\n"
    '<script>alert(1)</script><div id="content">x</div>\n\n[^1]: Une *note*.\n'
)
FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts: [un, deux, secret]\n---\n",
    "ete/un.md": OUT.format("Un") + BODY,
    "ete/deux.md": OUT.format("Deux") + BODY.replace("deux.md", "un.md"),
    "ete/secret.md": "---\ntitle: Secret\n---\n",
    "ete/images/a.svg": "<svg/>",
}


def fragment(name="ete/un", home=HOME, **files):
    magazine = public(magazine_of({**FILES, "_index.md": home, **files}), datetime(2015, 7, 20, tzinfo=UTC))
    (page,) = html.export(magazine, Options(fragment=name))
    return page.render().decode()


def test_it_is_the_text_alone_with_its_notes():
    found = fragment()
    assert found.startswith("<p>Voir ")
    assert found.endswith("</section>\n")
    assert not re.search(r"<(html|head|body|main|h1|script|style|link)\b", found)


def test_no_id_can_be_one_of_the_page_around_it_or_of_another_fragment():
    ids = re.findall(r'\bid="([^"]*)"', fragment() + fragment("ete/deux"))
    assert len(ids) == len(set(ids)) > 8
    assert all(re.match(r"magcli\.(fn-|fns-|fnref-)?ete\.(un|deux)\b", id) for id in ids)


def test_its_own_links_lead_to_its_own_ids():
    found = fragment()
    ids = set(re.findall(r'\bid="([^"]*)"', found))
    inner = set(re.findall(r'href="#([^"]*)"', found))
    assert len(inner) > 3
    assert inner <= ids


def test_links_and_images_are_whole_when_the_magazine_has_an_address():
    found = fragment()
    assert 'href="https://mag.example.org/ete/deux/#fin"' in found
    assert 'src="https://mag.example.org/ete/images/a.svg"' in found
    assert 'src="https://example.org/b.png"' in found


def test_they_are_as_they_are_written_when_it_has_none():
    found = fragment(home="---\ntitle: Le Mag\n---\n")
    assert 'href="deux.md#fin"' in found
    assert 'src="images/a.svg"' in found


@pytest.mark.parametrize("home", [HOME, "---\ntitle: Le Mag\n---\n"], ids=["an address", "none"])
def test_a_link_to_what_is_not_public_keeps_its_words_alone(home):
    found = fragment(home=home)
    assert ", le secret, " in found
    assert "secret.md" not in found


def test_its_typography_is_that_of_its_language():
    assert "Vraiment\u202f?" in fragment(**{"ete/un.md": OUT.format("Un") + "Vraiment ?\n"})
