"""The actors of a report while it is being read: who a name, a title or a pronoun stands for."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from dragoman.analysis.name_words import without_article
from dragoman.lexicon.given_names import gender_of
from dragoman.lexicon.titles import in_full, load_titles, missing_portfolio
from dragoman.lexicon.variants import name_groups
from dragoman.model.analysis import Title
from dragoman.model.document import Span
from dragoman.model.vocabulary import ActorKind

DEPUTY = frozenset(
    {"vice", "deputy", "under", "assistant", "undersecretary", "acting", "spokesman", "spokesperson", "spokeswoman"}
)
LEADERS = frozenset(
    {
        "president",
        "premier",
        "minister",
        "king",
        "queen",
        "emperor",
        "emir",
        "sultan",
        "chancellor",
        "prince",
        "chairman",
        "pope",
        "leader",
    }
)
DIPLOMATS = frozenset({"ambassador", "minister", "envoy", "consul", "secretary", "attaché", "nuncio", "representative"})
PARLIAMENTARY = frozenset(
    {"chairman", "chairwoman", "chair", "speaker", "senator", "deputy", "president", "member", "chairperson"}
)
GENERAL = frozenset(
    {
        "diplomat",
        "official",
        "guest",
        "visitor",
        "envoy",
        "politician",
        "representative",
        "negotiator",
        "mediator",
        "expert",
        "delegate",
    }
)
# Words under which an office may be mentioned again.
ALSO: dict[str, frozenset[str]] = {
    "leader": LEADERS,
    "monarch": frozenset({"king", "queen", "emperor", "empress", "emir", "sultan"}),
    "ruler": frozenset({"king", "emir", "sultan", "sheikh", "prince"}),
    "diplomat": DIPLOMATS,
    "chief": frozenset({"president", "secretary", "director", "chairman", "commissioner", "head", "representative"}),
    "head": LEADERS | {"director", "chief", "rector"},
    "official": DIPLOMATS | {"director", "chief", "secretary"},
    "parliamentarian": PARLIAMENTARY,
    "lawmaker": PARLIAMENTARY,
    "politician": PARLIAMENTARY | {"minister", "mayor", "leader"},
    "premier": frozenset({"minister", "president"}),
    "chairman": frozenset({"chair", "chairperson", "head"}),
    "envoy": DIPLOMATS,
    "executive": frozenset({"ceo", "chairman", "director", "president"}),
}


# How much the subject of a clause is before the others named in it, where a sentence is 2.
ACTING = 2.5


def fold(text: str) -> str:
    """Lower case without diacritics."""
    flat = unicodedata.normalize("NFKD", text)
    return "".join(c for c in flat if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Its words in small letters; the article of "al-Burhan" is no part of the family's name."""
    return tuple(without_article(word) for word in re.findall(r"[\w'.-]+", fold(name)) if word.rstrip("."))


@dataclass
class ActorRecord:
    """An actor in the making."""

    index: int
    kind: ActorKind
    name: str
    spans: list[Span] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    state: str | None = None
    told_gender: str | None = None  # by an honorific, a title or a pronoun; else the name tells, or nothing
    last_seen: int = -1
    seen_in: int = -9  # the sentence of the last mention
    acted_in: int = -9  # and of the last mention as the subject of a clause

    @property
    def gender(self) -> str | None:
        return self.told_gender or gender_of(self.name)

    def prominence(self, sentence: int) -> float:
        """How near at hand the actor is in a sentence: who acted last goes before who was only named."""
        return max((self.seen_in - sentence) * 2.0, (self.acted_in - sentence) * 2.0 + ACTING)


