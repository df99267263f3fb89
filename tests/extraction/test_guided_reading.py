"""Readings by rules and trained reader together."""

from datetime import date

import pytest

from dragoman import extract
from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import FINDER, extract_reading
from dragoman.extraction.guided_reading import TRAINED, read_guided
from dragoman.extraction.phrases import is_cut_off
from dragoman.model.document import Document
from dragoman.model.reading import Reading

RARE_VERBS = (
    "Latvian Foreign Minister Anda Krūmiņa sat across from her Peruvian counterpart Luis Ayala in Riga on Monday.",
    "In Riga, Latvian Foreign Minister Anda Krūmiņa conferred for an hour with Peruvian Foreign Minister Luis Ayala.",
    "Peruvian Foreign Minister Luis Ayala huddled with Latvia's Foreign Minister Anda Krūmiņa on the margins of the forum.",
)
QUIET = (
    "Prices of rice rose by three per cent in March, the ministry of agriculture said. Exports to Japan fell.",
    "The finance minister told reporters that the budget would be presented in May. Unions had asked for higher wages.",
    "A court in Lima sentenced the former mayor to four years. His lawyer Pedro Salas said he would appeal.",
)


def document(text: str) -> Document:
    return Document(source="r.txt", text=text, published=date(2024, 3, 12))


def both(text: str) -> Reading:
    return read_guided(analyse(document(text)), analyse)


@pytest.mark.parametrize("text", RARE_VERBS)
def test_meetings_told_by_rare_verbs_are_found_with_both_parties(text: str) -> None:
    reading = both(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [
        (e.form, e.status, {names[p.actor] for p in e.parties}, {p.side for p in e.parties})
        for e in reading.engagements
        if e.form == "meeting"
    ] == [("meeting", "held", {"Anda Krūmiņa", "Luis Ayala"}, {"LVA", "PER"})]


@pytest.mark.parametrize("text", QUIET)
def test_reports_without_engagements_stay_without(text: str) -> None:
    assert both(text).engagements == ()


@pytest.mark.parametrize("text", [*RARE_VERBS, *QUIET])
def test_every_fact_says_who_found_it_and_how_sure_that_is(text: str) -> None:
    reading = both(text)
    facts = [*reading.engagements, *reading.posts, *reading.topics, *reading.statements, *reading.commitments]
    facts += [actor for actor in reading.actors if actor.kind != "state"]
    for fact in facts:
        assert fact.finder in {FINDER, TRAINED}
        assert fact.confidence is not None and 0 < fact.confidence < 1
        assert fact.evidence and all(0 <= span.start < span.end <= len(text) for span in fact.evidence)


def test_the_same_text_is_read_the_same_again() -> None:
    assert both(RARE_VERBS[0]) == both(RARE_VERBS[0])


def test_the_rules_alone_claim_no_confidence() -> None:
    reading = extract_reading(
        analyse(document("Danish Foreign Minister Ole Bruun met Peruvian Foreign Minister Luis Ayala."))
    )
    assert reading.engagements and all(e.confidence is None and e.finder == FINDER for e in reading.engagements)


def test_an_empty_text_has_nothing_to_tell() -> None:
    assert both("").engagements == ()


@pytest.mark.parametrize("reader", ["rules", "both"])
@pytest.mark.parametrize("verb", ["attended the conference in Vienna", "met Peruvian Foreign Minister Luis Ayala"])
def test_what_neither_of_two_did_is_not_told(reader: str, verb: str) -> None:
    text = f"Neither Greek Foreign Minister Nikos Pappas nor Turkish Foreign Minister Deniz Kaya {verb} on Monday."
    assert extract(text, published=date(2024, 3, 12), reader=reader).engagements == ()


def test_no_topic_is_cut_off() -> None:
    assert is_cut_off("the") and is_cut_off("the landing of") and is_cut_off("")
    assert not is_cut_off("the landing of tuna") and not is_cut_off("trade")


def test_a_visit_under_way_is_held_though_it_had_been_put_off_before() -> None:
    text = (
        "Foreign Minister of Austria Johanna Prielinger is paying an official visit to Kazakhstan on 1-2 December. "
        "The visit had been planned for September and was postponed at the request of the Austrian side."
    )
    found = extract(text, published=date(2021, 12, 2)).engagements
    assert ("visit", "held") in [(engagement.form, engagement.status) for engagement in found]
