"""Fingerprints stay when lines are added above, and tell findings from each other."""

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from magcli import validating
from magcli.fingerprints import fingerprints
from tests.conftest import magazine_of

TEXT = """\
---
title: Un
status: ready
lnag: fr
---

L’été[^2], et encore[^3].

L’été[^2], et encore[^3].

Un <sup>2</sup> texte.

[^1]: Une note.
"""


def marks(text):
    """The fingerprint of each finding in the article *text*."""
    magazine = magazine_of({"un.md": text})
    found = validating.validate(magazine)
    return found, fingerprints(found, {PurePosixPath("un.md"): text})


def test_every_finding_has_one_of_its_own():
    found, made = marks(TEXT)
    assert len({finding.code for finding in found}) >= 5
    assert len(set(made)) == len(made) == len(found)


PLACES = [at for at in range(len(TEXT)) if TEXT[at - 1 : at] == "\n" and TEXT[at - 2 : at] == "\n\n"]


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(["Une ligne.\n\n", "\n", "## Titre\n\n"]))))
def test_lines_that_are_added_keep_all_of_them(added):
    text = TEXT
    for at, line in sorted(added, reverse=True):
        text = text[:at] + line + text[at:]
    assert sorted(marks(text)[1]) == sorted(marks(TEXT)[1])


def test_a_key_that_is_added_keeps_them_too():
    assert sorted(marks(TEXT.replace("title: Un\n", "title: Un\nsection: Le Mag\n"))[1]) == sorted(marks(TEXT)[1])


def test_words_far_away_in_the_same_paragraph_change_nothing():
    before, after = (f"{TEXT}\n{start}{'mot ' * 20}non[^9]{' mot' * 20}\n" for start in ("Le ", "Un grand "))
    assert marks(before)[1] == marks(after)[1]


def test_words_beside_it_make_it_another():
    assert set(marks(TEXT)[1]) != set(marks(TEXT.replace("L’été[^2]", "L’hiver[^2]"))[1])


def test_of_two_alike_one_stays_when_the_other_is_mended():
    mended = TEXT.replace("L’été[^2], et encore[^3].\n\n", "", 1)
    assert set(marks(mended)[1]) < set(marks(TEXT)[1])


def test_what_is_missing_is_told_by_what_is_said_of_it():
    def missing(text):
        found, made = marks(text)
        return {mark for finding, mark in zip(found, made, strict=True) if finding.code == "META001"}

    assert missing(TEXT.replace("status", "date: 2015-07-04\nstatus")) < missing(TEXT)
