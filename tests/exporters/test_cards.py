"""The pictures that networks show."""

import re
from html import unescape

import pytest

from magcli import store
from magcli.errors import BrokenTemplate, NotAllowed
from magcli.exporters import _cards
from magcli.exporters._exporter import Options
from magcli.exporters._lettering import Lettering
from tests.conftest import HOME, magazine_of

FONTS = store.fonts()
LETTERING = Lettering(FONTS)
TEMPLATE = store.theme()["card.svg"]
SERIES = "---\ntitle: La révolution\nseason: été 2015\nparts: [un, title: Suite]\n---\n"


def article(title, more=""):
    return f"---\ntitle: {title}\nstatus: published\ndate: 2015-07-04\nsection: Idées\n{more}---\nTexte.\n"


MAGAZINE = magazine_of({"rev/_index.md": SERIES, "rev/un.md": article("Un"), "edito.md": article("Édito")})


def card(title, **more):
    return _cards.Card(address="cards/x.png", title=LETTERING.drawable(title), **more)


def drawing(found):
    return _cards.svg(found, TEMPLATE, LETTERING)


def told(found):
    """The texts of the drawing of *found*, from top to bottom."""
    return [unescape(text) for text in re.findall("<text[^>]*>(.*?)</text>", drawing(found))]


def test_the_card_of_a_part_says_where_it_stands():
    found = _cards.of_article(MAGAZINE.articles["rev/un"], MAGAZINE, LETTERING)
    assert found.address == "cards/rev/un.png"
    assert told(found) == ["La révolution · Partie 1 sur 2", "Un", "Le Mag numérique"]
    assert found.told == "La révolution · Partie 1 sur 2 · Un · Le Mag numérique"


def test_the_card_of_an_article_without_a_series_says_its_section():
    found = _cards.of_article(MAGAZINE.articles["edito"], MAGAZINE, LETTERING)
    assert told(found) == ["Idées", "Édito", "Le Mag numérique"]


def test_the_card_of_a_series_says_its_season():
    found = _cards.of_series(MAGAZINE.series["rev"], MAGAZINE, LETTERING)
    assert found.address == "cards/rev.png"
    assert told(found) == ["Série · été 2015", "La révolution", "Le Mag numérique"]


def test_the_card_of_the_home_page_says_its_host():
    found = _cards.of_home(MAGAZINE, LETTERING)
    assert found.address == "cards/_home.png"
    assert told(found) == ["", "Le Mag numérique", "mag.example.org"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("Révolution numérique ou révolution sociale ?", ["Révolution numérique", "ou révolution sociale ?"], id="two lines"),
        pytest.param("L’été 🎉 !", ["L’été !"], id="an emoji is left out"),
        pytest.param("👩‍👩‍👧 Familles 1️⃣", ["Familles 1"], id="and what holds emoji together"),
        pytest.param("A < B & C", ["A < B & C"], id="signs of XML"),
        pytest.param("Цифровая η επανάσταση", ["Цифровая η επανάσταση"], id="Cyrillic and Greek"),
        pytest.param("שלום עולם!", ["\u200fשלום עולם!\u200f"], id="Hebrew, its sign at its end"),
        pytest.param("الثورة الرقمية؟", ["\u200fالثورة الرقمية؟\u200f"], id="Arabic"),
    ],
)  # fmt: skip
def test_a_title_is_set_in_lines(title, shown):
    assert told(card(title))[1:-1] == shown


def test_a_text_from_right_to_left_starts_at_the_right():
    assert 'text-anchor="end"' in drawing(card("שלום"))
    assert 'text-anchor="start"' in drawing(card("Bonjour שלום"))


def test_of_a_long_name_of_a_series_the_place_in_it_stays():
    above = told(card("Un", above="La révolution " * 9, place="Partie 12 sur 24"))[0]
    assert above.endswith("… · Partie 12 sur 24")
    assert LETTERING.width(above, 34, 600) <= 1040


