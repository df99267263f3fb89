"""Two readings of one report as one."""

import msgspec
import pytest

from dragoman.extraction.trained.combine import Floors, combine
from dragoman.model.document import Span
from dragoman.model.reading import Actor, Engagement, Party, Reading, Report, Statement, Topic

TEXT = "Minister Ann Bell met Carl Dorn in Oslo. Bell later phoned Eva Fink about grain, who praised the harvest."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


FIRST_SENTENCE, SECOND_SENTENCE = span(TEXT[:40]), span(TEXT[41:])


def person(key: str, name: str, *words: str, sure: float | None = None) -> Actor:
    evidence = tuple(span(word) for word in words or (name,))
    return Actor(id=key, kind="person", name=name, evidence=evidence, confidence=sure)


def engagement(key: str, form: str, where: Span, parties: list[Party], sure: float | None = None) -> Engagement:
    return msgspec.convert(
        {"id": key, "form": form, "status": "held", "parties": msgspec.to_builtins(parties), "evidence": [where],
         "confidence": sure, **({"topics": ["t1"]} if sure else {})},
        Engagement,
    )  # fmt: skip


@pytest.fixture
def rules() -> Reading:
    return Reading(
        report=Report(source="r.txt", sha256="0" * 64, text=TEXT),
        actors=(person("p1", "Ann Bell", "Ann Bell", "Bell later"), person("p2", "Carl Dorn")),
        engagements=(engagement("e1", "meeting", FIRST_SENTENCE, [Party(actor="p1", side="NOR"), Party(actor="p2")]),),
    )


@pytest.fixture
def trained(rules: Reading) -> Reading:
    return Reading(
        report=rules.report,
        actors=(
            person("p1", "Carl Dorn", sure=0.9), person("p2", "Bell", "Bell later", sure=0.9),
            person("p3", "Eva Fink", sure=0.9),
        ),
        topics=(Topic(id="t1", phrase="grain", subjects=("agriculture-food",), evidence=(span("grain"),), confidence=0.9),),
        engagements=(
            engagement("e1", "meeting", FIRST_SENTENCE, [Party(actor="p1"), Party(actor="p2", side="SWE")], 0.9),
            engagement("e2", "call", SECOND_SENTENCE, [Party(actor="p2", side="SWE"), Party(actor="p3")], 0.6),
        ),
        statements=(
            Statement(engagement="e2", speaker="p3", addressee="p2", act="praise", content="the harvest",
                      evidence=(span("the harvest"),), confidence=0.9),
        ),
    )  # fmt: skip


def test_what_the_rules_do_not_have_is_added_with_its_actors(rules: Reading, trained: Reading) -> None:
    both = combine(rules, trained)
    assert [e.form for e in both.engagements] == ["meeting", "call"]
    names = {actor.id: actor.name for actor in both.actors}
    assert [names[party.actor] for party in both.engagements[1].parties] == ["Ann Bell", "Eva Fink"]
    assert [topic.phrase for topic in both.topics] == ["grain"]
    assert both.engagements[1].topics == (both.topics[0].id,)


def test_the_rules_reading_stays_as_it_is(rules: Reading, trained: Reading) -> None:
    both = combine(rules, trained)
    assert both.engagements[0] == rules.engagements[0]
    assert both.actors[: len(rules.actors)] == rules.actors


def test_a_side_known_to_the_rules_counts(rules: Reading, trained: Reading) -> None:
    assert combine(rules, trained).engagements[1].parties[0].side == "NOR"


def test_a_statement_follows_its_engagement_and_speaker(rules: Reading, trained: Reading) -> None:
    both = combine(rules, trained)
    names = {actor.id: actor.name for actor in both.actors}
    (said,) = both.statements
    assert (said.engagement, names[said.speaker], names[said.addressee or ""]) == ("e2", "Eva Fink", "Ann Bell")


def test_what_the_trained_reader_is_not_sure_of_is_left(rules: Reading, trained: Reading) -> None:
    both = combine(rules, trained, Floors(engagement=0.7, statement=1, commitment=1, topic=0))
    assert (both.engagements, both.topics, both.statements) == (rules.engagements, (), ())


def test_a_reading_combined_with_itself_or_nothing_stays_as_it_is(rules: Reading, trained: Reading) -> None:
    assert combine(trained, trained) == trained
    assert combine(rules, Reading(report=rules.report)) == rules
