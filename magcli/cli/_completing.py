"""Answers a shell that asks what the word before the cursor can become.

The scripts that `--install-completion` writes are Typer's, and ask as Typer expects to be asked; but the answer
comes from here, in less than half the time. Nothing goes wrong here: who presses TAB gets an answer or none.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from magcli.cli._line import Offer


class Word(NamedTuple):
    """A word of a command line: what it says, the quote still open in it, and how much of it bash leaves alone."""

    text: str
    quote: str = ""
    kept: int = 0


class Reply(NamedTuple):
    """What the shell is to read, and the exit code."""

    text: str
    code: int = 0


def answer(asking: str, environment: Mapping[str, str]) -> int:
    """Write to the shell what it is *asking* for; return the exit code."""
    reply = Reply("", code=asking == "complete_fish")
    with suppress(Exception, KeyboardInterrupt):
        reply = SHELLS[asking](environment)
        # Past sys.stdout, which would complain at the end when the shell no longer listens.
        os.write(1, os.fsencode(reply.text))
    return reply.code


# A word: backslashes with what they escape, quotes with what they hold or up to the end, and all else but blanks.
_WORD = re.compile(r"""(?:\\.|'[^']*'?|"(?:\\.|[^"])*"?|\S)+""", re.DOTALL)
_WORD_OF_FISH = re.compile(r"""(?:\\.|'(?:\\.|[^'])*'?|"(?:\\.|[^"])*"?|\S)+""", re.DOTALL)


def split(line: str, *, is_fish: bool = False) -> list[Word]:
    """Return the words of *line*, the last of them empty behind a blank; a quote may be left open."""
    found = list((_WORD_OF_FISH if is_fish else _WORD).finditer(line))
    words = [_unquoted(match[0], is_fish=is_fish) for match in found]
    return words if found and found[-1].end() == len(line) else [*words, Word("")]


def _unquoted(raw: str, *, is_fish: bool = False) -> Word:
    text, quote, kept = "", "", 0
    characters = iter(raw)
    for character in characters:
        if character == "\\" and (quote != "'" or is_fish):
            escaped = next(characters, "")
            text += escaped if not quote or escaped in "\"'\\$`" else character + escaped
        elif character == quote:
            quote = ""
        elif not quote and character in "\"'":
            quote, kept = character, len(text)
        else:
            text += character
            kept = len(text) if not quote and character in _BREAKS else kept
    return Word(text, quote, kept)


# ---- bash ----------------------------------------------------------------------------------------------

# Of COMP_WORDBREAKS those that can stand in a word without quotes: bash makes them words of their own.
_BREAKS = "=:@"


def _bash(environment: Mapping[str, str]) -> Reply:
    at = int(environment["COMP_CWORD"])
    words = [_unquoted(raw) for raw in _glued(environment["COMP_WORDS"].split("\n")[: at + 1])]
    typed = words[-1]
    found = _found(words, environment)
    if len(found) == 1 and found[0].word.endswith("="):
        # Behind a word that is the only one bash writes a space.
        key = found[0].word
        found = _found((*words[:-1], Word(key)), environment) or (Offer(key), Offer(f"{key}…"))
    return Reply("\n".join(_as_bash_writes(offer.word[typed.kept :], typed.quote) for offer in found))


def _glued(pieces: Sequence[str]) -> list[str]:
    """Return the words that bash took apart at `=`, `:` and `@`; an empty last piece is a word of its own."""
    words = [pieces[0]]
    follows = False  # something that belongs to the word before
    for piece in pieces[1:]:
        is_break = not piece.strip(_BREAKS) and piece != ""
        if is_break and piece[0] == "=" and "=" in words[-1] and not words[-1].startswith("-"):
            # key= key=value: only the second equals sign tells that there are two words.
            before, _, last = words.pop().rpartition("=")
            words += [f"{before}=", last]
        if piece and (is_break or follows):
            words[-1] += piece
        else:
            words.append(piece)
        follows = is_break
    return words


def _as_bash_writes(text: str, quote: str) -> str:
    if quote == "'":
        return text.replace("'", "'\\''")
    return re.sub(r'(["$`\\])' if quote else r"""([\s!"#$&'()*;<>?[\\\]^`{|}~])""", r"\\\1", text)


# ---- zsh -----------------------------------------------------------------------------------------------


def _zsh(environment: Mapping[str, str]) -> Reply:
    found = _found(split(environment["_TYPER_COMPLETE_ARGS"]), environment)
    if not found:
        return Reply("_files")
    told = " ".join(_as_zsh_reads(offer) for offer in found)
    # -S '' writes no space behind the key of a key=value.
    ending = "-S ''" if all(offer.word.endswith("=") for offer in found) else ""
    return Reply(f"local -a magcli; magcli=({told}); _describe -V magcli magcli {ending}")


def _as_zsh_reads(offer: Offer) -> str:
    """Return *offer* as `_describe` wants it, in quotes where nothing is left of blanks that `eval` could join."""
    word = re.sub(r"([\\:])", r"\\\1", offer.word)
    told = f"{word}:{offer.help}" if offer.help else word
    return "$'" + re.sub(r"([\\'])", r"\\\1", told).replace(" ", "\\x20") + "'"


# ---- fish ----------------------------------------------------------------------------------------------


def _fish(environment: Mapping[str, str]) -> Reply:
    found = _found(split(environment["_TYPER_COMPLETE_ARGS"], is_fish=True), environment)
    if environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return Reply("", code=not found)
    return Reply("".join(f"{offer.word}\t{offer.help}\n" if offer.help else f"{offer.word}\n" for offer in found))


def _found(words: Iterable[Word], environment: Mapping[str, str]) -> tuple[Offer, ...]:
    from magcli.cli import _offers  # in here, where what goes wrong with it is kept from the shell

    _, *before, typed = (word.text for word in words)
    return _offers.offers(before, typed, environment.get("MAGCLI_ROOT", ""))


SHELLS: Mapping[str, Callable[[Mapping[str, str]], Reply]] = {
    "complete_bash": _bash,
    "complete_zsh": _zsh,
    "complete_fish": _fish,
}
