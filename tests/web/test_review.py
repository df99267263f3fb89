"""The review asked for in the process: what every form does, what it refuses, and what a stale one is told."""

import re
from html import unescape

import msgspec
import pytest
from fastapi.testclient import TestClient
from httpx import Response

from dragoman.register.store import Register
from dragoman.review.deciders import Decider
from dragoman.review.deciding import accept, reject, undo
from dragoman.review.history import log
from dragoman.review.naming import find_event, find_fact
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from tellings import report


@pytest.fixture
def register(register_url: str) -> Register:
    return Register.open(register_url)


def hidden(answer: Response, form: str) -> dict[str, str]:
    """The hidden fields of the form that is sent to an address."""
    found = next(
        part for part in answer.text.split("<form")[1:] if f'method="post" action="{form}"' in part.split(">")[0]
    )
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', found.split("</form>")[0])
    return {unescape(name): unescape(value) for name, value in inputs if not name.startswith("shown-")}


def test_a_fact_is_shown_in_its_sentence_and_accepted(desk: TestClient, register: Register) -> None:
    page = desk.get("/review?section=engagements")
    assert page.status_code == 200
    assert "Does the report say so?" in page.text and "<mark" in page.text
    sent = hidden(page, "/review/decide")
    name = sent["fact"].partition("@")[0]
    onward = desk.post("/review/decide", data={**sent, "action": "accept", "why": "read it"}, follow_redirects=False)
    assert onward.status_code == 303 and onward.headers["location"].startswith("/review?section=engagements&fact=")
    assert find_fact(register, name).state == "accepted"
    assert log(register)[0].why == "read it"
    after = desk.get(onward.headers["location"])
    assert "Accepted: <bdi>" in after.text and f'">{name}</a>' in after.text.partition("Accepted:")[2]
    undo = hidden(after, "/review/undo")
    back = desk.post("/review/undo", data=undo, follow_redirects=False)
    assert back.headers["location"] == f"/review?section=engagements&fact={name.replace('/', '%2F')}"
    assert find_fact(register, name).state == "read"


def test_a_stale_form_is_told_what_was_decided_meanwhile(desk: TestClient, register: Register) -> None:
    sent = hidden(desk.get("/review"), "/review/decide")
    name = sent["fact"].partition("@")[0]
    reject(register, [find_fact(register, name)], by=Decider("Ann"), why="no such meeting")
    answer = desk.post("/review/decide", data={**sent, "action": "accept"})
    assert answer.status_code == 409
    assert "What was decided meanwhile" in answer.text and "Ann" in answer.text and "no such meeting" in answer.text
    assert "Nothing of yours was recorded" in answer.text and "Look at it and decide again" in answer.text
    assert find_fact(register, name).state == "rejected"


def test_what_was_filled_in_on_a_stale_form_stands_in_the_form_that_is_opened_next(
    desk: TestClient, register: Register
) -> None:
    sent = hidden(desk.get("/review?fact=1/t1&fix=1"), "/review/correct")
    reject(register, [find_fact(register, "1/t1")], by=Decider("Ann"))
    filled = {
        "phrase": "“ways” <to> trade & more",
        "shown-phrase": "1",
        "subjects": ["energy", "other"],
        "why": "I heard",
    }
    answer = desk.post("/review/correct", data={**sent, **filled})
    assert answer.status_code == 409 and "Fix it with what you had filled in" in answer.text
    again = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text.partition("/review/reopen")[2]
    )
    carried: dict[str, list[str]] = {}
    for name, value in again:
        carried.setdefault(unescape(name), []).append(unescape(value))
    page = desk.post("/review/reopen", data=carried)
    assert page.status_code == 200 and "It is not recorded yet" in page.text and "data-filled" in page.text
    assert "“ways” &lt;to&gt; trade &amp; more</textarea>" in page.text and 'value="I heard"' in page.text
    assert re.findall(r'name="subjects" value="(\w+)" checked', page.text) == ["energy", "other"]
    assert len(log(register)) == 1
    done = desk.post("/review/correct", data={**hidden(page, "/review/correct"), **filled}, follow_redirects=False)
    assert done.status_code == 303
    assert register.reading(1).topics[0].phrase == filled["phrase"]


