"""Every page is HTML as the standard has it: the Nu Html Checker and html-validate find nothing."""

from pathlib import Path

from tests.judges import tools

pytestmark = tools.needed

BAD = """\
<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Une page</title></head>
<body><h1>Une page</h1><p id="x"><div>Un bloc</div></p><img src="a.png"><p id="x">Encore</p></body>
</html>
"""


def test_the_nu_html_checker_finds_nothing(sites):
    tools.accept(tools.checker(sites.folder))


def test_html_validate_finds_nothing(sites, tmp_path):
    tools.accept(tools.html_validate(sites.folder, tmp_path / "answer.json"))


def test_the_nu_html_checker_tells_a_bad_page(tmp_path):
    told = " ".join(tools.checker(_folder_with(BAD, tmp_path)))
    assert "bad.html:4" in told
    for fault in ("No “p” element in scope", "must have an “alt” attribute", "Duplicate ID “x”"):
        assert fault in told


def test_html_validate_tells_a_bad_page(tmp_path):
    told = tools.html_validate(_folder_with(BAD, tmp_path / "pages"), tmp_path / "answer.json")
    assert {said.split(": ")[1] for said in told} >= {"wcag/h37", "no-dup-id", "close-order"}


def test_html_validate_asks_for_integrity_only_of_what_other_hosts_send(tmp_path):
    """A browser refuses a style that is read from disk and says what it must be: such a page would have none."""
    linked = BAD.replace(
        "</head>", '<link rel="stylesheet" href="a.css"><link rel="stylesheet" href="//x.org/b.css"></head>'
    )
    told = tools.html_validate(_folder_with(linked, tmp_path / "pages"), tmp_path / "answer.json")
    assert sum("require-sri" in said for said in told) == 1


def _folder_with(page: str, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "bad.html").write_text(page)
    return folder
