"""Events over all reports, decisions of people, and an archive of what readers found.

What each report said goes into the archive; its rows are then made anew by whoever runs the migrations.
"""

import zlib
from collections import defaultdict
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from dragoman.register.migrations.tables_0002 import metadata

revision = "0002"
down_revision = "0001"

_FACTS = "tie commitment_party commitment statement engagement_topic party engagement topic_subject topic".split()
_FACTS += "accreditation post actor evidence fact".split()


def upgrade() -> None:
    connection = op.get_bind()
    archive = op.create_table(
        "reading",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "report_id",
            sa.Integer,
            sa.ForeignKey("report.id", name="fk_reading_report_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("extractor", sa.Text, nullable=False),
        sa.Column("read_at", sa.String(32), nullable=False),
        sa.Column("facts", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_reading_report_id", "reading", ["report_id"])
    reports = connection.execute(sa.text("SELECT id, extractor, last_read FROM report ORDER BY id")).all()
    for number, extractor, read_at in reports:
        facts = zlib.compress(msgspec.json.encode(_facts(connection, number)))
        connection.execute(
            sa.insert(archive).values(report_id=number, extractor=extractor, read_at=read_at, facts=facts)
        )
    for table in (*_FACTS, "identity", "schema_version"):
        op.drop_table(table)
    metadata.create_all(connection)
    connection.execute(sa.text("INSERT INTO numbering (last) VALUES (0)"))
    # Not by making the table anew: what refers to its rows would go with them.
    for column in ("origin_id", "superseded_by_id"):
        op.execute(
            f"ALTER TABLE report ADD COLUMN {column} INTEGER CONSTRAINT fk_report_{column} REFERENCES report (id)"
        )
        op.create_index(f"ix_report_{column}", "report", [column])
    op.create_index("ix_report_outlet", "report", ["outlet", "published"])


def downgrade() -> None:
    raise NotImplementedError("decisions would be lost: keep a copy of the register instead")


def _facts(connection: sa.Connection, report: int) -> dict[str, Any]:
    """What a report of the first register says, in the sections of a reading."""
    return _Report(connection, report).sections()


class _Report:
    def __init__(self, connection: sa.Connection, report: int) -> None:
        self._connection, self._report = connection, report
        self._words: defaultdict[int, list[list[int]]] = defaultdict(list)
        for row in self._rows("evidence", "JOIN fact f ON f.id = t.fact_id", "t.fact_id, t.position"):
            self._words[row.fact_id].append([row.start, row.stop])
        self._local = {
            row.fact_id: row.local for table in ("actor", "topic", "engagement") for row in self._facts_of(table)
        }

    def sections(self) -> dict[str, Any]:
        parties, topics = self._parties(), self._owned("engagement_topic", "engagement_id", "topic_id")
        by = self._owned("commitment_party", "commitment_id", "actor_id", "AND t.part = 'by'")
        to = self._owned("commitment_party", "commitment_id", "actor_id", "AND t.part = 'to'")
        receivers = self._owned("accreditation", "post_id", "receiver", local=False)
        subjects = self._owned("topic_subject", "topic_id", "subject", local=False)
        name = self._local.get
        return {
            "actors": [
                {"id": row.local, "kind": row.kind, "name": row.name, **self._found(row)}
                for row in self._facts_of("actor")
            ],
            "posts": [
                {
                    "holder": name(row.holder_id),
                    "title": row.title,
                    "organisation": name(row.organisation_id),
                    "state": row.state,
                    "accredited_to": receivers[row.fact_id],
                    "former": bool(row.former),
                    **self._found(row),
                }
                for row in self._facts_of("post")
            ],
            "topics": [
                {"id": row.local, "phrase": row.phrase, "subjects": subjects[row.fact_id], **self._found(row)}
                for row in self._facts_of("topic")
            ],
            "engagements": [
                {
                    "id": row.local,
                    "form": row.form,
                    "status": row.status,
                    "part_of": name(row.part_of_id),
                    "parties": parties[row.fact_id],
                    "date": row.date,
                    "date_basis": row.date_basis,
                    "place": None if row.place is None else {"name": row.place, "state": row.place_state},
                    "topics": topics[row.fact_id],
                    **self._found(row),
                }
                for row in self._facts_of("engagement")
            ],
            "statements": [
                {
                    "engagement": name(row.engagement_id),
                    "speaker": name(row.speaker_id),
                    "addressee": name(row.addressee_id),
                    "act": row.act,
                    "content": row.content,
                    **self._found(row),
                }
                for row in self._facts_of("statement")
            ],
            "commitments": [
                {
                    "engagement": name(row.engagement_id),
                    "by": by[row.fact_id],
                    "to": to[row.fact_id],
                    "kind": row.kind,
                    "what": row.what,
                    "due": row.due,
                    **self._found(row),
                }
                for row in self._facts_of("commitment")
            ],
            "ties": [
                {
                    "from": name(row.from_id),
                    "to": name(row.to_id),
                    "kind": row.kind,
                    "words": row.words,
                    **self._found(row),
                }
                for row in self._facts_of("tie")
            ],
        }

    def _rows(self, table: str, joined: str, order: str, more: str = "") -> Any:
        query = f"SELECT t.* {', f.confidence, f.finder' if 'f ON' in joined else ''} FROM {table} t {joined}"
        return self._connection.execute(
            sa.text(f"{query} WHERE f.report_id = :report {more} ORDER BY {order}"), {"report": self._report}
        )

    def _facts_of(self, table: str) -> Any:
        return self._rows(table, "JOIN fact f ON f.id = t.fact_id", "f.position").all()

    def _owned(self, table: str, owner: str, column: str, more: str = "", *, local: bool = True) -> Any:
        found: defaultdict[int, list[Any]] = defaultdict(list)
        for row in self._rows(table, f"JOIN fact f ON f.id = t.{owner}", f"t.{owner}, t.position", more):
            value = getattr(row, column)
            found[getattr(row, owner)].append(self._local[value] if local else value)
        return found

    def _parties(self) -> Any:
        found: defaultdict[int, list[Any]] = defaultdict(list)
        for row in self._rows("party", "JOIN fact f ON f.id = t.engagement_id", "t.engagement_id, t.position"):
            found[row.engagement_id].append({"actor": self._local[row.actor_id], "side": row.side, "role": row.role})
        return found

    def _found(self, row: Any) -> dict[str, Any]:
        return {"evidence": self._words[row.fact_id], "confidence": row.confidence, "finder": row.finder}
