"""The command `serve`."""

import getpass
import socket
import threading
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import DEFAULT_REGISTER, RegisterUrl
from dragoman.cli.output import Refusal, complain, remark

if TYPE_CHECKING:
    from dragoman.web.settings import Settings

_EVERYWHERE = ("0.0.0.0", "::")
_AT_ONCE = 200
"""Requests that are answered at the same time; more are told to come again."""


def serve(
    register: RegisterUrl = DEFAULT_REGISTER,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address on which the desk listens.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="Its port; 0 takes any free one.")] = 8000,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show all, and take no decisions.")] = False,
    login: Annotated[bool, typer.Option("--login", help="Ask for a login on this machine too.")] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="Another name by which browsers call the desk.")
    ] = None,
    behind_proxy: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="A proxy there receives browsers over TLS and asks this desk. Asks for a login."
        ),
    ] = None,
    tls_cert: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="The certificate of the desk, for TLS.")
    ] = None,
    tls_key: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Its key.")] = None,
) -> None:
    """Open the register's pages in the browser: what is new, each report with its facts, who met whom.

    The desk runs until Ctrl-C and needs no network. On its own machine it asks for no login, and whoever is logged in to
    the system decides, as on the command line. Elsewhere, with --host, it asks for a login, so that users have to be
    made first: dragoman users add NAME --role admin.
    """
    from dragoman.web.settings import LOOPBACK, Settings

    if (tls_cert is None) != (tls_key is None):
        raise Refusal("--tls-cert and --tls-key belong together: give both")
    if behind_proxy is not None:
        _check_proxy(behind_proxy)
    settings = Settings(
        register=register,
        read_only=read_only,
        hosts=_names(host, name or []),
        login=login or behind_proxy is not None or host not in LOOPBACK,
        secure=tls_cert is not None or behind_proxy is not None,
        user=_user(),
    )
    if settings.login:
        _check_users(register)
    if host not in LOOPBACK and not settings.secure:
        complain(
            "passwords cross the network unencrypted: give --tls-cert and --tls-key, or use a proxy: --behind-proxy"
        )
    tls = {"ssl_certfile": tls_cert, "ssl_keyfile": tls_key} if tls_cert else {}
    trusted = {"forwarded_allow_ips": behind_proxy} if behind_proxy else {}
    _run(settings, host, port, {"proxy_headers": behind_proxy is not None, **trusted, **tls})


def _run(settings: "Settings", host: str, port: int, options: dict[str, Any]) -> None:
    import uvicorn

    from dragoman.register.connection import shown_name
    from dragoman.web.app import create_app, spare_collections
    from dragoman.web.warming import warm

    app = create_app(settings)
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", server_header=False, limit_concurrency=_AT_ONCE, **options
    )
    server = uvicorn.Server(config)
    sock = server.config.bind_socket()
    shown = f"[{host}]" if ":" in host else host
    scheme = "https" if "ssl_certfile" in options else "http"
    remark(f"{scheme}://{shown}:{sock.getsockname()[1]}/ shows {shown_name(settings.register)}; Ctrl-C ends it")
    spare_collections()

    def prepare() -> None:
        warm(app)
        spare_collections()

    # Beside the server, which answers meanwhile: it lasts about as long as it takes to open a browser.
    threading.Thread(target=prepare, name="warming", daemon=True).start()
    server.run(sockets=[sock])


def _names(host: str, more: list[str]) -> tuple[str, ...]:
    """By what names the desk is called: those of this machine, if it listens on all its addresses, and those given."""
    from dragoman.web.settings import LOOPBACK

    own = (socket.gethostname(), socket.getfqdn()) if host in _EVERYWHERE else (host,)
    return tuple(dict.fromkeys((*LOOPBACK, *own, *more)))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody at this machine"


def _check_proxy(address: str) -> None:
    """Who trusts everybody's word on where a request comes from counts tries to log in by what their sender likes."""
    try:
        ip_network(address)
    except ValueError as error:
        raise Refusal(f"{address!r} is no address of a proxy: give its own, such as 127.0.0.1") from error


def _check_users(register: str) -> None:
    """A desk that asks for a login and lets nobody in is a mistake."""
    from dragoman.register.store import Register
    from dragoman.register.users import has_admin

    with Register.open(register) as opened:
        if not has_admin(opened):
            raise Refusal(
                "this desk asks for a login, and there is no admin who could log in: "
                "make one with: dragoman users add NAME --role admin"
            )
