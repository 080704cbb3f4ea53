"""The site."""

import re
import shutil
import subprocess
from collections import Counter
from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli import store
from magcli.exporters import html
from magcli.exporters._exporter import Options
from magcli.model import Copy
from magcli.publishing import public
from tests.conftest import HOME, magazine_of

NOW = datetime(2015, 7, 20, tzinfo=UTC)
THEME = store.theme()


def _text(title="Un", status="published", date="2015-07-04", more="", body="Corps.\n"):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: {date}\nauthors: redaction\n{more}---\n{body}"


SERIES = """\
---
title: La révolution
season: été 2015
description: Une série.
parts:
  - un
  - title: Secrète
  - deux
  - {title: Les marchés, date: 2015-08-01, announce: true}
---
Une *introduction*.
"""
FILES = {
    "rev/_index.md": SERIES,
    "rev/un.md": _text(
        more="tags: [Économie]\nguests: [{name: Jean, organisation: Pôle}]\nimage: {src: images/a.svg, alt: Un A}\n",
        body="Voir [deux](deux.md) et [trois](trois.md)[^1].\n\n![B](images/b.svg)\n\n## L’été\n\n[^1]: Note.\n",
    ),
    "rev/deux.md": _text(
        "Deux", date="2015-07-11", more="aliases: [/ancien/]\n", body="Retour à [un](un.md)[^1].\n\n[^1]: N.\n"
    ),
    "rev/images/a.svg": "<svg/>",
    "rev/images/b.svg": "<svg/>",
    "rev/images/secret.svg": "<svg/>",
    "edito.md": _text("Édito & Cie", date="2015-07-01", body="Voir [la série](rev/_index.md).\n"),
    "brouillon.md": _text("Brouillon", status="draft"),
}


def _site(files=FILES, now=NOW):
    magazine = public(magazine_of(files), now)
    site: dict[str, bytes] = {}
    for page in html.export(magazine, Options(theme=THEME)):  # of two with one path the store writes the first
        site.setdefault(str(page.path), b"" if isinstance(page, Copy) else page.render())
    return site


def _page(path, files=FILES):
    return _site(files)[path].decode()


def test_a_season_is_said_in_the_language_of_the_magazine():
    files = {**FILES, "rev/_index.md": SERIES.replace("été 2015", "{name: winter, year: 2015/16}")}
    for path in ("index.html", "rev/index.html"):
        assert "hiver 2015-2016</p>" in _page(path, files)


def test_a_site_has_a_page_for_everything_that_is_out():
    assert sorted(re.sub(r"-[0-9a-f]{10}\.", ".", path) for path in _site()) == [
        "404.html",
        "ancien/index.html",
        "archive/2015/index.html",
        "archive/index.html",
        "assets/feed.css",
        "assets/icon.svg",
        "assets/style.css",
        "atom.xml",
        "edito/index.html",
        "feed.json",
        "feed.xml",
        "index.html",
        "people/index.html",
        "people/jean/feed.xml",
        "people/jean/index.html",
        "people/redaction/feed.xml",
        "people/redaction/index.html",
        "rev/atom.xml",
        "rev/deux/index.html",
        "rev/feed.json",
        "rev/feed.xml",
        "rev/images/a.svg",
        "rev/images/b.svg",
        "rev/index.html",
        "rev/un/index.html",
        "robots.txt",
        "sitemap.xml",
        "tags/economie/feed.xml",
        "tags/economie/index.html",
        "tags/index.html",
    ]


def test_without_an_address_there_are_no_feeds_and_no_sitemap():
    site = _site({**FILES, "_index.md": HOME.replace("url: https://mag.example.org/\n", "")})
    assert not {"feed.xml", "atom.xml", "rev/feed.json", "tags/economie/feed.xml", "sitemap.xml"} & set(site)
    assert b"application/rss" not in site["index.html"]


def test_an_article_says_where_it_stands_in_its_series():
    page = _page("rev/deux/index.html")
    assert '<span class="place">Partie 3 sur 4</span> · <a href="../">La révolution</a>' in page
    assert re.search('<a rel="prev" href="../un/"><span[^>]*>Précédent</span> <span>Un</span></a>', page)
    assert 'rel="next"' not in page


