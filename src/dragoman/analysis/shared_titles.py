"""Shared titles: "the Spanish and Latvian ministers", "A and B, presidents of Spain and Latvia": one office of several."""

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.analysis.chunks import PersonChunk, StateChunk, TitleChunk
from dragoman.analysis.title_endings import RECEIVING
from dragoman.analysis.tokens import Token

_JOINTS = frozenset({"and", ",", "&"})
_OPENING = frozenset({",", ":", "-", "--", "("})
_OWNING = frozenset({"'s", "'"})


def widened(tokens: tuple[Token, ...], title: TitleChunk, state_at: Mapping[int, StateChunk]) -> TitleChunk:
    """A plural title with all the states that are told with it: "the Spanish, Latvian and Polish ministers"."""
    if not title.plural:
        return title
    first, before = _states_before(tokens, title, state_at)
    last, behind = _states_behind(tokens, title, state_at)
    states = () if before and behind else before or behind
    return msgspec.structs.replace(title, reach_first=first, reach_last=last, states=states)


def _states_before(
    tokens: tuple[Token, ...], title: TitleChunk, state_at: Mapping[int, StateChunk]
) -> tuple[int, tuple[str, ...]]:
    """The first token and the states of "Spain's and Latvia's", "Spanish, Latvian and Polish" in front of a title."""
    own = next((state_at[i] for i in range(title.first, title.head) if i in state_at), None)
    if own is None:
        return title.first, ()
    first, states = own.first, [own.code]
    while first >= 2 and tokens[first - 1].lower in _JOINTS:
        at = first - 2
        if tokens[at].lower in _JOINTS:  # "Spanish, Latvian, and Polish"
            at -= 1
        owned = at >= 1 and tokens[at].text in _OWNING
        state = state_at.get(at - 1 if owned else at)
        if state is None or not (owned or state.kind == "adjective"):
            break
        first = state.first
        states.insert(0, state.code)
    return (first, tuple(states)) if len(states) > 1 else (title.first, ())


def _states_behind(
    tokens: tuple[Token, ...], title: TitleChunk, state_at: Mapping[int, StateChunk]
) -> tuple[int, tuple[str, ...]]:
    """The end and the states of "of Spain, Latvia and Poland" behind a title."""
    own = [state_at[i] for i in range(title.words_last, title.last) if i in state_at]
    if not own or own[-1].last != title.last or own[-1].kind != "name":
        return title.last, ()
    last, states = title.last, [own[-1].code]
    while last < len(tokens) and tokens[last].lower in _JOINTS:
        at = last + 1
        while at < len(tokens) and tokens[at].lower in {"and", "the", "of"}:
            at += 1
        state = state_at.get(at)
        if state is None or state.kind != "name" or _leads_on(tokens, state.last):
            break
        last = state.last
        states.append(state.code)
    return (last, tuple(states)) if len(states) > 1 else (title.last, ())


def _leads_on(tokens: tuple[Token, ...], at: int) -> bool:
    """ "of Spain and Latvia's president", "of Spain and Latvia Ozols": the state begins another phrase."""
    return at < len(tokens) and (tokens[at].text in _OWNING or tokens[at].tag.startswith(("NN", "JJ")))


def shared_out(tokens: tuple[Token, ...], title: TitleChunk, chunks: Sequence[PersonChunk]) -> list[PersonChunk]:
    """The untitled persons listed right behind or before a plural title, each with the title and its own state."""
    if not title.plural:
        return []
    listed = _listed_behind(tokens, title, chunks) or _listed_before(tokens, title, chunks)
    if len(listed) < 2 or any(chunk.titles for chunk in listed) or len(title.states) not in {0, len(listed)}:
        return []
    states: tuple[str | None, ...] = title.states or tuple(chunk.state or title.state for chunk in listed)
    return [_holding(chunk, title, state) for chunk, state in zip(listed, states, strict=True)]


def _holding(chunk: PersonChunk, title: TitleChunk, state: str | None) -> PersonChunk:
    single = msgspec.structs.replace(title, plural=False, state=state, states=())
    return msgspec.structs.replace(chunk, titles=(single,), state=state)


def _listed_behind(tokens: tuple[Token, ...], title: TitleChunk, chunks: Sequence[PersonChunk]) -> list[PersonChunk]:
    at = _behind_accreditation(tokens, title)
    if at < len(tokens) and tokens[at].text in _OPENING:
        at += 1
    found: list[PersonChunk] = []
    for chunk in chunks:
        if chunk.first < at:
            continue
        if chunk.first != at:
            break
        found.append(chunk)
        at = chunk.last
        while at < len(tokens) and tokens[at].lower in _JOINTS:
            at += 1
    return found


def _behind_accreditation(tokens: tuple[Token, ...], title: TitleChunk) -> int:
    """ "the ambassadors of Spain and Latvia to Kenya, A and B": the list begins behind "to Kenya"."""
    at = title.reach_last
    if title.lemma in RECEIVING and at < len(tokens) and tokens[at].lower == "to":
        while at < len(tokens) and tokens[at].text not in _OPENING and at - title.reach_last < 5:
            at += 1
    return at


def _listed_before(tokens: tuple[Token, ...], title: TitleChunk, chunks: Sequence[PersonChunk]) -> list[PersonChunk]:
    at = title.reach_first
    if at > 0 and tokens[at - 1].lower in {"the", "both"}:
        at -= 1
    if at == 0 or tokens[at - 1].text not in {",", "("}:
        return []
    at -= 1
    found: list[PersonChunk] = []
    for chunk in reversed(chunks):
        if chunk.last > at:
            continue
        if chunk.last != at:
            break
        found.insert(0, chunk)
        at = chunk.first
        while at > 0 and tokens[at - 1].lower in _JOINTS:
            at -= 1
    return found
