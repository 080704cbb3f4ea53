"""The shape of the code: who may import whom, and who may touch the world."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import magcli

PACKAGE = Path(magcli.__file__).parent

# From the top down: a module may import what stands on its own line or below, never above.
LAYERS = (
    ("cli", "__main__"),
    ("store",),
    ("glancing",),
    ("fixing", "baseline", "schema"),
    ("validating", "importing", "transcribing"),
    ("reports", "seating"),
    ("rules", "exporters", "importers", "fingerprints"),
    ("arranging", "desk", "drafting", "editing", "moving", "ordering", "publishing", "scheduling", "theming"),
    ("naming", "links"),
    ("reading",),
    ("fields",),
    ("text",),
    ("languages",),
    ("model", "errors", "registry"),
)

# What only the store may use to reach files, and only cli to reach the clock, the environment and the terminal.
WORLD = {
    "files": ({"os", "shutil", "tempfile", "glob", "io", "importlib.resources"}, {"store", "glancing", "cli"}),
    "surroundings": ({"subprocess", "getpass", "locale", "socket", "urllib.request"}, {"cli"}),
    "system": ({"sys", "time"}, {"store", "cli"}),  # which system it is, and a pause before the next try
    "terminal": ({"typer", "rich", "prompt_toolkit"}, {"cli"}),
}
MEMORY = {"io.BytesIO"}  # a file for libraries that no disk has
FILE_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "iterdir", "stat"}
FILE_CHANGES = {"write_text", "write_bytes", "write", "unlink", "mkdir", "rename", "replace", "chmod"}
CLOCK_CALLS = {"now", "today", "utcnow"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield str(getattr(node.func, "attr", "") or getattr(node.func, "id", ""))


def _layer(name: str) -> int:
    return next((at for at, names in enumerate(LAYERS) if name in names), -1)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_flow_down(path):
    mine = _layer(_name(path))
    for imported in _imports(path):
        package, _, rest = imported.partition(".")
        if package != "magcli" or path == PACKAGE / "__init__.py":
            continue
        theirs = rest.partition(".")[0]
        if theirs != "__version__":
            assert mine <= _layer(theirs) != -1, f"{path.name} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_shell_touches_the_world(path):
    imported = set(_imports(path)) - MEMORY
    for modules, allowed in WORLD.values():
        used = {name for name in imported for module in modules if name == module or name.startswith(f"{module}.")}
        assert not used or _name(path) in allowed
    if _name(path) not in ("store", "glancing", "cli"):
        assert "pathlib.Path" not in imported  # paths are PurePosixPath, which can ask the disk nothing
        assert not FILE_CALLS & set(_calls(path))
    if _name(path) != "cli":
        assert not CLOCK_CALLS & set(_calls(path))


def test_a_glance_changes_nothing():
    assert not FILE_CHANGES & set(_calls(PACKAGE / "glancing.py"))


def test_only_one_module_prints():
    prints = {"print", "echo"}
    writes = re.compile(r"sys\.stdout|os\.write\(")
    names = {path.name for path in MODULES if prints & set(_calls(path)) or writes.search(path.read_text())}
    assert names == {"_show.py", "_completing.py"}  # which writes to a shell that asked, and to nobody else


def test_every_module_is_in_a_layer():
    names = {_name(path) for path in MODULES} - {"__init__"}
    assert names == {name for layer in LAYERS for name in layer}


def test_every_module_is_reached_by_somebody():
    # A family's members are found by looking, all others are imported.
    families = {"rules", "exporters", "importers", "reports", "languages", "cli"}
    wanted = {
        ".".join(("magcli", *path.relative_to(PACKAGE).with_suffix("").parts))
        for path in MODULES
        if _name(path) not in families and path.stem not in ("__init__", "__main__")
    }
    imported = {name for path in MODULES for name in _imports(path)}
    reached = {name.rpartition(".")[0] for name in imported} | imported
    assert wanted <= reached
