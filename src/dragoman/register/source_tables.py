"""The tables of watched sources: what was asked for and when, what they list, and which reports came of it.

`source` is a feed, page, sitemap or folder that is watched. `source_item` is a page or file that it listed, read or yet
to be read: one that waits has a time for it (`next_at`), one that is done has none, and an `error` if it gave no report.
`source_report` leads to its reports, with the day by which its rhythm is told. `host` is how a host of the web is to be
asked: its robots.txt, when it was asked last, and until when it is left alone.

Times are UTC, ISO 8601 to the millisecond, so that their order is that of their letters.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from dragoman.register.tables import metadata

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("address", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("voice", String(8)),
    # The watch file that names it; one that no longer does leaves it as it is, not watched.
    Column("file", Text, nullable=False),
    Column("watched", Boolean, nullable=False),
    Column("every", Integer, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("asked_at", String(32)),
    Column("answered_at", String(32)),
    Column("next_at", String(32)),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
    Column("error_at", String(32)),
    UniqueConstraint("kind", "address", name="uq_source_address"),
)

source_item = Table(
    "source_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", Integer, ForeignKey("source.id", ondelete="CASCADE"), nullable=False),
    Column("address", Text, nullable=False),
    # What tells one state of it from another: a file's size and time, a text's hash.
    Column("mark", Text),
    Column("title", Text),
    Column("day", String(10)),
    Column("outlet", Text),
    Column("found_at", String(32), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", String(32)),
    Column("read_at", String(32)),
    Column("error", Text),
    UniqueConstraint("source_id", "address", name="uq_source_item_address"),
    Index("ix_source_item_address", "address"),
)
# Of the few that wait or gave no report; those that were read are many.
for _name, _column in (("waiting", source_item.c.next_at), ("error", source_item.c.error)):
    _given = _column.is_not(None)
    _columns = (source_item.c.source_id, source_item.c.next_at)
    Index(f"ix_source_item_{_name}", *_columns, sqlite_where=_given, postgresql_where=_given)

source_report = Table(
    "source_report",
    metadata,
    Column("source_id", Integer, ForeignKey("source.id", ondelete="CASCADE"), primary_key=True),
    Column("report_id", Integer, ForeignKey("report.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("item_id", Integer, ForeignKey("source_item.id", ondelete="SET NULL"), index=True),
    Column("day", String(10), nullable=False),
    Index("ix_source_report_day", "source_id", "day"),
)

host = Table(
    "host",
    metadata,
    # Scheme, name and port, as robots.txt counts them.
    Column("origin", Text, primary_key=True),
    Column("robots", Text),
    Column("robots_at", String(32)),
    Column("robots_asked_at", String(32)),
    Column("robots_lost_at", String(32)),
    Column("asked_at", String(32)),
    Column("closed_until", String(32)),
    Column("failures", Integer, nullable=False),
)
