"""Runs a command beside a PostgreSQL server of its own, which is gone with all it held when the command ends.

    python scripts/private_postgres.py pytest tests/register

The command finds the server's URL in DRAGOMAN_TEST_SERVER. It is Debian's package `postgresql`, or whatever else has
`initdb` and `postgres` on the path; another folder of programs is named in PG_BINDIR. The server listens on loopback
only, keeps everything in a temporary folder, and runs as an unprivileged user, since it refuses to run as root.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

VARIABLE = "DRAGOMAN_TEST_SERVER"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    # Nothing here outlives the machine, so that nothing needs to reach the disk.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "40",
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
PATIENCE = 60.0
"""Seconds to wait for the server to come up, and to go."""


class NoServer(Exception):
    """Why there is no server, in one line."""


def main(command: list[str]) -> int:
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    # A terminated run cleans up as an interrupted one does.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with private_server() as url:
            return _run(command, {**os.environ, VARIABLE: url})
    except NoServer as error:
        print(f"private_postgres: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


@contextmanager
def private_server() -> Iterator[str]:
    """The URL of a server that may make databases, and that is stopped and removed at the end whatever happens."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="dragoman-postgres-"))
    try:
        as_user = _as_unprivileged_user(folder)
        cluster, password = folder / "cluster", secrets.token_urlsafe(16)
        _lay_out(programs, as_user, cluster, password)
        port = _free_port()
        with _running(programs, as_user, cluster, port):
            yield f"postgresql://dragoman:{password}@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of the newest server programs."""
    named = os.environ.get("PG_BINDIR")
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    candidates = [Path(named) / "initdb"] if named else [*reversed(found), *([Path(on_path)] if on_path else [])]
    for path in candidates:
        if path.exists():
            return path.resolve().parent
    raise NoServer("there is no PostgreSQL server here (Debian: apt-get install postgresql)")


def _as_unprivileged_user(folder: Path) -> list[str]:
    """What goes before a server command so that it is not run as root, and does not outlive this process."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0:
        return [setpriv, "--pdeathsig", "INT"] if setpriv else []
    if setpriv is None:
        raise NoServer("PostgreSQL does not run as root, and there is no setpriv: run this as another user")
    user = _user("postgres") or pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    identity = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return [setpriv, *identity, "--pdeathsig", "INT"]


def _user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _lay_out(programs: Path, as_user: list[str], cluster: Path, password: str) -> None:
    # The file is the server user's own: initdb reads it as that user.
    secret = cluster.parent / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    owner = cluster.parent.stat()
    os.chown(secret, owner.st_uid, owner.st_gid)
    # A desk's server sorts as its language does, not by bytes: what rests on the order of bytes should show here.
    sorting = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"]
    access = ["--username=dragoman", "--auth=scram-sha-256", f"--pwfile={secret}"]
    command = [*as_user, str(programs / "initdb"), f"--pgdata={cluster}", *sorting, *access, "--no-sync"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cluster.parent, check=False)
    if done.returncode:
        raise NoServer(f"initdb failed: {' '.join(done.stderr.split())}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def _running(programs: Path, as_user: list[str], cluster: Path, port: int) -> Iterator[None]:
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    command = [*as_user, str(programs / "postgres"), "-D", str(cluster), "-p", str(port), *settings]
    log = cluster.parent / "log"
    with log.open("wb") as output:
        # In a session of its own, so that Ctrl-C reaches the command and not the server beneath it.
        server = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=cluster.parent, start_new_session=True
        )
    try:
        _wait(programs, server, port, log)
        yield
    finally:
        _stop(server)


def _wait(programs: Path, server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    asking = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(asking, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise NoServer(f"the server does not come up: {' '.join(log.read_text(errors='replace').split())[-500:]}")
        time.sleep(0.05)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Fast, then at once, then by force."""
    for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is None:
            server.send_signal(sign)
            try:
                server.wait(PATIENCE / 2)
            except subprocess.TimeoutExpired:
                continue
        return


def _run(command: list[str], environment: dict[str, str]) -> int:
    child = subprocess.Popen(command, env=environment)
    try:
        return child.wait()
    except KeyboardInterrupt:
        # The terminal has told the command too; a terminated run has not.
        child.terminate()
        child.wait()
        raise


def _interrupt(_sign: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
