"""What one value of WordPress holds: the words of HTML, or a mapping in JSON."""

import json
import re
from collections.abc import Mapping

import turbohtml

_BLOCK_TAG = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|tr|td)\b[^<>]*>", re.IGNORECASE)


def plain(html: str) -> str:
    """Return the words of *html*, on one line."""
    if not re.search("[<&]", html):
        return " ".join(html.split())
    return " ".join(turbohtml.parse(_BLOCK_TAG.sub(" ", html)).text.split())


def mapping(text: str) -> Mapping[str, object]:
    """Return the mapping that *text* is in JSON; an empty one when it is none, or cannot be read."""
    try:
        values = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
