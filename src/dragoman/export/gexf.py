"""GEXF 1.3: who deals with whom, for Gephi."""

from collections.abc import Iterator

from dragoman.export.drawn import Drawn, left_out
from dragoman.export.statement import Statement
from dragoman.export.xml_text import attribute, content


def write(drawn: Drawn, statement: Statement) -> Iterator[bytes]:
    network = drawn.network
    said = "; ".join(filter(None, (statement.filter, left_out(network))))
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield f'<meta lastmodifieddate="{statement.made[:10]}"><creator>Dragoman</creator>'.encode()
    yield f"<description>{content(said)}</description></meta>\n".encode()
    yield b'<graph defaultedgetype="undirected">\n<attributes class="node">'
    yield b'<attribute id="kind" title="kind" type="string"/><attribute id="side" title="side" type="string"/>'
    yield b'<attribute id="engagements" title="engagements" type="integer"/></attributes>\n<attributes class="edge">'
    for name in ("engagements", "quotes", "sources"):
        yield f'<attribute id="{name}" title="{name}" type="string"/>'.encode()
    yield b"</attributes>\n<nodes>\n"
    for node in network.nodes:
        values = {"kind": node.kind, "side": node.side or "", "engagements": str(node.weight)}
        yield f"<node id={attribute(node.key)} label={attribute(node.name)}>{_values(values)}</node>\n".encode()
    yield b"</nodes>\n<edges>\n"
    for number, edge in enumerate(network.edges):
        values = {
            "engagements": " ".join(map(str, edge.numbers)),
            "quotes": " | ".join(drawn.quotes(edge.numbers)),
            "sources": " ".join(drawn.sources(edge.numbers)),
        }
        ends = f'source={attribute(edge.one)} target={attribute(edge.other)} weight="{edge.weight}"'
        yield f'<edge id="e{number}" {ends}>{_values(values)}</edge>\n'.encode("utf-8", "replace")
    yield b"</edges>\n</graph>\n</gexf>\n"


def _values(values: dict[str, str]) -> str:
    parts = [f'<attvalue for="{name}" value={attribute(value)}/>' for name, value in values.items() if value]
    return f"<attvalues>{''.join(parts)}</attvalues>"
