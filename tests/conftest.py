"""What tests of several packages stand on."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from chat_server import ChatServer, running

# What takes long on a busy machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def chat(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChatServer]:
    """A chat completions server on this machine, and an environment that names no other."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "*")
    with running() as server:
        yield server
