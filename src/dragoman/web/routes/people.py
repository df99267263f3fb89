"""Persons, organisations and states, each with what the register has on it, and what is between two states."""

from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.lexicon.states import find_state
from dragoman.register import commitments, officeholders
from dragoman.register.connection import transaction
from dragoman.register.course import Course, course
from dragoman.register.dossiers import AHEAD, Subject, counterparts, known_as
from dragoman.register.engagements import engagements, listed_beside
from dragoman.register.filter_address import FilterError, filter_of
from dragoman.register.filters import Filter
from dragoman.register.identities import identity_rows
from dragoman.register.matches import names_of
from dragoman.register.meetings import met_both
from dragoman.register.officeholders import latest_posts
from dragoman.register.partners import partners
from dragoman.register.relations import relations
from dragoman.register.rows import CommitmentRow, CounterpartRow, EngagementRow
from dragoman.register.sayings import sayings
from dragoman.web.desk import AtDesk, Desk, Number
from dragoman.web.exploring import explore_address
from dragoman.web.problems import Problem, missing
from dragoman.web.promised import commitments_address
from dragoman.web.rendering import page
from dragoman.web.wording import identity_address, named_state, state_address

router = APIRouter()
_SHOWN, _SAID, _PROMISED, _OFFICES, _MONTHS, _MET, _PARTNERS = 25, 12, 12, 40, 36, 30, 20
_LOOKED_AT = 400
"""Of the engagements of each of two states, the latest are looked at for who met both."""


class _Told(NamedTuple):
    """What is on every page of somebody, as a whole or `since` a day; `full` is whether there may be more that was held.

    `promised` is what the subject promised or was promised, `also_promised` what else was at the engagements shown, and
    `commitments` the address where all of the former is listed.
    """

    since: str | None
    held: list[EngagementRow]
    left_out: int
    ahead: list[EngagementRow]
    met: list[CounterpartRow]
    promised: list[CommitmentRow]
    also_promised: list[CommitmentRow]
    commitments: str
    course: Course
    full: bool


@router.get("/persons/{number}", response_class=HTMLResponse)
def person(request: Request, desk: AtDesk, number: Number) -> Response:
    return _identity(request, desk, "person", number)


@router.get("/organisations/{number}", response_class=HTMLResponse)
def organisation(request: Request, desk: AtDesk, number: Number) -> Response:
    return _identity(request, desk, "organisation", number)


@router.get("/states/{code}", response_class=HTMLResponse)
def state(request: Request, desk: AtDesk, code: str) -> Response:
    known = _state_code(code)
    if known != code:
        return RedirectResponse(state_address(known), status_code=301)
    about = Subject("state", named_state(known), state=known)
    return page(
        request,
        "state.html",
        code=known,
        told=_told(desk, about, since := _since(request)),
        explored=explore_address(about.filter(since=since)),
        partners=partners(desk.register, known, limit=_PARTNERS, since=since),
        posts=latest_posts(desk.register, states=[known], limit=_OFFICES),
    )


@router.get("/states/{one}/{other}", response_class=HTMLResponse)
def pair(request: Request, desk: AtDesk, one: str, other: str) -> Response:
    first, second = _state_code(one), _state_code(other)
    if first == second:
        return RedirectResponse(state_address(first), status_code=302)
    ordered = sorted((first, second))
    if [one, other] != ordered:
        # What is between two is one page, whoever is named first.
        return RedirectResponse("/states/" + "/".join(ordered), status_code=301)
    between = Filter(state=first, counterpart_state=second)
    months = relations(desk.register, first, second, limit=_MONTHS + 1)
    return page(
        request,
        "pair.html",
        one=first,
        other=second,
        months=months[-_MONTHS:][::-1],
        cut=len(months) > _MONTHS,
        latest=engagements(desk.register, between, limit=_SHOWN)[::-1],
        explored=explore_address(between),
        met=met_both(desk.register, first, second, limit=_MET, looked_at=_LOOKED_AT),
        promised=_open(desk, between),
        commitments=commitments_address(between),
    )


def _identity(request: Request, desk: Desk, kind: str, number: int) -> Response:
    with transaction(desk.register.engine) as connection:
        about = known_as(connection, number)
        known = identity_rows(connection, [number])[0] if about is not None else None
    if about is None:
        raise missing(f"There is no {kind} {number} in this register.")
    if about.kind != kind:
        address = state_address(about.state) if about.state else identity_address(about.kind, number)
        return RedirectResponse(address or "/", status_code=302)
    if kind == "person":
        posts = officeholders.posts(desk.register, Filter(identity=number), limit=_OFFICES)
        posts.sort(key=lambda post: (not post.former, post.last or "", post.first or ""), reverse=True)
    else:
        posts = latest_posts(desk.register, organisation=number, limit=_OFFICES)
    return page(
        request,
        "identity.html",
        about=about,
        known=known,
        told=_told(desk, about, since := _since(request)),
        explored=explore_address(about.filter(since=since)),
        posts=posts,
        names=names_of(desk.register, number),
        said=sayings(desk.register, number, limit=_SAID),
    )


def _since(request: Request) -> str | None:
    """The first day that is asked for, of a day, month or year."""
    try:
        return filter_of([("since", request.query_params.get("since", ""))]).since
    except FilterError as error:
        raise Problem(422, f"Since: {error.problems[0].why}.") from error


def _told(desk: Desk, about: Subject, since: str | None) -> _Told:
    wanted = about.filter(statuses=("held",), since=since)
    ahead_of = about.filter(statuses=AHEAD, since=since)
    held, ahead = listed_beside(desk.register, wanted, ahead_of, limit=_SHOWN)
    promised = _promised(desk, about, since)
    shown = {row.id for row in promised}
    at = [row.id for row in (*held.rows, *ahead)]
    made = commitments.promised_at(desk.register, at, is_open=since is None, limit=_PROMISED)
    return _Told(
        since=since,
        held=held.rows[::-1],
        left_out=held.left_out,
        ahead=ahead[::-1],
        met=list(counterparts(held.rows, about)),
        promised=promised,
        commitments=commitments_address(about.filter(since=since), "any" if since else "open"),
        also_promised=[row for row in made[::-1] if row.id not in shown],
        course=course(desk.register, wanted),
        full=len(held.rows) == _SHOWN,
    )


def _promised(desk: Desk, about: Subject, since: str | None) -> list[CommitmentRow]:
    """What is open, the oldest first; of a time all that was promised, the latest first."""
    if since is None:
        return _open(desk, about.filter())
    return commitments.commitments(desk.register, about.filter(since=since), limit=_PROMISED)[::-1]


def _open(desk: Desk, wanted: Filter) -> list[CommitmentRow]:
    """The oldest commitments that nobody said were kept."""
    kept = Filter(
        state=wanted.state, counterpart_state=wanted.counterpart_state, identity=wanted.identity, is_open=True
    )
    return commitments.commitments(desk.register, kept, limit=_PROMISED)


def _state_code(code: str) -> str:
    """The code of a state, by that or by its name."""
    found = find_state(code)
    if found is None:
        raise missing(f"No state is called {code}.", "Use its code, such as KAZ, or its name, such as Kazakhstan.")
    return found
