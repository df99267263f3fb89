"""Messages: who sends a letter, a cable or a note, and to whom."""

from dragoman.extraction.actors import ActorKey, Part, collect, state_of
from dragoman.extraction.clauses import (
    agents_of,
    children,
    coordinated,
    is_person_at,
    is_verb,
    objects_behind,
    subjects,
)
from dragoman.extraction.cues import Cue
from dragoman.extraction.drafts import Draft
from dragoman.extraction.verb_frames import add_parts
from dragoman.model.analysis import Analysis
from dragoman.model.vocabulary import Role

_GETTING = frozenset({"receive", "get", "have"})


_BEARING = frozenset({"convey", "deliver", "carry", "bear", "bring", "hand", "relay"})


def _met_for_it(analysis: Analysis, verb: int) -> list[int]:
    """ "met President B to deliver a message": to whom it goes."""
    above = analysis.nodes[analysis.nodes[verb].head]
    purpose = analysis.nodes[verb].tag == "VB" and analysis.nodes[verb].dep in {"advcl", "xcomp"}
    if not purpose or above.lemma not in {"meet", "see", "visit"}:
        return []
    return [k for n in children(analysis, above.index, "dobj") for k in coordinated(analysis, n.index)]


def is_handed_on(analysis: Analysis, cue: Cue, parts: list[Part], drafts: list[Draft]) -> bool:
    """ "received the message in a meeting with the ambassador": one told before, by whom it came."""
    told = (draft for draft in reversed(drafts) if draft.form == "message" and len(draft.parts) >= _PAIR)
    earlier = next(told, None) if cue.form == "message" and cue.noun and cue.definite and cue.verb is not None else None
    if earlier is None or any(part.actor in earlier.parts for part in parts if part.role == "sender"):
        return False
    sides = {state_of(analysis, key) for key in earlier.parts}
    got = [part.actor for part in parts if part.role == "recipient" and part.actor not in earlier.parts]
    return all(state_of(analysis, key) in sides for key in got)


_PAIR = 2


def message_parts(analysis: Analysis, cue: Cue) -> list[Part]:
    """ "A sent a letter to B", "a cable from A to B", "B received a message from A"."""
    senders = [k for n in children(analysis, cue.node, "poss") for k in coordinated(analysis, n.index)]
    senders += objects_behind(analysis, cue.node, "from", "by", "of")
    recipients = objects_behind(analysis, cue.node, "to")
    for said in objects_behind(analysis, cue.node, "of"):  # "a note of protest to the ambassador"
        if said not in analysis.mention_at:
            recipients += objects_behind(analysis, said, "to")
            senders += objects_behind(analysis, said, "from")  # "a cable of congratulations from A"
    known = collect(analysis, senders, "sender") or not collect(analysis, recipients, "recipient")
    writers = [] if known else _writers(analysis, cue)
    senders, recipients = senders + writers, [head for head in recipients if head not in writers]
    verb = cue.verb if cue.light else None
    borne_by: list[int] = []
    if verb is not None:
        passive = analysis.nodes[cue.node].dep == "nsubjpass"
        acting = [] if passive else subjects(analysis, verb)
        if is_handed_to_subject(analysis, cue):
            senders += agents_of(analysis, verb)
            recipients += acting
        elif analysis.nodes[verb].lemma in _GETTING:
            recipients += acting
            senders += objects_behind(analysis, verb, "from")
        else:
            senders += objects_behind(analysis, verb, "from")
            borne = analysis.nodes[verb].lemma in _BEARING and collect(analysis, senders, "sender")
            # "conveyed a message from A": for somebody else
            senders += ([] if borne else acting) + objects_behind(analysis, verb, "by")
            recipients += objects_behind(analysis, verb, "to")
            if borne and not recipients:
                recipients += _met_for_it(analysis, verb)
            handed = [k for n in children(analysis, verb, "dative") for k in coordinated(analysis, n.index)]
            handed = [k for k in handed if analysis.nodes[k].tag not in {"IN", "TO"}]
            # "handed Chile's embassy a protest": two objects, the second of which is the paper
            first = [n for n in children(analysis, verb, "dobj") if n.index < cue.node]
            handed += [n.index for n in first if analysis.nodes[cue.node].dep == "dobj" and n.index not in handed]
            addressed = [*recipients, *_addressed(analysis, cue.node)] if handed else []
            # "gave the ambassador a letter to President B": who is to carry it
            recipients, borne_by = (addressed, handed) if addressed else (recipients + handed, [])
    parts = collect(analysis, senders, "sender")
    parts = add_parts(parts, collect(analysis, recipients, "recipient"))
    return add_parts(parts, collect(analysis, borne_by, "participant"))


def is_handed_to_subject(analysis: Analysis, cue: Cue) -> bool:
    """ "She was handed a note": the subject of the passive gets it."""
    verb = analysis.nodes[cue.verb] if cue.verb is not None else None
    node = analysis.nodes[cue.node]
    given = verb is not None and node.dep in {"dobj", "oprd"} and node.head == verb.index
    return given and any(True for _ in children(analysis, node.head, "auxpass"))


def _addressed(analysis: Analysis, paper: int) -> list[int]:
    """ "a letter for President B": persons only, since a letter may be for any purpose."""
    return [head for head in objects_behind(analysis, paper, "for") if is_person_at(analysis, head)]


def _writers(analysis: Analysis, cue: Cue) -> list[int]:
    """ "In a letter to A, B said", "…, the minister, B, said", where the parse lists B beside A: who says it there."""
    letter = analysis.nodes[cue.node]
    preposition = analysis.nodes[letter.head]
    verb = analysis.nodes[preposition.head]
    if letter.dep != "pobj" or preposition.lower not in {"in", "by"} or verb.index < letter.index or not is_verb(verb):
        return []
    if any(True for _ in children(analysis, verb.index, "nsubjpass", "auxpass")):
        return []
    if any(True for _ in children(analysis, verb.index, "nsubj")):
        return subjects(analysis, verb.index)
    before = verb.index - 1
    while before > letter.index and analysis.nodes[before].text == ",":
        before -= 1
    return [before] if is_person_at(analysis, before) and analysis.nodes[before].dep in {"conj", "appos"} else []


def with_both_roles(parts: dict[ActorKey, Role]) -> dict[ActorKey, Role]:
    """Of two who exchange a message, one told to send or to get it: the other gets or sends it."""
    other: dict[Role, Role] = {"sender": "recipient", "recipient": "sender"}
    told = [role for role in parts.values() if role in other]
    if len(parts) != len(told) + 1 or len(told) != 1:
        return parts
    return {key: role if role in other else other[told[0]] for key, role in parts.items()}
