"""Front matters laid out as the tools that people come from write them, and a second reader that sees what they say.

The names of the tools say whose habit a layout shows; every text is our own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import yaml

from magcli.errors import UnsafeEdit

# ---- the layouts ---------------------------------------------------------------------------------------

BODY = "\nUn texte : le corps\n\n- rien à nous\n---\naprès un filet # ici\n"


def _file(head: str, body: str = BODY, ends: str = "\n") -> str:
    return f"---\n{head}---\n{body}".replace("\n", ends)


LAYOUTS = (
    # Hugo: menus, mappings in mappings
    _file("title: A\nmenu:\n  main:\n    name: Accueil\n    weight: 10\n    params:\n      icon: toit\n  footer:\n    weight: 2\ndraft: false\n"),
    # Hugo: page resources, hyphens under the key
    _file("title: \"Port\"\nresources:\n- src: images/soir.jpg\n  name: header\n  title: 'Le soir : sur # la mer'\n- src: plans/*.pdf\n  title: 'Plan #:counter'\n  params:\n    icon: pdf\n    tags: [a, b]\ndate: 2024-02-02T04:14:54-08:00\n"),
    # Hugo: lists in mappings in lists, with comments and blank lines
    _file("title: x\nresources:\n  - src: a.jpg\n    params:\n      credits:\n        - archives\n        - presse\n  # la deuxième\n  - src: b.jpg # coupée\n    name: b\n\n  - src: c.jpg\n    name: c\n# fin\ndraft: true\n"),
    # Hugo: as its own archetypes and converters write lists
    _file("categories:\n- un\n- deux\ntags: []\naliases:\n- /vieux/chemin/\n- /plus/vieux/\nweight: 10\n"),
    # Hugo: a flow list on several lines, with comments behind its items
    _file("title: x\ntags: [\n  vent,      # d'ouest\n  \"pluie, neige\", # le 'froid'\n  gel\n]\ndate: 2020-01-01\n"),
    # Hugo: the same, with a comma behind the last
    _file("title: x\ntags: [\n  vent,\n  pluie,\n  gel,\n]\ndate: 2020-01-01\n"),
    # Hugo: as typed by hand
    _file("tags: [ a, ]\nmore: [ a ,b , c ]\none: [a]\nnone: []\nspaced: [ ]\ndate: 2020-01-01\n"),
    # Hugo: a flow list that an editor wrapped
    _file("tags: [a, b,\n       c, d]\ntitle: coupé\n"),
    # Hugo: cascades, mappings in block and in flow style
    _file("cascade:\n  - _target:\n      path: /blog/**\n    type: docs\n  - _target: {path: '/x', kind: page}\n    banner: images/a.webp\ntitle: Blog\n"),
    # Hugo: escapes in either kind of quotes
    _file("title: 'C''est ici'\nsummary: \"dire \\\"non\\\" # oui\"\nother: 'a # b: c'\nplain: l'été passe\n"),
    # Jekyll: the first post of a new site
    _file("layout: post\ntitle:  \"Premier billet\"\ndate:   2016-10-12 08:15:00 -0600\ncategories: port marées\ntags:\n    - a\n    - b\npermalink: /:year/:title.html\n"),
    # Jekyll: values in one column, spaces at the end of lines
    _file("layout:     post\ntitle:      En colonne\nsubtitle:   aussi   \ndate:       2017-01-01 12:00:00\nauthor:     \"La rédaction\"\nheader-img: img/mer.jpg\ncatalog:    true\ntags:\n    - x\n    - y   \n"),
    # Jekyll: comments wherever YAML takes one
    _file("# sur layout\n# encore\n\nlayout: post # ou page\n# sur title\ntitle: X   # ici : [l'un]\n\n# sur tags\ntags: # la liste\n  # le premier\n  - un # 1\n  # le deuxième\n  # sur deux lignes\n  - deux\n\n  # le troisième, après un blanc\n  - trois # \"3\"\n  # après le dernier\n# après la liste\nlast: 1\n# fin\n"),
    # Jekyll: blank lines between items
    _file("title: t\ntags:\n\n  - a\n\n  - b\n\n\n  - c\n\nend: 1\n"),
    # Jekyll: defaults, hyphens on lines of their own
    _file("title: t\ndefaults:\n  -\n    scope:\n      path: \"\"\n      type: posts\n    values:\n      layout: post\n  -\n    scope:\n      path: x\n    values:\n      layout: y\n"),
    # Jekyll: three kinds of hyphens
    _file("title: t\nparts:\n  - \n    title: A\n  -   title: B\n      date: 2020-01-01\n  -\n    c\n"),
    # Jekyll: three kinds of items, and a # that starts no comment
    _file("title: t\nauthors:\n  - name: rédaction\n    url: https://a.example/?q=1#haut\n  - {name: presse, url: 'https://b.example'}\n  - archives\n"),
    # Jekyll, Netlify CMS: nothing filled in yet
    _file("title:\ndate:\ntags:\ncategories:\n"),
    # Obsidian: every way to write nothing
    _file("title: \ndate:   # à faire\ntags: ~\ncats: null\nx: ''\ny: \"\"\n"),
    # Obsidian: empty items
    _file("tags:\n  -\n  - a\n  -\n  - ''\n  - ~\ntitle: vides\n"),
    # Pelican: capital letters, lists as texts
    _file("Title: Un titre\nDate: 2012-03-03 10:20\nModified: 2012-05-05 19:30\nCategory: Voile\nTags: vent, marée\nSlug: un-titre\nSummary: En bref\n"),
    # Pandoc: keys in quotes, with spaces, with accents and colons
    _file("\"entre guillemets\": a\n'simple': b\navec espace: c\nclé: d\nurl:chemin: e\nend: f\n"),
    # Hexo: lists whose items are lists
    _file("title: x\ndate: 2013/7/13 20:46:25\ntags:\n- [a, b]\n- [c]\ncategories:\n- [Mer, Voile]\n- [Terre, Marche à pied]\n- Jeu\n"),
    # Hexo: the same in block style
    _file("categories:\n- - Mer\n  - Voile\n- - Terre\n  - Marche\ntags:\n- x\ntitle: y\n"),
    # Hexo: on Windows
    _file("title: x\ntags: PS3\nphotos:\n- http://example.com/a.jpg\n- http://example.com/b.jpg#x\ncomments: true\n", ends="\r\n"),
    # Docusaurus: deep authors, a day that is none of ours
    _file("id: doc\nsidebar_position: 1\nsidebar_label: 'Facile'\nauthors:\n  - name: rédaction\n    title: Tout\n    socials:\n      x: mag\n      github: mag\n  - presse\ntags: [vent, port-2]\nlast_update:\n  date: 1/1/2000\n  author: autre\nhead: \n  - tag: meta\n"),
    # Docusaurus: a folded description
    _file("title: Docs\nkeywords: ['a', \"b\", c]\nhide_title: true\ndescription: >-\n  texte plié\n  qui continue : ici # sans commentaire\n\n  deux\nslug: /x\n"),
    # Astro: as prettier wraps a list
    _file("title: x\npubDate: 'Jul 08 2022'\nheroImage: '../../assets/a.jpg'\ntags:\n  [\n    'a',\n    'b',\n  ]\n"),
    # Astro: the same without the last comma
    _file("title: x\ntags:\n  [\n    'un long',\n    'b',\n    'c'\n  ]\ndraft: false\n"),
    # Astro: mappings in braces and below each other
    _file("layout: ../../layouts/Post.astro\ntitle: x\nauthor: {name: rédaction, mail: a@b.example}\ntags: [\"vent\",\"mer\",\"x\"]\nimage:\n    url: 'https://x.example/y.png'\n    alt: 'La : mer'\n"),
    # Obsidian: links and hash signs in quotes
    _file("aliases: [autre nom, \"autre : nom\"]\ntags:\n  - projet/alpha\n  - \"#mot\"\ncssclasses:\nup: \"[[Note]]\"\nrelated:\n  - \"[[A]]\"\n  - \"[[B|b]]\"\ncreated: 2024-01-01T10:00\n"),
    # Obsidian: links without quotes are lists in lists
    _file("tags:\n- a\n- b\nlinks: [[A], [B]]\nrating: 5\n", body=""),
    # Quarto: four levels, and a literal abstract
    _file("title: \"Q\"\nauthor:\n  - name: rédaction\n    orcid: 0000-0000-0000\n    affiliations:\n      - ref: a\n      - name: B\n        city: Paris\nformat:\n  html:\n    toc: true\n    code-fold: true\n  pdf: default\nexecute:\n  echo: false\nbibliography: [a.bib, b.bib]\nabstract: |\n  Un.\n\n  Deux : # pas un commentaire\n\ncategories: [x]\n"),
    # R, blogdown: colons in a key
    _file("title: x\nauthor: 'rédaction'\ndate: '2020-01-01'\nslug: []\ncategories: []\noutput:\n  blogdown::html_page:\n    toc: true\n    number_sections: no\n"),
    # Eleventy: templates inside values
    _file("title: x\neleventyNavigation:\n  key: Accueil\n  order: 3\neleventyComputed:\n  title: \"{{ page.title }}\"\ntags: post\npagination: {data: x, size: 1, alias: y}\n"),
    # Eleventy: mappings in a flow list
    _file("templateEngineOverride: njk,md\nparts: [{title: A, date: 2020-01-01}, b, {title: 'C, d'}]\n"),
    # WordPress, exported: four spaces, entities
    _file("id: 12\ntitle: 'L&#8217;été'\ndate: '2012-01-01T10:00:00+00:00'\nguid: 'http://x.example/?p=12'\nthread_id:\n    - '123'\n    - '456'\ncategories:\n    - Non classé\n    - 'C: d'\ntags:\n    - 'mot 1'\n"),
    # Quarto: every kind of block scalar
    _file("title: |\n  tel quel\nsummary: >\n  plié\n  deux\nkeep: |+\n  gardé\n\n\nstrip: |-\n  ôté\nind: |2\n    deux de plus\nlast: >-\n  fin\n"),
    # Quarto: a last value that keeps its blank lines
    _file("a: x\nlast: |+\n  gardé\n\n"),
    _file("a: x\nlast: |\n  coupé\n\n\n"),
    # Quarto: block scalars as items
    _file("items:\n  - |\n    premier\n    bloc\n  - >-\n    second\n    plié\n  - simple\n  # note\n  - | # en tête\n    troisième\n\n  - fin\ntitle: t\n"),
    _file("items:\n- |+\n  premier\n\n- b\n- >\n  c\n"),
    # Quarto: comments behind the sign of a block scalar
    _file("desc: | # en tête\n  texte\nmore: > # 'un\n  texte\nx: 1\n"),
    # Quarto: what looks like an item or a comment inside a block scalar
    _file("items:\n  - title: A\n    text: |\n      bloc # pas un commentaire\n      - pas un point\n  - title: B\n    text: >-\n      autre\nend: 1\n"),
    # Zola, Pandoc: texts over several lines
    _file("title: \"double\n  sur deux\n\n  lignes # non\"\ns: 'simple\n  sur : deux'\np: nu\n  sur deux\n  trois\nq: 1\n"),
    _file("items:\n  - nu\n    sur deux\n  - \"double\n    sur\"\n  - 'simple\n\n    blanc'\n  - d\nt: 1\n"),
    # Pandoc: values on the next line
    _file("title:\n  ligne suivante\nd:\n  \"entre guillemets\"\nl:\n    - loin\n    - aussi\nm:\n  [a, b]\n"),
    _file("title:    # pourquoi\n  ligne suivante\nl: # liste\n- a\n- b\nm: # table\n  k: v\n"),
    # Windows, old Macs, and files that were on both
    _file("title: crlf\ntags:\n  - a\n  - b\n# c\nflow: [a, b]\nempty:\nlast: x\n", ends="\r\n"),
    _file("title: cr\ntags:\n  - a\n  - b\nflow: [a, b]\nempty:\nlast: x\n", ends="\r"),
    "---\r\ntitle: mixte\r\ntags:\n  - a\r\n  - b\nflow: [a, b]\nlast: x\n---\nCorps\r\n",
    "---\ntitle: mixte\r\ntags:\r\n  - a\r\n  - b\r\nflow: [a,\r\n  b]\r\nlast: x\r\n---\r\nCorps\r\n",
    "---\r\ntitle: tête crlf\r\ntags: []\r\nparts:\r\n  - title: A\r\n    date: 2020-01-01\r\n  - b\r\n---\r\nCorps lf\n",
    # Notepad: a byte order mark
    "\ufeff---\r\ntitle: bom\r\ntags:\r\n- a\r\n- b\r\nlast: x\r\n---\r\nCorps",
    "\ufeff---\ntitle: bom\ntags: [a]\n---",
    # anybody: no final newline, spaces behind the dashes, nothing between them
    "---\ntitle: sans fin de ligne\ntags:\n  - a\n---",
    "---   \ntitle: espaces\ntags:\n  - a\n--- \t\nCorps",
    "---\n---\nTête vide\n",
    "---\n\n\n---\nTête blanche\n",
    "---\n# un commentaire seul\n---\nCorps\n",
    # Pandoc: three dots before the closing line
    "---\ntitle: points\ntags:\n  - a\n  - b\n...\n---\nCorps\n",
    # hand-aligned with tabs
    _file("title:\ttab\ndate:\t2020-01-01\ntags:\t[a, b]\nlist:\t\n  - a\t# c\n  - b\nempty:\t\nend:\tx\t\n"),
    # spaces before the colons
    _file("title : espace\ntags :\n  - a\n  - b\nempty :\nflow : [a, b]\n"),
    # keys that want quotes, and keys that are no words
    _file("title: x\nfoo:bar: y\n\"a: b\": z\n'#c': 1\n\"\": e\n12: n\ntrue: b\n"),
    # pasted, with its indentation
    _file("  title: en retrait\n  tags:\n    - a\n    - b\n  end: x\n"),
    _file("  title: en retrait\n  tags:\n  - a\n"),
    # JSON and the like between the dashes
    _file("{title: accolades, tags: [a, b]}\n"),
    _file("{\n  \"title\": \"json\",\n  \"tags\": [\"a\", \"b\"],\n  \"n\": 1\n}\n"),
    # odd indents
    _file("title: x\ntags:\n      - loin\n      - aussi\nparts:\n   - trois\n   - title: T\n     date: 2020-01-01\n"),
    _file("title: tiret large\ntags:\n  -   a\n  -   b\nm:\n  -   k: v\n      l: w\n"),
    # characters: emoji, accents in two pieces, no-break spaces, line separators in quotes
    _file("title: \"\U0001f680 Départ\"\ntags:\n  - \U0001f1eb\U0001f1f7 ici\n  - cafe\u0301\n'cle\u0301': deux\nclé: un\nx: \"a\u2028b\"\ny: \"c\u0085d\"\nnbsp: a\u00a0b\nfine: quoi\u202f?\n"),
    _file("title: \"a\u2028b\"\ntags: [\"c\u0085d\", e]\nlist:\n  - \"f\u2029g\"\n  - h\n"),
    # escapes in double quotes
    _file("title: \"\\u00e9t\\xe9 \\n tab\\t\"\ntags: [\"a\\\"b\", 'c''d']\nlast: \"\\\n  suite\"\n"),
    # quotes and brackets in comments
    _file("title: x # l'un [pas] fermé\ntags: [a, b] # \"c\"\nlist: # [\n  - a # ' - b\n  - b # ]\nempty: # {\nmap: # :\n  k: v # w\n"),
    # values that look like others
    _file("a: yes\nb: no\nc: 12:30\nd: 0o14\ne: 1_000\nf: .5\ng: 2015-02-30\nh: 2020-01-01 10:00:00 +02:00\ni: 2020-01-01T10:00:00Z\nj: NaN\nk: \"=\"\nm: '-'\nn: \"2020-01-01\"\n"),
    _file("date: 2020-01-01 # parue\ndate2: '2020-01-01' # q\nstatus: draft # puis : ready\ntags: [a] # x\nflag: true\n"),
    # magcli: the parts of a series, with comments
    _file("title: Série\nparts:\n  - premier\n  # prévu\n  - title: \"Deux : un\"\n    date: 2025-01-01\n    authors: [redaction, presse]\n  - trois # fait\n  # rien après\n"),
    _file("parts:\n  - un\n  # sur deux\n  - deux\n\n  # --- partie deux ---\n\n  - trois\n  - quatre\n\n# le reste\ntitle: x\n"),
    _file("parts:\n- a\n# sans retrait, sur b\n- b\n# à la fin ?\ntitle: x\n"),
    _file("parts:\n  - a\n    # plus loin\n  - b\n # de travers\n  - c\ntitle: x\n"),
    _file("parts: # pourquoi\n  - title: A # un\n    # dans A\n    date: 2020-01-01 # deux\n    # après A\n  - title: B\nx: 1\n"),
    _file("parts:\n  - title: A\n\n    date: 2020-01-01\n\n  - title: B\n    authors:\n      - redaction\n      - presse # invitée\n      # d'autres viendront\n  - c\nx: 1\n"),
    _file("parts:\n  - [a, b]\n  - [c,\n     d]\n  - {title: X,\n     date: 2020-01-01}\n  - e\nx: 1\n"),
    _file("parts:\n  - - a\n    - b\n  -   - c\n  - d\nx: 1\n"),
    _file("title: x\nparts:\n  - seul # c\n# dernier\n"),
    # magcli: comments and commas inside brackets
    _file("parts: [un, # 1\n  deux, # 2\n  trois] # tous\nx: 1\n"),
    _file("parts: [\n  # en tête\n  un\n  , deux\n  , trois\n  ]\nx: 1\n"),
    _file("parts: [un, deux, trois,   ]\nx: {a: 1, b: 2,}\ny: [ {a: 1}, [b], c: d]\n"),
    # magcli: lists without items
    _file("title: x\nparts:\n    # rien que\n    # cela\nother: 1\n"),
    _file("title: x\nparts: []  # pas encore\nother: ~ # rien\n"),
    _file("title: x\nparts:\n  []\nother:\n  ~\n"),
    # white space at the end of lines
    _file("title: x\nsection: a   \n   \ntags:   \n  - a   \n  - b \n \nend: 1  \n"),
    # lists of mappings of lists
    _file("title: x\ndeep:\n  deeper:\n    - a\n    - b\n  list: [a]\nother:\n  - k:\n      - x\n"),
    # comments far below
    _file("title: x\nparts:\n  - a\n  - b\n\n\n\n# au loin\n\n"),
    _file("title: x\ntext: >\n  plié\n\n# après le bloc\nend: |\n  tel quel\n# vraiment la fin\n"),
)  # fmt: skip

WITHOUT = ("Sans rien\n", "\ufeffSans rien, mais une marque\r\nligne\r\n", "", "Un\n---\ndeux\n---\n", "\r\n")
"""No front matter at all: a new key makes one."""

REFUSED = (
    # Hugo, GitLab: anchors and aliases
    (_file("base: &b\n  a: 1\nuse: *b\ntags: [x]\n"), 2),
    (_file("title: x\ntags: [&a b, *a]\n"), 3),
    # R Markdown, MkDocs: tags
    (_file("title: R\nparams:\n  a: !r Sys.Date()\noutput: x\n"), 4),
    (_file("title: !!str 12\ntags:\n  - a\n"), 2),
    # anybody: a key twice, at any depth, whatever the line ends
    (_file("title: x\ntags: [a]\ntitle: y\n", ends="\r\n"), 4),
    (_file("parts:\n  - a: 1\n    a: 2\n", ends="\r"), 4),
    # keys that are no words
    (_file("title: x\n? - a\n  - b\n: c\n"), 3),
    (_file("title: x\n{a: b}: z\n"), 3),
    # no space behind a colon, tabs for an indent
    (_file("title:collé\n"), 2),
    (_file("title: x\nlist:\n\t- a\n"), 4),
    # Pandoc: closed by dots alone; never closed; opened too late
    ("---\ntitle: points\ntags: [a]\n...\nCorps\n", 1),
    ("---\ntitle: jamais fermé\n", 1),
    ("\n---\ntitle: trop tard\n---\n", 1),
    # Hugo, Zola: TOML
    ('+++\ntitle = "x"\n+++\nCorps\n', 1),
    # two documents in one
    ("---\n%YAML 1.2\n---\ntitle: directive\n---\nCorps\n", 3),
)
"""What no edit may touch, and the line that says why."""


# ---- the second reader ---------------------------------------------------------------------------------

NULLS = ("", "~", "null", "Null", "NULL")


def lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+", text)


class Parts(NamedTuple):
    """A file: up to the end of its opening line, its head, and from the closing line on."""

    opening: str
    head: str
    rest: str


def parts(text: str) -> Parts:
    """Return where the front matter of *text* is; without one all of it is the rest."""
    all_lines = lines(text.removeprefix("\ufeff"))
    dashes = [place for place, line in enumerate(all_lines) if line.rstrip(" \t\r\n") == "---"]
    if len(dashes) < 2 or dashes[0]:
        return Parts("", "", text)
    head, rest = "".join(all_lines[1 : dashes[1]]), "".join(all_lines[dashes[1] :])
    return Parts(text.removesuffix(head + rest), head, rest)


def _loader(head: str) -> type:
    # PyYAML's own reader, another program than libyaml that magcli reads with, stops at a tab outside of quotes.
    return yaml.CBaseLoader if "\t" in head else yaml.BaseLoader


def _tree(head: str) -> yaml.Node | None:
    return yaml.compose(head, Loader=_loader(head))


def said(text: str) -> dict[str, object]:
    """Return what the front matter of *text* says, as nested dicts and lists of texts."""
    node = _tree(parts(text).head)
    return {} if node is None else _value(node)


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in NULLS else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return {key.value: _value(value) for key, value in node.value}


def asked(value: object) -> object:
    """Return what `said` should find when *value* was written."""
    if isinstance(value, dict):
        return {key: asked(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [asked(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else value.isoformat() if isinstance(value, date) else str(value)


def settled(value: object) -> object:
    """Return *value* with nothing for what is empty: to magcli they are the same."""
    if isinstance(value, dict):
        return {key: settled(item) for key, item in value.items()} or None
    return [settled(item) for item in value] or None if isinstance(value, list) else value


def comments(text: str) -> Counter[str]:
    """Return the comments of the front matter of *text*, and how often each is there."""
    head = parts(text).head
    gaps, at = [], 0
    for event in yaml.parse(head, Loader=_loader(head)):
        if isinstance(event, yaml.ScalarEvent):
            start = event.start_mark.index
            if event.style and event.style in "|>":  # a comment may stand behind the sign
                start = re.compile(r"[\r\n]|\Z").search(head, start).start()
            gaps.append(head[at:start])
            at = max(event.end_mark.index, start)
    return Counter(found for gap in [*gaps, head[at:]] for found in re.findall(r"#[^\r\n]*", gap))


Path = tuple[str | int, ...]


def paths(value: object, depth: int = 3) -> Iterator[Path]:
    """Yield where the values inside *value* are, no deeper than *depth*."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (step,)
        if depth > 1:
            yield from ((step, *below) for below in paths(inner, depth - 1))


