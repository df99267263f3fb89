"""Which actors are the same: first within a report, then over all reports. Pure functions; the reasons are kept.

Two actors of different reports are one person if their normalised names are the same and they are not known to serve
different states. A name of a single word ("Lavrov") says too little for that unless its state is known. Organisations
are the same by name under the same condition: there is a Ministry of Foreign Affairs in every state.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.model.reading import Actor, Reading
from dragoman.resolution.names import organisation_key, person_key


class Identity(NamedTuple):
    """What is known of who an actor of a report is.

    `key` is the normalised name, `states` are those that the report ties it to; actors with the same `match` are the
    same unless their states differ; `reason` says how the actor came by its match.
    """

    actor: str
    key: str
    match: str
    states: frozenset[str]
    reason: str


def identify(reading: Reading) -> tuple[Identity, ...]:
    """The identities of a reading's persons, organisations and states, in the order of its actors; groups have none."""
    states = _states(reading)
    persons = [_Named(a.id, person_key(a.name or ""), states[a.id]) for a in reading.actors if a.kind == "person"]
    report = reading.report.sha256[:16]
    by_id = {person.actor: _person(person, persons, report) for person in persons}
    for actor in reading.actors:
        if actor.kind == "organisation":
            by_id[actor.id] = _organisation(actor, states[actor.id], report)
        elif actor.kind == "state":
            by_id[actor.id] = Identity(actor.id, actor.id, actor.id, frozenset({actor.id}), "same code")
    return tuple(by_id[actor.id] for actor in reading.actors if actor.id in by_id)


def joined(state_sets: Iterable[frozenset[str]]) -> dict[frozenset[str], frozenset[str]]:
    """For the states that actors of one match are tied to: all states of the person or organisation each belongs to.

    Actors whose states overlap are one. Actors tied to no state belong with the others if those are all one, and are
    kept apart if not.
    """
    given = set(state_sets)
    known: list[frozenset[str]] = []
    for states in sorted(given - {frozenset()}, key=sorted):
        touching = [other for other in known if other & states]
        known = [other for other in known if not other & states]
        known.append(states.union(*touching))
    whole = {states: next(other for other in known if states <= other) for states in given if states}
    if frozenset() in given:
        whole[frozenset()] = known[0] if len(known) == 1 else frozenset()
    return whole


def fullest(names: Iterable[str]) -> str:
    """Of several spellings of one name: the one with most words, then most diacritics, then the first by alphabet."""
    return min(names, key=lambda name: (-len(name.split()), -sum(not letter.isascii() for letter in name), name))


class _Named(NamedTuple):
    actor: str
    key: str
    states: frozenset[str]


def _states(reading: Reading) -> dict[str, frozenset[str]]:
    """The states that each actor acts for: of its present posts, and of the sides it stands on."""
    codes = {actor.id for actor in reading.actors if actor.kind == "state"}
    found: dict[str, set[str]] = {actor.id: set() for actor in reading.actors}
    for post in reading.posts:
        if post.state and not post.former:
            found[post.holder].add(post.state)
            if post.organisation:
                found[post.organisation].add(post.state)
    for engagement in reading.engagements:
        for party in engagement.parties:
            if party.side in codes:
                found[party.actor].add(party.side)
    return {actor: frozenset(states) for actor, states in found.items()}


def _person(person: _Named, persons: list[_Named], report: str) -> Identity:
    fuller = [other for other in persons if _is_short_for(person, other)]
    if len({other.key for other in fuller}) == 1:
        key, states = fuller[0].key, person.states.union(*(other.states for other in fuller))
        return Identity(person.actor, person.key, key, states, f"shorter form of {key} in the same report")
    if person.key and (" " in person.key or person.states):
        return Identity(person.actor, person.key, person.key, person.states, "same name")
    # A single word, and no state: nobody can say whether another report means the same person.
    match = f"{person.key} {report}"
    return Identity(person.actor, person.key, match, person.states, "a single name without a state: this report only")


def _is_short_for(short: _Named, full: _Named) -> bool:
    if not set(short.key.split()) < set(full.key.split()) or not short.key:
        return False
    return not (short.states and full.states) or bool(short.states & full.states)


def _organisation(actor: Actor, states: frozenset[str], report: str) -> Identity:
    key = organisation_key(actor.name or "")
    return Identity(actor.id, key, key or report, states, "same name")
