"""Reports of a small world, each of which several readers read differently: what a desk has to put together."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec

from dragoman.model.document import Document, Span
from dragoman.model.reading import Actor, Commitment, Engagement, Party, Place, Post, Reading, Report, Statement, Topic

PEOPLE = {
    "Anna Berg": ("NOR", "Minister"),
    "Luis Prado": ("CHL", "Ambassador"),
    "Ana Ruiz": ("ESP", "Deputy Minister"),
    "Ana Ruiz of Lima": ("PER", "Ambassador"),
}


class Told(NamedTuple):
    """A sentence about an engagement of two people, and what is read in it."""

    words: str
    one: str
    other: str
    form: str = "meeting"
    status: str = "held"
    date: str | None = None
    place: str | None = None
    topic: str | None = None


class Story(NamedTuple):
    """A report: its day, outlet, and what it tells. Stories of one source are versions of one report."""

    source: str
    published: str | None
    outlet: str
    told: tuple[Told, ...]
    ending: str = ""


_MET = Told(
    "Anna Berg met Luis Prado in Oslo.", "Anna Berg", "Luis Prado", date="2024-05-03", place="Oslo", topic="fish"
)
STORIES = (
    Story("a", "2024-05-03", "Norway Today", (_MET,)),
    Story("b", "2024-05-04", "Chile Diario", (_MET._replace(words="Ambassador Luis Prado spoke with Anna Berg."),)),
    Story("c", "2024-05-05", "Desk", (_MET._replace(words="Anna Berg received Luis Prado.", date=None, place=None),)),
    Story(
        "d",
        "2024-04-28",
        "Desk",
        (
            _MET._replace(words="Anna Berg is to meet Luis Prado on 3 May.", status="scheduled", topic=None),
            _MET._replace(
                words="Anna Berg will call Luis Prado in May.", form="call", status="proposed", date="2024-05"
            ),
        ),
    ),
    Story(
        "e",
        "2024-05-06",
        "Norway Today",
        (
            _MET._replace(words="Anna Berg and Luis Prado talked again on the phone.", form="call", date="2024-05-06"),
            Told("Anna Berg also saw Ana Ruiz.", "Anna Berg", "Ana Ruiz", date="2024-05-06", topic="visas"),
        ),
    ),
    Story("f", "2024-05-07", "Madrid", (Told("Ana Ruiz met Anna Berg.", "Ana Ruiz", "Anna Berg", date=None),)),
    Story(
        "g",
        "2024-05-07",
        "Lima",
        (Told("Ana Ruiz of Lima met Anna Berg.", "Ana Ruiz of Lima", "Anna Berg", date="2024-05-06", place="Lima"),),
    ),
    Story("a", "2024-05-05", "Norway Today", (_MET._replace(date="2024-05-04"),), "This report was corrected."),
)
VARIANTS = ("whole", "fewer", "dated", "undated", "called", "wider", "more", "bare", "twice")
"""How readers differ."""


def read(number: int, variant: str) -> Reading:
    """What a reader of that kind makes of a story."""
    story = STORIES[number]
    text = " ".join([*(told.words for told in story.told), "They promised to send fish.", story.ending]).strip()
    facts = _Facts(text)
    told = [_varied(one, variant) for one in story.told]
    if variant == "fewer":
        told = told[1:]
    if variant == "more":
        told.append(told[0]._replace(form="call"))
    if variant == "twice":
        told.append(told[0])
    for one in told:
        facts.tell(one, wider=variant == "wider", bare=variant == "bare")
    document = Document(source=story.source, text=text)
    report = Report(
        source=story.source, sha256=document.sha256, published=story.published, outlet=story.outlet, text=text
    )
    reading = Reading(report=report, **facts.sections())
    if variant == "bare":
        reading = msgspec.structs.replace(reading, statements=(), commitments=(), posts=())
    return reading


def _varied(told: Told, variant: str) -> Told:
    if variant == "dated":
        return told._replace(date="2024-05-09")
    if variant == "undated":
        return told._replace(date=None)
    return told._replace(form="call") if variant == "called" else told


class _Facts:
    def __init__(self, text: str) -> None:
        self._text = text
        self.actors: dict[str, Actor] = {}
        self.posts: list[Post] = []
        self.topics: dict[str, Topic] = {}
        self.engagements: list[Engagement] = []

    def sections(self) -> dict[str, Any]:
        first = self.engagements[0] if self.engagements else None
        statements, commitments = (), ()
        if first is not None:
            speaker = first.parties[0].actor
            of = {"engagement": first.id, **self._words("promised to send fish")}
            statements = (Statement(speaker=speaker, act="pledge", content="fish", **of),)
            commitments = (Commitment(by=(speaker,), kind="pledged", what="send fish", **of),)
        return {
            "actors": tuple(self.actors.values()),
            "posts": tuple(self.posts),
            "topics": tuple(self.topics.values()),
            "engagements": tuple(self.engagements),
            "statements": statements,
            "commitments": commitments,
        }

    def tell(self, told: Told, *, wider: bool, bare: bool) -> None:
        parties = []
        for name in (told.one, told.other):
            state, title = PEOPLE[name]
            if name not in self.actors:
                bearing = name.removesuffix(" of Lima")
                self.actors[name] = Actor(
                    id=f"p{len(self.actors) + 1}", kind="person", name=bearing, **self._words(name)
                )
                self.posts.append(Post(holder=self.actors[name].id, title=title, state=state, **self._words(name)))
            parties.append(Party(actor=self.actors[name].id, side=None if bare else state))
        topics = ()
        if told.topic and not bare:
            topics = (f"t{list(self.topics).index(told.topic) + 1}",) if told.topic in self.topics else ()
            if not topics:
                topics = (f"t{len(self.topics) + 1}",)
                words = self._words(told.words.split()[-1])
                self.topics[told.topic] = Topic(id=topics[0], phrase=told.topic, subjects=("other",), **words)
        self.engagements.append(
            Engagement(
                id=f"e{len(self.engagements) + 1}",
                form=told.form,  # type: ignore[arg-type]
                status=told.status,  # type: ignore[arg-type]
                parties=tuple(parties),
                date=told.date,
                date_basis="stated" if told.date else None,
                place=Place(name=told.place) if told.place else None,
                topics=topics,
                **self._words(told.words if wider else told.words.rstrip(".")),
            )
        )

    def _words(self, words: str) -> dict[str, Any]:
        start = self._text.index(words)
        return {"evidence": (Span(start, start + len(words)),), "confidence": 0.5, "finder": "test/1"}


_NAMES = ("Anna Berg", "Luis Prado", "Ilze Ozola", "Nurlan Seit", "Mara Lind", "Paul Okoye", "Ines Duarte", "Jan Novak")
_CODES = ("NOR", "CHL", "LVA", "KAZ", "SWE", "NGA", "PRT", "CZE")
_DESKS = ("Morning Wire", "Evening Post", "Foreign Desk")


def press(number: int) -> Reading:
    """One of any number of reports, two of which tell of the same engagement."""
    told = number // 2
    at = (told % 7, (told % 7 + 1 + told // 7 % 7) % 8)
    one, other = (_NAMES[place] for place in at)
    day = date(2023, 1, 2) + timedelta(days=told // 3)
    place = ("Oslo", "Riga", "Prague")[told % 3]
    opening = ("met", "received")[number % 2]
    text = f"{one} {opening} {other} in {place}. They spoke of matter {told}. Told as report {number}."
    document = Document(source=f"press-{number}", text=text)

    def words(quote: str) -> dict[str, Any]:
        start = text.index(quote)
        return {
            "evidence": (Span(start, start + len(quote)),),
            "confidence": 0.5 + number % 50 / 100,
            "finder": "test/1",
        }

    sides = tuple(_CODES[place] for place in at)
    return Reading(
        report=Report(
            source=document.source,
            sha256=document.sha256,
            published=(day + timedelta(days=number % 2)).isoformat(),
            outlet=_DESKS[number % 3],
            text=text,
        ),
        actors=tuple(
            Actor(id=f"p{place}", kind="person", name=name, **words(name)) for place, name in ((1, one), (2, other))
        ),
        posts=tuple(
            Post(holder=f"p{place}", title="Minister", state=side, **words(opening))
            for place, side in zip((1, 2), sides, strict=True)
        ),
        topics=(Topic(id="t1", phrase=f"matter {told}", subjects=("other",), **words(f"matter {told}")),),
        engagements=(
            Engagement(
                id="e1",
                form="meeting",
                status="held",
                parties=(Party(actor="p1", side=sides[0]), Party(actor="p2", side=sides[1])),
                date=day.isoformat(),
                date_basis="stated",
                place=Place(name=place),
                topics=("t1",),
                **words(f"{opening} {other}"),
            ),
        ),
    )
