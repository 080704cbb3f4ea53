"""`magcli new`. What it starts from with --from has a file of its own: test_new_from.py."""

import re
import sys

import pytest
import yaml

from tests.conftest import snapshot

SERIES = (
    "---\ntitle: Été\nparts:\n  - un   # le premier\n  - title: Les marchés verticaux\n    date: 2015-07-18\n---\n"
)


def without_id(text):
    return re.sub(r"id: [0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\n", "id: …\n", text)


def test_new_prints_the_path_of_the_draft_and_nothing_else(run, magazine_at):
    folder = magazine_at({})
    result = run("new", "L’été à Paris : où aller ?", cwd=folder)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "articles/l-ete-a-paris-ou-aller.md\n", "")


def test_the_path_can_be_typed_where_the_command_was(run, magazine_at):
    folder = magazine_at({"ete/_index.md": SERIES})
    assert run("new", "Deux", "--series", "ete", cwd=folder / "articles/ete").stdout == "deux.md\n"
    assert run("new", "Trois", cwd=folder / "articles/ete").stdout == "../trois.md\n"


def test_a_draft_holds_all_that_was_given(run, magazine_at):
    folder = magazine_at({})
    run(
        *("new", "Big data", "--author", "redaction", "--tag", "usages", "--tag", "données", "--date", "2015-07-04"),
        *("--guest", "Jean, prospectiviste, Pôle", "--section", "Le Mag"),
        cwd=folder,
    )
    assert without_id((folder / "articles/big-data.md").read_text()) == (
        "---\ntitle: Big data\nstatus: draft\ndate: 2015-07-04\nauthors: [redaction]\n"
        "guests:\n  - {name: Jean, role: prospectiviste, organisation: Pôle}\n"
        "section: Le Mag\ntags: [usages, données]\nid: …\n---\n\n"
    )


@pytest.mark.parametrize(
    ("title", "name", "line"),
    [
        pytest.param("Où va l’été ?", "ou-va-l-ete.md", "title: Où va l’été ?", id="accents"),
        pytest.param("L'été d'ici", "l-ete-d-ici.md", "title: L'été d'ici", id="apostrophes"),
        pytest.param("Données : la clé", "donnees-la-cle.md", "title: 'Données : la clé'", id="colon"),
        pytest.param("Le n° #1", "le-n-1.md", "title: 'Le n° #1'", id="hash"),
        pytest.param('Le "cloud"', "le-cloud.md", 'title: Le "cloud"', id="double quotes"),
        pytest.param("L'un : l'autre", "l-un-l-autre.md", "title: \"L'un : l'autre\"", id="colon and apostrophes"),
        pytest.param(
            "L'un : \"l'autre\" # 2", "l-un-l-autre-2.md", "title: 'L''un : \"l''autre\" # 2'", id="all of them"
        ),
        pytest.param("  Deux\n  lignes ", "deux-lignes.md", "title: Deux lignes", id="two lines"),
        pytest.param("2015", "2015.md", "title: '2015'", id="digits"),
        pytest.param("Œuvre 🎉", "oeuvre.md", "title: Œuvre 🎉", id="ligature and emoji"),
    ],
)
def test_a_title_stays_as_it_was_typed_and_its_slug_is_plain(run, magazine_at, title, name, line):
    folder = magazine_at({})
    assert run("new", title, cwd=folder).stdout == f"articles/{name}\n"
    assert line in (folder / "articles" / name).read_text().split("\n")
    shown = run("list", cwd=folder).stdout
    assert shown.endswith(f"\t{' '.join(title.split())}\n")


def test_a_slug_can_be_chosen(run, magazine_at):
    folder = magazine_at({})
    assert run("new", "?!…", "--slug", "points", cwd=folder).stdout == "articles/points.md\n"


def test_the_date_of_a_draft_stays_open_until_somebody_knows_it(run, magazine_at):
    folder = magazine_at({})
    run("new", "Un", "--author", "redaction", cwd=folder)
    written = (folder / "articles/un.md").read_text()
    assert written.startswith("---\ntitle: Un\nstatus: draft\ndate:\nauthors: [redaction]\nid: ")


