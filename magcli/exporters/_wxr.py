"""How WordPress writes its export format, WXR 1.2: texts as CDATA, what plugins keep as pairs, moments twice."""

import json
from datetime import UTC, datetime
from html import escape

from magcli.text import xml


def text(name: str, content: str) -> str:
    """Return an element whose text is a CDATA section: its importer without an XML parser reads nothing else."""
    held = xml.allowed(content).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}><![CDATA[{held}]]></{name}>"


def html(name: str, content: str) -> str:
    """Return an element with a plain text that WordPress takes for HTML."""
    return text(name, escape(content, quote=False))


def meta(key: str, value: str, kind: str = "post") -> str:
    """Return the element of what a post, or a term by its *kind*, keeps under *key*."""
    return xml.parent(f"wp:{kind}meta", [text("wp:meta_key", key), text("wp:meta_value", value)])


def category(kind: str, slug: str, name: str) -> str:
    """Return the element by which a post says that it belongs to a term."""
    told = html("category", name).removeprefix("<category>")
    return f'<category domain="{kind}" nicename="{escape(xml.allowed(slug))}">{told}'


def as_json(values: object) -> str:
    """Return *values* as a JSON document of one line."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def date(name: str, day: datetime) -> str:
    """Return the element of a moment as its own clock shows it."""
    return text(name, day.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds"))


def dates(kind: str, day: datetime) -> list[str]:
    """Return the elements of a moment, as the clock shows it where the magazine is, and in UTC."""
    return [date(f"wp:post_{kind}", day), date(f"wp:post_{kind}_gmt", day.astimezone(UTC))]
