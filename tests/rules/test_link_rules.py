"""The rules about links and images: what is wrong, where that is written, and what it becomes."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import edits
from magcli.validating import validate
from tests.conftest import HOME, magazine_of

NFD = "e\u0301te\u0301"
OUT = "status: published\n"


def article(body="Texte.", status=OUT, more=""):
    return f"---\ntitle: Un\ndate: 2015-07-04\nauthors: X\n{status}{more}---\n\n{body}\n"


FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts:\n  - un\n  - la-suite\n  - title: La société numérique\n---\n\n## Le sujet\n",
    "ete/la-suite.md": article(
        "## Les métiers\n\n## L’économie numérique\n\n## Les métiers", more="aliases: [/suite/, /caf%C3%A9/]\n"
    ),
    "ete/images/courbe.png": "",
    f"ete/images/{NFD}.png": "",
    "hiver/_index.md": "---\ntitle: Hiver\nparts: [gel]\n---\n",
    "hiver/gel.md": article(status=""),
    "annoncee/_index.md": "---\ntitle: Annoncée\nparts: [{title: Neige, announce: true}]\n---\n",
    "edito.md": article(status="status: review\n"),
}


def told(body, *, path="ete/un.md", home=HOME, status=OUT, more=""):
    """What the rules about links say of *body*: code, the text at that place, message, hint."""
    text = article(body, status, more)
    files = {"_index.md": home, **FILES, path: text}
    found = [f for f in validate(magazine_of(files)) if str(f.path) == path and f.code.startswith(("LINK", "SER012"))]
    return [(f.code, _at(text, f), f.message, f.hint) for f in found]


def _at(text, found):
    lines = text.split("\n")
    assert found.line == found.end_line
    return lines[found.line - 1][found.column - 1 : found.end_column - 1]


def codes(body, **other):
    return [code for code, *_ in told(body, **other)]


def mended(body, **other):
    """*body* as the safe fixes of the rules about links leave it."""
    text = article(body)
    files = {"_index.md": HOME, **FILES, "ete/un.md": text, **other}
    found = [f for f in validate(magazine_of(files)) if str(f.path) == "ete/un.md" and f.code.startswith("LINK")]
    fixed, _ = edits.made(text, [f.fix for f in found if f.fix and f.fix.is_safe])
    return fixed.removeprefix(article("").removesuffix("\n")).removesuffix("\n")


# ---- files -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "[x](la-suite.md)",
        "[x](images/courbe.png)",
        "[x](images/e%CC%81te%CC%81.png)",
        "[x](../annoncee/)",
        "[x](_index.md)",
        "[x](.)",
        "[x](../)",
        "<https://a.b/c.md>",
        "[x](mailto:a@example.org)",
        "[x](https://example.org/javascript:x)",
        "`[x](absent.md)`",
        "```\n![x](absent.png)\n```",
        "![x](data:image/png;base64,AA)",
        "[x]()",
    ],
)
def test_links_that_lead_somewhere_are_fine(link):
    assert told(link) == []


@pytest.mark.parametrize(
    ("link", "written", "missing", "hint"),
    [
        pytest.param("Voir [é](la-suit.md).", "la-suit.md", "ete/la-suit.md", "write la-suite.md", id="misspelt"),
        pytest.param("[x](edito)", "edito", "ete/edito", "write ../edito.md", id="elsewhere"),
        pytest.param("[x](la-suite.html)", "la-suite.html", "ete/la-suite.html", "write la-suite.md", id="as HTML"),
        pytest.param("[x](la-suite/)", "la-suite/", "ete/la-suite", "write la-suite.md", id="as an address"),
        pytest.param("[x](www.a.fr)", "www.a.fr", "ete/www.a.fr", "write https://www.a.fr", id="the web"),
        pytest.param("[x](a@b.fr)", "a@b.fr", "ete/a@b.fr", "write mailto:a@b.fr", id="mail"),
        pytest.param(
            "[x](zzz.md)", "zzz.md", "ete/zzz.md", "correct the path, which is relative to this file", id="unlike all"
        ),
        pytest.param("[x][y]\n\n[y]: la-suit.md", "la-suit.md", "ete/la-suit.md", "write la-suite.md", id="defined"),
        pytest.param("[x](la\\-suit.md)", "[x](la\\-suit.md)", "ete/la-suit.md", "write la-suite.md", id="escaped"),
        pytest.param('<a href="la-suit.md">x</a>', "la-suit.md", "ete/la-suit.md", "write la-suite.md", id="HTML"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_where_it_says_so(link, written, missing, hint):
    assert told(link) == [("LINK001", written, f"there is no {missing}", hint)]


@pytest.mark.parametrize("address", ["file:///C:/note.pdf", "C:\\note.pdf", "c:/note.pdf"])
def test_a_file_of_ones_own_disk_is_told(address):
    assert codes(f"[x](<{address}>)") == ["LINK001"]
    assert codes(f"![x](<{address}>)") == ["LINK003"]


@pytest.mark.parametrize("target", ["\\\\", "..", "../..", "%00", "%2e%2e/%2e%2e", ".md", "\\\\.md", "a" * 5000])
def test_odd_paths_are_told_and_nothing_breaks(target):
    text = article(f"[x]({target})")
    for path in ("seul.md", "ete/un.md"):
        validate(magazine_of({**FILES, path: text}))


def test_a_path_as_windows_writes_it_gets_its_strokes():
    assert told("![x](images\\courbe.png)") == [
        ("LINK003", "images\\courbe.png", "there is no ete/images\\courbe.png", "write images/courbe.png")
    ]


def test_a_link_used_twice_and_defined_once_is_one_fault():
    assert codes("[x][y] et [z][y]\n\n[y]: la-suit.md") == ["LINK001"]


def test_a_draft_that_links_to_a_planned_part_is_told_so():
    (found,) = told("[x](la-societe-numerique.md)", status="")
    assert (found[0], found[3]) == (
        "LINK001",
        "that part is planned and not written yet; take the link out until it is",
    )


@pytest.mark.parametrize(
    ("body", "more", "where"),
    [
        pytest.param("![x](images/y.png)", "", "images/y.png", id="Markdown"),
        pytest.param('<img src="images/y.png" alt="">', "", "images/y.png", id="raw HTML"),
        pytest.param("", "image: images/y.png\n", "images/y.png", id="front matter"),
        pytest.param("", "image: {src: images/y.png, alt: x}\n", "images/y.png", id="front matter with a text"),
    ],
)
def test_an_image_that_is_not_there_is_found_where_it_is_named(body, more, where):
    assert [found[:2] for found in told(body, more=more)] == [("LINK003", where)]


@pytest.mark.parametrize(
    ("body", "code", "now"),
    [
        pytest.param("[x](La-Suite.md#a)", "LINK005", "[x](la-suite.md#a)", id="a file"),
        pytest.param("![x](Images/Courbe.PNG)", "LINK005", "![x](images/courbe.png)", id="all of its way"),
        pytest.param("[x](../ANNONCEE/)", "LINK005", "[x](../annoncee/)", id="a series"),
        pytest.param("[x]\n\n[x]: <La-suite.md>", "LINK005", "[x]\n\n[x]: <la-suite.md>", id="in a definition"),
        pytest.param("![x](images/été.png)", "LINK011", "![x](images/e%CC%81te%CC%81.png)", id="composed"),
        pytest.param("![x](images/%C3%A9té.png)", "LINK011", "![x](images/e%CC%81te%CC%81.png)", id="encoded"),
        pytest.param("[x](La\\-suite.md)", "LINK005", "[x](La\\-suite.md)", id="escaped: nothing is touched"),
    ],
)
def test_a_name_spelt_otherwise_is_written_as_on_disk(body, code, now):
    assert code in codes(body)
    assert mended(body) == now


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[x](La-Suite.md#zzz)", ["LINK002", "LINK005"], id="its place"),
        pytest.param("[x](../Edito.md)", ["LINK005", "LINK006"], id="its readers"),
        pytest.param("[x](../HIVER/)", ["LINK005", "SER012"], id="its series"),
    ],
)
def test_what_else_is_wrong_with_a_file_spelt_otherwise_is_told_at_once(body, expected):
    assert sorted(codes(body)) == expected


def test_the_image_of_the_front_matter_is_mended_too():
    text = article(more='image: {src: "images/COURBE.png", alt: x}\n')
    (found,) = [f for f in validate(magazine_of({**FILES, "ete/un.md": text})) if f.code == "LINK005"]
    assert edits.made(text, [found.fix])[0] == text.replace("COURBE", "courbe")


# ---- places on a page ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "[x](#les-usages)\n\n## Les usages",
        "[x](#léconomie-numérique)\n\n## L’économie numérique",
        "[x](#l%C3%A9conomie-num%C3%A9rique)\n\n## L’économie numérique",
        "[x](#a-1)\n\n## A\n\n## A",
        "[x](la-suite.md#les-métiers-1)",
        "[x](_index.md#le-sujet)",
        "[x](https://example.org/#absent)",
        '[x](#ici)\n\n<a id="ici"></a>',
        '[x](#ici) <a name="ici">y</a>',
        "[x](#) [x](#top) [x](#:~:text=mot)",
        "[1](#fn1) [2](#_ftn2) [3](#fnref:3)",
        "![x](images/courbe.png#xywh=1)",
        "[x](images/courbe.png#page=3)",
        "`[x](#absent)`",
    ],
)
def test_places_that_a_page_has_are_fine(body):
    assert [code for code in codes(body) if code == "LINK002"] == []


@pytest.mark.parametrize(
    ("body", "place", "message", "hint"),
    [
        pytest.param(
            "[x](#les-usage)\n\n## Les usages", "#les-usage", "nothing on this page is called #les-usage",
            "write #les-usages", id="misspelt",
        ),
        pytest.param(
            "[x](#Les-Usages)\n\n## Les usages", "#Les-Usages", "nothing on this page is called #Les-Usages",
            "write #les-usages", id="capitals",
        ),
        pytest.param(
            "[x](#l%27economie)", "#l%27economie", "nothing on this page is called #l'economie",
            "there is no heading; link to the page alone", id="no heading",
        ),
        pytest.param(
            "[x](la-suite.md#metier)", "#metier", "nothing on ete/la-suite.md is called #metier",
            "write #les-métiers", id="in another article",
        ),
        pytest.param(
            "[x](_index.md#zzz)", "#zzz", "nothing on ete/_index.md is called #zzz",
            "there is: #le-sujet", id="in an introduction",
        ),
        pytest.param(
            '<a href="#zzz">x</a>\n\n## Les usages', "#zzz", "nothing on this page is called #zzz",
            "there is: #les-usages", id="raw HTML",
        ),
    ],
)  # fmt: skip
def test_a_place_that_no_page_has_is_told_with_the_nearest(body, place, message, hint):
    assert told(body) == [("LINK002", place, message, hint)]


# ---- what readers get ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[x](../hiver/gel.md)", [("LINK006", "hiver/gel.md is a draft")], id="a draft"),
        pytest.param("[x](../edito.md)", [("LINK006", "edito.md is in review")], id="in review"),
        pytest.param(
            "[x](la-societe-numerique.md)",
            [("LINK006", "ete/la-societe-numerique.md is planned, and not written yet")],
            id="planned",
        ),
        pytest.param(
            "[x](https://mag.example.org/hiver/gel/)", [("LINK006", "hiver/gel.md is a draft")], id="its address"
        ),
        pytest.param(
            "[x](http://mag.example.org/hiver/gel/)", [("LINK006", "hiver/gel.md is a draft")], id="not encrypted"
        ),
        pytest.param("[x](../hiver/)", [("SER012", "no part of hiver is published or announced")], id="a series"),
        pytest.param(
            "[x](../hiver/_index.md)", [("SER012", "no part of hiver is published or announced")], id="its file"
        ),
        pytest.param("[x](la-suite.md) [y](../annoncee/)", [], id="what is out, or announced"),
    ],
)
def test_what_readers_get_must_not_link_to_what_they_do_not(body, expected):
    assert [(code, message) for code, _, message, _ in told(body)] == expected
    assert [code for code in codes(body, status="") if code in ("LINK006", "SER012")] == []


def test_a_link_to_what_waits_for_its_day_is_fine():
    later = {"ete/la-suite.md": article().replace("2015-07-04", "2999-07-04")}
    files = {**FILES, **later, "ete/un.md": article("[x](la-suite.md)")}
    assert "LINK006" not in [f.code for f in validate(magazine_of(files))]


def test_introductions_have_readers_as_soon_as_there_is_something_to_read():
    link = "[x](../edito.md)\n"
    files = {
        **FILES,
        "ete/_index.md": FILES["ete/_index.md"] + link,
        "hiver/_index.md": FILES["hiver/_index.md"] + link,
    }
    found = [(str(f.path), f.code) for f in validate(magazine_of({**files, "_index.md": HOME + "[x](edito.md)\n"}))]
    assert [path for path, code in found if code == "LINK006"] == ["_index.md", "ete/_index.md"]


def test_a_magazine_of_drafts_has_no_readers_yet():
    files = {"_index.md": HOME + "[x](edito.md) [y](hiver/)\n", "edito.md": article(status="")}
    hiver = {name: text for name, text in FILES.items() if name.startswith("hiver")}
    assert [f.code for f in validate(magazine_of({**files, **hiver})) if f.code in ("LINK006", "SER012")] == []


# ---- other addresses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "[x](javascript:alert(1))",
        "[x](JavaScript&#58;alert)",
        "[x](vbscript:x)",
        "[x](data:text/html,x)",
        '<a href="java\tscript:x">y</a>',
    ],
)
def test_a_link_that_runs_something_is_told(body):
    assert codes(body) == ["LINK007"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param('<iframe src="https://e.fr/v"></iframe>', ["<iframe> […](https://e.fr/v)"], id="a player"),
        pytest.param("Un <SVG><path/></SVG> mot", ["<svg> a link"], id="a drawing"),
        pytest.param("<object data='a.swf'><embed src='a.swf'></object>", ["<object> a link"], id="one in another"),
        pytest.param(
            "<embed src='a'>\n<form><button>x</button></form>", ["<embed> a link", "<form> a link"], id="two"
        ),
        pytest.param('<script>x("<form>")</script>', ["<script> a link"], id="no tag in a script"),
        pytest.param("<!-- <iframe> -->\n\n`<iframe>` <font>x</font>", [], id="nothing that readers miss"),
        pytest.param("```\n<iframe>\n```", [], id="code"),
    ],
)
def test_elements_that_no_page_shows_are_told(body, said):
    found = [(message, hint) for code, _, message, hint in told(body) if code == "LINK015"]
    assert [f"{message.split()[-1]} {hint.split(' instead')[0][len('write ') :]}" for message, hint in found] == said
    assert "LINK015" not in codes(body, home=HOME.replace("lang: fr", "lang: fr\nhtml: trusted"))


@pytest.mark.parametrize(
    ("target", "message"),
    [
        pytest.param("https:/exemple.fr/x", "no host can be that of https:/exemple.fr/x", id="a stroke too few"),
        pytest.param("http://", "no host can be that of http://", id="no host"),
        pytest.param("http://[::1", "no host can be that of http://[::1", id="half an address"),
        pytest.param("ftp://h.example/", "browsers do not follow ftp: links", id="a way that browsers left"),
        pytest.param("page:post/la-suite", "browsers do not follow page: links", id="what another program reads"),
    ],
)
def test_a_link_that_an_export_leaves_out_is_told(target, message):
    ((code, place, said, _),) = told(f"[x]({target})")
    assert (code, place, said.partition(";")[0]) == ("LINK014", target, message)


def test_a_link_that_is_followed_is_none_that_is_left_out():
    assert codes("[x](tel:+33) <mailto:a@b.example> [y](//h.example) ![z](ftp://h.example/a.png)") == []


@pytest.mark.parametrize(
    ("body", "code", "now"),
    [
        pytest.param("[x](https://mag.example.org/ete/la-suite/)", "LINK009", "[x](la-suite.md)", id="an article"),
        pytest.param(
            "[x](https://MAG.example.org/ete/la-suite)", "LINK009", "[x](la-suite.md)", id="without its end"
        ),
        pytest.param("[x](//mag.example.org/ete/la-suite/#a)", "LINK009", "[x](la-suite.md#a)", id="a fragment"),
        pytest.param("[x](/ete/la-suite/index.html)", "LINK009", "[x](la-suite.md)", id="from the top"),
        pytest.param("[x](/suite/)", "LINK009", "[x](la-suite.md)", id="its former address"),
        pytest.param("[x](/annoncee/)", "LINK009", "[x](../annoncee/)", id="a series"),
        pytest.param("[x](/café/)", "LINK009", "[x](la-suite.md)", id="a former address with an accent"),
        pytest.param("[x](https://mag.example.org/)", "LINK009", "[x](../)", id="the first page"),
        pytest.param("![x](/ete/images/courbe.png)", "LINK009", "![x](images/courbe.png)", id="an image"),
        pytest.param('<a href="/ete/la-suite/">x</a>', "LINK009", '<a href="la-suite.md">x</a>', id="raw HTML"),
        pytest.param("[x]\n\n[x]: /ete/la-suite/", "LINK009", "[x]\n\n[x]: la-suite.md", id="in a definition"),
        pytest.param("[x](http://mag.example.org/ete/la-suite/)", "LINK008", "[x](la-suite.md)", id="not encrypted"),
        pytest.param(
            "[x](HTTP://mag.example.org/a?b=c#d)", "LINK008", "[x](https://mag.example.org/a?b=c#d)", id="no file"
        ),
        pytest.param("<http://mag.example.org/a>", "LINK008", "<http://mag.example.org/a>", id="what readers see"),
    ],
)
def test_a_link_to_our_own_site_is_written_as_the_way_to_the_file(body, code, now):
    assert codes(body)[:1] == [code]
    assert mended(body) == now
    assert now == body or codes(now) in ([], ["LINK002"])


@pytest.mark.parametrize(
    "body",
    [
        "[x](/feed.xml) [x](/tags/reseaux/) [x](/ete/feed.xml)",
        "[x](/ete/atom.xml) [x](/ete/feed.json) [x](/ete/atom-11-20.xml)",
        "[x](https://mag.example.org/?p=12)",
        "[x](/ete/la-suite/?s=web)",
        "<https://mag.example.org/ete/la-suite/>",
        "[x](https://mag.example.org.evil/ete/la-suite/)",
        "[x](http://example.org/ete/la-suite/)",
        "[x](https://www.example.org/http://mag.example.org/)",
    ],
)
def test_other_addresses_are_fine(body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "code", "span", "told_of"),
    [
        pytest.param("[x](/ete/la-suit/)", "LINK001", "/ete/la-suit/", "/ete/la-suit: an export leaves the link", id="no part"),
        pytest.param("[x](https://mag.example.org/abonnement/)", "LINK001", "https://mag.example.org/abonnement/",
                     "/abonnement: an export leaves the link", id="no page"),
        pytest.param("[x](/wp-content/a.pdf)", "LINK001", "/wp-content/a.pdf", "/wp-content/a.pdf: an export leaves the link",
                     id="no file"),
        pytest.param("![x](/images/no.png)", "LINK003", "/images/no.png", "/images/no.png: an export leaves the image",
                     id="no image among those at the top"),
        pytest.param("![x](/img/a.png)", "LINK003", "/img/a.png", "/img/a.png: an export leaves the image", id="no image"),
    ],
)  # fmt: skip
def test_an_address_of_our_site_that_has_nothing_is_told(body, code, span, told_of):
    assert [found[:3] for found in told(body)] == [(code, span, f"this site has nothing at {told_of} out")]


def test_a_magazine_below_a_path_has_its_pages_there():
    home = HOME.replace("example.org/", "example.org/mag/")
    assert codes("[x](https://mag.example.org/mag/ete/la-suite/)", home=home) == ["LINK009"]
    assert codes("[x](https://mag.example.org/mag)", home=home) == ["LINK009"]
    assert codes("[x](/ete/la-suite/) [x](https://mag.example.org/ete/la-suite/)", home=home) == []


def test_a_magazine_without_an_address_knows_none_of_its_own():
    home = HOME.replace("url: https://mag.example.org/\n", "")
    assert codes("[x](https://mag.example.org/ete/la-suite/) [x](http://mag.example.org/)", home=home) == []


# ---- images ----------------------------------------------------------------------------------------------


def test_an_image_without_words_is_told_as_a_whole():
    assert [found[:2] for found in told("Un ![](images/courbe.png) deux")] == [("LINK004", "![](images/courbe.png)")]


LINKS = st.sampled_from(
    ["[a](La-Suite.md)", "[b](/ete/la-suite/)", "![c](images/COURBE.png)", "[d](http://mag.example.org/x)", "[e](#f)"]
)
REST = st.sampled_from(
    ["Mot.", "\n\n", "`[a](La-Suite.md)`", "<b>x</b>", "œ😀e\u0301 ", "\r\n", "\\[a](La-Suite.md)"]
)


@given(st.lists(LINKS | REST, max_size=8).map(" ".join))
def test_a_fix_is_made_once_and_changes_nothing_but_addresses(body):
    once = mended(body)
    assert mended(once) == once
    kept = [body, once]
    for old, new in [
        ("](La-Suite.md)", "](la-suite.md)"),
        ("/ete/la-suite/", "la-suite.md"),
        ("COURBE", "courbe"),
        ("http://", "https://"),
    ]:
        kept = [text.replace(old, new) for text in kept]
    assert kept[0] == kept[1]


# ---- many of them ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("link", ["[a](zz.md) ", "[a](_index.md) ", "[a](./) "])
def test_thousands_of_links_beside_hundreds_of_planned_parts_take_no_time(link):
    """Each link asks whether a part is planned there, and whether the series has a page."""
    parts = "".join(f"  - title: La société numérique {number}\n" for number in range(900))
    index = f"---\ntitle: S\nparts:\n{parts}  - fin\n---\n"
    magazine = magazine_of({"s/_index.md": index, "s/fin.md": article(), "s/un.md": article(link * 5000)})
    before = process_time()
    validate(magazine)
    assert process_time() - before < 10


LOGO = HOME.replace("lang: fr\n", "lang: fr\ntheme: {logo: images/logo.svg}\n")


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param("images/logo.svg", [], id="there"),
        pytest.param(
            "images/Logo.svg",
            [("LINK005", "images/logo.svg", "on disk it is images/Logo.svg", "write images/Logo.svg")],
            id="with other capitals",
        ),
        pytest.param(
            "ete/logo.svg",
            [("LINK003", "images/logo.svg", "there is no images/logo.svg", "write ete/logo.svg")],
            id="elsewhere",
        ),
    ],
)
def test_the_logo_is_looked_for_as_images_are(file, expected):
    found = validate(magazine_of({"_index.md": LOGO, **FILES, file: ""}))
    told = [(f.code, _at(LOGO, f), f.message, f.hint) for f in found if str(f.path) == "_index.md"]
    assert told == expected


@pytest.mark.parametrize("word", ["off", "on", "false"])
def test_a_switch_wants_no_quotes(word):
    home = HOME.replace("lang: fr\n", f"lang: fr\ntypography: {word}\nsocial_images: {word}\n")
    assert [f for f in validate(magazine_of({"_index.md": home})) if str(f.path) == "_index.md"] == []


@pytest.mark.parametrize(
    ("path", "page"),
    [
        pytest.param("ete/feed.xml", "the feed of the series ete", id="the feed of a series"),
        pytest.param("feed.xml", "the feed of the site", id="the feed"),
        pytest.param("atom-11-20.xml", "the feed of the site", id="its archive"),
        pytest.param("ete/feed.json", "the feed of the series ete", id="another form of it"),
        pytest.param("robots.txt", "robots.txt of the site", id="what is for robots"),
        pytest.param("index.html", "the home page", id="the home page"),
        pytest.param("ete/index.html", "the page of the series ete", id="a series"),
        pytest.param("ete/la-suite/index.html", "the page of the article ete/la-suite", id="an article"),
        pytest.param("ete/la-suite", "the page of the article ete/la-suite", id="where an article has its folder"),
        pytest.param("tags/web/index.html", "a page below tags of the site", id="a list"),
        pytest.param("tags", "a page below tags of the site", id="where lists have their folder"),
        pytest.param("cards/ete/la-suite.png", "the page of the article ete/la-suite", id="a card"),
        pytest.param("ete/images/feed.xml", "", id="a feed of somebody else"),
        pytest.param("ete/mots/index.html", "", id="a folder of its own"),
        pytest.param("ete/tags/web.png", "", id="a folder of that name elsewhere"),
        pytest.param("cards/roi.png", "", id="a card to play with"),
        pytest.param("LICENSE", "", id="a name without an ending"),
    ],
)
def test_a_file_that_has_the_place_of_a_page_is_told_where_it_is_linked_to(path, page):
    text = article(f"[x](../{path}) ![y](../{path})")
    found = [f for f in validate(magazine_of({**FILES, "ete/un.md": text, path: ""})) if f.code == "LINK013"]
    message = f"{path} has the place of {page}"
    assert [(f.message, f.hint) for f in found] == [(message, "give the file another name")] * (2 if page else 0)
