"""From what happened to what one outlet tells of it, as a text and as the reading of that text."""

from datetime import date, timedelta
from typing import NamedTuple

from dice import Dice
from telling import DEEDS, FORM_VERBS, LATER, PROMISED, SAID, Page, background, respelled
from world import Office, Person, World, date_of

from dragoman.model.document import Document, Span
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
    Topic,
)
from dragoman.model.vocabulary import DateBasis, Form, Role, Status, Subject

_FINDER = "rule:synthetic/1"
_WIRES = ("Meridian Wire", "Interpress", "World Desk", "Continental News", "Capital Daily")
_CONFIDENCE = tuple(number / 100 for number in range(40, 100))


class Side(NamedTuple):
    """Who takes part for a state, and the number of the office he holds (None: the state as such)."""

    state: str
    office: int | None
    role: Role


class Happening(NamedTuple):
    """One engagement as it was; those of a visit are parts of the first."""

    form: Form
    status: Status
    day: int
    last_day: int
    sides: tuple[Side, ...]
    place: str
    topics: tuple[tuple[str, tuple[Subject, ...]], ...]


class Reporter:
    """Writes the reports of a world."""

    def __init__(self, world: World, dice: Dice) -> None:
        self._world = world
        self._dice = dice

    def report(self, happenings: tuple[Happening, ...], source: str) -> Reading:
        """What one outlet tells of what belongs together: all of it, or one part only."""
        if len(happenings) > 1 and self._dice.random() < 0.3:
            happenings = (self._dice.choice(happenings),)
        return _Article(self._world, self._dice, happenings, source).reading()


