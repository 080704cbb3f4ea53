"""`magcli export html` into a folder that an export of the same magazine wrote before."""

import json
import os

import pytest

from magcli import store
from magcli.store import looking
from magcli.store.standing import MOST_EXPORTS
from tests.conftest import snapshot

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + b"IHDR" + bytes(17)
FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts: [un, deux]\n---\n",
    "ete/un.md": "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\nTexte. ![a](images/a.png)\n",
    "ete/deux.md": "---\ntitle: Deux\nstatus: published\ndate: 2015-07-11\nauthors: [redaction]\n---\n\nSuite.\n",
    "ete/images/a.png": PNG,
}
BEFORE = "1436270000"  # 7 July 2015: the second part is not out yet
AFTER = "1436800000"  # 13 July


def exported(run, folder, out="public", epoch=BEFORE):
    """Export the magazine, and return what the folder *out* holds."""
    result = run(
        "export", "html", "-o", out, "--base-url", "https://x.example.org/", cwd=folder, SOURCE_DATE_EPOCH=epoch
    )
    assert result.exit_code == 0, result.stderr
    return snapshot(folder / out)


@pytest.fixture
def renders(monkeypatch):
    """The magazines that were read: none is when the disk tells that nothing has changed."""
    load, read = store.load, []

    def loaded(root, *rest, **more):
        read.append(root)
        return load(root, *rest, **more)

    monkeypatch.setattr(store, "load", loaded)
    return read


def test_while_nothing_changes_no_article_is_read(run, magazine_at, renders):
    folder = magazine_at(FILES)
    first = exported(run, folder)
    assert len(renders) == 1
    again = run(
        "export", "html", "--base-url", "https://x.example.org/", "--json", cwd=folder, SOURCE_DATE_EPOCH=BEFORE
    )
    assert (len(renders), snapshot(folder / "public")) == (1, first)
    told = json.loads(again.stdout)
    assert (told["files"], told["written"], told["removed"]) == (
        len(first) - 1,
        [],
        [],
    )  # the list of them is none of them


def change_text(folder):
    path = folder / "articles/ete/un.md"
    path.write_text(path.read_text().replace("Texte", "Mieux"))


def change_image(folder):
    (folder / "articles/ete/images/a.png").write_bytes(PNG[:-1] + b"x")


def change_series(folder):
    (folder / "articles/ete/_index.md").write_text("---\ntitle: Été\nparts: [deux, un]\n---\n")


def add_template(folder):
    (folder / "articles/_theme").mkdir()
    (folder / "articles/_theme/more.css").write_text("p {color: red}\n")


def remove_article(folder):
    (folder / "articles/ete/un.md").unlink()
    (folder / "articles/ete/_index.md").write_text("---\ntitle: Été\nparts: [deux]\n---\n")


def lose_page(folder):
    (folder / "public/index.html").unlink()


def edit_page(folder):
    path = folder / "public/index.html"
    path.write_bytes(path.read_bytes()[:-2] + b"x\n")


def break_the_cache(folder):
    (folder / "articles/.magcli/exports.json").write_text('{"articles": {"files": []}')


def lie_in_the_cache(folder):
    known = {str((folder / "public").resolve()): {"asked": 1, "from": "x"}}
    (folder / "articles/.magcli/exports.json").write_text(json.dumps(known))


@pytest.mark.parametrize(
    "change",
    [
        change_text,
        change_image,
        change_series,
        add_template,
        remove_article,
        lose_page,
        edit_page,
        break_the_cache,
        lie_in_the_cache,
    ],
)
def test_whatever_changes_the_folder_is_as_a_first_export_makes_it(run, magazine_at, change):
    folder = magazine_at(FILES)
    exported(run, folder, epoch=AFTER)
    exported(run, folder, epoch=AFTER)
    change(folder)
    assert exported(run, folder, epoch=AFTER) == exported(run, folder, "anew", epoch=AFTER)


def test_what_is_scheduled_comes_out_in_time(run, magazine_at):
    folder = magazine_at(FILES)
    exported(run, folder, epoch=BEFORE)
    later = exported(run, folder, epoch=AFTER)
    assert "ete/deux/index.html" in later
    assert later == exported(run, folder, "anew", epoch=AFTER)
    assert "ete/deux/index.html" not in exported(run, folder, epoch=BEFORE)  # nor is it out before that


def test_another_address_makes_other_pages(run, magazine_at):
    folder = magazine_at(FILES)
    exported(run, folder)
    run("export", "html", cwd=folder, SOURCE_DATE_EPOCH=BEFORE)
    run("export", "html", "-o", "anew", cwd=folder, SOURCE_DATE_EPOCH=BEFORE)
    assert snapshot(folder / "public") == snapshot(folder / "anew")


def test_another_magcli_reads_all_anew(run, magazine_at, renders, monkeypatch):
    folder = magazine_at(FILES)
    exported(run, folder)
    monkeypatch.setattr(looking, "program", lambda: "another")
    exported(run, folder)
    assert len(renders) == 2


