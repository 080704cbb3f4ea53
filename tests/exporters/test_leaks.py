"""No byte of what is not public leaves the folder, whatever a magazine holds and on whatever day."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magcli import store
from magcli.exporters import atom, html, hugo, ics, jsonfeed, rss, wordpress
from magcli.exporters._exporter import Options
from magcli.model import Copy, Magazine
from magcli.publishing import public
from tests.conftest import magazine_of
from tests.leaks import leaks, secrets

THEME = store.theme()
SAMPLE = Path(__file__).parents[2] / "articles"
FIRST = datetime(2015, 7, 1, 12, tzinfo=UTC)
FOLDERS = ("", "folder-qz0", "folder-qz1")

RAW = (
    '<p><a href="{0}" title="x">HTML</a><img src="{0}" alt=""></p>',
    '<div>\n<![endif x\n</div>\n\n<a href="{0}">HTML</a>',
    "<object data={0}><embed src={0}></object><svg><a xlink:href='{0}#x'/></svg>",
    "<form action='{0}'><button formaction={0} role=button>HTML</button></form>",
    '<p><img srcset="{0} 1x,{0} 2x" longdesc={0}></p>',
    "<blockquote cite={0} background={0}><q CITE=' {0} '>HTML</q></blockquote>",
    "<div title='>'><link href={0}><a ping={0}>HTML</a></div>",
    "<p><a href=https://mag.example.org/{1}/>HTML</a><img src='//mag.example.org/{1}/' alt=HTML></p>",
    "[Markdown](https://mag.example.org/{1}/), [encore](/{1}/index.html), ![image](https://mag.example.org/{1}/)",
    "<div>\n<a href={0}",
)
"""What an article may say to lead to a file, or to the address of its page."""


def exported(magazine: Magazine) -> dict[str, bytes]:
    """All that readers can be given of the public *magazine*: files by name, copies by the path that they come from."""
    exports = {
        "html": html.export(magazine, Options(theme=THEME)),
        "hugo": hugo.export(magazine, Options()),
        "ics": ics.export(magazine, Options()),
        "wordpress": wordpress.export(magazine, Options()),
    }
    feeds = {"rss": rss, "atom": atom, "jsonfeed": jsonfeed} if magazine.articles else {}
    for name, feed in feeds.items():
        exports[name] = feed.export(magazine, Options())
        exports |= {
            f"{name} {slug}": feed.export(magazine, Options(series=slug)) for slug in magazine.by_folder if slug
        }
    for slug in magazine.series:
        exports[f"single {slug}"] = html.export(magazine, Options(theme=THEME, series=slug, single=True))
        exports[f"ics {slug}"] = ics.export(magazine, Options(series=slug))
    for name in magazine.articles:
        exports[f"fragment {name}"] = html.export(magazine, Options(theme=THEME, fragment=name))
    return {
        f"{form}: {page.path}": str(page.source).encode() if isinstance(page, Copy) else page.render()
        for form, pages in exports.items()
        for page in pages
    }


@dataclass
class Told:
    """A file, the marks that readers may see of it when it is out, and when it is only announced."""

    text: str
    out: set[str] = field(default_factory=set)
    announced: set[str] = field(default_factory=set)
    is_out: bool = False
    is_announced: bool = False


class Marks:
    """Hands out words that stand for one thing each, and cannot be mistaken for anything else."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def __call__(self, what: str) -> str:
        self.all.append(f"{what}-qz{len(self.all) + 10}z")
        return self.all[-1]


@st.composite
def articles(draw, marks, folder, name, others, people, shared):
    """An article with everything that an article can have, each piece of it marked."""
    title, id, summary, body, alias = (marks(what) for what in ("title", "id", "summary", "body", "alias"))
    picture, cover, alt, note, heading = (marks(what) for what in ("picture", "cover", "alt", "note", "heading"))
    status = draw(st.sampled_from(["draft", "review", "ready", "published", "published", "publié"]))
    day, announce = draw(st.integers(0, 4)), draw(st.booleans())
    authors = draw(st.lists(st.sampled_from(people), min_size=1, max_size=2, unique=True))
    guests = draw(st.lists(st.sampled_from(people), max_size=1))
    tags = draw(st.lists(st.sampled_from(shared["tags"]), max_size=2, unique=True))
    section = draw(st.sampled_from(shared["sections"]))
    up = "../" if folder else ""
    linked = draw(st.lists(st.sampled_from(others), max_size=3))
    links = [f"{up}{other}.md" for other in linked]
    pictures = [f"images/{picture}.svg", *draw(st.lists(st.sampled_from(shared["pictures"]), max_size=1))]
    lines = [
        f"---\ntitle: Le {title}\nstatus: {status}\ndate: {(FIRST + timedelta(days=day)).date()}\nid: {id}",
        f"authors: [{', '.join(authors)}]\nguests: [{', '.join(guests)}]\ntags: [{', '.join(tags)}]",
        f"section: {section}\nsummary: Un {summary}.\naliases: [/{alias}/]\nannounce: {str(announce).lower()}",
        f"image: {{src: images/{cover}.svg, alt: {alt}}}\n---\n\n## Un {heading}\n\nUn {body}[^1].",
        *(f"Voir [la suite]({link}#x 'titre'), [aussi][{at}].\n\n[{at}]: {link}" for at, link in enumerate(links)),
        *(draw(st.sampled_from(RAW)).format(f"{up}{other}.md", other) for other in linked),
        *(f"![une image]({up if '/' in target[7:] else ''}{target})" for target in pictures),
        f"\n[^1]: Une {note}. {' '.join(f'[encore]({link})' for link in links)}\n",
    ]
    seen = {title, *authors, *guests, *tags, section, id, summary, body, alias, cover, alt, note, heading, name}
    seen |= {target.removeprefix("images/").removesuffix(".svg") for target in pictures}
    return Told(
        "\n\n".join(lines)
        .replace("\n\nauthors", "\nauthors")
        .replace("\n\nsection", "\nsection")
        .replace("\n\nimage", "\nimage"),
        out=seen,
        # A calendar knows by its id what is announced, and goes on to do so when it is out.
        announced={title, *authors, id},
        is_out=status == "published" and day <= shared["day"],
        is_announced=announce and status != "publié",
    )


