"""The rules about the dates of a series, and about whose its parts are."""

from time import process_time

import pytest

from magcli.text import edits
from magcli.validating import validate
from tests.conftest import HOME, magazine_of


def article(date):
    return f"---\ntitle: Un\ndate: {date}\nauthors: X\n---\n"


def told(files):
    return [(str(d.path), d.line, d.column, d.code, d.message) for d in validate(magazine_of(files))]


def series_of(*dates, season=""):
    """A series of articles `a`, `b`, … with these dates; without one where a date is empty."""
    slugs = "abcdef"[: len(dates)]
    parts = "".join(f"  - {slug}\n" for slug in slugs)
    head = f"season: {season}\n" if season else ""
    articles = {
        f"ete/{slug}.md": article(date) if date else "---\ntitle: Un\nauthors: X\n---\n"
        for slug, date in zip(slugs, dates, strict=True)
    }
    return {"ete/_index.md": f"---\ntitle: Été\n{head}parts:\n{parts}---\n", **articles}


def codes(files):
    return [code for _, _, _, code, _ in told(files) if code.startswith("SER")]


def test_a_part_dated_before_the_one_that_precedes_it_is_told_in_the_list():
    assert told(series_of("2015-07-11", "2015-07-04")) == [
        ("ete/_index.md", 5, 5, "SER007", "b (2015-07-04) is dated before a (2015-07-11), which precedes it")
    ]


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        pytest.param(["2015-07-04", "2015-07-11", "2015-07-18"], [], id="in order"),
        pytest.param(["2015-07-18", "2015-07-11", "2015-07-04"], ["SER007", "SER007"], id="once for each pair"),
        pytest.param(["2015-07-18", "", "2015-07-04"], ["SER007"], id="over one without a date"),
        pytest.param(["2015-07-04", "", "2015-07-11"], [], id="in order, one without a date"),
        pytest.param(["2015-07-25", "2015-07-04", "2015-07-11"], ["SER007"], id="one that is out of place"),
        pytest.param(["2015-07-04", "2015-07-04"], ["SER009"], id="one day is no order, and told once"),
        pytest.param(["2015-07-04", "2015-07-11", "2015-07-04"], ["SER007", "SER009"], id="a day that comes again"),
        pytest.param(["2015-07-04", "2015-07-04", "2015-07-04"], ["SER009", "SER009"], id="three on one day"),
        pytest.param(["2015-07-05", "2015-07-04T22:30:00Z"], ["SER009"], id="one day in the time zone here"),
        pytest.param(["2015-07-04", "2015-07-04T22:30:00Z"], [], id="two days in the time zone here"),
        pytest.param(["2015-07-04T18:00:00Z", "2015-07-04T06:00:00Z"], ["SER009"], id="evening and morning"),
        pytest.param(["2015-02-30", "2015-02-30"], [], id="days that do not exist"),
        pytest.param([], [], id="no part"),
    ],
)
def test_the_days_of_parts_are_compared(dates, found):
    assert codes(series_of(*dates)) == found


def test_planned_parts_count_and_their_names_are_those_of_the_command_line():
    index = (
        "---\ntitle: Été\nparts:\n  - a\n  - title: La société numérique\n    date: 2015-07-04\n"
        "  - {title: Les marchés, date: 2015-07-04}\n---\n"
    )
    assert told({"ete/_index.md": index, "ete/a.md": article("2015-07-11")}) == [
        (
            *("ete/_index.md", 5, 5, "SER007"),
            "la-societe-numerique (2015-07-04) is dated before a (2015-07-11), which precedes it",
        ),
        (
            *("ete/_index.md", 7, 5, "SER009"),
            "les-marches (2015-07-04) has the day of la-societe-numerique (2015-07-04)",
        ),
    ]


def test_a_part_that_is_listed_twice_has_that_fault_alone():
    files = series_of("2015-07-04", "2015-07-11")
    index = files["ete/_index.md"].replace("  - b\n", "  - b\n  - a\n")
    assert codes({**files, "ete/_index.md": index}) == ["SER003"]


