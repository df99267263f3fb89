"""From rows back to the readings that were taken apart: the same facts, in the same order, with the same evidence."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, select

from dragoman.model.document import Passage, Span
from dragoman.model.facts import Section
from dragoman.model.reading import (
    Actor,
    Commitment,
    Engagement,
    Fact,
    Party,
    Place,
    Post,
    Reading,
    Report,
    Statement,
    Tie,
    Topic,
)
from dragoman.register import tables, text_tables
from dragoman.register.tables import fact

Rows = list[Row[Any]]


def assemble(connection: Connection, number: int) -> Reading:
    """The reading of the report of that number, which must be in the register."""
    return assembled(connection, [number])[number]


def assembled(connection: Connection, numbers: Collection[int]) -> dict[int, Reading]:
    """The readings of reports by number, a few hundred at most: each table is asked once for all of them."""
    reports, sections = _reports(connection, numbers), _Sections(connection, numbers).all()
    return {
        number: Reading(report=report, **{section: facts[number] for section, facts in sections.items()})
        for number, report in reports.items()
    }


def report_of(connection: Connection, number: int) -> Report:
    """The report of that number, which must be in the register, without its facts."""
    return _reports(connection, [number])[number]


def _reports(connection: Connection, numbers: Collection[int]) -> dict[int, Report]:
    rows = connection.execute(select(tables.report).where(tables.report.c.id.in_(numbers)).order_by(tables.report.c.id))
    words, passage = tables.attribution.c, text_tables.passage.c
    said = select(words.report_id.label("owner"), words.words).where(words.report_id.in_(numbers))
    attribution = _grouped(connection.execute(said.order_by(words.report_id, words.position)), lambda row: row.words)
    beside = select(passage.report_id.label("owner"), passage.language, passage.text)
    beside = beside.where(passage.report_id.in_(numbers)).order_by(passage.report_id, passage.position)
    passages = _grouped(connection.execute(beside), lambda row: Passage(language=row.language, text=row.text))
    return {
        row.id: Report(
            source=row.source,
            sha256=row.sha256,
            title=row.title,
            published=row.published,
            outlet=row.outlet,
            attribution=attribution[row.id],
            language=row.language,
            passages=passages[row.id],
            text=row.text,
        )
        for row in rows
    }


class _Sections:
    """The sections of reports: their rows are read once, references become the reports' own ids again."""

    def __init__(self, connection: Connection, reports: Collection[int]) -> None:
        self._connection = connection
        self._reports = reports
        told = select(fact.c.section).where(fact.c.report_id.in_(reports)).distinct()
        self._told: frozenset[Section] = frozenset(connection.scalars(told))
        self._evidence = _grouped(
            self._owned(tables.evidence, tables.evidence.c.fact_id), lambda row: Span(row.start, row.stop)
        )
        self._actor_rows = self._facts("actors")
        self._topic_rows = self._facts("topics")
        self._engagement_rows = self._facts("engagements")
        self._local: dict[int | None, str] = {
            row.fact_id: row.local for row in (*self._actor_rows, *self._topic_rows, *self._engagement_rows)
        }

    def all(self) -> dict[Section, defaultdict[int, tuple[Any, ...]]]:
        """The facts of each section by report; sections of which there are none are not asked for."""
        made: dict[Section, Callable[[], Iterable[_Of]]] = {
            "actors": self._actors,
            "posts": self._posts,
            "topics": self._topics,
            "engagements": self._engagements,
            "statements": self._statements,
            "commitments": self._commitments,
            "ties": self._ties,
        }
        return {
            section: _grouped(make() if section in self._told else (), lambda of: of.fact)
            for section, make in made.items()
        }

    def _facts(self, section: Section) -> Rows:
        """The rows of a section in order, each with its fact's report, confidence and finder."""
        if section not in self._told:
            return []
        table = _TABLES[section]
        query = (
            select(table, fact.c.report_id.label("owner"), fact.c.confidence, fact.c.finder)
            .join(fact, fact.c.id == table.c.fact_id)
            .where(fact.c.report_id.in_(self._reports))
            .order_by(fact.c.report_id, fact.c.position)
        )
        return list(self._connection.execute(query))

    def _owned(self, table: Table, owner: ColumnElement[int] | Column[int]) -> Rows:
        """The rows of a list that belong to the reports' facts, in order."""
        query = (
            select(owner.label("owner"), table)
            .join(fact, fact.c.id == owner)
            .where(fact.c.report_id.in_(self._reports))
            .order_by(owner, table.c.position)
        )
        return list(self._connection.execute(query))

    def _found(self, row: Row[Any]) -> dict[str, Any]:
        return {"evidence": self._evidence[row.fact_id], "confidence": row.confidence, "finder": row.finder}

    def _actors(self) -> Iterator["_Of"]:
        for row in self._actor_rows:
            yield _Of(row.owner, Actor(id=row.local, kind=row.kind, name=row.name, **self._found(row)))

    def _posts(self) -> Iterator["_Of"]:
        table = tables.accreditation
        receivers = _grouped(self._owned(table, table.c.post_id), lambda row: row.receiver)
        for row in self._facts("posts"):
            post = Post(
                holder=self._local[row.holder_id],
                title=row.title,
                organisation=self._local.get(row.organisation_id),
                state=row.state,
                accredited_to=receivers[row.fact_id],
                former=row.former,
                **self._found(row),
            )
            yield _Of(row.owner, post)

    def _topics(self) -> Iterator["_Of"]:
        table = tables.topic_subject
        subjects = _grouped(self._owned(table, table.c.topic_id), lambda row: row.subject)
        for row in self._topic_rows:
            topic = Topic(id=row.local, phrase=row.phrase, subjects=subjects[row.fact_id], **self._found(row))
            yield _Of(row.owner, topic)

    def _engagements(self) -> Iterator["_Of"]:
        table = tables.engagement_topic
        topics = _grouped(self._owned(table, table.c.engagement_id), lambda row: self._local[row.topic_id])
        parties = _grouped(
            self._owned(tables.party, tables.party.c.engagement_id),
            lambda row: Party(actor=self._local[row.actor_id], side=row.side, role=row.role),
        )
        for row in self._engagement_rows:
            engagement = Engagement(
                id=row.local,
                form=row.form,
                status=row.status,
                part_of=self._local.get(row.part_of_id),
                parties=parties[row.fact_id],
                date=row.date,
                date_basis=row.date_basis,
                place=None if row.place is None else Place(name=row.place, state=row.place_state),
                topics=topics[row.fact_id],
                **self._found(row),
            )
            yield _Of(row.owner, engagement)

    def _statements(self) -> Iterator["_Of"]:
        for row in self._facts("statements"):
            statement = Statement(
                engagement=self._local.get(row.engagement_id),
                speaker=self._local[row.speaker_id],
                addressee=self._local.get(row.addressee_id),
                act=row.act,
                content=row.content,
                **self._found(row),
            )
            yield _Of(row.owner, statement)

    def _commitments(self) -> Iterator["_Of"]:
        table = tables.commitment_party
        rows = self._owned(table, table.c.commitment_id)
        by = _grouped((row for row in rows if row.part == "by"), lambda row: self._local[row.actor_id])
        to = _grouped((row for row in rows if row.part == "to"), lambda row: self._local[row.actor_id])
        for row in self._facts("commitments"):
            commitment = Commitment(
                engagement=self._local.get(row.engagement_id),
                by=by[row.fact_id],
                to=to[row.fact_id],
                kind=row.kind,
                what=row.what,
                due=row.due,
                **self._found(row),
            )
            yield _Of(row.owner, commitment)

    def _ties(self) -> Iterator["_Of"]:
        for row in self._facts("ties"):
            tie = Tie(
                from_=self._local[row.from_id],
                to=self._local[row.to_id],
                kind=row.kind,
                words=row.words,
                **self._found(row),
            )
            yield _Of(row.owner, tie)


class _Of(NamedTuple):
    """A fact and its report."""

    owner: int
    fact: Fact


_TABLES: dict[Section, Table] = {
    "actors": tables.actor,
    "posts": tables.post,
    "topics": tables.topic,
    "engagements": tables.engagement,
    "statements": tables.statement,
    "commitments": tables.commitment,
    "ties": tables.tie,
}


def _grouped(rows: Iterable[Any], value: Callable[[Any], Any]) -> defaultdict[int, tuple[Any, ...]]:
    """The values of rows by the number of their owner, in the order of the rows."""
    groups: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.owner].append(value(row))
    return defaultdict(tuple, {owner: tuple(values) for owner, values in groups.items()})
