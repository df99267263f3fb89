"""Persons, organisations, states, and pairs of states."""

import re

import pytest
from fastapi.testclient import TestClient


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
