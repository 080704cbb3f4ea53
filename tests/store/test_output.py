"""Where an export may write. What it does to its folder: cli/test_export_html.py."""

import pytest

from magcli import store
from magcli.errors import CannotWrite
from tests.store.conftest import files_in


def test_an_export_does_not_mix_with_the_magazine(tmp_path):
    files_in(tmp_path, {"mag/articles/_index.md": ""})
    with pytest.raises(CannotWrite, match="choose a folder beside it"):
        store.publish(tmp_path / "mag/articles", [], tmp_path / "mag")
