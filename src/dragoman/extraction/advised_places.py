"""Places that the trained reader marks: what its words name, if they name a place at all."""

from dragoman.extraction.datelines import stands_in_dateline
from dragoman.extraction.place_names import place_at
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span
from dragoman.model.reading import Place

# What is named after the place where it was signed.
_PAPERS = frozenset(
    "declaration agreement treaty accord accords convention protocol charter process plan pact principles consensus format".split()
)


def place_told(analysis: Analysis, span: Span) -> Place | None:
    """The place that these words name; None where they are somebody's name, or that of a paper, or part of one."""
    nodes = analysis.nodes_in(span)
    if stands_in_dateline(analysis, span) or _is_cut_name(analysis, span):
        return None
    if any(_names_paper(analysis, node) for node in nodes):
        return None
    known = next((place for node in reversed(nodes) if (place := place_at(analysis, node.index)) is not None), None)
    if known is not None:
        return known
    words = analysis.document.quote(span).split()
    words = " ".join(words).strip(" ,;:").split() or words
    words = words[1:] if words[0].casefold() in {"the", "a", "an"} else words
    if words and words[0][0].isupper() and not _names_somebody(analysis, span):
        return Place(name=" ".join(words), state=None)
    return None


def _names_paper(analysis: Analysis, node: Node) -> bool:
    """ "the Los Angeles Declaration": a place after which a paper is named is nobody's meeting place."""
    return node.dep in {"compound", "nmod", "amod"} and analysis.nodes[node.head].lower in _PAPERS


def _is_cut_name(analysis: Analysis, span: Span) -> bool:
    """ "Foreign" of "the Foreign Ministry": a word out of somebody's name."""
    named = [m.span for m in analysis.mentions if m.kind != "state" and m.form == "name"]
    cut = [name for name in named if name.overlaps(span) and span.end < name.end]
    return any(analysis.document.quote(name).split()[-1].lower() not in _EVENTS for name in cut)


# Named after where they take place: "the Munich Security Conference".
_EVENTS = frozenset({"conference", "forum", "summit", "dialogue", "symposium", "assembly"})


def _names_somebody(analysis: Analysis, span: Span) -> bool:
    """ "the grave of A": somebody of an office, no place."""
    named = {key for m in analysis.mentions if m.kind == "person" and m.span.overlaps(span) for key in m.entities}
    return any(analysis.entities[key].titles for key in named)
