"""Raw HTML of which only what shows text is left, piece by piece: Markdown may stand between two tags."""

import re

from magcli.text.cleaning import ATTRIBUTES, TAGS, is_possible
from magcli.text.trust import ATTRIBUTES as EACH
from magcli.text.trust import TEXTS, TOKEN

# A list of tasks says so in Markdown.
_TAGS = TAGS - {"input"}

_MORE = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
"""Where a summary ends, to many programs."""


def tamed(html: str) -> str:
    """Return *html* without comments, scripts, styles, and the elements and attributes that do not pass."""
    pieces = []
    at = 0
    while found := TOKEN.search(html, at):
        pieces += [html[at : found.start()], _kept(found)]
        at = found.end()
        if not found["tag"] and found[0][-1] != ">" and html.startswith(">", at):
            at += 1  # the end of a declaration
        name = (found["tag"] or "").lower()
        if name in TEXTS and not found["end"]:
            end = TEXTS[name].search(html, at)
            at = end.start() if end else len(html)
    return "".join([*pieces, html[at:]])


def _kept(token: re.Match[str]) -> str:
    """Return what is left of *token*, a tag or a comment."""
    name = (token["tag"] or "").lower()
    if name not in _TAGS:
        return token[0] if _MORE.fullmatch(token[0]) else ""
    if token["end"]:
        return token[0]
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())
    kept = [each[0] for each in EACH.finditer(token["attributes"]) if _passes(each, allowed)]
    slash = " /" if token["attributes"].endswith("/") else ""
    return f"<{token['tag']}{''.join(kept)}{slash}{token['close']}"


def _passes(attribute: re.Match[str], allowed: set[str]) -> bool:
    name, value = attribute["name"].lower(), attribute["value"] or ""
    return name in allowed and is_possible(name, value.strip("\"'"))
