"""What a command takes, read from its source: whoever presses TAB does not wait until Typer is imported."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parents[1]
CLI = PACKAGE / "cli"


class Parameter(NamedTuple):
    """An option (it has names) or an argument (it has none), and what is due there."""

    names: tuple[str, ...]
    metavar: str
    choices: tuple[str, ...]
    help: str
    takes_value: bool
    is_many: bool

    @property
    def kinds(self) -> tuple[str, ...]:
        """What the metavar says is due: `[PART]…` is a PART, `FILE|-` a FILE."""
        return tuple(re.findall(r"[A-Z]+(?:=[A-Z]+)?", self.metavar))


class _Place(NamedTuple):
    """An expression, and the module whose names it uses."""

    node: ast.expr
    module: ast.Module


def verbs(folder: Path) -> dict[str, Path]:
    """Return the file of each verb in *folder*, or the folder when it has verbs of its own."""
    members = (path for path in sorted(folder.iterdir()) if path.name[0] not in "._")
    return {path.stem.rstrip("_"): path for path in members if path.suffix == ".py" or is_group(path)}


def is_group(path: Path) -> bool:
    """Whether the verb at *path* has verbs of its own."""
    return (path / "__init__.py").is_file()


def summary(path: Path) -> str:
    """Return the first line of what the verb at *path* says of itself."""
    told = _module(path / "__init__.py") if is_group(path) else _function(_module(path), "run")
    return ((ast.get_docstring(told, clean=False) if told else "") or "").partition("\n")[0]


def parameters(path: Path, function: str = "run") -> tuple[Parameter, ...]:
    """Return what *function* of the module at *path* takes from the command line."""
    module = _module(path)
    found = _function(module, function)
    given = (*found.args.args, *found.args.kwonlyargs) if found else ()
    read = (_parameter(argument, module) for argument in given)
    return tuple(parameter for parameter in read if parameter)


def fields(name: str) -> dict[str, str]:
    """Return the fields of the class *name* of the model, each with its type."""
    model = _module(PACKAGE / "model.py")
    found = next(node for node in model.body if isinstance(node, ast.ClassDef) and node.name == name)
    named = (node for node in found.body if isinstance(node, ast.AnnAssign))
    return {node.target.id: ast.unparse(node.annotation) for node in named if isinstance(node.target, ast.Name)}


def constant(path: Path, name: str) -> object:
    """Return what *name* holds in the module at *path*."""
    module = _module(path)
    found = _assigned(module, name)
    return ast.literal_eval(_resolved(_Place(found, module)).node) if found else None


@cache
def _module(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def _function(module: ast.Module, name: str) -> ast.FunctionDef | None:
    return next((node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == name), None)


def _parameter(argument: ast.arg, module: ast.Module) -> Parameter | None:
    """Return what *argument* takes; `None` when Typer hands it over by itself."""
    place = _resolved(_Place(argument.annotation or ast.Constant(None), module))
    if not isinstance(place.node, ast.Subscript) or not isinstance(place.node.slice, ast.Tuple):
        return None
    kind, *told = place.node.slice.elts
    call = next((node for node in told if isinstance(node, ast.Call)), None)
    if call is None:
        return None
    settings = {word.arg: word.value for word in call.keywords if word.arg}
    is_option = ast.unparse(call.func).endswith("Option")
    type_ = ast.unparse(kind)
    return Parameter(
        names=_names(argument.arg, call, is_flag=type_ == "bool") if is_option else (),
        metavar=_text(settings.get("metavar")),
        choices=tuple(_choices(_Place(kind, place.module))),
        help=_text(settings.get("help")),
        takes_value=type_ != "bool",
        is_many=type_.startswith(("list", "tuple")),
    )


def _resolved(place: _Place) -> _Place:
    """Return what the name at *place* was given: in its module, or in the one that it comes from."""
    node, module = place
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        home, name = _origin(module, node.value.id), node.attr
    elif isinstance(node, ast.Name):
        home, name = module if _assigned(module, node.id) else _origin(module, node.id), node.id
    else:
        return place
    value = _assigned(home, name) if home else None
    return _resolved(_Place(value, home)) if home and value else place


def _assigned(module: ast.Module, name: str) -> ast.expr | None:
    for node in module.body:
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == name for to in node.targets):
            return node.value
    return None


def _origin(module: ast.Module, name: str) -> ast.Module | None:
    """Return the module of the package that *module* imports as *name*, or imports *name* from."""
    for node in module.body:
        if isinstance(node, ast.ImportFrom) and node.module and name in [alias.name for alias in node.names]:
            home = PACKAGE.joinpath(*node.module.split(".")[1:])
            files = (home / f"{name}.py", home.with_suffix(".py"))
            return next(
                (_module(file) for file in files if node.module.startswith("magcli") and file.is_file()), None
            )
    return None


def _names(argument: str, call: ast.Call, *, is_flag: bool) -> tuple[str, ...]:
    """Return what an option is called: as it says itself, or as Typer makes it of *argument*."""
    said = [node.value for node in call.args if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    named = tuple(name for declared in said for name in declared.split("/"))
    own = argument.replace("_", "-")
    return named or ((f"--{own}", f"--no-{own}") if is_flag else (f"--{own}",))


def _choices(place: _Place) -> Iterator[str]:
    """Yield the texts of a `Literal` in the type at *place*."""
    for node in ast.walk(place.node):
        found = _resolved(_Place(node, place.module)).node if isinstance(node, (ast.Name, ast.Attribute)) else node
        if isinstance(found, ast.Subscript) and ast.unparse(found.value).endswith("Literal"):
            texts = found.slice.elts if isinstance(found.slice, ast.Tuple) else [found.slice]
            yield from (str(text.value) for text in texts if isinstance(text, ast.Constant))


def _text(node: ast.expr | None) -> str:
    """Return the text that *node* says; an ellipsis for what only a running program knows."""
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_text, node.values))
    if isinstance(node, ast.FormattedValue):
        return "…"
    return str(node.value) if isinstance(node, ast.Constant) else ""
