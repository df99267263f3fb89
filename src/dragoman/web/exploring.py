"""What the address of the explore page asks for, and the addresses of the same filter seen otherwise."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple, get_args
from urllib.parse import urlencode

import msgspec
from starlette.datastructures import QueryParams

from dragoman.lexicon.states import state_name
from dragoman.model.days import days
from dragoman.register.connection import transaction
from dragoman.register.dossiers import known_as
from dragoman.register.filter_address import NAMES, FilterError, filter_of, one_of, pairs_of
from dragoman.register.filters import SURE, Cursor, Filter
from dragoman.register.store import Register
from dragoman.register.views.network import AMONG, Among
from dragoman.register.views.timeline import STEPS, Step
from dragoman.web.problems import Problem

View = Literal["overview", "table", "timeline", "network", "map", "partners", "subjects"]
VIEWS: tuple[View, ...] = get_args(View)
LABELS = {
    "state": "State",
    "person": "Person",
    "form": "Form",
    "status": "Status",
    "topic": "Topic or subject",
    "since": "From",
    "until": "Until",
    "words": "Words in reports",
    "organisation": "Organisation",
    "with": "With",
    "where": "In the state",
    "outlet": "Outlet",
    "source": "Source",
    "min-confidence": "Confidence from",
    "all": "All, rejected too",
    "accepted": "Counted",
    "identity": "Number",
}
"""What the fields of the filter bar are called, by their names in the address."""
_OWN = ("view", "among", "step", "before", "after")


class Asked(NamedTuple):
    """The filter, as which picture it is to be seen, and what of the address cannot be understood, by name.

    `given` is what the address says, as it says it; where something is wrong with it there is no filter.
    """

    given: Mapping[str, list[str]]
    wanted: Filter | None
    wrong: Mapping[str, str]
    view: View = "overview"
    among: Among | None = None
    step: Step | None = None
    before: Cursor | None = None
    after: Cursor | None = None

    @property
    def said(self) -> tuple[str, ...]:
        """The names by which the address narrows."""
        return tuple(name for name, values in self.given.items() if values)

    @property
    def whom(self) -> Among:
        """Between whom a network is drawn: states, unless somebody is asked for beside whom there would be none."""
        if self.among is not None or self.wanted is None:
            return self.among or "states"
        named = (self.wanted.counterpart_state, self.wanted.person, self.wanted.organisation, self.wanted.identity)
        return "parties" if any(named) else "states"


def asked_of(query: QueryParams) -> Asked:
    """What an address asks for. `Problem` if it asks for a picture that there is not."""
    pairs = query.multi_items()
    given = {name: [value for key, value in pairs if key == name and value.strip()] for name in NAMES}
    own: dict[str, Any] = {}
    for name, values in (("view", VIEWS), ("among", AMONG), ("step", STEPS)):
        if query.get(name):
            try:
                own[name] = one_of(values, query[name])
            except ValueError as error:
                raise Problem(422, f"{name}: {error}.") from error
    for name in ("before", "after"):
        if query.get(name):
            own[name] = cursor_of(query[name])
    try:
        wanted = filter_of((name, value) for name, value in pairs if name not in _OWN)
    except FilterError as error:
        return Asked(given, None, {problem.name: problem.why for problem in error.problems}, **own)
    return Asked(given, wanted, {}, **own)


def explore_address(wanted: Filter, view: str = "overview", **more: str | None) -> str:
    """The page of a filter as some picture."""
    own = {"view": None if view == "overview" else view, **more}
    query = urlencode([*pairs_of(wanted), *((name, value) for name, value in own.items() if value)])
    return f"/explore?{query}" if query else "/explore"


def file_address(wanted: Filter, ending: str, **more: str | None) -> str:
    """The file of what a filter keeps."""
    query = urlencode([*pairs_of(wanted), *((name, value) for name, value in more.items() if value)])
    return f"/explore/engagements.{ending}?{query}" if query else f"/explore/engagements.{ending}"


def changed(wanted: Filter, **changes: Any) -> Filter:
    return msgspec.structs.replace(wanted, **changes)


def place_words(place: Cursor) -> str:
    """A place in the list, as an address says it."""
    return f"{place.day}.{place.id}"


def cell_address(wanted: Filter, row: str, column: str) -> str:
    """The engagements in a cell: those of a state with another one in a month, or of a side on a subject."""
    month = days(column)
    if month is not None:
        return period_address(changed(wanted, counterpart_state=row), *month)
    return explore_address(changed(of_side(wanted, row), topic=column), "table")


def period_address(wanted: Filter, since: str, until: str) -> str:
    """The engagements of a period, as far as the filter has them: what lasts into the filter's may begin before it."""
    within = max(since, wanted.since or since), min(until, wanted.until or until)
    since, until = within if within[0] <= within[1] else (since, until)
    return explore_address(changed(wanted, since=since, until=until), "table")


