"""The command `serve`."""

from typing import Annotated

import typer

from dragoman.cli.options import DEFAULT_REGISTER, RegisterUrl
from dragoman.cli.output import Refusal, remark


def serve(
    register: RegisterUrl = DEFAULT_REGISTER,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address on which the desk listens.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="Its port; 0 takes any free one.")] = 8000,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show all, and take no decisions.")] = False,
) -> None:
    """Open the register's pages in the browser: what is new, each report with its facts, who met whom.

    The desk runs until Ctrl-C, on this machine alone; it needs no network.
    """
    import uvicorn

    from dragoman.web.app import create_app
    from dragoman.web.settings import LOOPBACK, Settings

    if host not in LOOPBACK:
        raise Refusal(f"{host}: the desk is for this machine alone: use --host 127.0.0.1")
    app = create_app(Settings(register=register, read_only=read_only))
    server = uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False))
    sock = server.config.bind_socket()
    shown = f"[{host}]" if ":" in host else host
    remark(f"http://{shown}:{sock.getsockname()[1]}/ shows {register}; Ctrl-C ends it")
    server.run(sockets=[sock])
