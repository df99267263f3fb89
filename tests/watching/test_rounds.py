"""Watches over real sites, folders and registers: each report once, whatever goes wrong."""

import os
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.register.source_log import waiting
from watching.conftest import Desk
from watching.site import Site, report_text


def test_each_report_of_a_feed_is_read_once(desk: Desk, site: Site) -> None:
    links = [site.report(f"/news/{number}", number) for number in range(3)]
    plan = f"sources:\n  - feed: {site.feed('/rss', links[:2])}\n"
    desk.watch(plan)
    assert sorted(desk.read) == links[:2]
    assert [one.document.outlet for one in desk.told] == ["Norpress"] * 2
    desk.watch(plan)
    assert desk.told == []
    site.feed("/rss", links)
    desk.watch(plan)
    assert desk.read == links[2:]
    assert len(desk.register.reports()) == 3
    assert site.paths().count("/news/0") == 1


def test_what_is_unchanged_is_not_given_again(desk: Desk, site: Site) -> None:
    feed = site.feed("/rss", [site.report("/news/1", 1)], etag='"one"')
    plan = f"sources:\n  - feed: {feed}\n"
    for _ in range(3):
        desk.watch(plan)
    assert [one.conditional for one in site.asked if one.path == "/rss"] == [False, True, True]
    (row,) = desk.health()
    assert (row.state, row.failures, row.reports) == ("well", 0, 1)


def test_it_goes_on_by_the_clock(desk: Desk, site: Site) -> None:
    plan = f"every: 30m\nsources:\n  - feed: {site.feed('/rss', [site.report('/news/1', 1)])}\n"
    desk.watch(plan, hours=2.1)
    assert site.paths().count("/rss") == 5
    assert site.paths().count("/news/1") == 1


def test_a_host_is_asked_after_a_pause_and_told_who_asks(desk: Desk, site: Site, other_site: Site) -> None:
    times: list[tuple[str, float]] = []
    for one in (site, other_site):
        one.before = lambda path, one=one: times.append((one.address, desk.clock.now().timestamp()))
    feeds = [one.feed("/rss", [one.report(f"/{number}", number) for number in range(4)]) for one in (site, other_site)]
    desk.watch(f"delay: 7s\nsources:\n  - feed: {feeds[0]}\n  - feed: {feeds[1]}\n")
    for one in (site, other_site):
        moments = [moment for address, moment in times if address == one.address]
        assert len(moments) == 6
        assert all(later - earlier >= 7 for earlier, later in pairwise(moments))
    # The two hosts are asked in turn, not one after the other.
    assert times[-1][1] - times[0][1] < 2 * 5 * 7
    assert {one.agent for one in site.asked} == {desk.web.agent}


