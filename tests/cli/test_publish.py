"""`magcli publish` and `magcli unpublish`."""

import json
import re

import pytest

from tests.conftest import HOME, snapshot

NOON = "1436608800"  # 2015-07-11T12:00:00+02:00
NEARLY_MIDNIGHT_IN_UTC = "1436653800"  # 2015-07-12T00:30:00+02:00


def text(title, status="ready", date="2015-07-04", body="Texte.\n", more="authors: [redaction]\n"):
    return f"---\ntitle: {title}   # provisoire\nstatus: {status}\ndate: {date}\n{more}---\n\n{body}"


FILES = {
    # Here one part after another is published, in whatever order.
    "_index.md": HOME.replace("people:", "validate: {ignore: [gap-before-published]}\npeople:"),
    "ete/_index.md": "---\ntitle: Été\nparts: [un, deux, trois, quatre, {title: Plus tard}]\n---\n",
    "ete/un.md": text("Un"),
    "ete/deux.md": text("Deux", "draft", "2015-07-05"),
    "ete/trois.md": text("Trois", "published", "2015-07-06"),
    "ete/quatre.md": text("Quatre", "ready", "2015-07-18"),
    "seul.md": text("Seul", "draft", ""),
}


def publish(run, folder, *words, verb="publish", now=NOON):
    return run(verb, *words, cwd=folder, SOURCE_DATE_EPOCH=now)


def changed(folder, before):
    """The files that are no longer as they were, and what they hold."""
    after = snapshot(folder)
    return {name: content.decode() for name, content in after.items() if before.get(name) != content}


@pytest.mark.parametrize(
    ("words", "out", "files"),
    [
        pytest.param(
            ["ete/un"],
            "published: ete/un, 2015-07-04\n",
            {"ete/un.md": text("Un", "published")},
            id="what is ready",
        ),
        pytest.param(
            ["deux"],
            "published: ete/deux, 2015-07-05\n",
            {"ete/deux.md": text("Deux", "published", "2015-07-05")},
            id="a draft",
        ),
        pytest.param(
            ["quatre"],
            "scheduled: ete/quatre appears on 2015-07-18\n",
            {"ete/quatre.md": text("Quatre", "published", "2015-07-18")},
            id="with a day to come",
        ),
        pytest.param(
            ["seul"],
            "published: seul, 2015-07-11\n",
            {"seul.md": text("Seul", "published", "2015-07-11")},
            id="without a day, today",
        ),
        pytest.param(
            ["seul", "articles/ete/un.md", "seul"],
            "published: seul, 2015-07-11\npublished: ete/un, 2015-07-04\n",
            {"seul.md": text("Seul", "published", "2015-07-11"), "ete/un.md": text("Un", "published")},
            id="several, one of them twice",
        ),
    ],
)
def test_an_article_is_published_and_nothing_else_changes(run, magazine_at, words, out, files):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = publish(run, folder, *words)
    assert (result.exit_code, result.stdout, result.stderr) == (0, out, "")
    assert changed(folder, before) == {f"articles/{name}": content for name, content in files.items()}


def test_today_is_that_of_the_magazine(run, magazine_at):
    result = publish(run, magazine_at(FILES), "seul", now=NEARLY_MIDNIGHT_IN_UTC)
    assert result.stdout == "published: seul, 2015-07-12\n"


def test_a_file_without_a_status_and_a_date_gets_both(run, magazine_at):
    folder = magazine_at({"un.md": "---\ntitle: Un\nauthors: [redaction]\n---\nTexte.\n"})
    assert publish(run, folder, "un").exit_code == 0
    written = "---\ntitle: Un\nauthors: [redaction]\nstatus: published\ndate: 2015-07-11\n---\nTexte.\n"
    assert (folder / "articles/un.md").read_text() == written


def test_a_status_that_is_none_is_mended_by_publishing(run, magazine_at):
    folder = magazine_at({"un.md": text("Un", "publié")})
    assert publish(run, folder, "un").exit_code == 0
    assert (folder / "articles/un.md").read_text() == text("Un", "published")


