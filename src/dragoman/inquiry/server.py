"""Which server answers for a language model: its address and key, as given or from the environment."""

from os import environ
from typing import NamedTuple
from urllib.parse import urlsplit

OPENAI = "https://api.openai.com/v1"
TIMEOUT = 300.0
"""Seconds in which an answer must have come: a small model on a laptop writes for minutes."""
_NO_KEY = "none"


class Unusable(ValueError):
    """No model can be asked as things are set up: one line that says what to do."""


class NoAnswer(ValueError):
    """A model was asked and gave no answer that can be used: one line that names the server and says what to do."""


class Server(NamedTuple):
    """Where a model is asked; `name` is its address as it may be shown."""

    name: str
    base_url: str
    key: str
    timeout: float = TIMEOUT

    def __repr__(self) -> str:
        return f"Server({self.name!r})"


def server_at(base_url: str | None = None, timeout: float | None = None) -> Server:
    """The server at a base URL, else at `$OPENAI_BASE_URL`, else OpenAI's own; its key is `$OPENAI_API_KEY`.

    A server of one's own may need no key. `Unusable` if the address is none, or OpenAI's own is meant without a key.
    """
    url = (base_url or environ.get("OPENAI_BASE_URL") or OPENAI).strip()
    key = environ.get("OPENAI_API_KEY", "").strip()
    if timeout is not None and not 0 < timeout < 1e6:
        raise Unusable(f"a time-out of {timeout} seconds is none: give a number above 0")
    if not (key.isascii() and key.isprintable()):
        raise Unusable("OPENAI_API_KEY holds characters that no key has: set it anew")
    if not key and url == OPENAI:
        raise Unusable(
            f"{OPENAI} wants a key: set OPENAI_API_KEY, or name a server of your own with --base-url or OPENAI_BASE_URL"
        )
    return Server(_shown(url), url, key or _NO_KEY, TIMEOUT if timeout is None else timeout)


def _shown(url: str) -> str:
    """The address without user, password and query."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or not url.isprintable() or " " in url:
        raise Unusable(
            f"the base URL is no address of a server: give one such as http://localhost:8080/v1, not {url!r}"
        )
    bracketed = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{bracketed}{f':{port}' if port else ''}{parts.path.rstrip('/')}"
