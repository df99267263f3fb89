"""Who holds the post that somebody asks for in their own words: "Kazakhstan's ambassador to Latvia"."""

import re
from typing import NamedTuple

from dragoman.lexicon.states import StateWord, load_states
from dragoman.register.officeholders import latest_posts
from dragoman.register.rows import PostRow
from dragoman.register.store import Register

_TOKEN = re.compile(r"'s\b|[^\s',;:()\"-]+")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_AT = {"to", "in", "at"}
_LINKS = {*_AT, "of", "the", "for", "and", "who", "is", "'s"}
_LOOKED_AT = 60
"""Of the posts of a state with such a title, those told last are looked at."""


class AskedPost(NamedTuple):
    """A post as it is asked for: words of its title, for which state, and at which."""

    title: str
    sending: str | None
    receiving: str | None


def asked_post(words: str) -> AskedPost | None:
    """The post that words ask for: a title, and the state it is of or at. None if they do not."""
    tokens = _TOKEN.findall(words.translate(_APOSTROPHES))
    found = _states_in(tokens) or _states_in([token.capitalize() for token in tokens])
    taken = {at + beyond for at, state in found for beyond in range(state.length)}
    title = [token for at, token in enumerate(tokens) if at not in taken and token.lower() not in _LINKS]
    if not found or not title:
        return None
    receiving = [state.code for at, state in found if _leads_to(tokens, at)]
    sending = [state.code for at, state in found if not _leads_to(tokens, at)]
    return AskedPost(" ".join(title), next(iter(sending), None), next(iter(receiving), None))


def asked_posts(register: Register, words: str, *, limit: int) -> list[PostRow]:
    """The posts that words ask for, those of which reports told last in front."""
    post = asked_post(words)
    if post is None:
        return []
    states = [state for state in (post.sending, post.receiving) if state]
    rows = latest_posts(register, states=states, words=post.title, limit=_LOOKED_AT)
    return [row for row in rows if _is_asked_for(row, post)][:limit]


def _states_in(tokens: list[str]) -> list[tuple[int, StateWord]]:
    return list(load_states().scan(tokens))


def _leads_to(tokens: list[str], at: int) -> bool:
    """Whether a state is one at which a post is: "to the Netherlands"."""
    before = [token.lower() for token in tokens[:at] if token.lower() != "the"]
    return bool(before) and before[-1] in _AT


def _is_asked_for(row: PostRow, post: AskedPost) -> bool:
    return (post.sending in (None, row.state)) and (post.receiving is None or post.receiving in row.accredited_to)
