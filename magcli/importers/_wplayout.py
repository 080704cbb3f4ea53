"""What single blocks of the block editor become, where their HTML alone would not say it."""

import re
from collections.abc import Callable, Mapping
from html import escape

from magcli.importers._wpblocks import Block

_CAPTION = re.compile(r"<figcaption\b[^<>]*>(.*?)</figcaption>", re.DOTALL | re.IGNORECASE)
_LIST = re.compile(r"</?(?:ul|li)\b[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_SOURCE = re.compile(r"""<(?:audio|video|source)\b[^<>]*\bsrc=["']([^"'<>]+)["']""", re.IGNORECASE)
_LANGUAGE = re.compile(r"[\w+#-]{1,30}")


def link(address: str) -> str:
    """Return a paragraph that is a link to *address*, and shows it."""
    shown = escape(address)
    return f'<p><a href="{shown}">{shown}</a></p>'


def figure(shown: str, caption: str) -> str:
    """Return the HTML *shown* with its *caption* below it, if it has one."""
    below = f"<figcaption>{caption}</figcaption>" if caption.strip() else ""
    return f"<figure>{shown}{below}</figure>"


def code(text: str, language: str) -> str:
    """Return *text*, escaped already, as a block of code in this *language*, if it has one."""
    told = f' class="language-{language}"' if _LANGUAGE.fullmatch(language) else ""
    return f"<pre><code{told}>{text}</code></pre>"


def laid_out(block: Block, inner: str) -> str:
    """Return *block*, whose HTML is *inner*, as HTML that says by its tags alone what it is."""
    set_it = _LAYOUTS.get(block.name) or (_embed if block.name.startswith("core-embed/") else None)
    return set_it(block, inner) if set_it else inner


def void(block: Block) -> str:
    """Return what *block* says that holds nothing, by its attributes alone."""
    if block.name in ("embed", "social-link") or block.name.startswith("core-embed/"):
        return link(address) if (address := _told(block, "url")) else ""
    return "<hr>" if block.name == "separator" else ""


def _told(block: Block, key: str) -> str:
    value = block.attributes.get(key)
    return value if isinstance(value, str) else ""


def _captioned(shown: str, inner: str) -> str:
    return figure(shown, next(iter(_CAPTION.findall(inner)), ""))


def _embed(block: Block, inner: str) -> str:
    found = _ADDRESS.search(re.sub(r"<[^<>]*>", " ", inner.replace("&amp;", "&")))
    address = _told(block, "url") or (found[0] if found else "")
    return _captioned(link(address), inner) if address else inner


def _player(block: Block, inner: str) -> str:
    found = _SOURCE.search(inner)
    return _captioned(link(found[1].replace("&amp;", "&")), inner) if found else inner


def _gallery(block: Block, inner: str) -> str:
    return _LIST.sub("", inner)


def _file(block: Block, inner: str) -> str:
    """Return the first link of a block that has one to a file, and one that says "download"."""
    links = re.findall(r"<a\b[^<>]*>.*?</a>", inner, re.DOTALL)
    named = next((one for one in links if re.sub(r"<[^<>]*>", "", one).strip()), "")
    return f"<p>{named}</p>" if named else inner


def _verse(block: Block, inner: str) -> str:
    found = re.search(r"<pre\b[^<>]*>(.*?)</pre>", inner, re.DOTALL)
    if not found:
        return inner
    stanzas = re.split(r"\n[ \t]*\n", found[1].strip("\n"))
    return "".join("<p>" + stanza.strip("\n").replace("\n", "<br>") + "</p>" for stanza in stanzas)


def _preformatted(block: Block, inner: str) -> str:
    # Within a block of code there are no links: what has one keeps it, and the ends of its lines.
    return _verse(block, inner) if "<a " in inner else inner


def _code(block: Block, inner: str) -> str:
    found = re.search(r"<pre\b[^<>]*>(.*?)</pre>", inner, re.DOTALL)
    language = _told(block, "language")
    return code(re.sub(r"</?code\b[^<>]*>", "", found[1]), language) if found and language else inner


def _cover(block: Block, inner: str) -> str:
    address = _told(block, "url")
    picture = f'<figure><img src="{escape(address)}" alt="{escape(_told(block, "alt"))}"></figure>'
    return picture + inner if address and "<img" not in inner else inner


def _details(block: Block, inner: str) -> str:
    """Return what a reader could unfold as plain text: within the tag for it, no Markdown is read, nor a note."""
    bare = re.sub(r"</?details\b[^<>]*>", "", inner)
    return re.sub(r"<summary\b[^<>]*>(.*?)</summary>", r"<p><strong>\1</strong></p>", bare, flags=re.DOTALL)


_LAYOUTS: Mapping[str, Callable[[Block, str], str]] = {
    "embed": _embed,
    "audio": _player,
    "video": _player,
    "gallery": _gallery,
    "file": _file,
    "verse": _verse,
    "code": _code,
    "preformatted": _preformatted,
    "syntaxhighlighter/code": _code,
    "cover": _cover,
    "details": _details,
}
