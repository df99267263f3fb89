"""What a report says once people have had their say, whatever its newest reading has lost or changed."""

import msgspec

from dragoman.model.decision import Decision, DecisionKind, Target
from dragoman.model.document import Span
from dragoman.model.facts import Facts, Section, facts_of
from dragoman.model.reading import Engagement
from dragoman.resolution.decided import GONE, decided, in_force, taken_back
from dragoman.resolution.grafting import snapshot
from dragoman.resolution.signatures import signatures
from readings import seed

HASH = seed().report.sha256


def about(kind: DecisionKind, facts: Facts, section: Section, position: int, number: int = 1) -> Decision:
    target = Target(HASH, section, signatures(facts)[section][position], snapshot(facts, section, position))
    return Decision(id=number, kind=kind, targets=(target,), who="Ann", at="2024-01-01")


def changed(facts: Facts, position: int, **change: object) -> Facts:
    engagements = list(facts.engagements)
    engagements[position] = msgspec.structs.replace(engagements[position], **change)
    return msgspec.structs.replace(facts, engagements=tuple(engagements))


def test_what_is_read_otherwise_gives_its_place_and_name_to_what_was_decided() -> None:
    facts = facts_of(seed())
    outcome = decided(changed(facts, 0, status="scheduled"), HASH, [about("accept", facts, "engagements", 0)])
    assert outcome.facts == facts
    assert outcome.states["engagements"] == ("accepted", "read", "read")
    (change,) = outcome.changes
    assert change.now is not None and change.now.engagements[0].status == "scheduled"
    assert change.signature == outcome.signatures["engagements"][0]


def test_another_engagement_of_the_same_sentence_does_not_stand_for_one_that_is_lost() -> None:
    facts = changed(facts_of(seed()), 1, evidence=(Span(60, 100),))
    lost = msgspec.structs.replace(facts, engagements=facts.engagements[1:], statements=(), commitments=())
    outcome = decided(lost, HASH, [about("accept", facts, "engagements", 0)])
    (change,) = outcome.changes
    assert (change.over, change.now) == (GONE, None)
    assert {(one.form, one.evidence) for one in outcome.facts.engagements} == {
        (one.form, one.evidence) for one in facts.engagements
    }


def test_what_refers_to_a_fact_leads_to_what_stands_in_its_place() -> None:
    facts = facts_of(seed())
    newer = changed(facts, 1, id="e9", place=None)
    newer = changed(newer, 0, part_of="e9")
    outcome = decided(newer, HASH, [about("accept", facts, "engagements", 1)])
    by_id = {one.id: one for one in outcome.facts.engagements}
    whole = by_id[by_id["e1"].part_of or ""]
    assert isinstance(whole, Engagement) and whole.place == facts.engagements[1].place


def test_the_same_facts_without_decisions_in_force() -> None:
    facts = facts_of(seed())
    accept, undo = about("accept", facts, "engagements", 0), Decision(id=2, kind="undo", undoes=1, who="Bob", at="x")
    again = Decision(id=3, kind="undo", undoes=2, who="Ann", at="x")
    assert in_force([accept, undo]) == []
    assert taken_back([accept, undo]) == {1}
    assert in_force([again, undo, accept]) == [accept]
    assert taken_back([accept, undo, again]) == {2}
    assert decided(facts, HASH, []).facts == facts


def test_a_rejected_fact_stands_in_the_way_of_none_that_is_read_there_now() -> None:
    facts = facts_of(seed())
    newer = changed(facts, 0, status="scheduled")
    outcome = decided(newer, HASH, [about("reject", facts, "engagements", 0)])
    told = [
        (one.form, one.status, state)
        for one, state in zip(outcome.facts.engagements, outcome.states["engagements"], strict=True)
    ]
    assert ("meeting", "scheduled", "read") in told
    assert ("meeting", "held", "rejected") in told
    assert not outcome.changes