def test_an_article_says_who_and_when_in_the_language_of_the_magazine():
    page = _page("rev/un/index.html")
    assert 'Par <a rel="author" href="../../people/redaction/">La rédaction</a>' in page
    assert '<time datetime="2015-07-04">4 juillet 2015</time>' in page
    assert re.search(r'Avec <a href="../../people/jean/">Jean</a> <span class="of">\(Pôle\)</span>', page)


def test_links_between_articles_lead_from_page_to_page():
    assert '<a href="../deux/">deux</a>' in _page("rev/un/index.html")
    assert '<a href="../rev/">la série</a>' in _page("edito/index.html")


def test_a_link_to_what_is_not_out_keeps_its_words_alone():
    page = _page("rev/un/index.html")
    assert " et trois<sup" in page
    assert "trois/" not in page


def test_an_announced_part_is_shown_without_a_link_and_in_its_place():
    page = _page("rev/index.html")
    assert re.search(
        r'<li value="4" class="to-come">\s*<h3>Les marchés</h3>\s*<p class="meta">à paraître le 1er août 2015', page
    )


@pytest.mark.parametrize("now", [datetime(2015, 7, day, tzinfo=UTC) for day in (5, 11, 20)])
def test_what_readers_may_not_see_is_in_no_byte(now):
    everything = b"".join(path.encode() + content for path, content in _site(now=now).items())
    hidden = [b"Secr\xc3\xa8te", b"secrete", b"Brouillon", b"brouillon", b"secret.svg", b"trois.md"]
    if now.day < 11:
        hidden += [b"Deux", b"deux/"]
    assert [word for word in hidden if word in everything] == []


@given(st.lists(st.sampled_from(["draft", "review", "published"]), min_size=3, max_size=3), st.integers(1, 20))
def test_no_unpublished_title_or_slug_ever_leaves(statuses, day):
    names = ["alpha", "beta", "gamma"]
    files = {
        f"rev/{name}.md": _text(
            f"Titre {name}", status, f"2015-07-{5 + 5 * at:02}", body=f"[x]({names[at - 1]}.md)\n"
        )
        for at, (name, status) in enumerate(zip(names, statuses, strict=True))
    }
    files["rev/_index.md"] = "---\ntitle: R\nparts: [alpha, beta, gamma]\n---\n"
    now = datetime(2015, 7, day, 12, tzinfo=UTC)
    everything = b"".join(path.encode() + content for path, content in _site(files, now).items()).decode()
    for at, (name, status) in enumerate(zip(names, statuses, strict=True)):
        assert (name in everything) == (status == "published" and 5 + 5 * at <= day)


def test_no_id_stands_twice_in_a_page():
    for path, content in _site().items():
        twice = [name for name, times in Counter(re.findall(rb'\bid="([^"]*)"', content)).items() if times > 1]
        assert not twice, path


def test_an_alias_leads_to_the_article():
    assert '<meta http-equiv="refresh" content="0; url=../rev/deux/">' in _page("ancien/index.html")


@pytest.mark.parametrize("alias", ["../../etc", "/", "", "rev/un"])
def test_an_alias_cannot_leave_the_folder_or_hide_a_page(alias):
    site = _site({"rev/_index.md": SERIES, "rev/un.md": _text(), "x.md": _text(more=f'aliases: ["{alias}"]\n')})
    assert not [path for path in site if ".." in PurePosixPath(path).parts]
    assert b"<h1" in site["index.html"]
    assert b"<h1" in site["rev/un/index.html"]


def test_titles_and_names_are_escaped():
    page = _page("edito/index.html")
    assert "<title>Édito &amp; Cie – Le Mag numérique</title>" in page


