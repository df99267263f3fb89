"""Pictures are counted from the engagements that lists have: the same filter gives the same numbers everywhere."""

from datetime import date
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import STORIES, press, read
from dragoman.register.engagements import each, engagements
from dragoman.register.filters import Filter
from dragoman.register.store import Register
from dragoman.register.views.evidence import evidence_of
from dragoman.register.views.flows import flows
from dragoman.register.views.matrices import partners, sides_by_subject
from dragoman.register.views.network import MANY, network
from dragoman.register.views.points import Member, Point, points
from dragoman.register.views.timeline import STEPS, Step, inexact, timeline


def point(number: int, day: str = "2024-05-03", **told: object) -> Point:
    made = {"form": "meeting", "status": "held", "place": None, "place_state": None, "subjects": (), "sides": ()}
    return Point(**{"id": number, "day": day, "date": day or None, **made, **told})  # type: ignore[arg-type]


@pytest.fixture
def full(register: Register) -> Register:
    for number in range(len(STORIES)):
        register.record(read(number, "whole"), "1")
    for number in range(24):
        register.record(press(number), "1")
    return register


FILTERS = [
    Filter(),
    Filter(state="NOR", counterpart_state="CHL"),
    Filter(state="NOR"),
    Filter(person="prado"),
    Filter(form="call"),
    Filter(statuses=("scheduled", "proposed")),
    Filter(since="2024-05-03", until="2024-05-06"),
    Filter(words="fish"),
    Filter(topic="visas"),
    Filter(least=None, rejected=True),
]


@pytest.mark.parametrize("wanted", FILTERS)
def test_words_are_found_at_once_or_one_report_after_the_other(
    full: Register, monkeypatch: pytest.MonkeyPatch, wanted: Filter
) -> None:
    """For a filter with words it makes no difference, and for others none either."""
    monkeypatch.setattr("dragoman.register.ways.MOST", 0)
    narrowed = msgspec.structs.replace(wanted, words="fish")
    at_once = points(full, narrowed)
    monkeypatch.setattr("dragoman.register.ways_by_report._NUMBERED", 0)
    assert points(full, narrowed) == at_once
    monkeypatch.setattr("dragoman.register.fulltext.AT_ONCE", 0)
    assert points(full, narrowed) == at_once


@pytest.mark.parametrize("wanted", FILTERS)
def test_what_an_outlet_tells_is_found_at_once_or_one_engagement_after_the_other(
    full: Register, monkeypatch: pytest.MonkeyPatch, wanted: Filter
) -> None:
    outlet = next(row.report.outlet for row in engagements(full) if row.report.outlet)
    narrowed = msgspec.structs.replace(wanted, outlet=outlet)
    by_report = points(full, narrowed, parties=True)
    monkeypatch.setattr("dragoman.register.ways.MOST", 0)
    assert points(full, narrowed, parties=True) == by_report
    monkeypatch.setattr("dragoman.register.ways_by_report._NUMBERED", 0)
    assert points(full, narrowed, parties=True) == by_report


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("named", [Filter(person="a"), Filter(person="ruiz a"), Filter(organisation="m")])
def test_who_are_very_many_are_found_as_few_are(
    full: Register, monkeypatch: pytest.MonkeyPatch, named: Filter, wanted: Filter
) -> None:
    """Whether they are known one by one, their engagements numbered first, or each engagement asked for them."""
    person = named.person if wanted.person is None else wanted.person
    narrowed = msgspec.structs.replace(wanted, person=person, organisation=named.organisation)
    one_by_one = points(full, narrowed, parties=True)
    monkeypatch.setattr("dragoman.register.naming.MOST", 0)
    assert points(full, narrowed, parties=True) == one_by_one
    monkeypatch.setattr("dragoman.register.ways._NUMBERED", 0)
    assert points(full, narrowed, parties=True) == one_by_one


@pytest.mark.parametrize("wanted", FILTERS)
def test_every_picture_is_of_the_engagements_of_the_list(full: Register, wanted: Filter) -> None:
    listed = [row.id for row in engagements(full, wanted)]
    found = points(full, wanted, parties=True)
    assert [one.id for one in found.points] == listed
    assert [row.id for row in each(full, wanted)] == listed
    line = timeline(found.points)
    assert sorted([*line.undated, *line.earlier, *(n for bar in line.bars for n in bar.numbers)]) == sorted(listed)
    for among in ("states", "parties"):
        drawn = network(found.points, among)  # type: ignore[arg-type]
        assert {*drawn.crowded, *drawn.alone, *(n for edge in drawn.edges for n in edge.numbers)} == set(listed)
    on_map = flows(found.points)
    shown = {n for part in (*on_map.stops, *on_map.flows) for n in part.numbers}
    assert shown | set(on_map.unplaced) == set(listed) and not shown & set(on_map.unplaced)
    assert set(evidence_of(full, listed)) == set(listed)
    assert all(evidence.quotes for evidence in evidence_of(full, listed).values())


def test_of_many_the_latest_are_drawn(full: Register) -> None:
    found = points(full, limit=3)
    assert found.more and [one.id for one in found.points] == [row.id for row in engagements(full, limit=3)]
    assert not points(full).more


