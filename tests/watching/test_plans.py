"""Watch files: what they say, and what is wrong with them, in one line with its number."""

import os
from pathlib import Path

import pytest

from dragoman.watching.plan import plan_in, read_plan


def test_what_a_watch_file_says() -> None:
    plan = plan_in(
        """
every: 2h
delay: 10s
contact: desk@example.org
allow: [intranet.example]
sources:
  - feed: https://one.example/rss
    name: One
    every: 15m
    text: feed
  - page: https://two.example/news
    links: ul.news a
    match: "*/news/*"
  - sitemap: https://three.example/sitemap.xml
    since: 2026-01-01
    most: 20
    voice: Kazakhstan
  - folder: clips
""",
        "/desk/watch.yml",
    )
    assert (plan.delay, plan.contact, plan.allowed) == (10, "desk@example.org", frozenset({"intranet.example"}))
    feed, page, sitemap, folder = plan.sources
    assert (feed.name, feed.every, feed.own_text) == ("One", 900, True)
    assert (page.name, page.every, page.links, page.match) == (
        "https://two.example/news",
        7200,
        "ul.news a",
        "*/news/*",
    )
    assert (str(sitemap.since), sitemap.most, sitemap.voice) == ("2026-01-01", 20, "KAZ")
    assert folder.address == "/desk/clips"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no YAML documents: write one"),
        ("- a", "line 1: the file is to be names with values"),
        ("every: 1h\n", "line 1: the file needs a list 'sources'"),
        (
            "sources:\n  - feed: https://a.example/\n    evry: 1h\n",
            "line 3: 'evry' is nothing that source has: use feed,",
        ),
        (
            "sources:\n  - feed: https://a.example/\n    every: often\n",
            "line 3: every: 'often' is no time of up to 31 days",
        ),
        (
            "sources:\n  - feed: https://a.example/\n    every: 1s\n",
            "line 3: every: '1s' is too often: write 1m or more",
        ),
        ("contact: Zoë Lind\nsources:\n  - folder: x\n", "line 1: contact: 'Zoë Lind' has letters that cannot be told"),
        ("sources:\n  - name: A\n", "line 2: a source is one of feed, page, sitemap, folder"),
        (
            "sources:\n  - feed: a.example/rss\n",
            "line 2: 'a.example/rss' is no address of the web: begin it with http://",
        ),
        ("sources:\n  - folder: x\n    links: a\n", "line 3: 'links' is for a page, not for a folder: take it out"),
        ("sources:\n  - page: https://a.example/\n    links: 'a['\n", "line 3: links: 'a[' is no CSS selector"),
        (
            "sources:\n  - page: https://a.example/\n    voice: Atlantis\n",
            "line 3: voice: no state is called 'Atlantis'",
        ),
        ("sources:\n  - folder: x\n  - folder: ./x\n", "line 3: /desk/x is watched already: take one of the two out"),
        ("sources:\n\t- folder: x\n", "line 2: found character '\\t' that cannot start any token: put spaces"),
        ("sources: [\n  - a\n", "line 2: "),
        ("sources:\n  - folder: [a, b]\n", "line 2: 'folder' is to be one value"),
        ("sources:\n  - folder: x\n    folder: y\n", "line 3: 'folder' stands twice in source: take one out"),
        ("a: &a [x]\nsources: *a\n", "line 1: "),
        ("[" * 5000, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"line|document|deep") as caught:
        plan_in(text, "/desk/watch.yml")
    message = str(caught.value)
    assert words in message
    assert "\n" not in message


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "watch.yml"
    with pytest.raises(ValueError, match=r"watch\.yml: cannot be read: No such file"):
        read_plan(str(path))
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match=r"watch\.yml: is not in UTF-8"):
        read_plan(str(path))


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "watch.yml"
    os.mkfifo(pipe)
    for path in (str(pipe), "/dev/zero", str(tmp_path)):
        with pytest.raises(ValueError, match="is no file"):
            read_plan(path)


def test_a_value_without_end_is_not_repeated_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "watch.yml"
    path.write_text(f"sources:\n  - folder: x\n    most: {'9' * 20_000}\n")
    with pytest.raises(ValueError, match="line 3") as caught:
        read_plan(str(path))
    assert len(str(caught.value)) < 1_000
