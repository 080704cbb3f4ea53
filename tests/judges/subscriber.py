"""Somebody who subscribed to a feed, with the library `reader`; run by the Python of the judges, which has it.

Takes the names of exports of one feed, in their order, as JSON, and answers with what each brings: the ids of the
entries that are new, of those that look modified, and of all that the subscriber has by then.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from reader import make_reader


def seen(names: list[str]) -> list[dict[str, list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / ("feed" + Path(names[0]).suffix)
        reader = make_reader(":memory:", feed_root=folder)
        reader.add_feed(target.name)
        told: dict[str, list[str]] = {"new": [], "modified": []}
        reader.after_entry_update_hooks.append(lambda _, entry, status: told[status.value].append(entry.id))
        answers = []
        for name in names:
            shutil.copy(name, target)
            reader.update_feed(target.name)
            everything = sorted(entry.id for entry in reader.get_entries())
            answers.append({key: sorted(ids) for key, ids in told.items()} | {"all": everything})
            told.update(new=[], modified=[])
        return answers


if __name__ == "__main__":
    json.dump(seen(json.load(sys.stdin)), sys.stdout)
