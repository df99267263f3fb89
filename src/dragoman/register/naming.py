"""Who is called so: persons and organisations by words of the names that reports give them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from dragoman.register.aliases import alias
from dragoman.register.batches import Lookup, is_asked, tuples_of
from dragoman.register.existence import there_is
from dragoman.register.resolved import bearer, bearer_word, identity
from dragoman.resolution.names import normalised, person_key

MOST = 2000
"""If more are called so, the words say little, and it is quicker to ask of each row whether they fit."""
_BEYOND = "\U0010ffff"
_KINDS = Lookup(select(identity.c.id, identity.c.kind).where(is_asked(identity.c.id)))
_BEARERS = Lookup(select(bearer.c.id).where(is_asked(bearer.c.identity_id)))


class Called(NamedTuple):
    """Those of some kinds that are called by words that begin like these; `identities` is None if they are too many."""

    kinds: tuple[str, ...]
    words: tuple[str, ...]
    identities: tuple[int, ...] | None


def called(connection: Connection, kinds: Sequence[str], name: str) -> Called:
    """Who is called so by any report."""
    words = _words(kinds, name)
    first, *others = words or [""]
    query = (
        select(bearer.c.identity_id)
        .join(bearer_word, bearer_word.c.bearer_id == bearer.c.id)
        .where(begins(bearer_word.c.word, first), bearer.c.kind.in_(kinds), bearer.c.identity_id.is_not(None))
        .where(*(_also(bearer.c.id, word) for word in others))
        .distinct()
        .limit(MOST + 1)
    )
    found = sorted(connection.scalars(query).all()) if words else []
    return Called(tuple(kinds), tuple(words), tuple(found) if len(found) <= MOST else None)


def known(connection: Connection, number: int) -> Called:
    """The same of one who is known by number."""
    return Called((kinds_of(connection, [number]).get(number, "person"),), (), (number,))


def bearers_of(connection: Connection, identities: Collection[int]) -> list[int]:
    """The bearers of identities."""
    return [number for (number,) in tuples_of(connection, _BEARERS, identities)]


def kinds_of(connection: Connection, identities: Collection[int]) -> dict[int, str]:
    """Whether identities are persons, organisations or states, by number."""
    return dict(tuples_of(connection, _KINDS, identities))


def begins(word: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """A word of an index begins so."""
    return and_(word >= prefix, word < prefix + _BEYOND)


def is_called(number: ColumnElement[int], who: Called) -> ColumnElement[bool]:
    """The bearer of that number is called so, by the report that names it."""
    return and_(*(_also(number, word) for word in who.words))


def bearers_called(who: Called) -> Select[int]:
    """The bearers that are called so, found by the first of the words."""
    first, *others = who.words
    led = alias(bearer_word, "led")
    return select(led.c.bearer_id).where(begins(led.c.word, first), *(_also(led.c.bearer_id, word) for word in others))


def _also(number: ColumnElement[int], word: str) -> ColumnElement[bool]:
    other = alias(bearer_word, "also")
    return there_is(other.c.bearer_id == number, begins(other.c.word, word))


def _words(kinds: Sequence[str], name: str) -> list[str]:
    """The words to look for, those that say most in front."""
    words = person_key(name) if tuple(kinds) == ("person",) else normalised(name)
    return sorted(set(words.split()), key=lambda word: (-len(word), word))
