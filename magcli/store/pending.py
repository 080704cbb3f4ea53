"""Whether a command is at work in a magazine: asked by every other before it starts, and so told by little."""

import os
from pathlib import Path, PurePosixPath

FOLDER = PurePosixPath(".magcli")
"""What magcli keeps for itself, in the folder of a magazine."""


def is_pending(root: Path) -> bool:
    """Whether a command that writes to the magazine at *root* is at work, or was stopped at it."""
    return os.path.lexists(root / FOLDER / "journal.json")
