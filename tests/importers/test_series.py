"""Series as the folders of generators have them: in several languages."""

import pytest

from magcli.importers import hugo, pelican
from tests.importers.folders import folder, told

LANGUAGES = "defaultContentLanguage = 'fr'\n[languages.fr]\n[languages.en]\n"


def part(title, place, **more):
    keys = "".join(f"{key}: {value}\n" for key, value in more.items())
    return f"---\ntitle: {title}\ndate: 2015-07-04\nseries: Été\nseries_order: {place}\n{keys}---\nTexte\n"


@pytest.mark.parametrize(
    ("find", "files"),
    [
        pytest.param(
            hugo.find,
            {
                "hugo.toml": LANGUAGES,
                "content/p/a.md": part("A", 1),
                "content/p/a.en.md": part("A", 1),
                "content/p/b/index.md": part("B", 2),
                "content/p/b/index.en.md": part("B", 2, slug="the-b"),
            },
            id="by the names of files",
        ),
        pytest.param(
            hugo.find,
            {
                "hugo.toml": LANGUAGES,
                "content/fr/a.md": part("A", 1),
                "content/en/a.md": part("A", 1),
                "content/fr/b.md": part("B", 2),
                "content/en/c.md": part("C", 2),
            },
            id="by folders",
        ),
        pytest.param(
            pelican.find,
            {
                "pelicanconf.py": "DEFAULT_LANG = 'fr'\n",
                "content/a.md": "Title: A\nDate: 2015-07-04\nSlug: a\nSeries: Été\nSeries_index: 1\n\nTexte\n",
                "content/x.md": "Title: A\nDate: 2015-07-04\nSlug: a\nSeries: Été\nSeries_index: 1\nLang: en\n\nTexte\n",
                "content/b.md": "Title: B\nDate: 2015-07-04\nSlug: b\nSeries: Été\nSeries_index: 2\n\nTexte\n",
                "content/y.md": "Title: B\nDate: 2015-07-04\nSlug: b\nSeries: Été\nSeries_index: 2\nLang: en\n\nTexte\n",
            },
            id="by slugs",
        ),
    ],
)
def test_a_translation_is_no_further_part_but_one_of_a_series_of_its_own(find, files):
    found = find(folder(files))
    those = sorted((piece.series, piece.place, piece.lang) for piece in found.pieces)
    assert those == [("Été", 1, "fr"), ("Été", 2, "fr"), ("Été (en)", 1, "en"), ("Été (en)", 2, "en")]
    why = "what is in en translates other parts, and makes a series of its own: 'Été (en)'"
    assert told(found) == [("guessed", "series", 0, why)]


def test_parts_in_two_languages_of_which_none_translates_another_are_one_series():
    files = {"hugo.toml": LANGUAGES, "content/p/a.md": part("A", 1), "content/p/b.en.md": part("B", 2)}
    found = hugo.find(folder({**files, "content/p/x.en.md": "x", "content/p/x.md": "x"}))
    assert {piece.series for piece in found.pieces if piece.series} == {"Été"}


def test_the_page_of_a_series_in_a_language_describes_that_in_its_language():
    files = {
        "hugo.toml": LANGUAGES,
        "content/series/ete/_index.md": "---\ntitle: L’été\n---\nUn.\n",
        "content/series/ete/_index.en.md": "---\ntitle: Summer\n---\nOne.\n",
        "content/p/a.md": part("A", 1),
        "content/p/a.en.md": part("A", 1),
    }
    rows = hugo.find(folder(files)).series
    assert sorted((row.name, row.title, row.slug, row.page.body) for row in rows) == [
        ("Été", "L’été", "ete", "Un.\n"),
        ("Été (en)", "Summer", "ete-en", "One.\n"),
    ]
