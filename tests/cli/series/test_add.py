"""`magcli series add`. What follows an article that moves, and what is refused: tests/test_moving.py."""

import os
import shutil
import stat
import subprocess

import pytest

from tests.conftest import snapshot

INDEX = """\
---
title:  Été  # provisoire
parts:
  - un         # écrit
  # la suite
  - title: Marchés
    date: 2015-07-18

season: été 2015
---

Deux   espaces.
"""
ARTICLE = "---\ntitle: Trois\n---\n"
FILES = {"ete/_index.md": INDEX, "ete/un.md": ARTICLE, "ete/trois.md": ARTICLE, "seul.md": ARTICLE}


@pytest.mark.parametrize(
    ("words", "before", "number"),
    [
        pytest.param([], "\nseason", 3, id="the last one unless told otherwise"),
        pytest.param(["--to", "1"], "  - un", 1, id="to the front"),
        pytest.param(["--to", "2"], "  # la suite", 2, id="above the comment of the part it pushes down"),
        pytest.param(["--to", "3"], "\nseason", 3, id="to the end"),
        pytest.param(["--before", "un"], "  - un", 1, id="before a part"),
        pytest.param(["--before", "Marchés"], "  # la suite", 2, id="before a planned part"),
        pytest.param(["--after", "un"], "  # la suite", 2, id="after a part"),
        pytest.param(["--after", "2"], "\nseason", 3, id="after a number"),
    ],
)
def test_an_article_is_listed_and_no_other_line_changes(run, magazine_at, words, before, number):
    folder = magazine_at(FILES)
    result = run("series", "add", "ete", "trois", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"ete/trois is part {number} of 3\n"
    assert (folder / "articles/ete/_index.md").read_text() == INDEX.replace(before, f"  - trois\n{before}")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("trois", id="slug"),
        pytest.param("ete/trois", id="series and slug"),
        pytest.param("articles/ete/trois.md", id="path"),
    ],
)
def test_an_article_has_many_names(run, magazine_at, name):
    folder = magazine_at({**FILES, "trois.md": ARTICLE})
    assert run("series", "add", "ete", name, cwd=folder).stderr == "ete/trois is part 3 of 3\n"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param("parts: [un]", "parts: [un, trois]", id="in brackets"),
        pytest.param("parts: []", "parts:\n  - trois", id="empty brackets"),
        pytest.param("parts:", "parts:\n  - trois", id="nothing yet"),
        pytest.param("parts:   # l’ordre", "parts:   # l’ordre\n  - trois", id="nothing but a comment"),
        pytest.param("parts:\n- un", "parts:\n- un\n- trois", id="not indented"),
        pytest.param("parts:\n    -   un", "parts:\n    -   un\n    - trois", id="indented far"),
        pytest.param("season: été", "season: été\nparts:\n  - trois", id="no parts at all"),
    ],
)
def test_the_list_keeps_the_way_it_is_written(run, magazine_at, parts, expected):
    index = f"---\ntitle: Été\n{parts}\n---\n"
    folder = magazine_at({**FILES, "ete/_index.md": index})
    run("series", "add", "ete", "trois", cwd=folder)
    assert (folder / "articles/ete/_index.md").read_text() == index.replace(parts, expected)