class Registry:
    """Actors in the order they were met. Asked by words, it answers with an index or None."""

    def __init__(self) -> None:
        self.actors: list[ActorRecord] = []
        self.sentence = 0  # that is being read
        self._states: dict[str, int] = {}
        self._groups: dict[str, int] = {}
        self._told_apart: set[int] = set()
        self._known_by: defaultdict[tuple[ActorKind, str], set[int]] = defaultdict(set)

    def state(self, code: str, span: Span | None) -> int:
        index = self._states.get(code)
        if index is None:
            index = self._add("state", code)
            self._states[code] = index
        if span:
            self.actors[index].spans.append(span)
        return index

    def organisation(self, name: str, span: Span, state: str | None) -> int:
        """The organisation of this name, of a longer form of it, or of its acronym; else a new one."""
        words = name_words(name)
        for actor in self._alike("organisation", words):
            if self._same_organisation(name_words(actor.name), words, actor, state):
                actor.spans.append(span)
                if len(name) > len(actor.name):
                    self._rename(actor, name)
                actor.state = actor.state or state
                return actor.index
        index = self._add("organisation", name)
        self.actors[index].spans.append(span)
        self.actors[index].state = state
        return index

    def _same_organisation(
        self, known: tuple[str, ...], words: tuple[str, ...], actor: ActorRecord, state: str | None
    ) -> bool:
        if known == words:
            return True
        if state and actor.state and state != actor.state:
            return False
        small, big = sorted((known, words), key=len)
        if len(small) == 1 and small[0].isalpha() and len(big) > 1 and small[0] == _initials(big):
            return True
        return len(small) >= 2 and big[: len(small)] == small

    def group(self, name: str, span: Span, state: str | None) -> int:
        known = self._groups.get(fold(name))
        if known is not None:
            self.actors[known].spans.append(span)
            return known
        index = self._groups[fold(name)] = self._add("group", name)
        self.actors[index].spans.append(span)
        self.actors[index].state = state
        return index

    def person(
        self, name: str, span: Span, titles: tuple[Title, ...], state: str | None, apart: frozenset[int] = frozenset()
    ) -> int:
        """The person of this name: "Cruchten" is "Yves Cruchten"; a longer form becomes the name.

        `apart`: persons whom the text tells from this one.
        """
        words = name_words(name)
        found = self._find_person(words, state, apart, titles)
        if found is None:
            found = self.actors[self._add("person", name)]
        found.spans.append(span)
        if len(words) > len(name_words(found.name)):
            self._rename(found, name)
        self._learn(found, titles, state)
        return found.index

    def _learn(self, actor: ActorRecord, titles: tuple[Title, ...], state: str | None) -> None:
        for title in titles:
            if not any(_same_title(title, other) for other in actor.titles):
                actor.titles.append(title)
            else:
                actor.titles = [
                    _merge_titles(other, title) if _same_title(title, other) else other for other in actor.titles
                ]
        own = next((title.state for title in titles if title.state and not title.former), None)
        actor.state = actor.state or own or state

    def _find_person(
        self, words: tuple[str, ...], state: str | None, apart: frozenset[int], titles: tuple[Title, ...]
    ) -> ActorRecord | None:
        """Of those whom the name fits who holds the office, else the last seen; of a couple, the one who goes by it alone."""
        best: ActorRecord | None = None
        held = -1
        for actor in self._alike("person", words):
            if actor.index not in apart and _same_person(name_words(actor.name), words):
                if len(words) == 1 and state and actor.state and actor.state != state:
                    continue
                if len(words) == 1 and _is_other_than_ruler(actor, words[0], titles):
                    continue
                if actor.index in self._told_apart and name_words(actor.name) != words:
                    continue
                holds = sum(any(_same_title(mine, title) for mine in actor.titles) for title in titles)
                if best is None or (holds, actor.last_seen) >= (held, best.last_seen):
                    best, held = actor, holds
        return best

    def tell_apart(self, *indexes: int) -> None:
        """Two who share a family name, named side by side: neither is meant by a shorter or longer form of the other."""
        self._told_apart.update(indexes)

    def nominal(self, head: str, words: str, state: str | None, exclude: frozenset[int] = frozenset()) -> int | None:
        """Whom "the Kazakh diplomat" or "the Vice President" stands for: the best match, of equals who acted last."""
        best: tuple[float, float, int] | None = None
        index = None
        for actor in self.actors:
            if actor.kind != "person" or actor.index in exclude:
                continue
            fit = _fit(actor, head, in_full(words), state)
            rank = (fit, actor.prominence(self.sentence), actor.last_seen)
            if fit > 0 and (best is None or rank > best):
                best, index = rank, actor.index
        if index is not None and state and self.actors[index].state is None:
            index = self._untitled_of(state, exclude) or index
        return index if index is not None else self._salient(head, state, exclude)

    def _untitled_of(self, state: str, exclude: frozenset[int]) -> int | None:
        """ "his Armenian counterpart, A. … The Armenian minister": A, and not the minister whose state is not told."""
        found = [
            actor.index
            for actor in self.actors
            if actor.kind == "person" and actor.state == state and not actor.titles and actor.index not in exclude
        ]
        return found[0] if len(found) == 1 and self.actors[found[0]].last_seen >= 0 else None

    def _salient(self, head: str, state: str | None, exclude: frozenset[int]) -> int | None:
        """ "the diplomat", "the visitor": with no office to go by, the person most spoken of."""
        if head not in GENERAL:
            return None
        fitting = [
            a for a in self.actors if a.kind == "person" and a.index not in exclude and a.titles and a.last_seen >= 0
        ]
        fitting = [a for a in fitting if not state or a.state in {state, None}]
        if head == "expert":  # holds no state's office: the last one spoken of, whether or not the text told a state
            best = max(fitting, key=lambda a: a.last_seen, default=None)
        else:
            best = max(
                fitting,
                key=lambda a: (a.state == state, a.last_seen if state else len(a.spans), a.last_seen),
                default=None,
            )
        return best.index if best else None

    def body(self, word: str) -> int | None:
        """The organisation named last whose name has this word."""
        wanted = {"company", "firm", "group", "corporation"} if word in {"company", "firm"} else {word}
        named = [a for a in self.actors if a.kind == "organisation" and a.last_seen >= 0]
        fitting = [a for a in named if wanted & set(a.name.lower().split())]
        return max(fitting, key=lambda a: a.last_seen).index if fitting else None

    def _add(self, kind: ActorKind, name: str) -> int:
        self.actors.append(ActorRecord(len(self.actors), kind, name))
        self._rename(self.actors[-1], name)
        return len(self.actors) - 1

    def _rename(self, actor: ActorRecord, name: str) -> None:
        actor.name = name
        for word in _asked_by(actor.kind, name_words(name)):
            self._known_by[actor.kind, word].add(actor.index)

    def _alike(self, kind: ActorKind, words: tuple[str, ...]) -> list[ActorRecord]:
        """The actors that share a word (organisations: or initials) with a name, in order: no others can be the same."""
        found = {index for word in _asked_by(kind, words) for index in self._known_by.get((kind, word), ())}
        return [self.actors[index] for index in sorted(found)]


