"""Full-text search over the reports, by what the database at hand has for it: FTS5 in SQLite, a GIN index in PostgreSQL."""

import re

from sqlalchemy import ColumnElement, Connection, Select, exists, func, literal, literal_column, select, table, text
from sqlalchemy import column as named

from dragoman.register.paging import size_of
from dragoman.register.tables import report

_SQLITE = (
    """CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='report', content_rowid='id',
       tokenize="unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER report_words_insert AFTER INSERT ON report BEGIN
       INSERT INTO report_words(rowid, title, text) VALUES (new.id, new.title, new.text); END""",
    """CREATE TRIGGER report_words_delete AFTER DELETE ON report BEGIN
       INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); END""",
    """CREATE TRIGGER report_words_update AFTER UPDATE OF title, text ON report BEGIN
       INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
       INSERT INTO report_words(rowid, title, text) VALUES (new.id, new.title, new.text); END""",
)
_VECTOR = "to_tsvector('simple', coalesce(title, '') || ' ' || left(text, 300000))"
_POSTGRES = (f"CREATE INDEX ix_report_words ON report USING gin ({_VECTOR})",)

AT_ONCE = 200_000
"""Words that stand in no more reports than this are looked for in all of them at once."""

_report_words = table("report_words", named("rowid"))


def lay_out_fulltext(connection: Connection) -> None:
    """Makes the index of words; the reports that are there are entered into it."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO report_words(report_words) VALUES ('rebuild')")


def reports_with(dialect: str, words: str) -> Select[int]:
    """The numbers of the reports in which all these words stand; words in quotation marks stand side by side."""
    if dialect == "sqlite":
        match = literal_column("report_words").op("MATCH")(literal(_sqlite_query(words)))
        return select(_report_words.c.rowid).where(match)
    query = func.websearch_to_tsquery(text("'simple'"), words)
    return select(report.c.id).where(literal_column(_VECTOR).op("@@")(query))


def has_words(dialect: str, words: str, number: ColumnElement[int]) -> ColumnElement[bool]:
    """In the report of that number all these words stand."""
    if dialect == "sqlite":
        match = literal_column("report_words").op("MATCH")(literal(_sqlite_query(words)))
        return exists().select_from(_report_words).where(_report_words.c.rowid == number, match)
    query = func.websearch_to_tsquery(text("'simple'"), words)
    return exists().where(report.c.id == number, literal_column(_VECTOR).op("@@")(query))


def are_in(connection: Connection, words: str, number: ColumnElement[int]) -> ColumnElement[bool]:
    """The same, for asking of many reports."""
    dialect = connection.dialect.name
    reports = reports_with(dialect, words)
    # To ask the index of SQLite of one report takes as long as to be told of a hundred by it.
    if dialect == "sqlite" and size_of(connection, reports.limit(AT_ONCE + 1)) <= AT_ONCE:
        return number.in_(reports)
    return has_words(dialect, words, number)


def _sqlite_query(words: str) -> str:
    """All words and phrases, each quoted, so that nothing in them is taken for an operator."""
    parts = re.findall(r'"([^"]*)"|(\S+)', words)
    phrases = [(phrase or word).replace('"', " ").strip() for phrase, word in parts]
    return " ".join(f'"{phrase}"' for phrase in phrases if phrase)
