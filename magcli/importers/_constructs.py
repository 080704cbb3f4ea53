"""What generators read between the lines of Markdown: written as Markdown where it has one sure meaning."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from magcli.importers._habits import Around, Construct
from magcli.importers._values import Remark
from magcli.text import markdown
from magcli.text.position import locate
from magcli.text.words import counted


class _Met(NamedTuple):
    """A construct where it stands, and what is written instead; `None` when it stays."""

    start: int
    end: int
    construct: Construct
    name: str
    text: str | None


class Written(NamedTuple):
    """A text without the constructs of a generator, what there is to remark, and what was lost on the way."""

    body: str
    remarks: tuple[Remark, ...] = ()
    gone: tuple[tuple[str, str, str], ...] = ()
    """Kind, what is told of it, and name of what readers may miss."""


def write(body: str, constructs: Sequence[Construct], around: Around, line: int) -> Written:
    """Return *body*, which starts at *line*, with *constructs* written as Markdown."""
    met = list(_met(body, constructs, around))
    pieces, last = [], 0
    for one in met:
        if one.text is not None:
            pieces += [body[last : one.start], one.text]
            last = one.end
    gone = tuple(
        (one.construct.kind, one.construct.told, one.name)
        for one in met
        if one.text is not None and one.construct.told
    )
    return Written("".join([*pieces, body[last:]]), tuple(_remarks(body, met, line)), gone)


def _met(body: str, constructs: Sequence[Construct], around: Around) -> Iterator[_Met]:
    """Yield what stands in *body*, in order, nothing within another."""
    found = [
        (match.start(), rank, match)
        for rank, construct in enumerate(constructs)
        for match in construct.pattern.finditer(body)
    ]
    found.sort(key=lambda one: one[:2])
    code = _Code(body) if found else None
    last = 0
    for start, rank, match in found:
        construct = constructs[rank]
        if start < last or (code and not construct.in_code and code.holds(start)):
            continue
        text = construct.write(match, around)
        yield _Met(start, match.end(), construct, _name(match), text)
        last = match.end() if text is not None else start + 1


def _name(match: re.Match[str]) -> str:
    """Return what the construct *match* is called: by its name, or as it is written."""
    named = match["name"] if "name" in match.re.groupindex else ""
    return " ".join((named or match[0]).split())[:60]


class _Code:
    """Where code stands, asked for in the order of the text."""

    def __init__(self, body: str) -> None:
        self._ranges = [*markdown.code(body), range(len(body) + 1, len(body) + 2)]
        self._at = 0

    def holds(self, place: int) -> bool:
        """Whether *place*, no earlier than the one asked for before, is in code."""
        while self._ranges[self._at].stop <= place:
            self._at += 1
        return self._ranges[self._at].start <= place


def _remarks(body: str, met: Sequence[_Met], line: int) -> Iterator[Remark]:
    """Yield a remark for each kind that stays, with how often and where first."""
    stays = [one for one in met if one.text is None]
    for kind in dict.fromkeys(one.construct.kind for one in stays):
        those = [one for one in stays if one.construct.kind == kind]
        at = line + locate(body, those[0].start)[0] - 1
        told = f"{_named(one.name for one in those)} left in the text"
        yield Remark(certainty="open", what=kind, told=told, line=at)


def lost(gone: Sequence[tuple[str, str, str]]) -> Iterator[Remark]:
    """Yield a remark for each kind of what is *gone* from all texts."""
    for kind, told in dict.fromkeys((kind, told) for kind, told, _ in gone):
        names = [name for *of, name in gone if of == [kind, told]]
        yield Remark(certainty="taken", what=kind, told=f"{_named(names)} {told}")


MOST = 6
"""Names that one remark lists."""


def _named(names: Iterable[str]) -> str:
    """Return how often each of *names* was met: `notice 4 times, tab`."""
    counts = Counter(names)
    told = [name if count == 1 else f"{name} {counted(count, 'time')}" for name, count in counts.most_common(MOST)]
    return ", ".join(told) + (f" and {len(counts) - MOST} more" if len(counts) > MOST else "")


# ---- what several generators have -------------------------------------------------------------------------

_PARAMETER = re.compile(
    r"""(?P<key>[\w-]+)\s*=\s*(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>[^']*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s"']+))"""
)


def parameters(written: str) -> Mapping[str, str]:
    """Return the parameters `key="value"` of *written*, a tag, with small letters in their keys."""
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer(written):
        kind = match.lastgroup or "bare"
        value = match[kind]
        found[match["key"].lower()] = re.sub(r'\\(["\\])', r"\1", value) if kind == "double" else value
    return found


def positional(written: str) -> tuple[str, ...]:
    """Return the parameters without a key of *written*, a tag."""
    rest = _PARAMETER.sub(" ", written)
    return tuple(match[1] or match[2] or match[3] for match in re.finditer(r"\"([^\"]*)\"|'([^']*)'|(\S+)", rest))


_PLAIN = re.compile(r"align|class|height|id|loading|style|title|width|alt|caption")


def picture(match: re.Match[str], told: Mapping[str, str], source: str = "src") -> str | None:
    """Return the image that *told*, the tag of *match*, describes, its caption in italics below.

    `None` when it says more than that, or has a caption in the middle of a line.
    """
    src, caption = told.get(source, ""), " ".join(told.get("caption", "").split())
    if not src or not all(map(_PLAIN.fullmatch, set(told) - {source})) or re.search(r"\{[{%]", src):
        return None
    alt = re.sub(r"([\[\]\\])", r"\\\1", " ".join(told.get("alt", "").split()))
    title = " ".join(told.get("title", "").split()).replace('"', '\\"')
    target = f"<{src}>" if re.search(r"[\s()]", src) else src
    told_title = f' "{title}"' if title else ""
    shown = f"![{alt}]({target}{told_title})"
    if not caption:
        return shown
    return apart(match, f"{shown}\n\n{caption if re.search(r'[*_<]', caption) else f'*{caption}*'}")


def apart(match: re.Match[str], text: str) -> str | None:
    """Return *text* as blocks of their own in the place of *match*; `None` when that stands within a line."""
    before = match.string[: match.start()].rpartition("\n")
    indent, after = before[2], match.string[match.end() :].partition("\n")
    if indent.strip() or after[0].strip():
        return None
    above = f"\n{indent}" if before[0].rpartition("\n")[2].strip() else ""
    below = "\n" if after[2].partition("\n")[0].strip() else ""
    return above + text.replace("\n\n", f"\n\n{indent}") + below


def fenced(match: re.Match[str], language: str) -> str:
    """Return the code that *match* holds between two lines of a fence that is longer than any within it."""
    code = match["inner"]
    longest = max((len(ticks) for ticks in re.findall(r"^\s*(`{3,})", code, re.MULTILINE)), default=2)
    fence = match["indent"] + "`" * max(3, longest + 1)
    lines = code.strip("\n").rstrip(" \t")
    return "\n".join((f"{fence}{language}", lines.rstrip("\n"), fence))


def comment(match: re.Match[str], around: Around) -> str:
    """Return a comment of HTML that says what is `inner`; nothing where no such comment can hold it."""
    return "" if "--" in match["inner"] else f"<!--{match['inner']}-->"


def _gone(match: re.Match[str], around: Around) -> str:
    return ""


def _anchored(match: re.Match[str], around: Around) -> str:
    """Return a heading without the id that it gives itself, or with an anchor when a link of its text leads there."""
    text = re.sub(r"[ \t]+#+$", "", match["text"].rstrip(" \t"))
    if f"(#{match['id']})" in match.string or f'"#{match["id"]}"' in match.string:
        return f'{match["marks"]}<a id="{match["id"]}"></a>{text}'
    return f"{match['marks']}{text}"


HEADING_ID = Construct(
    kind="heading",
    pattern=re.compile(
        r"^(?P<marks>#{1,6}[ \t]+)(?P<text>[^\n]+)(?P<name>\{:?[ \t]*#(?P<id>[\w.-]+)[ \t]*\})[ \t]*$", re.MULTILINE
    ),
    write=_anchored,
)
"""`## Titre {#ancre}`."""

_CONTAINERS = re.compile(r"note|tip|info|warning|danger|caution|important|success|secondary", re.IGNORECASE)


def _quoted(match: re.Match[str], around: Around) -> str | None:
    """Return what a container of a known kind holds as a quotation, below its title if it has one."""
    return _quotation(match, (match["title"] or match["label"] or "").strip())


def _quoted_by_kind(match: re.Match[str], around: Around) -> str | None:
    """Return the same, below the name of its kind if it has no title."""
    return _quotation(match, (match["title"] or match["label"] or "").strip() or match["name"].capitalize())


def _quotation(match: re.Match[str], title: str) -> str | None:
    if not _CONTAINERS.fullmatch(match["name"]):
        return None
    lines = [*([f"**{title}**", ""] if title else []), *match["inner"].strip("\n").split("\n")]
    # Without a blank line below, the next paragraph would go on with the quotation.
    below = "" if re.match(r"[ \t]*(\n|\Z)", match.string[match.end() :]) else "\n"
    return "\n".join(f"> {line}" if line.strip() else ">" for line in lines) + "\n" + below


# What holds another one stays: which of the two a closing line ends, generators do not agree on.
_CONTAINER = re.compile(
    r"^(?P<colons>:{3,})[ \t]*(?P<name>[\w-]+)(?:\[(?P<label>[^\]\n]*)\])?(?:[ \t]+(?P<title>[^\n{]*))?[^\n]*\n"
    r"(?P<inner>(?:(?![ \t]*:{3,})[^\n]*\n)*)(?P=colons)[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
CONTAINER = Construct("container", _CONTAINER, _quoted, told="written as a quotation")
"""`:::note … :::`."""
NAMED_CONTAINER = Construct("container", _CONTAINER, _quoted_by_kind, told="written as a quotation")
"""The same where readers see the name of its kind."""

_ATTRIBUTE = r"(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|[\w%-]+))"
ATTRIBUTES = Construct(
    kind="attributes",
    pattern=re.compile(rf"(?<=\))(?P<name>\{{:?[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}})"),
    write=_gone,
    told="left out: Markdown has no attributes",
)
"""`![](a.png){loading=lazy}`."""

OPEN_CONTAINER = Construct(
    kind="container",
    pattern=re.compile(r"^[ \t]*:{3,}[ \t]*(?P<name>[\w-]+)[^\n]*", re.MULTILINE),
    write=lambda match, around: None,
)
"""The first line of a container of any other kind."""
