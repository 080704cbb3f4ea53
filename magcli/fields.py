"""The keys of a front matter, read by kind; what is wrong with them is collected as Diagnostics."""

import re
from collections.abc import Callable, Mapping
from datetime import tzinfo
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import unquote

from magcli.errors import UnsafeEdit
from magcli.model import STATUSES, Day, Diagnostic, Fix, Node, Period, Person, Source, Span, replacement
from magcli.text import colours, dates, fonts, periods
from magcli.text.composer import NULLS
from magcli.text.emitter import inline
from magcli.text.excerpt import visible
from magcli.text.nearest import fold, nearest
from magcli.text.position import locate
from magcli.text.slug import slugify
from magcli.text.traps import other_reading

Parsed = TypeVar("Parsed")

KINDS = {tuple: "a list", dict: "a mapping", str: "an empty text", type(None): "nothing"}

# What French-speaking teams write by reflex, and other generators' names.
KEYS_MEANT = {
    "auteur": "authors",
    "auteurs": "authors",
    "author": "authors",
    "categories": "tags",
    "category": "section",
    "chapo": "summary",
    "color": "accent",
    "colour": "accent",
    "couleur": "accent",
    "cover": "image",
    "description": "summary",
    "draft": "status: draft",
    "etat": "status",
    "etiquettes": "tags",
    "excerpt": "summary",
    "invites": "guests",
    "keywords": "tags",
    "langue": "lang",
    "lastmod": "updated",
    "modified": "updated",
    "mots-cles": "tags",
    "nom": "name",
    "ordre": "parts",
    "police": "fonts",
    "polices": "fonts",
    "published": "status: published",
    "redirect_from": "aliases",
    "resume": "summary",
    "rubrique": "section",
    "saison": "season",
    "series": "parts",
    "statut": "status",
    "titre": "title",
}
FLAGS_MEANT = {
    **dict.fromkeys(("yes", "y", "oui", "o", "on", "vrai", "true", "1"), "true"),
    **dict.fromkeys(("no", "n", "non", "off", "faux", "false", "0"), "false"),
}
SWITCHES = ("on", "off", "true", "false")
STATUSES_MEANT = {
    "a relire": "review",
    "brouillon": "draft",
    "done": "ready",
    "en ligne": "published",
    "live": "published",
    "pret": "ready",
    "public": "published",
    "publie": "published",
    "relecture": "review",
}


LONGEST = 300
"""Characters of a message or a hint; what a file holds can be longer than anybody reads."""

MOST = 100
"""People, tags and the like that one key can list: nobody needs more, and a page is made for each."""

MOST_PARTS = 1000
"""Parts of a series."""


def diagnostic(
    path: PurePosixPath, text: str, span: Span, code: str, message: str, hint: str = "", fix: Fix | None = None
) -> Diagnostic:
    """Return what is wrong with *span* of *text*, with its lines and columns."""
    message, hint = (told if len(told) <= LONGEST else f"{told[:LONGEST]}…" for told in (message, hint))
    line, column = locate(text, span.start)
    end_line, end_column = locate(text, max(span.start, span.end))
    return Diagnostic(path, line, column, code, message, hint, end_line=end_line, end_column=end_column, fix=fix)


def person(text: str, people: Mapping[str, Person]) -> Person:
    """Return who *text* names: an id or a name of *people*, or a plain name of somebody else."""
    known = people.get(text) or next((known for known in people.values() if known.name == text), None)
    return known or Person(id=slugify(text) or "x", name=text)


