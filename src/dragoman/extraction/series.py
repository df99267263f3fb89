"""Series: rounds and sessions of one format, where "the next round" is another engagement of the same sides."""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from dragoman.extraction.actors import ActorKey, Part, is_person
from dragoman.extraction.clauses import children, governing_verb
from dragoman.extraction.cues import Cue
from dragoman.extraction.date_tokens import WEEKDAYS
from dragoman.extraction.events import is_joint_body_meeting, is_session_of_two
from dragoman.extraction.sides import is_state, side_of
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Form, Role, Status

_OTHER = frozenset("previous last next following earlier preceding forthcoming upcoming another new".split())
_ORDINAL = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[ivx]+)"
)
_SERIAL = frozenset(
    {"round", "session", "sitting", "meeting", "consultations", "rounds", "talks", "edition", "dialogue", "review"}
)


class Told(Protocol):
    """An engagement told before."""

    form: Form
    parts: dict[ActorKey, Role]
    cues: list[Cue]


def is_another(analysis: Analysis, cue: Cue, status: Status) -> bool:
    """ "the next round", "the previous meeting", "the third session will be held": not the one told before."""
    before = list(children(analysis, cue.node, "amod", "nummod", "compound"))
    above = analysis.nodes[analysis.nodes[cue.node].head]
    if above.lower == "of" and analysis.nodes[above.head].lemma in {"round", "session"}:  # "a second round of talks"
        before += children(analysis, above.head, "amod", "nummod", "compound")
    ordinal = status in {"scheduled", "proposed"} and any(_ORDINAL.fullmatch(node.lower) for node in before)
    return ordinal or any(node.lower in _OTHER for node in before)


def is_one_by_one(analysis: Analysis, cue: Cue) -> bool:
    """ "met separately with A, B and C", "received A and B in turn": each alone; not "Separately, he met A and B"."""
    verb = cue.verb if cue.verb is not None else cue.node
    if cue.noun and any(node.lower == "separate" for node in children(analysis, cue.node, "amod")):
        return True  # "separate talks with A and B"
    if len(list(children(analysis, verb, "agent"))) > 1:
        return True  # "will be received by A and by B"
    if not cue.noun and any(
        _is_apart_at(analysis, node, verb) for node in analysis.nodes[verb + 1 : _end(analysis, verb)]
    ):
        return True  # "received A and B at separate meetings"
    if not cue.noun and later_ones(analysis, verb):
        return True  # "received A and, later in the day, B"
    last = _end(analysis, verb)
    words = [node.lower for node in analysis.nodes[verb + 1 : last]]
    for at, word in enumerate(words, verb + 1):
        if not _begins_turn(words[at - verb - 1 :]):
            continue
        above = governing_verb(analysis, at)
        if word in _ALONE:
            told = at == verb + 1 or analysis.nodes[at].head in {verb, cue.node}
        else:
            told = above is not None and above.index in {verb, cue.node}
        if told:
            return True
    return False


def later_ones(analysis: Analysis, verb: int) -> dict[int, tuple[int, int]]:
    """Persons of a list before whom an aside says that it was at another time, each with the first and last word of it."""
    found = {}
    for node in analysis.nodes[verb + 1 : _end(analysis, verb)]:
        mention = analysis.mention_at.get(node.index)
        if mention is None or mention.kind != "person" or mention.form != "name":
            continue
        at = node.index
        while analysis.nodes[at - 1].head == node.index and analysis.nodes[at - 1].dep in {"poss", "case", "det"}:
            at -= 1
        at -= analysis.nodes[at - 1].lower in {"with", "to", "by"}
        aside = _aside_before(analysis, at)
        words = {analysis.nodes[k].lower for k in range(aside[0], aside[1] + 1)} if aside else set()
        if aside and (words & _AT_ANOTHER_TIME or _is_elsewhere(analysis, aside)):
            found[node.index] = aside
    return found


def _is_elsewhere(analysis: Analysis, aside: tuple[int, int]) -> bool:
    """ "and, in Beijing, B"."""
    preposition, place = analysis.nodes[aside[0]], analysis.mention_at.get(aside[1])
    return preposition.lower in {"in", "at"} and place is not None and place.kind == "state"


