"""What the pages of the review have in common: the fact that is looked at, the way along the queue, and what was last done."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.register.errors import Busy, Overtaken, RegisterError
from dragoman.register.past import decisions_on, newest_in_force
from dragoman.register.reports import newest_reports
from dragoman.register.store import Register
from dragoman.register.waiting import has_facts, how_many, outlets
from dragoman.review.batches import made_with, still_made, untouched
from dragoman.review.forms import Field, Given, PartyRow, actor_options, fields_of, party_rows
from dragoman.review.history import decided, told
from dragoman.review.naming import Shown, find_fact
from dragoman.review.walking import Turn, entered, place_from, turn, written
from dragoman.web.desk import Desk
from dragoman.web.fact_card import card_of, filled_in
from dragoman.web.problems import Problem, failed, missing, sendable
from dragoman.web.rendering import page
from dragoman.web.review_query import MOST_SKIPPED, STATES, ReviewQuery, skipped_in
from dragoman.web.review_text import lines_with
from dragoman.web.sending import decider_of

COUNTED = 9999
OUTLETS = 300
SKIPPED = "review-skipped"


class FormShown(NamedTuple):
    """A form for a fact as it is filled in, and what is wrong with it, if anything.

    `is_filled` says that somebody filled it in and that it was not recorded.
    """

    fields: Sequence[Field]
    parties: Sequence[PartyRow] | None
    span: str
    quote: str = ""
    wrong: str | None = None
    newcomer: tuple[str, str, str, str] = ("person", "", "", "participant")
    why: str = ""
    is_filled: bool = False


def form_for(shown: Shown, span: str = "") -> FormShown:
    """The form of a fact as it stands; with `span`, its words are to be those."""
    fields = fields_of(shown.section, shown.fact, shown.standing.facts)
    parties = party_rows(shown.fact) if shown.section == "engagements" else None
    return FormShown(fields, parties, span or spans_in(shown))


def spans_in(shown: Shown) -> str:
    return ", ".join(f"{start}-{end}" for start, end in shown.fact.evidence)


def found(register: Register, name: str) -> Shown:
    """The fact of a name in an address; `Problem` if there is none."""
    try:
        return find_fact(register, name)
    except Overtaken:
        raise
    except RegisterError as error:
        raise missing(f"{error}.") from error


def fact_page(
    request: Request,
    desk: Desk,
    query: ReviewQuery,
    shown: Shown | None,
    form: FormShown | None = None,
    status: int = 200,
) -> HTMLResponse:
    """The page of the review: a fact with its text beside it, or word that nothing waits."""
    register = desk.register
    # Before all else is looked at, so that what is decided while the page is made is noticed.
    seen = register.newest_decision()
    skipped = skipped_in(request.cookies.get(SKIPPED, ""))
    step = _turn(request, register, query, skipped, shown) if shown is not None else None
    values: dict[str, Any] = {
        "asked": query,
        "states": STATES,
        "waiting": how_many(register, query.wanted(), COUNTED),
        "counted": COUNTED,
        "outlets": outlets(register, OUTLETS),
        "skipped": len(skipped),
        "most_skipped": MOST_SKIPPED,
        "seen": seen,
        **_last_made(request, register),
        "turn": step,
        "nothing_found": shown is None and not has_facts(register),
        "nothing_read": shown is None and not newest_reports(register, limit=1),
    }
    if shown is not None:
        said = shown.standing.reading.report
        values |= {
            "card": card_of(shown),
            "cards": [card_of(one) for one in step.of_report] if step and query.by == "report" else [],
            "report": said,
            "lines": lines_with(said.text, shown.fact.evidence),
            "decisions": decided(register, [(said.sha256, shown.section, shown.signature)]),
            "form": form,
            "actors": actor_options(shown.standing.facts),
            "at": written(step.place) if step and step.place and query.by == "report" else "",
        }
    return page(request, "review.html", status=status, **values)


def _turn(request: Request, register: Register, query: ReviewQuery, skipped: frozenset[str], shown: Shown) -> Turn:
    walk = query.walk(skipped)
    at = place_from(request.query_params.get("at", "")) if walk.whole else None
    if walk.whole and at is None:
        at = entered(register, walk, shown)
    return turn(register, walk, shown, at)


def _last_made(request: Request, register: Register) -> dict[str, Any]:
    """What whoever looks decided last and can undo, and the numbers of what was decided at once with it."""
    newest = newest_in_force(register, decider_of(request, None).name)
    if newest is None:
        return {"last": None, "together": []}
    together = still_made(register, _asked_for(request)) or made_with(register, newest)
    return {"last": told(register, [newest])[0], "together": together}


def _asked_for(request: Request) -> range:
    """The numbers of decisions that were made at once, from the address."""
    first, _, last = request.query_params.get("made", "").partition("-")
    if not (first.isdecimal() and last.isdecimal() and first.isascii() and last.isascii()):
        return range(0)
    numbers = range(int(first[:10]), int(last[:10]) + 1)
    return numbers if len(numbers) <= 500 else range(0)


def stale(
    request: Request,
    desk: Desk,
    error: Overtaken,
    names: Sequence[str],
    query: ReviewQuery,
    given: Given | None = None,
    undoing: Sequence[int] = (),
) -> HTMLResponse:
    """The page that says what was decided meanwhile, with the way on, and what had been filled in, if anything.

    Of the decisions that were to be undone, those that nothing stands against are offered to be undone without the rest.
    """
    seen = desk.register.newest_decision()
    since = told(desk.register, decisions_on(desk.register, numbers=error.since)) if error.since else []
    cards = []
    for name in names[:20]:
        try:
            cards.append(card_of(find_fact(desk.register, name.partition("@")[0])))
        except RegisterError:
            continue
    filled = filled_in(cards[0].fact, given) if cards and given else []
    again = _again(given) if given else ()
    shown = {
        "since": since,
        "cards": cards,
        "asked": query,
        "error": f"{error.what[:1].upper()}{error.what[1:]}.",
        "names": names,
        "filled": filled,
        "again": again,
    }
    shown |= {"seen": seen, "undoing": untouched(desk.register, undoing, error.since) if undoing else []}
    return page(request, "stale.html", status=409, **shown)


def _again(given: Given) -> tuple[tuple[str, str], ...]:
    """What was filled in, for the form of the fact as it is now."""
    return sendable(((name, value) for name, values in given.items() for value in values), "seen", "fact")


def see_other(address: str) -> Response:
    return RedirectResponse(address, status_code=303)


def refused(error: Exception) -> Problem:
    """What makes no sense, or may not be, or could not be recorded just now, as the page of an error."""
    if isinstance(error, Busy):
        return failed(error)
    return Problem(422, f"{error}.".replace("..", "."))
