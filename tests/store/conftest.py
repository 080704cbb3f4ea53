"""What the tests of the store share."""

from collections.abc import Mapping
from pathlib import Path


def files_in(folder: Path, files: Mapping[str, str]) -> Path:
    """Write *files* below *folder*, and return it."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder
