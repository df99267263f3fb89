"""All commitments: what was promised, by whom, until when, and whether it was kept; and the files of it."""

from datetime import UTC
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from dragoman.export.commitments import FORMATS, FormatName
from dragoman.export.statement import Statement
from dragoman.model.vocabulary import SUBJECTS
from dragoman.register import commitments as promises
from dragoman.register.filter_words import filter_words
from dragoman.register.filters import Cursor, Filter
from dragoman.register.rows import CommitmentRow
from dragoman.register.store import Register
from dragoman.web.desk import AtDesk
from dragoman.web.exploring import Chip, chips, name_of, place_words
from dragoman.web.problems import Problem, missing
from dragoman.web.promised import (
    LABELS,
    STANDINGS,
    TITLES,
    Asked,
    asked_of,
    commitments_address,
    file_address,
    query_of,
)
from dragoman.web.rendering import page

router = APIRouter()
PAGE = 40
_FIRST, _LAST = Cursor("", 0), Cursor("9999-12-31", 1 << 31)
"""Before the first and after the last of any list."""


@router.get("/commitments")
def commitments(request: Request, desk: AtDesk) -> HTMLResponse:
    asked = asked_of(request.query_params, desk.settings.today)
    shared: dict[str, Any] = {
        "asked": asked,
        "statuses": STANDINGS,
        "subjects": SUBJECTS,
        "labels": LABELS,
        "titles": TITLES,
    }
    if asked.wanted is None:
        return page(request, "commitments.html", 422, **shared, rows=[], earlier=None, later=None)
    wanted, status = asked.wanted, asked.status
    rows, earlier, later = _page(desk.register, asked, wanted)

    def at(**place: str | None) -> str:
        return commitments_address(wanted, status, **place)

    return page(
        request,
        "commitments.html",
        **shared,
        rows=rows,
        by_due=status != "open",
        earlier=earlier and at(before=earlier),
        later=later and at(after=later),
        latest=at() if asked.before or asked.after else None,
        oldest=at(after=place_words(_FIRST)) if earlier else None,
        chips=list(
            chips(wanted, lambda left: commitments_address(left, status), name_of(desk.register, wanted.identity))
        ),
        files=[Chip(form.words, file_address(wanted, status, ending)) for ending, form in FORMATS.items()],
    )


@router.get("/commitments.{ending}")
def file(ending: str, request: Request, desk: AtDesk) -> Response:
    """What a filter keeps, as a file of another program."""
    if ending not in FORMATS:
        raise missing(f"There is no file of the kind {ending}.", f"There are: {', '.join(FORMATS)}.")
    name: FormatName = ending
    asked = asked_of(request.query_params, desk.settings.today)
    if asked.wanted is None:
        raise Problem(422, "; ".join(f"{LABELS.get(field, field)}: {why}" for field, why in asked.wrong.items()) + ".")
    made = desk.settings.now().astimezone(UTC).isoformat(timespec="seconds")
    words = filter_words(asked.wanted, TITLES[asked.status].lower().removeprefix("all "))
    statement = Statement(words, query_of(asked.wanted, asked.status), made)
    parts = FORMATS[name].write(promises.each(desk.register, asked.wanted), statement)
    disposition = {"Content-Disposition": f'attachment; filename="commitments.{ending}"'}
    return StreamingResponse(parts, media_type=FORMATS[name].media_type, headers=disposition)


def _page(register: Register, asked: Asked, wanted: Filter) -> tuple[list[CommitmentRow], str | None, str | None]:
    """A page of commitments, the latest first, and from where on there are earlier and later ones."""
    # Without a place those that are open begin with the oldest; here all lists begin with the latest.
    before = asked.before if asked.before or asked.after else _LAST
    found = promises.commitments(register, wanted, limit=PAGE + 1, before=before, after=asked.after)
    found.sort(key=lambda row: (row.day, row.id))
    more = len(found) > PAGE
    if more:
        found = found[:-1] if asked.after else found[1:]
    ends = (place_words(promises.place(found[0])), place_words(promises.place(found[-1]))) if found else (None, None)
    earlier = ends[0] if (asked.after != _FIRST if asked.after else more) else None
    later = ends[1] if (more and asked.after) or asked.before else None
    return found[::-1], earlier, later
