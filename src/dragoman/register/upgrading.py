"""Bringing a register of an older Dragoman up to this one: nothing that was read or decided is lost."""

from importlib.resources import as_file, files
from typing import NamedTuple

from sqlalchemy import Connection, delete, inspect, select, update

from dragoman.register import texts
from dragoman.register.connection import SCHEMA_VERSION, open_older, transaction, version_of
from dragoman.register.fulltext import lay_out_fulltext
from dragoman.register.projection import project
from dragoman.register.resolved import bearer, event_party, identity, tenure
from dragoman.register.tables import actor, report

_FACTS_SINCE = "0002"
"""The version since which facts, events and identities are laid out as they are; of older registers they are made anew."""

_TEXTS_SINCE = "0004"
"""The version since which the index of texts is kept."""

_WHO_SINCE = "0008"
"""The version since which persons and organisations are compared as they are; of older registers all are entered anew."""


class Upgraded(NamedTuple):
    """The version that a register had, the one it has now, and how many reports were entered anew."""

    before: str
    after: str
    reports: int


def upgrade(address: str) -> Upgraded:
    """Brings the register at a URL or path up, in one transaction. `RegisterError` if there is none, or it fails."""
    from alembic import command
    from alembic.config import Config

    engine = open_older(address)
    try:
        with transaction(engine, writing=engine.dialect.name == "sqlite") as connection:
            before = version_of(connection, inspect(connection).get_table_names()) or ""
            if before == SCHEMA_VERSION:
                return Upgraded(before, before, 0)
            with as_file(files("dragoman.register") / "migrations") as folder:
                config = Config()
                config.set_main_option("script_location", str(folder).replace("%", "%%"))
                config.attributes["connection"] = connection
                if before == "0001":
                    command.stamp(config, before)
                command.upgrade(config, SCHEMA_VERSION)
            reports = list(connection.scalars(select(report.c.id).order_by(report.c.id)))
            if before < _FACTS_SINCE:
                lay_out_fulltext(connection)
            if before < _TEXTS_SINCE:
                for number in reports:
                    texts.enter(connection, number)
            if before >= _WHO_SINCE:
                return Upgraded(before, SCHEMA_VERSION, 0)
            _forget_who(connection)
            for number in reports:
                project(connection, number)
        return Upgraded(before, SCHEMA_VERSION, len(reports))
    finally:
        engine.dispose()


def _forget_who(connection: Connection) -> None:
    """Takes away all that says who is who over the reports; what is numbered for ever keeps its number."""
    for told in (actor, event_party):
        connection.execute(update(told).values(bearer_id=None))
    for table in (tenure, bearer, identity):
        connection.execute(delete(table))
