"""What the address of the list of commitments asks for, and the addresses of the same filter seen otherwise."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dragoman.register.filter_address import FilterError, filter_of, pairs_of
from dragoman.register.filters import Cursor, Filter
from dragoman.web.exploring import changed, cursor_of

Standing = Literal["open", "overdue", "settled", "any"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
TITLES: Mapping[Standing, str] = {
    "open": "Open commitments",
    "overdue": "Overdue commitments",
    "settled": "Settled commitments",
    "any": "All commitments",
}
LABELS = {
    "state": "State",
    "person": "Person",
    "organisation": "Organisation",
    "status": "Status",
    "topic": "Topic or subject",
    "since": "Due from",
    "until": "Due until",
    "identity": "Number",
}
"""What the fields of the filter are called, by their names in the address."""
_NAMES = ("state", "person", "organisation", "identity", "topic", "since", "until")
_PLACES = ("before", "after")


class Asked(NamedTuple):
    """The filter, and what of the address cannot be understood, by name; with anything wrong there is no filter.

    `given` is what the address says, as it says it.
    """

    given: Mapping[str, list[str]]
    wanted: Filter | None
    wrong: Mapping[str, str]
    status: Standing = "open"
    before: Cursor | None = None
    after: Cursor | None = None


def asked_of(query: QueryParams, today: date) -> Asked:
    """What an address asks for. `Problem` if it asks for a place in the list that there is not."""
    pairs = [(name, value) for name, value in query.multi_items() if value.strip()]
    given = {name: [value for key, value in pairs if key == name] for name in (*_NAMES, "status")}
    places = {name: cursor_of(value) for name, value in pairs if name in _PLACES}
    named = [(name, value) for name, value in pairs if name not in (*_PLACES, "status")]
    wrong = {
        name: f"there is no such filter; there are: {', '.join(LABELS)}" for name, _ in named if name not in _NAMES
    }
    status = next((one for one in STANDINGS if one == query.get("status", "").strip()), None)
    if status is None and given["status"]:
        wrong["status"] = f"{given['status'][0]!r} is none of: {', '.join(STANDINGS)}"
    try:
        wanted = filter_of((name, value) for name, value in named if name in _NAMES)
    except FilterError as error:
        wrong.update({problem.name: problem.why for problem in error.problems})
    if wrong:
        return Asked(given, None, wrong)
    return Asked(given, of_status(wanted, status or "open", today), {}, status or "open", **places)


def of_status(wanted: Filter, status: Standing, today: date) -> Filter:
    """The same of commitments that stand so: overdue is what was due before today, and open all that is not settled."""
    return changed(
        wanted,
        is_open=status in ("open", "overdue"),
        overdue_on=today.isoformat() if status == "overdue" else None,
        is_settled=status == "settled",
    )


def commitments_address(wanted: Filter, status: Standing = "open", **more: str | None) -> str:
    """The list of a filter."""
    return _address("/commitments", wanted, status, more)


def file_address(wanted: Filter, status: Standing, ending: str) -> str:
    """The file of what a filter keeps."""
    return _address(f"/commitments.{ending}", wanted, status, {})


def query_of(wanted: Filter, status: Standing, **more: str | None) -> str:
    """The query that says a filter; the same filter always has the same one."""
    return urlencode(list(_pairs(wanted, status, more)))


def _address(path: str, wanted: Filter, status: Standing, more: Mapping[str, str | None]) -> str:
    query = query_of(wanted, status, **more)
    return f"{path}?{query}" if query else path


def _pairs(wanted: Filter, status: Standing, more: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    if status != "open":
        yield "status", status
    yield from pairs_of(wanted)
    yield from ((name, value) for name, value in more.items() if value)
