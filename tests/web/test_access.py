"""Who gets in, what each may do there, and what is taken from where."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from dragoman.model.roles import ROLES, Role, reaches
from dragoman.register.audit import COMMAND_LINE, Doer, entries, tell
from dragoman.register.searches import searches
from dragoman.register.store import Register
from dragoman.register.users import add_user, set_disabled
from dragoman.web.app import create_app
from dragoman.web.desk import desk_of
from dragoman.web.guarding import LARGEST
from dragoman.web.limits import Rate
from dragoman.web.permissions import PERMISSIONS, places
from dragoman.web.settings import Settings
from readings import seed
from review_of import accept_first
from web.conftest import NOW, Caller

PASSWORD = "four plain words here"
BY = Doer("root", None, COMMAND_LINE)
HERE = {"origin": "http://testserver"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with one report, and a user of each role."""
    path = tmp_path_factory.mktemp("access") / "users.db"
    with Register.open(str(path), create=True) as register:
        register.record(seed(), "1")
        for role in ROLES:
            add_user(register, role, role, PASSWORD, by=BY)
    return path


@pytest.fixture
def settings(made: Path, tmp_path: Path) -> Settings:
    return Settings(register=str(shutil.copy(made, tmp_path)), hosts=("testserver", "127.0.0.1"), now=lambda: NOW)


@pytest.fixture
def with_users(settings: Settings) -> Settings:
    """A desk that asks for a login."""
    return settings._replace(login=True)


@pytest.fixture
def guarded(with_users: Settings) -> Iterator[Caller]:
    with Caller(create_app(with_users), follow_redirects=False) as caller:
        yield caller


def enter(desk: Caller, name: str, password: str = PASSWORD, **more: str) -> int:
    return desk.post("/login", data={"name": name, "password": password, **more}, headers=dict(HERE)).status_code


def test_every_route_has_a_stated_role(settings: Settings) -> None:
    found = {(place.method, place.path) for place in places(create_app(settings))}
    assert found - PERMISSIONS.keys() == set(), "say in web/permissions.py who may ask for these"
    assert PERMISSIONS.keys() - found == set(), "these are no routes (any more)"
    assert {key for key, needed in PERMISSIONS.items() if needed == "anyone"} == {
        *(("GET", "/login"), ("POST", "/login"), ("POST", "/logout"), ("GET", "/static")),
    }


def test_what_changes_something_asks_for_more_than_reading() -> None:
    changing = {key: needed for key, needed in PERMISSIONS.items() if key[0] != "GET" and needed != "anyone"}
    assert not [key for key, needed in changing.items() if needed == "reader"]


def test_what_nobody_stated_nobody_may(settings: Settings) -> None:
    app = create_app(settings)

    @app.get("/forgotten")
    def forgotten() -> str:
        return "a secret"

    with TestClient(app) as desk:
        answer = desk.get("/forgotten")
    assert answer.status_code == 403
    assert "secret" not in answer.text


def test_on_loopback_nobody_logs_in(desk: Caller) -> None:
    assert desk.get("/").status_code == 200
    assert desk.get("/audit").status_code == 200
    assert desk.get("/login", follow_redirects=False).headers["location"] == "/"
    assert "Log out" not in desk.get("/").text


