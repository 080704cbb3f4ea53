"""The style of pages: that of the theme, and what the magazine wants otherwise."""

import json
from collections.abc import Mapping

from magcli.model import Theme
from magcli.text.colours import inks

MOST_BESIDE = 60
"""How many notes of an article stand in the margin where there is room; side-notes.css says so, too."""


def of_one_page(files: Mapping[str, str], wishes: Theme) -> str:
    """Return the style of a page that stands alone, made of the *files* of the theme."""
    return f"{files['style.css']}{_wishes(wishes)}\n{files['more.css']}"


def of_site(files: Mapping[str, str], wishes: Theme) -> str:
    """Return the style of all pages of a site, made of the *files* of the theme."""
    return f"{files['style.css']}\n{files['side-notes.css']}{_anchors()}{_wishes(wishes)}\n{files['more.css']}"


def of_feeds(files: Mapping[str, str], wishes: Theme, told: str, direction: str) -> str:
    """Return what browsers show feeds with, made of the *files* of the theme: above all what they are, as *told*."""
    # Strings of JSON are strings of CSS, too, as long as nothing in them has to be escaped.
    page = (
        f":root {{ direction: {direction}; }}\n:root::before {{ content: {json.dumps(told, ensure_ascii=False)}; }}"
    )
    return f"{files['style.css']}\n{files['feed.css']}\n{page}\n{_wishes(wishes)}\n{files['more.css']}"


def _anchors() -> str:
    """Return the rules that name each note, its first reference, and the note above it, for each other."""
    return "".join(
        f'.note-ref > [id$="-{at}"] {{ anchor-name: --r{at}; }}\n'
        f".notes > ol > li:nth-child({at}) {{ anchor-name: --n{at}; --reference: --r{at}; --above: --n{at - 1}; }}\n"
        for at in range(1, MOST_BESIDE + 1)
    )


def _wishes(theme: Theme) -> str:
    """Return as CSS what the magazine wants otherwise than the style has it."""
    light, dark = inks(theme.accent) if theme.accent else ("", "")
    said = {"text-font": theme.text_font, "heading-font": theme.heading_font}
    fonts = "".join(f"  --{name}: {family};\n" for name, family in said.items() if family)
    return (f"\n:root {{\n{fonts}}}\n" if fonts else "") + (_ACCENT.format(light=light, dark=dark) if light else "")


# Not on paper: what is printed is black.
_ACCENT = """
@media screen {{ :root {{ --accent: {light}; }} }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}
"""
