"""What hosts said of links, kept beside the journal: `.magcli/links.json`."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from magcli.rules._answers import Answer
from magcli.store.keeping import keep_content, kept_content

LARGEST = 16 * 1024 * 1024
"""Bytes of what is read."""


def remembered(root: Path) -> dict[str, Answer]:
    """Return what hosts said of links of the magazine at *root*; nothing when that cannot be read."""
    content = kept_content(root, "links.json", LARGEST)
    try:
        read = json.loads(content or b"null")
        return {link: _answer(said) for link, said in read["answers"].items()} if read["version"] == 1 else {}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return {}  # nothing is lost that cannot be asked for again


def _answer(said: Mapping[str, object]) -> Answer:
    """Return the answer that was written as *said*. Raises ValueError, TypeError or KeyError when it was not."""
    asked = datetime.fromisoformat(str(said["asked"]))
    status, trouble, moved_to, is_nowhere = (said[key] for key in ("status", "trouble", "moved_to", "is_nowhere"))
    if not isinstance(status, int) or not isinstance(trouble, str) or not isinstance(moved_to, str):
        raise TypeError
    if asked.tzinfo is None:
        raise ValueError
    return Answer(asked, status, trouble, moved_to, is_nowhere is True)


def remember(root: Path, answers: Mapping[str, Answer]) -> bool:
    """Keep *answers* for the next time; return whether that was possible, for nothing depends on it."""
    said = {
        link: {
            "asked": answer.asked.isoformat(),
            "status": answer.status,
            "trouble": answer.trouble,
            "moved_to": answer.moved_to,
            "is_nowhere": answer.is_nowhere,
        }
        for link, answer in sorted(answers.items())
    }
    return keep_content(root, "links.json", json.dumps({"version": 1, "answers": said}).encode())
