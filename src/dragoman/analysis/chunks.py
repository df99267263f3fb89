"""Chunks: stretches of tokens that are one thing (a state, an organisation, a title, a person with titles)."""

from typing import NamedTuple

import msgspec


class StateChunk(NamedTuple):
    first: int
    last: int
    code: str
    kind: str


class OrganisationChunk(NamedTuple):
    first: int
    last: int
    state: str | None
    quoted: bool = False


class TitleChunk(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens `[first, last)` of a title with its state and organisation; `words_first, words_last` of the title alone."""

    first: int
    last: int
    words_first: int
    words_last: int
    head: int
    lemma: str
    plural: bool = False
    relational: bool = False
    state: str | None = None
    states: tuple[str, ...] = ()  # of a plural title, where they are several: tokens `[reach_first, reach_last)`
    reach_first: int = -1
    reach_last: int = -1
    organisation: OrganisationChunk | None = None
    accredited_to: tuple[str, ...] = ()
    former: bool = False
    definite: bool = False
    indefinite: bool = False

    @property
    def told_state(self) -> str | None:
        """The state that it serves, or else that of its body: it tells one officer from another of the same office."""
        return self.state or (self.organisation.state if self.organisation is not None else None)


class PersonChunk(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens `[first, last)` of a person's mention; the name alone is `[name_first, name_last)`, empty for a nominal.

    `holders` are where the names begin that stand beside a plural nominal ("the two ministers, A and B").
    """

    first: int
    last: int
    name_first: int
    name_last: int
    titles: tuple[TitleChunk, ...] = ()
    state: str | None = None
    plural: bool = False
    holders: tuple[int, ...] = ()

    @property
    def named(self) -> bool:
        return self.name_last > self.name_first
