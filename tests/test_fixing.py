"""Repairs: made until none is left, together as well as alone, and only where readers lose nothing."""

from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli import fixing, reading, validating
from magcli.model import Span, replacement
from magcli.rules import _rule
from magcli.text import edits
from magcli.text.fidelity import readers
from tests.conftest import HOME, magazine_of

HEAD = "---\ntitle: T\ndate: 2015-07-04\nauthors: [redaction]\nlang: fr\n---\n\n"
ARTICLE = PurePosixPath("a.md")


def _bodies():
    """The texts of the examples of all rules, in which faults are to be mended or not."""
    for rule in _rule.all_rules():
        for word, text in _rule.examples(rule):
            body = text.rpartition("\n---\n\n")[2]
            if rule.family in ("NOTE", "TYPO", "LINK", "FM") and body != text:
                yield pytest.param(body, id=f"{rule.code}-{word}")


BODIES = sorted({param.values[0] for param in _bodies()})


def _mended(text, *, unsafe=False):
    return fixing.mend(magazine_of({"a.md": text}), lambda finding: True, unsafe=unsafe)


def _text(mended):
    return next(source.text for source in mended.magazine.sources if source.path == ARTICLE)


@given(st.lists(st.sampled_from(BODIES), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_all_faults_of_a_text_are_mended_at_once_and_once_and_for_all(bodies, line_end, unsafe):
    """Composes faults as they come: what is left has no safe repair, and a second run finds nothing to do."""
    text = (HEAD + "\n".join(bodies)).replace("\n", line_end)
    mended = _mended(text, unsafe=unsafe)
    left = [found for found in mended.left if found.fix and (unsafe or found.fix.is_safe)]
    assert set(left) == set(mended.refused)
    again = fixing.mend(mended.magazine, lambda finding: True, unsafe=unsafe)
    assert not again.changes
    if not unsafe:
        before, after = (reading.source(ARTICLE, t.encode()).body for t in (text, _text(mended)))
        assert readers(before).keep(readers(after))


@pytest.mark.parametrize("body", list(_bodies()))
def test_a_repair_alone_takes_its_finding_away_and_brings_no_other(body):
    """Makes each repair of each example of a rule, by itself."""
    text = HEAD + body
    found = [finding for finding in validating.validate(magazine_of({"a.md": text})) if finding.fix]
    before = Counter(finding.code for finding in validating.validate(magazine_of({"a.md": text})))
    for finding in found:
        mended, _ = edits.made(text, [finding.fix])
        after = Counter(told.code for told in validating.validate(magazine_of({"a.md": mended})))
        assert after[finding.code] < before[finding.code]
        if finding.fix.is_safe:
            assert after <= before


def test_what_nobody_asked_for_is_left():
    """Mends the findings that are wanted alone."""
    text = f"{HEAD}Un[^ 1]. <!-- magcli: ignore NOTE001 x -->\n\n[^1]: Note.\n"
    mended = fixing.mend(magazine_of({"a.md": text}), lambda finding: finding.code == "FM020", unsafe=False)
    assert [found.code for found in mended.done] == ["FM020"]
    assert _text(mended) == text.replace(" <!-- magcli: ignore NOTE001 x -->", "")


def test_a_repair_of_an_index_is_seen_by_its_articles():
    """Reads the whole magazine again when its own index changes: what its people are may depend on it."""
    home = f"{HOME}Un[^ 1].\n\n[^1]: Note.\n"
    mended = fixing.mend(magazine_of({"_index.md": home, "a.md": HEAD}), lambda finding: True, unsafe=False)
    assert [(str(change.path), change.text) for change in mended.changes] == [
        ("_index.md", home.replace("[^ 1]", "[^1]"))
    ]
    assert not mended.left


def test_files_that_cannot_be_read_stay_unreadable():
    """Mends the others, and forgets no finding about a file that has no text."""
    files = {"_index.md": f"{HOME}Un[^ 1].\n\n[^1]: Note.\n", "a.md": "\udce9"}
    mended = fixing.mend(magazine_of(files), lambda finding: True, unsafe=True)
    assert [(str(found.path), found.code) for found in mended.left] == [("a.md", "FM001")]


def test_one_repair_that_costs_a_word_keeps_no_other_from_being_made():
    """Leaves out the bad one alone, wherever it stands among many."""
    article = magazine_of({"a.md": HEAD + "Un etc... mot.\n\n" * 50})
    found = [finding for finding in validating.validate(article) if finding.fix]
    assert len(found) == 50
    start = found[25].fix.edits[0].span.start
    costs = replace(found[25], fix=replacement(Span(start - 3, start), ""))
    repair = fixing.repaired(article.articles["a"].source, [*found[:25], costs, *found[26:]])
    assert repair.done == (*found[:25], *found[26:])
    assert fixing.repaired(article.articles["a"].source, [costs]) is None


def test_no_repair_leads_back_to_a_text_that_there_was():
    """Makes none of two that undo each other, rather than one of them by chance."""
    source = magazine_of({"a.md": f"{HEAD}Un etc... mot.\n"}).articles["a"].source
    (found,) = validating.validate(magazine_of({"a.md": source.text}))
    after = fixing.repaired(source, [found]).text
    assert fixing.repaired(source, [found], {(source.path, after)}) is None


def test_no_repair_makes_a_file_larger_than_can_be_read():
    """Refuses it: of a file that cannot be read again nothing would be left."""
    head = "---\ntitle: Un : deux\ndate: 2015-07-04\nauthors: redaction\n---\n\n"
    mended = _mended(f"{head}{'a' * (reading.LARGEST - len(head) - 1)}\n")
    assert not mended.changes
    assert [found.code for found in mended.refused] == ["FM011"]


@pytest.mark.parametrize(("rounds", "done", "waiting"), [(1, 1, 2), (2, 3, 0), (3, 3, 0)])
def test_what_no_round_is_left_for_waits(rounds, done, waiting):
    """Ends, and says what another run would go on with."""
    article = magazine_of({"a.md": f'{HEAD}Il dit "etc...": oui.\n'})
    mended = fixing.mend(article, lambda finding: True, unsafe=False, rounds=rounds)
    assert (len(mended.done), len(mended.waiting), len(mended.refused)) == (done, waiting, 0)
