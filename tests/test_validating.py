"""What rules found in single texts is not looked for again, and what others have to do with is."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.model import Diagnostic, Magazine
from magcli.rules import _pages, _rule, undefined_note
from magcli.rules._watched import SETTLED, watched
from magcli.validating import check, validate
from tests.conftest import HOME, magazine_of

UN = "---\ntitle: Un\nstatus: published\nauthors: [redaction]\ndate: 2015-07-04\n---\n\n"
PLACE = f"{UN}## L'œuvre\n\nTexte[^1].\n"
LINKS = f"{UN}[a](ete/deux.md#l-œuvre), [b](ete/deux.md#lœuvre), ![c](c.png) L'eau.\n"


def codes(seen):
    """The codes of what was found in a text."""
    return sorted(found.code for found in seen.found)


def test_what_a_text_alone_tells_is_remembered_and_the_rest_is_not():
    seen = check(magazine_of({"un.md": LINKS})).seen[PurePosixPath("un.md")]
    assert "TYPO009" in codes(seen)
    assert not {"LINK001", "LINK002"} & {*codes(seen)}
    assert {"LINK001"} <= seen.others
    assert "TYPO009" not in seen.others


def test_what_is_remembered_is_not_looked_for():
    magazine, path = magazine_of({"un.md": f"{UN}Texte.\n"}), PurePosixPath("un.md")
    found, seen = check(magazine)
    assert found == ()
    told = Diagnostic(path, 1, 1, "NOTE001", "nobody would find this", name="undefined-note")
    assert check(magazine, known={path: seen[path]._replace(found=(told,))}).found == (told,)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"un.md": f"{UN}Texte\n"}, id="another text"),
        pytest.param({"deux.md": f"{UN}Texte.\n"}, id="another path"),
        pytest.param({"un.md": f"{UN}Texte.\n", "_index.md": HOME + "."}, id="another index"),
    ],
)
def test_nothing_is_remembered_of(files):
    seen = check(magazine_of({"un.md": f"{UN}Texte.\n"})).seen
    path = PurePosixPath("un.md")
    told = Diagnostic(path, 1, 1, "NOTE001", "nobody would find this")
    known = {path: seen[path]._replace(found=(told,))}
    assert check(magazine_of(files), known=known).found == validate(magazine_of(files))


def test_a_rule_that_was_told_what_others_are_has_looked_at_them():
    magazine, watch = watched(magazine_of({"un.md": UN}))
    asks = (
        lambda: magazine.articles,
        lambda: magazine.files,
        lambda: magazine.series_of(next(iter(magazine.articles.values()))),
        lambda: magazine.sources,
        lambda: _pages._with_page(magazine),
        lambda: _pages._with_page(magazine),  # which is remembered now
    )
    for ask in asks:
        watch.looked = False
        ask()
        assert watch.looked
    watch.looked = False
    assert isinstance(magazine, Magazine)
    assert [getattr(magazine, name) is not None for name in SETTLED] == [True] * len(SETTLED)
    assert magazine.path == PurePosixPath("_index.md")
    assert not watch.looked


TEXTS = (
    PLACE,
    PLACE.replace("published", "draft"),
    PLACE.replace("## L'œuvre", "## L’œuvre"),
    LINKS,
    LINKS.replace("deux.md", "trois.md").replace("published", "ready"),
    f"{UN}Texte.\n\n<!-- magcli: ignore TYPO009 pour voir -->\n",
    f"{UN}[d](../un.md#lœuvre), <https://mag.example.org/un/>, [e](/ete/deux/), l'eau\n",
    "---\ntitle: Été\nparts: [deux, trois, {title: Quatre, announce: true}]\n---\n\n[d](../un.md)\n",
    "---\ntitle: Été\nparts: [trois]\n---\n",
    "---\ntitle: [\n---\n",
    HOME,
    HOME.replace("lang: fr", "lang: en"),
)
FILES = st.dictionaries(
    st.sampled_from(["un.md", "ete/_index.md", "ete/deux.md", "ete/trois.md", "_index.md"]), st.sampled_from(TEXTS)
)


@given(st.lists(FILES, min_size=2, max_size=5))
def test_with_what_is_known_the_same_is_found_as_without(states):
    known = {}
    for files in states:
        magazine = magazine_of(files)
        found, known = check(magazine, known=known)
        assert found == validate(magazine)


@given(FILES, st.sets(st.sampled_from(sorted(rule.code for rule in _rule.all_rules())), min_size=1))
def test_rules_that_are_wanted_find_the_same_alone(files, codes):
    magazine = magazine_of(files)
    every, seen = check(magazine)
    for known in ({}, seen):
        found, _ = check(magazine, known=known, codes=codes)
        assert [told for told in found if told.code in codes] == [told for told in every if told.code in codes]


HEADINGS = f"{UN}## Pourquoi ?\n\n## Un coeur\n\n## 1ère partie : l'eau...\n\n## A  B\n\nTexte.\n"
"""Headings whose ids change when they are mended: whether that is safe is for the links of others to say."""


def told(rule, text, magazine, watch):
    """What *rule* finds in *text*, and whether it looked at more than that."""
    watch.looked = False
    checks = [getattr(rule.module, name) for name in ("check", "check_text") if hasattr(rule.module, name)]
    return [list(check(text, magazine)) for check in checks], watch.looked


@pytest.mark.parametrize("rule", _rule.all_rules(), ids=lambda rule: rule.code)
def test_of_the_second_text_the_same_is_remembered_as_when_it_is_the_first(rule):
    texts = dict.fromkeys([HEADINGS, *TEXTS, *(text for _, text in _rule.examples(rule))])
    for text in texts:
        files = {"ete/deux.md": text, "ete/trois.md": text, "ete/_index.md": "---\ntitle: Été\nparts: [deux]\n---\n"}
        magazine = magazine_of({**files, "un.md": LINKS, "c.png": ""})
        read = [*magazine.introductions, *(text for text in magazine.articles.values() if not text.source.broken)]
        first = [told(rule, text, *watched(magazine)) for text in read]
        for order in (read, read[::-1]):
            seen, watch = watched(magazine)
            later = {text.path: told(rule, text, seen, watch) for text in order}
            assert [later[text.path] for text in read] == first


def test_texts_can_be_spread_over_shares():
    magazine = magazine_of(
        {f"a{number}.md": f"---\ntitle: {number}\n---\n\nTexte[^{number}].\n" for number in range(20)}
    )

    def by_three(work, things):
        return [work(things[at::3]) for at in range(3)]

    assert check(magazine, spread=by_three) == check(magazine)


def test_a_rule_that_fails_in_a_share_is_told_of(monkeypatch):
    monkeypatch.setattr(undefined_note, "check_text", lambda article, magazine: 1 / 0)
    magazine = magazine_of({"a.md": "---\ntitle: A\n---\n\nTexte.\n"})
    told = []
    check(
        magazine,
        lambda rule, path, error: told.append((rule.code, str(path), type(error))),
        spread=lambda work, things: [work(things)],
    )
    assert ("NOTE001", "a.md", ZeroDivisionError) in told
    with pytest.raises(ZeroDivisionError):
        validate(magazine)
