"""`magcli export html`: the pictures that it draws, and does not draw twice."""

from hashlib import sha256

import pytest

from tests.conftest import HOME, snapshot

NOW = "1436500000"  # 2015-07-10
FILES = {
    "_index.md": HOME,
    "ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n",
    "ete/un.md": "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\nTexte.\n",
    "ete/deux.md": "---\ntitle: Deux\n---\n\nTexte.\n",
}
CARDS = ["cards/_home.png", "cards/ete.png", "cards/ete/un.png"]


@pytest.fixture
def export(run):
    """The cards that an export of *folder* into the folder *out* makes, by their names."""

    def exported(folder, out="public"):
        assert run("export", "html", "-o", out, cwd=folder, SOURCE_DATE_EPOCH=NOW).exit_code == 0
        return {name: content for name, content in snapshot(folder / out).items() if name.startswith("cards/")}

    return exported


def kept(folder):
    return sorted((folder / "articles/.magcli/pages").iterdir())


def test_what_is_out_gets_a_card(export, magazine_at):
    cards = export(magazine_at(FILES))
    assert sorted(cards) == sorted(CARDS)
    assert all(content.startswith(b"\x89PNG") for content in cards.values())


def test_a_card_that_is_kept_is_not_drawn_again_for_another_folder(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder)
    for file in kept(folder):
        file.write_bytes(sha256(b"kept").digest() + b"kept")
    assert export(folder, "ailleurs") == dict.fromkeys(CARDS, b"kept")


def test_cards_that_are_lost_are_drawn_as_they_were(export, magazine_at):
    folder = magazine_at(FILES)
    first = export(folder)
    for file in kept(folder):
        file.write_bytes(b"spoilt")
    assert export(folder) == first


def test_another_title_is_another_card(export, magazine_at):
    folder = magazine_at(FILES)
    first = export(folder)
    article = folder / "articles/ete/un.md"
    article.write_text(article.read_text().replace("title: Un", "title: Autre"))
    second = export(folder)
    assert [name for name in CARDS if first[name] != second[name]] == ["cards/ete/un.png"]
    assert len(kept(folder)) == 3
