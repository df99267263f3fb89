"""The first register: the facts of each report, and who is who by equal names.

Its tables stand here as they were, so that they can be laid out as they were.
"""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _link(name: str, target: str, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """A reference that goes when its target goes."""
    key = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Integer, key, nullable=nullable, primary_key=primary_key, index=not primary_key)


def _fact_number() -> Column[int]:
    key = ForeignKey("fact.id", ondelete="CASCADE")
    return Column("fact_id", Integer, key, primary_key=True, autoincrement=False)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


schema_version = Table(
    "schema_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False, nullable=False)
)

report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("source", Text, nullable=False, index=True),
    Column("title", Text),
    Column("published", String(32), index=True),
    Column("outlet", Text),
    Column("language", String(32)),
    Column("text", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("first_read", String(32), nullable=False),
    Column("last_read", String(32), nullable=False),
)

attribution = Table(
    "attribution",
    metadata,
    _link("report_id", "report.id", primary_key=True),
    _position(),
    Column("words", Text, nullable=False),
)

identity = Table(
    "identity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("match", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("states", Text, nullable=False),
    Index("ix_identity_match", "kind", "match"),
)

fact = Table(
    "fact",
    metadata,
    Column("id", Integer, primary_key=True),
    _link("report_id", "report.id"),
    Column("section", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("confidence", Float(53)),
    Column("finder", Text),
    UniqueConstraint("report_id", "section", "position"),
)

evidence = Table(
    "evidence",
    metadata,
    _link("fact_id", "fact.id", primary_key=True),
    _position(),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

actor = Table(
    "actor",
    metadata,
    _fact_number(),
    _link("report_id", "report.id"),
    Column("local", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", Text),
    Column("key", Text),
    Column("match", Text),
    Column("states", Text, nullable=False),
    Column("reason", Text),
    Column("identity_id", Integer, ForeignKey("identity.id"), index=True),
    UniqueConstraint("report_id", "local"),
    Index("ix_actor_match", "kind", "match"),
)

post = Table(
    "post",
    metadata,
    _fact_number(),
    _link("holder_id", "actor.fact_id"),
    Column("title", Text, nullable=False),
    _link("organisation_id", "actor.fact_id", nullable=True),
    Column("state", Text),
    Column("former", Boolean, nullable=False),
)

accreditation = Table(
    "accreditation",
    metadata,
    _link("post_id", "post.fact_id", primary_key=True),
    _position(),
    Column("receiver", Text, nullable=False),
)

topic = Table(
    "topic",
    metadata,
    _fact_number(),
    Column("local", Text, nullable=False),
    Column("phrase", Text, nullable=False),
    Column("key", Text, nullable=False),
)

topic_subject = Table(
    "topic_subject",
    metadata,
    _link("topic_id", "topic.fact_id", primary_key=True),
    _position(),
    Column("subject", String(32), nullable=False, index=True),
)

engagement = Table(
    "engagement",
    metadata,
    _fact_number(),
    Column("local", Text, nullable=False),
    Column("form", String(16), nullable=False, index=True),
    Column("status", String(16), nullable=False, index=True),
    # A meeting may stand before the visit it is part of, so the reference is checked at the end of the transaction.
    Column(
        "part_of_id",
        Integer,
        ForeignKey("engagement.fact_id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        index=True,
    ),
    Column("date", Text),
    Column("date_basis", String(16)),
    Column("first_day", String(10), index=True),
    Column("last_day", String(10)),
    Column("place", Text),
    Column("place_state", Text),
)

party = Table(
    "party",
    metadata,
    _link("engagement_id", "engagement.fact_id", primary_key=True),
    _position(),
    _link("actor_id", "actor.fact_id"),
    Column("side", Text),
    Column("side_key", Text),
    Column("role", String(16), nullable=False),
)

engagement_topic = Table(
    "engagement_topic",
    metadata,
    _link("engagement_id", "engagement.fact_id", primary_key=True),
    _position(),
    _link("topic_id", "topic.fact_id"),
)

statement = Table(
    "statement",
    metadata,
    _fact_number(),
    _link("engagement_id", "engagement.fact_id", nullable=True),
    _link("speaker_id", "actor.fact_id"),
    _link("addressee_id", "actor.fact_id", nullable=True),
    Column("act", String(32), nullable=False),
    Column("content", Text, nullable=False),
)

commitment = Table(
    "commitment",
    metadata,
    _fact_number(),
    _link("engagement_id", "engagement.fact_id", nullable=True),
    Column("kind", String(16), nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("due", Text),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
)

commitment_party = Table(
    "commitment_party",
    metadata,
    _link("commitment_id", "commitment.fact_id", primary_key=True),
    Column("part", String(2), primary_key=True),
    _position(),
    _link("actor_id", "actor.fact_id"),
)

tie = Table(
    "tie",
    metadata,
    _fact_number(),
    _link("from_id", "actor.fact_id"),
    _link("to_id", "actor.fact_id"),
    Column("kind", String(16), nullable=False),
    Column("words", Text, nullable=False),
)

revision = "0001"
down_revision = None


def upgrade() -> None:
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    metadata.drop_all(op.get_bind())
