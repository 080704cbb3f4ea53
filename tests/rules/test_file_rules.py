"""What is wrong with a file as a whole: its characters, its line ends, the dashes of its front matter."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli import reading, validating
from magcli.text import edits
from tests.conftest import HOME, magazine_of

HEAD = "title: Un\nauthors: [redaction]\ndate: 2015-07-04\n"
UN = f"---\n{HEAD}---\nTexte.\n"


def found_in(text):
    """What is wrong with the article *text*: code, severity, place and how it is mended."""
    magazine = magazine_of({"un.md": text})
    return [finding for finding in validating.validate(magazine) if str(finding.path) == "un.md"]


def mended(text):
    """The text once it is mended safely as often as that changes anything."""
    for _ in range(10):
        fixes = [found.fix for found in found_in(text) if found.fix and found.fix.is_safe]
        text, done = edits.made(text, fixes)
        if not done:
            return text
    raise AssertionError("it never ends")


def places(found):
    return [(d.code, d.severity, d.line, d.column) for d in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("\ufeff" + UN, ("FM002", "warning", 1, 1), id="a byte order mark"),
        pytest.param("\ufeff\ufeff" + UN, ("FM002", "error", 1, 1), id="two, which hide the front matter"),
        pytest.param(UN.replace("Texte", "Te\ufeffxte"), ("FM002", "warning", 6, 3), id="one in the text"),
        pytest.param(UN.replace(": Un", ": \ufeffUn"), ("FM002", "warning", 2, 8), id="one in the front matter"),
        pytest.param(UN.replace("Un\n", "Un\r\n"), ("FM003", "warning", 2, 10), id="a line end of Windows"),
        pytest.param(
            UN.replace("Texte", "Te\x0bxte"), ("FM004", "error", 6, 3), id="a control character in the text"
        ),
        pytest.param(UN.replace(": Un", ": U\0n"), ("FM004", "error", 2, 9), id="one in the front matter"),
        pytest.param(
            UN.replace("Un", '"U\\\\\\vn"'), ("FM004", "error", 2, 12), id="one in the front matter, as an escape"
        ),
        pytest.param(
            UN.replace("title: Un", 'title: Un\ntags: ["\\uFFFEa"]'), ("FM004", "error", 3, 9), id="in a list"
        ),
        pytest.param("\n" + UN, ("FM016", "error", 1, 1), id="a blank line first"),
        pytest.param(
            " \r\n\ufeff" + UN.replace("\n", "\r\n"), ("FM016", "error", 1, 1), id="blanks and a mark first"
        ),
        pytest.param(UN.replace("Un", "Un : deux"), ("FM011", "error", 2, 11), id="a colon"),
        pytest.param(UN.replace("Un", "no"), ("FM013", "error", 2, 8), id="what others read as false"),
        pytest.param(UN.replace("Un", "Le web #1"), ("FM013", "error", 2, 14), id="what is cut off"),
    ],
)
def test_what_is_mended_safely_is_told_once_and_then_gone(text, told):
    assert places(found_in(text)) == [told]
    assert found_in(mended(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(UN.replace("Texte", "Ã©tÃ©"), ("FM005", "warning", 6, 1), id="letters in the wrong encoding"),
        pytest.param(UN.replace(": Un", ": \x92Un"), ("FM005", "error", 2, 8), id="one that YAML forbids"),
        pytest.param(f"---\n{HEAD}\nTexte.\n", ("FM015", "error", 1, 1), id="front matter never closed"),
        pytest.param(f"---\n{HEAD}----\nTexte.\n", ("FM015", "error", 1, 1), id="closed by four hyphens"),
        pytest.param(f"---\n{HEAD}- - -\nTexte.\n", ("FM015", "error", 1, 1), id="closed by hyphens and spaces"),
        pytest.param(
            f"---\n{HEAD}—\nTexte.\n", ("FM015", "error", 1, 1), id="closed by what a word processor makes of it"
        ),
    ],
)
def test_what_somebody_has_to_look_at_is_mended_only_then(text, told):
    (found,) = found_in(text)
    assert places([found]) == [told]
    assert not found.fix.is_safe
    assert found_in(edits.made(text, [found.fix])[0]) == []


def test_the_dashes_that_are_missing_are_put_behind_the_last_key():
    text = "---\r\n# note\r\ntitle: Un\r\nauthors:\r\n  - A\r\ndate: 2015-07-04\r\n\r\n## Titre\r\n"
    (found,) = found_in(text)
    assert edits.made(text, [found.fix])[0] == text.replace("07-04\r\n", "07-04\r\n---\r\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(f"Texte.\n\n{UN}", [("FM016", "error", 3, 1)], id="a text before the front matter"),
        pytest.param("Texte.\n", [("FM014", "error", 1, 1)], id="no front matter"),
        pytest.param(f"+++\ntitle = 1\n+++\n{UN}", [("FM014", "error", 1, 1)], id="TOML"),
        pytest.param(
            "Texte.\n\n```\n---\ntitle: Un\n---\n```\n", [("FM014", "error", 1, 1)], id="an example of front matter"
        ),
        pytest.param(
            UN.replace("date", "<<<<<<< HEAD\ndate").replace(
                "---\nT", "=======\ndate: 2015-07-05\n>>>>>>> b\n---\nT"
            ),
            [("FM006", "error", 4, 1)],
            id="a conflict in the front matter",
        ),
        pytest.param(
            UN + "\n<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> b\n", [("FM006", "error", 8, 1)], id="a conflict in the text"
        ),
        pytest.param(UN + "\n```\n<<<<<<< HEAD\n>>>>>>> b\n```\n", [], id="a conflict in code"),
        pytest.param(UN + "\nTitre\n=======\n", [], id="a heading underlined"),
        pytest.param(UN + "\nOn lit `Ã©` pour é.\n", [], id="wrong letters in code"),
        pytest.param(UN + "\nNum\ufffdrique\n", [("FM005", "warning", 8, 4)], id="a letter that is lost"),
        pytest.param(UN.replace("\n", "\r\n"), [], id="all lines of Windows"),
    ],
)
def test_what_nobody_can_mend_for_the_writer_is_told(text, told):
    found = found_in(text)
    assert places(found) == told
    assert not any(finding.fix for finding in found)


@pytest.mark.parametrize(
    ("status", "body", "codes"),
    [
        ("draft", "", []),
        ("review", "\n\n", []),
        ("ready", "", ["FM008"]),
        ("published", "\n \n", ["FM008"]),
        ("published", "\n<!-- à écrire -->\n", ["FM008"]),
        ("published", "\n![Un](https://example.com/a.png)\n", []),
    ],
)
def test_what_is_finished_has_a_text(status, body, codes):
    assert [d.code for d in found_in(f"---\n{HEAD}status: {status}\n---\n{body}")] == codes


def test_indexes_are_looked_at_too():
    home = HOME.replace("title: Le Mag", "title: Le\0 Mag") + "Ã©tÃ©\r\n"
    found = validating.validate(magazine_of({"_index.md": home, "ete/_index.md": "\n---\ntitle: Été\n---\n\ufeff"}))
    assert [(str(d.path), d.code) for d in found] == [
        ("_index.md", "FM004"),
        ("_index.md", "FM005"),
        ("_index.md", "FM003"),
        ("ete/_index.md", "FM016"),
        ("ete/_index.md", "FM002"),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("titre\nété".encode("latin-1"), "it reads well as Windows-1252", id="Latin-1"),
        pytest.param("été".encode("utf-16"), "it reads well as UTF-16", id="UTF-16"),
        pytest.param(
            "été".encode() + b"\n\xe9t\xe9", "some of its letters are, and some are Windows-1252", id="both"
        ),
        pytest.param(b"\xff\x80\x81", "the file is not UTF-8", id="who knows"),
    ],
)
def test_what_is_not_utf8_says_what_it_may_be(content, told):
    (fault,) = reading.source(PurePosixPath("un.md"), content).faults
    assert (fault.code, told in fault.message, "save" in fault.hint) == ("FM001", True, True)


CLEAN = (
    '---\ntitle: "L\'été : mythe ?"\nauthors:\n  - redaction\ndate: 2015-07-04\nlang: fr-FR\nsummary: \'"Un" et "deux"\'\n'
    'tags: ["on", b]\n---\nTexte.\n\nFin.\n'
)
FAULTS = {
    "a colon": ('title: "L\'été : mythe ?"', "title: L'été : mythe ?"),
    "a tab": ("  - redaction", "\t- redaction"),
    "a French date": ("2015-07-04", "4 juillet 2015"),
    "a locale": ("fr-FR", "fr_FR"),
    "quotes": ('\'"Un" et "deux"\'', '"Un" et "deux"'),
    "a trap": ('"on"', "on"),
    "a bracket": (", b]", ", b"),
    "a control character": ("Texte", "Tex\0te"),
    "a byte order mark": ("---\ntitle", "\ufeff---\ntitle"),
    "a line end": ("Texte.\n\n", "Texte.\r\n\n"),
    "a blank line": ("---\ntitle", "\n---\ntitle"),
}


@given(st.sets(st.sampled_from(sorted(FAULTS))))
def test_whatever_is_wrong_at_once_the_repairs_lead_to_what_was_meant(faults):
    text = CLEAN
    for fault in sorted(faults):
        text = text.replace(*FAULTS[fault], 1)
    assert mended(text) == CLEAN
    assert found_in(CLEAN) == []
