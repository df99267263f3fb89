"""Persons, organisations, states, and pairs of states."""

import re

import pytest
from fastapi.testclient import TestClient

from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept, reject, settle
from dragoman.review.naming import find_event, find_fact


def address_of(desk: TestClient, name: str) -> str:
    return re.search(rf'href="(/(?:persons|organisations)/\d+)"><bdi>{name}<', desk.get("/engagements/1").text)[1]  # type: ignore[index]


def test_a_person_has_posts_with_the_reports_that_tell_of_them(told_desk: TestClient) -> None:
    text = told_desk.get(address_of(told_desk, "Nurlan Seit")).text
    assert "<title>Nurlan Seit · person · Dragoman</title>" in text
    posts = text.partition('id="posts"')[2].partition("</section>")[0]
    assert "Minister of Energy" in posts
    assert 'href="/reports/' in posts


def test_a_person_has_engagements_counterparts_topics_and_open_commitments(told_desk: TestClient) -> None:
    text = told_desk.get(address_of(told_desk, "Nurlan Seit")).text
    assert 'href="/engagements/1"' in text
    assert "Ilze Ozola" in text.partition('id="met"')[2]
    assert "energy" in text.partition('id="course"')[2]
    assert "a new terminal" in text.partition('id="open"')[2]


def test_of_somebody_all_is_told_that_was_promised_where_they_were(told_desk: TestClient) -> None:
    """Also what neither was promised to them nor by them, as long as it is not told twice."""
    ozola = told_desk.get(address_of(told_desk, "Ilze Ozola")).text
    assert "No report tells of one by or to <bdi>Ilze Ozola</bdi>" in ozola.partition('id="open"')[2]
    assert "a new terminal" in ozola.partition('id="there"')[2].partition("</section>")[0]
    assert told_desk.get(address_of(told_desk, "Nurlan Seit")).text.count("a new terminal") == 1


def test_that_nothing_lies_ahead_or_is_open_is_told(told_desk: TestClient) -> None:
    """And not left for the reader to make out."""
    text = told_desk.get("/states/SWE").text
    assert "No report tells of anything that lies ahead" in text
    assert "No report tells of one by or to <bdi>Sweden</bdi>" in text


def test_of_somebody_only_what_was_since_a_day_is_told(told_desk: TestClient) -> None:
    """Whom he met since then, and what was promised."""
    address = address_of(told_desk, "Nurlan Seit")
    text = told_desk.get(f"{address}?since=2024-09").text
    assert "Ilze Ozola" in text.partition('id="met"')[2]
    assert "a new terminal" in text.partition('id="promised"')[2]
    assert 'value="2024-09-01"' in text
    assert "since=2024-09-01" in text.partition(">All engagements<")[0].rpartition("<a href=")[2]
    text = told_desk.get(f"{address}?since=2024-10").text
    assert "No report tells of one that was held since" in text
    assert 'id="met"' not in text and "a new terminal" not in text


def test_of_a_time_all_that_was_promised_is_told_kept_or_not(told: Register, told_desk: TestClient) -> None:
    settle(told, find_fact(told, "2/c1"), find_fact(told, "3/e"), by=Decider("Mara Lind"))
    address = address_of(told_desk, "Nurlan Seit")
    assert "a new terminal" not in told_desk.get(address).text
    assert "a new terminal" in told_desk.get(f"{address}?since=2024").text.partition('id="promised"')[2]


def test_a_state_tells_of_a_time_too(told_desk: TestClient) -> None:
    assert "Ilze Ozola" in told_desk.get("/states/KAZ?since=2024-09").text.partition('id="met"')[2]
    later = told_desk.get("/states/KAZ?since=2024-10").text
    assert 'id="met"' not in later and 'id="with"' not in later


def test_a_time_that_is_none_is_told_so(told_desk: TestClient) -> None:
    answer = told_desk.get("/states/KAZ?since=march")
    assert answer.status_code == 422
    assert "is no date" in answer.text


def test_with_other_states_only_what_counts_is_counted(told_desk: TestClient) -> None:
    """The call with Sweden, of which its reader is not sure, is in no list of the page."""
    text = told_desk.get("/states/KAZ").text
    partners = text.partition('id="with"')[2].partition("</section>")[0]
    assert "Latvia" in partners
    assert "Sweden" not in partners


