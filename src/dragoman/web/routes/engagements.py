"""An engagement: what all its reports together say, where they differ, and how it came about."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.register.events_in_full import event_in_full
from dragoman.register.members import accounts_of
from dragoman.review.history import decided
from dragoman.web.desk import AtDesk, Number
from dragoman.web.problems import missing
from dragoman.web.rendering import page
from dragoman.web.routes.merging import engagement_decisions

router = APIRouter()


@router.get("/engagements/{number}", response_class=HTMLResponse)
def engagement(request: Request, desk: AtDesk, number: Number) -> Response:
    found = event_in_full(desk.register, number)
    if found is None:
        raise missing(f"There is no engagement {number} in this register.")
    if found.row.id != number:
        # For as long as the two are one: if they are parted again, the number has its own page back.
        return RedirectResponse(f"/engagements/{found.row.id}?from={number}", status_code=302)
    decisions = decided(desk.register, accounts_of(desk.register, number))
    return page(
        request,
        "engagement.html",
        found=found,
        row=found.row,
        decisions=decisions,
        **engagement_decisions(desk),
    )
