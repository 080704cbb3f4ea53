"""Web pages, and any single text, as articles."""

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magcli.errors import CannotRead
from magcli.importers import page
from magcli.importers._values import Material
from magcli.model import Image, Person
from magcli.text import footnotes

PROSE = (
    "Un texte qui est assez long pour que personne ne le prenne pour une ligne posée autour de lui, et qui le reste "
    "jusqu'à la fin, avec des virgules, des mots et encore des mots, comme en ont tous les articles du magazine, où "
    "chaque paragraphe occupe trois ou quatre lignes d'une page, quelquefois davantage."
)


def _material(text, name="page.md", **beside):
    contents = {PurePosixPath(name): text if isinstance(text, bytes) else text.encode()}
    contents |= {PurePosixPath(path): content for path, content in beside.items()}
    return Material(name=name, paths=tuple(contents), read=contents.__getitem__)


def _piece(text, name="page.md", **beside):
    (piece,) = page.find(_material(text, name, **beside)).pieces
    return piece


def _told(piece, certainty):
    return [(remark.what, remark.line) for remark in piece.remarks if remark.certainty == certainty]


def _person(name, **more):
    return Person(id=name.lower().replace(" ", "-").replace("é", "e"), name=name, **more)


# ---- which files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.txt", "a.html", "a.HTM"])
def test_a_single_text_is_recognised(name):
    assert page.recognises(_material("", name))


@pytest.mark.parametrize("name", ["a.docx", "a.xml", "a.png", "a"])
def test_other_files_are_not(name):
    assert not page.recognises(_material("", name))


def test_folders_are_not():
    assert not page.recognises(Material(name="f", paths=(PurePosixPath("a.md"),), read=lambda _: b"", is_folder=True))


# ---- a title that is no heading -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["notes.txt", "notes.md"])
@pytest.mark.parametrize("line", ["Qui paie la presse ?", "**Qui paie la presse ?**", "Qui paie la presse"])
def test_a_short_line_above_the_text_is_its_title(name, line):
    found = _piece(f"{line}\n\n{PROSE}\n", name)
    assert (found.title, found.body) == (line.strip("*"), f"{PROSE}\n")
    assert [(remark.certainty, remark.what, remark.line, remark.told) for remark in found.remarks] == [
        ("guessed", "title", 1, f"“{line.strip('*')}”, the line that the text begins with")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Le lecteur paie.\n\n{PROSE}\n", id="a sentence"),
        pytest.param(f"Qui paie\n{PROSE}\n", id="no empty line below"),
        pytest.param(f"{PROSE}\n\n{PROSE}\n", id="a long line"),
        pytest.param(f"Qui paie\n\n{PROSE}\n\n## La suite\n\n{PROSE}\n", id="a heading below"),
        pytest.param("Qui paie la presse\n", id="nothing below"),
        pytest.param(f"un mot\n\n{PROSE}\n", id="a small letter"),
    ],
)
def test_another_first_line_is_none(text):
    found = _piece(text, "notes.txt")
    assert (found.title, found.body) == ("Notes", text)


# ---- a page as Markdown --------------------------------------------------------------------------------

PAGE = f"""\

# Le réseau des usages

La rédaction (Atelier Nord)

[Le Mag](#) | 1er août 2016

Posted by [La rédaction \\(Atelier Nord\\)](#) | Commentaires fermés sur Le réseau des usages

En partenariat avec Ada EXEMPLE, sociologue de l'atelier Nord, nous ouvrons une série. {PROSE}

*Un titre que la mise en page a perdu*

{PROSE} Les chiffres le montrent<sup>2</sup> . La part des réseaux, des services,

des usages grandit **sans que personne**

**ne le décide.**

## *Un autre titre*

{PROSE} L'étude le dit ainsi : \\*

« les usages viennent d'abord ».

Affaire à suivre/
"""


def test_a_page_is_an_article_as_somebody_would_have_typed_it():
    assert (
        _piece(PAGE).body
        == f"""\
En partenariat avec Ada EXEMPLE, sociologue de l'atelier Nord, nous ouvrons une série. {PROSE}

## Un titre que la mise en page a perdu

{PROSE} Les chiffres le montrent[^2]. La part des réseaux, des services, des usages grandit **sans que personne ne le décide.**

## Un autre titre

{PROSE} L'étude le dit ainsi[^*] : « les usages viennent d'abord ».

Affaire à suivre
"""
    )


def test_what_a_page_says_of_its_article_is_in_the_front_matter():
    piece = _piece(PAGE)
    assert piece.title == "Le réseau des usages"
    assert piece.authors == (_person("La rédaction", organisation="Atelier Nord"),)
    assert piece.guests == (_person("Ada EXEMPLE", role="sociologue", organisation="Atelier Nord"),)
    assert (piece.section, piece.date, piece.comments) == ("Le Mag", date(2016, 8, 1), "closed")
    assert (piece.status, piece.origin) == ("", "page.md")


