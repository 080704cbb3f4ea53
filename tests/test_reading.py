"""From files to values; what is wrong is collected."""

from datetime import date, timedelta
from pathlib import PurePosixPath

import pytest

from magcli import reading
from magcli.model import Part, Person, Season, Theme
from tests.conftest import HOME, magazine_of


def _article(head: str, home: str = HOME):
    magazine = magazine_of({"_index.md": home, "un.md": f"---\n{head}---\nCorps\n"})
    return magazine.articles["un"]


def _told(found):
    return [(d.line, d.column, d.code, d.message, d.hint) for d in found.source.faults]


def test_an_article_is_read_whole():
    article = _article(
        "title: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction, Léa]\n"
        "guests: [{name: Jean, role: prospectiviste, organisation: Pôle}]\nsection: Le Mag\ntags: [a, b]\n"
        "summary: Court.\nimage: {src: images/a.svg, alt: Un A, credit: Nous}\ncomments: closed\nlang: en\n"
        "updated: 2015-07-05\naliases: [/vieux/]\nid: 3f0c\nx: {relu: oui}\n"
    )
    assert not article.source.faults
    assert article.authors == (
        Person(id="redaction", name="La rédaction", organisation="Le Mag numérique"),
        Person(id="lea", name="Léa"),
    )
    assert article.guests == (Person(id="jean", name="Jean", role="prospectiviste", organisation="Pôle"),)
    assert (article.date, article.updated) == (date(2015, 7, 4), date(2015, 7, 5))
    assert (article.tags, article.aliases, article.status) == (("a", "b"), ("/vieux/",), "published")
    assert article.image is not None
    assert (article.image.alt, article.source.body) == ("Un A", "Corps\n")


