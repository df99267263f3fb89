"""Invitations: whom an invitation to visit is from, and for whom it is."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from dragoman.extraction.actors import ActorKey, Part, collect, is_person
from dragoman.extraction.clauses import (
    agents_of,
    children,
    coordinated,
    governing_verb,
    is_verb,
    objects_behind,
    subjects,
)
from dragoman.extraction.cues import Cue
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Form, Role, Status

_GIVING = frozenset(
    "extend convey transmit hand pass deliver issue give renew reiterate repeat send offer make bring carry relay present".split()
)
_TAKING = frozenset("accept receive take welcome decline get".split())


class Invitation(NamedTuple):
    """Who invites, and who is invited, as far as its words tell; whether they tell a guest, be he named or not."""

    hosts: frozenset[ActorKey]
    guests: tuple[ActorKey, ...]
    addressed: bool


class Told(Protocol):
    """An engagement told before."""

    form: Form
    status: Status
    parts: dict[ActorKey, Role]


def guests_of(analysis: Analysis, cue: Cue, parts: list[Part], earlier: Sequence[Told]) -> list[Part]:
    """The parts of a visit that somebody is invited to: the guest travels, and whoever invites does not.

    Where no guest is told, it is the one whom the host met last.
    """
    found = _invitation_over(analysis, cue) if cue.form == "visit" else None
    if found is None:
        return parts
    kept = [part for part in parts if part.actor not in found.hosts]
    if any(part.role == "visitor" for part in kept):
        return kept
    guests = found.guests if found.addressed else _met_by(analysis, found.hosts, earlier)
    return [*(Part(key, "visitor", cue.node) for key in guests if key not in found.hosts), *kept]


def _met_by(analysis: Analysis, hosts: frozenset[ActorKey], earlier: Sequence[Told]) -> tuple[ActorKey, ...]:
    for told in reversed(earlier):
        others = [key for key in told.parts if key not in hosts]
        if told.status == "held" and len(others) < len(told.parts) and len(others) == 1:
            return tuple(others) if is_person(analysis, others[0]) else ()
    return ()


def _invitation_over(analysis: Analysis, cue: Cue) -> Invitation | None:
    current, seen = analysis.nodes[cue.node], 0
    while seen < 5:
        if current.lemma == "invite" and is_verb(current):
            return _by_verb(analysis, current)
        if current.lemma == "invitation":
            return _by_noun(analysis, current)
        carried = next((n for n in children(analysis, current.index, "dobj") if n.lemma == "invitation"), None)
        if carried is not None and seen and carried.index < cue.node:
            return _by_noun(analysis, carried)  # "conveyed an invitation from A, to visit B": hung on the verb
        if current.head == current.index or (is_verb(current) and current.dep in {"conj", "relcl", "ROOT"}):
            return None
        current, seen = analysis.nodes[current.head], seen + 1
    return None


def _by_verb(analysis: Analysis, verb: Node) -> Invitation:
    agents = agents_of(analysis, verb.index)
    objects = [k for n in children(analysis, verb.index, "dobj", "dative") for k in coordinated(analysis, n.index)]
    passive = any(True for _ in children(analysis, verb.index, "nsubjpass", "auxpass"))
    hosts, guests = (agents, subjects(analysis, verb.index)) if passive else (subjects(analysis, verb.index), objects)
    return _invitation(analysis, hosts, guests)


def _by_noun(analysis: Analysis, noun: Node) -> Invitation:
    hosts = [k for n in children(analysis, noun.index, "poss") for k in coordinated(analysis, n.index)]
    hosts += objects_behind(analysis, noun.index, "from", "of", "by")
    guests = objects_behind(analysis, noun.index, "to", "for")
    verb = governing_verb(analysis, noun.index)
    if verb is not None and noun.dep in {"dobj", "nsubjpass"}:
        given = objects_behind(analysis, verb.index, "to")
        given += [k for n in children(analysis, verb.index, "dative") for k in coordinated(analysis, n.index)]
        given = [_named_before(analysis, k) if analysis.nodes[k].lower == "whom" else k for k in given]
        agents = agents_of(analysis, verb.index)
        acting = agents if noun.dep == "nsubjpass" else subjects(analysis, verb.index)
        if verb.lemma in _GIVING:
            hosts, guests = hosts + acting + _on_whose_behalf(analysis, verb), guests + given
        elif verb.lemma in _TAKING:
            guests += acting
    return _invitation(analysis, hosts, guests)


def _on_whose_behalf(analysis: Analysis, verb: Node) -> list[int]:
    """ "asked the ambassador to convey an invitation": who asks invites."""
    above = analysis.nodes[verb.head]
    bidden = verb.dep == "xcomp" and verb.tag == "VB" and above.lemma in _BIDDING
    return subjects(analysis, above.index) if bidden else []


_BIDDING = frozenset({"ask", "request", "instruct", "task", "charge", "tell"})


def _named_before(analysis: Analysis, whom: int) -> int:
    """ "A, to whom he extended an invitation"."""
    at = analysis.nodes[whom].head - 1
    return at - 1 if at > 0 and analysis.nodes[at].lower == "," else at


def _invitation(analysis: Analysis, hosts: list[int], guests: list[int]) -> Invitation:
    inviting = frozenset(part.actor for part in collect(analysis, hosts, "host"))
    invited = [part.actor for part in collect(analysis, guests, "visitor")]
    return Invitation(
        inviting, tuple(key for key in invited if is_person(analysis, key) and key not in inviting), bool(guests)
    )


def inviters(analysis: Analysis, cue: Cue) -> list[Part]:
    """ "at the invitation of A, B is paying a visit": A is the host, if a person who is named."""
    sentence = analysis.sentences[analysis.nodes[cue.node].sentence]
    words = analysis.nodes[sentence.first : sentence.last]
    found = [
        n for n in words if n.lower == "invitation" and n.dep == "pobj" and analysis.nodes[n.head].lower in {"at", "on"}
    ]
    heads = [head for n in found for head in objects_behind(analysis, n.index, "of", "from")]
    return [part for part in collect(analysis, heads, "host") if is_person(analysis, part.actor)]
