"""Pages by their addresses: given, not given, too late, too large, and where no page may be asked for."""

import gzip
import time
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.addresses import public_address
from dragoman.reading.fetching import Web
from dragoman.reading.sources import iter_documents
from reading.page_server import page_server


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with page_server() as address:
        yield address


OWN = Web(seconds=2, pause=0, limit=3_000_000, allowed=frozenset({"127.0.0.1"}))


def outcome(url: str, web: Web | None = OWN) -> list[str]:
    return [item.text if isinstance(item, Document) else f"! {item}" for item in iter_documents([url], web=web)]


def test_a_page_is_read_by_its_address_whatever_type_the_server_gives_it(server: str) -> None:
    (document,) = iter_documents([f"{server}/page"], web=OWN)
    assert isinstance(document, Document)
    assert (document.title, document.outlet, document.source) == (
        "Envoys meet in Port Anna",
        "Norpress",
        f"{server}/page",
    )
    assert document.text.startswith("The Ambassador of Caldria met")
    assert "Home" not in document.text
    assert outcome(f"{server}/page.txt") == [document.text]


def test_a_redirect_is_followed(server: str) -> None:
    assert outcome(f"{server}/to//page")[0].startswith("The Ambassador")


def test_a_sitemap_gives_its_pages_and_tells_those_that_are_not_there(server: str) -> None:
    read = outcome(f"{server}/sitemap.xml")
    assert read[0] == read[2]
    assert read[1] == f"! {server}/gone was not given: the server answers 404 Not Found"


def test_a_sitemap_that_was_not_named_by_itself_is_not_followed(server: str, tmp_path: Path) -> None:
    sitemap = f"<urlset><url><loc>{server}/page</loc></url></urlset>".encode()
    told = "is a sitemap: its pages are not asked for unless you name it by itself, or watch it"
    place = tmp_path / "folder"
    place.mkdir()
    (place / "map.xml").write_bytes(sitemap)
    (place / "map.xml.gz").write_bytes(gzip.compress(sitemap))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("map.xml", sitemap)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.c", "x@y.z", "Talks"
    mail.set_content("See the attached.")
    mail.add_attachment(sitemap, "application", "xml", filename="map.xml")
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    (tmp_path / "a.mbox").write_bytes(b"From a@b.c Sun Jun 12 10:00:00 2022\n" + bytes(mail))
    (tmp_path / "a.mht").write_bytes(
        b"From: <Saved by x>\nContent-Type: text/html\nContent-Location: http://x/\n\n" + sitemap
    )
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + sitemap
    (tmp_path / "a.warc").write_bytes(
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (len(block), block)
    )
    for path, times in (
        (place, 2),
        (place / "*.xml", 1),
        *((tmp_path / f"a.{end}", 1) for end in "zip eml mbox mht warc".split()),
    ):
        read = outcome(str(path))
        assert len(read) == times, path
        assert all(line.endswith(told) for line in read), path
    assert [len(outcome(str(place / name))) for name in ("map.xml", "map.xml.gz")] == [1, 1]
    assert outcome(str(place / "map.xml")) == outcome(f"{server}/page")


def test_this_machine_is_no_public_address_unless_it_is_allowed(server: str) -> None:
    (line,) = outcome(f"{server}/page", None)
    assert line == f"! {server}/page leads to 127.0.0.1 (127.0.0.1), which is no public address"


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("file:///etc/passwd", "leads to file: only http and https are read"),
        ("ftp://example.org/x", "leads to ftp: only http and https are read"),
        ("http://localhost:1/", "leads to localhost"),
        ("http://10.0.0.1/", "which is no public address"),
        ("http://[::1]/", "which is no public address"),
        ("http://[::ffff:10.0.0.1]/", "which is no public address"),
        ("http://169.254.169.254/latest", "which is no public address"),
        ("http://2130706433/", "which is no public address"),
    ],
)
def test_a_redirect_out_of_the_public_net_is_not_followed(server: str, to: str, words: str) -> None:
    (line,) = outcome(f"{server}/to/{to}")
    assert line.startswith(f"! {server}/to/")
    assert words in line


@pytest.mark.parametrize(
    "host",
    [
        "192.168.1.1",
        "172.16.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "[fe80::1]",
        "[fc00::1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "[::127.0.0.1]",
        "[fec0::1]",
        "[64:ff9b:1::a00:1]",
        "[::ffff:0:127.0.0.1]",
        "[3fff::1]",
    ],
)
def test_addresses_that_are_not_public(host: str) -> None:
    with pytest.raises(ValueError, match="no public address"):
        public_address(f"http://{host}/")


def test_a_name_that_stands_for_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(0, 0, 0, "", ("93.184.215.14", 80)), (0, 0, 0, "", ("192.168.0.7", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(ValueError, match=r"leads to press.example \(192.168.0.7\), which is no public address"):
        public_address("http://press.example/")


@pytest.mark.parametrize("page", ["slow", "slow-head"])
def test_a_server_that_dawdles_is_given_up(server: str, page: str) -> None:
    start = time.monotonic()
    assert outcome(f"{server}/{page}") == [f"! {server}/{page} took longer than 2 seconds to be given"]
    assert time.monotonic() - start < 8


def test_an_answer_without_end_is_cut(server: str) -> None:
    assert outcome(f"{server}/endless")[0].startswith(f"! {server}/endless is too large (the limit is 3,000,000 bytes)")


def test_a_redirect_to_itself_is_given_up(server: str) -> None:
    assert "leads on to other addresses more than 5 times" in outcome(f"{server}/loop")[0]


def test_a_picture_that_is_called_a_page_is_told(server: str) -> None:
    assert outcome(f"{server}/picture") == [f"! {server}/picture is a picture: there is no text in it to read"]


@pytest.mark.parametrize("url", ["http://", "http://[", "https://no.such.host.invalid/", "http://x:99999999/"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    (line,) = outcome(url)
    assert line.startswith(f"! {url} ")


@pytest.mark.parametrize("named", ["мид.рф", "МИД.рф", "xn--d1ahl.xn--p1ai"])
@pytest.mark.parametrize("asked", ["мид.рф", "xn--d1ahl.xn--p1ai"])
def test_a_host_in_another_script_is_asked_for_by_its_ascii_name(server: str, named: str, asked: str) -> None:
    port = server.rpartition(":")[2]
    web = Web(seconds=2, hosts={named: "127.0.0.1"})
    assert outcome(f"http://{asked}:{port}/page", web)[0].startswith("The Ambassador")
    assert public_address(f"http://{asked}/", hosts={named: "127.0.0.1"}) == ("xn--d1ahl.xn--p1ai", "127.0.0.1")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/relative", "is no full address of the web: it needs https://"),
        ("http:///x", "is no full address of the web"),
        ("http://x:99999/", "is no address of the web: its host or port cannot be one"),
        (f"http://{'ü' * 80}/", "which is no name of a host"),
    ],
)
def test_why_an_address_is_none(url: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        public_address(url)
