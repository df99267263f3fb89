"""Addresses say only what is set."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("given", "led_to"),
    [
        ("/explore?state=KAZ&state=&form=&view=map", "/explore?state=KAZ&view=map"),
        ("/explore?state=&accepted=&words=+%20", "/explore"),
        ("/explore?words=%22grain+deal%22&person=", "/explore?words=%22grain+deal%22"),
        ("/commitments?status=&state=LVA", "/commitments?state=LVA"),
        ("/explore/engagements.csv?state=KAZ&form=", "/explore/engagements.csv?state=KAZ"),
        ("/states/KAZ?since=", "/states/KAZ"),
        ("/review?section=&state=waiting&above=&below=50&outlet=", "/review?state=waiting&below=50"),
        ("/search?q=", "/search"),
        ("/states/C%C3%B4te%20d%27Ivoire?since=", "/states/C%C3%B4te%20d%27Ivoire"),
    ],
)
def test_what_is_blank_is_left_out(told_desk: TestClient, given: str, led_to: str) -> None:
    answer = told_desk.get(given, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, led_to)
    assert told_desk.get(led_to, follow_redirects=False).headers.get("location", "") != led_to


@pytest.mark.parametrize("address", ["/explore?state=KAZ&view=map", "/explore", "/search?q=0", "/reports?outlet=a%26b"])
def test_what_is_set_stays_as_it_is(told_desk: TestClient, address: str) -> None:
    assert told_desk.get(address, follow_redirects=False).status_code == 200


@pytest.mark.parametrize("path", ["//elsewhere.example/", "/%2Felsewhere.example/", "/\\elsewhere.example/"])
def test_no_address_leads_to_another_host(told_desk: TestClient, path: str) -> None:
    answer = told_desk.get(f"http://testserver{path}?a=", follow_redirects=False)
    assert not answer.headers.get("location", "/").startswith(("//", "/\\", "http"))
