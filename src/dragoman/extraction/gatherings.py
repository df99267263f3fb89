"""Gatherings: people of many states who meet among themselves, told by a verb and without a name for it."""

from dragoman.extraction.bodies import MEMBERS, body_at, is_council, is_of_a_region
from dragoman.extraction.clauses import children, coordinated, objects_behind
from dragoman.model.analysis import Analysis, Node

_STATES = frozenset({"countries", "nations", "states", "governments"})
# People who come from many states whatever else is told of them.
_OF_ANY_STATE = frozenset({"donors"})


def is_of_many(analysis: Analysis, head: int) -> bool:
    """ "ministers of 31 countries", "delegates from dozens of nations", "donors", "EU leaders": of several states, none of which is named."""
    mention = analysis.mention_at.get(head)
    if mention is None or mention.kind not in {"group", "person"} or mention.form == "name":
        return False
    if mention.kind == "person" and mention.entities:
        return False
    if analysis.nodes[head].lower in _OF_ANY_STATE:
        return not any(True for _ in children(analysis, head, "amod", "compound", "poss"))
    if is_council(analysis, head):
        return True
    if "Group of" in analysis.document.quote(mention.span):
        return False  # "deputies of the Group of Five industrial nations": of that group
    homes = [k for k in objects_behind(analysis, head, "of", "from") if analysis.nodes[k].lower in _STATES]
    return any(_are_counted(analysis, k) for k in homes)


def _are_counted(analysis: Analysis, head: int) -> bool:
    """ "31 countries", "dozens of nations", "several states": many, whichever they are."""
    before = {n.lower for n in children(analysis, head, "amod", "nummod")}
    counted = any(n.tag == "CD" and n.lower not in _FEW for n in children(analysis, head, "nummod"))
    return counted or bool(before & _MANY)


_FEW = frozenset({"one", "two", "both"})
_MANY = frozenset({"several", "many", "numerous", "various"})


def is_hosted_gathering(analysis: Analysis, verb: Node) -> bool:
    """ "Britain plays host to the leaders of the G8", "will host NATO ministers": many guests, who meet there."""
    if verb.lemma == "host":
        guests = [
            k for n in children(analysis, verb.index, "dobj", "nsubjpass") for k in coordinated(analysis, n.index)
        ]
    elif verb.lemma == "play" and any(n.lower == "host" for n in children(analysis, verb.index, "dobj")):
        guests = objects_behind(analysis, verb.index, "to")
    else:
        return False
    return any(is_of_many(analysis, k) or is_of_a_region(analysis, k) or _are_of_a_body(analysis, k) for k in guests)


def _are_of_a_body(analysis: Analysis, head: int) -> bool:
    """ "NATO leaders", "the leaders of the G8": and not the body itself, which may only have its seat there."""
    return analysis.nodes[head].lower in MEMBERS and body_at(analysis, head) is not None
