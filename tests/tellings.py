"""Short reports of engagements between named people, to put together what several of them tell."""

from typing import Any

import msgspec

from dragoman.model.reading import Actor, Commitment, Engagement, Party, Place, Post, Reading, Topic
from readings import about, everywhere

PEOPLE = {
    "Nurlan Seit": ("KAZ", "Minister of Energy"),
    "Ilze Ozola": ("LVA", "Minister of Transport"),
    "Bo Lind": ("SWE", "Ambassador"),
    "Marc Weber": ("LUX", "Chief of Protocol"),
    "Anna Faber": ("LUX", "Chief of Protocol"),
    "Eva Koch": ("LUX", "Adviser"),
    "Olga Seit": ("SWE", "Adviser"),
}
"""Who is who, with the state and title that reports give."""


def report(  # noqa: PLR0913
    *people: str,
    source: str,
    published: str | None,
    engagements: bool = True,
    form: str = "meeting",
    status: str = "held",
    date: str | None = None,
    place: str | None = None,
    topics: tuple[str, ...] = (),
    promised: str | None = None,
    due: str | None = None,
    confidence: float | None = None,
    former: bool = False,
    outlet: str | None = None,
) -> Reading:
    """A report of one engagement of some people (or, without, only of who they are)."""
    own = " ".join(f"{source}{number}" for number in range(20))  # no report is a reprint of another
    text = f"{source}: {published}: {form} {status} of {', '.join(people)} on {date}: {topics} {promised} {own}"
    found: dict[str, Any] = {**everywhere(text), "confidence": confidence}
    states = sorted({PEOPLE[name][0] for name in people})
    keys = {name: f"p{number}" for number, name in enumerate(people)}
    held = Engagement(
        id="e",
        form=form,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        parties=tuple(Party(actor=keys[name], side=PEOPLE[name][0]) for name in people),
        date=date,
        date_basis=None if date is None else "stated",
        place=Place(name=place, state="LVA") if place else None,
        topics=tuple(f"t{number}" for number in range(len(topics))),
        **found,
    )
    promise = Commitment(engagement="e", by=("p0",), kind="pledged", what=promised or "", due=due, **found)
    reading = about(
        text,
        source=source,
        published=published,
        actors=(
            *(Actor(id=key, kind="person", name=name, **found) for name, key in keys.items()),
            *(Actor(id=state, kind="state") for state in states),
        ),
        posts=tuple(
            Post(holder=key, title=PEOPLE[name][1], state=PEOPLE[name][0], former=former, **found)
            for name, key in keys.items()
        ),
        topics=tuple(
            Topic(id=f"t{number}", phrase=phrase, subjects=("energy",), **found) for number, phrase in enumerate(topics)
        ),
        engagements=(held,) if engagements else (),
        commitments=(promise,) if promised and engagements else (),
    )
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, outlet=outlet))
