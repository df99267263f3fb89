"""The tables of texts: which reports are one text, who else has published it, and what is not read of it."""

from sqlalchemy import BigInteger, Column, Float, Index, String, Table, Text

from dragoman.register.tables import link, metadata, position

# The very text of a report, as others than its first publisher have published it.
publication = Table(
    "publication",
    metadata,
    link("report_id", "report.id", primary_key=True),
    Column("outlet", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("published", String(32)),
)

# What stands in a report beside its text, in languages that are not read.
passage = Table(
    "passage",
    metadata,
    link("report_id", "report.id", primary_key=True),
    position(),
    Column("language", String(32), nullable=False, index=True),
    Column("text", Text, nullable=False),
)

# A sample of the runs of words of each text, by which reprints of it are found near its day.
text_run = Table(
    "text_run",
    metadata,
    Column("digest", BigInteger, primary_key=True, autoincrement=False),
    Column("day", String(10), primary_key=True),
    link("report_id", "report.id", primary_key=True),
    Index("ix_text_run_report_id", "report_id"),
    sqlite_with_rowid=False,
)

# Two reports that are one text, how much of it they share, and why.
text_link = Table(
    "text_link",
    metadata,
    link("a_id", "report.id", primary_key=True),
    link("b_id", "report.id", primary_key=True),
    Column("share", Float(53), nullable=False),
    Column("reasons", Text, nullable=False),
    Index("ix_text_link_b_id", "b_id"),
)

# Of a report whose text others have printed, too: the first report of it.
report_text = Table(
    "report_text", metadata, link("report_id", "report.id", primary_key=True), link("text_id", "report.id")
)