def test_what_is_published_goes_out(run, magazine_at):
    folder = magazine_at(FILES)
    publish(run, folder, "un", "seul")
    assert run("validate", "un", "seul", cwd=folder).exit_code == 0
    assert run("export", "rss", cwd=folder, SOURCE_DATE_EPOCH=NOON).stdout.count("<item>") == 3


# ---- a series ------------------------------------------------------------------------------------------


def test_of_a_series_what_is_ready_is_published_and_the_rest_is_named(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = publish(run, folder, "ete")
    assert result.stdout == "published: ete/un, 2015-07-04\nscheduled: ete/quatre appears on 2015-07-18\n"
    assert (result.exit_code, result.stderr) == (0, "left: ete/deux is draft\n")
    assert list(changed(folder, before)) == ["articles/ete/quatre.md", "articles/ete/un.md"]


def test_all_of_a_series_takes_drafts_and_reviews_too(run, magazine_at):
    folder = magazine_at(
        {**FILES, "ete/un.md": text("Un", "review"), "ete/quatre.md": text("Quatre", "publié", "2015-07-18")}
    )
    result = publish(run, folder, "ete", "--all")
    assert result.stdout == "published: ete/un, 2015-07-04\npublished: ete/deux, 2015-07-05\n"
    assert (result.exit_code, result.stderr) == (0, "left: ete/quatre is of no status\n")


def test_a_series_is_one_change_that_undo_takes_back(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    publish(run, folder, "ete", "seul")
    assert len(changed(folder, before)) == 3
    run("undo", cwd=folder)
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("statuses", "words", "told"),
    [
        pytest.param(("draft", "draft"), [], "no part of ete is ready; set a part's status=ready", id="drafts"),
        pytest.param(("published", "draft"), [], "no part of ete is ready", id="the rest are drafts"),
        pytest.param(("published", "published"), [], "what is written of ete is published already", id="all are"),
        pytest.param(
            ("publié", "publié"), ["--all"], "no part of ete is ready or review or draft", id="typing errors"
        ),
    ],
)
def test_a_series_of_which_nothing_can_be_published_is_an_error(run, magazine_at, statuses, words, told):
    parts = {f"ete/{slug}.md": text(slug, status) for slug, status in zip(("un", "deux"), statuses, strict=True)}
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: [un, deux]\n---\n", **parts})
    before = snapshot(folder)
    result = publish(run, folder, "ete", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert snapshot(folder) == before


# ---- what is published already, and what stands in the way ---------------------------------------------


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("trois", "already published: ete/trois, 2015-07-06\n", id="out"),
        pytest.param("demain", "already scheduled: demain appears on 2015-07-12\n", id="to come"),
    ],
)
def test_what_is_published_already_says_so(run, magazine_at, name, told):
    folder = magazine_at({**FILES, "demain.md": text("Demain", "published", "2015-07-12")})
    before = snapshot(folder)
    result = publish(run, folder, name)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", told)
    assert snapshot(folder) == before


REFUSED = "magcli: not published: what would be published has errors\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param(
            {"ete/un.md": text("Un", body="Mot[^1].\n")}, "articles/ete/un.md:8:4: NOTE001", id="in the article"
        ),
        pytest.param(
            {"ete/un.md": text("Un", "draft", more="")},
            "articles/ete/un.md:1:1: META001 this article has no authors (missing-key)\n",
            id="what is a warning only while it is a draft",
        ),
        pytest.param({"ete/un.md": text("Un", date="4 juil 2015")}, "un.md:4:7: META006", id="a date that is none"),
        pytest.param({"ete/un.md": "---\ntitle: a : b\n---\n"}, "un.md:2:10: FM011", id="front matter that cannot be read"),
        pytest.param(
            {"ete/_index.md": FILES["ete/_index.md"].replace("[un,", "[un, un,")}, "ete/_index.md:3:13: SER003", id="in its series"
        ),
        pytest.param({"_index.md": HOME.replace("lang: fr", "lang: français")}, "articles/_index.md:4:7: META011", id="in the magazine"),
    ],
)  # fmt: skip
def test_what_would_have_errors_is_refused_with_them_and_nothing_is_written(run, magazine_at, files, told):
    folder = magazine_at({**FILES, **files})
    before = snapshot(folder)
    result = publish(run, folder, "seul", "un")
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert result.stderr.endswith(REFUSED)
    assert snapshot(folder) == before


