"""Running the command, and registers to run it on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dragoman.cli import main
from dragoman.register.store import Register
from readings import golds, seed


class Ran(NamedTuple):
    """What a run of the command left: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str

    def lines(self) -> list[Any]:
        """The JSON values on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs `dragoman` in this process with arguments."""
    for name in ("DRAGOMAN_REGISTER", "COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as exit_:
            main([str(argument) for argument in arguments])
        status = exit_.value.code
        out, err = capsys.readouterr()
        return Ran(status if isinstance(status, int) else int(status is not None), out, err)

    return run


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the seed as report 1 and the gold reports after it; not to be written to."""
    path = tmp_path_factory.mktemp("cli") / "register.db"
    with Register.open(str(path), create=True) as opened:
        for reading in (seed(), *golds()):
            opened.record(reading, "gold")
    return path
