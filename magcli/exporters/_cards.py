"""The pictures of articles, series and the home page that social networks show: drawn from their titles.

A card is a template of the theme, `card.svg`, drawn as PNG. The fonts come with magcli, so that it looks the same
wherever it is drawn; what is not Latin, Greek, Cyrillic, Hebrew or Arabic gets none.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from unicodedata import bidirectional
from urllib.parse import quote, urlsplit

from magcli import __version__
from magcli.errors import NotAllowed
from magcli.exporters._exporter import Options
from magcli.exporters._lettering import Lettering
from magcli.exporters._templates import Templates
from magcli.exporters._words import words
from magcli.model import Article, Magazine, Page, Series
from magcli.text import lines, seasons, xml
from magcli.text.colours import legible

FOLDER = "cards"

WIDTH, HEIGHT = 1200, 630
"""Pixels: what networks show whole (1.91 to 1)."""

ACCENT = "#9b2d1f"
"""The colour of a magazine that names none."""

# As style.css has them by day.
_PAPER = "#fdfcf9"
_INKS = {"paper": _PAPER, "ink": "#1c1b19", "quiet": "#5d5a54", "line": "#d9d5cb"}

_EDGE = 80
_ROOM_FOR_LINE = WIDTH - 2 * _EDGE
_TITLE = lines.Room(_ROOM_FOR_LINE, 340, 1.14)
_MIDDLE = 318
_SIZES = (88, 78, 68, 60, 52, 46)

_MEND = "mend the template of the theme"

# How much of a letter stands above the base line, as a part of its size: what makes a block look centred.
_ASCENT = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says, and where it is."""

    address: str
    """From the top of the export."""
    title: str
    above: str = ""
    place: str = ""
    """Behind what stands above the title: `Partie 2 sur 4`."""
    below: str = ""
    accent: str = ACCENT

    @property
    def told(self) -> str:
        """Its words, for who does not see it."""
        return " · ".join(filter(None, (self.above, self.place, self.title, self.below)))


def of_article(article: Article, magazine: Magazine, lettering: Lettering) -> Card | None:
    """Return the card of *article*; `None` when the fonts have not all letters of its title."""
    series, number = magazine.series_of(article), magazine.number_of(article)
    if series is None or number is None:
        return _card(article.name, article.title, (article.section, "", magazine.title), magazine, lettering)
    part = words(magazine.lang)["part"].format(number=number, total=len(series.parts))
    return _card(article.name, article.title, (series.title, part, magazine.title), magazine, lettering)


def of_series(series: Series, magazine: Magazine, lettering: Lettering) -> Card | None:
    """Return the card of *series*; `None` when the fonts have not all letters of its title."""
    around = (words(magazine.lang)["series"], seasons.shown(series.season, magazine.lang), magazine.title)
    return _card(series.slug, series.title, around, magazine, lettering)


def of_home(magazine: Magazine, lettering: Lettering) -> Card | None:
    """Return the card of *magazine* itself; `None` when the fonts have not all letters of its title."""
    # No article or series has a name that starts like this one.
    return _card("_home", magazine.title, ("", "", urlsplit(magazine.url).hostname or ""), magazine, lettering)


def _card(
    name: str, title: str, around: tuple[str, str, str], magazine: Magazine, lettering: Lettering
) -> Card | None:
    said = lettering.drawable(title)
    if not said:
        return None
    above, place, below = map(lettering.drawable, around)
    return Card(
        address=quote(f"{FOLDER}/{name}.png"),
        title=said,
        above=above,
        place=place,
        below=below,
        accent=legible(magazine.theme.accent or ACCENT, _PAPER),
    )


def page(card: Card, path: PurePosixPath, options: Options, lettering: Lettering) -> Page:
    """Return the file of *card*. Its key names all that it is made from, so that it need not be drawn twice."""
    template = options.theme["card.svg"]
    drawn_by = (__version__, _drawn_with(), lettering.digest, repr((_INKS, _TITLE, _MIDDLE, _SIZES)))
    made_from = (*drawn_by, template, *astuple(card))
    key = hashlib.sha256("\0".join(made_from).encode()).hexdigest()
    return Page(path, lambda: draw(svg(card, template, lettering), options.fonts), key, is_dear=True)


def svg(card: Card, template: str, lettering: Lettering) -> str:
    """Return *card* as the SVG that *template* makes of it. Raises BrokenTemplate when it makes none."""
    title = lines.fitted(card.title, lambda text, size: lettering.width(text, size, 700), _TITLE, _SIZES)
    rtl = _is_rtl(card.title)
    values = {
        **_INKS,
        "accent": card.accent,
        "anchor": "end" if rtl else "start",
        "x": WIDTH - _EDGE if rtl else _EDGE,
        "above": _one_line(card.above, card.place, 34, lettering),
        "below": _one_line(card.below, "", 32, lettering),
        "title": {"size": title.size, "lines": list(_placed(title))},
    }
    return xml.allowed(_templates(template).render("card.svg", values))


def _placed(title: lines.Setting) -> Iterator[dict[str, Any]]:  # Any: what a template takes
    """Yield the lines of *title* with the height at which each stands, all of them around the middle."""
    step = title.size * _TITLE.leading
    first = _MIDDLE + title.size * _ASCENT / 2 - step * (len(title.lines) - 1) / 2
    for at, line in enumerate(title.lines):
        yield {"text": _directed(line), "y": round(first + at * step, 1)}


def _one_line(text: str, behind: str, size: float, lettering: Lettering) -> str:
    """Return *text* and what comes *behind* it, the former shortened until both fit on one line."""
    behind = f" · {behind}" if text and behind else behind
    room = _ROOM_FOR_LINE - lettering.width(behind, size, 600)
    return _directed(lines.on_one_line(text, lambda line, at: lettering.width(line, at, 600), room, size) + behind)


def _directed(text: str) -> str:
    """Return *text* with marks that keep a full stop at its end there, where it is read from right to left."""
    return f"\u200f{text}\u200f" if _is_rtl(text) else text


def _is_rtl(text: str) -> bool:
    strong = (direction for sign in text if (direction := bidirectional(sign)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


@lru_cache(maxsize=4)  # read once, not for every card
def _templates(template: str) -> Templates:
    return Templates({"card.svg": template})


def _drawn_with() -> str:
    import resvg_py

    return f"{resvg_py.__version__} {resvg_py.__resvg_version__}"


def draw(svg: str, fonts: Sequence[str]) -> bytes:
    """Return *svg* as PNG, its texts in *fonts*. Raises NotAllowed when it cannot be drawn."""
    import resvg_py  # that only who draws a card should load

    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(fonts)))
    except ValueError as error:
        raise NotAllowed(f"card.svg cannot be drawn: {error}", _MEND) from error
