"""Bringing a register of an older Dragoman up to this one: nothing that was read or decided is lost."""

from importlib.resources import as_file, files
from typing import NamedTuple

from sqlalchemy import inspect, select

from dragoman.register.connection import SCHEMA_VERSION, open_older, transaction, version_of
from dragoman.register.fulltext import lay_out_fulltext
from dragoman.register.projection import project
from dragoman.register.tables import report

_FACTS_SINCE = "0002"
"""The version since which facts, events and identities are laid out as they are; of older registers they are made anew."""


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
            if before >= _FACTS_SINCE:
                return Upgraded(before, SCHEMA_VERSION, 0)
            lay_out_fulltext(connection)
            reports = list(connection.scalars(select(report.c.id).order_by(report.c.id)))
            for number in reports:
                project(connection, number)
        return Upgraded(before, SCHEMA_VERSION, len(reports))
    finally:
        engine.dispose()
