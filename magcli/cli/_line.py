"""What the words of a command line mean, up to the one that is being typed."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from magcli.cli._signature import CLI, Parameter, is_group, parameters, summary, verbs

# What Typer adds by itself: to every command, and before the verb.
_HELP = Parameter(("--help",), "", (), "Show this message and exit.", takes_value=False, is_many=False)
_SET_UP = (
    Parameter(
        ("--install-completion",), "", (), "Set completion up in this shell.", takes_value=False, is_many=False
    ),
    Parameter(("--show-completion",), "", (), "Print the script that does so.", takes_value=False, is_many=False),
)


class Offer(NamedTuple):
    """What can stand in the place of the word that is being typed, and what that is."""

    word: str
    help: str = ""


class Line:
    """Takes word after word of a command line, and knows what is due next."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.folder: Path | None = CLI
        self.parameters = (*parameters(CLI / "_app.py", "before_the_verb"), *_SET_UP, _HELP)
        self.given: list[tuple[Parameter, str]] = []
        self.waiting: Parameter | None = None
        self.only_arguments = False

    def take(self, word: str) -> None:
        """Take the next *word*."""
        if self.waiting:
            self._give(self.waiting, word)
        elif word == "--" and not self.only_arguments:
            self.only_arguments = True
        elif self._is_option(word):
            self._take_option(word)
        elif self.folder:
            self._take_verb(self.folder, word)
        elif argument := self.argument():
            self._give(argument, word)

    def argument(self) -> Parameter | None:
        """Return the argument that is due next."""
        given = [parameter for parameter, _ in self.given]
        arguments = (parameter for parameter in self.parameters if not parameter.names)
        return next((argument for argument in arguments if argument.is_many or argument not in given), None)

    def values(self, kind: str) -> list[str]:
        """Return the values that were given where something of that *kind* was due."""
        return [value for parameter, value in self.given if kind in parameter.kinds]

    def due(self, typed: str) -> tuple[Parameter | None, str]:
        """Return the parameter that the word *typed* gives a value to, if any, and what of it stands before that."""
        if self.waiting:
            return self.waiting, ""
        if not self._is_option(typed):
            return self.argument(), ""
        name, equals, _ = typed.partition("=")
        option = self._option(name)
        return (option, f"{name}=") if option and option.takes_value and equals else (None, "")

    def would_be_option(self, parameter: Parameter, word: str) -> bool:
        """Whether *word* in the place of *parameter* would be taken for an option, for want of two dashes before."""
        return not parameter.names and self._is_option(word)

    def words(self, typed: str) -> Iterable[Offer]:
        """Return the verbs or options that *typed* can become."""
        if self._is_option(typed) or not (self.folder or typed):
            yield from self._options()
        elif self.folder:
            found = verbs(self.folder).items()
            yield from (Offer(name, summary(path)) for name, path in found if name.startswith(typed))

    def _is_option(self, word: str) -> bool:
        return word.startswith("-") and not self.only_arguments

    def _options(self) -> Iterable[Offer]:
        given = [parameter for parameter, _ in self.given]
        for option in self.parameters:
            if option.is_many or option not in given:
                yield from (Offer(name, option.help) for name in option.names if name.startswith("--"))

    def _option(self, name: str) -> Parameter | None:
        return next((option for option in self.parameters if name in option.names), None)

    def _take_option(self, word: str) -> None:
        name, equals, value = word.partition("=")
        option = self._option(name)
        if option and option.takes_value and not equals:
            self.waiting = option
        elif option:
            self._give(option, value)

    def _give(self, parameter: Parameter, value: str) -> None:
        self.waiting = None
        self.given.append((parameter, value))
        if "--root" in parameter.names:
            self.root = value

    def _take_verb(self, folder: Path, word: str) -> None:
        path = verbs(folder).get(word)
        self.folder = path if path and is_group(path) else None
        self.parameters = (*(parameters(path) if path and not self.folder else ()), *([_HELP] if path else []))
        self.given = []