def test_a_dry_run_shows_the_line_and_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "add", "ete", "trois", "--dry-run", cwd=folder)
    assert [line for line in result.stdout.splitlines() if line[0] in "+-"][2:] == ["+  - trois"]
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["ete", "un"], "part 1 of ete is already there; move it with", id="a part already"),
        pytest.param(["ete", "troi"], "there is no article 'troi'; did you mean trois", id="no such article"),
        pytest.param(["hiver", "trois"], "there is no series 'hiver'", id="no such series"),
        pytest.param(["ete", "trois", "--to", "4"], "there is no place 4; give one from 1 to 3", id="too far"),
        pytest.param(["ete", "trois", "--to", "0"], "there is no place 0; give one from 1 to 3", id="no number"),
        pytest.param(["ete", "trois", "--before", "x"], "there is no part of ete 'x'", id="before nothing"),
        pytest.param(["ete", "trois", "--to", "1", "--after", "un"], "a part has one place", id="two places"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(run, magazine_at, words, problem):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "add", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert snapshot(folder) == before


# ---- an article that lies elsewhere --------------------------------------------------------------------

IMAGE = bytes(range(256)) * 8
PHOTOS = "---\ntitle: Photos\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\nid: a\n---\n\n![a](images/a.jpg) ![b](b.jpg) [un](un.md)\n"
MOVING = {
    "ete/_index.md": "---\ntitle: Été\nparts:\n  - un\n  - photos   # belles\n---\n",
    "ete/un.md": "---\ntitle: Un\n---\n\n[p](photos.md) ![b](b.jpg)\n",
    "ete/photos.md": PHOTOS,
    "ete/images/a.jpg": IMAGE,
    "ete/b.jpg": b"b" * 500,
    "hiver/_index.md": "---\ntitle: Hiver\nparts:\n  - trois\n---\n",
    "hiver/trois.md": "---\ntitle: Trois\n---\n",
}  # fmt: skip


def test_an_article_from_elsewhere_moves_and_all_that_changed_is_told(run, magazine_at):
    folder = magazine_at(MOVING)
    before = snapshot(folder)
    result = run("series", "add", "hiver", "photos", "--to", "1", cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "hiver/photos is part 1 of 2\n"
        "moved articles/ete/photos.md to articles/hiver/photos.md\n"
        "moved articles/ete/images/a.jpg to articles/hiver/images/a.jpg\n"
        "changed with it: articles/ete/_index.md, articles/hiver/_index.md, articles/ete/un.md\n"
    )
    del before["articles/ete/photos.md"], before["articles/ete/images/a.jpg"]
    text = PHOTOS.replace("id: a\n", "id: a\naliases: [/ete/photos/]\n")
    assert snapshot(folder) == {
        **before,
        "articles/hiver/photos.md": text.replace("(b.jpg", "(../ete/b.jpg").replace("(un", "(../ete/un").encode(),
        "articles/hiver/images/a.jpg": IMAGE,
        "articles/ete/_index.md": MOVING["ete/_index.md"].replace("  - photos   # belles\n", "").encode(),
        "articles/hiver/_index.md": MOVING["hiver/_index.md"].replace("  - trois", "  - photos\n  - trois").encode(),
        "articles/ete/un.md": MOVING["ete/un.md"].replace("(photos.md", "(../hiver/photos.md").encode(),
    }
    assert not (folder / "articles/ete/images").exists()


def test_what_was_sound_is_sound_when_it_has_moved_and_the_former_address_leads_on(run, magazine_at):
    out = "---\ntitle: T\nstatus: published\ndate: 2015-07-03\nauthors: [redaction]\n---\n\nTexte.\n"
    folder = magazine_at({**MOVING, "ete/un.md": out, "hiver/trois.md": out.replace("-03", "-02")})
    before = run("validate", cwd=folder)
    run("series", "add", "hiver", "photos", cwd=folder)
    assert run("validate", cwd=folder) == before
    assert run("export", "html", "-o", "site", cwd=folder, SOURCE_DATE_EPOCH="1436500000").exit_code == 0
    assert (folder / "site/hiver/images/a.jpg").read_bytes() == IMAGE
    assert "url=../../hiver/photos/" in (folder / "site/ete/photos/index.html").read_text()


@pytest.mark.parametrize("part", ["photos", "ete/photos"])
def test_what_validate_offers_for_a_part_of_another_folder_mends_it(run, magazine_at, part):
    folder = magazine_at(
        {
            **MOVING,
            "ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n",
            "hiver/_index.md": f"---\ntitle: Hiver\nparts:\n  - {part}   # belles\n  - trois\n---\n",
        }
    )
    hint = "run: magcli series add hiver ete/photos"
    assert hint in run("validate", cwd=folder).stdout
    result = run("series", "add", "hiver", "ete/photos", cwd=folder)
    assert result.stderr.startswith("hiver/photos is part 1 of 2\n")
    assert "SER" not in run("validate", cwd=folder).stdout
    assert "  - photos   # belles\n" in (folder / "articles/hiver/_index.md").read_text()


def test_there_and_back_again_all_is_as_it_was_but_the_address_that_readers_may_know(run, magazine_at):
    folder = magazine_at(MOVING)
    before = snapshot(folder)
    run("series", "add", "hiver", "photos", cwd=folder)
    run("series", "add", "ete", "photos", cwd=folder)
    text = PHOTOS.replace("id: a\n", "id: a\naliases: [/hiver/photos/]\n")
    listed = MOVING["ete/_index.md"].replace("   # belles", "")  # a comment goes with its slot
    assert snapshot(folder) == {
        **before,
        "articles/ete/photos.md": text.encode(),
        "articles/ete/_index.md": listed.encode(),
    }
    assert not (folder / "articles/hiver/images").exists()


@pytest.mark.parametrize("mode", [0o600, 0o664], ids=oct)
def test_the_permissions_of_what_moves_stay(run, magazine_at, mode):
    folder = magazine_at(MOVING)
    for name in ("photos.md", "images/a.jpg"):
        (folder / "articles/ete" / name).chmod(mode)
    run("series", "add", "hiver", "photos", cwd=folder)
    for name in ("photos.md", "images/a.jpg"):
        assert stat.S_IMODE((folder / "articles/hiver" / name).stat().st_mode) == mode


def test_of_two_articles_of_one_name_the_series_own_is_meant(run, magazine_at):
    folder = magazine_at({**MOVING, "hiver/photos.md": PHOTOS.replace("id: a", "id: b")})
    result = run("series", "add", "hiver", "photos", cwd=folder)
    assert result.stderr == "hiver/photos is part 2 of 2\n"
    refused = run("series", "add", "ete", "hiver/photos", cwd=folder)
    assert refused.exit_code == 2
    assert "articles/ete/photos.md is already there; give one of the two another slug" in refused.stderr


@pytest.mark.parametrize(
    ("words", "files", "problem"),
    [
        pytest.param([], {"hiver/photos.md": ""}, "part 1 of", id="a part already"),
        pytest.param(["--to", "3"], {}, "there is no place 3; give one from 1 to 2", id="too far"),
        pytest.param([], {"ete/photos.md": "---\na: &a\n---\n"}, "cannot read articles/ete/photos.md:2:4", id="unread"),
        pytest.param([], {"hiver/images": b""}, "cannot write articles/hiver/images", id="a file where its images go"),
        pytest.param([], {"hiver/images/_x/y.md": "", "ete/un.md": "[p](photos&#46;md)"}, "articles/ete/un.md:1:", id="a link"),
    ],
)  # fmt: skip
def test_what_cannot_be_moved_is_told_and_every_byte_stays(run, magazine_at, words, files, problem):
    if "hiver/photos.md" in files:
        files = {**files, "hiver/_index.md": "---\nparts: [photos]\n---\n"}
    folder = magazine_at({**MOVING, **files})
    before, folders = snapshot(folder), {path for path in folder.rglob("*") if path.is_dir()}
    result = run("series", "add", "hiver", "photos", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr.replace(f"{folder}/", "")
    assert "fault of magcli" not in result.stderr
    assert snapshot(folder) == before
    assert {path for path in folder.rglob("*") if path.is_dir()} == folders


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_an_image_that_is_a_link_is_left_to_who_knows_where_it_is_to_lead(run, magazine_at):
    folder = magazine_at(MOVING)
    (folder / "articles/ete/images/a.jpg").unlink()
    (folder / "articles/ete/images/a.jpg").symlink_to("../b.jpg")
    before = snapshot(folder)
    result = run("series", "add", "hiver", "photos", cwd=folder)
    assert (result.exit_code, "articles/ete/images/a.jpg: it is a link" in result.stderr) == (2, True)
    assert snapshot(folder) == before


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_an_image_that_leads_out_of_the_magazine_stays(run, magazine_at):
    folder = magazine_at(MOVING)
    (folder / "secret.jpg").write_bytes(IMAGE)
    (folder / "articles/ete/images/a.jpg").unlink()
    (folder / "articles/ete/images/a.jpg").symlink_to("../../../secret.jpg")
    assert run("series", "add", "hiver", "photos", cwd=folder).exit_code == 0
    assert (folder / "articles/ete/images/a.jpg").is_symlink()
    assert not (folder / "articles/hiver/images").exists()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_git_applies_the_dry_run_sees_renames_and_after_undo_nothing(run, magazine_at):
    folder = magazine_at({**MOVING, "ete/images/été bleu.jpg": IMAGE[::-1]})
    path = folder / "articles/ete/photos.md"
    path.write_text(path.read_text() + "\nUne phrase.\n" * 40 + "![bleu](images/été%20bleu.jpg)\n")

    def git(*words, **options):
        words = ["git", "-c", "core.quotepath=false", "-c", "user.name=M", "-c", "user.email=m@example.org", *words]
        return subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True, **options).stdout

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Début")
    shown = run("series", "add", "hiver", "photos", "--dry-run", cwd=folder)
    assert (git("status", "--porcelain"), shown.stderr) == ("", "nothing was written\n")
    git("apply", "-", input=shown.stdout)
    by_git = snapshot(folder / "articles")
    git("checkout", "-q", ".")
    git("clean", "-fdq")
    assert run("series", "add", "hiver", "photos", cwd=folder).exit_code == 0
    assert snapshot(folder / "articles") == by_git
    git("add", ".")
    renamed = [line for line in git("diff", "--cached", "-M", "--name-status").splitlines() if line[0] == "R"]
    assert [(line.split("\t")[1], line.split("\t")[2]) for line in renamed] == [
        ("articles/ete/images/a.jpg", "articles/hiver/images/a.jpg"),
        ("articles/ete/images/été bleu.jpg", "articles/hiver/images/été bleu.jpg"),
        ("articles/ete/photos.md", "articles/hiver/photos.md"),
    ]
    git("reset", "-q")
    assert run("undo", cwd=folder).exit_code == 0
    assert git("status", "--porcelain") == ""


PLANNED = (
    "---\nparts:\n  - un\n  - title: Trois\n    date: 2015-07-18\n    authors: [redaction]\n    announce: true\n---\n"
)


@pytest.mark.parametrize("home", ["ete/trois.md", "trois.md"], ids=["from the folder", "from elsewhere"])
@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "---\ntitle: Trois\ndate:\n---\n",
            "---\ntitle: Trois\ndate: 2015-07-18\nannounce: true\nauthors: [redaction]\n---\n",
            id="what it does not say",
        ),
        pytest.param(
            "---\ntitle: Trois\ndate: 2015-08-01\nauthors: [Ali]\n---\n",
            "---\ntitle: Trois\ndate: 2015-08-01\nauthors: [Ali]\nannounce: true\n---\n",
            id="and nothing that it does",
        ),
        pytest.param(
            "---\ntitle: Trois\nstatus: published\n---\n",
            "---\ntitle: Trois\nstatus: published\n---\n",
            id="nothing at all of a published one, which a date might put out",
        ),
    ],
)
def test_an_article_in_a_planned_slot_takes_over_what_was_planned(run, magazine_at, home, article, expected):
    files = {"ete/_index.md": PLANNED, "ete/un.md": ARTICLE, home: article}
    folder = magazine_at(files)
    assert run("series", "add", "ete", home.removesuffix(".md"), cwd=folder).exit_code == 0
    written = (folder / "articles/ete/trois.md").read_text()
    assert written.replace("aliases: [/trois/]\n", "") == expected
    assert (folder / "articles/ete/_index.md").read_text() == "---\nparts:\n  - un\n  - trois\n---\n"


def test_texts_whose_links_nobody_can_follow_are_told(run, magazine_at):
    broken = "---\nimage: {src: images/a.jpg\n---\n\n![a](images/a.jpg)\n"
    folder = magazine_at({**MOVING, "ete/deux.md": b"Un \xe9t\xe9.\n", "hiver/neige.md": broken})
    result = run("series", "add", "hiver", "photos", cwd=folder)
    assert result.exit_code == 0
    assert result.stderr.endswith(
        "articles/ete/deux.md cannot be read: links in it to articles/ete/photos.md, if there are any, did not follow\n"
    )
    assert (folder / "articles/ete/images/a.jpg").read_bytes() == IMAGE


@pytest.mark.parametrize("words", [["--json"], ["--json", "--dry-run"], ["--dry-run"]], ids=" ".join)
def test_they_are_told_beside_json_too_but_only_once_it_moved(run, magazine_at, words):
    folder = magazine_at({**MOVING, "ete/deux.md": b"\xe9\n"})
    result = run("series", "add", "hiver", "photos", *words, cwd=folder)
    assert ("did not follow" in result.stderr) == ("--dry-run" not in words)