@pytest.mark.parametrize("title", ["漢字", "ภาษาไทย", "Le 漢字", "🎉", ""])
def test_without_its_letters_there_is_no_card(title):
    magazine = magazine_of({"a.md": article(f'"{title}"')})
    assert _cards.of_article(magazine.articles["a"], magazine, LETTERING) is None


@pytest.mark.parametrize("title", ["Un", "mot " * 100, "x" * 400, "Anticonstitutionnellement " * 6, "é\u0301" * 50])
def test_a_card_is_a_png_of_the_size_that_networks_want(title):
    png = _cards.draw(drawing(card(title)), FONTS)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(png[at : at + 4]) for at in (16, 20)] == [1200, 630]


def test_the_same_card_has_the_same_bytes():
    svg = drawing(card("Révolution numérique"))
    assert _cards.draw(svg, FONTS) == _cards.draw(svg, FONTS)


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_a_text_is_as_wide_as_it_is_drawn(weight):
    width = round(LETTERING.width("Hé Tyrol : AVAVA, l’été !H", 48, weight))
    png = [
        _cards.draw(
            '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">'
            f'<text x="{-width + 4 + beside}" y="100" font-size="48" font-weight="{weight}" '
            "font-family=\"'Source Serif 4'\">Hé Tyrol : AVAVA, l’été !H</text></svg>",
            FONTS,
        )
        for beside in (0, -4, 2400)
    ]
    # Pushed out at the left by its width, nothing of it is seen; four pixels less, its last stroke is.
    assert png[1] == png[2] != png[0]


def test_the_colour_of_the_magazine_is_made_legible():
    magazine = magazine_of({"_index.md": HOME.replace("lang: fr", "lang: fr\ntheme: {accent: '#ffdd00'}")})
    found = _cards.of_home(magazine, LETTERING)
    assert found.accent != "#ffdd00"
    assert f'fill="{found.accent}"' in drawing(found)


def key(found=None, template=TEMPLATE):
    options = Options(theme={"card.svg": template}, fonts=FONTS)
    return _cards.page(found or card("Un"), "cards/x.png", options, LETTERING).key


def test_a_card_is_known_again_by_all_that_it_is_made_from():
    assert key() == key()
    changed = [
        key(card("Deux")),
        key(card("Un", accent="#000000")),
        key(template="<svg/>"),
        key(card("Un", above="A")),
    ]
    assert len({key(), *changed}) == 5


def test_what_a_team_puts_in_the_place_of_the_template_is_drawn():
    options = Options(
        theme={"card.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>"}, fonts=FONTS
    )
    png = _cards.page(card("Un"), "cards/x.png", options, LETTERING).render()
    assert [int.from_bytes(png[at : at + 4]) for at in (16, 20)] == [3, 2]


@pytest.mark.parametrize("template", ["<svg", "", "<html/>"])
def test_a_drawing_that_is_none_is_told(template):
    options = Options(theme={"card.svg": template}, fonts=FONTS)
    with pytest.raises(NotAllowed, match=r"card\.svg cannot be drawn"):
        _cards.page(card("Un"), "cards/x.png", options, LETTERING).render()


@pytest.mark.parametrize(
    ("template", "told"),
    [
        pytest.param("\n{% if %}", "card.svg:2: ", id="syntax"),
        pytest.param("<svg>\n\n{{ titel }}</svg>", "card.svg:3: ", id="a misspelt value"),
        pytest.param(
            "{% for i in range(99999) %}{% for j in range(99999) %}{{ j }}{% endfor %}{% endfor %}",
            "card.svg:1: this template does not come to an end",
            id="no end",
        ),
    ],
)
def test_what_is_wrong_with_the_template_is_told_with_its_line(template, told):
    options = Options(theme={"card.svg": template}, fonts=FONTS)
    with pytest.raises(BrokenTemplate) as error:
        _cards.page(card("Un"), "cards/x.png", options, LETTERING).render()
    assert str(error.value).startswith(told)


def test_a_title_is_a_text_and_no_part_of_the_drawing():
    assert "&lt;g&gt; &amp;" in drawing(card("<g> & c"))
