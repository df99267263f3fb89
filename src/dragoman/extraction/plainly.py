"""Plainly: verbs whose words tell an engagement in full, whatever a reader trained on other words makes of them."""

from dragoman.extraction.accounts import is_settled_by_telephone
from dragoman.extraction.clauses import objects_behind, subjects
from dragoman.extraction.cues import Cue, tells_a_visitor
from dragoman.extraction.place_names import place_at
from dragoman.extraction.sittings import is_plain_in_words
from dragoman.extraction.sojourns import has_stayed, is_guest
from dragoman.extraction.stays import travels
from dragoman.extraction.unsettled import is_weighed
from dragoman.model.analysis import Analysis, Node


def is_told_plainly(analysis: Analysis, cue: Cue) -> bool:
    """ "told visiting President A", "the two settled it over the phone", "left Panama after three days", "is weighing whether to send a team"."""
    node = analysis.nodes[cue.node]
    if cue.noun:
        return node.lower == "that"  # "the session of A and that of B"
    if node.lemma in {"have", "play"} or is_plain_in_words(analysis, node, cue.frame):
        return True  # "had an hour with A", "played host to A"
    if cue.form != "visit":
        return tells_a_visitor(analysis, node) or is_settled_by_telephone(analysis, node)
    weighed = cue.frame == "dispatch" and is_weighed(analysis, node)
    return weighed or has_stayed(analysis, node) or is_guest(analysis, node) or _passes_through(analysis, node)


def _passes_through(analysis: Analysis, verb: Node) -> bool:
    """ "A of Portugal passed through Dakar": an officer, and a town."""
    places = (place_at(analysis, head) for head in objects_behind(analysis, verb.index, "through"))
    there = verb.lemma == "pass" and any(place is not None and place.state is not None for place in places)
    return there and any(travels(analysis, head) for head in subjects(analysis, verb.index))
