"""Who "the guest" and "the envoy" are: words without a name, given to the person for whom the trained reader takes them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from dragoman.extraction.trained.features import Found, Numbers
from dragoman.extraction.trained.labels import KIND
from dragoman.extraction.trained.scoring import Scorer
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Analysis, Entity, Mention, Title
from dragoman.model.document import Span

EAGER = {"person": 1.0}
SURE = 0.9  # of another person than the rules take the words for, or of one where they take nobody
SURE_OF_STATE = 0.98  # of words that name a state, for one of whom the text has told none
SURE_PRONOUN = 0.9  # of the person of a pronoun that the rules leave open


class _Reference(NamedTuple):
    """Words for one person: a mention of the analysis, or words that it knows no mention in."""

    mention: Mention | None
    person: int | None  # as the rules have it
    span: int  # in the scorer

    @property
    def is_name(self) -> bool:
        return self.mention is not None and self.mention.form == "name"


def with_references(analysis: Analysis, scorer: Scorer) -> Analysis:
    """The analysis with titles and descriptions given to whom the trained reader surely takes them for."""
    references = list(_references(analysis, scorer))
    if not any(one.person is not None for one in references):
        return analysis
    unnamed = [row for row, one in enumerate(references) if not one.is_name]
    if not unnamed:
        return analysis
    spans = [one.span for one in references]
    scores: Numbers = scorer.relation("coreference", [spans[row] for row in unnamed], spans)[..., 0]
    scores_of = dict(zip(unnamed, scores, strict=True))
    known: list[int | None] = []
    changed: dict[Span, Mention] = {}
    added: list[Mention] = []
    for row, one in enumerate(references):
        if row not in scores_of:
            known.append(one.person)
            continue
        person, sure = _likeliest(scores_of[row][:row], known)
        mention = one.mention or _mention(analysis, scorer.span(one.span))
        if mention is None or person is None or not _is_believed(analysis, mention, person, sure):
            known.append(one.person)
            continue
        known.append(person)
        if one.mention is None:
            added.append(msgspec.structs.replace(mention, entities=(person,)))
        elif person != one.person:
            changed[mention.span] = msgspec.structs.replace(mention, entities=(person,))
    if not changed and not added:
        return analysis
    mentions = [changed.get(m.span, m) if m.kind == "person" else m for m in analysis.mentions]
    ordered = tuple(sorted([*mentions, *added], key=lambda m: m.node))
    entities = list(analysis.entities)
    for mention in changed.values():
        if analysis.nodes[mention.node].dep in {"attr", "oprd", "poss"}:
            continue
        entities[mention.entities[0]] = _with_office(entities[mention.entities[0]], mention)
    return msgspec.structs.replace(analysis, mentions=ordered, entities=tuple(entities))


def _with_office(person: Entity, mention: Mention) -> Entity:
    """ "A was waiting. The British prime minister …": the office under which a person is mentioned again is his."""
    new = [title for title in mention.titles if _is_news(person, title)]
    return msgspec.structs.replace(person, titles=(*person.titles, *new)) if new else person


def _is_news(person: Entity, title: Title) -> bool:
    """Only of whom the text tells no office, and of the state that it tells to be his."""
    if person.titles or title.former or title.accredited_to or title.head in _NO_OFFICES:
        return False
    return title.head in load_titles().official_heads and title.state is not None and title.state == person.state


_NO_OFFICES = frozenset({"guest", "visitor", "expert", "official", "diplomat", "chairman", "host"})


def _states_of(person: Entity) -> set[str]:
    return {state for state in (person.state, *(title.state for title in person.titles)) if state}


def _is_believed(analysis: Analysis, mention: Mention, person: int, sure: float) -> bool:
    """The reader is sure, and does not give "the President" from one who is called so to one who is not."""
    ruled = _named_person(analysis, mention)
    if mention.form == "pronoun":
        return ruled is None and sure >= SURE_PRONOUN
    told = {title.state for title in mention.titles if title.state} | _states_before(analysis, mention)
    known = _states_of(analysis.entities[person])
    if told and (sure < SURE_OF_STATE if not known else not told <= known):
        return False  # "the Polish president" is nobody of another state
    if _is_of_higher_rank(analysis.entities[person], mention):
        return False
    return sure >= SURE and (
        ruled is None or _is_called(analysis, person, mention) or not _is_called(analysis, ruled, mention)
    )


def _states_before(analysis: Analysis, mention: Mention) -> set[str]:
    """Of "the Kenyan side" the state: nobody of another one is meant."""
    inside = (m for m in analysis.mentions if m.kind == "state" and m.form == "state" and mention.span.covers(m.span))
    beside = (m for m in inside if analysis.nodes[m.node].dep in {"amod", "nmod", "compound", "poss"})
    return {analysis.entities[key].name for m in beside for key in m.entities}


def _named_person(analysis: Analysis, mention: Mention) -> int | None:
    """Whom the rules take the words for; an officer told by title alone is nobody yet."""
    named = [key for key in mention.entities if analysis.entities[key].kind == "person"]
    return named[0] if named else None


def _is_of_higher_rank(person: Entity, mention: Mention) -> bool:
    """ "the Uzbek president" is not the minister of trade of whom was told before, nor "the minister" the president."""
    highest = load_titles().heads_of_state
    leading = {title.head for title in mention.titles} & highest
    held = {title.head for title in person.titles if not title.former}
    serving = {title.head for title in mention.titles} & _SERVING
    another = serving == {"minister"} and bool(held) and held <= _SENT  # no ambassador is "the Foreign Minister"
    lower = bool(serving) and bool(held) and held <= highest
    return another or lower or (bool(leading) and bool(held) and not leading & held)


_SENT = frozenset({"ambassador", "envoy", "consul"})
_SERVING = frozenset({"minister", "ambassador", "secretary", "envoy", "consul"})


def _is_called(analysis: Analysis, person: int, mention: Mention) -> bool:
    """The person holds an office of this word."""
    heads = {title.head for title in analysis.entities[person].titles}
    return any(title.head in heads for title in mention.titles)


def _references(analysis: Analysis, scorer: Scorer) -> Iterator[_Reference]:
    """The mentions of single persons in text order, and between them those that the reader alone has found."""
    own = [m for m in analysis.mentions if m.kind == "person" and len(m.entities) < 2]
    placed = [(m, at) for m in own if (at := scorer.words.within(m.span)) is not None]
    scorer.take(EAGER, {"person"}, [Found(*at, KIND["person"]) for _, at in placed])
    first = len(scorer.found) - len(placed)
    found = [
        _Reference(mention, _named_person(analysis, mention), first + number)
        for number, (mention, _) in enumerate(placed)
    ]
    taken = [mention.span for mention in analysis.mentions if mention.kind == "person"]
    for index in range(first):
        span = scorer.span(index)
        if not any(span.overlaps(other) for other in taken):
            found.append(_Reference(None, None, index))
    yield from sorted(found, key=lambda one: (scorer.found[one.span].first, scorer.found[one.span].last))


def _likeliest(scores: Numbers, known: Sequence[int | None]) -> tuple[int | None, float]:
    """The person whom earlier words for him speak for most, and how sure that is, 0 to 1."""
    votes: dict[int, list[float]] = defaultdict(list)
    for score, person in zip(scores.tolist(), known, strict=True):
        if person is not None:
            votes[person].append(score)
    if not votes:
        return None, 0.0
    told = {person: float(np.logaddexp.reduce(each)) for person, each in votes.items()}
    best = max(told, key=lambda person: told[person])
    return best, float(np.exp(told[best] - np.logaddexp.reduce([0.0, *told.values()])))


def _mention(analysis: Analysis, span: Span) -> Mention | None:
    """A mention at the node that governs these words; None where that is no noun, or is a mention already."""
    tops = analysis.tops_in(span)
    if not tops or not tops[-1].tag.startswith("NN") or tops[-1].index in analysis.mention_at:
        return None
    return Mention(span=span, node=tops[-1].index, kind="person", form="nominal")