def test_what_was_told_is_told_again(run, magazine_at):
    folder = magazine_at({**FILES, "trois.md": "---\ntitle: Trois\nstatus: publie\n---\n\nTexte.\n"})
    first, second = (
        run("export", "html", "-o", out, cwd=folder, SOURCE_DATE_EPOCH=AFTER) for out in ("public", "public")
    )
    assert "the articles above are left out" in first.stderr
    assert "the articles above are left out" in second.stderr


def test_a_folder_that_cannot_be_looked_into_is_exported_to_all_the_same(run, magazine_at, monkeypatch):
    folder = magazine_at(FILES)
    (folder / "public/closed").mkdir(parents=True)
    scandir = os.scandir

    def refusing(path="."):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)  # root may look into every folder
    result = run("export", "html", "--force", cwd=folder, SOURCE_DATE_EPOCH=AFTER)
    assert (result.exit_code, "fault of magcli" in result.stderr) == (0, False)
    assert (folder / "public/index.html").exists()


MANY = {
    f"texte-{n}.md": FILES["ete/un.md"].replace("images/", "ete/images/").replace("Un", f"Un {n}") for n in range(100)
}


def fed(run, folder, *more, epoch=AFTER):
    """Return the feed of the magazine, as it is printed."""
    result = run("export", "rss", "--base-url", "https://x.example.org/", *more, cwd=folder, SOURCE_DATE_EPOCH=epoch)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_while_nothing_changes_a_feed_reads_no_article(run, magazine_at, renders):
    folder = magazine_at({**FILES, **MANY})
    first = fed(run, folder)
    assert (fed(run, folder), len(renders)) == (first, 1)
    run(
        "export", "rss", "--base-url", "https://x.example.org/", "-o", "feed.xml", cwd=folder, SOURCE_DATE_EPOCH=AFTER
    )
    assert ((folder / "feed.xml").read_text(), len(renders)) == (first, 1)


def test_of_a_few_articles_no_feed_is_kept(run, magazine_at):
    folder = magazine_at(FILES)
    fed(run, folder)
    assert not (folder / "articles/.magcli/answers").exists()


@pytest.mark.parametrize("change", [change_text, change_image, change_series, remove_article, break_the_cache])
def test_whatever_changes_a_feed_is_as_a_first_export_makes_it(run, magazine_at, change):
    folder = magazine_at({**FILES, **MANY})
    fed(run, folder, "--limit", "200")
    change(folder)
    assert fed(run, folder, "--limit", "200") == fed(run, folder, "--limit", "201")


def test_a_feed_that_was_kept_and_spoilt_is_made_again(run, magazine_at):
    folder = magazine_at({**FILES, **MANY})
    first = fed(run, folder)
    for kept in (folder / "articles/.magcli/answers").iterdir():
        kept.write_bytes(kept.read_bytes()[:-9])
    assert fed(run, folder) == first


def test_what_is_scheduled_comes_into_a_feed_in_time(run, magazine_at):
    folder = magazine_at({**FILES, **MANY})
    before = fed(run, folder, epoch=BEFORE)
    assert "Deux" not in before
    assert "Deux" in fed(run, folder, epoch=AFTER)
    assert fed(run, folder, epoch=BEFORE) == before


def test_options_ask_for_feeds_of_their_own(run, magazine_at):
    folder = magazine_at({**FILES, **MANY})
    feeds = [fed(run, folder, *more) for more in ((), ("--limit", "3"), ("--series", "ete"), ("--summary",))]
    assert len(set(feeds)) == 4
    assert [fed(run, folder, *more) for more in ((), ("--limit", "3"), ("--series", "ete"), ("--summary",))] == feeds


def test_feeds_that_nobody_asks_for_any_more_are_forgotten(run, magazine_at):
    folder = magazine_at({**FILES, **MANY})
    for limit in range(1, MOST_EXPORTS + 3):
        fed(run, folder, "--limit", str(limit))
    assert len(list((folder / "articles/.magcli/answers").iterdir())) == MOST_EXPORTS


def test_many_feeds_do_not_make_a_folder_forgotten(run, magazine_at, renders):
    folder = magazine_at({**FILES, **MANY})
    first = exported(run, folder)
    for limit in range(1, MOST_EXPORTS + 2):
        fed(run, folder, "--limit", str(limit))
    read = len(renders)
    assert (exported(run, folder), len(renders)) == (first, read)


def test_a_list_of_exports_that_names_other_files_removes_none(run, magazine_at):
    folder = magazine_at({**FILES, **MANY})
    fed(run, folder)
    named = {f"answers/{'./' * n}../../ete/un.md": {} for n in range(MOST_EXPORTS + 5)}
    (folder / "articles/.magcli/exports.json").write_text(json.dumps(named))
    fed(run, folder)
    assert (folder / "articles/ete/un.md").exists()
