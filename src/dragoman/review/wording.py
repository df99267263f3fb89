"""Facts in words, for people, as they stand in their report."""

from dragoman.lexicon.plain_words import form_words, plain_words, subject_words
from dragoman.lexicon.states import state_name
from dragoman.model.facts import Facts
from dragoman.model.reading import (
    Actor,
    Commitment,
    Engagement,
    Fact,
    Party,
    Place,
    Post,
    Reading,
    Statement,
    Tie,
    Topic,
)


def fact_words(fact: Fact, facts: Facts | Reading) -> str:
    """What kind of fact it is, and what it says; `facts` has what it refers to."""
    match fact:
        case Actor():
            return f"{fact.kind} {_name(fact.id, facts)}"
        case Post():
            return _post(fact, facts)
        case Topic():
            return f"topic [{', '.join(map(subject_words, fact.subjects))}]"
        case Engagement():
            return _engagement(fact, facts)
        case Statement():
            return _statement(fact, facts)
        case Commitment():
            return _commitment(fact, facts)
        case Tie():
            return f"tie {_name(fact.from_, facts)} – {plain_words(fact.kind)} – {_name(fact.to, facts)}"
        case _:
            return type(fact).__name__


def full_words(fact: Fact, facts: Facts | Reading) -> str:
    """The same with the fact's own phrase, where it has one that need not be that of the report."""
    phrase = next((getattr(fact, name) for name in ("phrase", "content", "what", "words") if hasattr(fact, name)), None)
    return f"{fact_words(fact, facts)}: {phrase}" if phrase else fact_words(fact, facts)


def _post(post: Post, facts: Facts | Reading) -> str:
    parts = [f"post {_name(post.holder, facts)}: {'former ' if post.former else ''}{post.title}"]
    if post.organisation:
        parts.append(f"of {_name(post.organisation, facts)}")
    if post.state:
        parts.append(f"({state_name(post.state)})")
    if post.accredited_to:
        parts.append(f"to {', '.join(map(state_name, post.accredited_to))}")
    return " ".join(parts)


def _engagement(engagement: Engagement, facts: Facts | Reading) -> str:
    parties = "; ".join(_party(party, facts) for party in engagement.parties)
    parts = [f"{engagement.id} {form_words(engagement.form)}, {engagement.status}: {parties}"]
    if engagement.date:
        parts.append(f"on {engagement.date} ({engagement.date_basis})")
    if engagement.place:
        parts.append(f"at {_place(engagement.place)}")
    phrases = [topic.phrase for topic in facts.topics if topic.id in engagement.topics]
    if phrases:
        parts.append(f"on: {'; '.join(phrases)}")
    if engagement.part_of:
        parts.append(f"part of {_whole(engagement.part_of, facts)}")
    return "; ".join(parts)


def _whole(key: str, facts: Facts | Reading) -> str:
    """What something is part of, by its form and id: `the visit e1`."""
    form = next((form_words(other.form) for other in facts.engagements if other.id == key), None)
    return f"the {form} {key}" if form else key


def _party(party: Party, facts: Facts | Reading) -> str:
    name = _name(party.actor, facts)
    side = state_name(party.side) if party.side else None
    notes = [side] if side and side != name else []
    if party.role != "participant":
        notes.append(party.role)
    return f"{name} ({', '.join(notes)})" if notes else name


def _place(place: Place) -> str:
    """`Riga (Latvia)`; a place that is the state itself is named once."""
    state = state_name(place.state) if place.state else None
    return f"{place.name} ({state})" if state and place.name.removeprefix("the ") != state else place.name


def _statement(statement: Statement, facts: Facts | Reading) -> str:
    to = f" to {_name(statement.addressee, facts)}" if statement.addressee else ""
    return f"statement {_name(statement.speaker, facts)}{to}: {plain_words(statement.act)}"


def _commitment(commitment: Commitment, facts: Facts | Reading) -> str:
    by = ", ".join(_name(actor, facts) for actor in commitment.by)
    to = f" to {', '.join(_name(actor, facts) for actor in commitment.to)}" if commitment.to else ""
    due = f", due {commitment.due}" if commitment.due else ""
    return f"commitment {by}{to}: {commitment.kind}{due}"


def _name(key: str, facts: Facts | Reading) -> str:
    for actor in facts.actors:
        if actor.id == key:
            return state_name(key) if actor.kind == "state" else actor.name or key
    return key
