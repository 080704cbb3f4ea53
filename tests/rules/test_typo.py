"""The rules about typography: what they look at, where they point, and what they say."""

import pytest

from magcli import validating
from magcli.text import edits
from tests.conftest import HOME, magazine_of

HEAD = "---\ntitle: T\ndate: 2015-07-04\nauthors: X\n{}---\n"


def found(text, home=HOME):
    """What the rules about typography find when *text* is an article."""
    magazine = magazine_of({"_index.md": home, "a.md": text})
    return [finding for finding in validating.validate(magazine) if finding.code.startswith("TYPO")]


@pytest.mark.parametrize(
    ("body", "code", "column", "end", "severity", "is_safe"),
    [
        pytest.param("Les usages?", "TYPO001", 11, 12, "warning", True, id="a mark"),
        pytest.param("Les usages ?", "TYPO001", 11, 13, "warning", True, id="a space and a mark"),
        pytest.param("Le «mot» dit", "TYPO001", 4, 9, "warning", True, id="guillemets"),
        pytest.param("Le « mot » dit", "TYPO001", 4, 11, "warning", True, id="guillemets with spaces"),
        pytest.param("Le «\u00a0mot » dit", "TYPO001", 9, 11, "warning", True, id="one of two guillemets"),
        pytest.param("Soit 20% ici", "TYPO001", 8, 9, "warning", True, id="per cent"),
        pytest.param("Soit 20 % ici", "TYPO001", 8, 10, "warning", True, id="a space and per cent"),
        pytest.param("Soit 20 km ici", "TYPO001", 8, 11, "warning", True, id="a space and a unit"),
        pytest.param("Soit 20 000 ici", "TYPO001", 6, 12, "warning", True, id="thousands"),
        pytest.param('Le "mot" dit', "TYPO002", 4, 9, "warning", True, id="straight quotes"),
        pytest.param("Et puis...", "TYPO003", 8, 11, "warning", True, id="three dots"),
        pytest.param("Le coeur bat", "TYPO004", 5, 7, "warning", True, id="ligature"),
        pytest.param("L’Etat dit", "TYPO005", 3, 7, "warning", False, id="capital"),
        pytest.param("A la fin", "TYPO005", 1, 2, "warning", False, id="capital of a phrase"),
        pytest.param("Lin, etc... là", "TYPO006", 9, 12, "warning", True, id="etc"),
        pytest.param("Le 2ème mot", "TYPO007", 5, 8, "warning", True, id="ordinal"),
        pytest.param("Le mot - ici - dit", "TYPO008", 8, 9, "warning", False, id="hyphens"),
        pytest.param("Il l'a dit, c'est vrai", "TYPO009", 5, 6, "warning", True, id="apostrophes"),
        pytest.param("Deux  mots", "TYPO010", 5, 7, "warning", True, id="doubled space"),
        pytest.param("Un mot , deux", "TYPO011", 7, 9, "warning", True, id="space before a comma"),
        pytest.param("La numé- rique", "TYPO013", 8, 10, "warning", False, id="cut word"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_each_slip_is_one_finding_at_its_place(body, code, column, end, severity, is_safe, line_end):
    """The line is the sixth or, in a longer text, the one that it stands on."""
    text = (HEAD.format("") + "\n" + body + "\n").replace("\n", line_end)
    (finding,) = found(text)
    assert (finding.code, finding.line, finding.column, finding.end_column) == (code, 7, column, end)
    assert (finding.severity, finding.fix.is_safe) == (severity, is_safe)
    mended, _ = edits.made(text, [finding.fix])
    assert found(mended) == []


@pytest.mark.parametrize("lang", ["en", "en-GB", "de"])
def test_other_languages_keep_their_punctuation(lang):
    """Only spaces that are one too many are wrong everywhere."""
    body = 'Is it a "digital" revolution? Yes: the State\'s oeuvre - 20%... «mot»  Etc.  And 2 km , 1ère.\n'
    assert [finding.code for finding in found(HEAD.format(f"lang: {lang}\n") + body)] == ["TYPO010", "TYPO011"]


def test_the_language_of_the_magazine_is_that_of_its_articles():
    """An article says its own when it differs."""
    english = HOME.replace("lang: fr", "lang: en")
    assert [f.code for f in found(HEAD.format("") + "Quoi?\n", english)] == []
    assert [f.code for f in found(HEAD.format("lang: fr\n") + "Quoi?\n", english)] == ["TYPO001"]


@pytest.mark.parametrize(
    ("line", "column", "mended"),
    [
        pytest.param("title: Quoi?", 12, "title: Quoi\u202f?", id="title"),
        pytest.param('title: "Quoi?"', 13, 'title: "Quoi\u202f?"', id="in quotes"),
        pytest.param("summary: Le coeur du sujet.", 14, "summary: Le cœur du sujet.", id="summary"),
        pytest.param("summary: 'Le 2ème.'", 15, "summary: 'Le 2e.'", id="in single quotes"),
        pytest.param("title: L’Etat", 10, "title: L’État", id="capital"),
        pytest.param("title: Deux  mots", 12, "title: Deux mots", id="doubled space"),
        pytest.param("title: Un , deux", 10, "title: Un, deux", id="space before a comma"),
    ],
)
def test_title_and_summary_are_read_too(line, column, mended):
    """What a reader sees of the front matter is text."""
    text = f"---\n{line}\n---\n\nTexte.\n"
    (finding,) = found(text)
    assert (finding.line, finding.column) == (2, column)
    assert edits.made(text, [finding.fix])[0] == f"---\n{mended}\n---\n\nTexte.\n"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("title: L'été ? « Oui » - non...", id="what no terminal can type"),
        pytest.param('title: Le "mot" à 12:30', id="quotes that may be YAML's"),
        pytest.param("title: 'L''Etat?'", id="an escape"),
        pytest.param("title: >\n  Quoi?\n  Deux?", id="several lines"),
        pytest.param("title: T\nsection: coeur?", id="a name"),
        pytest.param("title: T\nx:\n  note: coeur?", id="keys of one's own"),
    ],
)
def test_the_rest_of_the_front_matter_is_left_alone(line):
    """Names, keys and values that are not written as they read."""
    assert found(f"---\n{line}\n---\n\nTexte.\n") == []


def test_the_texts_of_indexes_are_read_too():
    """A series and the magazine have a title, a description and an introduction."""
    index = "---\ntitle: Le coeur\ndescription: Quoi?\n---\nQui?\n"
    magazine = magazine_of({"_index.md": HOME + "Là!\n", "ete/_index.md": index})
    told = [(str(f.path), f.line, f.code) for f in validating.validate(magazine) if f.code.startswith("TYPO")]
    assert told == [
        ("_index.md", 9, "TYPO001"),
        ("ete/_index.md", 2, "TYPO004"),
        ("ete/_index.md", 3, "TYPO001"),
        ("ete/_index.md", 5, "TYPO001"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: Uber : la rupture\nlang: en\n---\nQuoi?\n", id="broken YAML"),
        pytest.param("Avant\n---\ntitle: Quoi?\n---\nQuoi?\n", id="no front matter"),
        pytest.param("---\ntitle: Quoi?\n", id="never closed"),
    ],
)
def test_what_has_no_front_matter_that_can_be_read_has_no_language(text):
    """Its front matter is told; the rest comes when that is mended."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("body", "is_safe"),
    [
        pytest.param("## Quoi ?\n", True, id="no links"),
        pytest.param("## Quoi ?\n\n[là](#quoi-)\n", False, id="a link to a heading"),
        pytest.param("Quoi ?\n\n## T\n\n[là](#t)\n", True, id="no heading"),
        pytest.param("## Quoi?\n\n[là](#quoi)\n", True, id="the address stays"),
        pytest.param("## L'été\n\n[là](#lété)\n", True, id="an apostrophe is in no address"),
        pytest.param("## Le coeur\n\n[là](#le-coeur)\n", False, id="another letter"),
        pytest.param("## Quoi ?\n\n[là][1]\n\n[1]: #quoi-\n", False, id="a link whose address stands elsewhere"),
    ],
)
def test_a_fix_that_changes_where_links_lead_is_not_safe(body, is_safe):
    """The address of a heading is made of its words and spaces."""
    (finding,) = found(HEAD.format("") + body)
    assert finding.fix.is_safe is is_safe


@pytest.mark.parametrize(
    ("link", "is_safe"),
    [
        pytest.param("[là](a.md#quoi-)", False, id="to the heading"),
        pytest.param("[là](/a/#quoi-)", False, id="by its address"),
        pytest.param('<a href="a.md#quoi-">là</a>', False, id="in HTML"),
        pytest.param("[là](a.md) et #quoi", True, id="to the page"),
        pytest.param("[là](b.md#quoi-)", True, id="to another page"),
    ],
)
def test_a_fix_that_changes_where_links_of_other_texts_lead_is_not_safe(link, is_safe):
    """Whoever mends one file does not see that a link in another one breaks."""
    files = {"_index.md": HOME, "a.md": HEAD.format("") + "## Quoi ?\n", "b.md": HEAD.format("") + f"{link}\n"}
    (finding,) = (told for told in validating.validate(magazine_of(files)) if told.code.startswith("TYPO"))
    assert finding.fix.is_safe is is_safe
