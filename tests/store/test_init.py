"""What the store offers is imported when it is asked for, and is what type checkers take it for."""

import ast
from pathlib import Path

import pytest

from magcli import store


def _promised():
    """What the imports that only type checkers read say: names, and where they come from."""
    tree = ast.parse(Path(store.__file__).read_text())
    (checked,) = (node for node in tree.body if isinstance(node, ast.If))
    return {alias.name: node.module for node in checked.body for alias in node.names}


def test_all_that_is_promised_is_there():
    promised = _promised()
    homes = {name: f"magcli.store.{home}" for home, names in store._HOMES.items() for name in names.split()}
    assert homes == promised
    assert sorted(store.__all__) == sorted([*promised, "is_index"])
    assert [name for name in promised if getattr(store, name).__module__ != promised[name]] == []


def test_nothing_else_is_there():
    with pytest.raises(AttributeError, match="has no attribute 'burn'"):
        store.burn  # noqa: B018 (to look is enough)


def test_no_module_has_the_name_of_what_is_offered():
    # Python would put the module in its place as soon as somebody imports it.
    assert not {path.stem for path in Path(store.__file__).parent.glob("*.py")} & set(store.__all__)
