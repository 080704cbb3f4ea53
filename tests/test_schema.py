"""The schemas for editors: valid, no other keys than those that are read, and they judge as `validate` does."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
import yaml

from magcli import reading, schema
from magcli.model import Node, Source, Span
from tests.conftest import magazine_of

jsonschema = pytest.importorskip("jsonschema", reason="the schemas are tried with jsonschema")

SAMPLE = Path(__file__).parents[1] / "articles"


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: a date is a text, and so is `no`."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag.rpartition(":")[2] not in ("timestamp", "bool")]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def judged(kind, front):
    """Whether the schema of *kind* has nothing against the front matter *front*."""
    return jsonschema.Draft202012Validator(schema.schema(kind)).is_valid(yaml.load(front, Loader))


@pytest.mark.parametrize("kind", schema.KINDS)
def test_a_schema_is_one(kind):
    jsonschema.Draft202012Validator.check_schema(schema.schema(kind))
    assert schema.schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def kind_of(path):
    return "article" if path.name != "_index.md" else "magazine" if path.parent == SAMPLE else "series"


@pytest.mark.parametrize("path", sorted(SAMPLE.rglob("*.md")), ids=lambda path: path.stem)
def test_the_sample_is_accepted(path):
    front = path.read_text().split("---\n")[1]
    assert (
        list(jsonschema.Draft202012Validator(schema.schema(kind_of(path))).iter_errors(yaml.load(front, Loader)))
        == []
    )


class Asked(Mapping):
    """The keys of a front matter that remembers which ones it was asked for."""

    def __init__(self, keys=()):
        self.keys_, self.asked = dict(keys), set()

    def __getitem__(self, key):
        return self.keys_[key]

    def get(self, key, default=None):
        self.asked.add(key)
        return super().get(key, default)

    def __iter__(self):
        return iter(self.keys_)

    def __len__(self):
        return len(self.keys_)


def inside(*keys, item=False):
    """A mapping inside a front matter, with *keys* that hold a text, and the node of it."""
    mapping = Asked({key: Node("x", Span(0, 0), Span(0, 0)) for key in keys})
    node = Node(mapping, Span(0, 0), Span(0, 0))
    return mapping, Node((node,), Span(0, 0), Span(0, 0)) if item else node


def properties(kind, *keys):
    """The keys that the schema of *kind* knows, or of the mapping at *keys* in it."""
    found = schema.schema(kind)
    shared = found["$defs"]
    for key in keys:
        found = found["properties"][key] if key != "*" else found["additionalProperties"]
        found = shared[found["$ref"].rpartition("/")[2]] if "$ref" in found else found
        while "properties" not in found and "additionalProperties" not in found:
            known = [*found.get("anyOf", ()), *([found["items"]] if "items" in found else ())]
            found = next(option for option in known if option.keys() & {"properties", "items", "anyOf"})
    return set(found["properties"])


PATHS = {"article": "ete/un.md", "series": "ete/_index.md", "magazine": "_index.md"}


@pytest.mark.parametrize(
    ("kind", "key", "within", "item"),
    [
        pytest.param("article", "image", (), False, id="an article and its image"),
        pytest.param("article", "guests", (), True, id="a guest"),
        pytest.param("series", "schedule", (), False, id="a series and its schedule"),
        pytest.param("series", "season", (), False, id="its season"),
        pytest.param("series", "parts", (), True, id="a planned part"),
        pytest.param("magazine", "feed", (), False, id="a magazine and its feed"),
        pytest.param("magazine", "validate", (), False, id="its rules"),
        pytest.param("magazine", "theme", (), False, id="its theme"),
        pytest.param("magazine", "theme", ("fonts",), False, id="its fonts"),
        pytest.param("magazine", "people", ("*",), False, id="its people"),
        pytest.param("magazine", "validate", ("paths", "*"), False, id="its rules for some files"),
    ],
)
def test_it_knows_the_keys_that_are_read_and_no_others(kind, key, within, item):
    inner, node = inside("name", item=item)
    for name in reversed(within):
        node = Node(Asked({name: node}), Span(0, 0), Span(0, 0))
    outer = Asked({key: node})
    source = Source(path=PurePosixPath(PATHS[kind]), written="x", front_matter=outer)
    reading.magazine([source])
    assert outer.asked | {"x"} == properties(kind)
    assert inner.asked == properties(kind, key, *within)


GOOD = {
    "article": [
        "title: Un\nstatus: review\ndate: 2015-07-04\nannounce: true",
        "title: 1984\ntags: [2015, usages]\nsection:",
        "date: 2015-07-04T08:00:00+02:00\nupdated: 2015-07-04 08:00Z",
        "authors: Julie\nguests: [{name: Jean, role: prospectiviste}, Anne]",
        "image: images/a.svg\nlang: fr-CA\naliases: /ancienne/",
        "image: {src: a.svg, alt: Un, credit: Nous}\naliases: [/a/, /b]",
        "x: {whatever: [1, 2]}",
    ],
    "series": [
        "title: Été\nseason: été 2015\nparts: [un, 1984, {title: Deux, date: 2015-07-04, authors: x, announce: false}]",
        "season: {name: summer, year: 2015}\nschedule: {start: 2015-07-04, every: 1 week, weekday: samedi}",
        "parts:\nschedule:",
    ],
    "magazine": [
        "title: M\nurl: https://mag.example.org/\nlang: fr\ntimezone: Europe/Paris\nsections: [A, B]",
        "people: {redaction: {name: La rédaction, url: 'https://x.org'}, julie: Julie}",
        "feed: {limit: 10, content: summary}\nvalidate: {ignore: [NOTE001, dead-mark], warn: missing-key}",
        'theme: {accent: "#9b2d1f", logo: images/logo.svg, fonts: {text: "Charter, serif", headings: Georgia}}',
        "theme: {accent: '#ABC', fonts: {}}\nhtml: trusted\ntypography: off\nsocial_images: false",
        "pages: [tags, years]\nhtml: cleaned\ntypography: true",
        "feed: {hub: 'https://hub.example.org/?a=1'}\nsections:",
        "pages: people\ntheme:",
        "validate: {info: LINK, paths: {'ete/*': {ignore: [NOTE], error: META005}}}",
    ],
}
BAD = {
    "article": [
        "titre: Un",
        "status: publié",
        "date: 4 juil 2015",
        "date: 2015-13-01",
        "date: 2015-07-04T08:00",
        "announce: oui",
        "tags: {a: b}",
        "title: [Un]",
        "guests: [{role: prospectiviste}]",
        "guests: [{nom: Jean}]",
        "image: {alt: Un}",
        "lang: fr_FR",
        "aliases: [ancienne]",
        "aliases: ['/a b/']",
    ],
    "series": [
        "parts: un",
        "parts: [{date: 2015-07-04}]",
        "parts: [{title: Un, autheurs: x}]",
        "season: {name: summer}",
    ],
    "magazine": [
        "url: mag.example.org",
        "feed: {limit: 0}",
        "feed: {content: all}",
        "feed: {hub: hub.example.org}",
        "feed: {hub: [https://hub.example.org/]}",
        "feed: {hubs: https://hub.example.org/}",
        "validate: {ignore: [NOTE999]}",
        "validate: {paths: {x: [NOTE]}}",
        "validate: {paths: {x: {hide: NOTE}}}",
        "people: {julie: {nom: J}}",
        "theme: {accent: red}",
        "theme: {colour: '#9b2d1f'}",
        "theme: {logo: 'https://example.org/a.svg'}",
        "theme: {fonts: {text: 'serif; color: red'}}",
        "theme: {fonts: {title: serif}}",
        "theme: dark",
        "pages: [tags, authors]",
        "html: raw",
        "typography: none",
    ],
}


@pytest.mark.parametrize(
    ("kind", "front", "is_right"),
    [
        *((kind, front, True) for kind, fronts in GOOD.items() for front in fronts),
        *((kind, front, False) for kind, fronts in BAD.items() for front in fronts),
    ],
)
def test_it_judges_as_validate_does(kind, front, is_right):
    assert judged(kind, front) is is_right
    files = {"ete/_index.md": "---\ntitle: Été\n---\n", PATHS[kind]: f"---\n{front}\n---\n"}
    magazine = magazine_of(files)
    sources = [magazine.source, *(s.source for s in (*magazine.series.values(), *magazine.articles.values()))]
    faults = [fault for source in sources for fault in source.faults]
    unknown = any("NOTE999" in weighing.worth for weighing in magazine.weighings)
    assert (not faults and not unknown) is is_right


@pytest.mark.parametrize("kind", schema.KINDS)
def test_every_key_is_described(kind):
    assert [key for key, told in schema.schema(kind)["properties"].items() if not told.get("description")] == []


def test_the_command_prints_it(run, tmp_path):
    result = run("schema", "article", cwd=tmp_path)
    assert result.stdout.startswith('{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n')
    assert (result.exit_code, result.stderr) == (0, "")
    assert run("schema", "articel", cwd=tmp_path).exit_code == 2
