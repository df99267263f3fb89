"""Again: whether words tell an engagement anew, or one that was told before."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import ne
from types import MappingProxyType
from typing import NamedTuple

from dragoman.extraction.actors import ActorKey, Part, actors_at, is_person
from dragoman.extraction.clauses import children, subjects
from dragoman.extraction.cues import Cue
from dragoman.extraction.date_tokens import WEEKDAYS
from dragoman.extraction.drafts import Draft
from dragoman.extraction.messages import is_handed_to_subject
from dragoman.extraction.redundant import is_bare
from dragoman.extraction.series import is_another
from dragoman.extraction.sides import side_of
from dragoman.extraction.timing import Calendar, Told, apart_in_time
from dragoman.model.analysis import Analysis
from dragoman.model.reading import Place
from dragoman.model.vocabulary import Form, Status

# Given for a guest: "hosted a lunch for A".
MEALS = frozenset({"lunch", "luncheon", "dinner", "banquet", "breakfast", "supper", "tea", "reception", "cocktail"})
TALKING: frozenset[Form] = frozenset({"meeting", "call", "consultations", "briefing"})
JOINING = frozenset({"attend", "join", "participate", "take", "accompany", "witness"})
_PRESIDING = frozenset({"open", "chair", "co-chair", "moderate"})
_SESSIONS = frozenset({"session", "meeting", "round", "talks", "negotiations"})
_TOGETHER: frozenset[Form] = frozenset({"meeting", "consultations", "conference"})
_POINTING = frozenset({"the", "this", "these", "their", "his", "her", "today", "yesterday"})  # "today's call"


class Anew(NamedTuple):
    """What a cue tells: its status, parties, place and day."""

    cue: Cue
    status: Status
    keys: set[ActorKey]
    place: Place | None
    day: Told | None
    officers: Mapping[str, set[str]] = MappingProxyType({})  # of the states, those who are told by title alone


def days_again(analysis: Analysis, cue: Cue, told: Told | None, calendar: Calendar) -> list[Told]:
    """ "met on March 3 and again on March 5": the further days."""
    if told is None or cue.form not in {"meeting", "call"} or cue.noun:
        return []
    last = analysis.sentences[analysis.nodes[cue.node].sentence].last
    again = [
        node.index
        for node in analysis.nodes[cue.node + 1 : last - 1]
        if node.lower == "again"
        and analysis.nodes[node.index - 1].lower in {"and", "then"}
        and analysis.nodes[node.index + 1].tag in {"IN", "NNP"}
    ]
    days = [calendar.between(at, end) for at, end in pairwise([*again, last])]
    return [day for day in days if day is not None and day.value != told.value]


def pointed_to(
    analysis: Analysis, cue: Cue, parts: Sequence[Part], status: Status, drafts: Sequence[Draft]
) -> Draft | None:
    """The engagement that "the meeting", "the talks" or "during the visit" points back to."""
    if not cue.noun or cue.plural:
        return None
    if (spoken_at := _spoken_at(analysis, cue, status, drafts)) is not None:
        return spoken_at
    joining = cue.verb is not None and analysis.nodes[cue.verb].lemma in JOINING | _PRESIDING and cue.light
    if (parts and not joining) or is_another(analysis, cue, status):
        return None
    if not (cue.definite or points_back(analysis, cue)):
        return None
    if analysis.nodes[cue.node].lower == "call" and (
        called := [d for d in drafts if (d.form, d.status) == ("call", status)]
    ):
        return called[-1]  # "the call" is no meeting told since
    return _told_last(analysis, cue, status, drafts) or _latest(cue.form, status, drafts)


def _spoken_at(analysis: Analysis, cue: Cue, status: Status, drafts: Sequence[Draft]) -> Draft | None:
    """ "A opened a conference. B addressed the conference", "C also spoke at the gathering": the one told before."""
    node = analysis.nodes[cue.node]
    above = analysis.nodes[node.head]
    at = node.dep == "pobj" and above.lower == "at" and analysis.nodes[above.head].lemma == "speak"
    bare = all(n.lower in {"the", "this"} for n in children(analysis, cue.node))
    if not cue.definite or not bare or not (at or (node.dep == "dobj" and above.lemma == "address")):
        return None
    told = next((draft for draft in reversed(drafts) if draft.form == "conference"), None)
    if told is None or told.status != status or node.sentence - max(told.sentences) > _NEAR:
        return None
    named = {analysis.nodes[other.node].lower for other in told.cues}
    return told if node.lower in named | _GATHERINGS else None


_NEAR = 3  # sentences
_GATHERINGS = frozenset({"gathering", "event", "meeting", "session"})


def _told_last(analysis: Analysis, cue: Cue, status: Status, drafts: Sequence[Draft]) -> Draft | None:
    """ "hosted a dinner. … The dinner was attended by A", "gathered for a forum. The session was opened by B": whatever its form."""
    last = drafts[-1] if drafts and drafts[-1].status == status else None
    if last is None:
        return None
    noun, verb = analysis.nodes[cue.node].lower, analysis.nodes[cue.verb].lemma if cue.verb is not None else ""
    meal = noun in MEALS and any(other.noun and analysis.nodes[other.node].lower == noun for other in last.cues)
    session = noun in _SESSIONS and verb in _PRESIDING and {last.form, cue.form} <= _TOGETHER
    return last if meal or session else None


def met_in(analysis: Analysis, cue: Cue, persons: Sequence[Part], drafts: Sequence[Draft]) -> Draft | None:
    """ "A and B met in the first talks between the two churches": what the verb has told, of no other `persons`."""
    if not cue.noun or cue.plural:
        return None
    preposition = analysis.nodes[analysis.nodes[cue.node].head]
    if cue.form not in TALKING or preposition.lower != "in" or analysis.nodes[cue.node].dep != "pobj":
        return None
    told = (d for d in reversed(drafts) if d.form in TALKING and {part.actor for part in persons} <= d.parts.keys())
    return next((d for d in told if any(c.node == preposition.head and not c.noun for c in d.cues)), None)


def points_back(analysis: Analysis, cue: Cue) -> bool:
    words = {node.lower for node in children(analysis, cue.node, "det", "poss")}
    return bool(words & _POINTING) or bool(words & set(WEEKDAYS))


def _latest(form: Form, status: Status, drafts: Sequence[Draft]) -> Draft | None:
    for draft in reversed(drafts):
        alike = draft.form == form or (form in TALKING and draft.form in TALKING)
        alike = alike or (form == "meeting" and draft.form == "conference" and draft is drafts[-1])
        if alike and (draft.status == status or status == "held"):
            return draft
    return None


def undone_by(
    analysis: Analysis, cue: Cue, parts: Sequence[Part], status: Status, drafts: Sequence[Draft]
) -> Draft | None:
    """The plan told last that "the trip was called off" or "the talks were cancelled" undoes."""
    if status not in {"cancelled", "postponed"} or not cue.noun or not cue.definite:
        return None
    sentence = analysis.nodes[cue.node].sentence
    plans = [draft for draft in drafts if draft.status in {"proposed", "scheduled"}]
    last = plans[-1] if plans else None
    near = last is not None and sentence - max(last.sentences) <= 1
    theirs = last is not None and all(part.actor in last.parts for part in parts) and sentence in last.sentences
    if parts and not theirs:
        return None  # but "A, who was to meet B, cancelled the meeting" tells of that one
    alike = last is not None and (last.form == cue.form or {last.form, cue.form} <= TALKING)
    return last if near and alike else None


def is_same(analysis: Analysis, draft: Draft, anew: Anew, sides: Mapping[int, str]) -> bool:
    """Whether a cue tells the engagement of a draft with which it shares a party."""
    cue, status, keys, place, told, officers = anew
    another_day = apart_in_time if cue.form == "visit" else ne  # "arrived on Monday for a four-day visit"
    if told and draft.date and another_day(told.value, draft.date):
        return False
    alike = draft.form == cue.form or {draft.form, cue.form} == {"meeting", "call"}
    if not alike or draft.status != status:
        return False
    if cue.form == "visit" and place and _is_elsewhere(draft.place, place) and not _is_taken_for_granted(draft):
        return False
    if _is_besides(analysis, cue) or _is_another_round(analysis, draft, anew):
        return False
    theirs = set(draft.parts)
    if keys <= theirs or theirs <= keys:
        return cue.form != "visit" or bool(keys & theirs)
    if cue.form == "visit":
        return False
    if _has_person(analysis, keys - theirs) and _has_person(analysis, theirs - keys):
        return False
    if any(_is_told_by_another(analysis, theirs, state, heads, sides) for state, heads in officers.items()):
        return False
    if cue.noun and not cue.definite and _is_a_further_group(analysis, keys, theirs, sides):
        return False
    stands_for = _as_sides(analysis, keys, sides)
    if not stands_for and _has_person(analysis, keys ^ theirs):
        return False  # "met relief workers and was received by President A", whose state is not told
    return bool(keys & theirs) and stands_for == _as_sides(analysis, theirs, sides)


def is_informed_there(analysis: Analysis, draft: Draft, anew: Anew) -> bool:
    """ "A received B. A briefed him on C": what one who met the other told him there, and no briefing of its own."""
    if anew.cue.form != "briefing" or anew.cue.noun or draft.form not in {"meeting", "call"}:
        return False
    told = {key for key in anew.keys if not is_bare(analysis, key)}
    several = bool(told) and len(anew.keys) > 1  # also "briefed the delegation"
    return several and draft.status == anew.status and told <= draft.parts.keys()


def is_note_at_summons(analysis: Analysis, draft: Draft, anew: Anew) -> bool:
    """ "The ambassador was summoned. He was handed a note": what came of the summons, and no second one."""
    cue = anew.cue
    alike = draft.form == "demarche" and cue.form in {"demarche", "message"} and draft.status == anew.status
    if not alike or not cue.noun or cue.verb is None or not is_handed_to_subject(analysis, cue):
        return False
    near = 0 <= analysis.nodes[cue.node].sentence - max(draft.sentences) <= 1
    got = {key for head in subjects(analysis, cue.verb) for key in actors_at(analysis, head)}
    return near and bool(got) and all(draft.parts.get(key) == "recipient" for key in got)


def _is_another_round(analysis: Analysis, draft: Draft, anew: Anew) -> bool:
    """ "The previous edition took place in A": of the same sides, and not the one told before."""
    if anew.cue.form != "consultations" or not anew.cue.noun or not is_another(analysis, anew.cue, anew.status):
        return False
    return not any(cue.noun and is_another(analysis, cue, draft.status) for cue in draft.cues)


def _is_besides(analysis: Analysis, cue: Cue) -> bool:
    """ "will also host a reception": besides the one told before. "last visited Iraq in April": an earlier one.

    "The call followed a meeting with B": what followed was another.
    """
    above = analysis.nodes[analysis.nodes[cue.node].head]
    if cue.noun and analysis.nodes[cue.node].dep == "dobj" and above.lemma in {"follow", "precede"}:
        return True
    words = {n.lower for n in children(analysis, cue.verb, "advmod")} if cue.verb is not None else set()
    return "last" in words or (cue.form == "ceremony" and "also" in words)


def _is_told_by_another(
    analysis: Analysis, keys: set[ActorKey], state: str, heads: set[str], sides: Mapping[int, str]
) -> bool:
    """ "President A received C. The Serbian foreign minister also met C": A of Serbia is no foreign minister."""
    persons = [
        k for k in keys if isinstance(k, int) and is_person(analysis, k) and side_of(analysis, k, sides) == state
    ]
    return bool(persons) and not any(heads & {title.head for title in analysis.entities[k].titles} for k in persons)


def unnamed_officers(analysis: Analysis, parts: Sequence[Part]) -> dict[str, set[str]]:
    """By state the offices of those who act for it by title alone: "the Serbian foreign minister", "Serbia's ambassador"."""
    found: dict[str, set[str]] = {}
    for part in parts:
        mention = analysis.mention_at.get(part.node)
        if isinstance(part.actor, str) and mention is not None and mention.kind == "person" and not mention.entities:
            found[part.actor] = {title.head for title in mention.titles if not title.states}
    return {state: heads for state, heads in found.items() if heads}


def _is_taken_for_granted(draft: Draft) -> bool:
    """ "Within the framework of the visit": a visit that the text is yet to tell."""
    return draft.place is None and all(cue.noun and cue.definite for cue in draft.cues)


def _is_elsewhere(known: Place | None, place: Place) -> bool:
    """No place is known of the visit told before, or one of another name in another state."""
    return known is None or (place.name != known.name and place.state != known.state)


def _has_person(analysis: Analysis, keys: set[ActorKey]) -> bool:
    return any(is_person(analysis, key) for key in keys)


def _is_a_further_group(
    analysis: Analysis, keys: set[ActorKey], theirs: set[ActorKey], sides: Mapping[int, str]
) -> bool:
    """ "met Mayor A … a meeting with students": two persons met before, and a group that stands for neither's side."""
    further = [k for k in keys - theirs if isinstance(k, int) and analysis.entities[k].kind == "group"]
    met = sum(is_person(analysis, key) for key in theirs)
    return met > 1 and any(side_of(analysis, key, sides) is None for key in further)


def _as_sides(analysis: Analysis, keys: set[ActorKey], sides: Mapping[int, str]) -> frozenset[str]:
    return frozenset(side for key in keys if (side := side_of(analysis, key, sides)))
