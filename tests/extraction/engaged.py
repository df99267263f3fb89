"""What a reading tells of who was engaged, in the form in which tests compare it."""

from dragoman.model.reading import Reading

Engaged = tuple[str, str, frozenset[tuple[str, str | None]]]


def engaged(reading: Reading) -> list[Engaged]:
    """Form, status and parties (name or code, side) of each engagement, in the order of the reading."""
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [
        (e.form, e.status, frozenset((names[party.actor], party.side) for party in e.parties))
        for e in reading.engagements
    ]
