"""The tables are SQL that PostgreSQL takes too, and rest on each other as they should."""

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from dragoman.register.tables import metadata


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_a_table_can_be_made_in_postgresql(table: Table) -> None:
    made = str(CreateTable(table).compile(dialect=postgresql.dialect()))
    assert made.strip().startswith(f"CREATE TABLE {table.name}")
    for index in table.indexes:
        assert len(str(index.name)) < 64
        assert str(CreateIndex(index).compile(dialect=postgresql.dialect()))


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_reference_has_an_index(table: Table) -> None:
    firsts = {index.columns[0].name for index in table.indexes} | {next(iter(table.primary_key)).name}
    firsts |= {column.name for column in table.columns if column.unique}
    referring = {key.parent.name for key in table.foreign_keys}
    assert referring <= firsts
