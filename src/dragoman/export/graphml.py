"""GraphML: who deals with whom, for Gephi, Cytoscape, NetworkX and the like."""

from collections.abc import Iterator

from dragoman.export.drawn import Drawn, left_out
from dragoman.export.statement import Statement
from dragoman.export.xml_text import attribute, content

_KEYS = (
    ("graph", "filter", "string"),
    ("graph", "made", "string"),
    ("graph", "left_out", "string"),
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "side", "string"),
    ("node", "weight", "int"),
    ("edge", "weight", "int"),
    ("edge", "engagements", "string"),
    ("edge", "quotes", "string"),
    ("edge", "sources", "string"),
)


def write(drawn: Drawn, statement: Statement) -> Iterator[bytes]:
    network = drawn.network
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for of, name, kind in _KEYS:
        yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'.encode()
    yield b'<graph id="engagements" edgedefault="undirected">\n'
    said = {"filter": statement.filter, "made": statement.made, "left_out": left_out(network)}
    yield _values("graph", said)
    for node in network.nodes:
        values = {"label": node.name, "kind": node.kind, "side": node.side or "", "weight": str(node.weight)}
        yield f"<node id={attribute(node.key)}>{_values('node', values).decode()}</node>\n".encode()
    for number, edge in enumerate(network.edges):
        values = {
            "weight": str(edge.weight),
            "engagements": " ".join(map(str, edge.numbers)),
            "quotes": " | ".join(drawn.quotes(edge.numbers)),
            "sources": " ".join(drawn.sources(edge.numbers)),
        }
        ends = f"source={attribute(edge.one)} target={attribute(edge.other)}"
        yield f'<edge id="e{number}" {ends}>{_values("edge", values).decode()}</edge>\n'.encode()
    yield b"</graph>\n</graphml>\n"


def _values(of: str, values: dict[str, str]) -> bytes:
    parts = [f'<data key="{of}-{name}">{content(value)}</data>' for name, value in values.items() if value]
    return "".join(parts).encode("utf-8", "replace")
