"""What was planned for a journey that is put off or called off, and so is what the journey became."""

from collections.abc import Sequence

from dragoman.extraction.actors import actors_at
from dragoman.extraction.clauses import children, has_had, subjects, verb_chain
from dragoman.extraction.cues import Cue
from dragoman.extraction.drafts import Draft
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Status

_PLANNED = frozenset("expected due scheduled set slated meant supposed planned intended hoped".split())


def with_its_journey(analysis: Analysis, cue: Cue, status: Status | None, drafts: Sequence[Draft]) -> Status | None:
    """ "A postponed a trip to B. He had been expected to meet C": what was planned there is postponed with it."""
    verb = cue.verb if cue.verb is not None else cue.node
    if cue.form == "visit" or status not in {"cancelled", "scheduled"}:
        return status
    chain = verb_chain(analysis, verb)
    if not any(_was_planned(analysis, node) for node in chain[1:3]):
        return status
    acting = {key for head in subjects(analysis, verb) for key in actors_at(analysis, head)}
    sentence = analysis.nodes[cue.node].sentence
    journeys = [
        d for d in drafts if d.form == "visit" and 0 <= sentence - max(d.sentences) <= 1 and acting & d.parts.keys()
    ]
    undone = [d.status for d in journeys if d.status in {"postponed", "cancelled"}]
    return undone[-1] if undone and len(undone) == len(journeys) else status


def _was_planned(analysis: Analysis, bond: Node) -> bool:
    """ "was to", "had been expected to", "had planned to"."""
    helping = {n.lower for n in children(analysis, bond.index, "aux", "auxpass")}
    past = bond.lower in {"was", "were"} or bool(helping & {"was", "were"}) or has_had(analysis, bond.index)
    return past and (bond.lower in _PLANNED or bond.lower in {"was", "were", "been"})
