"""Analysis → Reading: all facts of a report, with ids and evidence."""

from collections.abc import Sequence
from functools import cached_property

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.backgrounds import mark_background
from dragoman.extraction.bodies import body_named
from dragoman.extraction.by_sides import by_sides
from dragoman.extraction.commitments import CommitmentFound, find_commitments
from dragoman.extraction.companions import shared_sides
from dragoman.extraction.drafts import Draft
from dragoman.extraction.engagements import EngagementFinder
from dragoman.extraction.phrases import is_cut_off
from dragoman.extraction.readouts import stressed_topics
from dragoman.extraction.sides import is_state, side_of
from dragoman.extraction.statements import StatementFound, find_statements
from dragoman.extraction.ties import find_ties
from dragoman.extraction.topics import find_topics
from dragoman.lexicon.subjects import subjects_of
from dragoman.lexicon.titles import in_singular
from dragoman.model.analysis import Analysis, Entity
from dragoman.model.document import Document, Span
from dragoman.model.reading import Actor, Commitment, Engagement, Party, Post, Reading, Report, Statement, Tie, Topic
from dragoman.model.vocabulary import ActorKind

FINDER = "rules 0.1"
PREFIX: dict[ActorKind, str] = {"person": "p", "organisation": "o", "group": "g"}


def extract_reading(analysis: Analysis) -> Reading:
    """The reading of an analysed report."""
    return ReadingBuilder(analysis).build()


