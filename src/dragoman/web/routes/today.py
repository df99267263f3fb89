"""The first page: what is new, what was held, what is coming, and what is outstanding."""

from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.register.commitments import commitments
from dragoman.register.connection import shown_name
from dragoman.register.dossiers import AHEAD
from dragoman.register.engagements import engagements
from dragoman.register.filters import Cursor, Filter
from dragoman.register.outstanding import outstanding
from dragoman.register.reports import newest_reports
from dragoman.register.sources import troubled
from dragoman.web.desk import AtDesk
from dragoman.web.exploring import place_words
from dragoman.web.promised import commitments_address
from dragoman.web.rendering import page

router = APIRouter()
_REPORTS, _HELD, _COMING, _OPEN = 8, 15, 8, 5
_LAST = 1 << 31
"""Beyond the number of any row."""


@router.get("/")
def today(request: Request, desk: AtDesk) -> HTMLResponse:
    day = desk.settings.today
    yesterday = Cursor((day - timedelta(days=1)).isoformat(), _LAST)
    held = engagements(desk.register, Filter(until=day.isoformat(), statuses=("held",)), limit=_HELD)
    coming = engagements(desk.register, Filter(statuses=AHEAD), limit=_COMING, after=yesterday)
    latest = Cursor(day.isoformat(), _LAST)
    return page(
        request,
        "today.html",
        reports=newest_reports(desk.register, limit=_REPORTS),
        held=held[::-1],
        coming=coming,
        promised=commitments(desk.register, Filter(is_open=True), limit=_OPEN, before=latest)[::-1],
        outstanding=outstanding(desk.register, day),
        made_until=_made_until,
        overdue=commitments_address(Filter(), "overdue"),
        troubled=troubled(desk.register, now=desk.settings.now()),
        register_name=shown_name(desk.settings.register),
    )


def _made_until(day: str | None) -> str:
    """The list of what is open from a day on into the past, or all of it."""
    if day is None:
        return commitments_address(Filter())
    after = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return commitments_address(Filter(), before=place_words(Cursor(after, 0)))
