"""A watch that is stopped or killed: it ends cleanly, and the next one goes on where it was."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from databases import new_url
from dragoman.register.source_log import waiting
from dragoman.register.sources import sources
from dragoman.register.store import Register
from watching.site import Site

TESTS = Path(__file__).parents[1]
# The command `watch`, with a reader that is quick about it.
COMMAND = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import dragoman.pipeline
from watching.conftest import EmptyReader
dragoman.pipeline.reader_named = lambda *_, **__: EmptyReader()
from dragoman.cli import main
main()
"""


@pytest.fixture
def register_url(tmp_path: Path) -> Iterator[str]:
    with new_url(tmp_path) as url:
        yield url


def plan_file(folder: Path, site: Site, *, every: str = "1h") -> Path:
    path = folder / "watch.yml"
    path.write_text(f"delay: 0s\nallow: [127.0.0.1]\nsources:\n  - feed: {site.address}/rss\n    every: {every}\n")
    return path


def start(plan: Path, url: str, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COMMAND, str(TESTS), "watch", str(plan), "--register", url, "--json", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_watch_that_is_killed_loses_nothing_and_reads_nothing_twice(
    tmp_path: Path, register_url: str, site: Site
) -> None:
    links = [site.report(f"/news/{number}", number) for number in range(12)]
    site.feed("/rss", links, etag='"a"')
    plan = plan_file(tmp_path, site)
    for killed_at in (1, 5, 9):
        reached = threading.Event()
        site.before = lambda path, at=killed_at, reached=reached: reached.set() if path == f"/news/{at}" else None  # type: ignore[misc]
        process = start(plan, register_url, "--once")
        assert reached.wait(300)
        process.kill()
        process.communicate()
    site.before = lambda path: None
    # The feed has moved on: what it listed is known all the same.
    site.feed("/rss", [site.report("/news/99", 99)], etag='"b"')
    process = start(plan, register_url, "--once")
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    assert all(json.loads(line)["outcome"] == "new" for line in out.splitlines())
    with Register.open(register_url) as register:
        read = [register.reading(number).report.source for number in register.reports()]
        assert sorted(read) == sorted([*links, f"{site.address}/news/99"])
        (row,) = sources(register)
        assert (row.state, row.reports, row.waiting) == ("well", 13, 0)
        assert waiting(register, row.id, 10) == []
    # Only what was being read when it was killed is asked for again.
    paths = [path for path in site.paths() if path != "/rss"]
    assert len(paths) - len(set(paths)) <= 3
    assert max(paths.count(path) for path in paths) <= 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_watch_cleanly(tmp_path: Path, register_url: str, site: Site, number: int) -> None:
    site.feed("/rss", [site.report("/news/1", 1)])
    process = start(plan_file(tmp_path, site), register_url)
    assert process.stdout is not None and process.stderr is not None
    assert json.loads(process.stdout.readline())["outcome"] == "new"
    os.kill(process.pid, number)
    out, err = process.communicate(timeout=300)
    assert (process.returncode, out) == (0, "")
    assert err.splitlines()[-2:] == [
        "dragoman: ends when what is in hand is done; a second signal ends it at once",
        "1 new, 0 read again, 0 troubles",
    ]