def test_a_date_outside_the_season_is_told_where_it_is_written():
    index = (
        "---\ntitle: Été\nseason: summer 2015\nparts:\n  - a\n"
        "  - title: La société numérique\n    date: 2015-10-03\n---\n"
    )
    assert told({"ete/_index.md": index, "ete/a.md": article("2014-07-04")}) == [
        ("ete/_index.md", 7, 11, "SER008", "2015-10-03 is not in été 2015, the season of ete"),
        ("ete/a.md", 3, 7, "SER008", "2014-07-04 is not in été 2015, the season of ete"),
    ]


def test_the_hint_names_the_days_of_the_season():
    (found,) = validate(magazine_of(series_of("2015-07-04", season="hiver 2015")))
    assert found.hint == (
        "write a day from 2014-12-01 to 2015-03-20 or 2015-12-01 to 2016-03-20, or change the season"
    )
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("season", "date", "found"),
    [
        pytest.param("été 2015", "2015-06-01", [], id="the first day"),
        pytest.param("été 2015", "2015-05-31", ["SER008"], id="the day before"),
        pytest.param("été 2015", "2015-05-31T22:00:00Z", [], id="the first day in the time zone here"),
        pytest.param("été 2015", "2015-09-23T22:00:00Z", ["SER008"], id="the day after in the time zone here"),
        pytest.param("Saison 3", "1999-01-01", [], id="no season of the year"),
        pytest.param("{name: été, year: 2015}", "2016-07-04", ["SER008"], id="in keys"),
        pytest.param("summer 2015-2016", "2016-01-10", [], id="in the southern half of the world"),
        pytest.param("hiver 2015-2016", "2016-01-10", [], id="a winter"),
        pytest.param("hiver 2015-2016", "2015-01-10", ["SER008"], id="the winter before"),
        pytest.param("été 2015", "", [], id="no date"),
    ],
)
def test_the_days_of_a_season_are_generous(season, date, found):
    assert codes(series_of(date, season=season)) == found


def test_an_article_that_is_no_part_has_no_season():
    files = series_of("2015-07-04", season="été 2015")
    assert codes({**files, "ete/z.md": article("2001-01-01")}) == ["SER005"]


OTHERS = {
    "ete/_index.md": "---\ntitle: Été\nparts: [PART]\n---\n",
    "hiver/_index.md": "---\ntitle: Hiver\nparts: [neige, gel]\n---\n",
    "hiver/neige.md": article("2015-12-05"),
    "hiver/gel.md": article("2015-12-12"),
    "nord/_index.md": "---\ntitle: Nord\nparts: [gel]\n---\n",
    "nord/gel.md": article("2015-12-12"),
    "edito.md": article("2015-12-01"),
}


@pytest.mark.parametrize(
    ("part", "name"),
    [
        pytest.param("neige", "hiver/neige", id="by its slug"),
        pytest.param("hiver/neige", "hiver/neige", id="by its name"),
        pytest.param("../hiver/neige", "hiver/neige", id="by its path"),
        pytest.param("../hiver/neige.md", "hiver/neige", id="by its file"),
        pytest.param("hiver/gel", "hiver/gel", id="one of two of that slug, by its name"),
        pytest.param("edito", "edito", id="outside of all series"),
        pytest.param("../edito.md", "edito", id="outside of all series, by its file"),
    ],
)
def test_a_part_that_lies_elsewhere_is_one_fault_with_the_command_that_moves_it(part, name):
    (found,) = validate(magazine_of({**OTHERS, "ete/_index.md": OTHERS["ete/_index.md"].replace("PART", part)}))
    assert (str(found.path), found.line, found.column, found.code, found.severity) == (
        *("ete/_index.md", 3, 9, "SER010"),
        "error",
    )
    assert found.hint == f"to move it here, run: magcli series add ete {name}"


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("gel", id="several are called so"),
        pytest.param("neiges", id="nothing is called so"),
        pytest.param("nord/neige", id="it lies in yet another series"),
        pytest.param("../../hiver/neige", id="it leaves the magazine"),
        pytest.param("../neige", id="it lies in no series"),
        pytest.param("hiver/", id="a series alone"),
    ],
)
def test_a_part_that_is_nowhere_is_missing(part):
    files = {**OTHERS, "ete/_index.md": OTHERS["ete/_index.md"].replace("PART", part)}
    assert codes(files) == ["SER004"]


