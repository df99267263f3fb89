"""Datelines: "OSLO, June 29 -" before the first sentence of an agency's report."""

from collections.abc import Sequence

from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.states import load_states

_DASHES = frozenset({"-", "--", "–", "—"})
LONGEST_DATELINE = 14  # words
_SMALL = frozenset({"and", "of", "de", "la", "el", "al", "the", "del", "da", "do"})
_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september"
    " october november december".split()
)


def after_dateline(words: Sequence[str]) -> int:
    """How many words of a paragraph are its dateline, with its dash: "OSLO , June 29 -"; 0 if it has none.

    A dateline begins with a place in capitals, names a day or, in brackets, an agency, or is a city's name alone:
    "Norway - a country of the north - …" has none. Behind an agency a colon stands for the dash.
    """
    marks = enumerate(words[:LONGEST_DATELINE])
    dash = next((n for n, word in marks if word in _DASHES or (word == ":" and words[n - 1] == ")")), 0)
    if dash == 0 or dash + 1 >= len(words):
        return 0
    names = [word.strip("*.") for word in words[:dash] if any(letter.isalpha() for letter in word)]
    if not names or not all(name[:1].isupper() or name.lower() in _SMALL for name in names):
        return 0
    dated = any(name.lower() in _MONTHS for name in names[1:]) and any(word.isdigit() for word in words[:dash])
    capitals = len(names[0]) > 2 and names[0].isupper()
    agency = words[dash - 1] == ")" and "(" in words[1:dash]
    alone = words[dash + 1][:1].isupper() and _is_city(words[:dash])
    return dash + 1 if capitals or dated or agency or alone else 0


def _is_city(words: Sequence[str]) -> bool:
    """ "Rabat - The third forum …"."""
    city, state = load_cities().match(list(words), 0), load_states().match(list(words), 0)
    capital = state is not None and state.kind == "capital" and state.length == len(words)
    return capital or (city is not None and city.kind == "city" and not city.common and city.length == len(words))