def test_a_page_has_two_open_notes():
    marks = footnotes.scan(_piece(PAGE).body).undefined
    assert [mark.label for mark in marks] == ["2", "*"]
    assert _told(_piece(PAGE), "open") == [("note", 14), ("note", 22)]


def test_each_line_that_was_taken_off_is_told_with_its_number():
    assert _told(_piece(PAGE), "guessed") == [
        ("text", 16),
        ("heading", 12),
        ("text", 4),
        ("section", 6),
        ("authors", 8),
        ("guests", 10),
        ("text", 26),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("Par La rédaction", {"authors": ("La rédaction",)}, id="by"),
        pytest.param(
            "Publié le 4 juillet 2015 par La rédaction",
            {"date": date(2015, 7, 4), "authors": ("La rédaction",)},
            id="on, by",
        ),
        pytest.param("le 1er août 2016 à 10 h 30", {"date": date(2016, 8, 1)}, id="a time"),
        pytest.param("July 4th, 2015", {"date": date(2015, 7, 4)}, id="English"),
        pytest.param(
            "Posted on July 4, 2015 at 9:30 am by The Desk in Networks",
            {"date": date(2015, 7, 4), "authors": ("The Desk",), "section": "Networks"},
            id="on, by, in",
        ),
        pytest.param("2015-07-04 · Le Mag", {"date": date(2015, 7, 4), "section": "Le Mag"}, id="ISO"),
        pytest.param("Mis à jour le 5 juillet 2015", {"updated": date(2015, 7, 5)}, id="updated"),
        pytest.param("Par La rédaction et Le Bureau", {"authors": ("La rédaction", "Le Bureau")}, id="two"),
        pytest.param("Tags : réseaux, usages", {"tags": ("réseaux", "usages")}, id="tags"),
        pytest.param("Les commentaires sont fermés.", {"comments": "closed"}, id="closed comments"),
        pytest.param("3 commentaires", {}, id="comments"),
        pytest.param("Partager sur Facebook Twitter", {}, id="buttons"),
        pytest.param("Lire aussi : [Les marchés](/marches)", {}, id="see also"),
        pytest.param("[Article précédent](/a)", {}, id="navigation"),
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_furniture_is_taken_off_above_and_below_the_text(line, told, is_above):
    text = f"{line}\n\n{PROSE}\n" if is_above else f"{PROSE}\n\n{line}\n"
    piece = _piece(f"# Titre\n\n{text}")
    assert piece.body.strip() == PROSE
    found = {
        key: getattr(piece, key) for key in ("date", "updated", "section", "tags", "comments") if getattr(piece, key)
    }
    if piece.authors:
        found["authors"] = tuple(author.name for author in piece.authors)
    assert found == told
    assert any(line in remark.told for remark in piece.remarks)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Par exemple", id="by nobody"),
        pytest.param("Le client est roi", id="no date"),
        pytest.param("Le Mag numérique", id="a name alone"),
        pytest.param("Au 4 juillet 2015, tout change.", id="a sentence with a date"),
        pytest.param("In short", id="in nothing"),
        pytest.param("Lire aussi ce livre, qui dit tout.", id="a sentence that begins as furniture"),
        pytest.param("4 juin 15", id="a year in two digits"),
        pytest.param("![Vue du port](port.jpg)", id="a picture"),
    ],
)
def test_what_may_be_text_stays(line):
    body = f"{line}\n\n{PROSE}\n\n{line}\n"
    assert _piece(f"# Titre\n\n{body}").body == body


def test_furniture_in_the_middle_is_text():
    body = f"{PROSE}\n\nPar La rédaction\n\n{PROSE}\n"
    assert _piece(f"# Titre\n\n{body}").body == body


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("# **Un** titre\n\nTexte.\n", "Un titre", id="emphasis"),
        pytest.param("Un titre\n========\n\nTexte.\n", "Un titre", id="underlined"),
        pytest.param("[Accueil](/)\n\n# Un \\*titre\n\nTexte.\n", "Un *titre", id="below furniture"),
        pytest.param("Texte.\n", "Page", id="the name of the file"),
    ],
)
def test_the_title_is_the_first_heading(text, title):
    assert _piece(text).title == title
    assert "titre" not in _piece(text).body


