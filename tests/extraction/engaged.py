"""What a reading tells of who was engaged, in the form in which tests compare it; and the readers that read it."""

from datetime import date
from functools import partial

from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import extract_reading
from dragoman.extraction.guided_reading import read_guided
from dragoman.model.analysis import Analysis
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.pipeline import read_document

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


def told(text: str, day: date = FRIDAY) -> Reading:
    """As a user gets it: by the reader that is the default."""
    return read_document(Document(source="test", text=text, published=day))


def met(text: str) -> list[tuple[str, str, dict[str, str | None]]]:
    """Form, status and the sides of the parties by their name or code, of each engagement that a user is told."""
    reading = told(text)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [(e.form, e.status, {names[party.actor]: party.side for party in e.parties}) for e in reading.engagements]


def posts(text: str) -> set[tuple[str, str, str | None, str | None]]:
    """Holder, title, state and body of each post that a user is told."""
    reading = told(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return {
        (names[post.holder] or "", post.title, post.state, names[post.organisation] if post.organisation else None)
        for post in reading.posts
    }