def test_robots_are_obeyed(desk: Desk, site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\nAllow: /private/open\nCrawl-delay: 20\n")
    links = [site.report(path, number) for number, path in enumerate(("/private/1", "/private/open", "/news/1"))]
    desk.watch(f"sources:\n  - feed: {site.feed('/rss', links)}\n")
    assert sorted(desk.read) == sorted(links[1:])
    assert "/private/1" not in site.paths()
    assert desk.troubles == [f"{links[0]} may not be asked for: 127.0.0.1 does not let us, by its robots.txt"]
    assert all(wait >= 20 for wait in desk.clock.waits[1:])
    desk.watch(f"sources:\n  - feed: {site.feed('/rss', links)}\n")
    assert desk.troubles == []
    assert [one.path for one in site.asked].count("/robots.txt") == 1


def test_a_group_of_our_name_goes_before_that_of_all(desk: Desk, site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: Dragoman\nDisallow: /closed\n")
    link = site.report("/news/1", 1)
    desk.watch(f"sources:\n  - feed: {site.feed('/rss', [link])}\n")
    assert desk.read == [link]


def test_robots_that_cannot_be_had_close_a_host_until_they_can(desk: Desk, site: Site) -> None:
    plan = f"sources:\n  - feed: {site.feed('/rss', [site.report('/news/1', 1)])}\n"
    site.fail("/robots.txt", 500)
    desk.watch(plan)
    assert site.paths() == []
    assert desk.troubles == [f"{site.address}/rss may not be asked for yet: the robots.txt of 127.0.0.1 cannot be had"]
    site.fail("/robots.txt", 404)
    desk.watch(plan, hours=1)
    assert desk.read == [f"{site.address}/news/1"]


def test_robots_from_before_count_while_they_cannot_be_had_and_after_thirty_days_none_do(
    desk: Desk, site: Site
) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\n")
    plan = f"every: 6h\nsources:\n  - feed: {site.feed('/rss', [site.report('/news/1', 1)])}\n"
    desk.watch(plan)
    site.fail("/robots.txt", 503)
    desk.clock.time += timedelta(days=2)
    site.feed("/rss", [site.report("/private/2", 2), site.report("/news/3", 3)])
    desk.watch(plan, hours=24)
    assert desk.read == [f"{site.address}/news/3"]
    desk.clock.time += timedelta(days=31)
    site.feed("/rss", [site.report("/private/4", 4)])
    desk.watch(plan, hours=24)
    assert desk.read == [f"{site.address}/private/4"]


def test_a_failing_source_is_backed_off_from_and_stops_no_other(desk: Desk, site: Site, other_site: Site) -> None:
    site.fail("/rss", 500)
    link = other_site.report("/news/1", 1)
    good = other_site.feed("/rss", [link])
    plan = f"sources:\n  - feed: {site.address}/rss\n    name: Bad\n  - feed: {good}\n    name: Good\n"
    desk.watch(plan, hours=4.2)
    assert desk.read == [link]
    # After 1, 2, 4, … minutes: 0, 1, 3, 7, 15, 31, 63, 127 minutes.
    assert site.paths().count("/rss") == 8
    bad, well = desk.health()
    assert (bad.name, bad.state, bad.failures) == ("Bad", "failing", 8)
    assert bad.error == "was not given: the server answers 500 Internal Server Error"
    assert (well.name, well.state) == ("Good", "well")
    site.feed("/rss", [])
    site.put("/rss", (other_site.pages["/rss"].body))
    desk.watch(plan, hours=6)
    assert desk.health()[0].state == "well"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("header", ["7200", "Mon, 02 Mar 2026 11:00:00 GMT"])
def test_retry_after_is_obeyed_for_the_whole_host(desk: Desk, site: Site, status: int, header: str) -> None:
    site.fail("/rss", status, ("Retry-After", header))
    other = site.feed("/other", [site.report("/news/1", 1)])
    plan = f"sources:\n  - feed: {site.address}/rss\n  - feed: {other}\n"
    desk.watch(plan, hours=1.9)
    assert site.paths() == ["/rss"]
    # A new start, and single rounds, do not ask sooner either.
    desk.watch(plan)
    assert site.paths() == ["/rss"]
    site.feed("/rss", [])
    desk.watch(plan, hours=0.5)
    assert "/news/1" in site.paths()


def test_an_endless_retry_after_is_cut(desk: Desk, site: Site) -> None:
    site.fail("/rss", 503, ("Retry-After", "9" * 30))
    desk.watch(f"sources:\n  - feed: {site.address}/rss\n")
    (row,) = desk.health()
    assert row.next == "2026-03-09T09:00:05Z"


def test_a_page_that_is_not_given_is_asked_for_again_and_one_that_is_gone_is_not(desk: Desk, site: Site) -> None:
    links = [site.report("/news/1", 1), f"{site.address}/gone"]
    site.fail("/news/1", 500)
    plan = f"sources:\n  - feed: {site.feed('/rss', links)}\n"
    desk.watch(plan)
    assert desk.read == []
    assert any("/news/1 was not given: the server answers 500" in line for line in desk.troubles)
    site.report("/news/1", 1)
    site.feed("/rss", [])
    desk.watch(plan, hours=1)
    assert desk.read == links[:1]
    assert site.paths().count("/gone") == 1
    (row,) = desk.health()
    assert (row.waiting, row.given_up) == (0, 1)


def test_what_cannot_be_read_is_told_once(desk: Desk, site: Site) -> None:
    feed = site.feed("/rss", [f"{site.address}/news/1"])
    site.put("/news/1", b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    plan = f"sources:\n  - feed: {feed}\n"
    desk.watch(plan)
    assert desk.troubles == [f"{site.address}/news/1 is a picture: there is no text in it to read"]
    desk.watch(plan)
    assert desk.troubles == []


def test_a_redirect_out_of_the_public_net_is_refused(desk: Desk, site: Site) -> None:
    site.fail("/rss", 302, ("Location", "http://10.0.0.1/rss"))
    desk.watch(f"sources:\n  - feed: {site.address}/rss\n")
    assert desk.troubles == [f"{site.address}/rss leads to 10.0.0.1 (10.0.0.1), which is no public address"]


def test_a_redirect_to_where_robots_forbid_is_refused(desk: Desk, site: Site, other_site: Site) -> None:
    other_site.put("/robots.txt", "User-agent: *\nDisallow: /\n")
    site.fail("/rss", 302, ("Location", f"{other_site.address}/rss"))
    desk.watch(f"sources:\n  - feed: {site.address}/rss\n")
    assert "does not let us, by its robots.txt" in desk.troubles[0]
    assert other_site.paths() == []


def test_the_links_of_a_page_are_followed_where_they_are_picked(desk: Desk, site: Site) -> None:
    links = [site.report(f"/news/{number}?id={number}", number) for number in range(2)]
    site.report("/about", 9)
    body = f"<html><nav><a href='/about'>About</a></nav><ul class=list><li><a href='/news/0?id=0&utm_source=x#top'>One</a><li><a href='{links[1]}'>Two</a></ul></html>"
    site.put("/list", body, kind="text/html")
    plan = f"sources:\n  - page: {site.address}/list\n    links: ul.list a\n"
    desk.watch(plan)
    assert desk.read == links
    site.put("/list", "<html><p>Under construction</p></html>", kind="text/html")
    desk.watch(plan)
    assert "has no links where 'ul.list a' says" in desk.troubles[0]


def test_a_page_that_is_a_report_itself_is_read_when_it_changes(desk: Desk, site: Site) -> None:
    address = site.report("/today", 1)
    plan = f"sources:\n  - page: {address}\n"
    desk.watch(plan)
    desk.watch(plan)
    assert desk.reader.read == [address]
    site.report("/today", 5)
    desk.watch(plan)
    assert desk.reader.read == [address] * 2
    assert len(desk.register.reports()) == 2


def test_a_feed_whose_own_texts_are_read(desk: Desk, site: Site) -> None:
    items = "".join(
        f"<item><title>Talks {n}</title><link>{site.address}/{n}</link><description>{report_text(n)}</description></item>"
        for n in (1, 2)
    )
    site.put("/rss", f"<rss version='2.0'><channel><title>Norpress</title>{items}</channel></rss>", kind="text/xml")
    plan = f"sources:\n  - feed: {site.address}/rss\n    text: feed\n"
    desk.watch(plan)
    assert desk.read == [f"{site.address}/rss#{site.address}/{n}" for n in (1, 2)]
    desk.watch(plan)
    assert desk.told == []
    assert site.paths() == ["/rss", "/rss"]


def test_a_sitemap_with_others_in_it(desk: Desk, site: Site) -> None:
    links = [
        site.report(f"/{place}/{number}", number) for number, place in enumerate(("news", "news", "about", "news"))
    ]
    days = ("2026-02-01", "2026-03-01", "2026-03-01", "2025-01-01")
    pages = "".join(
        f"<url><loc>{link}</loc><lastmod>{day}</lastmod></url>" for link, day in zip(links, days, strict=True)
    )
    site.put("/pages.xml", f"<urlset>{pages}</urlset>", kind="text/xml")
    site.put(
        "/map.xml",
        f"<sitemapindex><sitemap><loc>{site.address}/pages.xml</loc></sitemap></sitemapindex>",
        kind="text/xml",
    )
    plan = f"sources:\n  - sitemap: {site.address}/map.xml\n    match: '*/news/*'\n    since: 2026-01-01\n"
    desk.watch(plan)
    assert desk.read == links[:2]
    desk.watch(plan)
    assert desk.told == []


def test_a_round_reads_no_more_than_it_may_and_the_next_goes_on(desk: Desk, site: Site) -> None:
    links = [site.report(f"/news/{number}", number) for number in range(5)]
    plan = f"sources:\n  - feed: {site.feed('/rss', links)}\n    most: 2\n"
    assert len(desk.watch(plan)) == 2
    site.feed("/rss", [])
    site.put("/rss", site.pages["/rss"].body.replace(b"</channel>", b"<item><title>x</title></item></channel>"))
    assert len(desk.watch(plan)) == 2
    assert len(desk.watch(plan)) == 1
    assert len(desk.register.reports()) == 5


def test_two_sources_that_list_one_page_ask_for_it_once(desk: Desk, site: Site) -> None:
    link = site.report("/news/1", 1)
    desk.watch(f"sources:\n  - feed: {site.feed('/one', [link])}\n  - feed: {site.feed('/two', [link])}\n")
    assert site.paths().count("/news/1") == 1
    assert [row.reports for row in desk.health()] == [1, 1]


def test_files_of_a_folder_are_read_once_and_again_when_they_change(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    plan = "sources:\n  - folder: clips\n"
    assert desk.watch(plan) == []
    for number in range(2):
        (folder / f"{number}.txt").write_text(report_text(number))
        os.utime(folder / f"{number}.txt", (1.7e9, 1.7e9))
    desk.watch(plan)
    assert desk.read == [str(folder / f"{number}.txt") for number in range(2)]
    desk.watch(plan)
    assert desk.told == []
    (folder / "1.txt").write_text(report_text(7))
    os.utime(folder / "1.txt", (1.71e9, 1.71e9))
    desk.watch(plan)
    assert desk.read == [str(folder / "1.txt")]
    assert len(desk.register.reports()) == 3


def test_a_file_that_may_still_be_written_is_waited_for(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    path = tmp_path / "clips" / "1.txt"
    path.write_text(report_text(1))
    now = desk.clock.now().timestamp()
    os.utime(path, (now - 1, now - 1))
    desk.watch("sources:\n  - folder: clips\n")
    assert desk.read == [str(path)]
    assert sum(desk.clock.waits) == pytest.approx(1)


def test_a_folder_that_is_not_there_fails_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    plan = "sources:\n  - folder: clips\n"
    desk.watch(plan)
    assert desk.troubles == [f"{tmp_path / 'clips'} does not exist"]
    (tmp_path / "clips").mkdir()
    desk.watch(plan, hours=0.1)
    assert desk.health()[0].state == "well"


def test_what_a_feed_listed_is_read_though_the_feed_has_moved_on(desk: Desk, site: Site) -> None:
    links = [site.report(f"/news/{number}", number) for number in range(3)]
    feed = site.feed("/rss", links, etag='"a"')
    plan = f"sources:\n  - feed: {feed}\n"

    asked = 0

    def propose(document: object) -> object:
        nonlocal asked
        asked += 1
        if asked == 2:
            raise KeyboardInterrupt
        return original(document)  # type: ignore[arg-type]

    original = desk.reader.propose
    desk.reader.propose = propose  # type: ignore[method-assign, assignment]
    with pytest.raises(KeyboardInterrupt):
        desk.watch(plan)
    desk.reader.propose = original  # type: ignore[method-assign]
    site.feed("/rss", [site.report("/news/9", 9)], etag='"b"')
    desk.watch(plan)
    assert len(desk.register.reports()) == 4
    assert len(waiting(desk.register, 1, 10)) == 0


def test_a_source_that_is_no_longer_named_is_not_listed(desk: Desk, site: Site) -> None:
    feeds = [site.feed(f"/{name}", [site.report(f"/news/{name}", n)]) for n, name in enumerate("ab")]
    desk.watch(f"sources:\n  - feed: {feeds[0]}\n  - feed: {feeds[1]}\n")
    desk.watch(f"sources:\n  - feed: {feeds[1]}\n")
    assert [row.address for row in desk.health()] == feeds[1:]
    assert len(desk.health(everything=True)) == 2