@pytest.mark.parametrize("name", ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"])
def test_a_desk_without_login_is_not_behind_a_proxy(desk: Caller, name: str) -> None:
    answer = desk.get("/", headers={name: "192.0.2.1"})
    assert answer.status_code == 403
    assert "--behind-proxy" in answer.text


def test_a_desk_without_login_is_for_its_own_machine(settings: Settings) -> None:
    for address, status in (("192.0.2.1", 403), ("2001:db8::1", 403), ("127.0.0.1", 200), ("::1", 200)):
        with TestClient(create_app(settings), client=(address, 50000)) as desk:
            assert desk.get("/").status_code == status


def test_who_is_not_logged_in_is_asked_to_and_comes_where_they_wanted(guarded: Caller) -> None:
    answer = guarded.get("/?form=call&q=a b")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2F%3Fform%3Dcall%26q%3Da%2520b")
    assert guarded.get("/no-such-page").status_code == 303
    login = guarded.get(answer.headers["location"])
    assert 'value="/?form=call&amp;q=a%20b"' in login.text
    answer = guarded.post("/login", data={"name": "Reader", "password": PASSWORD, "next": "/?form=call"}, headers=HERE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?form=call")
    page = guarded.get("/")
    assert page.status_code == 200
    assert "<bdi>reader</bdi>, reader" in page.text


def test_a_part_of_a_page_sends_the_whole_page_to_the_login(guarded: Caller) -> None:
    answer = guarded.get("/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/login")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "/\n/x",
        "x",
        "",
    ],
)
def test_the_login_leads_nowhere_else(guarded: Caller, elsewhere: str) -> None:
    form = {"name": "reader", "password": PASSWORD, "next": elsewhere}
    assert guarded.post("/login", data=form, headers=HERE).headers["location"] == "/"