def test_each_draft_gets_an_id_of_its_own(run, magazine_at):
    folder = magazine_at({})
    run("new", "Un", cwd=folder)
    run("new", "Deux", cwd=folder)
    first, second = (re.findall("id: .*", (folder / f"articles/{slug}.md").read_text()) for slug in ("un", "deux"))
    assert len(first) == len(second) == 1
    assert first != second


def test_a_new_part_goes_to_the_end_of_its_series_and_no_other_line_changes(run, magazine_at):
    folder = magazine_at({"ete/_index.md": SERIES})
    run("new", "Deux", "--series", "ete", cwd=folder)
    index = (folder / "articles/ete/_index.md").read_text()
    assert index == SERIES.replace("    date: 2015-07-18\n", "    date: 2015-07-18\n  - deux\n")


def test_a_part_that_is_listed_but_not_written_keeps_its_place_and_is_not_listed_twice(run, magazine_at):
    listed = "---\ntitle: Été\nparts: [un, deux, trois]\n---\n"
    folder = magazine_at({"ete/_index.md": listed})
    assert run("new", "Deux", "--series", "ete", cwd=folder).stdout == "articles/ete/deux.md\n"
    assert (folder / "articles/ete/_index.md").read_text() == listed


def test_an_empty_word_is_no_word(run, magazine_at):
    folder = magazine_at({})
    run("new", "Un", "--author", "", "--guest", "", "--tag", "", "--section", "", "--date", "2015-07-04", cwd=folder)
    written = without_id((folder / "articles/un.md").read_text())
    assert written == "---\ntitle: Un\nstatus: draft\ndate: 2015-07-04\nid: …\n---\n\n"


def test_a_series_can_be_named_by_its_title(run, magazine_at):
    folder = magazine_at({"ete/_index.md": SERIES})
    assert run("new", "Deux", "--series", "Été", cwd=folder).stdout == "articles/ete/deux.md\n"


PLANNED = """\
---
title:  Été    # provisoire
parts:
  - un         # écrit

  # la suite
  - title: Les marchés verticaux
    date: 2015-07-18
    authors: [redaction, {name: Anne Martin, role: économiste}]
    announce: true
  - trois
---

Deux   espaces.
"""


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--planned", "Les marchés verticaux"], id="by its title"),
        pytest.param(["--planned", "les-marches-verticaux"], id="by its slug"),
        pytest.param(["--planned", "Les marchés verticaux", "--series", "ete"], id="in the series named"),
        pytest.param(["--planned", "2", "--series", "ete"], id="by its number"),
    ],
)
def test_a_planned_part_is_filled_and_only_its_lines_change(run, magazine_at, words):
    folder = magazine_at({"ete/_index.md": PLANNED})
    assert run("new", "Santé et marchés", *words, cwd=folder).stdout == "articles/ete/sante-et-marches.md\n"
    slot = PLANNED[PLANNED.index("title: Les") : PLANNED.index("  - trois")]
    assert (folder / "articles/ete/_index.md").read_text() == PLANNED.replace(slot, "sante-et-marches\n")


def test_a_planned_part_hands_on_its_date_and_its_authors(run, magazine_at):
    folder = magazine_at({"ete/_index.md": PLANNED})
    run("new", "Santé", "--planned", "Les marchés verticaux", cwd=folder)
    written = yaml.safe_load((folder / "articles/ete/sante.md").read_text().split("---\n")[1])
    assert str(written["date"]) == "2015-07-18"
    assert written["authors"] == ["redaction", {"name": "Anne Martin", "role": "économiste"}]


def test_what_the_command_says_goes_before_what_was_planned(run, magazine_at):
    folder = magazine_at({"ete/_index.md": PLANNED})
    run(*("new", "Santé", "--planned", "2", "--series", "ete", "--date", "2015-08-01", "--author", "Ali"), cwd=folder)
    text = (folder / "articles/ete/sante.md").read_text()
    assert "date: 2015-08-01\nannounce: true\nauthors: [Ali]\n" in text


def test_edit_opens_the_draft_in_the_editor_of_the_user(run, magazine_at):
    folder = magazine_at({})
    (folder / "plume.py").write_text("import sys\nopen(sys.argv[-1], 'a').write(' '.join(sys.argv[1:-1]))\n")
    result = run("new", "Un", "--edit", cwd=folder, EDITOR=f"{sys.executable} plume.py --wait 'deux mots'")
    assert (result.exit_code, result.stdout) == (0, "articles/un.md\n")
    assert (folder / "articles/un.md").read_text().endswith("---\n\n--wait deux mots")


