"""`magcli import`: what is written, what is told, and what stands in the way. Each kind has a file in tests/importers."""

import json

import pytest

from tests.conftest import snapshot

PAGE = "# Qui paie ?\n\nLe lecteur.[^1] ![Un kiosque](img/a.png)\n\n[^1]: Une note.\n"
ANOTHER = "# Une autre\n\nVoir [la première](page.md).\n"


@pytest.fixture
def source(tmp_path):
    """A folder beside the magazine, with two pages of which one shows an image."""
    folder = tmp_path / "elsewhere"
    for name, content in {"page.md": PAGE, "autre.md": ANOTHER, "img/a.png": "image"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


def test_it_prints_the_paths_of_the_articles_and_tells_people_the_rest(run, magazine_at, source):
    folder = magazine_at({})
    result = run("import", source / "page.md", cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "articles/qui-paie.md\n")
    assert result.stderr.splitlines()[-1].startswith("1 article brought in, 1 image")
    assert (folder / "articles/images/a.png").read_text() == "image"
    text = (folder / "articles/qui-paie.md").read_text()
    assert "\nLe lecteur.[^1] ![Un kiosque](images/a.png)\n\n[^1]: Une note.\n" in text
    assert "title: Qui paie ?\nstatus: draft\n" in text


def test_a_folder_of_no_generator_is_brought_in_file_by_file(run, magazine_at, source):
    folder = magazine_at({})
    result = run("import", source, cwd=folder)
    assert result.stdout.splitlines() == ["articles/une-autre.md", "articles/qui-paie.md"]
    assert "Voir [la première](qui-paie.md)." in (folder / "articles/une-autre.md").read_text()


def test_where_there_are_several_sources_a_remark_names_its_file(run, magazine_at, tmp_path):
    folder = magazine_at({})
    pages = tmp_path / "site/content/posts"
    pages.mkdir(parents=True)
    (tmp_path / "site/hugo.toml").write_text('baseURL = "https://mag.example.org/"\n')
    (pages / "vieux.md").write_text("---\ntitle: Vieux\ndate: 2015-07-04\nexpiryDate: 2015-08-01\n---\n\nTexte.\n")
    (pages / "neuf.md").write_text("---\ntitle: Neuf\ndate: 2015-07-04\n---\n\nTexte.\n")
    told = run("import", tmp_path / "site", cwd=folder).stderr
    assert "  open     status (site/content/posts/vieux.md, line 4): expiryDate: " in told


def test_a_second_import_changes_nothing(run, magazine_at, source):
    folder = magazine_at({})
    run("import", source, cwd=folder)
    before = snapshot(folder)
    result = run("import", source, cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "0 articles brought in, 2 unchanged\n"
    assert snapshot(folder) == before


def test_an_article_that_was_edited_since_is_in_the_way(run, magazine_at, source):
    folder = magazine_at({})
    run("import", source / "page.md", cwd=folder)
    with (folder / "articles/qui-paie.md").open("a") as file:
        file.write("\nDe ma main.\n")
    before = snapshot(folder)
    result = run("import", source / "page.md", cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == ("magcli: articles/qui-paie.md is already there; --replace or --skip says what to do\n")
    assert snapshot(folder) == before


def test_another_article_of_that_name_is_in_the_way(run, magazine_at, source):
    folder = magazine_at({"qui-paie.md": "---\ntitle: Qui paie ?\n---\n\nDe ma main.\n"})
    result = run("import", source / "page.md", cwd=folder)
    assert result.stderr == (
        "magcli: articles/qui-paie.md is already there; --replace, --rename or --skip says what to do\n"
    )


def test_who_gets_an_id_later_changes_no_article(run, magazine_at, tmp_path):
    folder = magazine_at({})
    page = tmp_path / "a.md"
    page.write_text("---\ntitle: Un\nauthor: Julie Martin\n---\n\nTexte.\n")
    run("import", page, cwd=folder)
    assert "authors: [Julie Martin]" in (folder / "articles/un.md").read_text()
    index = folder / "articles/_index.md"
    index.write_text(index.read_text().replace("people:\n", "people:\n  julie: {name: Julie Martin}\n"))
    result = run("import", page, cwd=folder)
    assert (result.exit_code, result.stderr) == (0, "0 articles brought in, 1 unchanged\n")


def test_two_files_of_one_name_become_two_articles(run, magazine_at, tmp_path):
    folder = magazine_at({})
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.md").write_text(f"# Un titre\n\nTexte {name}.\n")
    for _ in range(2):
        run("import", tmp_path / "a/x.md", tmp_path / "b/x.md", cwd=folder)
    texts = [path.read_text() for path in sorted((folder / "articles").glob("un-*.md"))]
    assert len(texts) == 2
    assert len({line for text in texts for line in text.splitlines() if line.startswith("id:")}) == 2


@pytest.mark.parametrize(
    ("flag", "paths", "mine"),
    [
        pytest.param("--replace", "articles/qui-paie.md\n", False, id="replace"),
        pytest.param("--rename", "articles/qui-paie-2.md\n", True, id="rename"),
        pytest.param("--skip", "", True, id="skip"),
    ],
)
def test_what_happens_to_it_can_be_said(run, magazine_at, source, flag, paths, mine):
    folder = magazine_at({"qui-paie.md": "---\ntitle: Qui paie ?\n---\n\nDe ma main.\n"})
    result = run("import", source / "page.md", flag, cwd=folder)
    assert (result.exit_code, result.stdout) == (0, paths)
    assert ("De ma main." in (folder / "articles/qui-paie.md").read_text()) == mine


def test_only_one_of_the_three(run, magazine_at, source):
    folder = magazine_at({})
    result = run("import", source, "--replace", "--skip", cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "only one of --replace, --rename and --skip can be done" in result.stderr


def test_all_of_it_into_a_series_with_a_status(run, magazine_at, source):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: []\n---\n"})
    run("import", source, "--series", "ete", "--status", "review", cwd=folder)
    assert (folder / "articles/ete/_index.md").read_text() == (
        "---\ntitle: Été\nparts:\n  - une-autre\n  - qui-paie\n---\n"
    )
    assert "status: review\n" in (folder / "articles/ete/qui-paie.md").read_text()


def test_a_dry_run_shows_the_diff_and_writes_nothing(run, magazine_at, source):
    folder = magazine_at({})
    before = snapshot(folder)
    result = run("import", source / "page.md", "--dry-run", cwd=folder)
    assert "+++ b/articles/qui-paie.md\n" in result.stdout
    assert result.stderr.splitlines()[-1].startswith("1 article would be brought in, 1 image")
    assert snapshot(folder) == before


def test_it_can_be_taken_back(run, magazine_at, source):
    folder = magazine_at({})
    before = snapshot(folder / "articles")
    run("import", source, cwd=folder)
    assert run("undo", cwd=folder).exit_code == 0
    assert snapshot(folder / "articles") == before


def test_json(run, magazine_at, source):
    folder = magazine_at({})
    told = json.loads(run("import", source / "page.md", "--json", cwd=folder).stdout)
    assert told["written"] == ["qui-paie.md", "images/a.png"]
    assert told["images"] == ["images/a.png"]
    assert [(one["origin"], one["path"], one["state"]) for one in told["articles"]] == [
        ("page.md", "qui-paie.md", "new")
    ]
    assert set(told) == {"version", "dry_run", "written", "articles", "images", "remarks"}
    assert set(told["articles"][0]) == {"origin", "path", "state", "remarks"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["aucun.md"], "cannot read aucun.md: there is no such file or folder", id="no file"),
        pytest.param(["x.bin"], "x.bin is nothing that magcli can bring in; say what it is with --from: ", id="kind"),
        pytest.param(
            ["x.pdf"], "x.pdf is nothing that magcli can bring in; bring in the document that it was", id="PDF"
        ),
        pytest.param(["x.rtf"], "open it and save it as .docx", id="RTF"),
        pytest.param(["x.docx"], "cannot read x.docx: it is a PDF", id="a PDF by another name"),
        pytest.param(
            ["x.doc"], "cannot read x.doc: it is an old .doc or locked with a password", id="an old document"
        ),
        pytest.param(["vide"], "nothing in vide is anything that magcli can bring in", id="empty folder"),
        pytest.param(["x.bin", "--from", "wordpres"], "did you mean wordpress?", id="no such kind"),
        *(
            pytest.param(["x.bin", "--from", name], f"did you mean {kind}?", id=f"a kind called {name}")
            for kind, names in {
                "docx": ("word", "doc", "Word", ".docx"),
                "odt": ("libreoffice", "writer"),
                "page": ("html", "md", "markdown", "text"),
                "wordpress": ("xml", "wxr"),
            }.items()
            for name in names
        ),
        pytest.param([""], "an empty name is no file or folder; name one; this folder is .", id="nothing"),
        pytest.param(["x.bin", "--uploads", ""], "an empty name is no file or folder", id="no uploads at all"),
        pytest.param(["x.bin", "--series", "ete"], "there is no series 'ete'", id="no such series"),
        pytest.param(["x.bin", "--uploads", "x.bin"], "cannot read x.bin: this is no folder", id="no uploads"),
    ],
)
def test_wrong_input(run, magazine_at, words, told):
    folder = magazine_at({})
    (folder / "x.bin").write_bytes(b"\0\1\2")
    for name, held in {"x.pdf": b"%PDF", "x.docx": b"%PDF", "x.rtf": b"{\\rtf", "x.doc": b"\xd0\xcf\x11\xe0"}.items():
        (folder / name).write_bytes(held)
    (folder / "vide").mkdir()
    before = snapshot(folder)
    result = run("import", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert snapshot(folder) == before


def test_one_source_that_cannot_be_read_keeps_all_of_them_out(run, magazine_at, source):
    folder = magazine_at({})
    before = snapshot(folder)
    result = run("import", source / "page.md", "aucun.md", cwd=folder)
    assert result.exit_code == 2
    assert snapshot(folder) == before


def test_no_link_is_followed_and_that_is_told(run, magazine_at, source, tmp_path):
    folder = magazine_at({})
    (tmp_path / "secret.md").write_text("# Secret\n")
    (source / "out.md").symlink_to(tmp_path / "secret.md")
    (source / "loop").symlink_to(source)
    result = run("import", source, cwd=folder)
    assert result.stdout.splitlines() == ["articles/une-autre.md", "articles/qui-paie.md"]
    assert "  open     file: left where they are, being links: loop, out.md\n" in result.stderr


SAGA = """\
---
title: La saga
season: été 2015
description: Une série.
editors: [redaction]
parts:
  - un
  - title: À venir
    date: 2035-08-01
    authors: [redaction]
    announce: true
  - deux
---

Voir [le début](un.md) ![Une carte](images/carte.png).
"""
HEAD = "status: published\ndate: 2015-07-04\nauthors: [redaction]\nid: 4a3601c4-8b5b-4b0f-bd80-afbd9175e8a"
UN = f"---\ntitle: Un\n{HEAD}8\n---\n\nSuivi de [la suite](deux.md#la-fin) dans [la saga](_index.md).[^1]\n\n[^1]: `{{{{< a >}}}}`.\n"
DEUX = f"---\ntitle: Deux\n{HEAD}9\n---\n\n## La fin\n"


def test_what_went_to_hugo_comes_back(run, magazine_at, tmp_path):
    first = magazine_at(
        {"saga/_index.md": SAGA, "saga/un.md": UN, "saga/deux.md": DEUX, "saga/images/carte.png": "carte"}
    )
    run("export", "hugo", "-o", tmp_path / "hugo", cwd=first)
    other = tmp_path / "other"
    run(
        "init",
        "--title",
        "Le Mag numérique",
        "--url",
        "https://mag.example.org/",
        "--lang",
        "fr",
        other,
        cwd=tmp_path,
    )
    result = run("import", tmp_path / "hugo", cwd=other)
    assert (result.exit_code, "open" in result.stderr) == (0, False)
    assert snapshot(other / "articles/saga") == snapshot(first / "articles/saga")
    again = run("import", tmp_path / "hugo", cwd=other)
    assert (again.exit_code, again.stderr.splitlines()[-1]) == (0, "0 articles brought in, 2 unchanged")


# ---- several sources, and what lies beside them -----------------------------------------------------------


def written(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_files_become_parts_in_the_order_in_which_they_were_named(run, magazine_at, tmp_path):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: []\n---\n"})
    files = written(tmp_path / "textes", {f"e{number}.md": f"# Titre {number}\n\nTexte.\n" for number in (1, 2, 10)})
    run("import", files / "e10.md", files / "e1.md", files / "e2.md", "--series", "ete", cwd=folder)
    text = (folder / "articles/ete/_index.md").read_text()
    assert [text.index(f"titre-{number}") for number in (10, 1, 2)] == sorted(
        text.index(f"titre-{n}") for n in (10, 1, 2)
    )


def test_files_of_a_folder_become_parts_as_people_count(run, magazine_at, tmp_path):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: []\n---\n"})
    files = written(tmp_path / "textes", {f"e{number}.md": f"# Titre {number}x\n\nTexte.\n" for number in (1, 2, 10)})
    run("import", files, "--series", "ete", cwd=folder)
    text = (folder / "articles/ete/_index.md").read_text()
    places = [text.index(f"titre-{number}x") for number in (1, 2, 10)]
    assert places == sorted(places)


def test_a_file_that_is_named_twice_comes_once(run, magazine_at, source):
    folder = magazine_at({})
    result = run("import", source / "page.md", source / "../elsewhere/page.md", cwd=folder)
    assert result.stdout == "articles/qui-paie.md\n"


def test_a_part_that_was_planned_is_filled(run, magazine_at, tmp_path):
    parts = "parts:\n  - title: Qui paie ?\n    date: 2027-01-02\n  - title: Après\n"
    folder = magazine_at({"ete/_index.md": f"---\ntitle: Été\n{parts}---\n"})
    files = written(tmp_path / "textes", {"p.md": "# Qui paie ?\n\nTexte.\n"})
    result = run("import", files / "p.md", "--series", "ete", cwd=folder)
    assert (
        "  open     date: it was planned for 2027-01-02: magcli set ete/qui-paie date=2027-01-02\n" in result.stderr
    )
    assert (folder / "articles/ete/_index.md").read_text() == (
        "---\ntitle: Été\nparts:\n  - qui-paie\n  - title: Après\n---\n"
    )


def test_an_image_that_somebody_removed_comes_back(run, magazine_at, source):
    folder = magazine_at({})
    run("import", source / "page.md", cwd=folder)
    picture = folder / "articles/images/a.png"
    content = picture.read_bytes()
    picture.unlink()
    result = run("import", source / "page.md", cwd=folder)
    assert result.stderr == "0 articles brought in, 1 unchanged, 1 image\n"
    assert picture.read_bytes() == content


def test_of_what_is_left_out_nothing_is_guessed(run, magazine_at, tmp_path):
    folder = magazine_at({"un-titre.md": "---\ntitle: Un titre\n---\n\nLe mien.\n"})
    files = written(tmp_path / "textes", {"p.md": "# Un titre\n\nPar Julie Martin, le 4 juil 2015\n\nTexte.\n"})
    result = run("import", files / "p.md", "--skip", cwd=folder)
    assert result.stderr == "0 articles brought in, 1 left out, being there already\n"


def test_files_of_other_kinds_in_a_folder_come_or_are_told(run, magazine_at, tmp_path):
    folder = magazine_at({})
    export = (
        '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version>'
        "<item><title>Un billet</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>"
        "<wp:status>draft</wp:status><content:encoded>Texte.</content:encoded></item></channel></rss>"
    )
    files = {
        "export.xml": export,
        "sous/page.html": "<h1>Une page</h1><p>Texte.</p>",
        "note.txt": "# Note\n\nTexte.\n",
    }
    written(tmp_path / "vrac", {**files, "plan.rtf": "{\\rtf1 x}"})
    result = run("import", tmp_path / "vrac", cwd=folder)
    assert sorted(result.stdout.split()) == ["articles/note.md", "articles/un-billet.md", "articles/une-page.md"]
    assert "left where they are, being nothing of wordpress: plan.rtf" in result.stderr
    assert "3 unchanged" in run("import", tmp_path / "vrac", cwd=folder).stderr


def test_documents_beside_the_texts_of_a_generator_are_told(run, magazine_at, tmp_path):
    folder = magazine_at({})
    written(tmp_path / "site", {"a.md": "---\ntitle: Un\n---\n\nTexte.\n", "b.txt": "Un texte.\n", "robots.txt": ""})
    result = run("import", tmp_path / "site", cwd=folder)
    assert "left where they are, being nothing of eleventy: b.txt\n" in result.stderr


def test_an_address_is_no_file(run, magazine_at):
    result = run("import", "https://mag.example.org/un/", cwd=magazine_at({}))
    assert (result.exit_code, result.stderr) == (
        2,
        "magcli: https://mag.example.org/un/ is a page of the web; save it with your browser, and import that file\n",
    )


def test_who_signs_what_is_public_is_asked_once(run, magazine_at, tmp_path):
    files = {"content/a.md": "---\ntitle: A\ndate: 2015-07-04\n---\n\nA.\n"}
    files["content/b.md"] = files["content/a.md"].replace("A", "B")
    result = run("import", written(tmp_path / "site", {**files, "hugo.toml": ""}), cwd=magazine_at({}))
    assert (
        "open     authors: 2 articles have no author: add one to each, for an export asks who signs" in result.stderr
    )