def test_a_wrong_password_says_nothing_of_why(guarded: Caller) -> None:
    answers = [
        guarded.post("/login", data={"name": name, "password": password}, headers=HERE)
        for name, password in (("reader", "wrong"), ("nobody", PASSWORD), ("<script>alert(1)</script>", ""))
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert all("The name or the password is not right" in answer.text for answer in answers)
    assert "<script>alert" not in answers[2].text
    assert "dragoman-session" not in guarded.cookies


def test_roles_hold_on_the_server(with_users: Settings) -> None:
    """Each role on a route for each: who reaches it gets in, and all others are told which role it asks for."""
    app = create_app(with_users)
    for needed in ROLES:
        app.add_api_route(f"/for-{needed}", lambda: "inside", methods=["GET", "POST"])
        app.state.permissions.update({(method, f"/for-{needed}"): needed for method in ("GET", "POST")})
    for role in ROLES:
        with Caller(app) as desk:
            assert enter(desk, role) == 200
            for needed in ROLES:
                inside = ROLES.index(role) >= ROLES.index(needed)
                for method in ("GET", "POST"):
                    answer = desk.request(method, f"/for-{needed}")
                    assert answer.status_code == (200 if inside else 403), (role, needed, method)
                    assert inside or f"the role of {needed}" in answer.text


def test_a_session_ends_with_the_logout_and_with_the_user(guarded: Caller, with_users: Settings) -> None:
    assert enter(guarded, "coder") == 303
    kept = guarded.cookies["dragoman-session"]
    assert guarded.get("/").status_code == 200
    assert guarded.post("/logout", headers=HERE).status_code == 303
    assert guarded.get("/").status_code == 303
    guarded.cookies.set("dragoman-session", kept)
    assert guarded.get("/").status_code == 303
    assert enter(guarded, "coder") == 303
    with Register.open(with_users.register) as register:
        set_disabled(register, "coder", True, by=BY)
    assert guarded.get("/").status_code == 303


def test_a_login_takes_no_token_that_was_there_before(guarded: Caller) -> None:
    guarded.cookies.set("dragoman-session", "a-token-of-somebody-else")
    before, token = guarded.cookies["dragoman-session"], guarded.form_token()
    assert enter(guarded, "coder") == 303
    assert guarded.cookies.get("dragoman-session", domain="testserver.local") != before
    assert guarded.form_token() != token


@pytest.mark.parametrize(("secure", "name"), [(False, "dragoman-session"), (True, "__Host-dragoman-session")])
def test_cookies_are_out_of_reach(with_users: Settings, secure: bool, name: str) -> None:
    scheme = "https" if secure else "http"
    with Caller(
        create_app(with_users._replace(secure=secure)), f"{scheme}://testserver", follow_redirects=False
    ) as desk:
        form = {"name": "coder", "password": PASSWORD}
        answer = desk.post("/login", data=form, headers={"origin": f"{scheme}://testserver"})
        assert answer.status_code == 303
        cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith(f"{name}="))
        first = desk.get("/login").headers.get_list("set-cookie")
    for one in (cookie, *first):
        parts = {part.strip().lower() for part in one.split(";")}
        assert {"httponly", "samesite=lax", "path=/"} < parts
        assert ("secure" in parts) == secure
        assert not any(part.startswith("domain=") for part in parts)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://testserver.elsewhere.example"},
        {"origin": "http://testserver:8001"},
        {"origin": "http://elsewhere.example#testserver"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
        {"sec-fetch-site": "none"},
    ],
)
@pytest.mark.parametrize("login", [False, True])
def test_nothing_is_taken_from_another_site(settings: Settings, login: bool, headers: dict[str, str]) -> None:
    with Caller(create_app(settings._replace(login=login))) as desk:
        answer = desk.post("/login", data={}, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text


def test_nothing_is_taken_without_the_token_of_the_visitors_own_form(settings: Settings) -> None:
    app = create_app(settings)
    app.add_api_route("/change", lambda: "changed", methods=["POST"])
    app.state.permissions["POST", "/change"] = "coder"
    with Caller(app) as desk, Caller(app) as another:
        token = desk.form_token()
        tried = ("", "0", "é", another.form_token(), token + "0", token)
        statuses = [desk.post("/change", headers={"x-form-token": one.encode()}).status_code for one in tried]
        assert statuses == [403] * 5 + [200]
        for sent, status in (({"form_token": token}, 200), ({"form_token": "wrong"}, 403), ({}, 403)):
            plain = TestClient.request(desk, "POST", "http://testserver/change", data=sent)
            assert plain.status_code == status
            several = TestClient.request(desk, "POST", "http://testserver/change", data=sent, files={"a": (None, b"b")})
            assert several.status_code == status
        broken = TestClient.request(
            desk,
            "POST",
            "http://testserver/change",
            content=b"--x\r\n",
            headers={"content-type": "multipart/form-data; boundary=y"},
        )
        assert broken.status_code in {400, 403}


def test_every_form_that_changes_something_holds_the_token(guarded: Caller) -> None:
    assert enter(guarded, "admin") == 303
    for address in ("/", "/audit", "/no-such-page"):
        for form in re.findall(r"<form[^>]*post.*?</form>", guarded.get(address).text, re.DOTALL):
            assert re.search(r'<input type="hidden" name="form_token" value="[0-9a-f]{64}">', form)


def test_who_only_reads_decides_nothing(settings: Settings) -> None:
    app = create_app(settings._replace(read_only=True))
    app.add_api_route("/change", lambda: "changed", methods=["POST"])
    app.state.permissions["POST", "/change"] = "coder"
    with Caller(app) as desk:
        answer = desk.post("/change")
    assert answer.status_code == 403
    assert "for reading only" in answer.text


def test_too_much_is_not_taken(desk: Caller) -> None:
    assert desk.post("/login", content=b"a" * (LARGEST + 1)).status_code == 413
    pieces = (b"a" * 100_000 for _ in range(11))
    assert desk.post("/login", content=pieces).status_code == 413
    assert desk.post("/login", content=b"", headers={"content-length": "-1"}).status_code == 413


def test_who_tries_passwords_has_to_wait(guarded: Caller, with_users: Settings) -> None:
    assert [enter(guarded, "coder", "wrong") for _ in range(6)] == [403] * 5 + [429]
    answer = guarded.post("/login", data={"name": "CODER ", "password": PASSWORD}, headers=HERE)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert "too many tries" in answer.text
    assert enter(guarded, "reader") == 303
    with Register.open(with_users.register) as register:
        assert [entry.what for entry in entries(register)][:6] == ["login", *["login refused"] * 5]


def test_who_logs_in_again_and_again_does_not(guarded: Caller) -> None:
    assert [enter(guarded, "coder") for _ in range(8)] == [303] * 8


def test_who_asks_too_often_has_to_wait(with_users: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.web.guarding.ASKED", Rate(20, 60))
    with Caller(create_app(with_users)) as desk:
        answers = [desk.get("/login") for _ in range(22)]
        assert [answer.status_code for answer in answers] == [200] * 20 + [429] * 2
        assert 0 < int(answers[-1].headers["retry-after"]) <= 60
        assert desk.get("/static/css/text.css").status_code == 200


def test_on_loopback_nobody_has_to_wait(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.web.guarding.ASKED", Rate(2, 60))
    with Caller(create_app(settings)) as desk:
        assert {desk.get("/").status_code for _ in range(5)} == {200}


def test_what_is_done_stands_in_the_log(with_users: Settings) -> None:
    app = create_app(with_users)

    @app.post("/accept")
    def accept(request: Request) -> None:
        accept_first(desk_of(request).register, by=request.scope["visitor"].name)

    app.state.permissions["POST", "/accept"] = "coder"
    with Caller(app) as desk:
        enter(desk, "coder")
        assert desk.post("/accept", headers=HERE).status_code == 200
        desk.post("/logout", headers=HERE)
        enter(desk, "admin")
        page = desk.get("/audit").text
    with Register.open(with_users.register) as register:
        told = [(entry.who, entry.role, entry.what, entry.about, entry.origin) for entry in entries(register, limit=4)]
    assert told == [
        ("admin", "admin", "login", None, "testclient"),
        ("coder", "coder", "logout", None, "testclient"),
        ("coder", "coder", "decision", "accept, decision 1", "testclient"),
        ("coder", "coder", "login", None, "testclient"),
    ]
    assert "accept, decision 1" in page
    assert page.count("user added") == 4


def test_a_saved_search_is_of_who_has_logged_in(guarded: Caller, with_users: Settings) -> None:
    enter(guarded, "coder")
    assert guarded.post("/searches", data={"name": "Ghana", "query": "state=GHA"}).status_code in {200, 303}
    with Register.open(with_users.register) as register:
        assert [search.who for search in searches(register)] == ["coder"]


def test_the_log_is_paged(desk: Caller, settings: Settings) -> None:
    with Register.open(settings.register) as register:
        for number in range(130):
            tell(register, Doer(f"user {number}", "coder", "192.0.2.1"), "decision", f"decision {number}")
    page = desk.get("/audit").text
    assert "decision 129" in page and "decision 20<" not in page
    older = re.search(r'href="(/audit\?[^"]*before=[^"]*)"', page)
    assert older
    assert "decision 20<" in desk.get(older[1].replace("&amp;", "&")).text
    assert "decision 7<" in desk.get("/audit?who=user+7").text
    assert "nothing of that" in desk.get("/audit?who=%27%22%3E%3Cscript%3E").text


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("read_only", [False, True])
def test_no_page_offers_what_its_visitor_may_not_do(with_users: Settings, role: Role, read_only: bool) -> None:
    with Caller(create_app(with_users._replace(read_only=read_only)), follow_redirects=False) as desk:
        assert enter(desk, role) == 303
        offered = set()
        for address in (
            "/",
            "/reports/1",
            "/review?fact=1/e1",
            "/review/bulk",
            "/engagements/1",
            "/explore",
            "/searches",
        ):
            page = desk.get(address)
            assert page.status_code == 200 or (role, address) == ("reader", "/review/bulk")
            offered |= set(re.findall(r'<form[^>]*method="post"[^>]*action="([^"]+)"', page.text))
            offered |= set(re.findall(r'<form[^>]*action="([^"]+)"[^>]*method="post"', page.text))
            links = re.findall(r'href="(/review/(?:add|bulk|merge))', page.text)
            assert all(reaches(role, PERMISSIONS["GET", link]) for link in links)  # type: ignore[arg-type]
    changing = offered - {"/logout"}
    assert all(reaches(role, PERMISSIONS["POST", action]) for action in changing)  # type: ignore[arg-type]
    assert bool(changing) == (role != "reader" and not read_only)
    assert ("/review/bulk" in changing) == (role in {"reviewer", "admin"} and not read_only)
