"""Engagements merged and split, each with the reasons that speak for it."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from dragoman.register.candidates import candidates, compared
from dragoman.register.errors import Overtaken, RegisterError
from dragoman.review import grouping
from dragoman.review.naming import Shown, find_event
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.problems import Problem, missing
from dragoman.web.rendering import page
from dragoman.web.review_pages import refused, see_other, stale
from dragoman.web.review_query import ReviewQuery
from dragoman.web.sending import Sending, Sent, decider_of

router = APIRouter()
_LARGEST = 2**31 - 1


def engagement_decisions(desk: Desk) -> dict[str, Any]:
    """What `parts/engagement_decisions.html` needs on the page of an engagement."""
    return {"deciding": None if desk.settings.read_only else {"seen": desk.register.newest_decision()}}


@router.get("/review/merge")
def compare(request: Request, desk: AtDesk, event: int, other: str | None = None) -> HTMLResponse:
    """Two engagements side by side, before they are made one; without another, those that may be the same."""
    if other is None:
        row = compared(desk.register, min(event, _LARGEST), 0)[0]
        if row is None:
            raise missing(f"There is no engagement {event} in this register.")
        return page(request, "candidates.html", row=row, candidates=candidates(desk.register, row.id))
    seen = desk.register.newest_decision()
    second = other.strip().rpartition("/")[2]
    if not (second.isdecimal() and second.isascii()) or max(event, int(second[:12])) > _LARGEST:
        raise Problem(422, f"{other[:40]} is no number of an engagement.", "Give the number that its page shows.")
    *rows, verdict = compared(desk.register, event, int(second))
    for number, row in zip((event, second), rows, strict=True):
        if row is None:
            raise missing(f"There is no engagement {number} in this register.")
    return page(request, "merge.html", rows=rows, seen=seen, verdict=verdict)


@router.post("/review/merge")
def merge(request: Request, desk: AtDesk, sent: Sending) -> Response:
    numbers = [sent.number("event"), sent.number("other")]
    try:
        events = [_as_shown(desk, number, sent, f"accounts-{number}") for number in numbers]
        by = decider_of(request, sent.number("seen"))
        grouping.merge(desk.register, events, by=by, why=sent.one("why").strip()[:2000] or None)
        now, _ = find_event(desk.register, events[0][0].name)
    except Overtaken as error:
        return stale(request, desk, error, sent.all(f"accounts-{numbers[0]}"), ReviewQuery())
    except (RegisterError, ValueError) as error:
        raise refused(error) from error
    return see_other(f"/engagements/{now}#decided")


@router.post("/review/split")
def split(request: Request, desk: AtDesk, sent: Sending) -> Response:
    number, off = sent.number("event"), set(sent.all("off"))
    if not off:
        raise Problem(422, "No account was chosen.", "Go back and tick those that tell of another engagement.")
    try:
        accounts = _as_shown(desk, number, sent, "accounts")
        going = [account for account in accounts if account.name in off]
        by = decider_of(request, sent.number("seen"))
        grouping.split(desk.register, accounts, going, by=by, why=sent.one("why").strip()[:2000] or None)
        now, _ = find_event(desk.register, next(one.name for one in accounts if one.name not in off))
    except Overtaken as error:
        return stale(request, desk, error, sent.all("accounts"), ReviewQuery())
    except (RegisterError, ValueError) as error:
        raise refused(error) from error
    return see_other(f"/engagements/{now}#decided")


def _as_shown(desk: Desk, number: int, sent: Sent, field: str) -> list[Shown]:
    """The accounts of an engagement; `Overtaken` if they are not those that the form showed."""
    _, accounts = find_event(desk.register, str(number))
    if sorted(account.name for account in accounts) != sorted(set(sent.all(field))):
        raise Overtaken(f"engagement {number} is told by other reports by now")
    return accounts
