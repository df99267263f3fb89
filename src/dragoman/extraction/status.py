"""Whether an engagement happened, is fixed, is only wished for, or fell through."""

from dragoman.extraction.clauses import child, children, is_verb, verb_chain
from dragoman.extraction.cues import Cue
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Status

FUTURE_AUXILIARIES = frozenset({"will", "'ll", "shall", "wo"})
WEAK_AUXILIARIES = frozenset({"would", "may", "might", "could", "can", "should"})


def status_of(analysis: Analysis, cue: Cue) -> Status | None:
    """The status that the cue's clause gives it; None when the clause denies the engagement."""
    words = load_cues()
    node = analysis.nodes[cue.node]
    if cue.noun:
        before = {n.lower for n in children(analysis, cue.node, "amod", "compound", "nmod", "advmod")}
        over = _over(analysis, node)
        if over & words.cancelling or (over & {"call"} and _particle(analysis, node, "off")):
            return "cancelled"
        if over & words.postponing or (over & {"put"} and _particle(analysis, node, "off")):
            return "postponed"
        if before & words.possible:
            return "proposed"
        if before & words.future:
            return "scheduled"
        if over & {"possibility", "invitation", "idea", "prospect", "proposal", "request"}:
            return "proposed"
        if cue.verb is None:
            return "held"
        if not cue.light and not _tells(analysis, cue):
            return "held" if not over & {"invite"} else "proposed"
    if cue.frame == "invite":
        return "proposed"
    return _clause_status(analysis, cue.verb if cue.verb is not None else cue.node)


def _tells(analysis: Analysis, cue: Cue) -> bool:
    """The cue is itself an argument of its verb: "announced a visit", "a visit is planned", "arrived for talks"."""
    node = analysis.nodes[cue.node]
    return node.dep in {"dobj", "nsubjpass", "nsubj", "attr"} or (
        node.dep == "pobj" and analysis.nodes[node.head].lower in {"for", "to", "on", "during", "at", "in", "after"}
    )


def _over(analysis: Analysis, node: Node) -> frozenset[str]:
    """Lemmas of the nodes above a noun, up to its clause's verb."""
    found, current, steps = set(), node, 0
    while current.head != current.index and steps < 6:
        current = analysis.nodes[current.head]
        steps += 1
        if current.dep != "prep":
            found.add(current.lemma)
        if is_verb(current):
            break
    return frozenset(found)


def _particle(analysis: Analysis, node: Node, word: str) -> bool:
    verb = analysis.nodes[node.head]
    return any(n.lower == word for n in children(analysis, verb.index, "prt", "advmod"))


def _clause_status(analysis: Analysis, verb: int) -> Status | None:
    words = load_cues()
    chain = verb_chain(analysis, verb)
    first = chain[0]
    for position, node in enumerate(chain):
        auxiliaries = {n.lower for n in children(analysis, node.index, "aux", "auxpass")}
        denied = any(n.dep == "neg" for n in children(analysis, node.index))
        if denied and position <= 1:
            return None
        if node.lemma in words.cancelling:
            return "cancelled"
        if node.lemma in words.postponing:
            return "postponed"
        linked = position == 0 or chain[position - 1].dep in {"xcomp", "ccomp", "acl", "dobj", "pcomp"}
        to_infinitive = position > 0 and chain[position - 1].tag == "VB" and _has_to(analysis, chain[position - 1])
        if position > 0 and linked and (to_infinitive or chain[position - 1].tag in {"VBG"} or chain[position - 1].tag.startswith("NN")):
            if node.lemma in words.proposing:
                return "proposed"
            if node.lemma in words.planning:
                return "scheduled"
        if node.lemma == "due" and to_infinitive:
            return "scheduled"
        if auxiliaries & FUTURE_AUXILIARIES:
            return "scheduled"
        if position == 0 and auxiliaries & WEAK_AUXILIARIES:
            return "scheduled" if "would" in auxiliaries and len(chain) > 1 else "proposed"
        if to_infinitive and position == 1 and node.lemma in {"be", "go", "look"}:
            return "scheduled"
        if node.lemma in {"plan", "schedule", "expect", "set", "slate"} and position == 0 and node.tag == "VBN":
            return "scheduled"
    if first.tag == "VB" and _has_to(analysis, first) and first.dep in {"ROOT", "relcl"}:
        return "scheduled"
    be = child(analysis, verb, "aux")
    if first.tag == "VB" and be is not None and be.lower == "to":
        above = analysis.nodes[first.head]
        if above.lemma == "be" or any(n.lemma == "be" for n in children(analysis, first.index, "aux")):
            return "scheduled"
    return "held"


def _has_to(analysis: Analysis, node: Node) -> bool:
    return any(n.lower == "to" for n in children(analysis, node.index, "aux"))
