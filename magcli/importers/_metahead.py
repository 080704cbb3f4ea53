"""Front matter of an article in HTML that says it in elements of its head, as Pelican reads it."""

import turbohtml

from magcli.importers._heads import Head


def read(text: str) -> Head:
    """Return what the title and the meta elements of the page *text* say, above what its body holds."""
    document = turbohtml.parse(text)
    title, body = document.select_one("head > title"), document.select_one("body")
    values = {"title": " ".join(title.text.split())} if title else {}
    lines = {"title": title.source_line or 0} if title else {}
    for meta in document.select("meta[name][content]"):
        name = str(meta.attrs["name"]).lower()
        key = "tags" if name == "keywords" else name
        values[key], lines[key] = str(meta.attrs["content"] or ""), meta.source_line or 0
    if not values.get("title") or body is None:
        return Head(body=text)
    line = body.source_line or 1
    return Head(kind="meta", values=values, lines=lines, body=body.inner_html, body_line=line)
