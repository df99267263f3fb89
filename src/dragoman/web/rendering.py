"""How pages are made: templates in which everything is escaped, and what they may call."""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import Scope

from dragoman import __version__
from dragoman.lexicon import plain_words
from dragoman.model.roles import Role, reaches
from dragoman.model.visible import visible
from dragoman.web import days, wording
from dragoman.web.problems import Problem
from dragoman.web.settings import Settings

FOLDER = Path(str(files("dragoman.web")))
STATIC = FOLDER / "static"


class Section(NamedTuple):
    """An entry of the navigation: where it leads, and the beginnings of the addresses that belong to it."""

    address: str
    name: str
    under: tuple[str, ...] = ()


NAVIGATION = (
    Section("/", "Today"),
    Section("/reports", "Reports", ("/reports",)),
    Section("/review", "Review", ("/review",)),
    Section("/commitments", "Commitments", ("/commitments",)),
    Section("/explore", "Explore", ("/explore", "/searches", "/engagements", "/persons", "/organisations", "/states")),
)


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. Templates have what is given, and all of `environment`."""
    return HTMLResponse(render(request.scope, template, **values), status_code=status)


def problem_page(scope: Scope, problem: Problem) -> HTMLResponse:
    """The page that says what went wrong, and what to do."""
    html = render(scope, "problem.html", advice=problem.advice, status=problem.status, again=problem.again)
    headers = {"Retry-After": str(problem.wait)} if problem.wait else None
    return HTMLResponse(html, status_code=problem.status, headers=headers)


def render(scope: Scope, template: str, **values: Any) -> str:
    state = scope["app"].state
    shared = {
        "path": scope["path"],
        "sections": state.sections,
        "settings": state.desk.settings,
        "today": state.desk.settings.today,
        "query": Request(scope).query_params.get("q", ""),
        "visitor": scope.get("visitor"),
        "form_token": token_field(scope),
        "may_decide": may(scope, "coder"),
        "may_review": may(scope, "reviewer"),
    }
    html: str = state.pages.get_template(template).render({**shared, **values})
    return html


def may(scope: Scope, needed: Role) -> bool:
    """Whether who asks may do at this desk what asks for a role: what they may not, no page offers them."""
    role = scope["visitor"].role if "visitor" in scope else None
    return role is not None and not scope["app"].state.desk.settings.read_only and reaches(role, needed)


def token_field(scope: Scope) -> Markup:
    """What every form that changes something has to hold."""
    token = scope["visitor"].form_token if "visitor" in scope else ""
    return Markup('<input type="hidden" name="form_token" value="{}">').format(token)


def environment(settings: Settings) -> Environment:
    """The templates. Whatever they print is escaped, and is shown with nothing hidden in it."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        period=days.period_words,
        month=days.month_words,
        moment=days.moment_words,
        age=lambda iso: days.age_words(iso, settings.today),
        state=wording.named_state,
        form=plain_words.form_words,
        kind=plain_words.kind_words,
        act=plain_words.act_words,
        subject=plain_words.subject_words,
        counted=wording.count_words,
        party_name=wording.party_name,
        posts=wording.posts_words,
        shortened=wording.shortened,
        unread_in=wording.unread_in,
        share=lambda confidence: f"{confidence:.0%}",
        capitalize_first=lambda words: f"{words[:1].upper()}{words[1:]}",
        number=lambda count: f"{count:,}",
    )
    made.globals.update(
        asset=asset,
        has_asset=lambda name: (STATIC / name).exists(),
        version=__version__,
        is_state=wording.is_state,
        every_state=wording.every_state,
        party_name=wording.party_name,
        party_address=wording.party_address,
        identity_address=wording.identity_address,
        state_address=wording.state_address,
        report_address=wording.report_address,
        fact_address=wording.fact_address,
        told_in=wording.told_in,
        places_of=wording.places_of,
        report_name=wording.report_name,
        told_by=wording.told_by,
        is_current=is_current,
        is_overdue=lambda due: days.is_past(due, settings.today),
    )
    return made


def is_current(section: Section, path: str) -> bool:
    """Whether a page belongs to an entry of the navigation."""
    return path == section.address or any(path == under or path.startswith(f"{under}/") for under in section.under)


def sections_of(paths: Sequence[str]) -> tuple[Section, ...]:
    """The entries of the navigation that lead to a page."""
    return tuple(section for section in NAVIGATION if section.address in paths)


@cache
def asset(name: str) -> str:
    """The address of a static file, different whenever its content is, so that browsers may keep it."""
    path = STATIC / name
    content = path.read_bytes() if path.exists() else b""
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"


def _shown(value: Any) -> Any:
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