def test_a_script_in_an_article_does_not_get_out():
    page = _page(
        "x/index.html",
        {
            "x.md": _text(
                body="<script>alert(1)</script>\n\n<p onclick='x()'><a href='javascript:x'>a</a></p>\n\n[b](JavaScript:x)\n"
            )
        },
    )
    assert "alert" not in page
    assert page.count("<script") == _page("edito/index.html").count("<script")
    assert "onclick" not in page
    assert "javascript:" not in page.lower()


def test_pages_ask_nothing_of_another_host():
    for path, content in _site().items():
        loaded = re.findall(
            rb'<(?:link rel="stylesheet"|script|img|iframe)[^>]*(?:href|src)="(https?:[^"]*)"', content
        )
        assert not loaded, path


def test_an_image_of_the_front_matter_is_shown_once():
    files = {
        "un.md": _text(more="image: images/a.svg\n", body="![A](images/a.svg)\n"),
        "deux.md": _text(more="image: {src: images/a.svg, alt: A, caption: Une courbe., credit: Nous}\n"),
        "images/a.svg": "",
    }
    assert _page("un/index.html", files).count("a.svg") == 1
    caption = '<figcaption>Une courbe. <span class="credit" lang="fr" dir="ltr">Image\u00a0: Nous</span></figcaption>'
    assert caption in _page("deux/index.html", files)


def test_an_article_in_another_language_says_so():
    files = {"x.md": _text("Summer", more="lang: en\n")}
    assert '<html lang="en" dir="ltr">' in _page("x/index.html", files)
    assert '<h3 lang="en" dir="ltr"><a href="x/">Summer</a></h3>' in _page("index.html", files)


def test_the_same_magazine_gives_the_same_bytes():
    assert _site(dict(reversed(FILES.items()))) == _site()


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        pytest.param("{accent: '#06c'}", r"screen \{ :root \{ --accent: #0066cc; \} \}", id="an accent by day"),
        pytest.param("{accent: '#06c'}", r"dark\) \{ :root \{ --accent: #\w+; \} \}", id="an accent by night"),
        pytest.param("{fonts: {text: 'Lora, serif'}}", r"--text-font: Lora, serif;", id="a font"),
        pytest.param("{fonts: {headings: Inter}}", r"--heading-font: Inter;", id="a font of headings"),
    ],
)
def test_the_style_follows_the_wishes_of_the_magazine(theme, said):
    files = {**FILES, "_index.md": HOME.replace("lang: fr", f"lang: fr\ntheme: {theme}")}
    styles = [content.decode() for path, content in _site(files).items() if path.endswith(".css")]
    assert [bool(re.search(said, style)) for style in styles] == [True, True]
    plain = {content.decode() for path, content in _site().items() if path.endswith(".css")}
    assert not plain & {*styles}


def test_a_site_has_the_lists_that_its_magazine_wants():
    files = {**FILES, "_index.md": HOME.replace("lang: fr", "lang: fr\npages: [years]")}
    assert {path.split("/")[0] for path in _site(files)} & {"archive", "people", "sections", "tags"} == {"archive"}
    assert "people/" not in _page("rev/un/index.html", files)


def test_a_logo_stands_before_the_name_of_the_magazine():
    files = {
        **FILES,
        "_index.md": HOME.replace("lang: fr", "lang: fr\ntheme: {logo: images/l.svg}"),
        "images/l.svg": "",
    }
    assert '<a href="../"><img class="logo" src="../images/l.svg" alt=""> Le Mag numérique</a>' in _page(
        "edito/index.html", files
    )


def test_the_home_leads_with_the_series_of_the_newest_part_and_what_comes_next():
    page = _page("index.html")
    assert re.search('<h2 class="display"><a href="rev/">La révolution</a></h2>', page)
    assert "2 parties parues sur 4" in page
    assert "Dernière partie parue · Partie 3 sur 4" in page
    assert re.search('Les marchés <span class="meta">à paraître le 1er août 2015</span>', page)
    assert re.search('<a href="edito/">Édito &amp; Cie</a>', page)


