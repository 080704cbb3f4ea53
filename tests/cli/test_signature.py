"""What the source of a command says that it takes is what Typer makes of it."""

from pathlib import Path

import pytest
import typer

from magcli.cli import _app, _signature
from magcli.cli._line import Line


def commands(group, folder, *words):
    """Each command of *group* by its words, with the file that it is written in."""
    for name, path in _signature.verbs(folder).items():
        command = group.get_command(None, name)
        if _signature.is_group(path):
            yield from commands(command, path, *words, name)
        else:
            yield pytest.param(command, path, id=" ".join((*words, name)))


APP = typer.main.get_command(_app._app())
COMMANDS = list(commands(APP, _signature.CLI))


def told(parameter):
    """What Typer knows of a parameter, as `_signature` tells it."""
    is_option = parameter.param_type_name == "option"
    return {
        "names": (*parameter.opts, *parameter.secondary_opts) if is_option else (),
        "choices": tuple(getattr(parameter.type, "choices", ())),
        "help": parameter.help or "",
        "takes_value": not getattr(parameter, "is_flag", False),
        "is_many": parameter.multiple if is_option else parameter.nargs == -1,
    }


def read(parameter):
    return {name: value for name, value in parameter._asdict().items() if name != "metavar"}


@pytest.mark.parametrize(("command", "path"), COMMANDS)
def test_parameters_are_those_that_typer_finds(command, path):
    found = _signature.parameters(path)
    assert [read(parameter) for parameter in found] == [told(parameter) for parameter in command.params]
    assert [parameter.metavar or None for parameter in found if not parameter.choices] == [
        parameter.metavar if read_.takes_value else None
        for parameter, read_ in zip(command.params, found, strict=True)
        if not read_.choices
    ]


@pytest.mark.parametrize(("command", "path"), COMMANDS)
def test_every_value_says_by_its_metavar_or_choices_what_is_due(command, path):
    silent = [p for p in _signature.parameters(path) if p.takes_value and not (p.kinds or p.choices)]
    assert silent == []


@pytest.mark.parametrize(("command", "path"), COMMANDS)
def test_a_verb_is_summed_up_by_its_first_line(command, path):
    said = _signature.summary(path)
    assert said
    assert command.help.startswith(said)


def test_before_the_verb_stands_what_typer_takes_there():
    offered = {offer.word for offer in Line("").words("-")}
    assert offered == {name for parameter in APP.get_params(typer.Context(APP)) for name in parameter.opts}


def test_verbs_are_those_of_the_program():
    names = set(_signature.verbs(_signature.CLI))
    assert names == set(APP.list_commands(None))


SOURCE = '''
from typing import Annotated, Literal
from typer import Argument, Option

Order = Literal["date", "title"]
WORD = "mot"


def run(
    plain: str,
    flag: Annotated[bool, Option(help="Oui.")] = False,
    both: Annotated[bool, Option("--yes/--no")] = False,
    by: Annotated[Order | None, Option(help=f"Selon {WORD}" ".")] = None,
    many: Annotated[list[str], Argument(metavar="[PART]…")] = [],
    elsewhere: Annotated[str, "no parameter of Typer's"] = "",
) -> None:
    """Do it.

    And more.
    """
'''


def test_what_no_command_does_yet_is_read_too(tmp_path: Path):
    path = tmp_path / "autre_.py"
    path.write_text(SOURCE)
    flag, both, by, many = _signature.parameters(path)
    assert (flag.names, flag.takes_value) == (("--flag", "--no-flag"), False)
    assert both.names == ("--yes", "--no")
    assert (by.choices, by.help, by.takes_value) == (("date", "title"), "Selon ….", True)
    assert (many.names, many.kinds, many.is_many) == ((), ("PART",), True)
    assert (_signature.verbs(tmp_path), _signature.summary(path)) == ({"autre": path}, "Do it.")
