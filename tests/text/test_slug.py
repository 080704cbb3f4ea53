"""Slugs: the part of an address that names an article."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.slug import LONGEST, RESERVED, is_slug, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("Big data", "big-data", id="two words"),
        pytest.param("L'été", "l-ete", id="elision"),
        pytest.param("L’été à Paris : où aller ?", "l-ete-a-paris-ou-aller", id="typographic apostrophe"),
        pytest.param("Qu’est-ce que c’est ?", "qu-est-ce-que-c-est", id="several elisions"),
        pytest.param("Aujourd’hui", "aujourd-hui", id="apostrophe inside a word"),
        pytest.param("Œuvre et cœur", "oeuvre-et-coeur", id="ligature oe"),
        pytest.param("Ægir, ex æquo", "aegir-ex-aequo", id="ligature ae"),
        pytest.param("Straße, GROẞ", "strasse-gross", id="sharp s"),
        pytest.param("Ça çà ÿ Ñandú", "ca-ca-y-nandu", id="cedilla, diaeresis, tilde"),
        pytest.param("e\u0301te\u0301", "ete", id="decomposed accents"),
        pytest.param("Łódź", "lodz", id="barred l"),
        pytest.param("Đorđe", "dorde", id="barred d"),
        pytest.param("Ærø, Þór, seiðr", "aero-thor-seidr", id="Nordic letters"),
        pytest.param("İstanbul", "istanbul", id="dotted capital i"),
        pytest.param("n°1", "n-1", id="degree sign"),
        pytest.param("№ 5", "no-5", id="numero sign"),
        pytest.param("1er, 2ᵉ", "1er-2e", id="superscript letter"),
        pytest.param("m²", "m2", id="superscript digit"),
        pytest.param("½ siècle", "1-2-siecle", id="fraction"),
        pytest.param("ﬁn de ﬂux", "fin-de-flux", id="ligatures of a PDF"),
        pytest.param("Chapitre Ⅳ", "chapitre-iv", id="Roman numeral"),
        pytest.param("𝐁𝐢𝐠 data", "big-data", id="mathematical bold"),
        pytest.param("3,5 % à 10 €", "3-5-a-10", id="numbers and signs"),
        pytest.param("R&D, C++, 24/7", "r-d-c-24-7", id="signs between letters"),
        pytest.param("snake_case", "snake-case", id="underscore"),
        pytest.param("--a -- b--", "a-b", id="hyphens around and doubled"),
        pytest.param("avant–après—fin", "avant-apres-fin", id="dashes"),
        pytest.param("«\u00a0Big\u202fdata\u00a0»", "big-data", id="no-break spaces"),
        pytest.param("révo\u00adlution", "revolution", id="soft hyphen"),
        pytest.param("télé\u200bvision", "television", id="zero width space"),
        pytest.param("L’été 😀 indien", "l-ete-indien", id="emoji between words"),
        pytest.param("Привет мир", "privet-mir", id="Cyrillic"),
        pytest.param("Ελλάδα", "ellada", id="Greek"),
        pytest.param("中文 标题", "zhongwen-biaoti", id="Chinese"),
        pytest.param("한국어", "hangugeo", id="Korean"),
        pytest.param("हिन्दी", "hindi", id="Hindi"),
        pytest.param("Le 東京 de demain", "le-dongjing-de-demain", id="scripts mixed"),
    ],
)
def test_a_title_becomes_a_slug(title, slug):
    assert slugify(title) == slug


@pytest.mark.parametrize("title", ["", "   ", "?!…", "😀", "— « » —", "’", "\u0301"])
def test_a_title_without_letter_or_digit_has_no_slug(title):
    assert slugify(title) == ""


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("mot " * 20, "-".join(["mot"] * 20), id="79 characters stay"),
        pytest.param("mot " * 21, "-".join(["mot"] * 20), id="83 are cut after a word"),
        pytest.param("a" * 80, "a" * 80, id="80 in one word stay"),
        pytest.param("a" * 79 + " bc", "a" * 79, id="a word that does not fit goes whole"),
        pytest.param("a" * 80 + " b", "a" * 80, id="a word that ends right there stays"),
        pytest.param("a" * 100, "a" * 80, id="a single word is cut anywhere"),
        pytest.param("œ" * 60, "oe" * 40, id="counted once it is spelled out"),
    ],
)
def test_a_long_title_is_cut_after_a_word(title, slug):
    assert slugify(title) == slug


@pytest.mark.parametrize("text", ["a", "1", "big-data", "l-ete-2015", "a" * LONGEST, *RESERVED])
def test_words_joined_by_hyphens_are_a_slug(text):
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    ["", "-", "a-", "-a", "a--b", "A", "été", "a_b", "a b", "a.b", "a/b", "a\n", "²", "١", "a" * (LONGEST + 1)],
)
def test_anything_else_is_no_slug(text):
    assert not is_slug(text)


@given(st.text())
def test_whatever_the_title_the_slug_is_one_or_empty_and_its_own_slug(title):
    slug = slugify(title)
    assert slug == "" or is_slug(slug)
    assert slugify(slug) == slug


@given(st.text())
def test_the_two_unicode_forms_of_a_title_have_one_slug(title):
    assert slugify(normalize("NFC", title)) == slugify(normalize("NFD", title))
