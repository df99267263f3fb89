"""The tables of the facts of each report, in SQL that SQLite and PostgreSQL share.

A row of `fact` stands for one fact of one report, with who found it, how sure that is, and what people made of it; its
words are in `evidence` and the rest is in the table of its section, under the same number. Columns called `position`
keep the order that the reading had. `reading` keeps what each reader found, newest last, and `decision` what people
decided: the facts are the newest reading with the decisions in force carried out, and can be made anew from these two.
What all reports together say is in `dragoman.register.resolved`.

Dates are ISO 8601 text, as exact as the report has them. Columns `states` list codes with a space between them.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


WORD = Text().with_variant(Text(collation="C"), "postgresql")
"""Words that are looked for by how they begin, so that they must be in the order of their letters."""
NO_DAY = ""
"""Where a list is in the order of days, what has none stands before all that have one."""


def link(name: str, target: str, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """A reference that goes when its target goes."""
    key = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Integer, key, nullable=nullable, primary_key=primary_key, index=not primary_key)


def _fact_number() -> Column[int]:
    key = ForeignKey("fact.id", ondelete="CASCADE")
    return Column("fact_id", Integer, key, primary_key=True, autoincrement=False)


def position() -> Column[int]:
    """Where a row stands in the order that the reading had."""
    return Column("position", Integer, primary_key=True, autoincrement=False)


# The name and column are Alembic's.
schema_version = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))

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
    # Of a report that was updated or corrected: the first version, and the next one.
    Column("origin_id", Integer, ForeignKey("report.id"), index=True),
    Column("superseded_by_id", Integer, ForeignKey("report.id")),
    Index("ix_report_outlet", "outlet", "published"),
    Index("ix_report_superseded_by_id", "superseded_by_id"),
)

numbering = Table("numbering", metadata, Column("last", Integer, primary_key=True, autoincrement=False))

# The number that each engagement of a report has had, for when it is told again or brought back.
numbered = Table(
    "numbered",
    metadata,
    link("report_id", "report.id", primary_key=True),
    Column("signature", String(32), primary_key=True),
    Column("number", Integer, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    link("report_id", "report.id"),
    Column("extractor", Text, nullable=False),
    Column("read_at", String(32), nullable=False),
    Column("facts", LargeBinary, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("who", Text, nullable=False, index=True),
    Column("role", String(12), nullable=False),
    Column("at", String(32), nullable=False, index=True),
    Column("why", Text),
    Column("undoes_id", Integer, ForeignKey("decision.id"), index=True),
    Column("content", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

decision_target = Table(
    "decision_target",
    metadata,
    Column("decision_id", Integer, ForeignKey("decision.id"), primary_key=True),
    position(),
    Column("sha256", String(64), nullable=False, index=True),
    Column("section", String(16), nullable=False),
    Column("signature", String(32), nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    link("report_id", "report.id"),
    Column("section", String(16), nullable=False),
    Column("signature", String(32), nullable=False),
    Column("over", String(32), nullable=False),
    Column("now", LargeBinary),
)

attribution = Table(
    "attribution",
    metadata,
    link("report_id", "report.id", primary_key=True),
    position(),
    Column("words", Text, nullable=False),
)

fact = Table(
    "fact",
    metadata,
    Column("id", Integer, primary_key=True),
    link("report_id", "report.id"),
    Column("section", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("confidence", Float(53)),
    Column("finder", Text),
    Column("signature", String(32), nullable=False),
    Column("state", String(12), nullable=False),
    # In what capacity the last word about it was said, if any was.
    Column("role", String(12)),
    UniqueConstraint("report_id", "section", "position"),
    UniqueConstraint("report_id", "signature", name="uq_fact_signature"),
    Index("ix_fact_waiting", "state", "confidence", "report_id", "id"),
    Index("ix_fact_section", "state", "section", "confidence", "report_id", "id"),
    # Of the few that a coder decided upon, for reviewers to look at.
    Index("ix_fact_coded", "confidence", sqlite_where=text("role = 'coder'"), postgresql_where=text("role = 'coder'")),
)

evidence = Table(
    "evidence",
    metadata,
    link("fact_id", "fact.id", primary_key=True),
    position(),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

actor = Table(
    "actor",
    metadata,
    _fact_number(),
    link("report_id", "report.id"),
    Column("local", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", Text),
    Column("key", Text),
    Column("states", Text, nullable=False),
    Column("reason", Text),
    Column("bearer_id", Integer, ForeignKey("bearer.id")),
    UniqueConstraint("report_id", "local"),
    # In how many reports somebody is named is counted from the index alone.
    Index("ix_actor_bearer", "bearer_id", "report_id"),
)

post = Table(
    "post",
    metadata,
    _fact_number(),
    link("holder_id", "actor.fact_id"),
    Column("title", Text, nullable=False),
    link("organisation_id", "actor.fact_id", nullable=True),
    Column("state", Text),
    Column("former", Boolean, nullable=False),
    Column("office_id", Integer, ForeignKey("office.id"), index=True),
)

accreditation = Table(
    "accreditation",
    metadata,
    link("post_id", "post.fact_id", primary_key=True),
    position(),
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
    link("topic_id", "topic.fact_id", primary_key=True),
    position(),
    Column("subject", String(32), nullable=False, index=True),
)

engagement = Table(
    "engagement",
    metadata,
    _fact_number(),
    link("report_id", "report.id"),
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
    # What is compared with other reports, and the event that it tells of.
    Column("account", LargeBinary, nullable=False),
    # Its own number for ever, which its event bears if no account of it has a lesser one.
    Column("number", Integer, nullable=False, unique=True),
    Column("event_id", Integer, ForeignKey("event.id"), index=True),
)

party = Table(
    "party",
    metadata,
    link("engagement_id", "engagement.fact_id", primary_key=True),
    position(),
    link("actor_id", "actor.fact_id"),
    Column("side", Text),
    Column("side_key", Text),
    Column("role", String(16), nullable=False),
)

engagement_topic = Table(
    "engagement_topic",
    metadata,
    link("engagement_id", "engagement.fact_id", primary_key=True),
    position(),
    link("topic_id", "topic.fact_id"),
)

statement = Table(
    "statement",
    metadata,
    _fact_number(),
    link("engagement_id", "engagement.fact_id", nullable=True),
    link("speaker_id", "actor.fact_id"),
    link("addressee_id", "actor.fact_id", nullable=True),
    Column("act", String(32), nullable=False),
    Column("content", Text, nullable=False),
)

commitment = Table(
    "commitment",
    metadata,
    _fact_number(),
    link("engagement_id", "engagement.fact_id", nullable=True),
    Column("kind", String(16), nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("due", Text),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    # The day it was made: that of its engagement, or else of its report; and the first on which it is due, or else that.
    Column("day", String(10), nullable=False),
    Column("due_day", String(10), nullable=False),
    Column("settled_by_id", Integer, ForeignKey("decision.id")),
    # Of one that several reports of one event tell of: the one that stands for all of them in lists, if it is not this.
    Column("led_by_id", Integer, ForeignKey("commitment.fact_id", ondelete="SET NULL")),
)
# Of the few that have these; else all that have not would be looked up in them.
for _reference in (commitment.c.settled_by_id, commitment.c.led_by_id):
    _given = _reference.is_not(None)
    Index(f"ix_commitment_{_reference.name}", _reference, sqlite_where=_given, postgresql_where=_given)
Index(
    "ix_commitment_open",
    commitment.c.day,
    commitment.c.fact_id,
    sqlite_where=(commitment.c.settled_by_id.is_(None) & commitment.c.led_by_id.is_(None)),
    postgresql_where=(commitment.c.settled_by_id.is_(None) & commitment.c.led_by_id.is_(None)),
)
Index(
    "ix_commitment_due",
    commitment.c.due_day,
    commitment.c.fact_id,
    sqlite_where=commitment.c.led_by_id.is_(None),
    postgresql_where=commitment.c.led_by_id.is_(None),
)

# The states for which those act who make it, or to whom it is made; with its days, so that those of a state are read from
# an index in the order of days.
commitment_state = Table(
    "commitment_state",
    metadata,
    Column("state", Text, primary_key=True),
    link("commitment_id", "commitment.fact_id", primary_key=True),
    Column("day", String(10), nullable=False),
    Column("due_day", String(10), nullable=False),
    Index("ix_commitment_state_commitment_id", "commitment_id"),
    Index("ix_commitment_state_day", "state", "day", "commitment_id"),
    Index("ix_commitment_state_due", "state", "due_day", "commitment_id"),
)

# The same of those who make it, or to whom it is made, and of the organisations where these hold posts.
commitment_bearer = Table(
    "commitment_bearer",
    metadata,
    link("bearer_id", "bearer.id", primary_key=True),
    link("commitment_id", "commitment.fact_id", primary_key=True),
    Column("day", String(10), nullable=False),
    Column("due_day", String(10), nullable=False),
    Index("ix_commitment_bearer_commitment_id", "commitment_id"),
    Index("ix_commitment_bearer_day", "bearer_id", "day", "commitment_id"),
    Index("ix_commitment_bearer_due", "bearer_id", "due_day", "commitment_id"),
)

commitment_party = Table(
    "commitment_party",
    metadata,
    link("commitment_id", "commitment.fact_id", primary_key=True),
    Column("part", String(2), primary_key=True),
    position(),
    link("actor_id", "actor.fact_id"),
)

# The words of what is promised, and of what was discussed where it was.
commitment_word = Table(
    "commitment_word",
    metadata,
    Column("word", WORD, primary_key=True),
    link("commitment_id", "commitment.fact_id", primary_key=True),
    Index("ix_commitment_word_commitment_id", "commitment_id"),
)

tie = Table(
    "tie",
    metadata,
    _fact_number(),
    link("from_id", "actor.fact_id"),
    link("to_id", "actor.fact_id"),
    Column("kind", String(16), nullable=False),
    Column("words", Text, nullable=False),
)

# A filter that somebody saved, as the query of its address. New is what comes of readings and decisions later than those
# of `..._from`, and of engagements with greater numbers than `number`; what is later than `..._seen` nobody looked at yet.
search = Table(
    "search",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("query", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("saved_at", String(32), nullable=False),
    Column("number", Integer, nullable=False),
    Column("reading_from", Integer, nullable=False),
    Column("decision_from", Integer, nullable=False),
    Column("reading_seen", Integer, nullable=False),
    Column("decision_seen", Integer, nullable=False),
    Column("looked_at", String(32)),
)
