"""What the W3C's feed validator says of a feed, as far as our feeds go: its rules in words of our own.

It is on no package registry, so they were read in its source (w3c/feedvalidator, src/feedvalidator) and written down
here, each complaint with the name that it has there. Errors and warnings count alike.

    python -m tests.exporters.w3c FILE…
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from html.entities import name2codepoint
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.parsers import expat

import html5lib

SPACES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
# Of what ours may hold, all that the validator takes for safe. It says so of more: look there before adding some.
TAGS = """
a abbr address area article aside audio b bdi big blockquote br caption cite code col colgroup dd del
details dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd
li main map mark menu nav ol p picture pre q rp rt ruby s samp section small source span strong sub summary
sup table tbody td tfoot th thead time tr track tt u ul var video wbr
"""
ATTRIBUTES = """
abbr align alt checked cite class colspan datetime dir disabled download headers height href hreflang id
kind label lang loading longdesc media name open poster preload rel reversed rowspan scope sizes span src
srclang srcset start summary tabindex target title type usemap valign value width
"""
OF_URIS = r"[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]"
MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(;\s*[\w-]+=[\w.-]+)*")
RELATIONS = """
alternate current enclosure first hub last license next next-archive prev-archive previous self via
"""
DAYS = {"rfc822": r"[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d\d[03]0"}
DAYS["rfc3339"] = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"


@dataclass
class Element:
    """An element of a feed, and the line that it starts on."""

    name: str
    attributes: dict[str, str]
    line: str
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> list["Element"]:
        return [child for child in self.children if child.name == name]


Rule = Callable[[Element], Iterator[str]]


def complaints(feed: bytes, address: str = "") -> list[str]:
    """Return the errors and warnings for *feed*, which lies at *address*; each once, with how often it is there."""
    root = _parsed(feed)
    found = [*_everywhere(root), *(_of_rss(root) if root.name == "rss" else _of_atom(root))]
    found += _self(root, address)
    return [f"{told} ({times}×)" if times > 1 else told for told, times in Counter(found).items()]


def _parsed(feed: bytes) -> Element:
    lines = feed.decode().split("\n")
    parser = expat.ParserCreate(namespace_separator=" ")
    stack = [Element("", {}, "")]

    def name(full: str) -> str:
        space, _, own = full.rpartition(" ")
        if space and space not in SPACES:
            return f"{{{space}}}{own}"
        return f"{SPACES[space]}:{own}" if space else own

    def start(full: str, attributes: dict[str, str]) -> None:
        line = lines[parser.CurrentLineNumber - 1]
        element = Element(name(full), {name(key): value for key, value in attributes.items()}, line)
        stack[-1].children.append(element)
        stack.append(element)

    def characters(text: str) -> None:
        stack[-1].text += text

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = characters
    parser.Parse(feed, True)
    return stack[0].children[0]


# -- what texts, addresses and days may be


def plain(element: Element) -> Iterator[str]:
    """Tell a text that programs take for HTML, though it is said to be none."""
    yield from _plain(element, element.text.strip())


def _plain(element: Element, text: str) -> Iterator[str]:
    # Written as the profile of the RSS board asks for, `&#x26;` and `&#x3C;`, it is taken for what it is.
    is_marked = "&#x" in element.line
    names = re.findall(r"&(#?\w+)", text)
    if end := re.search(r"</(\w+)>", text):
        yield f"ContainsHTML: {element.name}: {end[0]}"
    elif any(name in name2codepoint or name == "apos" or not name.isalpha() for name in names):
        if not is_marked:
            yield f"ContainsHTML: {element.name}: &{names[0]}"
    elif not element.name.startswith("atom:") and re.search(r"&#[x0-9]|<[/a-zA-Z]", text) and not is_marked:
        yield f"CharacterData: {element.name}: {text[:60]}"


def rich(element: Element) -> Iterator[str]:
    """Tell what is wrong with the HTML of *element*."""
    try:
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(element.text.strip())
    except html5lib.html5parser.ParseError as error:
        yield f"NotHtml: {element.name}: {error}"
        return
    for inner in tree.iter():
        if isinstance(inner.tag, str) and inner.tag != "DOCUMENT_FRAGMENT":
            yield from (f"{told[0]}: {element.name}: {told[1]}" for told in _inner(inner.tag, inner.attrib))


def _inner(tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    if tag not in TAGS.split():
        yield "SecurityRisk", f"<{tag}>"
    for name, value in attributes.items():
        if name not in ATTRIBUTES.split() and not name.startswith("data-"):
            yield "SecurityRiskAttr", f"<{tag} {name}>"
        if name in ("href", "src", "poster") and not re.match(r"\w+:", value.strip()):
            yield "ContainsRelRef", repr(value)


def whole(element: Element) -> Iterator[str]:
    yield from _whole(element.name, element.text.strip())


def _whole(name: str, url: str) -> Iterator[str]:
    if url.lower().startswith("urn:uuid:") and not re.fullmatch(
        r"(?i)urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}", url
    ):
        yield f"InvalidUUID: {name}: {url}"
    elif not re.fullmatch(rf"[a-zA-Z][0-9a-zA-Z+\-.]*:(//)?{OF_URIS}+", url) or (
        url.startswith("http:") and not re.match("http://[^/]", url)
    ):
        yield f"InvalidFullLink: {name}: {url}"


def canonical(element: Element) -> Iterator[str]:
    """Tell an address that could be written in another way, and is still the same."""
    url = element.text.strip()
    yield from _whole(element.name, url)
    parts = urlsplit(url)
    usual = parts._replace(
        path="/".join(quote(normalize("NFC", unquote(part)), "!$&'()*+,;=:@") for part in parts.path.split("/"))
    )
    usual = usual._replace(scheme=parts.scheme.lower(), netloc=re.sub(r":(80|443)?$", "", parts.netloc.lower()))
    # What is reserved may be escaped or not: these are two addresses.
    if unquote(usual.geturl()) != unquote(url) or re.search(r"%(?=[a-f\d]{2})(?:[a-f].|.[a-f])", url) or "/." in url:
        yield f"NonCanonicalURI: {element.name}: {url}"
    if re.search(r"%(2D|2E|5F|7E|3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])", url):
        yield f"NonCanonicalURI: {element.name}: {url}"


def day(form: str) -> Rule:
    """Return the rule for a moment that is written as *form* says."""

    def rule(element: Element) -> Iterator[str]:
        told = element.text
        if not re.fullmatch(DAYS[form], told):
            yield f"Invalid{form.upper()}Date: {element.name}: {told}"
            return
        moment = parsedate_to_datetime(told) if form == "rfc822" else datetime.fromisoformat(told)
        if form == "rfc822" and f"{moment:%a}" != told[:3]:
            yield f"IncorrectDOW: {element.name}: {told}"
        if moment.date() < date(1990, 1, 1) or moment > datetime.now(UTC) + timedelta(minutes=10):
            yield f"ImplausibleDate: {element.name}: {told}"

    return rule


def filled(element: Element) -> Iterator[str]:
    if not element.text.strip():
        yield f"NotBlank: {element.name}"


def guid(element: Element) -> Iterator[str]:
    if element.attributes.get("isPermaLink") == "false":
        yield from ([f"NotSufficientlyUnique: {element.text}"] if re.fullmatch(r"\d{1,8}", element.text) else [])
    else:
        yield from _whole("guid", element.text)
        yield from ["InvalidPermalink: guid"] if element.text.startswith(("tag:", "urn:uuid:")) else []


def enclosed(element: Element) -> Iterator[str]:
    """Tell a file that is not whole: an `enclosure` or a `media:content`."""
    told = element.attributes
    length = told.get("length", told.get("fileSize", ""))
    if not length.isdigit() or (element.name == "media:content" and length == "0"):
        yield f"InvalidInteger: {element.name}: {length!r}"
    if not MEDIA_TYPE.fullmatch(told.get("type", "")):
        yield f"InvalidMIMEAttribute: {element.name}: {told.get('type')!r}"
    if not re.match(r"(?i)https?://([A-Z0-9-]+\.)+[A-Z0-9][-A-Z0-9]*(:\d+)?(/|$)", told.get("url", "")):
        yield f"InvalidURLAttribute: {element.name}: {told.get('url')!r}"
    yield from _whole(f"{element.name}/@url", told.get("url", ""))
    for name in ("width", "height"):
        if name in told and not re.fullmatch(r"[1-9]\d*", told[name]):
            yield f"InvalidPositiveInteger: {element.name}/@{name}"


def link(element: Element) -> Iterator[str]:
    told = element.attributes
    yield from _whole(f"{element.name}/@href", told.get("href", ""))
    if told.get("rel", "alternate") not in RELATIONS.split():
        yield f"UnregisteredAtomLinkRel: {told['rel']}"
    if "type" in told and not MEDIA_TYPE.fullmatch(told["type"]):
        yield f"InvalidMIMEType: {element.name}: {told['type']!r}"
    if told.get("rel") == "self" and told.get("type") not in ("application/atom+xml", "application/rss+xml"):
        yield f"SelfNotAtom: {told.get('type')}"
    if "title" in told:
        yield from _plain(element, told["title"])
    if not told.get("length", "0").isdigit():
        yield f"InvalidInteger: {element.name}/@length"
    if element.text.strip():
        yield f"AtomLinkNotEmpty: {element.name}"


def text(element: Element) -> Iterator[str]:
    """Tell what is wrong with a title, summary or text of Atom."""
    yield from filled(element)
    yield from rich(element) if element.attributes.get("type") == "html" else plain(element)


def person(element: Element) -> Iterator[str]:
    names = element.all("atom:name")
    yield from [] if len(names) == 1 else ["MissingElement: name"]
    for name in names:
        yield from [*plain(name), *filled(name)]
        yield from ["ContainsEmail: name"] if re.search(r"<[\w.+-]+@[\w.-]+>", name.text) else []
    for uri in element.all("atom:uri"):
        yield from [*filled(uri), *whole(uri)]


def nothing(element: Element) -> Iterator[str]:
    yield from [] if not element.text.strip() else [f"UnexpectedText: {element.name}"]


def category(element: Element) -> Iterator[str]:
    yield from [] if element.attributes.get("term", "").strip() else ["NotBlank: category/@term"]


# -- what elements hold, and how often

EXTENSIONS: dict[str, tuple[Rule, ...]] = {"atom:link": (link,), "fh:complete": (nothing,), "fh:archive": (nothing,)}
CHANNEL: dict[str, tuple[Rule, ...]] = {
    "title": (plain, filled),
    "link": (whole,),
    "description": (plain,),
    "language": (),
    "lastBuildDate": (day("rfc822"),),
    "pubDate": (day("rfc822"),),
    "docs": (whole,),
    "generator": (),
    "copyright": (plain,),
    "item": (),
    **EXTENSIONS,
}
ITEM: dict[str, tuple[Rule, ...]] = {
    "title": (plain, filled),
    "link": (whole,),
    "guid": (guid,),
    "pubDate": (day("rfc822"),),
    "atom:updated": (day("rfc3339"),),
    "dc:creator": (),
    "category": (plain, filled),
    "description": (rich,),
    "content:encoded": (rich,),
    "enclosure": (enclosed, nothing),
    "media:content": (enclosed,),
    "atom:link": (link,),
}
OF_BOTH: dict[str, tuple[Rule, ...]] = {
    "atom:title": (text,),
    "atom:updated": (day("rfc3339"),),
    "atom:author": (person,),
    "atom:contributor": (person,),
    "atom:category": (category,),
    "atom:rights": (text,),
    "atom:id": (canonical,),
    "atom:link": (link,),
}
FEED = {
    **OF_BOTH,
    "atom:subtitle": (text,),
    "atom:generator": (filled,),
    "atom:icon": (whole,),
    "atom:logo": (whole,),
}
FEED |= {"atom:entry": (), **EXTENSIONS}
ENTRY = {**OF_BOTH, "atom:published": (day("rfc3339"),), "atom:summary": (text,), "atom:content": (text,)}
MANY = {
    "item",
    "dc:creator",
    "category",
    "atom:link",
    "atom:author",
    "atom:contributor",
    "atom:category",
    "media:content",
}
MANY |= {"atom:entry"}


def _held(element: Element, rules: dict[str, tuple[Rule, ...]], needed: str) -> Iterator[str]:
    names = Counter(child.name for child in element.children)
    yield from (f"MissingElement: {element.name}/{name}" for name in needed.split() if name not in names)
    yield from (f"DuplicateElement: {name}" for name, times in names.items() if times > 1 and name not in MANY)
    for child in element.children:
        if child.name not in rules:
            yield f"UndefinedElement: {element.name}/{child.name}"
        for rule in rules.get(child.name, ()):
            yield from rule(child)


def _twice(elements: list[Element], name: str, told: str) -> Iterator[str]:
    values = [child.text for element in elements for child in element.all(name)]
    yield from (f"{told}: {value}" for value in sorted({value for value in values if values.count(value) > 1}))


def _of_rss(root: Element) -> Iterator[str]:
    if root.attributes.get("version") != "2.0":
        yield "InvalidRSSVersion"
    (channel,) = root.children
    yield from _held(channel, CHANNEL, "title link description language")
    yield from _ordered(channel, "item", "MisplacedItem")
    items = channel.all("item")
    yield from _twice(items, "guid", "DuplicateValue")
    for item in items:
        names = [child.name for child in item.children]
        yield from _held(item, ITEM, "title guid")
        if "content:encoded" in names and "description" not in names[: names.index("content:encoded")]:
            yield "NeedDescriptionBeforeContent"
    yield from _archived(channel)


def _of_atom(root: Element) -> Iterator[str]:
    yield from _held(root, FEED, "atom:title atom:id atom:updated")
    yield from _ordered(root, "atom:entry", "MisplacedMetadata")
    entries = root.all("atom:entry")
    yield from _twice(entries, "atom:id", "DuplicateEntries")
    yield from _twice(entries, "atom:updated", "DuplicateUpdated")
    for entry in entries:
        yield from _held(entry, ENTRY, "atom:title atom:id atom:updated")
        names = {child.name for child in entry.children}
        if not names & {"atom:summary", "atom:content"}:
            yield "MissingTextualContent"
        if "atom:author" not in names and not root.all("atom:author"):
            yield "MissingElement: author"
        yield from _alternates(entry)
    yield from _alternates(root)
    yield from _archived(root)


def _ordered(element: Element, name: str, told: str) -> Iterator[str]:
    names = [child.name for child in element.children]
    if name in names and set(names[names.index(name) :]) != {name}:
        yield told


def _alternates(element: Element) -> Iterator[str]:
    links = [
        link.attributes for link in element.all("atom:link") if link.attributes.get("rel", "alternate") == "alternate"
    ]
    kinds = Counter((told.get("type"), told.get("hreflang")) for told in links)
    yield from (f"DuplicateAtomLink: {kind}" for kind, times in kinds.items() if times > 1)
    if not links and not element.all("atom:content"):
        yield f"MissingContentOrAlternate: {element.name}"


def _archived(element: Element) -> Iterator[str]:
    relations = {link.attributes.get("rel") for link in element.all("atom:link")}
    if element.all("fh:archive") and not element.all("fh:complete"):
        yield from [] if relations & {"prev-archive", "next-archive"} else ["ArchiveIncomplete"]
        yield from [] if "current" in relations else ["MissingCurrentInArchive"]
    if element.all("fh:complete") and relations & {
        "first",
        "last",
        "next",
        "previous",
        "prev-archive",
        "next-archive",
    }:
        yield "FeedRelInCompleteFeed"


def _self(root: Element, address: str) -> Iterator[str]:
    feed = root.children[0] if root.name == "rss" else root
    own = [link.attributes["href"] for link in feed.all("atom:link") if link.attributes.get("rel") == "self"]
    if not own:
        yield "MissingSelf"
    elif address and urljoin(address, own[0]) != address:
        yield f"SelfDoesntMatchLocation: {own[0]}"


def _everywhere(element: Element) -> Iterator[str]:
    """Tell characters that say that something was read in the wrong encoding, and what has no known namespace."""
    for told in (element.text, *element.attributes.values()):
        if re.search("[\x80-\x9f\ufffd]", told) or any(map(_is_garbled, told.split("\n"))):
            yield f"BadCharacters: {element.name}"
    if element.name.startswith("{"):
        yield f"UnknownNamespace: {element.name}"
    for child in element.children:
        yield from _everywhere(child)


def _is_garbled(told: str) -> bool:
    if not re.search("[ÂÃ][\x80-\xbf]", told):
        return False
    try:
        told.encode("latin-1").decode()
    except UnicodeError:
        return False
    return True


if __name__ == "__main__":
    for file in sys.argv[1:]:
        for complaint in complaints(Path(file).read_bytes()):
            print(f"{file}: {unescape(complaint)}")