def test_what_was_added_by_somebody_else_meanwhile_can_be_filled_in_further(desk: TestClient) -> None:
    form = hidden(desk.get("/review/add?report=1&section=topics&span=0-9"), "/review/add")
    sent = {**form, "span": "0-9", "phrase": "trade", "subjects": "other"}
    assert desk.post("/review/add", data=sent, follow_redirects=False).status_code == 303
    answer = desk.post("/review/add", data=sent)
    if answer.status_code == 409:
        assert "/review/reopen" in answer.text
    page = desk.post("/review/reopen", data={**sent, "phrase": "trade by sea"})
    assert page.status_code == 200 and "trade by sea</textarea>" in page.text and 'value="0-9"' in page.text


@pytest.mark.parametrize("words", ["show 1", "undo ", "redo it", "dragoman "])
def test_the_desk_speaks_of_no_command(desk: TestClient, register: Register, words: str) -> None:
    sent = hidden(desk.get("/review?fact=1/e1"), "/review/decide")
    changed = desk.post("/review/decide", data={**sent, "fact": "1/e1@00000000", "action": "accept"})
    done = desk.post("/review/decide", data={**sent, "action": "accept"})
    undoing = hidden(done, "/review/undo")
    desk.post("/review/undo", data=undoing)
    undone = desk.post("/review/undo", data=undoing)
    for answer in (changed, undone):
        assert answer.status_code == 409
        told = answer.text.partition("<main")[2]
        assert words not in told, told


def test_a_fact_is_corrected_and_a_mistake_is_told_with_what_was_written(desk: TestClient, register: Register) -> None:
    page = desk.get("/review?fact=1/e1&fix=1")
    sent = hidden(page, "/review/correct")
    engagement = register.reading(1).engagements[0]
    parties = {
        "party": [party.actor for party in engagement.parties],
        "party-side": [party.side or "" for party in engagement.parties],
        "party-role": [party.role for party in engagement.parties],
    }
    wrong = desk.post("/review/correct", data={**sent, **parties, "form": "call", "date": "soon", "why": "I heard"})
    assert wrong.status_code == 422
    assert "is no date" in wrong.text and 'value="soon"' in wrong.text and 'value="I heard"' in wrong.text
    parties["party-side"][0] = "Estonia"
    good = {"form": "call", "date": "2024-05", "date_basis": "stated", "place": "", "shown-place": "1"}
    done = desk.post("/review/correct", data={**sent, **parties, **good}, follow_redirects=False)
    assert done.status_code == 303, done.text
    now = find_fact(register, "1/e1")
    told = register.reading(1).engagements[0]
    assert (now.state, told.form, told.date, told.place) == ("corrected", "call", "2024-05", None)
    assert told.parties[0].side == "EST" and told.status == engagement.status and told.topics == engagement.topics


def test_a_party_that_nobody_found_comes_in_with_the_fact(desk: TestClient, register: Register) -> None:
    text = register.reading(1).report.text
    word = next(
        word for word in re.findall(r"[A-Z][a-z]{4,}", text) if all(word != a.name for a in register.reading(1).actors)
    )
    sent = hidden(desk.get("/review/add?report=1&section=engagements&span=0-10"), "/review/add")
    values = {"form": "meeting", "status": "held", "span": "0-10", "party": "", "party-side": "", "party-role": "participant",
              "new-kind": "organisation", "new-name": word, "new-side": "EU", "new-role": "host"}  # fmt: skip
    done = desk.post("/review/add", data={**sent, **values}, follow_redirects=False)
    assert done.status_code == 303, done.text
    name = unescape(done.headers["location"]).partition("fact=")[2].replace("%2F", "/")
    added = find_fact(register, name)
    assert added.state == "added" and added.quotes == (text[:10],)
    assert f'<bdi>{word}</bdi> <bdi class="side">(EU, host)</bdi>' in desk.get(done.headers["location"]).text.replace(
        "European Union", "EU"
    )
    assert len(log(register)) == 1
    desk.post("/review/undo", data=hidden(desk.get("/review"), "/review/undo"))
    assert all(actor.name != word for actor in register.reading(1).actors)


@pytest.mark.parametrize("span", ["5-2", "0-99999999", "x", "-1-4"])
def test_a_span_that_leaves_the_text_is_refused(desk: TestClient, register: Register, span: str) -> None:
    sent = hidden(desk.get("/review/add?report=1&section=topics"), "/review/add")
    values = {"phrase": "grain", "subjects": "other", "span": span}
    answer = desk.post("/review/add", data={**sent, **values})
    assert answer.status_code == 422 and "is no span of the report" in answer.text
    assert log(register) == []