def value_at(value: object, path: Path) -> object:
    """Return what is at *path* of *value*, None when there is nothing."""
    for step in path:
        if value is None or (isinstance(value, dict) and step not in value):
            return None
        value = value[step]
    return value


def changed(old: object, path: Path, value: object) -> object:
    """Return *old* with *value* at *path*, and nothing else changed."""
    if not path:
        return value
    step, *rest = path
    new = list(old) if isinstance(old, list) else dict(old or {})
    new[step] = changed(value_at(old, (step,)), tuple(rest), value)
    return new


def touched(text: str, path: Path) -> tuple[int, int]:
    """Return the stretch of *text* that is about *path* or what is above it: from behind its key to its end."""
    opening, head, _ = parts(text)
    node = _tree(head)
    start, end = 0, len(head)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            key, inner = next(((key, inner) for key, inner in node.value if key.value == step), (None, None))
            if key is None:
                break
            start, node = key.end_mark.index, inner
        elif isinstance(node, yaml.SequenceNode):
            start = _end(node.value[step - 1], head) if step else start
            node = node.value[step]
        else:
            break
        end = _end(node, head)
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            # The rest of its last line, and the comments right below, may be those of its last item.
            end = re.compile(r"[^\r\n]*(\r\n?|\n)([ \t]*#[^\r\n]*(\r\n?|\n))*").match(head, end).end()
    return len(opening) + start, len(opening) + end


