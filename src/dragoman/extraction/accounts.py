"""Accounts: envoys who are informed of something, and what two settle on the telephone, whatever the verb is."""

from dragoman.extraction.clauses import child, children, is_negated, objects_behind, objects_of, subjects
from dragoman.extraction.needs import PHONES, are_opposites
from dragoman.extraction.plurals import are_acting
from dragoman.model.analysis import Analysis, Node

_ACCOUNTS = frozenset({"account", "update", "rundown", "presentation", "overview", "explanation", "picture"})
_ENVOYS = frozenset(
    "ambassadors envoys diplomats corps attachés attaches consuls chargés counterparts representatives heads".split()
)


def is_account_to_envoys(analysis: Analysis, verb: Node) -> bool:
    """ "informed the ambassadors of the Gulf states of it", "gave six envoys an account", "a presentation before the consular corps"."""
    if verb.tag not in {"VBD", "VBN", "VB"} or not subjects(analysis, verb.index):
        return False
    if verb.lemma == "inform":
        return any(_are_envoys(analysis, n.index) for n in children(analysis, verb.index, "dobj"))
    if verb.lemma != "give" or not any(n.lemma in _ACCOUNTS for n in children(analysis, verb.index, "dobj")):
        return False
    return any(_are_envoys(analysis, head) for head in hearers(analysis, verb.index))


def hearers(analysis: Analysis, verb: int) -> list[int]:
    """Heads of those to whom an account is given, however the parse hangs them."""
    given = [n.index for n in children(analysis, verb, "dobj") if n.lemma in _ACCOUNTS]
    heads = [n.index for n in children(analysis, verb, "dative", "dobj") if n.index not in given]
    return heads + [h for spot in (verb, *given) for h in objects_behind(analysis, spot, "to", "before", "for")]


def _are_envoys(analysis: Analysis, head: int) -> bool:
    """Those who stand for states or bodies: no reporters, students or colleagues of one house."""
    mention = analysis.mention_at.get(head)
    return mention is not None and mention.form != "name" and analysis.nodes[head].lower in _ENVOYS


def is_settled_by_telephone(analysis: Analysis, verb: Node) -> bool:
    """ "A of Spain and B of Latvia agreed by telephone to", "the two had prepared it over the phone": they spoke.

    Not "told reporters by phone", nor what one of them did alone.
    """
    if verb.tag not in {"VBD", "VBN"} or is_negated(analysis, verb.index):
        return False
    thing = child(analysis, verb.index, "dobj")
    if thing is not None and analysis.mention_at.get(thing.index) is not None:
        return False
    spots = [verb.index, *([thing.index] if thing is not None else [])]
    on_it = any(_on_the_telephone(analysis, p) for spot in spots for p in children(analysis, spot, "prep", "agent"))
    return on_it and (are_opposites(analysis, verb) or are_acting(analysis, verb.index))


def _on_the_telephone(analysis: Analysis, preposition: Node) -> bool:
    heads = objects_of(analysis, preposition.index)
    return preposition.lower in {"by", "over", "on"} and any(analysis.nodes[head].lower in _LINES for head in heads)


_LINES = PHONES & {"phone", "telephone"}