def test_many_are_decided_as_the_preview_shows_them_and_no_others(desk: TestClient, register: Register) -> None:
    page = desk.get("/review/bulk?section=posts")
    shown = [unescape(fact) for fact in re.findall(r'name="fact" value="([^"]+)"', page.text)]
    assert len(shown) > 3
    sent = hidden(page, "/review/bulk")
    done = desk.post("/review/bulk", data={**sent, "action": "accept", "fact": shown[:-1]}, follow_redirects=False)
    assert done.status_code == 303, done.text
    decided = {name for made in log(register) for name in made.facts}
    assert decided == {name.partition("@")[0] for name in shown[:-1]}
    after = desk.get(done.headers["location"])
    assert f"{len(shown) - 1} facts decided at once" in after.text
    numbers = re.findall(r'name="decision" value="(\d+)"', after.text)
    desk.post("/review/undo", data={**hidden(after, "/review/undo"), "decision": numbers})
    assert all(find_fact(register, name.partition("@")[0]).state == "read" for name in shown)


def test_of_many_the_surest_stand_in_front_and_what_is_less_sure_is_not_ticked(told: Register) -> None:
    """Each with its words; what readers were least sure of is the first thing that is looked at one by one."""
    for number, sure in enumerate((0.95, 0.55, 0.85)):
        told.record(report("Eva Koch", "Bo Lind", source=f"r{number}", published="2024-09-19", confidence=sure), "1")
    with TestClient(create_app(Settings(register=str(told.engine.url.database), hosts=("testserver",)))) as desk:
        page = desk.get("/review/bulk?section=engagements").text
        first = desk.get("/review?section=engagements").text
    rows = page.split('<li class="bulk-row">')[1:]
    said = [(re.search(r"(\d+)% sure", row) or [None, "-"])[1] for row in rows]
    assert said == ["95", "85", "55", "30", "-", "-", "-"]
    assert [" checked" in row.partition("<label")[0] for row in rows] == [True] * 2 + [False] * 5
    assert "2 ticked" in page and all("<blockquote" in row for row in rows)
    assert 'name="fact" value="4/e@' in first


def test_of_many_what_was_decided_and_is_read_otherwise_by_now_is_none(told: Register, told_desk: TestClient) -> None:
    accept(told, [find_fact(told, "4/e")], by=Decider("Ann"))
    again = report(
        "Nurlan Seit", "Bo Lind", source="call", published="2024-09-18", form="call", date="2024-09-18", confidence=0.3
    )
    (found,) = again.engagements
    changed = msgspec.structs.replace(found, form="visit", status="cancelled")
    told.record(msgspec.structs.replace(again, engagements=(changed,)), "2")
    assert 'name="fact" value="4/e@' in told_desk.get("/review?section=engagements").text
    assert "4/e@" not in told_desk.get("/review/bulk?section=engagements").text


def test_of_many_each_is_told_in_words_and_not_in_codes(desk: TestClient) -> None:
    for section in ("engagements", "posts", "topics", "statements", "ties"):
        page = desk.get(f"/review/bulk?section={section}").text
        told = [unescape(words) for words in re.findall(r"<label[^>]*><bdi>(.*?)</bdi>", page, re.DOTALL)]
        assert told
        # Of a state its name stands there, of a subject or an act its words.
        assert not [
            words for words in told if re.search(r"[(,] ?(?:KAZ|LVA|EST|AUT|HUN|DEU|TUR)\b|-investment|express-", words)
        ]


def accepted_at_once(desk: TestClient) -> tuple[list[str], Response, list[str]]:
    """The posts that were accepted together, the page that says so, and the numbers of the decisions it offers to undo."""
    page = desk.get("/review/bulk?section=posts")
    shown = [unescape(fact) for fact in re.findall(r'name="fact" value="([^"]+)"', page.text)]
    done = desk.post("/review/bulk", data={**hidden(page, "/review/bulk"), "action": "accept", "fact": shown})
    asked = re.findall(r'name="decision" value="(\d+)"', done.text)
    return shown, done, asked


def test_what_was_decided_at_once_is_undone_at_once_from_any_page_but_for_what_is_undone(
    desk: TestClient, register: Register
) -> None:
    shown, done, asked = accepted_at_once(desk)
    anywhere = desk.get("/review?section=topics").text
    assert len(asked) == len(shown) and re.findall(r'name="decision" value="(\d+)"', anywhere) == asked
    undo(register, int(asked[-1]), by=Decider("Ann"))
    left = desk.get("/review").text
    assert f"{len(shown) - 1} facts decided at once" in left
    assert re.findall(r'name="decision" value="(\d+)"', left) == asked[:-1]
    answer = desk.post("/review/undo", data={**hidden(done, "/review/undo"), "decision": asked})
    assert answer.status_code == 200
    assert all(find_fact(register, name.partition("@")[0]).state == "read" for name in shown)


