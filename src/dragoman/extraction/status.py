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
    chain = verb_chain(analysis, verb)
    for position, node in enumerate(chain):
        if position <= 1 and any(n.dep == "neg" for n in children(analysis, node.index)):
            return None
        if position and node.lemma in load_cues().denying:
            return None
        below = chain[position - 1] if position else None
        status = _status_at(analysis, node, below, position, len(chain))
        if status is not None:
            return status
    return "scheduled" if _is_to_be(analysis, chain[0]) else "held"


def _status_at(analysis: Analysis, node: Node, below: Node | None, position: int, length: int) -> Status | None:
    """What one verb of the chain says; `below` is the one it governs. None when it leaves the question open."""
    words = load_cues()
    if node.lemma in words.cancelling:
        return "cancelled"
    if node.lemma in words.postponing:
        return "postponed"
    infinitive = below is not None and below.tag == "VB" and _has_to(analysis, below)
    if below is not None and (infinitive or below.tag == "VBG" or below.tag.startswith("NN")):
        if node.lemma in words.proposing:
            return "proposed"
        if node.lemma in words.planning:
            return "scheduled"
    return _status_of_auxiliaries(analysis, node, infinitive, position, length)


def _status_of_auxiliaries(
    analysis: Analysis, node: Node, infinitive: bool, position: int, length: int
) -> Status | None:
    auxiliaries = {n.lower for n in children(analysis, node.index, "aux", "auxpass")}
    if auxiliaries & FUTURE_AUXILIARIES or (node.lemma == "due" and infinitive):
        return "scheduled"
    if position == 0 and auxiliaries & WEAK_AUXILIARIES:
        return "scheduled" if "would" in auxiliaries and length > 1 else "proposed"
    if infinitive and position == 1 and node.lemma in {"be", "go", "look"}:
        return "scheduled"
    fixed = position == 0 and node.tag == "VBN" and node.lemma in {"plan", "schedule", "expect", "set", "slate"}
    return "scheduled" if fixed else None


def _is_to_be(analysis: Analysis, verb: Node) -> bool:
    """ "are to meet", "talks to be held": an infinitive that stands for the future."""
    if verb.tag != "VB" or not _has_to(analysis, verb):
        return False
    if verb.dep in {"ROOT", "relcl"}:
        return True
    auxiliary = child(analysis, verb.index, "aux")
    if auxiliary is None or auxiliary.lower != "to":
        return False
    return analysis.nodes[verb.head].lemma == "be" or any(
        n.lemma == "be" for n in children(analysis, verb.index, "aux")
    )


def _has_to(analysis: Analysis, node: Node) -> bool:
    return any(n.lower == "to" for n in children(analysis, node.index, "aux"))
