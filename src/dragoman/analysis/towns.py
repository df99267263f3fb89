"""Towns whose words might be taken for a name."""

from dragoman.analysis.tokens import Token
from dragoman.lexicon.cities import load_cities


def words_of_towns(tokens: tuple[Token, ...]) -> frozenset[int]:
    """ "Ho Chi Minh City": the words of a town, and nobody's name."""
    found: set[int] = set()
    for end in [at + 1 for at, token in enumerate(tokens) if token.text == "City"]:
        for first in range(max(0, end - _LONGEST_TOWN), end - 1):
            match = load_cities().match([token.text for token in tokens[first:end]], 0)
            if match is not None and match.length == end - first:
                found.update(range(first, end))
    return frozenset(found)


_LONGEST_TOWN = 4