def _aside_before(analysis: Analysis, at: int) -> tuple[int, int] | None:
    """The words between commas that stand before a word and behind "and"."""
    first = analysis.sentences[analysis.nodes[at].sentence].first
    if at - 1 <= first or analysis.nodes[at - 1].text != ",":
        return None
    for opening in range(at - 2, max(first, at - 12), -1):
        if analysis.nodes[opening].text == ",":
            behind_and = analysis.nodes[opening - 1].lower in {"and", "then"}
            return (opening + 1, at - 2) if behind_and else None
    return None


_AT_ANOTHER_TIME = frozenset(
    "later earlier before after afterwards subsequently then separately day days week weeks month months year years morning "
    "afternoon evening night tomorrow yesterday".split()
) | frozenset(WEEKDAYS)


def is_how_they_met(analysis: Analysis, cue: Cue, told: Sequence[Cue]) -> bool:
    """ "received A and B in separate audiences": the way in which those met of whom the verb has told."""
    verbs = [other.node for other in told if not other.noun and other.form in {"meeting", "call"}]
    return cue.noun and any(_is_apart_at(analysis, analysis.nodes[cue.node], verb) for verb in verbs)


def _is_apart_at(analysis: Analysis, noun: Node, verb: int) -> bool:
    """ "at separate meetings", "during separate audiences", behind the verb."""
    above = analysis.nodes[noun.head]
    apart = any(node.lower in {"separate", "individual"} for node in children(analysis, noun.index, "amod"))
    if not apart or noun.lower not in _MEETINGS or noun.dep != "pobj" or above.lower not in {"at", "in", "during"}:
        return False
    over = governing_verb(analysis, noun.index)
    return over is not None and over.index == verb


def _end(analysis: Analysis, index: int) -> int:
    return analysis.sentences[analysis.nodes[index].sentence].last


_MEETINGS = frozenset(
    {"meetings", "audiences", "talks", "sessions", "receptions", "discussions", "conversations", "calls"}
)
_ALONE = frozenset({"separately", "individually"})
_BY_TURNS = (("in", "turn"), ("one", "by", "one"), ("one", "after", "the", "other"), ("in", "succession"))


def _begins_turn(words: Sequence[str]) -> bool:
    return words[0] in _ALONE or any(tuple(words[: len(turn)]) == turn for turn in _BY_TURNS)


def sequel_parts(analysis: Analysis, cue: Cue, status: Status, earlier: Sequence[Told]) -> list[Part]:
    """The sides of the consultations told before, for another round that names none; of the last two, for a joint body."""
    meeting = not cue.noun and is_joint_body_meeting(analysis, analysis.nodes[cue.node])
    joint = cue.form == "consultations" and status != "held" and (meeting or is_session_of_two(analysis, cue.node))
    if not joint and not (is_another(analysis, cue, status) and analysis.nodes[cue.node].lower in _SERIAL):
        return []
    told = (_sides(analysis, draft.parts) for draft in reversed(earlier) if joint or _goes_in_rounds(analysis, draft))
    if not joint and (met := _two_who_met(analysis, cue, earlier)):
        return [Part(key, "participant", cue.node) for key in met]
    sides = next((sides for sides in told if not joint or len(sides) == _PAIR), [])
    return [Part(side, "participant", cue.node) for side in sides]


_PAIR = 2


def _two_who_met(analysis: Analysis, cue: Cue, earlier: Sequence[Told]) -> list[ActorKey]:
    """ "A met B. A second round of talks is planned": the sides of the two, if nobody else met last, or they themselves."""
    last = earlier[-1] if earlier and analysis.nodes[cue.node].lower in _TALKS else None
    if last is None or last.form != "meeting" or len(last.parts) != _PAIR:
        return []
    sides: list[ActorKey] = [*_sides(analysis, last.parts)]
    return sides or (list(last.parts) if all(is_person(analysis, key) for key in last.parts) else [])


def _goes_in_rounds(analysis: Analysis, draft: Told) -> bool:
    """Consultations, and "two days of talks"."""
    return draft.form == "consultations" or any(analysis.nodes[cue.node].lower in _TALKS for cue in draft.cues)


_TALKS = frozenset({"talks", "negotiations"})


def _sides(analysis: Analysis, parts: Mapping[ActorKey, Role]) -> list[str]:
    sides = dict.fromkeys(side for key in parts if (side := side_of(analysis, key)) and is_state(side))
    return list(sides) if len(sides) >= 2 else []