def test_the_home_shows_of_a_long_series_what_is_around_the_newest_part():
    names = [f"p{number:02}" for number in range(1, 31)]
    files = {f"rev/{name}.md": _text(name, date=f"2015-06-{at + 1:02}") for at, name in enumerate(names[:15])}
    planned = [f"{{title: {name}, announce: true}}" for name in names[15:]]
    files["rev/_index.md"] = f"---\ntitle: R\nparts: [{', '.join([*names[:15], *planned])}]\n---\n"
    page = _page("index.html", files)
    assert re.findall(r'<li value="(\d+)"', page) == [str(number) for number in range(11, 19)]
    assert '<a href="rev/">Toutes les parties</a>' in page


def test_the_end_of_a_part_tells_what_follows():
    assert re.search(
        r'À suivre</p>\s*<p class="display"><a rel="next" href="../deux/">Deux</a>', _page("rev/un/index.html")
    )
    last = _page("rev/deux/index.html")
    assert re.search(
        r'À suivre</p>\s*<p class="display">Les marchés</p>\s*<p class="meta">à paraître le 1er août', last
    )


def test_a_part_that_is_secret_is_no_teaser():
    index = "---\ntitle: R\nparts: [un, {title: Secrète}]\n---\n"
    assert "À suivre" not in _page("rev/un/index.html", {"rev/_index.md": index, "rev/un.md": _text()})


def test_a_guest_has_a_page_that_tells_where_he_appears():
    page = _page("people/jean/index.html")
    assert re.search(r'<h1>Jean</h1>\s*<p class="standfirst">Pôle</p>', page)
    assert re.search(r'Participe à</h2>.*<a href="../../rev/un/">Un</a>', page, re.DOTALL)


def test_the_credit_of_a_picture_that_the_text_shows_stands_below_the_text():
    image = "image: {src: images/a.svg, alt: A, credit: Nous}\n"
    files = {"x.md": _text(more=image, body="![A](images/a.svg)\n"), "images/a.svg": "<svg/>"}
    assert re.search(
        r'<p class="meta credits"><span class="credit"[^>]*>Image\u00a0: Nous</span></p>',
        _page("x/index.html", files),
    )


def test_two_spellings_of_a_tag_stand_once_below_an_article():
    page = _page("x/index.html", {"x.md": _text(more="tags: [Pain, PAIN, Sel]\n")})
    assert re.findall(r'<a href="../tags/[^/]+/">(.*?)</a>', page) == ["Pain", "Sel"]


def test_a_person_leads_to_no_script():
    files = {"x.md": _text(more="guests: [{name: X, url: 'javascript:alert(1)'}]\n")}
    assert "alert" not in _page("people/x/index.html", files)


def test_rules_of_a_magazine_follow_those_of_the_theme():
    magazine = public(magazine_of(FILES), NOW)
    pages = html.export(magazine, Options(theme={**THEME, "more.css": "h1 { color: red; }\n"}))
    styles = [page.render() for page in pages if str(page.path).endswith(".css")]
    assert [style[-19:] for style in styles] == [b"h1 { color: red; }\n"] * 2


def test_the_archive_lists_a_year_by_months_the_newest_first():
    files = {
        f"{name}.md": _text(name, date=date)
        for name, date in (("a", "2015-06-30"), ("b", "2015-07-01"), ("c", "2014-01-01"))
    }
    assert re.findall(
        r'<h2 class="label">(.*?)</h2>|<a href="../../(.)/">', _page("archive/2015/index.html", files)
    ) == [
        ("juillet", ""),
        ("", "b"),
        ("juin", ""),
        ("", "a"),
    ]
    assert re.findall(
        r'<a href="(\d+)/">(\d+)</a> <span class="meta">(.*?)</span>', _page("archive/index.html", files)
    ) == [
        ("2015", "2015", "2 articles"),
        ("2014", "2014", "1 article"),
    ]


def test_a_complete_series_says_so():
    files = {"rev/_index.md": "---\ntitle: R\nparts: [un]\n---\n", "rev/un.md": _text()}
    assert "Complète en 1 partie" in _page("rev/index.html", files)


