"""Facts in words, whether the gold agrees, and what one reading tells more or less than another."""

import msgspec
import pytest
from hypothesis import given, settings

from dragoman.evaluation.frozen import Told, difference, frozen_text, thawed, told, verdict_counts
from dragoman.model.reading import Actor, Party, Reading
from readings import golds, readings, seed


def changed(reading: Reading, section: str, number: int, **changes: object) -> Reading:
    facts = list(getattr(reading, section))
    facts[number] = msgspec.structs.replace(facts[number], **changes)
    return msgspec.structs.replace(reading, **{section: tuple(facts)})


def without(reading: Reading, section: str) -> Reading:
    return msgspec.structs.replace(reading, **{section: ()})


def gains_and_losses(gold: Reading, before: Reading, now: Reading) -> tuple[list[str], list[str]]:
    found = difference(told(gold, before), told(gold, now))
    return [str(fact) for fact in found.gained], [str(fact) for fact in found.lost]


def test_every_section_is_told_by_names() -> None:
    assert frozen_text(told(seed(), seed())) == (
        "= person Nurlan Seit\n"
        "= person Ilze Ozola\n"
        "= organisation Saeima\n"
        "= organisation Acme Rail\n"
        "= organisation KTZ\n"
        "= group its head\n"
        "= state KAZ\n"
        "= state LVA\n"
        "= post Nurlan Seit: Ambassador; for KAZ; to LVA, EST\n"
        "= post Ilze Ozola: Speaker; of Saeima; for LVA\n"
        "= post Ilze Ozola: Mayor; former\n"
        "= meeting held: Nurlan Seit [KAZ] + Ilze Ozola [LVA, host]; on 2022-06-10 (resolved); at Riga (LVA); "
        "part of visit\n"
        "= visit proposed: Ilze Ozola [LVA, visitor]; at Kazakhstan (KAZ)\n"
        "= meeting held: Acme Rail [Acme Rail] + its head [-]\n"
        "= topic trade in grain (trade-investment, agriculture-food); of meeting\n"
        "= statement Ilze Ozola to Nurlan Seit, thank: the gift; at meeting\n"
        "= commitment Nurlan Seit to Ilze Ozola + Saeima, pledged: send the books; due 2022-08-01; at meeting\n"
        "= tie Acme Rail, partner, KTZ: a partner of\n"
    )


def test_a_gain_is_right_if_the_gold_has_it() -> None:
    gold = seed()
    gained, lost = gains_and_losses(gold, without(gold, "posts"), gold)
    assert [line[0] for line in gained] == ["=", "=", "="]
    assert lost == []


def test_an_invented_gain_is_wrong() -> None:
    gold = seed()
    stranger = Actor(id="p9", kind="person", name="Bo Lind", evidence=gold.actors[0].evidence)
    now = msgspec.structs.replace(gold, actors=(*gold.actors, stranger))
    assert gains_and_losses(gold, gold, now) == (["x person Bo Lind"], [])


def test_a_loss_keeps_the_verdict_it_had() -> None:
    gold = seed()
    before = changed(gold, "statements", 0, content="nothing like it")
    assert gains_and_losses(gold, before, without(gold, "statements")) == (
        [],
        ["x statement Ilze Ozola to Nurlan Seit, thank: nothing like it; at meeting"],
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "scheduled"},
        {"date": None, "date_basis": None},
        {"place": None},
        {"parties": (Party(actor="p1", side="KAZ"),)},
        {"parties": (Party(actor="p1", side="KAZ"), Party(actor="p2"))},
    ],
)
def test_an_engagement_with_a_wrong_detail_is_partly_right(changes: dict[str, object]) -> None:
    gold = seed()
    gained, lost = gains_and_losses(gold, gold, changed(gold, "engagements", 0, **changes))
    assert [line[0] for line in gained] == ["~"]
    assert [line[0] for line in lost] == ["="]


def test_ids_do_not_matter() -> None:
    gold = seed()
    plain = gold.to_json().replace('"p1"', '"p7"').replace('"e1"', '"e8"')
    assert not difference(told(gold, gold), told(gold, Reading.from_json(plain)))


def test_a_fact_told_twice_counts_twice() -> None:
    once, twice = (Told("person Bo", "right"),), (Told("person Bo", "right"), Told("person Bo", "wrong"))
    assert difference(once, twice).gained == (Told("person Bo", "wrong"),)
    assert difference(twice, once).lost == (Told("person Bo", "wrong"),)


def test_another_verdict_on_the_same_words_is_neither_gain_nor_loss() -> None:
    found = difference((Told("person Bo", "right"),), (Told("person Bo", "wrong"),))
    assert (found.gained, found.lost, found.rejudged) == ((), (), (Told("person Bo", "wrong"),))


def test_verdicts_are_counted() -> None:
    facts = [Told("a", "right"), Told("b", "wrong"), Told("c", "right")]
    assert verdict_counts(facts) == "2 right, 1 wrong"
    assert verdict_counts([]) == "none"


def test_a_line_that_is_no_fact_is_named() -> None:
    with pytest.raises(ValueError, match="line 2 is no frozen fact: 'person Bo'"):
        thawed("= person Ana\nperson Bo\n")


@pytest.mark.parametrize("gold", golds(), ids=lambda gold: gold.report.source.rpartition("/")[2])
def test_the_gold_is_right_by_itself(gold: Reading) -> None:
    assert {fact.verdict for fact in told(gold, gold)} == {"right"}


@given(readings(), readings())
@settings(max_examples=30, deadline=None)
def test_any_reading_is_frozen_and_thawed(gold: Reading, found: Reading) -> None:
    facts = told(gold, found)
    assert thawed(frozen_text(facts)) == facts
    assert not difference(facts, facts)