class ReadingBuilder:
    """Gives the actors their ids and puts the facts together."""

    def __init__(self, analysis: Analysis, finder: EngagementFinder | None = None) -> None:
        self.analysis = analysis
        self.finder = finder or EngagementFinder(analysis)
        self.ids = _identify(analysis.entities)
        self.sides: dict[int, str] = {}
        self.topics: dict[int, list[str]] = {}  # of each draft
        self.drafts: list[Draft] = []

    def build(self) -> Reading:
        drafts = self.kept(self.finder.find())
        mark_background(self.analysis, drafts)
        self.sides, self.drafts = self.finder.sides, drafts
        said = self.found_statements()
        topics = self._topics(said)
        engagements = tuple(self._engagement(number, draft) for number, draft in enumerate(drafts, 1))
        statements = self._statements(said)
        commitments = self._commitments()
        posts = self._posts()
        used = {party.actor for e in engagements for party in e.parties}
        used |= {key for s in statements for key in (s.speaker, s.addressee) if key}
        used |= {key for c in commitments for key in (*c.by, *c.to)}
        return Reading(
            report=report_of(self.analysis.document),
            actors=self._actors(used),
            posts=posts,
            topics=topics,
            engagements=engagements,
            statements=statements,
            commitments=commitments,
            ties=self._ties(),
        )

    def _words(self, span: Span) -> str:
        return " ".join(self.analysis.document.quote(span).split())

    def kept(self, drafts: list[Draft]) -> list[Draft]:
        """Those of the engagements found that are told."""
        return drafts

    def found_topics(self) -> list[tuple[Span, Draft]]:
        """The topics, each with its engagement."""
        return find_topics(self.analysis, self.drafts)

    def is_part_of_words(self, span: Span, said: Sequence[StatementFound]) -> bool:
        """Whether the words of a topic are a piece out of what somebody says."""
        return False

    def found_statements(self) -> list[StatementFound]:
        return find_statements(self.analysis, self.drafts)

    def found_commitments(self) -> list[CommitmentFound]:
        return find_commitments(self.analysis, self.drafts)

    def finder_of(self, found: Draft | Span) -> str:
        """Which reader told an engagement, or the words of a statement, commitment or topic."""
        return FINDER

    def is_actor(self, index: int) -> bool:
        """Whether an actor of the analysis is one."""
        return True

    def confidence_of(self, layer: str, spans: Sequence[Span], draft: Draft | None = None) -> float | None:
        """How sure the reader is of a fact of these words, 0 to 1; None if it does not know."""
        return None

    def _topics(self, said: Sequence[StatementFound]) -> tuple[Topic, ...]:
        found = []
        topics = [(span, draft) for span, draft in self.found_topics() if not self.is_part_of_words(span, said)]
        stressed = stressed_topics(self.analysis, said, [span for span, _ in topics])
        every = sorted([*topics, *stressed], key=lambda item: item[0])
        told = [(span, draft) for span, draft in every if not is_cut_off(self._words(span))]
        for number, (span, draft) in enumerate(told, 1):
            phrase = self._words(span)
            self.topics.setdefault(id(draft), []).append(f"t{number}")
            found.append(
                Topic(
                    id=f"t{number}",
                    phrase=phrase,
                    subjects=subjects_of(phrase),
                    evidence=(span,),
                    finder=self.finder_of(span),
                    confidence=self.confidence_of("topics", (span,)),
                )
            )
        return tuple(found)

    def _statements(self, said: Sequence[StatementFound]) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                engagement=self._draft_id(found.draft),
                speaker=self.key_id(speaker),
                addressee=self.key_id(found.addressee) if found.addressee is not None else None,
                act=found.act,
                content=self._words(found.span),
                evidence=(found.span,),
                finder=self.finder_of(found.span),
                confidence=self.confidence_of("statements", (found.span,)),
            )
            for found in said
            if not is_cut_off(self._words(found.span))
            for speaker in found.speakers
        )

    def _commitments(self) -> tuple[Commitment, ...]:
        return tuple(
            Commitment(
                engagement=self._draft_id(found.draft) if found.draft is not None else None,
                by=tuple(self.key_id(key) for key in found.by),
                to=tuple(self.key_id(key) for key in found.to),
                kind=found.kind,
                what=self._words(found.span),
                due=found.due,
                evidence=(found.span,),
                finder=self.finder_of(found.span),
                confidence=self.confidence_of("commitments", (found.span,)),
            )
            for found in self.found_commitments()
            if not is_cut_off(self._words(found.span))
        )

    def _ties(self) -> tuple[Tie, ...]:
        known = {
            index for index, entity in enumerate(self.analysis.entities) if entity.kind in {"person", "organisation"}
        }
        return tuple(
            Tie(
                from_=self.ids[found.from_],
                to=self.ids[found.to],
                kind=found.kind,
                words=self._words(found.span),
                evidence=(found.span,),
                finder=FINDER,
            )
            for found in find_ties(self.analysis)
            if {found.from_, found.to} <= known
        )

    def _draft_id(self, draft: Draft) -> str:
        return f"e{self._numbers[id(draft)]}"

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(draft): number for number, draft in enumerate(self.drafts, 1)}

    def key_id(self, key: ActorKey) -> str:
        return key if isinstance(key, str) else self.ids[key]

    def _actors(self, used: set[str]) -> tuple[Actor, ...]:
        found = []
        for index, entity in enumerate(self.analysis.entities):
            if not self.is_actor(index):
                continue
            if entity.kind == "state":
                found.append(Actor(id=entity.name, kind="state", evidence=tuple(sorted(set(entity.spans)))))
            elif entity.kind != "group" or self.ids[index] in used:
                found.append(
                    Actor(
                        id=self.ids[index],
                        kind=entity.kind,
                        name=entity.name,
                        evidence=tuple(sorted(set(entity.spans))),
                        finder=self.finder_of(entity.spans[0]) if entity.spans else FINDER,
                        confidence=self.confidence_of(entity.kind, entity.spans),
                    )
                )
        known = {actor.id for actor in found}
        found += [Actor(id=code, kind="state") for code in sorted(used) if code not in known]
        return tuple(found)

    def _posts(self) -> tuple[Post, ...]:
        found = []
        for index, entity in enumerate(self.analysis.entities):
            if entity.kind != "person" or not self.is_actor(index):
                continue
            for title in entity.titles:
                organisation = self._organisation(title.organisation)
                found.append(
                    Post(
                        holder=self.ids[index],
                        title=in_singular(title.words, title.head),
                        organisation=organisation,
                        state=title.state
                        or (None if title.organisation or title.former else self._state_served(index)),
                        accredited_to=title.accredited_to,
                        former=title.former,
                        evidence=(title.span,),
                        finder=FINDER,
                        confidence=self.confidence_of("posts", (title.span,)),
                    )
                )
        return tuple(found)

    @cached_property
    def _beside(self) -> set[int]:
        """Those whose side is told by who stands beside them: the state of their post is not."""
        listed = {key for company in by_sides(self.analysis) for key in company.companions}
        return {person for person, _, _ in shared_sides(self.analysis) if person not in listed}

    def _state_served(self, index: int) -> str | None:
        """The state of a holder whose title names none: told elsewhere in the text, or as its side."""
        side = self.analysis.entities[index].state or (None if index in self._beside else self.sides.get(index))
        return side if side is not None and is_state(side) else None

    def _organisation(self, span: Span | None) -> str | None:
        body = body_named(self.analysis, span) if span is not None else None
        return self.ids[body] if body is not None else None

    def _engagement(self, number: int, draft: Draft) -> Engagement:
        parties = tuple(
            Party(actor=self.key_id(key), side=self._side(key), role=role) for key, role in draft.parts.items()
        )
        return Engagement(
            id=f"e{number}",
            form=draft.form,
            status=draft.status,
            part_of=self._draft_id(draft.part_of) if draft.part_of is not None else None,
            parties=parties,
            date=draft.date,
            date_basis=draft.basis,
            place=draft.place,
            topics=tuple(self.topics.get(id(draft), ())),
            evidence=self._evidence(draft),
            finder=self.finder_of(draft),
            confidence=self.confidence_of("engagements", (), draft),
        )

    def _side(self, key: ActorKey) -> str | None:
        """Whom a party represents; an organisation that speaks for itself represents no one."""
        side = side_of(self.analysis, key, self.sides)
        itself = isinstance(key, int) and self.analysis.entities[key].kind == "organisation"
        return None if itself and isinstance(key, int) and side == self.analysis.entities[key].name else side

    def _evidence(self, draft: Draft) -> tuple[Span, ...]:
        spans = []
        for number in draft.sentences:
            sentence = self.analysis.sentences[number]
            spans.append(
                self.analysis.document.span(
                    self.analysis.nodes[sentence.first].span.start, self.analysis.nodes[sentence.last - 1].span.end
                )
            )
        return tuple(spans)


def _identify(entities: tuple[Entity, ...]) -> dict[int, str]:
    counts: dict[str, int] = {}
    ids = {}
    for index, entity in enumerate(entities):
        if entity.kind == "state":
            ids[index] = entity.name
            continue
        prefix = PREFIX[entity.kind]
        counts[prefix] = counts.get(prefix, 0) + 1
        ids[index] = f"{prefix}{counts[prefix]}"
    return ids


def report_of(document: Document) -> Report:
    return Report(
        source=document.source,
        sha256=document.sha256,
        title=document.title,
        published=document.published.isoformat() if document.published else None,
        outlet=document.outlet,
        attribution=document.attribution,
        language=document.language,
        passages=document.passages,
        text=document.text,
    )
