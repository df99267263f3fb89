"""Bearers: who is named how. The persons, organisations and states of reports, as far as they can be compared.

Actors of any number of reports that are named alike are one bearer. Bearers that share a name block may be the same
person or organisation; those that share none are not compared.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from dragoman.model.reading import Reading
from dragoman.resolution.actors import Identity, identify
from dragoman.resolution.names import normalised, organisation_key
from dragoman.resolution.organisation_names import organisation_name
from dragoman.resolution.person_names import person_name
from dragoman.resolution.spelling import initials, skeletons

BETWEEN = "; "
"""Stands between several titles, and between several organisations, of one bearer."""


class Bearer(NamedTuple):
    """An actor as reports name it.

    `key` is the normalised name (of a state: its code), `title` and `organisation` are those of its present posts.
    `report` is given where the name alone says too little to be the same one in another report. The days are the first
    and last on which reports with it were published.
    """

    kind: str
    key: str
    states: frozenset[str] = frozenset()
    title: str = ""
    organisation: str = ""
    report: str = ""
    first_day: str | None = None
    last_day: str | None = None

    @property
    def code(self) -> str:
        """The stable key: the same for whoever is named alike, whichever reports are there."""
        parts = (self.kind, self.key, " ".join(sorted(self.states)), self.title, self.organisation, self.report)
        return "|".join(parts)


def bearers_of(reading: Reading) -> dict[str, Bearer]:
    """The bearer of each person, organisation and state of a reading, by actor; groups have none."""
    kinds = {actor.id: actor.kind for actor in reading.actors}
    identities = identify(reading)
    posts = _Posts(reading, identities)
    day = _day(reading.report.published)
    report = reading.report.sha256[:16]
    found: dict[str, Bearer] = {}
    for identity in identities:
        kind, key = kinds[identity.actor], identity.key
        if kind == "state":
            found[identity.actor] = Bearer(kind, key, identity.states, "", "", "", day, day)
            continue
        if kind == "person":
            key = key if identity.match.endswith(report) else identity.match
        states = posts.states.get(identity.match, frozenset()) | identity.states
        title, organisation = posts.of(identity.match) if kind == "person" else ("", "")
        alone = report if _says_too_little(kind, key, states) else ""
        found[identity.actor] = Bearer(kind, key, states, title, organisation, alone, day, day)
    return found


def merged(bearers: Iterable[Bearer]) -> dict[str, Bearer]:
    """Bearers of several readings by their code, each from its first day to its last."""
    found: dict[str, Bearer] = {}
    for bearer in bearers:
        known = found.get(bearer.code, bearer)
        firsts = [day for day in (known.first_day, bearer.first_day) if day]
        lasts = [day for day in (known.last_day, bearer.last_day) if day]
        found[bearer.code] = bearer._replace(first_day=min(firsts, default=None), last_day=max(lasts, default=None))
    return found


def name_blocks(bearer: Bearer) -> frozenset[str]:
    """What a bearer shares with those that it may be: few, and each of few bearers."""
    if bearer.kind == "person":
        return frozenset(_person_blocks(bearer))
    if bearer.kind == "organisation":
        return organisation_name(bearer.key, bearer.states).blocks
    return frozenset({f"state {bearer.key}"})


def _person_blocks(bearer: Bearer) -> Iterator[str]:
    """A word's consonants with the first sound of another, where either may be the family name.

    A name of one word has to agree in its state: its block is the word with the state, and so is one of each outer word
    of fuller names.
    """
    words = person_name(bearer.key).words
    outer = {words[0], words[-1]} if words else set()
    for state in bearer.states:
        yield from (f"{bone} {state}" for word in outer if len(word) > 1 for bone in skeletons(word))
    last = len(words) - 1
    pairs = {(i, 0) for i in range(1, len(words))} | {(0, i) for i in range(1, len(words))}
    pairs |= {(last, i) for i in range(1, last)}
    for family, given in pairs:
        if len(words[family]) > 1:
            yield from (f"{bone}.{first}" for bone in skeletons(words[family]) for first in initials(words[given]))


def _says_too_little(kind: str, key: str, states: frozenset[str]) -> bool:
    if kind == "person":
        return len(person_name(key).words) < 2
    return organisation_name(key, states).of_a_state_not_told


class _Posts:
    """The present posts of those who are one in a reading, by what they are matched by."""

    def __init__(self, reading: Reading, identities: Iterable[Identity]) -> None:
        matches = {identity.actor: identity.match for identity in identities}
        names = {actor.id: actor.name or "" for actor in reading.actors}
        self._titles: dict[str, set[str]] = {}
        self._organisations: dict[str, set[str]] = {}
        self.states: dict[str, frozenset[str]] = {}
        for identity in identities:
            self.states[identity.match] = self.states.get(identity.match, frozenset()) | identity.states
        for post in reading.posts:
            match = matches.get(post.holder)
            if match is None or post.former:
                continue
            self._titles.setdefault(match, set()).add(normalised(post.title))
            if post.organisation:
                organisation = organisation_key(names[post.organisation])
                self._organisations.setdefault(match, set()).add(organisation)

    def of(self, match: str) -> tuple[str, str]:
        titles, organisations = self._titles.get(match, ()), self._organisations.get(match, ())
        return BETWEEN.join(sorted(titles)), BETWEEN.join(sorted(organisations))


def _day(published: str | None) -> str | None:
    """The day of publication in ISO 8601; None for what is not one."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None