class Fields:
    """Reads the values of a mapping by key and kind, and collects what is wrong with them.

    The keys it was asked for are the keys there are; so a key that nobody asked for is unknown.
    """

    def __init__(self, source: Source, fields: Mapping[str, Node] | None = None, zone: tzinfo | None = None) -> None:
        self.source = source
        self.fields = source.fields if fields is None else fields
        self.zone = zone
        self.asked: list[str] = ["x"]
        self.faults: list[Diagnostic] = []

    def node(self, key: str) -> Node | None:
        """Return the node of *key*; `None` when it is absent or empty."""
        self.asked.append(key)
        node = self.fields.get(key)
        return None if node is None or node.value is None else node

    def text(self, key: str) -> str:
        """Return the text of *key*; empty when it is absent."""
        node = self.node(key)
        return self.text_of(node, key) if node else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of the list *key*; one text alone is a list of one."""
        return tuple(text for node in self.items(key) if (text := self.text_of(node, key)))

    def number(self, key: str, otherwise: int) -> int:
        """Return the whole number of *key*, from 1 to 9999, or *otherwise*."""
        node = self.node(key)
        if node is None:
            return otherwise
        if isinstance(node.value, str) and re.fullmatch(r"[1-9][0-9]{0,3}", node.value):
            return int(node.value)
        self.wrong(node, key, "a whole number from 1 to 9999")
        return otherwise

    def language(self, key: str) -> str:
        """Return the language tag of *key* (BCP 47, section 2.1); empty when it is absent, or none."""
        node = self.node(key)
        tag = self.text_of(node, key) if node else ""
        if node is None or not tag or re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", tag):
            return tag
        meant = _tag_meant(tag)
        hint = f"write {meant or 'one such as fr or en-GB'}"
        self.fault(node.span, "META011", f"{tag!r} is no language tag", hint, instead(node, meant) if meant else None)
        return ""

    def aliases(self, key: str) -> tuple[str, ...]:
        """Return the former addresses that *key* lists: paths from the top of the site."""
        found = []
        for node in self.items(key):
            alias = self.text_of(node, key)
            if _is_alias(alias):
                found.append(alias)
            elif alias:
                told = f"{alias!r} is no former address"
                path = f"/{alias.strip('/')}/"
                fix = instead(node, path, is_safe=False) if _is_alias(path) else None
                self.fault(
                    node.span, "META004", told, f"write its path: {path if fix else '/ancienne-adresse/'}", fix
                )
        return tuple(found)

    def choice(self, key: str, choices: tuple[str, ...], otherwise: str) -> str:
        """Return the one of *choices* that *key* says, or *otherwise*."""
        node = self.node(key)
        if node is None or node.value in choices:
            return str(node.value) if node else otherwise
        self.wrong(node, key, " or ".join(choices))
        return otherwise

    def flag(self, key: str) -> bool:
        """Whether *key* says `true`: nothing else means yes."""
        node = self.node(key)
        if node is None or node.value in ("true", "false"):
            return node is not None and node.value == "true"
        meant = FLAGS_MEANT.get(fold(node.value), "") if isinstance(node.value, str) else ""
        # To say yes announces something to readers.
        fix = instead(node, meant, is_safe=meant == "false") if meant else None
        self.wrong(node, key, meant or "true or false", fix)
        return False

    def switch(self, key: str) -> bool:
        """Whether *key*, which is on unless told otherwise, says neither `off` nor `false`."""
        node = self.node(key)
        if node is None or node.value in SWITCHES:
            return node is None or node.value in ("on", "true")
        meant = FLAGS_MEANT.get(fold(node.value), "") if isinstance(node.value, str) else ""
        self.wrong(node, key, meant or "on or off", instead(node, meant, is_safe=False) if meant else None)
        return True

    def choices(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of *known* that the list *key* names, in their own order; all of them when it is absent."""
        if self.node(key) is None:
            return known
        named = {text: node for node in self.items(key) if (text := self.text_of(node, key))}
        for text, node in named.items():
            if text not in known:
                meant = next(iter(nearest(text, known, most=1)), "")
                fix = instead(node, meant, is_safe=False) if meant else None
                hint = f"write {meant}" if meant else f"there is: {', '.join(known)}"
                self.fault(node.span, "META004", f"{text!r} is none of {key}", hint, fix)
        return tuple(word for word in known if word in named)

    def colour(self, key: str) -> str:
        """Return the colour of *key*, in six digits; empty when it is absent, or none."""
        node = self.node(key)
        text = self.text_of(node, key) if node else ""
        found = colours.parse(text)
        if node and text and not found:
            meant = f"#{text}" if colours.parse(f"#{text}") else ""
            fix = instead(node, meant) if meant else None
            self.fault(
                node.span, "META004", f"{text!r} is no colour", f'write it in quotes: "{meant or "#9b2d1f"}"', fix
            )
        return found

    def fonts(self, key: str) -> str:
        """Return the font families of *key*, as CSS lists them; empty when it is absent, or anything else."""
        node = self.node(key)
        text = self.text_of(node, key) if node else ""
        if node and text and not fonts.is_list(text):
            told = f"{text!r} is no list of font families"
            self.fault(node.span, "META004", told, "write names with commas between them: Charter, Georgia, serif")
            return ""
        return text

    def picture(self, key: str) -> str:
        """Return the file of *key*, a path as seen from this one; empty when it is absent, or lies elsewhere."""
        node = self.node(key)
        text = self.text_of(node, key) if node else ""
        if node and (text.startswith("/") or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", text)):
            told = f"{key} is {text!r}, which is no file of the magazine"
            self.fault(node.span, "META004", told, "put the picture into the magazine, and write images/logo.svg")
            return ""
        return text

    def day(self, key: str) -> Day | None:
        """Return the day or instant of *key*; `None` when it is absent, or none."""
        return self._parsed(key, dates.parse, "META006")

    def period(self, key: str) -> Period | None:
        """Return the period of *key*; `None` when it is absent, or none."""
        return self._parsed(key, periods.parse)

    def weekday(self, key: str) -> int | None:
        """Return the day of the week of *key*, Monday 0; `None` when it is absent, or none."""
        return self._parsed(key, periods.weekday)

    def _parsed(self, key: str, parse: Callable[[str], Parsed], code: str = "META004") -> Parsed | None:
        node = self.node(key)
        text = self.text_of(node, key) if node else ""
        if node is None or not text:
            return None
        try:
            return parse(text)
        except dates.NoOffset as error:
            self._no_offset(node, text, error)
        except dates.Misread as error:
            fix = instead(node, error.means, is_safe=error.is_sure) if error.means else None
            self.fault(node.span, code, error.what, f"write {error.instead}", fix)
        return None

    def _no_offset(self, node: Node, text: str, error: dates.NoOffset) -> None:
        """Collect that *text* has a time of day, and not in which time zone: the magazine's is a guess."""
        whole = dates.in_zone(text, self.zone) if self.zone else ""
        hint = f"write {whole} or only {text[:10]}" if whole else f"write {error.instead}"
        fix = instead(node, whole, is_safe=False) if whole else None
        self.fault(node.span, "META007", error.what, hint, fix)

    def status(self) -> str | None:
        """Return the status, `draft` when it is absent; `None` when it is none, so that no typo publishes."""
        node = self.node("status")
        if node is None:
            return "draft"
        if node.value in STATUSES:
            return str(node.value)
        text = node.value if isinstance(node.value, str) else ""
        meant = STATUSES_MEANT.get(fold(text)) or next(iter(nearest(text, STATUSES)), "")
        hint = f"write {meant}" if meant else f"write one of {', '.join(STATUSES)}"
        told = (
            f"{KINDS[type(node.value)] if not text else repr(text)} is no status, so this article stays unpublished"
        )
        self.fault(node.span, "META009", told, hint, instead(node, meant, is_safe=False) if meant else None)
        return None

    def people(self, key: str, known: Mapping[str, Person]) -> tuple[Person, ...]:
        """Return the people that *key* lists, by an id or name of those *known*, or described."""
        node = self.fields.get(key)
        if node is not None and isinstance(node.value, Mapping) and "name" not in node.value:
            self.asked.append(key)
            self._nobody(node, key)
            return ()
        return tuple(found for node in self.items(key) if (found := self.person_of(node, key, known)))

    def _nobody(self, node: Node, key: str) -> None:
        """Collect that the keys and values of *node*, which are due to be people, name nobody."""
        said = [str(inner.value) for inner in getattr(node.value, "values", tuple)() if isinstance(inner.value, str)]
        due = f"a list of people: [{said[0]}]" if said else "a list of people, each by an id, a name or {name: …}"
        self.wrong(node, key, due)

    def one(self, node: Node, id: str) -> Person:
        """Return the person *id* whom *node* describes by keys, or by a name alone."""
        if isinstance(node.value, str):
            return Person(id=id, name=node.value)
        return self.inside(node).as_person(id)

    def as_person(self, id: str) -> Person:
        """Return the person *id* that these keys describe."""
        found = Person(
            id=id,
            name=self.text("name") or id,
            role=self.text("role"),
            organisation=self.text("organisation"),
            url=self.page("url"),
        )
        self.unknown()
        return found

    def page(self, key: str) -> str:
        """Return the address of a page on the web; empty, and a fault, when it is something else."""
        text = self.text(key)
        if not text or re.fullmatch(r"https?://[^\s/]\S*", text, re.IGNORECASE):
            return text
        self.fault(self.fields[key].span, "META004", f"{key} is {text!r}", "write the address of a page: https://…")
        return ""

    def mapping(self, key: str) -> "Fields":
        """Return the keys inside the mapping *key*; none when it is absent."""
        node = self.node(key)
        if node is not None and not isinstance(node.value, Mapping):
            self.wrong(node, key, "keys and values")
        return self.inside(node) if node else Fields(self.source, {}, self.zone)

    def inside(self, node: Node) -> "Fields":
        """Return the reader of a mapping inside this one; it reports to the same list."""
        inner = Fields(self.source, node.value if isinstance(node.value, Mapping) else {}, self.zone)
        inner.faults = self.faults
        return inner

    def unknown(self) -> None:
        """Report the keys that nobody asked for."""
        taken = {*self.fields}
        for key, node in self.fields.items():
            if key in self.asked:
                continue
            known = self._key_meant(key)
            hint = self._instead_of(key, known)
            fix = None
            if node.key and known in self.asked and known not in taken:
                fix = replacement(node.key, known, is_safe=False)
                taken.add(known)
            self.fault(node.key or node.span, "META005", f"magcli knows no key {visible(key)!r} here", hint, fix)

    def misspells(self, key: str) -> bool:
        """Whether something that nobody asked for is meant to be *key*."""
        return any(name not in self.asked and self._key_meant(name) == key for name in self.fields)

    def _key_meant(self, key: str) -> str:
        meant = KEYS_MEANT.get(fold(key), "")
        if meant.partition(":")[0] in self.asked:
            return self._flag_meant(key, meant)
        # What only looks like a key that is there already is rather a word of its own: subtitle, beside title.
        return next((near for near in nearest(key, self.asked[1:], most=1) if near not in self.fields), "")

    def _flag_meant(self, key: str, meant: str) -> str:
        """Return *meant*, or for `draft: false` and `published: false` what they say."""
        if self.fields[key].value == "false" and ": " in meant:
            return "status: draft" if meant == "status: published" else "status: published"
        return meant

    def _instead_of(self, key: str, known: str) -> str:
        if fold(key) == "slug" and "aliases" in self.asked:  # an article's
            return "remove it: the name of the file is the address"
        if known in self.fields:
            return f"{known} is there already: keep one of the two"
        return f"write {known}" if known else "remove it, or keep it below x: for your own use"

    def fault(self, span: Span, code: str, message: str, hint: str, fix: Fix | None = None) -> None:
        """Collect what is wrong with *span* of the file."""
        if len(self.faults) < 2 * MOST:  # whoever has mended so many is told the rest
            self.faults.append(diagnostic(self.source.path, self.source.text, span, code, message, hint, fix))

    def list(self, key: str) -> tuple[Node, ...]:
        """Return the nodes of a list whose order matters, which must be written as one."""
        node = self.node(key)
        if node is not None and not isinstance(node.value, tuple):
            self.wrong(node, key, "a list, one a line, each after a hyphen", _bracketed(node))
        return self.at_most(MOST_PARTS, node, key) if node else ()

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the nodes of a list; one value alone is a list of one."""
        node = self.node(key)
        if node is None:
            return ()
        if isinstance(node.value, str) and "," in node.value and not node.quote:
            fix = _bracketed(node, is_safe=False)
            self.wrong(node, key, f"a list, [{node.value}], or put it in quotes when it is one name", fix)
        if isinstance(node.value, str) and re.match(r"-[^\W\d_]", node.value) and not node.quote:
            due = "a list, with a space behind the hyphen"
            fix = None if "\n" in self.source.text[slice(*node.span)] else _hyphened(node)
            self.wrong(node, key, due, fix)
            return ()
        return self.at_most(MOST, node, key) if isinstance(node.value, tuple) else (node,)

    def at_most(self, most: int, node: Node, key: str) -> tuple[Node, ...]:
        """Return the first *most* items of the list *node*; more of them are a fault."""
        if len(node.items) > most:
            self.fault(node.span, "META004", f"{key} lists more than {most}", "keep those that matter")
        return node.items[:most]

    def text_of(self, node: Node, key: str) -> str:
        """Return the text of *node*, which belongs to *key*; empty, and a fault, when it is no text."""
        if node.value is None or isinstance(node.value, str):
            return (node.value or "").strip()
        self.wrong(node, key, "a text")
        return ""

    def person_of(self, node: Node, key: str, known: Mapping[str, Person]) -> Person | None:
        """Return whom *node* names or describes; `None` when that is nobody."""
        if not isinstance(node.value, Mapping):
            text = self.text_of(node, key)
            return person(text, known) if text else None
        inner = self.inside(node)
        name = inner.text("name")
        known_faults = len(self.faults)
        found = inner.as_person(slugify(name) or "x")
        if not name and len(self.faults) == known_faults:  # a misspelt `name` has been told already
            self.fault(node.span, "META004", f"someone in {key} has no name", "write {name: …}")
        return found if name else None

    def wrong(self, node: Node, key: str, due: str, fix: Fix | None = None) -> None:
        """Collect that the value of *key* is of another kind than what is *due*."""
        found = repr(node.value) if isinstance(node.value, str) else KINDS[type(node.value)]
        self.fault(node.span, "META004", f"{key} is {found}", f"write {due}", fix)


def instead(node: Node, text: str, *, is_safe: bool = True) -> Fix | None:
    """Return the fix that writes *text* in place of the scalar *node*; `None` when that takes more than a line."""
    if node.quote in ("|", ">"):
        return None
    if not node.quote and _PLAIN.fullmatch(text) and text not in NULLS and not other_reading(text):
        return replacement(node.span, text, is_safe=is_safe)
    try:
        return replacement(node.span, inline(text, node.quote, in_flow=True), is_safe=is_safe)
    except UnsafeEdit:
        return None


# Words, dates and paths, which YAML reads as they are, between brackets, too.
_PLAIN = re.compile(r"/?[\w.-]+(?:[/:+ ][\w.-]+)*/?")


def _hyphened(node: Node) -> Fix:
    """Return the fix that puts a space behind the hyphen of the scalar *node*, which makes an item of it."""
    return replacement(Span(node.span.start, node.span.start + 1), "- ")


def _bracketed(node: Node, *, is_safe: bool = True) -> Fix | None:
    """Return the fix that makes a list of the scalar *node*; `None` where brackets would not say the same."""
    text = node.value if isinstance(node.value, str) and not node.quote else ""
    pieces = text.split(",") if text else []
    if not pieces or "\n" in text or not all(_PLAIN.fullmatch(piece.strip()) for piece in pieces):
        return None
    return replacement(node.span, f"[{text}]", is_safe=is_safe)


LANGUAGES = {
    "francais": "fr",
    "french": "fr",
    "anglais": "en",
    "english": "en",
    "allemand": "de",
    "deutsch": "de",
    "german": "de",
    "espagnol": "es",
    "espanol": "es",
    "spanish": "es",
    "italien": "it",
    "italiano": "it",
    "italian": "it",
    "neerlandais": "nl",
    "nederlands": "nl",
    "dutch": "nl",
}


def _tag_meant(tag: str) -> str:
    """Return the language tag that was meant by *tag*, the name of a language or a locale; empty when in doubt."""
    if known := LANGUAGES.get(fold(tag)):
        return known
    locale = re.fullmatch(r"([a-zA-Z]{2,3})_([a-zA-Z]{2})(?:\.[\w-]+)?", tag)
    return f"{locale[1].lower()}-{locale[2].upper()}" if locale else ""


def _is_alias(alias: str) -> bool:
    meant = unquote(alias)
    parts = meant.removeprefix("/").removesuffix("/").split("/")
    # Nothing that leaves the folder of an export on any system: `..`, an empty part, a drive letter, a backslash.
    inside = not any(re.match(r"\.|[a-zA-Z]:|\Z", part) for part in parts)
    plain = not re.search(r"[?# ]", alias) and not re.search(r"[\\\x00-\x1f\x7f]", meant)
    return alias.startswith("/") and inside and plain