def test_errors_of_other_articles_are_no_hindrance(run, magazine_at):
    folder = magazine_at({**FILES, "ete/trois.md": text("Trois", "published", body="Mot[^1].\n")})
    assert publish(run, folder, "un").exit_code == 0


def test_warnings_are_counted_with_the_command_that_tells_them(run, magazine_at):
    folder = magazine_at({**FILES, "ete/un.md": text("Un", body="Mot.\n\n[^1]: Une note.\n")})
    result = publish(run, folder, "un")
    assert result.exit_code == 0
    assert result.stderr == "1 warning: magcli validate articles/ete/un.md\n"


TYPED = 'Il dit "oui"... et "non".\n\n' * 50


def test_what_stands_in_the_way_is_told_without_all_else_that_is_wrong(run, magazine_at):
    folder = magazine_at({**FILES, "ete/un.md": text("Un", body=f"{TYPED}Mot[^1].\n")})
    result = publish(run, folder, "un")
    assert [line.split()[1] for line in result.stderr.splitlines() if line.startswith("articles/")] == ["NOTE001"]


def test_typewriter_typography_is_counted_apart_from_what_somebody_has_to_look_at(run, magazine_at):
    folder = magazine_at({**FILES, "ete/un.md": text("Un", body=f"{TYPED}Mot.\n\n[^1]: Une note.\n")})
    told = publish(run, folder, "un").stderr
    assert re.fullmatch(r"1 warning, \d\d+ more that --fix mends: magcli validate articles/ete/un.md\n", told)
    alone = magazine_at({**FILES, "ete/un.md": text("Un", body=TYPED)})
    assert re.fullmatch(r"\d\d+ warnings that --fix mends: .*\n", publish(run, alone, "un").stderr)


# ---- dry runs, JSON, names -----------------------------------------------------------------------------


def test_a_dry_run_shows_the_diff_and_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = publish(run, folder, "seul", "--dry-run")
    assert "-status: draft\n-date: \n+status: published\n+date: 2015-07-11\n" in result.stdout
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before


@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["for real", "dry run"])
def test_json_is_one_document_with_these_keys(run, magazine_at, words):
    result = publish(run, magazine_at(FILES), "ete", "trois", "--json", *words)
    document = {
        "version": 1,
        "published": [
            {"name": "ete/un", "path": "ete/un.md", "status": "published", "date": "2015-07-04"},
            {"name": "ete/quatre", "path": "ete/quatre.md", "status": "scheduled", "date": "2015-07-18"},
        ],
        "already": [{"name": "ete/trois", "path": "ete/trois.md", "status": "published", "date": "2015-07-06"}],
        "left": [{"name": "ete/deux", "path": "ete/deux.md", "status": "draft", "date": "2015-07-05"}],
        "findings": [],
        "dry_run": bool(words),
        "written": ["ete/un.md", "ete/quatre.md"],
        "removed": [],
        "moved": [],
    }
    assert result.stdout == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    assert (result.exit_code, result.stderr) == (0, "")


def test_json_of_what_is_refused_holds_the_findings(run, magazine_at):
    result = publish(run, magazine_at({"un.md": text("Un", body="Mot[^1].\n")}), "un", "--json")
    document = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (1, REFUSED)
    assert (document["published"], document["written"]) == ([], [])
    assert [(found["code"], found["line"]) for found in document["findings"]] == [("NOTE001", 8)]


def test_a_name_that_means_two_things_is_refused(run, magazine_at):
    folder = magazine_at({**FILES, "un/_index.md": "---\ntitle: Un\n---\n"})
    result = publish(run, folder, "un")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a series and an article are called 'un'; write un/_index.md or ete/un.md" in result.stderr
    assert publish(run, folder, "ete/un.md").exit_code == 0


