"""The verbs as Typer wants them: each is imported when it is called."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from magcli import cli, registry
from magcli.errors import MagcliError

HELP = "Tell a story in a series of articles: write, order, check and publish."

# No rich here: help and usage errors are plain text that no pipe garbles, 90 ms sooner.
SETTINGS: dict[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "no_args_is_help": True,
}

# At the first TAB of a session zsh loads a file, and runs that in the place of the function that it defines. Typer's
# only defines one, so that the first TAB would do nothing.
_FIRST_TAB = """
if [[ ${funcstack[1]-} == _%(prog_name)s ]]; then
  %(complete_func)s "$@"
fi
"""


def run(arguments: Sequence[str]) -> None:
    """Run the command that *arguments* say; end the process with its exit code."""
    from magcli.cli import _show, _surroundings

    _show.prepare()
    mend_completion(arguments)
    try:
        _app()(args=arguments, prog_name="magcli")
    except MagcliError as error:
        _show.error(str(error))
        sys.exit(error.exit_code)
    except Exception as error:
        if _surroundings.wants_tracebacks():
            raise
        _show.error(f"this is a fault of magcli, please report it: {type(error).__name__}: {error}")
        sys.exit(2)


def mend_completion(words: Sequence[str]) -> None:
    """Make the script that zsh gets complete at the first TAB, when the *words* of the command ask for a script."""
    if any(word.startswith(("--install-completion", "--show-completion")) for word in words):
        with suppress(ImportError):
            from typer import _completion_shared  # private, so that another Typer may have none

            complete_at_once(getattr(_completion_shared, "_completion_scripts", None))


def complete_at_once(scripts: object) -> None:
    """Add to that of zsh, among Typer's *scripts*, what completes at the first TAB; leave what looks otherwise."""
    if isinstance(scripts, dict) and isinstance(scripts.get("zsh"), str):
        scripts["zsh"] += _FIRST_TAB


def _app() -> typer.Typer:
    app = typer.Typer(name="magcli", cls=_verbs_of(cli), **SETTINGS)
    app.callback(help=HELP)(before_the_verb)
    return app


def _version(asked: bool) -> None:
    if asked:
        from magcli.cli import _show

        _show.version()
        raise typer.Exit


def before_the_verb(
    context: typer.Context,
    root: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", envvar="MAGCLI_ROOT", help="The magazine's folder, for any command.", show_default=False
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Keep the root for the command."""
    from magcli.cli import _show

    context.obj = root
    context.call_on_close(_show.put_away)  # also after Ctrl-C, and before that is told


def _verbs_of(package: ModuleType) -> type[TyperGroup]:
    """Return a group whose commands are the modules of *package*: each has a function `run`."""
    modules = {name.rstrip("_"): f"{package.__name__}.{name}" for name in registry.names(package)}

    class Verbs(TyperGroup):
        def __init__(self, **settings: Any) -> None:  # Any: whatever Typer hands to a group
            super().__init__(**settings)
            self.commands.update(
                {name: TyperCommand(name) for name in modules}
            )  # only their names count: for suggestions

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # Any: Typer keeps its Command type private
            if cmd_name not in modules:
                return None
            return typer.main.get_command(_command(cmd_name, import_module(modules[cmd_name])))

    return Verbs


def _command(name: str, module: ModuleType) -> typer.Typer:
    if hasattr(module, "run"):
        app = typer.Typer(add_completion=False, **{**SETTINGS, "no_args_is_help": False})
        app.command(name)(module.run)
        return app
    app = typer.Typer(name=name, help=module.__doc__, cls=_verbs_of(module), add_completion=False, **SETTINGS)
    app.callback()(lambda: None)
    return app