# ---- plain files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Un texte[^1].\n\n[^1]: Une note.\n", id="notes"),
        pytest.param("Un  texte  \nen deux lignes\n\n\n\n- un\n\n- deux\n", id="spaces"),
        pytest.param("## **Gras**\n\n*Italique*\n\n> Citation\n\n```\n1\n\n2\n```\n", id="everything"),
        pytest.param("Un\r\n\r\ndeux\r\n", id="line ends"),
    ],
)
def test_a_well_kept_text_stays_to_the_byte(body):
    assert _piece(f"# Titre\n\n{body}").body == body
    assert _piece(body).body == body


def test_front_matter_says_what_it_says_and_the_rest_is_kept():
    piece = _piece(
        "---\ntitle: Un titre\ndate: 2015-07-04\nauthor: La rédaction\ntags: [a, b]\nmood: calm\n---\n\nTexte.\n"
    )
    assert (piece.title, piece.date, piece.tags) == ("Un titre", date(2015, 7, 4), ("a", "b"))
    assert [author.name for author in piece.authors] == ["La rédaction"]
    assert (piece.body, dict(piece.extra), piece.remarks) == ("Texte.\n", {"mood": "calm"}, ())


def test_an_encoding_is_guessed_and_told():
    piece = _piece("# Été\n\nL’été dernier, déjà.\n".encode("cp1252"))
    assert (piece.title, piece.body) == ("Été", "L’été dernier, déjà.\n")
    assert [remark.what for remark in piece.remarks] == ["encoding"]


def test_a_byte_order_mark_is_no_text():
    assert _piece("\ufeff# Été\n\nTexte.\n").title == "Été"


def test_what_is_no_text_is_refused():
    with pytest.raises(CannotRead, match="line 1 is no text in UTF-8"):
        _piece(b"\x00\x81\x8d\xff\x00")


# ---- HTML ----------------------------------------------------------------------------------------------

HTML = f"""\
<!doctype html><html lang="fr-FR"><head><meta charset="utf-8"><title>Le réseau – Le Mag</title>
<meta property="og:image" content="page_files/port.jpg"><meta property="og:image:alt" content="Le port">
<meta name="description" content="Des usages."><meta name="keywords" content="réseaux, usages">
<meta property="article:published_time" content="2015-07-04T10:00:00+02:00">
<meta property="article:section" content="Le Mag"><link rel="canonical" href="https://example.org/reseau/">
</head><body><nav><a href="/">Accueil</a></nav><main><article><h1>Le réseau</h1>
<p>Par <a rel="author" href="/redaction">La rédaction</a>, le 4 juillet 2015</p>
<p>{PROSE}</p><p><img src="page_files/port.jpg" alt="Le port"> Un <b>mot</b><sup><a href="#fn1" id="r1">1</a></sup>.</p>
<ol class="footnotes"><li id="fn1">Une note. <a href="#r1">↩</a></li></ol>
<div class="share-buttons">Partager sur Facebook</div></article></main><footer>Tous droits réservés</footer></body></html>
"""


def test_a_page_in_html_is_its_article():
    piece = _piece(HTML, "page.html")
    assert piece.body == f"{PROSE}\n\n![Le port](page_files/port.jpg) Un **mot**[^1].\n\n[^1]: Une note.\n"


def test_the_head_of_a_page_tells_of_its_article():
    piece = _piece(HTML, "page.html")
    assert (piece.title, piece.lang, piece.section) == ("Le réseau", "fr-FR", "Le Mag")
    assert piece.date == datetime(2015, 7, 4, 10, tzinfo=timezone(timedelta(hours=2)))
    assert piece.authors == (_person("La rédaction"),)
    assert (piece.summary, piece.tags) == ("Des usages.", ("réseaux", "usages"))
    assert piece.image == Image(src="page_files/port.jpg", alt="Le port")
    assert piece.addresses == ("https://example.org/reseau/",)


def test_what_stands_around_an_article_is_told():
    told = " ".join(remark.told for remark in _piece(HTML, "page.html").remarks)
    assert all(
        words in told for words in ("Accueil", "Tous droits réservés", "Partager sur Facebook", "Par [La rédaction]")
    )


def test_pictures_saved_beside_the_page_come_along():
    piece = _piece(HTML, "page.html", **{"page_files/port.jpg": b"jpg", "page_files/other.jpg": b""})
    assert dict(piece.files) == {"page_files/port.jpg": PurePosixPath("page_files/port.jpg")}


