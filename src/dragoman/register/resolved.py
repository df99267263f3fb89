"""The tables of what all reports together say: who is who, and which engagements there were.

They are made from the facts of the reports and the decisions of people, and can be made anew from them.

`bearer` is who is named how: one row for all actors of the same name, states and office. Bearers that are the same
person, organisation or state share an `identity`. `event` is an engagement as the register knows it; the engagements of
reports that tell of it, one of each report, are its accounts. `..._block` are the keys by which candidates are found,
`..._link` holds which two were matched, how well and why.

What lists are narrowed by is kept beside each event with its day (`day`: the first day, or where none is told the day
of the earliest report, or `NO_DAY`), so that a list is read from an index in the order of days. `office` is to posts what
`bearer` is to actors: one row for all posts of the same title, organisation, state and receivers.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text, false

from dragoman.register.tables import NO_DAY, WORD, metadata


def _of(name: str, target: str, *, primary_key: bool = True) -> Column[int]:
    key = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Integer, key, primary_key=primary_key, nullable=False, autoincrement=False)


def _day() -> Column[str]:
    return Column("day", String(10), nullable=False, default=NO_DAY)


def _told() -> tuple[Column[str], Column[bool]]:
    """The status of the event, and whether lists leave it out: of thousands those that are wanted are told in the index."""
    return (
        Column("status", String(16), nullable=False, server_default=""),
        Column("left_out", Boolean, nullable=False, server_default=false()),
    )


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

OWN, BY_OFFICE = "own", "office"
"""How an identity is of a state: by what it is, or by an office that it holds or held."""

# With what lists of identities are ordered by, so that those of a state are read from an index in that order.
identity_state = Table(
    "identity_state",
    metadata,
    Column("state", Text, primary_key=True),
    Column("relation", String(8), primary_key=True),
    _of("identity_id", "identity.id"),
    Column("kind", String(16), nullable=False),
    Column("sort_key", Text, nullable=False),
    Index("ix_identity_state_order", "state", "relation", "kind", "sort_key", "identity_id"),
    Index("ix_identity_state_identity_id", "identity_id"),
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

# The same by identity: since when and until when reports say that somebody holds an office, by any of his names, where they
# know both. Who held the offices of a state on a day is read from the index alone.
term = Table(
    "term",
    metadata,
    _of("identity_id", "identity.id"),
    _of("office_id", "office.id"),
    Column("first_day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Index("ix_term_office", "office_id", "identity_id", "first_day", "last_day"),
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
    *_told(),
    Index("ix_event_party_bearer_id", "bearer_id", "day", "event_id", "status", "left_out"),
    # Who was there together, and on which side, is read from the index alone.
    Index("ix_event_party_event", "event_id", "bearer_id", "kind", "side", "day"),
)

# The organisations that take part, those that parties act for, and those where they hold posts.
event_organisation = Table(
    "event_organisation",
    metadata,
    _of("bearer_id", "bearer.id"),
    _of("event_id", "event.id"),
    _day(),
    *_told(),
    Index("ix_event_organisation_day", "bearer_id", "day", "event_id", "status", "left_out"),
    Index("ix_event_organisation_event_id", "event_id"),
)

# The states that its parties act for.
event_state = Table(
    "event_state",
    metadata,
    Column("state", Text, primary_key=True),
    _of("event_id", "event.id"),
    _day(),
    *_told(),
    Index("ix_event_state_day", "state", "day", "event_id", "status", "left_out"),
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

TABLES = tuple(
    table.name
    for table in (
        *(identity, bearer, bearer_block, bearer_link, bearer_pair, bearer_told_apart, bearer_word, bearer_state),
        *(identity_state, office, office_word, office_state, tenure, term, account_block, account_link, account_pair),
        *(event, event_party, event_organisation, event_state, event_pair, event_word),
    )
)
"""The names of all that can be made anew from the facts of the reports and the decisions."""
