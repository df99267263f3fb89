"""People, organisations and states of all reports: who is one and who is kept apart, however the reports come in."""

from collections.abc import Sequence
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from databases import fresh_register
from dragoman.model.reading import Actor, Post, Reading
from dragoman.register.bearers import Borne, regroup
from dragoman.register.connection import transaction
from dragoman.register.queries import organisations, people
from dragoman.register.resolved import bearer, identity
from dragoman.register.store import Register
from dragoman.register.tables import actor
from readings import about, everywhere

_serial = count()


def told(name: str, state: str | None = None, text: str | None = None) -> Reading:
    """A report of one person, who may serve a state."""
    text = text or f"Report {next(_serial)}"
    someone = Actor(id="p", kind="person", name=name, **everywhere(text))
    posts = (Post(holder="p", title="Minister", state=state, **everywhere(text)),) if state else ()
    return about(text, actors=(someone,), posts=posts)


def record(register: Register, *readings: Reading) -> None:
    for reading in readings:
        register.record(reading, f"{next(_serial)}")


def partition(register: Register) -> set[frozenset[int]]:
    """The reports whose persons are one, for every person."""
    with transaction(register.engine) as connection:
        whose = select(bearer.c.identity_id, actor.c.report_id).join(actor, actor.c.bearer_id == bearer.c.id)
        rows = connection.execute(whose.where(actor.c.kind == "person")).all()
    groups: dict[int, set[int]] = {}
    for number, report in rows:
        groups.setdefault(number, set()).add(report)
    return {frozenset(group) for group in groups.values()}


def names(register: Register) -> list[tuple[str, tuple[str, ...], int]]:
    return [(person.name, person.states, person.reports) for person in people(register)]


def test_one_name_is_one_person(register: Register) -> None:
    record(register, told("Ilze Kalnberza"), told("Ilze Kalnbērza", "LVA"), told("ILZE KALNBERZA"))
    assert names(register) == [("Ilze Kalnbērza", ("LVA",), 3)]


def test_one_name_in_two_states_is_two_people(register: Register) -> None:
    record(register, told("Ana Ruiz", "ESP"), told("Ana Ruiz"), told("Ana Ruiz", "PER"), told("Ana Ruiz", "ESP"))
    by_state = {states: reports for _, states, reports in names(register) if states}
    # Whoever is told of without a state is the likelier one of the two, or neither, but never both.
    assert set(by_state) == {("ESP",), ("PER",)}
    assert 2 <= by_state["ESP",] <= 3
    assert sum(reports for *_, reports in names(register)) == 4


def test_a_person_keeps_the_number_when_more_is_known(register: Register) -> None:
    record(register, told("Ana Ruiz"))
    (before,) = people(register)
    record(register, told("Ana Ruiz", "ESP"))
    (after,) = people(register)
    assert after.id == before.id
    assert after.states == ("ESP",)


def test_a_report_read_again_may_part_or_unite_people(register: Register) -> None:
    record(register, told("Ana Ruiz", "ESP"), told("Ana Ruiz", "PER", text="the report"))
    assert len(people(register)) == 2
    record(register, told("Ana Ruiz", text="the report"))
    assert names(register) == [("Ana Ruiz", ("ESP",), 2)]
    record(register, told("Eva Lind", text="the report"))
    assert names(register) == [("Ana Ruiz", ("ESP",), 1), ("Eva Lind", (), 1)]


def test_ministries_of_two_states_are_two(register: Register) -> None:
    for state in ("KAZ", "LVA", "KAZ"):
        text = f"Report {next(_serial)}"
        ministry = Actor(id="o", kind="organisation", name="Ministry of Foreign Affairs", **everywhere(text))
        minister = Actor(id="p", kind="person", name="Ana Ruiz", **everywhere(text))
        post = Post(holder="p", title="Minister", organisation="o", state=state, **everywhere(text))
        record(register, about(text, actors=(ministry, minister), posts=(post,)))
    assert sorted((found.states, found.reports) for found in organisations(register)) == [(("KAZ",), 2), (("LVA",), 1)]


def test_no_identity_is_without_actors(register: Register) -> None:
    record(register, told("Ana Ruiz", text="the report"))
    record(register, told("Eva Lind", text="the report"))
    with transaction(register.engine) as connection:
        assert list(connection.scalars(select(identity.c.name))) == ["Eva Lind"]


_PEOPLE = st.tuples(
    st.sampled_from(["Ana Ruiz", "ANA RUIZ", "Lavrov", "Eva Lind"]), st.sampled_from([None, "ESP", "PER", "RUS"])
)


@settings(max_examples=25, deadline=None)
@given(told_of=st.lists(_PEOPLE, min_size=1, max_size=7), data=st.data())
def test_who_is_who_does_not_depend_on_the_order_of_the_reports(
    told_of: Sequence[tuple[str, str | None]], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(told_of))))
    texts = [f"Report {number}" for number in range(len(told_of))]

    def groups(numbers: Sequence[int]) -> set[frozenset[str]]:
        with fresh_register() as register:
            record(register, *(told(*told_of[number], text=texts[number]) for number in numbers))
            return {
                frozenset(register.reading(report).report.text for report in group) for group in partition(register)
            }

    assert groups(range(len(told_of))) == groups(order)


@settings(max_examples=25, deadline=None)
@given(told_of=st.lists(_PEOPLE, min_size=1, max_size=7))
def test_linking_report_by_report_is_linking_all_at_once(told_of: Sequence[tuple[str, str | None]]) -> None:
    with fresh_register() as register:
        for name, state in told_of:
            record(register, told(name, state))
        before = partition(register), names(register)
        with transaction(register.engine, writing=True) as connection:
            numbers = set(connection.scalars(select(bearer.c.id)))
            regroup(connection, Borne({str(number): number for number in numbers}, numbers), numbers)
        assert (partition(register), names(register)) == before
