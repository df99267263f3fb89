"""A model's answer → a reading of what the text bears out of it, and what was refused.

A fact is taken whole or not at all as regards what it needs: its quote, its words, its place in the codebook, and the
actors without whom it would be another fact (all parties, the holder, the speaker, by whom). What it may lack (a side,
a date, a place, a topic, an addressee, what it is part of) is left off where it does not hold, and that is told too.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from dragoman.extraction.extract import PREFIX, report_of
from dragoman.extraction.proposed import answers as form
from dragoman.extraction.proposed.answers import SECTIONS, Proposed, sections_of
from dragoman.extraction.proposed.dates import is_date, years_of
from dragoman.extraction.proposed.quotes import QuoteAmbiguous, QuotedText, QuoteNotFound, flat
from dragoman.extraction.proposed.refusals import Proposal, Reason, Refused
from dragoman.lexicon.states import state_codes
from dragoman.model.document import Document
from dragoman.model.facts import NOUNS, Section
from dragoman.model.reading import Actor, Commitment, Engagement, Party, Place, Post, Reading, Statement, Tie, Topic

P = TypeVar("P", bound=Proposed)


def take(answer: str, document: Document, finder: str) -> Proposal:
    """What is taken of a model's answer, as found by `finder`. `ValueError` if the answer is none at all."""
    return _Taking(sections_of(answer), document, finder).proposal()


class _NotTaken(Exception):
    def __init__(self, reason: Reason, words: str) -> None:
        super().__init__(reason, words)
        self.reason: Reason = reason
        self.words = words


class _Named(NamedTuple):
    """A proposed fact, and how it is named in what is told of it."""

    name: str
    fact: Any


