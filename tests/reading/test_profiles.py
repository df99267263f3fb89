"""Publishers' profiles: each makes the reading of its publisher's pages better, none makes another's worse."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))

from profiles import PAGES, Gain, gains, rights

from dragoman.model.document import Document
from dragoman.reading.fetching import Web
from dragoman.reading.profiles.loading import own_profiles, profile_in, profiles_with
from dragoman.reading.profiles.profile import Profile, Profiles
from dragoman.reading.sources import iter_documents
from reading.page_server import served

NAMES = sorted({page.name.rpartition("-")[0] for page in PAGES.glob("*.html")})


@pytest.fixture(scope="module")
def measured() -> dict[str, list[Gain]]:
    return gains()


def test_there_are_pages_for_every_profile() -> None:
    hosts = {host for profile in own_profiles().all for host in profile.hosts}
    named = {
        re.search(r"(?:canonical|og:url).*?https?://([a-z.-]+)", page.read_text())[1] for page in PAGES.glob("*.html")
    }  # type: ignore[index]
    assert len(own_profiles().all) == len(NAMES) == 12
    assert all(own_profiles().of(f"https://{host}/") for host in named)
    assert {own_profiles().of(f"https://{host}/") for host in named} == set(own_profiles().all)
    assert len(hosts) > len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_makes_its_pages_better_and_nothing_worse(name: str, measured: dict[str, list[Gain]]) -> None:
    before = rights([one.general for one in measured[name]])
    after = rights([one.profiled for one in measured[name]])
    better = [now > was for was, now in zip(before[:5], after[:5], strict=True)] + [after[5] < before[5]]
    worse = [now < was for was, now in zip(before[:5], after[:5], strict=True)] + [after[5] > before[5]]
    assert any(better) or before == after, "the general way may be as good, and no better"
    assert not any(worse)
    assert after[0] >= 0.99 and after[1:] == (2, 2, 2, 2, 0)


def test_a_page_is_known_by_the_host_that_it_comes_from() -> None:
    page = (PAGES / "kremlin-1.html").read_bytes().replace(b"en.kremlin.ru/events", b"elsewhere.example/events")
    with served({"/story": page}) as port:
        web = Web(hosts={"en.kremlin.ru": "127.0.0.1", "other.example": "127.0.0.1"}, pause=0, seconds=60)
        (known,) = iter_documents([f"http://en.kremlin.ru:{port}/story"], web=web)
        (unknown,) = iter_documents([f"http://other.example:{port}/story"], web=web)
    assert isinstance(known, Document) and isinstance(unknown, Document)
    assert known.outlet == "President of Russia"
    # Who gives a page cannot lend itself another's name by what the page says of its address.
    assert "Direct link" not in known.text


def test_another_layout_is_read_in_the_general_way(tmp_path: Path) -> None:
    page = (PAGES / "kremlin-1.html").read_text().replace("read__internal_content", "x").replace("read__lead", "y")
    (tmp_path / "page.html").write_text(page)
    (document,) = iter_documents([str(tmp_path / "page.html")])
    assert isinstance(document, Document)
    assert document.outlet == "President of Russia" and len(document.text) > 300


def test_the_longest_host_goes_first_and_the_users_own_before_the_packages() -> None:
    wide = Profile("Wide", ("example.org",), "ministry")
    narrow = Profile("Narrow", ("press.example.org",), "agency")
    profiles = Profiles([wide, narrow])
    assert profiles.of("https://www.press.example.org/a") == narrow
    assert profiles.of("https://x.example.org:8080/") == wide
    assert profiles.of("https://notexample.org/") is None
    assert profiles.of("http://[") is None and profiles.of(None) is None


def test_days_on_the_publishers_own_calendar_and_clock() -> None:
    profile = Profile("A", ("a.example",), "mission", date_format=("%d/%m/%Y", "%d %b %Y"), time_zone="Asia/Almaty")
    assert profile.day_of("Published 03/04/2022, 10:15") == date(2022, 4, 3)
    assert profile.day_of("Posted On: 10 JUN 2022 5:40PM") == date(2022, 6, 10)
    assert profile.day_of("2022-06-10T20:30:00Z") == date(2022, 6, 11)
    assert profile.day_of("2022-06-10T20:30:00") == date(2022, 6, 10)
    assert profile.day_of("31/02/2022") is None
    american = Profile("B", ("b.example",), "agency", date_format=("%m/%d/%Y",))
    assert american.day_of("03/04/2022") == date(2022, 3, 4)


def test_a_day_line_in_the_publishers_format_is_found_without_a_selector(tmp_path: Path) -> None:
    page = (PAGES / "ambafrance-1.html").read_text()
    (tmp_path / "page.html").write_text(re.sub(r"publié le [\d/]+", "publié le 03/04/2022", page))
    (with_profile,) = iter_documents([str(tmp_path / "page.html")])
    (without,) = iter_documents([str(tmp_path / "page.html")], profiles=Profiles())
    assert isinstance(with_profile, Document) and isinstance(without, Document)
    assert (with_profile.published, without.published) == (date(2022, 4, 3), None)


def test_a_users_own_profiles(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: Our house\nhosts: [kremlin.ru]\nkind: ministry\n")
    profiles = profiles_with(str(tmp_path))
    assert len(profiles.all) == 13
    found = profiles.of("http://en.kremlin.ru/x")
    assert found is not None and found.name == "Our house"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hosts: [a.example]\nkind: agency", "line 1: the profile has no 'name'"),
        ("name: A\nkind: agency", "line 1: the profile has no 'hosts'"),
        ("name: A\nhosts: [a.example]\nkind: shop", "line 3: 'shop' is no kind of publisher"),
        ("name: A\nhosts: ['https://a.example']\nkind: agency", "line 2: 'https://a.example' is no name of a host"),
        ("name: A\nhosts: [a.example]\nkind: agency\ntext: 'p['", "line 4: text: 'p[' is no CSS selector"),
        ("name: A\nhosts: [a.example]\nkind: agency\nremove: ['p[']", "line 4: remove: 'p[' is no CSS selector"),
        (
            "name: A\nhosts: [a.example]\nkind: agency\ntime_zone: Mars/Base",
            "line 4: time_zone: 'Mars/Base' is no time zone",
        ),
        (
            "name: A\nhosts: [a.example]\nkind: agency\ndate_format: d.m.y",
            "line 4: date_format: 'd.m.y' is no date format",
        ),
        ("name: A\nhosts: [a.example]\nkind: agency\nvoice: Atlantis", "line 4: voice: no state is called 'Atlantis'"),
        ("name: A\nhosts: [a.example]\nkind: agency\nbody: p", "line 4: 'body' is nothing that the profile has"),
    ],
)
def test_what_is_wrong_with_a_profile_is_told_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ValueError, match="line") as caught:
        profile_in(text)
    assert words in str(caught.value)
    (tmp_path / "a.yaml").write_text(text)
    with pytest.raises(ValueError, match=re.escape(str(tmp_path / "a.yaml"))):
        profiles_with(str(tmp_path))
