"""Where the registers of these tests are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from databases import SERVER, new_url
from dragoman.register.store import Register


def pytest_report_header() -> str:
    return f"registers: {'PostgreSQL' if SERVER else 'SQLite'}"


@pytest.fixture
def register_url(tmp_path: Path) -> Iterator[str]:
    """The URL of a database of the test's own, in which no register is laid out."""
    with new_url(tmp_path) as url:
        yield url


@pytest.fixture
def register(register_url: str) -> Iterator[Register]:
    """An empty register of the test's own."""
    with Register.open(register_url, create=True) as opened:
        yield opened
