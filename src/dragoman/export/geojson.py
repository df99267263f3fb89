"""GeoJSON (RFC 7946): places of engagements as points, and flows between capitals and places as lines."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.export.drawn import Drawn
from dragoman.export.statement import Statement
from dragoman.lexicon.coordinates import Spot
from dragoman.register.views.flows import Flow, Stop

DISCLAIMER = (
    "Capitals and seats stand for states; lines join them and are no routes. Nothing here takes a side on any boundary or "
    "on the status of any territory. Coordinates: GeoNames, CC BY 4.0."
)


def write(drawn: Drawn, statement: Statement) -> Iterator[bytes]:
    flows = drawn.flows
    said = {**statement._asdict(), "unplaced": list(flows.unplaced), "flows_left_out": flows.flows_left_out}
    yield b'{"type":"FeatureCollection","disclaimer":' + msgspec.json.encode(DISCLAIMER)
    yield b',"statement":' + msgspec.json.encode(said) + b',"features":['
    between = b"\n"
    for feature in _features(drawn):
        yield between + msgspec.json.encode(feature)
        between = b",\n"
    yield b"\n]}\n"


def _features(drawn: Drawn) -> Iterator[dict[str, Any]]:
    for stop in drawn.flows.stops:
        geometry = {"type": "Point", "coordinates": _position(stop.spot)}
        own = {"name": stop.spot.name, "state": stop.spot.state or None, "kind": stop.spot.kind}
        yield {"type": "Feature", "geometry": geometry, "properties": {**own, **_told(drawn, stop)}}
    for flow in drawn.flows.flows:
        geometry = {"type": "LineString", "coordinates": [_position(flow.start), _position(flow.end)]}
        own = {"kind": flow.kind, "from": flow.start.name, "to": flow.end.name}
        own |= {"from_state": flow.start.state, "to_state": flow.end.state}
        yield {"type": "Feature", "geometry": geometry, "properties": {**own, **_told(drawn, flow)}}


def _told(drawn: Drawn, of: Stop | Flow) -> dict[str, Any]:
    return {
        "weight": len(of.numbers),
        "engagements": list(of.numbers),
        "quotes": drawn.quotes(of.numbers),
        "sources": drawn.sources(of.numbers),
    }


def _position(spot: Spot) -> list[float]:
    return [spot.longitude, spot.latitude]
