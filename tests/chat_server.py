"""A server on this machine that speaks the chat completions form, and answers as a test tells it to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Reply(NamedTuple):
    """One answer of the server: its status, body and headers, sent after a while and in drops if that is wanted."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    after: float = 0.0
    drops: float = 0.0


def completion(content: str | None, finish_reason: str = "stop", **message: Any) -> Reply:
    """A chat completion with this content."""
    choice = {
        "index": 0,
        "finish_reason": finish_reason,
        "message": {"role": "assistant", "content": content, **message},
    }
    body = {"id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
    return Reply(json.dumps(body).encode())


def facts(**sections: Any) -> Reply:
    """A chat completion that proposes facts."""
    return completion(json.dumps(sections))


def failure(status: int, message: str, *headers: tuple[str, str]) -> Reply:
    """An error in the form of the OpenAI API."""
    return Reply(json.dumps({"error": {"message": message, "type": "t", "code": None}}).encode(), status, headers)


class ChatServer:
    """What the server has been asked, and how it answers: in turn, the last answer for all that come after it."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.paths: list[str] = []
        self._replies: list[Reply | Callable[[dict[str, Any]], Reply]] = []

    def answers(self, *replies: Reply | Callable[[dict[str, Any]], Reply]) -> None:
        self._replies = list(replies)

    def reply(self, request: dict[str, Any]) -> Reply:
        chosen = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        return chosen(request) if callable(chosen) else chosen


@contextmanager
def running() -> Iterator[ChatServer]:
    """The server, on a free port of the loopback, while the context lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http:
        chat = ChatServer(f"http://127.0.0.1:{http.server_port}/v1")
        http.chat = chat  # type: ignore[attr-defined]
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield chat
        finally:
            http.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        chat: ChatServer = self.server.chat  # type: ignore[attr-defined]
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        chat.asked.append(request)
        chat.keys.append(self.headers["Authorization"])
        chat.paths.append(self.path)
        reply = chat.reply(request)
        time.sleep(reply.after)
        try:
            self._send(reply)
        except OSError:
            self.close_connection = True  # who asked has gone

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in (("Content-Type", "application/json"), *reply.headers):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if not reply.drops:
            self.wfile.write(reply.body)
            return
        for at in range(len(reply.body)):
            self.wfile.write(reply.body[at : at + 1])
            self.wfile.flush()
            time.sleep(reply.drops)

    def log_message(self, *_: object) -> None:
        pass