def test_an_article_that_another_series_lists_is_told_there_alone():
    files = {**OTHERS, "hiver/_index.md": "---\ntitle: Hiver\nparts: [gel]\n---\n"}
    assert codes({**files, "ete/_index.md": files["ete/_index.md"].replace("PART", "neige")}) == ["SER010"]


def test_a_part_of_its_own_folder_may_be_called_as_one_of_another():
    files = {**OTHERS, "ete/_index.md": OTHERS["ete/_index.md"].replace("PART", "neige")}
    assert codes({**files, "ete/neige.md": article("2015-07-04")}) == []


@pytest.mark.parametrize("part", ["ete/neige", "../ete/neige", "neige.md"])
def test_a_part_of_its_own_folder_that_is_not_called_by_its_slug_is_told_the_slug(part):
    files = {**OTHERS, "ete/_index.md": OTHERS["ete/_index.md"].replace("PART", part)}
    found = validate(magazine_of({**files, "ete/neige.md": article("2015-07-04")}))
    assert [(d.code, d.hint) for d in found if d.code == "SER004"] == [("SER004", "write neige")]
    assert "SER010" not in [d.code for d in found]


def test_the_rules_about_dates_can_be_left_out():
    home = HOME.replace("people:", "validate: {ignore: [date-order, same-day, outside-season]}\npeople:")
    files = series_of("2015-07-11", "2015-07-04", "2015-07-04", "1999-01-01", season="été 2015")
    assert codes({**files, "_index.md": home}) == []


# ---- gaps ------------------------------------------------------------------------------------------------


def gaps(*states):
    """The parts told as gaps, by number, in a series whose parts are in these *states*."""
    parts, files = [], {}
    for number, state in enumerate(states, 1):
        if state in ("planned", "announced"):
            parts.append(f"  - title: Partie {number}\n    announce: {'true' if state == 'announced' else 'false'}\n")
            continue
        parts.append(f"  - a{number}\n")
        if state != "missing":
            text = f"---\ntitle: T\nstatus: {state}\ndate: 2015-07-0{number}\nauthors: X\n---\nTexte.\n"
            files[f"ete/a{number}.md"] = text
    files["ete/_index.md"] = f"---\ntitle: Été\nparts:\n{''.join(parts)}---\n"
    found = [d for d in validate(magazine_of(files)) if d.code == "SER013"]
    return [int(d.message.removeprefix("part ").partition(",")[0]) for d in found]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        pytest.param(["published", "draft", "published"], [2], id="a draft"),
        pytest.param(["published", "review", "published"], [2], id="in review"),
        pytest.param(["ready", "published"], [1], id="the first one"),
        pytest.param(["published", "planned", "published"], [2], id="planned"),
        pytest.param(["published", "announced", "published"], [2], id="announced"),
        pytest.param(["draft", "planned", "published"], [1], id="two in a row are one gap"),
        pytest.param(["draft", "published", "draft", "published"], [1, 3], id="two gaps"),
        pytest.param(["published", "published", "draft", "planned"], [], id="what is to come"),
        pytest.param(["draft", "planned"], [], id="nothing is out"),
        pytest.param(["published", "missing", "published"], [], id="no file: another rule's"),
        pytest.param(["published", "publisehd", "published"], [], id="no status: another rule's"),
        pytest.param([], [], id="no part"),
    ],
)
def test_a_part_that_readers_would_miss_is_told(states, expected):
    assert gaps(*states) == expected


