"""Many facts decided at once: those that a preview shows, the surest in front, and no others."""

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from dragoman.register.errors import Overtaken, RegisterError
from dragoman.register.waiting import how_many, outlets
from dragoman.review import deciding
from dragoman.review.naming import find_fact
from dragoman.review.queue import queue
from dragoman.web.desk import AtDesk
from dragoman.web.problems import Problem
from dragoman.web.rendering import page
from dragoman.web.review_pages import COUNTED, OUTLETS, refused, see_other, stale
from dragoman.web.review_query import STATES, ReviewQuery
from dragoman.web.sending import Sending, decider_of

router = APIRouter()
MOST = 50
"""How many facts are decided at once: no more than somebody can look through."""
TICKED = 0.8
"""What a reader is less sure of, or does not say how sure it is of, is decided at once only by whoever ticks it."""


@router.get("/review/bulk")
def preview(request: Request, desk: AtDesk) -> HTMLResponse:
    query = ReviewQuery.of(request.query_params)._replace(by="fact")
    seen = desk.register.newest_decision()
    wanted = msgspec.structs.replace(query.wanted(), surest=True)
    return page(
        request,
        "review_bulk.html",
        asked=query,
        rows=queue(desk.register, wanted, MOST),
        ticked=TICKED,
        seen=seen,
        waiting=how_many(desk.register, wanted, COUNTED),
        counted=COUNTED,
        most=MOST,
        states=STATES,
        outlets=outlets(desk.register, OUTLETS),
    )


@router.post("/review/bulk")
def decide(request: Request, desk: AtDesk, sent: Sending) -> Response:
    names = list(dict.fromkeys(sent.all("fact")))
    query = ReviewQuery.back(sent.one("back"))
    if sent.one("action") not in {"accept", "reject"}:
        raise Problem(422)
    if not names:
        raise Problem(422, "No fact was chosen.", "Go back and tick those that are to be decided.")
    if len(names) > MOST or any("@" not in name for name in names):
        raise Problem(422, f"At most {MOST} facts are decided at once, each as it was shown.")
    action = deciding.accept if sent.one("action") == "accept" else deciding.reject
    try:
        facts = [find_fact(desk.register, name) for name in names]
        why = sent.one("why").strip()[:2000] or None
        made = action(desk.register, facts, by=decider_of(request, sent.number("seen")), why=why)
    except Overtaken as error:
        return stale(request, desk, error, names, query)
    except (RegisterError, ValueError) as error:
        raise refused(error) from error
    return see_other(query.address(made=f"{made[0].id}-{made[-1].id}"))
