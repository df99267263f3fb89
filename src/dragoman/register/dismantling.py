"""From a reading to rows: every fact goes to its tables, and all of it can be put together again by `assembly`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, insert, select

from dragoman.model.days import days
from dragoman.model.facts import SECTIONS, Section
from dragoman.model.reading import Fact, Reading
from dragoman.register import tables
from dragoman.register.accounts import encode_account
from dragoman.register.words import subject_keys, words_of
from dragoman.resolution.accounts import Account
from dragoman.resolution.actors import Identity, identify
from dragoman.resolution.decided import Decided
from dragoman.resolution.names import normalised

Row = dict[str, Any]


class Numbers(NamedTuple):
    """The numbers of a report's facts: by section in order, and of those that others refer to by id."""

    of: dict[Section, list[int]]
    actors: dict[str, int]
    topics: dict[str, int]
    engagements: dict[str, int]


class KnownBy(NamedTuple):
    """What the register knows the facts of a report by: the bearer of each actor that has one, the number and the account
    of each engagement, and the office of each post."""

    bearers: Mapping[str, int]
    numbered: Sequence[int]
    accounts: Sequence[Account]
    offices: Sequence[int]


def add_facts(connection: Connection, reading: Reading, report: int, decided: Decided, known: KnownBy) -> Numbers:
    """Adds all facts of a reading to a report that has none. `decided` has the signatures and states of its facts."""
    numbers = _add_fact_rows(connection, reading, report, decided)
    for table, rows in _rows(reading, report, numbers, known):
        if rows:
            connection.execute(insert(table), rows)
    return numbers


def check_ids(reading: Reading) -> None:
    """`ValueError` if two facts of a reading share an id."""
    for section, facts in (
        ("actors", reading.actors),
        ("topics", reading.topics),
        ("engagements", reading.engagements),
    ):
        ids = [fact.id for fact in facts]
        twice = sorted({key for key in ids if ids.count(key) > 1})
        if twice:
            raise ValueError(f"{reading.report.source}: two {section} have the same id: {', '.join(twice)}")


def _add_fact_rows(connection: Connection, reading: Reading, report: int, decided: Decided) -> Numbers:
    facts: list[tuple[Section, int, Fact]] = [
        (section, position, fact) for section in SECTIONS for position, fact in enumerate(getattr(reading, section))
    ]
    rows = [
        {
            "report_id": report,
            "section": section,
            "position": position,
            "confidence": fact.confidence,
            "finder": fact.finder,
            "signature": decided.signatures[section][position],
            "state": decided.states[section][position],
            "role": decided.roles[section][position],
        }
        for section, position, fact in facts
    ]
    found: list[int] = []
    if rows:
        # Numbers that an insertion gives back cost a statement for each row.
        connection.execute(insert(tables.fact), rows)
        added = connection.execute(
            select(tables.fact.c.section, tables.fact.c.position, tables.fact.c.id).where(
                tables.fact.c.report_id == report
            )
        )
        at = {(row.section, row.position): row.id for row in added}
        found = [at[section, position] for section, position, _ in facts]
    spans = [
        {"fact_id": number, "position": position, "start": span[0], "stop": span[1]}
        for number, (_, _, fact) in zip(found, facts, strict=True)
        for position, span in enumerate(fact.evidence)
    ]
    if spans:
        connection.execute(insert(tables.evidence), spans)
    of = {name: [n for n, (section, _, _) in zip(found, facts, strict=True) if section == name] for name in SECTIONS}
    return Numbers(
        of,
        {fact.id: number for fact, number in zip(reading.actors, of["actors"], strict=True)},
        {fact.id: number for fact, number in zip(reading.topics, of["topics"], strict=True)},
        {fact.id: number for fact, number in zip(reading.engagements, of["engagements"], strict=True)},
    )