def _single(files=FILES):
    magazine = public(magazine_of(files), NOW)
    (page,) = html.export(magazine, Options(theme=THEME, series="rev", single=True))
    assert not isinstance(page, Copy)
    return page.render().decode()


@pytest.mark.skipif(not shutil.which("chromium"), reason="only a browser knows how wide things are: chromium")
def test_a_small_table_on_one_page_is_as_wide_as_its_text(tmp_path):
    line = "Une ligne qui est plus longue que la page n'est large. " * 4
    body = f"{line}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<table><tr><td>1</td></tr></table>\n"
    page = _single({"rev/_index.md": "---\ntitle: R\nparts: [un]\n---\n", "rev/un.md": _text(body=body)})
    widths = "[...document.querySelectorAll('.body > p, table')].map(one => Math.round(one.offsetWidth))"
    asked = page.replace("</body>", f"<script>document.title = {widths}</script></body>")
    (tmp_path / "rev.html").write_text(asked, encoding="utf-8")
    words = ("--headless", "--no-sandbox", "--window-size=1280,800", f"--user-data-dir={tmp_path / 'own'}")
    command = ["chromium", *words, "--dump-dom", (tmp_path / "rev.html").as_uri()]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    text, *tables = re.findall(r"\d+", re.findall("<title>(.*?)</title>", told)[0])
    assert tables == [text, text]


def test_a_series_on_one_page_holds_every_article_in_full():
    page = _single()
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == ["Sommaire", "Un", "Deux"]
    assert re.findall(r"Partie . sur .", page) == ["Partie 1 sur 4", "Partie 3 sur 4"]


def test_links_of_a_single_page_stay_in_it_or_are_whole():
    page = _single()
    assert '<a href="#rev.deux">deux</a>' in page
    assert '<img src="https://mag.example.org/rev/images/b.svg"' in page


def test_the_introduction_of_a_single_page_has_whole_links_too():
    index = SERIES + "\n[édito](../edito.md) [un](un.md) ![A](images/a.svg)\n"
    page = _single({**FILES, "rev/_index.md": index})
    assert '<a href="https://mag.example.org/edito/">édito</a> <a href="#rev.un">un</a>' in page
    assert '<img src="https://mag.example.org/rev/images/a.svg"' in page


def test_no_id_stands_twice_on_a_page_of_articles_with_the_same_headings_and_notes():
    body = "# Fin\n\nx[^1] y[^1] [z](#fin)\n\n# Fin\n\n<p id='fin'>a</p>\n\n[^1]: N.\n"
    files = {f"rev/{name}.md": _text(name, body=body) for name in ("un", "deux", "rev-un")}
    page = _single(
        {"rev/_index.md": "---\ntitle: R\nparts: [un, deux, rev-un]\n---\n# Fin\n\nx[^1]\n\n[^1]: N.\n", **files}
    )
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert sorted(set(ids)) == sorted(ids)
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


def test_a_picture_of_an_introduction_is_copied():
    files = {"_index.md": HOME + "![A](images/a.svg)\n", "images/a.svg": "", "x.md": _text()}
    assert "images/a.svg" in _site(files)


def test_a_picture_on_another_host_is_linked_to_and_not_loaded():
    body = "![Un A](https://ailleurs.example/a.png) <img src='//ailleurs.example/b.png' alt='Un B'>\n"
    page = _page("x/index.html", {"x.md": _text(body=body, more="image: https://ailleurs.example/c.png\n")})
    assert "<img" not in page
    assert '<a href="https://ailleurs.example/a.png">Un A</a> Un B' in page


def test_the_public_magazine_holds_no_secret_for_an_exporter_to_leak():
    assert "Secrète" not in repr(public(magazine_of(FILES), NOW))
    assert "Brouillon" not in repr(public(magazine_of(FILES), NOW))


def test_the_logo_of_the_magazine_goes_along():
    home = HOME.replace("lang: fr\n", "lang: fr\ntheme: {logo: images/logo.svg}\n")
    assert "images/logo.svg" in _site({**FILES, "_index.md": home, "images/logo.svg": "<svg/>"})
