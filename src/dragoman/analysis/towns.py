"""Towns whose words might be taken for a name."""

from dragoman.analysis.tokens import Token
from dragoman.lexicon.cities import load_cities


def words_of_towns(tokens: tuple[Token, ...]) -> frozenset[int]:
    """ "Ho Chi Minh City", "in Siem Reap": the words of a town, and nobody's name."""
    found: set[int] = set()
    for at, token in enumerate(tokens[:-1]):
        town = load_cities().match([word.text for word in tokens[at + 1 : at + 5]], 0) if token.lower == "in" else None
        if town is not None and town.length > 1 and town.code is not None and not town.common:
            found.update(range(at + 1, at + 1 + town.length))
    for end in [at + 1 for at, token in enumerate(tokens) if token.text == "City"]:
        for first in range(max(0, end - _LONGEST_TOWN), end - 1):
            match = load_cities().match([token.text for token in tokens[first:end]], 0)
            if match is not None and match.length == end - first:
                found.update(range(first, end))
    return frozenset(found)


_LONGEST_TOWN = 4