def test_an_unknown_name_is_told_with_the_nearest_ones(run, magazine_at):
    result = publish(run, magazine_at(FILES), "etes", "un")
    assert result.exit_code == 2
    assert "there is no article or series 'etes'; did you mean ete or " in result.stderr


# ---- unpublish -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("trois", "draft again: ete/trois; its page goes with the next export\n", id="out"),
        pytest.param("demain", "draft again: demain; it will not appear\n", id="to come"),
    ],
)
def test_what_was_published_becomes_a_draft_and_keeps_its_date(run, magazine_at, name, told):
    folder = magazine_at({**FILES, "demain.md": text("Demain", "published", "2015-07-12")})
    before = snapshot(folder)
    result = publish(run, folder, name, verb="unpublish")
    assert (result.exit_code, result.stdout, result.stderr) == (0, told, "")
    ((file, after),) = changed(folder, before).items()
    assert after == before[file].decode().replace("status: published", "status: draft")


def test_unpublish_of_what_is_not_published_says_so(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = publish(run, folder, "deux", verb="unpublish")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "ete/deux is draft, not published\n")
    assert snapshot(folder) == before


def test_unpublish_has_a_dry_run_and_json(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    shown = publish(run, folder, "trois", "--dry-run", verb="unpublish")
    assert "-status: published\n+status: draft\n" in shown.stdout
    assert snapshot(folder) == before
    document = json.loads(publish(run, folder, "trois", "deux", "--json", verb="unpublish").stdout)
    assert document == {
        "version": 1,
        "unpublished": [{"name": "ete/trois", "path": "ete/trois.md", "date": "2015-07-06"}],
        "dry_run": False,
        "written": ["ete/trois.md"],
        "removed": [],
        "moved": [],
    }


def test_the_page_of_what_was_unpublished_goes_with_the_next_export(run, magazine_at):
    folder = magazine_at(FILES)
    run("export", "html", cwd=folder, SOURCE_DATE_EPOCH=NOON)
    assert (folder / "public/ete/trois/index.html").exists()
    publish(run, folder, "trois", verb="unpublish")
    run("export", "html", cwd=folder, SOURCE_DATE_EPOCH=NOON)
    assert not (folder / "public/ete/trois").exists()


def test_what_is_unpublished_is_announced_no_more(run, magazine_at):
    text = (
        "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nannounce: true\nauthors: [redaction]\n---\n\nTexte.\n"
    )
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n", "ete/un.md": text})
    result = run("unpublish", "un", cwd=folder)
    assert result.stdout.endswith("its page goes with the next export, and it is announced no more\n")
    assert (folder / "articles/ete/un.md").read_text() == text.replace("published", "draft").replace(
        "announce: true\n", ""
    )


def test_a_file_that_cannot_be_read_is_not_dated_to_be_compared_with_others(run, magazine_at):
    parts = "---\ntitle: Été\nparts: [un, deux]\n---\n"
    other = "---\ntitle: Un\nstatus: draft\ndate: 2015-07-04\nauthors: [redaction]\n---\n\nTexte.\n"
    folder = magazine_at({"ete/_index.md": parts, "ete/un.md": other, "ete/deux.md": "---\ntitle: a : b\n---\n"})
    result = run("publish", "deux", cwd=folder, SOURCE_DATE_EPOCH="1436000000")
    assert (result.exit_code, "FM011" in result.stderr, "SER" in result.stderr) == (1, True, False)


def test_an_article_without_a_text_is_refused(run, magazine_at):
    head = "---\ntitle: Un\nstatus: ready\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n"
    result = run("publish", "un", "deux", cwd=magazine_at({"un.md": head, "deux.md": f"{head}Texte.\n"}))
    assert (result.exit_code, "FM008 this article is published, and has no text" in result.stderr) == (1, True)
    assert "deux.md" not in result.stderr