@pytest.mark.parametrize(
    ("head", "told"),
    [
        pytest.param(
            "status: publié\n",
            (2, 9, "META009", "'publié' is no status, so this article stays unpublished", "write published"),
            id="French status",
        ),
        pytest.param(
            "status: Published \n",
            (2, 9, "META009", "'Published' is no status, so this article stays unpublished", "write published"),
            id="capital",
        ),
        pytest.param(
            'status: "published "\n',
            (2, 9, "META009", "'published ' is no status, so this article stays unpublished", "write published"),
            id="trailing space",
        ),
        pytest.param(
            "statuts: published\n",
            (2, 1, "META005", "magcli knows no key 'statuts' here", "write status"),
            id="misspelt key",
        ),
        pytest.param(
            "date: 2015-02-30\n",
            (
                2,
                7,
                "META006",
                "there is no 2015-02-30: day is out of range for month",
                "write a day that exists, as 2015-07-04",
            ),
            id="impossible day",
        ),
        pytest.param("tags: {a: b}\n", (2, 7, "META004", "tags is a mapping", "write a text"), id="mapping for list"),
        pytest.param("title: [a]\n", (2, 8, "META004", "title is a list", "write a text"), id="list for text"),
        pytest.param(
            "image: {scr: a.png}\n", (2, 9, "META005", "magcli knows no key 'scr' here", "write src"), id="key inside"
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_to_write(head, told):
    assert told in _told(_article(head))


@pytest.mark.parametrize(
    "head", ["status: publié\n", "status: Published\n", "statuts: published\n", "status: [published]\n"]
)
def test_no_misspelt_status_publishes(head):
    assert _article(head).status != "published"


def test_what_cannot_be_read_has_no_status():
    magazine = magazine_of({"un.md": "---\nstatus: published\ntitle: a : b\n---\n"})
    assert magazine.articles["un"].status is None


@pytest.mark.parametrize(
    "key", ["draft", "published", "auteur", "titre", "étiquettes", "résumé", "rubrique", "langue"]
)
def test_words_of_other_tools_and_of_french_get_the_key_that_is_meant(key):
    ((_, _, code, _, hint),) = _told(_article(f"{key}: x\n"))
    assert (code, hint.partition(" ")[0]) == ("META005", "write")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("lastmod", "updated"),
        ("modified", "updated"),
        ("categories", "tags"),
        ("category", "section"),
        ("redirect_from", "aliases"),
        ("keywords", "tags"),
        ("cover", "image"),
        ("slug", "aliases"),
    ],
)
def test_keys_of_other_tools_get_the_one_that_holds_the_same(key, meant):
    """But `slug` is none of them: the name of the file is."""
    ((*_, hint),) = _told(_article(f"{key}: x\n"))
    assert hint == (f"write {meant}" if key != "slug" else "remove it: the name of the file is the address")


def test_a_planned_part_with_a_misspelt_title_is_told_once():
    index = "---\ntitle: Été\nparts:\n  - titel: Un\n---\n"
    (series,) = magazine_of({"ete/_index.md": index}).series.values()
    assert [(d.code, d.hint) for d in series.source.faults] == [("META005", "write title")]


def test_a_key_that_is_there_already_is_not_what_another_one_means():
    head = "title: Un\nauthors: [redaction]\nauthor: redaction\nsubtitle: Un essai\n"
    assert [hint for *_, hint in _told(_article(head))] == [
        "authors is there already: keep one of the two",
        "remove it, or keep it below x: for your own use",
    ]


def test_a_key_is_shown_as_it_stands_and_not_as_a_program_spells_it():
    ((_, _, _, told, _),) = _told(_article("authors\u00a0: x\n"))
    assert told == "magcli knows no key 'authors⍽' here"


def test_a_series_holds_articles_and_planned_parts_in_their_order():
    index = (
        "---\ntitle: Été\nseason: {name: été, year: 2015}\neditors: redaction\n"
        "schedule: {start: 2015-07-04, every: 1 week}\n"
        "parts:\n  - un\n  - title: Deux\n    date: 2015-07-11\n    authors: [Léa]\n    announce: true\n---\n"
    )
    series = magazine_of({"ete/_index.md": index}).series["ete"]
    assert not series.source.faults
    assert series.season == Season(text="été 2015", name="summer", years=(2015,))
    assert [(p.slug, p.title, p.date, p.announce) for p in series.parts] == [
        ("un", "", None, False),
        ("", "Deux", date(2015, 7, 11), True),
    ]
    assert (series.number_of("un"), series.number_of("absent")) == (1, None)


def _season_told(season):
    series = magazine_of({"ete/_index.md": f"---\ntitle: Été\nseason: {season}\n---\n"}).series["ete"]
    return [(d.line, d.column, d.code, d.message, d.hint) for d in series.source.faults]


@pytest.mark.parametrize(
    "season",
    [
        pytest.param("été 2015", id="a text"),
        pytest.param("Saison 3", id="a text that names no season of the year"),
        pytest.param("{name: summer, year: 2015}", id="a name and a year"),
        pytest.param("{name: Ete, year: 2015}", id="a name of any language, spelt by heart"),
        pytest.param("{name: hiver, year: 2015-2016}", id="a name and two years"),
    ],
)
def test_a_season_is_a_text_or_a_name_and_a_year(season):
    assert _season_told(season) == []


@pytest.mark.parametrize(
    ("season", "told"),
    [
        pytest.param(
            "{name: sumer, year: 2015}",
            (3, 16, "META004", "'sumer' is no name of a season", "write summer"),
            id="a misspelt name",
        ),
        pytest.param(
            "{name: Nº 3, year: 2015}",
            (
                *(3, 16, "META004", "'Nº 3' is no name of a season"),
                "write spring, summer, autumn or winter, or été, Sommer …",
            ),
            id="another name",
        ),
        pytest.param(
            "{name: été, year: vingt}",
            (3, 27, "META004", "'vingt' is no year of a season", "write 2015, or 2015-2016 for a winter"),
            id="a year in words",
        ),
        pytest.param(
            "{name: été}",
            (3, 9, "META004", "this season has no year", "write year: 2015, or 2015-2016 for a winter"),
            id="no year",
        ),
        pytest.param(
            "{year: 2015}",
            (
                *(3, 9, "META004", "this season has no name"),
                "write name: spring, summer, autumn or winter, or été, Sommer …",
            ),
            id="no name",
        ),
        pytest.param(
            "{nom: été, year: 2015}",
            (3, 10, "META005", "magcli knows no key 'nom' here", "write name"),
            id="a misspelt key, told once",
        ),
        pytest.param(
            "{name: [été], year: 2015}", (3, 16, "META004", "name is a list", "write a text"), id="a list, told once"
        ),
        pytest.param("[été, 2015]", (3, 9, "META004", "season is a list", "write a text"), id="a list of both"),
    ],
)
def test_a_season_in_keys_says_which_and_when(season, told):
    assert _season_told(season) == [told]


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        pytest.param("{title: Deux, anounce: true}", "magcli knows no key 'anounce' here", id="unknown key"),
        pytest.param("{title: Deux, announce: oui}", "announce is 'oui'", id="no yes or no"),
        pytest.param("{date: 2015-07-11}", "a planned part has no title", id="no title"),
    ],
)
def test_a_wrong_planned_part_is_told_and_never_announced(part, problem):
    series = magazine_of({"ete/_index.md": f"---\ntitle: Été\nparts: [{part}]\n---\n"}).series["ete"]
    assert problem in [d.message for d in series.source.faults]
    assert not any(p.announce for p in series.parts)


