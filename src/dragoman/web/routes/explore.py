"""The page on which one filter narrows table, timeline, network and map together, and the files of what it shows."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from dragoman.export.formats import FORMATS, FormatName, exported
from dragoman.model.days import exactness
from dragoman.model.vocabulary import FORMS, STATUSES, SUBJECTS
from dragoman.register.engagements import engagements, numbered, place
from dragoman.register.filter_address import address_of
from dragoman.register.filter_words import narrowings
from dragoman.register.filters import SURE, Filter
from dragoman.register.rows import EngagementRow
from dragoman.register.store import Register
from dragoman.register.views.flows import flows
from dragoman.register.views.matrices import partners, sides_by_subject
from dragoman.register.views.network import Network, network
from dragoman.register.views.points import Points, points
from dragoman.register.views.timeline import inexact, timeline
from dragoman.web.desk import AtDesk
from dragoman.web.exploring import (
    LABELS,
    VIEWS,
    Asked,
    Chip,
    asked_of,
    cell_address,
    changed,
    chips,
    explore_address,
    file_address,
    name_of,
    of_side,
    period_address,
    place_words,
    until_month,
)
from dragoman.web.pictures.bars import bars_of
from dragoman.web.pictures.world import world_of
from dragoman.web.problems import Problem, missing
from dragoman.web.rendering import page
from dragoman.web.wording import named_state

router = APIRouter()
PAGE = 50
_SHORT = 12
_PAIRS = 200
_TOLD = 300
"""Of a timeline with no more engagements than this each is named below."""
_FILES = {"timeline": ("ics",), "network": ("graphml", "gexf"), "map": ("geojson",), "overview": ("ics", "geojson")}


@router.get("/explore")
def explore(request: Request, desk: AtDesk) -> HTMLResponse:
    asked = asked_of(request.query_params)
    shared: dict[str, Any] = {
        "asked": asked,
        "views": VIEWS,
        "forms": FORMS,
        "statuses": STATUSES,
        "subjects": SUBJECTS,
        "sure": SURE,
        "address": explore_address,
        "changed": changed,
        "labels": LABELS,
        "query_of": address_of,
        "cell": cell_address,
        "period_of": period_address,
        "of_side": of_side,
    }
    if asked.wanted is None:
        return page(request, "explore.html", 422, **shared, shown={}, chips=(), files=(), narrowed=())
    shown = SHOWN[asked.view](desk.register, asked, asked.wanted)
    who = name_of(desk.register, asked.wanted.identity)
    return page(
        request,
        "explore.html",
        **shared,
        shown=shown,
        chips=list(chips(asked.wanted, lambda left: explore_address(left, asked.view), who)),
        files=list(_files(asked.wanted, asked)),
        narrowed=narrowings(asked.wanted, who),
    )


@router.get("/explore/network.json")
def drawn(request: Request, desk: AtDesk) -> Response:
    """The network for the picture: nodes and edges, as short as they can be said."""
    asked = asked_of(request.query_params)
    wanted = _understood(asked)
    found, _ = _network(desk.register, asked, wanted)
    at = {node.key: number for number, node in enumerate(found.nodes)}
    told = {
        "nodes": [(node.name, node.kind, named_state(node.side) or None, node.weight) for node in found.nodes],
        "edges": [(at[edge.one], at[edge.other], edge.weight) for edge in found.edges],
    }
    return Response(msgspec.json.encode(told), media_type="application/json")


@router.get("/explore/engagements.{ending}")
def file(ending: str, request: Request, desk: AtDesk) -> Response:
    """What a filter keeps, as a file of another program."""
    if ending not in FORMATS:
        raise missing(f"There is no file of the kind {ending}.", f"There are: {', '.join(FORMATS)}.")
    name: FormatName = ending
    asked = asked_of(request.query_params)
    wanted, made = _understood(asked), desk.settings.now().astimezone(UTC).isoformat(timespec="seconds")
    parts = exported(desk.register, wanted, name, made=made, among=asked.whom)
    disposition = {"Content-Disposition": f'attachment; filename="engagements.{ending}"'}
    return StreamingResponse(parts, media_type=FORMATS[name].media_type, headers=disposition)


def _understood(asked: Asked) -> Filter:
    if asked.wanted is None:
        raise Problem(422, "; ".join(f"{LABELS.get(name, name)}: {why}" for name, why in asked.wrong.items()) + ".")
    return asked.wanted


def _table(register: Register, asked: Asked, wanted: Filter) -> dict[str, Any]:
    """A page of engagements, the latest first."""
    found = engagements(register, wanted, limit=PAGE + 1, before=asked.before, after=asked.after)
    found.sort(key=lambda row: (row.day, row.id))
    more = len(found) > PAGE
    if more:
        found = found[:-1] if asked.after else found[1:]
    ends = (found[0], found[-1]) if found else (None, None)
    earlier = ends[0] if (more and not asked.after) or asked.after else None
    later = ends[1] if (more and asked.after) or asked.before else None
    return {"rows": found[::-1], "earlier": _place(earlier), "later": _place(later)}


def _place(row: EngagementRow | None) -> str | None:
    return None if row is None else place_words(place(row))


def _timeline(register: Register, asked: Asked, wanted: Filter) -> dict[str, Any]:
    found = points(register, wanted)
    line = timeline(found.points, asked.step)
    known = {point.id: point for point in found.points} if len(found.points) <= _TOLD else {}
    return {
        "found": found,
        "line": line,
        "bars": bars_of(line),
        "known": known,
        "inexact": inexact(found.points, line.step),
    }


def _network(register: Register, asked: Asked, wanted: Filter) -> tuple[Network, Points]:
    found = points(register, wanted, parties=asked.whom == "parties")
    return network(found.points, asked.whom), found


def _pairs(register: Register, asked: Asked, wanted: Filter) -> dict[str, Any]:
    made, found = _network(register, asked, wanted)
    query = explore_address(wanted, among=asked.whom).partition("?")[2]
    return {
        "found": found,
        "network": made,
        "nodes": {node.key: node for node in made.nodes},
        "pairs": made.edges[:_PAIRS],
        "drawn_from": f"/explore/network.json?{query}",
    }


def _map(register: Register, _: Asked, wanted: Filter) -> dict[str, Any]:
    found = points(register, wanted)
    made = flows(found.points)
    return {"found": found, "flows": made, "world": world_of(made)}


def _partners(register: Register, _: Asked, wanted: Filter) -> dict[str, Any]:
    if wanted.state is None:
        return {"matrix": None}
    found = points(register, wanted)
    undated = [
        p.id for p in found.points if wanted.state in p.sides and len(p.sides) > 1 and exactness(p.date) == "year"
    ]
    matrix = partners(found.points, wanted.state)
    before = until_month(wanted, matrix.columns[0]) if matrix.earlier else None
    return {"found": found, "matrix": matrix, "of_a_year": undated, "before": before}


def _subjects(register: Register, _: Asked, wanted: Filter) -> dict[str, Any]:
    found = points(register, wanted)
    return {"found": found, "matrix": sides_by_subject(found.points)}


def _overview(register: Register, asked: Asked, wanted: Filter) -> dict[str, Any]:
    found = points(register, wanted, parties=asked.whom == "parties")
    made, line, on_map = network(found.points, asked.whom), timeline(found.points, asked.step), flows(found.points)
    latest = sorted(found.points, key=lambda point: (point.day, point.id), reverse=True)[:_SHORT]
    return {
        "found": found,
        "rows": numbered(register, [point.id for point in latest]),
        "line": line,
        "bars": bars_of(line),
        "network": made,
        "nodes": {node.key: node for node in made.nodes},
        "pairs": made.edges[:_SHORT],
        "flows": on_map,
        "world": world_of(on_map),
    }


SHOWN = {
    "overview": _overview,
    "table": _table,
    "timeline": _timeline,
    "network": _pairs,
    "map": _map,
    "partners": _partners,
    "subjects": _subjects,
}


def _files(wanted: Filter, asked: Asked) -> Iterator[Chip]:
    """The files of what a view shows."""
    names: tuple[str, ...] = (*_FILES.get(asked.view, ()), "csv", "json", "jsonl")
    for name in names:
        among = asked.whom if name in {"graphml", "gexf"} else None
        yield Chip(FORMATS[name].words, file_address(wanted, name, among=among))  # type: ignore[index]