class _Article:
    def __init__(self, world: World, dice: Dice, happenings: tuple[Happening, ...], source: str) -> None:
        self._world = world
        self._dice = dice
        self._source = source
        self._happenings = happenings
        self._page = Page()
        self._published = self._day_of_publication(happenings[0])
        self._respells = dice.random() < 0.12
        self._actors: dict[str, tuple[str | None, list[Span]]] = {}
        self._known: dict[tuple[str, int], str] = {}
        self._posts: list[Post] = []
        self._topics: list[Topic] = []
        self._engagements: list[Engagement] = []
        self._statements: list[Statement] = []
        self._commitments: list[Commitment] = []

    def reading(self) -> Reading:
        dice, page = self._dice, self._page
        names = [self._world.states[side.state].name for side in self._happenings[0].sides]
        title = f"{' and '.join(names)}: {self._happenings[0].form} of {date_of(self._happenings[0].day):%B}"
        page.put(f"{title}\n\n")
        for number, happening in enumerate(self._happenings, start=1):
            self._tell(happening, f"e{number}", "e1" if number > 1 else None)
        page.put(background(dice, dice.randrange(650, 1750) - page.length))
        text = page.text
        return Reading(
            report=Report(
                source=self._source,
                sha256=Document(source=self._source, text=text).sha256,
                title=title,
                published=self._published.isoformat() if dice.random() < 0.97 else None,
                outlet=self._outlet() if dice.random() < 0.9 else None,
                language="en",
                text=text,
            ),
            actors=tuple(
                Actor(id=key, kind=_kind(key), name=name, evidence=tuple(spans), **self._sure())
                for key, (name, spans) in self._actors.items()
            ),
            posts=tuple(self._posts),
            topics=tuple(self._topics),
            engagements=tuple(self._engagements),
            statements=tuple(self._statements),
            commitments=tuple(self._commitments),
        )

    def _sure(self) -> dict[str, object]:
        return {"confidence": self._dice.choice(_CONFIDENCE), "finder": _FINDER}

    def _day_of_publication(self, told: Happening) -> date:
        if told.status == "held":
            return date_of(told.last_day) + timedelta(days=self._dice.choice((0, 0, 0, 1, 1, 2)))
        return date_of(told.day) - timedelta(days=self._dice.randrange(1, 30))

    def _outlet(self) -> str:
        dice = self._dice
        state = self._world.states[dice.choice(self._happenings[0].sides).state]
        return dice.choice(
            (f"Ministry of Foreign Affairs of {state.name}", f"{state.capital} News Agency", dice.choice(_WIRES))
        )

    def _tell(self, told: Happening, key: str, whole: str | None) -> None:
        page, dice = self._page, self._dice
        parties = [self._party(told.sides[0], told)]
        page.put(" ")
        start = page.length
        page.put(LATER[told.status].format(dice.choice(FORM_VERBS[told.form])))
        cue = Span(start, page.length)
        if told.form == "visit":
            page.put(f" {self._world.states[told.place].name}")
        for other in told.sides[1:]:
            page.put(", where the host was " if told.form == "visit" else " " if other is told.sides[1] else " and ")
            parties.append(self._party(other, told))
        place = self._place(told)
        when, basis = self._when(told)
        page.put(". ")
        self._engagements.append(
            Engagement(
                id=key,
                form=told.form,
                status=told.status,
                part_of=whole,
                parties=tuple(parties),
                date=when,
                date_basis=basis,
                place=place,
                topics=self._discussed(told),
                evidence=(cue,),
                **self._sure(),
            )
        )
        self._quote(told, key, parties)

    def _party(self, side: Side, told: Happening) -> Party:
        """Writes who takes part, named or not, and gives the party."""
        world, dice = self._world, self._dice
        code = side.state
        if side.office is None or dice.random() < 0.05:
            return self._unnamed(side)
        office = world.offices(code)[side.office]
        known = self._known.get((code, side.office))
        person = world.holder(code, side.office, told.day)
        if known is not None:
            self._actors[known][1].append(self._page.write(person.family))
            return Party(actor=known, side=code, role=side.role)
        key = f"p{len(self._known) + 1}"
        self._known[code, side.office] = key
        self._introduce(key, code, office, person)
        return Party(actor=key, side=code if dice.random() < 0.93 else None, role=side.role)

    def _unnamed(self, side: Side) -> Party:
        code = side.state
        name = self._world.states[code].name
        office = self._world.offices(code)[side.office] if side.office is not None else None
        words = f"the {office.short} of {name}" if office else name
        if office and office.organisation and self._dice.random() < 0.5:
            self._page.put("representatives of the ")
            key = self._organisation(office.organisation)
            self._page.put(f" of {name}")
            return Party(actor=key, side=code, role=side.role)
        self._actors.setdefault(code, (None, []))[1].append(self._page.write(words))
        return Party(actor=code, side=code, role=side.role)

    def _organisation(self, name: str) -> str:
        span = self._page.write(name)
        for key, (known, spans) in self._actors.items():
            if known == name:
                spans.append(span)
                return key
        key = f"o{len(self._actors) + 1}"
        self._actors[key] = (name, [span])
        return key

    def _introduce(self, key: str, code: str, office: Office, person: Person) -> None:
        """A person with the title, as most reports have it; some leave the title out."""
        page, dice, state = self._page, self._dice, self._world.states[code]
        name = respelled(person.name, dice) if self._respells else person.name
        if dice.random() < 0.06:
            self._actors[key] = (name, [page.write(name)])
            return
        start, organisation = page.length, None
        title = office.title if office.at or dice.random() < 0.75 or office.organisation is None else office.short
        page.put(title)
        minister = office.title.startswith("Minister")
        if office.organisation and (not minister or dice.random() < 0.2):
            page.put(" of the " if minister else " at the ")
            organisation = self._organisation(office.organisation)
        of = page.write(f" of {state.name}")
        self._actors.setdefault(code, (None, []))[1].append(Span(of.start + 4, of.end))
        if office.at:
            page.put(f" to {self._world.states[office.at].name}")
        post = Span(start, page.length)
        page.put(" ")
        self._actors[key] = (name, [page.write(name)])
        self._posts.append(
            Post(
                holder=key,
                title=title,
                organisation=organisation,
                state=code,
                accredited_to=(office.at,) if office.at else (),
                evidence=(post,),
                **self._sure(),
            )
        )

    def _place(self, told: Happening) -> Place | None:
        if told.form in ("call", "message") or self._dice.random() < 0.3:
            return None
        state = self._world.states[told.place]
        name = state.capital if told.form != "visit" or self._dice.random() < 0.4 else state.name
        if name != state.name:
            self._page.put(f" in {name}")
        return Place(name=name, state=told.place)

    def _when(self, told: Happening) -> tuple[str | None, DateBasis | None]:
        """Writes the date in one of the ways in which reports have it, or not at all."""
        dice, page = self._dice, self._page
        chance = dice.random()
        first = date_of(told.day + (dice.choice((1, -1)) if dice.random() < 0.015 else 0))
        last = date_of(max(told.last_day, told.day))
        if chance > 0.88:
            return None, None
        if chance > 0.84:
            page.put(f" in {first:%B}")
            return f"{first:%Y-%m}", "resolved"
        if last > first:
            page.put(f" from {first.day} {first:%B} to {last.day} {last:%B %Y}")
            return f"{first.isoformat()}/{last.isoformat()}", "stated"
        if chance > 0.6 and abs((self._published - first).days) < 6:
            page.put(" today" if first == self._published else f" on {first:%A}")
            return first.isoformat(), "resolved"
        stated = dice.random() < 0.4
        page.put(f" on {first.day} {first:%B %Y}" if stated else f" on {first.day} {first:%B}")
        return first.isoformat(), "stated" if stated else "resolved"

    def _discussed(self, told: Happening) -> tuple[str, ...]:
        page, dice = self._page, self._dice
        topics = [topic for topic in told.topics if dice.random() < 0.85]
        if not topics:
            return ()
        keys = []
        page.put(dice.choice(("They discussed ", "The talks focused on ", "On the agenda were ")))
        for number, (words, subjects) in enumerate(topics):
            page.put("" if not number else " and " if number == len(topics) - 1 else ", ")
            key = f"t{len(self._topics) + 1}"
            span = page.write(words)
            self._topics.append(Topic(id=key, phrase=words, subjects=subjects, evidence=(span,), **self._sure()))
            keys.append(key)
        page.put(". ")
        return tuple(keys)

    def _quote(self, told: Happening, key: str, parties: list[Party]) -> None:
        """What the parties said, and what they mean to do."""
        page, dice = self._page, self._dice
        for _ in range(dice.choice((0, 1, 1, 2, 3))):
            speaker = dice.choice(parties).actor
            act, verb = dice.choice(SAID)
            self._again(speaker)
            page.put(f" {verb} ")
            words = dice.choice(told.topics)[0] if told.topics and dice.random() < 0.6 else dice.choice(DEEDS)
            content = f"the plan to {words}" if words in DEEDS else words
            span = page.write(content)
            page.put(". ")
            self._statements.append(
                Statement(
                    engagement=key,
                    speaker=speaker,
                    act=act,
                    content=content,
                    evidence=(span,),
                    **self._sure(),
                )
            )
        if dice.random() < 0.25:
            self._promise(key, parties)

    def _promise(self, key: str, parties: list[Party]) -> None:
        page, dice = self._page, self._dice
        kind, verb = dice.choice(PROMISED)
        by = dice.choice(parties).actor
        self._again(by)
        page.put(f" {verb} ")
        what = dice.choice(DEEDS)
        start = page.length
        page.put(what)
        due = None
        if dice.random() < 0.3:
            day = self._published + timedelta(days=dice.randrange(20, 500))
            due = day.isoformat()
            page.put(f" by {day.day} {day:%B %Y}")
        span = Span(start, start + len(what))
        page.put(". ")
        self._commitments.append(
            Commitment(engagement=key, by=(by,), kind=kind, what=what, due=due, evidence=(span,), **self._sure())
        )

    def _again(self, key: str) -> None:
        """Names an actor once more, shortly."""
        name, spans = self._actors[key]
        if name is None:
            spans.append(self._page.write(self._world.states[key].name))
        elif key.startswith("p"):
            spans.append(self._page.write(name.split()[-1]))
        else:
            self._page.put("The ")
            spans.append(self._page.write(name))


def _kind(key: str) -> str:
    return "person" if key.startswith("p") else "organisation" if key.startswith("o") else "state"
