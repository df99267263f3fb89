"""Accounts to compare, built from short gold facts, and any that a small world can tell."""

from hashlib import sha256
from typing import TypedDict, Unpack

from hypothesis import strategies as st

from dragoman.model.document import Document, Span
from dragoman.model.reading import Actor, Engagement, Party, Place, Post, Reading, Report, Topic
from dragoman.resolution.accounts import Account, accounts_of

DAY = "2022-05-10"

Who = tuple[str, str | None] | tuple[str, str | None, str]


class How(TypedDict, total=False):
    """How an engagement is told, where it is not told plainly."""

    form: str
    status: str
    date: str | None
    published: str | None
    place: tuple[str, str | None] | None
    topic: str | None
    text: str
    outlet: str | None
    roles: tuple[str, ...]


_PLAINLY: How = {"form": "meeting", "status": "held", "date": DAY, "published": DAY, "text": "They met.", "roles": ()}


def account(*who: Who, **how: Unpack[How]) -> Account:
    """The account of one engagement, in a report of its own.

    `who` are name, state and title; a name of three capitals is a state, one with a word for a body an organisation.
    """
    return accounts_of(reading([who], **how))[0]


def reading(engagements: list[tuple[Who, ...]], **how: Unpack[How]) -> Reading:
    """A reading of a report with some engagements, all told alike."""
    told: How = {**_PLAINLY, **how}
    text, published, date, roles = told["text"], told["published"], told["date"], told["roles"]
    place, topic, outlet = told.get("place"), told.get("topic"), told.get("outlet")
    # One word makes it a text of its own.
    words = f"{text} {sha256(f'{published} {outlet} {engagements} {how}'.encode()).hexdigest()}"
    evidence = (Span(0, len(text)),)
    named = {entry[0]: entry for who in engagements for entry in who}
    states = {entry[1] for entry in named.values() if entry[1]}
    actors = [Actor(id=name, kind=_kind(name), name=name, evidence=evidence) for name in named]
    actors += [Actor(id=code, kind="state") for code in sorted(states - named.keys())]
    posts = [
        Post(holder=entry[0], title=entry[2], state=entry[1], evidence=evidence)
        for entry in named.values()
        if len(entry) == 3
    ]
    return Reading(
        report=Report(
            source="test",
            sha256=Document(source="test", text=words).sha256,
            published=published,
            outlet=outlet,
            text=words,
        ),
        actors=tuple(actors),
        posts=tuple(posts),
        topics=(Topic(id="t1", phrase=topic, subjects=("other",), evidence=evidence),) if topic else (),
        engagements=tuple(
            Engagement(
                id=f"e{number}",
                form=told["form"],  # type: ignore[arg-type]
                status=told["status"],  # type: ignore[arg-type]
                parties=tuple(
                    Party(
                        actor=entry[0],
                        side=entry[1] if _kind(entry[0]) != "state" else None,
                        role=roles[at] if at < len(roles) else "participant",  # type: ignore[arg-type]
                    )
                    for at, entry in enumerate(who)
                ),
                date=date,
                date_basis="stated" if date else None,
                place=Place(name=place[0], state=place[1]) if place else None,
                topics=("t1",) if topic else (),
                evidence=evidence,
            )
            for number, who in enumerate(engagements, 1)
        ),
    )


def _kind(name: str) -> str:
    if len(name) == 3 and name.isupper():
        return "state"
    return "organisation" if {"Ministry", "Company", "League"} & set(name.split()) else "person"


_PEOPLE: tuple[Who, ...] = (
    ("Erlan Sadyrbaev", "KAZ"),
    ("Yerlan Sadyrbayev", None),
    ("Johanna Prielinger", "AUT"),
    ("J. Prielinger", "AUT"),
    ("Prielinger", None),
    ("KAZ", "KAZ"),
    ("AUT", "AUT"),
    ("Kim Tae-sung", "KOR"),
    ("Ministry of Energy", "KOR"),
)
_DATES = (None, "2022-05-09", "2022-05-10", "2022-05-11", "2022-05-20", "2022-05", "2022-08-01/2022-08-02")


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A report of a small world in which the same people meet again and again."""
    company = st.lists(st.sampled_from(_PEOPLE), min_size=1, max_size=3, unique_by=lambda who: who[0]).map(tuple)
    return reading(
        draw(st.lists(company, min_size=1, max_size=2)),
        form=draw(st.sampled_from(("meeting", "call", "visit", "consultations"))),
        status=draw(st.sampled_from(("held", "held", "scheduled", "proposed", "postponed", "cancelled"))),
        date=draw(st.sampled_from(_DATES)),
        published=draw(st.sampled_from((None, "2022-05-10", "2022-05-12", "2022-06-30"))),
        place=draw(st.sampled_from((None, ("Vienna", "AUT"), ("Kazakhstan", "KAZ")))),
        topic=draw(st.sampled_from((None, "air links", "grain"))),
        text=draw(st.sampled_from(("They met.", "They met again.", "The fourth round was held.", "The fifth round."))),
        outlet=draw(st.sampled_from((None, "Agency of Kazakhstan"))),
    )


def worlds(least: int = 0) -> st.SearchStrategy[list[Account]]:
    """The accounts of a few reports."""
    reports = st.lists(readings(), min_size=least, max_size=5, unique_by=lambda reading: reading.report.sha256)
    return reports.map(lambda some: [account for reading in some for account in accounts_of(reading)])
