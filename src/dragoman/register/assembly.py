"""From rows back to the reading that was taken apart: the same facts, in the same order, with the same evidence."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, select

from dragoman.model.document import Passage, Span
from dragoman.model.reading import (
    Actor,
    Commitment,
    Engagement,
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
    return Reading(
        report=report_of(connection, number),
        **_Sections(connection, number).all(),
    )


def report_of(connection: Connection, number: int) -> Report:
    """The report of that number, which must be in the register, without its facts."""
    row = connection.execute(select(tables.report).where(tables.report.c.id == number)).one()
    attribution = connection.scalars(
        select(tables.attribution.c.words)
        .where(tables.attribution.c.report_id == number)
        .order_by(tables.attribution.c.position)
    )
    return Report(
        source=row.source,
        sha256=row.sha256,
        title=row.title,
        published=row.published,
        outlet=row.outlet,
        attribution=tuple(attribution),
        language=row.language,
        passages=_passages(connection, number),
        text=row.text,
    )


def _passages(connection: Connection, number: int) -> tuple[Passage, ...]:
    table = text_tables.passage.c
    query = select(table.language, table.text).where(table.report_id == number).order_by(table.position)
    return tuple(Passage(language=row.language, text=row.text) for row in connection.execute(query))


class _Sections:
    """The sections of one report: its rows are read once, references become the report's own ids again."""

    def __init__(self, connection: Connection, report: int) -> None:
        self._connection = connection
        self._report = report
        self._evidence = _grouped(
            self._owned(tables.evidence, tables.evidence.c.fact_id), lambda row: Span(row.start, row.stop)
        )
        self._actor_rows = self._facts(tables.actor)
        self._topic_rows = self._facts(tables.topic)
        self._engagement_rows = self._facts(tables.engagement)
        self._local: dict[int | None, str] = {
            row.fact_id: row.local for row in (*self._actor_rows, *self._topic_rows, *self._engagement_rows)
        }

    def all(self) -> dict[str, Any]:
        return {
            "actors": self._actors(),
            "posts": self._posts(),
            "topics": self._topics(),
            "engagements": self._engagements(),
            "statements": self._statements(),
            "commitments": self._commitments(),
            "ties": self._ties(),
        }

    def _facts(self, table: Table) -> Rows:
        """The rows of a section in order, each with its fact's confidence and finder."""
        query = (
            select(table, fact.c.confidence, fact.c.finder)
            .join(fact, fact.c.id == table.c.fact_id)
            .where(fact.c.report_id == self._report)
            .order_by(fact.c.position)
        )
        return list(self._connection.execute(query))

    def _owned(self, table: Table, owner: ColumnElement[int] | Column[int]) -> Rows:
        """The rows of a list that belong to the report's facts, in order."""
        query = (
            select(owner.label("owner"), table)
            .join(fact, fact.c.id == owner)
            .where(fact.c.report_id == self._report)
            .order_by(owner, table.c.position)
        )
        return list(self._connection.execute(query))

    def _found(self, row: Row[Any]) -> dict[str, Any]:
        return {"evidence": self._evidence[row.fact_id], "confidence": row.confidence, "finder": row.finder}

    def _actors(self) -> tuple[Actor, ...]:
        return tuple(Actor(id=row.local, kind=row.kind, name=row.name, **self._found(row)) for row in self._actor_rows)

    def _posts(self) -> tuple[Post, ...]:
        table = tables.accreditation
        receivers = _grouped(self._owned(table, table.c.post_id), lambda row: row.receiver)
        return tuple(
            Post(
                holder=self._local[row.holder_id],
                title=row.title,
                organisation=self._local.get(row.organisation_id),
                state=row.state,
                accredited_to=receivers[row.fact_id],
                former=row.former,
                **self._found(row),
            )
            for row in self._facts(tables.post)
        )

    def _topics(self) -> tuple[Topic, ...]:
        table = tables.topic_subject
        subjects = _grouped(self._owned(table, table.c.topic_id), lambda row: row.subject)
        return tuple(
            Topic(id=row.local, phrase=row.phrase, subjects=subjects[row.fact_id], **self._found(row))
            for row in self._topic_rows
        )

    def _engagements(self) -> tuple[Engagement, ...]:
        table = tables.engagement_topic
        topics = _grouped(self._owned(table, table.c.engagement_id), lambda row: self._local[row.topic_id])
        parties = _grouped(
            self._owned(tables.party, tables.party.c.engagement_id),
            lambda row: Party(actor=self._local[row.actor_id], side=row.side, role=row.role),
        )
        return tuple(
            Engagement(
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
            for row in self._engagement_rows
        )

    def _statements(self) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                engagement=self._local.get(row.engagement_id),
                speaker=self._local[row.speaker_id],
                addressee=self._local.get(row.addressee_id),
                act=row.act,
                content=row.content,
                **self._found(row),
            )
            for row in self._facts(tables.statement)
        )

    def _commitments(self) -> tuple[Commitment, ...]:
        table = tables.commitment_party
        rows = self._owned(table, table.c.commitment_id)
        by = _grouped((row for row in rows if row.part == "by"), lambda row: self._local[row.actor_id])
        to = _grouped((row for row in rows if row.part == "to"), lambda row: self._local[row.actor_id])
        return tuple(
            Commitment(
                engagement=self._local.get(row.engagement_id),
                by=by[row.fact_id],
                to=to[row.fact_id],
                kind=row.kind,
                what=row.what,
                due=row.due,
                **self._found(row),
            )
            for row in self._facts(tables.commitment)
        )

    def _ties(self) -> tuple[Tie, ...]:
        return tuple(
            Tie(
                from_=self._local[row.from_id],
                to=self._local[row.to_id],
                kind=row.kind,
                words=row.words,
                **self._found(row),
            )
            for row in self._facts(tables.tie)
        )


def _grouped(rows: Iterable[Row[Any]], value: Any) -> defaultdict[int, tuple[Any, ...]]:
    """The values of rows by the number of their owner, in the order of the rows."""
    groups: defaultdict[int, tuple[Any, ...]] = defaultdict(tuple)
    for row in rows:
        groups[row.owner] += (value(row),)
    return groups
