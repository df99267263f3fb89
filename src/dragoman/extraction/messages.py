"""Messages: who sends a letter, a cable or a note, and to whom."""

from dragoman.extraction.actors import Part, collect
from dragoman.extraction.clauses import children, coordinated, objects_behind, subjects
from dragoman.extraction.cues import Cue
from dragoman.extraction.verb_frames import add_parts
from dragoman.model.analysis import Analysis

_GETTING = frozenset({"receive", "get", "have"})


def message_parts(analysis: Analysis, cue: Cue) -> list[Part]:
    """ "A sent a letter to B", "a cable from A to B", "B received a message from A"."""
    senders = [k for n in children(analysis, cue.node, "poss") for k in coordinated(analysis, n.index)]
    senders += objects_behind(analysis, cue.node, "from", "by", "of")
    recipients = objects_behind(analysis, cue.node, "to")
    for said in objects_behind(analysis, cue.node, "of"):  # "a note of protest to the ambassador"
        if said not in analysis.mention_at:
            recipients += objects_behind(analysis, said, "to")
    verb = cue.verb if cue.light else None
    if verb is not None:
        passive = analysis.nodes[cue.node].dep == "nsubjpass"
        acting = [] if passive else subjects(analysis, verb)
        if analysis.nodes[verb].lemma in _GETTING:
            recipients += acting
            senders += objects_behind(analysis, verb, "from")
        else:
            senders += acting + objects_behind(analysis, verb, "by", "from")
            recipients += objects_behind(analysis, verb, "to")
            recipients += [k for n in children(analysis, verb, "dative") for k in coordinated(analysis, n.index)]
    parts = collect(analysis, senders, "sender")
    return add_parts(parts, collect(analysis, recipients, "recipient"))