def _rows(reading: Reading, report: int, numbers: Numbers, known: KnownBy) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of each table, those that others refer to first."""
    identities = {identity.actor: identity for identity in identify(reading)}
    yield tables.actor, list(_actors(reading, report, numbers, identities, known.bearers))
    yield tables.post, list(_posts(reading, numbers, known.offices))
    yield (
        tables.accreditation,
        _listed(
            "post_id", "receiver", zip(numbers.of["posts"], (post.accredited_to for post in reading.posts), strict=True)
        ),
    )
    yield (
        tables.topic,
        [
            {
                "fact_id": numbers.topics[topic.id],
                "local": topic.id,
                "phrase": topic.phrase,
                "key": normalised(topic.phrase),
            }
            for topic in reading.topics
        ],
    )
    yield (
        tables.topic_subject,
        _listed("topic_id", "subject", ((numbers.topics[topic.id], topic.subjects) for topic in reading.topics)),
    )
    yield tables.engagement, list(_engagements(reading, report, numbers, known))
    yield tables.party, list(_parties(reading, numbers))
    yield (
        tables.engagement_topic,
        _listed(
            "engagement_id",
            "topic_id",
            (
                (numbers.engagements[engagement.id], [numbers.topics[topic] for topic in engagement.topics])
                for engagement in reading.engagements
            ),
        ),
    )
    yield tables.statement, list(_statements(reading, numbers))
    yield tables.commitment, list(_commitments(reading, numbers))
    yield tables.commitment_party, list(_commitment_parties(reading, numbers))
    yield tables.commitment_state, list(_commitment_states(reading, numbers, identities))
    yield tables.commitment_bearer, list(_commitment_bearers(reading, numbers, known.bearers))
    yield tables.commitment_word, list(_commitment_words(reading, numbers))
    yield (
        tables.tie,
        [
            {
                "fact_id": number,
                "from_id": numbers.actors[tie.from_],
                "to_id": numbers.actors[tie.to],
                "kind": tie.kind,
                "words": tie.words,
            }
            for number, tie in zip(numbers.of["ties"], reading.ties, strict=True)
        ],
    )


def _listed(owner: str, column: str, lists: Iterable[tuple[int, Sequence[Any]]]) -> list[Row]:
    return [
        {owner: number, "position": position, column: value}
        for number, values in lists
        for position, value in enumerate(values)
    ]


def _actors(
    reading: Reading, report: int, numbers: Numbers, identities: Mapping[str, Identity], bearers: Mapping[str, int]
) -> Iterator[Row]:
    for actor in reading.actors:
        identity = identities.get(actor.id)
        yield {
            "fact_id": numbers.actors[actor.id],
            "report_id": report,
            "local": actor.id,
            "kind": actor.kind,
            "name": actor.name,
            "key": identity.key if identity else normalised(actor.name or ""),
            "states": " ".join(sorted(identity.states)) if identity else "",
            "reason": identity.reason if identity else None,
            "bearer_id": bearers.get(actor.id),
        }


def _posts(reading: Reading, numbers: Numbers, offices: Sequence[int]) -> Iterator[Row]:
    for number, post, office in zip(numbers.of["posts"], reading.posts, offices, strict=True):
        yield {
            "fact_id": number,
            "holder_id": numbers.actors[post.holder],
            "title": post.title,
            "organisation_id": _number(numbers.actors, post.organisation),
            "state": post.state,
            "former": post.former,
            "office_id": office,
        }


def _engagements(reading: Reading, report: int, numbers: Numbers, known: KnownBy) -> Iterator[Row]:
    for engagement, account, number in zip(reading.engagements, known.accounts, known.numbered, strict=True):
        first, last = days(engagement.date) or (None, None)
        yield {
            "fact_id": numbers.engagements[engagement.id],
            "report_id": report,
            "local": engagement.id,
            "form": engagement.form,
            "status": engagement.status,
            "part_of_id": _number(numbers.engagements, engagement.part_of),
            "date": engagement.date,
            "date_basis": engagement.date_basis,
            "first_day": first,
            "last_day": last,
            "place": engagement.place.name if engagement.place else None,
            "place_state": engagement.place.state if engagement.place else None,
            "account": encode_account(account),
            "number": number,
        }


def _parties(reading: Reading, numbers: Numbers) -> Iterator[Row]:
    for engagement in reading.engagements:
        for position, party in enumerate(engagement.parties):
            yield {
                "engagement_id": numbers.engagements[engagement.id],
                "position": position,
                "actor_id": numbers.actors[party.actor],
                "side": party.side,
                "side_key": None if party.side is None else normalised(party.side),
                "role": party.role,
            }


def _statements(reading: Reading, numbers: Numbers) -> Iterator[Row]:
    for number, statement in zip(numbers.of["statements"], reading.statements, strict=True):
        yield {
            "fact_id": number,
            "engagement_id": _number(numbers.engagements, statement.engagement),
            "speaker_id": numbers.actors[statement.speaker],
            "addressee_id": _number(numbers.actors, statement.addressee),
            "act": statement.act,
            "content": statement.content,
        }


def _commitment_days(reading: Reading) -> list[tuple[str, str]]:
    """Of each commitment the day on which it was made, and the first on which it is due."""
    made = {engagement.id: days(engagement.date) for engagement in reading.engagements}
    told = (reading.report.published or tables.NO_DAY)[:10]
    return [
        (
            (made.get(commitment.engagement or "") or (told,))[0],
            (days(commitment.due) or (told,))[0],
        )
        for commitment in reading.commitments
    ]


def _commitments(reading: Reading, numbers: Numbers) -> Iterator[Row]:
    found = zip(numbers.of["commitments"], reading.commitments, _commitment_days(reading), strict=True)
    for number, commitment, (day, due_day) in found:
        first, last = days(commitment.due) or (None, None)
        yield {
            "fact_id": number,
            "engagement_id": _number(numbers.engagements, commitment.engagement),
            "kind": commitment.kind,
            "what": commitment.what,
            "key": normalised(commitment.what),
            "due": commitment.due,
            "day": day,
            "due_day": due_day,
            "first_day": first,
            "last_day": last,
        }


def _commitment_parties(reading: Reading, numbers: Numbers) -> Iterator[Row]:
    for number, commitment in zip(numbers.of["commitments"], reading.commitments, strict=True):
        for part, actors in (("by", commitment.by), ("to", commitment.to)):
            for position, actor in enumerate(actors):
                yield {
                    "commitment_id": number,
                    "part": part,
                    "position": position,
                    "actor_id": numbers.actors[actor],
                }


def _commitment_states(reading: Reading, numbers: Numbers, identities: Mapping[str, Identity]) -> Iterator[Row]:
    states = {actor: identity.states for actor, identity in identities.items()}
    found = zip(numbers.of["commitments"], reading.commitments, _commitment_days(reading), strict=True)
    for number, commitment, (day, due_day) in found:
        for state in sorted(set().union(*(states.get(key, ()) for key in (*commitment.by, *commitment.to)))):
            yield {"state": state, "commitment_id": number, "day": day, "due_day": due_day}


def _commitment_bearers(reading: Reading, numbers: Numbers, bearers: Mapping[str, int]) -> Iterator[Row]:
    bodies = {actor.id for actor in reading.actors if actor.kind == "organisation"}
    served: dict[str, set[str]] = {}
    for post in reading.posts:
        if not post.former and post.organisation in bodies:
            served.setdefault(post.holder, set()).add(post.organisation)
    found = zip(numbers.of["commitments"], reading.commitments, _commitment_days(reading), strict=True)
    for number, commitment, (day, due_day) in found:
        own = {*commitment.by, *commitment.to}
        concerned = own.union(*(served.get(actor, ()) for actor in own))
        for borne in sorted({bearers[actor] for actor in concerned if actor in bearers}):
            yield {"bearer_id": borne, "commitment_id": number, "day": day, "due_day": due_day}


def _commitment_words(reading: Reading, numbers: Numbers) -> Iterator[Row]:
    discussed = {engagement.id: engagement.topics for engagement in reading.engagements}
    topics = {topic.id: topic for topic in reading.topics}
    for number, commitment in zip(numbers.of["commitments"], reading.commitments, strict=True):
        about = [topics[key] for key in discussed.get(commitment.engagement or "", ())]
        words = words_of((commitment.what, *(topic.phrase for topic in about)))
        words |= subject_keys(subject for topic in about for subject in topic.subjects)
        for word in sorted(words):
            yield {"word": word, "commitment_id": number}


def _number(numbers: dict[str, int], key: str | None) -> int | None:
    return None if key is None else numbers[key]
