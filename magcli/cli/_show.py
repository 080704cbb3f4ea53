"""The one module that prints. What a script reads goes to stdout, all else to stderr.

Rich draws where somebody looks (a terminal); a pipe gets plain text without colour, boxes and wrapping.
"""

import io
import json
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, redirect_stdout
from functools import lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TextIO

from magcli import __version__
from magcli.cli import _surroundings
from magcli.cli._waiting import Waiting
from magcli.errors import CannotRead, CannotWrite
from magcli.model import SEVERITIES, Diagnostic, Magazine
from magcli.text import grid
from magcli.text.cells import cells as _cells
from magcli.text.cells import fitting as _fitting
from magcli.text.excerpt import excerpt
from magcli.text.position import line_at
from magcli.text.words import counted

# C0 and C1 (ECMA-48): in a terminal they move the cursor, recolour, or rename the window.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

_SGR = re.compile(r"\x1b\[[0-9;]*m")

_COLOURS = {"error": "31", "warning": "33", "info": "36"}


_waiting = Waiting()


def tell(what: str, done: int, total: int) -> None:
    """Show, on a terminal and to who has waited for a second, that of *what* so much is *done* (of 0: nobody knows).

    What is printed next takes its place.
    """
    _waiting.tell(what, done, total)


def put_away() -> None:
    """Take what `tell` showed off the screen, before something else is to be there."""
    _waiting.end()


def for_programs() -> None:
    """Show no bar from now on: what is printed is read by a program."""
    _waiting.is_wanted = False


def prepare() -> None:
    """Make both streams speak UTF-8 whatever the locale, so that no accent can stop a command."""
    if sys.stdout is None or sys.stderr is None:  # closed by whoever started us
        nowhere = Path(os.devnull).open("w")  # noqa: SIM115 (open to the end of the process)
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def clear() -> None:
    """Leave nothing on the screen, when somebody looks at one: something begins anew."""
    _waiting.begin()
    if is_seen() and os.environ.get("TERM", "dumb") != "dumb":
        _write(sys.stdout, "\x1b[H\x1b[2J\x1b[3J")


def is_seen() -> bool:
    """Whether standard output is a terminal, that somebody looks at."""
    return sys.stdout.isatty()


@contextmanager
def paged() -> Iterator[None]:
    """Show what is printed meanwhile in the user's pager, when somebody looks and it is more than a screen."""
    put_away()
    pager = _surroundings.pager() if is_seen() else []
    if not pager:
        yield
        return
    shown = _Seen()
    try:
        with redirect_stdout(shown):
            yield
    finally:
        text = shown.getvalue()
        is_long = _rows(text) >= shutil.get_terminal_size().lines
        if not (is_long and _surroundings.page(text, pager)):
            _write(sys.stdout, text)


class _Seen(io.StringIO):
    """Keeps what a terminal will show."""

    def isatty(self) -> bool:
        return True


