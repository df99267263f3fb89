"""One question to a language model behind an OpenAI-compatible server, and the text of its answer."""

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from dragoman.inquiry.server import NoAnswer, Server, Unusable

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAI

LARGEST = 4_000_000
"""Bytes of an answer; the facts of the longest report fit many times."""
PATIENCE = 60.0
"""Seconds that a busy server may ask us to wait; beyond them the source is given up."""
_WAITS = 2
_SHOWN = 200


class Question(NamedTuple):
    """What a model is asked: instructions, the text they are about, and the JSON Schema of the answer."""

    model: str
    instructions: str
    text: str
    schema: dict[str, Any]


def check_client() -> None:
    """`Unusable` if the client that speaks to such servers is not installed."""
    try:
        import httpx2  # noqa: F401
        import openai  # noqa: F401
    except ImportError as error:
        raise Unusable(
            f"a language model is asked through the openai package, which is not here ({error}): "
            "install it with `pip install 'openai>=3.57,<4'`"
        ) from None


def ask(server: Server, question: Question) -> str:
    """The text of the model's answer. `NoAnswer` if there is none that is whole; `Unusable` without a client."""
    check_client()
    from openai import APIConnectionError, APIResponseValidationError, APIStatusError, APITimeoutError, OpenAI

    request = _request(question)
    waits = 0
    with OpenAI(base_url=server.base_url, api_key=server.key, timeout=server.timeout, max_retries=0) as client:
        while True:
            try:
                return _content(server, _exchange(client, server, request))
            except APITimeoutError:
                raise _too_slow(server) from None
            except APIConnectionError as error:
                raise _unreachable(server, error.__cause__ or error) from None
            except APIResponseValidationError:
                raise _no_completion(server) from None
            except APIStatusError as error:
                unwanted = _unwanted(request, error)
                wait = _wait(error)
                if unwanted is not None:
                    del request[unwanted]
                elif wait is not None and wait <= PATIENCE and waits < _WAITS:
                    waits += 1
                    time.sleep(wait)
                else:
                    raise NoAnswer(_status_line(server, question.model, error, wait)) from None


def _request(question: Question) -> dict[str, Any]:
    return {
        "model": question.model,
        "messages": [
            {"role": "system", "content": question.instructions},
            {"role": "user", "content": question.text},
        ],
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "facts", "schema": question.schema, "strict": True},
        },
    }


def _exchange(client: "OpenAI", server: Server, request: dict[str, Any]) -> bytes:
    """The body of the server's answer, of which neither the size nor the time is left to the server."""
    import httpx2

    until = time.monotonic() + server.timeout
    body = bytearray()
    try:
        with client.chat.completions.with_streaming_response.create(**request) as response:
            for part in response.iter_bytes():
                body += part
                if len(body) > LARGEST:
                    raise NoAnswer(f"{server.name} sends more than {LARGEST:,} bytes: is it the right server?")
                if time.monotonic() > until:
                    raise _too_slow(server)
    except httpx2.TimeoutException:
        raise _too_slow(server) from None
    except httpx2.HTTPError as error:
        raise _unreachable(server, error) from None
    return bytes(body)


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


def _content(server: Server, body: bytes) -> str:
    try:
        completion = msgspec.json.decode(body, type=_Completion)
    except (ValueError, RecursionError):
        raise _no_completion(server) from None
    if not completion.choices:
        raise NoAnswer(f"{server.name} gives an empty answer: try again, or another model")
    choice = completion.choices[0]
    if choice.message.refusal:
        raise NoAnswer(f"the model at {server.name} declines to answer: {_short(choice.message.refusal)}")
    if choice.finish_reason == "length":
        raise NoAnswer(
            f"the answer of {server.name} is cut off at its greatest length: "
            "let the server give longer answers, or split the report"
        )
    if choice.finish_reason == "content_filter":
        raise NoAnswer(f"the answer of {server.name} is held back by its content filter: take another model")
    if not choice.message.content or choice.message.content.isspace():
        raise NoAnswer(f"{server.name} gives an empty answer: try again, or another model")
    return choice.message.content


def _unwanted(request: dict[str, Any], error: "APIStatusError") -> str | None:
    """What the server will not have of what can be left out: there are models and servers that know neither."""
    if error.status_code not in {400, 422}:
        return None
    said = f"{error.param} {error.message}".lower()
    signs = {"response_format": ("response_format", "json_schema"), "temperature": ("temperature",)}
    return next((name for name, words in signs.items() if name in request and any(w in said for w in words)), None)


def _wait(error: "APIStatusError") -> float | None:
    """How many seconds a busy server asks us to wait, if it says so."""
    if error.status_code not in {429, 503}:
        return None
    said = error.response.headers.get("retry-after", "").strip()
    try:
        seconds = float(said)
    except ValueError:
        try:
            moment = parsedate_to_datetime(said)
        except ValueError:
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        seconds = (moment - datetime.now(UTC)).total_seconds()
    return max(0.0, seconds) if seconds == seconds else None  # "nan" is no number of seconds


def _status_line(server: Server, model: str, error: "APIStatusError", wait: float | None) -> str:
    status, said = error.status_code, _short(error.message)
    if status == 401:
        return f"{server.name} does not take the key (401): set OPENAI_API_KEY to one that it knows"
    if status == 403:
        return f"{server.name} does not allow it (403): see that your key may use {model}"
    if status == 404:
        return f"{server.name} knows no such model or address (404): see that it has {model}, and the base URL is right"
    if status == 429:
        later = f"in {wait:.0f} seconds" if wait else "later, or see what your plan allows"
        return f"{server.name} has too many requests (429): try again {later}"
    if status >= 500:
        return f"{server.name} fails ({said}): try again later, or see its log"
    return f"{server.name} refuses the question ({said})"


def _too_slow(server: Server) -> NoAnswer:
    return NoAnswer(
        f"{server.name} has not answered within {server.timeout:g} seconds: allow it more with --timeout, "
        "or take a quicker model"
    )


def _unreachable(server: Server, error: BaseException) -> NoAnswer:
    why = _short(str(error)) or type(error).__name__
    return NoAnswer(f"{server.name} cannot be reached ({why}): start the server, or name another with --base-url")


def _no_completion(server: Server) -> NoAnswer:
    return NoAnswer(
        f"{server.name} answers with something that is no chat completion: see that the base URL is right "
        "(most end in /v1)"
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