def until_month(wanted: Filter, month: str) -> Filter | None:
    """The same before a month; None if the filter's period begins no earlier."""
    last = (date.fromisoformat(f"{month}-01") - timedelta(days=1)).isoformat()
    return None if wanted.since and wanted.since > last else changed(wanted, until=last)


def of_side(wanted: Filter, code: str) -> Filter:
    """The same with a state as a side."""
    if wanted.state is None:
        return changed(wanted, state=code)
    if wanted.counterpart_state is None and code != wanted.state:
        return changed(wanted, counterpart_state=code)
    return wanted


class Chip(NamedTuple):
    """Something a filter is narrowed by, and the address without it."""

    words: str
    address: str


def chips(wanted: Filter, address: Callable[[Filter], str], who: str | None = None) -> Iterator[Chip]:
    """What a filter is narrowed by, each with the address of what it leaves; `who` is the name of its number."""
    if wanted.state and wanted.counterpart_state:
        for code, other in ((wanted.state, wanted.counterpart_state), (wanted.counterpart_state, wanted.state)):
            yield Chip(state_name(code), address(changed(wanted, state=other, counterpart_state=None)))
    else:
        for field in ("state", "counterpart_state"):
            if getattr(wanted, field):
                yield Chip(state_name(getattr(wanted, field)), address(changed(wanted, **{field: None})))
    for field, words in _CHIPS.items():
        value = getattr(wanted, field)
        if value not in (None, ()):
            said = " or ".join(value) if field == "statuses" else state_name(value) if field == "where" else value
            left = changed(wanted, **{field: () if field == "statuses" else None})
            yield Chip(who if who and field == "identity" else f"{words} {said}", address(left))
    if (wanted.least, wanted.accepted) != (SURE, False):
        only = "accepted by reviewers only" if wanted.reviewed else "accepted only"
        counted = only if wanted.accepted else "all, also rejected" if wanted.least is None else None
        left = changed(wanted, least=SURE, accepted=False, reviewed=False, rejected=False)
        yield Chip(counted or f"confidence from {wanted.least:g}", address(left))


_CHIPS = {
    "counterpart": "with",
    "where": "in",
    "person": "person",
    "organisation": "organisation",
    "identity": "number",
    "form": "form",
    "statuses": "status",
    "topic": "topic",
    "since": "from",
    "until": "until",
    "words": "words",
    "outlet": "outlet",
    "source": "source",
}


def name_of(register: Register, number: int | None) -> str | None:
    """What the person, organisation or state of a number is called, if there is one."""
    if number is None:
        return None
    with transaction(register.engine) as connection:
        about = known_as(connection, number)
    return about.name if about is not None else None


def cursor_of(value: str) -> Cursor:
    """A place in a list, of an address. `Problem` if it is none."""
    day, _, number = value.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) < 16 and len(day) <= 10):
        raise Problem(422, f"{value!r} is no place in the list.")
    return Cursor(day, int(number))
