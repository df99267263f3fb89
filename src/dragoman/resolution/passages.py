"""Which words of a report tell an engagement."""

import re
from collections.abc import Iterator
from datetime import date

from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.states import state_forms
from dragoman.model.days import days
from dragoman.model.document import Span
from dragoman.model.reading import Engagement, Reading
from dragoman.resolution.names import normalised
from dragoman.resolution.words import content_words, sentences

_PARTY, _OWN = 1.0, 1.6
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_PLANNED = frozenset(
    "will would could due planned scheduled invited invite proposed postponed cancelled off expected next foreseen fixed set "
    "further again later".split()
)

_BY_PHONE = frozenset("phone telephone telephoned conversation spoke line rang".split())

Marks = list[tuple[float, frozenset[str]]]


def passages_of(reading: Reading) -> dict[str, str]:
    """The words that tell each engagement, normalised: the sentences in which the words of its evidence stand.

    Evidence that is no words but a whole sentence or more, such as that of gold reports without marks, may hold much
    else and miss what it is for: then it is the sentence of the report that holds most of what is the engagement's own.
    """
    text = reading.report.text
    spans = [Span(*span) for span in sentences(text)]
    passages: dict[str, str] = {}
    vague = []
    for engagement in reading.engagements:
        touched = [span for span in spans if any(span.overlaps(Span(*words)) for words in engagement.evidence)]
        if any(Span(*words).covers(span) for words in engagement.evidence for span in touched):
            vague.append(engagement)
        passages[engagement.id] = normalised(" ".join(text[start:end] for start, end in touched))
    return passages | _told_by(vague, spans, reading) if vague else passages


def _told_by(engagements: list[Engagement], spans: list[Span], reading: Reading) -> dict[str, str]:
    """The one sentence that tells each engagement."""
    headline = normalised(reading.report.title or "")
    told = [(span, normalised(reading.report.text[span.start : span.end])) for span in spans]
    told = [(span, words) for span, words in told if words and words != headline] or told
    found: dict[str, str] = {}
    taken: set[tuple[object, Span]] = set()
    for engagement in engagements:
        marks, kinds = list(_marks(engagement, reading)), list(_kinds(engagement))
        like = (engagement.form, frozenset(party.actor for party in engagement.parties))
        best = _best(told, marks, kinds)
        if (like, best[0]) in taken:
            # Of two that are alike each is told by a sentence of its own, if another one names the form.
            free = [(span, words) for span, words in told if (like, span) not in taken]
            best = _best([entry for entry in free if kinds[0][1] & set(entry[1].split())] or told, marks, kinds)
        taken.add((like, best[0]))
        found[engagement.id] = best[1]
    return found


def _best(told: list[tuple[Span, str]], marks: Marks, any_of: Marks) -> tuple[Span, str]:
    return max(told, key=lambda entry: (_score(entry[1], marks, any_of), -entry[0].start))


def _score(words: str, marks: Marks, any_of: Marks) -> float:
    """How many of the marks of an engagement stand in a sentence: each counts for the share of its words there."""
    there = frozenset(words.split())
    stems = content_words((words,))
    named = [(weight, mark) for weight, mark in marks if mark]  # a name may be without a letter
    whole = sum(weight * max(len(mark & there), len(mark & stems)) / len(mark) for weight, mark in named)
    return whole + sum(weight for weight, words_ in any_of if words_ & there)


def _marks(engagement: Engagement, reading: Reading) -> Iterator[tuple[float, frozenset[str]]]:
    actors = {actor.id: actor for actor in reading.actors}
    topics = {topic.id: topic for topic in reading.topics}
    for party in engagement.parties:
        actor = actors[party.actor]
        if actor.kind == "state":
            yield _PARTY, frozenset({_state_word(actor.id, reading.report.text)})
        else:
            yield _PARTY, frozenset(normalised(actor.name or "").split()[-1:])
    phrases = [topics[topic].phrase for topic in engagement.topics]
    phrases += [statement.content for statement in reading.statements if statement.engagement == engagement.id]
    phrases += [engagement.place.name] if engagement.place else []
    for phrase in phrases:
        words = content_words((phrase,)) or frozenset(normalised(phrase).split())
        if words:
            yield _OWN, words
    yield from ((_OWN, frozenset({word})) for word in _day_words(engagement, reading.report.published))


def _kinds(engagement: Engagement) -> Iterator[tuple[float, frozenset[str]]]:
    """Words of which any tells the form or the status."""
    cues = {word for noun, form in load_cues().nouns.items() if form == engagement.form for word in noun.split()}
    yield 0.4, frozenset(cues | (_BY_PHONE if engagement.form == "call" else set()))
    if engagement.status != "held":
        yield 1.0, _PLANNED


def _state_word(code: str, text: str) -> str:
    """The word for a state that the report uses."""
    kinds = ("name", "adjective", "people", "capital")
    forms = [form for kind in kinds for form in state_forms(code, kind)]  # type: ignore[arg-type]
    found = next((form for form in forms if re.search(rf"\b{re.escape(form)}\b", text)), code)
    return normalised(found).split()[-1]


def _day_words(engagement: Engagement, published: str | None) -> Iterator[str]:
    period = days(engagement.date)
    if period is None:
        return
    first = date.fromisoformat(period[0])
    if (engagement.date or "")[:4] != (published or "")[:4] or len(engagement.date or "") == 4:
        yield str(first.year)
    if len(engagement.date or "") > 4:
        yield _MONTHS[first.month - 1]
    if period[0] == period[1]:
        yield str(first.day)
        if published:
            ago = (date.fromisoformat(published) - first).days
            yield from ({0: ("today",), 1: ("yesterday",)}.get(ago) or ())
            if -7 < ago < 7:
                yield _WEEKDAYS[first.weekday()]
