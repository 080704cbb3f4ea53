"""A list that is put in order by hand, on a screen of its own."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output.color_depth import ColorDepth

from magcli.arranging import Arrangement, press
from magcli.text.cells import cells, fitting, padded


class Row(NamedTuple):
    """What the list shows of a part."""

    title: str
    status: str
    date: str


Rows = Callable[[tuple[int, ...]], Sequence[Row]]
"""Returns what the list shows of all parts, in the order that it is given."""

Line = tuple[str, str]
"""A line of the screen: its style, as prompt_toolkit names it, and its text."""

KEYS = {
    "up": ("up", "k", "c-p"),
    "down": ("down", "j", "c-n"),
    "pageup": ("pageup", "c-b"),
    "pagedown": ("pagedown", "c-f"),
    "first": ("g", "home"),
    "last": ("G", "end"),
    "grab": ("space",),
    "undo": ("u",),
    **{digit: (digit,) for digit in "0123456789"},
}

HELP = """\
up, down, k, j   the part above, the part below
space            grabs a part, which then goes along;
                 space again puts it down
g, G             the first, the last place;
                 a part that was grabbed goes along
a number         sends the part at the cursor there
page up, down    a screen further
u                takes back the last move
enter            saves the new order
escape, q        leaves all as it was

Any key goes back to the list."""

TITLE = 10
"""How much of a title is shown in any case."""

# The longest that fits is shown.
MOVING = (
    "↑↓ move  space grab  g G ends  1-9 send  u undo  ? help  enter save  esc leave",
    "↑↓ move  space grab  u undo  ? help  enter save  esc leave",
    "space grab  ? help  enter save  esc leave",
    "? help",
)
CARRYING = (
    "* goes along with ↑↓ g G 1-9  space put down  ? help  enter save  esc leave",
    "* goes along  space put down  ? help  enter save  esc leave",
    "space put down  ? help",
    "? help",
)


def arrange(title: str, rows: Rows, parts: int) -> tuple[int, ...] | None:
    """Return the order that somebody gives to so many *parts* on the terminal; `None` when they leave it alone."""
    return _Screen(title, rows, parts).run()


class _Screen:
    """The list on the terminal: what it shows, and what its keys do."""

    def __init__(self, title: str, rows: Rows, parts: int) -> None:
        self.title, self.rows = title, rows
        self.now = Arrangement(tuple(range(parts)))
        self.explains = False

    def run(self) -> tuple[int, ...] | None:
        window = Window(FormattedTextControl(self.text, focusable=True, show_cursor=False))
        # No colours: what is in reverse video is marked by a sign as well.
        app: Application[tuple[int, ...] | None] = Application(
            Layout(window), key_bindings=self.bindings(), full_screen=True, color_depth=ColorDepth.DEPTH_1_BIT
        )
        app.ttimeoutlen = 0.05  # seconds in which a lone escape may still become the start of an arrow
        return app.run()

    def bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for name, keys in KEYS.items():
            for key in keys:
                bindings.add(key)(self.pressing(name))
        for key in ("escape", "q", "c-c", "c-d"):
            bindings.add(key)(self.ending(saves=False))
        bindings.add("enter")(self.ending(saves=True))
        bindings.add("?")(self.explaining)
        bindings.add(Keys.Any)(self.pressing(""))
        return bindings

    def pressing(self, name: str) -> Callable[[KeyPressEvent], None]:
        def pressed(event: KeyPressEvent) -> None:
            if not self.leaves_help():
                self.now = press(self.now, name, room(event.app.output.get_size().rows))

        return pressed

    def ending(self, *, saves: bool) -> Callable[[KeyPressEvent], None]:
        def ended(event: KeyPressEvent) -> None:
            if not self.leaves_help():
                event.app.exit(result=self.now.order if saves else None)

        return ended

    def explaining(self, event: KeyPressEvent) -> None:
        self.explains = not self.explains

    def leaves_help(self) -> bool:
        """Whether the page of help was shown, and so a key did nothing but close it."""
        was, self.explains = self.explains, False
        return was

    def text(self) -> StyleAndTextTuples:
        size = get_app().output.get_size()
        lines = (
            [("", fitting(line, size.columns)) for line in HELP.split("\n")]
            if self.explains
            else picture(self.title, self.rows(self.now.order), self.now, size.columns, size.rows)
        )
        shown: StyleAndTextTuples = []
        for line in lines:
            shown += [line, ("", "\n")]
        return shown[:-1]


def room(height: int) -> int:
    """Return how many parts a screen of *height* lines shows."""
    return max(1, height - 4)


def picture(title: str, rows: Sequence[Row], now: Arrangement, width: int, height: int) -> list[Line]:
    """Return the lines of a screen of *width* by *height*: a head, the parts around the cursor, the keys."""
    most = room(height)
    top = min(max(now.cursor - most // 2, 0), max(len(rows) - most, 0))
    seen = range(top, min(top + most, len(rows)))
    is_changed = now.order != tuple(range(len(rows)))
    where = f"{seen.start + 1} to {seen.stop} shown" if len(seen) < len(rows) else ""
    listed = [_line(at, rows[at], now, width) for at in seen]
    blank = [("", "")] * (most - len(seen))
    footer = next(text for text in (*(CARRYING if now.carries else MOVING), "") if cells(text) <= width)
    return [
        ("bold", _heading(title, len(rows), where, width, is_changed=is_changed)),
        ("", _columns("no.", "title", "status", "date", "", width)),
        *listed,
        *blank,
        ("", ""),
        ("", footer),
    ]


def _heading(title: str, parts: int, where: str, width: int, *, is_changed: bool) -> str:
    """Return the title, and as much of what is told of the list as leaves room for some of it."""
    count, changed = f"{parts} parts", "changed" if is_changed else ""
    choices = ((count, changed or "as it was", where), (count, changed, where), (count, changed), (changed,), ())
    abouts = (f": {', '.join(filter(None, told))}" if any(told) else "" for told in choices)
    about = next(about for about in abouts if not about or cells(about) + min(cells(title), TITLE) <= width)
    return fitting(title, width - cells(about)) + about


def _line(at: int, row: Row, now: Arrangement, width: int) -> Line:
    here = at == now.cursor
    mark = "*" if here and now.carries else ">" if here else " "
    was = f"was {now.order[at] + 1}" if now.order[at] != at else ""
    line = _columns(f"{mark} {at + 1:>3}", row.title, row.status, row.date, was, width)
    return "reverse" if here else "", line


def _columns(number: str, title: str, status: str, date: str, was: str, width: int) -> str:
    """Return a line of exactly *width* columns; what matters least is left out of a narrow one."""
    right = f"{padded(date, 10)}  {padded(was, 7)}" if width >= 40 else ""
    right = f"{padded(status, 9)}  {right}" if width >= 50 else right
    return padded(f"{number:>5}  {padded(title, width - 9 - cells(right))}  {right}", width)
