"""Facts that no reader found, added by a form."""

from fastapi.testclient import TestClient

from web.test_review import hidden


def test_what_nobody_chose_is_no_part_of_an_engagement_that_is_added(desk: TestClient) -> None:
    """That it was held, least of all: whoever adds one says so."""
    page = desk.get("/review/add?report=1&section=engagements&span=0-10")
    form = page.text.partition('action="/review/add"')[2].partition("</form>")[0]
    assert " selected" not in form.partition('id="f-status"')[2].partition("</select>")[0]
    sent = {**hidden(page, "/review/add"), "party": "p1", "party-side": "", "party-role": "participant"}
    answer = desk.post("/review/add", data={**sent, "form": "meeting", "status": "", "span": "0-10"})
    assert (
        answer.status_code == 422
        and "Status of the fact is missing" in answer.text.partition('role="alert"')[2].partition("</div>")[0]
    )


def test_who_adds_a_fact_without_its_words_is_told_how_to_say_them_here(desk: TestClient) -> None:
    """And not how the command line would have them."""
    sent = hidden(desk.get("/review/add?report=1&section=topics"), "/review/add")
    answer = desk.post("/review/add", data={**sent, "phrase": "steel", "subjects": "other", "span": ""})
    said = answer.text.partition('role="alert"')[2].partition("</div>")[0]
    assert answer.status_code == 422 and "elect them in the text" in said and "quote=" not in said
