"""Every kind of page in a browser: axe-core, Pa11y and Lighthouse find nothing, and nobody else is asked for anything."""

from pathlib import Path

from tests.judges import tools

pytestmark = tools.needed

BAD = """\
<!doctype html>
<html>
<head><meta charset="utf-8"><title>Une page</title><style>p { color: #bbb; background: #fff } div { width: 2000px }</style></head>
<body><main><h1>Une page</h1><h3>Un saut</h3><p>Du gris sur blanc</p><input><div>Large</div>
<img alt="Ailleurs" src="https://elsewhere.example.org/a.png"><img alt="Nulle part" src="gone.png"></main></body>
</html>
"""


# Each kind of page of the hard magazine once: the rest differ in words.
HARD = (
    "",
    "longue/",
    "longue/partie-1/",
    "titres/",
    "titres/balise/",
    "titres/espaces/",
    "titres/hebreu/",
    "titres/long/",
    "tout/",
    "brut/",
)


def test_axe_finds_nothing_at_any_width_in_any_scheme(sites):
    hard = [sites.url(sites.stress.folder / address / "index.html") for address in HARD]
    alone = [sites.url(page) for page in tools.pages(sites.folder / "single")]
    sample = [sites.url(page) for page in tools.pages(sites.sample.folder)]
    tools.accept(tools.ask("axe.mjs", [*sample, *hard, *alone]))


def test_pa11y_finds_nothing(sites):
    hard = [
        sites.url(sites.stress.folder / address / "index.html") for address in ("tout/", "brut/", "titres/hebreu/")
    ]
    tools.accept(tools.ask("pa11y.mjs", [*_sample(sites), *hard]))


def test_lighthouse_gives_every_point(sites):
    tools.accept(tools.ask("lighthouse.mjs", _sample(sites)))


def _sample(sites) -> list[str]:
    """Return the addresses of the home of the sample, of its series and of one of its articles."""
    series = sites.sample.folder / "la-revolution-numerique"
    pages = (sites.sample.folder / "index.html", series / "index.html", series / "modeles-d-affaires/index.html")
    return [sites.url(page) for page in pages]


def test_axe_tells_a_bad_page(tmp_path):
    told = _told_of_a_bad_page("axe.mjs", tmp_path)
    for fault in (
        "1280 light: color-contrast: p",
        "360 dark: heading-order: h3",
        "1280 light: html-has-lang: html",
        "1280 light: label: input",
        "360 light: too wide by 1",
        "asks elsewhere.example.org for /a.png",
        "404 for",
    ):
        assert any(fault in said for said in told), fault


def test_pa11y_tells_a_bad_page(tmp_path):
    told = _told_of_a_bad_page("pa11y.mjs", tmp_path)
    assert any("1_3_1.F68: html > body > main > input" in said for said in told)


def test_lighthouse_tells_a_bad_page(tmp_path):
    told = _told_of_a_bad_page("lighthouse.mjs", tmp_path)
    assert [said.split(": ")[1].split()[0] for said in told] == ["accessibility", "best-practices", "seo"]


def _told_of_a_bad_page(judge: str, folder: Path) -> list[str]:
    (folder / "bad.html").write_text(BAD)
    with tools.host(folder) as address:
        return tools.ask(judge, [f"{address}bad.html"])
