"""A grown register is consistent, and takes more reports."""

from itertools import islice
from pathlib import Path

import pytest

from dragoman.register.store import Register

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def test_a_grown_register_is_as_its_own_rules_would_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import checking
    import growing
    import synthetic

    stream = synthetic.unending(300)
    with Register.open(str(tmp_path / "grown.db"), create=True) as register:
        told = 0
        for reading in islice(stream, 40):
            register.record(reading, "synthetic/1")
            told += len(reading.engagements)
        growing.grow(register, 7 * told)
        assert len(register.reports()) == 7 * 40
        with register.engine.connect() as connection:
            assert growing.real_reports(connection) == 40
        assert checking.check(register) == 0
        for reading in islice(stream, 10):
            assert register.record(reading, "synthetic/1").outcome == "new"
        assert checking.check(register) == 0


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2020-01-31", 1, "2020-02-29"),
        ("2020-02-01/2020-02-29", -2, "2019-12-01/2019-12-31"),
        ("2019-12", 2, "2020-02"),
        ("2020", 5, "2020"),
        ("", 5, ""),
    ],
)
def test_months_stay_whole(monkeypatch: pytest.MonkeyPatch, day: str, months: int, later: str) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import growing

    assert growing.moved(day, months) == later