class _Taking:
    def __init__(self, sections: Mapping[str, Any], document: Document, finder: str) -> None:
        self.sections, self.document, self.finder = sections, document, finder
        self.text = QuotedText(document)
        self.codes = frozenset(state_codes())
        self.refused: list[Refused] = []
        self.seen: set[tuple[str, str]] = set()
        self.actors: dict[str, Actor] = {}  # by the ids of the answer, as the topics and engagements
        self.topics: dict[str, Topic] = {}
        self.engagements: dict[str, Engagement] = {}

    def proposal(self) -> Proposal:
        for section in self.sections:
            if section not in SECTIONS:
                self._refuse("answer", "not of the form asked for", f"a section {section!r}")
        # In this order, because each refers only to what stands before it.
        self._take_actors()
        posts = self._take("posts", form.ProposedPost, self._post)
        self._take_topics()
        self._take_engagements()
        statements = self._take("statements", form.ProposedStatement, self._statement)
        commitments = self._take("commitments", form.ProposedCommitment, self._commitment)
        ties = self._take("ties", form.ProposedTie, self._tie)
        reading = Reading(
            report=report_of(self.document),
            actors=tuple(self.actors.values()),
            posts=posts,
            topics=tuple(self.topics.values()),
            engagements=tuple(self.engagements.values()),
            statements=statements,
            commitments=commitments,
            ties=ties,
        )
        return Proposal(reading, tuple(self.refused))

    # --- facts ------------------------------------------------------------------------------------------------------

    def _take_actors(self) -> None:
        counts: dict[str, int] = {}
        for name, actor in self._proposed("actors", form.ProposedActor):
            try:
                self._check_new("actor", actor.id)
                if actor.kind == "state":
                    self.actors[actor.id] = Actor(id=self._code(actor.id), kind="state", **self._found(name, actor))
                    continue
                words, found = self._words(actor.name or ""), self._found(name, actor)
                prefix = PREFIX[actor.kind]
                counts[prefix] = counts.get(prefix, 0) + 1
                self.actors[actor.id] = Actor(id=f"{prefix}{counts[prefix]}", kind=actor.kind, name=words, **found)
            except _NotTaken as why:
                self._refuse(name, why.reason, why.words)

    def _take_topics(self) -> None:
        for name, topic in self._proposed("topics", form.ProposedTopic):
            try:
                self._check_new("topic", topic.id)
                if not topic.subjects:
                    raise _NotTaken("not of the form asked for", "no subject")
                self.topics[topic.id] = Topic(
                    id=f"t{len(self.topics) + 1}",
                    phrase=self._words(topic.phrase),
                    subjects=tuple(dict.fromkeys(topic.subjects)),
                    **self._found(name, topic),
                )
            except _NotTaken as why:
                self._refuse(name, why.reason, why.words)

    def _take_engagements(self) -> None:
        wholes: list[tuple[str, str, str]] = []
        for name, engagement in self._proposed("engagements", form.ProposedEngagement):
            try:
                self._check_new("engagement", engagement.id)
                self.engagements[engagement.id] = self._engagement(name, engagement)
            except _NotTaken as why:
                self._refuse(name, why.reason, why.words)
                continue
            if engagement.part_of is not None:
                wholes.append((name, engagement.id, engagement.part_of))
        for name, part, whole in wholes:
            self._nest(name, part, whole)

    def _nest(self, name: str, part: str, whole: str) -> None:
        """Makes an engagement part of another, unless that one is (part of) the engagement itself."""
        above = self.engagements.get(whole)
        ids = {engagement.id: engagement for engagement in self.engagements.values()}
        upward = above
        while upward is not None and upward.id != self.engagements[part].id:
            upward = ids[upward.part_of] if upward.part_of else None
        if above is None or upward is not None:
            self._refuse(name, "id leads to nothing taken", whole, "part_of")
        else:
            self.engagements[part] = msgspec.structs.replace(self.engagements[part], part_of=above.id)

    def _engagement(self, name: str, proposed: form.ProposedEngagement) -> Engagement:
        if not proposed.parties:
            raise _NotTaken("not of the form asked for", "no party")
        found = self._found(name, proposed)
        actors = [self._actor(party.actor) for party in proposed.parties]
        parties: dict[str, Party] = {}
        for actor, party in zip(actors, proposed.parties, strict=True):
            if actor.id in parties:
                self._refuse(name, "id given twice", party.actor, "party")
                continue
            parties[actor.id] = Party(actor=actor.id, side=self._side(name, party.side), role=party.role)
        date = self._date(name, proposed)
        return Engagement(
            id=f"e{len(self.engagements) + 1}",
            form=proposed.form,
            status=proposed.status,
            parties=tuple(parties.values()),
            date=date,
            date_basis=proposed.date_basis if date else None,
            place=self._place(name, proposed.place),
            topics=self._known(name, "topic", proposed.topics, self.topics),
            **found,
        )

    def _post(self, name: str, post: form.ProposedPost) -> Post:
        holder = self._actor(post.holder, "person")
        title, found = self._words(post.title), self._found(name, post)
        organisation = self._optional_actor(name, "organisation", post.organisation, "organisation")
        receivers = (self._side(name, receiver, "accredited_to") for receiver in post.accredited_to)
        return Post(
            holder=holder.id,
            title=title,
            organisation=organisation,
            state=self._optional_code(name, "state", post.state),
            accredited_to=tuple(dict.fromkeys(receiver for receiver in receivers if receiver)),
            former=post.former,
            **found,
        )

    def _statement(self, name: str, statement: form.ProposedStatement) -> Statement:
        speaker = self._actor(statement.speaker)
        content, found = self._words(statement.content), self._found(name, statement)
        return Statement(
            engagement=self._optional_engagement(name, statement.engagement),
            speaker=speaker.id,
            addressee=self._optional_actor(name, "addressee", statement.addressee),
            act=statement.act,
            content=content,
            **found,
        )

    def _commitment(self, name: str, commitment: form.ProposedCommitment) -> Commitment:
        if not commitment.by:
            raise _NotTaken("not of the form asked for", "by nobody")
        by = dict.fromkeys(self._actor(key).id for key in commitment.by)
        what, found = self._words(commitment.what), self._found(name, commitment)
        due = commitment.due
        if due is not None and not is_date(due):
            self._refuse(name, "no such date", due, "due")
            due = None
        return Commitment(
            engagement=self._optional_engagement(name, commitment.engagement),
            by=tuple(by),
            to=self._known(name, "to", commitment.to, self.actors),
            kind=commitment.kind,
            what=what,
            due=due,
            **found,
        )

    def _tie(self, name: str, tie: form.ProposedTie) -> Tie:
        return Tie(
            from_=self._actor(tie.from_, "person", "organisation").id,
            to=self._actor(tie.to, "person", "organisation").id,
            kind=tie.kind,
            words=self._words(tie.words),
            **self._found(name, tie),
        )

    # --- what a fact needs: `_NotTaken` where it does not hold ------------------------------------------------------

    def _found(self, name: str, proposed: Proposed) -> dict[str, Any]:
        """Evidence, finder and confidence."""
        try:
            span = self.text.place(proposed.quote)
        except QuoteNotFound:
            raise _NotTaken("quote not in the text", proposed.quote) from None
        except QuoteAmbiguous:
            raise _NotTaken("quote at several places", proposed.quote) from None
        confidence = proposed.confidence
        if confidence is not None and not 0 <= confidence <= 1:
            self._refuse(name, "not of the form asked for", f"{confidence} is not from 0 to 1", "confidence")
            confidence = None
        return {"evidence": (span,), "confidence": confidence, "finder": self.finder}

    def _words(self, words: str) -> str:
        if not self.text.holds(words):
            raise _NotTaken("words not in the text", words)
        return flat(words)

    def _actor(self, key: str, *kinds: str) -> Actor:
        actor = self.actors.get(key)
        if actor is None or (kinds and actor.kind not in kinds):
            raise _NotTaken("id leads to nothing taken", f"{key} as {' or '.join(kinds) or 'actor'}")
        return actor

    def _code(self, code: str) -> str:
        if code not in self.codes:
            raise _NotTaken("no code of a state", code)
        return code

    def _check_new(self, kind: str, key: str) -> None:
        """Of two facts with one id the second is not taken, whatever became of the first: who refers to it means either."""
        if (kind, key) in self.seen:
            raise _NotTaken("id given twice", key)
        self.seen.add((kind, key))

    # --- what a fact may lack: left off and told where it does not hold ---------------------------------------------

    def _optional_actor(self, name: str, value: str, key: str | None, *kinds: str) -> str | None:
        try:
            return None if key is None else self._actor(key, *kinds).id
        except _NotTaken as why:
            self._refuse(name, why.reason, why.words, value)
            return None

    def _optional_engagement(self, name: str, key: str | None) -> str | None:
        return next(iter(self._known(name, "engagement", () if key is None else (key,), self.engagements)), None)

    def _optional_code(self, name: str, value: str, code: str | None) -> str | None:
        if code is not None and code not in self.codes:
            self._refuse(name, "no code of a state", code, value)
            return None
        return code

    def _side(self, name: str, side: str | None, value: str = "side") -> str | None:
        """A state's code, or the name of an organisation, which some models give by its id."""
        if side is None or side in self.codes:
            return side
        actor = self.actors.get(side)
        if actor is not None and actor.kind == "organisation":
            return actor.name
        if self.text.holds(side):
            return flat(side)
        self._refuse(name, "words not in the text", side, value)
        return None

    def _date(self, name: str, proposed: form.ProposedEngagement) -> str | None:
        """The date, if it is one and the text or the report's own day can have given it."""
        date, basis = proposed.date, proposed.date_basis
        if date is None and basis is None:
            return None
        wrong = None
        if date is None or not is_date(date):
            wrong = "is no ISO 8601 date"
        elif basis is None:
            wrong = "has no basis"
        elif basis == "resolved" and self.document.published is None:
            wrong = "is resolved, but the report has no day of its own"
        elif basis == "stated" and not all(year in self.document.text for year in years_of(date)):
            wrong = "is stated, but its year is not in the text"
        if wrong is None:
            return date
        self._refuse(name, "no such date", f"{date} {wrong}", "date")
        return None

    def _place(self, name: str, place: form.ProposedPlace | None) -> Place | None:
        if place is None:
            return None
        if not self.text.holds(place.name):
            self._refuse(name, "words not in the text", place.name, "place")
            return None
        return Place(name=flat(place.name), state=self._optional_code(name, "place", place.state))

    def _known(
        self, name: str, value: str, keys: Iterable[str], taken: Mapping[str, Actor | Topic | Engagement]
    ) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for key in keys:
            fact = taken.get(key)
            if fact is None:
                self._refuse(name, "id leads to nothing taken", key, value)
            else:
                found[fact.id] = None
        return tuple(found)

    # --- the answer's own form --------------------------------------------------------------------------------------

    def _take(self, section: Section, kind: type[P], build: Any) -> tuple[Any, ...]:
        taken = []
        for name, proposed in self._proposed(section, kind):
            try:
                taken.append(build(name, proposed))
            except _NotTaken as why:
                self._refuse(name, why.reason, why.words)
        return tuple(taken)

    def _proposed(self, section: Section, kind: type[P]) -> Sequence[_Named]:
        """The facts of a section that are of the form asked for."""
        plain = self.sections.get(section, [])
        if not isinstance(plain, list):
            self._refuse(section, "not of the form asked for", "no list of facts")
            return []
        found = []
        for number, item in enumerate(plain, 1):
            key = item.get("id") if isinstance(item, dict) else None
            name = f"{NOUNS[section]} {key if isinstance(key, str) else number}"
            try:
                found.append(_Named(name, msgspec.convert(item, kind)))
            except msgspec.ValidationError as error:
                unlisted = str(error).startswith("Invalid enum value")
                reason: Reason = "not in the codebook's vocabulary" if unlisted else "not of the form asked for"
                self._refuse(name, reason, str(error))
        return found

    def _refuse(self, fact: str, reason: Reason, words: str, value: str | None = None) -> None:
        self.refused.append(Refused(fact, reason, words, value))