def _rows(text: str) -> int:
    """Return how many rows of the terminal *text* takes."""
    width = max(1, shutil.get_terminal_size().columns)
    return sum(max(1, -(-_cells(_SGR.sub("", line)) // width)) for line in text.split("\n"))


def out(text: str) -> None:
    """Print a line for scripts and people."""
    _write(sys.stdout, f"{_shown(text, sys.stdout)}\n")


def text(content: str) -> None:
    """Print a text of several lines, for scripts and people."""
    _write(sys.stdout, _shown(content, sys.stdout))


def version() -> None:
    """Print which magcli this is."""
    out(f"magcli {__version__}")


def note(text: str) -> None:
    """Print a line for people only."""
    _write(sys.stderr, f"{_shown(text, sys.stderr)}\n")


def error(message: str) -> None:
    """Print why nothing was done."""
    _write(sys.stderr, f"{_coloured('magcli:', '31', sys.stderr)} {_shown(message, sys.stderr)}\n")


def binary(content: bytes) -> None:
    """Print *content* as it is."""
    _write(sys.stdout, content)


def document(values: Mapping[str, object]) -> None:
    """Print one JSON document, with its version first."""
    out(json.dumps({"version": 1, **values}, ensure_ascii=False, indent=2))


def diff(text: str) -> None:
    """Print a unified diff."""
    kinds = {"+": "32", "-": "31", "@": "36"}
    for line in text.split("\n")[:-1]:
        _write(sys.stdout, _coloured(_shown(line, sys.stdout), kinds.get(line[:1], ""), sys.stdout) + "\n")


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, shrink: Sequence[int] = (), then: Sequence[int] = ()
) -> None:
    """Print *rows* under *head*: aligned in a terminal, separated by tabs and without *head* in a pipe.

    In a narrow terminal the columns *shrink* give way, and those *then*; where that is not enough, each row takes
    several lines.
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    if not is_seen():
        for row in cells:
            out("\t".join(row))
        return
    room = width()
    widths = grid.widths(head, cells, room, shrink=shrink, then=then)
    if widths is not None:
        _head(head, widths)
    for row in cells:
        out(_flowing(row, room) if widths is None else grid.line(row, widths))


class Block(NamedTuple):
    """Rows of cells below a heading: its *title*, and what is told of it in full and, for want of room, in short."""

    title: str
    about: Sequence[str] = ("",)
    rows: Sequence[Sequence[str]] = ()


def screen(head: Sequence[str], blocks: Sequence[Block], *, shrink: int, drop: Sequence[int]) -> None:
    """Print *blocks* for somebody who looks: their rows share the columns of *head*, those without a cell left out.

    In a narrow terminal the column *shrink* gives way, then those to *drop* are left out, the first of them first.
    """
    room = width()
    told = [[[one_line(cell) for cell in row] for row in block.rows] for block in blocks]
    cells = [row for rows in told for row in rows]
    widths = grid.chosen(head, cells, room, shrink=shrink, drop=drop)
    if cells:
        _head(head, widths)
    before: Sequence[Sequence[str]] = cells
    for block, rows in zip(blocks, told, strict=True):
        if before or rows:
            out("")
        _write(sys.stdout, _coloured(_heading(block, room), "1", sys.stdout) + "\n")
        for row in rows:
            out(grid.line(row, widths))
        before = rows


def _heading(block: Block, room: int) -> str:
    title, *abouts = map(one_line, (block.title, *block.about))
    about = next((about for about in abouts if _cells(title + about) <= room), abouts[-1])
    return _fitting(_fitting(title, room - _cells(about)) + about, room)


def _head(head: Sequence[str], widths: grid.Widths) -> None:
    _write(sys.stdout, _coloured(grid.line(head, widths), "1", sys.stdout) + "\n")


def width() -> int:
    """Return how many columns the terminal has."""
    return shutil.get_terminal_size().columns


def markdown(text: str) -> None:
    """Print Markdown: set in a terminal, as it is in a pipe."""
    if not is_seen():
        _write(sys.stdout, text if text.endswith("\n") else f"{text}\n")
        return
    from rich.console import Console  # 40 ms that only somebody who looks should pay
    from rich.markdown import Markdown

    console = Console(width=min(88, width()))
    console.print(Markdown(_shown(text, sys.stdout), hyperlinks=False))


def article(head: str, body: str) -> None:
    """Print an article: *head* and *body* are Markdown."""
    if is_seen():
        from magcli.text.markdown import spelt_out  # only for who looks

        # Rich knows no notes, drops HTML, and loses words beside images.
        body = spelt_out(body)
    markdown(f"{head}\n\n{body}")


def one_line(text: str) -> str:
    """Return *text* without what would move the cursor of a terminal."""
    return _CONTROL.sub(" ", text)


def path(root: Path, inner: PurePosixPath) -> str:
    """Return the path of a file of the magazine as it can be typed from here."""
    if way := _way(root, Path.cwd()):
        return (way / inner).as_posix()
    whole = root / inner
    try:
        return Path(os.path.relpath(whole)).as_posix()
    except ValueError:  # another drive
        return whole.as_posix()


@lru_cache(maxsize=1)  # asked for once for every finding
def _way(root: Path, here: Path) -> PurePosixPath | None:
    """Return the way from the folder *here* to *root*; `None` when *here* lies in it, or there is none."""
    try:
        way = PurePosixPath(Path(os.path.relpath(root, here)).as_posix())
    except ValueError:
        return None
    return None if set(way.parts) <= {".."} else way


class _Texts(Mapping[PurePosixPath, str]):
    """The texts of a magazine, each fetched when it is quoted from."""

    def __init__(self, magazine: Magazine) -> None:
        self.sources = {source.path: source for source in magazine.sources}

    def __getitem__(self, path: PurePosixPath) -> str:
        try:
            return self.sources[path].text
        except CannotRead:  # somebody saved it meanwhile: what was found is told all the same
            return ""

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)


def texts(magazine: Magazine) -> Mapping[PurePosixPath, str]:
    """Return the text of every article and index of *magazine* by its path, to quote from."""
    return _Texts(magazine)


def findings(
    found: Sequence[Diagnostic], texts: Mapping[PurePosixPath, str], root: Path, *, aside: bool = False
) -> None:
    """Print *found* with the lines they speak of; *aside* when they are not what was asked for."""
    stream = sys.stderr if aside else sys.stdout
    width = shutil.get_terminal_size().columns if stream.isatty() else 80
    told = (_finding(diagnostic, texts.get(diagnostic.path, ""), root, width, stream) for diagnostic in found)
    for several in iter(lambda: "".join(islice(told, 100)), ""):  # each is handed to the system at once
        _write(stream, several)


def count(found: Sequence[Diagnostic], files: Set[PurePosixPath], *, passed_over: int = 0) -> None:
    """Print how much was found in how many of *files*, what would be mended, and how many a baseline passed over."""
    every = counted(len(files | {diagnostic.path for diagnostic in found}), "file")
    number = Counter(diagnostic.severity for diagnostic in found)
    told = ", ".join(counted(number[kind], kind) for kind in SEVERITIES if number[kind])
    where = f"in {len({diagnostic.path for diagnostic in found})} of {every}"
    seen = f"{told} {where}" if found else f"nothing wrong in {every}"
    note("; ".join((seen, *_mended(found), *([f"{passed_over} passed over by the baseline"] if passed_over else []))))


def summary(found: Iterable[Diagnostic]) -> str:
    """Return how many errors and warnings *found* has, those that `--fix` mends apart; or nothing."""
    number = Counter("trifle" if finding.is_a_trifle else finding.severity for finding in found)
    told = [counted(number[kind], kind) for kind in ("error", "warning") if number[kind]]
    if trifles := number["trifle"]:
        told.append(f"{f'{trifles} more' if told else counted(trifles, 'warning')} that --fix mends")
    return ", ".join(told)


def _mended(found: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield how many of *found* would be mended."""
    safe = sum(diagnostic.is_mendable for diagnostic in found)
    unsafe = sum(diagnostic.fix is not None for diagnostic in found) - safe
    if safe:
        more = f", {unsafe} more with --unsafe" if unsafe else ""
        yield f"{safe} can be mended with --fix{more}"
    elif unsafe:
        yield f"{unsafe} can be mended with --fix --unsafe"


def _shown(text: str, stream: TextIO) -> str:
    """Return *text* without what would command a terminal, when *stream* is one."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\ufffd", text) if stream.isatty() else text


def _flowing(row: Sequence[str], room: int) -> str:
    """Return the cells of *row* on as many lines of *room* columns as they need, each cell whole."""
    lines = [""]
    for cell in row:
        if lines[-1] and _cells(lines[-1]) + 2 + _cells(cell) > room:
            lines.append("   ")
        lines[-1] += f"  {cell}" if lines[-1].strip() else cell
    return "\n".join(lines)


def _finding(found: Diagnostic, text: str, root: Path, width: int, stream: TextIO) -> str:
    where = f"{path(root, found.path)}:{found.line}:{found.column}:"
    code = _coloured(found.code, _COLOURS[found.severity], stream)
    about = _coloured(_about(found), "2", stream)
    lines = [f"{_coloured(where, '1', stream)} {code} {_shown(found.message, stream)} {about}".rstrip()]
    source = line_at(text, found.line)
    if source.strip(" \t-"):  # not the dashes that stand for a missing key
        lines += _excerpt(source, found, width, stream)
    if found.hint:
        first, *more = _wrapped(_shown(found.hint, stream), width - 4) if stream.isatty() else [found.hint]
        lines += [f"{_coloured('  =', '34', stream)} {first}", *(f"    {line}" for line in more)]
    return "\n".join(lines) + "\n\n"


def _wrapped(text: str, room: int) -> list[str]:
    """Return *text* on lines of *room* columns, broken where it has ordinary spaces."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and _cells(lines[-1]) + 1 + _cells(word) > room:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines


def _about(found: Diagnostic) -> str:
    """Return the name of the rule, what it weighs unless it is an error, and whether it can be mended."""
    told = [found.name] if found.name else []
    if found.severity != "error":
        told.append(found.severity)
    if found.fix:
        told.append("--fix mends it" if found.is_mendable else "--fix --unsafe mends it")
    return f"({', '.join(told)})" if told else ""


def _excerpt(source: str, found: Diagnostic, width: int, stream: TextIO) -> list[str]:
    """Return the line that *found* speaks of, cut to *width* columns, with carets below what is meant."""
    number, start = str(found.line), found.column - 1
    # What ends where a line starts goes no further than the end of the line before.
    last = found.end_line - (found.end_column == 1)
    further = f" … to line {last}" if last > found.line else ""
    end = max(start + 1, found.end_column - 1 if found.end_line == found.line else len(source))
    shown, carets = excerpt(source, start, end, max(20, width - len(number) - 4 - len(further)))
    blank = _coloured(f"{' ' * len(number)} |", "34", stream)
    marks = carets.lstrip(" ")
    below = carets[: -len(marks)] + _coloured(marks + further, _COLOURS[found.severity], stream)
    return [blank, f"{_coloured(f'{number} |', '34', stream)} {shown}", f"{blank} {below}"]


def _coloured(text: str, colour: str, stream: TextIO) -> str:
    """Return *text* in a colour (an SGR number) where *stream* shows one; see no-color.org."""
    plain = not colour or not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain else f"\x1b[{colour}m{text}\x1b[0m"


def _write(stream: TextIO, content: str | bytes) -> None:
    _waiting.end()
    try:
        if isinstance(content, bytes):
            stream.flush()
            stream.buffer.write(content)
        else:
            stream.write(content)
        stream.flush()
    except OSError as error:
        # What follows goes nowhere, or Python would try it once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        # Whoever read a pipe and closed it has seen enough: that is no fault of the command.
        if not isinstance(error, BrokenPipeError):
            raise CannotWrite("the output", error.strerror or str(error)) from error
