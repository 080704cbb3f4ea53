"""What the texts of feeds lead to, counted in what browsers would make of them, on the sample and on a nasty magazine."""

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

from magcli import store
from magcli.exporters import atom, jsonfeed, rss
from magcli.exporters._exporter import Options
from magcli.publishing import public
from tests.conftest import HOME, magazine_of

SAMPLE = Path(__file__).parents[2] / "articles"
NOW = datetime(2030, 1, 1, tzinfo=UTC)
FORMS = {"rss": rss, "atom": atom, "jsonfeed": jsonfeed}

# All attributes of HTML that ever held an address, those of SVG and those that are no more included.
ADDRESSES = frozenset(
    [
        "action",
        "archive",
        "background",
        "cite",
        "classid",
        "codebase",
        "data",
        "formaction",
        "href",
        "icon",
        "imagesrcset",
        "itemid",
        "itemtype",
        "longdesc",
        "lowsrc",
        "manifest",
        "ping",
        "poster",
        "profile",
        "src",
        "srcset",
        "usemap",
        "xlink:href",
    ]
)
SETS = frozenset({"srcset", "imagesrcset"})

NASTY = """
# Un titre

Du texte[^1], encore[^1], [plus bas](#fin), [ailleurs](deux.md#fin), [rien]( ), [haut](#), ![](images/a.svg "t").

## Fin

## Fin

<p id="a"><a href="deux.md#fin" ping="deux.md">x</a> <a href="#a">x</a> <a href='?q=1'>x</a> <a href="">x</a> <a href=/x>x</a></p>
<p id="a"><img src="images/a.svg" srcset="images/a.svg 1x, images/a.svg 2x" longdesc="deux.md" lowsrc="images/a.svg"></p>
<picture><source srcset="images/a.svg, images/a.svg 2x"><img src=images/a.svg usemap="#carte" alt=""></picture>
<map id="carte" name="carte"><area href="#a" shape="rect"><area href="deux.md"></map>
<video poster="images/a.svg" src="images/a.svg"><source src="images/a.svg"><track src="images/a.svg"></video>
<audio src="images/a.svg"></audio> <embed src="images/a.svg"> <object data="images/a.svg" codebase="x"></object>
<blockquote cite="deux.md">x</blockquote> <q cite="#a">x</q> <del cite="deux.md">x</del> <ins cite="deux.md">x</ins>
<form action="deux.md"><button formaction="deux.md">x</button><input type="image" src="images/a.svg"></form>
<table background="images/a.svg"><tr><td background="images/a.svg">x</td></tr></table> <base href="/ailleurs/">
<svg id="a"><a href="#a"><text>x</text></a><a xlink:href="deux.md"><text>x</text></a><use href="#a"/><image href="images/a.svg"/></svg>
<iframe src="deux.md"></iframe> <link rel="stylesheet" href="x.css"> <a href="//ailleurs.example/">x</a> <a href="mailto:a@b.fr">x</a>
<p style="background: url(images/a.svg)" id="fn-1">x</p> <a href=" #a ">x</a> <a href="&#35;a">x</a> <a href="DEUX.md">x</a>

[^1]: Note, [là](#fin), [suite](deux.md). <a id="b" href="#b">x</a>
"""


def _nasty(html):
    article = "---\ntitle: {0}\nstatus: published\ndate: 2015-07-0{1}\nauthors: redaction\nid: {0}\n---\n{2}"
    return magazine_of(
        {
            "_index.md": HOME.replace("lang: fr", f"lang: fr\nhtml: {html}"),
            "ete/_index.md": "---\ntitle: Été\nparts: [un, deux]\n---\n",
            "ete/un.md": article.format("un", 1, NASTY),
            "ete/deux.md": article.format("deux", 2, NASTY.replace("deux.md", "un.md")),
            "seul.md": article.format("seul", 3, NASTY.replace("deux.md", "ete/deux.md")),
            "ete/images/a.svg": "<svg/>",
            "images/a.svg": "<svg/>",
        }
    )


def _sample():
    """The sample as it will be when all of it is out."""
    magazine = store.load(SAMPLE)
    published = {name: replace(article, status="published") for name, article in magazine.articles.items()}
    return replace(magazine, articles=published)


MAGAZINES = {"sample": _sample, "cleaned": lambda: _nasty("cleaned"), "trusted": lambda: _nasty("trusted")}
TESTED = [(name, form) for name in MAGAZINES for form in FORMS]


def _texts(magazine, form):
    """The texts of the items of a feed of *magazine*, as elements."""
    (page,) = FORMS[form].export(public(magazine, NOW), Options())
    if form == "jsonfeed":
        texts = [item["content_html"] for item in json.loads(page.render())["items"]]
    else:
        name = {"rss": ".//{http://purl.org/rss/1.0/modules/content/}encoded", "atom": "{*}entry/{*}content"}[form]
        texts = [found.text for found in ET.fromstring(page.render()).iterfind(name)]
    return [html5lib.parseFragment(text, namespaceHTMLElements=False) for text in texts]


def _addresses(text):
    for element in text.iter():
        for name, value in element.attrib.items():
            name = name.rpartition("}")[2]
            if name in SETS:
                yield from (candidate.split()[0] for candidate in value.split(",") if candidate.split())
            elif name in ADDRESSES:
                yield value


@pytest.mark.parametrize(("name", "form"), TESTED)
def test_every_address_is_whole(name, form):
    found = [address for text in _texts(MAGAZINES[name](), form) for address in _addresses(text)]
    assert len(found) > 20
    assert [address for address in found if not urlsplit(address).scheme or address.strip() != address] == []


@pytest.mark.parametrize(("name", "form"), TESTED)
def test_every_id_is_there_once(name, form):
    texts = _texts(MAGAZINES[name](), form)
    ids = Counter(element.get("id") for text in texts for element in text.iter() if element.get("id"))
    assert len(ids) > 8
    assert [id for id, times in ids.items() if times > 1] == []


@pytest.mark.parametrize(("name", "form"), TESTED)
def test_every_note_is_found_in_the_item_that_calls_it(name, form):
    for text in _texts(MAGAZINES[name](), form):
        ids = {element.get("id") for element in text.iter()}
        called = [address.partition("#")[2] for address in _addresses(text) if "#fn" in address]
        assert called
        assert [id for id in called if id not in ids] == []


@pytest.mark.parametrize(("name", "form"), TESTED)
def test_nothing_runs_or_loads_by_a_style(name, form):
    for text in _texts(MAGAZINES[name](), form):
        assert {element.tag for element in text.iter()} & {
            "script",
            "style",
            "iframe",
            "base",
            "link",
            "form",
        } == set()
        assert [element for element in text.iter() if element.get("style")] == []
