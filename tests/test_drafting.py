"""New files."""

import pytest

from magcli import drafting
from magcli.drafting import Brief
from magcli.errors import AlreadyThere, NotAllowed
from tests.conftest import HOME, magazine_of

SERIES = """\
---
title: Été
parts:
  - un   # le premier
  - title: Les marchés verticaux
    date: 2015-07-18
    authors: [redaction, Léa]
  - trois
---
"""


def _draft(brief, files=None, series=""):
    magazine = magazine_of(files or {})
    changes = drafting.article(magazine, brief, magazine.series.get(series), "3f0c")
    return {str(change.path): change.text for change in changes}


def test_a_draft_says_its_title_and_leaves_its_date_open():
    assert _draft(Brief(title="Big data")) == {
        "big-data.md": "---\ntitle: Big data\nstatus: draft\ndate:\nid: 3f0c\n---\n\n"
    }


@pytest.mark.parametrize(
    ("title", "line"),
    [
        pytest.param("Uber : la rupture", "title: 'Uber : la rupture'", id="colon"),
        pytest.param("L'été : enfin", 'title: "L\'été : enfin"', id="colon and apostrophe"),
        pytest.param("Le web #1", "title: 'Le web #1'", id="hash"),
        pytest.param('Le "web" social', 'title: Le "web" social', id="inner quotes"),
        pytest.param("« Qui paie\u202f? »", "title: « Qui paie\u202f? »", id="French punctuation"),
        pytest.param("1984", "title: '1984'", id="number"),
        pytest.param("No", "title: 'No'", id="a word that YAML takes for false"),
        pytest.param("  Deux\n lignes ", "title: Deux lignes", id="line end"),
        pytest.param("Été 😀", "title: Été 😀", id="emoji"),
    ],
)
def test_a_title_is_quoted_only_where_yaml_asks_for_it(title, line):
    (text,) = _draft(Brief(title=title)).values()
    assert text.split("\n")[1] == line


def test_a_planned_part_gives_its_place_its_day_and_its_people():
    files = _draft(Brief(title="Marchés", planned="Les marchés verticaux"), {"ete/_index.md": SERIES})
    assert files["ete/marches.md"] == (
        "---\ntitle: Marchés\nstatus: draft\ndate: 2015-07-18\nauthors: [redaction, Léa]\n"
        "id: 49db1f19-959f-5ed1-818d-a46097cc9605\n---\n\n"
    )
    planned = "title: Les marchés verticaux\n    date: 2015-07-18\n    authors: [redaction, Léa]\n"
    assert files["ete/_index.md"] == SERIES.replace(planned, "marches\n")


def test_a_part_that_nobody_planned_is_named():
    with pytest.raises(NotAllowed, match="no series plans 'Rien'"):
        _draft(Brief(title="X", planned="Rien"), {"ete/_index.md": SERIES})


def test_a_part_that_is_written_is_not_filled_again():
    with pytest.raises(NotAllowed, match="written already"):
        _draft(Brief(title="X", planned="un"), {"ete/_index.md": SERIES}, series="ete")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Corps\n", "{}---\n\nCorps\n", id="plain"),
        pytest.param("\n\n  Corps", "{}---\n\n  Corps", id="blank lines in front"),
        pytest.param("# Big data !\n\nCorps\n", "{}---\n\nCorps\n", id="the heading that repeats the title"),
        pytest.param("# Autre\n\nCorps\n", "{}---\n\n# Autre\n\nCorps\n", id="another heading"),
        pytest.param("\ufeffCorps\n", "{}---\n\nCorps\n", id="byte order mark"),
        pytest.param(
            "---\nx: {a: 1} # à nous\n---\nCorps", "---\nx: {{a: 1}} # à nous\n{}---\nCorps", id="front matter"
        ),
    ],
)
def test_a_draft_starts_with_the_text_it_is_given(text, expected):
    (found,) = _draft(Brief(title="Big data", text=text, date="2015-07-04")).values()
    keys = "title: Big data\nstatus: draft\ndate: 2015-07-04\nid: 3f0c\n"
    assert found in (expected.format(keys), "---\n" + expected.format(keys))


def test_the_line_ends_of_the_text_are_kept():
    (found,) = _draft(Brief(title="Un", text="Un\r\n\r\ndeux\r\n")).values()
    assert found.count("\r\n") == found.count("\n")


def test_the_id_that_a_text_has_is_kept():
    (found,) = _draft(Brief(title="Un", text="---\nid: mien\nstatus: published\n---\n")).values()
    assert "id: mien\n" in found
    assert "status: draft\n" in found


@pytest.mark.parametrize(
    ("files", "series"),
    [
        pytest.param({"un.md": ""}, "", id="article"),
        pytest.param({"ete/_index.md": SERIES, "ete/un.md": ""}, "ete", id="part"),
        pytest.param({"un/_index.md": SERIES}, "", id="series of that address"),
        pytest.param({"UN.md": ""}, "", id="same name on many systems"),
    ],
)
def test_nothing_is_written_over(files, series):
    with pytest.raises(AlreadyThere):
        _draft(Brief(title="Un"), files, series)


def test_a_title_with_control_characters_is_refused():
    with pytest.raises(NotAllowed, match="no page can show"):
        _draft(Brief(title="Un\x07deux"))


def test_a_series_takes_the_articles_of_its_folder():
    magazine = magazine_of({"ete/un.md": "---\ntitle: Un\n---\n", "ete/deux.md": "---\ntitle: Deux\n---\n"})
    change = drafting.series(magazine, "Été", season="été 2015")
    assert change.text == "---\ntitle: Été\nseason: été 2015\nparts: [deux, un]\n---\n"


def test_a_magazine_keeps_the_comments_of_its_template():
    text = drafting.magazine("Le Mag", "", "fr", "Europe/Paris").text or ""
    assert "title: Le Mag\nurl: https://example.org/   # where" in text
    assert "timezone: Europe/Paris" in text


def test_a_home_of_the_tests_is_valid():
    assert not magazine_of({"_index.md": HOME}).source.faults
