"""The review: what waits, one fact or one report at a time, and what somebody makes of it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from dragoman.register.errors import Overtaken, RegisterError
from dragoman.review import deciding
from dragoman.review.naming import find_fact
from dragoman.review.walking import Turn, first, place_from, turn
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.problems import Problem
from dragoman.web.review_pages import SKIPPED, fact_page, form_for, found, refused, see_other, stale
from dragoman.web.review_query import ReviewQuery, skipped_as, skipped_in
from dragoman.web.sending import Sending, Sent, decider_of, local_path

router = APIRouter()
_FEW = 600
_DAY = 24 * 60 * 60


@router.get("/review", response_class=HTMLResponse)
def review(request: Request, desk: AtDesk, fact: str | None = None, fix: bool = False, span: str = "") -> Response:
    query = ReviewQuery.of(request.query_params)
    if fact:
        shown = found(desk.register, fact)
    else:
        skipped = skipped_in(request.cookies.get(SKIPPED, ""))
        one = first(desk.register, query.walk(skipped))
        if one is None:
            return fact_page(request, desk, query, None)
        shown = one
    form = form_for(shown, span) if fix and not desk.settings.read_only else None
    return fact_page(request, desk, query, shown, form)


@router.post("/review/decide")
def decide(request: Request, desk: AtDesk, sent: Sending) -> Response:
    """Accepts, rejects, keeps, takes or puts off a fact, and goes on to the next."""
    query, name = ReviewQuery.back(sent.one("back")), sent.one("fact")
    by = decider_of(request, sent.number("seen"))
    try:
        shown = find_fact(desk.register, name)
        step = _step(request, desk, query, sent, name)
        why = sent.one("why").strip()[:2000] or None
        match sent.one("action"):
            case "accept":
                deciding.accept(desk.register, [shown], by=by, why=why)
            case "reject":
                deciding.reject(desk.register, [shown], by=by, why=why)
            case "keep":
                deciding.keep(desk.register, shown, by=by, why=why)
            case "take":
                deciding.take(desk.register, shown, by=by, why=why)
            case "skip":
                return _skip(request, desk, query, sent, shown.name, step)
            case _:
                raise Problem(422)
    except Overtaken as error:
        return stale(request, desk, error, [name], query)
    except (RegisterError, ValueError) as error:
        raise refused(error) from error
    return see_other(onward(query, sent, step))


@router.post("/review/undo")
def undo(request: Request, desk: AtDesk, sent: Sending) -> Response:
    """Takes back a decision, or several that were made at once."""
    numbers = sent.all("decision")[:_FEW]
    if not numbers or not all(one.isdecimal() and one.isascii() and len(one) < 10 for one in numbers):
        raise Problem(422)
    query, fact = ReviewQuery.back(sent.one("back")), sent.one("fact")
    try:
        deciding.undo_all(desk.register, [int(one) for one in numbers], by=decider_of(request, sent.number("seen")))
    except Overtaken as error:
        return stale(request, desk, error, [fact] if fact else [], query, undoing=list(map(int, numbers)))
    except (RegisterError, ValueError) as error:
        raise refused(error) from error
    return see_other(local_path(sent.one("to"), query.address(fact=_still_there(desk, fact))))


@router.post("/review/again")
def again(sent: Sending) -> Response:
    """What was put off waits again."""
    answer = see_other(ReviewQuery.back(sent.one("back")).address())
    answer.delete_cookie(SKIPPED, path="/review")
    return answer


def onward(query: ReviewQuery, sent: Sent, step: Turn | None) -> str:
    """To what comes next; the place of the report in the queue goes along as long as one stays in it."""
    if step is None or step.after is None:
        return query.address()
    same = step.after.partition("/")[0] == step.fact.name.partition("/")[0]
    return query.address(fact=step.after, at=sent.one("at") if same else None)


def _step(request: Request, desk: Desk, query: ReviewQuery, sent: Sent, name: str) -> Turn:
    """What comes next, found before the decision moves anything."""
    walk = query.walk(skipped_in(request.cookies.get(SKIPPED, "")))
    return turn(desk.register, walk, find_fact(desk.register, name), place_from(sent.one("at")) if walk.whole else None)


def _skip(request: Request, desk: Desk, query: ReviewQuery, sent: Sent, name: str, step: Turn) -> Response:
    answer = see_other(onward(query, sent, step))
    kept = skipped_as(request.cookies.get(SKIPPED, ""), name)
    secure = desk.settings.secure
    answer.set_cookie(SKIPPED, kept, max_age=_DAY, path="/review", httponly=True, samesite="strict", secure=secure)
    return answer


def _still_there(desk: Desk, name: str) -> str | None:
    """The fact's name if it is there: one that was added is gone when that is undone."""
    try:
        return find_fact(desk.register, name).name if name else None
    except RegisterError:
        return None
