"""magcli beside other site builders: `python -m tests.benchmarks.peers BENCH [OPTIONS]`.

BENCH is the folder of a benchmark that lays one corpus out for each tool and times their builds; what follows goes to
its `run.py`, such as `--env ENVS --work WORK --tools magcli,hugo --n 100,1000 --runs 5`. magcli is that of this
repository, with what the others do not make switched off in `articles/_index.md`, as its manual says: cards for
networks (`social_images: false`), and pages of tags, sections, people and years (`pages: []`).
"""

import runpy
import sys
from pathlib import Path

from tests.benchmarks._measuring import REPOSITORY

SWITCHES = "social_images: false\npages: []\n"


def main() -> None:
    """Teach the benchmark how this magcli is run, and run it."""
    if len(sys.argv) < 2 or not Path(sys.argv[1], "run.py").is_file():
        sys.exit((__doc__ or "").partition("\n")[0])
    bench = Path(sys.argv.pop(1)).resolve()
    sys.path.insert(0, str(bench))
    import tools  # of the benchmark

    class Magcli(tools.Magcli):
        def __init__(self, env: Path) -> None:
            super().__init__(env)
            # Users have their modules compiled.
            self.vars = {"PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": ""}

        def exe(self) -> list[str]:
            return [sys.executable, "-m", "magcli"]

        def prepare(self, site: Path) -> None:
            index = site / "articles/_index.md"
            text = index.read_text()
            if SWITCHES not in text:
                index.write_text(text.replace("---\n", f"---\n{SWITCHES}", 1))

    tools.ALL["magcli"] = Magcli
    runpy.run_path(str(bench / "run.py"), run_name="__main__")


if __name__ == "__main__":
    main()
