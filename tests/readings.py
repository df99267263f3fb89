"""Readings to put into registers: one built by hand, those of the gold reports, and any that can be thought of."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import strategies as st

from dragoman.evaluation.gold import load_gold
from dragoman.model.document import Document, Passage, Span
from dragoman.model.reading import (
    Actor,
    Commitment,
    Engagement,
    Party,
    Place,
    Post,
    Reading,
    Report,
    Statement,
    Tie,
    Topic,
)
from dragoman.model.vocabulary import ACTS, COMMITMENT_KINDS, FORMS, ROLES, STATUSES, SUBJECTS

GOLD = Path(__file__).parents[1] / "evals" / "written"

TEXT = """Ambassador meets Speaker in Riga

Ambassador of Kazakhstan Nurlan Seit met with Speaker of the Saeima Ilze Ozola on 10 June in Riga.
They discussed trade in grain. Mr Seit invited Mrs Ozola to visit Kazakhstan in autumn.
Mrs Ozola thanked the Ambassador for the gift. He promised to send the books by 1 August 2022.
Acme Rail, a partner of KTZ, was represented by its head.
"""


@cache
def golds() -> tuple[Reading, ...]:
    """The readings of all gold reports in the repository."""
    return tuple(load_gold(path) for path in sorted(GOLD.glob("*.report")))


def seed() -> Reading:
    """A reading with facts of every section and every field filled somewhere."""
    document = Document(source="seed.txt", text=TEXT)

    def words(quote: str) -> dict[str, Any]:
        start = TEXT.index(quote)
        return {"evidence": (document.span(start, start + len(quote)),), "confidence": 0.875, "finder": "rule:test/1"}

    return Reading(
        report=Report(
            source="seed.txt",
            sha256=document.sha256,
            title="Ambassador meets Speaker in Riga",
            published="2022-06-12",
            outlet="Steppe News",
            attribution=("press service", "embassy"),
            language="en",
            passages=(Passage(language="kk", text="Елші Ригада төрағамен кездесті."),),
            text=TEXT,
        ),
        actors=(
            Actor(id="p1", kind="person", name="Nurlan Seit", **words("Nurlan Seit")),
            Actor(id="p2", kind="person", name="Ilze Ozola", **words("Ilze Ozola")),
            Actor(id="o1", kind="organisation", name="Saeima", **words("Saeima")),
            Actor(id="o2", kind="organisation", name="Acme Rail", **words("Acme Rail")),
            Actor(id="o3", kind="organisation", name="KTZ", **words("KTZ")),
            Actor(id="g1", kind="group", name="its head", **words("its head")),
            Actor(id="KAZ", kind="state", **words("Kazakhstan")),
            Actor(id="LVA", kind="state"),
        ),
        posts=(
            Post(holder="p1", title="Ambassador", state="KAZ", accredited_to=("LVA", "EST"), **words("Ambassador")),
            Post(holder="p2", title="Speaker", organisation="o1", state="LVA", **words("Speaker")),
            Post(holder="p2", title="Mayor", former=True, **words("Speaker")),
        ),
        topics=(
            Topic(
                id="t1",
                phrase="trade in grain",
                subjects=("trade-investment", "agriculture-food"),
                **words("trade in grain"),
            ),
        ),
        engagements=(
            Engagement(
                id="e1",
                form="meeting",
                status="held",
                part_of="e2",
                parties=(Party(actor="p1", side="KAZ"), Party(actor="p2", side="LVA", role="host")),
                date="2022-06-10",
                date_basis="resolved",
                place=Place(name="Riga", state="LVA"),
                topics=("t1",),
                **words("met"),
            ),
            Engagement(
                id="e2",
                form="visit",
                status="proposed",
                parties=(Party(actor="p2", side="LVA", role="visitor"),),
                place=Place(name="Kazakhstan", state="KAZ"),
                **words("visit"),
            ),
            Engagement(
                id="e3",
                form="meeting",
                status="held",
                parties=(Party(actor="o2", side="Acme Rail"), Party(actor="g1")),
                **words("represented"),
            ),
        ),
        statements=(
            Statement(
                engagement="e1",
                speaker="p2",
                addressee="p1",
                act="thank",
                content="the gift",
                **words("the gift"),
            ),
        ),
        commitments=(
            Commitment(
                engagement="e1",
                by=("p1",),
                to=("p2", "o1"),
                kind="pledged",
                what="send the books",
                due="2022-08-01",
                **words("send the books"),
            ),
        ),
        ties=(Tie(from_="o2", to="o3", kind="partner", words="a partner of", **words("a partner of")),),
    )


def about(text: str, source: str = "text", published: str | None = None, **sections: Any) -> Reading:
    """A reading of a text; every fact given without evidence rests on the whole of it."""
    document = Document(source=source, text=text)
    return Reading(
        report=Report(source=source, sha256=document.sha256, published=published, text=text),
        **sections,
    )


def everywhere(text: str) -> dict[str, Any]:
    return {"evidence": (Span(0, len(text)),)}


def variant(reading: Reading, number: int) -> Reading:
    """The same facts of another report: its text ends in a number."""
    text = f"{reading.report.text}\n{number}"
    source = f"variant-{number}"
    report = msgspec.structs.replace(
        reading.report, text=text, source=source, sha256=Document(source=source, text=text).sha256
    )
    return msgspec.structs.replace(reading, report=report)


_LETTERS = st.characters(exclude_categories=["Cs"])
_WORDS = st.text(_LETTERS, max_size=12)
_NAMES = st.text(_LETTERS, min_size=1, max_size=12)
_CODES = st.sampled_from(["KAZ", "LVA", "EU", "XKX"])


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading that the model allows."""
    text = draw(st.text(_LETTERS, min_size=1, max_size=40))
    source = draw(_NAMES)
    draw_facts = _Facts(draw, len(text))
    actors = draw_facts.actors()
    topics = draw_facts.topics()
    engagements = draw_facts.engagements(actors, topics)
    return Reading(
        report=Report(
            source=source,
            sha256=Document(source=source, text=text).sha256,
            title=draw(st.none() | _WORDS),
            published=draw(st.none() | st.dates().map(str)),
            outlet=draw(st.none() | _WORDS),
            attribution=tuple(draw(st.lists(_WORDS, max_size=3))),
            language=draw(st.none() | st.just("en")),
            text=text,
        ),
        actors=actors,
        topics=topics,
        engagements=engagements,
        **draw_facts.others(actors, engagements),
    )


