"""What one report tells of one engagement, in the form in which accounts of different reports are compared."""

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from dragoman.lexicon.states import find_state, load_states
from dragoman.model.days import days
from dragoman.model.reading import Actor, Engagement, Place, Reading
from dragoman.model.vocabulary import ActorKind, DateBasis, Form, Role, Status
from dragoman.resolution.names import normalised, organisation_key, person_key
from dragoman.resolution.passages import passages_of
from dragoman.resolution.places import state_of_capital
from dragoman.resolution.words import content_words

_LONGEST_WORDS = 1200
_SHINGLE = 4
_SKETCH = 48


class AccountParty(NamedTuple):
    """A party as an account names it: `key` is its normalised name, or its code if it is a state.

    `side` is a state's code or an organisation's normalised name; `states` are all that the report ties it to; `titles`
    and `bodies` are those of the posts it holds in the report, normalised. `formerly` says that it is tied to its states
    by nothing but posts that it holds no more: by these it is known again, but it does not act for them.
    """

    kind: ActorKind
    key: str
    side: str | None
    states: frozenset[str]
    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    role: Role
    formerly: bool = False

    @property
    def acts_for(self) -> frozenset[str]:
        """The states for which it takes part."""
        return frozenset() if self.formerly else self.states


class Account(NamedTuple):
    """One report's telling of one engagement. Days are ISO days, None where the report does not tell them.

    What has no day of its own has those of the whole that it is part of, or of its parts; `date_basis` is None then.
    `place_state` is the state of the place, also where only its name tells it, and `home` the one that the name of the
    outlet tells: whom the report does not place may be from there. `said` are the words of its topics and statements, `words` those of the sentences that tell it, and `sketch` is a
    sample of the report's text by which near copies of it are known.
    """

    key: str
    report: str
    source: str
    outlet: str | None
    title: str | None
    published: str | None
    form: Form
    status: Status
    parties: tuple[AccountParty, ...]
    first_day: str | None
    last_day: str | None
    date_basis: DateBasis | None
    place: str | None
    place_state: str | None
    home: str | None
    topics: tuple[str, ...]
    subjects: frozenset[str]
    said: frozenset[str]
    part_of: str | None
    words: str
    sketch: frozenset[int]


def account_key(report: str, engagement: str) -> str:
    """The stable key of an account: the digest of its report's text, and the engagement's id there."""
    return f"{report}:{engagement}"


def accounts_of(reading: Reading) -> tuple[Account, ...]:
    """The accounts of a reading, one for each of its engagements, in their order."""
    parties = _Parties(reading)
    sketch = sketch_of(reading.report.text)
    spoken: dict[str | None, list[str]] = {}
    for statement in reading.statements:
        spoken.setdefault(statement.engagement, []).append(statement.content)
    topics = {topic.id: topic for topic in reading.topics}
    periods, words = _periods(reading), passages_of(reading)
    report = reading.report
    home = _home(report.outlet) if report.outlet else None
    accounts = []
    for engagement in reading.engagements:
        period = periods.get(engagement.id, (None, None))
        discussed = [topics[topic] for topic in engagement.topics]
        accounts.append(
            Account(
                key=account_key(report.sha256, engagement.id),
                report=report.sha256,
                source=report.source,
                outlet=normalised(report.outlet) if report.outlet else None,
                title=normalised(report.title) if report.title else None,
                published=report.published,
                form=engagement.form,
                status=engagement.status,
                parties=parties.of(engagement),
                first_day=period[0],
                last_day=period[1],
                date_basis=engagement.date_basis,
                place=normalised(engagement.place.name) if engagement.place else None,
                place_state=_place_state(engagement.place) if engagement.place else None,
                home=home,
                topics=tuple(normalised(topic.phrase) for topic in discussed),
                subjects=frozenset(subject for topic in discussed for subject in topic.subjects),
                said=content_words((*(t.phrase for t in discussed), *spoken.get(engagement.id, ()))),
                part_of=account_key(report.sha256, engagement.part_of) if engagement.part_of else None,
                words=words[engagement.id][:_LONGEST_WORDS],
                sketch=sketch,
            )
        )
    return tuple(accounts)


@lru_cache(maxsize=64)
def sketch_of(text: str) -> frozenset[int]:
    """A sample of the runs of four words of a text: texts that share most of these share most of their words."""
    whole = normalised(text).encode()
    ends = list(accumulate(len(word) + 1 for word in whole.split(b" ")))
    starts = [0, *ends]
    runs = {
        crc32(whole[start : end - 1]) for start, end in zip(starts, ends[_SHINGLE - 1 :] or ends[-1:], strict=False)
    }
    return frozenset(sorted(runs)[:_SKETCH])


def _periods(reading: Reading) -> dict[str, tuple[str, str]]:
    """First and last day of each engagement that has any, its own or those of its whole or of its parts."""
    periods = {e.id: period for e in reading.engagements if (period := days(e.date))}
    inherited = {
        e.id: periods[e.part_of]
        for e in reading.engagements
        if e.id not in periods and e.part_of and e.part_of in periods
    }
    for whole in reading.engagements:
        parts = [periods[e.id] for e in reading.engagements if e.part_of == whole.id and e.id in periods]
        if parts and whole.id not in periods:
            inherited[whole.id] = min(first for first, _ in parts), max(last for _, last in parts)
    return {**inherited, **periods}


def _place_state(place: Place) -> str | None:
    return place.state or find_state(place.name) or state_of_capital(normalised(place.name))


@lru_cache(maxsize=4096)
def _home(outlet: str) -> str | None:
    """The state that the name of an outlet tells: Georgia's ministry, the Cyprus News Agency."""
    words = outlet.replace(",", " ").replace("'s", " 's").replace("’s", " 's").split()
    codes = {word.code for _, word in load_states().scan(words)}
    return codes.pop() if len(codes) == 1 else None


class _Parties:
    """The parties of a reading's engagements, with what its posts say of them."""

    def __init__(self, reading: Reading) -> None:
        self._actors = {actor.id: actor for actor in reading.actors}
        self._posts = {actor.id: [p for p in reading.posts if p.holder == actor.id] for actor in reading.actors}
        self._sides: dict[str, set[str]] = {}
        for engagement in reading.engagements:
            for party in engagement.parties:
                if party.side:
                    self._sides.setdefault(party.actor, set()).add(party.side)

    def of(self, engagement: Engagement) -> tuple[AccountParty, ...]:
        return tuple(self._party(self._actors[p.actor], p.side, p.role) for p in engagement.parties)

    def _party(self, actor: Actor, side: str | None, role: Role) -> AccountParty:
        posts = self._posts[actor.id]
        states = {post.state for post in posts if post.state and not post.former}
        states |= {side for side in self._sides.get(actor.id, ()) if side in self._actors}
        if actor.kind == "state":
            states.add(actor.id)
        # What someone was tells who he is, where nothing tells whom he acts for now.
        past = set() if states else {post.state for post in posts if post.state}
        states |= past
        if side and side not in self._actors:
            side = organisation_key(side)
        return AccountParty(
            kind=actor.kind,
            key=_key_of(actor),
            side=side or next(iter(states)) if len(states) == 1 else side,
            states=frozenset(states),
            titles=tuple(sorted({normalised(post.title) for post in posts if not post.former})),
            bodies=tuple(
                sorted({organisation_key(self._actors[p.organisation].name or "") for p in posts if p.organisation})
            ),
            role=role,
            formerly=bool(past),
        )


def _key_of(actor: Actor) -> str:
    if actor.kind == "state":
        return actor.id
    return person_key(actor.name or "") if actor.kind == "person" else organisation_key(actor.name or "")
