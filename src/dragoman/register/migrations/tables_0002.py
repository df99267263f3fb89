"""The tables of the second register, as they were."""

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


def _link(name: str, target: str, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """A reference that goes when its target goes."""
    key = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Integer, key, nullable=nullable, primary_key=primary_key, index=not primary_key)


def _fact_number() -> Column[int]:
    key = ForeignKey("fact.id", ondelete="CASCADE")
    return Column("fact_id", Integer, key, primary_key=True, autoincrement=False)


def _position() -> Column[int]:
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
    _link("report_id", "report.id", primary_key=True),
    Column("signature", String(32), primary_key=True),
    Column("number", Integer, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    _link("report_id", "report.id"),
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
    _position(),
    Column("sha256", String(64), nullable=False, index=True),
    Column("section", String(16), nullable=False),
    Column("signature", String(32), nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    _link("report_id", "report.id"),
    Column("section", String(16), nullable=False),
    Column("signature", String(32), nullable=False),
    Column("over", String(32), nullable=False),
    Column("now", LargeBinary),
)

attribution = Table(
    "attribution",
    metadata,
    _link("report_id", "report.id", primary_key=True),
    _position(),
    Column("words", Text, nullable=False),
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
    Column("signature", String(32), nullable=False),
    Column("state", String(12), nullable=False),
    UniqueConstraint("report_id", "section", "position"),
    UniqueConstraint("report_id", "signature", name="uq_fact_signature"),
    Index("ix_fact_waiting", "state", "confidence"),
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
    Column("states", Text, nullable=False),
    Column("reason", Text),
    Column("bearer_id", Integer, ForeignKey("bearer.id"), index=True),
    UniqueConstraint("report_id", "local"),
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
    Column("office_id", Integer, ForeignKey("office.id"), index=True),
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
    _link("report_id", "report.id"),
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

# The states for which those act who make it, or to whom it is made.
commitment_state = Table(
    "commitment_state",
    metadata,
    Column("state", Text, primary_key=True),
    _link("commitment_id", "commitment.fact_id", primary_key=True),
    Index("ix_commitment_state_commitment_id", "commitment_id"),
)

commitment_party = Table(
    "commitment_party",
    metadata,
    _link("commitment_id", "commitment.fact_id", primary_key=True),
    Column("part", String(2), primary_key=True),
    _position(),
    _link("actor_id", "actor.fact_id"),
)

# The words of what is promised, and of what was discussed where it was.
commitment_word = Table(
    "commitment_word",
    metadata,
    Column("word", WORD, primary_key=True),
    _link("commitment_id", "commitment.fact_id", primary_key=True),
    Index("ix_commitment_word_commitment_id", "commitment_id"),
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


def _of(name: str, target: str, *, primary_key: bool = True) -> Column[int]:
    key = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Integer, key, primary_key=primary_key, nullable=False, autoincrement=False)


def _day() -> Column[str]:
    return Column("day", String(10), nullable=False, default=NO_DAY)


identity = Table(
    "identity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("sort_key", Text, nullable=False),
    Column("states", Text, nullable=False),
    Index("ix_identity_order", "kind", "sort_key"),
)

bearer = Table(
    "bearer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stable", Text, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("states", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    # The report in which alone its name says enough, else empty.
    Column("report", String(32), nullable=False),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("identity_id", Integer, ForeignKey("identity.id"), index=True),
)

bearer_block = Table(
    "bearer_block",
    metadata,
    Column("block", Text, primary_key=True),
    _of("bearer_id", "bearer.id"),
    Index("ix_bearer_block_bearer_id", "bearer_id"),
)

bearer_link = Table(
    "bearer_link",
    metadata,
    _of("a_id", "bearer.id"),
    _of("b_id", "bearer.id"),
    Column("score", Float(53), nullable=False),
    Column("reasons", Text, nullable=False),
    Index("ix_bearer_link_b_id", "b_id"),
)

bearer_word = Table(
    "bearer_word",
    metadata,
    Column("word", WORD, primary_key=True),
    _of("bearer_id", "bearer.id"),
    Index("ix_bearer_word_bearer_id", "bearer_id", "word"),
)

bearer_state = Table(
    "bearer_state",
    metadata,
    Column("state", Text, primary_key=True),
    _of("bearer_id", "bearer.id"),
    Index("ix_bearer_state_bearer_id", "bearer_id"),
)

office = Table(
    "office",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stable", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("organisation", Text),
    Column("state", Text),
    Column("receivers", Text, nullable=False),
    Index("ix_office_organisation", "organisation"),
)

office_word = Table(
    "office_word",
    metadata,
    Column("word", WORD, primary_key=True),
    _of("office_id", "office.id"),
    Index("ix_office_word_office_id", "office_id", "word"),
)

# The state that it serves, and those it is accredited to.
office_state = Table(
    "office_state",
    metadata,
    Column("state", Text, primary_key=True),
    _of("office_id", "office.id"),
    Index("ix_office_state_office_id", "office_id"),
)

# Since when and until when reports say that a bearer holds an office, or call him a former holder.
tenure = Table(
    "tenure",
    metadata,
    _of("office_id", "office.id"),
    _of("bearer_id", "bearer.id"),
    Column("former", Boolean, primary_key=True),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("told", Integer, nullable=False),
    Column("first_id", Integer, ForeignKey("post.fact_id", ondelete="SET NULL"), index=True),
    Column("last_id", Integer, ForeignKey("post.fact_id", ondelete="SET NULL"), index=True),
    Index("ix_tenure_bearer_id", "bearer_id"),
)

account_block = Table(
    "account_block",
    metadata,
    Column("block", Text, primary_key=True),
    _of("engagement_id", "engagement.fact_id"),
    Index("ix_account_block_engagement_id", "engagement_id"),
)

account_link = Table(
    "account_link",
    metadata,
    _of("a_id", "engagement.fact_id"),
    _of("b_id", "engagement.fact_id"),
    Column("score", Float(53), nullable=False),
    Column("reasons", Text, nullable=False),
    # Whether it rests on a day that both tell; of others only the best of an account holds.
    Column("firm", Boolean, nullable=False),
    Index("ix_account_link_b_id", "b_id"),
)

account_pair = Table(
    "account_pair",
    metadata,
    Column("decision_id", Integer, ForeignKey("decision.id"), primary_key=True),
    _of("a_id", "engagement.fact_id"),
    _of("b_id", "engagement.fact_id"),
    Column("apart", Boolean, nullable=False),
    Index("ix_account_pair_a_id", "a_id"),
    Index("ix_account_pair_b_id", "b_id"),
)

bearer_pair = Table(
    "bearer_pair",
    metadata,
    Column("decision_id", Integer, ForeignKey("decision.id"), primary_key=True),
    _of("a_id", "bearer.id"),
    _of("b_id", "bearer.id"),
    Column("apart", Boolean, nullable=False),
    Index("ix_bearer_pair_a_id", "a_id"),
    Index("ix_bearer_pair_b_id", "b_id"),
)

# Persons whose names are alike and whom one report tells as two.
bearer_told_apart = Table(
    "bearer_told_apart",
    metadata,
    _of("report_id", "report.id"),
    _of("a_id", "bearer.id"),
    _of("b_id", "bearer.id"),
    Index("ix_bearer_told_apart_a_id", "a_id"),
    Index("ix_bearer_told_apart_b_id", "b_id"),
)

event = Table(
    "event",
    metadata,
    # The least of the numbers of its accounts: a merged event has the older number, and a split one its own again.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("form", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("date", Text),
    Column("date_basis", String(16)),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    _day(),
    Column("place", Text),
    Column("place_state", Text),
    # The highest rank of those who take part, and the subjects that were discussed.
    Column("level", String(16)),
    Column("subjects", Text, nullable=False),
    # How many reports tell of it, not counting versions that a later one has superseded.
    Column("reports", Integer, nullable=False),
    Column("confidence", Float(53)),
    Column("state", String(12), nullable=False),
    Column("disagrees", Boolean, nullable=False),
    Index("ix_event_day", "day", "id"),
    Index("ix_event_form", "form", "day", "id"),
    Index("ix_event_status", "status", "day", "id"),
    Index("ix_event_place_state", "place_state", "day", "id"),
    Index("ix_event_state", "state", "day", "id"),
)

event_party = Table(
    "event_party",
    metadata,
    _of("event_id", "event.id"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("bearer_id", Integer, ForeignKey("bearer.id")),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("side", Text),
    Column("role", String(16), nullable=False),
    _day(),
    Index("ix_event_party_bearer_id", "bearer_id", "day", "event_id"),
)

# The organisations that take part, those that parties act for, and those where they hold posts.
event_organisation = Table(
    "event_organisation",
    metadata,
    _of("bearer_id", "bearer.id"),
    _of("event_id", "event.id"),
    _day(),
    Index("ix_event_organisation_day", "bearer_id", "day", "event_id"),
    Index("ix_event_organisation_event_id", "event_id"),
)

# The states that its parties act for.
event_state = Table(
    "event_state",
    metadata,
    Column("state", Text, primary_key=True),
    _of("event_id", "event.id"),
    _day(),
    Index("ix_event_state_day", "state", "day", "event_id"),
    Index("ix_event_state_event_id", "event_id"),
)

event_pair = Table(
    "event_pair",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    _of("event_id", "event.id"),
    _day(),
    Index("ix_event_pair_day", "one", "other", "day", "event_id"),
    Index("ix_event_pair_event_id", "event_id"),
)

event_word = Table(
    "event_word",
    metadata,
    Column("word", WORD, primary_key=True),
    _of("event_id", "event.id"),
    _day(),
    Index("ix_event_word_day", "word", "day", "event_id"),
    Index("ix_event_word_event_id", "event_id"),
)
