"""The first page: what is new, what was held, and what is coming."""

from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.register.dossiers import AHEAD
from dragoman.register.engagements import engagements
from dragoman.register.filters import Cursor, Filter
from dragoman.register.reports import newest_reports
from dragoman.web.desk import AtDesk
from dragoman.web.rendering import page

router = APIRouter()
_REPORTS, _HELD, _COMING = 8, 12, 8


@router.get("/")
def today(request: Request, desk: AtDesk) -> HTMLResponse:
    day = desk.settings.today
    yesterday = Cursor((day - timedelta(days=1)).isoformat(), 1 << 62)
    held = engagements(desk.register, Filter(until=day.isoformat(), statuses=("held",)), limit=_HELD)
    coming = engagements(desk.register, Filter(statuses=AHEAD), limit=_COMING, after=yesterday)
    return page(
        request,
        "today.html",
        reports=newest_reports(desk.register, limit=_REPORTS),
        held=held[::-1],
        coming=coming,
    )
