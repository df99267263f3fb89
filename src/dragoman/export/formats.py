"""The formats in which what a view shows can be had, and the file that is made of it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from dragoman.export import csv_file, geojson, gexf, graphml, icalendar, json_file, json_lines
from dragoman.export.drawn import Drawn
from dragoman.export.statement import Statement, statement_of
from dragoman.register.engagements import each
from dragoman.register.filters import Filter
from dragoman.register.rows import EngagementRow
from dragoman.register.store import Register
from dragoman.register.views.evidence import evidence_of
from dragoman.register.views.flows import flows
from dragoman.register.views.network import Among, network
from dragoman.register.views.points import points

FormatName = Literal["csv", "json", "jsonl", "ics", "graphml", "gexf", "geojson"]

MOST_DRAWN = 20_000
"""Of more engagements than this the latest are in a network or on a map, unless another number is asked for."""


class Format(NamedTuple):
    """The name in words, the media type, the ending of file names, and who writes it: rows, or what is drawn."""

    words: str
    media_type: str
    of_rows: Callable[[Iterable[EngagementRow], Statement], Iterator[bytes]] | None = None
    of_drawn: Callable[[Drawn, Statement], Iterator[bytes]] | None = None


FORMATS: dict[FormatName, Format] = {
    "csv": Format("CSV", "text/csv; charset=utf-8", of_rows=csv_file.write),
    "json": Format("JSON", "application/json", of_rows=json_file.write),
    "jsonl": Format("JSON Lines", "application/jsonl", of_rows=json_lines.write),
    "ics": Format("iCalendar", "text/calendar; charset=utf-8", of_rows=icalendar.write),
    "graphml": Format("GraphML", "application/graphml+xml", of_drawn=graphml.write),
    "gexf": Format("GEXF", "application/gexf+xml", of_drawn=gexf.write),
    "geojson": Format("GeoJSON", "application/geo+json", of_drawn=geojson.write),
}


def exported(
    register: Register,
    wanted: Filter,
    name: FormatName,
    *,
    made: str,
    among: Among = "states",
    limit: int | None = None,
) -> Iterator[bytes]:
    """The parts of a file of what a filter keeps, of more than `limit` the latest; `made` is the time it bears."""
    form, statement = FORMATS[name], statement_of(wanted, made)
    if form.of_rows is not None:
        return form.of_rows(each(register, wanted, limit=limit), statement)
    assert form.of_drawn is not None
    found = points(register, wanted, limit=limit or MOST_DRAWN, parties=among == "parties")
    if found.more:
        statement = statement._replace(filter=f"{statement.filter}; the latest {len(found.points)} of these")
    evidence = evidence_of(register, [point.id for point in found.points])
    return form.of_drawn(Drawn(network(found.points, among), flows(found.points), evidence), statement)
