"""Synthetic reports are like real ones where it matters: whole, the same every time, and told more than once."""

import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from dragoman.model.reading import Reading

GENERATOR = Path(__file__).parents[2] / "benchmarks" / "synthetic.py"


@cache
def made(seed: int = 1) -> tuple[Reading, ...]:
    command = [sys.executable, str(GENERATOR), "1500", str(seed)]
    done = subprocess.run(command, capture_output=True, check=True)
    return tuple(Reading.from_json(line) for line in done.stdout.splitlines())


def test_a_seed_makes_the_same_readings_again() -> None:
    first = made()
    made.cache_clear()
    assert made() == first
    assert made(2) != first


def test_as_many_engagements_are_told_as_asked_for() -> None:
    number = sum(len(reading.engagements) for reading in made())
    assert 1500 <= number < 1506
    assert len({reading.report.sha256 for reading in made()}) == len(made())


def test_facts_rest_on_words_of_the_text() -> None:
    for reading in made():
        text = reading.report.text
        assert 90 <= len(text.split()) <= 420
        for actor in reading.actors:
            if actor.kind != "state":
                assert reading.quotes(actor)[0] == actor.name
        for topic in reading.topics:
            assert reading.quotes(topic) == (topic.phrase,)
        for statement in reading.statements:
            assert reading.quotes(statement) == (statement.content,)
        for commitment in reading.commitments:
            assert reading.quotes(commitment) == (commitment.what,)
        for post in reading.posts:
            assert reading.quotes(post)[0].startswith(post.title)


def test_shares_are_realistic() -> None:
    engagements = [engagement for reading in made() for engagement in reading.engagements]
    forms = Counter(engagement.form for engagement in engagements)
    assert len(forms) == 10
    assert 0.4 < forms["meeting"] / len(engagements) < 0.65
    dates = Counter(len(engagement.date or "") for engagement in engagements)
    assert dates[10] > len(engagements) / 2
    assert dates[0] > 0
    assert any(engagement.part_of for engagement in engagements)


def test_one_meeting_is_told_by_several_outlets() -> None:
    told = Counter(
        (engagement.form, engagement.date, frozenset(party.side for party in engagement.parties))
        for reading in made()
        for engagement in reading.engagements
        if engagement.date and len(engagement.parties) > 1
    )
    assert max(told.values()) > 1
    assert sum(number > 1 for number in told.values()) > len(told) / 20
