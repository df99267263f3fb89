"""Saved searches: what is new of each, as a page, as a feed and as an e-mail; saving, forgetting, having looked."""

from datetime import UTC
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.export import atom, mail
from dragoman.register.errors import Busy, RegisterError
from dragoman.register.filter_address import FilterError, filter_of_query
from dragoman.register.filter_words import filter_words
from dragoman.register.searches import Search, alerts, find_search, forget_search, look_at, save_search, searches
from dragoman.web.desk import AtDesk, Desk, Number
from dragoman.web.exploring import explore_address
from dragoman.web.problems import Problem, failed, missing
from dragoman.web.rendering import page
from dragoman.web.sending import decider_of

router = APIRouter()
_LONGEST = 120


@router.get("/searches")
def saved(request: Request, desk: AtDesk) -> HTMLResponse:
    rows = []
    for search in searches(desk.register):
        found = alerts(desk.register, search.id)
        rows.append({**_said(search), "unseen": sum(alert.unseen for alert in found), "all": len(found)})
    return page(request, "searches.html", rows=rows)


@router.get("/searches/{number}")
def one(number: Number, request: Request, desk: AtDesk) -> HTMLResponse:
    search = _known(desk, number)
    return page(request, "saved_search.html", **_said(search), alerts=alerts(desk.register, number))


@router.get("/searches/{number}/feed.atom")
def feed(number: Number, request: Request, desk: AtDesk) -> Response:
    search = _known(desk, number)
    parts = atom.write(search, alerts(desk.register, number), desk=str(request.base_url).rstrip("/"))
    return Response(b"".join(parts), media_type="application/atom+xml")


@router.get("/searches/{number}/new.eml")
def letter(number: Number, request: Request, desk: AtDesk) -> Response:
    search = _known(desk, number)
    unseen = [alert for alert in alerts(desk.register, number) if alert.unseen]
    made = desk.settings.now().astimezone(UTC).isoformat(timespec="seconds")
    content = mail.write({search: unseen} if unseen else {}, made=made, desk=str(request.base_url).rstrip("/"))
    headers = {"Content-Disposition": f'attachment; filename="search-{number}.eml"'}
    return Response(content, media_type="message/rfc822", headers=headers)


@router.post("/searches")
def save(
    request: Request,
    desk: AtDesk,
    name: Annotated[str, Form()],
    query: Annotated[str, Form(max_length=8000)] = "",
) -> Response:
    _check_writable(desk)
    if len(name) > _LONGEST:
        raise Problem(
            422, f"The name of a search can have no more than {_LONGEST} letters, and this has {len(name):,}."
        )
    try:
        search = save_search(desk.register, name, filter_of_query(query), decider_of(request, None).name)
    except Busy as error:
        raise failed(error) from error
    except (RegisterError, FilterError) as error:
        raise Problem(422, f"{error}."[:1].upper() + f"{error}."[1:]) from error
    return RedirectResponse(f"/searches/{search.id}", status_code=303)


@router.post("/searches/{number}/seen")
def seen(number: Number, desk: AtDesk) -> Response:
    _check_writable(desk)
    _known(desk, number)
    look_at(desk.register, number)
    return RedirectResponse(f"/searches/{number}", status_code=303)


@router.post("/searches/{number}/forget")
def forget(number: Number, desk: AtDesk) -> Response:
    _check_writable(desk)
    _known(desk, number)
    forget_search(desk.register, number)
    return RedirectResponse("/searches", status_code=303)


def _said(search: Search) -> dict[str, Any]:
    return {"search": search, "words": filter_words(search.wanted), "address": explore_address(search.wanted)}


def _known(desk: Desk, number: int) -> Search:
    try:
        return find_search(desk.register, number)
    except RegisterError as error:
        raise missing("There is no such saved search.", "See the saved searches, or save one on Explore.") from error


def _check_writable(desk: Desk) -> None:
    if desk.settings.read_only:
        raise Problem(403)