def _end(node: yaml.Node, head: str) -> int:
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, head)
    start, end = node.start_mark.index, node.end_mark.index
    blank = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return start + len(head[start:end].rstrip(" \t\r\n")) if blank else end


# ---- what is promised of every edit --------------------------------------------------------------------


def tried(edit: Callable[..., str], text: str, *how: object) -> str | None:
    """Return what *edit* makes of *text*; None when it refuses, which names a line that there is."""
    try:
        return edit(text, *how)
    except UnsafeEdit as unsafe:
        refusal = unsafe
    assert 1 <= refusal.line <= len(re.split(r"\r\n?|\n", text))
    return None


def assert_edited(text: str, edited: str, path: Path, wanted: object, *, whole_lines: bool = False) -> None:
    """Assert that *edited* says what is *wanted*, has all comments, and differs from *text* at *path* alone."""
    assert settled(said(edited)) == settled(wanted)
    assert list(said(edited)) == list(wanted)
    assert comments(edited) == comments(text)
    assert_same_outside(text, edited, *touched(text, path), whole_lines=whole_lines)


def assert_same_outside(text: str, edited: str, start: int, end: int, *, whole_lines: bool = False) -> None:
    """Assert that *edited* has all of *text* but what is between *start* and *end*, or the line of *end*."""
    if parts(text).opening:
        assert parts(edited).rest == parts(text).rest
    if whole_lines:
        end = re.compile(r"[^\r\n]*(\r\n?|\n)?").match(text, end).end()
    assert edited.startswith(text[:start])
    # The space that is typed behind a colon already takes the value.
    assert edited.endswith((text[end:], text[end:].removeprefix(" ")))


def assert_cut(text: str, edited: str, path: Path, wanted: object) -> None:
    """Assert that *edited* says what is *wanted*, and is *text* without one piece of what is above *path*."""
    assert settled(said(edited)) == settled(wanted)
    assert comments(edited) <= comments(text)
    gone = len(text) - len(edited)
    cut = next((at for at, (old, new) in enumerate(zip(text, edited, strict=False)) if old != new), len(edited))
    assert gone > 0
    assert edited[cut:] == text[cut + gone :]
    assert_same_outside(text, edited, *touched(text, path[:-1]))