@st.composite
def magazines(draw):
    """The files of a magazine, the moment of its export, and the marks that nobody may see then."""
    marks = Marks()
    people, tags, sections = ([marks(what) for _ in range(4)] for what in ("person", "tag", "section"))
    shared = {"tags": tags, "sections": sections, "day": draw(st.integers(-1, 5))}
    shared["pictures"] = [f"images/{marks('shared')}.svg"]
    places = [(folder, marks("slug")) for folder in draw(st.lists(st.sampled_from(FOLDERS), min_size=1, max_size=6))]
    others = [f"{folder}/{name}" if folder else name for folder, name in places]
    allowed, files = set(), {}
    told = {
        (folder, name): draw(articles(marks, folder, name, [*others, "rien-qz1z"], people, shared))
        for folder, name in places
    }
    for (folder, name), article in told.items():
        files[f"{folder}/{name}.md" if folder else f"{name}.md"] = article.text
        allowed |= article.out if article.is_out else set()
    for folder in FOLDERS[1:]:
        inner = {name: article for (other, name), article in told.items() if other == folder}
        title, description, intro = (marks(what) for what in ("series", "description", "intro"))
        editors = draw(st.lists(st.sampled_from(people), max_size=1))
        slots, has_page = [], False
        for name, article in inner.items():
            slots.append(f"  - {name}")
            has_page |= article.is_out or article.is_announced
            if article.is_announced and not article.is_out:
                allowed |= article.announced
        for _ in range(draw(st.integers(0, 2))):
            planned, by, announce = marks("planned"), draw(st.sampled_from(people)), draw(st.booleans())
            slots.append(
                f"  - {{title: Un {planned}, date: 2015-08-01, authors: [{by}], announce: {str(announce).lower()}}}"
            )
            allowed |= {planned, by} if announce else set()
            has_page |= announce
        files[f"{folder}/_index.md"] = (
            f"---\ntitle: Une {title}\ndescription: Une {description}.\neditors: [{', '.join(editors)}]\n"
            + f"parts:\n{chr(10).join(draw(st.permutations(slots)))}\n---\n\nUne {intro}.\n"
        )
        allowed |= {title, description, intro, *editors} if has_page else set()
        marks.all.append(folder)
        allowed |= {folder} if has_page else set()
    files["_index.md"] = (
        f"---\ntitle: Le Mag\nurl: https://mag.example.org/\nlang: fr\nhtml: {draw(st.sampled_from(['cleaned', 'trusted']))}\n"
        + f"feed: {{limit: {draw(st.integers(1, 4))}}}\n"
        + "people:\n"
        + "".join(f"  {person}: {{name: Nom {person}, organisation: Org {person}}}\n" for person in people)
        + f"sections: [{', '.join(sections)}]\n---\n\nVoir [un]({others[0]}.md).\n"
    )
    pictures = (mark for mark in marks.all if mark.startswith(("picture", "cover", "shared")))
    for mark in list(pictures):
        files |= {f"{folder}/images/{mark}.svg".lstrip("/"): "" for folder in FOLDERS}
    return files, FIRST + timedelta(days=shared["day"]), {*marks.all, "rien-qz1z"} - allowed


@given(magazines())
@settings(max_examples=60)
def test_nothing_that_is_not_public_leaves_a_trace(drawn):
    files, now, hidden = drawn
    magazine = magazine_of(files)
    assert not [source.path for source in magazine.sources if source.broken]
    assert list(leaks(exported(public(magazine, now)), hidden)) == []


@given(magazines())
@settings(max_examples=15)
def test_what_is_public_does(drawn):
    """The other way round, or the test above would hold of an export of nothing."""
    files, now, _ = drawn
    shown = public(magazine_of(files), now)
    for name, article in shown.articles.items():
        page = exported(shown)[f"html: {name}/index.html"].decode()
        assert article.title in page
        assert article.summary in page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Le secret.", ["secret"], id="as it is"),
        pytest.param("LE SECRET", ["secret"], id="in capitals"),
        pytest.param("s&#101;cret", ["secret"], id="by number"),
        pytest.param("s%65cret", ["secret"], id="percent-encoded"),
        pytest.param("sec\r\n ret", ["secret"], id="folded, as in a calendar"),
        pytest.param("secr et", [], id="another word"),
    ],
)
def test_a_leak_is_found_however_it_is_written(text, found):
    assert [secret for _, secret in leaks({"a.html": text.encode()}, ["secret"])] == found


@pytest.mark.parametrize("day", [0, 5, 12, 20, 60])
def test_the_sample_tells_nothing_on_any_day(day):
    magazine = store.load(SAMPLE)
    shown = public(magazine, datetime(2015, 7, 1, tzinfo=UTC) + timedelta(days=day))
    hidden = secrets(magazine, shown)
    assert "marches-verticaux" in hidden or day > 40
    assert list(leaks(exported(shown), hidden)) == []
