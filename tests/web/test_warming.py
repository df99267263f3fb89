"""What a desk does before it is asked."""

from pathlib import Path

from fastapi.testclient import TestClient

from dragoman.register.store import Register
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.web.warming import warm


def test_the_pages_of_a_warm_desk_need_no_template_to_be_read_and_compiled(settings: Settings) -> None:
    app = create_app(settings)
    warm(app)
    app.state.pages.loader.searchpath = []
    with TestClient(app) as desk:
        for address in (
            "/",
            "/review",
            "/commitments",
            "/explore",
            "/reports",
            "/reports/1",
            "/engagements/1",
            "/nowhere",
        ):
            assert "<main" in desk.get(address).text, address


def test_nothing_is_decided_or_recorded_by_warming(settings: Settings) -> None:
    with Register.open(settings.register) as register:
        before = (register.newest_decision(), Path(settings.register).read_bytes())
        warm(create_app(settings))
        assert (register.newest_decision(), Path(settings.register).read_bytes()) == before


def test_a_register_without_reports_is_no_hindrance(tmp_path: Path) -> None:
    empty = str(tmp_path / "empty.db")
    Register.open(empty, create=True).close()
    warm(create_app(Settings(register=empty, hosts=("testserver",))))