def test_edit_without_an_editor_says_so_and_writes_nothing(run, magazine_at):
    folder = magazine_at({})
    before = snapshot(folder)
    result = run("new", "Un", "--edit", cwd=folder)
    assert result.exit_code == 2
    assert "no editor is set" in result.stderr
    assert snapshot(folder) == before


def test_an_editor_that_fails_is_named_in_plain_words_and_the_draft_stays(run, magazine_at):
    result = run("new", "Un", "--edit", cwd=magazine_at({}), EDITOR="false")
    assert (result.exit_code, result.stdout) == (2, "articles/un.md\n")
    assert result.stderr == "magcli: the editor 'false' ended with 1; articles/un.md is written\n"


@pytest.mark.parametrize(
    "editor",
    [pytest.param("plume-inconnue", id="is not there"), pytest.param("plume 'ouverte", id="has an open quote")],
)
def test_an_editor_that_is_none_is_named_before_anything_is_written(run, magazine_at, editor):
    folder = magazine_at({})
    before = snapshot(folder)
    result = run("new", "Un", "--edit", cwd=folder, EDITOR=editor)
    assert (result.exit_code, result.stdout) == (2, "")
    assert editor in result.stderr
    assert snapshot(folder) == before


def test_a_series_without_a_name_is_none(run, magazine_at):
    folder = magazine_at({})
    before = snapshot(folder)
    assert run("new", "Un", "--series", "", cwd=folder).exit_code == 2
    assert snapshot(folder) == before


def test_a_dry_run_shows_every_file_that_would_change_and_writes_none(run, magazine_at):
    folder = magazine_at({"ete/_index.md": SERIES})
    before = snapshot(folder)
    result = run("new", "Deux", "--series", "ete", "--date", "2015-07-11", "--edit", "--dry-run", cwd=folder)
    assert without_id(result.stdout) == (
        "--- /dev/null\n+++ b/articles/ete/deux.md\n@@ -0,0 +1,7 @@\n"
        "+---\n+title: Deux\n+status: draft\n+date: 2015-07-11\n+id: …\n+---\n+\n"
        "--- a/articles/ete/_index.md\n+++ b/articles/ete/_index.md\n@@ -4,4 +4,5 @@\n"
        "   - un   # le premier\n   - title: Les marchés verticaux\n     date: 2015-07-18\n+  - deux\n ---\n"
    )
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(["?!…"], "no slug can be made of '?!…'", id="only punctuation"),
        pytest.param([""], "no slug can be made of ''", id="an empty title"),
        pytest.param(["Un\x07"], r"'Un\x07' holds characters that no page can show", id="a bell in the title"),
        pytest.param(["Un", "--series", "hiver"], "there is no series 'hiver'", id="unknown series"),
        pytest.param(["Un", "--series", "étés"], "did you mean ete?", id="a series nearly called so"),
        pytest.param(["Un", "--series", "ete"], "ete/un.md is already there", id="a slug that exists"),
        pytest.param(["Éditorial"], "editorial.md is already there", id="a slug that exists, with accents"),
        pytest.param(["Ete"], "give the new article another --slug", id="called as a series"),
        pytest.param(["Tags"], "the slug 'tags' is kept for other pages", id="called as a page of the site"),
        pytest.param(["Un", "--slug", "Été 1"], "'Été 1' is no slug; write ete-1", id="a slug that is none"),
        pytest.param(["X", "--date", "4 juil 2015"], "write 2015-07-04", id="French date"),
        pytest.param(["X", "--date", "2015-02-30"], "there is no 2015-02-30", id="a day that does not exist"),
        pytest.param(["X", "--planned", "Rien"], "no series plans 'Rien'", id="nothing planned so"),
        pytest.param(["X", "--series", "ete", "--planned", "un"], "'un' is written already", id="not planned"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(run, magazine_at, words, problem):
    folder = magazine_at({"ete/_index.md": SERIES, "ete/un.md": "---\ntitle: Un\n---\n", "editorial.md": ""})
    before = snapshot(folder)
    result = run("new", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr
    assert snapshot(folder) == before
