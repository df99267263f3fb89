"""Bearers: who is named how. The persons, organisations and states of reports, as far as they can be compared.

Actors of any number of reports that are named alike are one bearer. Bearers that share a name block may be the same
person or organisation; those that share none are not compared.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import NamedTuple

from dragoman.model.reading import Reading
from dragoman.resolution.actors import Identity, identify
from dragoman.resolution.names import normalised, organisation_key
from dragoman.resolution.offices import not_together, offices
from dragoman.resolution.organisation_names import organisation_name
from dragoman.resolution.person_names import person_name

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
    """The bearer of each person, organisation and state of a reading, by actor; groups have none.

    A shorter name is the fuller one of the same report, unless their offices tell two.
    """
    kinds = {actor.id: actor.kind for actor in reading.actors}
    day, report = _day(reading.report.published), reading.report.sha256[:16]
    posts, identities = _posts(reading), identify(reading)
    found: dict[str, Bearer] = {}
    for identity in identities:
        title, organisation = posts.get(identity.actor, ("", ""))
        kind = kinds[identity.actor]
        alone = report if kind != "state" and _says_too_little(kind, identity.key, identity.states) else ""
        found[identity.actor] = Bearer(kind, identity.key, identity.states, title, organisation, alone, day, day)
    for short, full in _shorter(identities, found).items():
        whole = found[full]
        states = whole.states | found[short].states
        title = _joined(whole.title, found[short].title)
        organisation = _joined(whole.organisation, found[short].organisation)
        found[full] = whole._replace(states=states, title=title, organisation=organisation)
    found |= {short: found[full] for short, full in _shorter(identities, found).items()}
    return _told_apart(found, set(_shorter(identities, found)), report)


def apart_in(reading: Reading, bearers: Mapping[str, Bearer]) -> set[tuple[str, str]]:
    """The codes of persons of one report that it tells as two, so that they are."""
    persons = {bearers[actor.id].code for actor in reading.actors if actor.kind == "person"}
    return set(combinations(sorted(persons), 2))


def merged(bearers: Iterable[Bearer]) -> dict[str, Bearer]:
    """Bearers of several readings by their code, each from its first day to its last."""
    found: dict[str, Bearer] = {}
    for bearer in bearers:
        known = found.get(bearer.code, bearer)
        firsts = [day for day in (known.first_day, bearer.first_day) if day]
        lasts = [day for day in (known.last_day, bearer.last_day) if day]
        found[bearer.code] = bearer._replace(first_day=min(firsts, default=None), last_day=max(lasts, default=None))
    return found


def _says_too_little(kind: str, key: str, states: frozenset[str]) -> bool:
    if kind == "person":
        return len(person_name(key).words) < 2
    return organisation_name(key, states).is_anybodys


def _posts(reading: Reading) -> dict[str, tuple[str, str]]:
    """The titles and organisations of the present posts of each actor."""
    names = {actor.id: actor.name or "" for actor in reading.actors}
    titles: defaultdict[str, set[str]] = defaultdict(set)
    organisations: defaultdict[str, set[str]] = defaultdict(set)
    for post in reading.posts:
        if not post.former:
            titles[post.holder].add(normalised(post.title))
            organisations[post.holder].add(organisation_key(names[post.organisation]) if post.organisation else "")
    return {actor: (_joined(*titles[actor]), _joined(*organisations[actor])) for actor in titles}


def _joined(*phrases: str) -> str:
    return BETWEEN.join(sorted({part for phrase in phrases for part in phrase.split(BETWEEN) if part}))


def _shorter(identities: Iterable[Identity], bearers: Mapping[str, Bearer]) -> dict[str, str]:
    """The persons whose name is short for that of another of the report, with that one."""
    persons = [identity for identity in identities if bearers[identity.actor].kind == "person"]
    found = {}
    for identity in persons:
        fuller = [other.actor for other in persons if other.key == identity.match != identity.key]
        if len(fuller) == 1:
            short, full = bearers[identity.actor], bearers[fuller[0]]
            if not not_together(offices(short.title, short.organisation), offices(full.title, full.organisation)):
                found[identity.actor] = fuller[0]
    return found


def _told_apart(bearers: dict[str, Bearer], short: Collection[str], report: str) -> dict[str, Bearer]:
    """With the report on all but the first of those that are named alike and yet are several actors of it.

    Those whose name is `short` for another's are that one again.
    """
    found: dict[str, Bearer] = {}
    codes: set[str] = set()
    for actor, bearer in bearers.items():
        again = bearer.kind == "person" and actor not in short and bearer.code in codes
        found[actor] = bearer._replace(report=f"{report} {actor}") if again else bearer
        codes.add(bearer.code)
    return found


def _day(published: str | None) -> str | None:
    """The day of publication in ISO 8601; None for what is not one."""
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None