def test_of_many_those_that_nobody_decided_upon_meanwhile_can_still_be_undone(
    desk: TestClient, register: Register
) -> None:
    shown, done, asked = accepted_at_once(desk)
    reject(register, [find_fact(register, shown[0].partition("@")[0])], by=Decider("Ann"))
    answer = desk.post("/review/undo", data={**hidden(done, "/review/undo"), "decision": asked})
    assert answer.status_code == 409 and f"Undo these {len(shown) - 1}" in answer.text
    rest = re.findall(r'name="decision" value="(\d+)"', answer.text)
    desk.post("/review/undo", data={**hidden(answer, "/review/undo"), "decision": rest})
    states = [find_fact(register, name.partition("@")[0]).state for name in shown]
    assert states == ["rejected"] + ["read"] * (len(shown) - 1)


def test_a_side_stands_behind_a_name_in_whatever_direction_that_is_written(desk: TestClient) -> None:
    assert re.search(r'<bdi>[^<(]+</bdi> <bdi class="side">\([^<]+\)</bdi>', desk.get("/review?fact=1/e1").text)


@pytest.mark.parametrize(("fact", "field", "most"), [("1/p1", "name", "500"), ("1/t1", "phrase", "10,000")])
def test_a_whole_text_is_no_name(desk: TestClient, register: Register, fact: str, field: str, most: str) -> None:
    sent = hidden(desk.get(f"/review?fact={fact}&fix=1"), "/review/correct")
    given = {"kind": "person", "subjects": "other", field: "x" * 20_000}
    answer = desk.post("/review/correct", data={**sent, **given})
    assert answer.status_code == 422 and f"has 20,000 letters, and can have no more than {most}." in answer.text
    assert log(register) == []


def test_of_many_none_is_decided_if_somebody_was_faster_with_one(desk: TestClient, register: Register) -> None:
    page = desk.get("/review/bulk?section=posts")
    shown = [unescape(fact) for fact in re.findall(r'name="fact" value="([^"]+)"', page.text)]
    accept(register, [find_fact(register, shown[2].partition("@")[0])], by=Decider("Ann"))
    answer = desk.post("/review/bulk", data={**hidden(page, "/review/bulk"), "action": "reject", "fact": shown})
    assert answer.status_code == 409
    assert [made.kind for made in log(register)] == ["accept"]


def test_no_more_is_put_off_than_a_browser_keeps_and_that_is_said(desk: TestClient) -> None:
    desk.cookies.set("review-skipped", "|".join(f"9:e{number}" for number in range(149)), path="/review")
    assert "149 put off for later. <button>" in desk.get("/review").text
    sent = hidden(desk.get("/review"), "/review/decide")
    desk.cookies.delete("review-skipped")
    desk.cookies.set("review-skipped", "|".join(f"9:e{number}" for number in range(150)), path="/review")
    said = desk.post("/review/decide", data={**sent, "action": "skip"}).text
    assert "150 put off for later. No more are kept" in said


def test_what_was_put_off_waits_until_it_is_asked_for(desk: TestClient) -> None:
    page = desk.get("/review")
    sent = hidden(page, "/review/decide")
    desk.post("/review/decide", data={**sent, "action": "skip"})
    later = desk.get("/review")
    assert "1 put off for later" in later.text
    assert hidden(later, "/review/decide")["fact"] != sent["fact"]
    desk.post("/review/again", data={"back": ""})
    assert hidden(desk.get("/review"), "/review/decide")["fact"] == sent["fact"]


def test_engagements_are_merged_with_reasons_and_parted_again(desk: TestClient, register: Register) -> None:
    numbers = sorted({find_event(register, f"1/{one.id}")[0] for one in register.reading(1).engagements})
    numbers += [find_event(register, f"2/{register.reading(2).engagements[0].id}")[0]]
    one, other = numbers[0], numbers[-1]
    compared = desk.get(f"/review/merge?event={one}&other={other}")
    assert "Are these one engagement?" in compared.text
    fields = hidden(compared, "/review/merge")
    names = {key: re.findall(f'name="accounts-{key}" value="([^"]+)"', compared.text) for key in (one, other)}
    data = {**fields, **{f"accounts-{key}": found for key, found in names.items()}}
    done = desk.post("/review/merge", data=data, follow_redirects=False)
    assert done.status_code == 303, done.text
    assert find_event(register, str(one))[0] == find_event(register, str(other))[0]
    stale = desk.post("/review/merge", data=data)
    assert stale.status_code == 409
    page = desk.get(done.headers["location"])
    assert "Split off accounts" in page.text and "Undo: merged" in page.text
    desk.post("/review/undo", data=hidden(page, "/review/undo"))
    assert find_event(register, str(one))[0] != find_event(register, str(other))[0]


