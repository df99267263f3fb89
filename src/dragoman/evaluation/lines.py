"""The facts of a reading in words, one line a fact.

A line names actors by their names and never by the ids of its reading, so that a fact keeps its line when the facts
around it change.
"""

from collections.abc import Iterable

from dragoman.model.reading import Actor, Commitment, Engagement, Party, Post, Reading, Statement, Tie, Topic


def fact_lines(reading: Reading) -> dict[str, list[str]]:
    """The line of each fact, by section, in the order of the reading."""
    words = _Words(reading)
    lines = {
        "actors": map(_actor, reading.actors),
        "posts": map(words.post, reading.posts),
        "engagements": map(words.engagement, reading.engagements),
        "topics": map(words.topic, reading.topics),
        "statements": map(words.statement, reading.statements),
        "commitments": map(words.commitment, reading.commitments),
        "ties": map(words.tie, reading.ties),
    }
    return {section: [" ".join(line.split()) for line in section_lines] for section, section_lines in lines.items()}


class _Words:
    """The words for facts that refer to other facts of their reading."""

    def __init__(self, reading: Reading) -> None:
        self._names = {actor.id: actor.name or actor.id for actor in reading.actors}
        self._engagements = {engagement.id: engagement for engagement in reading.engagements}
        self._forms_on: dict[str, list[str]] = {}
        for engagement in reading.engagements:
            for topic in engagement.topics:
                self._forms_on.setdefault(topic, []).append(engagement.form)

    def post(self, post: Post) -> str:
        organisation = post.organisation and f"of {self._names[post.organisation]}"
        accredited = post.accredited_to and f"to {', '.join(post.accredited_to)}"
        parts = (post.title, organisation, post.state and f"for {post.state}", accredited, post.former and "former")
        return f"post {self._names[post.holder]}: {_joined(parts)}"

    def engagement(self, engagement: Engagement) -> str:
        parties = " + ".join(map(self._party, engagement.parties))
        day = engagement.date and f"on {engagement.date} ({engagement.date_basis})"
        place = engagement.place
        where = place and f"at {place.name}" + (f" ({place.state})" if place.state else "")
        whole = engagement.part_of and f"part of {self._form(engagement.part_of)}"
        return f"{engagement.form} {engagement.status}: {_joined((parties, day, where, whole))}"

    def topic(self, topic: Topic) -> str:
        forms = ", ".join(self._forms_on.get(topic.id, ())) or "no engagement"
        return f"topic {topic.phrase} ({', '.join(topic.subjects)}); of {forms}"

    def statement(self, fact: Statement) -> str:
        heard = f" to {self._names[fact.addressee]}" if fact.addressee else ""
        return f"statement {self._names[fact.speaker]}{heard}, {fact.act}: {fact.content}{self._at(fact.engagement)}"

    def commitment(self, fact: Commitment) -> str:
        to = f" to {self._all(fact.to)}" if fact.to else ""
        due = f"; due {fact.due}" if fact.due else ""
        return f"commitment {self._all(fact.by)}{to}, {fact.kind}: {fact.what}{due}{self._at(fact.engagement)}"

    def tie(self, tie: Tie) -> str:
        return f"tie {self._names[tie.from_]}, {tie.kind}, {self._names[tie.to]}: {tie.words}"

    def _party(self, party: Party) -> str:
        role = "" if party.role == "participant" else f", {party.role}"
        return f"{self._names[party.actor]} [{party.side or '-'}{role}]"

    def _all(self, actors: Iterable[str]) -> str:
        return " + ".join(self._names[actor] for actor in actors) or "no one"

    def _at(self, engagement: str | None) -> str:
        return f"; at {self._form(engagement)}" if engagement else ""

    def _form(self, engagement: str) -> str:
        return self._engagements[engagement].form


def _actor(actor: Actor) -> str:
    return f"{actor.kind} {actor.name or actor.id}"


def _joined(parts: Iterable[object]) -> str:
    return "; ".join(part for part in parts if isinstance(part, str) and part)
