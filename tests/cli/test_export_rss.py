"""`magcli export rss`: the feed on standard output or in a file."""

import feedparser
import pytest

from tests.conftest import snapshot

NOW = "1437000000"  # 2015-07-16


def article(title, date, **keys):
    more = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return (
        f"---\ntitle: {title}\nstatus: published\ndate: {date}\nauthors: [redaction]\n{more}---\n\n"
        "L’usage[^1], voir [l’autre](seul.md).\n\n[^1]: *Les Échos*.\n"
    )


FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts: [un, deux]\n---\n",
    "ete/un.md": article("Un <b> & «\xa0deux\xa0»", "2015-07-04", id="3f0c2b1e-0000-4000-8000-000000000000").replace(
        "seul.md", "../seul.md"
    ),
    "ete/deux.md": article("Deux", "2015-07-11").replace("seul.md", "un.md"),
    "seul.md": article("Seul", "2015-07-07", tags="[usages]").replace("seul.md", "ete/un.md"),
    "hiver/_index.md": "---\ntitle: Hiver\nparts:\n  - title: Neige\n---\n",
}


@pytest.fixture
def export(run):
    """Export in *folder*, on a day when all that is published is due."""
    return lambda folder, *words: run("export", "rss", *words, cwd=folder, SOURCE_DATE_EPOCH=NOW)


def parsed(text):
    feed = feedparser.parse(text.encode())
    assert not feed.bozo
    return feed


def titles(text):
    return [entry.title for entry in parsed(text).entries]


def test_the_feed_goes_to_standard_output_the_newest_article_first(export, magazine_at):
    result = export(magazine_at(FILES))
    assert (result.exit_code, result.stderr) == (0, "")
    assert titles(result.stdout) == ["Deux", "Seul", "Un <b> & «\xa0deux\xa0»"]


def test_the_feed_says_whose_it_is_and_when_it_last_changed(export, magazine_at):
    feed = parsed(export(magazine_at(FILES)).stdout).feed
    assert (feed.title, feed.link, feed.language) == ("Le Mag numérique", "https://mag.example.org/", "fr")
    assert feed.updated == "Sat, 11 Jul 2015 00:00:00 +0200"
    assert {"https://mag.example.org/feed.xml"} == {link.href for link in feed.links if link.rel == "self"}


def test_an_item_has_an_id_that_outlives_its_address(export, magazine_at):
    text = export(magazine_at(FILES)).stdout
    assert '<guid isPermaLink="false">urn:uuid:3f0c2b1e-0000-4000-8000-000000000000</guid>' in text
    assert '<guid isPermaLink="true">https://mag.example.org/seul/</guid>' in text


def test_no_link_of_the_text_is_relative(export, magazine_at):
    text = export(magazine_at(FILES)).stdout
    contents = [entry.content[0].value for entry in parsed(text).entries]
    assert all('href="https://mag.example.org/' in content for content in contents)
    assert not any('href="' in content.replace('href="https://', "") for content in contents)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["--series", "ete"], ["Deux", "Un <b> & «\xa0deux\xa0»"], id="of a series"),
        pytest.param(["--series", "Été"], ["Deux", "Un <b> & «\xa0deux\xa0»"], id="of a series by its title"),
        pytest.param(["--limit", "1"], ["Deux"], id="no more than one"),
        pytest.param(["--limit", "99"], ["Deux", "Seul", "Un <b> & «\xa0deux\xa0»"], id="no more than there are"),
        pytest.param(["-o", "-"], ["Deux", "Seul", "Un <b> & «\xa0deux\xa0»"], id="to standard output by name"),
    ],
)
def test_a_feed_can_be_narrowed(export, magazine_at, words, expected):
    assert titles(export(magazine_at(FILES), *words).stdout) == expected


def test_the_feed_can_go_to_a_file_whose_folder_is_made(export, magazine_at):
    folder = magazine_at(FILES)
    shown = export(folder).stdout
    result = export(folder, "-o", "flux/rss.xml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "flux/rss.xml").read_bytes() == shown.encode()
    assert [path.name for path in (folder / "flux").iterdir()] == ["rss.xml"]


def test_a_file_that_holds_the_same_feed_is_left_alone(export, magazine_at):
    folder = magazine_at(FILES)
    export(folder, "-o", "rss.xml")
    before = (folder / "rss.xml").stat()
    export(folder, "--output", "rss.xml")
    after = (folder / "rss.xml").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_file_that_holds_another_feed_is_replaced(export, magazine_at):
    folder = magazine_at(FILES)
    (folder / "rss.xml").write_text("vieux")
    export(folder, "-o", "rss.xml", "--limit", "1")
    assert titles((folder / "rss.xml").read_text()) == ["Deux"]


def test_a_file_that_is_a_link_stays_one(export, magazine_at):
    folder = magazine_at(FILES)
    (folder / "vrai.xml").write_text("vieux")
    (folder / "lien.xml").symlink_to("vrai.xml")
    export(folder, "-o", "lien.xml")
    assert (folder / "lien.xml").is_symlink()
    assert titles((folder / "vrai.xml").read_text())[0] == "Deux"


@pytest.mark.parametrize(
    ("out", "message"),
    [
        pytest.param("papier/rss.xml", "papier", id="below a file"),
        pytest.param("dossier", "dossier: Is a directory", id="a folder"),
        pytest.param("/proc/rss.xml", "/proc/rss.xml", id="where the system lets nobody write"),
        pytest.param("articles/seul.md", "it lies inside the magazine", id="an article"),
        pytest.param("articles/rss.xml", "it lies inside the magazine", id="in the magazine"),
    ],
)
def test_a_file_that_cannot_be_written_is_named_and_nothing_is_written(export, magazine_at, out, message):
    folder = magazine_at(FILES)
    (folder / "papier").write_text("à nous\n")
    (folder / "dossier").mkdir()
    before = snapshot(folder)
    result = export(folder, "-o", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "fault of magcli" not in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--series", "etes"], "there is no series 'etes'; did you mean ete?", id="no such series"),
        pytest.param(["--series", "hiver"], "nothing of 'hiver' is published yet", id="a series that is to come"),
        pytest.param(["--limit", "0"], "--limit", id="no article at all"),
        pytest.param(["--limit", "dix"], "--limit", id="no number"),
        pytest.param(["--single", "ete"], "--single is for html", id="a page"),
    ],
)
def test_a_wrong_word_is_named(export, magazine_at, words, message):
    result = export(magazine_at(FILES), *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_magazine_without_an_address_is_told_to_write_one(export, magazine_at):
    result = export(magazine_at({**FILES, "_index.md": "---\ntitle: Le Mag\n---\n"}))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("a feed needs the address of the magazine; write url: https://… in its _index.md\n")
