"""Words that may stand in a name, in a portfolio, or for a state."""

import re
from collections.abc import Sequence

from dragoman.analysis.chunks import StateChunk
from dragoman.analysis.tokens import Token
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_titles

NOT_NAMES = frozenset(
    "the a an this that these those at in on of for by with from during after before he she it they we i his her their its our my your who "
    "what when where while as also and but or if no not all both each some such there here mr mrs ms dr sir monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november december "
    "yes yesterday today tomorrow then new earlier later meanwhile however although since under over about between among following according last next "
    "visit speaking asked both several many most more other two three four five".split()
)


PARTICLES = frozenset(
    "al el bin ibn bint ben de da do dos das del della di du van von der den ten ter la le los abu abd af av zu e y ul-haq ul bte binti ould uld mc á".split()
)
# What joins the words of an organisation's name.
JOINERS = frozenset({"of", "for", "and", "&", "de", "la", "the", "on", "du", "des", "del", "für", "di", "in", "to"})


def is_name_word(token: Token) -> bool:
    """A capitalised word that may stand in a name."""
    return token.text[:1].isupper() and token.lower not in NOT_NAMES


# Words of a portfolio beside the modifiers of titles.
PORTFOLIO_WORDS = frozenset(
    "affairs relations cooperation development integration international european bilateral multilateral external and of "
    "petroleum ports railways gas steel industry industries trade infrastructure innovation electricity community abroad "
    "expatriates compatriots".split()
)


def is_of_portfolio(word: str) -> bool:
    """A word of an office's field: of \"Minister of Trade and Industry\" the second and the fourth."""
    return (word in load_titles().modifiers or word in PORTFOLIO_WORDS) and word not in {"of", "for"}


_ABSTRACT = ("ness", "tion", "sion", "ment", "ship", "ity", "ance", "ence", "ology", "ics")


def is_abstract(word: str) -> bool:
    """A capitalised word that is made like the name of a thing, and is no name of people: "Disaster Preparedness"."""
    return word.lower().endswith(_ABSTRACT) and len(word) > _SHORT and not is_given_name(word) and not is_surname(word)


_SHORT = 6


def state_over(states: list[StateChunk], position: int) -> StateChunk | None:
    """The state whose words stand at a position."""
    return next((state for state in states if state.first <= position < state.last), None)


def are_shouted(words: Sequence[str]) -> bool:
    """Words in capitals throughout, but for a few."""
    return sum(word.isupper() for word in words) > _SHOUTED * len(words)


_SHOUTED = 0.7


def without_article(word: str) -> str:
    """`al-burhan` → `burhan`: a family name in small letters without the article that papers drop."""
    return _ARTICLE.sub("", word)


_ARTICLE = re.compile(r"^(?:al|el|as|ash|ar|an|az|ad|at)-(?=\w{3})")