@given(st.lists(st.integers(1, date.max.toordinal()), min_size=1, max_size=20), st.none() | st.sampled_from(STEPS))
def test_bars_follow_each_other_without_gaps(ordinals: list[int], step: Step | None) -> None:
    days = [date.fromordinal(ordinal).isoformat() for ordinal in ordinals]
    line = timeline([point(number, day) for number, day in enumerate(days)], step)
    assert sum(bar.number for bar in line.bars) + len(line.earlier) == len(days)
    assert line.bars[0].since <= max(days) <= line.bars[-1].until
    assert all(days[number] < line.bars[0].since for number in line.earlier) and len(line.bars) < 700
    for one, other in pairwise(line.bars):
        assert date.fromisoformat(one.until).toordinal() + 1 == date.fromisoformat(other.since).toordinal()


def test_the_network_says_what_it_leaves_out() -> None:
    told = [point(n, sides=("AAA", code)) for n, code in enumerate(("BBB", "BBB", "CCC"))]
    drawn = network(told, nodes=2)
    assert [(node.key, node.weight) for node in drawn.nodes] == [("state:AAA", 3), ("state:BBB", 2)]
    assert [(edge.one, edge.other, edge.numbers) for edge in drawn.edges] == [("state:AAA", "state:BBB", (0, 1))]
    assert (drawn.nodes_left_out, drawn.edges_left_out) == (1, 1)
    crowd = point(9, sides=tuple(f"A{n:02}" for n in range(MANY + 1)))
    assert network([crowd]).crowded == (9,) and network([point(8, sides=("AAA",))]).alone == (8,)


def test_those_of_one_side_do_not_deal_with_each_other() -> None:
    people = [Member(f"person:{n}", f"P{n}", "person", side, n) for n, side in enumerate(("AAA", "AAA", "BBB", None))]
    pairs = {(edge.one, edge.other) for edge in network([point(1, parties=tuple(people))], "parties").edges}
    assert ("person:0", "person:1") not in pairs
    assert pairs == {(f"person:{a}", f"person:{b}") for a, b in ((0, 2), (0, 3), (1, 2), (1, 3), (2, 3))}


def test_on_the_map_sides_come_from_their_capitals_to_the_place() -> None:
    visit = point(1, place="Riga", place_state="LVA", sides=("KAZ", "LVA"))
    abroad = point(2, place="Geneva", place_state="CHE", sides=("KAZ", "LVA"))
    call = point(3, form="call", place="Riga", place_state="LVA", sides=("KAZ", "LVA"))
    nowhere = point(4, sides=("KAZ",))
    found = flows([visit, abroad, call, nowhere])
    lines = {(flow.kind, flow.start.name, flow.end.name): flow.numbers for flow in found.flows}
    assert lines == {
        ("there", "Astana", "Riga"): (1,),
        ("there", "Astana", "Geneva"): (2,),
        ("there", "Riga", "Geneva"): (2,),
        ("between", "Astana", "Riga"): (3,),
    }
    assert found.unplaced == (4,)
    assert {stop.spot.name: stop.numbers for stop in found.stops} == {"Riga": (1,), "Geneva": (2,), "Astana": ()}


def test_what_is_told_of_a_year_is_of_no_month() -> None:
    told = [
        point(1, "2024-01-01", date="2024", sides=("KAZ", "LVA")),
        point(2, "2024-01-01", date="2024-01", sides=("KAZ", "LVA")),
        point(3, "2024-01-01", sides=("KAZ", "LVA")),
    ]
    assert [inexact(told, step) for step in STEPS] == [(1, 2), (1,), ()]
    (row,) = partners(told, "KAZ").rows
    assert row.cells == ((2, 3),)


def test_partners_stand_by_month() -> None:
    told = [
        point(1, "2023-12-30", sides=("KAZ", "LVA")),
        point(2, "2024-02-01", sides=("EST", "KAZ", "LVA")),
        point(3, "", sides=("KAZ", "LVA")),
    ]
    matrix = partners(told, "KAZ")
    assert matrix.columns == ("2023-12", "2024-01", "2024-02")
    assert [(row.code, row.cells, row.total) for row in matrix.rows] == [
        ("LVA", ((1,), (), (2,)), 2),
        ("EST", ((), (), (2,)), 1),
    ]
    latest = partners(told, "KAZ", months=1, rows=1)
    assert latest.columns == ("2024-02",) and latest.earlier == (1,)
    assert [(row.code, row.cells, row.total) for row in latest.rows] == [("LVA", ((2,),), 2)]
    assert latest.others == (("EST", 1),)


def test_sides_stand_by_subject() -> None:
    told = [
        point(1, sides=("KAZ", "LVA"), subjects=("energy", "energy")),
        point(2, sides=("KAZ",), subjects=("health",)),
    ]
    matrix = sides_by_subject(told, rows=1)
    assert matrix.columns == ("energy", "health") and matrix.others == (("LVA", 1),) and matrix.most == 1
    assert [(row.code, row.cells) for row in matrix.rows] == [("KAZ", ((1,), (2,)))]
