"""What a reading tells of who was engaged, in the form in which tests compare it; and the readers that read it."""

from datetime import date
from functools import partial

from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import extract_reading
from dragoman.extraction.guided_reading import read_guided
from dragoman.model.analysis import Analysis
from dragoman.model.document import Document
from dragoman.model.reading import Reading

Engaged = tuple[str, str, frozenset[tuple[str, str | None]]]

FRIDAY = date(2025, 3, 14)
guided = partial(read_guided, analyse=analyse)
READERS = (extract_reading, guided)


def analysed(text: str, day: date = FRIDAY) -> Analysis:
    return analyse(Document(source="test", text=text, published=day))


def engaged(reading: Reading) -> list[Engaged]:
    """Form, status and parties (name or code, side) of each engagement, in the order of the reading."""
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [
        (e.form, e.status, frozenset((names[party.actor], party.side) for party in e.parties))
        for e in reading.engagements
    ]