def _asked_by(kind: ActorKind, words: tuple[str, ...]) -> set[str]:
    return {*words, _initials(words)} if kind == "organisation" else set(words)


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in {"of", "the", "and", "for"})


def _same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    small, big = sorted((known, words), key=len)
    if not small:
        return False
    if small == big:
        return True
    if len(small) == 1:
        return (small[0] in (big[-1], big[0]) and len(small[0]) > 1) or (small[0] in big and len(small[0]) > 3)
    if set(small) <= set(big) and (small[-1] == big[-1] or small[0] == big[0]):
        return True
    if _is_called(small, big):
        return True
    return (
        small[-1] == big[-1]
        and len(small) == len(big)
        and all(a == b or a.rstrip(".") == b[0] or b.rstrip(".") == a[0] for a, b in zip(small, big, strict=True))
    )


def _is_called(small: tuple[str, ...], big: tuple[str, ...]) -> bool:
    """ "Joe Biden" is "Joseph R. Biden, Jr.": the short form of the given name, and the family's."""
    whole = tuple(word for word in big if word.rstrip(".") not in _YOUNGER)
    if len(small) != _GIVEN_AND_FAMILY or len(whole) < len(small) or small[-1] != whole[-1]:
        return False
    groups = name_groups()
    return bool(groups.get(small[0], frozenset()) & groups.get(whole[0], frozenset()))


