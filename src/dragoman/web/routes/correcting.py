"""Facts corrected, and facts that no reader found added, by forms."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from dragoman.model.document import Span
from dragoman.model.facts import NOUNS, SECTIONS, Section
from dragoman.register.errors import Busy, Overtaken, RegisterError
from dragoman.register.standing import Standing
from dragoman.review import deciding
from dragoman.review.corrections import Newcomer
from dragoman.review.forms import (
    LONGEST_NAME,
    Field,
    PartyRow,
    actor_options,
    as_given,
    changes_in,
    fields_of,
    party_changes,
    party_rows,
    rows_given,
)
from dragoman.review.naming import Shown, find_fact
from dragoman.review.walking import place_from, turn
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.problems import BUSY, Problem, missing
from dragoman.web.rendering import page
from dragoman.web.review_pages import SKIPPED, FormShown, fact_page, found, refused, see_other, spans_in, stale
from dragoman.web.review_query import ReviewQuery, skipped_in
from dragoman.web.review_text import lines_with
from dragoman.web.routes.review import onward
from dragoman.web.sending import Sending, Sent, decider_of

router = APIRouter()
_KIND_OF_NEW = ("person", "organisation", "group", "state")


@router.post("/review/correct")
def correct(request: Request, desk: AtDesk, sent: Sending) -> Response:
    query, name = ReviewQuery.back(sent.one("back")), sent.one("fact")
    by = decider_of(request, sent.number("seen"))
    try:
        shown = find_fact(desk.register, name)
        walk = query.walk(skipped_in(request.cookies.get(SKIPPED, "")))
        step = turn(desk.register, walk, shown, place_from(sent.one("at")) if walk.whole else None)
    except Overtaken as error:
        return stale(request, desk, error, [name], query, sent.values)
    except RegisterError as error:
        raise refused(error) from error
    fields = fields_of(shown.section, shown.fact, shown.standing.facts)
    try:
        changes, newcomers = _changes(shown.section, fields, party_rows(shown.fact, 0), spans_in(shown), sent)
        why = sent.one("why").strip()[:2000] or None
        deciding.correct(desk.register, shown, changes, by=by, why=why, newcomers=newcomers)
    except Overtaken as error:
        return stale(request, desk, error, [name], query, sent.values)
    except (RegisterError, ValueError) as error:
        status, why = _refusal(error)
        return fact_page(request, desk, query, shown, _as_sent(shown.section, fields, sent, why), status=status)
    return see_other(onward(query, sent, step))


@router.post("/review/reopen")
def reopen(request: Request, desk: AtDesk, sent: Sending) -> Response:
    """The form of a fact as it stands now, or of one that is added, with what was filled in before and not recorded."""
    if sent.one("report"):
        standing, section = _standing(desk, sent.number("report")), _section(sent.one("section"))
        form = _as_sent(section, fields_of(section, None, standing.facts), sent, None)
        return _add_page(request, desk, standing, section, form, sent.one("back"))
    shown = found(desk.register, sent.one("fact").partition("@")[0])
    form = _as_sent(shown.section, fields_of(shown.section, shown.fact, shown.standing.facts), sent, None)
    return fact_page(request, desk, ReviewQuery.back(sent.one("back")), shown, form)


@router.get("/review/add", response_class=HTMLResponse)
def adding(request: Request, desk: AtDesk, report: int, section: str = "engagements", span: str = "") -> Response:
    standing, kind = _standing(desk, report), _section(section)
    fields = fields_of(kind, None, standing.facts)
    words = _words_at(standing, span)
    main = {"actors": "name", "topics": "phrase", "statements": "content", "commitments": "what", "posts": "title"}
    fields = [field._replace(values=(words,)) if words and field.name == main.get(kind) else field for field in fields]
    form = FormShown(fields, party_rows(None, 2) if kind == "engagements" else None, span)
    return _add_page(request, desk, standing, kind, form, request.query_params.get("back", ""))


@router.post("/review/add")
def add(request: Request, desk: AtDesk, sent: Sending) -> Response:
    report, section = sent.number("report"), _section(sent.one("section"))
    standing = _standing(desk, report)
    fields = fields_of(section, None, standing.facts)
    query = ReviewQuery.back(sent.one("back"))
    try:
        if not (sent.one("quote").strip() or sent.one("span").strip()):
            raise ValueError("say which words of the report tell it: select them in the text, or write them")
        values, newcomers = _changes(section, fields, [], "", sent)
        by = decider_of(request, sent.number("seen"))
        why = sent.one("why").strip()[:2000] or None
        (made,) = deciding.add(desk.register, report, section, values, by=by, why=why, newcomers=newcomers)
    except Overtaken as error:
        return stale(request, desk, error, [], query, sent.values)
    except (RegisterError, ValueError) as error:
        status, words = _refusal(error)
        form = _as_sent(section, fields, sent, words)
        return _add_page(request, desk, standing, section, form, sent.one("back"), status=status)
    now = desk.register.standing(report)
    position = now.position(section, made.targets[0].signature)
    name = Shown(now, section, position).name if position is not None else None
    return see_other(query.address(fact=name))


def _refusal(error: Exception) -> tuple[int, str]:
    """With what status a form is shown again, and what it says."""
    return (503, BUSY.rstrip(".")) if isinstance(error, Busy) else (422, str(error))


def _changes(
    section: Section, fields: Sequence[Field], parties: Sequence[PartyRow], spans: str, sent: Sent
) -> tuple[list[str], list[Newcomer]]:
    """What was filled in, as corrections are written, and who comes in with it."""
    changes, newcomers = changes_in(fields, sent.values), []
    if section == "engagements":
        rows = rows_given(sent.values)
        if sent.one("new-name").strip():
            kind = sent.one("new-kind")
            if kind not in _KIND_OF_NEW:
                raise ValueError(f"{kind!r} is no kind of party")
            if len(sent.one("new-name")) > LONGEST_NAME:
                raise ValueError(f"the name of a party can have no more than {LONGEST_NAME} letters")
            newcomers.append(Newcomer(kind, sent.one("new-name").strip()))  # type: ignore[arg-type]
            rows.append(PartyRow("+1", sent.one("new-side").strip(), sent.one("new-role") or "participant"))
        if not any(row.actor for row in rows):
            raise ValueError("an engagement has parties: choose one, or name somebody who is not in the list")
        changes += party_changes(parties, rows)
    return [*changes, *_evidence(sent, spans)], newcomers


def _evidence(sent: Sent, before: str) -> list[str]:
    """The words that the fact rests on, by their places, or as they stand in the report."""
    if quote := sent.one("quote").strip().replace("\r\n", "\n"):
        return [f"quote={quote}"]
    given = [one.strip().replace("–", "-") for one in sent.one("span").split(",") if one.strip()]
    if not given or ", ".join(given) == before:
        return []
    return [f"span={given[0]}", *(f"span+={one}" for one in given[1:])]


def _as_sent(section: Section, fields: Sequence[Field], sent: Sent, wrong: str | None) -> FormShown:
    parties = [*(row for row in rows_given(sent.values) if row.actor), PartyRow()] if section == "engagements" else None
    newcomer = (
        sent.one("new-kind") or "person",
        sent.one("new-name"),
        sent.one("new-side"),
        sent.one("new-role") or "participant",
    )
    shown = as_given(fields, sent.values)
    return FormShown(
        shown, parties, sent.one("span"), sent.one("quote"), wrong, newcomer, sent.one("why"), is_filled=True
    )


def _add_page(
    request: Request, desk: Desk, standing: Standing, section: Section, form: FormShown, back: str, status: int = 200
) -> HTMLResponse:
    if desk.settings.read_only:
        raise Problem(403, "This desk was opened for reading only.")
    report = standing.reading.report
    spans = [span for words in form.span.split(",") if (span := _span(words, len(report.text)))]
    return page(
        request,
        "review_add.html",
        status=status,
        seen=desk.register.newest_decision(),
        number=standing.report,
        report=report,
        section=section,
        kinds=NOUNS,
        form=form,
        lines=lines_with(report.text, spans),
        actors=actor_options(standing.facts),
        back=ReviewQuery.back(back).words,
    )


def _standing(desk: Desk, report: int) -> Standing:
    try:
        return desk.register.standing(report)
    except (RegisterError, OverflowError) as error:
        raise missing(f"There is no report {report} in this register.") from error


def _section(words: str) -> Section:
    if words not in SECTIONS:
        raise Problem(422, f"There are no facts called {words[:40]}.")
    return words


def _words_at(standing: Standing, words: str) -> str:
    text = standing.reading.report.text
    span = _span(words, len(text))
    return " ".join(text[span.start : span.end].split()) if span else ""


def _span(words: str, size: int) -> Span | None:
    first, _, last = words.strip().partition("-")
    if not (first.isdecimal() and last.isdecimal() and first.isascii() and last.isascii() and len(first + last) < 19):
        return None
    return Span(int(first), int(last)) if int(first) < int(last) <= size else None
