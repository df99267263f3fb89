"""Search over reports and names."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.lexicon.states import find_state
from dragoman.register.asked_posts import asked_posts
from dragoman.register.filters import Filter
from dragoman.register.identities import organisations, people
from dragoman.register.search import reports_told
from dragoman.resolution.names import normalised
from dragoman.web.desk import AtDesk, OneNumber
from dragoman.web.rendering import page

router = APIRouter()
_REPORTS, _NAMES = 20, 12
_LONGEST = 200


@router.get("/search")
def search(
    request: Request, desk: AtDesk, q: Annotated[str, Query(max_length=_LONGEST)] = "", before: OneNumber = None
) -> HTMLResponse:
    words = " ".join(q.replace("\0", " ").split())
    if not normalised(words):
        return page(request, "search.html", words=words, asked=False)
    hits = reports_told(desk.register, words, limit=_REPORTS + 1, before=before)
    named = before is None
    return page(
        request,
        "search.html",
        words=words,
        asked=True,
        hits=hits[:_REPORTS],
        older=hits[_REPORTS - 1].report.id if len(hits) > _REPORTS else None,
        later=not named,
        state=find_state(words) if named else None,
        persons=people(desk.register, Filter(person=words), limit=_NAMES + 1) if named else [],
        organisations=organisations(desk.register, Filter(organisation=words), limit=_NAMES + 1) if named else [],
        posts=asked_posts(desk.register, words, limit=_NAMES) if named else [],
        most=_NAMES,
        number=int(words) if words.isascii() and words.isdecimal() and len(words) < 10 else None,
    )
