"""Search over reports and names."""

import re

import pytest
from fastapi.testclient import TestClient


def test_words_are_found_in_reports_and_shown_in_their_place(desk: TestClient) -> None:
    text = desk.get("/search", params={"q": "semiconductor"}).text
    assert 'href="/reports/5"' in text
    assert "<mark>semiconductor</mark>" in text


def test_words_in_quotation_marks_stand_side_by_side(desk: TestClient) -> None:
    assert 'class="entry-link" href="/reports/5"' in desk.get("/search", params={"q": '"supply chains"'}).text
    assert 'class="entry-link" href="/reports/' not in desk.get("/search", params={"q": '"chains supply"'}).text


def test_of_a_report_the_place_is_shown_where_most_of_the_words_stand_together(desk: TestClient) -> None:
    """And not the first "of" in it."""
    found = desk.get("/search", params={"q": "freedom of navigation"}).text
    passage = found.partition('class="passage">')[2].partition("</p>")[0]
    assert "<mark>freedom</mark> <mark>of</mark> <mark>navigation</mark>" in passage


def test_names_are_found_without_their_marks(desk: TestClient) -> None:
    text = desk.get("/search", params={"q": "ossandon"}).text
    assert "Ossandón" in text.partition('id="persons"')[2]


def test_a_state_is_found_by_its_name(desk: TestClient) -> None:
    assert 'href="/states/CHL"' in desk.get("/search", params={"q": "chile"}).text


HOLDERS = 'id="holders"'


@pytest.mark.parametrize(
    "words",
    [
        "Kazakhstan's ambassador",
        "ambassador of kazakhstan",
        "Kazakh ambassador to Belgium",
        "the ambassador of Kazakhstan to Belgium",
        "who is Kazakhstan’s Ambassador?",
    ],
)
def test_who_holds_a_post_is_found_by_the_post(desk: TestClient, words: str) -> None:
    """Whoever asks for the ambassador of a state need not know the name."""
    found = desk.get("/search", params={"q": words}).text.partition(HOLDERS)[2].partition("</section>")[0]
    assert re.search(r'href="/persons/\d+"><bdi>Margulan Baimukhan<', found)


@pytest.mark.parametrize("words", ["Kazakhstan", "ambassador", "Belgium's ambassador to Kazakhstan", "of to the"])
def test_no_holder_is_told_of_a_post_that_nobody_asks_for_or_has(desk: TestClient, words: str) -> None:
    assert HOLDERS not in desk.get("/search", params={"q": words}).text


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