def _home(keys):
    return magazine_of({"_index.md": HOME.replace("lang: fr\n", f"lang: fr\n{keys}\n")})


def test_a_magazine_without_wishes_is_cleaned_set_and_listed_in_every_way():
    magazine = _home("")
    assert magazine.theme == Theme()
    assert (magazine.html_is_trusted, magazine.typography, magazine.social_images) == (False, True, True)
    assert magazine.pages == ("sections", "people", "tags", "years")


def test_a_magazine_says_how_its_pages_look():
    magazine = _home(
        'theme: {accent: "#9B2D1F", logo: images/logo.svg, fonts: {text: "Charter, serif", headings: "\'Gill Sans\'"}}\n'
        "html: trusted\ntypography: off\nsocial_images: false\npages: [years, tags]"
    )
    assert not magazine.source.faults
    assert magazine.theme == Theme(
        accent="#9b2d1f", logo="images/logo.svg", text_font="Charter, serif", heading_font="'Gill Sans'"
    )
    assert (magazine.html_is_trusted, magazine.typography, magazine.social_images) == (True, False, False)
    assert magazine.pages == ("tags", "years")


def test_a_site_can_list_articles_by_nothing_but_their_series():
    assert _home("pages: []").pages == ()


@pytest.mark.parametrize(
    ("keys", "message", "hint"),
    [
        pytest.param(
            "theme: {accent: red}", "'red' is no colour", 'write it in quotes: "#9b2d1f"', id="a colour by name"
        ),
        pytest.param(
            "theme: {accent: 9b2d1f}",
            "'9b2d1f' is no colour",
            'write it in quotes: "#9b2d1f"',
            id="a colour without its sign",
        ),
        pytest.param(
            "theme: {couleur: x}", "magcli knows no key 'couleur' here", "write accent", id="a colour in French"
        ),
        pytest.param(
            "theme: {fonts: {text: 'serif;}'}}",
            "'serif;}' is no list of font families",
            "write names with commas between them: Charter, Georgia, serif",
            id="more than a font",
        ),
        pytest.param(
            "theme: {logo: https://example.org/a.svg}",
            "logo is 'https://example.org/a.svg', which is no file of the magazine",
            "put the picture into the magazine, and write images/logo.svg",
            id="a logo elsewhere",
        ),
        pytest.param("typography: non", "typography is 'non'", "write false", id="no in French"),
        pytest.param("social_images: never", "social_images is 'never'", "write on or off", id="never"),
        pytest.param("html: raw", "html is 'raw'", "write cleaned or trusted", id="raw"),
        pytest.param(
            "feed: {hub: 'ftp://x'}", "hub is 'ftp://x'", "write the address of a page: https://…", id="no hub"
        ),
        pytest.param("feed: {hubs: 'https://x'}", "magcli knows no key 'hubs' here", "write hub", id="two hubs"),
        pytest.param("pages: [tag]", "'tag' is none of pages", "write tags", id="nearly a list"),
        pytest.param(
            "pages: [months]", "'months' is none of pages", "there is: sections, people, tags, years", id="no list"
        ),
    ],
)
def test_a_wish_that_cannot_be_met_is_told(keys, message, hint):
    assert [(found[3], found[4]) for found in _told(_home(keys))] == [(message, hint)]


