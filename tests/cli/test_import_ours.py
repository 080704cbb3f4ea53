"""`magcli import` of pages that `magcli export html` wrote."""

import pytest

SAGA = "---\ntitle: La révolution\nparts:\n  - un\n  - deux\n---\n"
UN = """\
---
title: Qui paie la presse ?
status: published
date: 2015-07-04
authors:
  - {name: La rédaction, organisation: Le Mag}
guests:
  - {name: Le pôle, role: partenaire, organisation: Pôle}
section: Le Mag numérique
tags: [plateformes, données]
summary: Un résumé.
image: {src: images/a.png, alt: Un kiosque, caption: Une légende, credit: La rédaction}
updated: 2015-07-10
id: 4f4ef64e-3070-593f-83f9-9d3f703c8ddb
---

Le lecteur[^1] paie toujours[^2], et toujours[^1].

## Un intertitre

Voir [la suite](deux.md).

Par La rédaction

[^1]: Une *note*.

[^2]: Une autre, avec [un lien](https://mag.example.net/).

    Et un second paragraphe.
"""
DEUX = """\
---
title: La suite
status: published
date: 2015-07-11
authors: [L’atelier]
id: 4f4ef64e-3070-593f-83f9-9d3f703c8ddc
---

La suite du texte.
"""


@pytest.fixture
def site(run, magazine_at, tmp_path):
    """The pages of a magazine, and the folder of another one that is empty."""
    files = {"revolution/_index.md": SAGA, "revolution/un.md": UN, "revolution/deux.md": DEUX}
    first = magazine_at({**files, "revolution/images/a.png": "image"})
    run("export", "html", "-o", tmp_path / "public", cwd=first)
    run(
        "init",
        "--title",
        "Un mag",
        "--url",
        "https://autre.example.org/",
        "--lang",
        "fr",
        tmp_path / "x",
        cwd=tmp_path,
    )
    return tmp_path / "public"


def _bare(text):
    """The text of an article without the lines that its page does not tell."""
    return [line for line in text.splitlines() if not line.startswith(("id: ", "status: "))]


def test_what_went_to_html_comes_back(run, site, tmp_path):
    result = run("import", site, cwd=tmp_path / "x")
    assert result.stdout.splitlines() == ["articles/revolution/un.md", "articles/revolution/deux.md"]
    home = tmp_path / "x/articles/revolution"
    assert _bare((home / "un.md").read_text()) == _bare(UN)
    assert _bare((home / "deux.md").read_text()) == _bare(DEUX)
    assert ((home / "_index.md").read_text(), (home / "images/a.png").read_text()) == (SAGA, "image")


def test_one_page_of_it_brings_its_images(run, site, tmp_path):
    result = run("import", site / "revolution/un/index.html", cwd=tmp_path / "x")
    assert result.stdout == "articles/revolution/un.md\n"
    assert (tmp_path / "x/articles/revolution/images/a.png").read_text() == "image"
    told = "  taken    text: magcli wrote this page: all that it wrote around the text is left out\n"
    assert result.stderr.startswith(told)


def test_pages_that_only_lead_to_articles_stay_where_they_are(run, site, tmp_path):
    told = run("import", site, cwd=tmp_path / "x").stderr
    assert "being of no kind that magcli knows: " in told
    assert " robots.txt," in told
    assert " index.html," in told
    assert run("import", site / "index.html", cwd=tmp_path / "x").exit_code == 2