def test_what_was_filled_in_meanwhile_is_not_lost(desk: TestClient, register: Register) -> None:
    page = desk.get("/review?fact=1/e1&fix=1")
    sent = {**hidden(page, "/review/correct"), "form": "call", "status": "held", "place": "Narva"}
    parties = register.reading(1).engagements[0].parties
    sent |= {"party": [parties[0].actor], "party-side": ["EST"], "party-role": ["host"]}
    accept(register, [find_fact(register, "1/e1")], by=Decider("Ann"))
    answer = desk.post("/review/correct", data=sent)
    assert answer.status_code == 409
    told = answer.text[answer.text.index("What you had filled in otherwise") :]
    assert all(words in told for words in ("call", "Narva", "(Estonia, host)"))
    assert len(log(register)) == 1


def test_an_engagement_without_parties_is_told_in_the_form(desk: TestClient, register: Register) -> None:
    sent = hidden(desk.get("/review/add?report=1&span=0-5"), "/review/add")
    answer = desk.post("/review/add", data={**sent, "form": "call", "status": "held", "span": "0-5"})
    assert answer.status_code == 422
    assert "An engagement has parties: choose one, or name somebody who is not in the list." in answer.text
    assert log(register) == []


def test_fields_for_sides_suggest_the_states(desk: TestClient) -> None:
    page = desk.get("/review?fact=1/e1&fix=1").text
    assert re.search(r'<input name="party-side"[^>]* list="states"', page)
    assert '<datalist id="states">' in page and '<option value="Latvia">LVA</option>' in page


def test_subjects_are_called_as_elsewhere(desk: TestClient, register: Register) -> None:
    name = next(f"1/{topic.id}" for topic in register.reading(1).topics if "trade-investment" in topic.subjects)
    assert "<bdi>trade and investment</bdi>" in desk.get(f"/review?fact={name}").text
    assert "<bdi>trade and investment</bdi>" in desk.get(f"/review?fact={name}&fix=1").text


def test_an_engagement_leads_to_the_review_of_each_account(desk: TestClient, register: Register) -> None:
    event, accounts = find_event(register, "1/e1")
    page = desk.get(f"/engagements/{event}").text
    for account in accounts:
        assert f"/review?fact={account.name}" in page


def test_a_desk_for_reading_only_takes_no_decision(settings: Settings, register: Register) -> None:
    with TestClient(create_app(settings._replace(read_only=True))) as desk:
        page = desk.get("/review")
        assert page.status_code == 200 and "Accept" not in page.text
        answer = desk.post("/review/decide", data={"fact": "1/e1", "seen": "0", "action": "accept"})
        assert answer.status_code == 403
    assert log(register) == []


@pytest.mark.parametrize("headers", [{"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}])
def test_what_another_site_sends_is_not_taken(desk: TestClient, register: Register, headers: dict[str, str]) -> None:
    sent = hidden(desk.get("/review"), "/review/decide")
    answer = desk.post("/review/decide", data={**sent, "action": "accept"}, headers=headers)
    assert answer.status_code == 403
    assert log(register) == []


@pytest.mark.parametrize(
    ("address", "status"),
    [("/review?fact=1/e99", 404), ("/review?fact=999/e1", 404), ("/review?fact=nonsense", 404),
     ("/review?section=nonsense&below=x&state=y&at=rated~nan", 200), ("/review/add?report=999", 404),
     ("/review/add?report=1&section=nonsense", 422), ("/review/merge?event=1&other=x", 422),
     ("/review/merge?event=1&other=99999", 404), ("/review?by=report", 200), ("/review?made=1-9999999999", 200)],
)  # fmt: skip
def test_addresses_that_make_no_sense_are_answered(desk: TestClient, address: str, status: int) -> None:
    assert desk.get(address).status_code == status


def test_nothing_leads_back_to_elsewhere(desk: TestClient, register: Register) -> None:
    accept(register, [find_fact(register, "1/e1")], by=Decider("Ann"))
    for elsewhere in ("//elsewhere.example", "https://elsewhere.example/", "/\\elsewhere.example"):
        sent = {"decision": str(len(log(register))), "seen": "99", "to": elsewhere, "back": "", "fact": ""}
        answer = desk.post("/review/undo", data=sent, follow_redirects=False)
        assert answer.headers["location"] == "/review"
