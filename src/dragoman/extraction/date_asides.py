"""Asides: what is told of somebody beside an engagement, which says neither when nor where that was."""

from collections.abc import Collection

from dragoman.extraction.clauses import children, governing_verb, is_person_at, subjects
from dragoman.lexicon.acts import load_speech
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Act


def is_of_aside(analysis: Analysis, spot: int, cues: Collection[int]) -> bool:
    """ "met B, who took up his post in 2023", "A, posted in Lima, met B": the day or place of what is told of a person.

    Not where one of the cues stands in that clause, nor behind a comma, where the clause may be over.
    """
    node = analysis.nodes[spot]
    while node.head != node.index:
        if _is_since(analysis, node) and cues:
            return not {*analysis.subtree(node.index)} & {*cues}
        if _is_clause_on_actor(analysis, node) and not _is_over_before(analysis, node, spot):
            inside = set(analysis.subtree(node.index))
            return not inside & {*cues}
        node = analysis.nodes[node.head]
    return False


def _is_since(analysis: Analysis, node: Node) -> bool:
    """ "his first talks with A since taking office in April", "since he took office in April": when that was, and not the talks."""
    above = analysis.nodes[node.head]
    if node.dep == "pcomp":
        return above.lower == "since"
    return node.dep == "advcl" and any(n.lower == "since" for n in children(analysis, node.index, "mark"))


def _is_clause_on_actor(analysis: Analysis, node: Node) -> bool:
    if node.dep == "advcl" and node.tag == "VBN" and analysis.nodes[node.index - 1].text == ",":
        own = any(True for _ in children(analysis, node.index, "nsubj"))
        return not own and is_person_at(analysis, node.index - 2)  # hung by the parse on the verb before it
    above = analysis.mention_at.get(node.head)
    if above is None or above.kind != "person" or node.index < node.head:
        return False
    named = any(n.lower in {"who", "whom"} for k in _near(analysis, node) for n in children(analysis, k))
    return (node.dep == "relcl" and named) or (node.dep == "acl" and node.tag == "VBN")


def _near(analysis: Analysis, verb: Node) -> list[int]:
    """A verb and the prepositions under it: "with whom he talked"."""
    return [verb.index, *(n.index for n in children(analysis, verb.index, "prep", "agent", "dobj", "attr"))]


def _is_over_before(analysis: Analysis, verb: Node, spot: int) -> bool:
    return any(node.text == "," for node in analysis.nodes[verb.index : spot])


_JUDGING: frozenset[Act] = frozenset({"praise", "condemn", "reject", "express-support", "express-concern"})


def is_of_judging(analysis: Analysis, date: int, cue: int) -> bool:
    """ "A on Monday condemned a meeting between B and C": the day of the words about it."""
    node, verb = analysis.nodes[cue], governing_verb(analysis, date)
    judged = verb is not None and node.dep == "dobj" and node.head == verb.index and date < cue
    return judged and verb is not None and load_speech().verbs.get(verb.lemma) in _JUDGING


_BOUNDS = frozenset({"before", "until", "till"})


def is_of_bound(analysis: Analysis, date: int, cue: int) -> bool:
    """ "would see A before the vote is held on 3 March": the day before which it is to be, and not its own."""
    node = analysis.nodes[date]
    while node.head != node.index and node.index != cue:
        bound = any(n.lower in _BOUNDS and n.index < date for n in children(analysis, node.index, "mark"))
        if bound and node.dep in {"advcl", "ccomp"} and cue not in analysis.subtree(node.index):
            return True
        node = analysis.nodes[node.head]
    return False


_FOLLOWING = frozenset({"after", "because"})


def is_of_what_followed(analysis: Analysis, date: int, cue: int) -> bool:
    """ "A on Tuesday criticised B after C met D": the day of what came of the meeting, by others than those who met."""
    nodes = analysis.nodes
    if date > cue or nodes[date].sentence != nodes[cue].sentence or nodes[cue].tag not in {"VBD", "VBN"}:
        return False
    link = next((n for n in reversed(nodes[date:cue]) if n.lower in _FOLLOWING), None)
    if link is None or any(n.tag in {"VBD", "VBZ", "VBP", "MD", "VBG"} for n in nodes[link.index : cue]):
        return False
    first = next((n for n in nodes[link.index : cue] if _is_party(analysis, n)), None)
    return first is not None and not _acted_before(analysis, first, link)


def _is_party(analysis: Analysis, node: Node) -> bool:
    mention = analysis.mention_at.get(node.index)
    return mention is not None and node.dep not in {"poss", "compound", "amod", "nmod"}


def _acted_before(analysis: Analysis, party: Node, link: Node) -> bool:
    """ "A left on Monday after he had met B": those who met did both."""
    above = analysis.nodes[link.head]
    while not above.tag.startswith("VB") and above.head != above.index:
        above = analysis.nodes[above.head]
    if above.index > link.index:  # the clause hangs on the verb before it
        above = analysis.nodes[above.head]
    mine = set(analysis.mention_at[party.index].entities)
    acting = [analysis.mention_at.get(head) for head in subjects(analysis, above.index)]
    return not mine or any(mention is not None and mine & set(mention.entities) for mention in acting)
