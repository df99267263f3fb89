"""Scores worked out by hand, on small readings."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.comparison import compare
from dragoman.evaluation.likeness import Name, overlap, pair, same_name, tokens
from dragoman.evaluation.scores import Counts, Layer, Share
from dragoman.model.document import Span
from dragoman.model.reading import Actor, Commitment, Engagement, Party, Place, Post, Reading, Report, Statement, Topic

E = (Span(0, 3),)
REPORT = Report(source="a.report", sha256="0", text="The text of a report.")
RUIZ = Actor(id="p1", kind="person", name="Ana Ruiz", evidence=E)
LIND = Actor(id="p2", kind="person", name="Bo Lind", evidence=E)
TRADE = Actor(id="o1", kind="organisation", name="Ministry of Foreign Trade", evidence=E)
SWEDEN = Actor(id="SWE", kind="state")
ACTORS = (RUIZ, LIND, TRADE, SWEDEN)


def engagement(*parties: Party, key: str = "e1", **changes: Any) -> Engagement:
    values: dict[str, Any] = {"form": "meeting", "status": "held", "evidence": E} | changes
    return Engagement(id=key, parties=parties, **values)


def reading(**sections: Any) -> Reading:
    return Reading(report=REPORT, **{"actors": ACTORS, **sections})


def layer(gold: Reading, found: Reading, name: str) -> Layer:
    return compare(gold, found, "a").counts.layers[name]


MET = engagement(Party(actor="p1", side="ESP"), Party(actor="p2", side="SWE"), date="2022-06-10", date_basis="stated")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Ruiz", "Ruiz", True),
        ("Mr. Ana Ruíz", "ana ruiz", True),
        ("Ana Maria Ruiz", "Ana Ruiz", True),
        ("Nguyen Van Minh", "Nguyen", True),
        ("Nguyen Van Minh", "Van", False),
        ("Ana Ruiz", "Bo Ruiz", False),
        ("Ana Ruiz", "the", False),
    ],
)
def test_persons_are_the_same_by_first_or_last_name(one: str, other: str, same: bool) -> None:
    assert same_name(Name("person", one), Name("person", other)) is same
    assert same_name(Name("person", other), Name("person", one)) is same


def test_organisations_need_three_quarters_of_their_words() -> None:
    trade = Name("organisation", "Ministry of Foreign Trade")
    assert same_name(trade, Name("organisation", "the Ministry of Trade"))  # 2 * 3 / (4 + 3) = 0.86
    assert not same_name(trade, Name("organisation", "Trade Ministry"))  # 2 * 2 / (4 + 2) = 0.67
    assert not same_name(trade, Name("group", "Ministry of Foreign Trade"))
    assert not same_name(Name("state", "SWE"), Name("state", "swe"))


def test_overlap_counts_words_as_often_as_they_stand() -> None:
    assert overlap("fish and more fish", "fish") == pytest.approx(2 / 5)
    assert overlap("the fish", "A FISH") == 1.0
    assert overlap("", "fish") == 0.0
    assert tokens("H.E. Señor O\u2019Neill") == ["h", "e", "senor", "o'neill"]


def test_pairs_take_the_most_alike_first_and_each_fact_once() -> None:
    likeness = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.8, ("b", "x"): 0.0}
    assert pair(["a", "b"], ["x", "y"], lambda one, other: likeness[one, other]) == [(0, 1)]


def test_an_engagement_needs_its_form_and_half_of_its_parties() -> None:
    gold = reading(engagements=(MET,))
    half = engagement(Party(actor="p1"), Party(actor="o1"))  # 2 * 1 / (2 + 2) = 0.5
    third = engagement(Party(actor="p1"), Party(actor="o1"), Party(actor="SWE"))  # 2 * 1 / (2 + 3) = 0.4
    call = engagement(*MET.parties, form="call")
    assert layer(gold, reading(engagements=(half,)), "engagements") == Layer(1, 1, 1)
    assert layer(gold, reading(engagements=(third,)), "engagements") == Layer(1, 1, 0)
    assert layer(gold, reading(engagements=(call,)), "engagements") == Layer(1, 1, 0)
    assert layer(gold, reading(), "engagements") == Layer(1, 0, 0)


def test_strict_needs_all_parties_and_the_status() -> None:
    gold = reading(engagements=(MET,))
    planned = engagement(*MET.parties, status="scheduled")
    more = engagement(*MET.parties, Party(actor="o1"))
    sideless = engagement(Party(actor="p1"), Party(actor="p2"))
    assert layer(gold, reading(engagements=(planned,)), "strict").right == 0
    assert layer(gold, reading(engagements=(more,)), "strict").right == 0
    assert layer(gold, reading(engagements=(sideless,)), "strict").right == 1


def test_of_two_alike_engagements_status_and_date_choose() -> None:
    planned = engagement(*MET.parties, key="e2", status="scheduled")
    found = compare(reading(engagements=(MET, planned)), reading(engagements=(planned, MET)), "a").counts
    assert found.layers["strict"] == Layer(2, 2, 2)
    assert found.details["date"] == Share(2, 2)


def test_parties_count_over_all_engagements() -> None:
    other = engagement(Party(actor="SWE"), Party(actor="o1"), key="e2", form="call")
    found = reading(engagements=(engagement(Party(actor="p1"), Party(actor="o1")),))
    assert layer(reading(engagements=(MET, other)), found, "parties") == Layer(4, 2, 1)


def test_dyads_are_pairs_of_sides_and_a_visit_adds_the_state_visited() -> None:
    visit = engagement(Party(actor="p1", side="ESP"), key="e2", form="visit", place=Place(name="Oslo", state="NOR"))
    talks = engagement(Party(actor="p1", side="ESP"), Party(actor="SWE"), key="e3")  # a state is its own side
    gold = reading(engagements=(MET, visit, talks))
    assert layer(gold, reading(engagements=(MET,)), "dyads") == Layer(2, 1, 1)
    elsewhere = engagement(Party(actor="p1", side="ESP"), place=Place(name="Oslo", state="NOR"))
    assert layer(gold, reading(engagements=(elsewhere,)), "dyads") == Layer(2, 0, 0)


def test_persons_and_posts() -> None:
    minister = Post(holder="p2", title="Deputy Minister of Trade", state="SWE", evidence=E)
    gold = reading(posts=(minister, Post(holder="p1", title="Ambassador", evidence=E)))
    other = Actor(id="p1", kind="person", name="Lind", evidence=E)
    wrong_state = msgspec.structs.replace(minister, state="NOR")
    close = Post(holder="p1", title="Minister of Trade", state="SWE", evidence=E)
    found = reading(actors=(other, SWEDEN), posts=(close,))
    assert layer(gold, found, "persons") == Layer(2, 1, 1)
    assert layer(gold, found, "posts") == Layer(2, 1, 1)
    assert layer(gold, reading(posts=(wrong_state,)), "posts").right == 0
    with_state = Post(holder="p1", title="Ambassador", state="ESP", evidence=E)
    assert layer(gold, reading(posts=(with_state,)), "posts").right == 1


def test_statements_commitments_and_topics_overlap_by_half() -> None:
    said = Statement(speaker="p1", act="note", content="the nets are empty", evidence=E)
    pledge = Commitment(by=("p2",), kind="pledged", what="count all fish", evidence=E)
    topic = Topic(id="t1", phrase="fishing and trade", subjects=("trade-investment",), evidence=E)
    gold = reading(statements=(said,), commitments=(pledge,), topics=(topic,))
    near = reading(
        statements=(msgspec.structs.replace(said, content="nets were empty", act="stress"),),
        commitments=(msgspec.structs.replace(pledge, what="fish", by=("p1",)),),
        topics=(msgspec.structs.replace(topic, phrase="trade", subjects=("other",)),),
    )
    assert layer(gold, near, "statements") == Layer(1, 1, 1)  # 2 * 2 / (3 + 3)
    assert layer(gold, near, "commitments") == Layer(1, 1, 1)  # 2 * 1 / (3 + 1)
    assert layer(gold, near, "topics") == Layer(1, 1, 1)  # 2 * 1 / (3 + 1)
    other = reading(statements=(msgspec.structs.replace(said, speaker="p2"),))
    assert layer(gold, other, "statements") == Layer(1, 1, 0)


@pytest.mark.parametrize(("told", "right"), [("held", 0), ("scheduled", 1), ("proposed", 1)])
def test_a_plan_told_as_a_fact_is_counted(told: str, right: int) -> None:
    planned = msgspec.structs.replace(MET, status="scheduled")
    outcome = compare(
        reading(engagements=(planned,)), reading(engagements=(msgspec.structs.replace(MET, status=told),)), "a-1"
    )
    assert outcome.counts.details["plans"] == Share(right, 1)


def test_details_count_an_absent_value_as_a_value() -> None:
    place = Place(name="Royal Palace, Malmö", state="SWE")
    gold = reading(engagements=(msgspec.structs.replace(MET, place=place),))
    found = engagement(Party(actor="p1"), Party(actor="p2", side="SWE"), status="scheduled")
    outcome = compare(gold, reading(engagements=(found,)), "a-1")
    assert outcome.counts.details == {
        "status": Share(0, 1),
        "date": Share(0, 1),
        "place": Share(0, 1),
        "side": Share(1, 2),
        "plans": Share(0, 0),
    }
    assert [str(miss) for miss in outcome.misses] == [
        "a-1: wrong    status: scheduled instead of held in meeting/held Ana Ruiz[ESP] + Bo Lind[SWE]",
        "a-1: wrong    date: none instead of 2022-06-10 in meeting/held Ana Ruiz[ESP] + Bo Lind[SWE]",
        "a-1: wrong    place: none instead of Royal Palace, Malmö in meeting/held Ana Ruiz[ESP] + Bo Lind[SWE]",
        "a-1: wrong    side: none instead of ESP for Ana Ruiz in meeting/held Ana Ruiz[ESP] + Bo Lind[SWE]",
    ]
    near = compare(gold, reading(engagements=(engagement(*MET.parties, place=Place(name="Royal Palace")),)), "a")
    assert near.counts.details["place"] == Share(1, 1)
    assert compare(reading(engagements=(MET,)), reading(engagements=(MET,)), "a").counts.details["place"] == Share(1, 1)


def test_misses_name_what_was_missed_and_invented_in_every_layer() -> None:
    said = Statement(speaker="p1", act="note", content="the nets are empty", evidence=E)
    post = Post(holder="p1", title="Ambassador", evidence=E)
    gold = reading(engagements=(MET,), statements=(said,), posts=(post,))
    call = engagement(*MET.parties, form="call")
    found = reading(actors=(RUIZ, LIND, msgspec.structs.replace(RUIZ, id="p3", name="Kim")), engagements=(call,))
    assert [str(miss) for miss in compare(gold, found, "x").misses] == [
        "x: missed   engagements: meeting/held Ana Ruiz[ESP] + Bo Lind[SWE]",
        "x: invented engagements: call/held Ana Ruiz[ESP] + Bo Lind[SWE]",
        "x: invented persons: Kim",
        "x: missed   posts: Ana Ruiz, Ambassador",
        "x: missed   statements: Ana Ruiz: the nets are empty",
    ]


def test_engagements_invented_in_a_report_without_any() -> None:
    quiet = compare(reading(), reading(engagements=(MET,)), "a").counts
    assert (quiet.quiet, quiet.invented_in_quiet) == (1, 1)
    busy = compare(
        reading(engagements=(MET,)), reading(engagements=(MET, engagement(Party(actor="o1"), key="e2"))), "a"
    )
    assert (busy.counts.quiet, busy.counts.invented_in_quiet) == (0, 0)


def test_sourced_facts_leave_out_states_and_ties() -> None:
    assert compare(reading(), reading(engagements=(MET,)), "a").counts.sourced == Share(4, 4)


def test_shares_of_nothing_are_zero() -> None:
    assert (Layer().precision, Layer().recall, Layer().f1, Share().accuracy) == (0.0, 0.0, 0.0, 0.0)
    assert (Layer(4, 2, 1).precision, Layer(4, 2, 1).recall) == (0.5, 0.25)
    assert Layer(4, 2, 1).f1 == pytest.approx(1 / 3)


def test_adding_counts_keeps_what_only_one_has() -> None:
    one = Counts(reports=1, layers={"a": Layer(1, 1, 1)}, details={"d": Share(1, 2)})
    both = one + Counts(reports=1, layers={"b": Layer(2, 2, 0)})
    assert both.reports == 2
    assert both.layers == {"a": Layer(1, 1, 1), "b": Layer(2, 2, 0)}
    assert both.details == {"d": Share(1, 2)}


words = st.text(alphabet="abcde é'\u2019.", max_size=20)


@given(words, words)
def test_overlap_is_symmetric_and_between_zero_and_one(one: str, other: str) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert 0.0 <= overlap(one, other) <= 1.0


@given(st.lists(st.integers(0, 5), max_size=6), st.lists(st.integers(0, 5), max_size=6))
def test_pairing_of_equals_finds_all_that_both_have(gold: list[int], found: list[int]) -> None:
    pairs = pair(gold, found, lambda one, other: float(one == other))
    assert all(gold[i] == found[j] for i, j in pairs)
    assert len(pairs) == sum(min(gold.count(value), found.count(value)) for value in set(gold))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
