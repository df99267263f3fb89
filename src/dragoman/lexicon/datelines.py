"""Datelines: "OSLO, June 29 -" before the first sentence of an agency's report."""

from collections.abc import Sequence

_DASHES = frozenset({"-", "--", "–", "—"})
LONGEST_DATELINE = 14  # words
_SMALL = frozenset({"and", "of", "de", "la", "el", "al", "the", "del", "da", "do"})
_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september"
    " october november december".split()
)


def after_dateline(words: Sequence[str]) -> int:
    """How many words of a paragraph are its dateline, with its dash: "OSLO , June 29 -"; 0 if it has none.

    A dateline begins with a place in capitals, or names a day: "Norway - a country of the north - …" has none.
    """
    dash = next((n for n, word in enumerate(words[:LONGEST_DATELINE]) if word in _DASHES), 0)
    if dash == 0 or dash + 1 >= len(words):
        return 0
    names = [word.strip("*.") for word in words[:dash] if any(letter.isalpha() for letter in word)]
    if not names or not all(name[:1].isupper() or name.lower() in _SMALL for name in names):
        return 0
    dated = any(name.lower() in _MONTHS for name in names[1:]) and any(word.isdigit() for word in words[:dash])
    capitals = len(names[0]) > 2 and names[0].isupper()
    return dash + 1 if capitals or dated else 0