class _Facts:
    def __init__(self, draw: st.DrawFn, size: int) -> None:
        self._draw = draw
        self._size = size

    def actors(self) -> tuple[Actor, ...]:
        named = self._keyed(
            lambda key: Actor(
                id=key,
                kind=self._draw(st.sampled_from(["person", "organisation", "group"])),
                name=self._draw(_NAMES),
                **self._found(),
            )
        )
        codes = self._draw(st.lists(_CODES, unique=True, max_size=3))
        taken = {actor.id for actor in named}
        return (*named, *(Actor(id=code, kind="state") for code in codes if code not in taken))

    def topics(self) -> tuple[Topic, ...]:
        return self._keyed(
            lambda key: Topic(
                id=key,
                phrase=self._draw(_WORDS),
                subjects=tuple(self._draw(st.lists(st.sampled_from(SUBJECTS), max_size=3))),
                **self._found(),
            )
        )

    def engagements(self, actors: tuple[Actor, ...], topics: tuple[Topic, ...]) -> tuple[Engagement, ...]:
        if not actors:
            return ()
        keys = self._draw(st.lists(_NAMES, unique=True, max_size=3))
        return tuple(self._engagement(key, keys, actors, topics) for key in keys)

    def others(self, actors: tuple[Actor, ...], engagements: tuple[Engagement, ...]) -> dict[str, Any]:
        if not actors:
            return {}
        who = st.sampled_from([actor.id for actor in actors])
        keys = [engagement.id for engagement in engagements]
        at = st.none() | st.sampled_from(keys) if keys else st.none()
        few = st.lists(who, max_size=3).map(tuple)
        posts = st.fixed_dictionaries(
            {
                "holder": who,
                "title": _WORDS,
                "organisation": st.none() | who,
                "state": st.none() | _CODES,
                "accredited_to": st.lists(_WORDS, max_size=3).map(tuple),
                "former": st.booleans(),
            }
        )
        statements = st.fixed_dictionaries(
            {
                "engagement": at,
                "speaker": who,
                "addressee": st.none() | who,
                "act": st.sampled_from(ACTS),
                "content": _WORDS,
            }
        )
        commitments = st.fixed_dictionaries(
            {
                "engagement": at,
                "by": few,
                "to": few,
                "kind": st.sampled_from(COMMITMENT_KINDS),
                "what": _WORDS,
                "due": st.none() | st.dates().map(str) | _WORDS,
            }
        )
        ties = st.fixed_dictionaries(
            {"from_": who, "to": who, "kind": st.sampled_from(["partner", "owner"]), "words": _WORDS}
        )
        return {
            "posts": self._several(Post, posts),
            "statements": self._several(Statement, statements),
            "commitments": self._several(Commitment, commitments),
            "ties": self._several(Tie, ties),
        }

    def _engagement(
        self, key: str, keys: list[str], actors: tuple[Actor, ...], topics: tuple[Topic, ...]
    ) -> Engagement:
        date = self._draw(st.none() | st.dates().map(str) | st.sampled_from(["2022", "2022-06", "2022-06/2022-07-02"]))
        places = st.builds(Place, name=_WORDS, state=st.none() | _CODES)
        parties = st.builds(
            Party,
            actor=st.sampled_from([actor.id for actor in actors]),
            side=st.none() | _CODES | _WORDS,
            role=st.sampled_from(ROLES),
        )
        of = st.lists(st.sampled_from([topic.id for topic in topics]), max_size=3) if topics else st.just([])
        return Engagement(
            id=key,
            form=self._draw(st.sampled_from(FORMS)),
            status=self._draw(st.sampled_from(STATUSES)),
            part_of=self._draw(st.none() | st.sampled_from(keys)),
            parties=tuple(self._draw(st.lists(parties, min_size=1, max_size=3))),
            date=date,
            date_basis=None if date is None else self._draw(st.sampled_from(["stated", "resolved"])),
            place=self._draw(st.none() | places),
            topics=tuple(self._draw(of)),
            **self._found(),
        )

    def _keyed(self, build: Callable[[str], Any]) -> tuple[Any, ...]:
        return tuple(build(key) for key in self._draw(st.lists(_NAMES, unique=True, max_size=4)))

    def _several(self, kind: Any, fields: st.SearchStrategy[dict[str, Any]]) -> tuple[Any, ...]:
        return tuple(kind(**chosen, **self._found()) for chosen in self._draw(st.lists(fields, max_size=2)))

    def _found(self) -> dict[str, Any]:
        ends = st.tuples(st.integers(0, self._size), st.integers(0, self._size)).filter(lambda pair: pair[0] != pair[1])
        spans = ends.map(lambda pair: Span(min(pair), max(pair)))
        return {
            "evidence": tuple(self._draw(st.lists(spans, min_size=1, max_size=3))),
            "confidence": self._draw(st.none() | st.floats(0, 1)),
            "finder": self._draw(st.none() | _WORDS),
        }