def test_json_ld_tells_more_than_meta_elements():
    ld = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Le Mag"}, {"@type": "NewsArticle",
    "headline": "Un titre", "datePublished": "2015-07-04T10:00:00+0200", "articleSection": ["Réseaux"],
    "author": {"@type": "Person", "name": "La rédaction", "jobTitle": "équipe", "worksFor": {"name": "Atelier Nord"}}}]}</script>"""
    piece = _piece(f"<title>Autre</title>{ld}<article><p>{PROSE}</p></article>", "page.html")
    assert (piece.title, piece.section) == ("Un titre", "Réseaux")
    assert piece.authors == (_person("La rédaction", role="équipe", organisation="Atelier Nord"),)
    assert piece.date == datetime(2015, 7, 4, 10, tzinfo=timezone(timedelta(hours=2)))


def test_microdata_tells_what_nothing_else_does():
    text = f'<article><h1>Titre</h1><span itemprop="author">La rédaction</span> <time itemprop="datePublished" datetime="2015-07-04">été</time><p>{PROSE}</p></article>'
    piece = _piece(text, "page.html")
    assert (piece.date, piece.authors) == (date(2015, 7, 4), (_person("La rédaction"),))


def test_a_page_that_does_not_say_where_its_article_is_keeps_all():
    piece = _piece("<h1>Titre</h1><div>Un mot.</div><div>Un autre.</div>", "page.html")
    assert (piece.title, piece.body) == ("Titre", "Un mot.\n\nUn autre.\n")
    assert ("text", 0) in _told(piece, "open")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<meta charset=windows-1252><h1>Été</h1><p>L’été.</p>".encode("cp1252"), id="named"),
        pytest.param("<h1>Été</h1><p>L’été.</p>".encode("cp1252"), id="guessed"),
        pytest.param("\ufeff<h1>Été</h1><p>L’été.</p>".encode(), id="a byte order mark"),
    ],
)
def test_a_page_is_read_in_its_encoding(content):
    piece = _piece(content, "page.html")
    assert (piece.title, piece.body) == ("Été", "L’été.\n")


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        pytest.param(
            "# Un titre\n\n![x](img/a.png) ![x](b.png) ![x](https://mag.example.org/c.png)\n", "page.md", 3, id="md"
        ),
        pytest.param(
            '<h1>Un titre</h1><p>Un mot <img src="img/a.png"> <img src="b.png"></p>', "page.html", 0, id="html"
        ),
    ],
)
def test_an_image_that_is_not_beside_the_page_is_told(text, name, line):
    found = _piece(text, name, **{"b.png": b"png"})
    told = [(remark.told, remark.line) for remark in found.remarks if remark.what == "image"]
    assert told == [("not beside the page: img/a.png", line)]


def test_an_empty_page_is_an_empty_article():
    assert (_piece("", "page.html").body, _piece("", "page.md").body) == ("", "")


# ---- nothing is lost -----------------------------------------------------------------------------------

LINES = st.lists(
    st.sampled_from(
        [
            PROSE,
            "# Un titre",
            "*Un intertitre*",
            "Par La rédaction (Atelier Nord)",
            "[Le Mag](#) | 4 juil 2015",
            "Commentaires fermés sur Un titre",
            "Lire aussi : un autre article",
            "Partager",
            "Une phrase coupée par la page, qui ne finit pas avec",
            "elle, mais ici<sup>1</sup>.",
            "> 1Une note au pied de la page.",
            "1 Une autre, derrière un blanc. 2 Puis encore une.",
            "> 2Une note que la page coupe, dans la",
            "1984 est un roman.",
            "Publié le 31 juin 2015",
            "Par Leroy, Jean",
            "Une phrase que la page coupe dans un mot inter-",
            "national, ou presque[1].",
            "[1] est une note, ou non.",
            "1",
            "2",
            "Le Mag en bref",
            "- un élément",
            "Affaire à suivre/",
            "## Notes",
            "* * *",
            "1 Un rapport.\n2 Autre chose.",
            "1. Un livre,\n   sur deux lignes.",
            "1Password est un outil.",
            "Une ligne courte",
        ]
    ),
    max_size=14,
)


@settings(max_examples=150)
@given(LINES)
def test_every_word_of_a_page_is_in_its_body_its_front_matter_or_a_remark(lines):
    text = "\n\n".join(lines)
    piece = _piece(text)
    kept = f"{piece.title} {piece.body} {piece.extra} " + " ".join(remark.told for remark in piece.remarks)
    words = set(re.findall(r"[^\W\d_]{2,}", text)) - {"sup"}
    assert words <= set(re.findall(r"[^\W\d_]{2,}", kept))


@settings(max_examples=50)
@given(LINES)
def test_two_imports_give_the_same(lines):
    text = "\n\n".join(lines)
    assert _piece(text) == _piece(text)


def test_a_page_without_a_title_is_called_like_its_file():
    found = _piece("<p>Un texte.</p>", name="un-texte.html")
    assert found.title == "Un texte"
    assert "title: “Un texte”, from the name of the file" in _summed(found)


@pytest.mark.parametrize("name", ["vide.md", "vide.html", "vide.txt"])
def test_an_empty_page_is_told(name):
    assert "text: there is none" in _summed(_piece("", name=name))


def _summed(piece):
    return [f"{remark.what}: {remark.told}" for remark in piece.remarks]


# ---- what is said in several places -------------------------------------------------------------------

LD = """<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2015-07-07",
    "author": {"name": "La rédaction"}}</script>"""


def _open(piece):
    return [f"{remark.what}: {remark.told}" for remark in piece.remarks if remark.certainty == "open"]


def test_a_byline_that_the_head_of_its_page_contradicts_is_told_as_such():
    line = "Par Le Bureau, le 4 juillet 2015"
    piece = _piece(f"<title>Titre</title>{LD}<article><p>{line}</p><p>{PROSE}</p></article>", "page.html")
    assert ([someone.name for someone in piece.authors], piece.date) == (["La rédaction"], date(2015, 7, 7))
    assert _open(piece) == [
        f"authors: the page says Le Bureau; 2015-07-04, too, in “{line}”; what counts is authors: La rédaction; "
        "date: 2015-07-07"
    ]
    assert not any(remark.certainty == "guessed" and line in remark.told for remark in piece.remarks)


def test_what_of_a_line_counts_is_told_apart_from_what_does_not():
    line = "Par La rédaction, le 4 juillet 2015"
    piece = _piece(f"<title>Titre</title>{LD}<article><p>{line}</p><p>{PROSE}</p></article>", "page.html")
    assert f"authors: La rédaction, from “{line}”" in _summed(piece)
    assert _open(piece) == [f"date: the page says 2015-07-04, too, in “{line}”; what counts is date: 2015-07-07"]


def test_a_head_that_contradicts_itself_is_told():
    meta = (
        '<meta name="author" content="Le Bureau"><meta property="article:published_time" content="2015-07-06T10:00Z">'
        '<meta property="article:section" content="Le Mag">'
    )
    ld = LD.replace("2015-07-07", "2015-07-08").replace('"author"', '"articleSection": "Réseaux", "author"')
    piece = _piece(f"<title>Titre</title>{meta}{ld}<article><p>{PROSE}</p></article>", "page.html")
    assert _open(piece) == [
        "date: the page says 2015-07-06T10:00:00+00:00, too, in “article:published_time”; what counts is date: 2015-07-08",
        "section: the page says Le Mag, too, in “article:section”; what counts is section: Réseaux",
        "authors: the page says Le Bureau, too, in “author”; what counts is authors: La rédaction",
    ]


def test_front_matter_counts_before_furniture_which_is_told():
    head = "---\ntitle: Titre\ndate: 2015-07-01\nauthor: La rédaction\n---\n\n"
    piece = _piece(f"{head}Par Le Bureau\n\nLe Mag | 4 juil 2015\n\n{PROSE}\n")
    assert ([someone.name for someone in piece.authors], piece.date) == (["La rédaction"], date(2015, 7, 1))
    assert _open(piece) == [
        "authors: the page says Le Bureau, too, in “Par Le Bureau”; what counts is authors: La rédaction",
        "date: the page says 2015-07-04, too, in “Le Mag | 4 juil 2015”; what counts is date: 2015-07-01",
    ]
    assert piece.section == "Le Mag"


def test_lines_that_contradict_each_other_are_told():
    piece = _piece(f"# Titre\n\nPublié le 4 juillet 2015\n\n{PROSE}\n\nPublié le 5 juillet 2015\n")
    assert piece.date == date(2015, 7, 4)
    assert _open(piece) == [
        "date: the page says 2015-07-05, too, in “Publié le 5 juillet 2015”; what counts is date: 2015-07-04"
    ]


@pytest.mark.parametrize(
    "published",
    [
        pytest.param("2015-07-04", id="the same day"),
        pytest.param("2015-07-04T10:00:00+02:00", id="a moment of it"),
        pytest.param("2015-07-03T22:30:00Z", id="a moment of it elsewhere"),
    ],
)
def test_what_is_said_twice_is_no_contradiction(published):
    ld = LD.replace("2015-07-07", published)
    text = f"<title>Titre</title>{ld}<article><p>Par La rédaction, le 4 juillet 2015</p><p>{PROSE}</p></article>"
    assert _open(_piece(text, "page.html")) == []


# ---- days and names that cannot be read for sure -------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("dimanche 4 juillet 2015", "2015-07-04 is no dimanche", id="another day of the week"),
        pytest.param("Publié le dimanche 4 juillet 2015", "2015-07-04 is no dimanche", id="behind words"),
        pytest.param("Le Mag | 31 juin 2015", "there is no such day", id="no day"),
        pytest.param("Posted on June 31, 2015 by The Desk", "there is no such day", id="no day, in English"),
        pytest.param("Publié le 4 jui 2015", "there is no such day", id="two months"),
        pytest.param("Posted on 04/07/2015", "it can be 2015-07-04 or 2015-04-07", id="two days"),
        pytest.param("04/07/2015", "it can be 2015-07-04 or 2015-04-07", id="two days, alone"),
        pytest.param("Mis à jour le 31/06/2015", "there is no such day", id="no day in numbers"),
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_a_day_that_cannot_be_read_is_told_and_stays(line, why, is_above):
    body = f"{line}\n\n{PROSE}\n" if is_above else f"{PROSE}\n\n{line}\n"
    piece = _piece(f"# Titre\n\n{body}")
    assert (piece.body, piece.date, piece.updated) == (body, None, None)
    (told,) = _open(piece)
    assert told.startswith(("date: ", "updated: "))
    assert told.endswith(f"{why}; the line stays in the text")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("# Titre\n\nPublié le 04/07/2015\n\nTexte.\n", "page.md", id="the words are French"),
        pytest.param(
            "---\nlang: fr\ntitle: T\n---\n\nLe Mag | 04/07/2015\n\nTexte.\n", "page.md", id="front matter is"
        ),
        pytest.param(
            f"<html lang=fr><title>T</title><article><p>04/07/2015</p><p>{PROSE}</p></article>",
            "page.html",
            id="HTML is",
        ),
    ],
)
def test_in_french_the_day_comes_first_which_is_told(text, name):
    piece = _piece(text, name)
    assert piece.date == date(2015, 7, 4)
    assert any("2015-07-04, though it can be 2015-04-07, from" in told for told in _summed(piece))


def test_a_name_that_may_be_two_stays_and_is_told():
    body = f"Par Leroy, Jean\n\n{PROSE}\n"
    piece = _piece(f"# Titre\n\n{body}")
    assert (piece.body, piece.authors) == (body, ())
    assert _open(piece) == ["authors: “Leroy, Jean” can be one person or two; the line stays in the text"]


def test_a_turned_name_in_the_head_of_a_page_is_one():
    meta = '<meta name="author" content="Leroy, Jean">'
    piece = _piece(f"<title>T</title>{meta}<article><p>{PROSE}</p></article>", "page.html")
    assert [someone.name for someone in piece.authors] == ["Leroy, Jean"]


@pytest.mark.parametrize(
    "line", ["Le 31 juin 2015, tout change.", "Par exemple, Jean", "3.10.2 est parue.", "Le 4 amis 2015"]
)
def test_text_is_no_day_and_no_name(line):
    assert _open(_piece(f"# Titre\n\n{line}\n\n{PROSE}\n")) == []


def test_a_link_to_a_note_that_is_not_there_is_an_open_note():
    text = f'<title>T</title><article><p>{PROSE} Rien<sup><a href="#fn7">7</a></sup>, voir <a href="#sec">la suite</a>.</p></article>'
    piece = _piece(text, "page.html")
    assert piece.body.endswith("Rien[^7], voir [la suite](#sec).\n")
    assert _open(piece) == ["note: the text of note 7 is not there: write [^7]: …"]


def test_a_mark_beside_a_note_of_its_number_that_nothing_calls_is_told():
    text = (
        f'<title>T</title><article><p>{PROSE} Un<sup><a href="#fn1" id="r1">1</a></sup> et deux<sup>2</sup>.</p>'
        '<ol><li id="fn1">Note un. <a href="#r1">↩</a></li><li id="fn9">Note neuf.</li></ol></article>'
    )
    assert "note: “<sup>2</sup>” may call note 2, which nothing else calls: write [^2] then" in _open(
        _piece(text, "page.html")
    )


# ---- several articles on one page ---------------------------------------------------------------------


def test_a_page_with_two_articles_keeps_both_and_tells():
    text = (
        f"<title>T</title><nav>Menu</nav><div><article><h1>Un</h1><p>{PROSE}</p></article>"
        "<article><h1>Deux</h1><p>Le second texte du jour, assez court, mais un texte à part entière, avec ses mots à lui."
        "</p></article></div><footer>Pied</footer>"
    )
    piece = _piece(text, "page.html")
    assert PROSE in piece.body
    assert "Le second texte du jour" in piece.body
    assert "Menu" not in piece.body
    assert _open(piece) == [
        "text: the page holds 2 articles, “Un” and “Deux”: all are kept here, one below the other"
    ]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("<aside><article><h2>Autre</h2><p>{}</p></article></aside>", id="beside the text"),
        pytest.param(
            "<div class='related-posts'><article><h2>Autre</h2><p>{}</p></article></div>", id="related ones"
        ),
        pytest.param("<ol class='comment-list'><li><article><p>{}</p></article></li></ol>", id="comments"),
        pytest.param("<article><h2><a href='/a'>Autre</a></h2><p>Quelques mots.</p></article>", id="teasers"),
    ],
)
def test_what_leads_to_other_articles_is_no_second_one(around):
    other = around.format(PROSE.replace("Un texte", "Un autre"))
    piece = _piece(f"<title>T</title><main><article><h1>Un</h1><p>{PROSE}</p></article>{other}</main>", "page.html")
    assert piece.body.strip() == PROSE
    assert _open(piece) == []
    assert "left out around the article" in " ".join(remark.told for remark in piece.remarks)


@pytest.mark.parametrize("line", ["1984 est un roman.", "10 personnes sont venues.", "1 lecteur sur deux la lit."])
def test_a_paragraph_of_a_page_in_html_that_begins_with_a_number_is_no_note(line):
    text = f"<title>T</title><article><p>{PROSE} La presse<sup>1</sup> paie.</p><p>{line}</p></article>"
    assert _piece(text, "page.html").body.endswith(f"La presse[^1] paie.\n\n{line}\n")


def test_a_byline_adds_the_organisation_that_the_head_of_its_page_does_not_name():
    line = "Par La Rédaction (Atelier Nord)"
    piece = _piece(f"<title>Titre</title>{LD}<article><p>{line}</p><p>{PROSE}</p></article>", "page.html")
    assert piece.authors == (_person("La rédaction", organisation="Atelier Nord"),)
    piece = _piece(f"---\ntitle: Titre\nauthor: La rédaction\n---\n\n{line}\n\n{PROSE}\n")
    assert piece.authors == (_person("La rédaction", organisation="Atelier Nord"),)


def test_another_organisation_in_a_byline_is_told():
    ld = LD.replace('"La rédaction"', '"La rédaction", "worksFor": {"name": "Atelier Sud"}')
    line = "Par La rédaction (Atelier Nord)"
    piece = _piece(f"<title>Titre</title>{ld}<article><p>{line}</p><p>{PROSE}</p></article>", "page.html")
    assert _open(piece) == [
        f"authors: the page says La rédaction (Atelier Nord), too, in “{line}”; what counts is authors: "
        "La rédaction (Atelier Sud)"
    ]


def test_comments_that_front_matter_opens_are_open():
    piece = _piece(f"---\ntitle: Titre\ncomments: true\n---\n\nCommentaires fermés\n\n{PROSE}\n")
    assert piece.comments == ""
    assert _open(piece) == [
        "comments: the page says comments: closed, too, in “Commentaires fermés”; what counts is comments: open"
    ]


def test_two_texts_that_may_be_articles_are_told():
    other = PROSE.replace("Un texte", "Un autre")
    text = f'<title>T</title><div class="entry-content"><p>{PROSE} Fin.</p></div><div class="entry-content"><p>{other}</p></div>'
    piece = _piece(text, "page.html")
    assert piece.body.strip() == f"{PROSE} Fin."
    assert _open(piece) == [
        "text: the page holds 2 texts that may be articles: the longest is here, the others are quoted as left out"
    ]


def test_a_page_whose_look_has_a_sidebar_holds_its_articles_all_the_same():
    text = f'<body class="has-sidebar"><article><h1>Un</h1><p>{PROSE}</p></article><article><h1>Deux</h1><p>{PROSE}</p></article>'
    assert _piece(text, "page.html").body.count(PROSE) == 2


def test_no_line_is_named_of_a_page_in_html():
    cut = "Une phrase que la page coupe au milieu, et qui va plus loin avec"
    body = f"<p>{cut}</p><p>1</p><p>sa fin, puis une autre que la page coupe et qui va plus loin avec</p><p>2</p><p>sa fin.</p>"
    piece = _piece(f"<title>T</title><article><p>{PROSE}</p>{body}</article>", "page.html")
    assert "text: 2 sentences that were cut in two are whole again, in the page" in _summed(piece)
    assert not any(re.search(r"lines? \d", told) for told in _summed(piece))


# ---- as browsers save a French page ------------------------------------------------------------------------


@pytest.mark.parametrize("space", [" ", "&nbsp;", "&#8239;"])
def test_a_heading_that_is_the_title_comes_once_whatever_its_spaces(space):
    head = "<title>Qui paie ? | Le Mag</title><meta property='og:title' content='Qui paie ?'>"
    whole = (
        f"<html><head>{head}</head><body><article><h1>Qui paie{space}?</h1><p>Un texte.</p></article></body></html>"
    )
    piece = _piece(whole, "page.html")
    assert (piece.title, piece.body.strip()) == ("Qui paie ?", "Un texte.")


@pytest.mark.parametrize(
    "line",
    [
        "Par Anne Roy et Marc Lind · Publié le mardi 12 mars 2024 à 7h30 · Temps de lecture : 4 min",
        "Par Anne Roy et Marc Lind | Publié le 12 mars 2024, 07:30 | 4 min de lecture",
        'Par <a rel="author" href="/anne">Anne Roy</a> et Marc Lind · Publié le 12 mars 2024 à 7 h 30',
        "Par Anne Roy et Marc Lind, 12 mars 2024",
        "Par Anne Roy, Marc Lind, 12 mars 2024",
    ],
)
def test_a_byline_with_an_hour_and_how_long_it_takes_to_read_is_read_whole(line):
    piece = _piece(
        f"<html lang='fr'><body><article><h1>Un</h1><p>{line}</p><p>Un texte.</p></article></body></html>", "p.html"
    )
    assert [someone.name for someone in piece.authors] == ["Anne Roy", "Marc Lind"]
    assert (piece.date, piece.body.strip()) == (date(2024, 3, 12), "Un texte.")


def test_a_day_in_the_head_that_nobody_can_read_is_told():
    data = '<script type="application/ld+json">{"@type": "Article", "headline": "Un", "datePublished": "2015-13-45"}</script>'
    piece = _piece(
        f"<html><head>{data}</head><body><article><h1>Un</h1><p>Un texte.</p></article></body></html>", "p.html"
    )
    assert piece.date is None
    told = [remark.told for remark in piece.remarks if remark.what == "date"]
    assert told == ["“2015-13-45” names no day, in datePublished of the page's head"]


def test_of_plain_letters_no_encoding_is_guessed():
    piece = _piece("<html><body><article><h1>Un</h1><p>Un texte.</p></article></body></html>", "p.html")
    assert "encoding" not in [what for what, _ in _told(piece, "guessed")]


# ---- what a head may hold ------------------------------------------------------------------------------


def _with_head(head):
    return _piece(
        f"<html><head>{head}</head><body><article><h1>Un</h1><p>{PROSE}</p></article></body></html>", "p.html"
    )


def _with_data(data):
    return _with_head(f'<script type="application/ld+json">{data}</script>')


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": [{"@id": "a"}]}',
        '{"@type": {"@id": "a"}}',
        '{"@type": null, "@graph": [[], 3, "Article"]}',
        '{"@type": "Article", "headline": {"name": {"name": 3}}, "author": [3, null, {"name": 3, "url": 4}]}',
        '{"@type": "Article", "image": [[]], "datePublished": [2015], "articleSection": {}, "description": true}',
    ],
)
def test_data_of_another_type_than_expected_say_nothing(data):
    piece = _with_data(data)
    assert (piece.title, piece.authors, piece.date, piece.section, piece.summary) == ("Un", (), None, "", "")


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        pytest.param('"Jane Doe"', [_person("Jane Doe")], id="a text"),
        pytest.param(
            '["Jane Doe", {"name": "Jean Leroy"}]', [_person("Jane Doe"), _person("Jean Leroy")], id="a list"
        ),
        pytest.param('{"name": ["Jane Doe"]}', [_person("Jane Doe")], id="a name in a list"),
        pytest.param(
            '{"name": "Jane Doe", "jobTitle": ["editor"]}', [_person("Jane Doe", role="editor")], id="a role"
        ),
        pytest.param(
            '{"name": "Jane Doe", "affiliation": ["Atelier"]}',
            [_person("Jane Doe", organisation="Atelier")],
            id="an organisation as a text",
        ),
        pytest.param('"https://mag.example.org/jane"', [], id="an address"),
    ],
)
def test_json_ld_names_people_in_several_ways(author, expected):
    assert list(_with_data(f'{{"@type": "Article", "author": {author}}}').authors) == expected


def test_the_picture_of_json_ld_is_its_address_and_not_its_name():
    image = '{"@type": "ImageObject", "name": "Le port", "url": "https://mag.example.org/port.jpg"}'
    assert _with_data(f'{{"@type": "Article", "image": [{image}]}}').image == Image(
        src="https://mag.example.org/port.jpg"
    )


def test_names_of_meta_elements_are_compared_without_case():
    piece = _with_head('<meta name="Author" content="Jane Doe"><meta name="dc.Date" content="2015-07-04">')
    assert (piece.authors, piece.date) == ((_person("Jane Doe"),), date(2015, 7, 4))


def test_every_meta_element_that_may_count_is_one_that_may_contradict():
    meta = '<meta property="article:author" content="Le Bureau">'
    piece = _piece(f"<title>Titre</title>{meta}{LD}<article><p>{PROSE}</p></article>", "page.html")
    assert _open(piece) == [
        "authors: the page says Le Bureau, too, in “article:author”; what counts is authors: La rédaction"
    ]
