"""A saved search tells what has come to match, in whatever way, and what nobody has looked at yet."""

import pytest
from sqlalchemy import update

from desk import press, read
from dragoman.model.decision import Decision
from dragoman.model.vocabulary import Form
from dragoman.register.connection import transaction
from dragoman.register.engagements import engagements
from dragoman.register.errors import RegisterError
from dragoman.register.filters import Filter
from dragoman.register.searches import alerts, find_search, forget_search, look_at, save_search, searches
from dragoman.register.store import Register
from dragoman.register.tables import search

NORWAY = Filter(state="NOR", statuses=("held",))
FORMS: tuple[tuple[str, Form], ...] = (("calls", "call"), ("visits", "visit"))


def told(register: Register, name: str = "Norway") -> list[tuple[int, str, bool]]:
    return [(alert.engagement.id, alert.kind, alert.unseen) for alert in alerts(register, name)]


def test_what_was_there_before_is_not_new(register: Register) -> None:
    register.record(read(0, "whole"), "1")
    save_search(register, "Norway", NORWAY, "ada")
    assert told(register) == []


def test_a_match_is_new_until_somebody_has_looked(register: Register) -> None:
    save_search(register, "Norway", NORWAY, "ada")
    register.record(read(0, "whole"), "1")
    number = engagements(register, NORWAY)[0].id
    assert told(register) == [(number, "new", True)] == told(register)
    look_at(register, "Norway")
    assert told(register) == [(number, "new", False)]
    assert find_search(register, "Norway").looked_at is not None


def test_what_does_not_match_is_not_told(register: Register) -> None:
    save_search(register, "Kenya", Filter(state="KEN"), "ada")
    register.record(read(0, "whole"), "1")
    assert told(register, "Kenya") == []


def test_one_that_another_report_tells_again_has_changed(register: Register) -> None:
    register.record(read(3, "whole"), "1")
    save_search(register, "Norway", Filter(state="NOR"), "ada")
    register.record(read(0, "whole"), "1")
    assert [kind for _, kind, _ in told(register)] == ["changed"]


def test_one_that_a_correction_makes_match_is_told(register: Register) -> None:
    register.record(read(0, "whole"), "1")
    save_search(register, "Norway", Filter(state="NOR", accepted=True), "ada")
    assert told(register) == []
    target = register.standing(1).target("engagements", 0)
    register.decide([Decision(kind="accept", who="ada", at="2024-05-09T10:00:00+00:00", targets=(target,))])
    assert [(kind, unseen) for _, kind, unseen in told(register)] == [("changed", True)]


def test_many_are_told_the_newest_first(register: Register) -> None:
    save_search(register, "all", Filter(), "ada")
    for number in range(10):
        register.record(press(number), "1")
    found = alerts(register, "all", limit=3)
    assert len(found) == 3 and len(alerts(register, "all")) == len(engagements(register))
    assert [alert.engagement.id for alert in found] == sorted((row.id for row in engagements(register)), reverse=True)[
        :3
    ]


def test_searches_are_listed_and_forgotten(register: Register) -> None:
    first = save_search(register, "b", NORWAY, "ada")
    save_search(register, "a", Filter(), "bob")
    assert [(search.name, search.who) for search in searches(register)] == [("a", "bob"), ("b", "ada")]
    assert find_search(register, str(first.id)).wanted == NORWAY
    with pytest.raises(RegisterError, match="there is a search named 'b' already"):
        save_search(register, " b ", NORWAY, "ada")
    with pytest.raises(RegisterError, match="needs a name"):
        save_search(register, " ", NORWAY, "ada")
    forget_search(register, "b")
    with pytest.raises(RegisterError, match="there is no search 'b'"):
        find_search(register, "b")


def test_a_number_means_one_search_and_no_other(register: Register) -> None:
    first, second = (save_search(register, name, Filter(form=form), "ada") for name, form in FORMS)
    for name in (str(second.id), f"#{first.id}", " 7 "):
        with pytest.raises(RegisterError, match="is no name for a search"):
            save_search(register, name, NORWAY, "ada")
    # Of a register in which there was such a name before.
    with transaction(register.engine, writing=True) as connection:
        connection.execute(update(search).where(search.c.id == first.id).values(name=str(second.id)))
    assert find_search(register, second.id).wanted == Filter(form="visit")
    assert find_search(register, f"#{second.id}").wanted == Filter(form="visit")
    assert find_search(register, first.id).name == str(second.id)
    for ask in (find_search, alerts, look_at, forget_search):
        with pytest.raises(
            RegisterError, match=f"is the name of one search and the number of another: give #{second.id}"
        ):
            ask(register, str(second.id))
    forget_search(register, second.id)
    assert find_search(register, str(second.id)).id == first.id