_YOUNGER = frozenset({"jr", "sr", "ii", "iii", "iv"})
_GIVEN_AND_FAMILY = 2


def _same_title(a: Title, b: Title) -> bool:
    """The same office worded alike, or one wording inside the other with no other state."""
    if a.former != b.former or (a.state and b.state and a.state != b.state):
        return False
    left, right = set(fold(a.words).split()), set(fold(b.words).split())
    if (left & DEPUTY) != (right & DEPUTY):
        return False
    return left <= right or right <= left


def _merge_titles(a: Title, b: Title) -> Title:
    longer = a if len(a.words) >= len(b.words) else b
    return msgspec.structs.replace(
        longer,
        state=a.state or b.state,
        organisation=a.organisation or b.organisation,
        accredited_to=a.accredited_to or b.accredited_to,
    )


_BARE = 1.5  # "the minister" is any minister, the finance minister as well as the Minister of Finance
_OWN_WORD = frozenset({"prime"})  # a prime minister is "the prime minister" wherever there is another


ENVOYS = frozenset({"ambassador", "consul", "d'affaires", "envoy"})


def _is_other_than_ruler(actor: ActorRecord, name: str, titles: Sequence[Title]) -> bool:
    """ "King Ibrahim" is not "Anwar Ibrahim": a monarch has no family name that others call him by."""
    rules, known = (any(title.head in _RULERS for title in held) for held in (titles, actor.titles))
    return rules and not known and name_words(actor.name)[0] != name


_RULERS = ALSO["monarch"] | {"pope"}


def _fits_relation(actor: ActorRecord, head: str, state: str | None) -> float:
    """ "his Kenyan counterpart", "his guest": by the state alone; a minister's counterpart is no ambassador."""
    envoy = head == "counterpart" and any(title.head in ENVOYS for title in actor.titles)
    return 0.5 if state and actor.state == state and not envoy else 0.0


def _fit(actor: ActorRecord, head: str, words: frozenset[str], state: str | None) -> float:
    """How well a nominal fits a person; 0 is not at all."""
    if state and actor.state and state != actor.state:
        return 0.0
    if state and actor.state is None and actor.last_seen < 0:
        return 0.0  # "the President of Turkey" is no president told of later without a state
    if load_titles().relational & {head}:
        return _fits_relation(actor, head, state)
    best = 0.0
    for title in actor.titles:
        theirs = in_full(title.words)
        if head not in ALSO and (words & DEPUTY) != (theirs & DEPUTY):
            continue
        if words == {head} == {title.head}:
            best = max(best, _BARE if not theirs & _OWN_WORD else 1.0)
        elif words <= theirs or theirs <= words:
            best = max(best, 1.0 + len(words & theirs) / len(words | theirs))
        elif head == title.head:
            extra = words - theirs
            best = max(best, 0.0 if extra & missing_portfolio(words, theirs) else 0.6)
        elif title.head in ALSO.get(head, ()) or title.head.rpartition("-")[2] in ALSO.get(head, ()):
            best = max(best, 0.7 if head not in _SENT or title.head in ENVOYS else 0.65)
    if state and actor.state == state and best:
        best += 0.5
    if best == 0 and state and actor.state == state and head in ALSO and not actor.titles:
        best = 0.3
    return best


# Rather an ambassador than a minister.
_SENT = frozenset({"diplomat", "envoy"})
