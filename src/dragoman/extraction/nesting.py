"""What is part of what: the meetings of a visitor within the visit."""

from collections.abc import Sequence

from dragoman.extraction.backgrounds import is_long_ago
from dragoman.extraction.clauses import children, governing_verb, has_had
from dragoman.extraction.cues import Cue
from dragoman.extraction.date_asides import is_of_aside
from dragoman.extraction.drafts import Draft
from dragoman.extraction.timing import apart_in_time
from dragoman.model.analysis import Analysis

_ONWARD = frozenset({"on", "onward", "onwards"})
_STAYS = frozenset({"visit", "trip", "stay"})


def nest(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Meetings of a visitor, told with the visit, are part of it."""
    for visit in drafts:
        if visit.form != "visit":
            continue
        for draft in drafts:
            if draft is visit or draft.part_of is not None or draft.form == "visit":
                continue
            if (
                apart_in_time(visit.date, draft.date)
                or _is_elsewhere(visit, draft)
                or _is_before(analysis, visit, draft)
                or _is_recalled(analysis, visit, draft)
            ):
                continue
            if set(visit.parts) & set(draft.parts) and (visit.status == draft.status or visit.status == "held"):
                draft.part_of = visit


def _is_elsewhere(visit: Draft, draft: Draft) -> bool:
    """In another state than the one visited."""
    states = [one.place.state if one.place is not None else None for one in (visit, draft)]
    return None not in states and states[0] != states[1]


def _is_before(analysis: Analysis, visit: Draft, draft: Draft) -> bool:
    """ "met A on Sunday. He went on to El Salvador", "who had seen B two days before, arrived in Nairobi"."""
    going, met = visit.cues[0], draft.cues[0]
    if is_told_as_earlier(analysis, met) and not is_told_as_earlier(analysis, going):
        return draft.date != visit.date or draft.date is None
    verb = going.verb if going.verb is not None else going.node
    if _is_led_by_before(analysis, verb, met.verb if met.verb is not None else met.node):
        return True
    further = (n for n in children(analysis, verb, "prt", "advmod", "prep") if n.lower in _ONWARD)
    return met.node < going.node and any(not any(children(analysis, n.index, "pobj", "pcomp")) for n in further)


def _is_recalled(analysis: Analysis, visit: Draft, draft: Draft) -> bool:
    """ "met A, who visited Paris in June", "recalled his visit of 2022": a visit of long ago that is told beside it."""
    node, met = visit.cues[0].node, [cue.node for cue in draft.cues]
    if draft.date is not None or draft.status != "held" or not is_long_ago(analysis, visit.date):
        return False
    if is_of_aside(analysis, node, met) or (analysis.nodes[node].dep == "relcl" and min(met) < node):
        return True
    verb = governing_verb(analysis, node)
    earlier = verb is not None and has_had(analysis, verb.index)
    return earlier and max(met) < node and all(analysis.nodes[k].sentence < analysis.nodes[node].sentence for k in met)


def _is_led_by_before(analysis: Analysis, verb: int, earlier: int) -> bool:
    """ "spoke to A before flying to Paris": what is done first is no part of what is done next."""
    node = analysis.nodes[verb]
    above = analysis.nodes[node.head]
    if node.dep == "pcomp" and above.lower == "before":
        return above.head == earlier
    return node.head == earlier and any(n.lower == "before" for n in children(analysis, verb, "mark"))


def is_told_as_earlier(analysis: Analysis, cue: Cue) -> bool:
    """ "had seen A": before whatever else is told."""
    if cue.verb is None:
        return False
    verb = analysis.nodes[cue.verb]
    return verb.tag == "VBN" and has_had(analysis, cue.verb)


def is_during_visit(analysis: Analysis, cue: Cue) -> bool:
    """ "During her visit A met B"."""
    sentence = analysis.sentences[analysis.nodes[cue.node].sentence]
    words = [node.lower for node in analysis.nodes[sentence.first : sentence.last]]
    during = [words[k + 1 : k + 5] for k, word in enumerate(words) if word == "during"]
    return any(_STAYS & set(following) for following in during)