def test_an_organisation_has_as_many_engagements_as_its_page_lists(desk: TestClient) -> None:
    """Those of whoever acts for it are its own, too."""
    addresses = set(re.findall(r'href="(/organisations/\d+)"', desk.get("/search?q=authority").text))
    assert len(addresses) > 1
    for address in addresses:
        text = desk.get(address).text
        (explored,) = re.findall(r'<a href="(/explore\?[^"]+)">All engagements', text)
        listed = desk.get(explored.replace("&amp;", "&") + "&view=table").text
        numbers = set(re.findall(r'class="at"><a href="/engagements/(\d+)"', listed))
        assert f'<p class="quiet">{len(numbers)} engagement' in text


def test_at_the_top_of_a_page_only_those_engagements_are_counted_that_count(
    told: Register, told_desk: TestClient
) -> None:
    """The call with Sweden, of which its reader is not sure, only once somebody accepts it; the meeting until it is rejected."""
    address = address_of(told_desk, "Nurlan Seit")

    def counted() -> tuple[str, int]:
        text = told_desk.get(address).text
        (said,) = re.findall(r'<p class="quiet">(\d+ engagements?), named in 4 reports', text)
        (explored,) = re.findall(r'<a href="(/explore\?[^"]+)">All engagements', text)
        listed = told_desk.get(explored.replace("&amp;", "&") + "&view=table").text
        return said, len(set(re.findall(r'class="at"><a href="/engagements/(\d+)"', listed)))

    assert counted() == ("1 engagement", 1)
    accept(told, [find_fact(told, "4/e")], by=Decider("Mara Lind"))
    assert counted() == ("2 engagements", 2)
    reject(told, find_event(told, "1")[1], by=Decider("Mara Lind"))
    assert counted() == ("1 engagement", 1)
    reject(told, [find_fact(told, "4/e")], by=Decider("Mara Lind"))
    assert counted() == ("0 engagements", 0)


def test_a_person_under_the_address_of_an_organisation_is_led_on(told_desk: TestClient) -> None:
    person = address_of(told_desk, "Nurlan Seit")
    answer = told_desk.get(person.replace("persons", "organisations"), follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, person)


@pytest.mark.parametrize(
    "address", ["/persons/9999", "/organisations/9999", "/states/Atlantis", "/states/KAZ/Atlantis"]
)
def test_who_is_not_known(told_desk: TestClient, address: str) -> None:
    assert told_desk.get(address).status_code == 404


def test_a_state_has_its_engagements_partners_and_officeholders(told_desk: TestClient) -> None:
    text = told_desk.get("/states/KAZ").text
    assert "<title>Kazakhstan · state · Dragoman</title>" in text
    assert 'href="/engagements/1"' in text
    assert 'href="/states/KAZ/LVA">Latvia</a>' in text
    assert "Minister of Energy" in text


@pytest.mark.parametrize("name", ["kaz", "Kazakhstan"])
def test_a_state_is_found_by_any_of_its_names(told_desk: TestClient, name: str) -> None:
    answer = told_desk.get(f"/states/{name}", follow_redirects=False)
    assert answer.headers["location"] == "/states/KAZ"


def test_a_pair_has_one_page_with_its_months_and_engagements(told_desk: TestClient) -> None:
    answer = told_desk.get("/states/LVA/KAZ", follow_redirects=False)
    assert answer.headers["location"] == "/states/KAZ/LVA"
    text = told_desk.get("/states/KAZ/LVA").text
    assert "Kazakhstan and Latvia" in text
    assert "September 2024" in text
    assert 'href="/engagements/1"' in text
    assert "a new terminal" in text


@pytest.mark.parametrize("address", ["/persons/1", "/states/KAZ", "/states/KAZ/LVA"])
def test_all_engagements_of_a_page_can_be_explored_and_taken_along(told_desk: TestClient, address: str) -> None:
    found = re.search(r'<a href="(/explore\?[^"]+)">All engagements', told_desk.get(address).text)
    assert found
    explored = told_desk.get(found[1].replace("&amp;", "&")).text
    (csv,) = re.findall(r'href="(/explore/engagements\.csv[^"]*)"', explored)
    lines = told_desk.get(csv.replace("&amp;", "&")).text.splitlines()
    numbers = set(re.findall(r'href="/engagements/(\d+)"', told_desk.get(address).text))
    assert numbers and all(any(line.startswith(f"{number},") for line in lines) for number in numbers)


def test_a_state_and_itself_are_no_pair(told_desk: TestClient) -> None:
    assert told_desk.get("/states/KAZ/KAZ", follow_redirects=False).headers["location"] == "/states/KAZ"


def test_an_organisation_has_a_page(desk: TestClient) -> None:
    found = re.search(r'href="(/organisations/\d+)"', desk.get("/search?q=authority").text)
    assert found is not None
    answer = desk.get(found[1])
    assert answer.status_code == 200
    assert "· organisation · Dragoman</title>" in answer.text
