"""A feed whose entries keep their ids, and an e-mail that says the same once."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from xml.etree import ElementTree as ET

import pytest

from desk import read
from dragoman.export import atom, mail
from dragoman.register.filters import Filter
from dragoman.register.searches import alerts, find_search, save_search
from dragoman.register.store import Register

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def register() -> Iterator[Register]:
    with Register.open("sqlite://", create=True) as opened:
        save_search(opened, "Fish & <ships>\r\nBcc: all@x.org", Filter(state="NOR"), "ada")
        opened.record(read(0, "whole"), "1")
        yield opened


def feed(register: Register) -> ET.Element:
    return ET.fromstring(b"".join(atom.write(find_search(register, "1"), alerts(register, "1"), desk="http://d")))


def test_entries_keep_their_ids_and_new_ones_have_others(register: Register) -> None:
    before = [entry.findtext(f"{ATOM}id") for entry in feed(register).iter(f"{ATOM}entry")]
    assert len(before) == 1 and before == [entry.findtext(f"{ATOM}id") for entry in feed(register).iter(f"{ATOM}entry")]
    register.record(read(1, "whole"), "1")
    register.record(read(4, "whole"), "1")
    after = [entry.findtext(f"{ATOM}id") for entry in feed(register).iter(f"{ATOM}entry")]
    assert set(before) < set(after) and len(set(after)) == len(after) == 3


def test_a_feed_has_what_readers_of_feeds_need(register: Register) -> None:
    root = feed(register)
    assert root.findtext(f"{ATOM}title", "").startswith("Dragoman: Fish & <ships>")
    assert root.findtext(f"{ATOM}updated") and root.findtext(f"{ATOM}id") and root.find(f"{ATOM}author") is not None
    entry = next(root.iter(f"{ATOM}entry"))
    assert (
        "“Anna Berg met Luis Prado in Oslo” " not in (said := entry.findtext(f"{ATOM}content", "")) and "Oslo" in said
    )
    assert entry.find(f"{ATOM}link").get("href", "").startswith("http://d/engagements/")  # type: ignore[union-attr]


def test_an_email_can_be_read_and_its_head_holds(register: Register) -> None:
    search = find_search(register, "1")
    found = {search: alerts(register, "1")}
    written = mail.write(found, made="2026-11-25T10:00:00+00:00", to="desk@example.org", desk="http://d")
    message = message_from_bytes(written, policy=policy.default)
    assert (
        message["To"] == "desk@example.org"
        and message["Bcc"] is None
        and message["Subject"].startswith("Dragoman: 1 new")
    )
    assert "Anna Berg" in message.get_content() and "http://d/engagements/" in message.get_content()
    again = message_from_bytes(mail.write(found, made="2026-11-26T10:00:00+00:00"), policy=policy.default)
    assert again["Message-ID"] == message["Message-ID"]
