"""Series: rounds and sessions of one format, where "the next round" is another engagement of the same sides."""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from dragoman.extraction.actors import ActorKey, Part
from dragoman.extraction.clauses import children, governing_verb
from dragoman.extraction.cues import Cue
from dragoman.extraction.events import is_joint_body_meeting, is_session_of_two
from dragoman.extraction.sides import is_state, side_of
from dragoman.model.analysis import Analysis
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
    ordinal = status in {"scheduled", "proposed"} and any(_ORDINAL.fullmatch(node.lower) for node in before)
    return ordinal or any(node.lower in _OTHER for node in before)


def is_one_by_one(analysis: Analysis, cue: Cue) -> bool:
    """ "met separately with A, B and C", "received A and B in turn": each alone; not "Separately, he met A and B"."""
    verb = cue.verb if cue.verb is not None else cue.node
    if cue.noun and any(node.lower == "separate" for node in children(analysis, cue.node, "amod")):
        return True  # "separate talks with A and B"
    if len(list(children(analysis, verb, "agent"))) > 1:
        return True  # "will be received by A and by B"
    last = analysis.sentences[analysis.nodes[verb].sentence].last
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
    sides = next((sides for sides in told if not joint or len(sides) == _PAIR), [])
    return [Part(side, "participant", cue.node) for side in sides]


_PAIR = 2


def _goes_in_rounds(analysis: Analysis, draft: Told) -> bool:
    """Consultations, and "two days of talks"."""
    return draft.form == "consultations" or any(analysis.nodes[cue.node].lower in _TALKS for cue in draft.cues)


_TALKS = frozenset({"talks", "negotiations"})


def _sides(analysis: Analysis, parts: Mapping[ActorKey, Role]) -> list[str]:
    sides = dict.fromkeys(side for key in parts if (side := side_of(analysis, key)) and is_state(side))
    return list(sides) if len(sides) >= 2 else []
