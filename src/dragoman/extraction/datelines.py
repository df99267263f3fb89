"""Where a report was written: the place in its dateline, which "here" means and where visitors stay who go nowhere else."""

from dragoman.extraction.clauses import children
from dragoman.extraction.cues import Cue
from dragoman.extraction.place_names import place_at
from dragoman.lexicon.datelines import after_dateline
from dragoman.model.analysis import Analysis, Sentence
from dragoman.model.document import Span
from dragoman.model.reading import Place


def dateline_place(analysis: Analysis) -> Place | None:
    """The place in the dateline of the report's text; None if it has none, or tells two."""
    sentence = next((s for s in analysis.sentences if not s.headline), None)
    if sentence is None:
        return None
    return _place_before(analysis, sentence)


def place_of_line(analysis: Analysis, cue: Cue) -> Place | None:
    """The place that a line of a diary begins with: "VIENNA - the envoy briefs the Council"."""
    return _place_before(analysis, analysis.sentences[analysis.nodes[cue.node].sentence])


def _place_before(analysis: Analysis, sentence: Sentence) -> Place | None:
    nodes = analysis.nodes[sentence.first : sentence.last]
    length = after_dateline([analysis.document.quote(node.span) for node in nodes[:20]])
    found = [place for node in nodes[:length] if (place := place_at(analysis, node.index)) is not None and place.state]
    return found[0] if len({place.state for place in found}) == 1 else None


def stands_in_dateline(analysis: Analysis, span: Span) -> bool:
    """Whether words belong to the dateline of the report's text, which says where it was written."""
    sentence = next((s for s in analysis.sentences if not s.headline), None)
    if sentence is None:
        return False
    nodes = analysis.nodes[sentence.first : sentence.last]
    length = after_dateline([analysis.document.quote(node.span) for node in nodes[:20]])
    return any(node.span.overlaps(span) for node in nodes[:length])


def is_said_here(analysis: Analysis, cue: Cue) -> bool:
    """ "X, here on a visit", "arrived here", "talks held here": the place is that of the dateline."""
    node = analysis.nodes[cue.node]
    spots = {cue.node, node.head, analysis.nodes[node.head].head} if cue.noun else {cue.node}
    if any(n.lower == "here" for spot in spots for n in children(analysis, spot, "advmod", "npadvmod")):
        return True
    first = analysis.sentences[node.sentence].first
    return cue.noun and any(n.lower == "here" for n in analysis.nodes[max(first, cue.node - 6) : cue.node])
