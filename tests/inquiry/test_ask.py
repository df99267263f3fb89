"""Asking a model: what is sent, what is made of the answer, and what is said where there is none."""

import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from chat_server import ChatServer, Reply, completion, failure
from dragoman.inquiry.ask import PATIENCE, Question, ask
from dragoman.inquiry.server import OPENAI, NoAnswer, Server, Unusable, server_at

QUESTION = Question("m", "read this", "They met.", {"type": "object"})


def asked(chat: ChatServer, timeout: float = 20.0) -> str:
    return ask(server_at(chat.base_url, timeout), QUESTION)


def test_a_question_is_sent_and_its_answer_comes_back(chat: ChatServer) -> None:
    chat.answers(completion("an answer"))
    assert asked(chat) == "an answer"
    (request,) = chat.asked
    assert request["model"] == "m"
    assert request["messages"] == [
        {"role": "system", "content": "read this"},
        {"role": "user", "content": "They met."},
    ]
    assert request["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert request["temperature"] == 0
    assert chat.paths == ["/v1/chat/completions"]


def test_the_key_comes_from_the_environment_or_is_a_placeholder(
    chat: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat.answers(completion("an answer"))
    asked(chat)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-abc")
    asked(chat)
    assert chat.keys == ["Bearer none", "Bearer sk-abc"]
    assert "sk-abc" not in repr(server_at(chat.base_url))


def test_the_environment_names_the_server(chat: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", chat.base_url)
    assert server_at().base_url == chat.base_url
    assert server_at("http://localhost:1/v1").base_url == "http://localhost:1/v1"


def test_openai_itself_wants_a_key(chat: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unusable, match="set OPENAI_API_KEY"):
        server_at()
    monkeypatch.setenv("OPENAI_API_KEY", "sk-abc")
    assert server_at().base_url == OPENAI
    monkeypatch.setenv("OPENAI_API_KEY", "sk-äbc")
    with pytest.raises(Unusable, match="characters that no key has") as caught:
        server_at()
    assert "äbc" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["localhost:8080/v1", "ftp://x/v1", "http://", "http://x:y/v1", "http://[/v1", "http://a b/"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Unusable, match="is no address of a server"):
        server_at(url)


def test_a_password_in_the_address_is_not_shown() -> None:
    server = server_at("http://ana:secret@localhost:8080/v1/?token=x")
    assert server.name == "http://localhost:8080/v1"
    assert "secret" not in repr(server)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_a_time_out_that_is_none_is_refused(timeout: float) -> None:
    with pytest.raises(Unusable, match="give a number above 0"):
        server_at("http://localhost/v1", timeout)


@pytest.mark.usefixtures("chat")
def test_a_server_that_is_not_there() -> None:
    with pytest.raises(
        NoAnswer, match=r"^http://127.0.0.1:9/v1 cannot be reached .*: start the server, or name another"
    ):
        ask(server_at("http://127.0.0.1:9/v1", 5), QUESTION)


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        (failure(401, "Incorrect API key provided"), r"does not take the key \(401\): set OPENAI_API_KEY"),
        (failure(403, "no"), r"does not allow it \(403\)"),
        (failure(404, "no such model"), r"knows no such model or address \(404\): see that it has m"),
        (failure(429, "slow down"), r"too many requests \(429\): try again later"),
        (failure(429, "slow down", ("Retry-After", "3600")), r"too many requests \(429\): try again in 3600 seconds"),
        (failure(429, "slow down", ("Retry-After", "nan")), r"too many requests \(429\): try again later"),
        (failure(500, "out of memory"), r"fails \(.*500.*out of memory.*\): try again later, or see its log"),
        (Reply(b"<html>Bad gateway</html>", 502), r"fails \(Error code: 502\)"),
        (failure(400, "context length exceeded"), r"refuses the question \(.*context length exceeded.*\)"),
        (completion(""), "gives an empty answer"),
        (completion(None), "gives an empty answer"),
        (completion(" \n"), "gives an empty answer"),
        (Reply(b'{"choices": []}'), "gives an empty answer"),
        (completion('{"act', "length"), "is cut off at its greatest length"),
        (completion("", "content_filter"), "is held back by its content filter"),
        (completion(None, refusal="I will not"), "declines to answer: I will not"),
        (Reply(b"<html>hello</html>"), "no chat completion: see that the base URL is right"),
        (Reply(b"[" * 100_000), "no chat completion"),
        (Reply(b""), "no chat completion"),
        (Reply(b"\xff\xfe"), "no chat completion"),
        (Reply(b'{"choices": [{"message": "hello"}]}'), "no chat completion"),
        (Reply(b" " * 4_000_001), "sends more than 4,000,000 bytes"),
    ],
)
def test_every_failure_is_one_line_that_names_the_server_and_what_to_do(
    chat: ChatServer, reply: Reply, line: str
) -> None:
    chat.answers(reply)
    with pytest.raises(NoAnswer, match=line) as caught:
        asked(chat)
    assert chat.base_url in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500
    assert len(chat.asked) == 1


@pytest.mark.parametrize("slow", [{"after": 1.0}, {"drops": 0.02}])
def test_a_slow_answer_is_not_waited_for(chat: ChatServer, slow: dict[str, float]) -> None:
    chat.answers(completion("an answer")._replace(**slow))
    began = datetime.now(UTC)
    with pytest.raises(NoAnswer, match=r"has not answered within 0.3 seconds: allow it more with --timeout"):
        asked(chat, timeout=0.3)
    assert datetime.now(UTC) - began < timedelta(seconds=4)


def test_a_busy_server_is_asked_again_when_it_says(chat: ChatServer) -> None:
    past = format_datetime(datetime.now(UTC) - timedelta(hours=1))
    chat.answers(
        failure(429, "busy", ("Retry-After", "0.05")),
        failure(503, "busy", ("Retry-After", past)),
        completion("an answer"),
    )
    assert asked(chat) == "an answer"
    assert len(chat.asked) == 3


def test_a_server_that_stays_busy_is_left(chat: ChatServer) -> None:
    chat.answers(failure(429, "busy", ("Retry-After", "0.01")))
    with pytest.raises(NoAnswer, match="too many requests"):
        asked(chat)
    assert len(chat.asked) == 3
    chat.answers(failure(429, "busy", ("Retry-After", str(PATIENCE + 1))))
    with pytest.raises(NoAnswer, match="try again in 61 seconds"):
        asked(chat)
    assert len(chat.asked) == 4


def test_what_a_server_does_not_know_is_left_out(chat: ChatServer) -> None:
    def choosy(request: dict[str, object]) -> Reply:
        for name in ("response_format", "temperature"):
            if name in request:
                return failure(400, f"Unsupported parameter: '{name}'")
        return completion("an answer")

    chat.answers(choosy)
    assert asked(chat) == "an answer"
    assert [("response_format" in r, "temperature" in r) for r in chat.asked] == [
        (True, True),
        (False, True),
        (False, False),
    ]


def test_without_the_client_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(Unusable, match=r"install it with `pip install 'openai>=3.57,<4'`"):
        ask(Server("x", "http://localhost/v1", "none"), QUESTION)
