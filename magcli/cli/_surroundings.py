"""What the machine around the command says: the clock, the environment, standard input."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from magcli.errors import NotAllowed


def now() -> datetime:
    """Return the present moment, or the one that SOURCE_DATE_EPOCH sets (reproducible-builds.org, version 1.1).

    Raises NotAllowed when that is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC)
        if not 1000 <= moment.year <= 9990:  # in whatever time zone, and a period further on
            raise ValueError
        return moment
    except (ValueError, OverflowError, OSError) as error:
        raise NotAllowed(
            f"SOURCE_DATE_EPOCH is {epoch!r}",
            "give it a number of seconds since 1970",
        ) from error


def language() -> str:
    """Return the language of the user's locale; empty when it says none."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    code = locale.partition(".")[0].partition("_")[0]
    return code if len(code) in (2, 3) and code.isalpha() and code.islower() else ""


def time_zone() -> str:
    """Return the time zone that TZ names; empty when it names none."""
    zone = os.environ.get("TZ", "").lstrip(":")
    return zone if "/" in zone and not zone.startswith("/") else ""


def command_line() -> str:
    """Return the command as it was typed."""
    return shlex.join(["magcli", *sys.argv[1:]])


def wants_tracebacks() -> bool:
    """Whether a fault of magcli is to be shown as Python shows it."""
    return bool(os.environ.get("MAGCLI_DEBUG"))


def standard_input(most: int) -> bytes:
    """Return at most *most* bytes of standard input, and one more if there are more; nothing when it is closed."""
    return sys.stdin.buffer.read(most + 1) if sys.stdin else b""


def editor() -> list[str]:
    """Return the words of the command that opens the user's editor. Raises NotAllowed when none is set."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not command:
        raise NotAllowed("no editor is set", "set EDITOR, or leave out --edit")
    try:
        words = shlex.split(command)
    except ValueError:  # an open quote
        words = [command]
    if not words or not shutil.which(words[0]):
        raise NotAllowed(f"there is no editor {command!r}", "set EDITOR to one, or leave out --edit")
    return words


def edit(path: Path, command: list[str]) -> None:
    """Open *path* with the editor *command* and wait until it is closed. Raises NotAllowed when it fails."""
    _open(path, command, f"{path} is written")


def _open(path: Path, command: list[str], outcome: str) -> None:
    told = f"the editor {shlex.join(command) if len(command) > 1 else command[0]!r}"
    try:
        # The user's own command, with the options they gave it: running it is what --edit asks for.
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603
    except OSError as error:
        raise NotAllowed(f"{told} cannot be run: {error.strerror}", outcome) from error
    if code:
        raise NotAllowed(f"{told} ended with {code}", outcome)


def pager() -> list[str]:
    """Return the words of the command that shows long texts a screen at a time; none where there is none."""
    command = os.environ.get("MAGCLI_PAGER", os.environ.get("PAGER", "less"))
    try:
        words = shlex.split(command)
    except ValueError:  # an open quote
        return []
    is_wanted = words and words != ["cat"] and os.environ.get("TERM", "dumb") != "dumb"
    return words if is_wanted and shutil.which(words[0]) else []


def page(text: str, command: list[str]) -> bool:
    """Show *text* with the pager *command* until it is closed; return whether somebody has seen it.

    A pager that fails has shown nothing, unless Ctrl-C ended it.
    """
    # As git does: leave at the end of a text that fits, show colours, keep the screen.
    environment = {"LESS": "FRX", **os.environ}
    pressed: list[int] = []
    # Ctrl-C is for the pager: unlike SIG_IGN, a function is not what the pager starts with.
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        # The user's own command, as for the editor.
        done = subprocess.run(command, input=text.encode(errors="replace"), env=environment, check=False)  # noqa: S603
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return done.returncode in (0, -signal.SIGINT) or bool(pressed)


@contextmanager
def stopped_gently() -> Iterator[None]:
    """Let a block that somebody ends (SIGTERM, as servers and CI do) be ended as by Ctrl-C: it can clean up."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def can_be_asked() -> bool:
    """Whether somebody sits at a terminal that knows more than lines: without one, nothing is ever asked."""
    return bool(sys.stdin and sys.stdin.isatty()) and os.environ.get("TERM", "dumb") != "dumb"


def edited(text: str, command: list[str], suffix: str) -> str:
    """Return *text* as it is after somebody edited it, in a file that ends in *suffix*, with the editor *command*.

    Raises NotAllowed when the editor fails, or leaves no text.
    """
    handle, name = tempfile.mkstemp(suffix=suffix, prefix="magcli-", text=False)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        _open(path, command, "nothing was changed")
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise NotAllowed(f"the editor left no text: {error}", "nothing was changed") from error
    finally:
        path.unlink(missing_ok=True)
