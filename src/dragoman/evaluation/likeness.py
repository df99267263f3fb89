"""When two names, phrases or parties count as the same, and how the facts of two readings are paired."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from dragoman.model.reading import Actor, Engagement, Reading
from dragoman.model.vocabulary import ActorKind

HONORIFICS = frozenset(
    "mr mrs ms madam mdm sir dr prof professor h.e he excellency hon the a an shri smt dato dato' datuk sheikh".split()
)
_TOKEN = re.compile(r"[\w']+")

T = TypeVar("T")


class Name(NamedTuple):
    """An actor as it is compared: a state by its code, all others by their name."""

    kind: ActorKind
    words: str


class Member(NamedTuple):
    """A party as it is compared. A state is its own side."""

    name: Name
    side: str | None


def tokens(text: str) -> list[str]:
    """The words of a text without case, accents and honorifics."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return [token for token in _TOKEN.findall(plain.replace("\u2019", "'")) if token not in HONORIFICS]


def overlap(one: str, other: str) -> float:
    """F1 of the words of two texts, 0 to 1: words count as often as they stand, their order does not."""
    first, second = tokens(one), tokens(other)
    if not first or not second:
        return 0.0
    rest, common = list(second), 0
    for token in first:
        if token in rest:
            rest.remove(token)
            common += 1
    return 2 * common / (len(first) + len(second))


def at_least_half(one: str, other: str) -> float:
    """The overlap of two texts, or 0 where it is less than a half."""
    value = overlap(one, other)
    return value if value >= 0.5 else 0.0


def same_name(one: Name, other: Name) -> bool:
    """Whether two names are of the same actor: `Cruchten` is `Yves Cruchten`, an organisation needs most words."""
    if one.kind != other.kind:
        return False
    if one.kind == "state":
        return one.words == other.words
    first, second = tokens(one.words), tokens(other.words)
    if not first or not second:
        return False
    if first == second:
        return True
    if one.kind == "person":
        # The family name stands first or last, so the shorter name has to begin or end where the longer one does.
        short, full = sorted((first, second), key=len)
        return set(short) <= set(full) and (short[-1] in (full[0], full[-1]) or short[0] in (full[0], full[-1]))
    return overlap(one.words, other.words) >= 0.75


def pair(gold: Sequence[T], found: Sequence[T], likeness: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """A one-to-one pairing by position, the most alike first; a likeness of 0 means never."""
    scored = sorted(((likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    used_gold, used_found, pairs = set[int](), set[int](), list[tuple[int, int]]()
    for value, i, j in scored:
        if value > 0 and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def names_of(reading: Reading) -> dict[str, Name]:
    """The actors of a reading by id, as they are compared."""
    return {actor.id: _name(actor) for actor in reading.actors}


def members_of(engagement: Engagement, names: dict[str, Name]) -> list[Member]:
    """The parties of an engagement, as they are compared."""
    members = []
    for party in engagement.parties:
        name = names[party.actor]
        members.append(Member(name, party.side or (name.words if name.kind == "state" else None)))
    return members


def same_members(gold: Sequence[Member], found: Sequence[Member]) -> list[tuple[Member, Member]]:
    """The parties of two engagements that are the same actor, in pairs."""
    pairs = pair(gold, found, lambda one, other: float(same_name(one.name, other.name)))
    return [(gold[i], found[j]) for i, j in pairs]


def _name(actor: Actor) -> Name:
    return Name(actor.kind, actor.name or actor.id)
