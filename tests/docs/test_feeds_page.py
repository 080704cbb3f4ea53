"""The commands that docs/feeds.md gives to cron and to CI do what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/feeds.md").read_text()
BLOCKS = {kind: re.findall(rf"(?<=```{kind}\n)(.*?)(?=```)", PAGE, re.DOTALL) for kind in ("sh", "yaml")}
(CRONTAB,) = (block for block in BLOCKS["sh"] if "m h dom mon dow" in block)
(WORKFLOW,) = (block for block in BLOCKS["yaml"] if "jobs:" in block)
PROGRAMS = Path(sys.executable).parent

needs_shell = pytest.mark.skipif(sys.platform == "win32" or not shutil.which("sh"), reason="cron's shell is sh")


def _environment(path):
    """Return what cron gives a command, and where this tree is."""
    return {"HOME": "/", "LOGNAME": "mag", "SHELL": "/bin/sh", "PATH": path, "PYTHONPATH": str(ROOT)}


def _jobs(crontab):
    """Return the variables of *crontab*, and its commands as the shell gets them."""
    lines = [line for line in crontab.splitlines() if line and not line.startswith("#")]
    named = dict(line.split("=", 1) for line in lines if re.match(r"\w+=", line))
    jobs = [re.fullmatch(r"((?:[\d*/,-]+\s+){5})(.*)", line) for line in lines if not re.match(r"\w+=", line)]
    assert all(jobs), "five fields and a command"
    return named, [job[2] for job in jobs]


@needs_shell
def test_cron_writes_the_feeds_and_leaves_alone_what_has_not_changed(tmp_path):
    named, commands = _jobs(CRONTAB)
    shutil.copytree(ROOT / "articles", tmp_path / "mag/articles", ignore=shutil.ignore_patterns(".magcli"))
    (tmp_path / "www").mkdir()
    path = named["PATH"].replace("/srv/mag/.venv/bin", str(PROGRAMS))
    assert str(PROGRAMS) in path

    def run():
        for command in commands:
            # In cron, a % ends the command.
            assert "%" not in command
            words = ["/bin/sh", "-c", command.replace("/srv", str(tmp_path))]
            done = subprocess.run(words, cwd="/", env=_environment(path), capture_output=True, text=True, check=False)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    run()
    feeds = sorted((tmp_path / "www").iterdir())
    assert [feed.name for feed in feeds] == ["atom.xml", "feed.xml"]
    assert all(feedparser.parse(feed.read_bytes()).entries for feed in feeds)
    for feed in feeds:
        os.utime(feed, (1, 1))
    run()
    assert [feed.stat().st_mtime for feed in feeds] == [1, 1]
    home = tmp_path / "mag/articles/_index.md"
    home.write_text(home.read_text().replace("title: ", "title: Nouveau ", 1))
    run()
    assert all(feed.stat().st_mtime > 1 for feed in feeds)


@needs_shell
def test_ci_checks_and_exports_the_site_with_its_feeds(tmp_path):
    workflow = yaml.safe_load(WORKFLOW)
    assert set(workflow[True]) == {"push", "schedule"}  # YAML 1.1 reads `on` as true
    (job,) = workflow["jobs"].values()
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert runs[0].startswith("pip install ")
    shutil.copytree(ROOT / "articles", tmp_path / "articles", ignore=shutil.ignore_patterns(".magcli"))
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    for command in runs[1:]:
        words = ["/bin/sh", "-e", "-c", command]
        done = subprocess.run(
            words, cwd=tmp_path, env=_environment(path), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    uploaded = next(step["with"]["path"] for step in job["steps"] if "upload" in step.get("uses", ""))
    for name in ("index.html", "feed.xml", "atom.xml", "feed.json"):
        assert (tmp_path / uploaded / name).stat().st_size
