"""What holds of every page: its frame, its errors, and what its answers carry."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.register.errors import RegisterError
from dragoman.web.app import create_app
from dragoman.web.settings import Settings


def test_a_page_has_its_title_the_way_to_the_others_and_the_search(desk: TestClient) -> None:
    answer = desk.get("/")
    assert answer.status_code == 200
    assert "<title>Today, Fri 20 September 2024 · Dragoman</title>" in answer.text
    assert 'aria-current="page">Today</a>' in answer.text
    assert 'action="/search"' in answer.text


@pytest.mark.parametrize("address", ["/", "/no-such-page", "/static/css/text.css", "/static/no-such-file"])
def test_every_answer_forbids_what_no_page_needs(desk: TestClient, address: str) -> None:
    headers = desk.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_pages_are_not_kept_and_files_are(desk: TestClient) -> None:
    page = desk.get("/")
    assert page.headers["cache-control"] == "no-store"
    style = next(part.split('"')[0] for part in page.text.split('href="') if part.startswith("/static/css/"))
    assert "immutable" in desk.get(style).headers["cache-control"]
    assert desk.get(style.partition("?")[0]).headers["cache-control"] == "no-cache"


def test_no_page_has_script_or_style_of_its_own(desk: TestClient) -> None:
    text = desk.get("/").text
    assert " style=" not in text
    assert "<style" not in text
    assert all(script.split(">")[0].count("src=") for script in text.split("<script")[1:])


def test_what_is_not_there_says_so_and_what_to_do(desk: TestClient) -> None:
    answer = desk.get("/no-such-page")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text
    assert "search at the top" in answer.text


def test_a_page_that_is_only_read_takes_nothing(desk: TestClient) -> None:
    answer = desk.post("/")
    assert answer.status_code == 405
    assert "cannot be used in this way" in answer.text


def test_a_fault_tells_nothing_of_itself(settings: Settings) -> None:
    app = create_app(settings)

    @app.get("/fault")
    def fault() -> None:
        raise LookupError("a secret of the inside")

    app.state.permissions["GET", "/fault"] = "reader"
    with TestClient(app, raise_server_exceptions=False) as desk:
        answer = desk.get("/fault")
    assert answer.status_code == 500
    assert "Nothing was changed" in answer.text
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


def test_a_register_that_fails_is_told_with_what_to_do(settings: Settings) -> None:
    app = create_app(settings)

    @app.get("/locked")
    def locked() -> None:
        raise RegisterError("desk.db: database is locked: another process is writing to it: try again")

    app.state.permissions["GET", "/locked"] = "reader"
    with TestClient(app) as desk:
        answer = desk.get("/locked")
    assert answer.status_code == 503
    assert "another process is writing to it" in answer.text


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "", "[::1]"])
def test_a_desk_called_by_another_name_gives_nothing(desk: TestClient, host: str) -> None:
    answer = desk.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "Latest engagements" not in answer.text


def test_a_desk_is_known_by_its_name_whatever_the_port(desk: TestClient) -> None:
    assert desk.get("/", headers={"host": "127.0.0.1:8123"}).status_code == 200


def test_there_is_no_desk_over_no_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="there is no such register"):
        create_app(Settings(register=str(tmp_path / "none.db")))
