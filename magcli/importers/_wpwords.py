"""The words of HTML, where a magazine has room for nothing else."""

import re

import turbohtml

_BLOCK_TAG = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|tr|td)\b[^<>]*>", re.IGNORECASE)


def plain(html: str) -> str:
    """Return the words of *html*, on one line."""
    if not re.search("[<&]", html):
        return " ".join(html.split())
    return " ".join(turbohtml.parse(_BLOCK_TAG.sub(" ", html)).text.split())