def test_a_day_starts_in_the_time_zone_of_the_magazine():
    magazine = magazine_of({})
    begin = magazine.instant(date(2015, 7, 4))
    assert (begin.isoformat(), begin.utcoffset()) == ("2015-07-04T00:00:00+02:00", timedelta(hours=2))


@pytest.mark.parametrize("url", ["mag.example.org", "ftp://a.b/", "https://", "http://[x", "https://a.b/?x=1"])
def test_an_address_that_is_none_is_told(url):
    magazine = magazine_of({"_index.md": HOME.replace("https://mag.example.org/", url)})
    assert ([d.code for d in magazine.source.faults], magazine.url) == (["META004"], "")


@pytest.mark.parametrize("zone", ["Europe/Pari", "../../etc/passwd", "Europe", "a\\0b", "{a: b}"])
def test_an_unknown_time_zone_is_told(zone):
    magazine = magazine_of({"_index.md": HOME.replace("Europe/Paris", f'"{zone}"' if "\\" in zone else zone)})
    assert [d.code for d in magazine.source.faults] == ["META004"]


def test_an_article_deeper_than_a_series_is_told():
    magazine = magazine_of({"ete/brouillons/un.md": "---\ntitle: Un\n---\n"})
    assert [(str(d.path), d.code, d.hint) for d in magazine.faults] == [
        ("ete/brouillons/un.md", "FM010", "move it to ete/un.md")
    ]


def test_bytes_that_are_not_utf8_are_told_with_their_place():
    source = reading.source(PurePosixPath("a.md"), b"---\ntitle: " + "été".encode("latin-1"))
    assert [(d.line, d.column, d.code) for d in source.faults] == [(2, 8, "FM001")]
    assert source.broken


def test_a_part_of_the_model_is_empty_unless_told():
    assert Part() == Part(slug="", title="", date=None)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        pytest.param("date: 9999-12-31T23:59:59Z\n", "META006", id="a year that no time zone can hold"),
        pytest.param("lang: fr_FR\n", "META011", id="a locale for a language"),
        pytest.param("aliases: [https://old.example.org/x/]\n", "META004", id="an address for a path"),
        pytest.param("aliases: [/../x/]\n", "META004", id="a path that leaves the site"),
        pytest.param("aliases: [/%2e%2e/x/]\n", "META004", id="a path that leaves the site, encoded"),
        pytest.param("image: {alt: Un A}\n", "META004", id="an image without a file"),
        pytest.param("image: [a.png, b.png]\n", "META004", id="two images"),
        pytest.param("tags: a, b\n", "META004", id="a list without brackets"),
    ],
)
def test_what_would_be_dropped_or_break_an_export_is_told(head, told):
    assert [fault.code for fault in _article(head).source.faults] == [told]


def test_the_hints_for_draft_and_published_say_what_they_say():
    assert [hint for *_, hint in _told(_article("draft: true\n"))] == ["write status: draft"]
    assert [hint for *_, hint in _told(_article("published: false\n"))] == ["write status: draft"]
    assert [hint for *_, hint in _told(_article("draft: false\n"))] == ["write status: published"]
    assert next(hint for *_, hint in _told(_article("status: true\n"))).startswith("write one of")


def test_someone_can_be_a_name_alone():
    home = HOME.replace("{name: La rédaction, organisation: Le Mag numérique}", "La rédaction")
    assert _article("authors: redaction\n", home).authors == (Person(id="redaction", name="La rédaction"),)
