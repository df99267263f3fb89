"""Search over reports and names."""

import pytest
from fastapi.testclient import TestClient


def test_words_are_found_in_reports_and_shown_in_their_place(desk: TestClient) -> None:
    text = desk.get("/search", params={"q": "semiconductor"}).text
    assert 'href="/reports/5"' in text
    assert "<mark>semiconductor</mark>" in text


def test_words_in_quotation_marks_stand_side_by_side(desk: TestClient) -> None:
    assert 'class="entry-link" href="/reports/5"' in desk.get("/search", params={"q": '"supply chains"'}).text
    assert 'class="entry-link" href="/reports/' not in desk.get("/search", params={"q": '"chains supply"'}).text


def test_names_are_found_without_their_marks(desk: TestClient) -> None:
    text = desk.get("/search", params={"q": "ossandon"}).text
    assert "Ossandón" in text.partition('id="persons"')[2]


def test_a_state_is_found_by_its_name(desk: TestClient) -> None:
    assert 'href="/states/CHL"' in desk.get("/search", params={"q": "chile"}).text


def test_a_number_leads_to_what_bears_it(desk: TestClient) -> None:
    assert 'href="/engagements/24"' in desk.get("/search", params={"q": "24"}).text


@pytest.mark.parametrize("words", ["", "   ", "!!", '"', "''", "-"])
def test_nothing_to_look_for_is_told(desk: TestClient, words: str) -> None:
    answer = desk.get("/search", params={"q": words})
    assert answer.status_code == 200
    assert "quotation marks" in answer.text


@pytest.mark.parametrize("words", ['a" OR "b', "NEAR(a b)", "title:x", "a*", "(", "x AND NOT", "\x00abc", "𝕏" * 50])
def test_no_words_are_taken_for_commands(desk: TestClient, words: str) -> None:
    assert desk.get("/search", params={"q": words}).status_code == 200


def test_too_many_words_are_refused_in_plain_words(desk: TestClient) -> None:
    answer = desk.get("/search", params={"q": "x" * 201})
    assert answer.status_code == 422
    assert "q cannot be taken" in answer.text
