"""Places and flows on an outline of the world, in the Equal Earth projection, with the part of it that they are in."""

import json
from functools import cache
from math import asin, cos, hypot, radians, sin, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.lexicon.coordinates import Spot
from dragoman.register.views.flows import Flow, FlowKind, Flows, Stop
from dragoman.web.rendering import STATIC
from dragoman.web.wording import count_words

OUTLINE = STATIC / "vendor" / "outline.json"
"""A TopoJSON file with an object `land`. Another file may be put in its place."""
_SCALE = 180.0
_CENTRE = (500.0, 244.0)
_WHOLE = (0.0, 0.0, 1000.0, 488.0)
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = sqrt(3) / 2
_LEAST = 230.0
"""How wide the part of the world is at least that is shown."""
_NAMED = 18

Position = tuple[float, float]


class Dot(NamedTuple):
    """A place: where, how large, whether its name is written, and what is told when it is pointed at."""

    stop: Stop
    x: float
    y: float
    radius: float
    name: str
    title: str


class Line(NamedTuple):
    """A flow as a curve, how broad, and what is told when it is pointed at."""

    kind: FlowKind
    path: str
    breadth: float
    title: str


class World(NamedTuple):
    """The view box, the outline, what is on it, and the size of letters there."""

    box: tuple[float, float, float, float]
    outline: str
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    letters: float


def world_of(found: Flows, outline: Path = OUTLINE) -> World:
    """The map of flows, with no more of the world around them than is needed to know where it is."""
    places = [projected(stop.spot) for stop in found.stops]
    box = _box(places)
    unit = box[2] / 1000
    most = max((len(stop.numbers) for stop in found.stops), default=1) or 1
    dots = tuple(
        Dot(
            stop,
            *place,
            round(_radius(len(stop.numbers), most, len(places)) * unit, 2),
            stop.spot.name if at < _NAMED else "",
            f"{stop.spot.name}: {count_words(len(stop.numbers), 'engagement')}",
        )
        for at, (stop, place) in enumerate(zip(found.stops, places, strict=True))
    )
    heaviest = max((flow.weight for flow in found.flows), default=1)
    lines = tuple(_line(flow, heaviest) for flow in reversed(found.flows))
    return World(box, outline_path(outline), _spread(dots, unit), lines, round(13 * unit, 2))


@cache
def projected(spot: Spot) -> Position:
    return _equal_earth(spot.longitude, spot.latitude)


@cache
def outline_path(outline: Path) -> str:
    """The outline as the path of an SVG; empty if it is not there."""
    try:
        topology = json.loads(outline.read_bytes())
    except OSError:
        return ""
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = _rings(topology["objects"]["land"])
    return "".join(_ring_path([point for index in ring for point in _directed(arcs, index)]) for ring in rings)


def _line(flow: Flow, heaviest: int) -> Line:
    ends = f"{flow.start.name} {'to' if flow.kind == 'there' else 'and'} {flow.end.name}"
    breadth = round(1 + 5 * flow.weight / heaviest, 1)
    path = _curve(projected(flow.start), projected(flow.end))
    return Line(flow.kind, path, breadth, f"{ends}: {count_words(flow.weight, 'engagement')}")


def _radius(number: int, most: int, places: int) -> float:
    """The area says how many; where there are many places each is smaller."""
    least, more = (4, 12) if places <= _NAMED else (2.5, 7)
    return least + more * sqrt(number / most) if number else least * 0.75


def _spread(dots: tuple[Dot, ...], unit: float) -> tuple[Dot, ...]:
    """The same dots, without the names that would stand on another one's."""
    taken: list[tuple[float, float, float]] = []
    spread = []
    for dot in dots:
        start, end = dot.x, dot.x + (len(dot.name) * 7.5 + 20) * unit
        free = all(abs(dot.y - y) > 15 * unit or end < left or start > right for left, right, y in taken)
        if dot.name and free:
            taken.append((start, end, dot.y))
        spread.append(dot if free else dot._replace(name=""))
    return tuple(spread)


def _equal_earth(longitude: float, latitude: float) -> Position:
    a1, a2, a3, a4 = _A
    angle = asin(_M * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = radians(longitude) * cos(angle) / (_M * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)))
    y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    return round(_CENTRE[0] + _SCALE * x, 1), round(_CENTRE[1] - _SCALE * y, 1)


def _box(places: list[Position]) -> tuple[float, float, float, float]:
    """The part of the map around places, in its proportions and with room at its edges."""
    if not places:
        return _WHOLE
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    upper, lower = min(y for _, y in places), max(y for _, y in places)
    proportion = _WHOLE[3] / _WHOLE[2]
    width = max((right - left) * 1.35, (lower - upper) * 1.5 / proportion, _LEAST)
    if width >= _WHOLE[2] * 0.8:
        return _WHOLE
    height = width * proportion
    x = min(max((left + right - width) / 2, 0), _WHOLE[2] - width)
    y = min(max((upper + lower - height) / 2, 0), _WHOLE[3] - height)
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)


def _curve(start: Position, end: Position) -> str:
    """A bow from one point to another, to the left of the way, so that there and back are two."""
    (x1, y1), (x2, y2) = start, end
    bend = min(0.2, 30 / (hypot(x2 - x1, y2 - y1) or 1))
    x, y = (x1 + x2) / 2 + (y2 - y1) * bend, (y1 + y2) / 2 - (x2 - x1) * bend
    return f"M{x1} {y1}Q{x:.1f} {y:.1f} {x2} {y2}"


def _arc(arc: list[list[int]], transform: dict[str, Any]) -> list[Position]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(_equal_earth(x * sx + tx, y * sy + ty))
    return points


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    if geometry["type"] == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in _rings(part)]
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def _directed(arcs: list[list[Position]], index: int) -> list[Position]:
    return arcs[index] if index >= 0 else arcs[~index][::-1]


def _ring_path(points: list[Position]) -> str:
    steps = [f"M{points[0][0]:g} {points[0][1]:g}"]
    last = points[0]
    for point in points[1:]:
        if abs(point[0] - last[0]) > _WHOLE[2] / 2:
            # Across the edge of the map: what follows lies on its other side.
            steps.append(f"zM{point[0]:g} {point[1]:g}")
            last = point
        elif abs(point[0] - last[0]) + abs(point[1] - last[1]) >= 0.4:
            steps.append(f"l{point[0] - last[0]:.1f} {point[1] - last[1]:.1f}".replace("l-0.0 ", "l0 "))
            last = point[0], point[1]
    return "".join(steps) + "z"
