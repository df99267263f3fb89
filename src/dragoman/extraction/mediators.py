"""Mediators: who brought the sides of talks or of an agreement together."""

from dragoman.extraction.actors import Part, collect
from dragoman.extraction.clauses import agents_of, children, objects_behind, subjects
from dragoman.extraction.cues import Cue
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Form

_MEDIATING = frozenset({"broker", "mediate", "facilitate"})
_MEDIATION = frozenset({"mediation", "facilitation", "auspices"})
_MEDIATED: frozenset[Form] = frozenset({"meeting", "call", "consultations", "signing", "conference"})


def mediators(analysis: Analysis, cue: Cue) -> list[Part]:
    """ "talks brokered by Qatar", "Qatar mediated talks", "met under the mediation of A", "under Qatari mediation"."""
    if cue.form not in _MEDIATED:
        return []
    spots = _spots(analysis, cue)
    heads: list[int] = []
    for spot in spots:
        node = analysis.nodes[spot]
        if node.lemma in _MEDIATING and node.tag != "VBN":
            heads += subjects(analysis, spot)
        for clause in (node, *children(analysis, spot, "acl", "relcl", "advcl")):
            if clause.lemma in _MEDIATING and clause.tag == "VBN":
                heads += agents_of(analysis, clause.index)
        heads += [*_by_mediation(analysis, node), *_acting_as_mediators(analysis, node)]
    return collect(analysis, heads, "mediator")


def _spots(analysis: Analysis, cue: Cue) -> list[int]:
    """The cue, its verb, and the thing that is signed or held by it."""
    verbs = [cue.verb] if cue.verb is not None and (cue.light or not cue.noun) else []
    node = analysis.nodes[cue.node]
    if cue.noun and node.dep == "dobj" and analysis.nodes[node.head].lemma in _MEDIATING:
        verbs.append(node.head)
    things = [n.index for verb in verbs for n in children(analysis, verb, "dobj", "nsubjpass")]
    return list(dict.fromkeys([cue.node, *verbs, *things]))


def _acting_as_mediators(analysis: Analysis, node: Node) -> list[int]:
    """ "with A acting as go-between"."""
    return [
        actor.index
        for verb in analysis.nodes[node.index : analysis.sentences[node.sentence].last]
        if verb.lower in {"acting", "serving"}
        and any(analysis.nodes[head].lower in _MEDIATORS for head in objects_behind(analysis, verb.index, "as"))
        for actor in children(analysis, verb.index, "nsubj")
    ]


_MEDIATORS = frozenset({"mediator", "go-between", "intermediary", "facilitator", "broker"})


def _by_mediation(analysis: Analysis, node: Node) -> list[int]:
    """Whose mediation a phrase under the node names."""
    behind = objects_behind(analysis, node.index, "under", "through", "with", "by", "via")
    nouns = [analysis.nodes[head] for head in behind if analysis.nodes[head].lower in _MEDIATION]
    owners = [n.index for noun in nouns for n in children(analysis, noun.index, "amod", "poss", "compound", "nmod")]
    return owners + [head for noun in nouns for head in objects_behind(analysis, noun.index, "of", "by")]