def test_a_gap_is_told_at_the_part_with_the_one_that_is_out():
    files = series_of("2015-07-04", "2015-07-11")
    files["ete/b.md"] = files["ete/b.md"].replace("title: Un\n", "title: Un\nstatus: published\n") + "Texte.\n"
    assert [found[:5] for found in told(files) if found[3] == "SER013"] == [
        ("ete/_index.md", 4, 5, "SER013", "part 1, a, is not published, and part 2, b, is")
    ]


# ---- seasons that are nearly one -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("season", "hint", "mended"),
    [
        pytest.param("autonme 2026", "write automne 2026", "automne 2026", id="misspelt"),
        pytest.param("'été 26'", "write été 2026", "'été 2026'", id="two digits"),
        pytest.param("2026 été", "write été 2026", "été 2026", id="the other way round"),
        pytest.param("summr 2026", "write summer 2026", "summer 2026", id="misspelt English"),
        pytest.param(
            "été", "write été 2015: the year has four digits, and a winter may have two in a row", "", id="no year"
        ),
        pytest.param(
            "hiver 2015-2018",
            "write hiver 2015: the year has four digits, and a winter may have two in a row",
            "",
            id="years that do not follow",
        ),
    ],
)
def test_a_season_that_is_nearly_one_is_told_and_mended_where_its_year_is_known(season, hint, mended):
    files = series_of("2015-07-04", season=season)
    (found,) = [d for d in validate(magazine_of(files)) if d.code == "SER014"]
    assert (found.hint, found.line, found.severity) == (hint, 3, "warning")
    index = files["ete/_index.md"]
    fixed, _ = edits.made(index, [found.fix] if found.fix else [])
    assert fixed == index.replace(season, mended or season)


@pytest.mark.parametrize(
    "season",
    [
        "été 2026",
        "Saison 3",
        "Fête 2026",
        "Printemps des poètes 2026",
        "hiver 3",
        "Somme 2016",
        "hors-série 12",
        "''",
    ],
)
def test_a_season_of_ones_own_is_fine(season):
    assert "SER014" not in codes(series_of("", season=season))


# ---- people ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "editors: [redacton]",
            [("redacton is nearly redaction, whom this magazine knows", "write redaction")],
            id="id",
        ),
        pytest.param(
            "editors: julie-martin",
            [
                (
                    "nobody among the people of this magazine has the id julie-martin",
                    "add it to people in _index.md, or write the whole name; there is: redaction",
                )
            ],
            id="like nobody's",
        ),
        pytest.param(
            "parts:\n  - title: Deux\n    authors: [Redaction, X]",
            [("Redaction is nearly redaction, whom this magazine knows", "write redaction")],
            id="the author of a planned part",
        ),
        pytest.param(
            "editors: La redaction",
            [("La redaction is nearly La rédaction, whom this magazine knows", "write La rédaction")],
            id="a name without its accent",
        ),
        pytest.param(
            "editors: La rédacton",
            [("La rédacton is nearly La rédaction, whom this magazine knows", "write La rédaction")],
            id="a misspelt name",
        ),
        pytest.param("editors: [redaction, La rédaction, Julie Martin, {name: julie}]", [], id="people"),
    ],
)
def test_ids_of_nobody_are_told_with_the_nearest(head, expected):
    found = validate(magazine_of({"ete/_index.md": f"---\ntitle: Été\n{head}\n---\n"}))
    assert [(d.message, d.hint) for d in found if d.code == "SER011"] == expected


# ---- many of them ----------------------------------------------------------------------------------------


def test_hundreds_of_series_whose_parts_are_missing_take_no_time_to_speak_of():
    many = {}
    for number in range(300):
        parts = "".join(f"  - p{place}\n" for place in range(30))
        many[f"s{number}/_index.md"] = f"---\ntitle: S\nparts:\n{parts}---\n"
        many[f"s{number}/autre{number}.md"] = article("2015-07-04")
    magazine = magazine_of(many)
    before = process_time()
    found = [d.code for d in validate(magazine)]
    assert found.count("SER004") == 9000
    assert found.count("SER005") == 300
    assert process_time() - before < 10
