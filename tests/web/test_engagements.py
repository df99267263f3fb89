"""The page of an engagement."""

import re

from fastapi.testclient import TestClient

from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.grouping import merge
from dragoman.review.naming import find_event
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from web.test_review import hidden


def test_it_tells_what_all_reports_say_and_where_they_differ(told_desk: TestClient) -> None:
    text = told_desk.get("/engagements/1").text
    assert "Sun 15 September 2024" in text
    assert "gas supplies" in text and "transit" in text
    differ = text.partition('id="differ"')[2].partition("</section>")[0]
    assert "Riga" in differ and "Ventspils" in differ
    assert 'href="/reports/2"' in differ and 'href="/reports/3"' in differ


def test_its_history_goes_from_the_plan_to_the_meeting(told_desk: TestClient) -> None:
    history = told_desk.get("/engagements/1").text.partition('id="history"')[2].partition("</section>")[0]
    assert history.index("status-scheduled") < history.index("status-held")


def test_every_account_leads_to_its_words(told_desk: TestClient) -> None:
    text = told_desk.get("/engagements/1").text
    for number in (1, 2, 3):
        assert f'href="/reports/{number}#f-e"' in text
    assert text.count("<blockquote") >= 3
    assert "same parties" in text, "why its accounts are one"


def test_what_was_promised_is_there(told_desk: TestClient) -> None:
    assert "a new terminal" in told_desk.get("/engagements/1").text


def test_an_older_number_leads_to_what_it_became_part_of(told: Register, told_desk: TestClient) -> None:
    merge(told, [find_event(told, "1")[1], find_event(told, "4")[1]], by=Decider("Mara"), why="one call")
    answer = told_desk.get("/engagements/4", follow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/engagements/1")
    text = told_desk.get("/engagements/4").text
    assert "also known as" in text and "4" in text
    assert "one call" in text


def test_what_a_reader_is_not_sure_of_says_so(told_desk: TestClient) -> None:
    assert "30% sure" in told_desk.get("/engagements/4").text


def test_an_engagement_that_is_not_there(told_desk: TestClient) -> None:
    assert told_desk.get("/engagements/999").status_code == 404


def test_what_is_wrong_is_corrected_from_the_page_itself(desk: TestClient, told_desk: TestClient) -> None:
    """Of one account at once; of several, each account leads to its own form."""
    one = desk.get("/engagements/1").text
    (address,) = re.findall(r'href="([^"]+)">Correct it<', one)
    form = desk.get(address.replace("&amp;", "&")).text
    assert 'action="/review/correct"' in form and 'aria-label="Party 1"' in form
    several = told_desk.get("/engagements/1").text
    assert "Correct it<" not in several and several.count('&amp;fix=1">correct<') == 3


def test_what_was_decided_leads_back_to_the_fact(desk: TestClient) -> None:
    """So that who came from an engagement to mend it sees what has become of it."""
    sent = hidden(desk.get("/review?fact=3/e5"), "/review/decide")
    after = desk.post("/review/decide", data={**sent, "action": "accept"}).text
    assert '<a class="fact-name" href="/reports/3#f-e5">3/e5</a>' in after.partition("Accepted:")[2]


def test_who_may_not_decide_is_offered_no_correction(register_url: str) -> None:
    settings = Settings(register=register_url, hosts=("testserver",), read_only=True)
    with TestClient(create_app(settings)) as desk:
        assert "fix=1" not in desk.get("/engagements/1").text


def test_a_list_leads_to_the_words_of_each_engagement(told_desk: TestClient) -> None:
    """And not to the beginning of its report."""
    for address in ("/", "/explore", "/explore?view=table", "/states/KAZ"):
        links = re.findall(r'href="(/reports/[^"]+)"', told_desk.get(address).text)
        assert any(re.fullmatch(r"/reports/\d+#f-e", link) for link in links), address
