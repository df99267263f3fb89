"""The reports: their list, and each with its text and its facts side by side."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.register.reports import newest_reports
from dragoman.web.desk import AtDesk, Number, OneNumber
from dragoman.web.problems import missing
from dragoman.web.rendering import page
from dragoman.web.report_view import report_view

router = APIRouter()
_PAGE = 40


@router.get("/reports")
def reports(
    request: Request, desk: AtDesk, before: OneNumber = None, after: OneNumber = None, outlet: str | None = None
) -> HTMLResponse:
    rows = newest_reports(desk.register, limit=_PAGE + 1, before=before, after=after, outlet=outlet or None)
    forward = after is not None and before is None
    more = len(rows) > _PAGE
    shown = rows[-_PAGE:] if forward else rows[:_PAGE]
    older = shown[-1].id if shown and (more or forward) else None
    newer = shown[0].id if shown and (more if forward else before is not None) else None
    return page(request, "reports.html", rows=shown, older=older, newer=newer, outlet=outlet or None)


@router.get("/reports/{number}")
def report(request: Request, desk: AtDesk, number: Number) -> HTMLResponse:
    view = report_view(desk.register, number)
    if view is None:
        raise missing(f"There is no report {number} in this register.")
    return page(request, "report.html", view=view)
